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
#include "core/html/internal.h"

/* The tag name at s; 0 when it is longer than any that we know. */
const char *
gov_html_tag_name(const char *s, const char *end, uint64_t *tag)
{
	uint64_t	t = 0;
	const char *start = s;

	while (s < end && (gov_html_is_letter(*s) || (*s >= '0' && *s <= '9') || *s == ':' || *s == '-' || *s == '_'))
	{
		t = t << 8 | (unsigned char) (gov_html_is_letter(*s) ? *s | 0x20 : *s);
		s++;
	}
	*tag = s - start <= 8 ? t : 0;
	return s;
}

/* Whether s starts so, in any case; it isn't shorter. */
bool
gov_html_name_starts(const char *s, const char *lower)
{
	for (; *lower; s++, lower++)
		if ((*s | 0x20) != *lower)
			return false;
	return true;
}

bool
gov_html_name_is(const char *s, size_t n, const char *lower)
{
	for (size_t i = 0; i < n; i++)
		if ((s[i] | 0x20) != lower[i])
			return false;
	return lower[n] == '\0';
}

static bool
is_known_tag(uint64_t tag)
{
	switch (tag)
	{
		case TAG_BR:
		case TAG_P:
		case TAG_DIV:
		case TAG_LI:
		case TAG_H1:
		case TAG_H2:
		case TAG_H3:
		case TAG_TABLE:
		case TAG_TR:
		case TAG_TD:
		case TAG_TH:
		case TAG_TBODY:
		case TAG_HTML:
		case TAG_HEAD:
		case TAG_BODY:
		case TAG_META:
		case TAG_TITLE:
		case TAG_SCRIPT:
		case TAG_STYLE:
		case TAG_PRE:
		case TAG_SPAN:
		case TAG_FONT:
		case TAG_STRONG:
		case TAG_CENTER:
		case TAG_UL:
		case TAG_OP:
			return true;
		default:
			return false;
	}
}

bool
gov_text_is_html(const char *s, size_t len)
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
		if (t == end || !is_known_tag(tag))
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
gov_text_from_html(GovArena *a, const char *s, size_t len, GovText *out)
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
	gov_html_grow(a, &h->out, len < 65536 ? len / 2 + 256 : len / 4);

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
