/*
 * columns.h
 *		The figures' columns in a wide view.
 */
#ifndef GOVRPT_COLUMNS_H
#define GOVRPT_COLUMNS_H

#include "pg/figures.h"

typedef struct GovColumn
{
	char		name[NAMEDATALEN];	/* "refused_state_secret_total" */
	char		path[NAMEDATALEN];	/* "refused.state_secret.total" */
	const GovItem *item;		/* NULL: a group's total */
	const GovGroup *group;		/* NULL: in none */
	const GovParty *party;		/* NULL: outside table 3 */
	int			slot;			/* -1: a group's total */
	GovUnit		unit;
} GovColumn;

#define GOV_MAX_COLUMNS	(GOV_NSLOTS + GOV_NGROUPS * GOV_NPARTIES)

/* All of them, in order; returns their number. */
extern int	gov_columns(GovColumn columns[GOV_MAX_COLUMNS]);

/* Of the item or group, in Chinese, UTF-8; palloc'd. */
extern char *gov_column_label(const GovColumn *c);

#endif
