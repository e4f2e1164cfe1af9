/*
 * stored.h
 *		Images of any kind, as they are stored and sent.
 *
 * In comes an image whose kind the caller need not know, trusted in nothing: of
 * one report (image.h), of a sum (sum.h), or a tally (tally.h), which stands for a
 * sum.  Out come figures, a sum, a number.
 */
#ifndef GOV_FIGURES_STORED_H
#define GOV_FIGURES_STORED_H

#include "core/figures/refs.h"
#include "core/figures/tally.h"

/*
 * Opens an image; returns false and fills err when it is none.  The verdict of a
 * report is not looked at: rules/verdict.h has functions that do.  A sum's cell is
 * REPORTED when any of its reports gave a number; GOV_ERR_RANGE says that one does
 * not fit 64 bits.
 */
extern bool gov_figures_decode(const uint8_t *image, size_t len,
							   GovFigures *f, GovError *err);

/*
 * The same, as the rules need it: a cell of a sum to which not every report
 * contributed is BLANK, for it cannot be held against other cells.
 */
extern bool gov_figures_decode_complete(const uint8_t *image, size_t len,
										GovFigures *f, GovError *err);

/*
 * Returns true for an image as it is kept, compared and sent: all but tallies, and
 * sums of fewer cells than today's, which stand for a sum.
 */
static inline bool
gov_figures_stored_is_settled(const uint8_t *image, size_t len)
{
	return !gov_figures_image_is_tally(image, len) && !gov_figures_is_older(image, len);
}

/* Loads a sum or a tally; fails for the image of a report.  *w is a whole GovWide. */
extern bool gov_figures_stored_load_sum(const uint8_t *image, size_t len, GovWide *w, GovError *err);

/* Add what an image holds to a sum, or take it out. */
extern GovSumResult gov_figures_stored_add(GovWide *w, const uint8_t *image, size_t len, GovError *err);
extern GovSumResult gov_figures_stored_remove(GovWide *w, const uint8_t *image, size_t len, GovError *err);

typedef enum GovLookup
{
	GOV_LOOKUP_NONE,			/* no number */
	GOV_LOOKUP_NUMBER,
	GOV_LOOKUP_FAILED			/* err is filled */
} GovLookup;

/* Finds what a reference adds up to, without verifying all of the image. */
extern GovLookup gov_figures_stored_lookup(const uint8_t *image, size_t len, GovRef ref,
										   GovTotal *t, GovError *err);

/*
 * Gets one cell; a sum's without a number is ABSENT.  Fails only for what it
 * comes by: it does not verify the rest.
 */
extern bool gov_figures_stored_cell(const uint8_t *image, size_t len, int slot, GovStatus *status,
									GovTotal *t, GovError *err);

/* Turns an image to the byte order of the wire, or back; in place. */
extern void gov_figures_stored_swap_for_wire(uint8_t *image, size_t len);

#endif
