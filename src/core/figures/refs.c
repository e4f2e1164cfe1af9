/*
 * refs.c
 *		References: figures as users name them.
 */
#include "core/figures/refs.h"

#include "core/text/utf8.h"

GovRefError
gov_figures_resolve_item(const char *name, size_t len, int16_t *item, int16_t *group)
{
	GovNamed	found[GOV_NNAMED];
	int			n;

	*item = (int16_t) gov_form_find_item(name, len);
	*group = (int16_t) gov_form_find_group(name, len);
	if (*item >= 0 || *group >= 0)
		return GOV_REF_OK;
	n = gov_figures_find_named(GOV_NAMES_OF_ITEMS, name, len, found);
	if (n != 1)
		return n > 1 ? GOV_REF_AMBIGUOUS_ITEM : GOV_REF_UNKNOWN_ITEM;
	name = gov_figures_named_code(GOV_NAMES_OF_ITEMS, found[0]);
	*item = (int16_t) gov_form_find_item(name, strlen(name));
	*group = (int16_t) gov_form_find_group(name, strlen(name));
	return GOV_REF_OK;
}

GovRefError
gov_figures_resolve_party(const char *name, size_t len, int16_t *party)
{
	GovNamed	found[GOV_NNAMED];
	int			n;

	*party = (int16_t) gov_form_find_party(name, len);
	if (*party >= 0)
		return GOV_REF_OK;
	n = gov_figures_find_named(GOV_NAMES_OF_PARTIES, name, len, found);
	if (n != 1)
		return n > 1 ? GOV_REF_AMBIGUOUS_PARTY : GOV_REF_UNKNOWN_PARTY;
	*party = found[0];
	return GOV_REF_OK;
}

GovRefError
gov_figures_resolve(const char *item, size_t item_len, const char *party, size_t party_len,
					GovRef *ref)
{
	GovRef		r;
	GovRefError e = gov_figures_resolve_item(item, item_len, &r.item, &r.group);

	r.party = GOV_PARTY_TOTAL;
	if (e == GOV_REF_OK && party)
		e = gov_figures_resolve_party(party, party_len, &r.party);
	if (e != GOV_REF_OK)
		return e;
	if (r.item >= 0 && gov_items[r.item].part != GOV_APPLICATIONS)
	{
		if (r.party != GOV_PARTY_TOTAL)
			return GOV_REF_NO_PARTIES;
		r.party = -1;
	}
	*ref = r;
	return GOV_REF_OK;
}

size_t
gov_figures_before_separator(const char *s, size_t len, size_t *after)
{
	const char *p = s + len;

	while (p > s)
	{
		const char *end = p;
		uint32_t	c = gov_char_before(s, p);

		p -= c ? gov_width(c) : 1;
		if (c == '.' || c == '/' || c == L'．' || c == L'／')
		{
			*after = (size_t) (end - s);
			return (size_t) (p - s);
		}
	}
	return 0;
}

GovRefError
gov_figures_resolve_path(const char *path, size_t len, GovRef *ref)
{
	GovRefError whole = gov_figures_resolve(path, len, NULL, 0, ref);
	GovRefError last = GOV_REF_UNKNOWN_ITEM;
	size_t		dot = len;
	size_t		after;

	if (whole != GOV_REF_UNKNOWN_ITEM || len > GOV_NAME_BYTES)
		return whole;
	/* labels of parties have such signs, too: 法人或其他组织 / 其他 */
	for (int n = 0; (dot = gov_figures_before_separator(path, dot, &after)) > 0; n++)
	{
		GovRefError e = gov_figures_resolve(path, dot, path + after, len - after, ref);

		if (e == GOV_REF_OK)
			return e;
		/* "a.b.c" is no party "b.c" of "a": what is wrong is said of the last */
		if (n == 0)
			last = e;
	}
	return last;
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
