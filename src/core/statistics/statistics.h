/*
 * statistics.h
 *		The table of statistics that reports of 2014 to 2018 have
 *		(政府信息公开情况统计表).
 *
 * In comes a text of lines (page.h); out come the cells of the statistics.  The
 * table is a list: a label, mostly a unit, a number.  So it is read as one in
 * every layout, from what stands between a label and the next (rows.c); where
 * the labels are is found first, wherever they stand (labels.c).  Cells, lines
 * and blanks only set words apart.  What does not look as most rows of its
 * table do is left out, and a diagnostic says so.
 */
#ifndef GOV_STATISTICS_STATISTICS_H
#define GOV_STATISTICS_STATISTICS_H

#include "core/base/diag.h"
#include "core/figures/figures.h"
#include "core/tables/result.h"

/* Fewer rows than this, near each other, are sentences that name some. */
#define GOV_STATISTICS_MIN_ROWS	6

/*
 * Puts the cells of the statistics into figures; returns how many rows of the
 * table were found, 0: it isn't there.  Adds them to out, if they are wanted
 * there, in slot order.
 */
extern int	gov_statistics_read(GovArena *a, const GovText *t, bool want_cells, GovFigures *figures,
								GovTables *out, GovDiags *diags);

#endif
