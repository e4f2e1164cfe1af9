/*
 * decimal.h
 *		Exact decimals of 64 bits: what one figure is.
 *
 * Equal numbers are equal bits, because the scale is always the smallest that
 * is exact.
 */
#ifndef GOV_BASE_DECIMAL_H
#define GOV_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GOV_MAX_SCALE	8		/* decimals that a figure may have */

/* v / 10^scale, its scale the smallest that is exact. */
typedef struct GovDecimal
{
	int64_t		v;
	uint8_t		scale;
} GovDecimal;

/* Powers of ten, by exponent. */
extern const int64_t gov_ten_to[GOV_MAX_SCALE + 1];

typedef enum GovDecimalError
{
	GOV_DECIMAL_OK,
	GOV_DECIMAL_SYNTAX,			/* no number */
	GOV_DECIMAL_RANGE,			/* beyond 64 bits */
	GOV_DECIMAL_PLACES			/* more than GOV_MAX_SCALE decimals */
} GovDecimalError;

#define GOV_DECIMAL_MAXLEN	32	/* with the final NUL */

/* Makes the scale minimal. */
extern GovDecimal gov_decimal(int64_t v, int scale);

/* Return false when the result leaves 64 bits. */
extern bool gov_decimal_add(GovDecimal a, GovDecimal b, GovDecimal *sum);
extern bool gov_decimal_sub(GovDecimal a, GovDecimal b, GovDecimal *difference);

extern int	gov_decimal_cmp(GovDecimal a, GovDecimal b);

/* Returns the length, without the final NUL. */
extern size_t gov_decimal_print(GovDecimal d, char buf[GOV_DECIMAL_MAXLEN]);

#endif
