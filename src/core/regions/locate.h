/*
 * locate.h
 *		The division that an agency belongs to, from its name.
 */
#ifndef GOV_REGIONS_LOCATE_H
#define GOV_REGIONS_LOCATE_H

#include "core/header/header.h"
#include "core/regions/division.h"

/*
 * Returns the division of a report's agency, from the agency's name first, then
 * from the title; the opening and the signature only settle which of several
 * namesakes is meant.  Returns 0 when there is none or it stays ambiguous, then
 * with a diagnostic.
 *
 * Names are those of the report's year (0: unknown, today's), or of the year
 * after, when it is written; an older or newer name is taken only where it can
 * mean nothing else.  The code is that year's.
 */
extern GovDivisionCode gov_regions_locate(const GovHeader *h, GovDiags *diags);

#endif
