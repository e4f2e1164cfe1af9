/*
 * trial.c
 *		Undoing an accident, to see whether everything is in order then.
 *
 * Undoing it must leave every equation of the piece in order.  Most accidents
 * are ruled out at once, because they touch no cell of an equation that does
 * not hold.
 */
#include "core/explain/trial.h"

#include <string.h>

/* Steps that may be spent on a piece: about half a millisecond. */
#define TRIAL_BUDGET	100000

/* 100 * ln(10): what is ten times less likely than the likeliest set is left out. */
#define WORTH_A_THOUGHT	230

/* A cell without a count has moved, too. */
#define COST_OF_MOVED_GAP	200

/* What the moves of a trial would do. */
typedef struct Effect
{
	NodeSet		touched;
	uint64_t	hit;			/* which of the sets that must be touched */
	NodeSet		open;			/* ends of cells without a count then */
	int64_t		excess[MAX_NODES];	/* of the nodes touched */
	bool		differs;		/* from what is there */
	int			cost;			/* in addition */
} Effect;

/*
 * Finds sets of nodes that have an excess which no missing cell takes: whatever
 * explains the piece changes a cell at each of them.
 */
void
gov_explain_start_trial(Trial *t, Graph *g, const Evidence *ev, Piece *piece)
{
	NodeSet		nodes = g->pieces[piece->index];
	uint8_t		joint[MAX_NODES];	/* nodes that missing cells join, by one */
	int64_t		excess[MAX_NODES];	/* that stands for them */
	NodeSet		members[MAX_NODES];
	NodeSet		bad = 0;
	NodeSet		cut = 0;

	t->g = g;
	t->ev = ev;
	t->piece = piece;
	t->budget = TRIAL_BUDGET;
	t->flow.work = 0;
	t->flow.n = 0;
	t->open = 0;
	for (NodeSet left = nodes; left; left &= left - 1)
	{
		int			v = __builtin_ctzll(left);

		joint[v] = (uint8_t) v;
		members[v] = NODE(v);
		excess[v] = g->excess[v];
	}
	for (int i = 0; i < g->narcs; i++)
	{
		const Arc  *arc = &g->arcs[i];
		int			a,
					b;

		if (arc->state == ARC_KNOWN || !(nodes & NODE(arc->head)))
			continue;
		t->flow.arcs[t->flow.n++] = (uint8_t) i;
		t->open |= arc_ends(arc);
		a = joint[arc->head];
		b = joint[arc->tail];
		if (a == b)
			continue;
		for (NodeSet m = members[b]; m; m &= m - 1)
			joint[__builtin_ctzll(m)] = (uint8_t) a;
		members[a] |= members[b];
		excess[a] += excess[b];
	}
	t->all = 0;
	for (NodeSet left = nodes; left; left &= left - 1)
	{
		int			v = __builtin_ctzll(left);

		if (joint[v] == v && excess[v] != 0)
		{
			bad |= members[v];
			t->all |= NODE(v);
		}
	}
	/* or all that is wrong is that a missing cell would have to be below 0 */
	if (t->all == 0 && t->flow.n > 0 && !gov_explain_find_flow(g, &t->flow))
	{
		cut = t->flow.cut;
		t->all = 1;
	}
	for (NodeSet left = nodes; left; left &= left - 1)
	{
		int			v = __builtin_ctzll(left);

		t->hit[v] = bad >> v & 1 ? NODE(joint[v]) : cut >> v & 1;
	}
}

/* Exchanges what is there for what the moves put there; again, to take it back. */
static void
make_moves(Trial *t)
{
	Graph	   *g = t->g;

	for (int i = 0; i < t->nmoves; i++)
	{
		Move	   *m = &t->moves[i];
		Arc		   *arc = &g->arcs[m->arc];
		int64_t		more = m->value - arc->value;
		uint8_t		state = m->state;

		m->value = arc->value;
		m->state = arc->state;
		arc->value += more;
		arc->state = state;
		if (more == 0)
			continue;
		g->excess[arc->head] += more;
		g->excess[arc->tail] -= more;
		g->off &= ~arc_ends(arc);
		g->off |= (NodeSet) (g->excess[arc->head] != 0) << arc->head |
			(NodeSet) (g->excess[arc->tail] != 0) << arc->tail;
	}
}

static bool
same_changes(const GovExplanation *e, const GovChange *changes, int n)
{
	if (e->nchanges != n)
		return false;
	for (int i = 0; i < n; i++)
		if (e->changes[i].slot != changes[i].slot ||
			e->changes[i].determined != changes[i].determined ||
			e->changes[i].suggested != changes[i].suggested)
			return false;
	return true;
}

/* Returns true if one of the ranking changes these cells, to whatever values. */
static bool
changes_same_cells(const GovRanking *r, const GovChange *changes, int n)
{
	for (int i = 0; i < r->n; i++)
	{
		int			k = 0;

		while (r->list[i].nchanges == n && k < n &&
			   r->list[i].changes[k].slot == changes[k].slot)
			k++;
		if (k == n)
			return true;
	}
	return false;
}

/* Takes the explanation with these changes out; returns false if there is none. */
static bool
take(GovRanking *r, const GovChange *changes, int n, int *cost)
{
	for (int i = 0; i < r->n; i++)
		if (same_changes(&r->list[i], changes, n))
		{
			*cost = r->list[i].cost;
			memmove(&r->list[i], &r->list[i + 1],
					(size_t) (r->n - i - 1) * sizeof(r->list[0]));
			r->n--;
			r->count--;
			return true;
		}
	return false;
}

/* Lists what the moves, which have been made, change in the piece. */
static int
list_changes(Trial *t, GovAccident kind, GovChange *changes)
{
	const Graph *g = t->g;
	NodeSet		nodes = g->pieces[t->piece->index];
	Arc			before[MAX_ARCS];
	int			n = 0;

	memcpy(before, g->arcs, sizeof(g->arcs[0]) * (size_t) g->narcs);
	for (int i = 0; i < t->nmoves; i++)
	{
		before[t->moves[i].arc].state = t->moves[i].state;
		before[t->moves[i].arc].value = t->moves[i].value;
	}
	for (int i = 0; i < g->narcs; i++)
	{
		const Arc  *arc = &g->arcs[i];
		bool		determined = true;
		int64_t		value = arc->value;
		GovChange	c;

		/* what was missing is filled in, not changed */
		if (before[i].state == ARC_MISSING || !(nodes & NODE(arc->head)))
			continue;
		if (arc->state != ARC_KNOWN)
		{
			int			at = 0;

			while (t->flow.arcs[at] != i)
				at++;
			determined = gov_explain_flow_is_determined(g, &t->flow, at);
			value = t->flow.delta[at];
		}
		if (before[i].state == ARC_KNOWN && determined && before[i].value == value)
			continue;
		c = gov_explain_make_change(t->ev, &before[i], determined, value);
		c.kind = (uint8_t) kind;
		gov_explain_insert_change(changes, n++, &c);
	}
	return n;
}

/* Ranks what the search has found, too: as whichever is likelier. */
static void
rank_as_set(Trial *t, const GovChange *changes, int n, int cost)
{
	GovChange	alone[MAX_ARCS];
	int			cost_alone;

	memcpy(alone, changes, sizeof(changes[0]) * (size_t) n);
	cost_alone = gov_explain_cost_of_cells(t->ev, alone, n);
	if (cost_alone <= cost)
		gov_explain_rank(t->piece->sets, cost_alone, alone, n);
	else
		gov_explain_rank(t->piece->sets, cost, changes, n);
}

/* Ranks the accident; the moves are made, and everything is in order. */
static void
rank_accident(Trial *t, GovAccident kind, int cost)
{
	Piece	   *piece = t->piece;
	GovChange	changes[MAX_ARCS];
	int			n = list_changes(t, kind, changes);
	int			old;

	if (n == 0)
		return;
	cost += gov_explain_cost_of_link(t->ev, changes, n);
	if (take(piece->sets, changes, n, &old))
		rank_as_set(t, changes, n, cost);
	else if (n <= piece->size)
	{
		/* an accident does not tell what the equations leave open */
		if (changes_same_cells(piece->sets, changes, n))
			return;
		/* the search has counted it, but its ranking had no room */
		piece->sets->count--;
		rank_as_set(t, changes, n, cost);
	}
	else if (piece->sets->n == 0 || cost <= piece->sets->list[0].cost + WORTH_A_THOUGHT)
	{
		/* two accidents may come to the same: the likelier one counts */
		if (take(piece->accidents, changes, n, &old) && old < cost)
			cost = old;
		gov_explain_rank(piece->accidents, cost, changes, n);
	}
}

/* Says what the moves would do; returns false when they explain nothing. */
static bool
foresee(Trial *t, Effect *e)
{
	Graph	   *g = t->g;

	e->touched = 0;
	e->hit = 0;
	e->open = t->open;
	e->differs = false;
	e->cost = 0;
	for (int i = 0; i < t->nmoves; i++)
	{
		Move	   *m = &t->moves[i];
		const Arc  *arc = &g->arcs[m->arc];
		const Arc  *from = &g->arcs[m->from];

		if (!(e->touched & NODE(arc->head)))
			e->excess[arc->head] = g->excess[arc->head];
		if (!(e->touched & NODE(arc->tail)))
			e->excess[arc->tail] = g->excess[arc->tail];
		e->touched |= arc_ends(arc);
		e->hit |= trial_hits(t, m->arc);
		m->state = m->is_lost ? ARC_MISSING : from->state;
		m->value = m->is_lost ? 0 : from->value;
		e->excess[arc->head] += m->value - arc->value;
		e->excess[arc->tail] -= m->value - arc->value;
		if (m->state == ARC_KNOWN && arc->state == ARC_KNOWN)
		{
			e->differs |= m->value != arc->value;
			continue;
		}
		e->differs = true;
		if (m->state == ARC_WRONG)
			return false;		/* it is no count anywhere */
		if (m->state != ARC_KNOWN)
			e->open |= arc_ends(arc);
		if (m->state != arc->state && !m->is_lost)
		{
			/* within a row, a gap that moves lets its place have any number */
			if (t->nmoves <= GOV_NPARTIES && m->state == ARC_MISSING)
				return false;
			e->cost += COST_OF_MOVED_GAP;
		}
	}
	return e->differs && e->hit == t->all;
}

void
gov_explain_try(Trial *t, GovAccident kind, int cost)
{
	Graph	   *g = t->g;
	NodeSet		nodes = g->pieces[t->piece->index];
	Effect		e;

	if (!foresee(t, &e) || (g->off & nodes & ~e.touched & ~e.open))
		return;
	for (NodeSet left = e.touched & ~e.open; left; left &= left - 1)
		if (e.excess[__builtin_ctzll(left)] != 0)
			return;
	if (t->budget < 0)
		return;

	make_moves(t);
	t->flow.n = 0;
	t->flow.work = 0;
	if (e.open)
		for (int i = 0; i < g->narcs; i++)
			if (g->arcs[i].state != ARC_KNOWN && (nodes & NODE(g->arcs[i].head)))
				t->flow.arcs[t->flow.n++] = (uint8_t) i;
	if (gov_explain_find_flow(g, &t->flow) && !(g->off & nodes & ~t->flow.touched))
		rank_accident(t, kind, cost + e.cost);
	t->budget -= t->flow.work;
	make_moves(t);
}
