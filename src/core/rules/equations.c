/*
 * equations.c
 *		The rules that hold within a report, and what its figures make of them.
 *
 * A rule with a missing cell is unknown, unless the rest contradicts it
 * already: counts are not negative, so the numbers of a side that has gaps are
 * the least that it can add up to.
 */
#include "core/rules/equations.h"

#include "core/form/editions.h"

#include <string.h>

const char *const gov_rules_verdict_names[] = {"pass", "fail", "unknown"};

/* Returns true when there is an item of the topic that these editions alone have. */
bool
gov_rules_topic_is_used(const GovFigures *f, GovTopicId topic, int form)
{
	for (int i = 0; i < gov_topics[topic].nitems; i++)
	{
		const GovItem *item = &gov_items[gov_topics[topic].first_item + i];

		if (!(item->forms & ~form) && f->status[item->slot] != GOV_ABSENT)
			return true;
	}
	return false;
}

/* Lists a side's cells as seen from an instance, but for rows that are not used. */
static int
side_cells(const GovRule *rule, const GovTerm *terms, const bool *unused, uint8_t *cells)
{
	int			n = 0;

	for (const GovTerm *t = terms; t < terms + GOV_RULE_TERMS && t->n > 0; t++)
		for (int which = t->first; which < t->first + t->n; which++)
			if (rule->scope != GOV_EACH_PARTY || !unused[which])
				cells[n++] = (uint8_t) (which * gov_rules_stride(rule));
	return n;
}

/* The cells of a rule's sides, as seen from its instances. */
typedef struct RuleCells
{
	uint8_t		left[GOV_MAX_TERMS];
	uint8_t		right[GOV_MAX_TERMS];
	int			nleft;
	int			nright;
	bool		formless;
} RuleCells;

static void
set_equation(GovEquation *eq, int r, int instance, const RuleCells *c)
{
	const GovRule *rule = &gov_rules[r];
	const GovTerm *subject = gov_rules_subject(rule);
	int			base = gov_rules_base_slot(rule, instance);

	eq->rule = (uint8_t) r;
	eq->instance = (uint8_t) instance;
	eq->at_most = rule->relation == GOV_AT_MOST;
	eq->formless = c->formless;
	eq->item = (int16_t) gov_rules_instance_item(rule, instance, subject);
	eq->party = (int16_t) gov_rules_instance_party(rule, instance, subject);
	eq->nleft = (uint8_t) c->nleft;
	for (int i = 0; i < c->nleft; i++)
		eq->left[i] = (uint16_t) (base + c->left[i]);
	eq->nright = (uint8_t) c->nright;
	for (int i = 0; i < c->nright; i++)
		eq->right[i] = (uint16_t) (base + c->right[i]);
}

/* Lists the sums of the statistics, if there are any of these; returns how many. */
static int
list_statistics(const GovFigures *f, int r, GovEquation *eqs)
{
	bool		any = false;

	for (int slot = GOV_SLOT_STATISTICS; slot < GOV_ALL_SLOTS; slot++)
		any |= f->status[slot] != GOV_ABSENT;
	for (int instance = 0; any && instance < GOV_NSTATISTICS_SUMS; instance++)
	{
		const GovStatisticSum *sum = &gov_statistic_sums[instance];
		GovEquation *eq = &eqs[instance];

		memset(eq, 0, sizeof(*eq));
		eq->rule = (uint8_t) r;
		eq->instance = (uint8_t) instance;
		eq->item = sum->total;
		eq->party = -1;
		while (eq->nleft < GOV_STATISTICS_PARTS && sum->part[eq->nleft] > 0)
		{
			eq->left[eq->nleft] = (uint16_t) gov_items[sum->part[eq->nleft]].slot;
			eq->nleft++;
		}
		eq->right[eq->nright++] = (uint16_t) gov_items[sum->total].slot;
	}
	return any ? GOV_NSTATISTICS_SUMS : 0;
}

int
gov_rules_list_equations(const GovFigures *f, GovEquation eqs[GOV_MAX_EQUATIONS])
{
	GovUse		use = gov_form_use(GOV_APPLICATIONS, gov_form_kinds_there(GOV_APPLICATIONS, f->status));
	bool		unused[GOV_NAPPLICATIONS];	/* rows of editions that it isn't
											 * of */
	int			n = 0;

	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
		unused[row] = !(use.kinds >> gov_items[GOV_NDISCLOSURE + row].forms & 1);
	for (int r = 0; r < gov_nrules; r++)
	{
		const GovRule *rule = &gov_rules[r];
		int			ninstances = gov_rules_count_instances(rule);
		RuleCells	c;

		if (rule->scope == GOV_IN_WORDS || gov_rules_is_link(rule))
			continue;
		if (rule->scope == GOV_EACH_SUM)
		{
			n += list_statistics(f, r, eqs + n);
			continue;
		}
		c.nleft = side_cells(rule, rule->left, unused, c.left);
		c.nright = side_cells(rule, rule->right, unused, c.right);
		/* several rows in one term are those of whichever edition it is */
		c.formless = rule->scope == GOV_EACH_PARTY && rule->left[0].n > 1 && use.unclear;
		for (int instance = 0; instance < ninstances; instance++)
		{
			if (rule->scope == GOV_EACH_ROW && unused[instance])
				continue;
			if (rule->form && !gov_rules_topic_is_used(f, rule->topics[instance], rule->form))
				continue;
			set_equation(&eqs[n++], r, instance, &c);
		}
	}
	return n;
}

void
gov_rules_add_to_side(GovSide *side, const GovFigures *f, int slot, int sign)
{
	GovDecimal	d = {f->value[slot], f->scale[slot]};

	if (!gov_figures_has_number(f->status[slot]))
	{
		bool		is_signed = gov_items[gov_form_item_of_slot(slot)].is_signed;

		/* a count that is missing is 0 or more */
		side->missing++;
		side->above |= is_signed || sign > 0;
		side->below |= is_signed || sign < 0;
	}
	else if (!side->overflow &&
			 !(sign > 0 ? gov_decimal_add : gov_decimal_sub) (side->known, d, &side->known))
		side->overflow = true;
}

void
gov_rules_compare_sides(GovFinding *finding, bool at_most)
{
	const GovSide *left = &finding->left;
	const GovSide *right = &finding->right;
	int			cmp;

	finding->has_difference = false;
	/* no organ has figures whose sum leaves 64 bits: they can't be right */
	if (left->overflow || right->overflow)
	{
		finding->verdict = GOV_FAIL;
		return;
	}
	cmp = gov_decimal_cmp(left->known, right->known);
	if (left->missing == 0 && right->missing == 0)
		finding->verdict = (at_most ? cmp <= 0 : cmp == 0) ? GOV_PASS : GOV_FAIL;
	else if (cmp > 0 && !left->below && !right->above)
		finding->verdict = GOV_FAIL;
	else if (cmp < 0 && !left->above && !right->below && !at_most)
		finding->verdict = GOV_FAIL;
	else
	{
		finding->verdict = GOV_UNKNOWN;
		return;
	}
	finding->has_difference = gov_decimal_sub(left->known, right->known,
											  &finding->difference);
}

void
gov_rules_check_equation(const GovFigures *f, const GovEquation *eq, GovFinding *finding)
{
	memset(finding, 0, sizeof(*finding));
	for (int i = 0; i < eq->nleft; i++)
		gov_rules_add_to_side(&finding->left, f, eq->left[i], 1);
	for (int i = 0; i < eq->nright; i++)
		gov_rules_add_to_side(&finding->right, f, eq->right[i], 1);
	if (eq->formless)
	{
		finding->left.missing++;
		finding->left.above = true;
	}
	gov_rules_compare_sides(finding, eq->at_most);
}

GovVerdict
gov_rules_check_sign(const GovFigures *f, int slot)
{
	const GovItem *item = &gov_items[gov_form_item_of_slot(slot)];

	if (item->is_signed || item->unit != GOV_UNIT_COUNT ||
		!gov_figures_has_number(f->status[slot]))
		return GOV_UNKNOWN;
	return f->value[slot] >= 0 && f->scale[slot] == 0 ? GOV_PASS : GOV_FAIL;
}

static bool
has_numbers(const GovFigures *f, const uint16_t *slots, int n)
{
	for (int i = 0; i < n; i++)
		if (gov_figures_has_number(f->status[slots[i]]))
			return true;
	return false;
}

int
gov_rules_list_blank_totals(const GovFigures *f, uint16_t slots[GOV_ALL_SLOTS])
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	bool		listed[GOV_ALL_SLOTS] = {false};	/* a total may be that of
													 * two equations */
	int			n = gov_rules_list_equations(f, eqs);
	int			found = 0;

	for (int i = 0; i < n; i++)
		if (!eqs[i].at_most && eqs[i].nright == 1 && f->status[eqs[i].right[0]] == GOV_BLANK &&
			has_numbers(f, eqs[i].left, eqs[i].nleft))
			listed[eqs[i].right[0]] = true;
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		if (listed[slot])
			slots[found++] = (uint16_t) slot;
	return found;
}
