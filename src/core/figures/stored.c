/*
 * stored.c
 *		Images of any kind: of a report, of a sum, of a tally.
 */
#include "core/figures/stored.h"

#include "core/figures/internal.h"
#include "core/figures/planes.h"

bool
gov_figures_stored_load_sum(const uint8_t *image, size_t len, GovWide *w, GovError *err)
{
	if (gov_figures_image_is_tally(image, len))
		return gov_figures_tally_load(image, len, w, err);
	return gov_figures_sum_load(image, len, w, err);
}

bool
gov_figures_decode(const uint8_t *image, size_t len, GovFigures *f, GovError *err)
{
	GovWide		w;

	if (!gov_figures_image_is_sum(image, len))
		return gov_figures_report_decode(image, len, f, err);
	return gov_figures_stored_load_sum(image, len, &w, err) && gov_figures_sum_open(&w, f, err);
}

bool
gov_figures_decode_complete(const uint8_t *image, size_t len, GovFigures *f, GovError *err)
{
	bool		incomplete[GOV_ALL_SLOTS];
	GovWide		w;

	if (!gov_figures_image_is_sum(image, len))
		return gov_figures_report_decode(image, len, f, err);
	if (!gov_figures_stored_load_sum(image, len, &w, err))
		return false;
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
	{
		incomplete[i] = w.num[i] > 0 && w.num[i] < w.reports;
		if (incomplete[i])
			w.num[i] = 0;
	}
	if (!gov_figures_sum_open(&w, f, err))
		return false;
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
		if (incomplete[i])
			f->status[gov_figures_slot_of_index[i]] = GOV_BLANK;
	return true;
}

GovSumResult
gov_figures_stored_add(GovWide *w, const uint8_t *image, size_t len, GovError *err)
{
	GovWide		x;

	if (!gov_figures_image_is_sum(image, len))
		return gov_figures_sum_add_image(w, image, len, err);
	if (!gov_figures_stored_load_sum(image, len, &x, err))
		return GOV_SUM_FAILED;
	return gov_figures_sum_add(w, &x, err);
}

GovSumResult
gov_figures_stored_remove(GovWide *w, const uint8_t *image, size_t len, GovError *err)
{
	GovWide		x;
	bool		good = gov_figures_image_is_sum(image, len) ?
		gov_figures_stored_load_sum(image, len, &x, err) :
		gov_figures_sum_of_image(&x, image, len, err);

	return good ? gov_figures_sum_remove(w, &x, err) : GOV_SUM_FAILED;
}

/* Of a sum or a tally, which has no cells that could be read as they lie. */
static bool
sum_cell(const uint8_t *image, size_t len, int slot, GovStatus *status, GovTotal *t,
		 GovError *err)
{
	int			index = gov_figures_sum_index(slot);
	GovWide		w;

	if (!gov_figures_image_is_tally(image, len))
		return gov_figures_sum_cell(image, len, slot, status, t, err);
	if (!gov_figures_tally_load(image, len, &w, err))
		return false;
	*status = w.num[index] > 0 ? GOV_REPORTED : GOV_ABSENT;
	*t = gov_figures_sum_total(&w, index);
	return true;
}

bool
gov_figures_stored_cell(const uint8_t *image, size_t len, int slot, GovStatus *status, GovTotal *t,
						GovError *err)
{
	if (gov_figures_image_is_sum(image, len))
		return sum_cell(image, len, slot, status, t, err);
	return gov_figures_report_cell(image, len, slot, status, t, err);
}

/* As gov_form_kinds_there(), of table 3; an image that is no good has all of them. */
static GovKinds
kinds_in_image(const uint8_t *image, size_t len)
{
	bool		is_sum = gov_figures_image_is_sum(image, len);
	GovKinds	kinds = 0;
	GovPlain	p;
	GovWide		w;
	GovError	err;
	bool		good = is_sum ? gov_figures_stored_load_sum(image, len, &w, &err) :
		gov_figures_report_open(&p, image, len, &err);

	for (int i = GOV_NDISCLOSURE; i < GOV_NDISCLOSURE + GOV_NAPPLICATIONS; i++)
	{
		const GovItem *item = &gov_items[i];
		int			index = gov_figures_index_of_slot[item->slot];

		if (item->forms != GOV_ALL_FORMS &&
			(!good || (is_sum ? gov_figures_sum_has_any(&w, index, GOV_NPARTIES) :
					   gov_figures_image_has_any(&p, index, GOV_NPARTIES))))
			kinds |= (GovKinds) 1 << item->forms;
	}
	return kinds;
}

GovLookup
gov_figures_stored_lookup(const uint8_t *image, size_t len, GovRef ref, GovTotal *t, GovError *err)
{
	GovTotal	sum = {0, 0};
	GovWide		w;
	int16_t		items[GOV_REF_ITEMS_MAX];
	int			n = gov_figures_list_items(ref, items);
	GovFigures	f;

	/* what is corrected may be there no more, which codes don't show */
	if (len > 0 && gov_figures_image_is_version_2(image))
		return !gov_figures_decode(image, len, &f, err) ? GOV_LOOKUP_FAILED :
			gov_figures_lookup(&f, ref, t) ? GOV_LOOKUP_NUMBER : GOV_LOOKUP_NONE;
	if (gov_figures_depends_on_edition(ref, items, n))
		n = gov_figures_keep_used(kinds_in_image(image, len), items, n);
	if (n == 0)
		return GOV_LOOKUP_NONE;
	if (gov_figures_image_is_tally(image, len))
	{
		if (!gov_figures_stored_load_sum(image, len, &w, err))
			return GOV_LOOKUP_FAILED;
		image = (const uint8_t *) &w + GOV_WIDE_HOST;
		len = gov_figures_sum_size(&w) - GOV_WIDE_HOST;
	}
	for (int i = 0; i < n; i++)
	{
		GovStatus	status;
		GovTotal	cell;

		if (!gov_figures_stored_cell(image, len, gov_items[items[i]].slot + (ref.party > 0 ? ref.party : 0),
									 &status, &cell, err))
			return GOV_LOOKUP_FAILED;
		if (!gov_figures_has_number(status))
			return GOV_LOOKUP_NONE;
		if (!gov_total_add(sum, cell, &sum))
		{
			corrupt(err, "The total of group %s is beyond what figures add up to.",
					gov_groups[ref.group].code);
			return GOV_LOOKUP_FAILED;
		}
	}
	*t = sum;
	return GOV_LOOKUP_NUMBER;
}

void
gov_figures_stored_swap_for_wire(uint8_t *image, size_t len)
{
	if (gov_figures_image_is_sum(image, len))
		gov_figures_sum_swap_for_wire(image, len);
}
