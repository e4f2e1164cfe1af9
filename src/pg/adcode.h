/*
 * adcode.h
 *		The type adcode: an administrative division's code.
 *
 * Passed by value: the code, left-aligned to 12 digits, and in the low four
 * bits how many digits were typed.  These change only how it prints: as with
 * numeric's 1 and 1.0, 13 = 130000.
 */
#ifndef GOVRPT_ADCODE_H
#define GOVRPT_ADCODE_H

#include "postgres.h"

#include "fmgr.h"

#include "core/regions/division.h"

typedef int64 AdCode;

#define ADCODE_DIGIT_BITS	4

#define DatumGetAdCode(X)	DatumGetInt64(X)
#define AdCodeGetDatum(X)	Int64GetDatum(X)
#define PG_GETARG_ADCODE(n)	DatumGetAdCode(PG_GETARG_DATUM(n))
#define PG_RETURN_ADCODE(x) return AdCodeGetDatum(x)

extern Datum adcode_out(PG_FUNCTION_ARGS);

static inline AdCode
adcode_make(GovDivisionCode code, int ndigits)
{
	return (AdCode) (code << ADCODE_DIGIT_BITS) | ndigits;
}

/* As the core's results are shown: six digits, or as many as it takes. */
static inline AdCode
adcode_from_division(GovDivisionCode code)
{
	int			level = gov_regions_level(code);

	return adcode_make(code, level <= 3 ? 6 : level == 4 ? 9 : 12);
}

static inline GovDivisionCode
adcode_division(AdCode a)
{
	return (GovDivisionCode) a >> ADCODE_DIGIT_BITS;
}

static inline int
adcode_ndigits(AdCode a)
{
	return (int) (a & ((1 << ADCODE_DIGIT_BITS) - 1));
}

#endif
