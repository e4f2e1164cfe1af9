/*
 * layout.h
 *		How the form looks on paper: the tables, their heads, their rows.
 *
 * Derived from form.def.  The renderers print from it, in every format, and
 * what they print is read back by it.  Table 2 has a layout for each edition,
 * tables 3 and 4 have one with the rows and columns of all, and so have the
 * statistics of before 2019, with the whole label of an item on each row.
 *
 * Heads and the labels of rows are paths: what neighbours have in common is
 * one cell that spans both, the last element spans whatever is left.
 */
#ifndef GOV_FORM_LAYOUT_H
#define GOV_FORM_LAYOUT_H

#include "core/base/arena.h"
#include "core/form/form.h"

#define GOV_LAYOUT_STR(lit)	{(lit), sizeof(lit) - 1}

typedef struct GovLayoutColumn
{
	const GovStr *path;			/* of GOV_PATH, s == NULL behind the last */
	int			offset;			/* of the column's cell from the row's slot */
} GovLayoutColumn;

typedef struct GovLayoutRow
{
	const GovStr *path;			/* none: the only row of its block */
	int			slot;			/* a column's cell is at slot + its offset */
} GovLayoutRow;

/* Rows under common heads. */
typedef struct GovLayoutBlock
{
	GovStr		band;			/* a line of its own above the heads, or none */
	GovStr		corner;			/* above the labels of the rows; none if the
								 * rows have none */
	const GovLayoutColumn *columns; /* the same array where heads and offsets
									 * are the same */
	int			ncolumns;
	const GovLayoutRow *rows;
	int			nrows;
} GovLayoutBlock;

typedef struct GovLayoutTable
{
	GovPart		part;
	int			form;			/* GOV_FORM_...; 0: the same in all */
	GovStr		heading;
	int			nstubs;			/* columns of labels */
	int			ncolumns;		/* of cells: the most that a block has */
	const GovLayoutBlock *blocks;
	int			nblocks;
} GovLayoutTable;

#define GOV_NLAYOUT		(GOV_NEDITIONS + 3)

/*
 * The tables, GOV_NLAYOUT of them, in the order in which they are printed;
 * those of older editions first.
 */
extern const GovLayoutTable *gov_form_layout(GovArena *a);

#endif
