/*
 * identity.h
 *		Whose report a text is: header, region and scope.
 */
#ifndef GOV_READ_IDENTITY_H
#define GOV_READ_IDENTITY_H

#include "core/read/report.h"

/* Fills what a text says of itself, beside its tables.  Throws. */
extern void gov_read_identity(GovArena *a, const GovText *t, GovReport *r, GovDiags *diags);

#endif
