/*
 * report_row.c
 *		The row that a report is: its attributes found by name, and opened.
 */
#include "pg/report_row.h"

#include "pg/adcode.h"
#include "pg/encoding.h"
#include "pg/figures.h"

#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/typcache.h"

static const char *const names[REPORT_NATTS] = {
	[REPORT_AGENCY] = "agency",
	[REPORT_REGION] = "region",
	[REPORT_YEAR] = "year",
	[REPORT_TITLE] = "title",
	[REPORT_INDEX_NO] = "index_no",
	[REPORT_DOC_NO] = "doc_no",
	[REPORT_PUBLISHED] = "published",
	[REPORT_PERIOD] = "period",
	[REPORT_FIGURES] = "figures",
	[REPORT_SCOPE] = "scope"
};

/* Returns 0 when there is no such attribute, which may be one that nobody asks for. */
static AttrNumber
find_attribute(TupleDesc tupdesc, const char *name)
{
	for (int i = 0; i < tupdesc->natts; i++)
	{
		Form_pg_attribute att = TupleDescAttr(tupdesc, i);

		if (!att->attisdropped && strcmp(NameStr(att->attname), name) == 0)
			return att->attnum;
	}
	return 0;
}

static AttrNumber
attnum_of(const GovrptReportMap *map, GovrptAttribute att)
{
	if (unlikely(map->attnum[att] == 0))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("type govreport has no attribute \"%s\"", names[att])));
	return map->attnum[att];
}

void
govrpt_report_learn_type(GovrptReportMap *map, MemoryContext cxt, Oid type, int32 typmod)
{
	TupleDesc	tupdesc;
	MemoryContext old;

	if (likely(map->tupdesc && map->type == type && map->typmod == typmod))
		return;
	tupdesc = lookup_rowtype_tupdesc(type, typmod);
	if (map->tupdesc)
	{
		FreeTupleDesc(map->tupdesc);
		pfree(map->values);
		pfree(map->nulls);
		map->tupdesc = NULL;	/* in case there is no memory */
	}
	old = MemoryContextSwitchTo(cxt);
	map->values = palloc(tupdesc->natts * sizeof(Datum));
	map->nulls = palloc(tupdesc->natts * sizeof(bool));
	map->tupdesc = CreateTupleDescCopy(tupdesc);
	MemoryContextSwitchTo(old);
	ReleaseTupleDesc(tupdesc);
	for (int k = 0; k < REPORT_NATTS; k++)
		map->attnum[k] = find_attribute(map->tupdesc, names[k]);
	map->type = type;
	map->typmod = typmod;
}

void
govrpt_report_learn(GovrptReportMap *map, MemoryContext cxt, HeapTupleHeader report)
{
	govrpt_report_learn_type(map, cxt, HeapTupleHeaderGetTypeId(report),
							 HeapTupleHeaderGetTypMod(report));
}

Datum
govrpt_report_get(const GovrptReportMap *map, HeapTupleHeader report, GovrptAttribute att, bool *isnull)
{
	HeapTupleData tuple = govrpt_tuple(report);

	return heap_getattr(&tuple, attnum_of(map, att), map->tupdesc, isnull);
}

void
govrpt_report_deform(const GovrptReportMap *map, HeapTupleHeader report, GovrptReportRow *row)
{
	HeapTupleData tuple = govrpt_tuple(report);

	heap_deform_tuple(&tuple, map->tupdesc, map->values, map->nulls);
	for (int k = 0; k < REPORT_NATTS; k++)
	{
		row->values[k] = map->values[attnum_of(map, k) - 1];
		row->nulls[k] = map->nulls[attnum_of(map, k) - 1];
	}
}

Datum
govrpt_report_form(const GovrptReportMap *map, const GovrptReportRow *row)
{
	memset(map->values, 0, map->tupdesc->natts * sizeof(Datum));
	memset(map->nulls, true, map->tupdesc->natts * sizeof(bool));
	for (int k = 0; k < REPORT_NATTS; k++)
	{
		map->values[attnum_of(map, k) - 1] = row->values[k];
		map->nulls[attnum_of(map, k) - 1] = row->nulls[k];
	}
	return HeapTupleGetDatum(heap_form_tuple(map->tupdesc, map->values, map->nulls));
}

Datum
govrpt_report_with_figures(const GovrptReportMap *map, HeapTupleHeader report, const GovFigures *f)
{
	HeapTupleData tuple = govrpt_tuple(report);
	int			attnum = attnum_of(map, REPORT_FIGURES);
	Datum		figures = govrpt_figures_encode(f);
	bool		isnull = false;

	return HeapTupleGetDatum(heap_modify_tuple_by_cols(&tuple, map->tupdesc, 1, &attnum, &figures,
													   &isnull));
}

Datum
govrpt_report_fill(FunctionCallInfo fcinfo, int (*fill) (GovFigures *f))
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	GovrptReportMap *map = govrpt_report_map(fcinfo->flinfo, report);
	bool		isnull;
	Datum		figures = govrpt_report_get(map, report, REPORT_FIGURES, &isnull);
	struct varlena *v;
	GovFigures	f;

	if (isnull)
		PG_RETURN_HEAPTUPLEHEADER(report);
	v = PG_DETOAST_DATUM_PACKED(figures);
	if (govrpt_is_sum(v))
		PG_RETURN_HEAPTUPLEHEADER(report);
	govrpt_figures_decode(PointerGetDatum(v), &f);
	if (fill(&f) == 0)
		PG_RETURN_HEAPTUPLEHEADER(report);
	PG_RETURN_DATUM(govrpt_report_with_figures(map, report, &f));
}

GovScope
govrpt_scope(Datum scope)
{
	text	   *t = DatumGetTextPP(scope);

	return gov_regions_scope_by_code(VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t));
}

void
govrpt_report_fields(const GovrptReportMap *map, HeapTupleHeader report, GovrptFields *fields)
{
	Datum		d;
	bool		isnull;

	memset(fields, 0, sizeof(*fields));
	d = govrpt_report_get(map, report, REPORT_AGENCY, &isnull);
	if (!isnull)
		fields->agency = govrpt_core_text(d);
	d = govrpt_report_get(map, report, REPORT_REGION, &isnull);
	if (!isnull)
		fields->region = adcode_division(DatumGetAdCode(d));
	d = govrpt_report_get(map, report, REPORT_YEAR, &isnull);
	if (!isnull)
		fields->year = DatumGetInt32(d);
	d = govrpt_report_get(map, report, REPORT_SCOPE, &isnull);
	if (!isnull)
		fields->scope = govrpt_scope(d);
	else
		fields->scope = gov_regions_scope_of_name(fields->agency, fields->region, fields->year);
	fields->figures = govrpt_report_get(map, report, REPORT_FIGURES, &fields->no_figures);
}

void
govrpt_report_open(const GovrptReportMap *map, HeapTupleHeader report, GovFigures *f)
{
	bool		isnull;
	Datum		figures = govrpt_report_get(map, report, REPORT_FIGURES, &isnull);

	if (isnull)
		memset(f, 0, sizeof(*f));
	else
		govrpt_figures_decode_complete(figures, f);
}

GovrptReportMap *
govrpt_report_map(FmgrInfo *flinfo, HeapTupleHeader report)
{
	if (unlikely(flinfo->fn_extra == NULL))
		flinfo->fn_extra = MemoryContextAllocZero(flinfo->fn_mcxt, sizeof(GovrptReportMap));
	govrpt_report_learn(flinfo->fn_extra, flinfo->fn_mcxt, report);
	return flinfo->fn_extra;
}

Datum
govrpt_report_figures(FmgrInfo *flinfo, HeapTupleHeader report, bool *isnull)
{
	return govrpt_report_get(govrpt_report_map(flinfo, report), report, REPORT_FIGURES, isnull);
}

void
govrpt_report_open_arg(FunctionCallInfo fcinfo, int n, GovFigures *f)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(n);

	govrpt_report_open(govrpt_report_map(fcinfo->flinfo, report), report, f);
	PG_FREE_IF_COPY(report, n);
}

/* Returns false when the report doesn't state its year. */
static bool
get_year(FunctionCallInfo fcinfo, int n, int32 *year)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(n);
	GovrptReportMap *map = govrpt_report_map(fcinfo->flinfo, report);
	bool		isnull;

	*year = DatumGetInt32(govrpt_report_get(map, report, REPORT_YEAR, &isnull));
	PG_FREE_IF_COPY(report, n);
	return !isnull;
}

int64
govrpt_report_years_between(FunctionCallInfo fcinfo, int previous, int current,
							int32 *before, int32 *now)
{
	if (!get_year(fcinfo, previous, before) || !get_year(fcinfo, current, now))
		return 1;
	if (*now <= *before)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the current report is of %d, the previous one of %d", *now, *before),
				 errhint("The report of the year before comes first.")));
	return (int64) *now - *before;
}
