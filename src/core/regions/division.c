/*
 * division.c
 *		Which division a code stands for.
 *
 * All tables are constant.  Inside this file a code has six digits.
 */
#include "core/regions/internal.h"

int
gov_regions_level(GovDivisionCode code)
{
	if (code % UINT64_C(10000000000) == 0)
		return 1;
	if (code % 100000000 == 0)
		return 2;
	if (code % 1000000 == 0)
		return 3;
	if (code % 1000 == 0)
		return 4;
	return 5;
}

/* The value of the last digit of a level's part of a code. */
static uint64_t
level_unit(int level)
{
	static const uint64_t unit[] = {0, UINT64_C(10000000000), 100000000, 1000000, 1000, 1};

	return unit[level];
}

GovDivisionCode
gov_regions_parent(GovDivisionCode code)
{
	int			level = gov_regions_level(code);

	/* A town of a city without counties has no county to skip. */
	while (--level >= 1)
	{
		GovDivisionCode parent = code - code % level_unit(level);

		if (gov_regions_level(parent) == level)
			return parent;
	}
	return 0;
}

bool
gov_regions_contains(GovDivisionCode a, GovDivisionCode b)
{
	uint64_t	unit = level_unit(gov_regions_level(a));

	return a / unit == b / unit;
}

GovDivisionCode
gov_regions_last(GovDivisionCode code)
{
	return code + level_unit(gov_regions_level(code)) - 1;
}

/* The division that had a code in a year (0: today, or else lately), or -1. */
static int
division_of_code(uint32_t code, int year)
{
	int			i = first_from(0, GOV_NDIVISIONS, code);
	int			last = -1;

	if (i < GOV_NDIVISIONS && gov_regions_divisions[i].code == code && fit_of(i, year) == IN_YEAR)
		return i;
	for (i = first_from(GOV_NDIVISIONS, GOV_NDIVISIONS + GOV_NFORMER, code);
		 i < GOV_NDIVISIONS + GOV_NFORMER && gov_regions_divisions[i].code == code; i++)
	{
		if (fit_of(i, year) == IN_YEAR)
			return i;
		last = i;
	}
	return year == 0 ? last : -1;
}

int
gov_regions_heir(int division, int year)
{
	while (division >= GOV_NDIVISIONS &&
		   (year == 0 || gov_regions_divisions[division].until + 2000 < year))
	{
		uint32_t	heir = gov_regions_heirs[division - GOV_NDIVISIONS];

		if (heir == 0)
			return -1;
		division = division_of_code(heir, gov_regions_divisions[division].until + 2001);
	}
	return division;
}

static GovStr
pool_name(int division)
{
	GovStr		name = {NULL, 0};

	if (division >= 0)
	{
		name.s = gov_regions_name_pool + 3 * gov_regions_divisions[division].name;
		name.len = 3 * gov_regions_divisions[division].len;
	}
	return name;
}

GovStr
gov_regions_name(GovDivisionCode code, int year)
{
	if (code % NDIGITS_FACTOR != 0 || (year != 0 && year < GOV_DIVISION_FIRST))
		return pool_name(-1);
	return pool_name(division_of_code((uint32_t) (code / NDIGITS_FACTOR), year));
}

bool
gov_regions_is_heading(GovDivisionCode code)
{
	int			division = -1;

	if (code % NDIGITS_FACTOR == 0 && gov_regions_level(code) == 2)
		division = division_of_code((uint32_t) (code / NDIGITS_FACTOR), 0);
	return division >= 0 && gov_regions_divisions[division].is_heading;
}

GovDivisionCode
gov_regions_named_parent(GovDivisionCode code)
{
	GovDivisionCode parent = gov_regions_parent(code);
	int			division;

	if (parent == 0 || gov_regions_level(parent) != 2)
		return parent;
	division = division_of_code((uint32_t) (parent / NDIGITS_FACTOR), 0);
	return division < 0 || gov_regions_divisions[division].is_heading ? gov_regions_parent(parent) : parent;
}

GovDivisionCode
gov_regions_current(GovDivisionCode code, int year)
{
	GovDivisionCode within = code % NDIGITS_FACTOR;
	uint32_t	code6 = (uint32_t) (code / NDIGITS_FACTOR);
	int			d;

	if (year != 0 && year < GOV_DIVISION_FIRST)
		return 0;
	d = division_of_code(code6, year);
	if (d >= 0)
		d = gov_regions_heir(d, 0);
	/* what is below a county is known by its code only, and keeps that */
	if (d < 0 || (within != 0 && gov_regions_divisions[d].code != code6))
		return 0;
	return gov_regions_divisions[d].code * NDIGITS_FACTOR + within;
}

int
gov_regions_children(GovDivisionCode code, int year,
					 GovDivisionCode *children, int max)
{
	uint32_t	code6 = (uint32_t) (code / NDIGITS_FACTOR);
	int			n = 0;

	if (code % NDIGITS_FACTOR != 0 || code6 == 0 || level6(code6) == 3)
		return 0;
	for (int i = 0; i < GOV_NDIVISIONS + GOV_NFORMER; i++)
	{
		GovDivisionCode child = gov_regions_divisions[i].code * NDIGITS_FACTOR;

		/* a heading is named, but no division's parent */
		if (n < max && contains6(code6, gov_regions_divisions[i].code) && fit_of(i, year) == IN_YEAR &&
			gov_regions_named_parent(child) == code && !gov_regions_divisions[i].is_heading)
			children[n++] = child;
	}
	return n;
}
