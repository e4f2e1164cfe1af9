/*
 * editions.c
 *		Which edition of the form are figures of?
 */
#include "core/form/editions.h"

#define KIND(forms)		((GovKinds) 1 << (forms))

/* By edition: all kinds of items that it has, the bits n with its bit in n. */
static const GovKinds had_by[] = {0xAAAAAAAA, 0xCCCCCCCC, 0xF0F0F0F0, 0xFF00FF00, 0xFFFF0000};

_Static_assert(GOV_NEDITIONS <= sizeof(had_by) / sizeof(had_by[0]), "an entry for each edition");

/* By part: the kinds of its items. */
static const GovKinds kinds_of_part[GOV_NPARTS] = {
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	| (GOV_##part == GOV_DISCLOSURE ? KIND(GOV_FORMS_OF_##id) : 0)
	[GOV_DISCLOSURE] = 0
#include GOV_FORM_DEF
	,
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	| (GOV_##part == GOV_APPLICATIONS ? KIND(GOV_FORMS_OF_##id) : 0)
	[GOV_APPLICATIONS] = 0
#include GOV_FORM_DEF
	,
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	| (GOV_##part == GOV_REMEDIES ? KIND(GOV_FORMS_OF_##id) : 0)
	[GOV_REMEDIES] = 0
#include GOV_FORM_DEF
};

GovKinds
gov_form_kinds_there(GovPart part, const uint8_t status[GOV_NSLOTS])
{
	const GovItem *end = gov_items + gov_parts[part].first_item + gov_parts[part].nitems;
	int			ncells = part == GOV_APPLICATIONS ? GOV_NPARTIES : 1;
	GovKinds	kinds = 0;

	/* the statistics have one edition */
	if (part == GOV_STATISTICS)
		return 0;
	for (const GovItem *item = gov_items + gov_parts[part].first_item; item < end; item++)
	{
		int			any = 0;

		/* what all editions have tells nothing */
		if (item->forms == GOV_ALL_FORMS)
			continue;
		for (int i = 0; i < ncells; i++)
			any |= status[item->slot + i];
		if (any)
			kinds |= KIND(item->forms);
	}
	return kinds;
}

/* All kinds of items that a set of editions has. */
static GovKinds
had_by_any(int forms)
{
	GovKinds	kinds = 0;

	for (int e = 0; e < GOV_NEDITIONS; e++)
		if (forms >> e & 1)
			kinds |= had_by[e];
	return kinds;
}

GovUse
gov_form_use(GovPart part, GovKinds there)
{
	GovKinds	all = part == GOV_STATISTICS ? 0 : kinds_of_part[part];
	GovUse		use = {part == GOV_STATISTICS ? GOV_FORM_2014 : 0, all, true};
	int			size = 0;

	/* the smallest sets that have what is there, and what all of them have */
	while (use.forms == 0)
	{
		size++;
		for (int forms = 1; forms <= GOV_ALL_FORMS; forms++)
			if (__builtin_popcount((unsigned) forms) == size && !(there & ~had_by_any(forms)))
			{
				use.forms = forms;
				use.kinds &= had_by_any(forms);
			}
	}
	/* one that has no more than that? */
	for (int forms = 1; forms <= GOV_ALL_FORMS; forms++)
		if (__builtin_popcount((unsigned) forms) == size && !(there & ~had_by_any(forms)) &&
			(all & had_by_any(forms)) == use.kinds)
		{
			use.forms = forms;
			use.unclear = false;
		}
	return use;
}
