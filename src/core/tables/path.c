/*
 * path.c
 *		Rows between two that were found: a shortest path.
 *
 * What stands between two rows of the table is gone through in order, and so
 * are the rows that the form has there.  Each step leaves something out, or
 * takes some words and a run of values for a row; costs.h says what each
 * costs.  A row is kept if the path that must do without it costs COST_MARGIN
 * more.
 */
#include "core/tables/alignment.h"

#include "core/tables/costs.h"
#include "core/text/furniture.h"

#include <string.h>

#define MAX_NODES		160		/* between two rows */
#define MAX_EDGES		2048
#define MAX_PIECES		8		/* of a label */
#define MAX_HEAD_BYTES	12		/* half a word may look like a column head */
#define REACH			96		/* cells from the table's ends to its first
								 * and last row */

typedef enum NodeKind
{
	NODE_WORDS, NODE_LABEL, NODE_VALUES, NODE_BARRIER
} NodeKind;

typedef struct Node
{
	NodeKind	kind;
	uint32_t	cell;			/* words */
	int			run;			/* values */
} Node;

/* Some words and a run of values, taken for a row. */
typedef struct Edge
{
	uint8_t		from;			/* nodes [from, to) */
	uint8_t		to;
	uint8_t		values;			/* node */
	uint8_t		row;			/* index into Gap.rows */
	uint8_t		first;			/* nodes of the first and the last piece */
	uint8_t		last;
	bool		ahead;			/* the values stand ahead of the label */
	uint8_t		likeness;
	int			cost;
} Edge;

/* What stands between two rows that were found. */
typedef struct Gap
{
	GovAlignment *al;
	Node		nodes[MAX_NODES + 1];
	int			n;
	int			rows[GOV_NROWS];	/* that the form has here */
	int			nrows;
	Edge		edges[MAX_EDGES];
	int			nedges;
	const GovMention *above;	/* the row above; NULL: none */
	bool		values;			/* some stand there that may be a row's, */
	bool		bare;			/* on a printed row without a label */
} Gap;

static bool
is_piece(const GovCell *c)
{
	return c->label == LBL_UNKNOWN || (c->label == LBL_HEAD_OTHER && c->len <= MAX_HEAD_BYTES);
}

/* false: too much stands here to be part of a table. */
static bool
add_node(Gap *gap, NodeKind kind, uint32_t cell, int run)
{
	Node	   *node = &gap->nodes[gap->n];

	if (kind == NODE_BARRIER && gap->n > 0 && node[-1].kind == NODE_BARRIER)
		return true;
	if (gap->n == MAX_NODES)
		return false;
	node->kind = kind;
	node->cell = cell;
	node->run = run;
	gap->values |= kind == NODE_VALUES;
	gap->n++;
	return true;
}

/* The empty cells of a printed row, behind its last words. */
static bool
add_blank_row(Gap *gap, uint32_t cell)
{
	const GovAlignment *al = gap->al;
	const GovCell *c = gov_cell(al, cell);
	int			run;

	if (!c->row || c[1].row == c->row)
		return true;
	run = gov_tables_run_behind(al, c->row, cell);
	return run < 0 || al->runs[run].taken ||
		add_node(gap, NODE_VALUES, cell, run);
}

static bool
collect_nodes(Gap *gap, uint32_t from, uint32_t to)
{
	const GovAlignment *al = gap->al;

	gap->n = 0;
	gap->bare = gap->values = false;
	for (uint32_t i = from; i < to;)
	{
		const GovCell *c = gov_cell(al, i);
		int			run = al->run_at[i];
		bool		good = true;

		if (run >= 0)
		{
			const GovRun *r = &al->runs[run];

			good = add_node(gap, r->taken ? NODE_BARRIER : NODE_VALUES, i, run);
			gap->bare |= !r->taken && r->bare && r->row && gov_row_of(al, r->row)->border != GOV_BORDER_SPACES;
			i = r->end;
		}
		else
		{
			if (gov_cell_is_value(c))
				good = add_node(gap, NODE_BARRIER, i, -1);
			else if (LBL_IS_ROW(c->label))
				good = add_node(gap, NODE_LABEL, i, -1);
			else if (is_piece(c))
				good = gov_text_is_furniture(c->s, c->len) ||
					(add_node(gap, NODE_WORDS, i, -1) && add_blank_row(gap, i));
			else if (c->label != LBL_GROUP && c->label != LBL_DECOR && c->label != LBL_FURNITURE)
				good = add_node(gap, NODE_BARRIER, i, -1);
			i++;
		}
		if (!good)
			return false;
	}
	return true;
}

/* The pieces of a label, put together. */
typedef struct Label
{
	uint16_t	text[GOV_FOLD_MAX];
	int			n;
	int			pieces;
	int			first;			/* nodes */
	int			last;
	int			exact;			/* the row that the first piece names; -1 */
} Label;

/* Takes the words of a node as a further piece; false if they can't be. */
static bool
add_piece(const Gap *gap, Label *l, int node)
{
	const GovCell *c = gov_cell(gap->al, gap->nodes[node].cell);
	GovFold		f;

	if (l->pieces == MAX_PIECES)
		return false;
	if (l->pieces > 0 && l->exact >= 0)
	{
		if (!gov_tables_continues_label(c, &gap->al->labels->rows[l->exact]))
			return false;
	}
	else if (l->pieces > 0 && gap->nodes[node].kind != NODE_WORDS)
		return false;
	gov_fold(c->s, c->len, &f);
	if (f.overlong || (l->pieces > 0 && f.numbering != GOV_NUM_NONE))
		return false;
	if (l->pieces == 0)
	{
		l->first = node;
		l->exact = gap->nodes[node].kind == NODE_LABEL ? c->label : -1;
	}
	l->pieces++;
	l->last = node;
	/* what stands in brackets explains, and is kept out */
	for (int k = 0; k < f.n && l->n < GOV_FOLD_MAX; k++)
		l->text[l->n++] = f.text[k];
	return true;
}

static void
add_edge(Gap *gap, const Label *l, Edge e)
{
	if (gap->nedges == MAX_EDGES)
		return;
	e.first = (uint8_t) l->first;
	e.last = (uint8_t) l->last;
	e.ahead = e.values < l->first;
	e.cost = 100 - e.likeness + COST_PIECE * (l->pieces - 1) +
		(e.ahead ? COST_VALUES_AHEAD : e.values < l->last ? COST_VALUES_BESIDE : COST_VALUES_BEHIND);
	gap->edges[gap->nedges++] = e;
}

/* The rows that the label may be of. */
static void
add_edges(Gap *gap, const Label *l, int values, int from, int to)
{
	const GovCell *head = gov_cell(gap->al, gap->nodes[l->first].cell);

	for (int k = 0; k < gap->nrows; k++)
	{
		Edge		e = {.from = (uint8_t) from,.to = (uint8_t) to,.values = (uint8_t) values,.row = (uint8_t) k};

		if (l->exact >= 0)
			e.likeness = gap->rows[k] == l->exact ? 100 : 0;
		else if (l->n > 0)
			e.likeness = (uint8_t) gov_tables_likeness(gap->al, l->text, l->n, head, gap->rows[k]);
		if (e.likeness > 0)
			add_edge(gap, l, e);
	}
}

/* Labels that begin at a node, with values behind them or among their pieces. */
static void
edges_from_words(Gap *gap, int from)
{
	Label		l = {.exact = -1};
	int			values = -1;

	for (int i = from; i < gap->n; i++)
	{
		if (gap->nodes[i].kind == NODE_BARRIER)
			return;
		if (gap->nodes[i].kind == NODE_VALUES)
		{
			if (values >= 0)
				return;
			values = i;
			add_edges(gap, &l, i, from, i + 1);
			continue;
		}
		if (!add_piece(gap, &l, i))
			return;
		if (values >= 0)
			add_edges(gap, &l, values, from, i + 1);
	}
}

/* Labels behind the values of a printed row without words. */
static void
edges_from_values(Gap *gap, int from)
{
	const GovRun *r = &gap->al->runs[gap->nodes[from].run];
	Label		l = {.exact = -1};

	if (!r->bare || !r->row || gov_row_of(gap->al, r->row)->border == GOV_BORDER_SPACES)
		return;
	for (int i = from + 1; i < gap->n; i++)
	{
		if ((gap->nodes[i].kind != NODE_WORDS && gap->nodes[i].kind != NODE_LABEL) ||
			!add_piece(gap, &l, i))
			return;
		add_edges(gap, &l, from, from, i + 1);
	}
}

static int
cost_of_leaving_out(const Gap *gap, int node)
{
	switch (gap->nodes[node].kind)
	{
		case NODE_VALUES:
			return gap->al->runs[gap->nodes[node].run].printed > 0 ? COST_VALUES_UNUSED : COST_BLANKS_UNUSED;
		case NODE_LABEL:
			return COST_LABEL_UNUSED;
		default:
			return COST_WORDS_UNUSED;
	}
}

/*
 * The cheapest path, that doesn't take the values for the row (but for none:
 * -1).  way[i][k]: the edge from node i with the rows from k on still to come;
 * -1: none, the node is left out.
 */
static int
cheapest(const Gap *gap, int not_values, int not_row, int16_t way[MAX_NODES + 1][GOV_NROWS + 1])
{
	static const int16_t leave_out = -1;
	int			cost[MAX_NODES + 1][GOV_NROWS + 1];
	int			e = gap->nedges;

	for (int k = 0; k <= gap->nrows; k++)
		cost[gap->n][k] = 0;
	for (int i = gap->n - 1; i >= 0; i--)
	{
		int			last = e;

		for (int k = 0; k <= gap->nrows; k++)
		{
			cost[i][k] = cost[i + 1][k] + cost_of_leaving_out(gap, i);
			if (way)
				way[i][k] = leave_out;
		}
		/* edges are in the order of their first node */
		while (e > 0 && gap->edges[e - 1].from == i)
			e--;
		for (int x = e; x < last; x++)
		{
			const Edge *edge = &gap->edges[x];

			if (edge->values == not_values && edge->row == not_row)
				continue;
			for (int k = 0; k <= edge->row; k++)
			{
				int			total = edge->cost + cost[edge->to][edge->row + 1];

				if (total < cost[i][k])
				{
					cost[i][k] = total;
					if (way)
						way[i][k] = (int16_t) x;
				}
			}
		}
	}
	return cost[0][0];
}

static void
keep(Gap *gap, const Edge *e)
{
	GovAlignment *al = gap->al;
	const Node *nodes = gap->nodes;
	GovMention *m = gov_tables_mention_add(al);

	m->row = (uint8_t) gap->rows[e->row];
	m->exact = e->likeness == 100;
	m->first = nodes[e->first].cell;
	m->last = nodes[e->last].cell;
	m->run = nodes[e->values].run;
	m->same_row = !al->runs[m->run].bare;
	m->kept = true;
	al->runs[m->run].taken = true;
	gov_tables_heads_above(al, m);
	if (!m->exact)
		gov_tables_mention_tell(al, m);
	if (e->ahead)
		gov_diag(al->diags, GOV_SAY_LABEL_BEHIND_VALUES, gov_alignment_line(al, m->first), NULL);
}

static bool
is_bare(const Gap *gap, int node)
{
	return gap->nodes[node].kind == NODE_VALUES && gap->al->runs[gap->nodes[node].run].bare;
}

/* Is each row of values without words taken once, and each row of the form found? */
static bool
is_complete(const Gap *gap, const int *kept, int nkept, int rows)
{
	int			bare = 0;

	for (int i = 0; i < gap->n; i++)
		bare += is_bare(gap, i);
	for (int i = 0; i < nkept; i++)
		bare -= is_bare(gap, gap->edges[kept[i]].values);
	return bare == 0 && nkept == rows;
}

static int
rows_of_edition(const Gap *gap, const int *kept, int nkept)
{
	bool		group = false;
	int			n = 0;

	for (int i = 0; i < nkept; i++)
		group |= gov_is_group_row(gap->al, gap->rows[gap->edges[kept[i]].row]);
	for (int k = 0; k < gap->nrows; k++)
		n += group ? !gov_is_leaf_of_group_row(gap->al, gap->rows[k]) : !gov_is_group_row(gap->al, gap->rows[k]);
	return n;
}

static void
search_gap(Gap *gap)
{
	int16_t		way[MAX_NODES + 1][GOV_NROWS + 1];
	int			kept[GOV_NROWS];
	int			nkept = 0;
	int			best;

	gap->nedges = 0;
	if (!gap->values)
		return;
	for (int i = 0; i < gap->n; i++)
		if (gap->nodes[i].kind == NODE_VALUES)
			edges_from_values(gap, i);
		else if (gap->nodes[i].kind != NODE_BARRIER)
			edges_from_words(gap, i);
	if (gap->nedges == 0)
		return;
	best = cheapest(gap, -1, -1, way);
	for (int i = 0, k = 0; i < gap->n;)
	{
		const Edge *e = way[i][k] < 0 ? NULL : &gap->edges[way[i][k]];
		int			other;

		if (!e)
		{
			i++;
			continue;
		}
		other = cheapest(gap, e->values, e->row, NULL);
		if (other - best >= COST_MARGIN)
			kept[nkept++] = way[i][k];
		else
			gov_diag(gap->al->diags, GOV_SAY_AMBIGUOUS_ROW,
					 gov_alignment_line(gap->al, gap->nodes[e->first].cell),
					 GOV_FACTS(gov_fact_code("row", gov_form_row_code(gap->rows[e->row])),
							   gov_fact_number("cost", best), gov_fact_number("other", other)));
		k = e->row + 1;
		i = e->to;
	}
	/* labels that have left their rows prove something only all together */
	if (gap->bare && !is_complete(gap, kept, nkept, rows_of_edition(gap, kept, nkept)))
	{
		int			n = 0;

		for (int i = 0; i < nkept; i++)
		{
			const Edge *e = &gap->edges[kept[i]];

			if (!is_bare(gap, e->values))
				kept[n++] = kept[i];
		}
		if (n < nkept)
			gov_diag(gap->al->diags, GOV_SAY_LABELS_SHIFTED,
					 gov_alignment_line(gap->al, gap->nodes[0].cell),
					 GOV_FACTS(gov_fact_number("n", nkept - n)));
		nkept = n;
	}
	for (int i = 0; i < nkept; i++)
		keep(gap, &gap->edges[kept[i]]);
}

/* Does (六) have values of its own, as the row of one edition? */
static bool
is_group_a_row(const GovAlignment *al)
{
	for (uint32_t i = 0; i < al->nmentions; i++)
	{
		const GovMention *m = &al->mentions[i];

		if (m->kept && gov_is_group_row(al, m->row) && al->runs[m->run].printed > 0)
			return true;
	}
	return false;
}

/* Is a row of (六) named? */
static bool
has_leaves(const GovAlignment *al)
{
	for (int r = LBL_APPLICATIONS; r < GOV_NROWS; r++)
		if (al->named[r] && gov_is_leaf_of_group_row(al, r))
			return true;
	return false;
}

/* The rows that the form has between two, and that are not found yet. */
static void
missing_rows(Gap *gap, int from, int to)
{
	const GovAlignment *al = gap->al;

	gap->nrows = 0;
	for (int r = from + 1; r < to; r++)
		if (!al->named[r] && al->chosen[r] == -1 &&
			!(gov_is_group_row(al, r) && has_leaves(al)) &&
			!(gov_is_leaf_of_group_row(al, r) && is_group_a_row(al)))
			gap->rows[gap->nrows++] = r;
}

void
gov_tables_path_search(GovAlignment *al)
{
	Gap		   *gap = gov_alloc(al->a, sizeof(Gap));
	uint32_t	n = al->nmentions;
	uint32_t   *order = gov_alloc(al->a, (n + 1) * sizeof(uint32_t));
	uint32_t	nkept = 0;

	gap->al = al;
	for (uint32_t i = 0; i < n; i++)
	{
		const GovMention *m = &al->mentions[i];

		if (m->kept)
			order[nkept++] = i;
		if (m->kept)
			al->named[m->row] = true;
	}
	if (nkept == 0)
		return;
	for (uint32_t k = 0; k <= nkept; k++)
	{
		const GovMention *above = k == 0 ? NULL : &al->mentions[order[k - 1]];
		const GovMention *below = k == nkept ? NULL : &al->mentions[order[k]];
		uint32_t	from = above ? above->last + 1 : 0;
		uint32_t	to = below ? below->first : al->g->ncells;

		if (above && al->runs[above->run].end > from)
			from = al->runs[above->run].end;
		if (!above && to > REACH)
			from = to - REACH;
		if (!below && to - from > REACH)
			to = from + REACH;
		/* table 4 names no rows */
		if (from < al->remedies && to > al->remedies)
			to = al->remedies;
		/* nearly always the next row follows at once */
		if (from >= to)
			continue;
		missing_rows(gap, above ? above->row : -1, below ? below->row : GOV_NROWS);
		if (gap->nrows > 0 && collect_nodes(gap, from, to))
			search_gap(gap);
	}
}
