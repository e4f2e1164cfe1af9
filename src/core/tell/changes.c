/*
 * changes.c
 *		The cells that are likely wrong, and what they should be.
 */
#include "core/tell/changes.h"

#include "core/rules/describe.h"

#include <string.h>

#define MAX_CELLS	4			/* that an explanation may change */

static void
say_change(GovMessage *w, GovLang lang, GovWordingId id, const GovChange *change, int64_t n)
{
	GovWordingId kind = (GovWordingId) (GOV_SAY_KIND_SINGLE_DIGIT + change->kind);
	char		printed[GOV_DECIMAL_MAXLEN] = "";
	char		cell[GOV_RULE_WORDS_MAX];
	GovMessage	name = {cell, sizeof(cell)};

	gov_rules_put_cell(&name, lang, change->slot);
	if (change->has_reported)
		gov_decimal_print(change->reported, printed);
	gov_say(w, lang, id,
			GOV_FACTS(gov_fact_string("cell", cell), gov_fact_string("printed", printed),
					  gov_fact_number("suggested", change->suggested),
					  gov_fact_string("kind", gov_wordings[kind].in[lang]), gov_fact_number("n", n)));
}

static bool
has_suggestion(const GovChange *change)
{
	return change->determined || change->by_link;
}

void
gov_tell_put_change(GovMessage *w, GovLang lang, const GovChange *change)
{
	say_change(w, lang, !has_suggestion(change) ? GOV_SAY_CHANGE_OPEN :
			   change->has_reported ? GOV_SAY_CHANGE : GOV_SAY_CHANGE_OF_GAP, change, 0);
}

/* Returns how a change is told as a finding. */
static GovWordingId
wording_of(const GovExplained *all, const GovChange *change)
{
	if (change->has_reported && gov_explain_change_is_certain(all, change))
		return GOV_SAY_WRONG_CELL;
	if (!has_suggestion(change))
		return GOV_SAY_SUSPECT_VALUE;
	if (!change->has_reported)
		return GOV_SAY_SUSPECT_GAP;
	return gov_explain_is_counted(all) ? GOV_SAY_SUSPECT_CELL : GOV_SAY_SUSPECT_CELL_OF_MANY;
}

static void
tell_change(GovFinder *f, const GovExplained *all, const GovChange *change)
{
	GovWordingId id = wording_of(all, change);
	char		buf[GOV_TELL_MESSAGE_MAX];
	GovMessage	w = {buf, sizeof(buf)};
	GovTold    *told = gov_tell_add_cell(f, id, change->slot, NULL);

	say_change(&w, f->lang, id, change, all->count);
	told->message = gov_str_copy(f->a, buf, (size_t) (w.at - buf));
	told->has_suggested = has_suggestion(change);
	if (told->has_suggested)
		told->suggested = gov_decimal(change->suggested, 0);
}

/* The likeliest explanation; those that are as good are counted in its words. */
void
gov_tell_changes(GovFinder *f)
{
	GovExplained all;

	if (gov_explain(f->a, f->from->figures, f->from->previous, MAX_CELLS, &all) != GOV_OK)
		longjmp(*f->a->onerror, 1);
	for (int i = 0; all.n > 0 && i < all.list[0].nchanges; i++)
		tell_change(f, &all, &all.list[0].changes[i]);
}
