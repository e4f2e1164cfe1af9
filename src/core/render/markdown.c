/*
 * markdown.c
 *		The statutory tables as markdown.
 *
 * Its tables have no spans and one line of heads: what a span covers is
 * empty, further lines of heads are rows.  The label of a row stands in the
 * last column of labels, beside its values; those before it hold the groups.
 */
#include "core/render/internal.h"

/* Not one of the characters that mean something to markdown, or to HTML. */
static void
put_text(GovPrint *p, GovStr s)
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

static void
put_block(GovPrint *p, const GovPrintTable *t, const GovPrintBlock *b)
{
	GovHead		heads[GOV_MAX_HEADS];
	GovStr		cells[GOV_PATH + GOV_NREMEDIES];
	int			nstubs = t->layout->nstubs;
	int			ncolumns = b->layout->ncolumns;
	int			depth;
	int			n = gov_render_list_heads(t, b->layout, heads, &depth);
	int			i = 0;

	if (b->layout->band.s)
	{
		gov_render_put_str(p, b->layout->band);
		GOV_PUT(p, "\n\n");
	}
	for (int level = 0; level < depth; level++)
	{
		memset(cells, 0, sizeof(cells));
		if (level == 0 && b->layout->corner.s)
			cells[0] = b->layout->corner;
		for (; i < n && heads[i].level == level; i++)
			cells[nstubs + heads[i].column] = heads[i].text;
		put_cells(p, cells, nstubs + ncolumns);
		if (level == 0)
		{
			GOV_PUT(p, "|");
			for (int c = 0; c < nstubs; c++)
				GOV_PUT(p, "---|");
			for (int c = 0; c < ncolumns; c++)
				GOV_PUT(p, "---:|");
			GOV_PUT(p, "\n");
		}
	}
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

void
gov_render_markdown(GovPrint *p)
{
	GOV_PUT(p, "# ");
	put_text(p, p->title);
	GOV_PUT(p, "\n\n");
	for (int i = 0; i < p->nmeta; i++)
	{
		GOV_PUT(p, "- ");
		put_text(p, p->meta[i]);
		GOV_PUT(p, "\n");
	}
	GOV_PUT(p, "\n");
	for (int i = 0; i < p->ntables; i++)
	{
		const GovPrintTable *t = &p->tables[i];

		GOV_PUT(p, "## ");
		gov_render_put_str(p, t->layout->heading);
		gov_render_put_str(p, t->suffix);
		GOV_PUT(p, "\n\n");
		for (int k = 0; k < t->nblocks; k++)
			put_block(p, t, &t->blocks[k]);
	}
	GOV_PUT(p, GOV_MARK_NOTE "\n");
}
