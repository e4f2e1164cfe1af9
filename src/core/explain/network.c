/*
 * network.c
 *		The equations of a report as a network.
 */
#include "core/explain/network.h"

#include "core/rules/equations.h"

#include <string.h>

#define CONCLUDED_ITEM	(GOV_NDISCLOSURE + GOV_ROW_CONCLUDED)

/* The equations that a cell stands in. */
typedef struct Ends
{
	uint8_t		n;
	uint8_t		node[2];
	int8_t		sign[2];
} Ends;

typedef struct Builder
{
	Graph	   *g;
	const GovFigures *f;
	Ends		ends[GOV_NSLOTS];
	Ends		unknown[GOV_NPARTIES];	/* cells of the row that only one form
										 * has, where the form isn't known */
	int8_t		first_sign[MAX_ARCS];	/* the sign of an arc at its first end */
	int8_t		signs[MAX_ARCS];	/* the signs at both ends, multiplied */
} Builder;

static bool
is_count(const GovFigures *f, int slot)
{
	return f->scale[slot] == 0 && f->value[slot] >= 0 && f->value[slot] <= MAX_COUNT;
}

bool
gov_explain_is_no_count(const GovFigures *f, int slot)
{
	const GovItem *item;

	if (!gov_figures_is_given(f->status[slot]) || is_count(f, slot))
		return false;
	item = &gov_items[gov_form_item_of_slot(slot)];
	if (item->is_signed || item->unit != GOV_UNIT_COUNT)
		return false;
	/* table 2 is in no equation, so that size does not matter there */
	return item->part != GOV_DISCLOSURE || f->scale[slot] > 0 || f->value[slot] < 0;
}

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
 * Returns false for equations that are left out.  The total of row (七) by
 * applicant follows from the other equations; without it none does, and every
 * cell of table 3 is in two.
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

/* Makes each equation a node, and notes it as an end of its cells. */
static bool
add_equations(Builder *b)
{
	Graph	   *g = b->g;
	GovEquation eqs[GOV_MAX_EQUATIONS];
	int			neqs = gov_rules_list_equations(b->f, eqs);

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
			if (!add_end(&b->ends[eq->left[k]], node, 1))
				return false;
		for (int k = 0; k < eq->nright; k++)
			if (!add_end(&b->ends[eq->right[k]], node, -1))
				return false;
		if (eq->formless)
			add_end(&b->unknown[eq->party], node, 1);
	}
	/* whichever rows the unknown form has there, they have a total like any */
	if (b->unknown[0].n > 0)
	{
		for (int party = 0; party < GOV_NPARTIES; party++)
			add_end(&b->unknown[party], g->nnodes, party == GOV_PARTY_TOTAL ? -1 : 1);
		g->nnodes++;
	}
	return true;
}

/* Adds an arc in state ARC_MISSING; its ends are swapped later, in set_directions(). */
static Arc *
add_arc(Builder *b, int slot, const Ends *e)
{
	Graph	   *g = b->g;
	Arc		   *arc = &g->arcs[g->narcs];

	b->first_sign[g->narcs] = e->sign[0];
	b->signs[g->narcs] = (int8_t) (e->sign[0] * e->sign[1]);
	arc->slot = (uint8_t) slot;
	arc->state = ARC_MISSING;
	arc->value = 0;
	arc->head = e->node[0];
	arc->tail = e->node[1];
	g->narcs++;
	return arc;
}

/*
 * Makes each cell an arc.  The cells of an equation that are in no other one
 * follow each other in the form, and share a ground.
 */
static bool
add_cells(Builder *b)
{
	Graph	   *g = b->g;
	int			first_ground = g->nnodes;

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		Ends	   *e = &b->ends[slot];
		Arc		   *arc;

		g->arc_of[slot] = NO_ARC;
		if (e->n == 0)
			continue;
		if (e->n == 1)
		{
			int			last = slot > 0 && g->arc_of[slot - 1] != NO_ARC ? g->arc_of[slot - 1] : -1;

			if (last < 0 || g->arcs[last].head != e->node[0] || g->arcs[last].tail < first_ground)
			{
				if (g->nnodes == MAX_NODES)
					return false;
				g->nnodes++;
			}
			add_end(e, g->nnodes - 1, -e->sign[0]);
		}
		g->arc_of[slot] = (uint8_t) g->narcs;
		arc = add_arc(b, slot, e);
		if (!gov_figures_is_given(b->f->status[slot]))
			continue;
		if (is_count(b->f, slot))
		{
			arc->state = ARC_KNOWN;
			arc->value = b->f->value[slot];
		}
		else
			arc->state = ARC_WRONG;
	}
	for (int party = 0; b->unknown[0].n > 0 && party < GOV_NPARTIES; party++)
		add_arc(b, NO_SLOT, &b->unknown[party]);
	return true;
}

/* Lists the arcs of each node. */
static void
index_arcs(Graph *g)
{
	uint16_t	fill[MAX_NODES];

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
}

/*
 * Finds the pieces, and decides which equations change their signs so that
 * every arc has a + and a - end: turn is 1 or -1 by node.  Returns false when
 * no choice does that.
 */
static bool
turn_equations(const Builder *b, int8_t turn[MAX_NODES])
{
	Graph	   *g = b->g;
	uint8_t		queue[MAX_NODES];

	memset(turn, 0, MAX_NODES);
	for (int root = 0; root < g->nnodes; root++)
	{
		NodeSet    *piece = &g->pieces[g->npieces];
		int			n = 1;

		if (turn[root])
			continue;
		if (g->npieces == MAX_PIECES)
			return false;
		turn[root] = 1;
		queue[0] = (uint8_t) root;
		*piece = 0;
		for (int i = 0; i < n; i++)
		{
			int			v = queue[i];

			*piece |= NODE(v);
			for (int k = g->first[v]; k < g->first[v + 1]; k++)
			{
				int			arc = g->incident[k];
				int			w = other_end(&g->arcs[arc], v);
				int8_t		want = (int8_t) (-b->signs[arc] * turn[v]);

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

/* Makes the + end of every arc its head, and adds up the excess of the nodes. */
static void
set_directions(const Builder *b, const int8_t turn[MAX_NODES])
{
	Graph	   *g = b->g;

	memset(g->excess, 0, sizeof(g->excess));
	g->wrong = 0;
	for (int i = 0; i < g->narcs; i++)
	{
		Arc		   *arc = &g->arcs[i];

		if (b->first_sign[i] * turn[arc->head] < 0)
		{
			uint8_t		end = arc->head;

			arc->head = arc->tail;
			arc->tail = end;
		}
		g->excess[arc->head] += arc->value;
		g->excess[arc->tail] -= arc->value;
		if (arc->state == ARC_WRONG)
			g->wrong |= arc_ends(arc);
	}
	g->off = 0;
	for (int v = 0; v < g->nnodes; v++)
		if (g->excess[v] != 0)
			g->off |= NODE(v);
}

bool
gov_explain_build_graph(Graph *g, const GovFigures *f)
{
	Builder		b;
	int8_t		turn[MAX_NODES];

	b.g = g;
	b.f = f;
	memset(b.ends, 0, sizeof(b.ends));
	memset(b.unknown, 0, sizeof(b.unknown));
	g->nnodes = g->narcs = g->npieces = 0;
	if (!add_equations(&b) || !add_cells(&b))
		return false;
	index_arcs(g);
	if (!turn_equations(&b, turn))
		return false;
	set_directions(&b, turn);
	return true;
}
