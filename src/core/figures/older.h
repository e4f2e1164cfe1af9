/*
 * older.h
 *		Sums that were stored when the form had fewer cells.
 *
 * The image of a report grows by blocks, but that of a sum has an array of all
 * cells for each thing it counts: each is shorter in an older image.
 */
#ifndef GOV_FIGURES_OLDER_H
#define GOV_FIGURES_OLDER_H

#include "core/figures/figures.h"

/* Returns true for a sum, or a tally, that was made for a form of fewer cells. */
static inline bool
gov_image_is_older_sum(const uint8_t *image, size_t len)
{
	int			more_cells = len > 2 && gov_image_is_wide(image, len) ? image[2] : GOV_MORE_CELLS;

	return more_cells < GOV_MORE_CELLS;
}

/* Such an image, which is read array by array. */
typedef struct GovOlder
{
	const uint8_t *next;
	size_t		left;
	size_t		len;			/* of the whole image */
	size_t		cells;			/* that it has */
	bool		ended;			/* before all was read */
} GovOlder;

extern GovOlder gov_older_begin(const uint8_t *image, size_t len);

/* Reads n things of a size; to NULL: they are passed over. */
extern void gov_older_take(GovOlder *r, void *to, size_t size, size_t n);

/* Reads a sum, from its version on.  Cells that it doesn't have are 0. */
extern void gov_older_take_sum(GovOlder *r, GovWide *w);

/* Returns true when all was there, and read; else fills err. */
extern bool gov_older_end(const GovOlder *r, GovError *err);

/*
 * Makes it a sum of today's cells.  Only lengths are looked at: what is in the
 * arrays is for gov_wide_verify().
 */
extern bool gov_older_sum(const uint8_t *image, size_t len, GovWide *w, GovError *err);

#endif
