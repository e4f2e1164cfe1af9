/*
 * tables.h
 *		The statutory tables of a text: from cells as they are printed to the
 *		cells of the form.
 *
 * In comes a text of lines (page.h), out come figures, and what is to be said
 * of them.  Front ends make cells of lines and keep their geometry (grid.h);
 * rows are found by their labels (align.h); then what the rows of a table have
 * in common and what its heads say tells which value is which cell (assign.h).
 * A number is what the text prints for that cell, or it is absent and a
 * diagnostic says why.
 */
#ifndef GOV_TABLES_TABLES_H
#define GOV_TABLES_TABLES_H

#include "core/tables/result.h"

typedef struct GovTablesSource
{
	const GovText *text;
	const GovYearSource *year;	/* the report's; may be NULL */
	bool		want_cells;		/* raw texts and lines, not figures alone */
} GovTablesSource;

/* Figures are all absent at first. */
extern void gov_tables_read(GovArena *a, const GovTablesSource *from, GovFigures *figures,
							GovTables *out, GovDiags *diags);

#endif
