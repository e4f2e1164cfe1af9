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

/* Makes all columns, in order; returns their number. */
extern int	govrpt_columns(GovrptColumn columns[GOVRPT_MAX_COLUMNS]);

/*
 * Returns the label of the item or group, in Chinese and UTF-8, palloc'd.  It
 * has the unit that values have here: a chart must not say 10,000 yuan of what
 * are yuan.
 */
extern char *govrpt_column_label(const GovrptColumn *c);

#endif
