/*
 * internal.h
 *		What the parts of the header's reader share; for header*.c only.
 *
 * header.c walks the lines and decides where the evidence competes;
 * header_keys.c reads blocks of keys and values, header_titles.c titles,
 * header_organs.c who the author is, header_dates.c dates, periods and years.
 * A stretch of text is [p, e) throughout.
 */
#ifndef GOV_HEADER_INTERNAL_H
#define GOV_HEADER_INTERNAL_H

#include "core/header/header.h"
#include "core/text/utf8.h"

#define GOV_TITLE_BYTES		720 /* of a title's lines, without spaces */
#define GOV_AGENCY_BYTES	180
#define GOV_ROW_KEYS		12	/* keys in a row above their values */

static inline GovSpan
gov_span(const char *p, const char *e)
{
	GovSpan		s = {p, e};

	return s;
}

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

	/* titles */
	GovTitle	best;
	GovSpan		best_line;		/* where the best stands */
	int			other_year;		/* of another title, if it differs */
	GovSpan		below;			/* the line below the title */
	GovSpan		above[2];		/* the last lines that could begin a title */
	uint32_t	above_line[2];

	/* keys */
	int			date_rank;		/* of out->published; GOV_NO_DATE: none */
	GovSpan		publisher;
	GovSpan		source;
	int			pending;		/* the field whose value the next line holds */
	uint32_t	pending_line;
	int			nrow;			/* keys of a row whose values are below */
	uint8_t		row[GOV_ROW_KEYS];
} GovHeaderReader;

/* Into the arena. */
extern GovStr gov_keep(GovHeaderReader *r, const char *s, size_t len);

/* ------------------------------------------------------------------------
 * header_keys.c
 */

#define GOV_NO_DATE	6			/* ranks of dates are less; 0 is the best */

/*
 * Keys and values of a line, trimmed in [p, e), as printed in [raw, eol).
 * Returns where the first key begins, e when there is none.
 */
extern const char *gov_keys_read(GovHeaderReader *r, GovSpan raw, const char *p,
								 const char *e, uint32_t line);

/* The date of publication as a page prints it at its foot. */
extern void gov_keys_read_foot(GovHeaderReader *r, const char *p, const char *e);

/* ------------------------------------------------------------------------
 * header_titles.c
 */

/* A line, or a key's value, as a title; join: with the lines above. */
extern void gov_title_try(GovHeaderReader *r, const char *p, const char *e,
						  uint32_t line, bool join);

/* Remember a line that may be the first of a title of several. */
extern void gov_title_note_line(GovHeaderReader *r, const char *p, const char *e,
								uint32_t line);

/* ------------------------------------------------------------------------
 * header_organs.c
 */

/* May this character end an organ's name?  It ends at e. */
extern bool gov_organ_may_end(uint32_t c, const char *p, const char *e);

/* A whole name of an organ or division, of at least two characters? */
extern bool gov_is_organ(const char *p, const char *e);

/* An office that any organ has: says nothing of whose it is. */
extern bool gov_is_generic_organ(const char *p, const char *e);

/*
 * The organ that the words before 政府信息公开 name, into buf of
 * GOV_AGENCY_BYTES; its length, 0 when they name none.  The years in them go
 * to *year.
 */
extern uint16_t gov_organ_of_prefix(const char *p, const char *e, int *year, char *buf);

/* Each sets out->agency, or returns false. */
extern bool gov_agency_of_value(GovHeaderReader *r, GovSpan v);
extern bool gov_agency_below_title(GovHeaderReader *r);
extern bool gov_agency_of_opening(GovHeaderReader *r, GovSpan opening);
extern bool gov_agency_of_signature(GovHeaderReader *r);

/* ------------------------------------------------------------------------
 * header_dates.c
 */

/* A decimal digit in one of its three guises, or -1; *n its bytes. */
extern int	gov_digit_at(const char *p, const char *e, size_t *n);

/* A year of four digits, all of one kind; 0 if there is none. */
extern int	gov_year_read(const char *p, const char *e, const char **after);

static inline int
gov_year_at(const char *p, const char *e, const char **after)
{
	/* few characters begin one */
	if (p >= e || (*p != '2' && *p != '1' && *p != '\xE4' && *p != '\xEF'))
		return 0;
	return gov_year_read(p, e, after);
}

/*
 * A date.  year 0: it must print one, else it may lack it.  A month without
 * a day has day 0.  Blanks and line breaks may stand between its parts.
 */
extern bool gov_date_at(const char *p, const char *e, int year, GovDate *date,
						const char **after);

/* A year at p with its brackets and its 年度; *after behind all that. */
extern int	gov_title_year_read(const char *p, const char *e, const char **after);

static inline int
gov_title_year_at(const char *p, const char *e, const char **after)
{
	/* nor does it begin with much else than a bracket */
	if (p >= e || ((unsigned char) *p >= 0xE5 && *p != '\xEF'))
		return 0;
	return gov_title_year_read(p, e, after);
}

/*
 * The first period in [p, e), or at least its end; true when both were found.
 * need_words: it must be called a statistical one.
 */
extern bool gov_find_period(GovSpan text, bool need_words, GovDate *from, GovDate *to);

/* The year that a stretch of prose is about; 0 when in doubt.  heading: its
 * first line is one. */
extern int	gov_find_year(GovSpan text, bool heading);

/* Add one to what is known: 0 none, -1 more than one. */
static inline void
gov_note_year(int *year, int y)
{
	if (*year == 0)
		*year = y;
	else if (*year != y)
		*year = -1;
}

/* ------------------------------------------------------------------------
 * Characters and words
 */

/* Blanks and line breaks, few of them: keys are printed as "文  号". */
static inline const char *
gov_skip_blanks(const char *p, const char *e, int max)
{
	size_t		n;

	while (max-- > 0 && (n = gov_space_at(p, e)) > 0 && *p != '\t')
		p += n;
	return p;
}

static inline bool
gov_is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static inline bool
gov_is_open_bracket(uint32_t c)
{
	return c == '(' || c == L'（' || c == '[' || c == L'［' || c == L'〔' || c == L'【';
}

static inline bool
gov_is_close_bracket(uint32_t c)
{
	return c == ')' || c == L'）' || c == ']' || c == L'］' || c == L'〕' || c == L'】';
}

/* Bytes of a character that gov_char_at() or gov_char_before() has read. */
static inline size_t
gov_width(uint32_t c)
{
	return c < 0x80 ? 1 : 3;
}

/* Trim a line: white space, markdown, borders of cells. */
extern void gov_trim_line(const char **p, const char **e);

#endif
