/*
 * search.h
 *		The smallest sets of cells whose change makes a piece of the network
 *		balance.
 */
#ifndef GOV_EXPLAIN_SEARCH_H
#define GOV_EXPLAIN_SEARCH_H

#include "core/explain/likelihood.h"

/* What explains a piece of the network. */
typedef struct Piece
{
	int			index;			/* of the graph's pieces */
	int			size;			/* cells of its smallest sets; 0: it needs no
								 * change, -1: no set was found */
	bool		complete;		/* no search was broken off */
	GovRanking *sets;			/* the smallest sets */
	GovRanking *accidents;		/* accidents that are not among these */
} Piece;

/*
 * Fills size and sets with all sets of the smallest size up to max_cells that
 * explain a piece; the piece is not complete when that would take too long.
 */
extern void gov_explain_search(const Graph *g, const Evidence *ev, int max_cells, Piece *piece);

#endif
