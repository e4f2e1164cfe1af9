/*
 * internal.h
 *		The table of divisions, for division.c and locate.c.
 *
 * A division is an index into gov_regions_divisions[].
 */
#ifndef GOV_REGIONS_INTERNAL_H
#define GOV_REGIONS_INTERNAL_H

#include "core/regions/division.h"
#include "core/regions/division_data.h"

#define NDIGITS_FACTOR	UINT64_C(1000000)	/* from 6 to 12 digits */

/* How well a division fits a report's year. */
typedef enum Fit
{
	IN_YEAR,					/* there at its end */
	SOON,						/* in the year after, when it is written */
	NOT_THEN
} Fit;

static inline int
level6(uint32_t code)
{
	return code % 10000 == 0 ? 1 : code % 100 == 0 ? 2 : 3;
}

static inline bool
contains6(uint32_t a, uint32_t b)
{
	if (a % 10000 == 0)
		return a / 10000 == b / 10000;
	if (a % 100 == 0)
		return a / 100 == b / 100;
	return a == b;
}

/* The first of gov_regions_divisions[lo .. hi) whose code is not less. */
static inline int
first_from(int lo, int hi, uint32_t code)
{
	while (lo < hi)
	{
		int			mid = (lo + hi) / 2;

		if (gov_regions_divisions[mid].code < code)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static inline Fit
fit_of(int division, int year)
{
	int			y = year < GOV_DIVISION_FIRST ? GOV_DIVISION_FIRST - 2000 : year - 2000;
	int			since = gov_regions_divisions[division].since;
	int			until = gov_regions_divisions[division].until;

	if (year == 0)
		return until == 0 ? IN_YEAR : NOT_THEN;
	if (until != 0 && until < y)
		return NOT_THEN;
	return since <= y ? IN_YEAR : since == y + 1 ? SOON : NOT_THEN;
}

/* What a division had become by a year (0: today); -1: not known. */
extern int	gov_regions_heir(int division, int year);

#endif
