/*
 * correct.c
 *		Correcting figures without losing what was printed.
 */
#include "core/figures/correct.h"

GovFigure
gov_figures_cell(const GovFigures *f, int slot)
{
	GovFigure	c = {f->value[slot], f->status[slot], f->scale[slot]};

	return c;
}

GovFigure
gov_figures_printed(const GovFigures *f, int slot)
{
	return f->corrected[slot] ? f->printed[slot] : gov_figures_cell(f, slot);
}

bool
gov_figures_same_cell(GovFigure a, GovFigure b)
{
	return a.status == b.status && a.value == b.value && a.scale == b.scale;
}

void
gov_figures_set_cell(GovFigures *f, int slot, GovFigure printed)
{
	static const GovFigure none;

	f->status[slot] = printed.status;
	f->value[slot] = printed.value;
	f->scale[slot] = printed.scale;
	f->corrected[slot] = false;
	f->printed[slot] = none;
}

void
gov_figures_set_corrected(GovFigures *f, int slot, GovFigure to, GovFigure printed)
{
	GovFigure	as_printed = to;

	if (to.status == GOV_CORRECTED)
		as_printed.status = GOV_REPORTED;
	else if (to.status == GOV_REPORTED)
		to.status = GOV_CORRECTED;
	gov_figures_set_cell(f, slot, printed);
	if (gov_figures_same_cell(as_printed, printed))
		return;
	f->status[slot] = to.status;
	f->value[slot] = to.value;
	f->scale[slot] = to.scale;
	f->corrected[slot] = true;
	f->printed[slot] = printed;
}

void
gov_figures_correct(GovFigures *f, int slot, GovFigure to)
{
	gov_figures_set_corrected(f, slot, to, gov_figures_printed(f, slot));
}

bool
gov_figures_differ(const GovFigures *a, const GovFigures *b, int slot)
{
	return !gov_figures_same_cell(gov_figures_cell(a, slot), gov_figures_cell(b, slot)) ||
		!gov_figures_same_cell(gov_figures_printed(a, slot), gov_figures_printed(b, slot));
}

void
gov_figures_adopt_stated(GovFigures *f)
{
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
		if (f->status[i] == GOV_STATED)
			f->status[i] = GOV_REPORTED;
}

GovTarget
gov_figures_find_target(const GovFigures *f, GovRef ref, int *slot)
{
	GovUse		use;

	if (ref.item < 0)
		return GOV_TARGET_GROUP;
	*slot = gov_items[ref.item].slot + (ref.party > 0 ? ref.party : 0);
	if (ref.group < 0)
		return GOV_TARGET_CELL;
	use = gov_form_use(GOV_APPLICATIONS, gov_form_kinds_there(GOV_APPLICATIONS, f->status));
	if (use.unclear)
		return GOV_TARGET_UNCLEAR;
	return use.kinds >> gov_items[ref.item].forms & 1 ? GOV_TARGET_CELL : GOV_TARGET_GROUP;
}
