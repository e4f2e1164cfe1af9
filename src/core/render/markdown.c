/*
 * markdown.c
 *		The statutory tables as markdown.
 *
 * Markdown's tables have no spans and one line of heads.  So cells that a span
 * covers are empty, and further lines of heads are rows.  The label of a row
 * stands in the last column of labels, beside its values; the columns before it
 * hold the groups.
 */
#include "core/render/internal.h"

#define MAX_CELLS	(GOV_PATH + GOV_NREMEDIES)

/* read/readback.c takes that back. */
void
gov_render_put_markdown(GovPrint *p, GovStr s)
{
	for (const char *q = s.s; q < s.s + s.len; q++)
	{
		switch (*q)
		{
			case '&':
				GOV_PUT(p, "&amp;");
				continue;
			case '<':
				GOV_PUT(p, "&lt;");
				continue;
			case '>':
				GOV_PUT(p, "&gt;");
				continue;
			case '\\':
			case '`':
			case '*':
			case '_':
			case '[':
			case ']':
			case '#':
			case '|':
			case '~':
			case '$':
				GOV_PUT(p, "\\");
				break;
			default:
				break;
		}
		gov_render_put(p, q, 1);
	}
}

static void
put_cells(GovPrint *p, const GovStr *cells, int n)
{
	GOV_PUT(p, "|");
	for (int i = 0; i < n; i++)
	{
		GOV_PUT(p, " ");
		if (cells[i].len > 0)
		{
			gov_render_put_str(p, cells[i]);
			GOV_PUT(p, " ");
		}
		GOV_PUT(p, "|");
	}
	GOV_PUT(p, "\n");
}

/* Puts the line below the heads, which aligns numbers to the right. */
static void
put_rule(GovPrint *p, int nstubs, int ncolumns)
{
	GOV_PUT(p, "|");
	for (int c = 0; c < nstubs; c++)
		GOV_PUT(p, "---|");
	for (int c = 0; c < ncolumns; c++)
		GOV_PUT(p, "---:|");
	GOV_PUT(p, "\n");
}

static void
put_heads(GovPrint *p, const GovPrintTable *t, const GovLayoutBlock *b)
{
	GovHead		heads[GOV_MAX_HEADS];
	GovStr		cells[MAX_CELLS];
	int			nstubs = t->layout->nstubs;
	int			depth;
	int			n = gov_render_list_heads(t, b, heads, &depth);
	int			i = 0;

	for (int level = 0; level < depth; level++)
	{
		memset(cells, 0, sizeof(cells));
		if (level == 0 && b->corner.s)
			cells[0] = b->corner;
		for (; i < n && heads[i].level == level; i++)
			cells[nstubs + heads[i].column] = heads[i].text;
		put_cells(p, cells, nstubs + b->ncolumns);
		if (level == 0)
			put_rule(p, nstubs, b->ncolumns);
	}
}

static void
put_block(GovPrint *p, const GovPrintTable *t, const GovPrintBlock *b)
{
	GovStr		cells[MAX_CELLS];
	int			nstubs = t->layout->nstubs;
	int			ncolumns = b->layout->ncolumns;

	if (b->layout->band.s)
	{
		gov_render_put_str(p, b->layout->band);
		GOV_PUT(p, "\n\n");
	}
	put_heads(p, t, b->layout);
	for (int k = 0; k < b->nrows; k++)
	{
		const GovPrintRow *row = &b->rows[k];

		memset(cells, 0, sizeof(cells));
		for (int level = 0; level < row->depth - 1; level++)
			if (row->rowspan[level] > 0)
				cells[level] = row->path[level];
		if (row->depth > 0)
			cells[nstubs - 1] = row->path[row->depth - 1];
		memcpy(cells + nstubs, row->value, ncolumns * sizeof(GovStr));
		put_cells(p, cells, nstubs + ncolumns);
	}
	GOV_PUT(p, "\n");
}

static void
put_table(GovPrint *p, const GovPrintTable *t)
{
	if (gov_render_has_caption(p, t))
	{
		GOV_PUT(p, "## ");
		gov_render_put_str(p, t->layout->heading);
		gov_render_put_str(p, t->suffix);
		GOV_PUT(p, "\n\n");
	}
	for (int k = 0; k < t->nblocks; k++)
		put_block(p, t, &t->blocks[k]);
}

static void
put_heading(GovPrint *p, GovStr heading)
{
	GOV_PUT(p, "## ");
	gov_render_put_markdown(p, heading);
	GOV_PUT(p, "\n\n");
}

/* The indent keeps a line from being an item of a list, a rule or the like. */
static void
put_line(GovPrint *p, GovStr line)
{
	GOV_PUT(p, GOV_PRINT_INDENT);
	gov_render_put_markdown(p, line);
	GOV_PUT(p, "\n\n");
}

void
gov_render_markdown(GovPrint *p)
{
	static const GovPrintParts parts = {put_heading, put_line, put_table};

	GOV_PUT(p, "# ");
	gov_render_put_markdown(p, p->title);
	GOV_PUT(p, "\n\n");
	for (int i = 0; i < p->nmeta; i++)
	{
		GOV_PUT(p, "- ");
		gov_render_put_markdown(p, p->meta[i]);
		GOV_PUT(p, "\n");
	}
	GOV_PUT(p, "\n");
	gov_render_put_body(p, &parts);
	gov_render_put_note(p);
	GOV_PUT(p, "\n");
}
