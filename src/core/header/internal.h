/*
 * internal.h
 *		What the readers of keys, titles and authors share.
 *
 * header.c walks the lines and decides where the evidence competes; keys.c
 * reads blocks of keys and values, titles.c titles, agency.c who the author
 * is.  Below them are organs.h, periods.h, headings.h, dates.h and lines.h,
 * which know nothing of the reader.
 */
#ifndef GOV_HEADER_INTERNAL_H
#define GOV_HEADER_INTERNAL_H

#include "core/base/diag.h"
#include "core/header/fields.h"
#include "core/header/organs.h"
#include "core/text/page.h"

#define GOV_TITLE_BYTES		720 /* of a title's lines, without spaces */
#define GOV_ROW_KEYS		12	/* keys in a row above their values */
#define GOV_NO_DATE			6	/* ranks of dates are less; 0 is the best */

typedef struct GovTitle
{
	int			score;			/* 0: none */
	int			year;			/* 0: none, -1: more than one */
	uint32_t	line;
	uint16_t	len;
	uint16_t	agency_len;
	char		text[GOV_TITLE_BYTES];
	char		agency[GOV_AGENCY_BYTES];
} GovTitle;

typedef struct GovHeaderReader
{
	GovArena   *a;
	const GovText *t;
	GovHeader  *out;
	GovDiags   *diags;

	/* titles.c */
	GovSpan		best_line;		/* where the best title stands */
	int			other_year;		/* of another title, if it differs */
	GovSpan		below;			/* the line below the title */
	GovSpan		above[2];		/* the last lines that could begin a title */
	uint32_t	above_line[2];

	/* keys.c */
	int			date_rank;		/* of out->published; GOV_NO_DATE: none */
	GovSpan		publisher;
	GovSpan		source;
	int			pending;		/* the field whose value the next line holds */
	uint32_t	pending_line;
	int			nrow;			/* keys of a row whose values are below */
	uint8_t		row[GOV_ROW_KEYS];

	GovTitle	best;			/* large, and cleared only so far as it
								 * matters */
} GovHeaderReader;

/* ------------------------------------------------------------------------
 * keys.c
 */

/*
 * Keys and values of a line, trimmed in [p, e), as printed in [raw, eol).
 * Returns where the first key begins, e when there is none.
 */
extern const char *gov_header_read_keys(GovHeaderReader *r, GovSpan raw, const char *p,
										const char *e, uint32_t line);

/* The date that [p, e), a line below the title, begins with: that of publication, as
 * long as no better is found. */
extern void gov_header_read_bare_date(GovHeaderReader *r, const char *p, const char *e, uint32_t line);

/* The date of publication as a page prints it at its foot. */
extern void gov_header_read_foot(GovHeaderReader *r, const char *p, const char *e);

/* ------------------------------------------------------------------------
 * titles.c
 */

/* A line, or a key's value, as a title; join: with the lines above. */
extern void gov_header_try_title(GovHeaderReader *r, const char *p, const char *e,
								 uint32_t line, bool join);

/* Is there a title, and will the prose bring no better one? */
extern bool gov_header_title_is_found(const GovHeaderReader *r);

/* Remember a line that may be the first of a title of several. */
extern void gov_header_note_title_line(GovHeaderReader *r, const char *p, const char *e,
									   uint32_t line);

/* ------------------------------------------------------------------------
 * agency.c: each sets out->agency, or returns false.
 */

extern bool gov_header_agency_of_value(GovHeaderReader *r, GovSpan v);
extern bool gov_header_agency_below_title(GovHeaderReader *r);
extern bool gov_header_agency_of_opening(GovHeaderReader *r, GovSpan opening);
extern bool gov_header_agency_of_signature(GovHeaderReader *r);

#endif
