/*
 * summary.h
 *		A report, or a sum of reports, on a screen: its totals and what is wrong.
 *
 * It is made to be looked at, not to be read back: groups of rows are one line,
 * columns are as wide as their numbers.
 */
#ifndef GOV_RENDER_SUMMARY_H
#define GOV_RENDER_SUMMARY_H

#include "core/render/printable.h"

/*
 * Prints what is there, with the form's labels or in English with the codes of
 * items; out is in the arena.  Fills a->error and returns its code when it fails.
 */
extern GovErrorCode gov_render_summary(GovArena *a, const GovPrintable *what, bool english, GovStr *out);

#endif
