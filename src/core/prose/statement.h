/*
 * statement.h
 *		What a sentence states, as it comes out.
 */
#ifndef GOV_PROSE_STATEMENT_H
#define GOV_PROSE_STATEMENT_H

#include "core/prose/lexicon.h"
#include "core/text/page.h"

typedef enum GovQualifier
{
	GOV_EXACTLY, GOV_AT_LEAST, GOV_ABOUT
} GovQualifier;

/* Whose figures they are, where a sentence says so. */
typedef enum GovProseScope
{
	GOV_SCOPE_UNSAID, GOV_SCOPE_OF_REGION, GOV_SCOPE_OF_ORGAN, GOV_SCOPE_OF_PART
} GovProseScope;

typedef struct GovStatement
{
	int			measure;		/* index in gov_measures */
	int64_t		value;			/* / 10^scale */
	uint8_t		scale;
	bool		percent;		/* a share or rate of the measure */
	bool		words;			/* nought, said in words */
	uint8_t		qualifier;		/* GovQualifier */
	uint8_t		applicant;		/* GovApplicant */
	uint8_t		scope;			/* GovProseScope */
	uint16_t	year;			/* that the sentence names; 0: none */
	GovStr		raw;			/* what was read, in the text */
	uint32_t	line;			/* of the source, 1-based */
} GovStatement;

typedef struct GovProse
{
	GovStatement *list;
	uint32_t	n;
} GovProse;

/* By applicant, scope and qualifier, as SQL shows them; NULL: not said. */
extern const char *const gov_applicant_names[];
extern const char *const gov_prose_scope_names[];
extern const char *const gov_qualifier_names[];

#endif
