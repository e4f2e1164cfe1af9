/*
 * narrative.c
 *		What reports state in sentences: govreport_narrative(), and its
 *		vocabulary, govreport_measures().
 */
#include "pg/lang.h"
#include "pg/reader.h"
#include "pg/rows.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#include "core/tell/sentences.h"

typedef struct Narrating
{
	GovrptInput in;
	GovProse	prose;
} Narrating;

static GovErrorCode
narrate(GovArena *a, void *arg)
{
	Narrating  *n = arg;

	return gov_read_narrative(a, n->in.s, n->in.len, &n->prose);
}

enum
{
	STATED_MEASURE, STATED_VALUE, STATED_UNIT, STATED_QUALIFIER, STATED_PARTY, STATED_SCOPE,
	STATED_YEAR, STATED_RAW, STATED_LINE
};

static void
put_statement(GovrptRows *rows, const GovStatement *s)
{
	const GovMeasure *measure = &gov_measures[s->measure];

	govrpt_row_set_code(rows, STATED_MEASURE, measure->code);
	govrpt_row_set_decimal(rows, STATED_VALUE, gov_decimal(s->value, s->scale));
	govrpt_row_set_name(rows, STATED_UNIT, s->percent ? "%" : measure->unit);
	govrpt_row_set_code(rows, STATED_QUALIFIER, gov_qualifier_names[s->qualifier]);
	govrpt_row_set_code(rows, STATED_PARTY, gov_applicant_names[s->applicant]);
	govrpt_row_set_code(rows, STATED_SCOPE, gov_prose_scope_names[s->scope]);
	if (s->year != 0)
		govrpt_row_set(rows, STATED_YEAR, Int32GetDatum(s->year));
	govrpt_row_set_content(rows, STATED_RAW, s->raw);
	govrpt_row_set(rows, STATED_LINE, Int32GetDatum((int32) s->line));
	govrpt_rows_put(rows);
}

static Datum
statement_rows(FunctionCallInfo fcinfo, bool is_bytes)
{
	GovrptRows	rows;
	GovrptReader *reader = govrpt_reader(fcinfo);
	Narrating	n = {.in = {NULL}};
	MemoryContext row_cxt;
	MemoryContext old;

	govrpt_rows_begin(&rows, fcinfo);
	n.in = govrpt_reader_input(fcinfo, reader, is_bytes, NULL);
	row_cxt = AllocSetContextCreate(CurrentMemoryContext, "govreport_narrative", ALLOCSET_DEFAULT_SIZES);
	govrpt_run(&reader->arena, narrate, &n);
	old = MemoryContextSwitchTo(row_cxt);
	for (uint32_t i = 0; i < n.prose.n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		put_statement(&rows, &n.prose.list[i]);
		MemoryContextReset(row_cxt);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(row_cxt);
	govrpt_reader_release(reader);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_narrative_text);
Datum
govreport_narrative_text(PG_FUNCTION_ARGS)
{
	return statement_rows(fcinfo, false);
}

PG_FUNCTION_INFO_V1(govreport_narrative_bytea);
Datum
govreport_narrative_bytea(PG_FUNCTION_ARGS)
{
	return statement_rows(fcinfo, true);
}

enum
{
	CHECK_RULE, CHECK_SEVERITY, CHECK_STATUS, CHECK_ITEM, CHECK_PARTY, CHECK_LHS, CHECK_RHS,
	CHECK_DIFFERENCE, CHECK_MESSAGE, CHECK_BASIS
};

#define CHECK_MESSAGE_MAX	400

static void
put_finding(GovrptRows *rows, GovLang lang, const GovStatement *s, const GovNarrativeFinding *found)
{
	char		message[CHECK_MESSAGE_MAX];
	GovMessage	w = {message, sizeof(message)};

	gov_tell_put_statement(&w, lang, s, found->verdict);
	govrpt_row_set_code(rows, CHECK_RULE, gov_rules[GOV_RULE_NARRATIVE].code);
	govrpt_row_set_code(rows, CHECK_SEVERITY, gov_rules[GOV_RULE_NARRATIVE].severity);
	govrpt_row_set_code(rows, CHECK_STATUS, gov_rules_verdict_names[found->verdict]);
	if (found->item >= 0)
		govrpt_row_set_code(rows, CHECK_ITEM, gov_items[found->item].code);
	if (found->party >= 0)
		govrpt_row_set_code(rows, CHECK_PARTY, gov_parties[found->party].code);
	govrpt_row_set_cell(rows, found->item, found->party);
	govrpt_row_set_decimal(rows, CHECK_LHS, found->stated);
	if (found->has_cell)
		govrpt_row_set_decimal(rows, CHECK_RHS, found->cell);
	if (found->has_difference)
		govrpt_row_set_decimal(rows, CHECK_DIFFERENCE, found->difference);
	govrpt_row_set_text(rows, CHECK_MESSAGE, message);
	govrpt_row_set_code(rows, CHECK_BASIS, found->basis);
	govrpt_rows_put(rows);
}

static Datum
finding_rows(FunctionCallInfo fcinfo, bool is_bytes)
{
	GovrptRows	rows;
	GovrptReader *reader = govrpt_reader(fcinfo);
	const GovReport *report = &reader->report;
	GovrptInput in;
	GovLang		lang = govrpt_lang_arg(fcinfo, 1, GOV_EN);
	MemoryContext row_cxt;
	MemoryContext old;

	govrpt_rows_begin(&rows, fcinfo);
	in = govrpt_reader_input(fcinfo, reader, is_bytes, NULL);
	row_cxt = AllocSetContextCreate(CurrentMemoryContext, "govreport_check_narrative", ALLOCSET_DEFAULT_SIZES);
	govrpt_reader_read(reader, in, GOV_READ_HEADER | GOV_READ_PROSE, NULL);
	old = MemoryContextSwitchTo(row_cxt);
	for (uint32_t i = 0; report->is_report && i < report->prose.n; i++)
	{
		GovNarrativeReport of = {&report->figures, report->header.year, report->scope};
		GovNarrativeFinding found;

		CHECK_FOR_INTERRUPTS();
		if (gov_narrative_check(&of, &report->prose.list[i], &found))
			put_finding(&rows, lang, &report->prose.list[i], &found);
		MemoryContextReset(row_cxt);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(row_cxt);
	govrpt_reader_release(reader);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_check_narrative_text);
Datum
govreport_check_narrative_text(PG_FUNCTION_ARGS)
{
	return finding_rows(fcinfo, false);
}

PG_FUNCTION_INFO_V1(govreport_check_narrative_bytea);
Datum
govreport_check_narrative_bytea(PG_FUNCTION_ARGS)
{
	return finding_rows(fcinfo, true);
}

enum
{
	MEASURE_CODE, MEASURE_LABEL_ZH, MEASURE_LABEL_EN, MEASURE_UNIT, MEASURE_TABLE2014,
	MEASURE_LATER_ITEM, MEASURE_MAPPING
};

PG_FUNCTION_INFO_V1(govreport_measures);
Datum
govreport_measures(PG_FUNCTION_ARGS)
{
	GovrptRows	rows;

	govrpt_rows_begin(&rows, fcinfo);
	for (int i = 0; i < gov_nmeasures; i++)
	{
		const GovMeasure *m = &gov_measures[i];

		govrpt_row_set_code(&rows, MEASURE_CODE, m->code);
		govrpt_row_set_name(&rows, MEASURE_LABEL_ZH, m->label_zh);
		govrpt_row_set_name(&rows, MEASURE_LABEL_EN, m->label_en);
		govrpt_row_set_name(&rows, MEASURE_UNIT, m->unit);
		govrpt_row_set_name(&rows, MEASURE_TABLE2014, m->table2014);
		govrpt_row_set_code(&rows, MEASURE_LATER_ITEM, m->later);
		govrpt_row_set_code(&rows, MEASURE_MAPPING, gov_mapping_names[m->mapping]);
		govrpt_rows_put(&rows);
	}
	return (Datum) 0;
}
