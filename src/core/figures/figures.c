/*
 * figures.c
 *		The figures of a report: how they are named, looked up, subtracted.
 */
#include "core/figures/figures.h"

#include "core/figures/internal.h"

#include <stdio.h>
#include <string.h>

const char *const gov_figures_status_names[] = {
	"absent", "reported", "blank", "not_applicable", "illegible", "imputed"
};

const char *
gov_figures_slot_name(int slot, char buf[GOV_SLOT_NAME_MAX])
{
	int			party = gov_slot_party(slot);

	snprintf(buf, GOV_SLOT_NAME_MAX, "%s%s%s", gov_items[gov_slot_item(slot)].code,
			 party < 0 ? "" : ".", party < 0 ? "" : gov_parties[party].code);
	return buf;
}

bool
gov_figures_out_of_range(GovError *err, int slot)
{
	char		buf[GOV_SLOT_NAME_MAX];

	return gov_figures_fail(err, GOV_ERR_RANGE, "figures out of range",
							"The result for %s leaves 64 bits.", gov_figures_slot_name(slot, buf));
}

bool
gov_figures_subtract(const GovFigures *a, const GovFigures *b, GovFigures *difference,
					 GovError *err)
{
	memset(difference, 0, sizeof(*difference));
	for (int i = 0; i < GOV_NSLOTS; i++)
	{
		GovDecimal	x = {a->value[i], a->scale[i]};
		GovDecimal	y = {b->value[i], b->scale[i]};

		if (!gov_figures_has_number(a->status[i]) || !gov_figures_has_number(b->status[i]))
			continue;
		if (!gov_decimal_sub(x, y, &x))
			return gov_figures_out_of_range(err, i);
		difference->status[i] = GOV_REPORTED;
		difference->value[i] = x.v;
		difference->scale[i] = x.scale;
	}
	return true;
}


/*
 * Single figures
 */

GovRefError
gov_figures_resolve(const char *item, size_t item_len, const char *party, size_t party_len,
					GovRef *ref)
{
	GovRef		r;

	r.item = (int16_t) gov_item_by_code(item, item_len);
	r.group = (int16_t) gov_group_by_code(item, item_len);
	r.party = GOV_PARTY_TOTAL;
	if (r.item < 0 && r.group < 0)
		return GOV_REF_UNKNOWN_ITEM;
	if (party)
	{
		r.party = (int16_t) gov_party_by_code(party, party_len);
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

/* Returns true when any cell of these rows of table 3 is not absent. */
static bool
any_cell(const GovFigures *f, int first_item, int nitems)
{
	for (int i = first_item; i < first_item + nitems; i++)
		for (int party = 0; party < GOV_NPARTIES; party++)
			if (f->status[gov_items[i].slot + party] != GOV_ABSENT)
				return true;
	return false;
}

bool
gov_figures_lookup(const GovFigures *f, GovRef ref, GovTotal *t)
{
	bool		with_item = ref.item >= 0;
	bool		with_group = ref.group >= 0;
	int			party = ref.party > 0 ? ref.party : 0;
	const GovGroup *group = with_group ? &gov_groups[ref.group] : NULL;
	GovTotal	sum = {0, 0};

	/* "other" is a row, or the total of three rows: whichever the report has */
	if (with_item && with_group)
	{
		with_item = any_cell(f, ref.item, 1);
		with_group = any_cell(f, group->first_item, group->nitems);
	}
	if (!with_item && !with_group)
		return false;
	for (int i = with_item ? -1 : 0; i < (with_group ? group->nitems : 0); i++)
	{
		int			slot = gov_items[i < 0 ? ref.item : group->first_item + i].slot + party;
		GovDecimal	cell = {f->value[slot], f->scale[slot]};

		/* a group has a few cells: they can't leave a total */
		if (!gov_figures_has_number(f->status[slot]) || !gov_total_add(sum, gov_total(cell), &sum))
			return false;
	}
	*t = sum;
	return true;
}

#ifdef USE_ASSERT_CHECKING
bool
gov_figures_invariant(const GovFigures *f)
{
	for (int i = 0; i < GOV_NSLOTS; i++)
		if (f->status[i] > GOV_IMPUTED || f->scale[i] > GOV_MAX_SCALE)
			return false;
	return true;
}
#endif
