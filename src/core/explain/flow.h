/*
 * flow.h
 *		Values for some of the cells with which every equation holds.
 *
 * A flow adds something to each of some arcs so that no node keeps an excess;
 * no arc's value may fall below 0.
 */
#ifndef GOV_EXPLAIN_FLOW_H
#define GOV_EXPLAIN_FLOW_H

#include "core/explain/network.h"

typedef struct Flow
{
	int			n;
	uint8_t		arcs[MAX_ARCS]; /* that may change */
	int64_t		delta[MAX_ARCS];	/* what is added to each */
	NodeSet		touched;		/* ends of these arcs */
	int			work;			/* steps done so far; the callees add theirs,
								 * the caller takes them out */

	/*
	 * When there is no flow: nodes that together can't get rid of their
	 * excess, or can't get what they lack.
	 */
	NodeSet		cut;
	bool		cut_is_over;	/* it is an excess, not a lack */

	/*
	 * Positions of the arcs that lie on cycles; all others have one possible
	 * delta.
	 */
	int			ncore;
	uint8_t		core[MAX_ARCS];

	/* workspace, by node */
	uint8_t		degree[MAX_NODES];
	uint8_t		which[MAX_NODES];	/* positions of its arcs, XORed */
	int64_t		excess[MAX_NODES];
	NodeSet		behind[MAX_NODES];	/* the nodes whose excess it took */
} Flow;

/*
 * Looks for a flow over arcs[0 .. n) and fills delta, or cut when there is
 * none.  Nodes that none of the arcs touches are not looked at.
 */
extern bool gov_explain_find_flow(const Graph *g, Flow *flow);

/* Returns true when delta[i] of the flow just found is the only possible one. */
extern bool gov_explain_flow_is_determined(const Graph *g, Flow *flow, int i);

#endif
