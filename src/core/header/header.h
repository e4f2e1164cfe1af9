/*
 * header.h
 *		What a report says about itself: title, agency, year, period, numbers
 *		and dates.
 *
 * In comes a text (core/text/page.h), out goes a GovHeader.  The text's head,
 * up to the heading of the first part, is read line by line: blocks of keys
 * and values as sites print them, titles on one line or over several, the
 * opening sentences; then its last lines, where an organ signs.  What several
 * of them say is weighed (header.c says how); what stays doubtful is left out,
 * and a diagnostic says so.
 *
 * The other half of the room, sections.h, finds the six parts of the prose.
 * The room knows titles, keys, names of organs, dates and headings; it knows
 * nothing of tables, figures or regions.
 */
#ifndef GOV_HEADER_HEADER_H
#define GOV_HEADER_HEADER_H

#include "core/base/diag.h"
#include "core/text/page.h"

typedef struct GovHeader
{
	GovStr		title;			/* in one line, at most 200 characters */
	GovStr		agency;			/* at most 60 characters */
	GovStr		index_no;		/* at most 64 bytes, as doc_no */
	GovStr		doc_no;
	int			year;			/* the year reported on; 0: not found */
	GovDate		published;
	GovDate		period_from;	/* either end may be none */
	GovDate		period_to;		/* the last day, included */
	GovStr		opening;		/* the head of the text, at most 2 kB:
								 * evidence for the region */
	GovStr		signature;		/* the last lines, at most 600 bytes, where an
								 * organ signs */
} GovHeader;

/* Slices point into t->s or the arena.  Looks at the text's head and tail
 * only, never at the whole: its cost does not grow with the length. */
extern void gov_header_read(GovArena *a, const GovText *t, GovHeader *out,
							GovDiags *diags);

#endif
