/*
 * search.c
 *		The smallest sets of cells whose change makes a piece balance.
 *
 * Nodes that missing cells or chosen cells join count as one, with one excess.
 * As long as such a joint node has an excess, one of the known cells at it is
 * wrong; each in turn is chosen, which joins it to the node at the other end.
 * A choice settles two nodes at most, so with m cells left to choose there may
 * be no more than 2m nodes with an excess.  When there is none left, the
 * values must come out as counts; where they don't there is a set of nodes
 * that can't get rid of what it has too much (or get what it lacks) over the
 * cells chosen so far: again, one of the known cells at its edge is wrong.
 * Cells tried are barred from what is tried after them, so that each set is
 * found once.  Size by size: so what is found is smallest, and all of it.
 */
#include "core/explain/search.h"

#include "core/explain/flow.h"

#include <string.h>

typedef struct Search
{
	const Graph *g;
	const Evidence *ev;
	GovRanking *ranking;
	int		   *budget;
	int			nfree;			/* of flow.arcs: missing ones come first */
	Flow		flow;

	/* joint nodes, by the node that stands for them */
	uint8_t		joint[MAX_NODES];	/* which of them a node is part of */
	int64_t		excess[MAX_NODES];
	NodeSet		members[MAX_NODES];
	int			at[2][MAX_NODES];	/* number of cells that could take an
									 * excess, or fill a want */
	NodeSet		off;			/* those with an excess */

	bool		barred[MAX_ARCS];
} Search;

static void
join(Search *s, int a, int b)
{
	for (NodeSet m = s->members[b]; m; m &= m - 1)
		s->joint[__builtin_ctzll(m)] = (uint8_t) a;
	s->members[a] |= s->members[b];
	s->at[0][a] += s->at[0][b];
	s->at[1][a] += s->at[1][b];
	s->excess[a] += s->excess[b];
	s->off &= ~(NODE(a) | NODE(b));
	if (s->excess[a] != 0)
		s->off |= NODE(a);
}

static void
part(Search *s, int a, int b)
{
	for (NodeSet m = s->members[b]; m; m &= m - 1)
		s->joint[__builtin_ctzll(m)] = (uint8_t) b;
	s->members[a] &= ~s->members[b];
	s->at[0][a] -= s->at[0][b];
	s->at[1][a] -= s->at[1][b];
	s->excess[a] -= s->excess[b];
	s->off &= ~(NODE(a) | NODE(b));
	if (s->excess[a] != 0)
		s->off |= NODE(a);
	if (s->excess[b] != 0)
		s->off |= NODE(b);
}

/* Could a change of a known cell take something out of a node? bring it? */
static inline bool
can_take(const Arc *arc, int node)
{
	return arc->state == ARC_KNOWN && (arc->tail == node || arc->value > 0);
}

static inline bool
can_bring(const Arc *arc, int node)
{
	return arc->state == ARC_KNOWN && (arc->head == node || arc->value > 0);
}

static int
by_slot(const GovChange *a, const GovChange *b)
{
	return a->slot - b->slot;
}

/* What is chosen makes up an explanation; so do all numbers that are no counts. */
static void
found(Search *s)
{
	const Graph *g = s->g;
	GovChange	changes[MAX_ARCS];
	int			n = 0;
	int			cost;

	for (int i = 0; i < s->flow.n; i++)
	{
		const Arc  *arc = &g->arcs[s->flow.arcs[i]];
		GovChange	c;
		int			k;

		if (arc->state == ARC_MISSING)
			continue;
		c = gov_explain_make_change(s->ev, arc, gov_explain_flow_is_determined(g, &s->flow, i),
									arc->value + s->flow.delta[i]);
		for (k = n++; k > 0 && by_slot(&changes[k - 1], &c) > 0; k--)
			changes[k] = changes[k - 1];
		changes[k] = c;
	}
	*s->budget -= s->flow.work + 100 * n;
	s->flow.work = 0;
	cost = gov_explain_cost_of_cells(s->ev, changes, n);
	gov_explain_rank(s->ranking, cost, changes, n);
}

static void choose(Search *s, int left);

/* Each known cell by which a set of nodes could get rid of its excess. */
static void
branch(Search *s, NodeSet set, bool is_over, int left)
{
	const Graph *g = s->g;
	uint8_t		mine[MAX_ARCS];
	int			nmine = 0;

	for (NodeSet nodes = set; nodes && *s->budget >= 0; nodes &= nodes - 1)
	{
		int			v = __builtin_ctzll(nodes);

		for (int k = g->first[v]; k < g->first[v + 1]; k++)
		{
			int			i = g->incident[k];
			const Arc  *arc = &g->arcs[i];
			int			w = other_end(arc, v);
			int			a,
						b;

			(*s->budget)--;
			if ((set & NODE(w)) || s->barred[i] ||
				!(is_over ? can_take(arc, v) : can_bring(arc, v)))
				continue;
			a = s->joint[v];
			b = s->joint[w];
			if (a == b)
			{
				/* within what is joined already: a way round */
				if (__builtin_popcountll(s->off) > 2 * (left - 1))
					continue;
				s->flow.arcs[s->flow.n++] = (uint8_t) i;
				s->barred[i] = true;
				mine[nmine++] = (uint8_t) i;
				choose(s, left - 1);
				s->flow.n--;
				continue;
			}
			if (__builtin_popcountll(s->off & ~(NODE(a) | NODE(b))) +
				(s->excess[a] + s->excess[b] != 0) > 2 * (left - 1))
				continue;
			s->flow.arcs[s->flow.n++] = (uint8_t) i;
			s->barred[i] = true;
			mine[nmine++] = (uint8_t) i;
			join(s, a, b);
			choose(s, left - 1);
			part(s, a, b);
			s->flow.n--;
		}
	}
	while (nmine > 0)
		s->barred[mine[--nmine]] = false;
}

static void
choose(Search *s, int left)
{
	bool		feasible;

	if (*s->budget < 0)
		return;
	if (s->off)
	{
		int			best = -1;

		if (left == 0)
			return;
		/* where there is least to choose from */
		for (NodeSet off = s->off; off; off &= off - 1)
		{
			int			v = __builtin_ctzll(off);

			if (best < 0 || s->at[s->excess[v] > 0][v] < s->at[s->excess[best] > 0][best])
				best = v;
		}
		branch(s, s->members[best], s->excess[best] > 0, left);
		return;
	}
	feasible = gov_explain_find_flow(s->g, &s->flow);
	*s->budget -= s->flow.work;
	s->flow.work = 0;
	if (feasible)
	{
		/* sets of fewer cells have all been tried */
		if (left == 0)
			found(s);
	}
	else if (left > 0)
		branch(s, s->flow.cut, s->flow.cut_is_over, left);
}

int
gov_explain_search(const Graph *g, int piece, int max_cells, const Evidence *ev, GovRanking *ranking,
				   int *budget)
{
	Search		s;
	NodeSet		nodes = g->pieces[piece];
	int			nwrong = 0;
	int			noff;

	s.g = g;
	s.ev = ev;
	s.ranking = ranking;
	s.budget = budget;
	s.flow.n = 0;
	s.flow.work = 0;
	s.off = g->off & nodes;
	memset(s.barred, false, sizeof(s.barred));
	for (NodeSet left = nodes; left; left &= left - 1)
	{
		int			v = __builtin_ctzll(left);

		s.joint[v] = (uint8_t) v;
		s.excess[v] = g->excess[v];
		s.members[v] = NODE(v);
		s.at[0][v] = s.at[1][v] = 0;
	}
	for (int i = 0; i < g->narcs; i++)
	{
		const Arc  *arc = &g->arcs[i];

		if (!(nodes & NODE(arc->head)))
			continue;
		if (arc->state == ARC_KNOWN)
		{
			s.at[1][arc->tail]++;
			s.at[0][arc->head]++;
			s.at[1][arc->head] += arc->value > 0;
			s.at[0][arc->tail] += arc->value > 0;
			continue;
		}
		s.flow.arcs[s.flow.n++] = (uint8_t) i;
		nwrong += arc->state == ARC_WRONG;
		if (s.joint[arc->head] != s.joint[arc->tail])
			join(&s, s.joint[arc->head], s.joint[arc->tail]);
	}
	s.nfree = s.flow.n;
	if (s.flow.n == 0 && !s.off)
		return 0;
	if (nwrong == 0 && !s.off && gov_explain_find_flow(g, &s.flow))
		return 0;

	noff = __builtin_popcountll(s.off);
	for (int size = (noff + 1) / 2; size <= max_cells - nwrong; size++)
	{
		choose(&s, size);
		if (ranking->count > 0 || *budget < 0)
			return ranking->count > 0 ? nwrong + size : -1;
	}
	return -1;
}
