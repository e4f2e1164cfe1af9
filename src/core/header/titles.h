/*
 * titles.h
 *		Lines that are titles of annual reports.
 */
#ifndef GOV_HEADER_TITLES_H
#define GOV_HEADER_TITLES_H

#include "core/header/lines.h"

#define GOV_TITLE_LINES	3		/* that a title may stand on */

typedef struct GovTitleLine
{
	GovStr		agency;			/* empty: it names none */
	int			year;			/* 0: none, -1: more than one */
	int			nlines;			/* that it stands on */
	bool		whole;			/* nothing else does */
} GovTitleLine;

/* Does the line hold 报告, 年报 or 总结, and is no sentence?  Cheaply: most lines don't. */
extern bool gov_header_may_be_title(const char *p, const char *e);

/*
 * A line, perhaps with those above it, as a title: lines[0] is one that may be, the
 * others are the nearest above, all of them trimmed; numbers: where they stand.
 * False when there's none.
 */
extern bool gov_header_read_title(GovArena *a, const GovSpan lines[GOV_TITLE_LINES],
								  const uint32_t numbers[GOV_TITLE_LINES], GovTitleLine *out);

#endif
