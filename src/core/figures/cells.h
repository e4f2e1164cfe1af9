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
 * Cells lie in blocks that a report has as a whole or not at all.  A full report
 * of any edition is one run of blocks.  Blocks and cells are numbered in form.def;
 * a new edition of the form adds blocks behind those that there are.
 */
#define CELL(block, n)	0
#define BLOCK(block, n) 1
enum
{
	GOV_NBLOCKS = 0
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) + stored
#define STATISTIC(id, code, unit, stored, label_zh, label_en, printed, printed_unit) + stored
#include GOV_FORM_DEF
};
#undef CELL
#undef BLOCK

#define GOV_CELLS_1_0		226 /* of the form as version 1.0 knew it */
#define GOV_MORE_CELLS		(GOV_ALL_SLOTS - GOV_CELLS_1_0)

/* GOV_CELL_id: the index of an item's first cell. */
enum
{
#define CELL(block, n)	n
#define BLOCK(block, n) n
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	GOV_CELL_##id = stored,
#define STATISTIC(id, code, unit, stored, label_zh, label_en, printed, printed_unit) \
	GOV_CELL_STATISTICS_##id = stored,
#include GOV_FORM_DEF
#undef CELL
#undef BLOCK
};

/*
 * An index is the number of a cell in an image that has all blocks.  The first
 * table has the index that each block starts with.
 */
extern const uint16_t gov_figures_block_start[(int) GOV_NBLOCKS + 1];
extern const uint16_t gov_figures_slot_of_index[GOV_ALL_SLOTS];
extern const uint16_t gov_figures_index_of_slot[GOV_ALL_SLOTS];

#endif
