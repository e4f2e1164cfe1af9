/*
 * torn.c
 *		Rows of table 3 that have left their labels: what the equations prove.
 *
 * Where as many rows of values stand between two rows that are whole as the
 * form has rows there, and their labels stand near, there is one way to pair
 * them in order.  It is taken if the table is complete then and every equation
 * that these rows take part in holds; where one can't be tested, nothing is
 * proved.
 */
#include "core/tables/alignment.h"

#include <string.h>

#define MIN_PIECE		3		/* characters of a label that stand for it */
#define REACH			40		/* cells around a gap where labels may stand */

typedef struct Table
{
	GovAlignment *al;
	int			run[GOV_NAPPLICATIONS]; /* of each row; -1: none */
	bool		proved[GOV_NAPPLICATIONS];	/* only by what is tried here */
	bool		leaves;			/* (六) is a group of three rows */
} Table;

static bool
in_edition(const Table *t, int row)
{
	if (gov_is_group_row(t->al, LBL_APPLICATIONS + row))
		return !t->leaves;
	return t->leaves || !gov_is_leaf_of_group_row(t->al, LBL_APPLICATIONS + row);
}

static int64_t
value_of(const Table *t, int row, int party)
{
	return gov_cell(t->al, t->al->runs[t->run[row]].first + (uint32_t) party)->value;
}

static bool
is_whole(const GovAlignment *al, int run)
{
	const GovRun *r = &al->runs[run];

	if (r->printed != GOV_NPARTIES || r->end - r->first != GOV_NPARTIES)
		return false;
	for (uint32_t i = r->first; i < r->end; i++)
		if (gov_cell(al, i)->value_kind != GOV_VALUE_NUMBER || gov_cell(al, i)->scale)
			return false;
	return true;
}

/* How much of the row's label is the cell?  0: nothing. */
static int
part_of_label(GovAlignment *al, int row, const GovCell *c)
{
	const GovRow *r = &al->labels->rows[LBL_APPLICATIONS + row];
	uint16_t	text[GOV_FOLD_MAX];
	int			n;

	if (c->label == LBL_APPLICATIONS + row)
		return 2 * GOV_FOLD_MAX;
	n = gov_fold_all(c->s, c->len, text, GOV_FOLD_MAX);
	if (!(n >= MIN_PIECE && gov_tables_continues_label(c, r)) && gov_tables_likeness(al, text, n, c, LBL_APPLICATIONS + row) == 0)
		return 0;
	/* its number tells which it is */
	return n + (c->numbering == r->numbering && c->number == r->number && r->numbering ? GOV_FOLD_MAX : 0);
}

/* Where the best piece of the row's label stands in the cells from..to-1; to: nowhere. */
static uint32_t
find_label(GovAlignment *al, int row, uint32_t from, uint32_t to)
{
	uint32_t	best = to;
	int			most = 0;

	for (uint32_t i = from; i < to; i++)
	{
		int			part = part_of_label(al, row, gov_cell(al, i));

		if (part > most)
		{
			most = part;
			best = i;
		}
	}
	return best;
}

/* Pairs what stands between the rows above and below; false if it can't be. */
static bool
fill_gap(Table *t, int above, int below)
{
	GovAlignment *al = t->al;
	int			first = t->run[above] + 1;
	int			end = t->run[below];
	int			k = first;
	uint32_t	from = al->runs[t->run[above]].end;
	uint32_t	to = al->runs[t->run[below]].first;
	uint32_t	last = 0;		/* the label before */

	from = from > REACH ? from - REACH : 0;
	for (int row = above + 1; row < below; row++)
	{
		uint32_t	label;

		if (!in_edition(t, row))
			continue;
		while (k < end && (al->runs[k].taken || al->runs[k].printed == 0))
			k++;
		/* the labels that are left stand in the form's order, too */
		label = find_label(al, row, from, to);
		if (k >= end || !is_whole(al, k) || label == to || label < last)
			return false;
		last = label;
		t->run[row] = k++;
		t->proved[row] = true;
	}
	while (k < end && (al->runs[k].taken || al->runs[k].printed == 0))
		k++;
	return k == end;
}

static bool
adds_up(int64_t *sum, int64_t value)
{
	return !__builtin_add_overflow(*sum, value, sum);
}

static bool
rows_add_up(const Table *t)
{
	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
	{
		int64_t		sum = 0;

		if (!t->proved[row])
			continue;
		for (int p = 0; p < GOV_PARTY_TOTAL; p++)
			if (!adds_up(&sum, value_of(t, row, p)))
				return false;
		if (sum != value_of(t, row, GOV_PARTY_TOTAL))
			return false;
	}
	return true;
}

static bool
columns_add_up(const Table *t)
{
	for (int p = 0; p < GOV_NPARTIES; p++)
	{
		int64_t		outcomes = 0;
		int64_t		in = 0;
		int64_t		out = 0;

		for (int row = GOV_ROW_GRANTED; row < GOV_ROW_CONCLUDED; row++)
			if (in_edition(t, row) && !adds_up(&outcomes, value_of(t, row, p)))
				return false;
		if (!adds_up(&in, value_of(t, GOV_ROW_RECEIVED, p)) ||
			!adds_up(&in, value_of(t, GOV_ROW_CARRIED_IN, p)) ||
			!adds_up(&out, value_of(t, GOV_ROW_CONCLUDED, p)) ||
			!adds_up(&out, value_of(t, GOV_ROW_CARRIED_OVER, p)))
			return false;
		if (outcomes != value_of(t, GOV_ROW_CONCLUDED, p) || in != out)
			return false;
	}
	return true;
}

static void
take_over(Table *t)
{
	GovAlignment *al = t->al;

	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
	{
		GovMention *m;

		if (!t->proved[row])
			continue;
		m = gov_tables_mention_add(al);
		m->row = (uint8_t) (LBL_APPLICATIONS + row);
		m->run = t->run[row];
		m->first = m->last = al->runs[m->run].first > 0 ? al->runs[m->run].first - 1 : 0;
		m->kept = true;
		al->runs[m->run].taken = true;
		/* what follows it is known to be another row's */
		al->runs[m->run].crowded = false;
		al->chosen[m->row] = (int) al->nmentions - 1;
		gov_diag(al->diags, GOV_SAY_ROW_BY_PROOF, gov_alignment_line(al, al->runs[m->run].first),
				 GOV_FACTS(gov_fact_code("row", gov_form_row_code(m->row))));
	}
}

void
gov_tables_torn_prove(GovAlignment *al)
{
	Table		t = {.al = al};
	int			above = -1;
	int			missing = 0;
	bool		open_gap = false;

	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
	{
		int			chosen = al->chosen[LBL_APPLICATIONS + row];

		t.run[row] = chosen < 0 ? -1 : al->mentions[chosen].run;
		if (chosen == -2 || (t.run[row] >= 0 && !is_whole(al, t.run[row])))
			return;
		t.leaves |= gov_is_leaf_of_group_row(al, LBL_APPLICATIONS + row) && al->named[LBL_APPLICATIONS + row];
	}
	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
	{
		if (!in_edition(&t, row))
			continue;
		if (t.run[row] < 0)
		{
			/* its first and last rows bound the table */
			if (above < 0 || row == GOV_ROW_CARRIED_OVER)
				return;
			missing++;
			open_gap = true;
			continue;
		}
		if (open_gap && (t.run[row] < t.run[above] || !fill_gap(&t, above, row)))
			return;
		open_gap = false;
		above = row;
	}
	if (missing > 0 && rows_add_up(&t) && columns_add_up(&t))
		take_over(&t);
}
