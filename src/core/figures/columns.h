/*
 * columns.h
 *		The form as the columns of a flat table: a cell each, and the group totals
 *		that the form does not print, before their leaves.
 */
#ifndef GOV_FIGURES_COLUMNS_H
#define GOV_FIGURES_COLUMNS_H

#include "core/form/form.h"

typedef struct GovColumn
{
	int			item;			/* -1: a group's total */
	int			group;			/* that it is in, or the total of; -1: none */
	int			party;			/* -1 outside table 3 */
	int			slot;			/* -1: a group's total */
} GovColumn;

#define GOV_MAX_COLUMNS	(GOV_ALL_SLOTS + GOV_NGROUPS * GOV_NPARTIES)

/*
 * Lists all columns, in the form's order, and behind them those of the statistics of
 * before 2019 if they are wanted; returns their number.
 */
extern int	gov_figures_list_columns(GovColumn columns[GOV_MAX_COLUMNS], bool statistics);

/* A name in PostgreSQL is no longer. */
#define GOV_COLUMN_HEAD_BYTES	63

/*
 * Fills in a head in Chinese, in the form's words without their numbers and marks:
 * "不予公开_属于国家秘密_自然人".  Heads are of letters only, so that they need no
 * quotes in SQL; no two are the same.
 */
extern void gov_figures_column_head(const GovColumn *c, char head[GOV_COLUMN_HEAD_BYTES + 1]);

#endif
