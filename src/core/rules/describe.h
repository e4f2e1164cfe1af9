/*
 * describe.h
 *		What the rules come to, in words of either language.
 *
 * In English cells are called by their codes, in Chinese by the form's labels.
 */
#ifndef GOV_RULES_DESCRIBE_H
#define GOV_RULES_DESCRIBE_H

#include "core/base/wording.h"
#include "core/rules/links.h"

#define GOV_CHECK_MESSAGE_MAX	2048

static inline GovWordingId
gov_rules_name(int rule)
{
	return (GovWordingId) (GOV_SAY_RULE_BALANCE + rule);
}

static inline GovWordingId
gov_rules_status_word(int status)
{
	return (GovWordingId) (GOV_SAY_STATUS_ABSENT + status);
}

/* Each puts a finding. */
extern void gov_rules_describe_equation(GovMessage *w, GovLang lang, const GovFigures *f,
										const GovEquation *eq, const GovFinding *finding);
extern void gov_rules_describe_sign(GovMessage *w, GovLang lang, const GovFigures *f, int slot);

/* A link between two years. */
typedef struct GovLinkedYears
{
	const GovFigures *previous;
	const GovFigures *current;
	const GovLink *link;
} GovLinkedYears;

extern void gov_rules_describe_link(GovMessage *w, GovLang lang, const GovLinkedYears *years,
									const GovFinding *finding);

/* Puts what a cell is called. */
extern void gov_rules_put_cell(GovMessage *w, GovLang lang, int slot);

/* Puts the rule, and the instance of it. */
extern void gov_rules_put_instance(GovMessage *w, GovLang lang, int rule, int instance);

#endif
