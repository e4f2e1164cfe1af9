/*
 * noise.c
 *		Damage to a finished text, and the truth told again.
 *
 * After damage every cell may be absent, but a number that is reported must
 * be the one first printed for the cell, or one that the damaged text prints
 * for it.  The latter are found by reading the tokens of the lines left as a
 * person would: a row is a label and, directly behind it, exactly as many
 * values as the form has for it.  Nothing else makes another reading right.
 */
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>

static void
remove_line(GenGenerator *g, uint32_t i)
{
	memmove(g->lines + i, g->lines + i + 1, (g->nlines - i - 1) * sizeof(GenLine));
	g->nlines--;
}

static void
insert_line(GenGenerator *g, uint32_t i, GenLine line)
{
	gen_gap(g);					/* makes room */
	memmove(g->lines + i + 1, g->lines + i, (g->nlines - i - 1) * sizeof(GenLine));
	g->lines[i] = line;
}

/* Mostly a line of a table. */
static uint32_t
any_line(GenGenerator *g)
{
	uint32_t	i = 0;
	bool		anywhere = gen_one_in(g, 10);

	for (int tries = 0; tries < 50; tries++)
	{
		i = (uint32_t) gen_upto(g, (int) g->nlines);
		if (anywhere || g->lines[i].table >= 0)
			break;
	}
	return i;
}

static bool
has_token(GenGenerator *g, const GenLine *l, GenTokenKind kind)
{
	for (uint32_t k = 0; k < l->ntokens; k++)
		if (g->tokens[l->token + k].kind == kind)
			return true;
	return false;
}

/*
 * Exchange two lines.  Not if that changes the order of column names: then
 * the columns mean something else and no reading is wrong.
 */
static void
exchange(GenGenerator *g)
{
	for (int tries = 0; tries < 20; tries++)
	{
		uint32_t	i = any_line(g);
		uint32_t	j = any_line(g);
		bool		heads = false;
		GenLine		line;

		if (gen_one_in(g, 2))
			j = i + (uint32_t) gen_between(g, 1, 12);
		if (j >= g->nlines || i == j)
			continue;
		if (i > j)
		{
			uint32_t	k = i;

			i = j;
			j = k;
		}
		if (has_token(g, &g->lines[i], TOKEN_HEAD))
			for (uint32_t k = i + 1; k <= j; k++)
				heads = heads || has_token(g, &g->lines[k], TOKEN_HEAD);
		if (has_token(g, &g->lines[j], TOKEN_HEAD))
			for (uint32_t k = i; k < j; k++)
				heads = heads || has_token(g, &g->lines[k], TOKEN_HEAD);
		if (heads)
			continue;
		line = g->lines[i];
		g->lines[i] = g->lines[j];
		g->lines[j] = line;
		return;
	}
}

/* One label of a line gets 1 to 3 wrong characters. */
static void
damage_label(GenGenerator *g)
{
	for (int tries = 0; tries < 50; tries++)
	{
		uint32_t	i = any_line(g);
		GenLine		old = g->lines[i];
		uint32_t	hit;
		GenLine    *l;

		if (old.ntokens == 0)
			continue;
		hit = (uint32_t) gen_upto(g, (int) old.ntokens);
		if (g->tokens[old.token + hit].kind == TOKEN_VALUE)
			continue;

		/* print the line anew at the end, then move it to its place */
		g->table = old.table;
		g->row_a_line = old.row_a_line;
		{
			const char *text = gen_slice(g, g->buf + old.off, g->buf + old.off + old.len);
			uint32_t	at = 0;

			for (uint32_t k = 0; k < old.ntokens; k++)
			{
				GenToken	t = g->tokens[old.token + k];
				const char *s = gen_slice(g, text + t.off, text + t.off + t.len);

				gen_put(g, gen_slice(g, text + at, text + t.off));
				at = t.off + t.len;
				if (k == hit)
					s = gen_misspell(g, s, gen_between(g, 1, 3));
				if (t.kind == TOKEN_LABEL)
					gen_label(g, t.row, s, t.piece, t.npieces);
				else if (t.kind == TOKEN_VALUE)
				{
					gen_extra_value(g, s);
					g->tokens[g->ntokens - 1].status = t.status;
					g->tokens[g->ntokens - 1].value = t.value;
					g->tokens[g->ntokens - 1].scale = t.scale;
					g->tokens[g->ntokens - 1].unit = t.unit;
				}
				else if (t.kind == TOKEN_GROUP)
					gen_group(g, s);
				else
					gen_head(g, s);
			}
			gen_put(g, text + at);
			gen_nl(g);
		}
		l = &g->lines[g->nlines - 1];
		g->lines[i] = *l;
		g->nlines--;
		g->table = -1;
		g->row_a_line = false;
		return;
	}
}

static void
put_furniture(GenGenerator *g)
{
	uint32_t	i = any_line(g);
	GenLine		line;

	gen_furniture(g);
	g->formfeed = false;
	line = g->lines[--g->nlines];
	line.table = g->lines[i].table;
	insert_line(g, i, line);
}

static bool
same_text(GenGenerator *g, const GenLine *a, const GenLine *b)
{
	return a->len == b->len && memcmp(g->buf + a->off, g->buf + b->off, a->len) == 0;
}

static bool
is_empty(GenGenerator *g, const GenLine *l)
{
	(void) g;
	return l->len == 0;
}

/* What crawls do that take a repeated line for boilerplate. */
static void
dedupe(GenGenerator *g, bool all)
{
	uint32_t	n = 0;
	bool		collapse = gen_one_in(g, 2);	/* the empty lines around it
												 * go too */

	for (uint32_t i = 0; i < g->nlines; i++)
	{
		GenLine    *l = &g->lines[i];
		bool		seen = false;

		if (!is_empty(g, l))
			for (uint32_t k = n; k > 0 && !seen; k--)
			{
				if (is_empty(g, &g->lines[k - 1]))
					continue;
				seen = same_text(g, l, &g->lines[k - 1]);
				if (!all)
					break;
			}
		else if (collapse && n > 0 && is_empty(g, &g->lines[n - 1]) && i > 0 &&
				 !is_empty(g, &g->lines[i - 1]))
			seen = true;
		if (!seen)
			g->lines[n++] = *l;
	}
	g->nlines = n;
}

/* The text ends here; a number is whole or gone. */
static void
truncate_text(GenGenerator *g)
{
	uint32_t	i = any_line(g);
	GenLine    *l = &g->lines[i];
	uint32_t	cut = 0;

	g->nlines = i;
	if (gen_one_in(g, 2) || l->len == 0)
		return;
	cut = (uint32_t) gen_upto(g, (int) l->len);
	while (cut > 0 && (((unsigned char) g->buf[l->off + cut] & 0xc0) == 0x80 ||
					   (g->buf[l->off + cut] >= '0' && g->buf[l->off + cut] <= '9')))
		cut--;
	for (uint32_t k = 0; k < l->ntokens; k++)
	{
		const GenToken *t = &g->tokens[l->token + k];

		if (t->off < cut && cut < t->off + t->len && t->kind == TOKEN_VALUE)
			cut = t->off;
	}
	while (l->ntokens > 0 && g->tokens[l->token + l->ntokens - 1].off >= cut)
		l->ntokens--;
	l->len = cut;
	if (cut > 0)
		g->nlines++;
}

/*
 * Reading the tokens.
 */
typedef struct Reading
{
	GenGenerator *g;
	bool		hits[NROWS];	/* rows read as first printed */
	GenToken	run[64];
	int			nrun;
	const GenLine *runline;
	GenToken	labels[256];	/* since the last run */
	int			nlabels;
	bool		alone;			/* no label stood before the last run */
	bool		in_yuan;		/* damage left a head over fees that says 元 */
} Reading;

/* "(单位:元)", of which 万 is lost: then it is yuan that the head prints. */
static bool
says_yuan(GenGenerator *g, const GenLine *l, const GenToken *t)
{
	const char *s = gen_slice(g, g->buf + l->off + t->off, g->buf + l->off + t->off + t->len);

	return strstr(s, ":元)") || strstr(s, "：元）") || strstr(s, ":元）") || strstr(s, "：元)");
}

static void
assign(Reading *r, int row, const GenToken *run, int nrun)
{
	GenGenerator *g = r->g;
	bool		same = true;

	if (row < 0 || row >= NROWS || g->rows[row].n != nrun)
		return;
	for (int i = 0; i < nrun; i++)
	{
		int			slot = g->rows[row].slot[i];
		GenTruth   *t = &g->report.cells[slot];
		int64_t		value = run[i].value;
		int			scale = run[i].scale;

		/* a bare number means what its head says: ten thousands of yuan */
		if (slot == g->rows[ROW_2021 + 5].slot[0] && !run[i].unit && !r->in_yuan)
			for (int k = 0; k < 4; k++)
			{
				if (scale > 0)
					scale--;
				else
					value *= 10;
			}
		if (run[i].status == t->status && value == t->value && scale == t->scale)
			continue;
		same = false;
		if (run[i].status != GOV_REPORTED || t->nothers == GEN_MAXOTHER)
			continue;
		t->others[t->nothers].value = value;
		t->others[t->nothers++].scale = (uint8_t) scale;
	}
	if (same)
		r->hits[row] = true;
}

static void
flush(Reading *r)
{
	int			last = ROW_NONE;
	int			tried[16];
	int			ntried = 0;

	if (r->nrun == 0)
		return;
	r->alone = r->nlabels == 0 && r->runline->row_a_line;
	for (int i = r->nlabels - 1; i >= 0 && ntried < 16; i--)
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
		case 12:
			return g->buf[l->off] == '<';
		default:
			return false;
	}
}

static void
read_tokens(GenGenerator *g, Reading *r, bool gaps_are_blanks)
{
	int			ngaps = 0;
	bool		nothing = false;	/* since the last lonely pipe */

	memset(r, 0, sizeof(*r));
	r->g = g;
	for (uint32_t i = 0; i < g->nlines; i++)
	{
		const GenLine *l = &g->lines[i];
		int			layout = l->table >= 0 ? g->report.layout[l->table] : 0;

		if (l->table < 0 && l->len > 0 && r->nrun > 0)
		{
			/*
			 * A heading or a paragraph ends what stands before it; empty
			 * lines ahead of it need not be cells.
			 */
			int			n = r->nrun;
			int			nlabels = r->nlabels;

			flush(r);
			r->nlabels = nlabels;
			while (r->nrun > 0 && r->run[r->nrun - 1].status == GOV_BLANK &&
				   r->run[r->nrun - 1].npieces == 0)
				r->nrun--;
			if (r->nrun < n)
				flush(r);
			r->nlabels = 0;
			r->nrun = 0;
		}
		if (ends_row(g, l) && r->nrun > 0)
		{
			/* the row may be whole here, or go on */
			int			nlabels = r->nlabels;

			flush(r);
			r->nlabels = nlabels;
		}
		if (l->gap && (layout == 5 || layout == 6))
		{
			if (++ngaps > 1 && gaps_are_blanks && r->nlabels + r->nrun > 0 && r->nrun < 64)
			{
				GenToken   *t = &r->run[r->nrun++];

				memset(t, 0, sizeof(*t));
				t->status = GOV_BLANK;
				r->runline = l;
			}
			continue;
		}
		ngaps = 0;
		if (l->piped && l->len == 1 && g->buf[l->off] == '|')
		{
			if (nothing && r->nlabels + r->nrun > 0 && r->nrun < 64)
			{
				GenToken   *t = &r->run[r->nrun++];

				memset(t, 0, sizeof(*t));
				t->status = GOV_BLANK;
				r->runline = l;
			}
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
			{
				if (r->nrun > 0 && r->runline != l && (l->row_a_line || r->runline->row_a_line))
				{
					flush(r);
					r->nrun = 0;
				}
				if (r->nrun < 64)
					r->run[r->nrun++] = *t;
				r->runline = l;
				continue;
			}
			if (r->nrun > 0)
			{
				flush(r);
				/* numbers before their label, where that is done */
				if (r->alone && t->kind == TOKEN_LABEL && (layout == 10 || t->piece > 0))
					assign(r, t->row, r->run, r->nrun);
				r->nrun = 0;
			}
			if (r->nlabels == 256)
				r->nlabels = 0;
			r->labels[r->nlabels] = *t;
			if (t->kind == TOKEN_HEAD)
			{
				r->in_yuan |= says_yuan(g, l, t);
				r->labels[r->nlabels].row = l->table == 2 ? ROW_REMEDIES : ROW_NONE;
				r->labels[r->nlabels].npieces = 1;
			}
			r->nlabels++;
		}
	}
	flush(r);
}

/*
 * Does the text, as its tokens tell it, print what the truth claims?  For
 * the generator's own test.
 */
int
gen_self_check(GenGenerator *g, bool verbose)
{
	Reading		with;
	Reading		without;
	bool		in_2019 = g->report.cells[g->rows[ROW_2019 + 2].slot[0]].status != GOV_ABSENT;
	int			bad = 0;

	read_tokens(g, &with, true);
	read_tokens(g, &without, false);
	for (int row = 0; row < NROWS; row++)
	{
		const GenRow *r = &g->rows[row];
		bool		must = true;

		/* decisions are in both forms, the rows around them in one */
		for (int i = 0; i < r->n; i++)
			must = must && g->report.cells[r->slot[i]].status != GOV_ABSENT &&
				!g->report.cells[r->slot[i]].may;
		if (row > ROW_2021 && row < ROW_APPLICATIONS && in_2019)
			continue;
		if (must && !with.hits[row] && !without.hits[row])
		{
			bad++;
			if (verbose)
				fprintf(stderr, "\t%s\n", gov_items[gov_form_item_of_slot(g->rows[row].slot[0])].code);
		}
	}
	for (int s = 0; s < GOV_NSLOTS; s++)
		if (g->report.cells[s].nothers > 0)
		{
			bad++;
			if (verbose)
				fprintf(stderr, "\t%s: another number\n", gov_items[gov_form_item_of_slot(s)].code);
		}
	return bad;
}

void
gen_damage(GenGenerator *g)
{
	unsigned	damage = g->options->damage;
	bool		has_blanks = false;
	Reading		r;

	g->rng ^= UINT64_C(0x5851f42d4c957f2d);
	g->formfeed = false;
	for (unsigned bit = 1; bit <= GEN_TRUNCATE; bit <<= 1)
	{
		int			n = g->options->ndamages ? g->options->ndamages : gen_between(g, 1, 5);

		if (!(damage & bit))
			continue;
		if (bit >= GEN_DEDUPE_NEXT)
			n = 1;
		while (n-- > 0 && g->nlines > 1)
		{
			uint32_t	i;

			switch (bit)
			{
				case GEN_DELETE:
					remove_line(g, any_line(g));
					break;
				case GEN_DOUBLE:
					i = any_line(g);
					insert_line(g, i, g->lines[i]);
					break;
				case GEN_EXCHANGE:
					exchange(g);
					break;
				case GEN_LABEL:
					damage_label(g);
					break;
				case GEN_FURNITURE:
					put_furniture(g);
					break;
				case GEN_DEDUPE_NEXT:
				case GEN_DEDUPE_ALL:
					dedupe(g, bit == GEN_DEDUPE_ALL);
					break;
				default:
					truncate_text(g);
			}
		}
	}

	for (int s = 0; s < GOV_NSLOTS; s++)
	{
		has_blanks = has_blanks || g->report.cells[s].status == GOV_BLANK;
		g->report.cells[s].may = true;
	}
	if (!(damage & ~(unsigned) (GEN_DEDUPE_NEXT | GEN_DEDUPE_ALL)))
		return;
	read_tokens(g, &r, true);
	if (!has_blanks)
		read_tokens(g, &r, false);
}
