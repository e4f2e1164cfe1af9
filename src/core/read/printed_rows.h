/*
 * printed_rows.h
 *		The rows of a print's tables, read back cell by cell.
 */
#ifndef GOV_READ_PRINTED_ROWS_H
#define GOV_READ_PRINTED_ROWS_H

#include "core/form/layout.h"
#include "core/read/report.h"

#define MAX_CELLS		(GOV_PATH + GOV_NREMEDIES)
#define MAX_LABEL		256		/* bytes */

/* A row of the text whose label may go on below. */
typedef struct OpenRow
{
	GovStr		cells[MAX_CELLS];
	int			n;				/* 0: there is none */
	uint32_t	line;
	char		label[MAX_LABEL];
	size_t		label_len;
} OpenRow;

typedef struct PrintedRows
{
	const GovText *t;
	GovDiags   *diags;
	GovFigures *figures;		/* to be filled */
	const GovLayoutTable *layout;	/* all tables */
	bool		html;			/* the text was made from HTML */
	const GovLayoutTable *table;	/* whose heads were read last */
	const GovLayoutBlock *block;
	OpenRow		row;
	int			nplaced;		/* rows that are as they were printed */
	int			nchanged;		/* and those that aren't */
	bool		seen[GOV_ALL_SLOTS];
	bool		conflict[GOV_ALL_SLOTS];
	GovFigures	again;			/* cells that are printed once more */
	GovReadCell cells[GOV_ALL_SLOTS];	/* by slot */
} PrintedRows;

/* Reads a line that is a row, or part of one; number: of the line in the text. */
extern void gov_read_printed_row(PrintedRows *r, GovStr line, uint32_t number);

/* Ends the row under way, because no more of its label follows. */
extern void gov_read_end_row(PrintedRows *r);

/* Takes out the cells that are printed twice with different values. */
extern void gov_read_drop_conflicts(PrintedRows *r);

extern void gov_read_collect_cells(const PrintedRows *r, GovArena *a, GovReport *out);

#endif
