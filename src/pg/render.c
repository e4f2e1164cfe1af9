/*
 * render.c
 *		govreport_render(): the statutory tables, printed, alone or in a whole report;
 *		govreport_summary(): a report on a screen.
 */
#include "pg/render.h"

#include "pg/adcode.h"
#include "pg/dates.h"
#include "pg/encoding.h"
#include "pg/figures.h"
#include "pg/host.h"
#include "pg/lang.h"
#include "pg/names.h"
#include "pg/reader.h"
#include "pg/report_row.h"
#include "pg/sections.h"

#include "core/render/csv.h"
#include "core/render/summary.h"

typedef struct RenderCache
{
	GovArena	arena;
	GovrptReportMap map;
} RenderCache;

/* What is to be printed, and the print. */
typedef struct Print
{
	GovHeader	header;
	GovFigures	figures;
	GovPrintable what;
	GovRenderFormat format;
	bool		english;
	GovStr		out;
} Print;

static RenderCache *
get_cache(FmgrInfo *flinfo)
{
	if (flinfo->fn_extra == NULL)
	{
		RenderCache *cache = MemoryContextAllocZero(flinfo->fn_mcxt, sizeof(RenderCache));

		govrpt_arena_init(&cache->arena, flinfo->fn_mcxt);
		flinfo->fn_extra = cache;
	}
	return flinfo->fn_extra;
}

/* Opens figures: of a sum of one report that report, of other sums the numbers. */
static void
open_figures(Datum figures, GovFigures *f, GovPrintable *what)
{
	struct varlena *v = PG_DETOAST_DATUM_PACKED(figures);
	GovWide    *w;
	GovError	err;

	if (!govrpt_is_sum(v))
	{
		govrpt_figures_decode(PointerGetDatum(v), f);
		return;
	}
	w = govrpt_sum_load(v);
	what->reports = w->reports;
	for (int i = 0; i < GOV_ALL_SLOTS && (w->shape & GOV_WIDE_NOTES); i++)
		what->imputed |= w->notes[GOV_NOTE_IMPUTED][i] > 0;
	if (!gov_figures_sum_single(w, f) && !gov_figures_sum_open(w, f, &err))
		govrpt_raise(&err);
	pfree(w);
}

static GovStr
text_of(const GovrptReportRow *row, GovrptAttribute att)
{
	GovStr		none = {NULL, 0};

	return row->nulls[att] ? none : govrpt_core_text(row->values[att]);
}

static void
open_report(const GovrptReportRow *row, Print *p)
{
	GovHeader  *h = &p->header;

	p->what.header = h;
	p->what.figures = &p->figures;
	p->what.reports = 1;
	h->agency = text_of(row, REPORT_AGENCY);
	h->title = text_of(row, REPORT_TITLE);
	h->index_no = text_of(row, REPORT_INDEX_NO);
	h->doc_no = text_of(row, REPORT_DOC_NO);
	if (!row->nulls[REPORT_REGION])
		p->what.region = adcode_division(DatumGetAdCode(row->values[REPORT_REGION]));
	if (!row->nulls[REPORT_YEAR])
		h->year = DatumGetInt32(row->values[REPORT_YEAR]);
	if (!row->nulls[REPORT_PUBLISHED])
		h->published = govrpt_core_date(row->values[REPORT_PUBLISHED]);
	if (!row->nulls[REPORT_PERIOD])
		govrpt_core_period(row->values[REPORT_PERIOD], &h->period_from, &h->period_to);
	if (!row->nulls[REPORT_SCOPE])
		p->what.scope = govrpt_scope(row->values[REPORT_SCOPE]);
	if (!row->nulls[REPORT_FIGURES])
		open_figures(row->values[REPORT_FIGURES], &p->figures, &p->what);
}

GovRenderFormat
govrpt_render_format(text *name)
{
	const char *s = VARDATA_ANY(name);
	size_t		len = VARSIZE_ANY_EXHDR(name);

	for (int i = 0; i < GOV_NRENDER_FORMATS; i++)
		if (strlen(gov_render_format_names[i]) == len &&
			pg_strncasecmp(gov_render_format_names[i], s, len) == 0)
			return (GovRenderFormat) i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown format \"%s\"", govrpt_shown(s, len)),
			 errhint("There are \"html\", \"markdown\" and \"text\".")));
	return GOV_RENDER_TEXT;		/* not reached */
}

static GovErrorCode
render(GovArena *a, void *arg)
{
	Print	   *p = arg;

	return gov_render(a, &p->what, p->format, &p->out);
}

static GovErrorCode
summarize(GovArena *a, void *arg)
{
	Print	   *p = arg;

	return gov_render_summary(a, &p->what, p->english, &p->out);
}

/* Prints argument 0 as how says. */
static Datum
print_report(FunctionCallInfo fcinfo, Print *p, GovErrorCode (*how) (GovArena *a, void *arg))
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	RenderCache *cache = get_cache(fcinfo->flinfo);
	GovrptReportRow row;
	Datum		result;

	govrpt_report_learn(&cache->map, fcinfo->flinfo->fn_mcxt, report);
	govrpt_report_deform(&cache->map, report, &row);
	open_report(&row, p);
	govrpt_run(&cache->arena, how, p);
	result = govrpt_text_datum(p->out);
	gov_arena_reset(&cache->arena);
	return result;
}

PG_FUNCTION_INFO_V1(govreport_render);
Datum
govreport_render(PG_FUNCTION_ARGS)
{
	Print	   *p = palloc0(sizeof(Print));

	p->format = govrpt_render_format(PG_GETARG_TEXT_PP(1));
	PG_RETURN_DATUM(print_report(fcinfo, p, render));
}

/* Not strict: without sections the tables stand under the form's headings. */
PG_FUNCTION_INFO_V1(govreport_render_sections);
Datum
govreport_render_sections(PG_FUNCTION_ARGS)
{
	Print	   *p = palloc0(sizeof(Print));

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	p->format = govrpt_render_format(PG_GETARG_TEXT_PP(1));
	p->what.whole = true;
	if (!PG_ARGISNULL(2))
		p->what.sections = govrpt_sections(PG_GETARG_JSONB_P(2), &p->what.nsections);
	PG_RETURN_DATUM(print_report(fcinfo, p, render));
}

/* A text to be read and printed. */
typedef struct Reprint
{
	GovrptInput in;
	GovReport  *report;
	GovRenderFormat format;
	GovStr		out;
} Reprint;

static GovErrorCode
reprint(GovArena *a, void *arg)
{
	Reprint    *r = arg;
	GovText		page;
	GovSection *sections;
	GovErrorCode code;
	GovPrintable what = {.header = &r->report->header,.figures = &r->report->figures,
	.reports = 1,.whole = true};

	if ((code = gov_read(a, r->in.s, r->in.len, GOV_READ_HEADER, r->report, NULL)) != GOV_OK)
		return code;
	if (!r->report->is_report)
		return GOV_OK;
	if ((code = gov_read_sections(a, r->in.s, r->in.len, &page, &sections, &what.nsections)) != GOV_OK)
		return code;
	what.sections = sections;
	what.region = r->report->region;
	what.scope = r->report->scope;
	return gov_render(a, &what, r->format, &r->out);
}

static Datum
reprint_text(FunctionCallInfo fcinfo, bool is_bytes)
{
	Reprint		r = {.format = govrpt_render_format(PG_GETARG_TEXT_PP(1))};
	GovrptReader *reader = govrpt_reader(fcinfo);
	Datum		result = (Datum) 0;

	r.in = govrpt_reader_input(fcinfo, reader, is_bytes, NULL);
	r.report = &reader->report;
	govrpt_run(&reader->arena, reprint, &r);
	fcinfo->isnull = !reader->report.is_report;
	if (reader->report.is_report)
		result = govrpt_text_datum(r.out);
	govrpt_reader_release(reader);
	return result;
}

PG_FUNCTION_INFO_V1(govreport_render_text);
Datum
govreport_render_text(PG_FUNCTION_ARGS)
{
	return reprint_text(fcinfo, false);
}

PG_FUNCTION_INFO_V1(govreport_render_bytea);
Datum
govreport_render_bytea(PG_FUNCTION_ARGS)
{
	return reprint_text(fcinfo, true);
}

static GovErrorCode
make_csv_line(GovArena *a, void *arg)
{
	Print	   *p = arg;

	return gov_render_csv_line(a, &p->what, &p->out);
}

PG_FUNCTION_INFO_V1(govreport_csv);
Datum
govreport_csv(PG_FUNCTION_ARGS)
{
	Print	   *p = palloc0(sizeof(Print));

	PG_RETURN_DATUM(print_report(fcinfo, p, make_csv_line));
}

static GovErrorCode
make_csv_heads(GovArena *a, void *arg)
{
	return gov_render_csv_heads(a, (GovStr *) arg);
}

PG_FUNCTION_INFO_V1(govreport_csv_heads);
Datum
govreport_csv_heads(PG_FUNCTION_ARGS)
{
	RenderCache *cache = get_cache(fcinfo->flinfo);
	GovStr		heads;
	Datum		result;

	govrpt_run(&cache->arena, make_csv_heads, &heads);
	/* a database of GB2312 has no such mark */
	if (govrpt_server_name(govrpt_str(GOV_CSV_MARK)) == NULL)
	{
		heads.s += strlen(GOV_CSV_MARK);
		heads.len -= strlen(GOV_CSV_MARK);
	}
	result = govrpt_text_datum(heads);
	gov_arena_reset(&cache->arena);
	PG_RETURN_DATUM(result);
}

PG_FUNCTION_INFO_V1(govreport_summary);
Datum
govreport_summary(PG_FUNCTION_ARGS)
{
	Print	   *p = palloc0(sizeof(Print));

	p->english = govrpt_lang_arg(fcinfo, 1, GOV_ZH) == GOV_EN;
	PG_RETURN_DATUM(print_report(fcinfo, p, summarize));
}
