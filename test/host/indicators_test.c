/*
 * indicators_test.c
 *		The table of indicators, and what they come to.
 */
#include <string.h>

#include "core/indicators/indicators.h"
#include "tap.h"

static const GovIndicator *
named(const char *name)
{
	return gov_indicators_find(name, strlen(name));
}

static void
set(GovFigures *f, int item, int64_t value)
{
	int			slot = gov_items[item].slot + (gov_items[item].part == GOV_APPLICATIONS ? GOV_PARTY_TOTAL : 0);

	f->status[slot] = GOV_REPORTED;
	f->value[slot] = value;
	f->scale[slot] = 0;
}

/* Terms are ended, and each is of a figure that is there. */
static bool
terms_are_sound(const GovIndicatorTerm *terms)
{
	int			n = 0;

	while (n < GOV_INDICATOR_TERMS && terms[n].sign != 0)
	{
		const GovRef *ref = &terms[n++].ref;
		bool		remedy = ref->item >= 0 && gov_items[ref->item].part == GOV_REMEDIES;

		if ((ref->item < 0) == (ref->group < 0) || (ref->party >= 0) == remedy)
			return false;
	}
	return n > 0 && n < GOV_INDICATOR_TERMS;
}

static bool
names_are_unique(void)
{
	bool		good = true;

	for (int i = 0; i < gov_nindicators; i++)
		good &= named(gov_indicators[i].code) == &gov_indicators[i] &&
			named(gov_indicators[i].label_zh) == &gov_indicators[i] &&
			named(gov_indicators[i].label_en) == &gov_indicators[i];
	return good;
}

static bool
terms_are_printed_whole(void)
{
	char		buf[GOV_INDICATOR_WORDS_MAX];
	bool		good = true;

	for (int i = 0; i < gov_nindicators; i++)
	{
		good &= strlen(gov_indicators_print_terms(gov_indicators[i].numerator, buf)) < sizeof(buf) - 1;
		good &= strlen(gov_indicators_print_terms(gov_indicators[i].denominator, buf)) < sizeof(buf) - 1;
	}
	return good;
}

int
main(void)
{
	GovFigures	f = {.status = {0}};
	GovFigures	before = {.status = {0}};
	GovTotal	above,
				below;
	bool		sound = true;

	for (int i = 0; i < gov_nindicators; i++)
		sound &= terms_are_sound(gov_indicators[i].numerator) && terms_are_sound(gov_indicators[i].denominator);
	ok(sound, "every term is of a figure, and terms are ended");
	ok(names_are_unique(), "an indicator is found by its code and its labels");
	ok(named("") == NULL && named("granted") == NULL && named("granted_share.") == NULL, "a name that is only near finds none");
	ok(terms_are_printed_whole(), "no formula is cut off");

	set(&f, GOV_ITEM_RECEIVED, 12);
	set(&before, GOV_ITEM_RECEIVED, 9);
	ok(gov_indicators_compute(named("received_growth"), &f, &before, &above, &below) && above.v == 3 && below.v == 9,
	   "growth is what was added, over what there was");
	ok(!gov_indicators_compute(named("received_growth"), &f, NULL, &above, &below), "there is no growth without a year before");
	set(&before, GOV_ITEM_RECEIVED, 0);
	ok(!gov_indicators_compute(named("received_growth"), &f, &before, &above, &below), "there is no rate over 0");
	ok(gov_indicators_needs_previous(named("received_growth")) && !gov_indicators_needs_previous(named("granted_share")),
	   "growth needs the year before, and a share does not");
	set(&f, GOV_ITEM_GRANTED, 1);
	ok(!gov_indicators_compute(named("granted_share"), &f, NULL, &above, &below), "there is no share of a total that has no number");
	printf("1..%d\n", ntests);
	return nfailed != 0;
}
