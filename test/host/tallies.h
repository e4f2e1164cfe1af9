/*
 * tallies.h
 *		For the tests of sums: tallies on the heap, which grow where they must.
 */
#ifndef GOV_TEST_TALLIES_H
#define GOV_TEST_TALLIES_H

#include "core/figures/stored.h"

#include <stdlib.h>
#include <string.h>

static GovTally *
grow(const GovTally *t)
{
	GovTally   *longer = malloc(sizeof(GovTally));

	memcpy(longer, t, GOV_TALLY_SHORT);
	free((void *) t);
	return longer;
}

static GovTally *
new_tally(void)
{
	GovTally   *t = malloc(GOV_TALLY_SHORT);

	gov_figures_tally_init(t);
	return t;
}

static bool
add_image(GovTally **t, const void *image, size_t len, GovError *err)
{
	/* exactly as long as it is, so that a sanitizer sees a read past its end */
	uint8_t    *copy = malloc(len);
	bool		added;

	memcpy(copy, image, len);
	added = gov_figures_tally_add(t, copy, len, grow, err);
	free(copy);
	return added;
}

/* Are two sums equal to the bit? */
static inline bool
same_image(const GovWide *a, const GovWide *b)
{
	return gov_figures_sum_size(a) == gov_figures_sum_size(b) &&
		memcmp(&a->version, &b->version, gov_figures_sum_size(a) - GOV_WIDE_HOST) == 0;
}

#endif
