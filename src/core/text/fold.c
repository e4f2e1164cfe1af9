/*
 * fold.c
 *		One folding for all comparisons of labels.
 */
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <string.h>

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

/*
 * The frozen table.  Kept: letters, digits, ideographs.  Full-width forms and
 * compatibility radicals become the plain ones; all else folds to nothing.
 */
uint32_t
gov_fold_char(uint32_t c)
{
	if (c >= 0x4E00 && c <= 0x9FFF)
		return c;
	if (c < 0x80)
	{
		if (c >= 'A' && c <= 'Z')
			return c + 32;
		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
			return c;
		return 0;
	}
	if (c >= 0xFF10 && c <= 0xFF19)
		return c - 0xFF10 + '0';
	if (c >= 0xFF21 && c <= 0xFF3A)
		return c - 0xFF21 + 'a';
	if (c >= 0xFF41 && c <= 0xFF5A)
		return c - 0xFF41 + 'a';
	if (c >= 0x3400 && c <= 0x4DBF)
		return c;
	switch (c)
	{
			/* radicals that PDF extractors put for the ideographs */
		case 0x2F00:
			return 0x4E00;
		case 0x2F06:
			return 0x4E8C;
		case 0x2F08:
			return 0x4EBA;
		case 0x2F24:
			return 0x5927;
		case 0x2F29:
			return 0x5C0F;
		case 0x2F2F:
			return 0x5DE5;
		case 0x2F47:
			return 0x65E5;
		case 0x2F49:
			return 0x6708;
		case 0x2F83:
			return 0x81EA;
		case 0x2F8F:
			return 0x884C;
		case 0x3007:			/* 〇 */
			return 0x3007;
		default:
			return 0;
	}
}

int
gov_chinese_digit_slow(uint32_t c)
{
	switch (c)
	{
		case 0x4E00:
			return 1;
		case 0x4E8C:
			return 2;
		case 0x4E09:
			return 3;
		case 0x56DB:
			return 4;
		case 0x4E94:
			return 5;
		case 0x516D:
			return 6;
		case 0x4E03:
			return 7;
		case 0x516B:
			return 8;
		case 0x4E5D:
			return 9;
		case 0x5341:
			return 10;
		default:
			return 0;
	}
}

static inline bool
is_open(uint32_t c)
{
	return c == '(' || c == 0xFF08 || c == '[' || c == 0x3010 || c == 0x3014 || c == 0xFF3B;
}

static inline bool
is_close(uint32_t c)
{
	return c == ')' || c == 0xFF09 || c == ']' || c == 0x3011 || c == 0x3015 || c == 0xFF3D;
}

static inline bool
is_separator(uint32_t c)
{
	return c == '.' || c == 0x3001 || c == 0xFF0E || c == 0xFF0C || c == ',' || c == 0xFF61 ||
		c == 0x3002;
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

int
gov_fold_all(const char *s, size_t len, uint16_t *out, int max)
{
	const char *end = s + len;
	int			n = 0;

	while (s < end && n < max)
	{
		uint32_t	c = gov_fold_char(gov_next_char(&s, end));

		if (c)
			out[n++] = (uint16_t) c;
	}
	return n;
}

/*
 * A numbering at *p: "1." "1、" "一、" "(一)" "(1)" "㈠" "①", or bare digits
 * before an ideograph.  Returns its kind and moves *p behind it.
 */
static GovNumbering
numbering(const char **p, const char *end, uint8_t *number, bool inside)
{
	const char *q = *p;
	uint32_t	c = gov_next_char(&q, end);
	int			n;

	if (c >= 0xFF10 && c <= 0xFF19)
		c = c - 0xFF10 + '0';
	if (c >= '0' && c <= '9')
	{
		const char *sep;

		n = (int) c - '0';
		if (q < end && *q >= '0' && *q <= '9')
		{
			n = n * 10 + (*q++ - '0');
			if (q < end && *q >= '0' && *q <= '9')
				return GOV_NUM_NONE;
		}
		sep = q;
		while (sep < end && *sep == ' ')
			sep++;
		if (sep < end)
		{
			const char *after = sep;

			c = gov_next_char(&after, end);
			if (is_separator(c) || is_close(c))
			{
				/* 3.5 and 3,119 are numbers */
				if (after < end && *after >= '0' && *after <= '9')
					return GOV_NUM_NONE;
				*number = (uint8_t) n;
				*p = after;
				return GOV_NUM_ARABIC;
			}
			/* years, months, days and counts are no numbering */
			if (!inside && c >= 0x4E00 && c <= 0x9FFF && n < 20 &&
				c != 0x5E74 && c != 0x6708 && c != 0x65E5 && c != 0x4EF6 &&
				c != 0x6761 && c != 0x4E2A && c != 0x9879 && c != 0x4E07 && c != 0x5143)
			{
				*number = (uint8_t) n;
				*p = sep;
				return GOV_NUM_ARABIC;
			}
		}
		return GOV_NUM_NONE;
	}
	if ((n = gov_chinese_digit(c)) != 0)
	{
		while (q < end && *q == ' ')
			q++;
		if (q >= end)
			return GOV_NUM_NONE;
		c = gov_next_char(&q, end);
		if (c == 0x3001 || (!inside && is_separator(c)))
		{
			*number = (uint8_t) n;
			*p = q;
			return GOV_NUM_CHINESE;
		}
		return GOV_NUM_NONE;
	}
	if (is_open(c))
	{
		GovNumbering kind = GOV_NUM_NONE;

		while (q < end && *q == ' ')
			q++;
		if (q >= end)
			return GOV_NUM_NONE;
		c = gov_next_char(&q, end);
		n = gov_chinese_digit(c);
		if (n)
			kind = GOV_NUM_BRACKET;
		else if (c >= '1' && c <= '9')
		{
			n = (int) c - '0';
			kind = GOV_NUM_ARABIC;
		}
		while (q < end && *q == ' ')
			q++;
		if (!n || q >= end || !is_close(gov_next_char(&q, end)))
			return GOV_NUM_NONE;
		*number = (uint8_t) n;
		*p = q;
		return kind;
	}
	if (c >= 0x3220 && c <= 0x3229)
	{
		*number = (uint8_t) (c - 0x3220 + 1);
		*p = q;
		return GOV_NUM_BRACKET;
	}
	if (c >= 0x2460 && c <= 0x2468)
	{
		*number = (uint8_t) (c - 0x2460 + 1);
		*p = q;
		return GOV_NUM_ARABIC;
	}
	return GOV_NUM_NONE;
}

void
gov_fold(const char *s, size_t len, GovFold *f)
{
	const char *start = s;
	const char *end = s + len;
	uint32_t	hash = 0;
	int			n = 0;
	int			depth = 0;
	int			inner = 0;
	int			nested = 0;		/* characters in the innermost bracket */

	f->overlong = f->open = f->closes = false;
	f->numbering = GOV_NUM_NONE;
	f->number = f->inner = 0;
	f->bracketed = 0;
	f->split = 0;

	/*
	 * leading marks of markdown and lists, then "三、(一)": the last one
	 * counts
	 */
	while (s < end && (*s == '#' || *s == '*' || *s == ' '))
		s++;
	for (;;)
	{
		uint8_t		number = 0;
		GovNumbering kind;

		while (s < end && *s == ' ')
			s++;
		if (s >= end)
			break;
		kind = numbering(&s, end, &number, false);
		if (kind == GOV_NUM_NONE)
			break;
		/* the heading cell of 三、 and the label of 1. are two labels */
		if (f->numbering && kind == GOV_NUM_ARABIC && f->numbering != GOV_NUM_ARABIC)
		{
			f->numbering = GOV_NUM_NONE;
		}
		f->numbering = (uint8_t) kind;
		f->number = number;
	}
	while (s < end)
	{
		uint32_t	c;

		/* the common case: an ideograph */
		if ((unsigned char) *s >= 0xE4 && (unsigned char) *s <= 0xE9 && end - s >= 3)
		{
			c = (uint32_t) (s[0] & 0x0F) << 12 | (uint32_t) (s[1] & 0x3F) << 6 | (s[2] & 0x3F);
			if (depth == 0)
			{
				if (n == GOV_FOLD_MAX)
				{
					f->overlong = true;
					break;
				}
				/* 一、 in the middle: another label begins here */
				if (n > 0 && s[3 < end - s ? 3 : 0] == '\xe3' && gov_chinese_digit(c))
				{
					const char *q = s;
					uint8_t		number;

					if (numbering(&q, end, &number, true))
						f->split = (uint32_t) (s - start);
				}
				f->text[n++] = (uint16_t) c;
				hash = gov_hash_step(hash, c);
			}
			else
			{
				f->bracketed++;
				inner = nested++ == 0 ? gov_chinese_digit(c) : 0;
			}
			s += 3;
			continue;
		}
		if (depth == 0 && n > 0 &&
			((*s >= '0' && *s <= '9') || *s == '(' || *s == '\xef' || *s == '\xe3' || *s == '\xe2'))
		{
			const char *q = s;
			uint8_t		number;

			/*
			 * a numbering inside: but not the (一) of
			 * "第二十条第(一)项"
			 */
			if (f->text[n - 1] != 0x7B2C && !(s > start && s[-1] >= '0' && s[-1] <= '9') &&
				numbering(&q, end, &number, true) && q < end)
				f->split = (uint32_t) (s - start);
		}
		c = gov_next_char(&s, end);
		if (is_open(c))
		{
			depth++;
			nested = 0;
			inner = 0;
		}
		else if (is_close(c))
		{
			if (depth > 0)
			{
				depth--;
				if (inner)
					f->inner = (uint8_t) inner;
			}
			else
			{
				/* what stood before belongs to a bracket of an earlier line */
				f->closes = true;
				f->bracketed = (uint16_t) (f->bracketed + n);
				n = 0;
				hash = 0;
				f->split = 0;
			}
		}
		else if ((c = gov_fold_char(c)) != 0)
		{
			if (depth == 0)
			{
				if (n == GOV_FOLD_MAX)
				{
					f->overlong = true;
					break;
				}
				f->text[n++] = (uint16_t) c;
				hash = gov_hash_step(hash, c);
			}
			else
			{
				f->bracketed++;
				nested++;
				inner = 0;
			}
		}
	}
	f->open = depth > 0;
	f->n = (uint16_t) n;
	f->hash = hash;
}
