/*
 * layouts_boxes.c
 *		Grids as drawn tables: of +, - and |, or of box-drawing characters.
 *		A cell may take several lines.
 */
#include "internal.h"

#define MAX_LINES	24			/* of a cell */

typedef struct Pen
{
	const char *across;
	const char *down;
	const char *joints[3][3];	/* top, middle, bottom; left, middle, right */
} Pen;

static const Pen pens[] = {
	{"-", "|", {{"+", "+", "+"}, {"+", "+", "+"}, {"+", "+", "+"}}},
	{"─", "│", {{"┌", "┬", "┐"}, {"├", "┼", "┤"}, {"└", "┴", "┘"}}},
	{"━", "┃", {{"┏", "┳", "┓"}, {"┣", "╋", "┫"}, {"┗", "┻", "┛"}}},
};

typedef enum Placing
{
	AT_TOP, IN_MIDDLE, AT_BOTTOM
} Placing;

/* A cell's text, cut into lines. */
typedef struct Lines
{
	int			n;
	const char *line[MAX_LINES];
} Lines;

typedef struct Drawing
{
	GenGenerator *g;
	const GenGrid *grid;
	const Pen  *pen;
	bool		rules;			/* a rule under each row; else under the heads
								 * only, and no cell has several lines */
	Placing		placing;
	int			width[GEN_GRID_COLUMNS];
	int			height[GEN_GRID_ROWS];
	const GenCell *cover[GEN_GRID_ROWS][GEN_GRID_COLUMNS];	/* cell over a place */
	int			top[GEN_GRID_ROWS][GEN_GRID_COLUMNS];	/* its first row */
} Drawing;

static int
width_of(const Drawing *d, const GenCell *c)
{
	int			w = (c->colspan - 1) * 3;	/* what would part its columns */

	for (int i = 0; i < c->colspan; i++)
		w += d->width[c->col + i];
	return w;
}

static void
cut(const Drawing *d, const GenCell *c, Lines *lines)
{
	const char *s = gen_cell_text(d->g, c);
	int			width = width_of(d, c);

	lines->n = 0;
	if (c->kind == TOKEN_VALUE || gen_width(s) <= width)
	{
		lines->line[lines->n++] = s;
		return;
	}
	while (*s && lines->n < MAX_LINES)
	{
		const char *end = s;
		int			w = 0;

		while (*end && w + gen_charwidth(end) <= width)
		{
			w += gen_charwidth(end);
			end += gen_charlen(end);
		}
		lines->line[lines->n++] = gen_slice(d->g, s, end);
		s = end;
	}
}

static void
cover_cells(Drawing *d)
{
	for (int i = 0; i < d->grid->nrows; i++)
		for (int k = 0; k < d->grid->rows[i].n; k++)
		{
			const GenCell *c = &d->grid->rows[i].cells[k];

			for (int y = 0; y < c->rowspan && i + y < d->grid->nrows; y++)
				for (int x = 0; x < c->colspan; x++)
				{
					d->cover[i + y][c->col + x] = c;
					d->top[i + y][c->col + x] = i;
				}
		}
}

/* Columns of values are as wide as these, those of names as chance has it. */
static void
set_widths(Drawing *d)
{
	GenGenerator *g = d->g;
	int			least = gen_between(g, 4, 9);
	int			names = gen_between(g, 10, 26);

	for (int col = 0; col < d->grid->ncols; col++)
		d->width[col] = least;
	for (int i = 0; i < d->grid->nrows; i++)
		for (int k = 0; k < d->grid->rows[i].n; k++)
		{
			const GenCell *c = &d->grid->rows[i].cells[k];
			int			w = gen_width(gen_cell_text(g, c));

			if (d->rules && c->kind == TOKEN_LABEL)
				w = w < names ? w : names;
			else if (d->rules && c->kind != TOKEN_VALUE)
				w = 0;
			if (c->colspan > 1)
				w -= (c->colspan - 1) * (least + 3);
			if (w > d->width[c->col])
				d->width[c->col] = w;
		}
}

static void
set_heights(Drawing *d)
{
	for (int i = 0; i < d->grid->nrows; i++)
		d->height[i] = 1;
	for (int i = 0; i < d->grid->nrows; i++)
		for (int k = 0; k < d->grid->rows[i].n; k++)
		{
			const GenCell *c = &d->grid->rows[i].cells[k];
			int			last = i + c->rowspan - 1 < d->grid->nrows ? i + c->rowspan - 1 : d->grid->nrows - 1;
			Lines		lines;
			int			room = 0;

			cut(d, c, &lines);
			for (int y = i; y <= last; y++)
				room += d->height[y];
			if (lines.n > room)
				d->height[last] += lines.n - room;
		}
}

/* The line of a cell that stands on a row's k-th line. */
static int
line_of(const Drawing *d, const GenCell *c, int row, int top, int k, int nlines)
{
	int			room = d->height[row];

	if (c->rowspan > 1)
	{
		for (int y = top; y < row; y++)
			k += d->height[y];
		return k;
	}
	if (d->placing == IN_MIDDLE)
		return k - (room - nlines) / 2;
	return d->placing == AT_BOTTOM ? k - (room - nlines) : k;
}

static void
put_piece(GenGenerator *g, const GenCell *c, const Lines *lines, int k)
{
	int			set = g->set;

	if (lines->n == 1)
	{
		gen_put_cell(g, c);
		return;
	}
	g->set = c->set;
	if (c->kind == TOKEN_LABEL)
		gen_label(g, c->row, lines->line[k], k, lines->n);
	else if (c->kind == TOKEN_HEAD)
		gen_head(g, lines->line[k]);
	else
		gen_group(g, lines->line[k]);
	g->set = set;
}

static void
put_row(Drawing *d, int row)
{
	GenGenerator *g = d->g;

	for (int k = 0; k < d->height[row]; k++)
	{
		for (int col = 0; col < d->grid->ncols;)
		{
			const GenCell *c = d->cover[row][col];
			int			from;
			int			width = c ? width_of(d, c) : d->width[col];

			gen_put(g, d->pen->down);
			gen_put(g, " ");
			from = gen_columns_used(g);
			if (c)
			{
				Lines		lines;
				int			n;

				cut(d, c, &lines);
				n = line_of(d, c, row, d->top[row][col], k, lines.n);
				if (n >= 0 && n < lines.n)
					put_piece(g, c, &lines, n);
			}
			gen_pad(g, width - (gen_columns_used(g) - from) + 1);
			col += c ? c->colspan : 1;
		}
		gen_put(g, d->pen->down);
		gen_nl(g);
	}
}

/* The rule above a row, or below the last: it stops where a cell goes on. */
static void
put_rule(Drawing *d, int row)
{
	GenGenerator *g = d->g;
	const char *const *joints = d->pen->joints[row == 0 ? 0 : row < d->grid->nrows ? 1 : 2];

	gen_put(g, joints[0]);
	for (int col = 0; col < d->grid->ncols; col++)
	{
		bool		goes_on = row > 0 && row < d->grid->nrows && d->cover[row][col] &&
			d->cover[row][col] == d->cover[row - 1][col];

		for (int i = d->width[col] + 2; i > 0; i--)
			gen_put(g, goes_on ? " " : d->pen->across);
		gen_put(g, joints[col == d->grid->ncols - 1 ? 2 : 1]);
	}
	gen_nl(g);
}

static bool
is_head_row(const GenGridRow *r)
{
	return r->n > 0 && r->cells[0].kind == TOKEN_HEAD;
}

void
gen_write_boxes(GenGenerator *g, int layout, const GenGrid *grid)
{
	Drawing		d;

	memset(&d, 0, sizeof(d));
	d.g = g;
	d.grid = grid;
	d.pen = layout == DRAW_BOXES ? &pens[0] : gen_one_in(g, 4) ? &pens[2] : &pens[1];
	d.rules = !gen_one_in(g, 4);
	d.placing = (Placing) gen_upto(g, 3);
	cover_cells(&d);
	set_widths(&d);
	set_heights(&d);
	g->row_a_line = true;
	for (int i = 0; i < grid->nrows; i++)
	{
		if (i == 0 || d.rules || (is_head_row(&grid->rows[i - 1]) && !is_head_row(&grid->rows[i])))
			put_rule(&d, i);
		g->begins = grid->rows[i].begins;
		put_row(&d, i);
		g->begins = 0;
	}
	put_rule(&d, grid->nrows);
	g->row_a_line = false;
}
