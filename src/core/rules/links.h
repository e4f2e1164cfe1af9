/*
 * links.h
 *		The rules that link a report to that of the year before.
 */
#ifndef GOV_RULES_LINKS_H
#define GOV_RULES_LINKS_H

#include "core/rules/equations.h"

typedef struct GovLinkTerm
{
	uint8_t		slot;
	int8_t		sign;			/* 1, -1 */
	bool		before;			/* in the report of the year before */
} GovLinkTerm;

/* An instance of a rule that links two years. */
typedef struct GovLink
{
	uint8_t		rule;			/* GovRuleId */
	uint8_t		instance;		/* of its scope */
	uint8_t		nleft;
	uint8_t		nright;
	int16_t		item;
	int16_t		party;			/* or -1 */
	GovLinkTerm left[GOV_RULE_TERMS];
	GovLinkTerm right[GOV_RULE_TERMS];
} GovLink;

#define GOV_MAX_LINKS	(GOV_NPARTIES + 2 + 5)

/*
 * Lists the links that apply to two reports: those of rows that both forms have,
 * and those of a form that either report uses, so that a change of the form shows
 * as unknown.  Returns their number.
 */
extern int	gov_rules_list_links(const GovFigures *previous, const GovFigures *current,
								 GovLink links[GOV_MAX_LINKS]);

/* Lists all there are.  One that does not apply to two reports does not fail,
 * either. */
extern int	gov_rules_list_all_links(GovLink links[GOV_MAX_LINKS]);

/*
 * Fills part with what one of the two reports says in a link, all of it on one
 * side: the link is that the current one's part equals the previous one's
 * (before).
 */
extern void gov_rules_link_part(const GovFigures *f, const GovLink *link, bool before, GovSide *part);
extern void gov_rules_check_link(const GovFigures *previous, const GovFigures *current,
								 const GovLink *link, GovFinding *finding);

#endif
