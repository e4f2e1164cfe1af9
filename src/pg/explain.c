/*
 * explain.c
 *		Which figures are wrong, and which missing ones follow from the rest:
 *		govreport_explain(), govreport_impute().
 */
#include "pg/explain.h"

#include "pg/check.h"
#include "pg/encoding.h"
#include "pg/fields.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/typcache.h"

#include "core/explain/explain.h"

#define DEFAULT_CELLS	4
#define MAX_NAMED		4		/* cells that a hint names */

static bool
counted(const GovExplained *out)
{
	return out->complete && out->count < INT64_MAX;
}

/* Nothing else of that size exists, and every value is the only one left. */
static bool
is_certain(const GovExplained *out, const GovExplanation *e)
{
	if (!counted(out) || out->count != 1 || out->size != e->nchanges)
		return false;
	for (int i = 0; i < e->nchanges; i++)
		if (!e->changes[i].determined)
			return false;
	return true;
}

PG_FUNCTION_INFO_V1(govreport_explain);
Datum
govreport_explain(PG_FUNCTION_ARGS)
{
	bool		has_previous = PG_NARGS() > 2 && !PG_ARGISNULL(2);
	TupleDesc	tupdesc;
	Tuplestorestate *rows = gov_materialize(fcinfo, &tupdesc);
	GovFigures	f;
	GovFigures	previous;
	GovArena	arena;
	GovExplained out;
	int32		max_cells;

	/* with the year before it is not strict: there may be none */
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		return (Datum) 0;
	max_cells = PG_GETARG_INT32(1);
	if (max_cells < 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("max_cells must be at least 1"),
				 errdetail("It is %d.", max_cells)));
	govreport_open_arg(fcinfo, 0, &f);
	if (has_previous)
		govreport_open_arg(fcinfo, 2, &previous);

	govrpt_arena_init(&arena, CurrentMemoryContext);
	if (gov_explain(&arena, &f, has_previous ? &previous : NULL, max_cells, &out) != GOV_OK)
		govrpt_raise(&arena.error);
	for (int i = 0; i < out.n; i++)
	{
		const GovExplanation *e = &out.list[i];

		for (int k = 0; k < e->nchanges; k++)
		{
			const GovChange *c = &e->changes[k];
			int			party = gov_form_party_of_slot(c->slot);
			Datum		values[9];
			bool		nulls[9] = {0};

			values[0] = Int32GetDatum(i + 1);
			values[1] = Int64GetDatum(out.count);
			nulls[1] = !counted(&out);
			values[2] = govrpt_code_datum(gov_explain_accident_names[c->kind]);
			values[3] = gov_decimal_datum(gov_decimal(e->cost, 2));
			values[4] = BoolGetDatum(is_certain(&out, e));
			values[5] = govrpt_code_datum(gov_items[gov_form_item_of_slot(c->slot)].code);
			nulls[6] = party < 0;
			values[6] = nulls[6] ? (Datum) 0 : govrpt_code_datum(gov_parties[party].code);
			nulls[7] = !c->has_reported;
			values[7] = gov_decimal_datum(c->reported);
			nulls[8] = !c->determined && !c->by_link;
			values[8] = gov_decimal_datum(gov_decimal(c->suggested, 0));
			tuplestore_putvalues(rows, tupdesc, values, nulls);
		}
	}
	gov_arena_free(&arena);
	return (Datum) 0;
}

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

char *
govreport_explain_hint(const GovFigures *f)
{
	static const char all_rules[] = "govreport_check() shows every rule with both its sides.";
	StringInfoData s;
	GovArena	arena;
	GovExplained out;
	const GovExplanation *e;
	bool		seen[GOV_NACCIDENTS] = {0};
	int			nkinds = 0;

	initStringInfo(&s);
	govrpt_arena_init(&arena, CurrentMemoryContext);
	/* the hint is a courtesy: it must not hide the error that it is for */
	if (gov_explain(&arena, f, NULL, DEFAULT_CELLS, &out) != GOV_OK)
		out.n = 0, out.complete = false;
	if (out.n == 0)
	{
		if (out.complete)
			appendStringInfo(&s, "No change of up to %d cells explains it. ", DEFAULT_CELLS);
		appendStringInfoString(&s, all_rules);
		gov_arena_free(&arena);
		return s.data;
	}

	e = &out.list[0];
	appendStringInfoString(&s, "Most likely ");
	for (int i = 0; i < e->nchanges; i++)
	{
		if (i == MAX_NAMED && e->nchanges > MAX_NAMED + 1)
		{
			appendStringInfo(&s, ", and %d more cells", e->nchanges - MAX_NAMED);
			break;
		}
		if (i > 0)
			appendStringInfoString(&s, i == e->nchanges - 1 ? ", and " : ", ");
		name_change(&s, &e->changes[i]);
	}
	for (int i = 0; i < e->nchanges; i++)
	{
		GovAccident kind = e->changes[i].kind;

		if (seen[kind])
			continue;
		seen[kind] = true;
		appendStringInfo(&s, "%s%s", nkinds++ ? ", " : " (", gov_explain_accident_names[kind]);
	}
	appendStringInfoString(&s, "); ");
	if (!counted(&out))
		appendStringInfoString(&s, "there may be more explanations than were counted");
	else if (out.count == out.ties)
		appendStringInfo(&s, INT64_FORMAT " explanation%s of %d cell%s", out.count,
						 out.count == 1 ? "" : "s", out.size, out.size == 1 ? "" : "s");
	else
		appendStringInfo(&s, INT64_FORMAT " explanation%s", out.count, out.count == 1 ? "" : "s");
	appendStringInfo(&s, "; SELECT * FROM govreport_explain(report) lists %s.",
					 counted(&out) && out.count == 1 ? "it" : "them");
	gov_arena_free(&arena);
	return s.data;
}

PG_FUNCTION_INFO_V1(govreport_impute);
Datum
govreport_impute(PG_FUNCTION_ARGS)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	bool		isnull;
	Datum		figures = govreport_get_figures(fcinfo->flinfo, report, &isnull);
	struct varlena *v;
	GovFigures	f;
	GovError	err;
	TupleDesc	tupdesc;
	HeapTupleData tuple;
	HeapTuple	imputed;
	int			attno;

	if (isnull)
		PG_RETURN_HEAPTUPLEHEADER(report);
	v = PG_DETOAST_DATUM_PACKED(figures);
	/* in a sum of reports a cell that some lack has no value to be found */
	if (gov_image_is_wide(GOV_IMAGE(v), GOV_IMAGE_LEN(v)))
		PG_RETURN_HEAPTUPLEHEADER(report);
	if (!gov_figures_decode(GOV_IMAGE(v), GOV_IMAGE_LEN(v), &f, &err))
		govrpt_raise(&err);
	if (gov_explain_impute(&f) == 0)
		PG_RETURN_HEAPTUPLEHEADER(report);

	tupdesc = lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(report),
									 HeapTupleHeaderGetTypMod(report));
	attno = govrpt_attribute(tupdesc, "figures");
	tuple.t_len = HeapTupleHeaderGetDatumLength(report);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = report;
	figures = govfigures_from_open(&f);
	isnull = false;
	imputed = heap_modify_tuple_by_cols(&tuple, tupdesc, 1, &attno, &figures, &isnull);
	ReleaseTupleDesc(tupdesc);
	PG_RETURN_DATUM(HeapTupleGetDatum(imputed));
}
