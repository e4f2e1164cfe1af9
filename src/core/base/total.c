/*
 * total.c
 *		Decimals of 128 bits.
 */
#include "core/base/total.h"

#include <limits.h>

typedef __int128 Wide;
typedef unsigned __int128 UWide;

/* Twice what figures can add up to, so that a sum can be judged after it is made. */
#define LIMIT		((Wide) 1 << 96)	/* of the whole part */

bool
gov_total_is_valid(GovTotal t)
{
	Wide		limit = LIMIT * gov_ten_to[t.scale];

	return t.v <= limit && t.v >= -limit;
}

/* With the smallest scale that is exact. */
static GovTotal
normal(GovTotal t)
{
	while (t.scale > 0 && t.v % 10 == 0)
	{
		t.v /= 10;
		t.scale--;
	}
	return t;
}

bool
gov_total_add(GovTotal a, GovTotal b, GovTotal *sum)
{
	if (a.scale < b.scale)
	{
		a.v *= gov_ten_to[b.scale - a.scale];
		a.scale = b.scale;
	}
	else if (b.scale < a.scale)
		b.v *= gov_ten_to[a.scale - b.scale];
	a.v += b.v;
	*sum = a.scale > 0 ? normal(a) : a;
	return gov_total_is_valid(*sum);
}

bool
gov_total_fits(GovTotal t, GovDecimal *d)
{
	if (t.v > INT64_MAX || t.v < INT64_MIN)
		return false;
	d->v = (int64_t) t.v;
	d->scale = t.scale;
	return true;
}

GovDecimal
gov_total_mean(GovTotal t, uint32_t n)
{
	for (int scale = GOV_MAX_SCALE;; scale--)
	{
		Wide		v = t.v;
		Wide		divisor = n;
		Wide		half;

		if (scale >= t.scale)
			v *= gov_ten_to[scale - t.scale];
		else
			divisor *= gov_ten_to[t.scale - scale];
		half = divisor / 2;
		v = (v + (v < 0 ? -half : half)) / divisor;
		if (scale == 0 || (v >= INT64_MIN && v <= INT64_MAX))
			return gov_decimal((int64_t) v, scale);
	}
}

size_t
gov_total_print(GovTotal t, char buf[GOV_TOTAL_MAXLEN])
{
	char		tmp[GOV_TOTAL_MAXLEN];
	size_t		n = 0,
				len = 0;
	UWide		u = t.v < 0 ? -(UWide) t.v : (UWide) t.v;

	while (u > 0 || n <= t.scale)
	{
		tmp[n++] = (char) ('0' + (int) (u % 10));
		u /= 10;
	}
	if (t.v < 0)
		buf[len++] = '-';
	while (n > 0)
	{
		if (n == t.scale)
			buf[len++] = '.';
		buf[len++] = tmp[--n];
	}
	buf[len] = '\0';
	return len;
}

/* The digits of a number as it is read; zeros only when others follow. */
typedef struct Digits
{
	UWide		u;
	int64_t		zeros;			/* read, but not yet in u */
	int64_t		scale;			/* digits behind the point */
	bool		huge;			/* beyond any total */
} Digits;

static void
add_digit(Digits *d, int digit)
{
	const UWide most = ((UWide) LIMIT * gov_ten_to[GOV_MAX_SCALE] - 9) / 10;

	if (digit == 0)
	{
		d->zeros += d->u > 0;
		return;
	}
	for (; d->zeros >= 0; d->zeros--)
	{
		d->huge |= d->u > most;
		if (d->huge)
			break;
		d->u *= 10;
	}
	d->zeros = 0;
	if (!d->huge)
		d->u += (UWide) digit;
}

/* digits[.digits]; NULL when there are none before or behind the point. */
static const char *
read_digits(const char *s, const char *end, Digits *d)
{
	bool		point = false;
	bool		any = false;

	for (; s < end && (*s == '.' || (*s >= '0' && *s <= '9')); s++)
	{
		if (*s != '.')
		{
			any = true;
			d->scale += point;
			add_digit(d, *s - '0');
		}
		else if (point || !any)
			return NULL;
		else
		{
			point = true;
			any = false;
		}
	}
	return any ? s : NULL;
}

/* e[+-]digits, which may be missing; NULL when it is incomplete. */
static const char *
read_exponent(const char *s, const char *end, int64_t *exponent)
{
	bool		down = false;

	*exponent = 0;
	if (s == end || (*s != 'e' && *s != 'E'))
		return s;
	s++;
	if (s < end && (*s == '+' || *s == '-'))
		down = *s++ == '-';
	if (s == end)
		return NULL;
	for (; s < end && *s >= '0' && *s <= '9'; s++)
		if (*exponent < INT_MAX)
			*exponent = *exponent * 10 + (*s - '0');
	if (down)
		*exponent = -*exponent;
	return s;
}

GovDecimalError
gov_total_scan(const char *s, size_t len, GovTotal *t)
{
	const char *end = s + len;
	bool		negative = s < end && *s == '-';
	Digits		d = {0, 0, 0, false};
	int64_t		exponent;

	s = read_digits(s + negative, end, &d);
	if (s)
		s = read_exponent(s, end, &exponent);
	if (!s || s != end)
		return GOV_DECIMAL_SYNTAX;
	d.scale -= d.zeros + exponent;
	if (d.huge)
		return d.scale > GOV_MAX_SCALE ? GOV_DECIMAL_PLACES : GOV_DECIMAL_RANGE;
	if (d.u == 0)
		d.scale = 0;
	for (; d.scale < 0; d.scale++)
	{
		if (d.u > (UWide) LIMIT)
			return GOV_DECIMAL_RANGE;
		d.u *= 10;
	}
	for (; d.scale > 0 && d.u % 10 == 0; d.scale--)
		d.u /= 10;
	if (d.scale > GOV_MAX_SCALE)
		return GOV_DECIMAL_PLACES;
	t->v = negative ? -(Wide) d.u : (Wide) d.u;
	t->scale = (uint8_t) d.scale;
	return gov_total_is_valid(*t) ? GOV_DECIMAL_OK : GOV_DECIMAL_RANGE;
}

GovDecimalError
gov_decimal_scan(const char *s, size_t len, GovDecimal *d)
{
	GovTotal	t;
	GovDecimalError e = gov_total_scan(s, len, &t);

	return e == GOV_DECIMAL_OK && !gov_total_fits(t, d) ? GOV_DECIMAL_RANGE : e;
}
