/*
 * assign.c
 *		Which value of a row is which of its cells?
 *
 * As many values as cells: in order.  Fewer: only where the layout shows the
 * empty cells, and then they must add up exactly.  Never by counting from one
 * end and hoping.
 */
#include "core/tables/assigner.h"

#include <string.h>

#define MAX_LONGER	2			/* rows that a broken heading lengthens */
#define MIN_HEADS	5			/* of table 4 that show how its cells are set */

static uint32_t
named_columns(const GovColumnMap *map)
{
	uint32_t	columns = 0;

	for (int i = 0; i < map->norder; i++)
		if (map->order[i] >= 0)
			columns |= 1u << map->order[i];
	return columns;
}

/* By the columns that the heads stand over; what is there is of this row. */
static bool
assign_by_heads(const GovAlignment *al, const GovRun *r, int width, const GovColumnMap *map, GovFit *fit)
{
	const GovGridRow *row = gov_row_of(al, r->row);

	gov_fit_blank(fit, width, row->line);
	fit->columns = named_columns(map);
	for (uint32_t i = row->first; i < row->first + row->ncells; i++)
	{
		const GovCell *c = gov_cell(al, i);
		bool		own = i >= r->first && i < r->end;

		/* under a head that the form doesn't have, or ahead of all heads */
		if (map->column[c->seps] == GOV_PLACE_ASIDE || (map->column[c->seps] < 0 && !own))
			continue;
		if (!own || !gov_fit_put(fit, width, map->column[c->seps], c))
			return false;
		/* what it covers is not empty */
		for (int k = 1; k <= c->span; k++)
			if (c->seps + k < map->ncolumns && map->column[c->seps + k] >= 0)
				return false;
	}
	return true;
}

/* Are there just the columns of the form, the remark behind them being empty?  A remark is
 * no number. */
static bool
lacks_remark(const GovAlignment *al, const GovRun *r, const GovColumnMap *map)
{
	int			n = map->norder;

	while (n > 0 && map->order[n - 1] == GOV_PLACE_ASIDE)
		n--;
	return (int) (r->end - r->first) == n &&
		gov_cell(al, r->end - 1)->value_kind == GOV_VALUE_NUMBER;
}

/* The n'th value is for the cell that the n'th head says. */
static bool
assign_in_order(const GovAlignment *al, const GovRun *r, int width, const GovColumnMap *map, GovFit *fit)
{
	uint32_t	n = r->end - r->first;
	bool		by_heads = map->say != GOV_HEADS_NOTHING;

	if (by_heads ? (int) n != map->norder && !lacks_remark(al, r, map) : (int) n != width)
		return false;
	gov_fit_blank(fit, width, gov_cell(al, r->first)->line);
	if (by_heads)
		fit->columns = named_columns(map);
	for (uint32_t i = 0; i < n; i++)
	{
		int			place = by_heads ? map->order[i] : (int) i;

		if (place != GOV_PLACE_ASIDE)
			gov_fit_put(fit, width, place, gov_cell(al, r->first + i));
	}
	return true;
}

/*
 * Do the values follow each other without an empty cell between?  Where there
 * are as many as the row has cells, an empty one would be one too many.
 */
static bool
is_even(GovAssigner *as, const GovRun *r, bool applications)
{
	const GovAlignment *al = as->al;
	const GovCell *c = gov_cell(al, r->first);
	uint32_t	n = r->end - r->first;
	bool		by_lines;
	int			gap = -1;

	if (r->row)
	{
		int			step = gov_row_of(al, r->row)->border == GOV_BORDER_SPACES ? 0 : 1;
		bool		even = true;

		for (uint32_t i = 1; i < n; i++)
			even &= c[i].seps - c[i - 1].seps == step;
		if (even)
			return true;
		/* wide cells, as in all other rows */
		step = gov_tables_layout_of(as, applications)->step;
		for (uint32_t i = 1; i < n; i++)
			if (c[i].seps - c[i - 1].seps != step)
				return false;
		return gov_tables_layout_of(as, applications)->rows >= 3;
	}
	by_lines = c[1].seps == 0;
	for (uint32_t i = 1; i < n; i++)
	{
		if (c[i].seps != c[1].seps)
			return false;
		if (!by_lines || c[i].torn)
			continue;
		if (gap >= 0 && gap != c[i].gap)
			return false;
		gap = c[i].gap;
	}
	return true;
}

bool
gov_tables_assign_all(GovAssigner *as, const GovRun *r, GovFit *fit)
{
	if (r->end == r->first || !is_even(as, r, true))
		return false;
	for (uint32_t i = r->first; i < r->end; i++)
	{
		fit->cell[i - r->first] = gov_cell(as->al, i);
		fit->line[i - r->first] = gov_cell(as->al, i)->line;
	}
	return true;
}

/* Where the first cell of a printed row stands; -1: nothing shows it. */
static int
first_column(const GovAlignment *al, const GovLayout *l, const GovRun *r, int width)
{
	const GovGridRow *row = gov_row_of(al, r->row);
	int			label = r->first > row->first ? gov_cell(al, r->first - 1)->seps : -1;
	int			cells = row->seps + 1 - (row->tail && l->tail_frame);
	int			found = -1;
	int			says[3] = {-1, -1, -1};

	if (l->step > 1)
		return -1;
	/* spans are resolved: a row that is not as wide as others has lost cells */
	if (row->border == GOV_BORDER_HTML && l->seps != row->seps &&
		(l->usual_seps.votes < GOV_MIN_VOTES || l->usual_seps.n != row->seps))
		return -1;
	if (l->first >= 0 && (l->seps < 0 || l->seps == row->seps))
		says[0] = l->first;
	if (l->from_label >= 0 && label >= 0)
		says[1] = label + l->from_label;
	if (l->to_end[width] >= 0)
		says[2] = row->seps - l->to_end[width] - (width - 1);
	/* no row is whole, but together they show where the values stand */
	if (l->rows == 0 && l->seps_seen == row->seps && l->rightmost - l->leftmost + 1 == width)
		says[0] = l->leftmost;
	/* no row is whole: then this one has just the form's cells */
	if (l->rows == 0 && label >= 0 && cells - 1 - label == width)
		return label + 1;
	/* the end alone says nothing of a row that is cut off */
	if (row->seps < l->seps && says[0] < 0 && says[1] < 0)
		return -1;
	for (int i = 0; i < 3; i++)
	{
		if (says[i] < 0)
			continue;
		if (found >= 0 && found != says[i])
			return -1;
		found = says[i];
	}

	/*
	 * other words behind the values are the next row's, not beyond empty
	 * cells
	 */
	if (r->end < row->first + row->ncells && gov_cell(al, r->end)->seps < found + width)
		return -1;
	return found > label && found + width <= cells ? found : -1;
}

static bool
assign_row(const GovAlignment *al, const GovLayout *l, const GovRun *r, int width, GovFit *fit)
{
	const GovGridRow *row = gov_row_of(al, r->row);
	int			first = first_column(al, l, r, width);

	gov_fit_blank(fit, width, row->line);
	/* nothing is printed: whichever cell is which, all are blank */
	if (r->printed == 0)
	{
		int			label = row->ncells > 0 ? gov_cell(al, row->first + row->ncells - 1)->seps : 0;

		return row->seps - label >= width;
	}
	if (first < 0)
		return false;
	for (uint32_t i = r->first; i < r->end; i++)
	{
		const GovCell *c = gov_cell(al, i);

		/* what it covers is not empty */
		if (!gov_fit_put(fit, width, c->seps - first, c) || (c->span > 0 && c->seps - first + 1 < width))
			return false;
	}
	return true;
}

#define NOT_SHOWN		(-1)
#define CONTRADICTED	(-2)

/* How many empty cells follow the last value? */
static int
blanks_behind(const GovAlignment *al, const GovLayout *l, const GovMention *m, uint32_t end, int cells, int width)
{
	const GovCell *next = gov_cell(al, end);
	GovBehind	what = gov_tables_what_is_behind(al, end);
	int			blanks = NOT_SHOWN;

	if (next->torn && l->by_lines)
		return NOT_SHOWN;
	if (l->behind[width][what] >= 0)
	{
		blanks = gov_distance(l, next) - l->behind[width][what];
		if (blanks < 0)
			return CONTRADICTED;
	}
	if (l->total.votes >= GOV_MIN_VOTES && l->total.cast - l->total.votes <= 2 * MAX_LONGER &&
		!l->by_lines && what != GOV_BEHIND_END)
	{
		uint32_t	from = gov_tables_first_words(al, m->first);
		int			seen = 0;

		for (uint32_t i = from + 1; i <= end; i++)
			seen += gov_distance(l, gov_cell(al, i));
		/* the rows are as long as each other: what is missing was cut off */
		if (seen == l->total.n && blanks >= 0 && blanks != width - cells)
			return CONTRADICTED;
		if (seen == l->total.n)
			blanks = width - cells;
	}
	return blanks;
}

static bool
assign_lines(const GovAlignment *al, const GovLayout *l, const GovMention *m, const GovRun *r, int width, GovFit *fit)
{
	uint32_t	first = r->first;
	uint32_t	end = r->end;
	int			at = 0;
	int			behind;

	if (gov_fit_fills_row(al, l, r, width, fit))
	{
		behind = blanks_behind(al, l, m, end, width, width);
		return behind == 0 || (behind == NOT_SHOWN && gov_fit_is_balanced(fit, width));
	}
	if (l->lines == 0 || l->lead < 0 || l->between < 0)
		return false;

	/*
	 * of a row of noughts from which repeated lines were dropped, one is
	 * left; but none, where all lines were that had been printed before
	 */
	if (first == end ? !l->keeps_repeats && !l->has_copies : !l->keeps_repeats)
		return false;
	if (first == end)
		gov_fit_blank(fit, width, gov_cell(al, m->last)->line);
	else
	{
		at = gov_distance(l, gov_cell(al, first)) - l->lead;
		if ((gov_cell(al, first)->torn && l->by_lines) || at < 0 ||
			(at = gov_fit_by_distance(al, l, r, at, width, fit)) < 0)
			return false;
	}
	behind = blanks_behind(al, l, m, end, at, width);
	/* of a row of nothing, label and what follows are neighbours */
	if (first == end && behind >= 0)
		behind += l->between - l->lead;
	return behind >= 0 && at + behind == width;
}

/* Are there rows of fewer digits than cells?  Then empty cells leave nothing. */
static bool
has_short_rows(GovAssigner *as)
{
	const GovAlignment *al = as->al;

	for (int row = 0; row < GOV_NROWS && !as->packed.known; row++)
	{
		const GovMention *m = gov_chosen(al, row);
		const GovRun *r = gov_run_of(al, m);

		if (r && r->end == r->first + 1 && gov_cell(al, r->first)->packed &&
			(int) gov_cell(al, r->first)->len < gov_grid_row_width(al->labels, row, m->heads))
			as->packed.n = 1;
	}
	as->packed.known = true;
	return as->packed.n;
}

/*
 * As many digits as cells may still be fewer numbers beside empty cells: only sums, or
 * nothing but noughts, tell.
 */
static bool
is_proved(const GovFit *fit, int width)
{
	bool		noughts = true;

	for (int i = 0; i < width; i++)
		noughts &= fit->cell[i]->value == 0;
	return noughts || gov_fit_is_balanced(fit, width);
}

/*
 * Digits that are run together can be told apart in one way only if there are
 * as many as the row has cells.
 */
static bool
unpack(GovAssigner *as, uint32_t cell, int width, GovFit *fit)
{
	const GovAlignment *al = as->al;
	const GovCell *c = gov_cell(al, cell);
	GovCell    *digits;

	/* nothing is counted in fifteen digits */
	if ((int) c->len != width || width < 2 || !(c->packed || *c->s == '0' || width == GOV_NREMEDIES))
		return false;
	digits = gov_alloc(al->a, (size_t) width * sizeof(GovCell));
	fit->columns = GOV_ALL_COLUMNS;
	for (int i = 0; i < width; i++)
	{
		digits[i] = *c;
		digits[i].s = c->s + i;
		digits[i].len = 1;
		digits[i].value = c->s[i] - '0';
		if (digits[i].value < 0 || digits[i].value > 9)
			return false;
		fit->cell[i] = &digits[i];
		fit->line[i] = c->line;
	}
	return is_proved(fit, width) || (width < GOV_NPARTIES && !has_short_rows(as));
}

/*
 * In HTML spans are resolved, so that all rows of a table are as wide as each
 * other; one that is not has lost a cell, or has one of another row.
 */
static bool
is_as_wide(const GovLayout *l, const GovGridRow *row)
{
	return row->border != GOV_BORDER_HTML || l->usual_seps.votes < GOV_MIN_VOTES ||
		l->usual_seps.n == row->seps;
}

/*
 * On lines of their own, the serial number of the next row follows the values of
 * this one.  Returns false when it can't be told whether the last value is one.
 */
static bool
drop_serials(const GovAlignment *al, const GovMention *m, const GovColumnMap *map, GovRun *r)
{
	const GovCell *ahead = m->first > 0 ? gov_cell(al, m->first - 1) : NULL;
	const GovCell *last = gov_cell(al, r->end - 1);
	uint32_t	n = r->end - r->first;
	bool		is_serial;

	if (map->nlead > 1 || n < 2)
		return false;
	is_serial = ahead && gov_cell_is_value(ahead) && last->value_kind == GOV_VALUE_NUMBER &&
		last->value == ahead->value + 1 && last->scale == 0;
	if ((int) n == map->norder && !is_serial)
		return true;
	r->end--;
	return is_serial && (int) n == map->norder + 1;
}

bool
gov_tables_assign_row(GovAssigner *as, const GovMention *m, int width, const GovColumnMap *map, GovFit *fit)
{
	const GovAlignment *al = as->al;
	bool		applications = m->row >= LBL_APPLICATIONS;
	const GovRun *r = gov_run_of(al, m);
	GovRun		nothing = {.first = m->last + 1,.end = m->last + 1};
	GovRun		trimmed;

	if (map->say == GOV_HEADS_UNKNOWN)
		return false;
	if (!r)
		return map->say == GOV_HEADS_NOTHING &&
			assign_lines(al, gov_tables_layout_of(as, applications), m, &nothing, width, fit);
	/* which of two runs is the row's? */
	if (r->crowded && !m->same_row)
		return false;
	/* heads that lack one may have lost it, as a narrow row its cell */
	if (map->say == GOV_HEADS_COLUMNS && named_columns(map) == (1u << width) - 1 &&
		assign_by_heads(al, r, width, map, fit))
		return true;
	if (r->row && !is_as_wide(gov_tables_layout_of(as, applications), gov_row_of(al, r->row)))
		return false;
	if (map->say == GOV_HEADS_COLUMNS && assign_by_heads(al, r, width, map, fit))
		return true;
	trimmed = *r;
	if (!r->row && map->nlead > 0 && !drop_serials(al, m, map, &trimmed))
		return false;
	/* words behind the values are a remark */
	while ((int) (trimmed.end - trimmed.first) > width &&
		   !gov_cell_is_value(gov_cell(al, trimmed.end - 1)))
		trimmed.end--;
	r = &trimmed;
	/* digits that are run together are several cells' */
	if (r->end == r->first + 1 && map->say == GOV_HEADS_NOTHING && unpack(as, r->first, width, fit))
		return true;
	if (width > 1 && r->end > r->first && gov_cell(al, r->first)->packed)
		return false;
	if (r->end > r->first && is_even(as, r, applications) && assign_in_order(al, r, width, map, fit))
		return true;
	if (map->say != GOV_HEADS_NOTHING || (int) (r->end - r->first) >= width)
		return false;
	if (!r->row)
		return assign_lines(al, gov_tables_layout_of(as, applications), m, r, width, fit);
	if (gov_row_of(al, r->row)->border == GOV_BORDER_SPACES)
		return gov_tables_assign_by_display(as, m->run, width, fit);
	return assign_row(al, gov_tables_layout_of(as, applications), r, width, fit);
}

/*
 * How far is each head of table 4 from the next?  false: not as far as each
 * other, so that some stand at the end of a row, or empty cells between.
 */
static bool
learn_from_heads(const GovAlignment *al, uint32_t head, GovLayout *l)
{
	int			n = 0;

	for (uint32_t i = al->remedies + 1; i < head; i++)
	{
		const GovCell *c = gov_cell(al, i);

		/* a name that is broken over two lines is one cell */
		if (c[-1].label == LBL_SECTION || c->torn || (n > 0 && c->seps == 0 && c->gap < l->between))
			continue;
		if (n++ == 0)
		{
			l->by_lines = c->seps == 0;
			l->between = gov_distance(l, c);
		}
		else if (gov_distance(l, c) != l->between && !(c->seps == 0 && c->gap == 1))
			return false;
	}
	l->lead = l->between;
	for (int k = 0; k < GOV_NBEHIND; k++)
		l->behind[GOV_NREMEDIES][k] = l->between;
	l->total.votes = 0;
	l->lines = n;
	return n >= MIN_HEADS;
}

/* Cells on lines of their own: heads and values are cells alike. */
static bool
assign_unlabelled_lines(GovAssigner *as, uint32_t first, uint32_t end, uint32_t head, GovFit *fit)
{
	GovMention	m = {.first = head - 1,.last = head - 1};
	GovRun		r = {.first = first,.end = end};
	GovLayout	l = *gov_tables_layout_of(as, true);

	if (gov_fit_fills_row(as->al, &l, &r, GOV_NREMEDIES, fit) && gov_fit_is_balanced(fit, GOV_NREMEDIES))
		return true;
	return first == head && learn_from_heads(as->al, head, &l) &&
		assign_lines(as->al, &l, &m, &r, GOV_NREMEDIES, fit);
}

/*
 * Rows that are filled up with pipes, so that each is as long as the widest:
 * those of table 4 have fifteen cells, and three rows of heads precede.  What a
 * cell is follows from the pipes between the table's first cell and it.
 */
static bool
assign_filled_rows(const GovAlignment *al, uint32_t first, uint32_t end, GovFit *fit)
{
	enum
	{
		HEAD_ROWS = 3, VALUES = HEAD_ROWS * GOV_NREMEDIES
	};
	uint32_t	from = al->remedies;
	uint32_t	at = 0;
	bool		rows_begin[HEAD_ROWS] = {true};

	if (gov_cell(al, from)->label == LBL_SECTION)
		from++;
	gov_fit_blank(fit, GOV_NREMEDIES, gov_cell(al, end - 1)->line);
	for (uint32_t i = from + 1; i <= end; i++)
	{
		const GovCell *c = gov_cell(al, i);

		if (c->row)
			return false;
		at += c->seps;
		if (at % GOV_NREMEDIES == 0 && at < VALUES && c->seps > 0)
			rows_begin[at / GOV_NREMEDIES] = c->label == LBL_HEAD_OUTCOME;
		if (i >= first && i < end &&
			(at < VALUES || at >= VALUES + GOV_NREMEDIES || !gov_fit_put(fit, GOV_NREMEDIES, (int) at - VALUES, c)))
			return false;
		if (i < first && at >= VALUES)
			return false;
	}
	return at == VALUES + GOV_NREMEDIES && rows_begin[1] && rows_begin[2] &&
		gov_cell(al, from)->label == LBL_HEAD_REMEDY;
}

bool
gov_tables_assign_unlabelled(GovAssigner *as, int run, uint32_t head, GovFit *fit)
{
	const GovAlignment *al = as->al;
	const GovColumnMap map = {.say = GOV_HEADS_NOTHING};
	const GovRun *r = run < 0 ? NULL : &al->runs[run];
	const GovGridRow *row;
	const GovLayout *l;
	int			lead,
				tail;
	bool		is_as_wide;

	if (!r)
		return assign_unlabelled_lines(as, head, head, head, fit);
	if (r->crowded)
		return false;
	if (r->end > r->first && is_even(as, r, true) && assign_in_order(al, r, GOV_NREMEDIES, &map, fit))
		return true;
	if (r->end == r->first + 1 && unpack(as, r->first, GOV_NREMEDIES, fit))
		return true;
	if (!r->row)
		return assign_unlabelled_lines(as, r->first, r->end, head, fit) ||
			(gov_tables_layout_of(as, true)->keeps_repeats && assign_filled_rows(al, r->first, r->end, fit));
	row = gov_row_of(al, r->row);
	l = gov_tables_layout_of(as, true);
	lead = row->lead && l->lead_frame;
	/* the rows of table 3 show what stands behind the last value */
	tail = l->to_end[GOV_NPARTIES] >= 0 ? l->to_end[GOV_NPARTIES] : row->tail && l->tail_frame;
	if (r->end == r->first)
		return false;
	is_as_wide = row->seps + 1 - lead - tail == GOV_NREMEDIES;

	/*
	 * from the first value to the last, if the sums hold: nothing is around
	 * them
	 */
	if (!is_as_wide && gov_cell(al, r->end - 1)->seps - gov_cell(al, r->first)->seps + 1 == GOV_NREMEDIES)
		lead = gov_cell(al, r->first)->seps;
	else if (!is_as_wide)
		return false;
	gov_fit_blank(fit, GOV_NREMEDIES, row->line);
	for (uint32_t i = r->first; i < r->end; i++)
		if (gov_cell(al, i)->span > 0 || !gov_fit_put(fit, GOV_NREMEDIES, gov_cell(al, i)->seps - lead, gov_cell(al, i)))
			return false;
	return is_as_wide || gov_fit_is_balanced(fit, GOV_NREMEDIES);
}
