/*
 * division.h
 *		Administrative divisions: codes (GB/T 2260) and names.
 *
 * The room regions/ says which region a report is about.  This file is its
 * ground: the table of divisions since 2007, compiled in so that parsing stays
 * immutable.  Above it, locate.h finds the division of an agency from its name,
 * find.h those that a name may mean, scope.h says whether the figures are an
 * organ's own or a whole region's, roster.h which reports among others count
 * twice, and reconcile.h holds a region's report against those of its parts.
 *
 * A code is held left-aligned to 12 digits: 13 and 130000 are both
 * 130000000000.  Levels are 1 province (2 digits), 2 prefecture (4), 3 county
 * (6), 4 township (9), 5 village (12).
 */
#ifndef GOV_REGIONS_DIVISION_H
#define GOV_REGIONS_DIVISION_H

#include "core/base/str.h"
#include "core/base/diag.h"

typedef uint64_t GovDivisionCode;	/* 0: none */

extern int	gov_regions_level(GovDivisionCode code);

/* Returns 0 above a province. */
extern GovDivisionCode gov_regions_parent(GovDivisionCode code);

/* Returns true when b is within a, or is a. */
extern bool gov_regions_contains(GovDivisionCode a, GovDivisionCode b);

/* Returns the last of the codes that a division contains: those from its own on. */
extern GovDivisionCode gov_regions_last(GovDivisionCode code);

/*
 * Returns the name of the division that had a code in a year; s == NULL:
 * unknown.  A year stands for its last edition of the codes, year 0 for today's
 * division, or else the last that had the code.
 */
extern GovStr gov_regions_name(GovDivisionCode code, int year);

/*
 * Returns true when the name is a heading of the code table (市辖区, as of
 * 110100), which nobody is called.
 */
extern bool gov_regions_is_heading(GovDivisionCode code);

/* Returns the parent, past such headings: of 110101 it is 110000. */
extern GovDivisionCode gov_regions_named_parent(GovDivisionCode code);

/*
 * Returns today's code of what had a code in a year; 0: unknown, or it went to
 * several.
 */
extern GovDivisionCode gov_regions_current(GovDivisionCode code, int year);

/* Returns true for a division that has its code in a year (0: today). */
extern bool gov_regions_exists(GovDivisionCode code, int year);

/* Divisions are known by the year from here on. */
#define GOV_REGIONS_FIRST_YEAR	2007

#define GOV_MAX_CHILDREN	64

/* Lists all divisions of a year (0: today), by code, without headings; returns how many. */
#define GOV_MAX_DIVISIONS	4096
extern int	gov_regions_list(int year, GovDivisionCode codes[GOV_MAX_DIVISIONS]);

/*
 * Lists the divisions right below a code in a year (0: today), in the order of
 * codes; returns how many, at most max.  Headings are passed over, unless the code
 * is one's.
 */
extern int	gov_regions_children(GovDivisionCode code, int year,
								 GovDivisionCode *children, int max);

#endif
