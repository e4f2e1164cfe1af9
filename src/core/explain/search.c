/*
 * search.c
 *		The smallest sets of cells whose change makes a piece of the network
 *		balance.
 *
 * Nodes that missing cells or chosen cells join count as one, with one excess.
 * As long as such a joint node has an excess, one of the known cells at it is
 * wrong; each in turn is chosen, which joins it to the node at the cell's other
 * end.  A choice settles two nodes at most, so with m cells left to choose no
 * more than 2m nodes may have an excess.
 *
 * When none has, the values must come out as counts.  Where they don't, there
 * is a set of nodes that can't get rid of its excess, or can't get what it
 * lacks, over the cells chosen so far: again one of the known cells at its edge
 * is wrong.
 *
 * A cell that was tried is barred from what is tried after it, so that each set
 * is found once.  Sizes are gone through in turn, so what is found is smallest,
 * and all of that size.
 */
#include "core/explain/search.h"

#include "core/explain/flow.h"

#include <string.h>

/* Steps that may be spent on a piece: about half a millisecond. */
#define SEARCH_BUDGET	120000

/* What it costs to rank a set, in steps, for each cell. */
#define RANK_WORK		100

typedef struct Search
{
	const Graph *g;
	const Evidence *ev;
	GovRanking *ranking;
	int			budget;			/* steps left; below 0: broken off */
	Flow		flow;			/* its arcs: those without a count, then those
								 * chosen */

	/* joint nodes, by the node that stands for them */
	uint8_t		joint[MAX_NODES];	/* by any node: which of them it is in */
	int64_t		excess[MAX_NODES];
	NodeSet		members[MAX_NODES];
	int			takers[MAX_NODES];	/* known cells that could take an excess */
	int			bringers[MAX_NODES];	/* or bring what is lacking */
	NodeSet		off;			/* those with an excess */

	bool		barred[MAX_ARCS];
} Search;

/* Returns true when a change of a known cell could take something out of a node. */
static inline bool
can_take(const Arc *arc, int node)
{
	return arc->state == ARC_KNOWN && (arc->tail == node || arc->value > 0);
}

/* Returns true when it could bring something to the node. */
static inline bool
can_bring(const Arc *arc, int node)
{
	return arc->state == ARC_KNOWN && (arc->head == node || arc->value > 0);
}

static void
join(Search *s, int a, int b)
{
	for (NodeSet m = s->members[b]; m; m &= m - 1)
		s->joint[__builtin_ctzll(m)] = (uint8_t) a;
	s->members[a] |= s->members[b];
	s->takers[a] += s->takers[b];
	s->bringers[a] += s->bringers[b];
	s->excess[a] += s->excess[b];
	s->off &= ~(NODE(a) | NODE(b));
	if (s->excess[a] != 0)
		s->off |= NODE(a);
}

/* Undoes join(). */
static void
part(Search *s, int a, int b)
{
	for (NodeSet m = s->members[b]; m; m &= m - 1)
		s->joint[__builtin_ctzll(m)] = (uint8_t) b;
	s->members[a] &= ~s->members[b];
	s->takers[a] -= s->takers[b];
	s->bringers[a] -= s->bringers[b];
	s->excess[a] -= s->excess[b];
	s->off &= ~(NODE(a) | NODE(b));
	if (s->excess[a] != 0)
		s->off |= NODE(a);
	if (s->excess[b] != 0)
		s->off |= NODE(b);
}

/* The number of nodes with an excess if two are joined. */
static inline int
noff_joined(const Search *s, int a, int b)
{
	if (a == b)
		return __builtin_popcountll(s->off);
	return __builtin_popcountll(s->off & ~(NODE(a) | NODE(b))) +
		(s->excess[a] + s->excess[b] != 0);
}

static bool
find_flow(Search *s)
{
	bool		found = gov_explain_find_flow(s->g, &s->flow);

	s->budget -= s->flow.work;
	s->flow.work = 0;
	return found;
}

/* Ranks what is chosen, with all numbers that are no counts, as an explanation. */
static void
rank_choice(Search *s)
{
	const Graph *g = s->g;
	GovChange	changes[MAX_ARCS];
	int			n = 0;
	int			cost;

	for (int i = 0; i < s->flow.n; i++)
	{
		const Arc  *arc = &g->arcs[s->flow.arcs[i]];
		GovChange	c;

		if (arc->state == ARC_MISSING)
			continue;
		c = gov_explain_make_change(s->ev, arc, gov_explain_flow_is_determined(g, &s->flow, i),
									arc->value + s->flow.delta[i]);
		gov_explain_insert_change(changes, n++, &c);
	}
	s->budget -= s->flow.work + RANK_WORK * n;
	s->flow.work = 0;
	cost = gov_explain_cost_of_cells(s->ev, changes, n);
	gov_explain_rank(s->ranking, cost, changes, n);
}

static void choose(Search *s, int left);

/*
 * Chooses each known cell by which a set of nodes could get rid of its excess,
 * or get what it lacks, with left cells to choose in all.
 */
static void
branch(Search *s, NodeSet set, bool is_over, int left)
{
	const Graph *g = s->g;
	uint8_t		tried[MAX_ARCS];
	int			ntried = 0;

	for (NodeSet nodes = set; nodes && s->budget >= 0; nodes &= nodes - 1)
	{
		int			v = __builtin_ctzll(nodes);

		for (int k = g->first[v]; k < g->first[v + 1]; k++)
		{
			int			i = g->incident[k];
			const Arc  *arc = &g->arcs[i];
			int			w = other_end(arc, v);
			int			a,
						b;

			s->budget--;
			if ((set & NODE(w)) || s->barred[i] ||
				!(is_over ? can_take(arc, v) : can_bring(arc, v)))
				continue;
			/* both may be within what is joined already: a way round */
			a = s->joint[v];
			b = s->joint[w];
			if (noff_joined(s, a, b) > 2 * (left - 1))
				continue;
			s->flow.arcs[s->flow.n++] = (uint8_t) i;
			s->barred[i] = true;
			tried[ntried++] = (uint8_t) i;
			if (a != b)
				join(s, a, b);
			choose(s, left - 1);
			if (a != b)
				part(s, a, b);
			s->flow.n--;
		}
	}
	while (ntried > 0)
		s->barred[tried[--ntried]] = false;
}

/* The known cells by which a joint node could get rid of its excess. */
static inline int
ways_out(const Search *s, int v)
{
	return s->excess[v] > 0 ? s->takers[v] : s->bringers[v];
}

/* Chooses up to left more cells in all ways, and ranks those that explain. */
static void
choose(Search *s, int left)
{
	if (s->budget < 0)
		return;
	if (s->off)
	{
		int			best = -1;

		if (left == 0)
			return;
		/* begin where there is least to choose from */
		for (NodeSet off = s->off; off; off &= off - 1)
		{
			int			v = __builtin_ctzll(off);

			if (best < 0 || ways_out(s, v) < ways_out(s, best))
				best = v;
		}
		branch(s, s->members[best], s->excess[best] > 0, left);
		return;
	}
	if (find_flow(s))
	{
		/* sets of fewer cells have all been tried */
		if (left == 0)
			rank_choice(s);
	}
	else if (left > 0)
		branch(s, s->flow.cut, s->flow.cut_is_over, left);
}

/*
 * Before any choice; returns the number of cells whose number is no count, all
 * of which are in every set.
 */
static int
start(Search *s, NodeSet nodes)
{
	const Graph *g = s->g;
	int			nwrong = 0;

	s->budget = SEARCH_BUDGET;
	s->flow.n = 0;
	s->flow.work = 0;
	s->off = g->off & nodes;
	memset(s->barred, false, sizeof(s->barred));
	for (NodeSet left = nodes; left; left &= left - 1)
	{
		int			v = __builtin_ctzll(left);

		s->joint[v] = (uint8_t) v;
		s->excess[v] = g->excess[v];
		s->members[v] = NODE(v);
		s->takers[v] = s->bringers[v] = 0;
	}
	for (int i = 0; i < g->narcs; i++)
	{
		const Arc  *arc = &g->arcs[i];

		if (!(nodes & NODE(arc->head)))
			continue;
		if (arc->state == ARC_KNOWN)
		{
			s->takers[arc->tail]++;
			s->takers[arc->head] += arc->value > 0;
			s->bringers[arc->head]++;
			s->bringers[arc->tail] += arc->value > 0;
			continue;
		}
		s->flow.arcs[s->flow.n++] = (uint8_t) i;
		nwrong += arc->state == ARC_WRONG;
		if (s->joint[arc->head] != s->joint[arc->tail])
			join(s, s->joint[arc->head], s->joint[arc->tail]);
	}
	return nwrong;
}

void
gov_explain_search(const Graph *g, const Evidence *ev, int max_cells, Piece *piece)
{
	Search		s;
	int			nwrong;
	int			least;

	s.g = g;
	s.ev = ev;
	s.ranking = piece->sets;
	nwrong = start(&s, g->pieces[piece->index]);
	piece->size = 0;
	if (!s.off && (s.flow.n == 0 || (nwrong == 0 && find_flow(&s))))
		return;

	piece->size = -1;
	least = (__builtin_popcountll(s.off) + 1) / 2;
	for (int size = least; size <= max_cells - nwrong; size++)
	{
		choose(&s, size);
		if (s.ranking->count > 0)
			piece->size = nwrong + size;
		if (s.ranking->count > 0 || s.budget < 0)
			break;
	}
	if (s.budget < 0)
		piece->complete = false;
}
