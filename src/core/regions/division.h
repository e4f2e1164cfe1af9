/*
 * division.h
 *		Administrative division codes (GB/T 2260) and names, compiled in so
 *		that parsing stays immutable.
 *
 * A code is held left-aligned to 12 digits: 13 and 130000 are both
 * 130000000000.  Levels are 1 province (2 digits), 2 prefecture (4),
 * 3 county (6), 4 township (9), 5 village (12).
 */
#ifndef GOV_REGIONS_DIVISION_H
#define GOV_REGIONS_DIVISION_H

#include "core/base/str.h"
#include "core/base/diag.h"

typedef uint64_t GovDivisionCode;	/* 0: none */

extern int	gov_division_level(GovDivisionCode code);
extern GovDivisionCode gov_division_parent(GovDivisionCode code);	/* 0 above a province */
extern bool gov_division_contains(GovDivisionCode a, GovDivisionCode b);	/* a = b too */

/* A division contains just the codes from its own to this one. */
extern GovDivisionCode gov_division_last(GovDivisionCode code);

/*
 * Divisions come and go; a year stands for its last edition of the codes.
 * Year 0: today's division of that code, or else the last that had it.  s ==
 * NULL: unknown.
 */
extern GovStr gov_division_name(GovDivisionCode code, int year);

/* Is its name a heading of the code table, by which nobody is called (市辖区)? */
extern bool gov_division_is_heading(GovDivisionCode code);

/* The parent, without such headings: of 110101 it is 110000. */
extern GovDivisionCode gov_division_named_parent(GovDivisionCode code);

/*
 * Today's code of what had this code in a year; 0: unknown, or it went to
 * several.
 */
extern GovDivisionCode gov_division_current(GovDivisionCode code, int year);

/* Those whose named parent this is, in a year (0: today); returns how many,
 * at most max. */
#define GOV_MAX_CHILDREN	64
extern int	gov_division_children(GovDivisionCode code, int year,
								  GovDivisionCode *children, int max);

/*
 * The division of an agency, from its own name first, then the title; the
 * opening and the signature only settle which of several namesakes is meant.
 * 0 when there is none or it stays ambiguous (then with a diagnostic).
 *
 * Names are those of the report's year (0: unknown, today's), or of the year
 * after, when it is written; an older or newer name is taken only where it
 * can mean nothing else.  The code is that year's.
 */
extern GovDivisionCode gov_division_resolve(GovArena *a, GovStr agency, GovStr title,
											GovStr opening, GovStr signature,
											int year, GovDiags *diags);

#endif
