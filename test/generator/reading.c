/*
 * reading.c
 *		What a text prints, by its tokens: the truth told again after damage,
 *		and the generator's own test.
 *
 * After damage every cell may be absent, but a number that is reported must
 * be the one first printed for the cell, or one that the damaged text prints
 * for it.  The latter are found by reading the tokens of the lines left as a
 * person would: a row is a label and, directly behind it, exactly as many
 * values as this text's columns have for it.  Nothing else makes another
 * reading right.
 */
#include "internal.h"

#include <stdio.h>

#define MAX_RUN			64
#define MAX_LABELS		256
#define MAX_TRIED		16

typedef struct Reading
{
	GenGenerator *g;
	bool		misread;		/* other readings count */
	bool		named;			/* whose figures stand where is plain: those
								 * of other sets are not the report's */
	int			begun;			/* set that the last line said to begin */
	bool		hits[GEN_NSETS][NROWS]; /* rows read as first printed */
	bool		seen[GOV_NSLOTS];	/* cells of the report's own rows among
									 * them */
	int			nmisread;		/* rows read with other numbers */
	GenToken	run[MAX_RUN];
	int			nrun;
	const GenLine *runline;
	GenToken	labels[MAX_LABELS]; /* since the last run */
	int			nlabels;
	bool		alone;			/* no label stood before the last run */
} Reading;

/* Also right, beside the number first printed. */
static void
add_other(GenTruth *t, int64_t value, int scale)
{
	if (t->nothers == GEN_MAXOTHER)
		return;
	t->others[t->nothers].value = value;
	t->others[t->nothers++].scale = (uint8_t) scale;
}

/* Are figures of this set, where they stand now, the report's as much as its
 * own? */
static bool
counts(const Reading *r, int set)
{
	if (set == 0)
		return true;
	if (r->g->plan.with & WITH_REPORTS)
		return r->begun == 0;
	return !r->named;
}

/* A bare number means what its place says: tens of thousands of yuan, say. */
static void
apply_unit(const Reading *r, int slot, const GenToken *t, int64_t *value, int *scale)
{
	*value = t->value;
	*scale = t->scale;
	if (t->unit)
		return;
	for (int k = gen_unit_zeros(r->g, slot); k > 0; k--)
	{
		if (*scale > 0)
			(*scale)--;
		else
			*value *= 10;
	}
}

/* All columns of the row, or all but an empty remark at its end. */
static bool
fits(const GenShape *s, int nvalues)
{
	return nvalues == s->n || (nvalues == s->n - 1 && s->n > 0 && s->slot[s->n - 1] < 0);
}

static void
assign(Reading *r, int row, const GenToken *run, int nrun)
{
	GenGenerator *g = r->g;
	int			set = nrun > 0 ? run[0].set : 0;
	bool		same = true;
	bool		firm = false;	/* a cell of the row must be found as it is */

	if (row < 0 || row >= NROWS || !fits(&g->shapes[row], nrun))
		return;
	for (int i = 0; i < nrun; i++)
	{
		int			slot = g->shapes[row].slot[i];
		const GenTruth *t;
		int64_t		value;
		int			scale;

		if (slot < 0)
			continue;
		t = &g->figures[set].cells[slot];
		apply_unit(r, slot, &run[i], &value, &scale);
		if (run[i].status == t->status && value == t->value && scale == t->scale)
		{
			/* legitimate even if the rest of the row is another's */
			if (set > 0 && t->status == GOV_REPORTED && r->misread && counts(r, set))
				add_other(&g->report.cells[slot], value, scale);
			continue;
		}
		same = false;
		firm = firm || !t->may;
		if (run[i].status == GOV_REPORTED && r->misread && counts(r, set))
			add_other(&g->report.cells[slot], value, scale);
	}
	if (same)
	{
		r->hits[set][row] = true;
		for (int i = 0; i < nrun && set == 0; i++)
			if (g->shapes[row].slot[i] >= 0)
				r->seen[g->shapes[row].slot[i]] = true;
	}
	else if (firm)
		r->nmisread++;
}

static void
flush(Reading *r)
{
	int			last = ROW_NONE;
	int			tried[MAX_TRIED];
	int			ntried = 0;

	if (r->nrun == 0)
		return;
	r->alone = r->nlabels == 0 && r->runline->row_a_line;
	for (int i = r->nlabels - 1; i >= 0 && ntried < MAX_TRIED; i--)
	{
		const GenToken *t = &r->labels[i];
		int			present = 0;
		bool		done = false;

		if (t->kind == TOKEN_GROUP)
			continue;
		if (t->row == ROW_NONE)
			break;
		for (int k = 0; k < ntried; k++)
			done = done || tried[k] == t->row;
		if (!done)
		{
			/* a whole label with pieces of another behind it has no numbers */
			for (int k = 0; k <= i; k++)
				present += r->labels[k].row == t->row;
			if (last == ROW_NONE || present < t->npieces)
				assign(r, t->row, r->run, r->nrun);
			if (last == ROW_NONE)
				last = t->row;
			tried[ntried++] = t->row;
		}
		if (t->piece == 0)
			break;
	}
	r->nlabels = 0;
}

/* A row may be whole here, or go on: read it, and keep its label. */
static void
flush_and_keep(Reading *r)
{
	int			nlabels = r->nlabels;

	flush(r);
	r->nlabels = nlabels;
}

/* A tag, or the pipes that stand for the cells that spans cover. */
static bool
ends_row(GenGenerator *g, const GenLine *l)
{
	if (l->table < 0 || l->ntokens > 0 || l->len == 0 || l->piped)
		return false;
	switch (g->report.layout[l->table])
	{
		case 2:
		case 3:
			for (uint32_t i = 0; i < l->len; i++)
				if (g->buf[l->off + i] != '|')
					return false;
			return true;
		case DRAW_HTML:
		case DRAW_DIVS:
		case DRAW_NESTED:
			return g->buf[l->off] == '<';
		default:
			return false;
	}
}

/* An empty cell of which no token is left. */
static void
add_blank(Reading *r, const GenLine *l)
{
	GenToken   *t;

	if (r->nlabels + r->nrun == 0 || r->nrun == MAX_RUN)
		return;
	t = &r->run[r->nrun++];
	memset(t, 0, sizeof(*t));
	t->status = GOV_BLANK;
	r->runline = l;
}

/*
 * A heading or a paragraph ends what stands before it; empty lines ahead of
 * it need not be cells.
 */
static void
end_table(Reading *r)
{
	int			n = r->nrun;

	flush_and_keep(r);
	while (r->nrun > 0 && r->run[r->nrun - 1].status == GOV_BLANK &&
		   r->run[r->nrun - 1].npieces == 0)
		r->nrun--;
	if (r->nrun < n)
		flush(r);
	r->nlabels = 0;
	r->nrun = 0;
}

static void
read_value(Reading *r, const GenLine *l, const GenToken *t)
{
	if (r->nrun > 0 && r->runline != l && (l->row_a_line || r->runline->row_a_line))
	{
		flush(r);
		r->nrun = 0;
	}
	else if (r->nrun > 0 && r->run[r->nrun - 1].set != t->set)
	{
		/* another year's values, behind the same label perhaps */
		flush_and_keep(r);
		r->nrun = 0;
	}
	if (r->nrun < MAX_RUN)
		r->run[r->nrun++] = *t;
	r->runline = l;
}

static void
read_label(Reading *r, const GenLine *l, const GenToken *t)
{
	int			layout = l->table >= 0 ? r->g->report.layout[l->table] : 0;
	GenToken   *label;

	if (r->nrun > 0 && t->kind == TOKEN_GROUP && l->table == GOV_REMEDIES)
	{
		/* a serial number before another year's values, under the same names */
		flush_and_keep(r);
		r->nrun = 0;
	}
	else if (r->nrun > 0)
	{
		flush(r);
		/* numbers before their label, where that is done */
		if (r->alone && t->kind == TOKEN_LABEL &&
			(layout == DRAW_TORN_ROWS || (layout >= DRAW_LABEL_BEFORE && layout <= DRAW_LABEL_BETWEEN) ||
			 t->piece > 0))
		{
			int			nmisread = r->nmisread;

			assign(r, t->row, r->run, r->nrun);
			r->nmisread = nmisread; /* only a possible reading */
		}
		r->nrun = 0;
	}
	if (r->nlabels == MAX_LABELS)
		r->nlabels = 0;
	label = &r->labels[r->nlabels++];
	*label = *t;
	if (t->kind != TOKEN_HEAD)
		return;
	/* the names of table 4's columns are its only row's label */
	if (l->table == GOV_REMEDIES && !(r->g->plan.with & WITH_SHAPE))
		label->row = ROW_REMEDIES;
	else if (l->table == GOV_REMEDIES)
		label->kind = TOKEN_GROUP;
	label->npieces = 1;
}

static void
read_tokens(Reading *r, bool gaps_are_blanks)
{
	GenGenerator *g = r->g;
	int			ngaps = 0;
	bool		nothing = false;	/* since the last lonely pipe */

	r->nrun = r->nlabels = 0;
	r->alone = false;
	r->begun = 0;
	for (uint32_t i = 0; i < g->nlines; i++)
	{
		const GenLine *l = &g->lines[i];
		int			layout = l->table >= 0 ? g->report.layout[l->table] : 0;

		if (l->begins > r->begun)
			r->begun = l->begins;
		if (l->table < 0 && l->len > 0 && r->nrun > 0)
			end_table(r);
		if (ends_row(g, l) && r->nrun > 0)
			flush_and_keep(r);
		if (l->gap && (layout == DRAW_PARAGRAPHS || layout == DRAW_PARAGRAPHS_BLANKS))
		{
			if (++ngaps > 1 && gaps_are_blanks)
				add_blank(r, l);
			continue;
		}
		ngaps = 0;
		if (l->piped && l->len == 1 && g->buf[l->off] == '|')
		{
			if (nothing)
				add_blank(r, l);
			nothing = true;
			continue;
		}
		if (l->piped && l->len == 0)
			continue;
		nothing = nothing && l->piped && l->ntokens == 0;
		for (uint32_t k = 0; k < l->ntokens; k++)
		{
			const GenToken *t = &g->tokens[l->token + k];

			if (t->kind == TOKEN_VALUE)
				read_value(r, l, t);
			else
				read_label(r, l, t);
		}
	}
	flush(r);
}

/*
 * Is it still said of whom the figures beside the report's own are?  Every
 * line that says so must be whole, and stand above all figures of its table.
 */
static bool
names_are_whole(const GenGenerator *g)
{
	int			named[3] = {0, 0, 0};

	for (uint32_t i = 0; i < g->nlines; i++)
	{
		const GenLine *l = &g->lines[i];

		if (l->table < 0)
			continue;
		if (l->begins)
			named[l->table] = 1;
		for (uint32_t k = 0; k < l->ntokens; k++)
			if (g->tokens[l->token + k].set > 0 && !named[l->table])
				return false;
	}
	return true;
}

/* Do two sets of figures differ about a cell? */
static bool
row_is_told_twice(const Reading *r, int row)
{
	return r->hits[0][row] && r->hits[1][row];
}

/*
 * A cell that was told twice with different values is settled when damage has
 * left only one of them whole.  Either may be told then.
 */
static void
settle_conflicts(Reading *r)
{
	GenGenerator *g = r->g;

	for (int row = 0; row < NROWS; row++)
		for (int i = 0; i < g->shapes[row].n; i++)
		{
			int			slot = g->shapes[row].slot[i];
			GenTruth   *t;

			if (slot < 0 || !g->conflicts[slot])
				continue;
			t = &g->report.cells[slot];
			if (row_is_told_twice(r, row))
			{
				t->never = true;
				g->conflicts[slot] = false; /* settled */
			}
			else if (t->never)
			{
				t->never = false;
				add_other(t, g->figures[1].cells[slot].value, g->figures[1].cells[slot].scale);
			}
		}
}

/* The truth after damage; misread: the text may print other numbers. */
void
gen_retell(GenGenerator *g, bool misread)
{
	Reading		r;
	bool		has_blanks = false;
	bool		twice = (g->plan.with & WITH_YEARS) != 0;

	for (int s = 0; s < GOV_NSLOTS; s++)
	{
		has_blanks = has_blanks || g->report.cells[s].status == GOV_BLANK;
		g->report.cells[s].may = true;
	}
	if (!misread && !twice)
		return;
	memset(&r, 0, sizeof(r));
	r.g = g;
	r.misread = misread;
	r.named = (g->plan.with & WITH_BESIDE) && (g->plan.with & WITH_NAMES) && names_are_whole(g);
	read_tokens(&r, true);
	if (!has_blanks)
		read_tokens(&r, false);
	if (twice)
		settle_conflicts(&r);
}

/*
 * Does the text, as its tokens tell it, print what the truth claims?  For
 * the generator's own test.
 */
int
gen_self_check(GenGenerator *g, bool verbose)
{
	Reading		r;
	int			bad = 0;
	int			misread;

	memset(&r, 0, sizeof(r));
	r.g = g;
	read_tokens(&r, true);
	misread = r.nmisread;
	r.nmisread = 0;
	read_tokens(&r, false);
	if (r.nmisread < misread)
		misread = r.nmisread;
	for (int s = 0; s < GOV_NSLOTS; s++)
	{
		const GenTruth *t = &g->report.cells[s];
		const char *what = NULL;

		if (t->status != GOV_ABSENT && !t->may && !t->never && !r.seen[s])
			what = "not printed so";
		else if (t->never && t->may)
			what = "may be told, and may not";
		else if (g->conflicts[s] && !t->never)
			what = "told twice, and one believed";
		if (!what)
			continue;
		bad++;
		if (verbose)
			fprintf(stderr, "\t%s: %s\n", gov_items[gov_form_item_of_slot(s)].code, what);
	}
	if (misread > 0)
	{
		bad += misread;
		if (verbose)
			fprintf(stderr, "\t%d rows print other numbers\n", misread);
	}
	return bad;
}
