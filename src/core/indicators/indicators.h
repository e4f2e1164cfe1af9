/*
 * indicators.h
 *		Shares and rates that are made of a report's figures.
 *
 * In come open figures, and those of the year before for what needs them; out
 * comes a fraction, or nothing where a part of it has no number.  There is one
 * table, gov_indicators: what is said of indicators and what is computed both
 * come from it.
 */
#ifndef GOV_INDICATORS_INDICATORS_H
#define GOV_INDICATORS_INDICATORS_H

#include "core/base/total.h"
#include "core/figures/refs.h"

/* A figure that is added, or taken away. */
typedef struct GovIndicatorTerm
{
	GovRef		ref;
	int8_t		sign;			/* 1, -1; 0: no more */
	bool		before;			/* of the report of the year before */
} GovIndicatorTerm;

#define GOV_INDICATOR_TERMS	7	/* and one that ends them */

typedef struct GovIndicator
{
	const char *code;			/* "granted_share" */
	const char *label_zh;
	const char *label_en;
	GovIndicatorTerm numerator[GOV_INDICATOR_TERMS];
	GovIndicatorTerm denominator[GOV_INDICATOR_TERMS];
	const char *unit;			/* "share": of 1; "growth": on 1 */
	const char *caution_zh;		/* what it can't be used for */
	const char *caution_en;
} GovIndicator;

extern const GovIndicator gov_indicators[];
extern const int gov_nindicators;

/* Returns the indicator of a code or of a label in Chinese or English; NULL: there is none. */
extern const GovIndicator *gov_indicators_find(const char *name, size_t len);

extern bool gov_indicators_needs_previous(const GovIndicator *indicator);

/* Prints terms: "litigation_direct.upheld + ..."; returns buf. */
#define GOV_INDICATOR_WORDS_MAX	512
extern const char *gov_indicators_print_terms(const GovIndicatorTerm *terms,
											  char buf[GOV_INDICATOR_WORDS_MAX]);

/*
 * Computes both parts of an indicator; previous may be NULL.  Returns false
 * where a part has no number, or the denominator is 0.
 */
extern bool gov_indicators_compute(const GovIndicator *indicator, const GovFigures *f, const GovFigures *previous,
								   GovTotal *numerator, GovTotal *denominator);

#endif
