/*
 * older.h
 *		Images of sums that were made when the form had fewer cells.
 *
 * The image of a report grows by blocks, but that of a sum, or a tally, has an
 * array of all cells for each thing it counts: each is shorter in an older image.
 * So such an image is read array by array, by sum.c and tally.c, which know what
 * arrays there are.
 */
#ifndef GOV_FIGURES_OLDER_H
#define GOV_FIGURES_OLDER_H

#include "core/figures/image.h"

/* Returns true for a sum, or a tally, that was made for a form of fewer cells. */
static inline bool
gov_figures_is_older(const uint8_t *image, size_t len)
{
	int			more_cells = len > 2 && gov_figures_image_is_sum(image, len) ? image[2] : GOV_MORE_CELLS;

	return more_cells < GOV_MORE_CELLS;
}

typedef struct GovOlder
{
	const uint8_t *next;
	size_t		left;
	size_t		len;			/* of the whole image */
	size_t		cells;			/* that it has */
	bool		ended;			/* before all was read */
} GovOlder;

extern GovOlder gov_figures_older_begin(const uint8_t *image, size_t len);

/* Reads n things of a size; passes them over where there is nothing (NULL) to read to. */
extern void gov_figures_older_take(GovOlder *r, void *to, size_t size, size_t n);

/* Returns true when all was there, and read; else fills err. */
extern bool gov_figures_older_end(const GovOlder *r, GovError *err);

#endif
