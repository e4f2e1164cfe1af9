/*
 * csv.h
 *		Reports as a table for spreadsheets: lines of CSV that Excel opens as they
 *		are meant.
 *
 * Heads are those of the form (figures/columns.h), in UTF-8 behind a byte order
 * mark; lines have no end.  Codes and dates that Excel would take for
 * numbers stand there as texts (="450103"); a text that it would take for a formula
 * has an apostrophe before it.  A cell without a number is empty.
 */
#ifndef GOV_RENDER_CSV_H
#define GOV_RENDER_CSV_H

#include "core/render/printable.h"

/* The byte order mark, with which the first line begins. */
#define GOV_CSV_MARK	"\xEF\xBB\xBF"

/* The first line, and a report's; out is in the arena.  Fill a->error and return its
 * code when they fail. */
extern GovErrorCode gov_render_csv_heads(GovArena *a, GovStr *out);
extern GovErrorCode gov_render_csv_line(GovArena *a, const GovPrintable *what, GovStr *out);

#endif
