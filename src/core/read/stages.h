/*
 * stages.h
 *		What the stages of the reader have made of a text, told to a->trace if there
 *		is one.  Called between them.
 */
#ifndef GOV_READ_STAGES_H
#define GOV_READ_STAGES_H

#include "core/read/report.h"

/* The lines that a page of HTML became. */
extern void gov_read_trace_page(GovArena *a, const GovText *page);

/* The figures, the header, the sections, and the diagnostics, if there are any. */
extern void gov_read_trace_outcome(GovArena *a, const GovText *page, const GovReport *r,
								   int flags, const GovDiags *diags);

#endif
