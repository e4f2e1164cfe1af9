/*
 * assign.c
 *		Which value of a run is which cell of its row?
 *
 * As many values as cells: in order.  Fewer: only where the layout itself
 * shows the empty cells, and then they must add up exactly.  Never by
 * counting from one end and hoping.
 */
#include "core/tables/assign.h"

#include <string.h>

/* The cells of a run; false when there are too many to be a row. */
bool
gov_collect(const GovAlignment *al, int run, Cells *c)
{
	const GovRun *r = &al->runs[run];

	memset(c, 0, sizeof(*c));
	for (uint32_t i = r->first; i <= r->last; i++)
	{
		const GovToken *t = tok(al, i);

		if (t->kind == GOV_TOKEN_EMPTY)
		{
			for (uint32_t k = 0; k < t->count; k++)
			{
				if (c->n == MAX_CELLS)
					return false;
				c->line[c->n] = t->line;
				c->at[c->n++] = NULL;
			}
		}
		else
		{
			if (c->n == MAX_CELLS)
				return false;
			c->line[c->n] = t->line;
			c->at[c->n++] = t;
			c->printed++;
		}
	}
	while (c->lead < c->n && !c->at[c->lead])
		c->lead++;
	while (c->trail < c->n && !c->at[c->n - 1 - c->trail])
		c->trail++;
	return true;
}

/* In HTML a cell may be doubled by itself, and spans leave no empty cells. */
bool
gov_is_html(const GovAlignment *al)
{
	return al->t->source_line != NULL;
}

/* All cells of a row of the page, words included. */
uint32_t
gov_cells_on_row(const GovAlignment *al, const GovRun *r)
{
	uint32_t	n = 0;
	uint32_t	i = r->first;

	while (i > 0 && tok(al, i - 1)->row == r->row)
		i--;
	for (; i < al->n && tok(al, i)->row == r->row; i++)
		n += tok(al, i)->kind == GOV_TOKEN_EMPTY ? tok(al, i)->count : 1;
	return n;
}

/* Do column heads or a heading stand between two runs? */
static bool
heads_between(const GovAlignment *al, int a, int b)
{
	uint32_t	from = al->runs[a < b ? a : b].last;
	uint32_t	to = al->runs[a < b ? b : a].first;

	for (uint32_t i = from; i < to; i++)
		if (tok(al, i)->kind == GOV_TOKEN_TEXT &&
			(LBL_IS_HEAD(tok(al, i)->label) || tok(al, i)->label == LBL_SECTION))
			return true;
	return false;
}

/*
 * Rows set by spaces: an empty cell shows only by its column.  The nearest
 * full rows above and below give the columns; each value must stand in one.
 */
static bool
fit_by_columns(GovAlignment *al, int run, int width, GovFit *fit)
{
	const GovRun *r = &al->runs[run];
	int			agreed[GOV_MAX_WIDTH];
	int			columns[GOV_MAX_WIDTH];
	int			witnesses = 0;

	if (width < 2 || width > GOV_MAX_WIDTH)
		return false;
	for (int direction = -1; direction <= 1; direction += 2)
	{
		int			steps = 0;

		for (int k = run + direction; k >= 0 && k < (int) al->nruns && steps < 6; k += direction, steps++)
		{
			const GovRun *w = &al->runs[k];
			int			center[GOV_MAX_WIDTH];
			int			place[GOV_MAX_WIDTH];
			int			apart = 1000;
			int			n = 0;
			int			last = -1;
			bool		good = true;

			if (heads_between(al, k, run))
				break;
			if (!w->spaced || !w->row || (int) w->printed != width || w->last - w->first + 1 != (uint32_t) width)
				continue;
			for (uint32_t i = w->first; i <= w->last; i++, n++)
			{
				int			from = (int) gov_display_column(al->t, tok(al, i)->s, al->ideograph_width);

				/* columns set by single spaces are no columns */
				if (i > w->first && tok(al, i)->s - (tok(al, i - 1)->s + tok(al, i - 1)->len) < 2)
					return false;

				center[n] = 2 * from + (int) tok(al, i)->len;
				if (n > 0 && center[n] - center[n - 1] < apart)
					apart = center[n] - center[n - 1];
			}
			if (apart < 6)
				return false;
			n = 0;
			for (uint32_t i = r->first; i <= r->last; i++, n++)
			{
				int			x;
				int			best = 0;

				if (tok(al, i)->kind != GOV_TOKEN_VALUE || n >= width)
					return false;
				x = 2 * (int) gov_display_column(al->t, tok(al, i)->s, al->ideograph_width) + (int) tok(al, i)->len;
				for (int c = 1; c < width; c++)
				{
					int			d = x > center[c] ? x - center[c] : center[c] - x;
					int			d0 = x > center[best] ? x - center[best] : center[best] - x;

					if (d < d0)
						best = c;
				}
				if ((x > center[best] ? x - center[best] : center[best] - x) * 10 > apart * 4 ||
					best <= last)
				{
					good = false;
					break;
				}
				last = best;
				place[n] = best;
			}
			if (!good)
				return false;
			if (witnesses > 0 && memcmp(place, agreed, n * sizeof(int)) != 0)
				return false;
			/* the columns themselves must be the same in all */
			for (int c = 0; c < width; c++)
			{
				if (witnesses > 0 && (center[c] > columns[c] + 2 || center[c] < columns[c] - 2))
					return false;
				columns[c] = center[c];
			}
			memcpy(agreed, place, n * sizeof(int));
			witnesses++;
		}
	}
	if (witnesses < 2)
		return false;
	for (int c = 0; c < width; c++)
	{
		fit->cell[c] = NULL;
		fit->line[c] = tok(al, r->first)->line;
	}
	for (uint32_t i = r->first; i <= r->last; i++)
		fit->cell[agreed[i - r->first]] = tok(al, i);
	return true;
}

/* The cell'th cell of a row; EMPTY tokens stand for several. */
static const GovToken *
cell_of_row(const GovAlignment *al, uint32_t first, uint32_t row, uint32_t cell)
{
	for (uint32_t i = first; i < al->n && tok(al, i)->row == row; i++)
	{
		uint32_t	n = tok(al, i)->kind == GOV_TOKEN_EMPTY ? tok(al, i)->count : 1;

		if (cell < n)
			return tok(al, i);
		cell -= n;
	}
	return NULL;
}

/* May the head stand over the n-th cell of a row? */
static bool
may_stand_over(const GovAlignment *al, const GovToken *t, int n)
{
	return t->label >= LBL_HEADS && t->label < LBL_HEADS + GOV_NHEADS &&
		(al->labels->places[t->label - LBL_HEADS] >> n & 1);
}

/*
 * Rows with borders: the heads on the nearest row above stand over the cells,
 * if that row has as many cells and its heads are all there.
 */
static bool
fit_by_heads(GovAlignment *al, int run, int width, GovFit *fit)
{
	const GovRun *r = &al->runs[run];
	uint32_t	row_start = r->first;
	uint32_t	i;
	uint32_t	head_row;
	uint32_t	cell;
	uint32_t	at[GOV_MAX_WIDTH];
	int			next = 0;

	while (row_start > 0 && tok(al, row_start - 1)->row == r->row)
		row_start--;
	for (i = row_start; i > 0; i--)
	{
		const GovToken *t = tok(al, i - 1);

		if (t->kind == GOV_TOKEN_TEXT && t->row && t->column != 255)
			break;
		if ((t->kind == GOV_TOKEN_TEXT && (t->label == LBL_ARTICLE || t->label == LBL_SECTION)) ||
			row_start - i > 64)
			return false;
	}
	if (i == 0)
		return false;
	head_row = tok(al, i - 1)->row;
	while (i > 0 && tok(al, i - 1)->row == head_row)
		i--;
	cell = 0;
	for (; i < row_start && tok(al, i)->row == head_row; i++)
	{
		const GovToken *t = tok(al, i);

		if (t->kind == GOV_TOKEN_TEXT && t->column != 255)
		{
			if (next >= width || !may_stand_over(al, t, next))
				return false;
			at[next++] = cell;
		}
		cell += t->kind == GOV_TOKEN_EMPTY ? t->count : 1;
	}
	if (next != width || gov_cells_on_row(al, r) != cell)
		return false;
	for (int c = 0; c < width; c++)
	{
		const GovToken *t = cell_of_row(al, row_start, r->row, at[c]);

		if (!t || t < tok(al, r->first))
			return false;
		fit->cell[c] = t->kind == GOV_TOKEN_EMPTY ? NULL : t;
		fit->line[c] = t->line;
	}
	/* every printed value must stand under a head */
	{
		int			under = 0;

		for (int c = 0; c < width; c++)
			under += fit->cell[c] != NULL;
		return under == (int) r->printed;
	}
}

/* Do two neighbours print the same? */
static bool
has_twins(const GovAlignment *al, const GovRun *r)
{
	const GovToken *last = NULL;

	for (uint32_t i = r->first; i <= r->last; i++)
	{
		const GovToken *t = tok(al, i);

		if (t->kind != GOV_TOKEN_VALUE)
			continue;
		if (last && last->len == t->len && memcmp(last->s, t->s, t->len) == 0)
			return true;
		last = t;
	}
	return false;
}

/*
 * As many values as cells, and empty cells besides: fine if other rows have
 * them too (spans, label columns, ends of rows), else a cell was doubled.
 */
static bool
like_others(GovAlignment *al, const GovMention *m, int run, const Cells *c, int width)
{
	const GovRun *r = &al->runs[run];
	uint32_t	cells = r->row ? gov_cells_on_row(al, r) : 0;
	int			others = 0;

	/* one value is one value, whatever stands behind it */
	if (width == 1 && c->lead == 0)
		return true;
	/* empty cells in the midst */
	if (c->lead + c->printed + c->trail != c->n)
		return false;
	/* a doubled cell has a twin beside it; a row that lost its label has more */
	if (!r->row && c->lead == 0 && c->trail < width && !has_twins(al, r))
		return true;
	/* the row of table 4 in HTML: as wide as its heads */
	if (gov_is_html(al) && width == GOV_NREMEDIES)
		return gov_ends_under_head(al, run, c->n, width);
	if (!m)
	{
		int			tail = r->row ? -1 : gov_last_tail(al);
		int			heads = r->row ? -1 : gov_tail_of_heads(al, run);

		return tail < 0 || c->trail <= tail || (heads == c->trail && heads != gov_common_tail(al, run));
	}
	/* it ends as the full row right above it, or the heads */
	if (!r->row && c->lead == 0 && m->first > 0 &&
		((c->trail == gov_empty_from(al, m->first - 1) &&
		  (al->run_at[m->first - 1] < 0 || (int) al->runs[al->run_at[m->first - 1]].printed == width)) ||
		 c->trail == gov_empty_behind_heads(al, m->first)))
		return true;
	if (!r->row && width < GOV_NPARTIES && gov_ends_as_others(al, run, c, width))
		return true;
	if (!r->row && width == 2)
		return false;
	for (uint32_t k = 0; k < al->nmentions; k++)
	{
		const GovMention *o = &al->mentions[k];
		Cells		w;

		if (!o->kept || o->run == run || (al->runs[o->run].row != 0) != (r->row != 0) ||
			(o->row >= LBL_APPLICATIONS) != (width >= GOV_NPARTIES) ||
			(al->runs[o->run].printed == 0 && !r->row) || !gov_collect(al, o->run, &w))
			continue;
		others++;
		/* table 4 has one row only: it may end as those of table 3 do */
		if (width == GOV_NREMEDIES && w.trail == c->trail && c->lead == 0)
			return true;
		if (r->row ? (!gov_is_html(al) || w.n == c->n) && gov_cells_on_row(al, &al->runs[o->run]) == cells :
			w.lead == c->lead && w.n == c->n && w.printed == gov_expected_width(al, o))
			return true;
	}
	/* a row by itself shows nothing */
	return (others == 0 || (width == GOV_NREMEDIES && c->trail <= 1)) && c->lead == 0;
}

/*
 * Nothing but values, with the same gap before each, or on one row?  Pipes at
 * the end of a row are fine where other rows begin without any.
 */
static bool
plain(const GovAlignment *al, const GovRun *r, int width, GovFit *fit)
{
	const GovToken *first = tok(al, r->first);
	uint32_t	end = r->first + (uint32_t) width;

	/* a hole between label and values: the slow way will tell */
	if (r->last + 1 < end || (r->row == 0 && first->count > 2))
		return false;
	/* as many as some full row before it */
	if (r->last + 1 > end && width > 1 &&
		(width == 2 || r->row || width > GOV_NPARTIES || r->last != end || tok(al, end)->kind != GOV_TOKEN_EMPTY ||
		 tok(al, end)->count > 15 ||
		 !(al->totals_seen[width == GOV_NPARTIES] >> (tok(al, end)->count + (uint32_t) width) & 1)))
		return false;
	for (uint32_t i = end; i <= r->last; i++)
		if (tok(al, i)->kind != GOV_TOKEN_EMPTY)
			return false;
	for (int i = 0; i < width; i++)
	{
		const GovToken *t = first + i;

		if (t->kind != GOV_TOKEN_VALUE ||
			(r->row == 0 && (t->count != first->count || (i > 1 && t->apart != t[-1].apart))))
			return false;
		fit->cell[i] = t;
		fit->line[i] = t->line;
	}
	return true;
}

/* Empty cells in front may be label columns, and cells at the end be cut off:
 * not where a full row has as many. */
static bool
as_wide_as_others(GovAlignment *al, const GovMention *m, int run)
{
	uint32_t	cells = gov_cells_on_row(al, &al->runs[run]);
	int			others = 0;

	for (uint32_t k = 0; m && k < al->nmentions; k++)
	{
		const GovMention *o = &al->mentions[k];

		if (!o->kept || o->run == run || !al->runs[o->run].row ||
			(o->row >= LBL_APPLICATIONS) != (m->row >= LBL_APPLICATIONS))
			continue;
		others++;
		if (gov_cells_on_row(al, &al->runs[o->run]) == cells)
			return true;
	}
	/* the first of its table: then as wide as its heads */
	if (others == 0)
	{
		uint32_t	i = al->runs[run].first;
		uint32_t	above;
		uint32_t	n = 0;

		while (i > 0 && tok(al, i - 1)->row == al->runs[run].row)
			i--;
		above = i > 0 ? tok(al, i - 1)->row : 0;
		for (; above && i > 0 && tok(al, i - 1)->row == above; i--)
			n += tok(al, i - 1)->kind == GOV_TOKEN_EMPTY ? tok(al, i - 1)->count : 1;
		return n <= cells;
	}
	return false;
}

bool
gov_fit(GovAlignment *al, const GovMention *m, int run, int width, GovFit *fit)
{
	const GovRun *r = &al->runs[run];
	Cells		c;

	if ((int) r->printed > width)
		return false;
	/* which of two runs is the row's?  Or are they one, broken in two? */
	if (r->crowded && (!m || !m->intrinsic ||
					   ((int) r->printed < width && (int) al->runs[run + 1].printed < width)))
		return false;
	/* nearly always: just the values, evenly spaced */
	if ((int) r->printed == width && plain(al, r, width, fit))
		return true;
	if (!gov_collect(al, run, &c))
		return false;
	if (c.printed == width)
	{
		int			n = 0;

		/* gaps that show an empty cell besides: a line too many */
		if (!r->row)
		{
			gov_fit_survey(al);
			if (gov_uneven_gaps(al, r))
				return false;
		}
		if (c.n > width && !r->spaced && !like_others(al, m, run, &c, width))
			return false;
		if (!r->row && c.lead == 0 && c.n < 32)
			al->totals_seen[width == GOV_NPARTIES] |= 1u << c.n;

		for (int i = 0; i < c.n; i++)
			if (c.at[i])
			{
				fit->cell[n] = c.at[i];
				fit->line[n++] = c.line[i];
			}
		return true;
	}
	if (c.printed == 0 && width != GOV_NREMEDIES && !m)
		return false;
	gov_fit_survey(al);
	if (r->row && r->spaced)
		return fit_by_columns(al, run, width, fit);
	if (r->row && fit_by_heads(al, run, width, fit))
		return true;
	if (r->row && c.n == width &&
		(c.lead == 0 || c.printed == 0 || width == GOV_NREMEDIES || as_wide_as_others(al, m, run)))
	{
		gov_take(&c, 0, width, fit);
		return true;
	}
	/* nothing printed: whichever cell is which, all are blank */
	if (c.printed == 0 && r->row && c.n > width && c.n <= width + 3)
	{
		gov_take(&c, c.n - width, width, fit);
		return true;
	}
	if (c.printed == 0 && !r->row)
		return gov_fit_blank(al, run, c.n, width, fit);
	if (!r->row && c.n == c.printed)
		return gov_fit_by_gaps(al, run, width, fit);
	if (gov_fit_by_witness(al, m, run, &c, width, fit))
		return true;
	/* single cells: the first and the last printed are the row's ends */
	if (!r->row && c.printed > 0 && width == GOV_NREMEDIES && c.n - c.lead - c.trail == width &&
		(gov_last_tail(al) < 0 || c.trail <= gov_last_tail(al)) &&
		(c.lead == 0 || gov_lead_is_heads(al, run) || c.lead == gov_common_tail(al, run)))
	{
		gov_take(&c, c.lead, width, fit);
		return true;
	}
	return false;
}
