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
#define CELLS_IN_DISCLOSURE(a, b)	ONE(a, b)
#define CELLS_IN_APPLICATIONS(a, b) EACH_PARTY(a, b)
#define CELLS_IN_REMEDIES(a, b)		ONE(a, b)
_Static_assert(GOV_NPARTIES == 7, "EACH_PARTY has one for each");

#define CELL(block, n)
#define BLOCK(block, n)				[block] = n,
const uint8_t gov_figures_block_start[(int) GOV_NBLOCKS + 1] =
{
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) stored
#include GOV_FORM_DEF
	[GOV_NBLOCKS] = GOV_NSLOTS
};
#undef CELL
#undef BLOCK

const uint8_t gov_figures_slot_of_index[GOV_NSLOTS] = {
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	CELLS_IN_##part(GOV_CELL_##id, GOV_SLOT_##id)
#include GOV_FORM_DEF
};

const uint8_t gov_figures_index_of_slot[GOV_NSLOTS] = {
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	CELLS_IN_##part(GOV_SLOT_##id, GOV_CELL_##id)
#include GOV_FORM_DEF
};

/*
 * Each number is that of one cell.  Bit by bit, in words of 64: the numbers of
 * all items together are all there are, and as many.
 */
#define BELOW(n, word) \
	((n) <= 64 * (word) ? 0 : (n) >= 64 * (word) + 64 ? ~UINT64_C(0) : (UINT64_C(1) << ((n) & 63)) - 1)
#define CELLS_OF(part, id, word) \
	(BELOW((int) GOV_CELL_##id + (int) GOV_CELLS_IN_##part, word) & ~BELOW((int) GOV_CELL_##id, word))
_Static_assert((0
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) | CELLS_OF(part, id, 0)
#include GOV_FORM_DEF
				) == BELOW(GOV_NSLOTS, 0), "cells below 64 have one item each");
_Static_assert((0
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) | CELLS_OF(part, id, 1)
#include GOV_FORM_DEF
				) == BELOW(GOV_NSLOTS, 1), "cells below 128 have one item each");
_Static_assert((0
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) | CELLS_OF(part, id, 2)
#include GOV_FORM_DEF
				) == BELOW(GOV_NSLOTS, 2), "cells below 192 have one item each");
_Static_assert((0
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) | CELLS_OF(part, id, 3)
#include GOV_FORM_DEF
				) == BELOW(GOV_NSLOTS, 3), "cells from 192 on have one item each");
