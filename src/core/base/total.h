/*
 * total.h
 *		Decimals of 128 bits: what the figures of any number of reports add up to.
 *
 * A figure has 64 bits and GOV_MAX_SCALE decimals at most.  The sum of 2^32 of
 * them, more than a sum of reports can count, is below 2^95 and needs less than
 * 2^122 when it is written with all decimals: so no order in which figures are
 * added, and no part of a sum, ever leaves a total.
 */
#ifndef GOV_BASE_TOTAL_H
#define GOV_BASE_TOTAL_H

#include "core/base/decimal.h"

typedef struct GovTotal
{
	__int128	v;
	uint8_t		scale;
} GovTotal;

#define GOV_TOTAL_MAXLEN	48	/* with the final NUL */

static inline GovTotal
gov_total(GovDecimal d)
{
	GovTotal	t = {d.v, d.scale};

	return t;
}

/* Is it within what figures can add up to?  All others need totals that are. */
extern bool gov_total_is_valid(GovTotal t);

/* False when the sum is not valid, which no sum of figures is. */
extern bool gov_total_add(GovTotal a, GovTotal b, GovTotal *sum);

/* The same number as a decimal of 64 bits; false when it is none. */
extern bool gov_total_fits(GovTotal t, GovDecimal *d);

/* Rounded, halves away from zero; n figures have a mean of 64 bits. */
extern GovDecimal gov_total_mean(GovTotal t, uint32_t n);

extern size_t gov_total_print(GovTotal t, char buf[GOV_TOTAL_MAXLEN]);

/* [-]digits[.digits][e[+-]digits], as in JSON; any number of zeros. */
extern GovDecimalError gov_total_scan(const char *s, size_t len, GovTotal *t);

/* The same, of 64 bits. */
extern GovDecimalError gov_decimal_scan(const char *s, size_t len, GovDecimal *d);

#endif
