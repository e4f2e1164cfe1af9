/*
 * rows.h
 *		The rows of a set-returning function, made column by column.
 */
#ifndef GOVRPT_ROWS_H
#define GOVRPT_ROWS_H

#include "pg/encoding.h"
#include "pg/figures.h"

#include "access/tupdesc.h"
#include "utils/tuplestore.h"

#define GOVRPT_MAX_ROW_COLUMNS	16

typedef struct GovrptRows
{
	Tuplestorestate *store;
	TupleDesc	tupdesc;
	int			cell;			/* the column of that name; -1: none */
	Datum		values[GOVRPT_MAX_ROW_COLUMNS];
	bool		nulls[GOVRPT_MAX_ROW_COLUMNS];
} GovrptRows;

/* Begins the function's result; all columns of its first row are NULL. */
extern void govrpt_rows_begin(GovrptRows *rows, FunctionCallInfo fcinfo);

/* Returns no rows at all, for less than beginning a result costs. */
extern Datum govrpt_rows_none(FunctionCallInfo fcinfo);

/* Ends a row, and begins the next one, whose columns are NULL again. */
extern void govrpt_rows_put(GovrptRows *rows);

static inline void
govrpt_row_set(GovrptRows *rows, int column, Datum value)
{
	rows->values[column] = value;
	rows->nulls[column] = false;
}

/*
 * Sets column cell, as which rows of two reports are joined: "received.total",
 * or "licensing.decisions" where party is below 0; "*" stands for no item, as in
 * "*.total", a column.  Scripts of before have no such column.
 */
extern void govrpt_row_set_cell(GovrptRows *rows, int item, int party);

/* A column stays NULL for s == NULL: a code, which is ASCII; a text in UTF-8. */
extern void govrpt_row_set_code(GovrptRows *rows, int column, const char *s);
extern void govrpt_row_set_text(GovrptRows *rows, int column, const char *s);

/* What a document says, with tabs for the marks of its cells. */
extern void govrpt_row_set_content(GovrptRows *rows, int column, GovStr s);

/* A label of ours, which is NULL, too, where the database's encoding lacks a character. */
extern void govrpt_row_set_name(GovrptRows *rows, int column, const char *s);

extern void govrpt_row_set_decimal(GovrptRows *rows, int column, GovDecimal d);

#endif
