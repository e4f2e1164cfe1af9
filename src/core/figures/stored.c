/*
 * stored.c
 *		Images of any kind: of a report, of a sum, of a tally.
 */
#include "core/figures/stored.h"

#include "core/figures/internal.h"

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
		return gov_figures_image_decode(image, len, f, err);
	return gov_figures_stored_load_sum(image, len, &w, err) && gov_figures_sum_open(&w, f, err);
}

bool
gov_figures_decode_complete(const uint8_t *image, size_t len, GovFigures *f, GovError *err)
{
	bool		incomplete[GOV_NSLOTS];
	GovWide		w;

	if (!gov_figures_image_is_sum(image, len))
		return gov_figures_image_decode(image, len, f, err);
	if (!gov_figures_stored_load_sum(image, len, &w, err))
		return false;
	for (int i = 0; i < GOV_NSLOTS; i++)
	{
		incomplete[i] = w.num[i] > 0 && w.num[i] < w.reports;
		if (incomplete[i])
			w.num[i] = 0;
	}
	if (!gov_figures_sum_open(&w, f, err))
		return false;
	for (int i = 0; i < GOV_NSLOTS; i++)
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

/* A tally has no cells that could be read as they lie. */
static bool
tally_cell(const uint8_t *image, size_t len, int slot, GovStatus *status, GovTotal *t,
		   GovError *err)
{
	int			index = gov_figures_sum_index(slot);
	GovWide		w;

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
	GovDecimal	d = {0, 0};
	bool		good;

	if (gov_figures_image_is_tally(image, len))
		return tally_cell(image, len, slot, status, t, err);
	if (gov_figures_image_is_sum(image, len))
		return gov_figures_sum_cell(image, len, slot, status, t, err);
	good = gov_figures_image_cell(image, len, slot, status, &d, err);
	*t = gov_total(d);
	return good;
}

/* Returns true when any cell of the block is not absent. */
static bool
any_cell(const uint8_t *image, size_t len, int block)
{
	GovWide		w;
	GovError	err;

	if (!gov_figures_image_is_sum(image, len))
		return len > 1 && (image[1] & 1 << block);
	if (!gov_figures_stored_load_sum(image, len, &w, &err))
		return true;			/* the lookup will say what is wrong */
	for (int i = gov_figures_block_start[block]; i < gov_figures_block_start[block + 1]; i++)
	{
		if (w.num[i] > 0)
			return true;
		for (int k = 0; k < GOV_NNOTES && (w.shape & GOV_WIDE_NOTES); k++)
			if (w.notes[k][i] > 0)
				return true;
	}
	return false;
}

GovLookup
gov_figures_stored_lookup(const uint8_t *image, size_t len, GovRef ref, GovTotal *t, GovError *err)
{
	GovTotal	sum = {0, 0};
	GovWide		w;
	bool		with_item = ref.item >= 0;
	bool		with_group = ref.group >= 0;
	int			first = with_item ? ref.item : gov_groups[ref.group].first_item;
	int			n = with_item ? 1 : 0;

	/*
	 * "other" is a row, or the total of three rows: whichever the image has.
	 * A sum over years may have both, and then both are added.
	 */
	if (with_item && with_group)
	{
		with_item = any_cell(image, len, GOV_BLOCK_OTHER_2019);
		with_group = any_cell(image, len, GOV_BLOCK_OTHER_2021);
		n = with_item ? 1 : 0;
		if (!with_item)
			first = gov_groups[ref.group].first_item;
	}
	if (with_group)
		n += gov_groups[ref.group].nitems;
	if (n == 0)
		return GOV_LOOKUP_NONE;
	if (gov_figures_image_is_tally(image, len))
	{
		if (!gov_figures_stored_load_sum(image, len, &w, err))
			return GOV_LOOKUP_FAILED;
		image = (const uint8_t *) &w + GOV_WIDE_HOST;
		len = gov_figures_sum_size(&w) - GOV_WIDE_HOST;
	}
	for (int i = first; i < first + n; i++)
	{
		GovStatus	status;
		GovTotal	cell;

		if (!gov_figures_stored_cell(image, len, gov_items[i].slot + (ref.party > 0 ? ref.party : 0),
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
