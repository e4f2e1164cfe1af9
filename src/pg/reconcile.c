/*
 * reconcile.c
 *		govreport_reconcile(): a region's report against those of its parts.
 */
#include "pg/adcode.h"
#include "pg/encoding.h"
#include "pg/figures.h"
#include "pg/host.h"
#include "pg/names.h"
#include "pg/report_row.h"
#include "pg/rows.h"

#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/lsyscache.h"

#include "core/regions/reconcile.h"

/* The columns of govreport_reconcile(). */
enum
{
	COL_ITEM, COL_PARTY, COL_PARENT, COL_CHILDREN, COL_DIFFERENCE, COL_MISSING, COL_MESSAGE
};

/* Makes a report a member, as the core has it. */
static void
get_member(GovrptReportMap *map, Datum datum, GovMember *m)
{
	HeapTupleHeader report = DatumGetHeapTupleHeader(datum);
	GovrptFields fields;
	GovFigures *figures = palloc0(sizeof(GovFigures));

	govrpt_report_learn(map, CurrentMemoryContext, report);
	govrpt_report_fields(map, report, &fields);
	m->agency = fields.agency;
	m->region = fields.region;
	m->year = fields.year;
	m->scope = fields.scope;
	m->figures = figures;
	/* a cell of a sum to which not every report contributed is not known */
	if (!fields.no_figures)
		govrpt_figures_decode_complete(fields.figures, figures);
}

/* Returns how a report is called in errors: by its organ, region and year. */
static char *
describe_member(const GovMember *m)
{
	StringInfoData buf;

	initStringInfo(&buf);
	appendStringInfoString(&buf, m->agency.s ? govrpt_shown_string(govrpt_server_string(m->agency)) :
						   "a report");
	if (m->region != 0)
		appendStringInfo(&buf, " (%s)", govrpt_adcode_string(adcode_from_division(m->region)));
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

/* Returns the elements that aren't NULL; complete parts may have none that is. */
static GovMember *
get_members(GovrptReportMap *map, ArrayType *array, bool complete, int *n)
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

/* What is to be reconciled, and what came of it. */
typedef struct Comparison
{
	GovMember	whole;
	GovMember  *parts;
	int			nparts;
	bool		complete;
	GovMemberFault fault;
	int			part;			/* whose fault it is, */
	int			other;			/* and with which */
	GovGap	   *gaps;
	int			ngaps;
} Comparison;

static GovErrorCode
reconcile(GovArena *a, void *arg)
{
	Comparison *c = arg;

	c->ngaps = 0;
	c->fault = gov_parts_check(a, &c->whole, c->parts, c->nparts, &c->part, &c->other);
	if (c->fault == GOV_PARTS_OK)
		c->ngaps = gov_reconcile(a, &c->whole, c->parts, c->nparts, c->complete, &c->gaps);
	return GOV_OK;
}

static void
put_gap(GovrptRows *rows, const GovGap *g)
{
	int			party = gov_form_party_of_slot(g->slot);

	govrpt_row_set_code(rows, COL_ITEM, gov_items[gov_form_item_of_slot(g->slot)].code);
	if (party >= 0)
		govrpt_row_set_code(rows, COL_PARTY, gov_parties[party].code);
	govrpt_row_set_decimal(rows, COL_PARENT, g->whole);
	govrpt_row_set_decimal(rows, COL_CHILDREN, g->parts);
	govrpt_row_set_decimal(rows, COL_DIFFERENCE, g->difference);
	if (g->nmissing > 0)
		govrpt_row_set(rows, COL_MISSING, names_datum(g->missing, g->nmissing));
	govrpt_row_set(rows, COL_MESSAGE, govrpt_text_datum(g->message));
	govrpt_row_set_cell(rows, gov_form_item_of_slot(g->slot), party);
	govrpt_rows_put(rows);
}

PG_FUNCTION_INFO_V1(govreport_reconcile);
Datum
govreport_reconcile(PG_FUNCTION_ARGS)
{
	GovrptRows	rows;
	GovrptReportMap map = {0};
	GovArena	arena;
	Comparison	c = {.complete = PG_GETARG_BOOL(2)};

	govrpt_rows_begin(&rows, fcinfo);
	get_member(&map, PG_GETARG_DATUM(0), &c.whole);
	c.parts = get_members(&map, PG_GETARG_ARRAYTYPE_P(1), c.complete, &c.nparts);
	if (c.nparts == 0)
		return (Datum) 0;
	govrpt_arena_init(&arena, CurrentMemoryContext);
	govrpt_run(&arena, reconcile, &c);
	raise_fault(c.fault, &c.whole, &c.parts[c.part], c.other >= 0 ? &c.parts[c.other] : NULL);
	for (int i = 0; i < c.ngaps; i++)
		put_gap(&rows, &c.gaps[i]);
	gov_arena_free(&arena);
	return (Datum) 0;
}
