/*
 * clean.c
 *		Between a page and libxml2 (why: see html.c).
 */
#include "core/html/internal.h"

/* What belongs together must be in one chunk. */
static void
reserve(GovHtml *h, size_t n)
{
	if (h->chunk_len + n > CHUNK)
		gov_html_flush(h);
}

static void
feed(GovHtml *h, const char *s, size_t n)
{
	reserve(h, n);
	memcpy(h->chunk + h->chunk_len, s, n);
	h->chunk_len += n;
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
		char		buf[1024] = "<!--";
		size_t		n = 4;

		do
		{
			buf[n++] = '\n';
			s++;
		} while (n < 1000 && (s = memchr(s, '\n', end - s)) != NULL);
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
		size_t		room = CHUNK - h->chunk_len;
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

/* The next "</tag", in any case; NULL if there is none. */
static const char *
find_end_tag(GovHtml *h, const char *s, uint64_t tag)
{
	const char *end = h->end;
	uint32_t	tags = 0;

	while ((s = memchr(s, '<', end - s)) != NULL)
	{
		uint64_t	t;

		if (end - s > 2 && s[1] == '/')
		{
			gov_html_tag_name(s + 2, end, &t);
			if (t == tag)
				return s;
		}
		if ((++tags & 0xFFFF) == 0)
			gov_check_interrupt(h->a);
		s++;
	}
	return NULL;
}

/* Does a quote at s delimit a value: stands it after a '='? */
static bool
is_value(const char *s, const char *start)
{
	while (s > start && gov_html_is_blank(s[-1]))
		s--;
	return s > start && s[-1] == '=';
}

/*
 * From behind the tag's name to the '>' that ends it, or to the '<' of the
 * next one.  NULL when the text ends first.
 */
static const char *
tag_end(GovHtml *h, const char *s, uint32_t *words)
{
	const char *start = s;
	const char *end = h->end;
	uint32_t	blanks = 0;
	uint32_t	n = 0;

	for (; s < end && *s != '>' && *s != '<'; s++)
	{
		if ((++n & 0xFFFFF) == 0)
			gov_check_interrupt(h->a);
		if (*s == '=')
			*words += 1;
		else if (gov_html_is_blank(*s))
		{
			*words += !gov_html_is_blank(s[-1]);
			if (++blanks > 2 * MAX_TAG)
				start = s;		/* is_value() needn't look back further */
		}
		else if (((*s == '"' && !h->no_quot) || (*s == '\'' && !h->no_apos)) &&
				 is_value(s, start))
		{
			const char *close = memchr(s + 1, *s, end - s - 1);

			if (close)
				start = s = close;
			else if (*s == '"')
				h->no_quot = true;
			else
				h->no_apos = true;
		}
	}
	return s < end ? s : NULL;
}

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
			if (!close && is_value(s, start))
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

/* End tags that end a line even when libxml2 finds nothing that they close. */
static bool
ends_line(uint64_t tag)
{
	switch (tag)
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
			return false;
	}
}

static void raw_text(GovHtml *h, const char *s, const char *stop);

/* h->p is at a '<'.  False when it is no more than that. */
static bool
markup(GovHtml *h)
{
	const char *p = h->p;
	const char *s = p + 1;
	const char *end = h->end;
	const char *stop;
	uint64_t	tag;

	if (s == end)
		return false;
	if (gov_html_is_letter(*s))
	{
		const char *word;
		uint32_t	words = 0;
		char		name[MAX_TAG_NAME + 1];
		size_t		n;

		s = gov_html_tag_name(s, end, &tag);
		/* "<5", "<x的" are text; a tag's name ends cleanly */
		if (s < end && !gov_html_is_blank(*s) && *s != '>' && *s != '/' && *s != '<')
			return false;
		/* and what follows it in prose, "x<p 的", are no attributes */
		for (word = s; word < end && gov_html_is_blank(*word) && word - s < 64; word++)
			;
		if (h->no_gt || (word < end && word > s && (*word & 0x80)))
			return false;
		n = s - p - 1;
		stop = tag_end(h, s, &words);
		if (!stop)
		{
			/*
			 * Its quotes run on to the end of the text, or nothing closes it.
			 * Neither may be found out again at every '<': that would take
			 * quadratic time.
			 */
			stop = memchr(s, '>', end - s);
			if (!stop)
			{
				h->no_gt = true;
				return false;
			}
			words = UINT32_MAX;
			if (++h->run_on_tags > 8)
				h->no_quot = h->no_apos = true;
		}
		h->p = stop + (*stop == '>');
		if (n > MAX_TAG_NAME)
			tag = TAG_BODY;		/* none that is known */
		switch (tag)
		{
			case TAG_HTML:
			case TAG_BODY:
				if (h->fragment && n <= MAX_TAG_NAME)
				{
					gov_html_flush(h);
					h->fragment = false;
				}
				gov_fallthrough;
			case TAG_HEAD:
			case TAG_XMP:
			case TAG_LISTING:
			case TAG_IFRAME:
			case TAG_NOEMBED:
			case TAG_NOFRAMES:
				feed_newlines(h, p, h->p);
				return true;
			case TAG_SCRIPT:
			case TAG_STYLE:
				stop = find_end_tag(h, h->p, tag);
				h->p = stop ? stop : end;
				feed_newlines(h, p, h->p);
				return true;
			case TAG_TITLE:
				stop = h->no_title_end ? NULL : find_end_tag(h, h->p, tag);
				if (!stop)
					h->no_title_end = true;
				else if (stop - h->p > MAX_TITLE)
					h->p = stop;
				else
				{
					feed_newlines(h, p, h->p);
					raw_text(h, h->p, stop);
					h->p = stop;
					return true;
				}
				feed_newlines(h, p, h->p);
				return true;
			default:
				break;
		}
		for (size_t i = 0; i < n; i++)
			name[i] = gov_html_is_letter(p[1 + i]) ? (p[1 + i] | 0x20) : p[1 + i];
		name[n] = '\0';
		if (strcmp(name, "plaintext") == 0)
			return feed_newlines(h, p, h->p), true;
		if (tag == TAG_TEXTAREA)
			strcpy(name, "pre");
		if (h->open + h->chunk_tags >= MAX_OPEN)
			gov_html_flush(h);
		reserve(h, MAX_TAG_NAME + MAX_TAG + 2);
		feed(h, "<", 1);
		feed_string(h, name);
		if (stop - s > MAX_TAG || words > MAX_TAG_WORDS)
		{
			feed(h, ">", 1);
			feed_newlines(h, p, stop);
		}
		else
		{
			/* it isn't empty because it says so: <td/>; but <o:p/> is */
			if (!strchr(name, ':'))
				while (stop > s && stop[-1] == '/')
					stop--;
			feed_attributes(h, s, stop);
			feed(h, ">", 1);
		}
		h->chunk_tags++;
		return true;
	}
	if (*s == '/' && end - s >= 2 && gov_html_is_letter(s[1]))
	{
		const char *name = s + 1;
		size_t		n;

		s = gov_html_tag_name(name, end, &tag);
		n = s - name;
		while (s < end && *s != '>' && *s != '<')
			s++;
		h->p = s + (s < end && *s == '>');
		if (n <= MAX_TAG_NAME && tag != TAG_HTML && tag != TAG_BODY && tag != TAG_HEAD)
		{
			reserve(h, MAX_TAG_NAME + 3);
			feed(h, "</", 2);
			if (tag == TAG_TEXTAREA)
				feed(h, "pre", 3);
			else
				feed(h, name, n);
			feed(h, ">", 1);
			if (ends_line(tag) || (n == 10 && gov_html_name_is(name, n, "blockquote")))
				feed_string(h, BLOCK_END);
		}
		feed_newlines(h, p, h->p);
		return true;
	}
	if (*s == '!' && end - s >= 3 && s[1] == '-' && s[2] == '-')
	{
		for (s += 1; (s = memchr(s, '>', end - s)) != NULL; s++)
			if (s[-1] == '-' && s[-2] == '-')
				break;
		h->p = s ? s + 1 : end;
		feed_newlines(h, p, h->p);
		return true;
	}
	if ((*s == '!' && end - s >= 2 && (gov_html_is_letter(s[1]) || s[1] == '[')) ||
		(*s == '?' && end - s >= 2 && gov_html_is_letter(s[1])))
	{
		if (*s == '!' && (s[1] | 0x20) == 'd' && h->fragment)
		{
			gov_html_flush(h);
			h->fragment = false;	/* a doctype */
		}
		while (s < end && *s != '>' && *s != '<')
			s++;
		h->p = s + (s < end && *s == '>');
		feed_newlines(h, p, h->p);
		return true;
	}
	return false;
}

/* s is at an '&'; behind what is fed for it. */
static const char *
reference(GovHtml *h, const char *s, const char *end)
{
	const char *amp = s++;

	reserve(h, 64);
	if (s < end && *s == '#')
	{
		bool		hex = ++s < end && (*s | 0x20) == 'x';
		const char *digits = s += hex;
		uint32_t	v = 0;

		for (; s < end; s++)
		{
			uint32_t	d;

			if (*s >= '0' && *s <= '9')
				d = *s - '0';
			else if (hex && (*s | 0x20) >= 'a' && (*s | 0x20) <= 'f')
				d = (*s | 0x20) - 'a' + 10;
			else
				break;
			if (v < 0x110000)
				v = v * (hex ? 16 : 10) + d;
		}
		if (s > digits)
		{
			/* of others some versions make U+FFFD; some want the ';' */
			if (v > 0 && v < 0x110000 && (v < 0xD800 || v > 0xDFFF) && s - amp < 32)
			{
				feed(h, amp, s - amp);
				feed(h, ";", 1);
			}
			return s + (s < end && *s == ';');
		}
	}
	else
	{
		/* those that are met without their ';' */
		static const char *const lax[] = {"nbsp", "amp", "lt", "gt", "quot"};

		while (s < end && s - amp <= 32 && (gov_html_is_letter(*s) || (*s >= '0' && *s <= '9')))
			s++;
		if (s < end && s - amp > 2 && *s == ';')
		{
			feed(h, amp, s - amp + 1);
			return s + 1;
		}
		for (size_t i = 0; i < sizeof(lax) / sizeof(lax[0]); i++)
		{
			size_t		n = strlen(lax[i]);

			if ((size_t) (s - amp) >= n + 1 && memcmp(amp + 1, lax[i], n) == 0 &&
				(i == 0 || (size_t) (s - amp) == n + 1))
			{
				feed(h, amp, n + 1);
				feed(h, ";", 1);
				return amp + n + 1;
			}
		}
	}
	feed_string(h, "&amp;");
	return amp + 1;
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
		return reference(h, s, end);
	if (s < end && *s != '<')
	{
		if (*s == '\f')
			feed(h, " ", 1);
		s++;
	}
	return s;
}

/* A title, which holds no markup. */
static void
raw_text(GovHtml *h, const char *s, const char *stop)
{
	if (h->open + h->chunk_tags >= MAX_OPEN)
		gov_html_flush(h);
	reserve(h, 9 * MAX_TITLE + 32);
	feed_string(h, "<title>");
	h->chunk_tags++;
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

/* The whole page. */
void
gov_html_feed_page(GovHtml *h)
{
	gov_html_start_parser(h);
	while (h->p < h->end)
	{
		if (*h->p != '<')
			h->p = feed_run(h, h->p, h->end);
		else if (!markup(h))
		{
			feed_string(h, "&lt;");
			h->p++;
		}
	}
	gov_html_flush(h);
}
