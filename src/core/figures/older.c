/*
 * older.c
 *		Images of sums that were made when the form had fewer cells.
 */
#include "core/figures/older.h"

#include "core/figures/internal.h"

#include <string.h>

GovOlder
gov_figures_older_begin(const uint8_t *image, size_t len)
{
	GovOlder	r = {image, len, len, GOV_CELLS_1_0 + (size_t) image[2], false};

	return r;
}

void
gov_figures_older_take(GovOlder *r, void *to, size_t size, size_t n)
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

bool
gov_figures_older_end(const GovOlder *r, GovError *err)
{
	if (r->ended || r->left > 0)
		return corrupt(err, "The image of a sum of fewer cells is not to be %zu bytes long.", r->len);
	return true;
}
