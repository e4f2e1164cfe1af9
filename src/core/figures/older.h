/*
 * older.h
 *		Sums that were stored when the form had fewer cells.
 *
 * The image of a report grows by blocks, but that of a sum has an array of all
 * cells for each thing it counts: each is shorter in an older image.
 */
#ifndef GOV_FIGURES_OLDER_H
#define GOV_FIGURES_OLDER_H

#include "core/figures/tally.h"

/* Of a sum, or a tally: was it made for a form of fewer cells? */
static inline bool
gov_image_is_older_sum(const uint8_t *image, size_t len)
{
	int			more_cells = len > 2 && gov_image_is_wide(image, len) ? image[2] : GOV_MORE_CELLS;

	return more_cells < GOV_MORE_CELLS;
}

/*
 * As sums and tallies of today's cells: those that they don't have are 0.  False
 * fills err.  Only lengths are looked at: what is in the arrays is for
 * gov_wide_verify() and gov_tally_copy().
 */
extern bool gov_older_sum(const uint8_t *image, size_t len, GovWide *w, GovError *err);
extern bool gov_older_tally(const uint8_t *image, size_t len, GovTally *t, GovError *err);

#endif
