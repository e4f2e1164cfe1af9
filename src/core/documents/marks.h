/*
 * marks.h
 *		What the lines of a text say about where documents begin.
 *
 * Of all lines only those count that are titles, headings or heads of tables.
 * In a text without line breaks sentences count as lines.
 */
#ifndef GOV_DOCUMENTS_MARKS_H
#define GOV_DOCUMENTS_MARKS_H

#include "core/base/arena.h"
#include "core/documents/lines.h"
#include "core/text/page.h"

typedef struct Mark
{
	MarkKind	kind;
	uint32_t	line;			/* 1-based, in the text */
	const char *begin;			/* of the line; of a title over several, the
								 * first */
	const char *end;			/* of the line */
	int			number;			/* of a heading, a serial, a table in the form */
	int			part;			/* that a heading names; 0: none of the form's */
	bool		numbered;		/* a heading: with its number as documents
								 * print it */
	bool		displaced;		/* a heading: its number stands within it, as
								 * where clauses were exchanged */
	int			year;			/* of a title; 0: unknown */
	GovStr		agency;			/* of a title; empty: unknown */
	bool		alone;			/* a title: no other stands beside it, as in a
								 * list */
} Mark;

typedef struct Marks
{
	Mark	   *items;
	uint32_t	n;
	size_t		cap;
} Marks;

/* What is looked for besides, at a price. */
#define MARKS_FIRST_TITLES	1	/* titles ahead of all content */
#define MARKS_DISPLACED		2	/* headings with a displaced number, which
								 * pages of many documents may have */

/* In the order of the text. */
extern void gov_documents_find_marks(GovArena *a, const GovText *t, int besides, Marks *marks);

#endif
