/*
 * reconcile.c
 *		govreport_reconcile(): a region's report against those of its parts.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "pg/adcode.h"
#include "pg/encoding.h"
#include "pg/fields.h"
#include "pg/figures.h"
#include "pg/names.h"
#include "core/regions/reconcile.h"

enum
{
	COL_ITEM, COL_PARTY, COL_PARENT, COL_CHILDREN, COL_DIFFERENCE, COL_MISSING, COL_MESSAGE,
	NCOLS
};

/* A report's fields as the core has them. */
static void
get_member(GovrptFieldMap *map, Datum report, GovMember *m)
{
	GovrptFields fields;
	GovFigures *figures = palloc0(sizeof(GovFigures));

	govrpt_fields(map, CurrentMemoryContext, DatumGetHeapTupleHeader(report), &fields);
	m->agency = fields.agency;
	m->region = fields.region;
	m->year = fields.year;
	m->scope = fields.scope;
	m->figures = figures;
	if (!fields.no_figures)
	{
		struct varlena *v = PG_DETOAST_DATUM_PACKED(fields.figures);
		GovError	err;

		/* a cell of a sum to which not every report contributed is not known */
		if (!gov_figures_decode_complete(GOV_IMAGE(v), GOV_IMAGE_LEN(v), figures, &err))
			govrpt_raise(&err);
	}
}

/* A report in an error message: its organ, region and year. */
static char *
describe_member(const GovMember *m)
{
	StringInfoData buf;

	initStringInfo(&buf);
	appendStringInfoString(&buf, m->agency.s ? gov_shown_string(govrpt_server_string(m->agency)) :
						   "a report");
	if (m->region != 0)
		appendStringInfo(&buf, " (%s)",
						 DatumGetCString(DirectFunctionCall1(adcode_out,
															 AdCodeGetDatum(adcode_from_division(m->region)))));
	if (m->year != 0)
		appendStringInfo(&buf, " %d", m->year);
	return buf.data;
}

static void
raise_fault(GovMemberFault fault, const GovMember *whole, const GovMember *part,
			const GovMember *other)
{
	switch (fault)
	{
		case GOV_PARTS_OK:
			break;
		case GOV_PART_OTHER_YEAR:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("parent and child report on different years"),
					 errdetail("The parent is %s, the child %s.",
							   describe_member(whole), describe_member(part))));
			break;
		case GOV_PART_OUTSIDE:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("a child is not in the parent's region"),
					 errdetail("The parent is %s, the child %s.",
							   describe_member(whole), describe_member(part))));
			break;
		case GOV_PART_IS_WHOLE:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("a child reports for the parent's whole region"),
					 errdetail("The parent is %s, the child %s.",
							   describe_member(whole), describe_member(part)),
					 errhint("The parts of a region are its departments (scope = 'organ') and the divisions below it.")));
			break;
		case GOV_PART_TWICE:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("a report is among the children twice"),
					 errdetail("They are %s and %s.",
							   describe_member(other), describe_member(part))));
			break;
		case GOV_PART_IN_PART:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("a child is contained in another child"),
					 errdetail("%s reports for a region that %s is in, so that its figures would count twice.",
							   describe_member(other), describe_member(part))));
			break;
	}
}

/* The elements that aren't NULL. */
static GovMember *
get_members(GovrptFieldMap *map, ArrayType *array, bool complete, int *n)
{
	int16		typlen;
	bool		typbyval;
	char		typalign;
	Datum	   *elements;
	bool	   *nulls;
	int			nelements;
	GovMember  *members;

	get_typlenbyvalalign(ARR_ELEMTYPE(array), &typlen, &typbyval, &typalign);
	deconstruct_array(array, ARR_ELEMTYPE(array), typlen, typbyval, typalign,
					  &elements, &nulls, &nelements);
	members = palloc(Max(nelements, 1) * sizeof(GovMember));
	*n = 0;
	for (int i = 0; i < nelements; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (!nulls[i])
			get_member(map, elements[i], &members[(*n)++]);
		else if (complete)
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("children that are said to be complete contain NULL")));
	}
	return members;
}

static Datum
names_datum(const GovStr *names, int n)
{
	Datum	   *elements = palloc(n * sizeof(Datum));

	for (int i = 0; i < n; i++)
		elements[i] = govrpt_text_datum(names[i]);
	return PointerGetDatum(construct_array(elements, n, TEXTOID, -1, false, TYPALIGN_INT));
}

PG_FUNCTION_INFO_V1(govreport_reconcile);
Datum
govreport_reconcile(PG_FUNCTION_ARGS)
{
	bool		complete = PG_GETARG_BOOL(2);
	GovrptFieldMap map = {0};
	TupleDesc	tupdesc;
	Tuplestorestate *rows = gov_materialize(fcinfo, &tupdesc);
	GovMember	whole;
	GovMember  *members;
	int			n;
	GovArena	arena;
	GovMemberFault fault;
	int			part,
				other;
	GovGap	   *gaps = NULL;
	int			ngaps;
	int			tries = 0;

	get_member(&map, PG_GETARG_DATUM(0), &whole);
	members = get_members(&map, PG_GETARG_ARRAYTYPE_P(1), complete, &n);
	if (n == 0)
		return (Datum) 0;
	for (;;)
	{
		jmp_buf		here;

		govrpt_arena_init(&arena, CurrentMemoryContext);
		arena.onerror = &here;
		if (setjmp(here) == 0)
		{
			fault = gov_parts_check(&arena, &whole, members, n, &part, &other);
			ngaps = fault == GOV_PARTS_OK ? gov_reconcile(&arena, &whole, members, n, complete, &gaps) : 0;
			break;
		}
		if (arena.error.code != GOV_ERR_INTERRUPTED)
			govrpt_raise(&arena.error);
		govrpt_interrupted(&arena, &tries);
		gov_arena_free(&arena);
	}
	raise_fault(fault, &whole, &members[part], other >= 0 ? &members[other] : NULL);

	for (int i = 0; i < ngaps; i++)
	{
		const GovGap *g = &gaps[i];
		int			party = gov_form_party_of_slot(g->slot);
		Datum		values[NCOLS];
		bool		nulls[NCOLS] = {0};

		values[COL_ITEM] = govrpt_code_datum(gov_items[gov_form_item_of_slot(g->slot)].code);
		nulls[COL_PARTY] = party < 0;
		values[COL_PARTY] = party < 0 ? (Datum) 0 : govrpt_code_datum(gov_parties[party].code);
		values[COL_PARENT] = gov_decimal_datum(g->whole);
		values[COL_CHILDREN] = gov_decimal_datum(g->parts);
		values[COL_DIFFERENCE] = gov_decimal_datum(g->difference);
		nulls[COL_MISSING] = g->nmissing == 0;
		values[COL_MISSING] = g->nmissing == 0 ? (Datum) 0 : names_datum(g->missing, g->nmissing);
		values[COL_MESSAGE] = govrpt_text_datum(g->message);
		tuplestore_putvalues(rows, tupdesc, values, nulls);
	}
	gov_arena_free(&arena);
	return (Datum) 0;
}
