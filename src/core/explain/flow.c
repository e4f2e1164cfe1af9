/*
 * flow.c
 *		Values for some of the cells with which every equation holds.
 *
 * First the arcs are taken off that are the only one left at a node: what the
 * node has too much or too little can only go over them.  What remains, the
 * core, lies on cycles; there excess is sent along shortest paths to where
 * something is lacking.
 */
#include "core/explain/flow.h"

/* What a look for a flow costs, in steps, beside its arcs. */
#define FLOW_WORK	10

/* The least that may be added to an arc. */
static inline int64_t
least(const Arc *arc)
{
	return -arc->value;
}

static inline const Arc *
core_arc(const Graph *g, const Flow *flow, int c)
{
	return &g->arcs[flow->arcs[flow->core[c]]];
}

/*
 * Returns the nodes that an excess at start can be sent to over the core,
 * level by level until one of goal is among them.  Where from[] is given it
 * gets, for each node, the position in core[] of the arc by which it was
 * reached.  The arc at position skip is left out.
 */
static NodeSet
reach(const Graph *g, Flow *flow, NodeSet start, NodeSet goal, int skip, uint8_t *from)
{
	NodeSet		reached = start;

	for (;;)
	{
		NodeSet		more = 0;

		flow->work += flow->ncore;
		for (int c = 0; c < flow->ncore; c++)
		{
			const Arc  *arc = core_arc(g, flow, c);
			NodeSet		head = NODE(arc->head);
			NodeSet		tail = NODE(arc->tail);

			if (c == skip || !(reached & (head | tail)) || !(~reached & (head | tail)))
				continue;
			/* more on the arc takes from its tail; less, from its head */
			if (reached & tail)
			{
				if (!(more & head) && from)
					from[arc->head] = (uint8_t) c;
				more |= head;
			}
			else if (flow->delta[flow->core[c]] > least(arc))
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

static void
set_cut(Flow *flow, NodeSet nodes, bool is_over)
{
	flow->cut = 0;
	flow->cut_is_over = is_over;
	for (; nodes; nodes &= nodes - 1)
		flow->cut |= flow->behind[__builtin_ctzll(nodes)];
}

/*
 * Sends as much as possible along the path by which a node that lacks
 * something was reached from one of over.
 */
static void
send(const Graph *g, Flow *flow, int to, NodeSet over, const uint8_t *from)
{
	int64_t		amount = -flow->excess[to];
	int			at;

	for (at = to; !(over & NODE(at));)
	{
		const Arc  *arc = core_arc(g, flow, from[at]);
		int64_t		room = flow->delta[flow->core[from[at]]] - least(arc);

		if (arc->tail == at && room < amount)
			amount = room;
		at = other_end(arc, at);
	}
	if (flow->excess[at] < amount)
		amount = flow->excess[at];
	flow->excess[at] -= amount;
	flow->excess[to] += amount;
	for (at = to; !(over & NODE(at));)
	{
		const Arc  *arc = core_arc(g, flow, from[at]);

		flow->delta[flow->core[from[at]]] += arc->head == at ? amount : -amount;
		at = other_end(arc, at);
	}
}

static bool
flow_in_core(const Graph *g, Flow *flow)
{
	NodeSet		nodes = 0;
	uint8_t		from[MAX_NODES];

	for (int c = 0; c < flow->ncore; c++)
	{
		flow->delta[flow->core[c]] = 0;
		nodes |= arc_ends(core_arc(g, flow, c));
	}
	for (;;)
	{
		NodeSet		over = 0;
		NodeSet		under = 0;
		NodeSet		reached;

		for (NodeSet left = nodes; left; left &= left - 1)
		{
			int			v = __builtin_ctzll(left);

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
			set_cut(flow, over ? reached : under, over != 0);
			return false;
		}
		send(g, flow, __builtin_ctzll(reached & under), over, from);
	}
}

/* Fills what is kept by node; returns the nodes at which a single arc ends. */
static int
count_ends(const Graph *g, Flow *flow, uint8_t *leaves)
{
	int			nleaves = 0;

	flow->touched = 0;
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
	return nleaves;
}

/*
 * Takes off arcs that are the only one left at a node, and sets their deltas.
 * Returns the number of arcs that remain; -1 when there is no flow.
 */
static int
strip_leaves(const Graph *g, Flow *flow)
{
	uint8_t		leaves[MAX_NODES];
	int			nleaves = count_ends(g, flow, leaves);
	int			left = flow->n;

	while (nleaves > 0)
	{
		int			v = leaves[--nleaves];
		int			i = flow->which[v];
		const Arc  *arc;
		int			w;

		if (flow->degree[v] == 0)
			continue;			/* the last node of its tree */
		arc = &g->arcs[flow->arcs[i]];
		w = other_end(arc, v);
		flow->delta[i] = arc->tail == v ? flow->excess[v] : -flow->excess[v];
		left--;
		if (flow->delta[i] < least(arc))
		{
			set_cut(flow, NODE(v), flow->excess[v] > 0);
			return -1;
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
			set_cut(flow, NODE(w), flow->excess[w] > 0);
			return -1;
		}
	}
	return left;
}

bool
gov_explain_find_flow(const Graph *g, Flow *flow)
{
	int			left;

	flow->work += FLOW_WORK + 2 * flow->n;
	flow->ncore = 0;
	left = strip_leaves(g, flow);
	if (left <= 0)
		return left == 0;
	for (int i = 0; i < flow->n; i++)
	{
		const Arc  *arc = &g->arcs[flow->arcs[i]];

		if (flow->degree[arc->head] > 0 && flow->degree[arc->tail] > 0)
			flow->core[flow->ncore++] = (uint8_t) i;
	}
	return flow_in_core(g, flow);
}

bool
gov_explain_flow_is_determined(const Graph *g, Flow *flow, int i)
{
	const Arc  *arc = &g->arcs[flow->arcs[i]];
	NodeSet		head = NODE(arc->head);
	NodeSet		tail = NODE(arc->tail);
	int			c = 0;

	while (c < flow->ncore && flow->core[c] != i)
		c++;
	if (c == flow->ncore)
		return true;
	/* there can be more of it if a way round takes that back, and so less */
	if (reach(g, flow, head, tail, c, NULL) & tail)
		return false;
	return flow->delta[i] == least(arc) || !(reach(g, flow, tail, head, c, NULL) & head);
}
