/*
 * outcome.h
 *		What the rules of the form come to, for whoever reports it: a row of
 *		govreport_check()'s, a line of an error, a violation to be waived.
 */
#ifndef GOVRPT_OUTCOME_H
#define GOVRPT_OUTCOME_H

#include "pg/rows.h"

#include "core/rules/describe.h"

/* What an instance of a rule came to. */
typedef struct RuleOutcome
{
	int			rule;			/* index into gov_rules */
	int			item;			/* -1: none */
	int			party;			/* -1: none */
	GovVerdict	verdict;
	const GovFinding *finding;	/* NULL: the sides are of no use */
	const char *message;
} RuleOutcome;

/* Puts a row shaped as those of govreport_check(). */
extern void govrpt_outcome_put(GovrptRows *rows, const RuleOutcome *outcome);

/*
 * Calls found for every violation of a rule of severity error that needs one
 * report only.  The difference of rule sign is the value.
 */
typedef void (*ViolationFound) (const RuleOutcome *violation, void *arg);
extern void govrpt_each_violation(const GovFigures *f, ViolationFound found, void *arg);

#endif
