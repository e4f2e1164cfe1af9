/*
 * completeness.h
 *		How much of the form is there.
 */
#ifndef GOV_FIGURES_COMPLETENESS_H
#define GOV_FIGURES_COMPLETENESS_H

#include "core/figures/figures.h"

/* The cells of a part that an edition of the form has, by their status. */
typedef struct GovCompleteness
{
	int			expected;
	int			by_status[UINT8_MAX + 1];
} GovCompleteness;

/* Returns how many cells have a number that the report, or who corrected it, gave. */
static inline int
gov_completeness_given(const GovCompleteness *c)
{
	return c->by_status[GOV_REPORTED] + c->by_status[GOV_CORRECTED];
}

/*
 * Returns the editions whose cells a part should have: that of the year; without
 * a year of any edition (0: none is known) those that the figures are of.  Of a
 * report for a year before the first edition, 0 for a table that isn't there; of
 * any other, 0 for statistics that aren't there.
 */
extern int	gov_figures_forms_expected(const GovFigures *f, GovPart part, int year);

/*
 * Counts the cells of each part.
 */
extern void gov_figures_completeness(const GovFigures *f, int year, GovCompleteness parts[GOV_ALL_PARTS]);

#endif
