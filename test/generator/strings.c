/*
 * strings.c
 *		Chance, and strings in the style of a text.
 */
#include "internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

uint64_t
gen_random(GenGenerator *g)
{
	uint64_t	z = (g->rng += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

int
gen_upto(GenGenerator *g, int n)
{
	return n <= 1 ? 0 : (int) (gen_random(g) % (uint64_t) n);
}

int
gen_between(GenGenerator *g, int a, int b)
{
	return a + gen_upto(g, b - a + 1);
}

bool
gen_one_in(GenGenerator *g, int n)
{
	return n > 0 && gen_upto(g, n) == 0;
}

void
gen_shuffle(GenGenerator *g, int *a, int n)
{
	for (int i = n - 1; i > 0; i--)
	{
		int			k = gen_upto(g, i + 1);
		int			swap = a[i];

		a[i] = a[k];
		a[k] = swap;
	}
}

void *
gen_grow(void *p, size_t size)
{
	p = realloc(p, size);
	if (!p)
	{
		fputs("out of memory\n", stderr);
		abort();
	}
	return p;
}

/*
 * Strings of this report.  The block never moves while a report is made; it
 * is made large enough for any beforehand.
 */
char *
gen_mem(GenGenerator *g, size_t size)
{
	char	   *p = g->mem + g->memlen;

	if (g->memlen + size > g->memcap)
	{
		fputs("generator: strings of one report exceed the block\n", stderr);
		abort();
	}
	g->memlen += size;
	return p;
}

char *
gen_format(GenGenerator *g, const char *fmt,...)
{
	va_list		ap;
	char	   *p = g->mem + g->memlen;
	size_t		room = g->memcap - g->memlen;
	int			n;

	va_start(ap, fmt);
	n = vsnprintf(p, room, fmt, ap);
	va_end(ap);
	return gen_mem(g, (size_t) n + 1);
}

const char *
gen_slice(GenGenerator *g, const char *s, const char *end)
{
	char	   *p = gen_mem(g, (size_t) (end - s) + 1);

	memcpy(p, s, (size_t) (end - s));
	p[end - s] = '\0';
	return p;
}

const char *
gen_join(GenGenerator *g, const char *a, const char *b)
{
	size_t		la = strlen(a);
	size_t		lb = strlen(b);
	char	   *p = gen_mem(g, la + lb + 1);

	memcpy(p, a, la);
	memcpy(p + la, b, lb + 1);
	return p;
}

int
gen_charlen(const char *s)
{
	unsigned char c = (unsigned char) *s;

	return c == 0 ? 0 : c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

int
gen_nchars(const char *s)
{
	int			n = 0;

	for (; *s; s++)
		n += ((unsigned char) *s & 0xc0) != 0x80;
	return n;
}

/* Columns that a character takes on a terminal. */
int
gen_charwidth(const char *s)
{
	static const char *const narrow[] = {"\xe2\x80\x82", "\xe2\x80\x83"};	/* en, em space */

	if (gen_charlen(s) < 3 || strncmp(s, "\xe2\x94", 2) == 0 || strncmp(s, "\xe2\x95", 2) == 0)
		return 1;				/* not East Asian, or a line of a box */
	return strncmp(s, narrow[0], 3) == 0 || strncmp(s, narrow[1], 3) == 0 ? 1 : 2;
}

int
gen_width(const char *s)
{
	int			n = 0;

	for (; *s; s += gen_charlen(s))
		n += gen_charwidth(s);
	return n;
}

const char *
gen_skip(const char *s, int nchars)
{
	while (nchars-- > 0 && *s)
		s += gen_charlen(s);
	return s;
}

const char *
gen_wrap(const char *s, int nchars)
{
	static const char *const never[] = {"，", "、", "。", "）", "”", "：", "；", ",", ")", "\"", NULL};

	s = gen_skip(s, nchars);
	for (int i = 0; never[i]; i++)
		if (strncmp(s, never[i], strlen(never[i])) == 0)
		{
			s += strlen(never[i]);
			i = -1;
		}
	return s;
}

/* Brackets and punctuation in the style of this text. */
const char *
gen_style(GenGenerator *g, const char *s)
{
	static const char *const half[] = {"(", ")", ",", ":", ";", NULL};
	static const char *const full[] = {"（", "）", "，", "：", "；", NULL};
	const char *const *from = g->style.full ? half : full;
	const char *const *to = g->style.full ? full : half;
	char	   *p = gen_mem(g, strlen(s) * 3 + 1);
	char	   *q = p;

	while (*s)
	{
		int			n = gen_charlen(s);
		int			i = 0;

		while (from[i] && strncmp(s, from[i], strlen(from[i])) != 0)
			i++;
		if (from[i])
		{
			memcpy(q, to[i], strlen(to[i]));
			q += strlen(to[i]);
		}
		else if (g->style.ascii_quotes && (strncmp(s, "“", 3) == 0 || strncmp(s, "”", 3) == 0))
			*q++ = '"';
		else
		{
			memcpy(q, s, (size_t) n);
			q += n;
		}
		s += n;
	}
	*q++ = '\0';
	g->memlen = (size_t) (q - g->mem);
	return p;
}

bool
gen_is_ideograph(const char *s)
{
	return (unsigned char) s[0] >= 0xe4 && (unsigned char) s[0] <= 0xe9;
}

const char *
gen_spaced(GenGenerator *g, const char *s)
{
	int			n = gen_nchars(s);
	const char *p;

	if (!gen_one_in(g, g->style.spaces) || n < 2)
		return s;
	p = gen_skip(s, gen_between(g, 1, n - 1));
	if (!gen_is_ideograph(p) || p == s)
		return s;
	return gen_format(g, "%s %s", gen_slice(g, s, p), p);
}

/*
 * Replace, drop, double or swap n ideographs.  The characters put in occur in
 * no label, so that no row can come to look like another.
 */
const char *
gen_misspell(GenGenerator *g, const char *s, int n)
{
	static const char *const strange[] = {
		"青", "岛", "泉", "舟", "笔", "雪", "茶", "鱼", "梅", "窗", "桥", "灯"
	};
	const char *at[200];

	while (n-- > 0)
	{
		int			nat = 0;
		const char *p;
		const char *next;
		const char *with = "";

		for (p = s; *p && nat < 200; p += gen_charlen(p))
			if (gen_is_ideograph(p))
				at[nat++] = p;
		if (nat < 2)
			return s;
		p = at[gen_upto(g, nat)];
		next = p + gen_charlen(p);
		switch (gen_upto(g, n > 0 ? 4 : 3))
		{
			case 0:
				with = strange[gen_upto(g, 12)];
				break;
			case 1:
				break;
			case 2:
				with = gen_format(g, "%.3s%.3s", p, p);
				break;
			default:
				if (!gen_is_ideograph(next))
					with = strange[gen_upto(g, 12)];
				else
				{
					with = gen_format(g, "%.3s%.3s", next, p);
					next += gen_charlen(next);
					n--;		/* two are in the wrong place */
				}
		}
		s = gen_format(g, "%s%s%s", gen_slice(g, s, p), with, next);
	}
	return s;
}
