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
	GOV_BLOCK_DISCLOSURE_2021, GOV_BLOCK_OTHER_2021, GOV_BLOCK_APPLICATIONS,
	GOV_BLOCK_REMEDIES, GOV_BLOCK_DECISIONS, GOV_BLOCK_OTHER_2019, GOV_BLOCK_DISCLOSURE_2019,
	GOV_NBLOCKS
};

/*
 * An index is the number of a cell in an image that has all blocks.  The first
 * table has the index that each block starts with.
 */
extern const uint8_t gov_figures_block_start[GOV_NBLOCKS + 1];
extern const uint8_t gov_figures_slot_of_index[GOV_NSLOTS];
extern const uint8_t gov_figures_index_of_slot[GOV_NSLOTS];

#endif
