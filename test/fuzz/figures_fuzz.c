/*
 * figures_fuzz.c
 *		An image of figures from anywhere is refused, or is what encoding its
 *		figures gives: there are no two images of the same figures.
 */
#include <stdlib.h>
#include <string.h>

#include "core/figures/json_scan.h"
#include "core/figures/planes.h"
#include "core/figures/sum_text.h"
#include "core/rules/verdict.h"

#define MUST(c)		do { if (!(c)) abort(); } while (0)

static GovTally *
grow(const GovTally *t)
{
	GovTally   *longer = malloc(sizeof(GovTally));

	memcpy(longer, t, GOV_TALLY_SHORT);
	free((void *) t);
	return longer;
}

/* A tally of it twice stands for the sum of it twice; the image is good. */
static void
add_twice(const uint8_t *image, size_t size)
{
	GovTally   *t = malloc(GOV_TALLY_SHORT);
	GovWide    *w = malloc(sizeof(GovWide));
	GovWide    *v = malloc(sizeof(GovWide));
	GovError	err;
	bool		added;

	gov_figures_tally_init(t);
	gov_figures_sum_init(w, true);
	gov_figures_sum_give_room(w);
	added = gov_figures_tally_add(&t, image, size, grow, &err) && gov_figures_tally_add(&t, image, size, grow, &err) &&
		gov_figures_tally_settle(t, v, &err);
	MUST(added == (gov_figures_stored_add(w, image, size, &err) == GOV_SUM_DONE &&
				   gov_figures_stored_add(w, image, size, &err) == GOV_SUM_DONE));
	if (added)
	{
		gov_figures_sum_settle(w);
		MUST(gov_figures_sum_size(v) == gov_figures_sum_size(w));
		MUST(memcmp(&v->version, &w->version, gov_figures_sum_size(w) - GOV_WIDE_HOST) == 0);
		MUST(gov_figures_tally_load((uint8_t *) t + GOV_WIDE_HOST, gov_figures_tally_size(t) - GOV_WIDE_HOST, v, &err));
		MUST(memcmp(&v->version, &w->version, gov_figures_sum_size(w) - GOV_WIDE_HOST) == 0);
	}
	free(t);
	free(w);
	free(v);
}

/* What is no good image may still be added, if it does no harm. */
static void
add_anything(const uint8_t *image, size_t size)
{
	GovTally   *t = malloc(GOV_TALLY_SHORT);
	GovError	err;

	gov_figures_tally_init(t);
	gov_figures_tally_add(&t, image, size, grow, &err);
	free(t);
}

/* Not the figures of a report only because it doesn't fit 64 bits? */
static bool
is_large_sum(const uint8_t *image, size_t size, const GovError *why)
{
	GovWide    *w = malloc(sizeof(GovWide));
	GovError	err;
	bool		is_sum = why->code == GOV_ERR_RANGE && gov_figures_stored_load_sum(image, size, w, &err);

	free(w);
	return is_sum;
}

/* What a sum knows of figures: neither that a cell was corrected, nor what is only stated. */
static void
forget_marks(GovFigures *f)
{
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		f->corrected[slot] = 0;
		memset(&f->printed[slot], 0, sizeof(f->printed[slot]));
		if (f->status[slot] == GOV_CORRECTED)
			f->status[slot] = GOV_REPORTED;
		if (f->status[slot] == GOV_STATED)
		{
			f->status[slot] = GOV_ABSENT;
			f->value[slot] = f->scale[slot] = 0;
		}
	}
}

/* A short text is refused, or one of a sum that is printed and read as itself. */
static void
read_text(const char *text, size_t size)
{
	GovWide    *w = malloc(sizeof(GovWide));
	GovWide    *again = malloc(sizeof(GovWide));
	char	   *printed = malloc(GOV_SUM_TEXT_MAX);
	GovError	err;

	if (gov_figures_sum_scan(text, size, w, &err))
	{
		MUST(gov_figures_sum_scan(printed, gov_figures_sum_print(w, printed), again, &err));
		MUST(gov_figures_sum_size(w) == gov_figures_sum_size(again));
		MUST(memcmp(&w->version, &again->version, gov_figures_sum_size(w) - GOV_WIDE_HOST) == 0);
	}
	free(w);
	free(again);
	free(printed);
}

/* JSON that is read at all is figures that can be encoded, or a sum that is one. */
static void
read_json(const char *json, size_t size)
{
	GovWide    *w = malloc(sizeof(GovWide));
	GovFigures	f;
	GovFigures	again;
	GovError	err;
	uint8_t		image[GOV_PLAIN_MAX];
	size_t		len;

	switch (gov_figures_json_scan(json, size, &f, w))
	{
		case GOV_JSON_FIGURES:
			len = gov_rules_encode(&f, image);
			MUST(gov_rules_decode(image, len, &again, &err) && memcmp(&f, &again, sizeof(f)) == 0);
			break;
		case GOV_JSON_SUM:
			MUST(gov_figures_sum_verify(w, &err));
			break;
		case GOV_JSON_OTHER:
			break;
	}
	free(w);
}

/* Packs what was encoded, if it is to be; what is packed says the same as before. */
static void
keep_again(size_t *size, uint8_t again[GOV_PLAIN_MAX], bool packed)
{
	uint8_t		kept[GOV_PLAIN_MAX];
	uint8_t		plain[GOV_UNPACKED_MAX];
	size_t		kept_size = gov_figures_planes_pack(again, *size, kept);
	size_t		plain_size;
	GovError	err;

	if (gov_figures_image_is_packed(kept, kept_size))
	{
		MUST(gov_figures_planes_unpack(kept, kept_size, plain, &plain_size, &err));
		MUST(plain_size == *size && memcmp(plain, again, plain_size) == 0);
	}
	if (packed)
	{
		memcpy(again, kept, kept_size);
		*size = kept_size;
	}
}

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* a copy of exactly this size, so that ASAN sees each byte too many */
	uint8_t    *image = malloc(size ? size : 1);
	GovFigures	f;
	GovError	err;

	if (size > 0)
		memcpy(image, data, size);
	memset(&err, 0, sizeof(err));
	add_anything(image, size);
	if (gov_figures_sum_is_text((const char *) image, size))
		read_text((const char *) image, size);
	read_json((const char *) image, size);
	if (!gov_rules_decode(image, size, &f, &err) && !is_large_sum(image, size, &err))
		MUST(err.code != GOV_OK && err.message[0] != '\0');
	else if (!gov_figures_image_is_sum(image, size))
	{
		uint8_t		again[GOV_PLAIN_MAX];
		uint8_t		counted[GOV_PLAIN_MAX];
		size_t		again_size,
					counted_size;
		GovFigures	g;
		GovWide    *w = malloc(sizeof(GovWide));

		gov_rules_judge(image, size, &f);
		add_twice(image, size);
		again_size = gov_rules_encode(&f, again);
		keep_again(&again_size, again, gov_figures_image_is_packed(image, size));
		MUST(again_size == size && memcmp(again, image, size) == 0);
		/* a sum of it alone gives back what is counted */
		gov_figures_sum_init(w, true);
		MUST(gov_figures_stored_add(w, image, size, &err) == GOV_SUM_DONE);
		gov_figures_sum_settle(w);
		MUST(gov_figures_sum_verify(w, &err));
		MUST(gov_figures_sum_single(w, &g));
		forget_marks(&f);
		counted_size = gov_rules_encode(&f, counted);
		MUST(gov_rules_encode(&g, again) == counted_size && memcmp(again, counted, counted_size) == 0);
		MUST(gov_figures_stored_remove(w, image, size, &err) == GOV_SUM_DONE);
		MUST(w->reports == 0);
		free(w);
	}
	else
	{
		GovWide    *w = malloc(sizeof(GovWide));

		/* what decodes also loads, and nothing is lost on the way */
		MUST(gov_figures_stored_load_sum(image, size, w, &err));
		add_twice(image, size);
		/* a sum that version 1.0 made has fewer cells */
		if (!gov_figures_image_is_tally(image, size) && image[2] == GOV_MORE_CELLS)
		{
			MUST(gov_figures_sum_size(w) - GOV_WIDE_HOST == size);
			MUST(memcmp((uint8_t *) w + GOV_WIDE_HOST, image, size) == 0);
		}
		MUST(gov_figures_sum_verify(w, &err));
		free(w);
	}
	free(image);
	return 0;
}
