/*
 * html.c
 *		Tells pages from texts, and turns them into text.
 *
 * The page is read from its first byte to its last: markup.c says what is markup,
 * nesting.c which elements are open, and their text and tags become lines and rows
 * as they come, without a tree.  No page is an error, and none takes more than linear
 * time, or remembers more of its nesting than GOV_HTML_MAX_OPEN elements.
 *
 * No library splits the tags.  A tree of a page costs several times what reading its
 * report does, and what makes lines and cells of it is here in any case; functions
 * declared IMMUTABLE may not depend on what the next version of a library makes of a
 * stray "<".  test/host/html_parser_test.c holds the result against libxml2's.
 */
#include "core/html/html.h"

#include "core/html/internal.h"

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

	h->a = a;
	h->line = 1;
	h->flow.fragment = true;
	h->lines.after_br = memchr(s, '\n', len) == NULL;
	h->table.budget = MIN_BUDGET + (int64_t) len;
	/* what most pages need, at once */
	gov_buffer_grow(a, &h->lines.text, len < SMALL_PAGE ? len / 2 + SOME_TEXT : len / 4);

	h->nesting.open = gov_alloc(a, GOV_HTML_MAX_OPEN * sizeof(GovHtmlOpen));
	gov_html_read_page(h, s, len);
	if (h->table.held)
		gov_html_finish_table(h);
	gov_html_close_cell(h);
	gov_html_break_line(h);
	give_text(h, out);
}
