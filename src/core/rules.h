/*
 * rules.h
 *		The rules of the form (gov_rules in form.c) brought to their cells and
 *		into words.
 */
#ifndef GOV_RULES_H
#define GOV_RULES_H

#include "form.h"

/* By position in gov_rules. */
typedef enum GovRuleId
{
	GOV_RULE_BALANCE, GOV_RULE_ROW_TOTAL, GOV_RULE_OUTCOME_TOTAL,
	GOV_RULE_REMEDY_TOTAL, GOV_RULE_SIGN, GOV_RULE_DISCLOSURE_ORDER,
	GOV_RULE_CARRY_LINK, GOV_RULE_STOCK_LINK, GOV_RULE_ITEMS_LINK,
	GOV_RULE_REGION_SUM, GOV_RULE_NARRATIVE
} GovRuleId;

/* Is it about two years? */
extern bool gov_rule_is_link(const GovRule *rule);

extern int	gov_rule_instances(const GovRule *rule);

/*
 * Where the cells of an instance lie: what a term calls n (a row, a party, a
 * place) has slot base + n * stride.
 */
typedef struct GovCells
{
	int			base;
	int			stride;
} GovCells;

static inline GovCells
gov_rule_cells(const GovRule *rule, int instance)
{
	GovCells	cells = {0, 1};

	switch (rule->scope)
	{
		case GOV_EACH_PARTY:
			cells.base = gov_slot(0, instance);
			cells.stride = GOV_NPARTIES;
			break;
		case GOV_EACH_ROW:
			cells.base = gov_slot(instance, 0);
			break;
		case GOV_EACH_TOPIC:
			cells.base = gov_items[gov_topics[rule->topics[instance]].first_item].slot;
			break;
		case GOV_IN_WORDS:
			break;
	}
	return cells;
}

/* The slot of a term of one cell. */
static inline int
gov_rule_slot(const GovRule *rule, int instance, const GovTerm *term)
{
	GovCells	cells = gov_rule_cells(rule, instance);

	return cells.base + term->first * cells.stride;
}

/*
 * What an instance is about: the item and party (-1: none) of the single
 * cell on one of its sides.
 */
extern void gov_rule_subject(const GovRule *rule, int instance, int *item, int *party);

/*
 * "each of the 7 parties", "received + carried_in = ..."; NUL-terminated, cut
 * off where buf ends.  Returns the length.
 */
#define GOV_RULE_WORDS_MAX	256
extern size_t gov_rule_scope(const GovRule *rule, char *buf, size_t size);
extern size_t gov_rule_equation(const GovRule *rule, char *buf, size_t size);

/* What a cell is called within its rule: the part of its name that varies. */
extern const char *gov_rule_term_name(const GovRule *rule, int slot);

/* What an instance is called: a party, a row, or a topic. */
extern const char *gov_rule_instance_name(const GovRule *rule, int instance);

#endif
