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

#include "pg/govrpt.h"

#include "core/regions/division.h"

typedef int64 AdCode;

#define ADCODE_DIGIT_BITS	4
#define ADCODE_MAX_DIGITS	12
#define ADCODE_LEVELS		5	/* from province to village */

#define DatumGetAdCode(X)	DatumGetInt64(X)
#define AdCodeGetDatum(X)	Int64GetDatum(X)
#define PG_GETARG_ADCODE(n)	DatumGetAdCode(PG_GETARG_DATUM(n))
#define PG_RETURN_ADCODE(x) return AdCodeGetDatum(x)

/* Returns the digits as they were typed; palloc'd. */
extern char *govrpt_adcode_string(AdCode a);

/*
 * Returns the names from the province down to the division, in one; palloc'd, in
 * the core's encoding.  s == NULL: one of them is not known.
 */
extern GovStr govrpt_adcode_full_name(GovDivisionCode code, int year);

static inline AdCode
adcode_make(GovDivisionCode code, int ndigits)
{
	return (AdCode) (code << ADCODE_DIGIT_BITS) | ndigits;
}

/* Returns a code as the core's results are shown: with six digits, or as many as it takes. */
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

/* Returns the last code that a division contains. */
static inline AdCode
adcode_last_code(AdCode a)
{
	return adcode_make(gov_regions_last((GovDivisionCode) a >> ADCODE_DIGIT_BITS),
					   ADCODE_MAX_DIGITS);
}

static inline int
adcode_ndigits(AdCode a)
{
	return (int) (a & ((1 << ADCODE_DIGIT_BITS) - 1));
}

#endif
