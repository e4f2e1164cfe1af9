/*
 * explain.h
 *		Which figures are wrong when a report does not balance, and what they
 *		should have been; and which missing ones follow from the rest.
 */
#ifndef GOV_EXPLAIN_EXPLAIN_H
#define GOV_EXPLAIN_EXPLAIN_H

#include "core/explain/ranking.h"

#define GOV_EXPLAIN_CELLS	12	/* the largest max_cells that is heeded */

typedef struct GovExplained
{
	bool		consistent;		/* nothing to explain */
	bool		complete;		/* the search went to its end */
	int			size;			/* cells of the smallest sets; -1: none found */
	int64_t		ties;			/* how many of these, if complete */
	int64_t		count;			/* with the accidents */
	int			n;				/* of them given, the likeliest first */
	GovExplanation *list;
} GovExplained;

/*
 * All smallest sets of at most max_cells cells that make all equations hold
 * when they are changed to other counts; cells without a number may have any.
 * Beside them accidents that displace a row or a column, whatever the number
 * of their cells.  previous, the figures of the year before, may be NULL.
 * Not GOV_OK: a->error is filled.
 */
extern GovErrorCode gov_explain(GovArena *a, const GovFigures *f, const GovFigures *previous,
								int max_cells, GovExplained *out);

/*
 * Give every missing cell for which the equations leave one count only this
 * count, and the status GOV_IMPUTED.  Nothing in a table that contradicts
 * itself.  Returns how many cells.
 */
extern int	gov_explain_impute(GovFigures *f);

#endif
