/*
 * cells.c
 *		Where images have the cells of the form, from form.def.
 */
#include "core/figures/cells.h"

/* Tables of an item's cells: of one, or of one for each party. */
#define ONE(cell, slot)				[cell] = slot,
#define EACH_PARTY(cell, slot) \
	[cell] = slot, [cell + 1] = slot + 1, [cell + 2] = slot + 2, [cell + 3] = slot + 3, \
	[cell + 4] = slot + 4, [cell + 5] = slot + 5, [cell + 6] = slot + 6,
#define SLOT_OF_STATISTIC(id)		(GOV_SLOT_STATISTICS + GOV_ITEM_STATISTICS_##id - GOV_NITEMS)
#define CELLS_IN_DISCLOSURE(a, b)	ONE(a, b)
#define CELLS_IN_APPLICATIONS(a, b) EACH_PARTY(a, b)
#define CELLS_IN_REMEDIES(a, b)		ONE(a, b)
_Static_assert(GOV_NPARTIES == 7, "EACH_PARTY has one for each");

#define CELL(block, n)
#define BLOCK(block, n)				[block] = n,
const uint16_t gov_figures_block_start[(int) GOV_NBLOCKS + 1] =
{
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) stored
#define STATISTIC(id, code, unit, stored, label_zh, label_en, printed, printed_unit) stored
#include GOV_FORM_DEF
	[GOV_NBLOCKS] = GOV_ALL_SLOTS
};
#undef CELL
#undef BLOCK

const uint16_t gov_figures_slot_of_index[GOV_ALL_SLOTS] = {
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	CELLS_IN_##part(GOV_CELL_##id, GOV_SLOT_##id)
#define STATISTIC(id, code, unit, stored, label_zh, label_en, printed, printed_unit) \
	ONE(GOV_CELL_STATISTICS_##id, SLOT_OF_STATISTIC(id))
#include GOV_FORM_DEF
};

const uint16_t gov_figures_index_of_slot[GOV_ALL_SLOTS] = {
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	CELLS_IN_##part(GOV_SLOT_##id, GOV_CELL_##id)
#define STATISTIC(id, code, unit, stored, label_zh, label_en, printed, printed_unit) \
	ONE(SLOT_OF_STATISTIC(id), GOV_CELL_STATISTICS_##id)
#include GOV_FORM_DEF
};

/*
 * Each number is that of one cell.  Bit by bit, in words of 64: the numbers of
 * all items together are all there are, and as many.
 */
#define BELOW(n, word) \
	((n) <= 64 * (word) ? 0 : (n) >= 64 * (word) + 64 ? ~UINT64_C(0) : (UINT64_C(1) << ((n) & 63)) - 1)
#define CELLS_OF(id, n, word) \
	(BELOW((int) GOV_CELL_##id + (n), word) & ~BELOW((int) GOV_CELL_##id, word))
#define CELLS_OF_ITEM(part, id, word)	CELLS_OF(id, (int) GOV_CELLS_IN_##part, word)
_Static_assert((0
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) | CELLS_OF_ITEM(part, id, 0)
#define STATISTIC(id, code, unit, stored, label_zh, label_en, printed, printed_unit) | CELLS_OF(STATISTICS_##id, 1, 0)
#include GOV_FORM_DEF
				) == BELOW(GOV_ALL_SLOTS, 0), "cells below 64 have one item each");
_Static_assert((0
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) | CELLS_OF_ITEM(part, id, 1)
#define STATISTIC(id, code, unit, stored, label_zh, label_en, printed, printed_unit) | CELLS_OF(STATISTICS_##id, 1, 1)
#include GOV_FORM_DEF
				) == BELOW(GOV_ALL_SLOTS, 1), "cells below 128 have one item each");
_Static_assert((0
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) | CELLS_OF_ITEM(part, id, 2)
#define STATISTIC(id, code, unit, stored, label_zh, label_en, printed, printed_unit) | CELLS_OF(STATISTICS_##id, 1, 2)
#include GOV_FORM_DEF
				) == BELOW(GOV_ALL_SLOTS, 2), "cells below 192 have one item each");
_Static_assert((0
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) | CELLS_OF_ITEM(part, id, 3)
#define STATISTIC(id, code, unit, stored, label_zh, label_en, printed, printed_unit) | CELLS_OF(STATISTICS_##id, 1, 3)
#include GOV_FORM_DEF
				) == BELOW(GOV_ALL_SLOTS, 3), "cells below 256 have one item each");
_Static_assert((0
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) | CELLS_OF_ITEM(part, id, 4)
#define STATISTIC(id, code, unit, stored, label_zh, label_en, printed, printed_unit) | CELLS_OF(STATISTICS_##id, 1, 4)
#include GOV_FORM_DEF
				) == BELOW(GOV_ALL_SLOTS, 4), "cells from 256 on have one item each");
_Static_assert(GOV_ALL_SLOTS <= 320, "all cells are looked at");
