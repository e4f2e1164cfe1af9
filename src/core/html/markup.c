/*
 * markup.c
 *		What is markup on a page, and where it ends.
 */
#include "core/html/markup.h"

#include "core/html/tags.h"

#include <string.h>

#define INTERRUPT_TAGS	0x10000 /* between two looks for an interrupt */
#define INTERRUPT_BYTES	0x100000
#define MAX_NAME_BLANKS	64		/* behind a name, before what can't be an
								 * attribute */
#define MAX_BLANKS		8192	/* in a tag, looked back over at a quote */
#define MAX_RUN_ON_TAGS	8		/* then quotes are no longer trusted */
#define MAX_REFERENCE	32		/* bytes of "&name" or "&#number" */
#define MAX_CHARACTER	0x10FFFF

/* References that are met without their ';'. */
typedef struct LaxEntity
{
	const char *name;
	bool		within_words;	/* other letters may follow */
} LaxEntity;

static const LaxEntity lax_entities[] = {
	{"nbsp", true}, {"amp", false}, {"lt", false}, {"gt", false}, {"quot", false}
};

const char *
gov_html_find_end_tag(const GovMarkupScan *scan, const char *s, uint64_t tag)
{
	const char *end = scan->end;
	uint32_t	tags = 0;

	while ((s = memchr(s, '<', end - s)) != NULL)
	{
		uint64_t	t;

		if (end - s > 2 && s[1] == '/')
		{
			gov_html_read_name(s + 2, end, &t);
			if (t == tag)
				return s;
		}
		if (++tags % INTERRUPT_TAGS == 0)
			gov_check_interrupt(scan->a);
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

/* The quote that closes the value whose first is at s, if that delimits one;
 * NULL, now and later, when none does. */
static const char *
closing_quote(GovMarkupScan *scan, const char *s, const char *start)
{
	bool	   *none = *s == '"' ? &scan->no_quot : &scan->no_apos;
	const char *close;

	if (*none || !is_value(s, start))
		return NULL;
	close = memchr(s + 1, *s, scan->end - s - 1);
	*none = !close;
	return close;
}

/*
 * From behind the tag's name to the '>' that ends it, or to the '<' of the
 * next one.  NULL when the text ends first.
 */
static const char *
tag_end(GovMarkupScan *scan, const char *s, uint32_t *words)
{
	const char *start = s;
	const char *end = scan->end;
	uint32_t	blanks = 0;
	uint32_t	n = 0;

	for (; s < end && *s != '>' && *s != '<'; s++)
	{
		if (++n % INTERRUPT_BYTES == 0)
			gov_check_interrupt(scan->a);
		if (*s == '=')
			*words += 1;
		else if (gov_html_is_blank(*s))
		{
			*words += !gov_html_is_blank(s[-1]);
			if (++blanks > MAX_BLANKS)
				start = s;		/* is_value() needn't look back further */
		}
		else if (*s == '"' || *s == '\'')
		{
			const char *close = closing_quote(scan, s, start);

			if (close)
				start = s = close;
		}
	}
	return s < end ? s : NULL;
}

/*
 * The end of a tag's attributes.  Its quotes may run on to the end of the
 * text, or nothing closes it.  Neither may be found out again at every '<':
 * that would take quadratic time.
 */
static const char *
attributes_end(GovMarkupScan *scan, const char *s, uint32_t *words)
{
	const char *stop = tag_end(scan, s, words);

	if (stop)
		return stop;
	*words = UINT32_MAX;
	stop = memchr(s, '>', scan->end - s);
	if (!stop)
		scan->no_gt = true;
	else if (++scan->run_on_tags > MAX_RUN_ON_TAGS)
		scan->no_quot = scan->no_apos = true;
	return stop;
}

/* At most so many blanks. */
static const char *
skip_blanks(const char *s, const char *end)
{
	const char *start = s;

	while (s < end && gov_html_is_blank(*s) && s - start < MAX_NAME_BLANKS)
		s++;
	return s;
}

/* A '<' with a letter behind it. */
static GovMarkupKind
read_start_tag(GovMarkupScan *scan, GovMarkup *m)
{
	const char *end = scan->end;
	const char *s;
	const char *word;

	m->name = m->begin + 1;
	s = gov_html_read_name(m->name, end, &m->tag);
	m->name_len = s - m->name;
	/* "<5", "<x的" are text; a tag's name ends cleanly */
	if (s < end && !gov_html_is_blank(*s) && *s != '>' && *s != '/' && *s != '<')
		return MARKUP_NONE;
	/* and what follows it in prose, "x<p 的", are no attributes */
	word = skip_blanks(s, end);
	if (scan->no_gt || (word < end && word > s && (*word & 0x80)))
		return MARKUP_NONE;
	m->attributes = s;
	m->words = 0;
	m->attributes_end = attributes_end(scan, s, &m->words);
	if (!m->attributes_end)
		return MARKUP_NONE;
	m->after = m->attributes_end + (*m->attributes_end == '>');
	return MARKUP_START_TAG;
}

/* Behind the '>' that ends what is at s, or at the '<' of the next. */
static const char *
skip_to_end(const char *s, const char *end)
{
	while (s < end && *s != '>' && *s != '<')
		s++;
	return s + (s < end && *s == '>');
}

/* Behind the "-->" that ends a comment, whose first '-' is at s. */
static const char *
comment_end(const char *s, const char *end)
{
	while ((s = memchr(s, '>', end - s)) != NULL)
	{
		if (s[-1] == '-' && s[-2] == '-')
			return s + 1;
		s++;
	}
	return end;
}

static GovMarkupKind
read_kind(GovMarkupScan *scan, GovMarkup *m)
{
	const char *end = scan->end;
	const char *s = m->begin + 1;
	char		c = s < end ? *s : '\0';
	char		next = end - s >= 2 ? s[1] : '\0';

	if (gov_html_is_letter(c))
		return read_start_tag(scan, m);
	if (c == '/' && gov_html_is_letter(next))
	{
		const char *name_end;

		m->name = s + 1;
		name_end = gov_html_read_name(m->name, end, &m->tag);
		m->name_len = name_end - m->name;
		m->after = skip_to_end(name_end, end);
		return MARKUP_END_TAG;
	}
	if (c == '!' && next == '-' && end - s >= 3 && s[2] == '-')
	{
		m->after = comment_end(s + 1, end);
		return MARKUP_COMMENT;
	}
	if ((c == '!' && (gov_html_is_letter(next) || next == '[')) ||
		(c == '?' && gov_html_is_letter(next)))
	{
		m->after = skip_to_end(s, end);
		return c == '!' && (next | 0x20) == 'd' ? MARKUP_DOCTYPE : MARKUP_DECLARATION;
	}
	return MARKUP_NONE;
}

GovMarkupKind
gov_html_read_markup(GovMarkupScan *scan, const char *p, GovMarkup *m)
{
	m->begin = p;
	m->kind = read_kind(scan, m);
	return m->kind;
}

/* ------------------------------------------------------------------------
 * Attributes
 */

/* Quotes that delimit nothing are blanks. */
static inline bool
is_between(char c)
{
	return gov_html_is_blank(c) || c == '"' || c == '\'' || (unsigned char) c < 0x20;
}

static const char *
skip_between(const char *s, const char *end)
{
	while (s < end && is_between(*s))
		s++;
	return s;
}

/* The value at s, behind a '='; returns its end. */
static const char *
read_value(const char *s, const char *end, GovAttribute *att)
{
	const char *close;

	while (s < end && gov_html_is_blank(*s))
		s++;
	close = s < end && (*s == '"' || *s == '\'') ? memchr(s + 1, *s, (size_t) (end - s - 1)) : NULL;
	if (close)
	{
		att->value = s + 1;
		att->value_len = (size_t) (close - s - 1);
		return close + 1;
	}
	s = skip_between(s, end);
	att->value = s;
	while (s < end && !is_between(*s))
		s++;
	att->value_len = (size_t) (s - att->value);
	return s;
}

static inline bool
is_name_char(char c)
{
	return gov_html_is_letter(c) || gov_html_is_digit(c) || c == ':' || c == '-' || c == '_' || c == '.';
}

bool
gov_html_read_attribute(const char **p, const char *end, GovAttribute *att, bool *closed)
{
	const char *s = *p;

	*closed = false;
	for (;;)
	{
		s = skip_between(s, end);
		if (s < end && is_name_char(*s) && !gov_html_is_digit(*s) && *s != '-')
			break;
		if (s + 1 == end && *s == '/')
			*closed = true;
		if (s >= end || *closed)
		{
			*p = end;
			return false;
		}
		/* what is no name, up to the next blank, or a value of none */
		while (s < end && !is_between(*s) && *s != '=' && !(s + 1 == end && *s == '/'))
			s++;
		if (s < end && *s == '=')
			s = read_value(s + 1, end, att);
	}
	att->name = s;
	while (s < end && is_name_char(*s))
		s++;
	att->name_len = (size_t) (s - att->name);
	att->value = NULL;
	att->value_len = 0;
	s = skip_between(s, end);
	if (s < end && *s == '=')
		s = read_value(s + 1, end, att);
	*p = s;
	return true;
}

/* ------------------------------------------------------------------------
 * Character references
 */

/* &#160; and &#xA0;: s is behind the '#'. */
static void
read_number(const char *s, const char *end, GovReference *ref)
{
	bool		hex = s < end && (*s | 0x20) == 'x';
	const char *digits = s += hex;
	uint32_t	v = 0;

	for (; s < end; s++)
	{
		uint32_t	d;

		if (gov_html_is_digit(*s))
			d = *s - '0';
		else if (hex && (*s | 0x20) >= 'a' && (*s | 0x20) <= 'f')
			d = (*s | 0x20) - 'a' + 10;
		else
			break;
		if (v <= MAX_CHARACTER)
			v = v * (hex ? 16 : 10) + d;
	}
	if (s == digits)
		return;
	ref->len = s - ref->begin;
	ref->after = s + (s < end && *s == ';');
	ref->number = v;
	ref->kind = v > 0 && v <= MAX_CHARACTER && (v < 0xD800 || v > 0xDFFF) && ref->len < MAX_REFERENCE
		? REFERENCE_NUMBER : REFERENCE_BAD;
}

/* &nbsp; and others: s is behind the '&'. */
static void
read_entity(const char *s, const char *end, GovReference *ref)
{
	size_t		len;

	while (s < end && s - ref->begin <= MAX_REFERENCE && (gov_html_is_letter(*s) || gov_html_is_digit(*s)))
		s++;
	len = s - ref->begin;
	if (s < end && len > 2 && *s == ';')
	{
		ref->kind = REFERENCE_NAME;
		ref->len = len;
		ref->after = s + 1;
		return;
	}
	for (size_t i = 0; i < sizeof(lax_entities) / sizeof(lax_entities[0]); i++)
	{
		const LaxEntity *lax = &lax_entities[i];
		size_t		n = 1 + strlen(lax->name);

		if (len < n || memcmp(ref->begin + 1, lax->name, n - 1) != 0 || (len > n && !lax->within_words))
			continue;
		ref->kind = REFERENCE_NAME;
		ref->len = n;
		ref->after = ref->begin + n;
		return;
	}
}

GovReferenceKind
gov_html_read_reference(const char *p, const char *end, GovReference *ref)
{
	ref->kind = REFERENCE_NONE;
	ref->begin = p;
	ref->len = 0;
	ref->after = p + 1;
	if (p + 1 < end && p[1] == '#')
		read_number(p + 2, end, ref);
	else
		read_entity(p + 1, end, ref);
	return ref->kind;
}
