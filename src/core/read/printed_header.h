/*
 * printed_header.h
 *		The lines above a print's tables, read back.
 */
#ifndef GOV_READ_PRINTED_HEADER_H
#define GOV_READ_PRINTED_HEADER_H

#include "core/read/report.h"

typedef struct PrintedHeader
{
	GovArena   *a;
	GovReport  *out;			/* header, region and scope are to be filled */
	bool		found;			/* the line of the kind was read */
	bool		markdown;		/* its line was an item of a list */
	int			next_key;		/* the first key that may follow */
	bool		has_other_lines;	/* below it */
	bool		whole;			/* the six parts follow */
	bool		bare;			/* without a table */
} PrintedHeader;

/* The line that says that this is a report, or a sum. */
typedef struct PrintedKind
{
	bool		markdown;		/* it is an item of a list */
	bool		whole;
	bool		bare;			/* has no tables */
} PrintedKind;

extern bool gov_read_is_kind(GovStr line, PrintedKind *kind);

/* That line has been read; above it stands the title. */
extern void gov_read_begin_header(PrintedHeader *r, GovStr above, PrintedKind kind);

/* Returns a text as it was before the format's escapes. */
extern GovStr gov_read_unescape(PrintedHeader *r, GovStr s);

/* Reads a line below; keys come in their order, each at most once. */
extern void gov_read_field(PrintedHeader *r, GovStr line);

#endif
