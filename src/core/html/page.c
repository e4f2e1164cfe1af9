/*
 * page.c
 *		A page from its first byte to its last: text, references and tags.
 *
 * What a piece of markup is, markup.c says.  Each newline of the page counts a
 * line of the source, wherever it stands.
 */
#include "core/html/internal.h"

#include "core/html/entities.h"

#define MAX_TITLE		1024	/* bytes; a longer one is none */
#define INTERRUPT_ROUNDS	0x4000	/* tags and texts between two looks for an
									 * interrupt */

/* Counts the lines of what is left out. */
static void
count_lines(GovHtml *h, const char *s, const char *end)
{
	while (s < end && (s = memchr(s, '\n', (size_t) (end - s))) != NULL)
	{
		h->line++;
		s++;
	}
}

/* ------------------------------------------------------------------------
 * Text
 */

static inline void
put_text(GovHtml *h, const char *s, const char *end)
{
	if (h->elements.hidden)
		count_lines(h, s, end);
	else
		gov_html_text(h, s, (size_t) (end - s));
}

/* May the character be printed that a number stands for? */
static bool
is_character(uint32_t c)
{
	return c == '\t' || c == '\r' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || c >= 0x10000;
}

static void
put_character(GovHtml *h, uint32_t c)
{
	char		u[4];

	if (h->elements.hidden)
		return;
	if (c == '\n')
		gov_html_space(h, ' '); /* no line of the page ends */
	else if (is_character(c))
		gov_html_text(h, u, gov_char_write(u, c));
}

/* s is at an '&'; returns where the page goes on. */
static const char *
read_reference(GovHtml *h, const char *s, const char *end)
{
	GovReference ref;
	uint32_t	c;

	switch (gov_html_read_reference(s, end, &ref))
	{
		case REFERENCE_NONE:
			put_text(h, s, ref.after);
			break;
		case REFERENCE_NUMBER:
			put_character(h, ref.number);
			break;
		case REFERENCE_NAME:
			c = gov_html_entity(ref.begin + 1, ref.len - 1);
			if (c)
				put_character(h, c);
			else
				put_text(h, s, ref.after);
			break;
		case REFERENCE_BAD:
			break;
	}
	return ref.after;
}

/* Text up to the next '<'; s is not at one. */
static const char *
read_text(GovHtml *h, const char *s, const char *end)
{
	const char *stop;

	if (*s == '&')
		return read_reference(h, s, end);
	stop = gov_find_either(s, end, '<', '&');
	put_text(h, s, stop);
	return stop;
}

/* ------------------------------------------------------------------------
 * Tags
 */

/* Returns where the page goes on behind a title, which holds no markup: at its end tag. */
static const char *
read_title(GovHtml *h, GovMarkup *m)
{
	const char *s = m->after;
	const char *stop = h->no_title_end ? NULL : gov_html_find_end_tag(&h->scan, s, m->tag);

	count_lines(h, m->begin, s);
	if (!stop)
	{
		h->no_title_end = true;
		return s;
	}
	if (stop - s > MAX_TITLE)
	{
		count_lines(h, s, stop);
		return stop;
	}
	m->attributes_end = m->attributes;	/* it is shown in any case */
	gov_html_open_element(h, m);
	while (s < stop)
		if (*s == '<')
		{
			put_text(h, s, s + 1);
			s++;
		}
		else
			s = read_text(h, s, stop);
	gov_html_close_element(h, m);
	return stop;
}

/* Returns where the page goes on behind a start tag. */
static const char *
read_start_tag(GovHtml *h, GovMarkup *m)
{
	const char *after = m->after;

	switch (m->tag)
	{
		case TAG_HTML:
		case TAG_BODY:
			h->flow.fragment = false;	/* a page then, not a text with markup
										 * in it */
			break;
		case TAG_HEAD:
		case TAG_XMP:
		case TAG_LISTING:
		case TAG_IFRAME:
		case TAG_NOEMBED:
		case TAG_NOFRAMES:
			break;
		case TAG_SCRIPT:
		case TAG_STYLE:
			after = gov_html_find_end_tag(&h->scan, after, m->tag);
			if (!after)
				after = h->scan.end;
			break;
		case TAG_TITLE:
			return read_title(h, m);
		default:
			if (m->name_len > GOV_MAX_TAG_NAME || gov_html_name_is(m->name, m->name_len, "plaintext"))
				break;
			count_lines(h, m->begin, m->attributes_end);
			if (m->tag == TAG_TEXTAREA)
				m->tag = TAG_PRE;
			gov_html_open_element(h, m);
			return after;
	}
	count_lines(h, m->begin, after);
	return after;
}

static void
read_end_tag(GovHtml *h, GovMarkup *m)
{
	if (m->name_len <= GOV_MAX_TAG_NAME && m->tag != TAG_HTML && m->tag != TAG_BODY && m->tag != TAG_HEAD)
	{
		if (m->tag == TAG_TEXTAREA)
			m->tag = TAG_PRE;
		gov_html_close_element(h, m);
		/* a line ends even where nothing is open that it ends */
		if (gov_html_tag_info(m->tag)->ends_line && !h->elements.hidden)
			gov_html_line_break(h, 0);
	}
	count_lines(h, m->begin, m->after);
}

/* s is at a '<'; returns where the page goes on. */
static const char *
read_markup(GovHtml *h, const char *s)
{
	GovMarkup	m;

	switch (gov_html_read_markup(&h->scan, s, &m))
	{
		case MARKUP_NONE:
			put_text(h, s, s + 1);
			return s + 1;
		case MARKUP_START_TAG:
			return read_start_tag(h, &m);
		case MARKUP_END_TAG:
			read_end_tag(h, &m);
			return m.after;
		case MARKUP_DOCTYPE:
			h->flow.fragment = false;
			break;
		case MARKUP_COMMENT:
		case MARKUP_DECLARATION:
			break;
	}
	count_lines(h, s, m.after);
	return m.after;
}

void
gov_html_read_page(GovHtml *h, const char *s, size_t len)
{
	const char *end = s + len;
	uint32_t	round = 0;

	h->scan.a = h->a;
	h->scan.end = end;
	while (s < end)
	{
		s = *s == '<' ? read_markup(h, s) : read_text(h, s, end);
		if (++round % INTERRUPT_ROUNDS == 0)
			gov_check_interrupt(h->a);
	}
}
