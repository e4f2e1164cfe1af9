/*
 * halves.h
 *		Tables beside each other: what bordered.c and blanks.c share.
 */
#ifndef GOV_TABLES_HALVES_H
#define GOV_TABLES_HALVES_H

#include "core/tables/printed_copies.h"

#define GOV_MAX_HALF	64		/* columns of a half */

static inline bool
gov_is_bordered(const GovGridRow *r)
{
	return r->border != GOV_BORDER_SPACES;
}

/* The same words, of those that a table prints once in a line. */
extern bool gov_tables_halves_same_words(const GovCell *a, const GovCell *b);

/* Are they the form's, so that a second time means a second table? */
extern bool gov_tables_halves_is_telling(const GovCell *c);

/* Finds the half that a line above the cell names as the report's year. */
extern void gov_tables_halves_find_own(const GovCopies *copies, uint32_t cell, GovHalves *h);

/* Which copy the cells of half k are of. */
extern uint8_t gov_tables_halves_copy(const GovHalves *h, int k);

extern void gov_tables_halves_note(GovCopies *copies, const GovHalves *h);

/* blanks.c */
extern void gov_tables_halves_find_in_blanks(GovCopies *copies);

#endif
