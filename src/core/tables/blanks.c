/*
 * blanks.c
 *		Tables beside each other whose cells are set by blanks.
 *
 * Columns don't show there.  A half begins where the line's first words are
 * printed again, or at words behind values; where labels are printed once, each
 * half has as many values.
 */
#include "core/tables/halves.h"

/* A line of words, or a printed row: cells from..to-1. */
typedef struct Line
{
	uint32_t	from;
	uint32_t	to;
	int			values;
	int			parts;			/* words behind values begin another */
	uint32_t	repeats;		/* the first cell that repeats an earlier one */
	int			times;			/* how often that one is printed */
	int			telling;		/* words of the form that come again, in order */
} Line;

/* A printed row, or a line of words; running text is one line of many rows. */
static bool
is_same_line(const GovCell *a, const GovCell *b)
{
	return a->line == b->line && a->row == b->row;
}

/* Do the words from a on come again from b on, all of them? */
static int
come_again(const GovGrid *g, uint32_t a, uint32_t b, uint32_t to)
{
	int			telling = 0;

	for (uint32_t i = 0; a + i < b; i++)
	{
		if (b + i >= to || g->cells[a + i].kind != g->cells[b + i].kind)
			return 0;
		if (g->cells[a + i].kind == GOV_CELL_VALUE)
			continue;
		if (!gov_tables_halves_same_words(&g->cells[a + i], &g->cells[b + i]))
			return telling;
		telling += gov_tables_halves_is_telling(&g->cells[a + i]);
	}
	return telling;
}

static Line
line_at(const GovGrid *g, uint32_t from)
{
	Line		l = {from, from, 0, 1, 0, 1, 0};
	uint32_t	earlier = from;

	for (; l.to < g->ncells && is_same_line(&g->cells[from], &g->cells[l.to]); l.to++)
	{
		const GovCell *c = &g->cells[l.to];

		l.values += c->kind == GOV_CELL_VALUE;
		l.parts += l.to > from && c->kind == GOV_CELL_TEXT && c[-1].kind == GOV_CELL_VALUE;
		for (uint32_t i = from; i < l.to && l.to - from < GOV_MAX_HALF && l.repeats == 0; i++)
			if (gov_tables_halves_same_words(&g->cells[i], c))
			{
				l.repeats = l.to;
				earlier = i;
			}
		l.times += l.repeats && gov_tables_halves_same_words(&g->cells[earlier], c);
	}
	if (l.repeats)
		l.telling = come_again(g, earlier, l.repeats, l.to);
	return l;
}

/* Names of outcomes, which are the same for each remedy: as many for each half? */
static bool
are_outcomes(const GovGrid *g, const Line *l, int halves)
{
	for (uint32_t i = l->from; i < l->to; i++)
		if (g->cells[i].label != LBL_HEAD_OUTCOME && g->cells[i].label != LBL_CONCLUDED)
			return false;
	return (l->to - l->from) % (uint32_t) halves == 0;
}

static void
mark_outcomes(GovCopies *copies, const Line *l, const GovHalves *h)
{
	uint32_t	each = (l->to - l->from) / (uint32_t) h->n;

	for (uint32_t i = l->from; i < l->to; i++)
		copies->of_cell[i] = gov_tables_halves_copy(h, (int) ((i - l->from) / each));
}

/* Half k begins at the cells that repeat the line's first words, or follow values. */
static void
mark_by_words(GovCopies *copies, const Line *l, const GovHalves *h)
{
	const GovGrid *g = copies->g;
	int			half = 0;

	for (uint32_t i = l->from; i < l->to; i++)
	{
		const GovCell *c = &g->cells[i];

		if (i > l->from && c->kind == GOV_CELL_TEXT &&
			(l->parts == h->n ? c[-1].kind == GOV_CELL_VALUE :
			 l->repeats && gov_tables_halves_same_words(&g->cells[l->repeats], c) && i >= l->repeats))
			half++;
		copies->of_cell[i] = l->repeats || l->parts > 1 ? gov_tables_halves_copy(h, half) : GOV_COPY_SHARED;
	}
}

/* Labels are printed once: as many values each, or nothing shows whose they are. */
static void
mark_by_number(GovCopies *copies, const Line *l, const GovHalves *h)
{
	const GovGrid *g = copies->g;
	bool		even = l->values % h->n == 0;
	int			k = 0;

	for (uint32_t i = l->from; i < l->to; i++)
		if (g->cells[i].kind == GOV_CELL_TEXT)
			copies->of_cell[i] = GOV_COPY_SHARED;
		else
			copies->of_cell[i] = even ? gov_tables_halves_copy(h, k++ / (l->values / h->n)) : GOV_COPY_OTHER;
}

/* A table set by blanks, in cells from ... to - 1. */
static void
table_of_blanks(GovCopies *copies, uint32_t from, uint32_t to)
{
	const GovGrid *g = copies->g;
	GovHalves	h = {0, 0, 1, -1, false};
	int			labels = 0;
	int			heads = 0;
	uint32_t	first = to;		/* row of values */

	for (uint32_t i = from; i < to;)
	{
		Line		l = line_at(g, i);

		if (first == to && l.values > 0 && g->cells[i].row && gov_tables_year_named(&g->cells[i]) == 0)
			first = i;
		if (l.repeats && l.times > h.n)
			h.n = l.times;
		labels += l.telling > 0 && l.values > 0 && l.parts > 1;
		heads += l.telling > 1 && l.values == 0;
		i = l.to;
	}
	if (labels + heads == 0 || first == to)
		return;
	if (h.n > GOV_MAX_COPIES)
		return;
	gov_tables_halves_find_own(copies, first, &h);
	gov_tables_halves_note(copies, &h);
	for (uint32_t i = from; i < to;)
	{
		Line		l = line_at(g, i);

		if (l.values == 0 && are_outcomes(g, &l, h.n))
			mark_outcomes(copies, &l, &h);
		else if (labels > 0 || l.values == 0)
			mark_by_words(copies, &l, &h);
		else
			mark_by_number(copies, &l, &h);
		i = l.to;
	}
}

/* Does the cell end a table that is set by blanks? */
static bool
ends_table(const GovGrid *g, const GovCell *c)
{
	return c->label == LBL_SECTION || c->label == LBL_PROSE || (c->row && gov_is_bordered(&g->rows[c->row - 1]));
}

void
gov_tables_halves_find_in_blanks(GovCopies *copies)
{
	const GovGrid *g = copies->g;
	bool		found = false;
	uint64_t	seen = 0;

	/* lines that print words of the form twice are rare */
	for (uint32_t i = 0; i < g->ncells && !found; i++)
	{
		const GovCell *c = &g->cells[i];

		if (i == 0 || !is_same_line(&c[-1], c))
			seen = 0;
		if (!gov_tables_halves_is_telling(c))
			continue;
		found = (seen & (UINT64_C(1) << c->label)) != 0;
		seen |= UINT64_C(1) << c->label;
	}
	for (uint32_t i = 0; found && i < g->ncells;)
	{
		uint32_t	to = i;

		gov_check_interrupt(copies->a);
		while (to < g->ncells && !ends_table(g, &g->cells[to]))
			to++;
		table_of_blanks(copies, i, to);
		i = to + 1;
	}
}
