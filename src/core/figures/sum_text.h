/*
 * sum_text.h
 *		The short text of a sum: what a state of aggregates is printed as.
 *
 *		sum:340;12;0;5/330;7/330b3i2;;9.5$
 *
 * The number of reports; then the cells in the order of the image (cells.h), the
 * last that say nothing left off; and a $, without which it was cut short.  A cell is what it adds up to; how many reports
 * gave a number, if not all did; and how many gave none, by a letter each: blank,
 * not applicable, illegible; behind e, how many of the numbers come from equations.
 * A cell of which nobody says anything is empty.
 *
 * It is a third of the JSON, holds no character that the text of a row would have
 * to quote, and means the same on every machine and for a form of more cells.
 */
#ifndef GOV_FIGURES_SUM_TEXT_H
#define GOV_FIGURES_SUM_TEXT_H

#include "core/figures/sum.h"

#define GOV_SUM_TEXT_MARK	"sum:"

#define GOV_COUNT_MAXLEN	10	/* of a number of reports */
#define GOV_SUM_TEXT_MAX \
	(sizeof(GOV_SUM_TEXT_MARK) + GOV_COUNT_MAXLEN + 1 + \
	 GOV_ALL_SLOTS * (GOV_TOTAL_MAXLEN + (1 + GOV_NNOTES) * (1 + GOV_COUNT_MAXLEN)))

/* Writes a sum that is settled; returns the length, without the final NUL. */
extern size_t gov_figures_sum_print(const GovWide *w, char buf[GOV_SUM_TEXT_MAX]);

/* Returns true for what can be no other text of figures. */
extern bool gov_figures_sum_is_text(const char *s, size_t len);

/* Reads and verifies one; returns false and fills err.  *w is a whole GovWide. */
extern bool gov_figures_sum_scan(const char *s, size_t len, GovWide *w, GovError *err);

#endif
