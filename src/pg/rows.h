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

#define GOVRPT_MAX_ROW_COLUMNS	12

typedef struct GovrptRows
{
	Tuplestorestate *store;
	TupleDesc	tupdesc;
	Datum		values[GOVRPT_MAX_ROW_COLUMNS];
	bool		nulls[GOVRPT_MAX_ROW_COLUMNS];
} GovrptRows;

/* Begins the function's result; all columns of its first row are NULL. */
extern void govrpt_rows_begin(GovrptRows *rows, FunctionCallInfo fcinfo);

/* Ends a row, and begins the next one, whose columns are NULL again. */
extern void govrpt_rows_put(GovrptRows *rows);

static inline void
govrpt_row_set(GovrptRows *rows, int column, Datum value)
{
	rows->values[column] = value;
	rows->nulls[column] = false;
}

/* A column stays NULL for s == NULL: a code, which is ASCII; a text in UTF-8. */
extern void govrpt_row_set_code(GovrptRows *rows, int column, const char *s);
extern void govrpt_row_set_text(GovrptRows *rows, int column, const char *s);

/* What a document says, with tabs for the marks of its cells. */
extern void govrpt_row_set_content(GovrptRows *rows, int column, GovStr s);

/* A label of ours, which is NULL, too, where the database's encoding lacks a character. */
extern void govrpt_row_set_name(GovrptRows *rows, int column, const char *s);

extern void govrpt_row_set_decimal(GovrptRows *rows, int column, GovDecimal d);

#endif
