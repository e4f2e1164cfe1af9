/*
 * rows.c
 *		The rows of a set-returning function, made column by column.
 */
#include "pg/rows.h"

#include "funcapi.h"
#include "miscadmin.h"

#define CELL	"cell"

static void
clear(GovrptRows *rows)
{
	memset(rows->values, 0, sizeof(rows->values));
	memset(rows->nulls, true, sizeof(rows->nulls));
}

static int
find_cell(TupleDesc tupdesc)
{
	for (int i = 0; i < tupdesc->natts; i++)
		if (strcmp(NameStr(TupleDescAttr(tupdesc, i)->attname), CELL) == 0)
			return i;
	return -1;
}

/* Returns where the caller wants its rows; an error where it can't take any. */
static ReturnSetInfo *
result_set(FunctionCallInfo fcinfo)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;

	if (rsinfo == NULL || !IsA(rsinfo, ReturnSetInfo) ||
		!(rsinfo->allowedModes & SFRM_Materialize))
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("set-valued function called in context that cannot accept a set")));
	return rsinfo;
}

Datum
govrpt_rows_none(FunctionCallInfo fcinfo)
{
	result_set(fcinfo)->isDone = ExprEndResult;
	fcinfo->isnull = true;
	return (Datum) 0;
}

void
govrpt_rows_begin(GovrptRows *rows, FunctionCallInfo fcinfo)
{
	ReturnSetInfo *rsinfo = result_set(fcinfo);
	MemoryContext old;

	old = MemoryContextSwitchTo(rsinfo->econtext->ecxt_per_query_memory);
	if (get_call_result_type(fcinfo, NULL, &rows->tupdesc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	if (rows->tupdesc->natts > GOVRPT_MAX_ROW_COLUMNS)
		elog(ERROR, "return type has %d columns", rows->tupdesc->natts);
	rows->store = tuplestore_begin_heap((rsinfo->allowedModes & SFRM_Materialize_Random) != 0,
										false, work_mem);
	rsinfo->returnMode = SFRM_Materialize;
	rsinfo->setResult = rows->store;
	rsinfo->setDesc = rows->tupdesc;
	rows->cell = find_cell(rows->tupdesc);
	MemoryContextSwitchTo(old);
	clear(rows);
}

void
govrpt_rows_put(GovrptRows *rows)
{
	tuplestore_putvalues(rows->store, rows->tupdesc, rows->values, rows->nulls);
	clear(rows);
}

void
govrpt_row_set_cell(GovrptRows *rows, int item, int party)
{
	char		name[GOV_SLOT_NAME_MAX];

	snprintf(name, sizeof(name), "%s%s%s", item >= 0 ? gov_items[item].code : "*",
			 party >= 0 ? "." : "", party >= 0 ? gov_parties[party].code : "");
	if (rows->cell >= 0)
		govrpt_row_set_code(rows, rows->cell, name);
}

void
govrpt_row_set_code(GovrptRows *rows, int column, const char *s)
{
	if (s)
		govrpt_row_set(rows, column, govrpt_code_datum(s));
}

void
govrpt_row_set_text(GovrptRows *rows, int column, const char *s)
{
	if (s)
		govrpt_row_set(rows, column, govrpt_text_datum(govrpt_str(s)));
}

void
govrpt_row_set_content(GovrptRows *rows, int column, GovStr s)
{
	if (s.s)
		govrpt_row_set(rows, column, govrpt_content_datum(s));
}

void
govrpt_row_set_name(GovrptRows *rows, int column, const char *s)
{
	rows->values[column] = govrpt_name_datum(govrpt_str(s), &rows->nulls[column]);
}

void
govrpt_row_set_decimal(GovrptRows *rows, int column, GovDecimal d)
{
	govrpt_row_set(rows, column, govrpt_decimal_datum(d));
}
