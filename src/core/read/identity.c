/*
 * identity.c
 *		Whose report a text is: header, region and scope.
 */
#include "core/read/identity.h"

#include "core/regions/locate.h"

void
gov_read_identity(GovArena *a, const GovText *t, GovReport *r, GovDiags *diags)
{
	GovHeader  *h = &r->header;

	gov_header_read(a, t, h, diags);
	r->region = gov_regions_locate(h, diags);
	r->scope = gov_regions_read_scope(h, r->region);
}
