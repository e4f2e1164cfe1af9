/*
 * remedies.c
 *		Table 4: fifteen cells, five outcomes of three remedies.
 *
 * The form prints them as one row under two or three rows of heads.  Offices
 * print them as a row a remedy, a row an outcome, a line a cell, or three
 * tables, too; with columns in another order, more or fewer.  What a value is
 * follows from the words on its row, the heads above it and the heading above
 * these: together they must name a remedy and an outcome.
 */
#include "core/tables/remedies.h"

#include "core/tables/remedy_heads.h"

#include <stdlib.h>
#include <string.h>

#define MIN_LABELLED	10		/* values on a row whose words are strange,
								 * for it to be the table's */
#define MIN_KNOWN_HEADS	4
#define MAX_BREAK_BYTES 120		/* of words that break a row in two */

#define NOUTCOMES		GOV_NOUTCOMES
#define NREMEDY_KINDS	GOV_NREMEDY_KINDS

typedef struct Reader
{
	GovAssigner *as;
	GovRemedies *out;
	GovRemedyHeads above;		/* heads of the columns in force */
	GovRemedyHeads pending;		/* what was read since the last values */
	bool		pieces;			/* words among the heads that can't be told */
	bool		strange;		/* of other characters than heads have */
	int			remedy;			/* that a heading names; or GOV_REMEDY_NONE */
	uint32_t	last_head;		/* cell + 1 */
	bool		by_lines;		/* parts on lines of their own were read */
} Reader;


/* ------------------------------------------------------------------ values */

static bool
set_cell(GovRemedies *out, int slot, const GovCell *c, uint32_t line)
{
	if (out->seen[slot])
	{
		const GovCell *before = out->cell[slot];

		/* printed twice: fine when both agree */
		if (!before || !c || before->value_kind != c->value_kind || before->value != c->value)
			out->conflict |= before != c;
		return !out->conflict;
	}
	out->seen[slot] = true;
	out->cell[slot] = c;
	out->line[slot] = line;
	return true;
}

static int
slot_of(const GovRemedyHead *h, const GovRemedyHead *label)
{
	int			remedy = h->remedy != GOV_REMEDY_NONE ? h->remedy : label->remedy;
	int			outcome = h->outcome != GOV_REMEDY_NONE ? h->outcome : label->outcome;

	return remedy * NOUTCOMES + outcome;
}

/* The cell of a printed row under a head. */
static const GovCell *
cell_under(const GovAlignment *al, const GovGridRow *row, const GovCell *head)
{
	for (uint32_t i = row->first; i < row->first + row->ncells; i++)
		if (gov_cell(al, i)->seps == head->seps)
			return gov_cell(al, i);
	return NULL;
}

/* Is each value of the run under one of the columns' heads? */
static bool
is_under_heads(const GovAlignment *al, const GovRun *run, const GovRemedyColumns *columns)
{
	for (uint32_t i = run->first; i < run->end; i++)
	{
		bool		found = false;

		for (int k = 0; k < columns->n; k++)
			found |= gov_cell(al, columns->items[k].cell)->seps == gov_cell(al, i)->seps;
		if (!found || gov_cell(al, i)->span > 0)
			return false;
	}
	return true;
}

/*
 * Do heads of several cells stand over one column?  They are those of two tables,
 * the first of which has lost its values, or has none.
 */
static bool
share_a_column(const GovAlignment *al, const GovRemedyColumns *columns, const GovRemedyHead *label)
{
	for (int i = 0; i < columns->n; i++)
		for (int k = 0; k < i; k++)
		{
			const GovRemedyHead *a = &columns->items[i];
			const GovRemedyHead *b = &columns->items[k];

			if (gov_cell(al, a->cell)->seps == gov_cell(al, b->cell)->seps && slot_of(a, label) != slot_of(b, label))
				return true;
		}
	return false;
}

/* Values under the heads of printed rows as wide as their own. */
static bool
take_by_place(Reader *r, const GovRun *run, const GovRemedyColumns *columns, const GovRemedyHead *label)
{
	const GovAlignment *al = r->as->al;
	const GovGridRow *row = run->row ? gov_row_of(al, run->row) : NULL;

	if (!row || row->border == GOV_BORDER_SPACES)
		return false;
	for (int i = 0; i < columns->n; i++)
	{
		const GovCell *head = gov_cell(al, columns->items[i].cell);

		if (!head->row || head->row == run->row || !gov_is_as_wide(gov_row_of(al, head->row), row))
			return false;
	}
	if (!is_under_heads(al, run, columns) || share_a_column(al, columns, label))
		return false;
	for (int i = 0; i < columns->n; i++)
		if (!columns->items[i].aside)
			set_cell(r->out, slot_of(&columns->items[i], label),
					 cell_under(al, row, gov_cell(al, columns->items[i].cell)), row->line);
	return true;
}

/* As many values as columns, in their order. */
static bool
take_in_order(Reader *r, const GovRun *run, const GovRemedyColumns *columns, const GovRemedyHead *label)
{
	const GovAlignment *al = r->as->al;
	GovFit		fit;
	int			n = columns->n;

	/* an empty remark behind the values; one that is printed is no number */
	while (n > 0 && columns->items[n - 1].aside && (int) (run->end - run->first) < n &&
		   gov_cell(al, run->end - 1)->value_kind == GOV_VALUE_NUMBER)
		n--;
	if (!columns->in_order || n > GOV_MAX_WIDTH || run->crowded ||
		(int) (run->end - run->first) != n || !gov_tables_assign_all(r->as, run, &fit))
		return false;
	for (int i = 0; i < n; i++)
		if (!columns->items[i].aside)
			set_cell(r->out, slot_of(&columns->items[i], label), fit.cell[i],
					 gov_cell(al, run->first)->line);
	return true;
}

/*
 * full: the columns of the form.  Where some of the words above can't be told,
 * fewer columns may be all that is left of the form's.
 */
static bool
take(Reader *r, const GovRun *run, const GovRemedyColumns *columns, int full, const GovRemedyHead *label)
{
	int			n = 0;

	for (int i = 0; i < columns->n; i++)
		n += !columns->items[i].aside;
	if (r->pieces && n < full)
		return false;
	return take_by_place(r, run, columns, label) || take_in_order(r, run, columns, label);
}


/* ------------------------------------------------------------------- bands */

/*
 * The label of a run's row: words on its own printed row, or, on lines of their own,
 * the last ones ahead of it.  Takes it off the heads.
 */
static GovRemedyHead
take_label(const GovAlignment *al, const GovRun *run, GovRemedyHeads *heads)
{
	GovRemedyHead label = {GOV_REMEDY_NONE, GOV_REMEDY_NONE, false, 0};

	while (heads->n > 0)
	{
		const GovRemedyHead *last = &heads->items[heads->n - 1];

		if (run->row ? gov_cell(al, last->cell)->row != run->row : label.cell > 0)
			break;
		if (last->aside)
			break;
		if (label.cell == 0)
			label = *last;
		else if (last->remedy != GOV_REMEDY_SEVERAL)
		{
			/* heads and values on one row: rows that have run together */
			label.remedy = label.outcome = GOV_REMEDY_NONE;
			break;
		}
		heads->n--;
	}
	if (label.remedy == GOV_REMEDY_SEVERAL)
		label.remedy = GOV_REMEDY_NONE;
	return label;
}

/* Values of one remedy, or of one outcome, or of one cell, by the words on their row. */
static bool
read_labelled(Reader *r, const GovRun *run, GovRemedyHeads *heads, const GovRemedyHead *label)
{
	const GovAlignment *al = r->as->al;
	GovRemedyColumns columns;
	GovRemedyHead section = {(int8_t) r->remedy, GOV_REMEDY_NONE, false, 0};

	if (gov_is_remedy_alone(label))
		return gov_tables_remedy_columns_of_one_kind(heads, true, &columns) && take(r, run, &columns, NOUTCOMES, label);
	if (!gov_is_outcome_alone(label))
		return false;
	if (gov_tables_remedy_columns_of_one_kind(heads, false, &columns) && columns.n > 1)
		return take(r, run, &columns, NREMEDY_KINDS, label);
	if (run->end != run->first + 1 || section.remedy == GOV_REMEDY_NONE || gov_tables_remedy_list_outcomes(heads, columns.items) > 0)
		return false;
	return set_cell(r->out, slot_of(label, &section), gov_cell(al, run->first),
					gov_cell(al, run->first)->line);
}

/*
 * Do all columns of the form stand behind one that it does not have, as of serial
 * numbers?  Then as many values as the form has columns may begin with one of that
 * column, and lack another.
 */
static bool
are_behind_another(const GovRemedyColumns *columns, const GovRemedyHeads *heads)
{
	return columns->n == GOV_NREMEDIES && heads->items[0].aside;
}

/* Values without a label: the heads, and the heading above them, say all. */
static bool
read_unlabelled(Reader *r, const GovRun *run, GovRemedyHeads *heads)
{
	const GovAlignment *al = r->as->al;
	GovRemedyColumns columns;
	GovRemedyHead section = {(int8_t) r->remedy, GOV_REMEDY_NONE, false, 0};

	if (gov_tables_remedy_columns_of_crosses(heads, &columns) && take(r, run, &columns, GOV_NREMEDIES, &section))
		return true;
	if (gov_tables_remedy_columns_by_place(al, heads, &columns) && take(r, run, &columns, GOV_NREMEDIES, &section))
		return true;
	if (gov_tables_remedy_columns_by_order(heads, &columns) && !are_behind_another(&columns, heads) &&
		take(r, run, &columns, GOV_NREMEDIES, &section))
		return true;
	return section.remedy != GOV_REMEDY_NONE && gov_tables_remedy_columns_of_one_kind(heads, true, &columns) &&
		take(r, run, &columns, NOUTCOMES, &section);
}

/*
 * Do two remedies stand ahead of outcomes on one row?  In the form, those of the first
 * remedy stand ahead of the names of the others, or on a row of their own.
 */
static bool
are_outcomes_behind(const GovAlignment *al, const GovRemedyHeads *heads)
{
	for (int i = 2; i < heads->n; i++)
	{
		const GovRemedyHead *h = &heads->items[i];
		uint32_t	row = gov_cell(al, h->cell)->row;

		if (row && gov_is_outcome_alone(h) && gov_is_remedy_alone(h - 1) && gov_is_remedy_alone(h - 2) &&
			gov_cell(al, h[-2].cell)->row == row &&
			(i == 2 || gov_cell(al, h[-3].cell)->row != row))
			return true;
	}
	return false;
}

/* Do the heads that can be told stand in the form's order?  Without any head the table
 * is read by position; but not where there are heads and few can be told. */
static bool
is_in_form_order(const Reader *r, GovRemedyHeads *heads)
{
	GovRemedyHead any[GOV_MAX_REMEDY_HEADS];
	bool		all;
	int			noutcomes = 0;
	int			last = GOV_REMEDY_NONE;
	int			last_remedy = GOV_REMEDY_NONE;

	all = gov_tables_remedy_list_outcomes(heads, any) == GOV_NREMEDIES;
	if ((r->strange && heads->n < MIN_KNOWN_HEADS) || are_outcomes_behind(r->as->al, heads))
		return false;
	for (int i = 0; i < heads->n; i++)
	{
		const GovRemedyHead *h = &heads->items[i];

		if (h->outcome != GOV_REMEDY_NONE)
		{
			/*
			 * behind a total, or where one is lost, the next remedy's begin;
			 * the first of them may be lost, too
			 */
			if (all ? h->outcome != noutcomes++ % NOUTCOMES :
				h->outcome < last && last != GOV_REMEDY_TOTAL && (!r->pieces || h->outcome > 1))
				return false;
			last = h->outcome;
		}
		else if (h->remedy != GOV_REMEDY_NONE && h->remedy != GOV_REMEDY_SEVERAL)
		{
			if (h->remedy < last_remedy)
				return false;
			last_remedy = h->remedy;
		}
		else if (h->aside)
			return false;
	}
	return true;
}

/* Is the k'th outcome of each remedy the sum of the others, and not of nothing? */
static bool
is_total(const GovFit *fit, int k)
{
	int64_t		all = 0;

	for (int first = 0; first < GOV_NREMEDIES; first += NOUTCOMES)
	{
		int64_t		sum = 0;

		for (int i = 0; i < NOUTCOMES; i++)
		{
			const GovCell *c = fit->cell[first + i];

			if (!c || c->value_kind != GOV_VALUE_NUMBER || c->value > INT32_MAX)
				return false;
			sum += i == k ? -c->value : c->value;
			all += c->value;
		}
		if (sum != 0)
			return false;
	}
	return all > 0;
}

/* Do the sums say that the total stands elsewhere than in the form? */
static bool
is_refuted(const GovFit *fit)
{
	if (is_total(fit, GOV_REMEDY_TOTAL))
		return false;
	for (int k = 0; k < GOV_REMEDY_TOTAL; k++)
		if (is_total(fit, k))
			return true;
	return false;
}

/* Where table 4 ends: at the next heading, or the next row of another table. */
static uint32_t
end_of_table(const GovAlignment *al)
{
	bool		heading = false;

	for (uint32_t i = al->remedies; i < al->g->ncells; i++)
	{
		const GovCell *c = gov_cell(al, i);

		if (c->label == LBL_SECTION && c->number != 4)
			return i;
		if (c->label == LBL_PROSE && heading)
			return i;
		if (LBL_IS_ROW(c->label) && !al->labels->rows[c->label].weak)
			return i;
		heading |= LBL_IS_HEAD(c->label);
	}
	return al->g->ncells;
}

/* Do the heads of table 4 name its outcomes in another order than the form's? */
static bool
are_outcomes_reordered(const GovAlignment *al)
{
	uint32_t	end = end_of_table(al);
	int			seen = 0;		/* bits: outcomes that are named one after the
								 * other */
	int			last = GOV_REMEDY_NONE;
	bool		ordered = true;

	for (uint32_t i = al->remedies; i < end; i++)
	{
		GovRemedyHead h;
		bool		outcome = gov_tables_remedy_head(al, i, &h) && gov_is_outcome_alone(&h);

		if (!outcome || (seen >> h.outcome & 1))
		{
			seen = 0;
			last = GOV_REMEDY_NONE;
			ordered = true;
		}
		if (!outcome)
			continue;
		seen |= 1 << h.outcome;
		/* where one is lost, the next remedy's may follow */
		ordered &= last == GOV_REMEDY_NONE || h.outcome == (last + 1) % NOUTCOMES;
		last = h.outcome;
		if (seen == (1 << NOUTCOMES) - 1 && !ordered)
			return true;
	}
	return false;
}

bool
gov_tables_is_reordered(GovAssigner *as)
{
	if (!as->outcomes.known)
		as->outcomes.n = are_outcomes_reordered(as->al);
	as->outcomes.known = true;
	return as->reordered || as->outcomes.n;
}

/* All fifteen in the form's order, in runs from..to: broken over lines, or by furniture. */
static bool
read_whole(Reader *r, uint32_t from, uint32_t to, GovRemedyHeads *heads)
{
	const GovAlignment *al = r->as->al;
	GovFit		fit;
	int			n = 0;

	GovRemedyHead any[GOV_MAX_REMEDY_HEADS];
	int			noutcomes;
	bool		all_heads;

	if (!is_in_form_order(r, heads))
		return false;
	noutcomes = gov_tables_remedy_list_outcomes(heads, any);
	/* heads that can all be told, of another table than the form's */
	if (!r->pieces && noutcomes > 0 && noutcomes != NOUTCOMES && noutcomes != GOV_NREMEDIES)
		return false;
	all_heads = noutcomes == GOV_NREMEDIES && gov_tables_remedy_list_remedies(heads, any) == NREMEDY_KINDS;
	if (from == to)
	{
		if (!gov_tables_assign_unlabelled(r->as, (int) from, r->last_head, &fit))
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
	/* the heads that are lost may have stood in another order */
	if (!all_heads && (gov_tables_is_reordered(r->as) || is_refuted(&fit)))
		return false;
	for (int i = 0; i < GOV_NREMEDIES; i++)
		set_cell(r->out, i, fit.cell[i], fit.line[i]);
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

/* Is it a row of another kind of table, with words of its own? */
static bool
is_strange_row(const Reader *r, const GovRun *run)
{
	GovRemedyHead h;

	return !run->bare && run->printed < MIN_LABELLED && !gov_tables_remedy_head(r->as->al, run->first - 1, &h);
}

/* The heads of the columns are those read since the last values, if there are any but
 * a label and a heading. */
static void
renew_heads(Reader *r, GovRemedyHeads *heads)
{
	GovRemedyHead any[GOV_MAX_REMEDY_HEADS];

	if (gov_tables_remedy_list_outcomes(heads, any) == 0 && gov_tables_remedy_list_remedies(heads, any) <= 1 && r->above.n > 0)
		return;
	r->above = *heads;
}

/* Returns the last run that was read or left out. */
static uint32_t
read_run(Reader *r, uint32_t k, uint32_t end)
{
	const GovAlignment *al = r->as->al;
	const GovRun *run = &al->runs[k];
	uint32_t	to = k;
	uint32_t	cells = run->printed;
	GovRemedyHeads heads = r->pending;
	GovRemedyHeads whole = r->pending;
	GovRemedyHead label;

	if (is_strange_row(r, run))
		return k;
	r->out->found = true;
	r->out->printed += run->printed;
	label = take_label(al, run, &heads);
	renew_heads(r, &heads);
	heads = r->above;
	if (read_labelled(r, run, &heads, &label))
	{
		r->by_lines |= run->row == 0;
		return k;
	}
	if (label.cell == 0 || !run->row)
	{
		if (whole.n == 0)
			whole = r->above;
		heads = whole;
		if (read_unlabelled(r, run, &heads))
		{
			r->above = whole;
			return k;
		}
	}
	while (cells < GOV_NREMEDIES && goes_on(al, to, end))
	{
		cells += al->runs[++to].printed;
		r->out->printed += al->runs[to].printed;
	}
	if (!read_whole(r, k, to, &whole))
		r->out->bad = true;
	return to;
}

static void
note_words(Reader *r, uint32_t i)
{
	const GovCell *c = gov_cell(r->as->al, i);
	GovRemedyHead h;

	r->last_head = i + 1;
	if (gov_tables_remedy_head(r->as->al, i, &h))
	{
		/* what follows is of this remedy, unless other heads say otherwise */
		if (gov_is_remedy_alone(&h))
			r->remedy = r->pending.n > 0 && gov_is_remedy_alone(&r->pending.items[r->pending.n - 1]) &&
				r->pending.items[r->pending.n - 1].remedy != GOV_REMEDY_SEVERAL ? GOV_REMEDY_NONE :
				h.remedy == GOV_REMEDY_SEVERAL ? GOV_REMEDY_NONE : h.remedy;
		gov_tables_remedy_add(&r->pending, h);
		return;
	}
	if (c->label == LBL_SECTION || c->label == LBL_DECOR || c->label == LBL_HEAD_CONTENT)
		return;
	r->pieces = true;
	r->strange |= c->label == LBL_UNKNOWN || c->label == LBL_PROSE;
}

/* A row of fifteen empty cells, of which only the borders are left. */
static bool
is_blank_row(GovAssigner *as, uint32_t row)
{
	const GovLayout *l = gov_tables_layout_of(as, true);
	const GovGridRow *g = gov_row_of(as->al, row);

	return g->ncells == 0 && g->seps + 1 - (g->lead && l->lead_frame) - (g->tail && l->tail_frame) >= GOV_NREMEDIES;
}

/* A table whose values are all blank. */
static void
read_blank_table(Reader *r, uint32_t end)
{
	const GovAlignment *al = r->as->al;
	uint32_t	blank = 0;		/* printed row */
	uint32_t	line;
	GovFit		fit;

	for (uint32_t row = 1; row <= al->g->nrows; row++)
		if (gov_row_of(al, row)->first > al->remedies && gov_row_of(al, row)->first <= end && is_blank_row(r->as, row))
			blank = row;
	if (!blank && !gov_tables_assign_unlabelled(r->as, -1, r->last_head, &fit))
		return;
	r->out->found = true;
	line = blank ? gov_row_of(al, blank)->line : gov_cell(al, r->last_head)->line - 1;
	for (int i = 0; i < GOV_NREMEDIES; i++)
		set_cell(r->out, i, NULL, line);
}

/* Is it a heading across the table rather than the label of an empty row?  Then other
 * heads follow. */
static bool
is_heading_row(const Reader *r, uint32_t cell, const GovRemedyHead *label)
{
	GovRemedyHead next;

	return cell + 1 < r->as->al->g->ncells && gov_tables_remedy_head(r->as->al, cell + 1, &next) &&
		gov_is_outcome_alone(&next) != gov_is_outcome_alone(label);
}

/* A printed row with nothing but its label, the last cell of it: its cells are blank. */
static void
read_blank_row(Reader *r, uint32_t cell)
{
	const GovAlignment *al = r->as->al;
	const GovCell *c = gov_cell(al, cell);
	const GovGridRow *row = c->row ? gov_row_of(al, c->row) : NULL;
	GovRemedyHeads heads = r->above;
	GovRemedyHead label;
	GovRemedyColumns columns;

	if (!row || row->ncells != 1 ||
		c->seps >= row->seps || !gov_tables_remedy_head(al, cell, &label) || is_heading_row(r, cell, &label))
		return;
	/* the first row of the table has the heads ahead of it */
	if (r->pending.n > 1)
	{
		heads = r->pending;
		heads.n--;
	}
	if (!gov_tables_remedy_columns_of_one_kind(&heads, gov_is_remedy_alone(&label), &columns) || columns.n < 2)
		return;
	for (int i = 0; i < columns.n; i++)
	{
		const GovCell *head = gov_cell(al, columns.items[i].cell);

		if (!head->row || head->row == c->row || gov_row_of(al, head->row)->seps != row->seps)
			return;
	}
	for (int i = 0; i < columns.n; i++)
		if (!columns.items[i].aside)
			set_cell(r->out, slot_of(&columns.items[i], &label), NULL, row->line);
	r->out->found = true;
	r->above = heads;
	r->pending.n = 0;
}

void
gov_tables_remedies_read(GovAssigner *as, GovRemedies *out)
{
	const GovAlignment *al = as->al;
	Reader		r;
	uint32_t	end = end_of_table(al);

	memset(out, 0, sizeof(*out));
	memset(&r, 0, sizeof(r));
	r.as = as;
	r.out = out;
	r.remedy = GOV_REMEDY_NONE;
	for (uint32_t i = al->remedies; i < end && !out->bad; i++)
	{
		int			k = al->run_at[i];

		if (!gov_cell_is_value(gov_cell(al, i)))
		{
			note_words(&r, i);
			read_blank_row(&r, i);
			continue;
		}
		if (k < 0 || al->runs[k].taken)
			continue;
		k = (int) read_run(&r, (uint32_t) k, end);
		i = al->runs[k].end - 1;
		out->last_run = (uint32_t) k;
		r.pending.n = 0;
	}
	out->first_line = al->remedies < end ? gov_cell(al, al->remedies)->line : 0;
	out->heads = r.last_head > 0;
	if (!out->found && r.last_head > 0)
		read_blank_table(&r, end);
	/* parts on lines of their own prove something only all together */
	for (int i = 0; r.by_lines && i < GOV_NREMEDIES; i++)
		out->bad |= !out->seen[i];
	out->bad |= out->conflict;
}
