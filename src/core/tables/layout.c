/*
 * layout.c
 *		How is a table laid out?
 *
 * What the rows that are whole have in common: where their values begin, what
 * stands between two values, what follows the last.  A row that lacks some
 * values is read by it (assign.c).  Nothing is asked of other rows again.
 */
#include "core/tables/assigner.h"

#include <string.h>

#define MIN_FITTING		3		/* rows that stand as far apart as their cells
								 * take */
#define MIN_WIDE_FITTING 2		/* the same, if all rows of several cells do */
#define MIN_SHARE		5		/* all but one row in so many must */
/* The form's rows of table 2 or 3. */
#define FIRST_ROW(applications)		((applications) ? LBL_APPLICATIONS : 0)
#define END_OF_ROWS(applications)	((applications) ? GOV_NROWS : LBL_APPLICATIONS)
#define UNSEEN	(-2)			/* as a property of rows; -1: they differ */

/* Another row has the property n. */
static void
agree(int *property, int n)
{
	*property = *property == UNSEEN ||*property == n ? n : -1;
}

/* Another row votes: most may agree although one is damaged. */
static void
vote(GovVote *v, int n)
{
	v->cast++;
	if (v->votes == 0)
		v->n = n;
	v->votes += v->n == n ? 1 : -1;
}

GovBehind
gov_tables_what_is_behind(const GovAlignment *al, uint32_t cell)
{
	const GovCell *c = gov_cell(al, cell);

	if (cell >= al->g->ncells)
		return GOV_BEHIND_END;
	if (c->label == LBL_GROUP)
		return GOV_BEHIND_GROUP;
	if (LBL_IS_ROW(c->label) || c->label == LBL_UNKNOWN)
		return GOV_BEHIND_ROW;
	return LBL_IS_HEAD(c->label) ? GOV_BEHIND_HEADS : GOV_BEHIND_END;
}

/* The label's cell that stands next to the values on their row. */
static int
label_column(const GovAlignment *al, const GovRun *r)
{
	return r->first > 0 && gov_cell(al, r->first - 1)->row == r->row ?
		gov_cell(al, r->first - 1)->seps : -1;
}

static void
learn_from_row(const GovAlignment *al, const GovRun *r, int width, GovLayout *l)
{
	const GovGridRow *row = gov_row_of(al, r->row);
	const GovCell *c = gov_cell(al, r->first);
	int			last = gov_cell(al, r->end - 1)->seps;
	int			label = label_column(al, r);

	if (row->border == GOV_BORDER_SPACES)
		return;
	for (int i = 1; i < width; i++)
		agree(&l->step, c[i].seps - c[i - 1].seps);
	agree(&l->first, c->seps);
	if (label >= 0)
		agree(&l->from_label, c->seps - label);
	agree(&l->seps, row->seps);
	vote(&l->usual_seps, row->seps);
	agree(&l->to_end[width], row->seps - last);
	l->rows++;
}

/* The first words of a row: those behind the row above, or its heads. */
uint32_t
gov_tables_first_words(const GovAlignment *al, uint32_t cell)
{
	while (cell > 0 && (gov_cell(al, cell - 1)->label == LBL_GROUP || LBL_IS_ROW(gov_cell(al, cell - 1)->label)))
		cell--;
	return cell;
}

/* All that separates the cells from..to-1 from the cells before them. */
static int
distance_over(const GovAlignment *al, const GovLayout *l, uint32_t from, uint32_t to)
{
	int			n = 0;

	for (uint32_t i = from; i < to; i++)
		n += gov_distance(l, gov_cell(al, i));
	return n;
}

/* What stands ahead of a row's values and behind them. */
static void
learn_around(const GovAlignment *al, const GovRun *r, int width, GovLayout *l)
{
	uint32_t	words = gov_tables_first_words(al, r->first);

	agree(&l->lead, gov_distance(l, gov_cell(al, r->first)));
	if (!gov_cell(al, r->end)->torn)
		agree(&l->behind[width][gov_tables_what_is_behind(al, r->end)], gov_distance(l, gov_cell(al, r->end)));
	if (words < r->first && gov_tables_what_is_behind(al, r->end) != GOV_BEHIND_END)
		vote(&l->total, distance_over(al, l, words + 1, r->end + 1));
	l->lines++;
}

static void
learn_from_lines(const GovAlignment *al, const GovRun *r, int width, GovLayout *l)
{
	const GovCell *c = gov_cell(al, r->first);

	if (l->lines == 0)
		l->by_lines = c[1].seps == 0;
	for (int i = 1; i < width; i++)
	{
		if (!c[i].torn)
			agree(&l->between, gov_distance(l, &c[i]));
	}
	learn_around(al, r, width, l);
}

/* Do equal lines follow each other, so that nobody has dropped repeated ones? */
static bool
keeps_repeats(const GovAlignment *al, const GovRun *r)
{
	for (uint32_t i = r->first + 1; i < r->end; i++)
	{
		const GovCell *c = gov_cell(al, i);

		/*
		 * lines are equal with their pipes; one of a pipe between sets them
		 * apart
		 */
		if (c->len == c[-1].len && c->gap > 0 && memcmp(c->s, c[-1].s, c->len) == 0 &&
			c[1].seps == c->seps && (c->seps == 0 || (c->gap == 1 && c[1].gap == 1)))
			return true;
	}
	return false;
}

/* Where values stand on printed rows, whole or not. */
static void
note_columns(const GovAlignment *al, const GovRun *r, GovLayout *l)
{
	if (!r->row || r->printed == 0 || gov_row_of(al, r->row)->border == GOV_BORDER_SPACES)
		return;
	agree(&l->seps_seen, gov_row_of(al, r->row)->seps);
	if (gov_cell(al, r->first)->seps < l->leftmost)
		l->leftmost = gov_cell(al, r->first)->seps;
	if (gov_cell(al, r->end - 1)->seps > l->rightmost)
		l->rightmost = gov_cell(al, r->end - 1)->seps;
}

/* Is some line printed twice, wherever?  The form's own words are, and noughts. */
static bool
has_copies(const GovAlignment *al)
{
	int			noughts = 0;
	int			contents = 0;
	int			upheld = 0;

	for (uint32_t i = 0; i < al->g->ncells && noughts < 2 && contents < 2 && upheld < 2; i++)
	{
		const GovCell *c = gov_cell(al, i);

		if (c->row)
			continue;
		noughts += c->len == 1 && *c->s == '0';
		contents += c->label == LBL_HEAD_CONTENT && c->len == strlen("信息内容");
		upheld += c->label == LBL_HEAD_OUTCOME && c->column == 0;
	}
	return noughts >= 2 || contents >= 2 || upheld >= 2;
}

static void
survey(GovAlignment *al, bool applications, GovLayout *l)
{
	memset(l, 0, sizeof(*l));
	l->known = true;
	l->first = l->from_label = l->step = l->seps = l->lead = l->between = UNSEEN;

	for (int i = 0; i <= GOV_MAX_WIDTH; i++)
		l->to_end[i] = UNSEEN;

	for (int i = 0; i <= GOV_MAX_WIDTH; i++)
		for (int k = 0; k < GOV_NBEHIND; k++)
			l->behind[i][k] = UNSEEN;
	l->seps_seen = UNSEEN;

	l->leftmost = GOV_MAX_COLUMNS;
	l->keeps_repeats = al->g->keeps_repeats;
	l->has_copies = has_copies(al);
	l->lead_frame = l->tail_frame = true;
	for (uint32_t i = 0; i < al->g->nrows; i++)
		if (al->g->rows[i].border == GOV_BORDER_PIPES)
		{
			l->lead_frame &= al->g->rows[i].lead;
			l->tail_frame &= al->g->rows[i].tail;
		}
	for (int row = FIRST_ROW(applications); row < END_OF_ROWS(applications); row++)
	{
		const GovMention *m = gov_chosen(al, row);
		const GovRun *r = gov_run_of(al, m);
		int			width;

		if (!r)
			continue;
		l->keeps_repeats |= keeps_repeats(al, r);
		note_columns(al, r, l);
		width = gov_grid_row_width(al->labels, m->row, m->heads);
		if (width == 0 || (int) r->printed != width || (int) (r->end - r->first) != width)
			continue;
		if (r->row)
			learn_from_row(al, r, width, l);
		else if (!r->crowded)
			learn_from_lines(al, r, width, l);
	}
}

/* The column heads of the part: how far is each from the next? */
static GovVote
distance_of_heads(const GovAlignment *al, bool applications, bool by_lines)
{
	GovVote		distance = {0, 0, 0};

	for (uint32_t i = 1; i < al->g->ncells; i++)
	{
		const GovCell *c = gov_cell(al, i);
		bool		ours = applications ? c->label >= LBL_HEAD_PARTY && c->label <= LBL_HEAD_LEGAL :
			LBL_IS_MEASURE(c->label);

		/* a head that is broken over two lines is one cell */
		if (ours && !c->row && LBL_IS_HEAD(c[-1].label) && !(c->seps == 0 && c->gap <= 1) &&
			(c->seps == 0) == by_lines)
			vote(&distance, by_lines ? c->gap : c->seps);
	}
	return distance;
}

/* A row whose cells stand on lines of their own, and what follows it. */
typedef struct LineRow
{
	int			width;
	int			printed;
	int			distance;		/* from its label to the next words */
	GovBehind	what;
} LineRow;

/* false: its values, or what follows, don't stand so that the distance tells anything. */
static bool
line_row(const GovAlignment *al, const GovLayout *l, const GovMention *m, LineRow *out)
{
	const GovRun *r = gov_run_of(al, m);
	uint32_t	end = r ? r->end : m->last + 1;

	if (gov_cell(al, m->last)->row)
		return false;
	out->width = gov_grid_row_width(al->labels, m->row, m->heads);
	out->printed = r ? (int) r->printed : 0;
	out->distance = distance_over(al, l, m->last + 1, end + 1);
	out->what = gov_tables_what_is_behind(al, end);
	return out->what != GOV_BEHIND_END;
}

/*
 * No row of the part is whole.  But where its rows are as far from each other as so many
 * cells are, empty ones among them, that are set as the column heads, so are its cells.
 */
static bool
learn_from_distances(GovAssigner *as, bool applications, GovLayout *l)
{
	const GovAlignment *al = as->al;
	GovLayout	own = *l;
	GovVote		between = distance_of_heads(al, applications, l->by_lines);
	int			fits = 0;
	int			rows = 0;
	int			wide_fits = 0;	/* of more than one cell */
	int			wide_rows = 0;

	if (between.votes < GOV_MIN_VOTES)
	{
		own.by_lines = !l->by_lines;
		between = distance_of_heads(al, applications, own.by_lines);
	}
	if (between.votes < GOV_MIN_VOTES)
		return false;
	own.lead = own.between = between.n;
	for (int row = FIRST_ROW(applications); row < END_OF_ROWS(applications); row++)
	{
		LineRow		r;

		if (al->chosen[row] < 0 || !line_row(al, &own, &al->mentions[al->chosen[row]], &r))
			continue;
		rows++;
		wide_rows += r.width > 1;
		if (r.distance != (r.printed + 1) * between.n + r.width - r.printed)
			continue;
		fits++;
		wide_fits += r.width > 1;
		own.behind[r.width][r.what] = between.n;
	}
	/* rows of one cell may be followed by pipes for the cells that it covers */
	if ((fits < MIN_FITTING || MIN_SHARE * fits < (MIN_SHARE - 1) * rows) &&
		(own.by_lines || wide_fits < MIN_WIDE_FITTING || wide_fits < wide_rows))
		return false;
	own.lines = l->lines > 0 ? l->lines : fits;
	*l = own;
	return true;
}

/*
 * No row of the part is whole; but some are filled from their first value to the
 * last, as the empty cells between show.
 */
static void
learn_from_filled(GovAssigner *as, bool applications, GovLayout *l)
{
	const GovAlignment *al = as->al;
	int			lead = l->lead;

	l->lead = UNSEEN;

	for (int row = FIRST_ROW(applications); row < END_OF_ROWS(applications); row++)
	{
		const GovMention *m = gov_chosen(al, row);
		const GovRun *r = gov_run_of(al, m);
		GovFit		fit;
		int			width;

		if (!r || r->row)
			continue;
		width = gov_grid_row_width(al->labels, m->row, m->heads);
		if (gov_fit_fills_row(al, l, r, width, &fit))
			learn_around(al, r, width, l);
	}
	if (l->lead == UNSEEN)
		l->lead = lead;
}

static void
take_over(int *property, int other)
{
	if (*property == UNSEEN)
		*property = other;
}

/* What a part does not show is as in the other one: a text is set in one manner. */
static void
complete(GovLayout *l, const GovLayout *other)
{
	if (l->lines == 0)
		l->by_lines = other->by_lines;
	else if (l->by_lines != other->by_lines)
		return;
	take_over(&l->lead, other->lead);
	take_over(&l->between, other->between);
	l->lines += other->lines;
	l->keeps_repeats |= other->keeps_repeats;
}

/*
 * Where all cells are as far from each other, whatever they are, a cell that
 * follows a row in a way not seen yet is, too.
 */
static bool
is_even(const GovLayout *l, int between, bool *seen)
{
	bool		even = true;

	for (int i = 0; i <= GOV_MAX_WIDTH; i++)
		for (int k = 0; k < GOV_NBEHIND; k++)
		{
			even &= l->behind[i][k] == UNSEEN ||l->behind[i][k] == between;

			*seen |= l->behind[i][k] >= 0;
		}
	return even;
}

static void
generalize(GovLayout *l, const GovLayout *other)
{
	bool		seen = false;
	bool		even = l->lead == l->between && is_even(l, l->between, &seen);

	if (!seen && other->by_lines == l->by_lines)
		even &= is_even(other, l->between, &seen);
	for (int i = 0; even && seen && i <= GOV_MAX_WIDTH; i++)
		for (int k = 0; k < GOV_NBEHIND; k++)
			l->behind[i][k] = l->between;
}

const GovLayout *
gov_tables_layout_of(GovAssigner *as, bool applications)
{
	if (!as->layout[0].known)
	{
		GovLayout	first;
		bool		whole[2];

		survey(as->al, false, &as->layout[0]);
		survey(as->al, true, &as->layout[1]);
		first = as->layout[0];
		whole[0] = as->layout[0].between != UNSEEN;
		whole[1] = as->layout[1].between != UNSEEN;

		complete(&as->layout[0], &as->layout[1]);
		complete(&as->layout[1], &first);
		for (int part = 0; part < 2; part++)
			if (!whole[part] && !learn_from_distances(as, part == 1, &as->layout[part]) &&
				as->layout[part].lines > 0)
				learn_from_filled(as, part == 1, &as->layout[part]);
		generalize(&as->layout[0], &as->layout[1]);
		generalize(&as->layout[1], &first);
	}
	return &as->layout[applications];
}
