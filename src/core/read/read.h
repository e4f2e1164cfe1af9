/*
 * read.h
 *		From text to figures: the core's main entry point.
 */
#ifndef GOV_READ_READ_H
#define GOV_READ_READ_H

#include "core/read/report.h"

/*
 * text is UTF-8, plain or HTML.  Returns GOV_OK or the code in a->error; the
 * arena may be reset but not freed by the callee.  Never fails for what the
 * text says, only for want of memory or on interruption.
 */
extern GovErrorCode gov_read(GovArena *a, const char *text, size_t len, int flags,
							 GovReport *out, GovDiags *diags);

#endif
