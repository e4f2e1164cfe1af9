/*
 * columns.h
 *		The figures' columns in a wide view.
 */
#ifndef GOVRPT_COLUMNS_H
#define GOVRPT_COLUMNS_H

#include "pg/figures.h"

typedef struct GovrptColumn
{
	char		name[NAMEDATALEN];	/* "refused_state_secret_total" */
	char		path[NAMEDATALEN];	/* "refused.state_secret.total" */
	const GovItem *item;		/* NULL: a group's total */
	const GovGroup *group;		/* NULL: in none */
	const GovParty *party;		/* NULL: outside table 3 */
	int			slot;			/* -1: a group's total */
	GovUnit		unit;
} GovrptColumn;

#define GOVRPT_MAX_COLUMNS	(GOV_ALL_SLOTS + GOV_NGROUPS * GOV_NPARTIES)

/*
 * Makes all columns, in order; returns their number.  Those of the statistics of
 * before 2019 stand behind the others, and only where they are wanted: a wide view
 * has none of them.
 */
extern int	govrpt_columns(GovrptColumn columns[GOVRPT_MAX_COLUMNS], bool statistics);

/*
 * Returns the label of the item or group, in Chinese and UTF-8, palloc'd.  It
 * has the unit that values have here: a chart must not say 10,000 yuan of what
 * are yuan.
 */
extern char *govrpt_column_label(const GovrptColumn *c);

#endif
