/*
 * stated.c
 *		A report of what its sentences alone state: govreport_stated().
 */
#include "pg/reader.h"

#include "core/narrative/narrative.h"

typedef struct Stating
{
	GovrptInput in;
	GovReport  *report;
	GovDocumentKind kind;
} Stating;

static GovErrorCode
read_account(GovArena *a, void *arg)
{
	Stating    *s = arg;

	return gov_read_account(a, s->in.s, s->in.len, s->report, &s->kind);
}

static Datum
stated(FunctionCallInfo fcinfo, bool is_bytes)
{
	GovrptReader *reader = govrpt_reader(fcinfo);
	GovReport  *report = &reader->report;
	Stating		s = {.in = govrpt_reader_input(fcinfo, reader, is_bytes, NULL),.report = report};
	GovNarrativeReport of = {.figures = &report->figures};
	GovFigures	figures;
	Datum		result = (Datum) 0;
	bool		any;

	govrpt_run(&reader->arena, read_account, &s);
	of.year = report->header.year;
	of.scope = report->scope;
	any = gov_narrative_stated(&of, &report->prose, &figures) > 0 ||
		s.kind != GOV_DOCUMENT_OTHER;
	if (any)
		result = govrpt_reader_form(fcinfo, reader, report, &figures);
	govrpt_reader_release(reader);
	if (!any)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(result);
}

PG_FUNCTION_INFO_V1(govreport_stated_text);
Datum
govreport_stated_text(PG_FUNCTION_ARGS)
{
	return stated(fcinfo, false);
}

PG_FUNCTION_INFO_V1(govreport_stated_bytea);
Datum
govreport_stated_bytea(PG_FUNCTION_ARGS)
{
	return stated(fcinfo, true);
}
