/*
 * decimal.c
 *		Exact decimals of 64 bits.
 */
#include "core/base/decimal.h"

const int64_t gov_ten_to[GOV_MAX_SCALE + 1] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000
};

GovDecimal
gov_decimal(int64_t v, int scale)
{
	GovDecimal	d;

	while (scale > 0 && v % 10 == 0)
	{
		v /= 10;
		scale--;
	}
	d.v = v;
	d.scale = (uint8_t) scale;
	return d;
}

static bool
same_scale(GovDecimal *a, GovDecimal *b)
{
	if (a->scale < b->scale)
	{
		if (__builtin_mul_overflow(a->v, gov_ten_to[b->scale - a->scale], &a->v))
			return false;
		a->scale = b->scale;
	}
	else if (b->scale < a->scale)
	{
		if (__builtin_mul_overflow(b->v, gov_ten_to[a->scale - b->scale], &b->v))
			return false;
		b->scale = a->scale;
	}
	return true;
}

bool
gov_decimal_add(GovDecimal a, GovDecimal b, GovDecimal *sum)
{
	int64_t		v;

	if (!same_scale(&a, &b) || __builtin_add_overflow(a.v, b.v, &v))
		return false;
	*sum = gov_decimal(v, a.scale);
	return true;
}

bool
gov_decimal_sub(GovDecimal a, GovDecimal b, GovDecimal *difference)
{
	int64_t		v;

	if (!same_scale(&a, &b) || __builtin_sub_overflow(a.v, b.v, &v))
		return false;
	*difference = gov_decimal(v, a.scale);
	return true;
}

int
gov_decimal_cmp(GovDecimal a, GovDecimal b)
{
	int64_t		awhole = a.v / gov_ten_to[a.scale];
	int64_t		bwhole = b.v / gov_ten_to[b.scale];
	int64_t		arest = (a.v % gov_ten_to[a.scale]) * gov_ten_to[GOV_MAX_SCALE - a.scale];
	int64_t		brest = (b.v % gov_ten_to[b.scale]) * gov_ten_to[GOV_MAX_SCALE - b.scale];

	if (awhole != bwhole)
		return awhole < bwhole ? -1 : 1;
	return arest < brest ? -1 : arest > brest;
}

size_t
gov_decimal_print(GovDecimal d, char buf[GOV_DECIMAL_MAXLEN])
{
	char		tmp[GOV_DECIMAL_MAXLEN];
	size_t		n = 0,
				len = 0;
	uint64_t	u = d.v < 0 ? -(uint64_t) d.v : (uint64_t) d.v;

	while (u > 0 || n <= d.scale)
	{
		tmp[n++] = (char) ('0' + u % 10);
		u /= 10;
	}
	if (d.v < 0)
		buf[len++] = '-';
	while (n > 0)
	{
		if (n == d.scale)
			buf[len++] = '.';
		buf[len++] = tmp[--n];
	}
	buf[len] = '\0';
	return len;
}
