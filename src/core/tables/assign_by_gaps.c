/*
 * assign_by_gaps.c
 *		Cells that are lines: what the empty lines between them tell.
 */
#include "core/tables/assign.h"

#include <string.h>

/* Empty lines between neighbouring cells; where there are more than two, an
 * empty cell is more than one line. */
#define MAX_GAP		14
#define BLANK_GAP	2

/* The same wide gap everywhere is another spacing, not a row of empty cells. */
static bool
even_gaps(const GovAlignment *al, const GovRun *r, int gap)
{
	for (uint32_t i = r->first; i <= r->last + 1 && i < al->n; i++)
		if ((int) tok(al, i)->count <= gap)
			return false;
	return r->printed > 1;
}

GovBelow
gov_below(const GovAlignment *al, uint32_t i)
{
	const GovToken *t = tok(al, i);

	/* a misspelt label is one all the same */
	if (LBL_IS_ROW(t->label) || t->label == LBL_GROUP ||
		(t->label == LBL_UNKNOWN && i + 1 < al->n && al->run_at[i + 1] >= 0))
		return GOV_BELOW_ROW;
	if (LBL_IS_HEAD(t->label))
		return GOV_BELOW_HEADS;
	return t->label == LBL_UNKNOWN ? GOV_BELOW_WORDS : GOV_BELOW_TABLE;
}

/* Did something stand between the token and the one before, such as a page's
 * number?  Then empty lines there tell nothing. */
static bool
is_torn(const GovAlignment *al, uint32_t i)
{
	return i > 0 && tok(al, i)->line != tok(al, i - 1)->line + 1 + tok(al, i)->count;
}

/* Cells of single lines, where an empty cell is one more empty line. */
bool
gov_fit_by_gaps(GovAlignment *al, int run, int width, GovFit *fit)
{
	const GovRun *r = &al->runs[run];
	int			n = 0;
	int			part = r->first >= al->table3;
	int			gap = al->gap[part];
	uint32_t	i;

	if (gap < 0 || gap > BLANK_GAP || !al->gap_proved || even_gaps(al, r, gap))
		return false;
	for (i = r->first; i <= r->last; i++)
	{
		const GovToken *t = tok(al, i);
		int			blanks = (int) t->count - gap;

		/* a label may stand farther from its values than they from each other */
		if (i == r->first)
		{
			if (al->gap_above[part] < -1)
				return false;
			if (al->gap_above[part] >= 0)
				blanks = (int) t->count - al->gap_above[part];
		}
		if (t->kind != GOV_TOKEN_VALUE || blanks < 0 || t->count > 64 || is_torn(al, i))
			return false;
		for (; blanks > 0; blanks--)
		{
			if (n == width)
				return false;
			fit->line[n] = t->line;
			fit->cell[n++] = NULL;
		}
		if (n == width)
			return false;
		fit->line[n] = t->line;
		fit->cell[n++] = t;
	}
	/* and those behind the last value */
	if (i < al->n)
	{
		const GovToken *next = tok(al, i);
		GovBelow	kind = gov_below(al, i);
		int			gap_below = al->gap_below[part][kind];
		int			blanks;

		if (next->kind != GOV_TOKEN_TEXT || next->count > 64)
			return false;
		/* a table's end may be set apart as no other's is */
		if (n == width && kind >= GOV_BELOW_TABLE && gap_below < 0 &&
			((int) next->count == gap || (int) next->count == gap + 1))
			return true;
		if (gap_below < -1 || is_torn(al, i) || (gap_below < 0 && kind >= GOV_BELOW_TABLE && (int) next->count != gap))
			return false;
		blanks = (int) next->count - (gap_below < 0 ? gap : gap_below);
		if (blanks < 0)
			return false;
		/* a lost heading leaves a gap that looks like empty cells */
		if (blanks > 0 && LBL_IS_ANY_HEAD(next->label) && next->label != LBL_ARTICLE)
			return false;
		for (; blanks > 0; blanks--)
		{
			if (n == width)
				return false;
			fit->line[n] = next->line - 1;
			fit->cell[n++] = NULL;
		}
	}
	return n == width;
}

/* How many empty lines stand between neighbouring cells, where cells are lines. */
void
gov_fit_survey(GovAlignment *al)
{
	uint32_t	seen[2][MAX_GAP + 2];

	if (al->surveyed)
		return;
	al->surveyed = true;
	memset(seen, 0, sizeof(seen));
	al->table3 = al->n;
	for (uint32_t k = 0; k < al->nmentions; k++)
		if (al->mentions[k].kept && al->mentions[k].row >= LBL_APPLICATIONS &&
			al->mentions[k].first < al->table3)
			al->table3 = al->mentions[k].first;
	for (uint32_t k = 0; k < al->nruns; k++)
	{
		const GovRun *r = &al->runs[k];

		if (r->row || r->printed < 2)
			continue;
		for (uint32_t i = r->first + 1; i <= r->last; i++)
			if (tok(al, i)->kind == GOV_TOKEN_VALUE && tok(al, i - 1)->kind == GOV_TOKEN_VALUE)
				seen[i >= al->table3][tok(al, i)->count <= MAX_GAP ? tok(al, i)->count : MAX_GAP + 1]++;
	}
	for (uint32_t i = 1; i < al->n; i++)
		if (tok(al, i)->kind == GOV_TOKEN_TEXT && tok(al, i)->row == 0 &&
			LBL_IS_ANY_HEAD(tok(al, i)->label) &&
			tok(al, i - 1)->kind == GOV_TOKEN_TEXT)
			seen[i >= al->table3][tok(al, i)->count <= MAX_GAP ? tok(al, i)->count : MAX_GAP + 1]++;
	for (int part = 0; part < 2; part++)
	{
		uint32_t	best = 0;

		al->gap[part] = al->gap_above[part] = -1;
		for (int k = 0; k < GOV_NBELOW; k++)
			al->gap_below[part][k] = -1;
		for (int g = 0; g <= MAX_GAP; g++)
			if (seen[part][g] > best)
			{
				best = seen[part][g];
				al->gap[part] = g;
			}
	}
	/* the gap below a full row that ends its table */
	for (uint32_t k = 0; k < al->nmentions; k++)
	{
		const GovMention *m = &al->mentions[k];
		const GovToken *next;
		const GovRun *r;
		int		   *gap_above;
		int		   *gap_below;

		if (!m->kept || al->runs[m->run].row)
			continue;
		r = &al->runs[m->run];
		if ((int) r->printed != gov_expected_width(al, m) || r->last + 1 >= al->n)
			continue;
		next = tok(al, r->last + 1);
		if (next->kind != GOV_TOKEN_TEXT)
			continue;
		if (even_gaps(al, r, al->gap[r->first >= al->table3] - 1))
		{
			uint32_t	i = r->first;

			while (i <= r->last && (int) tok(al, i)->count == al->gap[r->first >= al->table3])
				i++;
			al->gap_proved |= i > r->last;
		}
		gap_above = &al->gap_above[r->first >= al->table3];
		if (tok(al, r->first)->kind == GOV_TOKEN_VALUE)
			*gap_above = *gap_above == -1 || *gap_above == (int) tok(al, r->first)->count ?
				(int) tok(al, r->first)->count : -2;
		gap_below = &al->gap_below[r->first >= al->table3][gov_below(al, r->last + 1)];
		*gap_below = *gap_below == -1 || *gap_below == (int) next->count ? (int) next->count : -2;
	}
	/* do columns line up when an ideograph counts one, or two? */
	{
		uint32_t	spread[3] = {0, 0, 0};

		for (uint32_t k = 1; k < al->nruns; k++)
		{
			const GovRun *a = &al->runs[k - 1];
			const GovRun *b = &al->runs[k];

			if (!a->spaced || !b->spaced || a->bare || b->bare || a->printed != b->printed ||
				a->printed < 3)
				continue;
			for (int width = 1; width <= 2; width++)
			{
				uint32_t	x = gov_display_column(al->t, tok(al, a->first)->s, width);
				uint32_t	y = gov_display_column(al->t, tok(al, b->first)->s, width);

				spread[width] += x > y ? x - y : y - x;
			}
		}
		al->ideograph_width = spread[2] < spread[1] ? 2 : 1;
	}
	for (uint32_t k = 0; k < al->nmentions && !al->gaps_are_blanks; k++)
	{
		const GovMention *m = &al->mentions[k];
		int			width = gov_expected_width(al, m);
		GovFit		fit;

		if (m->kept && !al->runs[m->run].row && (int) al->runs[m->run].printed < width)
			al->gaps_are_blanks = gov_fit_by_gaps(al, m->run, width, &fit);
	}
}

/*
 * A label without any value: its cells are empty if there are just so many
 * empty lines behind it.
 */
bool
gov_fit_blank_lines(GovAlignment *al, const GovMention *m, int width, GovFit *fit)
{
	const GovToken *next;
	int			gap;

	gov_fit_survey(al);
	gap = al->gap[m->first >= al->table3];

	if (m->weak || gap < 0 || gap > BLANK_GAP || m->last + 1 >= al->n || tok(al, m->last)->row)
		return false;
	next = tok(al, m->last + 1);
	if (al->gap_below[m->first >= al->table3][gov_below(al, m->last + 1)] != -1)
		gap = al->gap_below[m->first >= al->table3][gov_below(al, m->last + 1)];
	if (gap < 0 || next->kind != GOV_TOKEN_TEXT || (int) next->count - gap != width ||
		is_torn(al, m->last + 1))
		return false;
	for (int c = 0; c < width; c++)
	{
		fit->cell[c] = NULL;
		fit->line[c] = next->line - 1;
	}
	return true;
}

bool
gov_uneven_gaps(const GovAlignment *al, const GovRun *r)
{
	int			gap = al->gap[r->first >= al->table3];
	bool		wide = false;
	bool		narrow = false;
	const GovToken *last = NULL;

	for (uint32_t i = r->first; i <= r->last; i++)
	{
		const GovToken *t = tok(al, i);

		if (t->kind != GOV_TOKEN_VALUE)
		{
			/* pipes make empty cells; empty lines mean nothing then */
			if (t->count > 0)
				gap = -1;
			continue;
		}
		/* a hole between the label and its values: another label was there */
		if (gap >= 0 && (int) t->count > gap + 1)
			return true;
		wide |= (int) t->count > gap;
		narrow |= (int) t->count < gap;
		/* the same with pipes between the cells */
		if (last && i > r->first + 1 && t->apart != last->apart)
			return true;
		last = i > r->first ? t : NULL;
	}
	if (gap < 0)
		return false;
	/* the gap below the row counts where others show what it is */
	if (r->last + 1 < al->n && tok(al, r->last + 1)->kind == GOV_TOKEN_TEXT)
	{
		GovBelow	kind = gov_below(al, r->last + 1);
		int			gap_below = al->gap_below[r->first >= al->table3][kind];

		if (gap_below >= 0 || kind == GOV_BELOW_ROW)
			wide |= (int) tok(al, r->last + 1)->count > (gap_below >= 0 ? gap_below : gap);
	}
	return wide && (narrow || al->gaps_are_blanks);
}
