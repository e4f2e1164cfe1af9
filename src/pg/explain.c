/*
 * explain.c
 *		Which figures are wrong, and which missing ones follow from the rest:
 *		govreport_explain(), govreport_impute().
 */
#include "pg/explain.h"

#include "pg/figures.h"
#include "pg/lang.h"
#include "pg/report_row.h"
#include "pg/rows.h"

#include "funcapi.h"
#include "lib/stringinfo.h"

#include "core/explain/explain.h"
#include "core/tell/changes.h"

/* The columns of govreport_explain(). */
enum
{
	COL_EXPLANATION, COL_EXPLANATIONS, COL_KIND, COL_COST, COL_CERTAIN, COL_ITEM, COL_PARTY,
	COL_REPORTED, COL_SUGGESTED, COL_CELL, COL_MESSAGE
};

#define DEFAULT_CELLS	4		/* that an explanation in a hint may change */
#define MAX_NAMED		4		/* cells that a hint names */
#define COST_SCALE		2		/* decimals of a cost */

/* What is to be explained. */
typedef struct Question
{
	GovFigures	figures;
	GovFigures	previous;
	bool		has_previous;
	int			max_cells;
	GovExplained answer;
} Question;

static GovErrorCode
explain(GovArena *a, void *arg)
{
	Question   *q = arg;

	return gov_explain(a, &q->figures, q->has_previous ? &q->previous : NULL, q->max_cells,
					   &q->answer);
}

/* Scripts of before have no such column. */
static void
set_message(GovrptRows *rows, GovLang lang, const GovChange *c)
{
	char		buf[GOV_TELL_MESSAGE_MAX];
	GovMessage	w = {buf, sizeof(buf)};

	if (rows->tupdesc->natts <= COL_MESSAGE)
		return;
	gov_tell_put_change(&w, lang, c);
	govrpt_row_set_text(rows, COL_MESSAGE, buf);
}

static void
put_change(GovrptRows *rows, GovLang lang, const GovExplained *out, int i, const GovChange *c)
{
	const GovExplanation *e = &out->list[i];
	int			party = gov_form_party_of_slot(c->slot);

	govrpt_row_set(rows, COL_EXPLANATION, Int32GetDatum(i + 1));
	if (gov_explain_is_counted(out))
		govrpt_row_set(rows, COL_EXPLANATIONS, Int64GetDatum(out->count));
	govrpt_row_set_code(rows, COL_KIND, gov_explain_accident_names[c->kind]);
	govrpt_row_set_decimal(rows, COL_COST, gov_decimal(e->cost, COST_SCALE));
	govrpt_row_set(rows, COL_CERTAIN, BoolGetDatum(gov_explain_is_certain(out, e)));
	govrpt_row_set_code(rows, COL_ITEM, gov_items[gov_form_item_of_slot(c->slot)].code);
	if (party >= 0)
		govrpt_row_set_code(rows, COL_PARTY, gov_parties[party].code);
	govrpt_row_set_cell(rows, gov_form_item_of_slot(c->slot), party);
	if (c->has_reported)
		govrpt_row_set_decimal(rows, COL_REPORTED, c->reported);
	if (c->determined || c->by_link)
		govrpt_row_set_decimal(rows, COL_SUGGESTED, gov_decimal(c->suggested, 0));
	set_message(rows, lang, c);
	govrpt_rows_put(rows);
}

PG_FUNCTION_INFO_V1(govreport_explain);
Datum
govreport_explain(PG_FUNCTION_ARGS)
{
	GovrptRows	rows;
	Question   *q = palloc0(sizeof(Question));
	GovArena	arena;
	GovLang		lang;

	govrpt_rows_begin(&rows, fcinfo);
	/* with the year before it is not strict: there may be none */
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || (PG_NARGS() > 3 && PG_ARGISNULL(3)))
		return (Datum) 0;
	lang = govrpt_lang_arg(fcinfo, 3, GOV_EN);
	q->max_cells = PG_GETARG_INT32(1);
	if (q->max_cells < 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("max_cells must be at least 1"),
				 errdetail("It is %d.", q->max_cells)));
	govrpt_report_open_arg(fcinfo, 0, &q->figures);
	q->has_previous = PG_NARGS() > 2 && !PG_ARGISNULL(2);
	if (q->has_previous)
		govrpt_report_open_arg(fcinfo, 2, &q->previous);

	govrpt_arena_init(&arena, CurrentMemoryContext);
	govrpt_run(&arena, explain, q);
	for (int i = 0; i < q->answer.n; i++)
		for (int k = 0; k < q->answer.list[i].nchanges; k++)
			put_change(&rows, lang, &q->answer, i, &q->answer.list[i].changes[k]);
	gov_arena_free(&arena);
	return (Datum) 0;
}


/*
 * The hint
 */

static void
name_change(StringInfo s, const GovChange *c)
{
	char		buf[GOV_DECIMAL_MAXLEN];
	int			party = gov_form_party_of_slot(c->slot);

	appendStringInfoString(s, gov_items[gov_form_item_of_slot(c->slot)].code);
	if (party >= 0)
		appendStringInfo(s, ".%s", gov_parties[party].code);
	gov_decimal_print(c->reported, buf);
	if (c->determined)
		appendStringInfo(s, " is " INT64_FORMAT ", not %s", c->suggested, buf);
	else
		appendStringInfo(s, " is not %s", buf);
}

/* Appends "a is 1, not 2, and b is not 3". */
static void
name_changes(StringInfo s, const GovExplanation *e)
{
	for (int i = 0; i < e->nchanges; i++)
	{
		if (i == MAX_NAMED && e->nchanges > MAX_NAMED + 1)
		{
			appendStringInfo(s, ", and %d more cells", e->nchanges - MAX_NAMED);
			break;
		}
		if (i > 0)
			appendStringInfoString(s, i == e->nchanges - 1 ? ", and " : ", ");
		name_change(s, &e->changes[i]);
	}
}

/* Appends " (kind, kind)", each once. */
static void
name_kinds(StringInfo s, const GovExplanation *e)
{
	bool		seen[GOV_NACCIDENTS] = {0};
	int			nkinds = 0;

	for (int i = 0; i < e->nchanges; i++)
	{
		GovAccident kind = e->changes[i].kind;

		if (seen[kind])
			continue;
		seen[kind] = true;
		appendStringInfo(s, "%s%s", nkinds++ ? ", " : " (", gov_explain_accident_names[kind]);
	}
	appendStringInfoChar(s, ')');
}

/* Appends how many explanations there are, and how to see them. */
static void
name_others(StringInfo s, const GovExplained *out)
{
	if (!gov_explain_is_counted(out))
		appendStringInfoString(s, "there may be more explanations than were counted");
	else if (out->count == out->ties)
		appendStringInfo(s, INT64_FORMAT " explanation%s of %d cell%s", out->count,
						 out->count == 1 ? "" : "s", out->size, out->size == 1 ? "" : "s");
	else
		appendStringInfo(s, INT64_FORMAT " explanation%s", out->count, out->count == 1 ? "" : "s");
	appendStringInfo(s, "; SELECT * FROM govreport_explain(report) lists %s.",
					 gov_explain_is_counted(out) && out->count == 1 ? "it" : "them");
}

char *
govrpt_explain_hint(const GovFigures *f)
{
	StringInfoData s;
	GovArena	arena;
	GovExplained out;

	initStringInfo(&s);
	govrpt_arena_init(&arena, CurrentMemoryContext);
	/* the hint is a courtesy: it must not hide the error that it is for */
	if (gov_explain(&arena, f, NULL, DEFAULT_CELLS, &out) != GOV_OK)
		out.n = 0, out.complete = false;
	if (out.n == 0)
	{
		if (out.complete)
			appendStringInfo(&s, "No change of up to %d cells explains it. ", DEFAULT_CELLS);
		appendStringInfoString(&s, "govreport_check() shows every rule with both its sides.");
	}
	else
	{
		appendStringInfoString(&s, "Most likely ");
		name_changes(&s, &out.list[0]);
		name_kinds(&s, &out.list[0]);
		appendStringInfoString(&s, "; ");
		name_others(&s, &out);
	}
	gov_arena_free(&arena);
	return s.data;
}


/*
 * Missing figures
 */

PG_FUNCTION_INFO_V1(govreport_impute);
Datum
govreport_impute(PG_FUNCTION_ARGS)
{
	return govrpt_report_fill(fcinfo, gov_explain_impute);
}
