/*
 * assign_by_rows.c
 *		Where does a row begin and end?  What other rows and the heads show.
 */
#include "core/tables/assign.h"

#include <string.h>

void
gov_take(const Cells *c, int from, int width, GovFit *fit)
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
bool
gov_same_manner(const GovAlignment *al, const GovRun *a, const GovRun *b)
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
bool
gov_rows_are_exact(GovAlignment *al, int but)
{
	int			exact = 0;

	if (!al->repeats)
		return false;
	for (uint32_t k = 0; k < al->nmentions; k++)
	{
		const GovMention *m = &al->mentions[k];
		int			width = gov_expected_width(al, m);
		Cells		c;

		if (!m->kept || m->run == but || width == 0 || al->runs[m->run].row ||
			!gov_same_manner(al, &al->runs[m->run], &al->runs[but]) || !gov_collect(al, m->run, &c))
			continue;
		if (c.n != width)
			return false;
		exact++;
	}
	return exact >= 3;
}

int
gov_empty_from(const GovAlignment *al, uint32_t i)
{
	return i < al->n && tok(al, i)->kind == GOV_TOKEN_EMPTY && tok(al, i)->row == 0 ?
		(int) tok(al, i)->count : 0;
}

/* Empty cells behind the nearest column heads above; -1 when there are none. */
int
gov_empty_behind_heads(const GovAlignment *al, uint32_t from)
{
	for (uint32_t i = from; i > 0 && from - i < 24; i--)
	{
		const GovToken *t = tok(al, i - 1);

		if (t->kind != GOV_TOKEN_TEXT)
			continue;
		if (t->label == LBL_ARTICLE || t->label == LBL_SECTION || t->row)
			return -1;
		if (t->column != 255 && t->label >= LBL_HEADS && t->label < LBL_HEAD_CONTENT)
			return gov_empty_from(al, i);
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
			!gov_collect(al, m->run, &w) || w.printed == 0)
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

	return i >= al->n || (tok(al, i)->kind == GOV_TOKEN_TEXT && gov_below(al, i) != GOV_BELOW_ROW);
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

		if (!o->kept || o->run == m->run || al->runs[o->run].row || al->labels->rows[o->row].level != al->labels->rows[m->row].level ||
			(int) al->runs[o->run].printed != gov_expected_width(al, o) || gov_expected_width(al, o) != gov_expected_width(al, m) ||
			(ends_table(al, &al->runs[o->run]) && !ends_table(al, &al->runs[m->run])) ||
			!gov_collect(al, o->run, &w))
			continue;
		if (w.trail != c->trail)
			return false;
		any = true;
	}
	return any;
}

/* Has the row above as many cells, and ends its last head where this row's
 * last value must stand? */
bool
gov_ends_under_head(const GovAlignment *al, int run, int n, int width)
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
int
gov_common_tail(const GovAlignment *al, int run)
{
	int			tail = -1;

	for (uint32_t k = 0; k < al->nmentions; k++)
	{
		const GovMention *m = &al->mentions[k];
		Cells		w;

		if (!m->kept || m->row < LBL_APPLICATIONS || al->runs[m->run].row ||
			al->runs[m->run].printed != GOV_NPARTIES || ends_table(al, &al->runs[m->run]) ||
			!gov_same_manner(al, &al->runs[m->run], &al->runs[run]) || !gov_collect(al, m->run, &w))
			continue;
		if (tail >= 0 && tail != w.trail)
			return -1;
		tail = w.trail;
	}
	return tail;
}

/* The empty cells behind table 3's last row; -1: nothing shows them. */
int
gov_last_tail(const GovAlignment *al)
{
	const GovMention *m = al->chosen[GOV_NROWS - 1] < 0 ? NULL : &al->mentions[al->chosen[GOV_NROWS - 1]];
	Cells		c;

	if (!m || m->run < 0 || al->runs[m->run].row || al->runs[m->run].printed != GOV_NPARTIES ||
		!gov_collect(al, m->run, &c))
		return -1;
	return c.trail;
}

/* The empty cells behind each row of table 4's heads; -1: they differ. */
int
gov_tail_of_heads(const GovAlignment *al, int run)
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

/* What the other rows show of how rows begin and end. */
typedef struct Witness
{
	int			lead;			/* of full rows as wide: empty cells ahead;
								 * -1: no such row */
	int			trail;			/* and behind */
	int			tails;			/* rows that showed it */
	int			narrow;			/* the least of it */
	bool		even_lead;
	bool		even_trail;
	int			begins;			/* of full rows of any width */
	int			ends;			/* -2: differs */
	bool		even_begin;
	int			full;
	int			alike;			/* rows of as many cells */
	int			widest;			/* where values are printed at all, counted
								 * from the right edge */
	int			narrowest;
} Witness;

static void
hear_witnesses(const GovAlignment *al, int run, const Cells *c, int width, Witness *w)
{
	const GovRun *r = &al->runs[run];
	uint32_t	cells = r->row ? gov_cells_on_row(al, r) : 0;

	memset(w, 0, sizeof(*w));
	w->lead = w->trail = w->begins = w->ends = w->narrow = -1;
	w->widest = c->n - c->lead;
	w->narrowest = c->trail;
	w->even_lead = w->even_trail = w->even_begin = true;
	for (uint32_t k = 0; k < al->nmentions; k++)
	{
		const GovMention *m = &al->mentions[k];
		Cells		o;

		if (!m->kept || m->run == run || (al->runs[m->run].row != 0) != (r->row != 0) ||
			al->runs[m->run].spaced || !gov_collect(al, m->run, &o) || o.printed == 0 ||
			(!r->row && !gov_same_manner(al, &al->runs[m->run], r)))
			continue;
		if (r->row)
		{
			if ((gov_is_html(al) && o.n != c->n) || gov_cells_on_row(al, &al->runs[m->run]) != cells ||
				(m->row >= LBL_APPLICATIONS) != (width == GOV_NPARTIES))
				continue;
			w->alike++;
			if (o.n - o.lead > w->widest)
				w->widest = o.n - o.lead;
			if (o.trail < w->narrowest)
				w->narrowest = o.trail;
		}
		if (o.n - o.lead - o.trail != o.printed || o.printed != gov_expected_width(al, m))
			continue;
		if (w->begins >= 0 && w->begins != o.lead)
			w->even_begin = false;
		w->begins = o.lead;
		w->ends = w->ends == -1 || w->ends == o.trail ? o.trail : -2;
		w->full++;
		/* table 4 has no second row: those of table 3 show how rows end */
		if (o.printed != (width == GOV_NREMEDIES ? GOV_NPARTIES : width))
			continue;
		if (w->lead >= 0 && w->lead != o.lead)
			w->even_lead = false;
		w->lead = o.lead;
		if (!r->row && ends_table(al, &al->runs[m->run]) && w->trail > o.trail)
			continue;
		if (w->trail >= 0 && w->trail != o.trail)
			w->even_trail = false;
		w->trail = o.trail;
		if (w->tails++ == 0 || o.trail < w->narrow)
			w->narrow = o.trail;
	}
}

/* Rows with borders: the table's right edge is the row's. */
static bool
fit_row(GovAlignment *al, int run, const Cells *c, int width, GovFit *fit)
{
	Witness		w;
	int			from;

	if (width == GOV_NREMEDIES && (tabs_behind(al, c->n - width) || gov_ends_under_head(al, run, c->n, width)))
	{
		gov_take(c, 0, width, fit);
		return true;
	}
	hear_witnesses(al, run, c, width, &w);
	/* no full row, but together the rows show where the values stand */
	if (w.lead < 0 && w.alike > 0 && w.widest - w.narrowest == width && w.widest <= c->n)
	{
		gov_take(c, c->n - w.widest, width, fit);
		return true;
	}
	from = c->n - w.trail - width;
	if (w.lead < 0 || !w.even_trail || from < 0 || c->lead < from || c->trail < w.trail)
		return false;
	gov_take(c, from, width, fit);
	return true;
}

/* Single cells: the ends of rows vary, so the row must fit exactly. */
static bool
fit_cells(GovAlignment *al, const GovMention *m, int run, const Cells *c, int width, GovFit *fit)
{
	Witness		w;
	int			from;
	bool		fits;

	hear_witnesses(al, run, c, width, &w);
	/* table 4 has no label that would tell where its row begins */
	if (width == GOV_NREMEDIES && (w.lead != 0 || w.trail != 0 || !w.even_lead || !w.even_trail ||
								   gov_tail_of_heads(al, run) != 0))
		return false;
	/* all rows have just the form's cells, and so has this */
	if (c->n == width && gov_rows_are_exact(al, run) &&
		(width > 2 || (m && gov_empty_behind_heads(al, m->first) == 0)))
	{
		gov_take(c, 0, width, fit);
		return true;
	}
	if (w.lead < 0)
	{
		/* no row of the text ends in a cell too many, and none was dropped */
		from = w.begins;
		fits = w.begins >= 0 && w.even_begin &&
			(c->n - from - c->trail == width ||
			 (width >= 3 && c->n - from == width && w.ends == 0 && w.full >= 3 && al->repeats));
	}
	else
	{
		from = w.lead;
		fits = w.even_lead && c->n - from - c->trail == width &&
			(c->trail == w.narrow || (c->trail < w.narrow && ends_table(al, &al->runs[run])) ||
			 ends_as_its_level(al, m, c));
		fits |= w.even_lead && w.even_trail && (al->repeats || (w.trail > 0 && w.tails > 1)) &&
			c->n - from - w.trail == width && c->trail >= w.trail &&
			(width > 2 || (m && gov_empty_behind_heads(al, m->first) == w.trail));
	}
	if (!fits || c->lead < from)
		return false;
	gov_take(c, from, width, fit);
	return true;
}

bool
gov_fit_by_witness(GovAlignment *al, const GovMention *m, int run, const Cells *c, int width, GovFit *fit)
{
	return al->runs[run].row ? fit_row(al, run, c, width, fit) : fit_cells(al, m, run, c, width, fit);
}

/* A row of nothing but empty cells, where full rows end without any. */
bool
gov_fit_blank(GovAlignment *al, int run, int n, int width, GovFit *fit)
{
	bool		witness = false;
	bool		other = false;

	for (uint32_t k = 0; k < al->nmentions; k++)
	{
		const GovMention *m = &al->mentions[k];
		Cells		w;

		if (!m->kept || m->run == run || al->runs[m->run].row || al->runs[m->run].printed == 0 ||
			!gov_same_manner(al, &al->runs[m->run], &al->runs[run]) ||
			(gov_expected_width(al, m) && (int) al->runs[m->run].printed != gov_expected_width(al, m)) || !gov_collect(al, m->run, &w))
			continue;
		if (gov_expected_width(al, m) != width)
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
		(n == width && gov_rows_are_exact(al, run));
	for (int c = 0; c < width; c++)
	{
		fit->cell[c] = NULL;
		fit->line[c] = tok(al, al->runs[run].first)->line;
	}
	return witness;
}

/*
 * Does the row of table 2 end in as many empty cells as all its rows of three?
 * Rows of two may end in one more, for the column that they don't have: just
 * as a doubled cell makes it.
 */
bool
gov_ends_as_others(const GovAlignment *al, int run, const Cells *c, int width)
{
	int			alike = c->lead == 0 && gov_common_tail(al, run) == c->trail ? 2 : 0;

	for (uint32_t k = 0; k < al->nmentions; k++)
	{
		const GovMention *o = &al->mentions[k];
		int			other = gov_expected_width(al, o);
		Cells		w;

		if (!o->kept || o->run == run || o->row >= LBL_APPLICATIONS || al->runs[o->run].row ||
			(other != 3 && (width == 2 || other != 1)) ||
			(int) al->runs[o->run].printed != other ||
			!gov_same_manner(al, &al->runs[o->run], &al->runs[run]) || !gov_collect(al, o->run, &w))
			continue;
		if (w.lead == c->lead && w.lead + w.trail + w.printed == w.n && w.trail == c->trail)
			alike++;
		else if (other == 3)
			return false;
	}
	return alike >= 2;
}

/* Are the empty cells ahead of the first value all on the line of the last head? */
bool
gov_lead_is_heads(const GovAlignment *al, int run)
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
	int			tail = gov_last_tail(al);
	int			heads = gov_tail_of_heads(al, run);
	Cells		c;

	if (r->row || r->printed == GOV_NREMEDIES || tail < 0 || heads < 0 || !gov_collect(al, run, &c) ||
		heads != gov_common_tail(al, run) || c.lead < heads || c.trail < tail ||
		c.n != heads + GOV_NREMEDIES + tail)
		return false;
	gov_take(&c, heads, GOV_NREMEDIES, fit);
	return true;
}
