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

/* With room for the totals of a few groups. */
#define GOVRPT_MAX_COLUMNS	(GOV_NSLOTS + 8 * GOV_NPARTIES)

/* All of them, in order; returns their number. */
extern int	govrpt_columns(GovrptColumn columns[GOVRPT_MAX_COLUMNS]);

/* Of the item or group, in Chinese, UTF-8; palloc'd. */
extern char *govrpt_column_label(const GovrptColumn *c);

#endif
