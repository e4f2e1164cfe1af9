/*
 * search.h
 *		The smallest sets of cells whose change makes a piece balance.
 */
#ifndef GOV_EXPLAIN_SEARCH_H
#define GOV_EXPLAIN_SEARCH_H

#include "core/explain/likelihood.h"

/*
 * All sets of the smallest size, not above max_cells, that explain a piece.
 * Returns this size; 0 if nothing is wrong, -1 if there are none.  *budget is
 * what may be spent; it is below 0 when this has cut the search short.
 */
extern int	gov_explain_search(const Graph *g, int piece, int max_cells, const Evidence *ev,
							   GovRanking *ranking, int *budget);

#endif
