/*
 * table.c
 *		Tables of a page: rows of cells, spans resolved to a grid.
 *
 * The innermost table is held back until it is known to be one of data.  As
 * soon as it is seen to be layout, what was held goes out as flow, and so does
 * the rest of it.
 */
#include "core/html/internal.h"

#define MAX_ROW_CELLS	4096	/* of data; beyond, a table is layout */
#define MAX_HELD_CELLS	8192	/* beyond, rows go out while it is open */
#define MAX_HELD_TEXT	(1024 * 1024)
#define INTERRUPT_ROWS	0x1000	/* between two looks for an interrupt */

/* ------------------------------------------------------------------------
 * What goes out
 */

/* The text of a held cell up to its next break, in *s, which moves there;
 * returns the break, or NULL. */
static const char *
put_piece(GovHtml *h, const char **s, const char *end)
{
	const char *nl = memchr(*s, '\n', end - *s);

	gov_buffer_put(h->a, &h->lines.text, *s, (nl ? nl : end) - *s);
	*s = nl ? nl + BREAK_SIZE : end;
	return nl;
}

/*
 * The text of a held cell on one line.  At a break two Chinese characters
 * join; digits and Latin words stay apart: 1<br>2 is not 12.
 */
static void
put_cell_text(GovHtml *h, const GovHtmlCell *c)
{
	const char *start = h->table.text.s + c->off;
	const char *s = start;
	const char *end = s + c->len;

	while (s < end)
	{
		const char *nl = put_piece(h, &s, end);

		if (nl && s < end && nl > start &&
			!((unsigned char) *s & 0x80) && !((unsigned char) nl[-1] & 0x80))
			gov_buffer_put_char(h->a, &h->lines.text, ' ');
	}
}

/* A held cell as flow: every break ends a line.  The last stays open. */
static void
put_cell_flow(GovHtml *h, const GovHtmlCell *c)
{
	const char *s = h->table.text.s + c->off;
	const char *end = s + c->len;

	h->lines.source = c->line;
	while (s < end)
	{
		const char *nl = put_piece(h, &s, end);

		if (nl)
		{
			gov_html_end_line(h);
			memcpy(&h->lines.source, nl + 1, sizeof(uint32_t));
		}
	}
}

/* ------------------------------------------------------------------------
 * The grid
 */

static void
need_columns(GovHtml *h, size_t n)
{
	GovHtmlTable *t = &h->table;

	while (n > t->covered_cap)
		t->covered = gov_array_grow(h->a, t->covered, t->ncovered, &t->covered_cap, sizeof(uint32_t), GOV_HTML_FIRST_ITEMS);
	if (n > t->ncovered)
	{
		memset(t->covered + t->ncovered, 0, (n - t->ncovered) * sizeof(uint32_t));
		t->ncovered = n;
	}
}

static inline bool
is_covered(const GovHtmlTable *t, size_t col)
{
	return col < t->ncovered && t->covered[col] > 0;
}

/* A grid cell that no cell of the row is in. */
static inline void
put_spanned(GovHtml *h, size_t col, bool covered)
{
	if (col > 0)
		gov_buffer_put_char(h->a, &h->lines.text, GOV_CELL);
	if (covered)
		gov_buffer_put_char(h->a, &h->lines.text, GOV_SPANNED);
	h->table.budget--;
}

/* The column as a cell from above covers it, or doesn't. */
static inline void
put_column(GovHtml *h, size_t col)
{
	bool		covered = is_covered(&h->table, col);

	put_spanned(h, col, covered);
	if (covered)
		h->table.covered[col]--;
}

/* A cell from column col on; returns the column behind it. */
static size_t
put_cell(GovHtml *h, const GovHtmlCell *c, size_t col)
{
	GovHtmlTable *t = &h->table;
	uint32_t	below = c->rowspan - 1;
	uint32_t	span = c->colspan;

	if (col > 0)
		gov_buffer_put_char(h->a, &h->lines.text, GOV_CELL);
	put_cell_text(h, c);
	if ((int64_t) span > t->budget)
		span = 1;
	for (uint32_t k = 0; k < span; k++)
	{
		/* a cell that runs into one from above ends there */
		if (k > 0 && is_covered(t, col))
			break;
		if (k > 0)
			put_spanned(h, col, true);
		if (below > 0)
		{
			need_columns(h, col + 1);
			t->covered[col] = below;
		}
		col++;
	}
	return col;
}

/* One row of the grid, from its n held cells. */
static void
put_row(GovHtml *h, const GovHtmlCell *c, size_t n)
{
	GovHtmlTable *t = &h->table;
	size_t		col = 0;
	size_t		last = t->ncovered; /* columns covered from above */

	if (t->budget < 0)
	{
		/* spans out of all proportion: no grid, but a cell a line */
		for (size_t i = 0; i < n; i++)
		{
			put_cell_flow(h, &c[i]);
			gov_html_end_line(h);
		}
		return;
	}
	while (last > 0 && t->covered[last - 1] == 0)
		last--;
	t->ncovered = last;
	if (n == 0 && last == 0)
		return;
	h->lines.source = n > 0 ? c[0].line : 0;
	gov_buffer_put_char(h->a, &h->lines.text, GOV_ROW);
	for (size_t i = 0; i < n; i++)
	{
		for (; is_covered(t, col); col++)
			put_column(h, col);
		col = put_cell(h, &c[i], col);
	}
	/* what is covered from above beyond the row's own cells */
	for (; col < last; col++)
		put_column(h, col);
	gov_html_end_line(h);
}

/* Keeps what a row under way has, from its first cell on. */
static void
keep_cells(GovHtmlTable *t, size_t first, uint32_t rows_before)
{
	if (rows_before == 0)
		return;
	t->ncells -= first;
	memmove(t->cells, t->cells + first, t->ncells * sizeof(*t->cells));
	for (size_t i = 0; i < t->ncells; i++)
		t->cells[i].row -= rows_before;
	if (t->ncells == 0)
		t->text.len = 0;
}

/* Send out the first rows of those held. */
void
gov_html_put_rows(GovHtml *h, uint32_t nrows)
{
	GovHtmlTable *t = &h->table;
	size_t		i = 0;

	gov_html_break_line(h);
	for (uint32_t row = 0; row < nrows; row++)
	{
		size_t		first = i;

		while (i < t->ncells && t->cells[i].row == row)
			i++;
		put_row(h, t->cells + first, i - first);
		if ((row + 1) % INTERRUPT_ROWS == 0)
			gov_check_interrupt(h->a);
	}
	t->flushed = true;
	t->nrows -= nrows;
	keep_cells(t, i, nrows);
}

/* ------------------------------------------------------------------------
 * Tables, rows and cells begin and end
 */

void
gov_html_close_cell(GovHtml *h)
{
	GovHtmlTable *t = &h->table;

	if (t->held)
	{
		if (t->cell_open)
		{
			GovHtmlCell *c = &t->cells[t->ncells - 1];

			c->len = t->text.len - c->off;
			t->cell_open = false;
		}
	}
	else if (h->flow.in_cell)
	{
		h->flow.in_cell = false;
		if (h->lines.text.len > h->lines.start || !h->flow.in_cell_text)
			gov_html_end_line(h);
	}
	h->flow.space = WS_NONE;
}

void
gov_html_close_row(GovHtml *h)
{
	gov_html_close_cell(h);
	h->table.row_open = h->flow.in_p = false;
}

/* The innermost table is layout: what was held back is flow, and so is the
 * rest of it. */
void
gov_html_demote(GovHtml *h)
{
	GovHtmlTable *t = &h->table;
	bool		open = t->cell_open;

	if (open)
	{
		GovHtmlCell *c = &t->cells[t->ncells - 1];

		c->len = t->text.len - c->off;
	}
	gov_html_break_line(h);
	for (size_t i = 0; i < t->ncells; i++)
	{
		put_cell_flow(h, &t->cells[i]);
		if (!open || i + 1 < t->ncells)
			gov_html_end_line(h);
	}
	t->held = t->cell_open = false;
	h->flow.in_cell = open;
	h->flow.in_cell_text = open && t->cells[t->ncells - 1].len > 0;
	if (open && h->lines.text.len == h->lines.start)
		h->lines.source = 0;
	if (open && t->text_break)
		gov_html_break_line(h);
	t->ncells = 0;
	t->text.len = 0;
	if (t->implied)
		h->flow.in_cell = t->implied = false;
}

void
gov_html_finish_table(GovHtml *h)
{
	GovHtmlTable *t = &h->table;

	if (!t->held)
		return;
	gov_html_close_cell(h);
	if (!t->flushed && t->ncells <= 1)
		gov_html_demote(h);		/* a frame around one text */
	else
		gov_html_put_rows(h, t->nrows);
	t->held = t->implied = t->row_open = false;
	t->ncovered = 0;
	h->flow.in_cell = false;
	h->flow.space = WS_NONE;
}

/* </table> */
void
gov_html_end_table(GovHtml *h)
{
	bool		implied = h->table.held && h->table.implied;

	h->flow.in_p = false;
	if (h->table.held)
		gov_html_finish_table(h);
	else
	{
		gov_html_close_cell(h);
		gov_html_break_line(h);
	}
	if (!implied && h->table.depth > 0)
		h->table.depth--;
}

void
gov_html_start_table(GovHtml *h, bool implied)
{
	GovHtmlTable *t = &h->table;

	if (t->held)
	{
		if (t->implied)
			gov_html_finish_table(h);
		else
			gov_html_demote(h);
	}
	gov_html_break_line(h);
	if (!implied)
		t->depth++;
	if (!t->cells)
	{
		gov_buffer_grow(h->a, &t->text, 0);
		t->cells = gov_array_grow(h->a, NULL, 0, &t->cells_cap, sizeof(GovHtmlCell), GOV_HTML_FIRST_ITEMS);
	}
	t->held = true;
	t->implied = implied;
	t->cell_open = t->row_open = t->flushed = false;
	t->ncells = 0;
	t->text.len = 0;
	t->nrows = 0;
	t->ncovered = 0;
	h->flow.in_p = h->flow.in_cell = false;
}

/*
 * A row, or a cell, is about to begin.  Where no table is open, one begins
 * with it; returns false when it is part of a table of layout.
 */
static bool
in_data_table(GovHtml *h)
{
	gov_html_close_cell(h);
	h->flow.in_p = false;
	if (h->table.held)
		return true;
	if (h->table.depth > 0)
		return false;
	gov_html_start_table(h, true);
	return true;
}

static void
start_flow_cell(GovHtml *h)
{
	h->flow.in_cell = true;
	h->flow.in_cell_text = false;
}

void
gov_html_start_row(GovHtml *h)
{
	GovHtmlTable *t = &h->table;

	if (!in_data_table(h))
		return;
	t->row_open = true;
	t->nrows++;
	if (t->nrows > MAX_HELD_CELLS || t->ncells > MAX_HELD_CELLS || t->text.len > MAX_HELD_TEXT)
		gov_html_put_rows(h, t->nrows - 1);
}

void
gov_html_start_cell(GovHtml *h, uint32_t colspan, uint32_t rowspan)
{
	GovHtmlTable *t = &h->table;
	GovHtmlCell *c;

	if (!in_data_table(h))
	{
		gov_html_break_line(h);
		start_flow_cell(h);
		return;
	}
	if (!t->row_open)
		gov_html_start_row(h);
	if (t->ncells >= MAX_ROW_CELLS && t->cells[t->ncells - MAX_ROW_CELLS].row == t->nrows - 1)
	{
		bool		implied = t->implied;

		gov_html_demote(h);
		if (implied)
			t->depth++;			/* as a <table> that is never closed */
		start_flow_cell(h);
		return;
	}
	if (t->ncells == t->cells_cap)
		t->cells = gov_array_grow(h->a, t->cells, t->ncells, &t->cells_cap, sizeof(GovHtmlCell), GOV_HTML_FIRST_ITEMS);
	c = &t->cells[t->ncells++];
	c->off = t->text.len;
	c->len = 0;
	c->row = t->nrows - 1;
	c->line = h->line;
	c->colspan = colspan;
	c->rowspan = rowspan;
	t->cell_open = true;
	t->text_break = false;
	t->breaks = 0;
}
