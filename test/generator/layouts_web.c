/*
 * layouts_web.c
 *		Grids as web builders and converters make them: HTML of div elements,
 *		tables in tables for layout, markdown with markup in its cells.
 */
#include "internal.h"

/* How rows and cells of div are marked up. */
typedef struct Divs
{
	const char *table;
	const char *row;
	const char *cell;
	const char *cell_end;
} Divs;

void
gen_write_divs(GenGenerator *g, const GenGrid *grid)
{
	static const Divs kinds[] = {
		{"<div class=\"table\">", "<div class=\"row\">", "<div class=\"cell\">", "</div>"},
		{"<div style=\"display:table\">", "<div style=\"display:table-row\">",
		"<div style=\"display:table-cell;width:80px\">", "</div>"},
		{"<div class=\"tb\">", "<div class=\"tr\" style=\"display:flex\">", "<div class=\"td\">", "</div>"},
		{"<div class=\"list\">", "<div class=\"item\">", "<span class=\"col\">", "</span>"},
		{"<ul class=\"tbl\">", "<li><div class=\"tr\">", "<div class=\"td\"><p>", "</p></div>"},
	};
	int			kind = gen_upto(g, 5);
	const Divs *d = &kinds[kind];
	const char *blank = gen_one_in(g, 2) ? " " : "";

	gen_line(g, d->table);
	g->row_a_line = true;
	for (int i = 0; i < grid->nrows; i++)
	{
		const GenGridRow *r = &grid->rows[i];
		int			row = gen_row_of(grid, i);

		g->begins = r->begins;
		gen_put(g, d->row);
		for (int k = 0; k < r->n; k++)
		{
			gen_put(g, d->cell);
			gen_put_cell(g, &r->cells[k]);
			gen_put(g, d->cell_end);
			gen_put(g, blank);
		}
		gen_put(g, kind == 4 ? "</div></li>" : "</div>");
		gen_nl(g);
		/* an empty div is nothing on the page */
		if (row >= 0 && row < NROWS && gen_has_blank(g, row))
			gen_may(g, row);
	}
	g->row_a_line = false;
	g->begins = 0;
	gen_line(g, kind == 4 ? "</ul>" : "</div>");
}

/* One to three tables around the table, with other cells in them. */
void
gen_write_nested(GenGenerator *g, const GenGrid *grid)
{
	static const char *const before[] = {
		"<table width=\"98%\"><tr><td>",
		"<table><tr><td width=\"20%\">网站导航<br>信息公开指南<br>年度报告</td><td>",
		"<table cellpadding=\"0\"><tr><td>数据表</td></tr><tr><td>",
	};
	static const char *const behind[] = {
		"</td></tr></table>",
		"</td><td>相关链接</td></tr></table>",
		"</td></tr><tr><td>返回</td></tr></table>",
	};
	int			n = gen_between(g, 1, 3);

	for (int i = 0; i < n; i++)
		gen_line(g, before[gen_upto(g, 3)]);
	gen_write_html(g, grid, false);
	for (int i = 0; i < n; i++)
		gen_line(g, behind[gen_upto(g, 3)]);
}

/* A cell's text with markup: all of it bold, or a break within it. */
static const char *
mark_up(GenGenerator *g, const char *s, bool bold, bool broken)
{
	int			n = gen_nchars(s);

	if (n == 0)
		return s;
	if (broken && n >= 4)
	{
		const char *mid = gen_skip(s, n / 2);

		s = gen_format(g, gen_one_in(g, 3) ? "%s<br/>%s" : "%s<br>%s", gen_slice(g, s, mid), mid);
	}
	return bold ? gen_format(g, "**%s**", s) : s;
}

void
gen_write_bold(GenGenerator *g, const GenGrid *grid)
{
	int			labels = gen_upto(g, 4);	/* one label in so many is bold */
	int			values = gen_one_in(g, 3) ? gen_between(g, 1, 8) : 0;
	int			breaks = gen_between(g, 0, 3);

	g->row_a_line = true;
	for (int i = 0; i < grid->nrows; i++)
	{
		const GenGridRow *r = &grid->rows[i];

		g->begins = r->begins;
		gen_put(g, "|");
		for (int col = 0; col < grid->ncols; col++)
		{
			const GenCell *c = gen_cell_at(r, col);

			gen_put(g, " ");
			if (c)
			{
				bool		value = c->kind == TOKEN_VALUE;

				gen_put_cell_as(g, c, mark_up(g, gen_cell_text(g, c), gen_one_in(g, value ? values : labels),
											  !value && gen_one_in(g, breaks)));
			}
			gen_put(g, " |");
		}
		gen_nl(g);
		if (i > 0)
			continue;
		gen_put(g, "|");
		for (int col = 0; col < grid->ncols; col++)
			gen_put(g, " :--- |");
		gen_nl(g);
	}
	g->row_a_line = false;
	g->begins = 0;
	gen_gap(g);
}
