/*
 * utf8.c
 *		Steps over UTF-8 that are too long, or too rare, to be inline.
 */
#include "core/text/utf8.h"

uint32_t
gov_next_char_slow(const char **p, const char *end)
{
	const unsigned char *s = (const unsigned char *) *p;
	size_t		left = (size_t) (end - *p);

	if (s[0] >= 0xC2 && s[0] < 0xE0 && left >= 2 && (s[1] & 0xC0) == 0x80)
	{
		*p += 2;
		return (uint32_t) (s[0] & 0x1F) << 6 | (s[1] & 0x3F);
	}
	if (s[0] >= 0xF0 && s[0] < 0xF5 && left >= 4 && (s[1] & 0xC0) == 0x80 &&
		(s[2] & 0xC0) == 0x80 && (s[3] & 0xC0) == 0x80)
	{
		*p += 4;
		return (uint32_t) (s[0] & 0x07) << 18 | (uint32_t) (s[1] & 0x3F) << 12 |
			(uint32_t) (s[2] & 0x3F) << 6 | (s[3] & 0x3F);
	}
	*p += 1;
	return 0xFFFD;
}

static inline bool
is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == 0x3000 || c == 0xA0 ||
		(c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || gov_is_invisible(c);
}

GovStr
gov_trim_slow(const char *s, size_t len)
{
	const char *end = s + len;
	GovStr		r;

	while (s < end)
	{
		const char *p = s;

		if ((unsigned char) *s > ' ' && (unsigned char) *s < 0x80)
			break;
		if ((unsigned char) *s <= ' ')
		{
			s++;
			continue;
		}
		if (!is_space(gov_next_char(&p, end)))
			break;
		s = p;
	}
	while (end > s)
	{
		unsigned char c = (unsigned char) end[-1];

		if (c <= ' ')
			end--;
		else if (c < 0x80)
			break;
		else
		{
			const char *p = end - 1;
			const char *q;

			while (p > s && end - p < 4 && ((unsigned char) *p & 0xC0) == 0x80)
				p--;
			q = p;
			if (!is_space(gov_next_char(&q, end)) || q != end)
				break;
			end = p;
		}
	}
	r.s = s;
	r.len = (uint32_t) (end - s);
	return r;
}

bool
gov_contains(const char *s, size_t len, const char *word)
{
	return gov_find(s, s + len, word, strlen(word)) != NULL;
}
