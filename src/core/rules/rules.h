/*
 * rules.h
 *		The rules of the form (gov_rules in form.c), brought to their cells and
 *		into words.
 *
 * The room rules/ says whether the figures of a report agree.  In come figures,
 * of one year or of two; out come findings: a rule, the instance of it (an
 * applicant, a row, a topic), a verdict, and a sentence that says why.  This
 * file knows the rules as such, equations.h those that hold within a report,
 * links.h those that link it to the year before; verdict.c has the verdict alone,
 * quickly.
 */
#ifndef GOV_RULES_RULES_H
#define GOV_RULES_RULES_H

#include "core/form/form.h"

/* By position in gov_rules. */
typedef enum GovRuleId
{
	GOV_RULE_BALANCE, GOV_RULE_ROW_TOTAL, GOV_RULE_OUTCOME_TOTAL,
	GOV_RULE_REMEDY_TOTAL, GOV_RULE_SIGN, GOV_RULE_DISCLOSURE_ORDER,
	GOV_RULE_CARRY_LINK, GOV_RULE_STOCK_LINK, GOV_RULE_ITEMS_LINK,
	GOV_RULE_REGION_SUM, GOV_RULE_NARRATIVE, GOV_RULE_STATISTICS_TOTAL
} GovRuleId;

/* Returns true for a rule about two years. */
extern bool gov_rules_is_link(const GovRule *rule);

extern int	gov_rules_count_instances(const GovRule *rule);

/*
 * The cells of an instance: the one that a term calls n (a row, a party, a place)
 * has slot base + n * stride.
 */
static inline int
gov_rules_base_slot(const GovRule *rule, int instance)
{
	switch (rule->scope)
	{
		case GOV_EACH_PARTY:
			return gov_form_slot(0, instance);
		case GOV_EACH_ROW:
			return gov_form_slot(instance, 0);
		case GOV_EACH_TOPIC:
			return gov_items[gov_topics[rule->topics[instance]].first_item].slot;
		case GOV_EACH_SUM:
			return gov_items[gov_statistic_sums[instance].total].slot;
		case GOV_IN_WORDS:
			break;
	}
	return 0;
}

static inline int
gov_rules_stride(const GovRule *rule)
{
	return rule->scope == GOV_EACH_PARTY ? GOV_NPARTIES : 1;
}

/* Returns the slot of a term of one cell. */
static inline int
gov_rules_term_slot(const GovRule *rule, int instance, const GovTerm *term)
{
	return gov_rules_base_slot(rule, instance) + term->first * gov_rules_stride(rule);
}

/* Returns the single cell on a side, which an instance is about; NULL: none. */
extern const GovTerm *gov_rules_subject(const GovRule *rule);

/* Returns the item of the subject in an instance; -1: none. */
static inline int
gov_rules_instance_item(const GovRule *rule, int instance, const GovTerm *subject)
{
	if (!subject)
		return -1;
	switch (rule->scope)
	{
		case GOV_EACH_PARTY:
			return GOV_NDISCLOSURE + subject->first;
		case GOV_EACH_ROW:
			return GOV_NDISCLOSURE + instance;
		default:
			return gov_topics[rule->topics[instance]].first_item + subject->first;
	}
}

/* Returns the party of an instance, or of its subject; -1: none. */
static inline int
gov_rules_instance_party(const GovRule *rule, int instance, const GovTerm *subject)
{
	if (rule->scope == GOV_EACH_PARTY)
		return instance;
	return rule->scope == GOV_EACH_ROW && subject ? subject->first : -1;
}

/*
 * "each of the 7 parties", "received + carried_in = ..."; NUL-terminated, cut off
 * where buf ends.  Return the length.
 */
#define GOV_RULE_WORDS_MAX	256
extern size_t gov_rules_print_scope(const GovRule *rule, char *buf, size_t size);
extern size_t gov_rules_print_equation(const GovRule *rule, char *buf, size_t size);

/* Returns what a cell is called within its rule: the part of its name that varies. */
extern const char *gov_rules_term_name(const GovRule *rule, int slot);

/* Returns what an instance is called: a party, a row, or a topic. */
extern const char *gov_rules_instance_name(const GovRule *rule, int instance);

#endif
