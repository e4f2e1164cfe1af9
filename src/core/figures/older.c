/*
 * older.c
 *		Sums that were stored when the form had fewer cells.
 */
#include "core/figures/older.h"
#include "core/figures/image.h"

#include <string.h>

/* An older image under way. */
typedef struct Reading
{
	const uint8_t *next;
	size_t		left;
	bool		ended;			/* before all was read */
} Reading;

/* Read n things of a size; to NULL: they are passed over. */
static void
take(Reading *r, void *to, size_t size, size_t n)
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

/* A sum, from the version on, whose cells are n. */
static void
take_sum(Reading *r, GovWide *w, size_t n)
{
	memset(w, 0, sizeof(GovWide));
	take(r, &w->version, 1, offsetof(GovWide, sum) - GOV_WIDE_HOST);
	w->more_cells = (uint8_t) GOV_MORE_CELLS;
	take(r, w->sum, sizeof(w->sum[0]), n);
	take(r, w->num, sizeof(w->num[0]), n);
	take(r, w->scale, sizeof(w->scale[0]), n);
	take(r, NULL, 1, GOV_WIDE_PAD(n));
	for (int k = 0; k < GOV_NNOTES && (w->shape & GOV_WIDE_NOTES); k++)
		take(r, w->notes[k], sizeof(w->notes[k][0]), n);
	if (w->shape & GOV_WIDE_HIGH)
		take(r, w->high, sizeof(w->high[0]), n);
}

static bool
ends_well(const Reading *r, size_t len, GovError *err)
{
	if (r->ended || r->left > 0)
		return corrupt(err, "The image of a sum of fewer cells is not to be %zu bytes long.", len);
	return true;
}

bool
gov_older_sum(const uint8_t *image, size_t len, GovWide *w, GovError *err)
{
	Reading		r = {image, len, false};

	take_sum(&r, w, GOV_CELLS_1_0 + (size_t) image[2]);
	return ends_well(&r, len, err);
}

bool
gov_older_tally(const uint8_t *image, size_t len, GovTally *t, GovError *err)
{
	Reading		r = {image, len, false};
	size_t		cells = GOV_CELLS_1_0 + (size_t) image[2];
	size_t		lanes = GOV_TALLY_LANES_FOR(cells);
	size_t		blocks = 0;

	while (gov_block_start[blocks] < cells)
		blocks++;
	memset(t, 0, sizeof(GovTally));
	take(&r, &t->version, 1, offsetof(GovTally, blocks) - GOV_WIDE_HOST);
	t->more_cells = (uint8_t) GOV_MORE_CELLS;
	take(&r, t->blocks, sizeof(t->blocks[0]), GOV_TALLY_BLOCKS_FOR(blocks));
	take(&r, t->small, sizeof(t->small[0]), lanes);
	take(&r, t->sum, sizeof(t->sum[0]), lanes);
	take(&r, t->carry, sizeof(t->carry[0]), lanes);
	for (int k = 0; k < GOV_TALLY_NNONE; k++)
		take(&r, t->none[k], sizeof(t->none[k][0]), lanes);
	take(&r, t->large, sizeof(t->large[0]), GOV_TALLY_NLARGE);
	if (t->shape & GOV_TALLY_COLD)
	{
		take(&r, NULL, 1, GOV_WIDE_HOST);
		take_sum(&r, &t->cold, cells);
		/* room for what it doesn't have, since version 1.1 */
		if (!(t->cold.shape & GOV_WIDE_HIGH) && r.left == sizeof(t->cold.high[0]) * cells)
			take(&r, NULL, 1, r.left);
	}
	return ends_well(&r, len, err);
}
