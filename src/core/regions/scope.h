/*
 * scope.h
 *		Whose figures a report holds: an organ's own, or a region's whole.
 */
#ifndef GOV_REGIONS_SCOPE_H
#define GOV_REGIONS_SCOPE_H

#include "core/header/header.h"
#include "core/regions/division.h"

typedef enum GovScope
{
	GOV_SCOPE_UNKNOWN,
	GOV_SCOPE_ORGAN,			/* an organ's own */
	GOV_SCOPE_REGION			/* a region's: its government, with
								 * departments and subordinate divisions */
} GovScope;

extern const char *const gov_regions_scope_names[]; /* by GovScope; NULL:
													 * unknown */

extern GovScope gov_regions_scope_by_code(const char *s, size_t len);

/*
 * Returns the scope by the author's name: a government from the county up
 * reports for its region, all others for themselves; towns and street offices,
 * too, for they are the lowest that report.  A general office does either.  What
 * the text says of the range of its figures comes before that.
 */
extern GovScope gov_regions_read_scope(const GovHeader *h, GovDivisionCode region);

/* The same by the author's name alone, for a report whose text is not at hand. */
extern GovScope gov_regions_scope_of_name(GovStr agency, GovDivisionCode region, int year);

#endif
