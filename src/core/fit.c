/*
 * fit.c
 *		Which value of a run is which cell of its row?
 *
 * As many values as cells: in order.  Fewer: only where the layout itself
 * shows the empty cells, and then they must add up exactly.  Never by
 * counting from one end and hoping.
 */
#include "align.h"

#include <string.h>

#define MAX_CELLS	64
/* Empty lines between neighbouring cells; where there are more than two, an
 * empty cell is more than one line. */
#define MAX_GAP		14
#define BLANK_GAP	2

typedef struct Cells
{
	const GovToken *at[MAX_CELLS];	/* NULL: empty */
	uint32_t	line[MAX_CELLS];
	int			n;
	int			printed;
	int			lead;			/* empty ones ahead of the first printed */
	int			trail;
} Cells;

static inline const GovToken *
tok(const GovAlignment *al, uint32_t i)
{
	return &al->items[i];
}

/* The cells of a run; false when there are too many to be a row. */
static bool
collect(const GovAlignment *al, int run, Cells *c)
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
static bool
is_html(const GovAlignment *al)
{
	return al->t->source_line != NULL;
}

/* All cells of a row of the page, words included. */
static uint32_t
cells_on_row(const GovAlignment *al, const GovRun *r)
{
	uint32_t	n = 0;
	uint32_t	i = r->first;

	while (i > 0 && tok(al, i - 1)->row == r->row)
		i--;
	for (; i < al->n && tok(al, i)->row == r->row; i++)
		n += tok(al, i)->kind == GOV_TOKEN_EMPTY ? tok(al, i)->count : 1;
	return n;
}

/* 0: depends on the form. */
static int
expected_width(const GovMention *m)
{
	if (m->row >= LBL_APPLICATIONS)
		return GOV_NPARTIES;
	if (m->row <= LBL_NORMATIVE || m->row == LBL_OTHER_SERVICES)
		return 3;
	if (m->row == LBL_PROCUREMENT)
		return 2;
	if (m->heads & GOV_HEAD(LBL_HEAD_ITEMS_2019))
		return m->row == LBL_FEES ? 2 : 3;
	return m->heads & (GOV_HEAD(LBL_HEAD_DECISIONS_2021) | GOV_HEAD(LBL_HEAD_FEES_2021)) ? 1 : 0;
}

/* The same wide gap everywhere is another spacing, not a row of empty cells. */
static bool
even_gaps(const GovAlignment *al, const GovRun *r, int gap)
{
	for (uint32_t i = r->first; i <= r->last + 1 && i < al->n; i++)
		if ((int) tok(al, i)->count <= gap)
			return false;
	return r->printed > 1;
}

static GovBelow
below(const GovAlignment *al, uint32_t i)
{
	const GovToken *t = tok(al, i);

	/* a misspelt label is one all the same */
	if (LBL_IS_ROW(t->label) || t->label == LBL_GROUP ||
		(t->label == LBL_UNKNOWN && i + 1 < al->n && al->run_at[i + 1] >= 0))
		return GOV_BELOW_ROW;
	if (t->label >= LBL_HEAD_DOCS_2019 && t->label <= LBL_ARTICLE)
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
static bool
fit_by_gaps(GovAlignment *al, int run, int width, GovFit *fit)
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
		GovBelow	kind = below(al, i);
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
		if (blanks > 0 && next->label >= LBL_HEAD_DOCS_2019 &&
			next->label <= LBL_HEAD_REMEDIES && next->label != LBL_ARTICLE)
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
			tok(al, i)->label >= LBL_HEAD_DOCS_2019 && tok(al, i)->label <= LBL_HEAD_REMEDIES &&
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
		if ((int) r->printed != expected_width(m) || r->last + 1 >= al->n)
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
		gap_below = &al->gap_below[r->first >= al->table3][below(al, r->last + 1)];
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
		int			width = expected_width(m);
		GovFit		fit;

		if (m->kept && !al->runs[m->run].row && (int) al->runs[m->run].printed < width)
			al->gaps_are_blanks = fit_by_gaps(al, m->run, width, &fit);
	}
}

/* Do column heads or a heading stand between two runs? */
static bool
heads_between(const GovAlignment *al, int a, int b)
{
	uint32_t	from = al->runs[a < b ? a : b].last;
	uint32_t	to = al->runs[a < b ? b : a].first;

	for (uint32_t i = from; i < to; i++)
		if (tok(al, i)->kind == GOV_TOKEN_TEXT &&
			((tok(al, i)->label >= LBL_HEAD_DOCS_2019 && tok(al, i)->label <= LBL_ARTICLE) ||
			 tok(al, i)->label == LBL_SECTION))
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
			if (t->column != next || next >= width)
				return false;
			at[next++] = cell;
		}
		cell += t->kind == GOV_TOKEN_EMPTY ? t->count : 1;
	}
	if (next != width || cells_on_row(al, r) != cell)
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

static void
take(const Cells *c, int from, int width, GovFit *fit)
{
	for (int i = 0; i < width; i++)
	{
		fit->cell[i] = c->at[from + i];
		fit->line[i] = c->line[from + i];
	}
}

/* Does a pipe stand behind the cell, on its line? */
static bool
pipe_behind(const GovAlignment *al, uint32_t i)
{
	const char *end = al->t->s + al->t->len;
	const char *p = tok(al, i)->s + tok(al, i)->len;

	while (p < end && *p == ' ')
		p++;
	return p < end && *p == '|';
}

/* Are single cells of two rows set in the same manner, so that one can bear
 * witness for the other? */
static bool
same_manner(const GovAlignment *al, const GovRun *a, const GovRun *b)
{
	uint32_t	i = a->first;
	uint32_t	j = b->first;

	while (i <= a->last && tok(al, i)->kind == GOV_TOKEN_EMPTY)
		i++;
	while (j <= b->last && tok(al, j)->kind == GOV_TOKEN_EMPTY)
		j++;
	/* of a row of empty cells, the label must do */
	if (i > a->last)
		i = a->first > 0 ? a->first - 1 : 0;
	if (j > b->last)
		j = b->first > 0 ? b->first - 1 : 0;
	return pipe_behind(al, i) == pipe_behind(al, j);
}

/*
 * Single cells: has every row just as many cells as the form, so that pipes
 * end cells and nothing else?
 */
static bool
rows_are_exact(GovAlignment *al, int but)
{
	int			exact = 0;

	if (!al->repeats)
		return false;
	for (uint32_t k = 0; k < al->nmentions; k++)
	{
		const GovMention *m = &al->mentions[k];
		int			width = expected_width(m);
		Cells		c;

		if (!m->kept || m->run == but || width == 0 || al->runs[m->run].row ||
			!same_manner(al, &al->runs[m->run], &al->runs[but]) || !collect(al, m->run, &c))
			continue;
		if (c.n != width)
			return false;
		exact++;
	}
	return exact >= 3;
}

static int
empty_from(const GovAlignment *al, uint32_t i)
{
	return i < al->n && tok(al, i)->kind == GOV_TOKEN_EMPTY && tok(al, i)->row == 0 ?
		(int) tok(al, i)->count : 0;
}

/* Empty cells behind the nearest column heads above; -1 when there are none. */
static int
empty_behind_heads(const GovAlignment *al, uint32_t from)
{
	for (uint32_t i = from; i > 0 && from - i < 24; i--)
	{
		const GovToken *t = tok(al, i - 1);

		if (t->kind != GOV_TOKEN_TEXT)
			continue;
		if (t->label == LBL_ARTICLE || t->label == LBL_SECTION || t->row)
			return -1;
		if (t->column != 255 && t->label >= LBL_HEAD_DOCS_2019 && t->label < LBL_HEAD_CONTENT)
			return empty_from(al, i);
	}
	return -1;
}

/* Do all rows of table 3 end in just so many empty cells? */
static bool
tabs_behind(GovAlignment *al, int n)
{
	int			rows = 0;

	if (n <= 0)
		return false;
	for (uint32_t k = 0; k < al->nmentions; k++)
	{
		const GovMention *m = &al->mentions[k];
		Cells		w;

		if (!m->kept || m->row < LBL_APPLICATIONS || !al->runs[m->run].row ||
			!collect(al, m->run, &w) || w.printed == 0)
			continue;
		if (w.n != GOV_NPARTIES + n)
			return false;
		rows++;
	}
	return rows >= 3;
}

/* Does the row end its table?  Its last pipe may be missing. */
static bool
ends_table(const GovAlignment *al, const GovRun *r)
{
	uint32_t	i = r->last + 1;

	return i >= al->n || (tok(al, i)->kind == GOV_TOKEN_TEXT && below(al, i) != GOV_BELOW_ROW);
}

/* Rows that share their heading cells' spans. */
static int
level(int row)
{
	switch (row - LBL_APPLICATIONS)
	{
		case GOV_ROW_RECEIVED:
		case GOV_ROW_CARRIED_IN:
		case GOV_ROW_CARRIED_OVER:
			return 1;
		case GOV_ROW_GRANTED:
			return 2;
		case GOV_ROW_PARTLY_GRANTED:
		case GOV_ROW_OTHER:
		case GOV_ROW_CONCLUDED:
			return 3;
		case GOV_ROW_REFUSED:
		case GOV_ROW_UNAVAILABLE:
		case GOV_ROW_NOT_PROCESSED:
		case GOV_ROW_OTHER_LEAVES:
			return 4;
		default:
			return row < LBL_APPLICATIONS ? 0 : 5;
	}
}

/* Do all full rows of its level end in as many empty cells? */
static bool
ends_as_its_level(const GovAlignment *al, const GovMention *m, const Cells *c)
{
	bool		any = false;

	for (uint32_t k = 0; m && k < al->nmentions; k++)
	{
		const GovMention *o = &al->mentions[k];
		Cells		w;

		if (!o->kept || o->run == m->run || al->runs[o->run].row || level(o->row) != level(m->row) ||
			(int) al->runs[o->run].printed != expected_width(o) || expected_width(o) != expected_width(m) ||
			(ends_table(al, &al->runs[o->run]) && !ends_table(al, &al->runs[m->run])) ||
			!collect(al, o->run, &w))
			continue;
		if (w.trail != c->trail)
			return false;
		any = true;
	}
	return any;
}

/* Has the row above as many cells, and ends its last head where this row's
 * last value must stand? */
static bool
ends_under_head(const GovAlignment *al, int run, int n, int width)
{
	uint32_t	i = al->runs[run].first;
	uint32_t	row;
	int			cells = 0;
	int			last = -1;

	if (i == 0 || n <= width || (row = tok(al, i - 1)->row) == 0)
		return false;
	while (i > 0 && tok(al, i - 1)->row == row)
		i--;
	for (; i < al->runs[run].first; i++)
	{
		if (tok(al, i)->kind == GOV_TOKEN_TEXT)
			last = cells;
		cells += tok(al, i)->kind == GOV_TOKEN_EMPTY ? (int) tok(al, i)->count : 1;
	}
	return cells == n && last == width - 1;
}

/* The empty cells behind each full row of table 3; -1: they differ. */
static int
common_tail(const GovAlignment *al, int run)
{
	int			tail = -1;

	for (uint32_t k = 0; k < al->nmentions; k++)
	{
		const GovMention *m = &al->mentions[k];
		Cells		w;

		if (!m->kept || m->row < LBL_APPLICATIONS || al->runs[m->run].row ||
			al->runs[m->run].printed != GOV_NPARTIES || ends_table(al, &al->runs[m->run]) ||
			!same_manner(al, &al->runs[m->run], &al->runs[run]) || !collect(al, m->run, &w))
			continue;
		if (tail >= 0 && tail != w.trail)
			return -1;
		tail = w.trail;
	}
	return tail;
}

/* The empty cells behind table 3's last row; -1: nothing shows them. */
static int
last_tail(const GovAlignment *al)
{
	const GovMention *m = al->chosen[GOV_NROWS - 1] < 0 ? NULL : &al->mentions[al->chosen[GOV_NROWS - 1]];
	Cells		c;

	if (!m || m->run < 0 || al->runs[m->run].row || al->runs[m->run].printed != GOV_NPARTIES ||
		!collect(al, m->run, &c))
		return -1;
	return c.trail;
}

/* The empty cells behind each row of table 4's heads; -1: they differ. */
static int
tail_of_heads(const GovAlignment *al, int run)
{
	int			tail = -1;

	for (uint32_t i = al->remedies_from + 1; i < al->runs[run].first; i++)
	{
		if (tok(al, i)->kind != GOV_TOKEN_EMPTY || tok(al, i - 1)->kind != GOV_TOKEN_TEXT)
			continue;
		if (tail >= 0 && tail != (int) tok(al, i)->count)
			return -1;
		tail = (int) tok(al, i)->count;
	}
	return tail < 0 ? 0 : tail;
}

/* Rows with borders: where do the full rows of the same kind begin? */
static bool
fit_by_witness(GovAlignment *al, const GovMention *m0, int run, const Cells *c, int width, GovFit *fit)
{
	const GovRun *r = &al->runs[run];
	uint32_t	cells = r->row ? cells_on_row(al, r) : 0;
	int			lead = -1;
	int			trail = -1;
	int			widest = c->n - c->lead;
	int			narrowest = c->trail;
	int			alike = 0;
	int			begins = -1;	/* of rows of any width */
	int			ends = -1;
	int			full = 0;
	int			tails = 0;
	int			narrow = -1;	/* the fewest empty cells behind a full row */
	bool		even_lead = true;
	bool		even_trail = true;
	bool		even_begin = true;

	for (uint32_t k = 0; k < al->nmentions; k++)
	{
		const GovMention *m = &al->mentions[k];
		Cells		w;

		if (!m->kept || m->run == run || (al->runs[m->run].row != 0) != (r->row != 0) ||
			al->runs[m->run].spaced || !collect(al, m->run, &w) || w.printed == 0 ||
			(!r->row && !same_manner(al, &al->runs[m->run], r)))
			continue;
		if (r->row)
		{
			if ((is_html(al) && w.n != c->n) || cells_on_row(al, &al->runs[m->run]) != cells ||
				(m->row >= LBL_APPLICATIONS) != (width == GOV_NPARTIES))
				continue;
			/* where values are printed at all, counted from the right edge */
			alike++;
			if (w.n - w.lead > widest)
				widest = w.n - w.lead;
			if (w.trail < narrowest)
				narrowest = w.trail;
		}
		if (w.n - w.lead - w.trail != w.printed)
			continue;
		if (w.printed == expected_width(m))
		{
			if (begins >= 0 && begins != w.lead)
				even_begin = false;
			begins = w.lead;
			ends = ends == -1 || ends == w.trail ? w.trail : -2;
			full++;
		}
		/* table 4 has no second row: those of table 3 show how rows end */
		if (w.printed != expected_width(m) ||
			w.printed != (width == GOV_NREMEDIES ? GOV_NPARTIES : width))
			continue;
		if (lead >= 0 && lead != w.lead)
			even_lead = false;
		lead = w.lead;
		if (!r->row && ends_table(al, &al->runs[m->run]) && trail > w.trail)
			continue;
		if (trail >= 0 && trail != w.trail)
			even_trail = false;
		trail = w.trail;
		if (tails++ == 0 || trail < narrow)
			narrow = trail;
	}
	if (r->row)
	{
		int			from;

		if (width == GOV_NREMEDIES && (tabs_behind(al, c->n - width) || ends_under_head(al, run, c->n, width)))
		{
			take(c, 0, width, fit);
			return true;
		}
		/* no full row, but together the rows show where the values stand */
		if (lead < 0 && alike > 0 && widest - narrowest == width && widest <= c->n)
		{
			take(c, c->n - widest, width, fit);
			return true;
		}
		/* the table's right edge is the row's */
		from = c->n - trail - width;
		if (lead < 0 || !even_trail || from < 0 || c->lead < from || c->trail < trail)
			return false;
		take(c, from, width, fit);
		return true;
	}
	/* table 4 has no label that would tell where its row begins */
	if (width == GOV_NREMEDIES && (lead != 0 || trail != 0 || !even_lead || !even_trail ||
								   tail_of_heads(al, run) != 0))
		return false;
	/* all rows have just the form's cells, and so has this */
	if (c->n == width && rows_are_exact(al, run) &&
		(width > 2 || (m0 && empty_behind_heads(al, m0->first) == 0)))
	{
		take(c, 0, width, fit);
		return true;
	}
	/* single cells: the ends of rows vary, so the row must fit exactly */
	if (lead < 0)
	{
		if (begins < 0 || !even_begin || c->lead < begins)
			return false;
		/* no row of the text ends in a cell too many, and none was dropped */
		if (c->n - begins - c->trail != width &&
			!(width >= 3 && c->n - begins == width && ends == 0 && full >= 3 && al->repeats))
			return false;
		take(c, begins, width, fit);
		return true;
	}
	if (!even_lead || c->lead < lead)
		return false;
	if ((c->n - lead - c->trail == width &&
		 (c->trail == narrow || (c->trail < narrow && ends_table(al, r)) || ends_as_its_level(al, m0, c))) ||
		(even_trail && (al->repeats || (trail > 0 && tails > 1)) && c->n - lead - trail == width &&
		 c->trail >= trail &&
		 (width > 2 || (m0 && empty_behind_heads(al, m0->first) == trail))))
	{
		take(c, lead, width, fit);
		return true;
	}
	return false;
}

/* A row of nothing but empty cells, where full rows end without any. */
static bool
fit_blank(GovAlignment *al, int run, int n, int width, GovFit *fit)
{
	bool		witness = false;
	bool		other = false;

	for (uint32_t k = 0; k < al->nmentions; k++)
	{
		const GovMention *m = &al->mentions[k];
		Cells		w;

		if (!m->kept || m->run == run || al->runs[m->run].row || al->runs[m->run].printed == 0 ||
			!same_manner(al, &al->runs[m->run], &al->runs[run]) ||
			(expected_width(m) && (int) al->runs[m->run].printed != expected_width(m)) || !collect(al, m->run, &w))
			continue;
		if (expected_width(m) != width)
		{
			/*
			 * rows of another width: their ends may differ, their beginning
			 * not
			 */
			other |= n == width && w.lead == 0;
			continue;
		}
		if (w.lead + w.trail != n - width)
			return false;
		witness = true;
	}
	witness |= other || (width == GOV_NREMEDIES && n == width) ||
		(n == width && rows_are_exact(al, run));
	for (int c = 0; c < width; c++)
	{
		fit->cell[c] = NULL;
		fit->line[c] = tok(al, al->runs[run].first)->line;
	}
	return witness;
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
	if (al->gap_below[m->first >= al->table3][below(al, m->last + 1)] != -1)
		gap = al->gap_below[m->first >= al->table3][below(al, m->last + 1)];
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

static bool
uneven_gaps(const GovAlignment *al, const GovRun *r)
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
		GovBelow	kind = below(al, r->last + 1);
		int			gap_below = al->gap_below[r->first >= al->table3][kind];

		if (gap_below >= 0 || kind == GOV_BELOW_ROW)
			wide |= (int) tok(al, r->last + 1)->count > (gap_below >= 0 ? gap_below : gap);
	}
	return wide && (narrow || al->gaps_are_blanks);
}

/*
 * Does the row of table 2 end in as many empty cells as all its rows of three?
 * Rows of two may end in one more, for the column that they don't have: just
 * as a doubled cell makes it.
 */
static bool
ends_as_others(const GovAlignment *al, int run, const Cells *c, int width)
{
	int			alike = c->lead == 0 && common_tail(al, run) == c->trail ? 2 : 0;

	for (uint32_t k = 0; k < al->nmentions; k++)
	{
		const GovMention *o = &al->mentions[k];
		int			other = expected_width(o);
		Cells		w;

		if (!o->kept || o->run == run || o->row >= LBL_APPLICATIONS || al->runs[o->run].row ||
			(other != 3 && (width == 2 || other != 1)) ||
			(int) al->runs[o->run].printed != other ||
			!same_manner(al, &al->runs[o->run], &al->runs[run]) || !collect(al, o->run, &w))
			continue;
		if (w.lead == c->lead && w.lead + w.trail + w.printed == w.n && w.trail == c->trail)
			alike++;
		else if (other == 3)
			return false;
	}
	return alike >= 2;
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
	uint32_t	cells = r->row ? cells_on_row(al, r) : 0;
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
	if (is_html(al) && width == GOV_NREMEDIES)
		return ends_under_head(al, run, c->n, width);
	if (!m)
	{
		int			tail = r->row ? -1 : last_tail(al);
		int			heads = r->row ? -1 : tail_of_heads(al, run);

		return tail < 0 || c->trail <= tail || (heads == c->trail && heads != common_tail(al, run));
	}
	/* it ends as the full row right above it, or the heads */
	if (!r->row && c->lead == 0 && m->first > 0 &&
		((c->trail == empty_from(al, m->first - 1) &&
		  (al->run_at[m->first - 1] < 0 || (int) al->runs[al->run_at[m->first - 1]].printed == width)) ||
		 c->trail == empty_behind_heads(al, m->first)))
		return true;
	if (!r->row && width < GOV_NPARTIES && ends_as_others(al, run, c, width))
		return true;
	if (!r->row && width == 2)
		return false;
	for (uint32_t k = 0; k < al->nmentions; k++)
	{
		const GovMention *o = &al->mentions[k];
		Cells		w;

		if (!o->kept || o->run == run || (al->runs[o->run].row != 0) != (r->row != 0) ||
			(o->row >= LBL_APPLICATIONS) != (width >= GOV_NPARTIES) ||
			(al->runs[o->run].printed == 0 && !r->row) || !collect(al, o->run, &w))
			continue;
		others++;
		/* table 4 has one row only: it may end as those of table 3 do */
		if (width == GOV_NREMEDIES && w.trail == c->trail && c->lead == 0)
			return true;
		if (r->row ? (!is_html(al) || w.n == c->n) && cells_on_row(al, &al->runs[o->run]) == cells :
			w.lead == c->lead && w.n == c->n && w.printed == expected_width(o))
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
	uint32_t	cells = cells_on_row(al, &al->runs[run]);
	int			others = 0;

	for (uint32_t k = 0; m && k < al->nmentions; k++)
	{
		const GovMention *o = &al->mentions[k];

		if (!o->kept || o->run == run || !al->runs[o->run].row ||
			(o->row >= LBL_APPLICATIONS) != (m->row >= LBL_APPLICATIONS))
			continue;
		others++;
		if (cells_on_row(al, &al->runs[o->run]) == cells)
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

/* Are the empty cells ahead of the first value all on the line of the last head? */
static bool
lead_is_heads(const GovAlignment *al, int run)
{
	uint32_t	i = al->runs[run].first;
	const char *end = al->t->s + al->t->len;
	uint32_t	pipes = 0;

	if (i == 0 || tok(al, i)->kind != GOV_TOKEN_EMPTY || tok(al, i - 1)->line != tok(al, i)->line)
		return false;
	for (const char *p = tok(al, i - 1)->s + tok(al, i - 1)->len; p < end && *p != '\n'; p++)
		pipes += *p == '|';
	return pipes == tok(al, i)->count + 1;
}

/*
 * Table 4 in single cells, some of them empty: fine when its heads are followed
 * by as many empty cells as the rows of table 3, so that it is set alike, and
 * what is between the last heads and the row's end, as that of table 3's last
 * row shows it, fits exactly.
 */
bool
gov_fit_remedies(GovAlignment *al, int run, GovFit *fit)
{
	const GovRun *r = &al->runs[run];
	int			tail = last_tail(al);
	int			heads = tail_of_heads(al, run);
	Cells		c;

	if (r->row || r->printed == GOV_NREMEDIES || tail < 0 || heads < 0 || !collect(al, run, &c) ||
		heads != common_tail(al, run) || c.lead < heads || c.trail < tail ||
		c.n != heads + GOV_NREMEDIES + tail)
		return false;
	take(&c, heads, GOV_NREMEDIES, fit);
	return true;
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
	if (!collect(al, run, &c))
		return false;
	if (c.printed == width)
	{
		int			n = 0;

		/* gaps that show an empty cell besides: a line too many */
		if (!r->row)
		{
			gov_fit_survey(al);
			if (uneven_gaps(al, r))
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
		take(&c, 0, width, fit);
		return true;
	}
	/* nothing printed: whichever cell is which, all are blank */
	if (c.printed == 0 && r->row && c.n > width && c.n <= width + 3)
	{
		take(&c, c.n - width, width, fit);
		return true;
	}
	if (c.printed == 0 && !r->row)
		return fit_blank(al, run, c.n, width, fit);
	if (!r->row && c.n == c.printed)
		return fit_by_gaps(al, run, width, fit);
	if (fit_by_witness(al, m, run, &c, width, fit))
		return true;
	/* single cells: the first and the last printed are the row's ends */
	if (!r->row && c.printed > 0 && width == GOV_NREMEDIES && c.n - c.lead - c.trail == width &&
		(last_tail(al) < 0 || c.trail <= last_tail(al)) &&
		(c.lead == 0 || lead_is_heads(al, run) || c.lead == common_tail(al, run)))
	{
		take(&c, c.lead, width, fit);
		return true;
	}
	return false;
}
