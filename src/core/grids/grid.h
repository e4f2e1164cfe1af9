/*
 * grid.h
 *		A table as it is printed: cells, and where they stand.
 *
 * The front ends (scan.c) make cells of a text and keep their geometry: which
 * printed row a cell is on, what separates it from the cell before, on which
 * line it stands.  Nothing above goes back to the raw text.
 *
 * An empty cell is no GovCell: it shows as one separator, or one empty line,
 * more than there would be otherwise.  What "otherwise" is differs from table
 * to table; layout.c finds it out.
 */
#ifndef GOV_GRIDS_GRID_H
#define GOV_GRIDS_GRID_H

#include "core/base/diag.h"
#include "core/grids/labels.h"
#include "core/text/page.h"
#include "core/text/value.h"

typedef enum GovContent
{
	GOV_CELL_TEXT,				/* a piece of label, or other words */
	GOV_CELL_VALUE				/* GovValueKind NUMBER, NA or JUNK */
} GovContent;

typedef struct GovCell
{
	const char *s;
	uint32_t	len;
	uint32_t	line;			/* 1-based */
	uint32_t	row;			/* index + 1 into GovGrid.rows; 0: a line of
								 * its own */
	uint16_t	seps;			/* on a row: separators from its beginning;
								 * else: since the cell before */
	uint16_t	gap;			/* lines from the cell before to this one */
	int64_t		value;
	uint8_t		kind;			/* GovContent */
	uint8_t		value_kind;		/* GovValueKind */
	uint8_t		scale;
	uint8_t		unit;			/* GovPrinted, with the number */
	uint8_t		label;			/* LBL_... of TEXT */
	uint8_t		column;			/* of heads */
	uint8_t		numbering;		/* GovNumbering */
	uint8_t		number;
	uint8_t		span;			/* columns more that it covers, in HTML */
	bool		open;			/* TEXT that ends inside a bracket */
	bool		worded_sign;	/* its sign is in words only */
	bool		exact;			/* its folded text is the label's */
	bool		packed;			/* digits right behind a label, perhaps of
								 * several cells */
	bool		torn;			/* furniture stood between it and the cell
								 * before */
} GovCell;

/* How the cells of a row are set apart. */
typedef enum GovBorder
{
	GOV_BORDER_PIPES, GOV_BORDER_TABS, GOV_BORDER_COMMAS, GOV_BORDER_HTML,
	GOV_BORDER_SPACES			/* empty cells don't show */
} GovBorder;

/* Cells that are printed as a row. */
typedef struct GovGridRow
{
	uint32_t	first;			/* cell; there may be none */
	uint32_t	ncells;
	uint32_t	line;
	uint16_t	seps;			/* separators on it */
	uint8_t		border;
	bool		lead;			/* begins with a separator */
	bool		tail;			/* ends with one */
} GovGridRow;

typedef struct GovGrid
{
	GovCell    *cells;			/* one more than ncells, for what stands
								 * behind the last */
	uint32_t	ncells;
	size_t		cap_cells;
	GovGridRow *rows;
	uint32_t	nrows;
	size_t		cap_rows;
	uint32_t	lines;			/* in the text */
	uint32_t	row_labels;		/* cells that name a row of the form */
	uint32_t	head_labels;	/* articles and column heads */
	bool		keeps_repeats;	/* equal lines follow each other: nobody has
								 * dropped repeated lines */
	bool		truncated;		/* too many cells: the rest was not read */
} GovGrid;

/* Line by line; and of running text, where the labels are searched for. */
extern void gov_grid_scan(GovArena *a, const GovText *t, GovGrid *out, GovDiags *diags);
extern bool gov_grid_is_rewrapped(GovArena *a, const GovText *t);
extern void gov_grid_running_scan(GovArena *a, const GovText *t, GovGrid *out, GovDiags *diags);

/* Columns from the line's start to s, ideographs counting width each. */
extern uint32_t gov_grid_display_column(const GovText *t, const char *s, int width);

static inline bool
gov_cell_is_value(const GovCell *c)
{
	return c->kind == GOV_CELL_VALUE;
}

#endif
