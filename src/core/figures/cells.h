/*
 * cells.h
 *		Where images have the cells of the form.
 *
 * Images have cells in an order of their own, which is never changed, because
 * it lies on disk: a new edition of the form adds cells at its end.
 */
#ifndef GOV_FIGURES_CELLS_H
#define GOV_FIGURES_CELLS_H

#include "core/form/form.h"

/*
 * Cells lie in blocks that a report has as a whole or not at all.  A full
 * report of either form is one run of blocks.
 */
enum
{
	BLOCK_DISCLOSURE_2021, BLOCK_OTHER_2021, BLOCK_APPLICATIONS,
	BLOCK_REMEDIES, BLOCK_DECISIONS, BLOCK_OTHER_2019, BLOCK_DISCLOSURE_2019,
	NBLOCKS
};

/* Where blocks start in an image that has them all; cells to slots and back. */
extern const uint8_t gov_block_start[NBLOCKS + 1];
extern const uint8_t gov_index_slot[GOV_NSLOTS];
extern const uint8_t gov_slot_index[GOV_NSLOTS];

#endif
