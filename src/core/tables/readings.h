/*
 * readings.h
 *		What each copy of the tables says, and what they say together.
 */
#ifndef GOV_TABLES_READINGS_H
#define GOV_TABLES_READINGS_H

#include "core/tables/printed_copies.h"
#include "core/tables/put.h"

/* The rows of tables 2 and 3, and table 4. */
#define GOV_READ_ROWS	(GOV_NROWS + 1)

typedef enum GovRowState
{
	GOV_ROW_NONE,				/* it isn't printed, as far as can be seen */
	GOV_ROW_READ,
	GOV_ROW_DOUBT				/* it is, or may be, but can't be read */
} GovRowState;

typedef struct GovReading
{
	GovFigures	figures;
	GovTables	tables;
	GovDiags	told;			/* of this copy alone */
	int			rows;			/* that were placed */
	int			printed[3];		/* by part: rows that are there, read or not */
	uint8_t		state[GOV_READ_ROWS];	/* GovRowState */
	uint32_t	line[GOV_READ_ROWS];
} GovReading;

/* The states of the rows, once a copy is read. */
extern void gov_tables_reading_describe(const GovPlacer *p, GovReading *out);

/*
 * Puts the readings of several copies together, in the first.  A row that they
 * don't agree on is left out.
 */
extern void gov_tables_readings_merge(GovArena *a, const GovCopies *copies, GovReading *readings,
									  GovDiags *diags);

#endif
