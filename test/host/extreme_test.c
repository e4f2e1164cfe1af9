/*
 * extreme_test.c
 *		The smallest and the largest number of each cell, whatever kinds of numbers
 *		and gaps there are, in whatever order reports come: held against a comparison
 *		cell by cell.
 *
 * Random, from a fixed seed; another one may be given as the argument.
 */
#include "core/figures/extreme.h"
#include "inject.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

#define ROUNDS		2000
#define MAX_ROWS	20

static Random rnd = {UINT64_C(20261129)};

/* Mostly codes that are the value, near their bounds; of any other kind, too. */
static GovDecimal
any_number(void)
{
	int64_t		bits = (int64_t) ((uint64_t) below(&rnd, UINT32_MAX) << 32 | below(&rnd, UINT32_MAX));

	switch (below(&rnd, 9))
	{
		case 0:
			return gov_decimal((int64_t) below(&rnd, 13000), 0);
		case 1:
			return gov_decimal(-(int64_t) below(&rnd, 600), 0);
		case 2:
			return gov_decimal(bits >> below(&rnd, 64), 0);
		case 3:
			return gov_decimal(bits >> below(&rnd, 64), (int) below(&rnd, GOV_MAX_SCALE + 1));
		case 4:
			return gov_decimal(185 + (int64_t) below(&rnd, 15), 0);
		default:
			return gov_decimal((int64_t) below(&rnd, 192), 0);
	}
}

static void
any_figures(GovFigures *f)
{
	memset(f, 0, sizeof(*f));
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		GovStatus	status = below(&rnd, 3) ? GOV_REPORTED : (GovStatus) below(&rnd, GOV_NSTATUSES);
		GovDecimal	d = any_number();

		if (below(&rnd, 4) == 0 || status == GOV_CORRECTED)
			continue;
		f->status[slot] = (uint8_t) status;
		if (gov_figures_has_value(status))
		{
			f->value[slot] = d.v;
			f->scale[slot] = d.scale;
		}
	}
}

/* The same, one cell after the other. */
static void
model_add(GovFigures *best, const GovFigures *f, bool largest)
{
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		GovDecimal	a = {best->value[slot], best->scale[slot]};
		GovDecimal	b = {f->value[slot], f->scale[slot]};

		if (!gov_figures_has_number(f->status[slot]) ||
			(best->status[slot] && (gov_decimal_cmp(b, a) > 0) != largest))
			continue;
		best->status[slot] = GOV_REPORTED;
		best->value[slot] = b.v;
		best->scale[slot] = b.scale;
	}
}

static bool
add_image(GovExtreme *e, const GovFigures *f)
{
	uint8_t		image[GOV_PLAIN_MAX];
	size_t		len = gov_figures_encode(f, image);
	uint8_t    *copy = memcpy(malloc(len), image, len); /* for the sanitizer */
	GovError	err;
	bool		added = gov_figures_extreme_add_image(e, copy, len, &err);

	free(copy);
	return added;
}

static bool
is_model(const GovExtreme *e, const GovFigures *model)
{
	GovFigures	f;

	gov_figures_extreme_settle(e, &f);
	return memcmp(&f, model, sizeof(f)) == 0;
}

static void
test_kind(GovExtremeKind kind)
{
	bool		largest = kind == GOV_LARGEST;
	int			wrong = 0,
				parts = 0;
	char		name[100];

	for (int round = 0; round < ROUNDS; round++)
	{
		GovExtreme	e,
					half;
		GovFigures	model,
					f;
		int			n = (int) below(&rnd, MAX_ROWS);

		memset(&model, 0, sizeof(model));
		gov_figures_extreme_init(&e, kind);
		gov_figures_extreme_init(&half, kind);
		for (int i = 0; i < n; i++)
		{
			any_figures(&f);
			model_add(&model, &f, largest);
			if (below(&rnd, 2))
				wrong += !add_image(&e, &f);
			else
				gov_figures_extreme_add(&half, &f);
		}
		gov_figures_extreme_settle(&half, &f);
		parts += !add_image(&e, &f);
		wrong += !is_model(&e, &model);
	}
	snprintf(name, sizeof(name), "the %s number of each cell is found", largest ? "largest" : "smallest");
	ok(wrong == 0, name);
	snprintf(name, sizeof(name), "the %s of parts is a report like others", largest ? "largest" : "smallest");
	ok(parts == 0, name);
}

static void
test_damage(void)
{
	GovFigures	f;
	GovExtreme	e;
	GovError	err;
	uint8_t		image[GOV_PLAIN_MAX + 1];
	size_t		len;
	int			wrong = 0;

	any_figures(&f);
	len = gov_figures_encode(&f, image);
	for (size_t cut = 0; cut < len; cut++)
	{
		uint8_t    *copy = memcpy(malloc(cut + 1), image, cut);

		gov_figures_extreme_init(&e, GOV_LARGEST);
		wrong += gov_figures_extreme_add_image(&e, copy, cut, &err);
		free(copy);
	}
	image[len] = 0;
	gov_figures_extreme_init(&e, GOV_LARGEST);
	wrong += gov_figures_extreme_add_image(&e, image, len + 1, &err);
	ok(wrong == 0, "an image that is cut short, or too long, is refused");
}

int
main(int argc, char **argv)
{
	if (argc > 1)
		rnd.x = strtoull(argv[1], NULL, 0) | 1;
	test_kind(GOV_SMALLEST);
	test_kind(GOV_LARGEST);
	test_damage();
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
