/*
 * notice.c
 *		The letter about a report: govreport_notice().
 */
#include "pg/encoding.h"
#include "pg/findings.h"
#include "pg/render.h"

#include "core/tell/notice.h"

typedef struct NoticeWork
{
	const GovrptCase *c;
	GovNotice	notice;
	GovFindings found;
	GovStr		out;
} NoticeWork;

static GovErrorCode
write_notice(GovArena *a, void *arg)
{
	NoticeWork *w = arg;
	GovErrorCode code = gov_tell_findings(a, &w->c->source, w->c->lang, &w->found);

	return code != GOV_OK ? code : gov_tell_notice(a, &w->notice, &w->found, &w->out);
}

/* The format and the language are the last two arguments. */
static Datum
notice(FunctionCallInfo fcinfo, GovrptCaseOf of)
{
	GovrptCase *c = govrpt_case_open(fcinfo, of, PG_NARGS() > 3);
	NoticeWork	w = {.c = c};
	GovArena	arena;
	Datum		result;

	if (c == NULL)
		PG_RETURN_NULL();
	w.notice.to.agency = c->agency;
	w.notice.to.title = c->title;
	w.notice.to.year = c->source.year;
	w.notice.lang = c->lang;
	w.notice.format = govrpt_render_format(PG_GETARG_TEXT_PP(PG_NARGS() - 2));
	govrpt_arena_init(&arena, CurrentMemoryContext);
	govrpt_run(&arena, write_notice, &w);
	result = govrpt_text_datum(w.out);
	gov_arena_free(&arena);
	govrpt_case_close(c);
	PG_RETURN_DATUM(result);
}

PG_FUNCTION_INFO_V1(govreport_notice);
Datum
govreport_notice(PG_FUNCTION_ARGS)
{
	return notice(fcinfo, OF_REPORT);
}

PG_FUNCTION_INFO_V1(govreport_notice_text);
Datum
govreport_notice_text(PG_FUNCTION_ARGS)
{
	return notice(fcinfo, OF_TEXT);
}

PG_FUNCTION_INFO_V1(govreport_notice_bytea);
Datum
govreport_notice_bytea(PG_FUNCTION_ARGS)
{
	return notice(fcinfo, OF_BYTES);
}
