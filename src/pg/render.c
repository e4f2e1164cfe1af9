/*
 * render.c
 *		govreport_render(): the statutory tables, printed.
 */
#include "pg/adcode.h"
#include "pg/core.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"

#include "pg/encoding.h"
#include "pg/fields.h"
#include "pg/figures.h"
#include "pg/names.h"
#include "core/render/render.h"

/* The attributes that are printed. */
enum
{
	A_AGENCY, A_REGION, A_YEAR, A_TITLE, A_INDEX_NO, A_DOC_NO, A_PUBLISHED, A_PERIOD, A_FIGURES,
	A_SCOPE,
	A_COUNT
};

static const char *const names[A_COUNT] = {
	"agency", "region", "year", "title", "index_no", "doc_no", "published", "period", "figures",
	"scope"
};

typedef struct RenderCache
{
	GovArena	arena;
	Oid			type;
	int32		typmod;
	TupleDesc	tupdesc;
	int			attno[A_COUNT]; /* from 0 */
	TypeCacheEntry *daterange;	/* such entries are never freed */
} RenderCache;

static RenderCache *
get_cache(FmgrInfo *flinfo, HeapTupleHeader report)
{
	RenderCache *cache = flinfo->fn_extra;
	TupleDesc	tupdesc;
	MemoryContext old;

	if (cache == NULL)
	{
		cache = MemoryContextAllocZero(flinfo->fn_mcxt, sizeof(RenderCache));
		govrpt_arena_init(&cache->arena, flinfo->fn_mcxt);
		cache->daterange = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);
		flinfo->fn_extra = cache;
	}
	if (cache->tupdesc && cache->type == HeapTupleHeaderGetTypeId(report) &&
		cache->typmod == HeapTupleHeaderGetTypMod(report))
		return cache;

	tupdesc = lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(report),
									 HeapTupleHeaderGetTypMod(report));
	for (int k = 0; k < A_COUNT; k++)
		cache->attno[k] = govrpt_attribute(tupdesc, names[k]) - 1;
	if (cache->tupdesc)
		FreeTupleDesc(cache->tupdesc);
	old = MemoryContextSwitchTo(flinfo->fn_mcxt);
	cache->tupdesc = CreateTupleDescCopy(tupdesc);
	MemoryContextSwitchTo(old);
	ReleaseTupleDesc(tupdesc);
	cache->type = HeapTupleHeaderGetTypeId(report);
	cache->typmod = HeapTupleHeaderGetTypMod(report);
	return cache;
}

/* None for what the core's dates don't reach: before the era, infinity. */
static GovDate
core_date(DateADT d)
{
	GovDate		date = {0, 0, 0};
	int			year,
				month,
				day;

	if (DATE_NOT_FINITE(d))
		return date;
	j2date(d + POSTGRES_EPOCH_JDATE, &year, &month, &day);
	if (year >= 1 && year <= PG_INT16_MAX)
	{
		date.year = (int16) year;
		date.month = (uint8) month;
		date.day = (uint8) day;
	}
	return date;
}

static void
core_period(RenderCache *cache, Datum period, GovHeader *h)
{
	RangeBound	lower,
				upper;
	bool		empty;

	range_deserialize(cache->daterange, DatumGetRangeTypeP(period), &lower, &upper, &empty);
	if (empty || lower.infinite || upper.infinite ||
		DATE_NOT_FINITE(DatumGetDateADT(lower.val)) || DATE_NOT_FINITE(DatumGetDateADT(upper.val)))
		return;
	h->period_from = core_date(DatumGetDateADT(lower.val));
	h->period_to = core_date(DatumGetDateADT(upper.val) - 1);	/* the canonical form
																 * leaves it out */
}

/* A sum of one report is that report; of others what counts are the numbers. */
static void
core_figures(Datum figures, GovFigures *f, GovPrintable *what)
{
	struct varlena *v = PG_DETOAST_DATUM_PACKED(figures);
	GovError	err;

	if (gov_image_is_wide(GOV_IMAGE(v), GOV_IMAGE_LEN(v)))
	{
		GovWide    *w = palloc(sizeof(GovWide));

		if (!gov_wide_load(GOV_IMAGE(v), GOV_IMAGE_LEN(v), w, &err))
			govrpt_raise(&err);
		what->reports = w->reports;
		for (int i = 0; i < GOV_NSLOTS && (w->shape & GOV_WIDE_NOTES); i++)
			what->imputed |= w->notes[GOV_NOTE_IMPUTED][i] > 0;
		if (!gov_wide_single(w, f) && !gov_wide_open(w, f, &err))
			govrpt_raise(&err);
		pfree(w);
	}
	else if (!gov_figures_decode(GOV_IMAGE(v), GOV_IMAGE_LEN(v), f, &err))
		govrpt_raise(&err);
}

static GovRenderFormat
format_by_name(text *name)
{
	const char *s = VARDATA_ANY(name);
	size_t		len = VARSIZE_ANY_EXHDR(name);

	for (int i = 0; i < GOV_NRENDER_FORMATS; i++)
		if (strlen(gov_render_format_names[i]) == len &&
			pg_strncasecmp(gov_render_format_names[i], s, len) == 0)
			return (GovRenderFormat) i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown format \"%s\"", gov_shown(s, len)),
			 errhint("There are \"html\", \"markdown\" and \"text\".")));
	return GOV_RENDER_TEXT;		/* not reached */
}

PG_FUNCTION_INFO_V1(govreport_render);
Datum
govreport_render(PG_FUNCTION_ARGS)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	GovRenderFormat format = format_by_name(PG_GETARG_TEXT_PP(1));
	RenderCache *cache = get_cache(fcinfo->flinfo, report);
	GovHeader  *h = palloc0(sizeof(GovHeader));
	GovFigures *f = palloc0(sizeof(GovFigures));
	GovPrintable what = {.header = h,.figures = f,.reports = 1};
	HeapTupleData tuple;
	Datum	   *values = palloc(cache->tupdesc->natts * sizeof(Datum));
	bool	   *nulls = palloc(cache->tupdesc->natts * sizeof(bool));
	GovErrorCode code;
	GovStr		out;
	int			tries = 0;
	Datum		result;

	tuple.t_len = HeapTupleHeaderGetDatumLength(report);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = report;
	heap_deform_tuple(&tuple, cache->tupdesc, values, nulls);

#define IS_SET(k)	(!nulls[cache->attno[k]])
#define VALUE(k)	(values[cache->attno[k]])
	if (IS_SET(A_AGENCY))
		h->agency = govrpt_core_text(VALUE(A_AGENCY));
	if (IS_SET(A_TITLE))
		h->title = govrpt_core_text(VALUE(A_TITLE));
	if (IS_SET(A_INDEX_NO))
		h->index_no = govrpt_core_text(VALUE(A_INDEX_NO));
	if (IS_SET(A_DOC_NO))
		h->doc_no = govrpt_core_text(VALUE(A_DOC_NO));
	if (IS_SET(A_REGION))
		what.region = adcode_division(DatumGetAdCode(VALUE(A_REGION)));
	if (IS_SET(A_YEAR))
		h->year = DatumGetInt32(VALUE(A_YEAR));
	if (IS_SET(A_PUBLISHED))
		h->published = core_date(DatumGetDateADT(VALUE(A_PUBLISHED)));
	if (IS_SET(A_PERIOD))
		core_period(cache, VALUE(A_PERIOD), h);
	if (IS_SET(A_SCOPE))
		what.scope = govrpt_scope(VALUE(A_SCOPE));
	if (IS_SET(A_FIGURES))
		core_figures(VALUE(A_FIGURES), f, &what);

	while ((code = gov_render(&cache->arena, &what, format, &out)) != GOV_OK)
	{
		if (code != GOV_ERR_INTERRUPTED)
			govrpt_raise(&cache->arena.error);
		govrpt_interrupted(&cache->arena, &tries);
		gov_arena_reset(&cache->arena);
	}
	result = govrpt_text_datum(out);
	gov_arena_reset(&cache->arena);
	PG_RETURN_DATUM(result);
}
