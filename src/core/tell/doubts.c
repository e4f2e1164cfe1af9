/*
 * doubts.c
 *		What the reader was unsure of.
 */
#include "core/tell/doubts.h"

#include "core/form/called.h"
#include "core/rules/rules.h"

#include <string.h>

/* Returns true for what is told of the figures, too, and better. */
static bool
is_told_otherwise(const GovDiag *d)
{
	switch (d->id)
	{
		case GOV_SAY_TABLE_ABSENT:
		case GOV_SAY_TABLE_LACKS_ROWS:
		case GOV_SAY_BLANK_TOTAL:
		case GOV_SAY_BLANK_TOTALS:
		case GOV_SAY_ILLEGIBLE_CELL:
		case GOV_SAY_NUMBER_UNFIT:
		case GOV_SAY_NUMBER_UNCLEAR:
		case GOV_SAY_UNIT_UNCLEAR:
		case GOV_SAY_NO_AMOUNT:
		case GOV_SAY_NO_COUNT:
		case GOV_SAY_RENDERED:	/* which is no doubt */
			return true;
		default:
			return false;
	}
}

/* Facts with labels in place of codes. */
typedef struct NamedFacts
{
	GovFact		facts[GOV_MAX_FACTS];
	char		labels[GOV_MAX_FACTS][GOV_RULE_WORDS_MAX];
} NamedFacts;

/* In English codes stay. */
static void
name_codes(NamedFacts *out, GovLang lang, const GovFact *facts)
{
	int			n = 0;

	for (; facts && facts->name && n < GOV_MAX_FACTS - 1; facts++)
	{
		GovMessage	w = {out->labels[n], sizeof(out->labels[n])};

		out->facts[n] = *facts;
		if (facts->kind == GOV_FACT_CODE && lang != GOV_EN)
		{
			gov_form_put_code(&w, lang, facts->text);
			out->facts[n] = gov_fact_string(facts->name, out->labels[n]);
		}
		n++;
	}
	memset(&out->facts[n], 0, sizeof(out->facts[n]));
}

void
gov_tell_put_doubt(GovMessage *w, GovLang lang, const GovDiag *d)
{
	NamedFacts	named;

	name_codes(&named, lang, d->facts);
	gov_say(w, lang, d->id, named.facts);
}

/* Sets what it is about, if a fact says so. */
static void
set_subject(GovFinder *f, const GovFact *facts, GovTold *told)
{
	for (; facts && facts->name; facts++)
	{
		char		buf[GOV_TELL_MESSAGE_MAX];
		GovMessage	w = {buf, sizeof(buf)};

		if (strcmp(facts->name, "raw") == 0)
			told->raw = facts->text;
		if (facts->kind != GOV_FACT_CODE)
			continue;
		told->cell = facts->text;
		told->part = gov_form_part_of_code(facts->text);
		gov_form_put_code(&w, f->lang, facts->text);
		told->label = gov_str_copy(f->a, buf, (size_t) (w.at - buf));
	}
}

void
gov_tell_doubts(GovFinder *f)
{
	const GovDiags *diags = f->from->diags;

	for (uint32_t i = 0; diags && i < diags->n; i++)
	{
		const GovDiag *d = &diags->items[i];
		NamedFacts	named;
		GovTold    *told;

		if (f->from->is_report && is_told_otherwise(d))
			continue;
		name_codes(&named, f->lang, d->facts);
		told = gov_tell_add(f, d->id, named.facts);
		told->line = d->line;
		set_subject(f, d->facts, told);
		/* a text that holds no report is worse than any doubt about one */
		if (!f->from->is_report && (d->id == GOV_SAY_NO_REPORT || d->id == GOV_SAY_NO_REPORT_FIRST))
			told->severity = GOV_SEVERE;
	}
}
