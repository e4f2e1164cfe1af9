/*
 * impute.c
 *		Missing cells that follow from the others.
 *
 * A missing cell is filled when all ways to complete its table agree on it:
 * when the equations, and that counts are not below 0, leave one value.  In a
 * table that can't be completed at all some number is wrong, so nothing is made
 * of its numbers.
 */
#include "core/explain/explain.h"

#include "core/explain/flow.h"

/* Lists the arcs of a piece without a count; returns false if one has a number
 * that is none. */
static bool
list_missing(const Graph *g, NodeSet nodes, Flow *flow)
{
	flow->n = 0;
	flow->work = 0;
	for (int i = 0; i < g->narcs; i++)
	{
		if (!(nodes & NODE(g->arcs[i].head)) || g->arcs[i].state == ARC_KNOWN)
			continue;
		if (g->arcs[i].state == ARC_WRONG)
			return false;
		flow->arcs[flow->n++] = (uint8_t) i;
	}
	return true;
}

int
gov_explain_impute(GovFigures *f)
{
	Graph		g;
	Flow		flow;
	int			imputed = 0;

	if (!gov_explain_build_graph(&g, f))
		return 0;
	for (int piece = 0; piece < g.npieces; piece++)
	{
		NodeSet		nodes = g.pieces[piece];

		if (!list_missing(&g, nodes, &flow) || flow.n == 0 ||
			!gov_explain_find_flow(&g, &flow) || (g.off & nodes & ~flow.touched))
			continue;
		for (int i = 0; i < flow.n; i++)
		{
			int			slot = g.arcs[flow.arcs[i]].slot;

			if (slot == NO_SLOT || !gov_explain_flow_is_determined(&g, &flow, i))
				continue;
			f->status[slot] = GOV_IMPUTED;
			f->value[slot] = flow.delta[i];
			f->scale[slot] = 0;
			imputed++;
		}
	}
	return imputed;
}
