/*
 * older.c
 *		Sums that were stored when the form had fewer cells.
 */
#include "core/figures/older.h"
#include "core/figures/image.h"

#include <string.h>

GovOlder
gov_older_begin(const uint8_t *image, size_t len)
{
	GovOlder	r = {image, len, len, GOV_CELLS_1_0 + (size_t) image[2], false};

	return r;
}

void
gov_older_take(GovOlder *r, void *to, size_t size, size_t n)
{
	if (size * n > r->left)
	{
		r->ended = true;
		return;
	}
	if (to)
		memcpy(to, r->next, size * n);
	r->next += size * n;
	r->left -= size * n;
}

void
gov_older_take_sum(GovOlder *r, GovWide *w)
{
	memset(w, 0, sizeof(GovWide));
	gov_older_take(r, &w->version, 1, offsetof(GovWide, sum) - GOV_WIDE_HOST);
	w->more_cells = (uint8_t) GOV_MORE_CELLS;
	gov_older_take(r, w->sum, sizeof(w->sum[0]), r->cells);
	gov_older_take(r, w->num, sizeof(w->num[0]), r->cells);
	gov_older_take(r, w->scale, sizeof(w->scale[0]), r->cells);
	gov_older_take(r, NULL, 1, GOV_WIDE_PAD(r->cells));
	for (int k = 0; k < GOV_NNOTES && (w->shape & (GOV_WIDE_NOTES | GOV_WIDE_HIGH)); k++)
		gov_older_take(r, w->notes[k], sizeof(w->notes[k][0]), r->cells);
	if (w->shape & GOV_WIDE_HIGH)
		gov_older_take(r, w->high, sizeof(w->high[0]), r->cells);
}

bool
gov_older_end(const GovOlder *r, GovError *err)
{
	if (r->ended || r->left > 0)
		return corrupt(err, "The image of a sum of fewer cells is not to be %zu bytes long.", r->len);
	return true;
}

bool
gov_older_sum(const uint8_t *image, size_t len, GovWide *w, GovError *err)
{
	GovOlder	r = gov_older_begin(image, len);

	gov_older_take_sum(&r, w);
	return gov_older_end(&r, err);
}
