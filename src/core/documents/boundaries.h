/*
 * boundaries.h
 *		Which marks begin a document.
 */
#ifndef GOV_DOCUMENTS_BOUNDARIES_H
#define GOV_DOCUMENTS_BOUNDARIES_H

#include "core/documents/marks.h"

typedef struct Boundary
{
	const char *begin;			/* of the document */
	uint32_t	line;
	uint32_t	mark;			/* the first of its marks */
} Boundary;

/* Returns how many, beside that at the text's begin, which is not among them. */
extern uint32_t gov_documents_find_boundaries(GovArena *a, const GovText *t, const Marks *marks,
											  Boundary **out);

#endif
