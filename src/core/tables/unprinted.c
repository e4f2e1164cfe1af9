/*
 * unprinted.c
 *		Rows whose label is misprinted, and which print no value.
 *
 * The path (path.c) is one of values, so that a row of empty cells is not on it.
 * Such a row is known by its place: between two rows that the form has around
 * it stand words that are like its label, and like no other one's.
 */
#include "core/tables/alignment.h"

#define LEAST_LIKENESS	75
#define REACH			96		/* cells between the rows around it */

/* The cells between the rows that were found above and below a row of the form. */
static bool
find_gap(const GovAlignment *al, int row, uint32_t *from, uint32_t *to)
{
	int			first = row < LBL_APPLICATIONS ? 0 : LBL_APPLICATIONS;
	int			end = row < LBL_APPLICATIONS ? LBL_APPLICATIONS : GOV_NROWS;
	int			above = row - 1;
	int			below = row + 1;
	const GovMention *m;

	while (above >= first && al->chosen[above] < 0)
		above--;
	while (below < end && al->chosen[below] < 0)
		below++;
	if (above < first || below == end)
		return false;
	m = &al->mentions[al->chosen[above]];
	*from = m->last + 1;
	if (m->run >= 0 && al->runs[m->run].end > *from)
		*from = al->runs[m->run].end;
	*to = al->mentions[al->chosen[below]].first;
	return *from < *to && *to - *from <= REACH;
}

/* Words on a line of their own that no label of the form is. */
static bool
is_stranger(const GovCell *c)
{
	return c->label == LBL_UNKNOWN && c->row == 0 && !gov_cell_is_value(c);
}

/* Are the words like the row's label, and less like that of any other row that lacks one? */
static bool
is_like(GovAlignment *al, const GovCell *c, int row)
{
	GovFold		f;
	int			likeness;

	gov_fold(c->s, c->len, &f);
	if (f.overlong || (likeness = gov_tables_likeness(al, f.text, f.n, c, row)) < LEAST_LIKENESS)
		return false;
	for (int other = 0; other < GOV_NROWS; other++)
		if (other != row && al->chosen[other] == -1 && gov_tables_likeness(al, f.text, f.n, c, other) >= likeness)
			return false;
	return true;
}

static void
add_row(GovAlignment *al, int row, uint32_t cell)
{
	GovMention *m = gov_tables_mention_add(al);

	m->row = (uint8_t) row;
	m->first = m->last = cell;
	gov_tables_heads_above(al, m);
	al->chosen[row] = (int) (m - al->mentions);
	gov_tables_mention_tell(al, m);
}

/* The one cell of from ... to - 1 that is like the row's label; to: none, several, or values. */
static uint32_t
find_words(GovAlignment *al, int row, uint32_t from, uint32_t to)
{
	uint32_t	found = to;

	for (uint32_t i = from; i < to; i++)
	{
		const GovCell *c = gov_cell(al, i);

		if (gov_cell_is_value(c))
			return to;
		if (!is_stranger(c) || !is_like(al, c, row))
			continue;
		if (found < to)
			return to;
		found = i;
	}
	return found;
}

void
gov_tables_unprinted_find(GovAlignment *al)
{
	for (int row = 0; row < GOV_NROWS; row++)
	{
		uint32_t	from;
		uint32_t	to;
		uint32_t	words;

		if (al->chosen[row] != -1 || al->named[row] || gov_is_group_row(al, row) || !find_gap(al, row, &from, &to))
			continue;
		words = find_words(al, row, from, to);
		if (words < to)
			add_row(al, row, words);
	}
}
