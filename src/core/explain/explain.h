/*
 * explain.h
 *		Which figures are wrong when a report does not balance, what they should
 *		have been, and which missing ones follow from the rest.
 *
 * In come the figures of a report and, where there are any, those of the year
 * before.  Out come explanations, likeliest first: sets of cells with the
 * values by which all equations of the form hold.  The room sees the equations
 * as a network (network.h), looks for the smallest sets of wrong cells
 * (search.h) and for accidents to whole rows and columns (accidents.h), and
 * orders what it found by likelihood (likelihood.h, ranking.h).  Filling in
 * missing cells works on the same network.
 */
#ifndef GOV_EXPLAIN_EXPLAIN_H
#define GOV_EXPLAIN_EXPLAIN_H

#include "core/explain/ranking.h"

#define GOV_EXPLAIN_CELLS	12	/* a larger max_cells counts as this */

typedef struct GovExplained
{
	bool		consistent;		/* nothing to explain */
	bool		complete;		/* the search went to its end */
	int			size;			/* cells of the smallest sets; -1: none found */
	int64_t		ties;			/* number of these, if complete */
	int64_t		count;			/* of all explanations, accidents included */
	int			n;				/* explanations in list, likeliest first */
	GovExplanation *list;
} GovExplained;

/*
 * Finds all smallest sets of at most max_cells cells that make all equations
 * hold when they are changed to other counts, where cells without a number may
 * have any; and accidents that displace a row or a column, whatever the number
 * of their cells.  previous, the figures of the year before, may be NULL.
 * Fills a->error and returns its code when it fails.
 */
extern GovErrorCode gov_explain(GovArena *a, const GovFigures *f, const GovFigures *previous,
								int max_cells, GovExplained *out);

/* Returns true when all explanations were found, and out counts them. */
static inline bool
gov_explain_is_counted(const GovExplained *out)
{
	return out->complete && out->count < INT64_MAX;
}

/* Returns true when nothing else of that size exists, and every value is the only one left. */
extern bool gov_explain_is_certain(const GovExplained *out, const GovExplanation *e);

/* Returns true when every explanation gives that cell that value. */
extern bool gov_explain_change_is_certain(const GovExplained *out, const GovChange *change);

/*
 * Gives every missing cell for which the equations leave a single count that
 * count, and the status GOV_IMPUTED; none in a table that contradicts itself.
 * Returns the number of these cells.
 */
extern int	gov_explain_impute(GovFigures *f);

#endif
