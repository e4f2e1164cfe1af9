/*
 * accidents.h
 *		Accidents to a whole row or column, each tried as it is.
 */
#ifndef GOV_EXPLAIN_ACCIDENTS_H
#define GOV_EXPLAIN_ACCIDENTS_H

#include "core/explain/search.h"

/*
 * Fills the accidents of a piece that explain it but are not among its sets;
 * an accident that is gives its set its name and cost.  The graph is changed
 * meanwhile.
 */
extern void gov_explain_try_accidents(Graph *g, const Evidence *ev, Piece *piece);

#endif
