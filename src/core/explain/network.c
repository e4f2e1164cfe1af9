/*
 * network.c
 *		The equations of a report as a network.
 */
#include "core/explain/network.h"
#include "core/rules/equations.h"

#include <string.h>

#define CONCLUDED_ITEM	(GOV_NDISCLOSURE + GOV_ROW_CONCLUDED)

bool
gov_explain_is_no_count(const GovFigures *f, int slot)
{
	const GovItem *item;

	if (f->status[slot] != GOV_REPORTED ||
		(f->scale[slot] == 0 && f->value[slot] >= 0 && f->value[slot] <= MAX_COUNT))
		return false;
	item = &gov_items[gov_slot_item(slot)];
	/* of what is in no equation, size is no matter */
	return !item->is_signed && item->unit == GOV_UNIT_COUNT &&
		(item->part != GOV_DISCLOSURE || f->scale[slot] > 0 || f->value[slot] < 0);
}

/* Where a cell stands in the equations. */
typedef struct Ends
{
	uint8_t		n;
	uint8_t		node[2];
	int8_t		sign[2];
} Ends;

static inline bool
add_end(Ends *e, int node, int sign)
{
	if (e->n == 2)
		return false;
	e->node[e->n] = (uint8_t) node;
	e->sign[e->n] = (int8_t) sign;
	e->n++;
	return true;
}

/*
 * The total of row (七) by applicant follows from the other equations: without
 * it none does, and every cell of table 3 is in two.
 */
static inline bool
takes_part(const GovEquation *eq)
{
	switch (eq->rule)
	{
		case GOV_RULE_BALANCE:
		case GOV_RULE_OUTCOME_TOTAL:
		case GOV_RULE_REMEDY_TOTAL:
			return true;
		case GOV_RULE_ROW_TOTAL:
			return eq->item != CONCLUDED_ITEM;
		default:
			return false;
	}
}

static void
add_arc(Graph *g, int slot, const Ends *e)
{
	Arc		   *arc = &g->arcs[g->narcs++];

	arc->slot = (uint8_t) slot;
	arc->state = ARC_MISSING;
	arc->value = 0;
	/* signs are still as in the equations: see orient() */
	arc->head = e->node[0];
	arc->tail = e->node[1];
}

/*
 * Turn equations so that each arc has a + and a - end; number what hangs
 * together.  sign[i] is that of arc i at its first end times that at its
 * second.
 */
static bool
orient(Graph *g, const int8_t *sign, int8_t *turn)
{
	uint8_t		queue[MAX_NODES];

	memset(turn, 0, MAX_NODES);
	for (int root = 0; root < g->nnodes; root++)
	{
		int			n = 1;

		if (turn[root])
			continue;
		if (g->npieces == MAX_PIECES)
			return false;
		turn[root] = 1;
		queue[0] = (uint8_t) root;
		g->pieces[g->npieces] = 0;
		for (int i = 0; i < n; i++)
		{
			int			v = queue[i];

			g->pieces[g->npieces] |= NODE(v);
			g->piece[v] = (uint8_t) g->npieces;
			for (int k = g->first[v]; k < g->first[v + 1]; k++)
			{
				int			arc = g->incident[k];
				int			w = other_end(&g->arcs[arc], v);
				int8_t		want = (int8_t) (-sign[arc] * turn[v]);

				if (turn[w] == 0)
				{
					turn[w] = want;
					queue[n++] = (uint8_t) w;
				}
				else if (turn[w] != want)
					return false;
			}
		}
		g->npieces++;
	}
	return true;
}

bool
gov_explain_build_graph(Graph *g, const GovFigures *f)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	Ends		ends[GOV_NSLOTS];
	Ends		unknown[GOV_NPARTIES];	/* of the row that is in one form only */
	int8_t		sign[MAX_ARCS];
	int8_t		first_sign[MAX_ARCS];
	int8_t		turn[MAX_NODES];
	uint16_t	fill[MAX_NODES];
	int			neqs = gov_rules_list_equations(f, eqs);
	int			ground;

	g->nnodes = g->narcs = g->npieces = 0;
	memset(ends, 0, sizeof(ends));
	memset(unknown, 0, sizeof(unknown));
	for (int i = 0; i < neqs; i++)
	{
		const GovEquation *eq = &eqs[i];
		int			node = g->nnodes;

		if (!takes_part(eq))
			continue;
		if (node >= MAX_NODES - MAX_PIECES)
			return false;
		g->nnodes++;
		for (int k = 0; k < eq->nleft; k++)
			if (!add_end(&ends[eq->left[k]], node, 1))
				return false;
		for (int k = 0; k < eq->nright; k++)
			if (!add_end(&ends[eq->right[k]], node, -1))
				return false;
		if (eq->formless)
			add_end(&unknown[eq->party], node, 1);
	}
	/* "other", whatever its rows are, has a total like any row */
	if (unknown[0].n > 0)
	{
		for (int party = 0; party < GOV_NPARTIES; party++)
			add_end(&unknown[party], g->nnodes, party == GOV_PARTY_TOTAL ? -1 : 1);
		g->nnodes++;
	}

	/* a ground for each equation whose cells are in no other */
	ground = g->nnodes;
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		Ends	   *e = &ends[slot];

		g->arc_of[slot] = NO_ARC;
		if (e->n == 0)
			continue;
		if (e->n == 1)
		{
			int			last = slot > 0 && g->arc_of[slot - 1] != NO_ARC ?
				g->arc_of[slot - 1] : -1;

			/* such cells follow each other */
			if (last < 0 || g->arcs[last].head != e->node[0] || g->arcs[last].tail < ground)
			{
				if (g->nnodes == MAX_NODES)
					return false;
				g->nnodes++;
			}
			add_end(e, g->nnodes - 1, -e->sign[0]);
		}
		g->arc_of[slot] = (uint8_t) g->narcs;
		sign[g->narcs] = (int8_t) (e->sign[0] * e->sign[1]);
		first_sign[g->narcs] = e->sign[0];
		add_arc(g, slot, e);
		if (f->status[slot] == GOV_REPORTED)
		{
			Arc		   *arc = &g->arcs[g->narcs - 1];

			if (f->scale[slot] == 0 && f->value[slot] >= 0 && f->value[slot] <= MAX_COUNT)
			{
				arc->state = ARC_KNOWN;
				arc->value = f->value[slot];
			}
			else
				arc->state = ARC_WRONG;
		}
	}
	for (int party = 0; unknown[0].n > 0 && party < GOV_NPARTIES; party++)
	{
		sign[g->narcs] = (int8_t) (unknown[party].sign[0] * unknown[party].sign[1]);
		first_sign[g->narcs] = unknown[party].sign[0];
		add_arc(g, NO_SLOT, &unknown[party]);
	}

	/* the arcs of each node */
	memset(g->first, 0, sizeof(g->first));
	for (int i = 0; i < g->narcs; i++)
	{
		g->first[g->arcs[i].head + 1]++;
		g->first[g->arcs[i].tail + 1]++;
	}
	for (int v = 0; v < g->nnodes; v++)
	{
		g->first[v + 1] = (uint16_t) (g->first[v + 1] + g->first[v]);
		fill[v] = g->first[v];
	}
	for (int i = 0; i < g->narcs; i++)
	{
		g->incident[fill[g->arcs[i].head]++] = (uint8_t) i;
		g->incident[fill[g->arcs[i].tail]++] = (uint8_t) i;
	}
	if (!orient(g, sign, turn))
		return false;

	memset(g->excess, 0, sizeof(g->excess));
	g->wrong = 0;
	for (int i = 0; i < g->narcs; i++)
	{
		Arc		   *arc = &g->arcs[i];

		if (first_sign[i] * turn[arc->head] < 0)
		{
			uint8_t		end = arc->head;

			arc->head = arc->tail;
			arc->tail = end;
		}
		g->excess[arc->head] += arc->value;
		g->excess[arc->tail] -= arc->value;
		if (arc->state == ARC_WRONG)
			g->wrong |= NODE(arc->head) | NODE(arc->tail);
	}
	g->off = 0;
	for (int v = 0; v < g->nnodes; v++)
		if (g->excess[v] != 0)
			g->off |= NODE(v);
	return true;
}
