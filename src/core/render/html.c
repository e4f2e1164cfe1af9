/*
 * html.c
 *		The statutory tables as HTML, with the form's row and column spans.
 *
 * Prints a fragment that looks the same in any page: borders are set by the
 * attribute that every browser knows, what little style there is stands inline,
 * and there is nothing to load or to run.  Whatever comes from the report is
 * escaped.
 */
#include "core/render/internal.h"

#define BORDERS \
	" border=\"1\" cellspacing=\"0\" cellpadding=\"4\"" \
	" style=\"border-collapse:collapse;width:100%;max-width:60em;margin:1em 0;" \
	"text-align:center;text-wrap:balance\">\n"

/*
 * Widths, in hundredths of the table's: of a column of groups, and of all
 * columns of figures by the number of columns of labels.
 */
#define GROUP_WIDTH	9
static const int figures_width[] = {100, 70, 50, 50};

#define LABEL_STYLE " style=\"font-weight:normal;text-align:left\""
#define HEAD_STYLE	" style=\"font-weight:normal\""

void
gov_render_put_html(GovPrint *p, GovStr s)
{
	const char *from = s.s;

	if (s.len == 0)
		return;
	for (const char *q = s.s; q < s.s + s.len; q++)
	{
		const char *entity;

		switch (*q)
		{
			case '&':
				entity = "&amp;";
				break;
			case '<':
				entity = "&lt;";
				break;
			case '>':
				entity = "&gt;";
				break;
			case '"':
				entity = "&quot;";
				break;
			case '\'':
				entity = "&#39;";
				break;
			default:
				continue;
		}
		gov_render_put(p, from, (size_t) (q - from));
		gov_render_put(p, entity, strlen(entity));
		from = q + 1;
	}
	gov_render_put(p, from, (size_t) (s.s + s.len - from));
}

/* Puts an attribute, unless it has its default. */
static void
put_span(GovPrint *p, const char *name, int n)
{
	if (n <= 1)
		return;
	GOV_PUT(p, " ");
	gov_render_put(p, name, strlen(name));
	GOV_PUT(p, "=\"");
	gov_render_put_int(p, n);
	GOV_PUT(p, "\"");
}

static void
put_th(GovPrint *p, const char *scope, int colspan, int rowspan, const char *style, GovStr text)
{
	GOV_PUT(p, "<th scope=\"");
	gov_render_put(p, scope, strlen(scope));
	GOV_PUT(p, "\"");
	put_span(p, "colspan", colspan);
	put_span(p, "rowspan", rowspan);
	gov_render_put(p, style, strlen(style));
	GOV_PUT(p, ">");
	gov_render_put_html(p, text);
	GOV_PUT(p, "</th>");
}

static void
put_heads(GovPrint *p, const GovPrintTable *t, const GovLayoutBlock *b)
{
	GovHead		heads[GOV_MAX_HEADS];
	int			depth;
	int			n = gov_render_list_heads(t, b, heads, &depth);
	int			i = 0;

	for (int level = 0; level < depth; level++)
	{
		GOV_PUT(p, "<tr>");
		if (level == 0 && b->corner.s)
			put_th(p, "col", t->layout->nstubs, depth, HEAD_STYLE, b->corner);
		for (; i < n && heads[i].level == level; i++)
			put_th(p, heads[i].leaf ? "col" : "colgroup", heads[i].colspan, heads[i].rowspan,
				   HEAD_STYLE, heads[i].text);
		GOV_PUT(p, "</tr>\n");
	}
}

static void
put_row(GovPrint *p, const GovPrintTable *t, const GovPrintBlock *b, const GovPrintRow *row)
{
	GOV_PUT(p, "<tr>");
	for (int level = 0; level < row->depth; level++)
	{
		bool		leaf = level == row->depth - 1;

		if (row->rowspan[level] > 0)
			put_th(p, leaf ? "row" : "rowgroup", leaf ? t->layout->nstubs - level : 1,
				   row->rowspan[level], LABEL_STYLE, row->path[level]);
	}
	for (int c = 0; c < b->layout->ncolumns; c++)
	{
		GOV_PUT(p, "<td");
		put_span(p, "colspan", gov_render_cell_span(t, b->layout, c));
		GOV_PUT(p, ">");
		gov_render_put_html(p, row->value[c]);
		GOV_PUT(p, "</td>");
	}
	GOV_PUT(p, "</tr>\n");
}

/* One by one: what makes documents of HTML may not know columns that span. */
static void
put_column(GovPrint *p, int n, int width)
{
	for (int i = 0; i < n; i++)
	{
		GOV_PUT(p, "<col style=\"width:");
		gov_render_put_int(p, width);
		GOV_PUT(p, "%\">");
	}
}

/* Columns of figures are of one width, whatever is in them. */
static void
put_columns(GovPrint *p, const GovLayoutTable *l)
{
	int			groups = l->nstubs > 1 ? l->nstubs - 1 : 0;
	int			width = figures_width[l->nstubs] / l->ncolumns;

	GOV_PUT(p, "<colgroup>");
	if (groups > 0)
		put_column(p, groups, GROUP_WIDTH);
	if (l->nstubs > 0)
		put_column(p, 1, 100 - groups * GROUP_WIDTH - l->ncolumns * width);
	put_column(p, l->ncolumns, width);
	GOV_PUT(p, "</colgroup>\n");
}

static void
put_table(GovPrint *p, const GovPrintTable *t)
{
	GOV_PUT(p, "<table");
	if (!gov_render_has_caption(p, t))
	{
		/* for those who don't see what it stands below */
		GOV_PUT(p, " aria-label=\"");
		gov_render_put_html(p, t->layout->heading);
		GOV_PUT(p, "\"");
	}
	GOV_PUT(p, BORDERS);
	if (gov_render_has_caption(p, t))
	{
		GOV_PUT(p, "<caption style=\"padding:.5em;font-weight:bold\">");
		gov_render_put_html(p, t->layout->heading);
		gov_render_put_html(p, t->suffix);
		GOV_PUT(p, "</caption>\n");
	}
	put_columns(p, t->layout);
	for (int i = 0; i < t->nblocks; i++)
	{
		const GovPrintBlock *b = &t->blocks[i];
		bool		thead = !b->layout->band.s;

		if (thead)
			GOV_PUT(p, "<thead>\n");
		else
		{
			/* these heads are of this block only, not of the table */
			GOV_PUT(p, "<tbody>\n<tr>");
			put_th(p, "rowgroup", t->layout->nstubs + t->layout->ncolumns, 1, HEAD_STYLE,
				   b->layout->band);
			GOV_PUT(p, "</tr>\n");
		}
		put_heads(p, t, b->layout);
		if (thead)
			GOV_PUT(p, "</thead>\n<tbody>\n");
		for (int k = 0; k < b->nrows; k++)
			put_row(p, t, b, &b->rows[k]);
		GOV_PUT(p, "</tbody>\n");
	}
	GOV_PUT(p, "</table>\n");
}

static void
put_heading(GovPrint *p, GovStr heading)
{
	GOV_PUT(p, "<h3>");
	gov_render_put_html(p, heading);
	GOV_PUT(p, "</h3>\n");
}

static void
put_line(GovPrint *p, GovStr line)
{
	GOV_PUT(p, "<p style=\"line-height:1.7\">" GOV_PRINT_INDENT);
	gov_render_put_html(p, line);
	GOV_PUT(p, "</p>\n");
}

/* The lines below the title: a list, or of a whole report as they are printed there. */
static void
put_meta(GovPrint *p)
{
	if (!p->whole)
		GOV_PUT(p, "<ul style=\"list-style:none;padding:0\">\n");
	for (int i = 0; i < p->nmeta; i++)
	{
		if (p->whole)
			GOV_PUT(p, "<p style=\"margin:.2em 0\">");
		else
			GOV_PUT(p, "<li>");
		gov_render_put_html(p, p->meta[i]);
		if (p->whole)
			GOV_PUT(p, "</p>\n");
		else
			GOV_PUT(p, "</li>\n");
	}
	if (!p->whole)
		GOV_PUT(p, "</ul>\n");
}

void
gov_render_html(GovPrint *p)
{
	static const GovPrintParts parts = {put_heading, put_line, put_table};

	GOV_PUT(p, "<section class=\"govreport\" lang=\"zh-CN\">\n<h2");
	if (p->whole)
		GOV_PUT(p, " style=\"text-align:center\"");
	GOV_PUT(p, ">");
	gov_render_put_html(p, p->title);
	GOV_PUT(p, "</h2>\n");
	put_meta(p);
	gov_render_put_body(p, &parts);
	GOV_PUT(p, "<p><small>");
	gov_render_put_note(p);
	GOV_PUT(p, "</small></p>\n</section>\n");
}
