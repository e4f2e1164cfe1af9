/*
 * layouts_torn.c
 *		Markdown of converters that lose where a label belongs: before its
 *		numbers, behind them, around them, or between those of two rows.
 */
#include "internal.h"

#define MAX_TORN	3			/* rows next to each other */
#define LINE		16			/* characters of a label on a line */

static void
heads(GenGenerator *g)
{
	gen_put(g, "| ");
	gen_head(g, gen_one_in(g, 2) ? gen_corner(g) : "申请人情况");
	gen_put(g, " |");
	for (int p = 0; p < GOV_NPARTIES; p++)
	{
		gen_put(g, " ");
		gen_head(g, gen_parties_zh[p]);
		gen_put(g, " |");
	}
	gen_nl(g);
	gen_rule_line(g, GOV_NPARTIES + 1);
}

static void
values(GenGenerator *g, const GenEntry *e)
{
	for (int i = 0; i < GOV_NPARTIES; i++)
	{
		gen_put(g, " ");
		if (e->row == ROW_EXTRA)
			gen_extra_value(g, e->heads[i % 3]);
		else
			gen_value(g, g->rows[e->row].slot[i]);
		gen_put(g, " |");
	}
	gen_nl(g);
}

static void
whole_row(GenGenerator *g, const GenEntry *e)
{
	gen_put(g, "| ");
	gen_label(g, e->row, e->label, 0, 1);
	gen_put(g, " |");
	values(g, e);
}

/* Numbers alone, a table of their own. */
static void
numbers(GenGenerator *g, const GenEntry *e)
{
	gen_put(g, "|");
	values(g, e);
	if (gen_one_in(g, 2))
		gen_rule_line(g, GOV_NPARTIES);
	gen_gap(g);
}

/* Pieces from .. to - 1 of a label in n, each a line of a paragraph. */
static void
label_pieces(GenGenerator *g, const GenEntry *e, int n, int from, int to)
{
	int			nchars = gen_nchars(e->label);
	const char *s = gen_skip(e->label, nchars * from / n);

	for (int k = from; k < to; k++)
	{
		int			len = nchars * (k + 1) / n - nchars * k / n;
		const char *end = k == n - 1 ? s + strlen(s) : gen_skip(s, len);

		gen_label(g, e->row, gen_slice(g, s, end), k, n);
		gen_nl(g);
		s = end;
	}
	gen_gap(g);
}

static int
npieces(const GenEntry *e, int least)
{
	int			n = (gen_nchars(e->label) + LINE - 1) / LINE;

	return n < least ? least : n;
}

static void
whole_label(GenGenerator *g, const GenEntry *e)
{
	int			n = npieces(e, 1);

	label_pieces(g, e, n, 0, n);
}

/* Two rows, their labels and numbers among each other. */
static void
between(GenGenerator *g, const GenEntry *a, const GenEntry *b)
{
	int			na = npieces(a, 2);
	int			nb = npieces(b, 2);

	switch (gen_upto(g, 4))
	{
		case 0:					/* both labels between both rows of numbers */
			numbers(g, a);
			whole_label(g, a);
			whole_label(g, b);
			numbers(g, b);
			break;
		case 1:					/* each around its own, pieces crossed */
			label_pieces(g, a, na, 0, 1);
			numbers(g, a);
			label_pieces(g, b, nb, 0, 1);
			label_pieces(g, a, na, 1, na);
			numbers(g, b);
			label_pieces(g, b, nb, 1, nb);
			break;
		case 2:					/* labels first */
			whole_label(g, a);
			whole_label(g, b);
			numbers(g, a);
			numbers(g, b);
			break;
		default:				/* the first label within the second */
			numbers(g, a);
			label_pieces(g, b, nb, 0, 1);
			whole_label(g, a);
			label_pieces(g, b, nb, 1, nb);
			numbers(g, b);
	}
	gen_may(g, a->row);
	gen_may(g, b->row);
}

static void
torn_row(GenGenerator *g, int layout, const GenEntry *e)
{
	int			n = npieces(e, 2);

	switch (layout)
	{
		case DRAW_LABEL_BEFORE:
			whole_label(g, e);
			numbers(g, e);
			break;
		case DRAW_LABEL_BEHIND:
			numbers(g, e);
			whole_label(g, e);
			break;
		default:
			label_pieces(g, e, n, 0, (n + 1) / 2);
			numbers(g, e);
			label_pieces(g, e, n, (n + 1) / 2, n);
	}
}

/* A row of strokes would pass for the rule under column names. */
static bool
can_be_torn(GenGenerator *g, const GenEntry *e)
{
	if (e->row == ROW_EXTRA)
		return false;
	for (int p = 0; p < GOV_NPARTIES; p++)
		if (gen_truth(g, g->rows[e->row].slot[p])->status != GOV_REPORTED)
			return false;
	return true;
}

/* How many rows from the i-th on are torn; the first and the last are whole. */
static int
ntorn(GenGenerator *g, const GenTable *t, int i)
{
	int			want = t->layout == DRAW_LABEL_BETWEEN ? 2 : gen_one_in(g, 3) ? gen_between(g, 2, MAX_TORN) : 1;
	int			n = 0;

	if (i == 0 || !gen_one_in(g, gen_nchars(t->entries[i].label) > LINE ? 2 : 6))
		return 0;
	while (n < want && i + n < t->nentries - 1 && can_be_torn(g, &t->entries[i + n]))
		n++;
	return t->layout == DRAW_LABEL_BETWEEN && n < 2 ? 0 : n;
}

void
gen_torn_table(GenGenerator *g, GenTable *t)
{
	if (t->part != GOV_APPLICATIONS)
	{
		gen_markdown_table(g, t);
		return;
	}
	g->row_a_line = true;
	heads(g);
	for (int i = 0; i < t->nentries; i++)
	{
		int			n = ntorn(g, t, i);

		if (n > 0)
			gen_gap(g);
		if (n > 0 && t->layout == DRAW_LABEL_BETWEEN)
			between(g, &t->entries[i], &t->entries[i + 1]);
		else
			for (int k = 0; k < n; k++)
			{
				/* of a row between whole ones it is plain what belongs to it */
				if (n > 1)
					gen_may(g, t->entries[i + k].row);
				torn_row(g, t->layout, &t->entries[i + k]);
			}
		i += n;
		if (n > 0 && gen_one_in(g, 3))
			heads(g);
		whole_row(g, &t->entries[i]);
	}
	gen_gap(g);
	g->row_a_line = false;
}
