/*
 * rewrite.c
 *		The lines of a report put together: as they are, or without their
 *		breaks, wrapped anew, in traditional characters, with characters of
 *		no width.
 */
#include "internal.h"
#include "traditional.h"

#include <stdlib.h>

static void
room(GenGenerator *g, size_t n)
{
	if (g->report.len + n <= g->outcap)
		return;
	g->outcap = (g->report.len + n) * 2;
	g->out = gen_grow(g->out, g->outcap);
}

void
gen_out(GenGenerator *g, const char *s, size_t n)
{
	room(g, n);
	memcpy(g->out + g->report.len, s, n);
	g->report.len += n;
}

static void
out_string(GenGenerator *g, const char *s)
{
	gen_out(g, s, strlen(s));
}

/* Never in markup: an entity or a tag would be another one. */
static bool
holds_markup(const char *s, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (s[i] == '<' || s[i] == '&')
			return true;
	return false;
}

/* A token with characters of no width before, within or behind it. */
static void
out_with_invisible(GenGenerator *g, const char *s, uint32_t n)
{
	static const char *const invisible[] = {
		"\xe2\x80\x8b", "\xe2\x80\x8c", "\xe2\x80\x8d", "\xe2\x81\xa0", "\xef\xbb\xbf", "\xc2\xad"
	};

	if (holds_markup(s, n) || !gen_one_in(g, 3))
	{
		gen_out(g, s, n);
		return;
	}
	for (uint32_t i = 0; i < n;)
	{
		uint32_t	len = (uint32_t) gen_charlen(s + i);

		if (gen_one_in(g, 4))
			out_string(g, invisible[gen_upto(g, 6)]);
		gen_out(g, s + i, len);
		i += len;
	}
	if (gen_one_in(g, 4))
		out_string(g, invisible[gen_upto(g, 6)]);
}

static void
out_line(GenGenerator *g, const GenLine *l)
{
	const char *s = g->buf + l->off;
	uint32_t	at = 0;

	for (uint32_t k = 0; k < l->ntokens && (g->plan.with & WITH_INVISIBLE); k++)
	{
		const GenToken *t = &g->tokens[l->token + k];
		uint32_t	end = t->off + t->len < l->len ? t->off + t->len : l->len;	/* the text may be cut
																				 * off here */

		gen_out(g, s + at, t->off - at);
		out_with_invisible(g, s + t->off, end - t->off);
		at = end;
	}
	gen_out(g, s + at, l->len - at);
}

/* As they are. */
static void
join_lines(GenGenerator *g, const char *separator)
{
	for (uint32_t i = 0; i < g->nlines; i++)
	{
		out_line(g, &g->lines[i]);
		out_string(g, separator);
	}
}

/* All white space becomes one space, on one line or on none. */
static void
join_running(GenGenerator *g)
{
	bool		space = false;

	for (uint32_t i = 0; i < g->nlines; i++)
	{
		const GenLine *l = &g->lines[i];

		for (uint32_t k = 0; k < l->len; k++)
		{
			char		c = g->buf[l->off + k];

			if (c == ' ' || c == '\t' || c == '\f')
				space = true;
			else
			{
				if (space && g->report.len > 0)
					gen_out(g, " ", 1);
				space = false;
				gen_out(g, &c, 1);
			}
		}
		space = true;
	}
	if (gen_one_in(g, 2))
		gen_out(g, "\n", 1);
}

/* A number or a word is not broken. */
static bool
holds_together(const char *a, const char *b)
{
	bool		word_a = *a > ' ' && *a < 0x7f;
	bool		word_b = *b > ' ' && *b < 0x7f;

	return (word_a || strncmp(a, "\xef\xbc", 2) == 0) && (word_b || strncmp(b, "\xef\xbc", 2) == 0);
}

/* A paragraph in lines of so many characters. */
static void
out_wrapped(GenGenerator *g, const char *s, int width)
{
	while (*s)
	{
		const char *end;
		const char *last;

		while (*s == ' ')
			s++;
		end = gen_wrap(s, width);
		if (*end)
		{
			/* back to where a break may be */
			for (;;)
			{
				last = end;
				do
					last--;
				while (((unsigned char) *last & 0xc0) == 0x80);
				if (!holds_together(last, end) || last <= s)
					break;
				end = last;
			}
			if (last <= s)
				end = gen_wrap(s, width);
		}
		gen_out(g, s, (size_t) (end - s));
		gen_out(g, "\n", 1);
		s = end;
	}
}

/* Lines from .. to - 1 as one paragraph. */
static const char *
paragraph(GenGenerator *g, uint32_t from, uint32_t to)
{
	size_t		size = 1;
	char	   *s;
	char	   *end;

	for (uint32_t i = from; i < to; i++)
		size += g->lines[i].len + 1;
	s = end = gen_mem(g, size);
	for (uint32_t i = from; i < to; i++)
	{
		if (g->lines[i].len == 0)
			continue;
		if (end > s)
			*end++ = ' ';
		memcpy(end, g->buf + g->lines[i].off, g->lines[i].len);
		end += g->lines[i].len;
	}
	*end = '\0';
	return s;
}

/* Paragraphs as a mailer wraps them; a table is one of them. */
static void
join_wrapped(GenGenerator *g)
{
	int			width = gen_between(g, 35, 60);
	uint32_t	i = 0;

	while (i < g->nlines)
	{
		uint32_t	to = i + 1;

		if (g->lines[i].table >= 0)
			while (to < g->nlines && g->lines[to].table >= 0)
				to++;
		if (to == i + 1 && g->lines[i].len == 0)
			gen_out(g, "\n", 1);
		else
			out_wrapped(g, paragraph(g, i, to), width);
		i = to;
	}
}

static const char *
traditional(const char *s)
{
	int			low = 0;
	int			high = NTRADITIONAL - 1;

	while (low <= high)
	{
		int			mid = (low + high) / 2;
		int			cmp = strncmp(s, gen_traditional[mid].simplified, 3);

		if (cmp == 0)
			return gen_traditional[mid].traditional;
		if (cmp < 0)
			high = mid - 1;
		else
			low = mid + 1;
	}
	return NULL;
}

/* In place: all these characters take three bytes. */
static void
make_traditional(char *s, size_t n)
{
	for (size_t i = 0; i < n; i += (size_t) gen_charlen(s + i))
		if (gen_is_ideograph(s + i))
		{
			const char *t = traditional(s + i);

			if (t)
				memcpy(s + i, t, 3);
		}
}

static void
make_header_traditional(GenGenerator *g)
{
	const char **strings[] = {&g->report.header.title, &g->report.header.agency};

	for (int i = 0; i < 2; i++)
		if (*strings[i])
		{
			char	   *copy = gen_format(g, "%s", *strings[i]);

			make_traditional(copy, strlen(copy));
			*strings[i] = copy;
		}
}

/* A text without line breaks has no line that is a title. */
static void
forget_header(GenHeader *h)
{
	int			year = h->year;

	memset(h, 0, sizeof(*h));
	h->year = year;
}

void
gen_make_output(GenGenerator *g)
{
	static const char *const escapes[] = {"\\n", "\\r\\n", "\\n"};
	static const char *const tags[] = {"<br>", "<br/>", "<br />", "<BR>"};
	unsigned	with = g->plan.with;

	g->report.len = 0;
	room(g, 1);
	if (g->options->layout >= GEN_SECOND && second_join_lines(g))
		 /* done */ ;
	else if (with & WITH_RUNNING)
	{
		join_running(g);
		forget_header(&g->report.header);
	}
	else if (with & WITH_WRAPPING)
		join_wrapped(g);
	else
		join_lines(g, with & WITH_ESCAPES ? escapes[gen_upto(g, 3)] :
				   with & WITH_TAGS ? tags[gen_upto(g, 4)] : "\n");
	if (with & WITH_TRADITIONAL)
	{
		make_traditional(g->out, g->report.len);
		make_header_traditional(g);
	}
	g->report.text = g->out;
}
