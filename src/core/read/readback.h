/*
 * readback.h
 *		Reading back what render/ prints.
 */
#ifndef GOV_READ_READBACK_H
#define GOV_READ_READBACK_H

#include "core/header/sections.h"
#include "core/read/report.h"

/*
 * Returns true and fills out when the text is a print; else leaves out empty and
 * diags as they were.  html: the text was made from HTML.  Throws.
 */
extern bool gov_read_back(GovArena *a, const GovText *t, bool html, int flags,
						  GovReport *out, GovDiags *diags);

/*
 * Returns true and fills out, n of them, when the text is the print of a whole
 * report.  Sections are slices of text, where the mark of a table stands for it.
 */
extern bool gov_read_back_sections(GovArena *a, const GovText *t, bool html, GovText *text,
								   GovSection **out, uint32_t *n);

#endif
