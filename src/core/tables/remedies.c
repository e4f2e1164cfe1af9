/*
 * remedies.c
 *		Table 4: fifteen cells, five outcomes of three remedies.
 *
 * The form prints them as one row under two or three rows of heads.  Offices
 * print them as a row a remedy, a row an outcome, or three tables, too.  What
 * a value is follows from the words on its row and the heads above it.
 */
#include "core/tables/assign.h"
#include "core/tables/remedies.h"

#include <stdlib.h>
#include <string.h>

#define MAX_HEADS		64
#define MIN_LABELLED	10		/* values on a row whose words are strange, for
								 * it to be the table's */
#define MAX_BREAK_BYTES 120		/* of words that break a row in two */

#define NOUTCOMES		5
#define NREMEDIES_		3

typedef enum HeadKind
{
	HEAD_REMEDY, HEAD_LITIGATION, HEAD_OUTCOME
} HeadKind;

typedef struct Head
{
	HeadKind	kind;
	int			n;				/* remedy or outcome */
	uint32_t	cell;
} Head;

typedef struct Reader
{
	GovAssigner *as;
	GovRemedies *out;
	Head		heads[MAX_HEADS];	/* since the last values */
	int			nheads;
	bool		pieces;			/* heads that can't be told */
	int			remedy;			/* that a heading names; -1: none */
	uint32_t	last_head;		/* cell + 1 */
	uint32_t	printed;
	bool		by_lines;		/* parts on lines of their own were read */
} Reader;

/* false: the cell is no head of table 4. */
static bool
head_of(const GovCell *c, Head *h)
{
	h->kind = HEAD_OUTCOME;
	h->n = c->column;
	switch (c->label)
	{
		case LBL_HEAD_REMEDY:
			h->kind = c->column == REMEDY_LITIGATION ? HEAD_LITIGATION : HEAD_REMEDY;
			return true;
		case LBL_HEAD_OUTCOME:
			return true;
		case LBL_CONCLUDED:
			h->n = GOV_REMEDY_TOTAL;
			return true;
		default:
			return false;
	}
}

static bool
set_cell(GovRemedies *out, int slot, const GovCell *c, uint32_t line)
{
	if (out->seen[slot])
	{
		const GovCell *before = out->cell[slot];

		/* printed twice: fine when both agree */
		if (!before || !c || before->value_kind != c->value_kind || before->value != c->value)
			out->conflict = before != c;
		return !out->conflict;
	}
	out->seen[slot] = true;
	out->cell[slot] = c;
	out->line[slot] = line;
	return true;
}

/* Do the outcomes that are there stand in the form's order, remedy by remedy? */
static bool
outcomes_ascend(const Reader *r)
{
	int			last = -1;

	for (int i = 0; i < r->nheads; i++)
	{
		if (r->heads[i].kind != HEAD_OUTCOME)
			continue;
		/* behind a total, or where one is lost, the next remedy's begin */
		if (r->heads[i].n < last && last != GOV_REMEDY_TOTAL && !r->pieces)
			return false;
		last = r->heads[i].n;
	}
	return true;
}

/*
 * The order of the outcomes, as the heads have it: another one than the form's
 * only if all are there, in the same order for each remedy.
 */
static bool
order_of_outcomes(const Reader *r, int *order)
{
	int			n = 0;
	int			seen = 0;
	bool		same = true;

	for (int i = 0; i < r->nheads; i++)
	{
		int			o = r->heads[i].n;

		if (r->heads[i].kind != HEAD_OUTCOME)
			continue;
		if (n < NOUTCOMES)
		{
			order[n] = o;
			seen |= 1 << o;
		}
		else
			same &= o == order[n % NOUTCOMES];
		n++;
	}
	if (n > 0 && n % NOUTCOMES == 0 && same && seen == (1 << NOUTCOMES) - 1 && !r->pieces)
		return true;
	for (int i = 0; i < NOUTCOMES; i++)
		order[i] = i;
	return outcomes_ascend(r);
}

/* The order of the remedies. */
static bool
order_of_remedies(const Reader *r, int *order)
{
	int			sub[NREMEDIES_];
	int			nsub = 0;
	int			n = 0;
	bool		litigation = false;

	for (int i = 0; i < r->nheads; i++)
	{
		litigation |= r->heads[i].kind == HEAD_LITIGATION;
		if (r->heads[i].kind == HEAD_REMEDY && r->heads[i].n > 0 && nsub < 2)
			sub[nsub++] = r->heads[i].n;
	}
	for (int i = 0; i < r->nheads && n < NREMEDIES_; i++)
	{
		const Head *h = &r->heads[i];

		if (h->kind == HEAD_REMEDY && (h->n == 0 || !litigation))
			order[n++] = h->n;
		else if (h->kind == HEAD_LITIGATION)
			for (int k = 0; k < 2 && n < NREMEDIES_; k++)
				order[n++] = nsub == 2 ? sub[k] : k + 1;
	}
	if (n == NREMEDIES_)
		return order[0] != order[1] && order[1] != order[2] && order[0] != order[2];
	for (int i = 1; i < n; i++)
		if (order[i] < order[i - 1])
			return false;
	for (int i = 0; i < NREMEDIES_; i++)
		order[i] = i;
	return true;
}

/* Heads on printed rows as wide as the values': which cell is a column? */
static bool
map_columns(const Reader *r, const GovRun *run, int *place)
{
	const GovAlignment *al = r->as->al;
	const GovGridRow *row = gov_row_of(al, run->row);
	int			seen = 0;

	if (row->border == GOV_BORDER_SPACES || row->seps >= GOV_MAX_COLUMNS)
		return false;
	for (int i = 0; i < GOV_MAX_COLUMNS; i++)
		place[i] = -1;
	for (int i = 0; i < r->nheads; i++)
	{
		const GovCell *c = gov_cell(al, r->heads[i].cell);
		int			remedy = -1;
		int			start = -1;
		int			differ;

		if (r->heads[i].kind != HEAD_OUTCOME)
			continue;
		if (!c->row || c->row == run->row || gov_row_of(al, c->row)->border != row->border)
			return false;
		/* the separator at a row's end may be missing */
		differ = abs(gov_row_of(al, c->row)->seps - row->seps);
		if (differ > 1 || (differ == 1 && c->seps >= GOV_NREMEDIES))
			return false;
		/* the narrowest head above it */
		for (int k = 0; k < r->nheads; k++)
		{
			const GovCell *h = gov_cell(al, r->heads[k].cell);
			int			end = row->seps + 1;

			if (r->heads[k].kind != HEAD_REMEDY || !h->row)
				continue;
			if (h[1].row == h->row && r->heads[k].cell + 1 < al->g->ncells)
				end = h[1].seps;
			if (h->seps <= c->seps && c->seps < end && h->seps > start)
			{
				start = h->seps;
				remedy = r->heads[k].n;
			}
		}
		if (remedy < 0)
			return false;
		place[c->seps] = remedy * NOUTCOMES + r->heads[i].n;
		seen |= 1 << place[c->seps];
	}
	return seen == (1 << GOV_NREMEDIES) - 1;
}

static bool
read_by_columns(Reader *r, const GovRun *run)
{
	const GovAlignment *al = r->as->al;
	int			place[GOV_MAX_COLUMNS];
	const GovCell *at[GOV_NREMEDIES] = {0};
	const GovGridRow *row;

	if (!run->row || !map_columns(r, run, place))
		return false;
	row = gov_row_of(al, run->row);
	for (uint32_t i = row->first; i < row->first + row->ncells; i++)
	{
		const GovCell *c = gov_cell(al, i);

		if (place[c->seps] >= 0)
			at[place[c->seps]] = c;
		else if (i >= run->first && i < run->end)
			return false;
	}
	for (int i = 0; i < GOV_NREMEDIES; i++)
		set_cell(r->out, i, at[i], row->line);
	return true;
}

/* The words that say what the values of a run are; NULL: none do. */
static const GovCell *
words_of(const GovAlignment *al, const GovRun *run)
{
	const GovCell *c = run->first > 0 ? gov_cell(al, run->first - 1) : NULL;

	if (!c || gov_cell_is_value(c) || (run->row && c->row != run->row))
		return NULL;
	return c;
}

/* Values of one remedy, or of one outcome, by the words on their row. */
static bool
read_part(Reader *r, const GovRun *run)
{
	const GovAlignment *al = r->as->al;
	const GovCell *words = words_of(al, run);
	uint32_t	n = run->end - run->first;
	int			outcomes[NOUTCOMES];
	int			remedies[NREMEDIES_];
	Head		h = {HEAD_OUTCOME, -1, 0};
	bool		named = words && head_of(words, &h);
	int			outcomes_above = 0;
	Reader		above = *r;

	/* the words of the row itself are no heads; above them, all outcomes are
	 * those of a whole table */
	if (named && above.nheads > 0 && gov_cell(al, above.heads[above.nheads - 1].cell) == words)
		above.nheads--;
	for (int i = 0; i < above.nheads; i++)
		outcomes_above += above.heads[i].kind == HEAD_OUTCOME;
	if (outcomes_above > NOUTCOMES)
		return false;
	if (n == NOUTCOMES && order_of_outcomes(named && h.kind == HEAD_REMEDY ? &above : r, outcomes))
	{
		int			remedy = named && h.kind == HEAD_REMEDY ? h.n : r->remedy;

		/* heads of a table of its own: outcomes, under one remedy */
		if (remedy < 0)
			return false;
		r->by_lines |= run->row == 0;
		for (int i = 0; i < NOUTCOMES; i++)
			set_cell(r->out, remedy * NOUTCOMES + outcomes[i], gov_cell(al, run->first + (uint32_t) i),
					 gov_cell(al, run->first)->line);
		return true;
	}
	if (!named || h.kind != HEAD_OUTCOME || outcomes_above > 0)
		return false;
	r->by_lines |= run->row == 0;
	if (n == NREMEDIES_ && order_of_remedies(&above, remedies))
	{
		for (int i = 0; i < NREMEDIES_; i++)
			set_cell(r->out, remedies[i] * NOUTCOMES + h.n, gov_cell(al, run->first + (uint32_t) i),
					 gov_cell(al, run->first)->line);
		return true;
	}
	if (n == 1 && r->remedy >= 0)
		return set_cell(r->out, r->remedy * NOUTCOMES + h.n, gov_cell(al, run->first),
						gov_cell(al, run->first)->line);
	return false;
}

/* All fifteen, in runs from..to: broken over lines, or by furniture. */
static bool
read_whole(Reader *r, uint32_t from, uint32_t to)
{
	const GovAlignment *al = r->as->al;
	int			outcomes[NOUTCOMES];
	int			remedies[NREMEDIES_];
	GovFit		fit;
	int			n = 0;

	if (!order_of_outcomes(r, outcomes) || !order_of_remedies(r, remedies))
		return false;
	if (from == to)
	{
		if (!gov_assign_unlabelled(r->as, (int) from, r->last_head, &fit))
			return false;
	}
	else
	{
		for (uint32_t k = from; k <= to; k++)
			for (uint32_t i = al->runs[k].first; i < al->runs[k].end; i++)
			{
				if (n == GOV_NREMEDIES || !gov_cell_is_value(gov_cell(al, i)))
					return false;
				fit.cell[n] = gov_cell(al, i);
				fit.line[n++] = gov_cell(al, i)->line;
			}
		if (n != GOV_NREMEDIES || al->runs[to].crowded)
			return false;
	}
	for (int i = 0; i < GOV_NREMEDIES; i++)
		set_cell(r->out, remedies[i / NOUTCOMES] * NOUTCOMES + outcomes[i % NOUTCOMES], fit.cell[i], fit.line[i]);
	return true;
}

/* Do the values go on in the next run? */
static bool
goes_on(const GovAlignment *al, uint32_t k, uint32_t end)
{
	const GovRun *a = &al->runs[k];
	const GovRun *b = &al->runs[k + 1];

	if (k + 1 >= al->nruns || b->first >= end || b->printed == 0)
		return false;
	if (a->crowded)
		return true;
	return b->first == a->end + 1 && !a->row && !b->row && gov_cell(al, a->end)->label == LBL_UNKNOWN &&
		gov_cell(al, a->end)->len <= MAX_BREAK_BYTES;
}

/* Returns the last run that was read or left out. */
static uint32_t
read_run(Reader *r, uint32_t k, uint32_t end)
{
	const GovAlignment *al = r->as->al;
	const GovRun *run = &al->runs[k];
	uint32_t	to = k;
	uint32_t	cells = run->printed;
	Head		h;
	const GovCell *words = words_of(al, run);

	/* strange words on the row: a table of another kind */
	if (!run->bare && run->row && run->printed < MIN_LABELLED && !(words && head_of(words, &h)))
		return k;
	r->out->found = true;
	r->printed += run->printed;
	if (read_by_columns(r, run) || read_part(r, run))
		return k;
	while (cells < GOV_NREMEDIES && goes_on(al, to, end))
	{
		cells += al->runs[++to].printed;
		r->printed += al->runs[to].printed;
	}
	if (!read_whole(r, k, to))
		r->out->bad = true;
	return to;
}

static void
note_head(Reader *r, uint32_t i)
{
	const GovCell *c = gov_cell(r->as->al, i);
	Head		h;

	r->last_head = i + 1;
	if (!head_of(c, &h))
	{
		r->pieces |= c->label != LBL_SECTION && c->label != LBL_DECOR;
		return;
	}
	h.cell = i;
	/* what follows is of this remedy, unless other heads say otherwise */
	if (h.kind == HEAD_REMEDY)
		r->remedy = r->nheads > 0 && r->heads[r->nheads - 1].kind != HEAD_OUTCOME ? -1 : h.n;
	else if (h.kind == HEAD_LITIGATION)
		r->remedy = -1;
	if (r->nheads < MAX_HEADS)
		r->heads[r->nheads++] = h;
}

/* A row of fifteen empty cells, of which only the borders are left. */
static bool
is_blank_row(GovAssigner *as, uint32_t row)
{
	const GovLayout *l = gov_layout_of(as, true);
	const GovGridRow *g = gov_row_of(as->al, row);

	return g->ncells == 0 && g->seps + 1 - (g->lead && l->lead_frame) - (g->tail && l->tail_frame) >= GOV_NREMEDIES;
}

/* Where table 4 ends: at the next heading, or the next row of another table. */
static uint32_t
end_of_table(const GovAlignment *al)
{
	bool		heading = false;

	for (uint32_t i = al->remedies; i < al->g->ncells; i++)
	{
		const GovCell *c = gov_cell(al, i);

		if (gov_cell_is_value(c))
			continue;
		if (c->label == LBL_SECTION && c->number != 4)
			return i;
		if (c->label == LBL_PROSE && heading)
			return i;
		if (LBL_IS_ROW(c->label) && c->label != LBL_CONCLUDED && c->label != LBL_REMAINING)
			return i;
		heading |= LBL_IS_HEAD(c->label);
	}
	return al->g->ncells;
}

void
gov_remedies_read(GovAssigner *as, GovRemedies *out)
{
	const GovAlignment *al = as->al;
	Reader		r = {.as = as,.out = out,.remedy = -1};
	uint32_t	end = end_of_table(al);
	uint32_t	blank = 0;		/* printed row */

	memset(out, 0, sizeof(*out));
	for (uint32_t i = al->remedies; i < end; i++)
	{
		int			k = al->run_at[i];

		if (!gov_cell_is_value(gov_cell(al, i)))
		{
			note_head(&r, i);
			continue;
		}
		if (k < 0 || al->runs[k].taken)
			continue;
		k = (int) read_run(&r, (uint32_t) k, end);
		i = al->runs[k].end - 1;
		out->last_run = (uint32_t) k;
		if (out->bad)
			break;
		/* a table of its own for each remedy has heads of its own */
		if (al->runs[k].row == 0 || al->runs[k].bare)
			r.nheads = 0;
	}
	out->first_line = al->remedies < end ? gov_cell(al, al->remedies)->line : 0;
	out->heads = r.last_head > 0;
	out->printed = r.printed;
	for (uint32_t row = 1; row <= al->g->nrows && !out->found; row++)
		if (gov_row_of(al, row)->first > al->remedies && gov_row_of(al, row)->first <= end && is_blank_row(as, row))
			blank = row;
	if (!out->found && r.last_head > 0)
	{
		GovFit		fit;

		if (blank || gov_assign_unlabelled(as, -1, r.last_head, &fit))
		{
			out->found = true;
			for (int i = 0; i < GOV_NREMEDIES; i++)
				set_cell(out, i, NULL, blank ? gov_row_of(al, blank)->line : gov_cell(al, r.last_head)->line - 1);
		}
	}
	/* parts on lines of their own prove something only all together */
	for (int i = 0; r.by_lines && i < GOV_NREMEDIES; i++)
		out->bad |= !out->seen[i];
	out->bad |= out->conflict;
}
