/*
 * layouts_html.c
 *		Layout 12: HTML tables with spans, as word processors and content
 *		systems write them.
 */
#include "internal.h"

typedef struct Dialect
{
	bool		upper;			/* tags in capitals */
	bool		open;			/* </td> and </tr> left out */
	bool		soup;			/* words broken over span, font, o:p */
	bool		a_line;			/* a row a line; else a cell a line */
	bool		th;
	int			nbsp;			/* how an empty cell is written */
	bool		one_line;		/* the whole table is on one line */
} Dialect;

static const char *
pick(const Dialect *d, const char *lower, const char *upper)
{
	return d->upper ? upper : lower;
}

/* A text in pieces of markup.  The whole is one token: lines are damaged by
 * the line, and a line of HTML holds whole cells. */
static const char *
soup(GenGenerator *g, const Dialect *d, const char *s, bool head)
{
	int			n = gen_nchars(s);
	const char *mid;

	if (n == 0)
	{
		static const char *const empty[] = {
			"&nbsp;", "", "<p>&nbsp;</p>", "<span>&nbsp;</span>", "<o:p></o:p>", "　"
		};

		return empty[d->nbsp];
	}
	if (!d->soup || gen_one_in(g, 2))
		return s;
	mid = gen_skip(s, gen_between(g, 0, n - 1));
	switch (gen_upto(g, head && n > 4 ? 6 : 5))
	{
		case 0:
			return gen_format(g, "<span>%s</span><font face=\"宋体\">%s</font>", gen_slice(g, s, mid), mid);
		case 1:
			return gen_format(g, "<p class=MsoNormal><span lang=EN-US style='font-size:10.5pt'>%s<o:p></o:p></span></p>", s);
		case 2:
			return gen_format(g, "<p>%s<span><span>%s</span></span></p>", gen_slice(g, s, mid), mid);
		case 3:
			return gen_format(g, "<FONT size=2>%s</FONT>", s);
		case 4:
			return gen_format(g, "<b> %s&nbsp;</b>", s);
		default:
			return gen_format(g, "%s<br>%s", gen_slice(g, s, gen_skip(s, n / 2)), gen_skip(s, n / 2));
	}
}

static void
put_cell(GenGenerator *g, const Dialect *d, const GenCell *c)
{
	bool		th = d->th && c->kind == TOKEN_HEAD;

	gen_put(g, th ? pick(d, "<th", "<TH") : pick(d, "<td", "<TD"));
	if (c->colspan > 1)
		gen_put(g, gen_format(g, d->upper ? " colSpan=%d" : " colspan=\"%d\"", c->colspan));
	if (c->rowspan > 1)
		gen_put(g, gen_format(g, d->upper ? " rowSpan=%d" : " rowspan=\"%d\"", c->rowspan));
	if (gen_one_in(g, 6))
		gen_put(g, d->upper ? " width=64 vAlign=center" : " width=\"64\" style=\"text-align:center\"");
	gen_put(g, ">");
	gen_put_cell_as(g, c, soup(g, d, gen_cell_text(g, c), c->kind == TOKEN_HEAD));
	if (!d->open || gen_one_in(g, 2))
		gen_put(g, th ? pick(d, "</th>", "</TH>") : pick(d, "</td>", "</TD>"));
}

static void
choose_dialect(GenGenerator *g, Dialect *d)
{
	d->upper = gen_one_in(g, 5);
	d->open = gen_one_in(g, 6);
	d->soup = gen_one_in(g, 2);
	d->a_line = gen_one_in(g, 2);
	d->th = gen_one_in(g, 5);
	d->nbsp = gen_upto(g, 6);
	d->one_line = false;
}

/* A line of markup ends, unless all stands on one. */
static void
end_line(GenGenerator *g, const Dialect *d)
{
	if (!d->one_line)
		gen_nl(g);
}

static void
tag(GenGenerator *g, const Dialect *d, const char *lower, const char *upper)
{
	gen_put(g, pick(d, lower, upper));
	end_line(g, d);
}

static void
put_rows(GenGenerator *g, const Dialect *d, const GenGrid *grid)
{
	for (int i = 0; i < grid->nrows; i++)
	{
		const GenGridRow *r = &grid->rows[i];

		g->begins = r->begins;
		gen_put(g, pick(d, "<tr>", "<TR>"));
		if (!d->a_line)
			end_line(g, d);
		for (int k = 0; k < r->n; k++)
		{
			put_cell(g, d, &r->cells[k]);
			if (!d->a_line)
				end_line(g, d);
		}
		if (!d->open || gen_one_in(g, 2))
			gen_put(g, pick(d, "</tr>", "</TR>"));
		if (g->open)
			end_line(g, d);
	}
	g->begins = 0;
}

static void
put_table(GenGenerator *g, const Dialect *d, const GenGrid *grid, bool tbody)
{
	tag(g, d, "<table border=\"1\" cellspacing=\"0\">", "<TABLE border=1>");
	if (tbody)
		tag(g, d, "<tbody>", "<TBODY>");
	g->row_a_line = d->a_line;
	put_rows(g, d, grid);
	g->row_a_line = false;
	if (tbody)
		tag(g, d, "</tbody>", "</TBODY>");
	tag(g, d, "</table>", "</TABLE>");
}

void
gen_html_table(GenGenerator *g, GenTable *t)
{
	GenGrid		grid;
	Dialect		d;
	bool		wrapper = gen_one_in(g, 4);
	bool		tbody = gen_one_in(g, 2);

	gen_make_grid(g, t, &grid);
	choose_dialect(g, &d);
	if (wrapper)
		gen_line(g, pick(&d, "<table><tr><td>", "<TABLE><TR><TD>"));
	put_table(g, &d, &grid, tbody);
	if (wrapper)
		gen_line(g, pick(&d, "</td></tr></table>", "</TD></TR></TABLE>"));
}

/* A grid as a table: a row a line, or all on one line. */
void
gen_write_html(GenGenerator *g, const GenGrid *grid, bool one_line)
{
	Dialect		d;

	choose_dialect(g, &d);
	d.a_line = true;
	d.one_line = one_line;
	if (one_line)
	{
		d.upper = d.open = d.soup = false;
		d.nbsp = 1;
	}
	put_table(g, &d, grid, !one_line && gen_one_in(g, 2));
}
