/*
 * locate.h
 *		The division that an agency belongs to, from its name.
 */
#ifndef GOV_REGIONS_LOCATE_H
#define GOV_REGIONS_LOCATE_H

#include "core/regions/division.h"

/*
 * The division of an agency, from its own name first, then the title; the
 * opening and the signature only settle which of several namesakes is meant.
 * 0 when there is none or it stays ambiguous (then with a diagnostic).
 *
 * Names are those of the report's year (0: unknown, today's), or of the year
 * after, when it is written; an older or newer name is taken only where it
 * can mean nothing else.  The code is that year's.
 */
extern GovDivisionCode gov_regions_locate(GovArena *a, GovStr agency, GovStr title,
										  GovStr opening, GovStr signature,
										  int year, GovDiags *diags);

#endif
