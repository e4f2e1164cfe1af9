/*
 * copies.h
 *		Finds out what a text prints more than once.
 */
#ifndef GOV_TABLES_COPIES_H
#define GOV_TABLES_COPIES_H

#include "core/tables/printed_copies.h"

extern void gov_tables_copies_find(GovArena *a, const GovGrid *g, const GovYearSource *year, GovCopies *out);

/* The grid of one copy, 1 ... n. */
extern void gov_tables_copies_grid(const GovCopies *copies, int copy, GovGrid *out);

#endif
