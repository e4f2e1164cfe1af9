/*
 * identity.h
 *		Whose report a text is.
 */
#ifndef GOV_READ_IDENTITY_H
#define GOV_READ_IDENTITY_H

#include "core/read/report.h"

/* What a text says of itself, beside its tables: header, region, scope. */
extern void gov_read_identity(GovArena *a, const GovText *t, GovReport *r,
							  GovDiags *diags);

#endif
