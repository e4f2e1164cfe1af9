/*
 * columns.h
 *		The figures' columns in a wide view.
 */
#ifndef GOVRPT_COLUMNS_H
#define GOVRPT_COLUMNS_H

#include "pg/figures.h"

#include "core/figures/columns.h"

typedef struct GovrptColumn
{
	char		name[NAMEDATALEN];	/* "refused_state_secret_total" */
	char		path[NAMEDATALEN];	/* "refused.state_secret.total" */
	const GovItem *item;		/* NULL: a group's total */
	const GovGroup *group;		/* NULL: in none */
	const GovParty *party;		/* NULL: outside table 3 */
	int			slot;			/* -1: a group's total */
	GovUnit		unit;
	GovColumn	of;				/* the same in numbers */
} GovrptColumn;

#define GOVRPT_MAX_COLUMNS	GOV_MAX_COLUMNS

/*
 * Makes all columns, in order; returns their number.  Those of the statistics of
 * before 2019 stand behind the others, and only where they are wanted: a wide view
 * has none of them.
 */
extern int	govrpt_columns(GovrptColumn columns[GOVRPT_MAX_COLUMNS], bool statistics);

/* The columns of govreport_columns(), all of type text but the cell. */
enum
{
	GOVRPT_COL_FIGURE, GOVRPT_COL_CELL, GOVRPT_COL_PATH, GOVRPT_COL_PART, GOVRPT_COL_ITEM,
	GOVRPT_COL_GROUP, GOVRPT_COL_PARTY, GOVRPT_COL_UNIT, GOVRPT_COL_LABEL_ZH, GOVRPT_COL_LABEL_EN,
	GOVRPT_COL_PARTY_LABEL_ZH, GOVRPT_COL_PARTY_LABEL_EN,
	GOVRPT_NCOLS
};

typedef struct GovrptColumnRow
{
	Datum		values[GOVRPT_NCOLS];
	bool		nulls[GOVRPT_NCOLS];
} GovrptColumnRow;

/* Makes the row of a column, palloc'd. */
extern void govrpt_column_row(const GovrptColumn *c, GovrptColumnRow *row);

/*
 * Returns the label of the item or group, in Chinese and UTF-8, palloc'd.  It
 * has the unit that values have here: a chart must not say 10,000 yuan of what
 * are yuan.
 */
extern char *govrpt_column_label(const GovrptColumn *c);

#endif
