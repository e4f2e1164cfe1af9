/*
 * columns_plan.c
 *		What the planner is told of govreport_columns(): how many rows it has, and
 *		what is in its columns, as ANALYZE tells of a table.
 *
 * The long view joins cells to reports.  Where all that is known of a filter on
 * cells is a guess, one row is expected, and the reports are gone through anew for
 * each row that there is.  A table of the extension would have statistics; but it
 * could be of another version of the form than the library, and hand out other
 * cells than those that were asked for.
 *
 * The planner asks a support function for the rows of the function before it
 * estimates anything of their columns.  There the hook for statistics is set, so
 * that it is not in the way of those who never ask.
 */
#include "pg/columns.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/pg_collation.h"
#include "catalog/pg_operator.h"
#include "catalog/pg_statistic.h"
#include "catalog/pg_type.h"
#include "nodes/parsenodes.h"
#include "nodes/supportnodes.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/selfuncs.h"

/* A value of a column, and in how many rows it is. */
typedef struct CommonValue
{
	Datum		value;
	int			rows;
} CommonValue;

static get_relation_stats_hook_type next_hook = NULL;
static bool hooked = false;

/* The function of which statistics are known, and they, once they were asked for. */
static Oid	columns_function = InvalidOid;
static HeapTuple statistics[GOVRPT_NCOLS];


/* -------------------------------------------------------------- statistics */

static int
by_rows(const void *a, const void *b)
{
	return ((const CommonValue *) b)->rows - ((const CommonValue *) a)->rows;
}

/* Finds what is in a column of type text, the most common first; returns how many. */
static int
list_values(const GovrptColumnRow *rows, int n, int column, CommonValue *values)
{
	int			nvalues = 0;

	for (int i = 0; i < n; i++)
	{
		int			k = 0;

		if (rows[i].nulls[column])
			continue;
		while (k < nvalues && !DatumGetBool(DirectFunctionCall2Coll(texteq, DEFAULT_COLLATION_OID, values[k].value,
																	rows[i].values[column])))
			k++;
		if (k == nvalues)
			values[nvalues++] = (CommonValue)
		{
			rows[i].values[column], 0
		};
		values[k].rows++;
	}
	qsort(values, (size_t) nvalues, sizeof(CommonValue), by_rows);
	return nvalues;
}

/* Puts all values of a column, as ANALYZE puts the most common ones. */
static void
put_values(const GovrptColumnRow *rows, int n, int column, Datum *tuple, bool *nulls)
{
	CommonValue *values = palloc(sizeof(CommonValue) * n);
	int			nvalues = list_values(rows, n, column, values);
	Datum	   *shares = palloc(sizeof(Datum) * n);
	Datum	   *texts = palloc(sizeof(Datum) * n);

	for (int k = 0; k < nvalues; k++)
	{
		shares[k] = Float4GetDatum((float4) values[k].rows / n);
		texts[k] = values[k].value;
	}
	tuple[Anum_pg_statistic_stadistinct - 1] = Float4GetDatum(nvalues);
	tuple[Anum_pg_statistic_stakind1 - 1] = Int16GetDatum(STATISTIC_KIND_MCV);
	tuple[Anum_pg_statistic_staop1 - 1] = ObjectIdGetDatum(TextEqualOperator);
	tuple[Anum_pg_statistic_stacoll1 - 1] = ObjectIdGetDatum(DEFAULT_COLLATION_OID);
	tuple[Anum_pg_statistic_stanumbers1 - 1] =
		PointerGetDatum(construct_array(shares, nvalues, FLOAT4OID, sizeof(float4), true, TYPALIGN_INT));
	tuple[Anum_pg_statistic_stavalues1 - 1] =
		PointerGetDatum(construct_array(texts, nvalues, TEXTOID, -1, false, TYPALIGN_INT));
	nulls[Anum_pg_statistic_stanumbers1 - 1] = nulls[Anum_pg_statistic_stavalues1 - 1] = false;
}

static HeapTuple
make_statistics(int column)
{
	GovrptColumn *columns = palloc(sizeof(GovrptColumn) * GOVRPT_MAX_COLUMNS);
	int			n = govrpt_columns(columns, true);
	GovrptColumnRow *rows = palloc(sizeof(GovrptColumnRow) * n);
	int			nnulls = 0;
	int64		width = 0;
	Datum		tuple[Natts_pg_statistic] = {0};
	bool		nulls[Natts_pg_statistic];
	Relation	rel;
	HeapTuple	result;

	for (int i = 0; i < n; i++)
	{
		govrpt_column_row(&columns[i], &rows[i]);
		if (rows[i].nulls[column])
			nnulls++;
		else
			width += column == GOVRPT_COL_CELL ? (int64) sizeof(int32) :
				(int64) VARSIZE_ANY(DatumGetPointer(rows[i].values[column]));
	}
	/* of no relation, and no further kinds of statistics */
	memset(nulls, false, sizeof(nulls));
	for (int k = 0; k < STATISTIC_NUM_SLOTS; k++)
		nulls[Anum_pg_statistic_stanumbers1 - 1 + k] = nulls[Anum_pg_statistic_stavalues1 - 1 + k] = true;
	tuple[Anum_pg_statistic_staattnum - 1] = Int16GetDatum(column + 1);
	tuple[Anum_pg_statistic_stanullfrac - 1] = Float4GetDatum((float4) nnulls / n);
	tuple[Anum_pg_statistic_stawidth - 1] = Int32GetDatum(nnulls < n ? (int32) (width / (n - nnulls)) : 0);
	if (column == GOVRPT_COL_CELL)
		tuple[Anum_pg_statistic_stadistinct - 1] = Float4GetDatum(n - nnulls);
	else
		put_values(rows, n, column, tuple, nulls);
	rel = table_open(StatisticRelationId, AccessShareLock);
	result = heap_form_tuple(RelationGetDescr(rel), tuple, nulls);
	table_close(rel, AccessShareLock);
	return result;
}

/* Returns those of a column, which are made once a session. */
static HeapTuple
get_statistics(int column)
{
	if (statistics[column] == NULL)
	{
		MemoryContext work = AllocSetContextCreate(CurrentMemoryContext, "columns of figures", ALLOCSET_DEFAULT_SIZES);
		MemoryContext old = MemoryContextSwitchTo(work);
		HeapTuple	tuple = make_statistics(column);

		MemoryContextSwitchTo(CacheMemoryContext);
		statistics[column] = heap_copytuple(tuple);
		MemoryContextSwitchTo(old);
		MemoryContextDelete(work);
	}
	return statistics[column];
}


/* ------------------------------------------------------------- the planner */

static void
keep_statistics(HeapTuple tuple)
{
}

static bool
is_columns_function(const RangeTblEntry *rte)
{
	Node	   *call;

	if (rte->rtekind != RTE_FUNCTION || list_length(rte->functions) != 1)
		return false;
	call = linitial_node(RangeTblFunction, rte->functions)->funcexpr;
	return IsA(call, FuncExpr) && ((FuncExpr *) call)->funcid == columns_function;
}

static bool
tell_statistics(PlannerInfo *root, RangeTblEntry *rte, AttrNumber attnum, VariableStatData *vardata)
{
	if (attnum >= 1 && attnum <= GOVRPT_NCOLS && is_columns_function(rte))
	{
		vardata->statsTuple = get_statistics(attnum - 1);
		vardata->freefunc = keep_statistics;
		/* they are nobody's secret */
		vardata->acl_ok = true;
		return true;
	}
	return next_hook && next_hook(root, rte, attnum, vardata);
}

PG_FUNCTION_INFO_V1(govreport_columns_support);
Datum
govreport_columns_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);
	SupportRequestRows *rows = (SupportRequestRows *) request;

	if (!IsA(request, SupportRequestRows))
		PG_RETURN_POINTER(NULL);
	columns_function = rows->funcid;
	if (!hooked)
	{
		next_hook = get_relation_stats_hook;
		get_relation_stats_hook = tell_statistics;
		hooked = true;
	}
	rows->rows = govrpt_columns(palloc(sizeof(GovrptColumn) * GOVRPT_MAX_COLUMNS), true);
	PG_RETURN_POINTER(rows);
}
