/*
 * findings.c
 *		Every problem of a report: govreport_findings().
 */
#include "pg/findings.h"

#include "pg/lang.h"
#include "pg/rows.h"

#include "miscadmin.h"

/* The columns of govreport_findings(). */
enum
{
	COL_SEVERITY, COL_CODE, COL_CELL, COL_LABEL, COL_LINE, COL_RAW, COL_PRINTED, COL_SUGGESTED, COL_MESSAGE
};


/*
 * What is to be told of
 */

static void
open_report(FunctionCallInfo fcinfo, GovrptCase *c)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	GovrptReportMap *map = govrpt_report_map(fcinfo->flinfo, report);
	GovrptFields fields;
	bool		isnull;
	Datum		title = govrpt_report_get(map, report, REPORT_TITLE, &isnull);

	if (!isnull)
		c->title = govrpt_core_text(title);
	govrpt_report_fields(map, report, &fields);
	c->agency = fields.agency;
	c->source.year = fields.year;
	govrpt_report_open(map, report, &c->figures);
	c->source.figures = &c->figures;
	c->source.is_report = true;
}

static void
open_text(FunctionCallInfo fcinfo, GovrptCase *c, bool is_bytes)
{
	GovrptReader *reader = govrpt_reader(fcinfo);
	const GovReport *r = &reader->report;
	GovrptInput in;

	c->reader = reader;
	c->diags.arena = &reader->input;
	in = govrpt_reader_input(fcinfo, reader, is_bytes, &c->diags);
	govrpt_reader_read(reader, in, GOV_READ_HEADER | GOV_READ_CELLS | GOV_READ_PROSE, &c->diags);
	c->source.is_report = r->is_report;
	c->source.figures = &r->figures;
	c->source.year = r->header.year;
	c->source.cells = r->cells;
	c->source.ncells = r->ncells;
	c->source.diags = &c->diags;
	c->source.prose = &r->prose;
	c->source.scope = r->scope;
	c->agency = r->header.agency;
	c->title = r->header.title;
}

static void
open_previous(FunctionCallInfo fcinfo, GovrptCase *c)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(1);
	GovrptReportMap *map;
	GovrptFields fields;

	if (c->reader)
	{
		map = &c->reader->map;
		govrpt_report_learn(map, fcinfo->flinfo->fn_mcxt, report);
	}
	else
		map = govrpt_report_map(fcinfo->flinfo, report);
	govrpt_report_fields(map, report, &fields);
	govrpt_report_open(map, report, &c->previous);
	c->source.previous = &c->previous;
	c->source.previous_year = fields.year;
	if (c->source.year != 0 && fields.year >= c->source.year)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the report is of %d, that of the year before is of %d", c->source.year, fields.year)));
}

GovrptCase *
govrpt_case_open(FunctionCallInfo fcinfo, GovrptCaseOf of, bool with_previous)
{
	GovrptCase *c = palloc0(sizeof(GovrptCase));
	int			lang = PG_NARGS() - 1;

	/* there may be no report of the year before; the rest is needed */
	for (int i = 0; i < PG_NARGS(); i++)
		if (PG_ARGISNULL(i) && !(i == 1 && with_previous))
			return NULL;
	c->lang = govrpt_lang_arg(fcinfo, lang, GOV_ZH);
	if (of == OF_REPORT)
		open_report(fcinfo, c);
	else
		open_text(fcinfo, c, of == OF_BYTES);
	if (with_previous && !PG_ARGISNULL(1))
		open_previous(fcinfo, c);
	return c;
}

void
govrpt_case_close(GovrptCase *c)
{
	if (c->reader)
		govrpt_reader_release(c->reader);
}


/*
 * Rows
 */

typedef struct Telling
{
	const GovrptCase *c;
	GovFindings found;
} Telling;

static GovErrorCode
tell(GovArena *a, void *arg)
{
	Telling    *t = arg;

	return gov_tell_findings(a, &t->c->source, t->c->lang, &t->found);
}

static void
put_finding(GovrptRows *rows, const GovTold *told)
{
	govrpt_row_set_code(rows, COL_SEVERITY, gov_severity_names[told->severity]);
	govrpt_row_set_code(rows, COL_CODE, told->code);
	govrpt_row_set_content(rows, COL_CELL, told->cell);
	if (told->label.s)
		rows->values[COL_LABEL] = govrpt_name_datum(told->label, &rows->nulls[COL_LABEL]);
	if (told->line != 0)
		govrpt_row_set(rows, COL_LINE, Int32GetDatum((int32) told->line));
	govrpt_row_set_content(rows, COL_RAW, told->raw);
	if (told->has_printed)
		govrpt_row_set_decimal(rows, COL_PRINTED, told->printed);
	if (told->has_suggested)
		govrpt_row_set_decimal(rows, COL_SUGGESTED, told->suggested);
	govrpt_row_set_content(rows, COL_MESSAGE, told->message);
	govrpt_rows_put(rows);
}

static Datum
findings(FunctionCallInfo fcinfo, GovrptCaseOf of)
{
	GovrptRows	rows;
	GovArena	arena;
	Telling		t = {0};

	govrpt_rows_begin(&rows, fcinfo);
	t.c = govrpt_case_open(fcinfo, of, PG_NARGS() > 2);
	if (t.c == NULL)
		return (Datum) 0;
	govrpt_arena_init(&arena, CurrentMemoryContext);
	govrpt_run(&arena, tell, &t);
	for (uint32_t i = 0; i < t.found.n; i++)
		put_finding(&rows, &t.found.list[i]);
	gov_arena_free(&arena);
	govrpt_case_close((GovrptCase *) t.c);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_findings);
Datum
govreport_findings(PG_FUNCTION_ARGS)
{
	return findings(fcinfo, OF_REPORT);
}

PG_FUNCTION_INFO_V1(govreport_findings_text);
Datum
govreport_findings_text(PG_FUNCTION_ARGS)
{
	return findings(fcinfo, OF_TEXT);
}

PG_FUNCTION_INFO_V1(govreport_findings_bytea);
Datum
govreport_findings_bytea(PG_FUNCTION_ARGS)
{
	return findings(fcinfo, OF_BYTES);
}
