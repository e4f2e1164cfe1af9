/*
 * accidents.c
 *		Accidents to a whole row or column, each tried as it is.
 *
 * They change more cells than the search goes through, but are a single mishap
 * of whoever filled in the form, or of what took it out of its page.
 */
#include "core/explain/accidents.h"

#include "core/explain/trial.h"

/* A shift of part of a row is rarer than one of the whole row. */
#define COST_OF_FIRST_PART	100
#define COST_OF_OTHER_PART	300

/* Something odd stands where a shift left a place empty. */
#define COST_OF_JUNK		300

/* Rows are exchanged with those beside them more often than with others. */
#define GAIN_OF_ROWS_BESIDE	150

/* Rows that can be exchanged without a trace are in one class. */
typedef enum RowClass
{
	CLASS_INCOMING, CLASS_OUTCOME, CLASS_CONCLUDED, CLASS_CARRIED_OVER
} RowClass;

/* The rows of table 3 that are in the equations. */
typedef struct Rows
{
	int			n;
	const uint8_t *arcs[GOV_NAPPLICATIONS]; /* by party */
	RowClass	class[GOV_NAPPLICATIONS];
	uint64_t	hit[GOV_NAPPLICATIONS]; /* trial_hits() of all its cells */
	bool		total_off[GOV_NAPPLICATIONS];	/* its cells don't make its
												 * total */
	NodeSet		totals;			/* the equations of totals of rows */
	uint64_t	all_hit;		/* hit of all rows */
} Rows;

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
	return COST_OF_JUNK;
}

/* Cells first .. last of a row stand one column to the right: the last is lost. */
static void
try_shift_right(Trial *t, const uint8_t *row, int first, int last, int cost)
{
	trial_begin(t);
	for (int party = first; party < last; party++)
		trial_move(t, row[party], row[party + 1]);
	trial_lose(t, row[last]);
	gov_explain_try(t, GOV_ACCIDENT_ROW_SHIFTED,
					cost + cost_of_junk(t->g, row[first], row[first + 1]));
}

/* They stand one column to the left: the first is lost. */
static void
try_shift_left(Trial *t, const uint8_t *row, int first, int last, int cost)
{
	trial_begin(t);
	for (int party = first; party < last; party++)
		trial_move(t, row[party + 1], row[party]);
	trial_lose(t, row[first]);
	gov_explain_try(t, GOV_ACCIDENT_ROW_SHIFTED,
					cost + cost_of_junk(t->g, row[last], row[last - 1]));
}

/* All runs of cells that may have moved together, up to the total or before it. */
static void
try_shifts(Trial *t, const uint8_t *row)
{
	const Graph *g = t->g;
	NodeSet		total = arc_ends(&g->arcs[row[0]]) & arc_ends(&g->arcs[row[1]]);

	/*
	 * Cells whose columns balance with the number that stands to their right,
	 * to their left, or in them.
	 */
	unsigned	right = 0;
	unsigned	left = 0;
	unsigned	as_is = 0;

	for (int party = 0; party < GOV_NPARTIES; party++)
	{
		const Arc  *arc = &g->arcs[row[party]];
		int			node = __builtin_ctzll(arc_ends(arc) & ~total);
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
			int			cost = gov_explain_cost_of_accident(GOV_ACCIDENT_ROW_SHIFTED);
			unsigned	range = (2u << last) - (1u << first);

			if (~as_is & ~range & ((1u << GOV_NPARTIES) - 1))
				continue;
			if (first > 0)
				cost += COST_OF_OTHER_PART;
			else if (last < GOV_PARTY_TOTAL)
				cost += COST_OF_FIRST_PART;
			if (!(range & ~right & ~(1u << last)))
				try_shift_right(t, row, first, last, cost);
			if (!(range & ~left & ~(1u << first)))
				try_shift_left(t, row, first, last, cost);
		}
}

static RowClass
class_of_row(int row)
{
	return row <= GOV_ROW_CARRIED_IN ? CLASS_INCOMING :
		row < GOV_ROW_CONCLUDED ? CLASS_OUTCOME :
		row == GOV_ROW_CONCLUDED ? CLASS_CONCLUDED : CLASS_CARRIED_OVER;
}

static void
list_rows(const Trial *t, Rows *rows)
{
	const Graph *g = t->g;

	rows->n = 0;
	rows->totals = 0;
	rows->all_hit = 0;
	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
	{
		const uint8_t *arcs = &g->arc_of[gov_form_slot(row, 0)];
		int			n = rows->n;
		NodeSet		total;

		if (arcs[0] == NO_ARC)
			continue;
		total = arc_ends(&g->arcs[arcs[0]]) & arc_ends(&g->arcs[arcs[1]]);
		rows->arcs[n] = arcs;
		rows->class[n] = class_of_row(row);
		rows->totals |= total;
		rows->total_off[n] = (g->off & ~t->open & total) != 0;
		rows->hit[n] = 0;
		for (int party = 0; party < GOV_NPARTIES; party++)
			rows->hit[n] |= trial_hits(t, arcs[party]);
		rows->all_hit |= rows->hit[n];
		rows->n++;
	}
}

static void
try_row_exchanges(Trial *t, const Rows *rows)
{
	int			cost = gov_explain_cost_of_accident(GOV_ACCIDENT_ROWS_EXCHANGED);

	for (int r = 0; r < rows->n; r++)
		for (int q = r + 1; q < rows->n; q++)
		{
			if ((rows->hit[r] | rows->hit[q]) != t->all || rows->class[r] == rows->class[q])
				continue;
			/* a row whose total is wrong would be wrong elsewhere, too */
			if ((rows->total_off[r] || rows->total_off[q]) &&
				rows->class[r] != CLASS_CONCLUDED && rows->class[q] != CLASS_CONCLUDED)
				continue;
			trial_begin(t);
			for (int party = 0; party < GOV_NPARTIES; party++)
				trial_exchange(t, rows->arcs[r][party], rows->arcs[q][party]);
			gov_explain_try(t, GOV_ACCIDENT_ROWS_EXCHANGED,
							q == r + 1 ? cost - GAIN_OF_ROWS_BESIDE : cost);
		}
}

/* A column exchanged with the total; all columns one off, in either direction. */
static void
try_columns(Trial *t, const Rows *rows)
{
	int			cost = gov_explain_cost_of_accident(GOV_ACCIDENT_COLUMN_TOTAL_EXCHANGED);

	for (int party = 0; party < GOV_PARTY_TOTAL; party++)
	{
		trial_begin(t);
		for (int r = 0; r < rows->n; r++)
			trial_exchange(t, rows->arcs[r][party], rows->arcs[r][GOV_PARTY_TOTAL]);
		gov_explain_try(t, GOV_ACCIDENT_COLUMN_TOTAL_EXCHANGED, cost);
	}
	cost = gov_explain_cost_of_accident(GOV_ACCIDENT_COLUMNS_SHIFTED);
	for (int by = 1; by < GOV_NPARTIES; by += GOV_NPARTIES - 2)
	{
		trial_begin(t);
		for (int r = 0; r < rows->n; r++)
			for (int party = 0; party < GOV_NPARTIES; party++)
				trial_move(t, rows->arcs[r][party], rows->arcs[r][(party + by) % GOV_NPARTIES]);
		gov_explain_try(t, GOV_ACCIDENT_COLUMNS_SHIFTED, cost);
	}
}

static void
try_pair(Trial *t, int slot, int other)
{
	int			a = t->g->arc_of[slot];
	int			b = t->g->arc_of[other];

	if (a == NO_ARC || b == NO_ARC || (trial_hits(t, a) | trial_hits(t, b)) != t->all)
		return;
	trial_begin(t);
	trial_exchange(t, a, b);
	gov_explain_try(t, GOV_ACCIDENT_NEIGHBOURS_EXCHANGED,
					gov_explain_cost_of_accident(GOV_ACCIDENT_NEIGHBOURS_EXCHANGED));
}

/* A search for sets of two cells has seen all pairs. */
static bool
wants_pairs(const Trial *t)
{
	return t->piece->size != 2;
}

static void
try_table_3(Trial *t)
{
	const Graph *g = t->g;
	Rows		rows;

	list_rows(t, &rows);
	for (int r = 0; r < rows.n; r++)
		if (rows.hit[r] == t->all)
			try_shifts(t, rows.arcs[r]);
	try_row_exchanges(t, &rows);
	/* accidents to columns leave all in order but the totals of rows */
	if (rows.all_hit == t->all &&
		!(g->off & g->pieces[t->piece->index] & ~t->open & ~rows.totals))
		try_columns(t, &rows);
	for (int row = 0; wants_pairs(t) && row < GOV_NAPPLICATIONS; row++)
		for (int party = 0; party < GOV_NPARTIES; party++)
		{
			if (party < GOV_PARTY_TOTAL)
				try_pair(t, gov_form_slot(row, party), gov_form_slot(row, party + 1));
			if (row + 1 < GOV_NAPPLICATIONS)
				try_pair(t, gov_form_slot(row, party), gov_form_slot(row + 1, party));
		}
}

/* slot: of the first cell of a remedy in table 4. */
static void
try_remedy(Trial *t, int slot)
{
	const uint8_t *arcs = &t->g->arc_of[slot];
	int			cost = gov_explain_cost_of_accident(GOV_ACCIDENT_ROW_SHIFTED);

	/* the total printed before its parts, or a part after the total */
	for (int by = 1; by < REMEDY_CELLS; by += REMEDY_CELLS - 2)
	{
		trial_begin(t);
		for (int i = 0; i < REMEDY_CELLS; i++)
			trial_move(t, arcs[i], arcs[(i + by) % REMEDY_CELLS]);
		gov_explain_try(t, GOV_ACCIDENT_ROW_SHIFTED, cost);
	}
	for (int i = 0; wants_pairs(t) && i + 1 < REMEDY_CELLS; i++)
		try_pair(t, slot + i, slot + i + 1);
}

void
gov_explain_try_accidents(Graph *g, const Evidence *ev, Piece *piece)
{
	Trial		t;
	int			any_node = __builtin_ctzll(g->pieces[piece->index]);
	int			any_slot = g->arcs[g->incident[g->first[any_node]]].slot;

	gov_explain_start_trial(&t, g, ev, piece);
	if (any_slot != NO_SLOT && any_slot >= GOV_SLOT_REMEDIES)
		try_remedy(&t, any_slot - (any_slot - GOV_SLOT_REMEDIES) % REMEDY_CELLS);
	else
		try_table_3(&t);
	if (t.budget < 0)
		piece->complete = false;
}
