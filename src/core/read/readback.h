/*
 * readback.h
 *		Reading back what the renderers print.
 */
#ifndef GOV_READ_READBACK_H
#define GOV_READ_READBACK_H

#include "core/read/report.h"

/*
 * Fills out and returns true if the text is such a print.  html: it was made
 * from HTML.  Throws.
 */
extern bool gov_read_back(GovArena *a, const GovText *t, bool html, int flags,
						  GovReport *out, GovDiags *diags);

#endif
