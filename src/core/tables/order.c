/*
 * order.c
 *		Which of the rows that are named can be kept?
 *
 * A row that is printed twice counts once if both agree, else not at all; rows
 * stand in the form's order.
 */
#include "core/tables/alignment.h"

#include <string.h>


static const GovCell *
next_value(const GovAlignment *al, uint32_t *i, uint32_t end)
{
	while (*i < end && !gov_cell_is_value(gov_cell(al, *i)))
		(*i)++;
	return *i < end ? gov_cell(al, (*i)++) : NULL;
}

/* The same values printed in both runs, at the same distances? */
static bool
same_values(const GovAlignment *al, int a, int b)
{
	const GovRun *ra = &al->runs[a];
	const GovRun *rb = &al->runs[b];
	const GovCell *last_x = NULL;
	const GovCell *last_y = NULL;
	uint32_t	i = ra->first;
	uint32_t	j = rb->first;

	for (;;)
	{
		const GovCell *x = next_value(al, &i, ra->end);
		const GovCell *y = next_value(al, &j, rb->end);

		if (!x || !y)
			return !x && !y;
		if (x->value_kind != y->value_kind || x->value != y->value || x->scale != y->scale ||
			x->unit != y->unit || x->worded_sign != y->worded_sign)
			return false;
		if (last_x && ra->row && rb->row && x->seps - last_x->seps != y->seps - last_y->seps)
			return false;
		last_x = x;
		last_y = y;
	}
}

static void
settle_repeated(GovAlignment *al)
{
	int			seen[GOV_NROWS];
	bool		conflict[GOV_NROWS] = {false};

	for (int r = 0; r < GOV_NROWS; r++)
		seen[r] = -1;
	for (uint32_t i = 0; i < al->nmentions; i++)
	{
		GovMention *m = &al->mentions[i];
		const GovMention *earlier;

		if (m->run < 0 || gov_is_group_row(al, m->row))
			m->kept = m->run >= 0;
		else if (seen[m->row] < 0)
		{
			seen[m->row] = (int) i;
			m->kept = true;
		}
		else if (earlier = &al->mentions[seen[m->row]], same_values(al, earlier->run, m->run))
			al->runs[m->run].taken = true;
		else
		{
			conflict[m->row] = true;
			gov_diag(al->diags, GOV_SAY_ROW_TWICE, gov_alignment_line(al, m->first),
					 GOV_FACTS(gov_fact_number("line", gov_alignment_line(al, earlier->first))));
		}
	}
	for (uint32_t i = 0; i < al->nmentions; i++)
		if (conflict[al->mentions[i].row])
		{
			al->mentions[i].kept = false;
			if (al->mentions[i].run >= 0)
				al->runs[al->mentions[i].run].taken = true;
		}
	for (int r = 0; r < GOV_NROWS; r++)
		if (conflict[r])
			al->chosen[r] = -2;
}

/* Lengths of the longest ordered series that end, or begin, at each mention. */
static void
series(const GovAlignment *al, const uint32_t *kept, uint32_t n, uint8_t *length, bool backwards)
{
	uint8_t		best[GOV_NROWS] = {0};

	for (uint32_t x = 0; x < n; x++)
	{
		uint32_t	i = backwards ? n - 1 - x : x;
		int			row = al->mentions[kept[i]].row;
		uint8_t		len = 0;

		for (int r = backwards ? row + 1 : 0; r < (backwards ? GOV_NROWS : row); r++)
			if (best[r] > len)
				len = best[r];
		length[i] = (uint8_t) (len + 1);
		best[row] = length[i];
	}
}

/*
 * Of the mentions in an order that the form does not have, keep those that
 * belong to every longest ordered series; and those whose values stand on
 * their own row, for there the label's place proves nothing.
 */
static void
settle_order(GovAlignment *al)
{
	uint32_t   *kept = gov_alloc(al->a, (al->nmentions + 1) * sizeof(uint32_t));
	uint8_t    *before;
	uint8_t    *after;
	uint32_t	at_length[GOV_NROWS + 2] = {0};
	uint32_t	n = 0;
	uint8_t		longest = 0;
	bool		ordered = true;

	for (uint32_t i = 0; i < al->nmentions; i++)
		if (al->mentions[i].kept)
		{
			ordered &= n == 0 || al->mentions[i].row > al->mentions[kept[n - 1]].row;
			kept[n++] = i;
		}
	if (ordered)
		return;
	before = gov_alloc(al->a, n);
	after = gov_alloc(al->a, n);
	series(al, kept, n, before, false);
	series(al, kept, n, after, true);
	for (uint32_t i = 0; i < n; i++)
		if (before[i] > longest)
			longest = before[i];
	for (uint32_t i = 0; i < n; i++)
		if (before[i] + after[i] - 1 == longest)
			at_length[before[i]]++;
	for (uint32_t i = 0; i < n; i++)
	{
		GovMention *m = &al->mentions[kept[i]];
		const GovCell *c = gov_cell(al, m->first);

		if ((before[i] + after[i] - 1 == longest && at_length[before[i]] == 1) ||
			(m->same_row && !m->weak))
			continue;
		m->kept = false;
		gov_diag(al->diags, GOV_SAY_OUT_OF_ORDER, gov_alignment_line(al, m->first),
				 GOV_FACTS(gov_fact_cell(c)));
	}
}

void
gov_tables_order_settle(GovAlignment *al)
{
	settle_repeated(al);
	settle_order(al);
	for (uint32_t i = 0; i < al->nmentions; i++)
		if (al->mentions[i].kept)
			al->runs[al->mentions[i].run].taken = true;
}

void
gov_tables_order_choose(GovAlignment *al)
{
	for (uint32_t i = 0; i < al->nmentions; i++)
	{
		const GovMention *m = &al->mentions[i];

		if (m->kept && al->chosen[m->row] == -1)
			al->chosen[m->row] = (int) i;
		else if (m->kept)
			al->chosen[m->row] = -2;
	}
	/* labels without values, where empty lines or pipes may be their cells */
	for (uint32_t i = 0; i < al->nmentions; i++)
	{
		const GovMention *m = &al->mentions[i];

		if (m->run < 0 && al->chosen[m->row] == -1 && gov_cell(al, m->last)->row == 0)
			al->chosen[m->row] = (int) i;
	}
}

#define SAME_ROW		75		/* the likeness of words that name a row again */
#define MAX_PIECES		3

/* The row that words ahead of a run name, though not quite as the form does. */
static int
row_named(GovAlignment *al, const GovRun *r)
{
	uint16_t	text[GOV_FOLD_MAX];
	int			best = -1;
	int			best_likeness = SAME_ROW - 1;
	uint32_t	from = r->first;
	int			n = 0;

	/* the pieces of the label, the last one first */
	for (int piece = 0; piece < MAX_PIECES && from > 0; piece++)
	{
		const GovCell *c = gov_cell(al, from - 1);
		uint16_t	ahead[GOV_FOLD_MAX];
		GovFold		f;

		if (gov_cell_is_value(c) || c->label != LBL_UNKNOWN)
			break;
		gov_fold(c->s, c->len, &f);
		if (f.overlong || f.n + n > GOV_FOLD_MAX)
			break;
		memcpy(ahead, f.text, f.n * sizeof(uint16_t));
		memcpy(ahead + f.n, text, (size_t) n * sizeof(uint16_t));
		n += f.n;
		memcpy(text, ahead, (size_t) n * sizeof(uint16_t));
		from--;
		for (int row = 0; row < GOV_NROWS; row++)
		{
			int			likeness = gov_tables_likeness(al, text, n, c, row);

			if (likeness > best_likeness)
			{
				best_likeness = likeness;
				best = row;
			}
		}
	}
	return best;
}

/* A row that is printed again under a misprinted label, with other values. */
void
gov_tables_order_find_copies(GovAlignment *al)
{
	for (uint32_t k = 0; k < al->nruns; k++)
	{
		const GovRun *r = &al->runs[k];
		int			row;

		if (r->taken || r->printed == 0 || r->first >= al->remedies)
			continue;
		row = row_named(al, r);
		if (row < 0 || al->chosen[row] < 0 || al->mentions[al->chosen[row]].run < 0 ||
			same_values(al, al->mentions[al->chosen[row]].run, (int) k))
			continue;
		gov_diag(al->diags, GOV_SAY_ROW_HERE_TOO, gov_alignment_line(al, r->first),
				 GOV_FACTS(gov_fact_code("row", gov_form_row_code(row))));
		al->chosen[row] = -2;
	}
}
