/*
 * links.c
 *		The rules that link a report to that of the year before.
 */
#include "core/rules/links.h"

#include <string.h>

static int
add_terms(const GovRule *rule, int instance, const GovTerm *terms, GovLinkTerm *out)
{
	int			n = 0;

	for (const GovTerm *t = terms; t < terms + GOV_RULE_TERMS && t->n > 0; t++)
	{
		out[n].slot = (uint8_t) gov_rules_term_slot(rule, instance, t);
		out[n].sign = t->sign;
		out[n++].before = t->before;
	}
	return n;
}

int
gov_rules_list_all_links(GovLink links[GOV_MAX_LINKS])
{
	int			n = 0;

	for (int r = 0; r < gov_nrules; r++)
	{
		const GovRule *rule = &gov_rules[r];
		const GovTerm *subject = gov_rules_subject(rule);

		if (rule->scope == GOV_IN_WORDS || !gov_rules_is_link(rule))
			continue;
		for (int instance = 0; instance < gov_rules_count_instances(rule); instance++)
		{
			GovLink    *link = &links[n++];

			link->rule = (uint8_t) r;
			link->instance = (uint8_t) instance;
			link->item = (int16_t) gov_rules_instance_item(rule, instance, subject);
			link->party = (int16_t) gov_rules_instance_party(rule, instance, subject);
			link->nleft = (uint8_t) add_terms(rule, instance, rule->left, link->left);
			link->nright = (uint8_t) add_terms(rule, instance, rule->right, link->right);
		}
	}
	return n;
}

int
gov_rules_list_links(const GovFigures *previous, const GovFigures *current, GovLink links[GOV_MAX_LINKS])
{
	int			nall = gov_rules_list_all_links(links);
	int			n = 0;

	for (int i = 0; i < nall; i++)
	{
		const GovRule *rule = &gov_rules[links[i].rule];

		if (rule->form &&
			!gov_rules_topic_is_used(current, rule->topics[links[i].instance], rule->form) &&
			!gov_rules_topic_is_used(previous, rule->topics[links[i].instance], rule->form))
			continue;
		links[n++] = links[i];
	}
	return n;
}

static void
add_up(const GovFigures *previous, const GovFigures *current, const GovLinkTerm *terms, int n,
	   GovSide *side)
{
	for (int i = 0; i < n; i++)
		gov_rules_add_to_side(side, terms[i].before ? previous : current, terms[i].slot, terms[i].sign);
}

void
gov_rules_check_link(const GovFigures *previous, const GovFigures *current, const GovLink *link,
					 GovFinding *finding)
{
	memset(finding, 0, sizeof(*finding));
	add_up(previous, current, link->left, link->nleft, &finding->left);
	add_up(previous, current, link->right, link->nright, &finding->right);
	gov_rules_compare_sides(finding, gov_rules[link->rule].relation == GOV_AT_MOST);
}

/* Adds the terms of one report, sign: of a side as seen from the current one. */
static void
add_part(const GovFigures *f, const GovLinkTerm *terms, int n, bool before, int sign, GovSide *part)
{
	for (int i = 0; i < n; i++)
		if (terms[i].before == before)
			gov_rules_add_to_side(part, f, terms[i].slot, before ? -sign * terms[i].sign : sign * terms[i].sign);
}

void
gov_rules_link_part(const GovFigures *f, const GovLink *link, bool before, GovSide *part)
{
	memset(part, 0, sizeof(*part));
	add_part(f, link->left, link->nleft, before, 1, part);
	add_part(f, link->right, link->nright, before, -1, part);
}
