/*
 * clean.c
 *		Between a page and libxml2: what of the page it is fed (why: see html.c).
 *
 * What a piece of markup is, markup.c says; here it is decided what libxml2
 * gets for it.  The newlines of what is left out are fed in comments, so that
 * lines are counted right.
 */
#include "core/html/internal.h"

#define MAX_TAG			4096	/* bytes of a tag's attributes */
#define MAX_TAG_WORDS	64		/* attributes, more or less */
#define MAX_TITLE		1024
#define TITLE_ROOM		(9 * MAX_TITLE + 32)	/* for what is fed for the
												 * longest */
#define MAX_NEWLINES	996		/* in one comment */
#define REFERENCE_ROOM	64		/* for a reference, or what is fed for it */

/* ------------------------------------------------------------------------
 * The chunk that libxml2 gets next
 */

/* What belongs together must be in one chunk. */
static void
reserve(GovHtml *h, size_t n)
{
	if (h->cleaner.chunk_len + n > CHUNK)
		gov_html_flush(h);
}

static void
feed(GovHtml *h, const char *s, size_t n)
{
	reserve(h, n);
	memcpy(h->cleaner.chunk + h->cleaner.chunk_len, s, n);
	h->cleaner.chunk_len += n;
}

static void
feed_string(GovHtml *h, const char *s)
{
	feed(h, s, strlen(s));
}

/* The newlines of what is left out. */
static void
feed_newlines(GovHtml *h, const char *s, const char *end)
{
	while ((s = memchr(s, '\n', end - s)) != NULL)
	{
		char		buf[MAX_NEWLINES + 8] = "<!--";
		size_t		n = 4;

		do
		{
			buf[n++] = '\n';
			s++;
		} while (n < MAX_NEWLINES + 4 && (s = memchr(s, '\n', end - s)) != NULL);
		memcpy(buf + n, "-->", 3);
		feed(h, buf, n + 3);
		if (!s)
			break;
	}
}

static void
feed_text(GovHtml *h, const char *s, const char *end)
{
	while (s < end)
	{
		size_t		room = CHUNK - h->cleaner.chunk_len;
		size_t		n = end - s;

		if (n > room)
		{
			n = room;
			for (int i = 0; i < 3 && n > 0 && (s[n] & 0xC0) == 0x80; i++)
				n--;
		}
		if (n > 0)
			feed(h, s, n);
		s += n;
		if (s < end)
			gov_html_flush(h);
	}
}

/* Room for a start tag and n bytes: elements may not nest without end. */
static void
reserve_tag(GovHtml *h, size_t n)
{
	if (h->elements.open + h->cleaner.chunk_tags >= MAX_OPEN)
		gov_html_flush(h);
	reserve(h, n);
}

/* ------------------------------------------------------------------------
 * Text
 */

/* s is at an '&'; returns where the page goes on. */
static const char *
feed_reference(GovHtml *h, const char *s, const char *end)
{
	GovReference ref;

	reserve(h, REFERENCE_ROOM);
	switch (gov_html_read_reference(s, end, &ref))
	{
		case REFERENCE_NONE:
			feed_string(h, "&amp;");
			break;
		case REFERENCE_WHOLE:
			feed(h, s, ref.len);
			feed(h, ";", 1);	/* some versions want it */
			break;
		case REFERENCE_BAD:
			break;
	}
	return ref.after;
}

/* Bytes that may not go on as they are. */
static inline bool
is_special(unsigned char c)
{
	return c == '<' || c == '&' || (c < 0x20 && c != '\n' && c != '\t');
}

/* A run of text, to the next '<' or the end; from s, which may be at one. */
static const char *
feed_run(GovHtml *h, const char *s, const char *end)
{
	const char *start = s;

	while (s < end && !is_special((unsigned char) *s))
		s++;
	if (s > start)
		feed_text(h, start, s);
	if (s < end && *s == '&')
		return feed_reference(h, s, end);
	if (s < end && *s != '<')
	{
		if (*s == '\f')
			feed(h, " ", 1);
		s++;
	}
	return s;
}

/* ------------------------------------------------------------------------
 * Tags
 */

/*
 * Attributes as they are, but for what could make libxml2 see the end of the
 * tag elsewhere, after a name that isn't one: quotes that delimit nothing, and
 * what looks like markup in values (none of which is of interest here).
 */
static void
feed_attributes(GovHtml *h, const char *s, const char *stop)
{
	const char *start = s;
	const char *close = NULL;	/* of the quotes that s is in */
	char		buf[MAX_TAG];
	size_t		n = 0;

	for (; s < stop; s++)
	{
		char		c = *s;

		if (s == close)
		{
			start = s;
			close = NULL;
		}
		else if (c == '"' || c == '\'')
		{
			if (!close && gov_html_is_value(s, start))
				close = memchr(s + 1, c, stop - s - 1);
			else
				c = ' ';
			if (!close)
				c = ' ';
		}
		else if (c == '<' || c == '>' || ((unsigned char) c < 0x20 && c != '\n') ||
				 (close && (c == '=' || c == '&')))
			c = ' ';
		buf[n++] = c;
	}
	feed(h, buf, n);
}

/* The name as libxml2 gets it, into buf; returns its length. */
static size_t
name_to_feed(const GovMarkup *m, char *buf)
{
	if (m->tag == TAG_TEXTAREA)
	{
		memcpy(buf, "pre", 3);
		return 3;
	}
	for (size_t i = 0; i < m->name_len; i++)
		buf[i] = gov_html_is_letter(m->name[i]) ? (m->name[i] | 0x20) : m->name[i];
	return m->name_len;
}

static void
feed_start_tag(GovHtml *h, const GovMarkup *m)
{
	const char *stop = m->attributes_end;
	char		name[GOV_MAX_TAG_NAME];
	size_t		n = name_to_feed(m, name);

	reserve_tag(h, GOV_MAX_TAG_NAME + MAX_TAG + 2);
	feed(h, "<", 1);
	feed(h, name, n);
	if (stop - m->attributes > MAX_TAG || m->words > MAX_TAG_WORDS)
	{
		feed(h, ">", 1);
		feed_newlines(h, m->begin, stop);
	}
	else
	{
		/* it isn't empty because it says so: <td/>; but <o:p/> is */
		if (!memchr(name, ':', n))
			while (stop > m->attributes && stop[-1] == '/')
				stop--;
		feed_attributes(h, m->attributes, stop);
		feed(h, ">", 1);
	}
	h->cleaner.chunk_tags++;
}

/* A title holds no markup. */
static void
feed_title(GovHtml *h, const char *s, const char *stop)
{
	reserve_tag(h, TITLE_ROOM);
	feed_string(h, "<title>");
	h->cleaner.chunk_tags++;
	while (s < stop)
		if (*s == '<')
		{
			feed_string(h, "&lt;");
			s++;
		}
		else
			s = feed_run(h, s, stop);
	feed_string(h, "</title>");
}

/* Returns where the page goes on behind a title: at its end tag. */
static const char *
clean_title(GovHtml *h, const GovMarkup *m)
{
	const char *stop = h->cleaner.no_title_end ? NULL
		: gov_html_find_end_tag(&h->cleaner.scan, m->after, m->tag);

	if (!stop)
	{
		h->cleaner.no_title_end = true;
		feed_newlines(h, m->begin, m->after);
		return m->after;
	}
	if (stop - m->after > MAX_TITLE)
	{
		feed_newlines(h, m->begin, stop);
		return stop;
	}
	feed_newlines(h, m->begin, m->after);
	feed_title(h, m->after, stop);
	return stop;
}

/* It is a page then, not a text with markup in it. */
static void
end_fragment(GovHtml *h)
{
	if (h->flow.fragment)
		gov_html_flush(h);		/* up to here it was a text */
	h->flow.fragment = false;
}

/* Returns where the page goes on behind a start tag. */
static const char *
clean_start_tag(GovHtml *h, const GovMarkup *m)
{
	const char *after = m->after;

	switch (m->tag)
	{
		case TAG_HTML:
		case TAG_BODY:
			end_fragment(h);
			feed_newlines(h, m->begin, after);
			return after;
		case TAG_HEAD:
		case TAG_XMP:
		case TAG_LISTING:
		case TAG_IFRAME:
		case TAG_NOEMBED:
		case TAG_NOFRAMES:
			feed_newlines(h, m->begin, after);
			return after;
		case TAG_SCRIPT:
		case TAG_STYLE:
			after = gov_html_find_end_tag(&h->cleaner.scan, after, m->tag);
			if (!after)
				after = h->cleaner.scan.end;
			feed_newlines(h, m->begin, after);
			return after;
		case TAG_TITLE:
			return clean_title(h, m);
		default:
			break;
	}
	if (m->name_len > GOV_MAX_TAG_NAME || gov_html_name_is(m->name, m->name_len, "plaintext"))
		feed_newlines(h, m->begin, after);
	else
		feed_start_tag(h, m);
	return after;
}

/* Does an end tag end a line even when libxml2 finds nothing that it closes? */
static bool
ends_line(const GovMarkup *m)
{
	switch (m->tag)
	{
		case TAG_P:
		case TAG_DIV:
		case TAG_LI:
		case TAG_DT:
		case TAG_DD:
		case TAG_H1:
		case TAG_H2:
		case TAG_H3:
		case TAG_H4:
		case TAG_H5:
		case TAG_H6:
		case TAG_CENTER:
		case TAG_ARTICLE:
		case TAG_SECTION:
			return true;
		default:
			return gov_html_name_is(m->name, m->name_len, "blockquote");
	}
}

static void
clean_end_tag(GovHtml *h, const GovMarkup *m)
{
	if (m->name_len <= GOV_MAX_TAG_NAME && m->tag != TAG_HTML && m->tag != TAG_BODY && m->tag != TAG_HEAD)
	{
		reserve(h, GOV_MAX_TAG_NAME + 3);
		feed(h, "</", 2);
		if (m->tag == TAG_TEXTAREA)
			feed_string(h, "pre");
		else
			feed(h, m->name, m->name_len);
		feed(h, ">", 1);
		if (ends_line(m))
			feed_string(h, BLOCK_END);
	}
	feed_newlines(h, m->begin, m->after);
}

/* s is at a '<'; returns where the page goes on. */
static const char *
clean_markup(GovHtml *h, const char *s)
{
	GovMarkup	m;

	switch (gov_html_read_markup(&h->cleaner.scan, s, &m))
	{
		case MARKUP_NONE:
			feed_string(h, "&lt;");
			return s + 1;
		case MARKUP_START_TAG:
			return clean_start_tag(h, &m);
		case MARKUP_END_TAG:
			clean_end_tag(h, &m);
			return m.after;
		case MARKUP_DOCTYPE:
			end_fragment(h);
			break;
		case MARKUP_COMMENT:
		case MARKUP_DECLARATION:
			break;
	}
	feed_newlines(h, s, m.after);
	return m.after;
}

void
gov_html_feed_page(GovHtml *h, const char *s, size_t len)
{
	const char *end = s + len;

	h->cleaner.scan.a = h->a;
	h->cleaner.scan.end = end;
	h->cleaner.chunk = gov_alloc(h->a, CHUNK + sizeof(SYNC));
	gov_html_start_parser(h);
	while (s < end)
		s = *s == '<' ? clean_markup(h, s) : feed_run(h, s, end);
	gov_html_flush(h);
}
