/*
 * lines.c
 *		The lines that a page becomes, and where in the source each begins.
 */
#include "core/html/internal.h"

static void
put_line_no(GovHtml *h, uint32_t line)
{
	if (h->nlines == h->lines_cap)
		h->lines = gov_array_grow(h->a, h->lines, h->nlines, &h->lines_cap, sizeof(uint32_t));
	h->lines[h->nlines++] = line;
}

/* A page's <title> is worth a line only if the page doesn't show it. */
static void
check_title(GovHtml *h)
{
	const char *s = h->out.s + h->out_line;
	size_t		len = h->out.len - h->out_line;

	if (h->nlines > 200 || len * 2 < h->title_len || len > 512)
		return;
	if (len <= h->title_len ? gov_find(h->title, h->title + h->title_len, s, len)
		: gov_find(s, s + len, h->title, h->title_len))
		h->title_repeated = true;
}

/* End the flow line, blank or not. */
void
gov_html_end_line(GovHtml *h)
{
	if (h->title && !h->title_repeated)
		check_title(h);
	gov_buffer_put_char(h->a, &h->out, '\n');
	put_line_no(h, h->out_line_no ? h->out_line_no : h->line);
	h->out_line = h->out.len;
	h->out_line_no = 0;
	h->out_pipe = false;
	h->ws = WS_NONE;
}

/* End the flow line if there is anything on it. */
void
gov_html_break_line(GovHtml *h)
{
	if (h->out.len > h->out_line)
		gov_html_end_line(h);
	h->ws = WS_NONE;
}
