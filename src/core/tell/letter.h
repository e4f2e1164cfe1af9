/*
 * letter.h
 *		The letter that an office writes about a report: what is wrong, where, what
 *		it probably should be, and the rule.
 *
 * letter.c decides what it says, for all formats alike; notice.h prints it.
 */
#ifndef GOV_TELL_LETTER_H
#define GOV_TELL_LETTER_H

#include "core/tell/findings.h"

/* The columns of a problem. */
typedef enum GovLetterColumn
{
	GOV_LETTER_NUMBER, GOV_LETTER_WHERE, GOV_LETTER_PRINTED, GOV_LETTER_SUGGESTED,
	GOV_LETTER_PROBLEM, GOV_LETTER_RULE,
	GOV_LETTER_COLUMNS
} GovLetterColumn;

typedef struct GovLetterEntry
{
	GovStr		text[GOV_LETTER_COLUMNS];	/* empty: nothing to say */
} GovLetterEntry;

/* The problems of a table of the form, or those of no table. */
typedef struct GovLetterPart
{
	GovStr		heading;
	GovLetterEntry *entries;
	uint32_t	n;
} GovLetterPart;

typedef struct GovDraft
{
	GovLang		lang;
	GovStr		title;
	GovStr		to;
	GovStr		opening;
	GovStr		heads[GOV_LETTER_COLUMNS];
	GovLetterPart parts[GOV_ALL_PARTS + 1];
	int			nparts;
	GovStr		closing;		/* empty: there is nothing to be done */
	GovStr		signature;
	GovStr		date;
} GovDraft;

/* Whom it is written to. */
typedef struct GovAddressee
{
	GovStr		agency;			/* s == NULL: not known; so the title */
	GovStr		title;
	int			year;			/* 0: not known */
} GovAddressee;

/*
 * Writes it of all findings but those of severity info, which are doubts about the
 * reading that no organ can do anything about.  Throws.
 */
extern void gov_tell_write_letter(GovArena *a, GovLang lang, const GovAddressee *to,
								  const GovFindings *findings, GovDraft *out);

#endif
