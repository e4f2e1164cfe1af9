/*
 * outline.h
 *		The sub-headings within the parts of a report.
 *
 * Sub-headings are lines that begin with a number as Chinese texts print them:
 * （一）, then 1. or （1）.  Which of these is the upper level is what the part itself
 * begins with.  Numbers must count up from one; rows of the form's tables are
 * none, though they are numbered, too.
 */
#ifndef GOV_HEADER_OUTLINE_H
#define GOV_HEADER_OUTLINE_H

#include "core/header/sections.h"

#define GOV_OUTLINE_LEVELS	3	/* a part, and two levels of sub-headings */

typedef struct GovOutlineItem
{
	int			part;
	int			level;			/* 1: the part itself */
	int			ordinal;		/* the number of the heading; of a part that
								 * of the form */
	GovStr		heading;		/* without the number; empty where a sentence
								 * follows it */
	GovStr		content;		/* with that of the levels below */
	uint32_t	line;			/* 1-based, in t */
} GovOutlineItem;

/*
 * Returns how many items there are, down to a level, in the order of the parts and
 * within these of the text.  Linear.
 */
extern uint32_t gov_header_read_outline(GovArena *a, const GovText *t, int levels,
										GovOutlineItem **out);

/* The same of sections that are known already, slices of t. */
extern uint32_t gov_header_outline_sections(GovArena *a, const GovText *t, const GovSection *sections,
											uint32_t n, int levels, GovOutlineItem **out);

#endif
