/*
 * bordered.c
 *		Tables that stand beside each other, on the same printed rows.
 *
 * Their heads, their rows' labels, or the names of their years repeat at one
 * distance on all rows: it is the width of a half.  What stands ahead of the
 * first column that repeats is of all halves: labels that are printed once.
 */
#include "core/tables/halves.h"

#include <string.h>

#define CHECK_ROWS		256		/* between looks for a cancel */
#define MAX_TABLE_ROWS	80
#define HEAD_ROWS		6		/* rows above the first that repeats */
#define MIN_VOTES		2
#define MAX_ASIDE		2		/* heads beside those that name years */
#define MIN_HEADS		3		/* that are as far from each other */
#define MAX_CELLS		(4 * GOV_MAX_HALF)	/* of a row that is looked at */
#define MAX_FAILURES	64		/* tables that repeat words, but at no
								 * distance: keeps hostile texts linear */

/* How the rows of a table repeat. */
typedef struct Repeats
{
	int			heads[GOV_MAX_HALF];	/* votes by distance: heads and years */
	int			labels[GOV_MAX_HALF];	/* rows' labels */
	int			repeated;		/* rows whose label repeats */
	int			labelled;		/* rows that have one */
	bool		any[GOV_MAX_HALF];
	int			first[GOV_MAX_HALF];	/* the leftmost column that repeats so
										 * far on */
} Repeats;

static const GovCell *
cell_of(const GovGrid *g, const GovGridRow *r, uint32_t i)
{
	return &g->cells[r->first + i];
}

/*
 * Are words of the form printed twice on the row, and not those of several rows
 * that have lost their line breaks?  Cheap, as nearly none are.
 */
static bool
has_repeats(const GovGrid *g, const GovGridRow *r)
{
	uint64_t	seen = 0;
	int			label = -1;
	bool		found = false;

	for (uint32_t i = 0; i < r->ncells && i < MAX_CELLS; i++)
	{
		const GovCell *c = cell_of(g, r, i);

		if (!gov_tables_halves_is_telling(c))
			continue;
		if (LBL_IS_ROW(c->label) && label >= 0 && label != c->label)
			return false;
		if (LBL_IS_ROW(c->label))
			label = c->label;
		for (uint32_t k = 0; k < i && !found && (seen & (UINT64_C(1) << c->label)); k++)
			found = gov_tables_halves_same_words(cell_of(g, r, k), c);
		seen |= UINT64_C(1) << c->label;
	}
	return found;
}

static bool
has_section(const GovGrid *g, const GovGridRow *r)
{
	for (uint32_t i = 0; i < r->ncells; i++)
		if (cell_of(g, r, i)->label == LBL_SECTION)
			return true;
	return false;
}

/* Does row b follow row a in the same table? */
static bool
goes_on(const GovGrid *g, uint32_t a, uint32_t b)
{
	const GovGridRow *ra = &g->rows[a];
	const GovGridRow *rb = &g->rows[b];

	return ra->border == rb->border && ra->first + ra->ncells == rb->first && !has_section(g, rb);
}

/* Does the row name years side by side, with no more than heads around them? */
static bool
names_years(const GovGrid *g, const GovGridRow *r)
{
	uint32_t	years = 0;

	for (uint32_t i = 0; i < r->ncells; i++)
	{
		const GovCell *c = cell_of(g, r, i);

		if (gov_tables_year_named(c))
			years++;
		else if (c->kind == GOV_CELL_VALUE || LBL_IS_ROW(c->label))
			return false;
	}
	return years > 1 && r->ncells - years <= MAX_ASIDE;
}

/* Two words stand in the same place of two halves, perhaps: so many heads say it. */
static void
add_votes(Repeats *x, const GovCell *a, const GovCell *b, int heads)
{
	int			apart = b->seps - a->seps;

	if (apart <= 0 || apart >= GOV_MAX_HALF)
		return;
	x->heads[apart] += heads;
	x->labels[apart] += LBL_IS_ROW(a->label);
	if (!x->any[apart] || a->seps < x->first[apart])
		x->first[apart] = a->seps;
	x->any[apart] = true;
}

static void
count_repeats(const GovGrid *g, const GovGridRow *r, Repeats *x)
{
	bool		labelled = false;
	bool		repeated = false;

	for (uint32_t i = 0; i < r->ncells && i < GOV_MAX_HALF; i++)
	{
		const GovCell *a = cell_of(g, r, i);

		labelled |= gov_is_strong_row(g, a);
		for (uint32_t k = i + 1; k < r->ncells && k < MAX_CELLS; k++)
		{
			const GovCell *b = cell_of(g, r, k);

			if (gov_tables_halves_same_words(a, b))
			{
				add_votes(x, a, b, gov_tables_halves_is_telling(a) && !LBL_IS_ROW(a->label));
				repeated |= LBL_IS_ROW(a->label);
			}
			else if (gov_tables_year_named(a) && gov_tables_year_named(b))
				add_votes(x, a, b, MIN_VOTES);
		}
	}
	x->labelled += labelled;
	x->repeated += repeated;
}

static int
votes(const Repeats *x, int distance)
{
	/* a label or two that are doubled are an accident */
	return x->heads[distance] + (2 * x->repeated >= x->labelled ? x->labels[distance] : 0);
}

/* The distance at which most words repeat; 0: too few do. */
static int
width_of(const Repeats *x)
{
	int			best = 0;

	for (int d = 1; d < GOV_MAX_HALF; d++)
		if (votes(x, d) > (best ? votes(x, best) : 0))
			best = d;
	return votes(x, best) >= MIN_VOTES || x->repeated > 0 ? best : 0;
}

static GovHalves *
add_halves(GovCopies *copies, int from, int width, int n)
{
	GovHalves  *h = gov_alloc(copies->a, sizeof(GovHalves));

	h->from = from;
	h->width = width;
	h->interleaved = false;
	h->n = n < GOV_MAX_COPIES ? n : GOV_MAX_COPIES;
	h->own = -1;
	return h;
}

/* The first cell behind the heads: what names the halves stands above. */
static uint32_t
end_of_heads(const GovGrid *g, uint32_t from, uint32_t to)
{
	for (uint32_t r = from; r < to; r++)
	{
		const GovGridRow *row = &g->rows[r];

		for (uint32_t i = 0; i < row->ncells; i++)
		{
			const GovCell *c = cell_of(g, row, i);

			if (gov_is_strong_row(g, c) || (c->kind == GOV_CELL_VALUE && gov_tables_year_named(c) == 0))
				return row->first;
		}
	}
	return g->rows[from].first;
}

/*
 * The rows from..to-1 that are as wide as the table; of pipes and the like those,
 * too, that were cut off.  In HTML such a row has lost cells, and nobody knows of
 * which half.
 */
static void
mark_rows(GovCopies *copies, const GovHalves *h, uint32_t from, uint32_t to, int seps)
{
	const GovGrid *g = copies->g;
	bool		begun = false;

	for (uint32_t i = from; i < to; i++)
	{
		const GovGridRow *row = &g->rows[i];

		begun |= row->seps == seps;
		if (row->seps != seps && (!begun || row->seps > seps || has_repeats(g, row)))
			continue;
		if (row->seps == seps || row->border != GOV_BORDER_HTML)
			copies->halves[i] = h;
		else
			for (uint32_t k = row->first; k < row->first + row->ncells; k++)
				if (g->cells[k].kind == GOV_CELL_VALUE)
					copies->of_cell[k] = GOV_COPY_OTHER;
	}
}

/* The rows around row r that are as wide, in one table. */
static bool
bordered_table(GovCopies *copies, uint32_t r)
{
	const GovGrid *g = copies->g;
	uint32_t	from = r;
	uint32_t	to = r + 1;
	Repeats		x;
	int			width;
	int			n = 2;
	GovHalves  *h;

	while (from > 0 && r - from < HEAD_ROWS && goes_on(g, from - 1, from))
		from--;
	while (to < g->nrows && to - r < MAX_TABLE_ROWS && goes_on(g, to - 1, to))
		to++;
	memset(&x, 0, sizeof(x));
	for (uint32_t i = from; i < to; i++)
		if (g->rows[i].seps == g->rows[r].seps)
			count_repeats(g, &g->rows[i], &x);
	width = width_of(&x);
	if (width == 0)
		return false;
	while ((n + 1) * width < GOV_MAX_HALF && votes(&x, n * width) > 0)
		n++;
	h = add_halves(copies, x.first[width], width, n);
	gov_tables_halves_find_own(copies, end_of_heads(g, from, to), h);
	mark_rows(copies, h, from, to, g->rows[r].seps);
	return true;
}

/*
 * Heads as far from each other as there are tables: how far?  0: they are not.
 * Names of years, one for each column, tell it as well.
 */
static int
step_of_heads(const GovGrid *g, const GovGridRow *r, int *first)
{
	int			step = 0;
	int			n = 0;

	for (uint32_t i = 0; i < r->ncells; i++)
	{
		const GovCell *c = cell_of(g, r, i);
		bool		is_head = c->kind == GOV_CELL_TEXT &&
			((LBL_IS_HEAD(c->label) && c->label < LBL_HEAD_ASIDE && c->label != LBL_HEAD_CONTENT) ||
			 c->label == LBL_CONCLUDED || c->label == LBL_REMAINING);

		if (!is_head)
			continue;
		if (n == 0)
			*first = c->seps;
		else if (step == 0)
			step = c->seps - c[-1].seps;
		else if (c->seps - c[-1].seps != step)
			return 0;
		n++;
	}
	return n >= MIN_HEADS && step > 1 && step <= GOV_MAX_COPIES ? step : 0;
}

/* Do values stand below heads and beside them?  Returns the first one's column, or -1. */
static int
first_between_heads(const GovGrid *g, const GovGridRow *r, int first, int step)
{
	int			below = 0;
	int			beside = 0;
	int			column = -1;
	bool		labelled = false;

	for (uint32_t i = 0; i < r->ncells; i++)
	{
		const GovCell *c = cell_of(g, r, i);

		labelled |= gov_is_strong_row(g, c);
		if (c->kind != GOV_CELL_VALUE || !labelled)
			continue;
		if (column < 0)
			column = c->seps;
		if ((c->seps - first) % step == 0)
			below++;
		else
			beside++;
	}
	return below >= MIN_HEADS && beside >= MIN_HEADS && (column - first) % step == 0 ? column : -1;
}

/* Of years that alternate on a row, which one is the report's?  -1: nothing says it. */
static int
own_column(const GovCopies *copies, const GovGridRow *r, const GovHalves *h)
{
	int			years[GOV_MAX_COPIES] = {0};

	for (uint32_t i = 0; i < r->ncells; i++)
	{
		const GovCell *c = cell_of(copies->g, r, i);
		int			year = gov_tables_year_named(c);
		int			half = (c->seps - h->from) % h->n;

		if (c->seps < h->from)
			continue;
		if (year == 0 || (years[half] != 0 && years[half] != year))
			return -1;
		years[half] = year;
	}
	return gov_tables_year_own(copies->year, years, h->n);
}

/* The table below heads in row r, each of which stands above several columns. */
static void
interleaved_table(GovCopies *copies, uint32_t r)
{
	const GovGrid *g = copies->g;
	int			first = 0;
	int			step = step_of_heads(g, &g->rows[r], &first);
	int			from = -1;
	uint32_t	top = r;
	uint32_t	to = r + 1;
	GovHalves  *h;

	for (; step > 0 && to < g->nrows && to - r < MAX_TABLE_ROWS && goes_on(g, to - 1, to); to++)
		if (from < 0 && g->rows[to].seps == g->rows[r].seps)
			from = first_between_heads(g, &g->rows[to], first, step);
	if (from < 0)
		return;
	while (top > 0 && r - top < HEAD_ROWS && goes_on(g, top - 1, top))
		top--;
	h = add_halves(copies, from, 1, step);
	h->interleaved = true;
	for (uint32_t i = top; i < to && h->own < 0; i++)
		if (g->rows[i].seps == g->rows[r].seps)
			h->own = own_column(copies, &g->rows[i], h);
	mark_rows(copies, h, top, to, g->rows[r].seps);
}

/* A row that is not as wide as its table: cut where its words repeat. */
static void
cut_alone(GovCopies *copies, uint32_t r)
{
	const GovGrid *g = copies->g;
	const GovGridRow *row = &g->rows[r];
	const GovHalves *near = r > 0 && goes_on(g, r - 1, r) ? copies->halves[r - 1] : NULL;

	for (uint32_t i = 0; near && i < row->ncells && i < GOV_MAX_HALF; i++)
		for (uint32_t k = i + 1; k < row->ncells && k < MAX_CELLS; k++)
			if (gov_tables_halves_same_words(cell_of(g, row, i), cell_of(g, row, k)))
			{
				GovHalves  *h = add_halves(copies, cell_of(g, row, i)->seps,
										   cell_of(g, row, k)->seps - cell_of(g, row, i)->seps, near->n);

				h->own = near->own;
				copies->halves[r] = h;
				return;
			}
}

/* Which half a column is of: one behind the last is of none. */
static uint8_t
copy_of_column(const GovHalves *h, const GovCell *c)
{
	int			column = c->seps - h->from;

	if (column < 0)
		return GOV_COPY_SHARED;
	if (!h->interleaved)
		return column / h->width < h->n ? gov_tables_halves_copy(h, column / h->width) : GOV_COPY_OTHER;
	/* a head stands above the columns of all halves */
	if (c->kind == GOV_CELL_TEXT && column % h->n == 0 && gov_tables_year_named(c) == 0)
		return GOV_COPY_SHARED;
	return gov_tables_halves_copy(h, column % h->n);
}

static void
mark_columns(GovCopies *copies, const GovGridRow *row, const GovHalves *h)
{
	gov_tables_halves_note(copies, h);
	for (uint32_t i = row->first; i < row->first + row->ncells; i++)
		copies->of_cell[i] = copy_of_column(h, &copies->g->cells[i]);
}

void
gov_tables_halves_find(GovCopies *copies)
{
	const GovGrid *g = copies->g;
	bool		blanks = false;
	int			failed = 0;

	for (uint32_t r = 0; r < g->nrows; r++)
	{
		if (r % CHECK_ROWS == 0)
			gov_check_interrupt(copies->a);
		blanks |= !gov_is_bordered(&g->rows[r]);
		if (!copies->halves[r] && gov_is_bordered(&g->rows[r]))
			interleaved_table(copies, r);
		if (copies->halves[r] || !gov_is_bordered(&g->rows[r]) || !(has_repeats(g, &g->rows[r]) || names_years(g, &g->rows[r])))
			continue;
		if (failed < MAX_FAILURES && !bordered_table(copies, r))
			failed++;
		if (!copies->halves[r])
			cut_alone(copies, r);
	}
	for (uint32_t r = 0; r < g->nrows; r++)
	{
		if (r % CHECK_ROWS == 0)
			gov_check_interrupt(copies->a);
		if (copies->halves[r])
			mark_columns(copies, &g->rows[r], copies->halves[r]);
	}
	if (blanks)
		gov_tables_halves_find_in_blanks(copies);
}
