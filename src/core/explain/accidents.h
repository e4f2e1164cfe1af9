/*
 * accidents.h
 *		Accidents to a whole row or column.
 */
#ifndef GOV_EXPLAIN_ACCIDENTS_H
#define GOV_EXPLAIN_ACCIDENTS_H

#include "core/explain/likelihood.h"

/*
 * Accidents that explain a piece but are not among the sets just found; those
 * that are give them their name and cost.
 */
extern void gov_explain_try_accidents(Graph *g, int piece, const Evidence *ev, GovRanking *sets,
									  int size, GovRanking *accidents, int *budget);

#endif
