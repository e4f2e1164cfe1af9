/*
 * describe.c
 *		What the rules come to, in words of either language.
 */
#include "core/rules/describe.h"

#include "core/form/called.h"

/* More gaps than that are counted, not named. */
#define MAX_NAMED_GAPS	3

/* A side of an equation, and the language it is put in. */
typedef struct Side
{
	GovMessage *w;
	GovLang		lang;
	const GovRule *rule;
	const GovFigures *f;
	const uint16_t *slots;
	int			n;
	const GovSide *sum;
	bool		formless;
} Side;

static void
put_term(GovMessage *w, GovLang lang, const GovRule *rule, int slot)
{
	int			item = gov_form_item_of_slot(slot);

	if (lang == GOV_EN)
		gov_message_put_string(w, gov_rules_term_name(rule, slot));
	else
		gov_form_put_last(w, lang, item, rule->scope == GOV_EACH_ROW ? gov_form_party_of_slot(slot) : -1);
}

static void
put_instance_name(GovMessage *w, GovLang lang, const GovRule *rule, int instance)
{
	if (lang == GOV_EN)
		gov_message_put_string(w, gov_rules_instance_name(rule, instance));
	else if (rule->scope == GOV_EACH_PARTY)
		gov_form_put_party(w, lang, instance);
	else if (rule->scope == GOV_EACH_ROW)
		gov_form_put_item(w, lang, GOV_NDISCLOSURE + instance);
	else if (rule->scope == GOV_EACH_SUM)
		gov_form_put_item(w, lang, gov_statistic_sums[instance].total);
	else
		gov_form_put_topic(w, lang, rule->topics[instance]);
}

static void
put_rule_of(GovMessage *w, GovLang lang, int rule, const char *instance)
{
	gov_say(w, lang, GOV_SAY_RULE_OF,
			GOV_FACTS(gov_fact_string("rule", gov_wordings[gov_rules_name(rule)].in[lang]),
					  gov_fact_string("instance", instance)));
}

void
gov_rules_put_instance(GovMessage *w, GovLang lang, int rule, int instance)
{
	char		buf[GOV_RULE_WORDS_MAX];
	GovMessage	name = {buf, sizeof(buf)};

	put_instance_name(&name, lang, &gov_rules[rule], instance);
	put_rule_of(w, lang, rule, buf);
}

void
gov_rules_put_cell(GovMessage *w, GovLang lang, int slot)
{
	char		code[GOV_SLOT_NAME_MAX];

	if (lang == GOV_EN)
		gov_message_put_string(w, gov_figures_slot_name(slot, code));
	else
		gov_form_put_cell(w, lang, slot);
}

/* Puts " (blank)" in place of a number that isn't there. */
static void
put_number_or_gap(GovMessage *w, GovLang lang, const GovFigures *f, int slot)
{
	if (gov_figures_has_number(f->status[slot]))
		gov_message_put_decimal(w, gov_decimal(f->value[slot], f->scale[slot]));
	else
		gov_say(w, lang, GOV_SAY_GAP,
				GOV_FACTS(gov_fact_string("status", gov_wordings[gov_rules_status_word(f->status[slot])].in[lang])));
}

/*
 * Puts "a 1 + b 2"; of many terms only those that aren't 0, of many gaps only
 * their number.
 */
static void
put_terms(const Side *s)
{
	bool		terse = s->n > GOV_NPARTIES;
	bool		name_gaps = s->sum->missing <= MAX_NAMED_GAPS;
	int			shown = 0;

	for (int i = 0; i < s->n; i++)
	{
		int			slot = s->slots[i];

		if (gov_figures_has_number(s->f->status[slot]) ? terse && s->f->value[slot] == 0 : !name_gaps)
			continue;
		gov_message_put_string(s->w, shown++ ? " + " : "");
		put_term(s->w, s->lang, s->rule, slot);
		gov_message_put_string(s->w, " ");
		put_number_or_gap(s->w, s->lang, s->f, slot);
	}
	if (!name_gaps || s->formless)
		gov_message_put_string(s->w, shown++ ? " + " : "");
	if (!name_gaps)
		gov_say(s->w, s->lang, GOV_SAY_SOME_MISSING, GOV_FACTS(gov_fact_number("n", s->sum->missing)));
	else if (s->formless)
		gov_say(s->w, s->lang, GOV_SAY_OTHER_ABSENT, NULL);
	if (shown == 0)
		gov_say(s->w, s->lang, GOV_SAY_ALL_ZERO, GOV_FACTS(gov_fact_number("n", s->n)));
}

/* Puts "a 1 + b 2 = 3". */
static void
put_side(const Side *s)
{
	if (s->sum->missing >= s->n)
	{
		gov_say(s->w, s->lang, GOV_SAY_ALL_MISSING, GOV_FACTS(gov_fact_number("n", s->n)));
		return;
	}
	put_terms(s);
	if (s->sum->overflow)
		gov_say(s->w, s->lang, GOV_SAY_LEAVES_64_BITS, NULL);
	else if (s->n > 1)
	{
		gov_message_put_string(s->w, s->sum->missing ? " >= " : " = ");
		gov_message_put_decimal(s->w, s->sum->known);
	}
}

/* Puts "the total printed is 3". */
static void
put_total(const Side *s, bool at_most)
{
	char		what[GOV_RULE_WORDS_MAX];
	char		value[GOV_DECIMAL_MAXLEN];
	GovMessage	w = {what, sizeof(what)};
	int			status = s->f->status[s->slots[0]];

	if (at_most)
		put_term(&w, s->lang, s->rule, s->slots[0]);
	else
		gov_say(&w, s->lang, GOV_SAY_TOTAL, NULL);
	if (s->sum->missing)
	{
		gov_say(s->w, s->lang, GOV_SAY_TOTAL_IS,
				GOV_FACTS(gov_fact_string("what", what),
						  gov_fact_string("status", gov_wordings[gov_rules_status_word(status)].in[s->lang])));
		return;
	}
	gov_decimal_print(s->sum->known, value);
	gov_say(s->w, s->lang, GOV_SAY_TOTAL_PRINTED,
			GOV_FACTS(gov_fact_string("what", what), gov_fact_string("value", value)));
}

void
gov_rules_describe_equation(GovMessage *w, GovLang lang, const GovFigures *f, const GovEquation *eq,
							const GovFinding *finding)
{
	const GovRule *rule = &gov_rules[eq->rule];
	Side		left = {w, lang, rule, f, eq->left, eq->nleft, &finding->left, eq->formless};
	Side		right = {w, lang, rule, f, eq->right, eq->nright, &finding->right, false};

	gov_rules_put_instance(w, lang, eq->rule, eq->instance);
	put_side(&left);
	gov_say(w, lang, finding->verdict == GOV_FAIL ? GOV_SAY_BUT : GOV_SAY_AND, NULL);
	if (eq->nright > 1)
		put_side(&right);
	else
		put_total(&right, eq->at_most);
}

void
gov_rules_describe_sign(GovMessage *w, GovLang lang, const GovFigures *f, int slot)
{
	char		name[GOV_RULE_WORDS_MAX];
	char		value[GOV_DECIMAL_MAXLEN];
	GovMessage	cell = {name, sizeof(name)};

	gov_rules_put_cell(&cell, lang, slot);
	gov_decimal_print(gov_decimal(f->value[slot], f->scale[slot]), value);
	put_rule_of(w, lang, GOV_RULE_SIGN, name);
	gov_say(w, lang, f->value[slot] < 0 ? GOV_SAY_IS_NEGATIVE : GOV_SAY_IS_NOT_WHOLE,
			GOV_FACTS(gov_fact_string("value", value)));
}

/* Puts "in_force(Y-1) 10 + issued(Y) 3 - repealed(Y) 2 = 11" */
static void
put_link_side(GovMessage *w, GovLang lang, const GovLinkedYears *y, bool left, const GovSide *side)
{
	const GovLinkTerm *terms = left ? y->link->left : y->link->right;
	int			n = left ? y->link->nleft : y->link->nright;

	for (int i = 0; i < n; i++)
	{
		if (i > 0 || terms[i].sign < 0)
			gov_message_put_string(w, terms[i].sign < 0 ? " - " : " + ");
		put_term(w, lang, &gov_rules[y->link->rule], terms[i].slot);
		gov_say(w, lang, terms[i].before ? GOV_SAY_YEAR_BEFORE : GOV_SAY_THIS_YEAR, NULL);
		gov_message_put_string(w, " ");
		put_number_or_gap(w, lang, terms[i].before ? y->previous : y->current, terms[i].slot);
	}
	if (side->overflow)
		gov_say(w, lang, GOV_SAY_LEAVES_64_BITS, NULL);
	else if (n > 1 && !(side->above && side->below))
	{
		gov_message_put_string(w, side->above ? " >= " : side->below ? " <= " : " = ");
		gov_message_put_decimal(w, side->known);
	}
}

void
gov_rules_describe_link(GovMessage *w, GovLang lang, const GovLinkedYears *years, const GovFinding *finding)
{
	gov_rules_put_instance(w, lang, years->link->rule, years->link->instance);
	put_link_side(w, lang, years, true, &finding->left);
	gov_say(w, lang, finding->verdict == GOV_FAIL ? GOV_SAY_BUT : GOV_SAY_AND, NULL);
	put_link_side(w, lang, years, false, &finding->right);
}
