/*
 * html.c
 *		Web pages, and texts with HTML pasted into them, to plain text: flow
 *		content becomes lines, data tables become rows of cells (see text.h).
 *
 * libxml2's HTML parser reads the page and repairs it; what it reports (its
 * SAX events: elements that start and end, characters) becomes lines and rows
 * as it comes, without a tree.  A table is held back until it is known to be
 * one of data.  As soon as it is seen to be layout (a table within it, a cell
 * with the text of an article) what was held back goes out as flow, and so
 * does the rest of it.
 *
 * Between the page and libxml2 stands a guard, which passes on text, tags and
 * character references as they are, but nothing that would
 * - take libxml2 more than linear time, or more than a little memory: tags
 *	 with hundreds of attributes, endless comments and scripts, quotes that are
 *	 never closed; nor elements nested without end: after some hundred levels,
 *	 and some megabytes, a new parser takes over;
 * - be read by one version of libxml2 in one way and by the next in another,
 *	 which functions declared IMMUTABLE may not: a stray '<' or '&', a missing
 *	 '>' or ';', <![if ...]>, "/>" of elements that aren't empty, the text
 *	 within <title> and <textarea>, all that follows </body>.
 *
 * Memory but for libxml2's own is the arena's.  The arena's errors are caught
 * within each callback, so that none unwinds libxml2's frames, and thrown
 * again once the parser is freed.
 */
#include "core/html/html.h"

#include "core/html/internal.h"

bool
gov_html_detect(const char *s, size_t len)
{
	const char *end = s + len;

	while (s < end && (s = memchr(s, '<', end - s)) != NULL)
	{
		const char *t = ++s;
		uint64_t	tag;
		bool		closing = t < end && *t == '/';

		if (end - t >= 9 && *t == '!' && gov_html_name_is(t + 1, 7, "doctype"))
			return true;
		t += closing;
		if (t == end || !gov_html_is_letter(*t))
			continue;
		t = gov_html_tag_name(t, end, &tag);
		if (t == end || !gov_html_is_known_tag(tag))
			continue;
		/* x<p 的 is no tag: it closes, or has an attribute */
		if (*t == '>' || (*t == '/' && t + 1 < end && t[1] == '>'))
			return true;
		if (closing || !gov_html_is_blank(*t))
			continue;
		while (t < end && gov_html_is_blank(*t))
			if (++t - s > 64)
				break;
		if (t < end && (*t == '>' || *t == '/'))
			return true;
		if (t < end && gov_html_is_letter(*t))
		{
			const char *stop = end - t > 40 ? t + 40 : end;

			while (t < stop && (gov_html_is_letter(*t) || *t == '-' || *t == ':' || gov_html_is_blank(*t)))
				t++;
			if (t < stop && *t == '=')
				return true;
		}
	}
	return false;
}

void
gov_html_read(GovArena *a, const char *s, size_t len, GovText *out)
{
	GovHtml    *h = gov_alloc0(a, sizeof(GovHtml));
	jmp_buf		here;
	jmp_buf    *outer = a->onerror;

	h->a = a;
	h->p = s;
	h->end = s + len;
	h->line = 1;
	h->fragment = true;
	h->budget = 4096 + (int64_t) len;
	h->chunk = gov_alloc(a, CHUNK + sizeof(SYNC));
	/* what most pages need, at once */
	gov_buffer_grow(a, &h->out, len < 65536 ? len / 2 + 256 : len / 4);

	if (setjmp(here) != 0)
	{
		gov_html_end_parser(h);
		a->onerror = outer;
		if (!outer)
			abort();
		longjmp(*outer, 1);
	}
	a->onerror = &here;
	gov_html_feed_page(h);
	if (h->data)
		gov_html_finish_table(h);
	gov_html_close_cell(h);
	gov_html_break_line(h);
	gov_html_end_parser(h);
	a->onerror = outer;

	out->s = h->out.s;
	out->len = h->out.len;
	out->source_line = h->lines;
	out->nlines = h->nlines > UINT32_MAX ? UINT32_MAX : (uint32_t) h->nlines;
	if (h->title && h->title_repeated)
	{
		out->s += h->title_end;
		out->len -= h->title_end;
		out->source_line++;
		out->nlines--;
	}
}
