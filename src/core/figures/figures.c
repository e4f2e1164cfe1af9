/*
 * figures.c
 *		The figures of a report, open.
 */
#include "core/figures/figures.h"

#include "core/figures/internal.h"

#include <stdio.h>
#include <string.h>

const char *const gov_figures_status_names[] = {
	"absent", "reported", "blank", "not_applicable", "illegible", "imputed", "corrected", "stated"
};

const char *
gov_figures_slot_name(int slot, char buf[GOV_SLOT_NAME_MAX])
{
	int			party = gov_form_party_of_slot(slot);

	snprintf(buf, GOV_SLOT_NAME_MAX, "%s%s%s", gov_items[gov_form_item_of_slot(slot)].code,
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
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
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

#ifdef USE_ASSERT_CHECKING
bool
gov_figures_invariant(const GovFigures *f)
{
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
	{
		const GovFigure *printed = &f->printed[i];

		if (f->status[i] >= GOV_NSTATUSES || f->scale[i] > GOV_MAX_SCALE)
			return false;
		if (f->corrected[i] ? printed->status >= GOV_NSTATUSES || printed->status == GOV_CORRECTED ||
			printed->scale > GOV_MAX_SCALE : f->status[i] == GOV_CORRECTED)
			return false;
	}
	return true;
}
#endif
