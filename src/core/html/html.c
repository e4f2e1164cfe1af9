/*
 * html.c
 *		Tells pages from texts, and turns them into text.
 *
 * libxml2's HTML parser reads the page and repairs it; what it reports (its
 * SAX events: elements that start and end, characters) becomes lines and rows
 * as it comes, without a tree.
 *
 * Between the page and libxml2 stands clean.c, which passes on text, tags and
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

#include <stdlib.h>

#define MAX_BLANKS		64		/* from a tag's '<' to its first attribute */
#define MAX_ATTRIBUTE	40		/* bytes of its name */
#define MIN_BUDGET		4096	/* of covered grid cells, for a page of any
								 * size */
#define SMALL_PAGE		65536
#define SOME_TEXT		256

/* Does an attribute begin at s, as far as one can tell? */
static bool
is_attribute(const char *s, const char *end)
{
	const char *stop = end - s > MAX_ATTRIBUTE ? s + MAX_ATTRIBUTE : end;

	if (s == end || !gov_html_is_letter(*s))
		return false;
	while (s < stop && (gov_html_is_letter(*s) || *s == '-' || *s == ':' || gov_html_is_blank(*s)))
		s++;
	return s < stop && *s == '=';
}

/* Is it markup that begins with the '<' before s? */
static bool
is_markup(const char *s, const char *end)
{
	const char *start = s;
	uint64_t	tag;
	bool		closing = s < end && *s == '/';

	if (end - s >= 9 && *s == '!' && gov_html_name_is(s + 1, 7, "doctype"))
		return true;
	s += closing;
	if (s == end || !gov_html_is_letter(*s))
		return false;
	s = gov_html_read_name(s, end, &tag);
	if (s == end || !gov_html_is_telling(tag))
		return false;
	/* x<p 的 is no tag: it closes, or has an attribute */
	if (*s == '>' || (*s == '/' && s + 1 < end && s[1] == '>'))
		return true;
	if (closing || !gov_html_is_blank(*s))
		return false;
	while (s < end && gov_html_is_blank(*s) && s - start <= MAX_BLANKS)
		s++;
	return (s < end && (*s == '>' || *s == '/')) || is_attribute(s, end);
}

bool
gov_html_detect(const char *s, size_t len)
{
	const char *end = s + len;

	while (s < end && (s = memchr(s, '<', end - s)) != NULL)
		if (is_markup(++s, end))
			return true;
	return false;
}

static void
give_text(const GovHtml *h, GovText *out)
{
	const GovHtmlLines *l = &h->lines;

	out->s = l->text.s;
	out->len = l->text.len;
	out->source_line = l->sources;
	out->nlines = l->n > UINT32_MAX ? UINT32_MAX : (uint32_t) l->n;
	if (h->title.s && h->title.repeated)
	{
		out->s += h->title.end;
		out->len -= h->title.end;
		out->source_line++;
		out->nlines--;
	}
}

void
gov_html_read(GovArena *a, const char *s, size_t len, GovText *out)
{
	GovHtml    *h = gov_alloc0(a, sizeof(GovHtml));
	jmp_buf		here;
	jmp_buf    *outer = a->onerror;

	h->a = a;
	h->line = 1;
	h->flow.fragment = true;
	h->lines.after_br = memchr(s, '\n', len) == NULL;
	h->table.budget = MIN_BUDGET + (int64_t) len;
	/* what most pages need, at once */
	gov_buffer_grow(a, &h->lines.text, len < SMALL_PAGE ? len / 2 + SOME_TEXT : len / 4);

	if (setjmp(here) != 0)
	{
		gov_html_end_parser(h);
		a->onerror = outer;
		if (!outer)
			abort();
		longjmp(*outer, 1);
	}
	a->onerror = &here;
	gov_html_feed_page(h, s, len);
	if (h->table.held)
		gov_html_finish_table(h);
	gov_html_close_cell(h);
	gov_html_break_line(h);
	gov_html_end_parser(h);
	a->onerror = outer;
	give_text(h, out);
}
