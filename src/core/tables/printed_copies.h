/*
 * printed_copies.h
 *		Tables that a text prints more than once: two years beside each other
 *		or one after the other, or the same again.
 *
 * Found out before any row is read, for a whole table at a time.  Each copy
 * then is a grid of its own and read by itself (tables.c); what the readings
 * say is compared row by row (readings.c).
 */
#ifndef GOV_TABLES_PRINTED_COPIES_H
#define GOV_TABLES_PRINTED_COPIES_H

#include "core/grids/grid.h"
#include "core/tables/result.h"

#define GOV_MAX_COPIES	4

/* Which copy a cell, or a printed row, is of: 1 ..., or one of these. */
#define GOV_COPY_ALL	0		/* what is not in a table */
#define GOV_COPY_SHARED	254		/* what all halves of a table share, or the
								 * only half that counts */
#define GOV_COPY_OTHER	255		/* of another year than the report's */

/*
 * Tables beside each other.  Columns from, from + width, ... begin a half; or
 * each column of the form is n columns, one of each table.
 */
typedef struct GovHalves
{
	int			from;
	int			width;
	int			n;
	int			own;			/* the one of the report's year, from 0; -1:
								 * nothing says it */
	bool		interleaved;
} GovHalves;

typedef struct GovCopies
{
	GovArena   *a;
	const GovGrid *g;
	const GovLabels *labels;
	const GovYearSource *year;	/* the report's; NULL: unknown */
	int			n;				/* the most copies of a table */
	int			remedies;		/* copies of table 4 that were seen, one after
								 * the other */
	bool		beside;			/* some stand beside each other */
	bool		years_differ[3];	/* by part: one stands below the name of a
									 * year */
	uint8_t    *of_cell;
	uint8_t    *of_row;
	const GovHalves **halves;	/* of each printed row; NULL: it has none */
} GovCopies;

/* bordered.c */
extern void gov_tables_halves_find(GovCopies *copies);

/* years.c: the year that the cell names and nothing else; GOV_YEAR_...; 0: none. */
#define GOV_YEAR_THIS	1
#define GOV_YEAR_LAST	2
extern int	gov_tables_year_named(const GovCell *c);
extern bool gov_tables_is_bare_year(const GovCell *c);

/* Of n years that are named, which is the report's?  -1: none, or several. */
extern int	gov_tables_year_own(const GovYearSource *source, const int *years, int n);

static inline bool
gov_is_strong_row(const GovGrid *g, const GovCell *c)
{
	(void) g;
	return c->kind == GOV_CELL_TEXT && LBL_IS_ROW(c->label) &&
		((c->label != LBL_REMAINING && c->label != LBL_CONCLUDED) || c->numbering != GOV_NUM_NONE);
}

#endif
