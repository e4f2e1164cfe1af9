/*
 * value.c
 *		What a value cell prints: 0, +299, -8, 1211.66万元, 3,119, １２,
 *		55（含自然失效29件）, a stroke, or something else.
 */
#include "core/text/value.h"

#include "core/figures/figures.h"
#include "core/text/fold.h"

#include <string.h>

#define MAX_DIGITS 18

static void
normalize(GovValue *v)
{
	while (v->scale > 0 && v->value % 10 == 0)
	{
		v->value /= 10;
		v->scale--;
	}
}

bool
gov_value_shift(GovValue *v, int digits)
{
	for (; digits > 0; digits--)
	{
		if (v->scale > 0)
			v->scale--;
		else if (__builtin_mul_overflow(v->value, 10, &v->value))
			return false;
	}
	normalize(v);
	return true;
}

static bool
is_stroke(uint32_t c)
{
	return c == '/' || c == '-' || c == '\\' || c == 0xFF0F || c == 0xFF0D || c == 0x2212 ||
		(c >= 0x2010 && c <= 0x2015) || c == 0x2500 || c == 0x30FC || c == 0xFE63 || c == 0x4E28;
}

static inline bool
equals(const char *s, size_t len, const char *word)
{
	return strlen(word) == len && memcmp(s, word, len) == 0;
}

static GovValueKind
not_a_number(const char *s, size_t len)
{
	const char *p = s;
	const char *end = s + len;
	bool		strokes = true;
	int			n = 0;

	if (len <= 9 &&
		(equals(s, len, "无") || equals(s, len, "不适用") || equals(s, len, "暂无") ||
		 equals(s, len, "不涉及") || equals(s, len, "N/A") || equals(s, len, "n/a")))
		return GOV_VALUE_NA;
	while (p < end && n < 12)
	{
		uint32_t	c = gov_next_char(&p, end);

		if (c == ' ' || c == 0x3000)
			continue;
		if (c >= 0x3007 && c <= 0x9FFF)
			return GOV_VALUE_NONE;	/* words */
		if (!is_stroke(c))
			strokes = false;
		n++;
	}
	if (p < end)
		return GOV_VALUE_NONE;
	if (strokes)
		return n > 0 && n <= 6 ? GOV_VALUE_NA : GOV_VALUE_NONE;
	return n <= 8 ? GOV_VALUE_JUNK : GOV_VALUE_NONE;
}

GovValueKind
gov_value_read(const char *s, size_t len, GovValue *v)
{
	const char *p = s;
	const char *end = s + len;
	int			digits = 0;
	int			decimals = -1;	/* none until a point is seen */
	int			since_comma = -1;
	int			sign = 0;
	int64_t		value = 0;

	v->value = 0;
	v->scale = 0;
	v->money = GOV_MONEY_NONE;
	if (len == 0)
		return GOV_VALUE_EMPTY;
	/* longer than any number with its unit and note */
	if (len > 160)
		return GOV_VALUE_NONE;

	/* the common case */
	if (len <= MAX_DIGITS)
	{
		while (p < end && (unsigned char) (*p - '0') <= 9)
			value = value * 10 + (*p++ - '0');
		if (p == end)
		{
			v->value = value;
			return GOV_VALUE_NUMBER;
		}
		p = s;
		value = 0;
	}
	/* the other common case: words; but 无, 不适用 and 暂无 are a value */
	if ((unsigned char) *s >= 0xE4 && (unsigned char) *s <= 0xE9)
	{
		if (len > 12 || !(*s == '\xe6' || *s == '\xe4'))
			return GOV_VALUE_NONE;
		return not_a_number(s, len);
	}
	while (p < end)
	{
		const char *q = p;
		uint32_t	c = gov_next_char(&q, end);

		if (c >= 0xFF01 && c <= 0xFF5E)
			c = c - 0xFF01 + '!';
		if (c >= '0' && c <= '9')
		{
			if (++digits > MAX_DIGITS)
				return not_a_number(s, len) == GOV_VALUE_NONE ? GOV_VALUE_NONE : GOV_VALUE_JUNK;
			value = value * 10 + (c - '0');
			if (decimals >= 0)
				decimals++;
			else if (since_comma >= 0)
				since_comma++;
		}
		else if ((c == '+' || c == '-' || c == 0x2212) && digits == 0 && sign == 0 && decimals < 0)
			sign = c == '+' ? 1 : -1;
		else if (c == '.' && digits > 0 && decimals < 0 && (since_comma < 0 || since_comma == 3))
			decimals = 0;
		else if (c == ',' && digits > 0 && decimals < 0 &&
				 (since_comma < 0 ? digits <= 3 : since_comma == 3))
			since_comma = 0;
		else
			break;
		p = q;
	}
	if (digits == 0 || decimals == 0 || (since_comma >= 0 && since_comma != 3))
		return not_a_number(s, len);

	/* a unit, then a note in brackets */
	if (p < end)
	{
		static const struct
		{
			const char *word;
			uint8_t		money;
		}			units[] = {
			{"亿元", GOV_MONEY_YI}, {"万元", GOV_MONEY_WAN}, {"元", GOV_MONEY_YUAN},
			{"人民币元", GOV_MONEY_YUAN},
			{"件次", 0}, {"件", 0}, {"条", 0}, {"项", 0}, {"个", 0}, {"宗", 0}, {"次", 0},
			{"起", 0}, {"份", 0}, {"部", 0}, {"例", 0}
		};

		while (p < end && *p == ' ')
			p++;
		for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		{
			size_t		n = strlen(units[i].word);

			if ((size_t) (end - p) >= n && memcmp(p, units[i].word, n) == 0)
			{
				v->money = units[i].money;
				p += n;
				break;
			}
		}
		while (p < end && *p == ' ')
			p++;
		if (p < end)
		{
			const char *q = p;
			uint32_t	c = gov_next_char(&q, end);
			bool		closed = end[-1] == ')' ||
				(end - q >= 3 && memcmp(end - 3, "）", 3) == 0);

			if ((c != '(' && c != 0xFF08) || !closed)
				return not_a_number(s, len);
		}
	}
	if (decimals > GOV_MAX_SCALE)
		return GOV_VALUE_JUNK;
	v->value = sign < 0 ? -value : value;
	v->scale = (uint8_t) (decimals > 0 ? decimals : 0);
	normalize(v);
	return GOV_VALUE_NUMBER;
}
