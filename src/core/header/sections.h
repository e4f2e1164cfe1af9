/*
 * sections.h
 *		The six statutory parts of a report's prose.
 */
#ifndef GOV_HEADER_SECTIONS_H
#define GOV_HEADER_SECTIONS_H

#include "core/base/diag.h"
#include "core/text/page.h"

typedef struct GovSection
{
	int			part;			/* 1 to 6 */
	GovStr		heading;
	GovStr		content;
	uint32_t	line;			/* of the heading, 1-based, in t */
} GovSection;

/*
 * Returns the number of sections found, in *out in the order of the parts,
 * each part at most once.  Slices point into t->s or the arena.  Time is
 * linear in the length.
 */
extern uint32_t gov_header_read_sections(GovArena *a, const GovText *t, GovSection **out);

#endif
