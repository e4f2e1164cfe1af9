/*
 * internal.h
 *		The table of divisions, for division.c and locate.c.
 *
 * A division is an index into gov_regions_divisions[].  Codes in the table have
 * six digits.
 */
#ifndef GOV_REGIONS_INTERNAL_H
#define GOV_REGIONS_INTERNAL_H

#include "core/regions/division_data.h"

#define CODE_SCALE		UINT64_C(1000000)	/* from 6 to 12 digits */
#define PROVINCE_UNIT	10000	/* of codes of six digits */
#define PREFECTURE_UNIT	100
#define CENTURY			2000	/* years in the table count from here */

/* How well a division fits a report's year; the best first. */
typedef enum Fit
{
	IN_YEAR,					/* there at its end */
	SOON,						/* in the year after, when it is written */
	NOT_THEN
} Fit;

static inline int
level6(uint32_t code)
{
	return code % PROVINCE_UNIT == 0 ? 1 : code % PREFECTURE_UNIT == 0 ? 2 : 3;
}

/* Returns true when b is within a, or is a. */
static inline bool
contains6(uint32_t a, uint32_t b)
{
	if (a % PROVINCE_UNIT == 0)
		return a / PROVINCE_UNIT == b / PROVINCE_UNIT;
	if (a % PREFECTURE_UNIT == 0)
		return a / PREFECTURE_UNIT == b / PREFECTURE_UNIT;
	return a == b;
}

/* Returns the first of the divisions [lo, hi) whose code is not less. */
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

/* year 0: unknown, today's divisions fit. */
static inline Fit
fit_of(int division, int year)
{
	int			y = (year < GOV_DIVISION_FIRST ? GOV_DIVISION_FIRST : year) - CENTURY;
	int			since = gov_regions_divisions[division].since;
	int			until = gov_regions_divisions[division].until;

	if (year == 0)
		return until == 0 ? IN_YEAR : NOT_THEN;
	if (until != 0 && until < y)
		return NOT_THEN;
	return since <= y ? IN_YEAR : since == y + 1 ? SOON : NOT_THEN;
}

/* Returns what a division had become by a year (0: today); -1: not known. */
extern int	gov_regions_heir(int division, int year);

#endif
