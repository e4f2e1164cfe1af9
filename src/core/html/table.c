/*
 * table.c
 *		Tables of a page: rows of cells, spans resolved to a grid.
 */
#include "core/html/internal.h"

/*
 * The text of a held cell on one line.  At a break two Chinese characters
 * join; digits and Latin words stay apart: 1<br>2 is not 12.
 */
static void
put_cell_text(GovHtml *h, const GovHtmlCell *c)
{
	const char *s = h->held.s + c->off;
	const char *end = s + c->len;

	while (s < end)
	{
		const char *nl = memchr(s, '\n', end - s);

		gov_buffer_put(h->a, &h->out, s, (nl ? nl : end) - s);
		if (!nl)
			break;
		s = nl + BREAK_SIZE;
		if (s < end && nl > h->held.s + c->off &&
			!((unsigned char) *s & 0x80) && !((unsigned char) nl[-1] & 0x80))
			gov_buffer_put_char(h->a, &h->out, ' ');
	}
}

/* A held cell as flow: every break ends a line.  The last stays open. */
static void
put_cell_flow(GovHtml *h, const GovHtmlCell *c)
{
	const char *s = h->held.s + c->off;
	const char *end = s + c->len;

	h->out_line_no = c->line;
	while (s < end)
	{
		const char *nl = memchr(s, '\n', end - s);

		gov_buffer_put(h->a, &h->out, s, (nl ? nl : end) - s);
		if (!nl)
			break;
		gov_html_end_line(h);
		memcpy(&h->out_line_no, nl + 1, sizeof(uint32_t));
		s = nl + BREAK_SIZE;
	}
}

static void
need_columns(GovHtml *h, size_t n)
{
	while (n > h->occ_cap)
		h->occ = gov_array_grow(h->a, h->occ, h->nocc, &h->occ_cap, sizeof(uint32_t));
	if (n > h->nocc)
	{
		memset(h->occ + h->nocc, 0, (n - h->nocc) * sizeof(uint32_t));
		h->nocc = n;
	}
}

static inline void
put_spanned(GovHtml *h, size_t col, bool covered)
{
	if (col > 0)
		gov_buffer_put_char(h->a, &h->out, GOV_CELL);
	if (covered)
		gov_buffer_put_char(h->a, &h->out, GOV_SPANNED);
	h->budget--;
}

/* One row of the grid, from its n held cells. */
static void
put_row(GovHtml *h, const GovHtmlCell *c, size_t n)
{
	size_t		col = 0;
	size_t		last = 0;		/* columns covered from above, + 1 */

	if (h->budget < 0)
	{
		/* spans out of all proportion: no grid, but a cell a line */
		for (size_t i = 0; i < n; i++)
		{
			put_cell_flow(h, &c[i]);
			gov_html_end_line(h);
		}
		return;
	}
	for (size_t i = h->nocc; i > 0; i--)
		if (h->occ[i - 1] > 0)
		{
			last = i;
			break;
		}
	h->nocc = last;
	if (n == 0 && last == 0)
		return;
	h->out_line_no = n > 0 ? c[0].line : 0;
	gov_buffer_put_char(h->a, &h->out, GOV_ROW);
	for (size_t i = 0; i < n; i++)
	{
		uint32_t	span = c[i].colspan;

		for (; col < h->nocc && h->occ[col] > 0; col++)
		{
			put_spanned(h, col, true);
			h->occ[col]--;
		}
		if (col > 0)
			gov_buffer_put_char(h->a, &h->out, GOV_CELL);
		put_cell_text(h, &c[i]);
		if ((int64_t) span > h->budget)
			span = 1;
		for (uint32_t k = 0; k < span; k++)
		{
			uint32_t	below = c[i].rowspan - 1;

			/* a cell that runs into one from above ends there */
			if (k > 0 && col < h->nocc && h->occ[col] > 0)
				break;
			if (k > 0)
				put_spanned(h, col, true);
			if (below > 0)
			{
				need_columns(h, col + 1);
				h->occ[col] = below;
			}
			col++;
		}
	}
	/* what is covered from above beyond the row's own cells */
	for (; col < last; col++)
	{
		put_spanned(h, col, h->occ[col] > 0);
		if (h->occ[col] > 0)
			h->occ[col]--;
	}
	gov_html_end_line(h);
}

/* Send out the first rows of those held. */
void
gov_html_put_rows(GovHtml *h, uint32_t nrows)
{
	size_t		i = 0;

	gov_html_break_line(h);
	for (uint32_t row = 0; row < nrows; row++)
	{
		size_t		first = i;

		while (i < h->ncells && h->cells[i].row == row)
			i++;
		put_row(h, h->cells + first, i - first);
		if ((row & 0xFFF) == 0xFFF)
			gov_check_interrupt(h->a);
	}
	h->flushed = true;
	h->nrows -= nrows;

	/* keep the row that is still open */
	if (i == h->ncells)
	{
		h->ncells = 0;
		h->held.len = 0;
	}
	else
	{
		size_t		off = h->cells[i].off;

		memmove(h->held.s, h->held.s + off, h->held.len - off);
		h->held.len -= off;
		h->ncells -= i;
		memmove(h->cells, h->cells + i, h->ncells * sizeof(GovHtmlCell));
		for (size_t k = 0; k < h->ncells; k++)
		{
			h->cells[k].off -= off;
			h->cells[k].row -= nrows;
		}
	}
}

void
gov_html_close_cell(GovHtml *h)
{
	if (h->data)
	{
		if (h->cell_open)
		{
			GovHtmlCell *c = &h->cells[h->ncells - 1];

			c->len = h->held.len - c->off;
			h->cell_open = false;
		}
	}
	else if (h->flow_cell)
	{
		h->flow_cell = false;
		if (h->out.len > h->out_line || !h->flow_cell_text)
			gov_html_end_line(h);
	}
	h->ws = WS_NONE;
}

/* The innermost table is layout: what was held back is flow, and so is the
 * rest of it. */
void
gov_html_demote(GovHtml *h)
{
	bool		open = h->cell_open;

	if (open)
	{
		GovHtmlCell *c = &h->cells[h->ncells - 1];

		c->len = h->held.len - c->off;
	}
	gov_html_break_line(h);
	for (size_t i = 0; i < h->ncells; i++)
	{
		put_cell_flow(h, &h->cells[i]);
		if (!open || i + 1 < h->ncells)
			gov_html_end_line(h);
	}
	h->data = h->cell_open = false;
	h->flow_cell = open;
	h->flow_cell_text = open && h->cells[h->ncells - 1].len > 0;
	if (open && h->out.len == h->out_line)
		h->out_line_no = 0;
	if (open && h->held_break)
		gov_html_break_line(h);
	h->ncells = 0;
	h->held.len = 0;
	if (h->implied)
		h->flow_cell = h->implied = false;
}

void
gov_html_finish_table(GovHtml *h)
{
	if (!h->data)
		return;
	gov_html_close_cell(h);
	if (!h->flushed && h->ncells <= 1)
		gov_html_demote(h);		/* a frame around one text */
	else
		gov_html_put_rows(h, h->nrows);
	h->data = h->implied = h->row_open = false;
	h->flow_cell = false;
	h->nocc = 0;
	h->ws = WS_NONE;
}

void
gov_html_start_table(GovHtml *h, bool implied)
{
	if (h->data)
	{
		if (h->implied)
			gov_html_finish_table(h);
		else
			gov_html_demote(h);
	}
	gov_html_break_line(h);
	if (!implied)
		h->depth++;
	if (!h->cells)
	{
		gov_buffer_grow(h->a, &h->held, 0);
		h->cells = gov_array_grow(h->a, NULL, 0, &h->cells_cap, sizeof(GovHtmlCell));
	}
	h->data = true;
	h->implied = implied;
	h->cell_open = h->row_open = h->flushed = h->in_p = false;
	h->flow_cell = false;
	h->ncells = 0;
	h->held.len = 0;
	h->nrows = 0;
	h->nocc = 0;
}

void
gov_html_start_row(GovHtml *h)
{
	gov_html_close_cell(h);
	h->in_p = false;
	if (!h->data)
	{
		if (h->depth > 0)
			return;
		gov_html_start_table(h, true);
	}
	h->row_open = true;
	h->nrows++;
	if (h->nrows > MAX_HELD_CELLS || h->ncells > MAX_HELD_CELLS ||
		h->held.len > MAX_HELD_TEXT)
		gov_html_put_rows(h, h->nrows - 1);
}

void
gov_html_start_cell(GovHtml *h, uint32_t colspan, uint32_t rowspan)
{
	GovHtmlCell *c;

	gov_html_close_cell(h);
	h->in_p = false;
	if (!h->data)
	{
		if (h->depth > 0)
		{
			gov_html_break_line(h);
			h->flow_cell = true;
			h->flow_cell_text = false;
			return;
		}
		gov_html_start_table(h, true);
	}
	if (!h->row_open)
		gov_html_start_row(h);
	if (h->ncells >= MAX_ROW_CELLS && h->cells[h->ncells - MAX_ROW_CELLS].row == h->nrows - 1)
	{
		bool		implied = h->implied;

		gov_html_demote(h);
		if (implied)
			h->depth++;			/* as a <table> that is never closed */
		h->flow_cell = true;
		h->flow_cell_text = false;
		return;
	}
	if (h->ncells == h->cells_cap)
		h->cells = gov_array_grow(h->a, h->cells, h->ncells, &h->cells_cap, sizeof(GovHtmlCell));
	c = &h->cells[h->ncells++];
	c->off = h->held.len;
	c->len = 0;
	c->row = h->nrows - 1;
	c->line = h->line;
	c->colspan = colspan;
	c->rowspan = rowspan;
	h->cell_open = true;
	h->held_break = false;
	h->breaks = 0;
}
