/*
 * flow.c
 *		Values for some of the cells, by which no equation is off any more.
 */
#include "core/explain/flow.h"

/* The least that may be added to an arc. */
static inline int64_t
least(const Arc *arc)
{
	return -arc->value;
}

/*
 * Nodes that an excess can be sent to from some nodes, over the core; where
 * from[] is given, the position in core[] of the arc by which each was
 * reached.  not is a position left out.  Level by level.
 */
static NodeSet
reach(const Graph *g, Flow *flow, NodeSet start, NodeSet goal, int not, uint8_t *from)
{
	NodeSet		reached = start;

	for (;;)
	{
		NodeSet		more = 0;

		flow->work += flow->ncore;
		for (int c = 0; c < flow->ncore; c++)
		{
			int			i = flow->core[c];
			const Arc  *arc = &g->arcs[flow->arcs[i]];
			NodeSet		head = NODE(arc->head);
			NodeSet		tail = NODE(arc->tail);

			if (c == not || !(reached & (head | tail)) || !(~reached & (head | tail)))
				continue;
			/* more on the arc takes from its tail; less, from its head */
			if (reached & tail)
			{
				if (!(more & head) && from)
					from[arc->head] = (uint8_t) c;
				more |= head;
			}
			else if (flow->delta[i] > least(arc))
			{
				if (!(more & tail) && from)
					from[arc->tail] = (uint8_t) c;
				more |= tail;
			}
		}
		if (!more)
			return reached;
		reached |= more;
		if (reached & goal)
			return reached;
	}
}

/* Send what is too much where there is too little, along shortest ways. */
static bool
flow_in_core(const Graph *g, Flow *flow)
{
	NodeSet		nodes = 0;
	uint8_t		from[MAX_NODES];

	for (int c = 0; c < flow->ncore; c++)
	{
		const Arc  *arc = &g->arcs[flow->arcs[flow->core[c]]];

		flow->delta[flow->core[c]] = 0;
		nodes |= NODE(arc->head) | NODE(arc->tail);
	}
	for (;;)
	{
		NodeSet		over = 0;
		NodeSet		under = 0;
		NodeSet		reached;
		int			v,
					at;
		int64_t		amount;

		for (NodeSet left = nodes; left; left &= left - 1)
		{
			v = __builtin_ctzll(left);
			if (flow->excess[v] > 0)
				over |= NODE(v);
			else if (flow->excess[v] < 0)
				under |= NODE(v);
		}
		if (!over && !under)
			return true;
		reached = reach(g, flow, over, under, -1, from);
		if (!(reached & under) || !over)
		{
			/* nothing leaves what was reached, or nothing comes to the rest */
			flow->cut = 0;
			flow->cut_is_over = over != 0;
			for (NodeSet left = over ? reached : under; left; left &= left - 1)
				flow->cut |= flow->behind[__builtin_ctzll(left)];
			return false;
		}
		v = __builtin_ctzll(reached & under);
		amount = -flow->excess[v];
		for (at = v; !(over & NODE(at));)
		{
			int			i = flow->core[from[at]];
			const Arc  *arc = &g->arcs[flow->arcs[i]];

			if (arc->tail == at && flow->delta[i] - least(arc) < amount)
				amount = flow->delta[i] - least(arc);
			at = other_end(arc, at);
		}
		if (flow->excess[at] < amount)
			amount = flow->excess[at];
		flow->excess[at] -= amount;
		flow->excess[v] += amount;
		for (at = v; !(over & NODE(at));)
		{
			int			i = flow->core[from[at]];
			const Arc  *arc = &g->arcs[flow->arcs[i]];

			flow->delta[i] += arc->head == at ? amount : -amount;
			at = other_end(arc, at);
		}
	}
}

bool
gov_explain_find_flow(const Graph *g, Flow *flow)
{
	uint8_t		leaves[MAX_NODES];
	int			nleaves = 0;
	int			left = flow->n;

	flow->work += 10 + 2 * flow->n;
	flow->touched = 0;
	flow->ncore = 0;
	for (int i = 0; i < flow->n; i++)
	{
		const Arc  *arc = &g->arcs[flow->arcs[i]];

		for (int end = 0; end < 2; end++)
		{
			int			v = end ? arc->head : arc->tail;

			if (!(flow->touched & NODE(v)))
			{
				flow->touched |= NODE(v);
				flow->degree[v] = 0;
				flow->which[v] = 0;
				flow->excess[v] = g->excess[v];
				flow->behind[v] = NODE(v);
			}
			flow->degree[v]++;
			flow->which[v] ^= (uint8_t) i;
		}
	}
	for (NodeSet nodes = flow->touched; nodes; nodes &= nodes - 1)
		if (flow->degree[__builtin_ctzll(nodes)] == 1)
			leaves[nleaves++] = (uint8_t) __builtin_ctzll(nodes);

	/* what a leaf has too much must go over its only arc */
	while (nleaves > 0)
	{
		int			v = leaves[--nleaves];
		int			i = flow->which[v];
		const Arc  *arc;
		int			w;

		if (flow->degree[v] == 0)
			continue;			/* the last of its tree */
		arc = &g->arcs[flow->arcs[i]];
		w = other_end(arc, v);
		flow->delta[i] = arc->tail == v ? flow->excess[v] : -flow->excess[v];
		left--;
		if (flow->delta[i] < least(arc))
		{
			flow->cut = flow->behind[v];
			flow->cut_is_over = flow->excess[v] > 0;
			return false;
		}
		flow->excess[w] += flow->excess[v];
		flow->behind[w] |= flow->behind[v];
		flow->excess[v] = 0;
		flow->degree[v] = 0;
		flow->which[w] ^= (uint8_t) i;
		if (--flow->degree[w] == 1)
			leaves[nleaves++] = (uint8_t) w;
		else if (flow->degree[w] == 0 && flow->excess[w] != 0)
		{
			flow->cut = flow->behind[w];
			flow->cut_is_over = flow->excess[w] > 0;
			return false;
		}
	}
	if (left == 0)
		return true;
	for (int i = 0; i < flow->n; i++)
		if (flow->degree[g->arcs[flow->arcs[i]].head] > 0 &&
			flow->degree[g->arcs[flow->arcs[i]].tail] > 0)
			flow->core[flow->ncore++] = (uint8_t) i;
	return flow_in_core(g, flow);
}

/* By no way round can there be more of it, or less. */
bool
gov_explain_flow_is_determined(const Graph *g, Flow *flow, int i)
{
	const Arc  *arc = &g->arcs[flow->arcs[i]];
	int			c = 0;

	while (c < flow->ncore && flow->core[c] != i)
		c++;
	if (c == flow->ncore)
		return true;
	if (reach(g, flow, NODE(arc->head), NODE(arc->tail), c, NULL) & NODE(arc->tail))
		return false;
	return flow->delta[i] == least(arc) ||
		!(reach(g, flow, NODE(arc->tail), NODE(arc->head), c, NULL) & NODE(arc->head));
}
