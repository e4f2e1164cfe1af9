/*
 * flow.h
 *		Values for some of the cells, by which no equation is off any more.
 */
#ifndef GOV_EXPLAIN_FLOW_H
#define GOV_EXPLAIN_FLOW_H

#include "core/explain/network.h"

/*
 * A flow over some of the arcs, by which no node has an excess any more: how
 * much is added to each.  No arc's value may fall below 0.
 */
typedef struct Flow
{
	int			n;
	uint8_t		arcs[MAX_ARCS];
	int64_t		delta[MAX_ARCS];
	NodeSet		touched;		/* ends of these arcs */
	int			work;			/* done so far, added up by all that works on
								 * it */

	/* when there is none: nodes that can't get rid of their excess together */
	NodeSet		cut;
	bool		cut_is_over;	/* it is an excess, not a want */

	/* arcs in cycles, by position; of all others delta is the only one */
	int			ncore;
	uint8_t		core[MAX_ARCS];

	/* workspace, by node */
	uint8_t		degree[MAX_NODES];
	uint8_t		which[MAX_NODES];	/* XOR of the positions of its arcs */
	int64_t		excess[MAX_NODES];
	NodeSet		behind[MAX_NODES];	/* nodes whose excess it took */
} Flow;

/*
 * Find a flow.  A node that none of the arcs touches must have no excess, and
 * those that they join must have none together.
 */
extern bool gov_explain_find_flow(const Graph *g, Flow *flow);

/* After gov_explain_find_flow(): is delta[i] the only one that is possible? */
extern bool gov_explain_flow_is_determined(const Graph *g, Flow *flow, int i);

#endif
