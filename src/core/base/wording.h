/*
 * wording.h
 *		What is said of a report, in the languages it can be said in.
 *
 * wordings.def has every sentence in each language, with places for facts:
 * "{row}: no values stand beside this label".  Which sentence, and its facts, is
 * decided where something is found out; into words it is put here.
 */
#ifndef GOV_BASE_WORDING_H
#define GOV_BASE_WORDING_H

#include "core/base/message.h"
#include "core/base/str.h"

#include <string.h>

typedef enum GovLang
{
	GOV_ZH, GOV_EN, GOV_NLANGS
} GovLang;

extern const char *const gov_lang_codes[GOV_NLANGS];	/* "zh", "en" */

typedef enum GovSeverity
{
	GOV_INFO, GOV_WARNING, GOV_SEVERE,	/* shown as info, warning, error */
	GOV_NSEVERITIES
} GovSeverity;

extern const char *const gov_severity_names[GOV_NSEVERITIES];

typedef enum GovWordingId
{
	GOV_SAY_NOTHING,
#define SENTENCE(id, code, severity, zh, en)	GOV_SAY_##id,
#define PHRASE(id, zh, en)						GOV_SAY_##id,
#include "core/base/wordings.def"
	GOV_NWORDINGS
} GovWordingId;

typedef struct GovWording
{
	const char *code;			/* lower_snake_case; NULL: a phrase */
	GovSeverity severity;
	const char *in[GOV_NLANGS]; /* by GovLang */
} GovWording;

extern const GovWording gov_wordings[GOV_NWORDINGS];

typedef enum GovFactKind
{
	GOV_FACT_TEXT,				/* as it is */
	GOV_FACT_CODE,				/* of a row, an item, or a part of the form,
								 * which has a label in each language */
	GOV_FACT_NUMBER
} GovFactKind;

/* What stands in a sentence's place of that name. */
typedef struct GovFact
{
	const char *name;			/* NULL: no more */
	GovFactKind kind;
	GovStr		text;
	int64_t		number;
} GovFact;

#define GOV_MAX_FACTS	8

/* Facts of a call: GOV_FACTS(gov_fact_number("n", 3), ...). */
#define GOV_FACTS(...)	((const GovFact[]) {__VA_ARGS__, {NULL, GOV_FACT_TEXT, {NULL, 0}, 0}})

static inline GovFact
gov_fact_text(const char *name, const char *s, size_t len)
{
	GovFact		fact = {name, GOV_FACT_TEXT, {s, (uint32_t) len}, 0};

	return fact;
}

static inline GovFact
gov_fact_string(const char *name, const char *s)
{
	return gov_fact_text(name, s, strlen(s));
}

static inline GovFact
gov_fact_code(const char *name, const char *code)
{
	GovFact		fact = {name, GOV_FACT_CODE, {code, (uint32_t) strlen(code)}, 0};

	return fact;
}

static inline GovFact
gov_fact_number(const char *name, int64_t number)
{
	GovFact		fact = {name, GOV_FACT_NUMBER, {NULL, 0}, number};

	return fact;
}

/* Returns the fact of that name; NULL: there is none. */
extern const GovFact *gov_fact_find(const GovFact *facts, const char *name, size_t len);

/* Adds a sentence, or a phrase; facts may be NULL. */
extern void gov_say(GovMessage *w, GovLang lang, GovWordingId id, const GovFact *facts);

#endif
