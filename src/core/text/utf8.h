/*
 * utf8.h
 *		Small steps over UTF-8, which all rooms that read text share.
 *
 * All take the end of the text and never look beyond it; malformed bytes
 * count one each.  Wide character constants (L'一') are code points.
 *
 * gov_char_*() know characters of one byte and of three, which is all that
 * decides anything in a header; gov_next_char() knows all.
 */
#ifndef GOV_TEXT_UTF8_H
#define GOV_TEXT_UTF8_H

#include "core/base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/*
 * Where the line at p ends, at its newline or the text's end.  Most lines are as
 * short as a cell; for these a call of memchr() would cost more than the search.
 */
static inline const char *
gov_line_end(const char *p, const char *end)
{
	const char *eol;

#ifdef __SSE2__
	if (end - p >= 16)
	{
		__m128i		v = _mm_loadu_si128((const __m128i *) (const void *) p);
		unsigned	newline = (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')));

		if (newline)
			return p + __builtin_ctz(newline);
	}
#endif
	eol = memchr(p, '\n', (size_t) (end - p));
	return eol ? eol : end;
}

/* Where one of two characters of ASCII is, from p on; e: nowhere. */
static inline const char *
gov_find_either(const char *p, const char *e, char a, char b)
{
#ifdef __SSE2__
	for (; e - p >= 16; p += 16)
	{
		__m128i		v = _mm_loadu_si128((const __m128i *) (const void *) p);
		unsigned	found = (unsigned) _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(a)),
																	  _mm_cmpeq_epi8(v, _mm_set1_epi8(b))));

		if (found)
			return p + __builtin_ctz(found);
	}
#endif
	while (p < e && *p != a && *p != b)
		p++;
	return p;
}

/* Tells short texts that come again apart from others, by their bytes. */
static inline uint32_t
gov_bytes_hash(const char *s, size_t len)
{
	uint64_t	h = len * UINT64_C(0x9E3779B97F4A7C15);
	uint64_t	w = 0;

	if (len < 8)
		memcpy(&w, s, len);
	else
	{
		/* the last eight bytes, of which some may have been counted before */
		const char *last = s + len - 8;

		for (; s < last; s += 8)
		{
			memcpy(&w, s, 8);
			h = (h ^ w) * UINT64_C(0xFF51AFD7ED558CCD);
			h ^= h >> 32;
		}
		memcpy(&w, last, 8);
	}
	h = (h ^ w) * UINT64_C(0xFF51AFD7ED558CCD);
	return (uint32_t) (h >> 32);
}

/* Does [p, e) begin with a string literal? */
#define GOV_STARTS(p, e, lit) \
	((size_t) ((e) - (p)) >= sizeof(lit) - 1 && memcmp((p), (lit), sizeof(lit) - 1) == 0)

/* Does it end with one? */
#define GOV_ENDS(p, e, lit) \
	((size_t) ((e) - (p)) >= sizeof(lit) - 1 && \
	 memcmp((e) - (sizeof(lit) - 1), (lit), sizeof(lit) - 1) == 0)

/* Are two bytes, each less 0x80, those of a character behind its first?  Both at
 * once: it is asked of nearly every character. */
static inline bool
gov_continues(unsigned second, unsigned third)
{
	return (second | third) < 0x40;
}

/* Bytes of the character at p < e. */
static inline size_t
gov_char_len(const char *p, const char *e)
{
	const unsigned char *s = (const unsigned char *) p;

	if ((s[0] & 0xF0) == 0xE0)	/* nearly all */
		return e - p >= 3 && gov_continues(s[1] ^ 0x80u, s[2] ^ 0x80u) ? 3 : 1;
	if (s[0] < 0xC2 || e - p < 2 || (s[1] & 0xC0) != 0x80)
		return 1;
	if (s[0] < 0xE0)
		return 2;
	return s[0] < 0xF5 && e - p >= 4 && (s[2] & 0xC0) == 0x80 && (s[3] & 0xC0) == 0x80 ? 4 : 1;
}

/*
 * Bytes of the character at s < end; 0 when it isn't valid UTF-8.  Stricter
 * than gov_char_len(): no surrogate, nothing written longer than it needs.
 */
static inline size_t
gov_valid_char_len(const unsigned char *s, const unsigned char *end)
{
	size_t		left = end - s;

	if (s[0] < 0x80)
		return 1;
	if (s[0] < 0xC2 || left < 2 || (s[1] & 0xC0) != 0x80)
		return 0;
	if (s[0] < 0xE0)
		return 2;
	if (left < 3 || (s[2] & 0xC0) != 0x80)
		return 0;
	if (s[0] < 0xF0)
		return (s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) ? 0 : 3;
	if (left < 4 || (s[3] & 0xC0) != 0x80 || s[0] > 0xF4)
		return 0;
	return (s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F) ? 0 : 4;
}

/* The character at p if it is one of ASCII or of three bytes, else 0. */
static inline uint32_t
gov_char_at(const char *p, const char *e)
{
	const unsigned char *s = (const unsigned char *) p;

	if (p >= e)
		return 0;
	if (s[0] < 0x80)
		return s[0];
	if ((s[0] & 0xF0) == 0xE0 && e - p >= 3)
	{
		unsigned	second = s[1] ^ 0x80u;
		unsigned	third = s[2] ^ 0x80u;

		if (gov_continues(second, third))
			return (uint32_t) (s[0] & 0x0F) << 12 | second << 6 | third;
	}
	return 0;
}

/* The same, and on behind the character, whatever it is; *p < e. */
static inline uint32_t
gov_char_step(const char **p, const char *e)
{
	uint32_t	c = gov_char_at(*p, e);

	*p += (unsigned char) **p < 0x80 ? 1 : c ? 3 : gov_char_len(*p, e);
	return c;
}

/* The same for the character that ends at e. */
static inline uint32_t
gov_char_before(const char *p, const char *e)
{
	if (e <= p)
		return 0;
	if ((unsigned char) e[-1] < 0x80)
		return (unsigned char) e[-1];
	return e - p >= 3 && (e[-3] & 0xF0) == 0xE0 ? gov_char_at(e - 3, e) : 0;
}

/* Bytes of a character that gov_char_at() or gov_char_before() has read. */
static inline size_t
gov_width(uint32_t c)
{
	return c < 0x80 ? 1 : 3;
}

extern GOV_RARELY uint32_t gov_next_char_slow(const char **p, const char *end);

/*
 * Returns the character at *p < end, whatever its length, and moves *p behind
 * it; U+FFFD for a malformed byte.
 */
static inline uint32_t
gov_next_char(const char **p, const char *end)
{
	const unsigned char *s = (const unsigned char *) *p;

	if (s[0] < 0x80)
	{
		*p += 1;
		return s[0];
	}
	if ((s[0] & 0xF0) == 0xE0 && end - *p >= 3)
	{
		unsigned	second = s[1] ^ 0x80u;
		unsigned	third = s[2] ^ 0x80u;

		if (gov_continues(second, third))
		{
			*p += 3;
			return (uint32_t) (s[0] & 0x0F) << 12 | second << 6 | third;
		}
	}
	return gov_next_char_slow(p, end);
}

/* Writes the character, in up to four bytes; returns how many. */
static inline size_t
gov_char_write(char *to, uint32_t c)
{
	if (c < 0x80)
	{
		to[0] = (char) c;
		return 1;
	}
	if (c < 0x800)
	{
		to[0] = (char) (0xC0 | c >> 6);
		to[1] = (char) (0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000)
	{
		to[0] = (char) (0xE0 | c >> 12);
		to[1] = (char) (0x80 | (c >> 6 & 0x3F));
		to[2] = (char) (0x80 | (c & 0x3F));
		return 3;
	}
	to[0] = (char) (0xF0 | c >> 18);
	to[1] = (char) (0x80 | (c >> 12 & 0x3F));
	to[2] = (char) (0x80 | (c >> 6 & 0x3F));
	to[3] = (char) (0x80 | (c & 0x3F));
	return 4;
}

/* Is it a digit of ASCII, or a full-width one? */
static inline bool
gov_is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* Is it a Chinese character?  Of the usual block: nearly all of a text are. */
static inline bool
gov_is_han(uint32_t c)
{
	return c >= 0x4E00 && c <= 0x9FFF;
}

/* Is it one of the characters of the set? */
static inline bool
gov_is_any_of(uint32_t c, const wchar_t *set)
{
	return c != 0 && wcschr(set, (wchar_t) c) != NULL;
}

/* Does it open a bracket, of those that prose and labels have? */
static inline bool
gov_is_open_bracket(uint32_t c)
{
	return c == '(' || c == L'（' || c == '[' || c == L'［' || c == L'〔' || c == L'【';
}

static inline bool
gov_is_close_bracket(uint32_t c)
{
	return c == ')' || c == L'）' || c == ']' || c == L'］' || c == L'〕' || c == L'】';
}

/* Nothing is printed for it: zero-width characters, marks of direction and the like. */
static inline bool
gov_is_invisible(uint32_t c)
{
	if (c < 0xAD || (c >= 0x3165 && c < 0xFE00))
		return false;
	return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 ||
		(c >= 0x180B && c <= 0x180F) || (c >= 0x200B && c <= 0x200F) ||
		(c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x3164 ||
		(c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

/* Bytes of the white space at p, newlines too; 0 when it is none. */
static inline size_t
gov_space_at(const char *p, const char *e)
{
	const unsigned char *s = (const unsigned char *) p;

	if (p >= e)
		return 0;
	if (s[0] <= ' ')
		return s[0] == ' ' || (s[0] >= '\t' && s[0] <= '\r') ? 1 : 0;
	if (s[0] < 0xC2 || (s[0] >= 0xE4 && s[0] <= 0xE9))
		return 0;
	if (s[0] == 0xC2)
		return e - p >= 2 && s[1] == 0xA0 ? 2 : 0;
	if (e - p < 3)
		return 0;
	if (s[0] == 0xE3)
		return s[1] == 0x80 && s[2] == 0x80 ? 3 : 0;	/* U+3000 */
	if (s[0] == 0xE2)
		return s[1] == 0x80 && (s[2] <= 0x8F || s[2] == 0xA8 || s[2] == 0xA9 || s[2] == 0xAF)
			? 3 : 0;			/* U+2000 to U+200F, U+2028, U+2029, U+202F */
	if (s[0] == 0xEF)
		return s[1] == 0xBB && s[2] == 0xBF ? 3 : 0;	/* U+FEFF */
	return 0;
}

static inline const char *
gov_skip_space(const char *p, const char *e)
{
	size_t		n;

	while (p < e && *p == ' ')
		p++;
	while ((n = gov_space_at(p, e)) > 0)
		p += n;
	return p;
}

/* The end without trailing white space. */
static inline const char *
gov_rtrim(const char *p, const char *e)
{
	while (e > p)
	{
		unsigned char c = (unsigned char) e[-1];

		/* nearly all lines end in an ideograph */
		if (e - p >= 3 && (unsigned char) e[-3] >= 0xE4 && (unsigned char) e[-3] <= 0xE9 &&
			((unsigned char) e[-2] & 0xC0) == 0x80 && (c & 0xC0) == 0x80)
			break;
		if (c < 0x80)
		{
			if (!gov_space_at(e - 1, e))
				break;
			e--;
		}
		else if (e - p >= 3 && gov_space_at(e - 3, e) == 3)
			e -= 3;
		else if (e - p >= 2 && gov_space_at(e - 2, e) == 2)
			e -= 2;
		else
			break;
	}
	return e;
}

/*
 * Where the stretch of characters at p ends that are no white space.  It is looked for
 * byte by byte: what white space begins with is never within a character.
 */
static inline const char *
gov_skip_words(const char *p, const char *e)
{
#ifdef __SSE2__
	for (; e - p >= 16; p += 16)
	{
		__m128i		v = _mm_loadu_si128((const __m128i *) (const void *) p);
		__m128i		narrow = _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(' ')), v),
										  _mm_cmpeq_epi8(v, _mm_set1_epi8('\xC2')));
		__m128i		wide = _mm_or_si128(_mm_cmpeq_epi8(_mm_and_si128(v, _mm_set1_epi8('\xFE')), _mm_set1_epi8('\xE2')),
										_mm_cmpeq_epi8(v, _mm_set1_epi8('\xEF')));
		unsigned	found = (unsigned) _mm_movemask_epi8(_mm_or_si128(narrow, wide));

		for (; found; found &= found - 1)
			if (gov_space_at(p + __builtin_ctz(found), e) > 0)
				return p + __builtin_ctz(found);
	}
#endif
	while (p < e)
	{
		unsigned char c = (unsigned char) *p;

		/* of nearly all bytes: ASCII, or within a character */
		if (!(c > ' ' && c < 0xC2) && gov_space_at(p, e) > 0)
			break;
		p++;
	}
	return p;
}

/* Copy without white space, as many whole characters as fit; *whole: all of it. */
static inline size_t
gov_squeeze(char *buf, size_t cap, const char *p, const char *e, bool *whole)
{
	size_t		len = 0;

	*whole = true;
	while ((p = gov_skip_space(p, e)) < e && *whole)
	{
		/* no further than shows that it is too long */
		const char *limit = (size_t) (e - p) > cap - len ? p + (cap - len) + 1 : e;
		const char *end = gov_skip_words(p, limit);

		*whole = (size_t) (end - p) <= cap - len;
		if (!*whole)
			for (end = p; (size_t) (end - p) + gov_char_len(end, e) <= cap - len;)
				end += gov_char_len(end, e);
		memcpy(buf + len, p, (size_t) (end - p));
		len += (size_t) (end - p);
		p = end;
	}
	return len;
}

/*
 * Find a literal in [p, e); NULL when it isn't there.  By a character's third
 * byte: half of all Chinese text begins with one of three first bytes.
 */
static inline const char *
gov_find(const char *p, const char *e, const char *lit, size_t n)
{
	size_t		k = n >= 3 ? 2 : 0;

	while ((size_t) (e - p) >= n)
	{
		p = memchr(p + k, lit[k], (size_t) (e - p) - n + 1);
		if (!p)
			return NULL;
		p -= k;
		if (memcmp(p, lit, n) == 0)
			return p;
		p++;
	}
	return NULL;
}

#define GOV_FIND(p, e, lit) gov_find((p), (e), (lit), sizeof(lit) - 1)

/* Returns true when the slice holds the word. */
extern bool gov_contains(const char *s, size_t len, const char *word);

extern GOV_RARELY GovStr gov_trim_slow(const char *s, size_t len);

/* May a space wider than ASCII begin with these three bytes, or two? */
static inline bool
gov_may_be_space(const unsigned char *s)
{
	/* nearly all characters */
	if (s[0] >= 0xE4 && s[0] <= 0xE9)
		return false;
	switch (s[0])
	{
		case 0xE3:
			return s[1] == 0x80 && s[2] == 0x80;	/* U+3000 */
		case 0xE2:
			return s[1] <= 0x81;	/* U+2000 to U+205F */
		case 0xEF:
			return s[1] == 0xBB;	/* U+FEFF */
		default:
			return s[0] == 0xC2;
	}
}

/* Returns the slice without spaces of all kinds, and invisible characters, at its ends. */
static inline GovStr
gov_trim(const char *s, size_t len)
{
	/* nearly always there is nothing to trim, or plain spaces only */
	while (len > 0 && (unsigned char) *s <= ' ')
		s++, len--;
	while (len > 0 && (unsigned char) s[len - 1] <= ' ')
		len--;
	if (len > 0)
	{
		const unsigned char *first = (const unsigned char *) s;
		const unsigned char *end = first + len;

		if (len < 3 ? first[0] >= 0x80 || end[-1] >= 0x80 :
			(first[0] >= 0x80 && gov_may_be_space(first)) ||
			(end[-1] >= 0x80 && (end[-2] == 0xC2 || gov_may_be_space(end - 3))))
			return gov_trim_slow(s, len);
	}
	{
		GovStr		r = {s, (uint32_t) len};

		return r;
	}
}

/* A word of a list, with its length.  Lists end with {0}. */
#define W(lit)			{(lit), sizeof(lit) - 1}

/* The length of the word of a list that begins at p; 0: there is none. */
static inline size_t
gov_word_at(const char *p, const char *e, const GovStr *w)
{
	for (; w->s; w++)
		if ((size_t) (e - p) >= w->len && p[0] == w->s[0] && p[w->len - 1] == w->s[w->len - 1] &&
			memcmp(p, w->s, w->len) == 0)
			return w->len;
	return 0;
}

/* Of the word that ends at e. */
static inline size_t
gov_word_before(const char *p, const char *e, const GovStr *w)
{
	for (; w->s; w++)
		if ((size_t) (e - p) >= w->len && e[-1] == w->s[w->len - 1] &&
			memcmp(e - w->len, w->s, w->len) == 0)
			return w->len;
	return 0;
}

#endif
