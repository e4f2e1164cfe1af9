/*
 * outcome.c
 *		What the rules of the form come to: as rows, and as violations.
 */
#include "pg/outcome.h"

/* The columns of govreport_check(). */
enum
{
	COL_RULE, COL_SEVERITY, COL_STATUS, COL_ITEM, COL_PARTY, COL_LHS, COL_RHS,
	COL_DIFFERENCE, COL_MESSAGE
};

/* A side is shown when it is whole, or says enough for a failure. */
static void
set_side(GovrptRows *rows, int column, const GovSide *side, GovVerdict verdict)
{
	if (!side->overflow && (side->missing == 0 || verdict == GOV_FAIL))
		govrpt_row_set_decimal(rows, column, side->known);
}

void
govrpt_outcome_put(GovrptRows *rows, const RuleOutcome *outcome)
{
	const GovFinding *finding = outcome->finding;

	govrpt_row_set_text(rows, COL_RULE, gov_rules[outcome->rule].code);
	govrpt_row_set_text(rows, COL_SEVERITY, gov_rules[outcome->rule].severity);
	govrpt_row_set_text(rows, COL_STATUS, gov_rules_verdict_names[outcome->verdict]);
	if (outcome->item >= 0)
		govrpt_row_set_text(rows, COL_ITEM, gov_items[outcome->item].code);
	if (outcome->party >= 0)
		govrpt_row_set_text(rows, COL_PARTY, gov_parties[outcome->party].code);
	if (finding)
	{
		set_side(rows, COL_LHS, &finding->left, outcome->verdict);
		set_side(rows, COL_RHS, &finding->right, outcome->verdict);
		if (finding->has_difference)
			govrpt_row_set_decimal(rows, COL_DIFFERENCE, finding->difference);
	}
	govrpt_row_set_text(rows, COL_MESSAGE, outcome->message);
	govrpt_row_set_cell(rows, outcome->item, outcome->party);
	govrpt_rows_put(rows);
}

static void
each_broken_equation(const GovFigures *f, ViolationFound found, void *arg)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	int			n = gov_rules_list_equations(f, eqs);

	for (int i = 0; i < n; i++)
	{
		const GovEquation *eq = &eqs[i];
		GovFinding	finding;
		char		message[GOV_CHECK_MESSAGE_MAX];
		GovMessage	w = {message, sizeof(message)};
		RuleOutcome violation = {eq->rule, eq->item, eq->party, GOV_FAIL, &finding, message};

		if (strcmp(gov_rules[eq->rule].severity, "error") != 0)
			continue;
		gov_rules_check_equation(f, eq, &finding);
		if (finding.verdict != GOV_FAIL)
			continue;
		gov_rules_describe_equation(&w, GOV_EN, f, eq, &finding);
		found(&violation, arg);
	}
}

static void
wrong_sign(const GovFigures *f, int slot, ViolationFound found, void *arg)
{
	GovFinding	finding = {.verdict = GOV_FAIL,.has_difference = true};
	char		message[GOV_CHECK_MESSAGE_MAX];
	GovMessage	w = {message, sizeof(message)};
	RuleOutcome violation = {GOV_RULE_SIGN, gov_form_item_of_slot(slot), gov_form_party_of_slot(slot), GOV_FAIL,
	&finding, message};

	finding.left.known = gov_decimal(f->value[slot], f->scale[slot]);
	finding.right.overflow = true;	/* there is no other side */
	finding.difference = finding.left.known;
	gov_rules_describe_sign(&w, GOV_EN, f, slot);
	found(&violation, arg);
}

void
govrpt_each_violation(const GovFigures *f, ViolationFound found, void *arg)
{
	each_broken_equation(f, found, arg);
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		if (gov_rules_check_sign(f, slot) == GOV_FAIL)
			wrong_sign(f, slot, found, arg);
}
