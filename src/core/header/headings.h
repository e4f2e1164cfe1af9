/*
 * headings.h
 *		Lines that are headings of the six parts.
 */
#ifndef GOV_HEADER_HEADINGS_H
#define GOV_HEADER_HEADINGS_H

#include "core/header/lines.h"

#define GOV_PARTS	6

typedef struct GovHeading
{
	int			part;			/* 1 to GOV_PARTS */
	bool		numbered;		/* 一、 and the like */
	bool		leader;			/* dots or a page number follow */
	bool		broken;			/* it takes the next line, too */
	GovStr		heading;		/* without the sentence that may follow */
	const char *rest;			/* which begins here */
} GovHeading;

/* What a heading begins with: a number, or the first word of one without. */
extern const wchar_t gov_header_heading_chars[];

/*
 * The line [p, e), without its newline, as the heading of a part.  Returns
 * h->part, or 0 when it is none: then *h is undefined.
 */
extern int	gov_header_read_heading(const char *p, const char *e, GovHeading *h);

/*
 * The same of a line and, where a converter broke the heading, the next one;
 * end is the text's.  The heading in one piece goes to the arena.
 */
extern int	gov_header_read_broken_heading(GovArena *a, GovSpan line, const char *end,
										   GovHeading *h);

#endif
