/*
 * second_draw.c
 *		The second generator's layouts that print a page of cells: a cell a
 *		line, a row a line, HTML, boxes.
 */
#include "second.h"

static bool
is_empty(Second *s, const SecondCell *c)
{
	return c->slot >= 0 && s->g->figures[c->set].cells[c->slot].status == GOV_BLANK;
}

/* The row of the form on a line. */
static int
row_of(const SecondLine *l)
{
	int			row = ROW_NONE;

	for (int k = 0; k < l->n; k++)
		if (l->cells[k].kind == TOKEN_LABEL)
			return l->cells[k].row;
		else if (l->cells[k].slot >= 0)
			row = ROW_REMEDIES;
	return row;
}

/* Where the line's empty cells are is lost, in all sets of figures. */
static void
lose_blanks(Second *s, const SecondLine *l)
{
	int			row = row_of(l);
	bool		any = false;

	for (int k = 0; k < l->n; k++)
		any = any || is_empty(s, &l->cells[k]);
	if (!any || row < 0 || row >= NROWS)
		return;
	gen_may(s->g, row);
	if (s->g->plan.with & WITH_YEARS)
	{
		s->g->set = 1;
		gen_may(s->g, row);
		s->g->set = 0;
	}
}

static void
pipes(GenGenerator *g, int n)
{
	while (n-- > 0)
		gen_put(g, "|");
}

/* A cell a line: with a pipe behind it, or runs of them at a row's end. */
static void
draw_piped_cells(Second *s, const SecondPage *page)
{
	GenGenerator *g = s->g;

	for (int i = 0; i < page->n; i++)
	{
		const SecondLine *l = &page->lines[i];

		for (int k = 0; k < l->n; k++)
		{
			second_put(s, &l->cells[k], second_text(s, &l->cells[k]));
			gen_put(g, s->pad && !is_empty(s, &l->cells[k]) ? " |" : "|");
			gen_nl(g);
		}
		if (s->draw != SECOND_PIPE_RUNS)
			continue;
		pipes(g, 2 + i % 3);
		gen_nl(g);
		lose_blanks(s, l);
	}
}

/* A pipe alone on the line between cells. */
static void
draw_lonely_pipes(Second *s, const SecondPage *page)
{
	GenGenerator *g = s->g;

	g->piped = true;
	for (int i = 0; i < page->n; i++)
		for (int k = 0; k < page->lines[i].n; k++)
		{
			const SecondCell *c = &page->lines[i].cells[k];

			gen_line(g, "|");
			second_put(s, c, second_text(s, c));
			if (*second_text(s, c) || !s->pad)
				gen_nl(g);
		}
	if (g->open)
		gen_nl(g);
	gen_line(g, "|");
	g->piped = false;
}

/* A cell a paragraph; an empty one may be one more empty line. */
static void
draw_paragraphs(Second *s, const SecondPage *page)
{
	GenGenerator *g = s->g;

	for (int i = 0; i < page->n; i++)
		for (int k = 0; k < page->lines[i].n; k++)
		{
			const SecondCell *c = &page->lines[i].cells[k];

			if (!is_empty(s, c))
			{
				second_put(s, c, second_text(s, c));
				gen_nl(g);
			}
			gen_gap(g);
		}
}

/* What stands before, between and behind the cells of a row. */
typedef struct Fence
{
	const char *before;
	const char *between;
	const char *behind;
	const char *covered;		/* for each column that a cell covers */
} Fence;

static const char *
quoted(Second *s, const char *text)
{
	if (s->draw != SECOND_COMMAS || (s->pad == 0 && !strchr(text, ',') && !strchr(text, '"')))
		return text;
	return gen_format(s->g, "\"%s\"", text);
}

/* A row a line.  Columns that a cell from a row above covers stand empty. */
static void
draw_rows(Second *s, const SecondPage *page, const Fence *f)
{
	GenGenerator *g = s->g;
	int			covered[64] = {0};	/* rows still, by column */
	int			ncols = 0;

	for (int k = 0; k < page->lines[0].n; k++)
		ncols += page->lines[0].cells[k].across;
	g->row_a_line = true;
	for (int i = 0; i < page->n; i++)
	{
		const SecondLine *l = &page->lines[i];
		int			k = 0;

		g->begins = l->names_years;
		gen_put(g, f->before);
		for (int col = 0; col < ncols;)
		{
			int			across = 1;

			if (col > 0)
				gen_put(g, f->between);
			if (covered[col] > 0)
			{
				covered[col]--;
				gen_put(g, f->covered);
			}
			else if (k < l->n)
			{
				const SecondCell *c = &l->cells[k++];

				second_put(s, c, quoted(s, second_text(s, c)));
				for (across = 1; across <= c->across; across++)
					covered[col + across - 1] = c->down - 1;
				across = c->across;
				for (int n = 1; n < across; n++)
				{
					gen_put(g, f->between);
					gen_put(g, f->covered);
				}
			}
			col += across;
		}
		gen_put(g, f->behind);
		gen_nl(g);
		if (i == 0 && (s->draw == SECOND_MARKDOWN || s->draw == SECOND_BOLD))
		{
			gen_put(g, "|");
			for (int n = 0; n < ncols; n++)
				gen_put(g, s->pad ? ":---:|" : "-|");
			gen_nl(g);
		}
		/* of a row without a label only fences are left */
		if (row_of(l) == ROW_REMEDIES && (s->draw == SECOND_TABS || s->draw == SECOND_COMMAS))
			lose_blanks(s, l);
	}
	g->row_a_line = false;
	g->begins = 0;
	gen_gap(g);
}

static void
draw_bold(Second *s, SecondPage *page)
{
	for (int i = 0; i < page->n; i++)
		for (int k = 0; k < page->lines[i].n; k++)
		{
			SecondCell *c = &page->lines[i].cells[k];
			int			n = gen_nchars(second_text(s, c));

			if (c->kind == TOKEN_VALUE || n < 2)
				continue;
			if (n > 6)
			{
				const char *mid = gen_skip(c->text, n - 3);

				c->text = gen_format(s->g, "%s<br />%s", gen_slice(s->g, c->text, mid), mid);
			}
			if (c->kind != TOKEN_LABEL || s->pad)
				c->text = gen_format(s->g, "**%s**", c->text);
		}
}

/* Columns by blanks of other kinds: at least two between cells. */
static void
draw_blanks(Second *s, const SecondPage *page)
{
	static const char *const blanks[] = {"\xe3\x80\x80", "\xc2\xa0\xc2\xa0\xc2\xa0", "\xe2\x80\x82\xe2\x80\x82", "    "};
	GenGenerator *g = s->g;

	g->row_a_line = true;
	for (int i = 0; i < page->n; i++)
	{
		const SecondLine *l = &page->lines[i];

		for (int k = 0; k < l->n; k++)
		{
			if (k > 0)
				gen_put(g, blanks[s->pad]);
			second_put(s, &l->cells[k], second_text(s, &l->cells[k]));
		}
		gen_nl(g);
		lose_blanks(s, l);
	}
	g->row_a_line = false;
}

static void
open_tag(GenGenerator *g, const SecondCell *c)
{
	gen_put(g, "<td");
	if (c->down > 1)
		gen_put(g, gen_format(g, " rowspan=%d", c->down));
	if (c->across > 1)
		gen_put(g, gen_format(g, " colspan='%d'", c->across));
	gen_put(g, ">");
}

/* HTML as table elements; pad says how cells are filled in. */
static void
draw_html(Second *s, const SecondPage *page)
{
	static const char *const inner[][2] = {{"", ""}, {"<div align=center>", "</div>"}, {"<p><font>", "</font></p>"}, {"\n  ", "\n"}};
	GenGenerator *g = s->g;
	int			style = s->pad % 3;

	for (int i = 0; i < (s->draw == SECOND_NESTED_HTML ? 1 + s->pad : 0); i++)
		gen_line(g, "<table class=\"layout\"><tbody><tr><td>&nbsp;</td><td>");
	gen_line(g, "<table class=\"tb\"><colgroup><col width=100></colgroup>");
	g->row_a_line = true;
	for (int i = 0; i < page->n; i++)
	{
		g->begins = page->lines[i].names_years;
		gen_put(g, "<tr style='height:20pt'>");
		for (int k = 0; k < page->lines[i].n; k++)
		{
			const SecondCell *c = &page->lines[i].cells[k];

			open_tag(g, c);
			gen_put(g, inner[style][0]);
			second_put(s, c, second_text(s, c));
			gen_put(g, inner[style][1]);
			gen_put(g, "</td>");
		}
		gen_put(g, "</tr>");
		gen_nl(g);
	}
	g->row_a_line = false;
	g->begins = 0;
	gen_line(g, "</table>");
	for (int i = 0; i < (s->draw == SECOND_NESTED_HTML ? 1 + s->pad : 0); i++)
		gen_line(g, "</td></tr></tbody></table>");
}

/* HTML without tables. */
static void
draw_divs(Second *s, const SecondPage *page)
{
	GenGenerator *g = s->g;
	const char *tag = s->pad % 2 ? "span" : "div";

	g->row_a_line = true;
	for (int i = 0; i < page->n; i++)
	{
		const SecondLine *l = &page->lines[i];

		gen_put(g, "<div class='r'>");
		for (int k = 0; k < l->n; k++)
		{
			gen_put(g, gen_format(g, "<%s class='c'>", tag));
			second_put(s, &l->cells[k], second_text(s, &l->cells[k]));
			gen_put(g, gen_format(g, "</%s>%s", tag, s->pad > 1 ? "\t" : " "));
		}
		gen_put(g, "</div>");
		gen_nl(g);
		lose_blanks(s, l);
	}
	g->row_a_line = false;
}

/* A drawn table: every cell has the same width, long texts go on below. */
static void
draw_boxes(Second *s, const SecondPage *page)
{
	GenGenerator *g = s->g;
	int			width = 12 + 2 * s->pad;	/* of a column, in terminal
											 * columns */

	g->row_a_line = true;
	for (int i = 0; i <= page->n; i++)
	{
		const SecondLine *l = &page->lines[i < page->n ? i : i - 1];
		int			height = 1;

		for (int k = 0; k < l->n; k++)
			for (int n = 0; n < l->cells[k].across; n++)
			{
				gen_put(g, "+");
				for (int w = 0; w < width; w++)
					gen_put(g, "-");
			}
		gen_put(g, "+");
		gen_nl(g);
		if (i == page->n)
			break;
		for (int k = 0; k < l->n; k++)
		{
			int			room = (l->cells[k].across * (width + 1) - 3) / 2;
			int			need = (gen_nchars(second_text(s, &l->cells[k])) + room - 1) / room;

			height = need > height && l->cells[k].kind != TOKEN_VALUE ? need : height;
		}
		g->begins = l->names_years;
		for (int y = 0; y < height; y++)
		{
			for (int k = 0; k < l->n; k++)
			{
				const SecondCell *c = &l->cells[k];
				const char *text = second_text(s, c);
				int			room = (c->across * (width + 1) - 3) / 2;
				int			n = c->kind == TOKEN_VALUE ? 1 : (gen_nchars(text) + room - 1) / room;
				int			from;

				gen_put(g, "| ");
				from = gen_columns_used(g);
				if (n <= 1 && y == 0)
					second_put(s, c, text);
				else if (y < n)
				{
					const char *piece = gen_slice(g, gen_skip(text, y * room), gen_skip(text, (y + 1) * room));

					if (c->kind == TOKEN_LABEL)
						gen_label(g, c->row, piece, y, n);
					else
						second_put(s, c, piece);
				}
				gen_pad(g, c->across * (width + 1) - 2 - (gen_columns_used(g) - from));
			}
			gen_put(g, "|");
			gen_nl(g);
		}
		g->begins = 0;
	}
	g->row_a_line = false;
}

void
second_draw(Second *s, const SecondTable *t)
{
	static const Fence closed = {"|", "|", "|", ""};
	static const Fence spaced = {"| ", " | ", " |", ""};
	static const Fence open = {"", " | ", "", ""};
	static const Fence tabs = {"", "\t", "", ""};
	static const Fence commas = {"", ",", "", ""};
	SecondPage	page;

	second_make_page(s, t, &page);
	switch (s->draw)
	{
		case SECOND_CELLS:
		case SECOND_PIPE_RUNS:
			draw_piped_cells(s, &page);
			break;
		case SECOND_LONELY_PIPES:
			draw_lonely_pipes(s, &page);
			break;
		case SECOND_PARAGRAPHS:
		case SECOND_BLANK_PARAGRAPHS:
			draw_paragraphs(s, &page);
			break;
		case SECOND_ROWS:
			draw_rows(s, &page, s->pad == 0 ? &closed : s->pad == 1 ? &open : &spaced);
			break;
		case SECOND_BOLD:
			draw_bold(s, &page);
			draw_rows(s, &page, &spaced);
			break;
		case SECOND_MARKDOWN:
			draw_rows(s, &page, s->pad == 0 ? &closed : &spaced);
			break;
		case SECOND_TABS:
			draw_rows(s, &page, &tabs);
			break;
		case SECOND_COMMAS:
			draw_rows(s, &page, &commas);
			break;
		case SECOND_BLANKS:
			draw_blanks(s, &page);
			break;
		case SECOND_DRAWN:
			draw_boxes(s, &page);
			break;
		case SECOND_DIVS:
			draw_divs(s, &page);
			break;
		default:
			draw_html(s, &page);
	}
}
