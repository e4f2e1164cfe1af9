/*
 * refs.c
 *		References: figures as users name them.
 */
#include "core/figures/refs.h"

GovRefError
gov_figures_resolve(const char *item, size_t item_len, const char *party, size_t party_len,
					GovRef *ref)
{
	GovRef		r;

	r.item = (int16_t) gov_form_find_item(item, item_len);
	r.group = (int16_t) gov_form_find_group(item, item_len);
	r.party = GOV_PARTY_TOTAL;
	if (r.item < 0 && r.group < 0)
		return GOV_REF_UNKNOWN_ITEM;
	if (party)
	{
		r.party = (int16_t) gov_form_find_party(party, party_len);
		if (r.party < 0)
			return GOV_REF_UNKNOWN_PARTY;
	}
	if (r.item >= 0 && gov_items[r.item].part != GOV_APPLICATIONS)
	{
		if (r.party != GOV_PARTY_TOTAL)
			return GOV_REF_NO_PARTIES;
		r.party = -1;
	}
	*ref = r;
	return GOV_REF_OK;
}

GovRefError
gov_figures_resolve_path(const char *path, size_t len, GovRef *ref)
{
	GovRefError whole = gov_figures_resolve(path, len, NULL, 0, ref);
	GovRefError e;

	if (whole == GOV_REF_OK)
		return GOV_REF_OK;
	for (size_t dot = len; dot-- > 0;)
		if (path[dot] == '.')
		{
			e = gov_figures_resolve(path, dot, path + dot + 1, len - dot - 1, ref);
			/* only the last dot counts: "a.b.c" is no party "b.c" of "a" */
			return e == GOV_REF_UNKNOWN_ITEM ? whole : e;
		}
	return whole;
}

int
gov_figures_keep_used(GovKinds there, int16_t *items, int n)
{
	GovUse		use = gov_form_use(GOV_APPLICATIONS, there);
	int			kept = 0;

	for (int i = 0; i < n; i++)
		if (use.kinds >> gov_items[items[i]].forms & 1)
			items[kept++] = items[i];
	return use.unclear && kept < n ? 0 : kept;
}

bool
gov_figures_lookup(const GovFigures *f, GovRef ref, GovTotal *t)
{
	int			party = ref.party > 0 ? ref.party : 0;
	GovTotal	sum = {0, 0};
	int16_t		items[GOV_REF_ITEMS_MAX];
	int			n = gov_figures_list_items(ref, items);

	if (gov_figures_depends_on_edition(ref, items, n))
		n = gov_figures_keep_used(gov_form_kinds_there(GOV_APPLICATIONS, f->status), items, n);
	if (n == 0)
		return false;
	for (int i = 0; i < n; i++)
	{
		int			slot = gov_items[items[i]].slot + party;
		GovDecimal	cell = {f->value[slot], f->scale[slot]};

		/* a group has a few cells: they can't leave a total */
		if (!gov_figures_has_number(f->status[slot]) || !gov_total_add(sum, gov_total(cell), &sum))
			return false;
	}
	*t = sum;
	return true;
}
