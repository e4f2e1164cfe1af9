/*
 * division.c
 *		Administrative divisions: codes (GB/T 2260) and names.
 */
#include "core/regions/division.h"

#include "core/regions/internal.h"

_Static_assert(GOV_NDIVISIONS + GOV_NFORMER <= GOV_MAX_DIVISIONS, "there is no room for all divisions");
_Static_assert(GOV_REGIONS_FIRST_YEAR == GOV_DIVISION_FIRST, "the table begins in another year");

/* The value of the last digit of a level's part of a code. */
#define PROVINCE		UINT64_C(10000000000)
#define PREFECTURE		UINT64_C(100000000)
#define COUNTY			UINT64_C(1000000)
#define TOWNSHIP		UINT64_C(1000)

static const uint64_t level_unit[] = {0, PROVINCE, PREFECTURE, COUNTY, TOWNSHIP, 1};

int
gov_regions_level(GovDivisionCode code)
{
	if (code % PROVINCE == 0)
		return 1;
	if (code % PREFECTURE == 0)
		return 2;
	if (code % COUNTY == 0)
		return 3;
	if (code % TOWNSHIP == 0)
		return 4;
	return 5;
}

GovDivisionCode
gov_regions_parent(GovDivisionCode code)
{
	int			level = gov_regions_level(code);

	/* a town of a city without counties has no county above it */
	while (--level >= 1)
	{
		GovDivisionCode parent = code - code % level_unit[level];

		if (gov_regions_level(parent) == level)
			return parent;
	}
	return 0;
}

bool
gov_regions_contains(GovDivisionCode a, GovDivisionCode b)
{
	uint64_t	unit = level_unit[gov_regions_level(a)];

	return a / unit == b / unit;
}

GovDivisionCode
gov_regions_last(GovDivisionCode code)
{
	return code + level_unit[gov_regions_level(code)] - 1;
}

/* Returns the division that had a code in a year (0: today, or else lately); -1:
 * none. */
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
		   (year == 0 || gov_regions_divisions[division].until + CENTURY < year))
	{
		uint32_t	heir = gov_regions_heirs[division - GOV_NDIVISIONS];

		if (heir == 0)
			return -1;
		division = division_of_code(heir, gov_regions_divisions[division].until + CENTURY + 1);
	}
	return division;
}

GovStr
gov_regions_name(GovDivisionCode code, int year)
{
	GovStr		name = {NULL, 0};
	int			division = -1;

	if (code % CODE_SCALE == 0 && (year == 0 || year >= GOV_DIVISION_FIRST))
		division = division_of_code((uint32_t) (code / CODE_SCALE), year);
	if (division >= 0)
	{
		name.s = gov_regions_name_pool + 3 * gov_regions_divisions[division].name;
		name.len = 3 * gov_regions_divisions[division].len;
	}
	return name;
}

bool
gov_regions_is_heading(GovDivisionCode code)
{
	int			division = -1;

	if (code % CODE_SCALE == 0 && gov_regions_level(code) == 2)
		division = division_of_code((uint32_t) (code / CODE_SCALE), 0);
	return division >= 0 && gov_regions_divisions[division].is_heading;
}

GovDivisionCode
gov_regions_named_parent(GovDivisionCode code)
{
	GovDivisionCode parent = gov_regions_parent(code);
	int			division;

	if (parent == 0 || gov_regions_level(parent) != 2)
		return parent;
	division = division_of_code((uint32_t) (parent / CODE_SCALE), 0);
	if (division < 0 || gov_regions_divisions[division].is_heading)
		return gov_regions_parent(parent);
	return parent;
}

GovDivisionCode
gov_regions_current(GovDivisionCode code, int year)
{
	GovDivisionCode within = code % CODE_SCALE;
	uint32_t	code6 = (uint32_t) (code / CODE_SCALE);
	int			d;

	if (year != 0 && year < GOV_DIVISION_FIRST)
		return 0;
	d = division_of_code(code6, year);
	if (d >= 0)
		d = gov_regions_heir(d, 0);
	/* what is below a county is known by its code only, and keeps that */
	if (d < 0 || (within != 0 && gov_regions_divisions[d].code != code6))
		return 0;
	return gov_regions_divisions[d].code * CODE_SCALE + within;
}

bool
gov_regions_exists(GovDivisionCode code, int year)
{
	int			d = -1;

	if (code % CODE_SCALE == 0 && (year == 0 || year >= GOV_DIVISION_FIRST))
		d = division_of_code((uint32_t) (code / CODE_SCALE), year);
	return d >= 0 && fit_of(d, year) == IN_YEAR;
}

int
gov_regions_list(int year, GovDivisionCode codes[GOV_MAX_DIVISIONS])
{
	int			today = 0;
	int			former = GOV_NDIVISIONS;
	int			n = 0;

	while (today < GOV_NDIVISIONS || former < GOV_NDIVISIONS + GOV_NFORMER)
	{
		bool		is_former = today == GOV_NDIVISIONS ||
			(former < GOV_NDIVISIONS + GOV_NFORMER &&
			 gov_regions_divisions[former].code < gov_regions_divisions[today].code);
		int			i = is_former ? former++ : today++;

		if (!gov_regions_divisions[i].is_heading && fit_of(i, year) == IN_YEAR)
			codes[n++] = gov_regions_divisions[i].code * CODE_SCALE;
	}
	return n;
}

int
gov_regions_children(GovDivisionCode code, int year,
					 GovDivisionCode *children, int max)
{
	uint32_t	code6 = (uint32_t) (code / CODE_SCALE);
	GovDivisionCode (*parent_of) (GovDivisionCode) =
		gov_regions_is_heading(code) ? gov_regions_parent : gov_regions_named_parent;
	int			n = 0;

	if (code % CODE_SCALE != 0 || code6 == 0 || level6(code6) == 3)
		return 0;
	for (int i = 0; i < GOV_NDIVISIONS + GOV_NFORMER; i++)
	{
		const GovDivision *d = &gov_regions_divisions[i];
		GovDivisionCode child = d->code * CODE_SCALE;
		int			at = n;

		/* a heading is in the table, but is nobody's child */
		if (n == max || d->is_heading || !contains6(code6, d->code) || fit_of(i, year) != IN_YEAR ||
			parent_of(child) != code)
			continue;
		/* those that are no more stand behind the others in the table */
		for (; at > 0 && children[at - 1] > child; at--)
			children[at] = children[at - 1];
		children[at] = child;
		n++;
	}
	return n;
}
