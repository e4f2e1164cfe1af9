/*
 * header.h
 *		What a report says about itself: title, agency, year, period, numbers,
 *		dates; and its six statutory parts.
 */
#ifndef GOV_HEADER_HEADER_H
#define GOV_HEADER_HEADER_H

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

/* A line, perhaps with those above it, as the title of an annual report. */
typedef struct GovTitleLine
{
	GovStr		agency;			/* empty: it names none */
	int			year;			/* 0: none, -1: more than one */
	int			nlines;			/* that it stands on */
	bool		whole;			/* nothing else does */
} GovTitleLine;

/* A stretch of text. */
typedef struct GovSpan
{
	const char *p;				/* NULL: none */
	const char *e;
} GovSpan;

/* lines[0] is to be read, lines[1] and lines[2] are the nearest above, all of
 * them trimmed; numbers: where they stand.  False when there's no title. */
extern bool gov_title_line_read(GovArena *a, const GovSpan lines[3], const uint32_t numbers[3],
								GovTitleLine *out);

typedef struct GovSection
{
	int			part;			/* 1 to 6 */
	GovStr		heading;
	GovStr		content;
	uint32_t	line;			/* of the heading, 1-based, in t */
} GovSection;

/* In the order of the parts, each at most once.  Linear in the length. */
extern uint32_t gov_sections_read(GovArena *a, const GovText *t,
								  GovSection **out, GovDiags *diags);

/* One line as the heading of a part. */
typedef struct GovHeading
{
	int			part;			/* 0: it is none */
	bool		numbered;		/* 一、 and the like */
	bool		leader;			/* dots or a page number follow */
	GovStr		heading;		/* without the sentence that may follow */
	const char *rest;			/* which begins here */
} GovHeading;

/* The line [p, e) without its newline; returns h->part.  h is filled only
 * when that isn't 0. */
extern int	gov_heading_read(const char *p, const char *e, GovHeading *h);

#endif
