/*
 * sentences.c
 *		Where the sentences of a report contradict its tables.
 */
#include "core/tell/sentences.h"

#include "core/form/called.h"
#include "core/rules/describe.h"

#include <string.h>

static const char *
measure_name(GovLang lang, const GovStatement *s)
{
	const GovMeasure *m = &gov_measures[s->measure];

	return lang == GOV_EN ? m->code : m->label_zh;
}

void
gov_tell_put_statement(GovMessage *w, GovLang lang, const GovStatement *s, GovVerdict verdict)
{
	gov_say(w, lang, (GovWordingId) (GOV_SAY_PROSE_PASSES + (int) verdict),
			GOV_FACTS(gov_fact_string("measure", measure_name(lang, s)), gov_fact_number("line", s->line)));
}

/* Puts the cells of a basis, "received + carried_in", as they are called. */
static void
put_basis(GovMessage *w, GovLang lang, const char *basis)
{
	for (const char *p = basis; *p;)
	{
		GovStr		term = {p, (uint32_t) strcspn(p, " ")};

		if (lang == GOV_EN || term.len == 1)
			gov_message_put_bytes(w, p, (size_t) term.len);
		else
			gov_form_put_path(w, lang, term);
		p += term.len;
		if (*p)
			gov_message_put(w, "%c", *p++);
	}
}

/* The first cell of the basis. */
static int
slot_of(const GovNarrativeFinding *found)
{
	return gov_items[found->item].slot + (found->party < 0 ? 0 : found->party);
}

static void
tell_statement(GovFinder *f, const GovStatement *s, const GovNarrativeFinding *found)
{
	char		basis[GOV_RULE_WORDS_MAX];
	char		stated[GOV_DECIMAL_MAXLEN];
	char		cell[GOV_DECIMAL_MAXLEN];
	GovMessage	w = {basis, sizeof(basis)};
	const GovFact *facts;
	GovTold    *told;

	if (found->item >= 0 && !strchr(found->basis, ' '))
		gov_rules_put_cell(&w, f->lang, slot_of(found));
	else
		put_basis(&w, f->lang, found->basis);
	gov_decimal_print(found->stated, stated);
	gov_decimal_print(found->cell, cell);
	facts = GOV_FACTS(gov_fact_text("raw", s->raw.s, s->raw.len),
					  gov_fact_string("measure", measure_name(f->lang, s)),
					  gov_fact_string("stated", stated), gov_fact_string("basis", basis),
					  gov_fact_string("value", cell));
	if (found->item < 0)
		told = gov_tell_add(f, GOV_SAY_PROSE_CONTRADICTS, facts);
	else
		told = gov_tell_add_cell(f, GOV_SAY_PROSE_CONTRADICTS, slot_of(found), facts);
	told->rule = GOV_RULE_NARRATIVE;
	told->line = s->line;
	told->raw = s->raw;
}

void
gov_tell_sentences(GovFinder *f)
{
	const GovFindingsSource *from = f->from;
	GovNarrativeReport report = {from->figures, from->year, from->scope};

	for (uint32_t i = 0; from->prose && i < from->prose->n; i++)
	{
		GovNarrativeFinding found;

		if (gov_narrative_check(&report, &from->prose->list[i], &found) && found.verdict == GOV_FAIL)
			tell_statement(f, &from->prose->list[i], &found);
		gov_check_interrupt(f->a);
	}
}
