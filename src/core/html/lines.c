/*
 * lines.c
 *		The lines that a page becomes, and where in the source each begins.
 */
#include "core/html/internal.h"

#define TITLE_LINES		200		/* of a page that may show its title */
#define TITLE_BYTES		512		/* longer lines don't */

/* A page's <title> is worth a line only if the page doesn't show it. */
static void
check_title(GovHtml *h)
{
	const GovHtmlTitle *t = &h->title;
	const char *s = h->lines.text.s + h->lines.start;
	size_t		len = h->lines.text.len - h->lines.start;

	if (h->lines.n > TITLE_LINES || len > TITLE_BYTES || len * 2 < t->len)
		return;
	if (len <= t->len ? gov_find(t->s, t->s + t->len, s, len) : gov_find(s, s + len, t->s, t->len))
		h->title.repeated = true;
}

/* End the flow line, blank or not. */
void
gov_html_end_line(GovHtml *h)
{
	GovHtmlLines *l = &h->lines;

	if (h->title.s && !h->title.repeated)
		check_title(h);
	gov_buffer_put_char(h->a, &l->text, '\n');
	if (l->n == l->cap)
		l->sources = gov_array_grow(h->a, l->sources, l->n, &l->cap, sizeof(uint32_t), GOV_HTML_FIRST_ITEMS);
	l->sources[l->n++] = l->source ? l->source : h->line;
	l->start = l->text.len;
	l->source = 0;
	l->pipe = false;
	l->after_br = false;
	h->flow.space = WS_NONE;
}

/* End the flow line if there is anything on it. */
void
gov_html_break_line(GovHtml *h)
{
	if (h->lines.text.len > h->lines.start)
		gov_html_end_line(h);
	h->flow.space = WS_NONE;
}
