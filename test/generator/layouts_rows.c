/*
 * layouts_rows.c
 *		Grids a row a line: with separators between the cells (pipes, tabs,
 *		commas, markdown), or in columns of blanks.
 */
#include "internal.h"

/* The cell that begins in a column. */
const GenCell *
gen_cell_at(const GenGridRow *r, int col)
{
	for (int k = 0; k < r->n; k++)
		if (r->cells[k].col == col)
			return &r->cells[k];
	return NULL;
}

/* The row of the form that a grid's row prints. */
int
gen_row_of(const GenGrid *grid, int row)
{
	const GenGridRow *r = &grid->rows[row];

	for (int k = 0; k < r->n; k++)
		if (r->cells[k].kind == TOKEN_LABEL)
			return r->cells[k].row;
	for (int k = 0; k < r->n; k++)
		if (r->cells[k].kind == TOKEN_VALUE && r->cells[k].slot >= 0)
			return ROW_REMEDIES;
	return ROW_NONE;
}

typedef struct Separator
{
	const char *begin;
	const char *between;
	const char *end;
} Separator;

/* As a spreadsheet saves it. */
static void
put_quoted(GenGenerator *g, const GenCell *c, bool all)
{
	const char *s = c ? gen_cell_text(g, c) : "";
	char	   *copy;
	char	   *q;

	if (!all && !strpbrk(s, ",\""))
	{
		if (c)
			gen_put_cell(g, c);
		return;
	}
	copy = q = gen_mem(g, 2 * strlen(s) + 1);
	for (; *s; s++)
	{
		if (*s == '"')
			*q++ = '"';
		*q++ = *s;
	}
	*q = '\0';
	gen_put(g, "\"");
	if (c)
		gen_put_cell_as(g, c, copy);
	gen_put(g, "\"");
}

/* Of a row of empty cells only separators are left. */
static void
check_blanks(GenGenerator *g, const GenGrid *grid, int row)
{
	const GenGridRow *r = &grid->rows[row];
	int			which = gen_row_of(grid, row);
	bool		any = false;

	if (which < ROW_REMEDIES || which >= NROWS)
		return;
	for (int k = 0; k < r->n; k++)
		any = any || *gen_cell_text(g, &r->cells[k]) != '\0';
	if (!any)
		gen_may(g, which);
}

static void
write_separated(GenGenerator *g, int layout, const GenGrid *grid)
{
	static const Separator pipes = {"", " | ", " |"};
	static const Separator markdown = {"| ", " | ", " |"};
	static const Separator tabs = {"", "\t", ""};
	static const Separator commas = {"", ",", ""};
	const Separator *s = layout == DRAW_PIPES ? &pipes : layout == DRAW_MARKDOWN ? &markdown :
		layout == DRAW_TABS ? &tabs : &commas;
	bool		all = layout == DRAW_COMMAS && gen_one_in(g, 4);

	g->row_a_line = true;
	for (int i = 0; i < grid->nrows; i++)
	{
		const GenGridRow *r = &grid->rows[i];

		g->begins = r->begins;
		gen_put(g, s->begin);
		for (int col = 0; col < grid->ncols; col++)
		{
			const GenCell *c = gen_cell_at(r, col);

			if (col > 0)
				gen_put(g, s->between);
			if (layout == DRAW_COMMAS)
				put_quoted(g, c, all);
			else if (c)
				gen_put_cell(g, c);
		}
		gen_put(g, s->end);
		gen_nl(g);
		if (layout == DRAW_MARKDOWN && i == 0)
			gen_rule_line(g, grid->ncols);
		if (layout != DRAW_PIPES && layout != DRAW_MARKDOWN)
			check_blanks(g, grid, i);
	}
	g->row_a_line = false;
	g->begins = 0;
	if (layout == DRAW_MARKDOWN)
		gen_gap(g);
}

static void
put_blanks(GenGenerator *g, const char *blank, int n)
{
	for (; n > 0; n -= gen_width(blank))
		gen_put(g, blank);
}

/* Where columns begin, so that no cell reaches into the next one. */
static void
set_stops(GenGenerator *g, const GenGrid *grid, int *stops, int gap)
{
	int			width[GEN_GRID_COLUMNS * 2] = {0};

	for (int i = 0; i < grid->nrows; i++)
		for (int k = 0; k < grid->rows[i].n; k++)
		{
			const GenCell *c = &grid->rows[i].cells[k];
			int			w = gen_width(gen_cell_text(g, c));

			if (c->colspan == 1 && w > width[c->col])
				width[c->col] = w;
		}
	/* then cells that span columns */
	for (int i = 0; i < grid->nrows; i++)
		for (int k = 0; k < grid->rows[i].n; k++)
		{
			const GenCell *c = &grid->rows[i].cells[k];
			int			w = gen_width(gen_cell_text(g, c));
			int			have = 0;

			if (c->colspan == 1 || c->kind == TOKEN_GROUP)
				continue;
			for (int n = 0; n < c->colspan; n++)
				have += width[c->col + n] + gap;
			if (w + gap > have)
				width[c->col + c->colspan - 1] += w + gap - have;
		}
	stops[0] = 0;
	for (int col = 0; col < grid->ncols; col++)
		stops[col + 1] = stops[col] + width[col] + gap;
}

static bool
has_hole(GenGenerator *g, const GenGridRow *r)
{
	for (int k = 0; k < r->n; k++)
		if (r->cells[k].slot >= 0 && *gen_cell_text(g, &r->cells[k]) == '\0')
			return true;
	return false;
}

/* Which cells of the row are empty is lost, for all figures on the line. */
static void
lose_cells(GenGenerator *g, int row)
{
	int			set = g->set;

	for (g->set = 0; g->set < 2; g->set++)
		gen_may(g, row);
	g->set = set;
}

/* Columns by spaces or other blanks: each begins where it should, or so many
 * blanks stand between all. */
void
gen_write_columns(GenGenerator *g, int layout, const GenGrid *grid)
{
	/* no-break, en, ideographic and em space */
	static const char *const blanks[] = {"\xc2\xa0", "\xe2\x80\x82", "\xe3\x80\x80", "\xe2\x80\x83"};
	const char *blank = layout == DRAW_SPACES ? " " : blanks[gen_upto(g, 4)];
	int			gap = gen_between(g, 2, 6);
	bool		fixed = layout == DRAW_BLANKS && gen_one_in(g, 2);
	int			stops[GEN_GRID_COLUMNS * 2 + 1];

	set_stops(g, grid, stops, gap);
	g->row_a_line = true;
	for (int i = 0; i < grid->nrows; i++)
	{
		const GenGridRow *r = &grid->rows[i];
		int			row = gen_row_of(grid, i);

		g->begins = r->begins;
		for (int col = 0; col < grid->ncols; col++)
		{
			const GenCell *c = gen_cell_at(r, col);
			int			used;

			if (!c || *gen_cell_text(g, c) == '\0')
				continue;
			used = gen_columns_used(g);
			if (fixed && used > 0)
				put_blanks(g, blank, gap);
			else
				put_blanks(g, blank, used > 0 && used + gap > stops[col] ? gap : stops[col] - used);
			gen_put_cell(g, c);
		}
		gen_nl(g);
		if (row >= 0 && row < NROWS && has_hole(g, r))
			lose_cells(g, row);
	}
	g->row_a_line = false;
	g->begins = 0;
}

void
gen_write_grid(GenGenerator *g, int layout, const GenGrid *grid)
{
	switch (layout)
	{
		case DRAW_PIPES:
		case DRAW_MARKDOWN:
		case DRAW_TABS:
		case DRAW_COMMAS:
			write_separated(g, layout, grid);
			break;
		case DRAW_BLANKS:
		case DRAW_SPACES:
			gen_write_columns(g, layout, grid);
			break;
		case DRAW_BOXES:
		case DRAW_LINES:
			gen_write_boxes(g, layout, grid);
			break;
		case DRAW_HTML:
			gen_write_html(g, grid, false);
			break;
		case DRAW_ONE_LINE:
			gen_write_html(g, grid, true);
			break;
		case DRAW_DIVS:
			gen_write_divs(g, grid);
			break;
		case DRAW_NESTED:
			gen_write_nested(g, grid);
			break;
		case DRAW_BOLD:
			gen_write_bold(g, grid);
			break;
		default:
			gen_write_cells(g, layout, grid);
	}
}
