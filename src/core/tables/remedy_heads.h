/*
 * remedy_heads.h
 *		What the heads of table 4 say: which columns there are.
 */
#ifndef GOV_TABLES_REMEDY_HEADS_H
#define GOV_TABLES_REMEDY_HEADS_H

#include "core/tables/alignment.h"

#define GOV_MAX_REMEDY_HEADS	64
#define GOV_REMEDY_NONE			(-1)	/* a head names no remedy, or no
										 * outcome */

/* What a head, a heading or a row's label says. */
typedef struct GovRemedyHead
{
	int8_t		remedy;			/* 0 to 2, GOV_REMEDY_SEVERAL, or
								 * GOV_REMEDY_NONE */
	int8_t		outcome;		/* or GOV_REMEDY_NONE */
	bool		aside;			/* of a column that the form does not have */
	uint32_t	cell;
} GovRemedyHead;

typedef struct GovRemedyHeads
{
	GovRemedyHead items[GOV_MAX_REMEDY_HEADS];
	int			n;
} GovRemedyHeads;

/* The columns of values, from left to right, as the heads name them. */
typedef struct GovRemedyColumns
{
	GovRemedyHead items[GOV_MAX_REMEDY_HEADS];
	int			n;
	bool		in_order;		/* items stand as the columns do */
} GovRemedyColumns;

static inline bool
gov_is_outcome_alone(const GovRemedyHead *h)
{
	return h->outcome != GOV_REMEDY_NONE && h->remedy == GOV_REMEDY_NONE;
}

static inline bool
gov_is_remedy_alone(const GovRemedyHead *h)
{
	return h->remedy != GOV_REMEDY_NONE && h->outcome == GOV_REMEDY_NONE;
}

/* Do rows have as many columns?  One of them may lack the pipe at its end. */
static inline bool
gov_is_as_wide(const GovGridRow *a, const GovGridRow *b)
{
	return a->seps - a->tail == b->seps - b->tail;
}

/* Returns false for a cell that is no head of table 4. */
extern bool gov_tables_remedy_head(const GovAlignment *al, uint32_t cell, GovRemedyHead *h);

extern void gov_tables_remedy_add(GovRemedyHeads *list, GovRemedyHead h);

/*
 * The remedies that are named, in order, and the outcomes; returns how many.  out has
 * room for GOV_NREMEDY_KINDS, and for GOV_MAX_REMEDY_HEADS.
 */
extern int	gov_tables_remedy_list_remedies(const GovRemedyHeads *list, GovRemedyHead *out);
extern int	gov_tables_remedy_list_outcomes(const GovRemedyHeads *list, GovRemedyHead *out);

/* The columns that heads name, each in its manner; false: they don't. */
extern bool gov_tables_remedy_columns_by_place(const GovAlignment *al, const GovRemedyHeads *list,
											   GovRemedyColumns *columns);
extern bool gov_tables_remedy_columns_by_order(const GovRemedyHeads *list, GovRemedyColumns *columns);
extern bool gov_tables_remedy_columns_of_one_kind(const GovRemedyHeads *list, bool outcomes,
												  GovRemedyColumns *columns);
extern bool gov_tables_remedy_columns_of_crosses(const GovRemedyHeads *list, GovRemedyColumns *columns);

#endif
