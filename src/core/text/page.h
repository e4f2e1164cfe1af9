/*
 * page.h
 *		The text that all readers work on: UTF-8, newline-separated.
 *
 * Plain text is used as it arrives.  HTML is first turned into this form
 * (core/html/html.h): flow content becomes lines, and each row of a data table
 * becomes one line that starts with GOV_ROW and has its cells, resolved to the
 * full grid of the table, separated by GOV_CELL; a grid cell that is covered
 * by a span of an earlier cell holds GOV_SPANNED alone.  None of the three
 * characters can come from the page itself.
 */
#ifndef GOV_TEXT_PAGE_H
#define GOV_TEXT_PAGE_H

#include "core/base/str.h"

#define GOV_ROW		'\x1e'
#define GOV_CELL	'\x1f'
#define GOV_SPANNED	'\x1a'

typedef struct GovText
{
	const char *s;
	size_t		len;
	const uint32_t *source_line;	/* by line, 0-based; NULL: the same */
	uint32_t	nlines;			/* length of source_line */
	uint32_t	skipped;		/* of a part: lines of the whole above it, if
								 * source_line is NULL */
} GovText;

/* 1-based line in the source for the 1-based line of this text. */
static inline uint32_t
gov_source_line(const GovText *t, uint32_t line)
{
	if (line == 0)
		return 0;
	if (!t->source_line)
		return line + t->skipped;
	if (t->nlines == 0)
		return 1;
	return t->source_line[line <= t->nlines ? line - 1 : t->nlines - 1];
}

#endif
