/*
 * identity.c
 *		Whose report a text is.
 */
#include "core/read/identity.h"

#include "core/regions/locate.h"

void
gov_report_read_header(GovArena *a, const GovText *t, GovReport *r, GovDiags *diags)
{
	GovHeader  *h = &r->header;

	gov_header_read(a, t, h, diags);
	r->region = gov_division_resolve(a, h->agency, h->title, h->opening, h->signature,
									 h->year, diags);
	r->scope = gov_scope_read(h, r->region);
}
