/*
 * rules.c
 *		The rules of the form, brought to their cells and into words.
 */
#include "core/rules/rules.h"

#include "core/base/message.h"

#include <string.h>

bool
gov_rules_is_link(const GovRule *rule)
{
	for (int i = 0; i < GOV_RULE_TERMS; i++)
		if (rule->right[i].before)
			return true;
	return false;
}

int
gov_rules_count_instances(const GovRule *rule)
{
	switch (rule->scope)
	{
		case GOV_EACH_PARTY:
			return GOV_NPARTIES;
		case GOV_EACH_ROW:
			return GOV_NAPPLICATIONS;
		case GOV_EACH_TOPIC:
			return rule->ntopics;
		case GOV_EACH_SUM:
			return GOV_NSTATISTICS_SUMS;
		case GOV_IN_WORDS:
			break;
	}
	return 0;
}

/* Returns true for a side of one cell. */
static bool
is_single(const GovTerm *side)
{
	return side[0].n == 1 && side[1].n == 0;
}

const GovTerm *
gov_rules_subject(const GovRule *rule)
{
	/* a link says something of the current report */
	if (!gov_rules_is_link(rule) && is_single(rule->right))
		return rule->right;
	return is_single(rule->left) ? rule->left : NULL;
}

const char *
gov_rules_term_name(const GovRule *rule, int slot)
{
	const char *code = gov_items[gov_form_item_of_slot(slot)].code;

	switch (rule->scope)
	{
		case GOV_EACH_ROW:
			return gov_parties[gov_form_party_of_slot(slot)].code;
		case GOV_EACH_TOPIC:
			return strrchr(code, '.') + 1;
		default:
			return code;
	}
}

const char *
gov_rules_instance_name(const GovRule *rule, int instance)
{
	switch (rule->scope)
	{
		case GOV_EACH_PARTY:
			return gov_parties[instance].code;
		case GOV_EACH_ROW:
			return gov_items[GOV_NDISCLOSURE + instance].code;
		case GOV_EACH_SUM:
			return gov_items[gov_statistic_sums[instance].total].code;
		default:
			return gov_topics[rule->topics[instance]].code;
	}
}

static void
put_terms(GovMessage *w, const GovRule *rule, const GovTerm *terms)
{
	for (int i = 0; i < GOV_RULE_TERMS && terms[i].n > 0; i++)
	{
		const GovTerm *t = &terms[i];

		if (i > 0 || t->sign < 0)
			gov_message_put_string(w, t->sign < 0 ? " - " : " + ");
		gov_message_put_string(w, t->words ? t->words :
							   gov_rules_term_name(rule, gov_rules_term_slot(rule, 0, t)));
		if (gov_rules_is_link(rule))
			gov_message_put_string(w, t->before ? "(Y-1)" : "(Y)");
	}
}

size_t
gov_rules_print_equation(const GovRule *rule, char *buf, size_t size)
{
	GovMessage	w = {buf, size};

	if (rule->equation_words)
		gov_message_put_string(&w, rule->equation_words);
	else
	{
		put_terms(&w, rule, rule->left);
		gov_message_put_string(&w, rule->relation == GOV_AT_MOST ? " <= " : " = ");
		put_terms(&w, rule, rule->right);
	}
	return (size_t) (w.at - buf);
}

size_t
gov_rules_print_scope(const GovRule *rule, char *buf, size_t size)
{
	GovMessage	w = {buf, size};

	if (rule->form)
		gov_message_put(&w, "%d form: ", gov_editions[__builtin_ctz((unsigned) rule->form)].year);
	else if (gov_rules_is_link(rule))
		gov_message_put_string(&w, "same agency · years Y-1 and Y · ");
	switch (rule->scope)
	{
		case GOV_EACH_PARTY:
			gov_message_put(&w, "each of the %d parties", GOV_NPARTIES);
			break;
		case GOV_EACH_ROW:
			gov_message_put_string(&w, "each application row");
			break;
		case GOV_EACH_TOPIC:
			for (int i = 0; i < rule->ntopics; i++)
				gov_message_put(&w, "%s%s", i > 0 ? " · " : "", gov_topics[rule->topics[i]].code);
			break;
		case GOV_EACH_SUM:
		case GOV_IN_WORDS:
			gov_message_put_string(&w, rule->scope_words);
	}
	return (size_t) (w.at - buf);
}
