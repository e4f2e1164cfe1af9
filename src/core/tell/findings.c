/*
 * findings.c
 *		Everything that is wrong with a report: the rules that fail, and the rest in
 *		its order.
 */
#include "core/tell/findings.h"

#include "core/rules/describe.h"
#include "core/tell/changes.h"
#include "core/tell/doubts.h"
#include "core/tell/gaps.h"
#include "core/tell/sentences.h"

#include <string.h>

static GovSeverity
severity_of(const GovRule *rule)
{
	for (int s = 0; s < GOV_NSEVERITIES; s++)
		if (strcmp(gov_severity_names[s], rule->severity) == 0)
			return (GovSeverity) s;
	return GOV_WARNING;
}

/* An instance of a rule that fails, about the cell of an item and party, if any. */
static void
add_violation(GovFinder *f, int rule, int item, int party, const char *message)
{
	const GovFact *facts = GOV_FACTS(gov_fact_string("message", message));
	GovTold    *told;

	/* a rule without a total is about a column */
	told = item < 0 ? gov_tell_add_column(f, GOV_SAY_VIOLATION, party, facts) :
		gov_tell_add_cell(f, GOV_SAY_VIOLATION, gov_items[item].slot + (party < 0 ? 0 : party), facts);
	told->rule = rule;
	told->code = gov_rules[rule].code;
	told->severity = severity_of(&gov_rules[rule]);
}

static void
tell_equations(GovFinder *f)
{
	const GovFigures *figures = f->from->figures;
	GovEquation eqs[GOV_MAX_EQUATIONS];
	int			n = gov_rules_list_equations(figures, eqs);

	for (int i = 0; i < n; i++)
	{
		GovFinding	finding;
		char		buf[GOV_CHECK_MESSAGE_MAX];
		GovMessage	w = {buf, sizeof(buf)};

		gov_rules_check_equation(figures, &eqs[i], &finding);
		if (finding.verdict != GOV_FAIL)
			continue;
		gov_rules_describe_equation(&w, f->lang, figures, &eqs[i], &finding);
		add_violation(f, eqs[i].rule, eqs[i].item, eqs[i].party, buf);
	}
}

static void
tell_signs(GovFinder *f)
{
	const GovFigures *figures = f->from->figures;

	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		char		buf[GOV_CHECK_MESSAGE_MAX];
		GovMessage	w = {buf, sizeof(buf)};

		if (gov_rules_check_sign(figures, slot) != GOV_FAIL)
			continue;
		gov_rules_describe_sign(&w, f->lang, figures, slot);
		add_violation(f, GOV_RULE_SIGN, gov_form_item_of_slot(slot), gov_form_party_of_slot(slot), buf);
	}
}

/* Reports that don't state their year are of the years that the caller says. */
static void
tell_links(GovFinder *f)
{
	const GovFindingsSource *from = f->from;
	GovLink		links[GOV_MAX_LINKS];
	int			n;

	if (!from->previous)
		return;
	if (from->year != 0 && from->previous_year != 0 && from->year != from->previous_year + 1)
	{
		gov_tell_add(f, GOV_SAY_YEARS_DO_NOT_ADJOIN,
					 GOV_FACTS(gov_fact_number("before", from->previous_year),
							   gov_fact_number("now", from->year)));
		return;
	}
	n = gov_rules_list_links(from->previous, from->figures, links);
	for (int i = 0; i < n; i++)
	{
		GovLinkedYears years = {from->previous, from->figures, &links[i]};
		GovFinding	finding;
		char		buf[GOV_CHECK_MESSAGE_MAX];
		GovMessage	w = {buf, sizeof(buf)};

		gov_rules_check_link(from->previous, from->figures, &links[i], &finding);
		if (finding.verdict != GOV_FAIL)
			continue;
		gov_rules_describe_link(&w, f->lang, &years, &finding);
		add_violation(f, links[i].rule, links[i].item, links[i].party, buf);
	}
}

static void
tell(GovFinder *f)
{
	if (f->from->is_report)
	{
		tell_equations(f);
		tell_signs(f);
		gov_tell_changes(f);
		gov_tell_gaps(f);
		tell_links(f);
		gov_tell_sentences(f);
	}
	gov_tell_doubts(f);
}

GovErrorCode
gov_tell_findings(GovArena *a, const GovFindingsSource *from, GovLang lang, GovFindings *out)
{
	GovFinder	f = {a, from, lang, out};

	GOV_CATCH(a);
	memset(out, 0, sizeof(*out));
	tell(&f);
	return GOV_CAUGHT(a);
}
