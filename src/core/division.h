/*
 * division.h
 *		Administrative division codes (GB/T 2260) and names, compiled in so
 *		that parsing stays immutable.
 *
 * A code is held left-aligned to 12 digits: 13 and 130000 are both
 * 130000000000.  Levels are 1 province (2 digits), 2 prefecture (4),
 * 3 county (6), 4 township (9), 5 village (12).
 */
#ifndef GOV_DIVISION_H
#define GOV_DIVISION_H

#include "arena.h"

typedef uint64_t GovDivisionCode;	/* 0: none */

extern int	gov_division_level(GovDivisionCode code);
extern GovDivisionCode gov_division_parent(GovDivisionCode code);	/* 0 above a province */
extern bool gov_division_contains(GovDivisionCode a, GovDivisionCode b);	/* a = b too */
extern GovStr gov_division_name(GovDivisionCode code);	/* s == NULL: unknown */

/*
 * The division of an agency, from its own name first, then the title; the
 * opening and the signature only settle which of several namesakes is meant.
 * 0 when there is none or it stays ambiguous (then with a diagnostic).
 */
extern GovDivisionCode gov_division_resolve(GovArena *a, GovStr agency, GovStr title,
											GovStr opening, GovStr signature,
											GovDiags *diags);

#endif
