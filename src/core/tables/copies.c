/*
 * copies.c
 *		Tables that a text prints more than once.
 *
 * Tables beside each other are told apart by halves.c.  Of tables one after
 * the other, the next copy begins where rows come again that were there: one row
 * below a caption, the first below heads, or two in the form's order.
 */
#include "core/tables/copies.h"

#include <string.h>

#define NO_CELL			UINT32_MAX
#define CHECK_EVERY		(1 << 16)	/* cells between looks for a cancel */
#define SEVERAL_REMEDIES	(UINT64_C(1) << 63) /* as names of table 4's heads */
#define MIN_ROWS		2		/* of a table, without a caption; one may be
								 * words of a sentence */
#define MIN_BLANKS		3		/* empty cells of a row */
#define MAX_PIECES		4		/* cells between a label and its values */

enum
{
	NPARTS = 3					/* tables 2, 3 and 4 */
};

/* What was seen of a part's present copy. */
typedef struct Series
{
	uint64_t	rows;			/* of tables 2 and 3; remedies of table 4 */
	int			nrows;
	int			last;			/* row */
	bool		outcomes;		/* heads of table 4 are complete, perhaps */
	uint32_t	values;
	uint8_t		copy;
} Series;

typedef struct Walk
{
	GovCopies  *copies;
	Series		series[NPARTS];
	int			part;			/* under way; -1: none yet */
	uint32_t	heading;		/* where the last headings, captions and heads
								 * since a row begin; or NO_CELL */
	bool		in_heading;		/* no value since */
	uint32_t	behind;			/* the last row's label or value */
	uint32_t	section;		/* the last heading of a statutory part; or
								 * NO_CELL */
	unsigned	heads;			/* column heads since the last row: bits by
								 * part */
	bool		caption;		/* the name of a year */
	uint32_t	from;			/* what is not yet marked */
	uint8_t		copy;			/* of what follows it */
} Walk;

/* All up to the cell is of the present copy. */
static void
mark_up_to(Walk *w, uint32_t cell, uint8_t copy)
{
	for (; w->from < cell; w->from++)
		if (w->copies->of_cell[w->from] == GOV_COPY_ALL)
			w->copies->of_cell[w->from] = w->copy;
	w->copy = copy;
}

/* Where the table begins that the cell's row is the first of. */
static uint32_t
beginning(const Walk *w, uint32_t cell)
{
	const GovGrid *g = w->copies->g;
	uint32_t	first = w->heading != NO_CELL ? w->heading : cell;

	if (g->cells[first].row && g->rows[g->cells[first].row - 1].first > w->behind)
		first = g->rows[g->cells[first].row - 1].first;
	return first;
}

static int
part_of_row(int row)
{
	return row < LBL_APPLICATIONS ? 0 : 1;
}

static bool
names_row(const GovCopies *copies, const GovCell *c)
{
	return gov_is_strong_row(copies->g, c) && copies->labels->rows[c->label].as_group < 0;
}

/*
 * Do the next rows of the form, too, come again?  One alone may have been moved
 * or printed double; of two rows, a table may hold no more.
 */
static bool
next_come_again(const GovCopies *copies, uint32_t cell, const Series *s)
{
	const GovGrid *g = copies->g;
	int			row = g->cells[cell].label;
	int			n = 0;

	for (uint32_t i = cell + 1; i < g->ncells && n < MIN_ROWS; i++)
	{
		const GovCell *c = &g->cells[i];

		if (!names_row(copies, c))
			continue;
		if (c->label <= row || part_of_row(c->label) != part_of_row(row))
			break;
		if (!(s->rows >> c->label & 1))
			return false;
		row = c->label;
		n++;
	}
	return n == MIN_ROWS || (n > 0 && s->nrows <= MIN_ROWS);
}

static void
begin_part(Walk *w, int part, uint32_t cell, bool again)
{
	Series	   *s = &w->series[part];

	if (again && s->copy < GOV_MAX_COPIES)
	{
		w->copies->years_differ[part] |= w->caption;
		s->copy++;
		s->rows = 0;
		s->nrows = 0;
		s->outcomes = false;
		s->values = 0;
		if (s->copy > w->copies->n)
			w->copies->n = s->copy;
	}
	/* copies below one heading share it */
	if (again && w->section != NO_CELL && w->copies->g->cells[w->section].number == part + 2)
		w->copies->of_cell[w->section] = GOV_COPY_SHARED;
	if (again || part != w->part)
		mark_up_to(w, beginning(w, cell), s->copy);
	w->part = part;
}

static void
end_heading(Walk *w, uint32_t cell)
{
	w->heading = NO_CELL;
	w->heads = 0;
	w->caption = w->in_heading = false;
	w->behind = cell;
}

/* Is no row seen that the form has ahead of this one? */
static bool
is_first(const Series *s, int row)
{
	return (s->rows & ((UINT64_C(1) << row) - 1)) == 0;
}

/* Do values follow the label, or may its row be empty?  Else it is words. */
static bool
heads_values(const GovGrid *g, uint32_t cell)
{
	const GovCell *next = &g->cells[cell + 1];

	if (g->cells[cell].row || next->seps >= MIN_BLANKS || next->gap >= MIN_BLANKS)
		return true;
	for (uint32_t i = cell + 1; i < g->ncells && i - cell <= MAX_PIECES; i++)
	{
		if (g->cells[i].kind == GOV_CELL_VALUE)
			return true;
		/* labels below each other are rows that print nothing */
		if (LBL_IS_ROW(g->cells[i].label))
			return g->cells[i].line > g->cells[cell].line && g->cells[i].label > g->cells[cell].label;
		if (g->cells[i].label == LBL_PROSE)
			return false;
	}
	return false;
}

/* Does a further copy of the part begin with this row, or somewhat ahead of it? */
static bool
begins_copy(const Walk *w, uint32_t cell, int part)
{
	const Series *s = &w->series[part];
	int			row = w->copies->g->cells[cell].label;
	bool		seen = (s->rows >> row & 1) != 0;

	if (w->caption && s->nrows > 0)
		return seen || row < s->last;
	if (!seen || s->nrows < MIN_ROWS)
		return false;
	return ((w->heads >> part & 1) && is_first(s, row)) || next_come_again(w->copies, cell, s);
}

static void
see_row(Walk *w, uint32_t cell)
{
	int			row = w->copies->g->cells[cell].label;
	int			part = part_of_row(row);
	Series	   *s = &w->series[part];

	begin_part(w, part, cell, begins_copy(w, cell, part));
	s->nrows += !(s->rows >> row & 1);
	s->last = row;
	s->rows |= UINT64_C(1) << row;
	end_heading(w, cell);
}

/* Do empty cells stand ahead of the cell, or empty lines that may have been some? */
static bool
is_behind_blanks(const GovGrid *g, uint32_t cell)
{
	const GovCell *c = &g->cells[cell];

	if (c->gap > 1)
		return true;
	if (c->row == 0)
		return c->seps >= GOV_NREMEDIES;
	return c->row > 1 && g->rows[c->row - 2].ncells == 0 && g->rows[c->row - 2].seps >= GOV_NREMEDIES - 1;
}

/* Which of the names that table 4 prints once; 0: none. */
static uint64_t
remedy_bit(const GovCell *c)
{
	if (c->label == LBL_HEAD_REMEDIES)
		return SEVERAL_REMEDIES;
	if (c->label == LBL_HEAD_CROSS)
		return UINT64_C(1) << (GOV_REMEDY_SEVERAL + c->column);
	return c->label == LBL_HEAD_REMEDY && c->column < GOV_REMEDY_SEVERAL ? UINT64_C(1) << c->column : 0;
}

/* A head of table 4, which names no rows. */
static void
see_remedy(Walk *w, uint32_t cell)
{
	const GovCell *c = &w->copies->g->cells[cell];
	Series	   *s = &w->series[2];
	uint64_t	bit = remedy_bit(c);
	bool		blank = (s->rows & bit & ~SEVERAL_REMEDIES) && s->outcomes && s->values == 0 && is_behind_blanks(w->copies->g, cell);
	bool		again = (s->rows & bit) && (s->values > 0 || blank || w->part != 2);

	if (blank)
		w->heading = cell;
	begin_part(w, 2, cell, again);
	s->rows |= bit;
	w->copies->remedies = s->copy;
}

static int
part_of_head(int label)
{
	return label <= LBL_ARTICLE ? 0 : label <= LBL_HEAD_LEGAL ? 1 : 2;
}

/* The name of a year; a bare number may be any. */
static bool
is_caption(const GovCell *c)
{
	return c->label != LBL_SECTION && !gov_tables_is_bare_year(c) && gov_tables_year_named(c) != 0;
}

static void
see_words(Walk *w, uint32_t cell)
{
	const GovCell *c = &w->copies->g->cells[cell];
	bool		caption = is_caption(c);

	if (caption || LBL_IS_HEAD(c->label) || c->label == LBL_SECTION)
	{
		if (!w->in_heading || c->label == LBL_SECTION || (caption && w->part == 2))
			w->heading = cell;
		w->in_heading = true;
		if (c->label == LBL_SECTION)
		{
			w->section = cell;
			if (c->number > NPARTS + 1)
				w->part = -1;
		}
		if (!caption && c->label != LBL_SECTION)
			w->heads |= 1u << part_of_head(c->label);
		w->caption |= caption;
		w->series[2].outcomes |= c->label == LBL_HEAD_OUTCOME || c->label == LBL_HEAD_CROSS;
	}

	/*
	 * nothing else tells of a table 4 whose heads can't be read, or are all
	 * it has
	 */
	if (caption && w->part == 2 && (w->series[2].values > 0 || w->series[2].rows != 0))
		begin_part(w, 2, cell, true);
	if (LBL_IS_REMEDY_HEAD(c->label))
		see_remedy(w, cell);
	else if (names_row(w->copies, c))
	{
		if (heads_values(w->copies->g, cell))
			see_row(w, cell);
		w->in_heading = false;
	}
}

static void
find_series(GovCopies *copies)
{
	const GovGrid *g = copies->g;
	Walk		w = {.copies = copies,.part = -1,.heading = NO_CELL,.section = NO_CELL};

	for (int i = 0; i < NPARTS; i++)
		w.series[i].copy = 1;
	for (uint32_t i = 0; i < g->ncells; i++)
	{
		const GovCell *c = &g->cells[i];

		if (i % CHECK_EVERY == CHECK_EVERY - 1)
			gov_check_interrupt(copies->a);
		/* halves are copies already */
		if (copies->of_cell[i] != GOV_COPY_ALL)
			continue;
		if (c->kind == GOV_CELL_TEXT || (c->value_kind == GOV_VALUE_UNCLEAR && is_caption(c)))
			see_words(&w, i);
		else
		{
			if (w.part >= 0)
				w.series[w.part].values++;
			if (w.part == 2)
				copies->remedies = w.series[2].copy;
			w.in_heading = false;
			w.behind = i;
		}
	}
	mark_up_to(&w, g->ncells, GOV_COPY_ALL);
}

void
gov_tables_copies_find(GovArena *a, const GovGrid *g, const GovYearSource *year, GovCopies *out)
{
	memset(out, 0, sizeof(*out));
	out->a = a;
	out->g = g;
	out->labels = gov_grid_labels(a);
	out->year = year;
	out->n = 1;
	out->of_cell = gov_alloc(a, g->ncells + 1);
	memset(out->of_cell, 0, g->ncells + 1);
	out->halves = gov_alloc(a, (g->nrows + 1) * sizeof(*out->halves));
	memset(out->halves, 0, (g->nrows + 1) * sizeof(*out->halves));
	gov_tables_halves_find(out);
	find_series(out);
}

static bool
is_of(uint8_t of, int copy)
{
	return of == GOV_COPY_ALL || of == GOV_COPY_SHARED || of == copy;
}

/* Where a column of a half stands once the other halves are gone. */
static int
narrow_column(const GovHalves *h, int half, int column)
{
	if (column < h->from)
		return column;
	return h->interleaved ? h->from + (column - h->from) / h->n : column - half * h->width;
}

/* Takes the columns of other halves out of a row. */
static void
narrow_row(const GovHalves *h, int copy, GovGridRow *row, GovCell *cells)
{
	int			half = h->own >= 0 ? h->own : copy <= h->n ? copy - 1 : h->n - 1;
	int			last = narrow_column(h, half, row->seps - row->tail);

	if (!h->interleaved && last >= h->from + h->width)
		last = h->from + h->width - 1;
	for (uint32_t i = 0; i < row->ncells; i++)
	{
		GovCell    *c = &cells[i];

		c->seps = (uint16_t) narrow_column(h, half, c->seps);
		if (c->seps + c->span > last)
			c->span = (uint8_t) (c->seps < last ? last - c->seps : 0);
		if (h->interleaved)
			c->span = (uint8_t) (c->span / h->n);
	}
	row->seps = (uint16_t) (last > 0 ? last + row->tail : 0);
}

/*
 * Keeps a cell on a line of its own.  What separates it from the last one is
 * what stood behind that, where another copy's cells follow.
 */
static void
keep_line(const GovCopies *copies, int copy, uint32_t i, uint32_t *dropped, GovGrid *out)
{
	const GovCell *before = *dropped == NO_CELL ? NULL : &copies->g->cells[*dropped];
	GovCell    *c = &out->cells[out->ncells];

	if (!is_of(copies->of_cell[i], copy))
	{
		if (!before)
			*dropped = i;
		return;
	}
	*c = copies->g->cells[i];
	if (before && before->row == 0)
	{
		c->seps = before->seps;
		c->gap = before->gap;
		c->torn = before->torn;
	}
	*dropped = NO_CELL;
	out->ncells++;
}

void
gov_tables_copies_grid(const GovCopies *copies, int copy, GovGrid *out)
{
	const GovGrid *g = copies->g;
	uint32_t	next = 0;		/* cell */
	uint32_t	dropped = NO_CELL;	/* the first since the last that was kept */

	*out = *g;
	out->cells = gov_alloc(copies->a, (g->ncells + 1) * sizeof(GovCell));
	out->rows = gov_alloc(copies->a, (g->nrows + 1) * sizeof(GovGridRow));
	out->ncells = out->nrows = out->row_labels = out->head_labels = 0;
	for (uint32_t r = 0; r <= g->nrows; r++)
	{
		const GovGridRow *row = r < g->nrows ? &g->rows[r] : NULL;
		uint32_t	first = row ? row->first : g->ncells;
		GovGridRow *kept = &out->rows[out->nrows];
		bool		any;

		/* lines of their own, up to the row */
		for (; next < first; next++)
			keep_line(copies, copy, next, &dropped, out);
		if (!row)
			break;
		*kept = *row;
		kept->first = out->ncells;
		/* a row that prints nothing is of the copy that stands above it */
		any = row->ncells == 0 && (copies->halves[r] || is_of(copies->of_cell[first > 0 ? first - 1 : 0], copy));
		for (; next < first + row->ncells; next++)
			if (is_of(copies->of_cell[next], copy))
			{
				GovCell    *c = &out->cells[out->ncells++];

				*c = g->cells[next];
				c->row = out->nrows + 1;
				any = true;
			}
		kept->ncells = out->ncells - kept->first;
		if (!any)
			continue;
		if (copies->halves[r] && copies->halves[r]->width > 0)
			narrow_row(copies->halves[r], copy, kept, &out->cells[kept->first]);
		out->nrows++;
	}
	out->cells[out->ncells] = g->cells[g->ncells];
	for (uint32_t i = 0; i < out->ncells; i++)
	{
		uint8_t		label = out->cells[i].label;

		if (out->cells[i].kind != GOV_CELL_TEXT)
			continue;
		out->row_labels += LBL_IS_ROW(label);
		out->head_labels += LBL_IS_MEASURE(label) || LBL_IS_REMEDY_HEAD(label);
	}
}
