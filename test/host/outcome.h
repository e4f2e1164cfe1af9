/*
 * outcome.h
 *		All that the core makes of one text, and each piece of it as a word:
 *		for cases_test, which holds it against what is expected, and for
 *		read.c, which shows it.
 */
#ifndef GOV_TEST_OUTCOME_H
#define GOV_TEST_OUTCOME_H

#include "core/header/sections.h"
#include "core/read/identity.h"
#include "core/read/read.h"

typedef struct Outcome
{
	GovArena	arena;
	bool		html;			/* the text was taken for HTML */
	GovText		page;			/* the text, HTML turned into lines */
	GovReport	report;			/* its header is filled in any case */
	GovSection *sections;
	uint32_t	nsections;
	GovDiags	diags;			/* of all of them */
} Outcome;

/*
 * Read a text.  Where gov_read() finds no report, the header is read all the
 * same.  False when an error is thrown, which is then in o->arena.error.  The
 * outcome must be freed in either case.
 */
extern bool outcome_read(Outcome *o, const char *text, size_t len);
extern void outcome_free(Outcome *o);

/* What a cell holds, in words of .expect: a number, - b n ? or ~number. */
#define CELL_WORD	(GOV_DECIMAL_MAXLEN + 1)
extern const char *outcome_cell(const Outcome *o, int slot, char buf[CELL_WORD]);

/* The cell as it was read, for its line and what is printed; NULL: absent. */
extern const GovReadCell *outcome_read_cell(const Outcome *o, int slot);

/* A field of the header as a word; NULL where it is absent. */
typedef enum Field
{
	FIELD_TITLE, FIELD_AGENCY, FIELD_YEAR, FIELD_INDEX_NO, FIELD_DOC_NO, FIELD_PUBLISHED,
	FIELD_PERIOD_FROM, FIELD_PERIOD_TO,
	FIELD_REGION, FIELD_SCOPE,	/* what follows from the others */
	NFIELDS
} Field;

#define FIELD_WORD	2500
extern const char *const field_names[NFIELDS];
extern const char *outcome_field(const Outcome *o, Field field, char buf[FIELD_WORD]);

/*
 * A row of the form by what it is called in .expect: a row of table 3
 * ("granted"), a topic of the other tables ("licensing"), or a single cell
 * ("granted.business", "fees.amount").  Returns the number of its cells, which
 * are in neighbouring slots from *slot on; 0: there is none of that name.
 */
extern int	row_by_name(const char *name, size_t len, int *slot);

#endif
