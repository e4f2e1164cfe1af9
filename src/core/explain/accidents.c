/*
 * accidents.c
 *		Accidents to a whole row or column, each tried as it is.
 *
 * They change more cells than the search goes through, but are a single
 * mishap of whoever filled in the form, or of what took it out of its page.
 * Undoing one must leave every equation of the piece in order; most are out of
 * question because they leave out of account an equation that does not hold.
 */
#include "core/explain/accidents.h"

#include "core/explain/flow.h"

#include <string.h>

/* What is ten times less likely than the likeliest set is left out. */
#define WORTH_A_THOUGHT	230

/* What undoing it puts where. */
typedef struct Move
{
	uint8_t		arc;
	uint8_t		from;			/* whose number belongs there */
	bool		lost;			/* none of those that are there */
	uint8_t		state;			/* what is put there, or what was there */
	int64_t		value;
} Move;

typedef struct Trial
{
	Graph	   *g;
	int			piece;
	const Evidence *ev;
	GovRanking *sets;
	int			size;			/* of these */
	GovRanking *accidents;
	int		   *budget;
	uint64_t	hit[MAX_NODES]; /* by node: of the sets of nodes which must */
	uint64_t	all;			/* each be touched, those that it is in; all */
	NodeSet		open;			/* ends of cells that may have any count now */
	Flow		flow;
	int			nmoves;
	Move		moves[MAX_ARCS];
} Trial;

static inline NodeSet
ends(const Graph *g, int arc)
{
	return NODE(g->arcs[arc].head) | NODE(g->arcs[arc].tail);
}

/* Which of the sets of nodes does a change of an arc touch? */
static inline uint64_t
hits(const Trial *t, int arc)
{
	return t->hit[t->g->arcs[arc].head] | t->hit[t->g->arcs[arc].tail];
}

/* Exchange what is there for what is put there; again, to take it back. */
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
		g->off &= ~(NODE(arc->head) | NODE(arc->tail));
		g->off |= (NodeSet) (g->excess[arc->head] != 0) << arc->head |
			(NodeSet) (g->excess[arc->tail] != 0) << arc->tail;
	}
}

static int
by_slot(const GovChange *a, const GovChange *b)
{
	return a->slot - b->slot;
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

/* Is one among them that changes these cells, to whatever? */
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

/* Take out the explanation that has these changes. */
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

/* All is in order once the moves are made: rank it. */
static void
explained(Trial *t, GovAccident kind, int cost)
{
	const Graph *g = t->g;
	Arc			before[MAX_ARCS];
	GovChange	changes[MAX_ARCS];
	int			n = 0;
	int			old;
	GovRanking *where = t->accidents;

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
		int			k;

		/* what was missing is filled in, not changed */
		if (before[i].state == ARC_MISSING || !(g->pieces[t->piece] & NODE(arc->head)))
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
		for (k = n++; k > 0 && by_slot(&changes[k - 1], &c) > 0; k--)
			changes[k] = changes[k - 1];
		changes[k] = c;
	}
	if (n == 0)
		return;
	cost += gov_explain_cost_of_link(t->ev, changes, n);

	/* the same may have been found already: then the likelier name counts */
	if (take(t->sets, changes, n, &old))
		where = t->sets;
	else if (n <= t->size)
	{
		/* an accident does not tell what the equations leave open */
		if (changes_same_cells(t->sets, changes, n))
			return;
		/* it has been counted, but found no room in the ranking */
		where = t->sets;
		where->count--;
	}
	else if (t->sets->n > 0 && cost > t->sets->list[0].cost + WORTH_A_THOUGHT)
		return;
	else if (!take(t->accidents, changes, n, &old))
		old = cost;
	if (where == t->sets)
	{
		GovChange	alone[MAX_ARCS];
		int			cells;

		memcpy(alone, changes, sizeof(changes[0]) * (size_t) n);
		cells = gov_explain_cost_of_cells(t->ev, alone, n);
		if (cells <= cost)
		{
			memcpy(changes, alone, sizeof(changes[0]) * (size_t) n);
			cost = cells;
		}
	}
	else if (old < cost)
		cost = old;
	gov_explain_rank(where, cost, changes, n);
}

/* Make the moves, look whether all is in order, and take them back. */
static void
try(Trial *t, GovAccident kind, int cost)
{
	Graph	   *g = t->g;
	NodeSet		nodes = g->pieces[t->piece];
	NodeSet		touched = 0;
	uint64_t	hit = 0;
	NodeSet		open = t->open; /* ends of cells that may have any count */
	int64_t		excess[MAX_NODES];
	bool		differs = false;

	for (int i = 0; i < t->nmoves; i++)
	{
		Move	   *m = &t->moves[i];
		const Arc  *arc = &g->arcs[m->arc];
		const Arc  *from = &g->arcs[m->from];

		if (!(touched & NODE(arc->head)))
			excess[arc->head] = g->excess[arc->head];
		if (!(touched & NODE(arc->tail)))
			excess[arc->tail] = g->excess[arc->tail];
		touched |= ends(g, m->arc);
		hit |= hits(t, m->arc);
		m->state = m->lost ? ARC_MISSING : from->state;
		m->value = m->lost ? 0 : from->value;
		excess[arc->head] += m->value - arc->value;
		excess[arc->tail] -= m->value - arc->value;
		if (m->state == ARC_KNOWN && arc->state == ARC_KNOWN)
		{
			differs |= m->value != arc->value;
			continue;
		}
		differs = true;
		if (m->state == ARC_WRONG)
			return;				/* it is no count anywhere */
		if (m->state != ARC_KNOWN)
			open |= ends(g, m->arc);
		if (m->state != arc->state && !m->lost)
		{
			/* a gap that has moved lets its place have any number */
			if (t->nmoves <= GOV_NPARTIES && m->state == ARC_MISSING)
				return;
			cost += 200;
		}
	}
	if (!differs || hit != t->all || (g->off & nodes & ~touched & ~open))
		return;
	for (NodeSet left = touched & ~open; left; left &= left - 1)
		if (excess[__builtin_ctzll(left)] != 0)
			return;

	if (*t->budget < 0)
		return;
	make_moves(t);
	t->flow.n = 0;
	t->flow.work = 0;
	if (open)
		for (int i = 0; i < g->narcs; i++)
			if (g->arcs[i].state != ARC_KNOWN && (nodes & NODE(g->arcs[i].head)))
				t->flow.arcs[t->flow.n++] = (uint8_t) i;
	if (gov_explain_find_flow(g, &t->flow) && !(g->off & nodes & ~t->flow.touched))
		explained(t, kind, cost);
	*t->budget -= t->flow.work;
	make_moves(t);
}

static inline void
move(Trial *t, int arc, int from)
{
	Move	   *m = &t->moves[t->nmoves++];

	m->arc = (uint8_t) arc;
	m->from = (uint8_t) from;
	m->lost = false;
}

static inline void
lose(Trial *t, int arc)
{
	move(t, arc, arc);
	t->moves[t->nmoves - 1].lost = true;
}

static void
exchange(Trial *t, int a, int b)
{
	move(t, a, b);
	move(t, b, a);
}

/*
 * Where cells have moved, something stands in the place of the first: nothing,
 * 0, or what stands beside it.  Anything else is odd.
 */
static int
cost_of_junk(const Graph *g, int junk, int beside)
{
	const Arc  *arc = &g->arcs[junk];

	if (arc->state != ARC_KNOWN || arc->value == 0 ||
		(g->arcs[beside].state == ARC_KNOWN && g->arcs[beside].value == arc->value))
		return 0;
	return 300;
}

/* Cells first .. last of a row are one column off, in either direction. */
static void
try_shifts(Trial *t, const uint8_t *row)
{
	const Graph *g = t->g;
	int			cost = gov_explain_cost_of_accident(GOV_ACCIDENT_ROW_SHIFTED);
	NodeSet		common = ends(g, row[0]) & ends(g, row[1]);

	/* cells in order with the number to their right, to their left, their own */
	unsigned	right = 0;
	unsigned	left = 0;
	unsigned	as_is = 0;

	for (int party = 0; party < GOV_NPARTIES; party++)
	{
		const Arc  *arc = &g->arcs[row[party]];
		int			node = __builtin_ctzll(ends(g, row[party]) & ~common);
		int64_t		need = arc->value + (arc->tail == node ? g->excess[node] : -g->excess[node]);
		bool		open = t->open >> node & 1;

		if (open || need == arc->value)
			as_is |= 1u << party;
		if (party < GOV_PARTY_TOTAL && (open || need == g->arcs[row[party + 1]].value))
			right |= 1u << party;
		if (party > 0 && (open || need == g->arcs[row[party - 1]].value))
			left |= 1u << party;
	}
	for (int last = GOV_PARTY_TOTAL; last >= GOV_PARTY_TOTAL - 1; last--)
		for (int first = 0; first + 2 <= last; first++)
		{
			/* the whole row is what comes to mind; all else is rarer */
			int			rarer = first == 0 && last == GOV_PARTY_TOTAL ? 0 :
				first == 0 ? 100 : 300;
			unsigned	range = (2u << last) - (1u << first);

			if (~as_is & ~range & ((1u << GOV_NPARTIES) - 1))
				continue;
			/* to the right: the last is lost */
			if (!(range & ~right & ~(1u << last)))
			{
				t->nmoves = 0;
				for (int party = first; party < last; party++)
					move(t, row[party], row[party + 1]);
				lose(t, row[last]);
				try(t, GOV_ACCIDENT_ROW_SHIFTED,
					cost + rarer + cost_of_junk(g, row[first], row[first + 1]));
			}
			/* to the left: the first is */
			if (!(range & ~left & ~(1u << first)))
			{
				t->nmoves = 0;
				for (int party = first; party < last; party++)
					move(t, row[party + 1], row[party]);
				lose(t, row[first]);
				try(t, GOV_ACCIDENT_ROW_SHIFTED,
					cost + rarer + cost_of_junk(g, row[last], row[last - 1]));
			}
		}
}

/* Rows of a class can be exchanged without a trace. */
static int
class_of_row(int row)
{
	return row <= GOV_ROW_CARRIED_IN ? 0 : row < GOV_ROW_CONCLUDED ? 1 :
		row == GOV_ROW_CONCLUDED ? 2 : 3;
}

/* Table 3 */
static void
try_applications(Trial *t)
{
	const Graph *g = t->g;
	const uint8_t *rows[GOV_NAPPLICATIONS];
	int			class[GOV_NAPPLICATIONS];
	uint64_t	hit[GOV_NAPPLICATIONS];
	bool		total_off[GOV_NAPPLICATIONS];
	NodeSet		totals = 0;		/* of rows */
	uint64_t	any = 0;
	int			n = 0;
	int			cost;

	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
	{
		const uint8_t *arcs = &g->arc_of[gov_slot(row, 0)];

		if (arcs[0] == NO_ARC)
			continue;
		rows[n] = arcs;
		class[n] = class_of_row(row);
		totals |= ends(g, arcs[0]) & ends(g, arcs[1]);
		total_off[n] = (g->off & ~t->open & ends(g, arcs[0]) & ends(g, arcs[1])) != 0;
		hit[n] = 0;
		for (int party = 0; party < GOV_NPARTIES; party++)
			hit[n] |= hits(t, arcs[party]);
		any |= hit[n++];
	}

	for (int r = 0; r < n; r++)
		if (hit[r] == t->all)
			try_shifts(t, rows[r]);

	cost = gov_explain_cost_of_accident(GOV_ACCIDENT_ROWS_EXCHANGED);
	for (int r = 0; r < n; r++)
		for (int q = r + 1; q < n; q++)
		{
			if ((hit[r] | hit[q]) != t->all || class[r] == class[q])
				continue;
			/* a row whose total is wrong would be so elsewhere, too */
			if ((total_off[r] || total_off[q]) && class[r] != 2 && class[q] != 2)
				continue;
			t->nmoves = 0;
			for (int party = 0; party < GOV_NPARTIES; party++)
				exchange(t, rows[r][party], rows[q][party]);
			/* those beside each other more often than others */
			try(t, GOV_ACCIDENT_ROWS_EXCHANGED, q == r + 1 ? cost - 150 : cost);
		}

	/* columns: then it is the totals of rows that do not hold, nothing else */
	if (any != t->all || (g->off & g->pieces[t->piece] & ~t->open & ~totals))
		return;
	cost = gov_explain_cost_of_accident(GOV_ACCIDENT_COLUMN_TOTAL_EXCHANGED);
	for (int party = 0; party < GOV_PARTY_TOTAL; party++)
	{
		t->nmoves = 0;
		for (int r = 0; r < n; r++)
			exchange(t, rows[r][party], rows[r][GOV_PARTY_TOTAL]);
		try(t, GOV_ACCIDENT_COLUMN_TOTAL_EXCHANGED, cost);
	}
	cost = gov_explain_cost_of_accident(GOV_ACCIDENT_COLUMNS_SHIFTED);
	for (int by = 1; by < GOV_NPARTIES; by += GOV_NPARTIES - 2)
	{
		t->nmoves = 0;
		for (int r = 0; r < n; r++)
			for (int party = 0; party < GOV_NPARTIES; party++)
				move(t, rows[r][party], rows[r][(party + by) % GOV_NPARTIES]);
		try(t, GOV_ACCIDENT_COLUMNS_SHIFTED, cost);
	}
}

static void
try_pair(Trial *t, int slot, int other)
{
	int			a = t->g->arc_of[slot];
	int			b = t->g->arc_of[other];

	if (a == NO_ARC || b == NO_ARC || (hits(t, a) | hits(t, b)) != t->all)
		return;
	t->nmoves = 0;
	exchange(t, a, b);
	try(t, GOV_ACCIDENT_NEIGHBOURS_EXCHANGED,
		gov_explain_cost_of_accident(GOV_ACCIDENT_NEIGHBOURS_EXCHANGED));
}

/* The search has seen pairs when it was for sets of two. */
static void
try_neighbours(Trial *t, int remedy)
{
	if (remedy >= 0)
	{
		for (int i = 0; i + 1 < REMEDY_CELLS; i++)
			try_pair(t, remedy + i, remedy + i + 1);
		return;
	}
	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
		for (int party = 0; party < GOV_NPARTIES; party++)
		{
			if (party < GOV_PARTY_TOTAL)
				try_pair(t, gov_slot(row, party), gov_slot(row, party + 1));
			if (row + 1 < GOV_NAPPLICATIONS)
				try_pair(t, gov_slot(row, party), gov_slot(row + 1, party));
		}
}

/* The total of a remedy printed before its parts, or a part after the total. */
static void
try_remedy(Trial *t, int slot)
{
	const uint8_t *arcs = &t->g->arc_of[slot];

	for (int by = 1; by < REMEDY_CELLS; by += REMEDY_CELLS - 2)
	{
		t->nmoves = 0;
		for (int i = 0; i < REMEDY_CELLS; i++)
			move(t, arcs[i], arcs[(i + by) % REMEDY_CELLS]);
		try(t, GOV_ACCIDENT_ROW_SHIFTED, gov_explain_cost_of_accident(GOV_ACCIDENT_ROW_SHIFTED));
	}
}

/*
 * Sets of nodes that have an excess which no missing cell takes: whatever
 * explains the piece changes a cell at each.
 */
static void
find_bad(Trial *t)
{
	const Graph *g = t->g;
	NodeSet		nodes = g->pieces[t->piece];
	uint8_t		joint[MAX_NODES];
	int64_t		excess[MAX_NODES];
	NodeSet		members[MAX_NODES];
	NodeSet		bad = 0;
	NodeSet		cut;

	for (NodeSet left = nodes; left; left &= left - 1)
	{
		int			v = __builtin_ctzll(left);

		joint[v] = (uint8_t) v;
		members[v] = NODE(v);
		excess[v] = g->excess[v];
	}
	t->flow.n = 0;
	t->open = 0;
	for (int i = 0; i < g->narcs; i++)
	{
		int			a,
					b;

		if (g->arcs[i].state == ARC_KNOWN || !(nodes & NODE(g->arcs[i].head)))
			continue;
		t->flow.arcs[t->flow.n++] = (uint8_t) i;
		t->open |= ends(g, i);
		a = joint[g->arcs[i].head];
		b = joint[g->arcs[i].tail];
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
	/* it may be only that a missing cell would have to be below 0 */
	cut = 0;
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

void
gov_explain_try_accidents(Graph *g, int piece, const Evidence *ev, GovRanking *sets, int size,
						  GovRanking *accidents, int *budget)
{
	Trial		t;
	const Arc  *any = &g->arcs[g->incident[g->first[__builtin_ctzll(g->pieces[piece])]]];
	int			remedy = -1;

	t.g = g;
	t.piece = piece;
	t.ev = ev;
	t.sets = sets;
	t.size = size;
	t.accidents = accidents;
	t.budget = budget;
	t.flow.work = 0;
	find_bad(&t);
	if (any->slot != NO_SLOT && any->slot >= GOV_SLOT_REMEDIES)
	{
		remedy = any->slot - (any->slot - GOV_SLOT_REMEDIES) % REMEDY_CELLS;
		try_remedy(&t, remedy);
	}
	else
		try_applications(&t);
	if (size != 2)
		try_neighbours(&t, remedy);
}
