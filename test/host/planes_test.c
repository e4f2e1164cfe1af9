/*
 * planes_test.c
 *		Packed images: they say what the image of version 1 says, to whoever reads,
 *		adds or compares them, and a damaged one is refused or is another's.
 *
 * Random, from a fixed seed; another one may be given as the argument.
 */
#include "core/figures/extreme.h"
#include "core/figures/planes.h"
#include "core/rules/verdict.h"

#include "random.h"
#include "tallies.h"
#include "tap.h"

#define MAX_REPORTS 700

/* The ends of what each code and list takes, negative ones, decimals. */
static GovDecimal
wild_value(void)
{
	static const int64_t edges[] = {
		0, 1, 191, 192, 193, 254, 255, 256, 257, 448, 511, 512, 12479, 12480, 65535, 65536, 16777215, 16777216,
		4294967295, 4294967296, -1, -2, -256, -257, INT64_MAX, INT64_MIN
	};

	switch (below(8))
	{
		case 0:
			return gov_decimal((int64_t) below(100000), (int) below(9));
		case 1:
			return gov_decimal((int64_t) below(UINT32_MAX) << below(31), 0);
		default:
			return gov_decimal(edges[below(sizeof(edges) / sizeof(edges[0]))], 0);
	}
}

/* What a report looks like: of a form, with so many cells in a hundred that are no small number. */
static void
random_figures(GovFigures *f, uint32_t odd)
{
	static const GovStatus statuses[] = {
		GOV_REPORTED, GOV_REPORTED, GOV_BLANK, GOV_NOT_APPLICABLE, GOV_ILLEGIBLE, GOV_ABSENT, GOV_IMPUTED
	};
	int			forms = 1 + (int) below(3);
	bool		statistics = below(6) == 0;
	uint32_t	zeros = below(100);

	memset(f, 0, sizeof(*f));
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		bool		has = slot >= GOV_SLOT_STATISTICS ? statistics : (gov_items[gov_form_item_of_slot(slot)].forms & forms) != 0;
		GovDecimal	d = {below(100) < zeros ? 0 : below(300), 0};

		if (!has)
			continue;
		f->status[slot] = GOV_REPORTED;
		if (below(100) < odd)
		{
			f->status[slot] = (uint8_t) statuses[below(sizeof(statuses) / sizeof(statuses[0]))];
			d = wild_value();
		}
		if (gov_figures_has_number(f->status[slot]))
		{
			f->value[slot] = d.v;
			f->scale[slot] = d.scale;
		}
	}
}

/* An exact copy on the heap, so that a sanitizer sees a read past its end. */
static uint8_t *
heap_copy(const uint8_t *image, size_t len)
{
	return memcpy(malloc(len ? len : 1), image, len);
}

static uint8_t *
pack(const GovFigures *f, size_t *len)
{
	uint8_t		image[GOV_PLAIN_MAX];
	uint8_t		packed[GOV_PLAIN_MAX];

	*len = gov_figures_planes_pack(image, gov_rules_encode(f, image), packed);
	return heap_copy(packed, *len);
}

static bool
same_cell(const GovFigures *f, int slot, const uint8_t *packed, size_t len)
{
	GovStatus	status;
	GovTotal	t = {0, 0};
	GovError	err;

	if (!gov_figures_stored_cell(packed, len, slot, &status, &t, &err) || status != f->status[slot])
		return false;
	return !gov_figures_has_number(status) || (t.v == f->value[slot] && t.scale == f->scale[slot]);
}

static bool
has_statistics(const uint8_t *image, size_t len)
{
	return gov_figures_report_has_any(image, len, gov_figures_index_of_slot[GOV_SLOT_STATISTICS], GOV_NSTATISTICS);
}

static void
test_round_trip(void)
{
	int			npacked = 0,
				wrong = 0,
				cells = 0,
				ranges = 0,
				verdicts = 0;

	for (int i = 0; i < 3000; i++)
	{
		uint8_t		image[GOV_PLAIN_MAX];
		uint8_t		plain[GOV_UNPACKED_MAX];
		size_t		len,
					packed_len,
					plain_len;
		uint8_t    *packed;
		GovFigures	f,
					g;
		GovError	err;

		random_figures(&f, below(3) == 0 ? below(100) : below(4));
		len = gov_rules_encode(&f, image);
		packed = pack(&f, &packed_len);
		if (gov_figures_image_is_packed(packed, packed_len))
		{
			npacked++;
			wrong += !gov_figures_planes_unpack(packed, packed_len, plain, &plain_len, &err) || plain_len != len ||
				memcmp(plain, image, len) != 0;
		}
		else
			wrong += packed_len != len || memcmp(packed, image, len) != 0;
		wrong += !gov_rules_decode(packed, packed_len, &g, &err) || memcmp(&f, &g, sizeof(f)) != 0;
		for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
			cells += !same_cell(&f, slot, packed, packed_len);
		ranges += has_statistics(packed, packed_len) != has_statistics(image, len);
		packed[GOV_IMAGE_VERDICT] ^= 1;
		verdicts += gov_rules_decode(packed, packed_len, &g, &err);
		free(packed);
	}
	ok(npacked > 1000, "most reports can be packed");
	ok(wrong == 0, "a packed image gives back the image of version 1, and its figures");
	ok(cells == 0, "each cell of a packed image is that of its figures");
	ok(ranges == 0, "whether there are statistics is seen in a packed image, too");
	ok(verdicts == 0, "a wrong verdict is refused in a packed image");
}

static void
test_what_is_not_packed(void)
{
	uint8_t		image[GOV_PLAIN_MAX];
	uint8_t		packed[GOV_PLAIN_MAX];
	GovFigures	f;
	GovWide    *w = malloc(sizeof(GovWide));
	size_t		len;

	memset(&f, 0, sizeof(f));
	f.status[0] = GOV_STATED;
	f.value[0] = 5;
	len = gov_rules_encode(&f, image);
	ok(gov_figures_planes_pack(image, len, packed) == len && memcmp(packed, image, len) == 0,
	   "what only prose states is not packed");
	memset(&f, 0, sizeof(f));
	f.status[gov_figures_slot_of_index[0]] = f.status[gov_figures_slot_of_index[GOV_CELLS_1_0 - 1]] = GOV_BLANK;
	len = gov_rules_encode(&f, image);
	ok(gov_figures_planes_pack(image, len, packed) == len && memcmp(packed, image, len) == 0,
	   "blocks that are no run are not packed");
	memset(&f, 0, sizeof(f));
	f.status[0] = GOV_REPORTED;
	len = gov_rules_encode(&f, image);
	ok(gov_figures_planes_pack(image, len, packed) == len && memcmp(packed, image, len) == 0,
	   "a table of a few cells is not packed, which would take more");
	memset(&f, 0, sizeof(f));
	len = gov_rules_encode(&f, image);
	ok(gov_figures_planes_pack(image, len, packed) == len && memcmp(packed, image, len) == 0,
	   "figures of no cell are not packed");
	gov_figures_sum_init(w, false);
	len = gov_figures_sum_size(w) - GOV_WIDE_HOST;
	ok(gov_figures_planes_pack((uint8_t *) w + GOV_WIDE_HOST, len, packed) == len, "a sum is not packed");
	free(w);
}

static void
test_usual_report_is_short(void)
{
	GovFigures	f;
	size_t		len;

	memset(&f, 0, sizeof(f));
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		if (gov_items[gov_form_item_of_slot(slot)].forms & 2)
			f.status[slot] = GOV_REPORTED;
	free(pack(&f, &len));
	ok(len <= 16, "a report of zeros takes no more than 16 bytes");
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		if (f.status[slot] && slot % 3 == 0)
			f.value[slot] = slot % 5 == 0 ? 3000 + slot * 50 : slot % 7;
	free(pack(&f, &len));
	ok(len < 300, "a city's report takes less than 300 bytes");
}

/* The sum of a tally, which it frees. */
static GovWide *
settle(GovTally *t)
{
	GovWide    *w = malloc(sizeof(GovWide));
	GovError	err;

	if (!gov_figures_tally_settle(t, w, &err))
		w->reports = UINT32_MAX;
	free(t);
	return w;
}

/* Adds n reports as they are kept, as version 1 has them, and in turns. */
static bool
adds_alike(int n, uint32_t odd)
{
	GovTally   *plain = new_tally(),
			   *packed = new_tally(),
			   *both = new_tally();
	GovWide    *sums[3];
	bool		good = true;
	GovError	err;

	for (int i = 0; i < n; i++)
	{
		uint8_t		image[GOV_PLAIN_MAX];
		uint8_t    *short_image;
		size_t		len,
					short_len;
		GovFigures	f;

		random_figures(&f, odd);
		len = gov_rules_encode(&f, image);
		short_image = pack(&f, &short_len);
		good = good && add_image(&plain, image, len, &err) && add_image(&packed, short_image, short_len, &err) &&
			(i % 2 ? add_image(&both, image, len, &err) : add_image(&both, short_image, short_len, &err));
		free(short_image);
	}
	sums[0] = settle(plain);
	sums[1] = settle(packed);
	sums[2] = settle(both);
	good = good && same_image(sums[0], sums[1]) && same_image(sums[0], sums[2]);
	for (int k = 0; k < 3; k++)
		free(sums[k]);
	return good;
}

static void
test_sums(void)
{
	bool		good = true;

	for (int i = 0; i < 60; i++)
		good = good && adds_alike(1 + (int) below(i < 50 ? 100 : MAX_REPORTS), i % 4 == 0 ? below(100) : below(5));
	ok(good, "the sum of packed reports is that of the images of version 1, to the bit");
}

static void
test_extremes(void)
{
	int			wrong = 0;

	for (int i = 0; i < 200; i++)
	{
		GovExtremeKind kind = i % 2 ? GOV_LARGEST : GOV_SMALLEST;
		GovExtreme	a,
					b;
		GovFigures	f,
					g;
		GovError	err;

		gov_figures_extreme_init(&a, kind);
		gov_figures_extreme_init(&b, kind);
		for (int k = 1 + (int) below(6); k > 0; k--)
		{
			size_t		len;
			uint8_t    *packed;

			random_figures(&f, i % 3 == 0 ? below(100) : below(5));
			packed = pack(&f, &len);
			gov_figures_extreme_add(&a, &f);
			wrong += !gov_figures_extreme_add_image(&b, packed, len, &err);
			free(packed);
		}
		gov_figures_extreme_settle(&a, &f);
		gov_figures_extreme_settle(&b, &g);
		wrong += memcmp(&f, &g, sizeof(f)) != 0;
	}
	ok(wrong == 0, "the smallest and the largest of packed reports are those of their figures");
}

/* Reads what may be damaged in all ways that there are; returns false for what must not be. */
static bool
accept_or_refuse(const uint8_t *image, size_t len, long *accepted)
{
	uint8_t    *copy = heap_copy(image, len);
	GovTally   *t = new_tally();
	GovWide    *w = malloc(sizeof(GovWide));
	GovExtreme	e;
	GovFigures	f;
	GovError	err;
	GovStatus	status;
	GovTotal	total;
	bool		good = true;

	if (gov_rules_decode(copy, len, &f, &err))
	{
		size_t		again_len;
		uint8_t    *again;

		(*accepted)++;
		gov_rules_judge(copy, len, &f);
		again = pack(&f, &again_len);
		/* version 1 and 2 are accepted as they are */
		good = copy[0] != GOV_IMAGE_VERSION_3 || (again_len == len && memcmp(again, copy, len) == 0);
		free(again);
	}
	else
		good = err.detail[0] != '\0';
	/* less is verified here, but nothing may be read or written outside */
	add_image(&t, copy, len, &err);
	gov_figures_extreme_init(&e, GOV_SMALLEST);
	gov_figures_extreme_add_image(&e, copy, len, &err);
	gov_figures_stored_cell(copy, len, gov_figures_slot_of_index[below(GOV_ALL_SLOTS)], &status, &total, &err);
	gov_figures_sum_init(w, true);
	gov_figures_stored_add(w, copy, len, &err);
	free(w);
	free(t);
	free(copy);
	return good;
}

static void
test_damage(void)
{
	long		accepted = 0;
	int			wrong = 0,
				cut = 0;

	for (int i = 0; i < 5; i++)
	{
		GovFigures	f;
		size_t		len;
		uint8_t    *packed;

		do
		{
			random_figures(&f, i % 3 == 0 ? 50 : 5);
			packed = pack(&f, &len);
		} while (!gov_figures_image_is_packed(packed, len) && (free(packed), true));
		packed = realloc(packed, len + 1);
		packed[len] = 0;
		for (size_t n = 0; n <= len + 1; n++)
		{
			GovError	err;

			cut += n != len && gov_rules_decode(packed, n, &f, &err);
			wrong += n > 0 && !accept_or_refuse(packed, n, &accepted);
		}
		for (size_t at = 0; at < len; at++)
		{
			uint8_t		old = packed[at];

			for (int b = 0; b < 256; b += at < 12 || i < 1 ? 1 : 17)
			{
				packed[at] = (uint8_t) b;
				wrong += !accept_or_refuse(packed, len, &accepted);
			}
			packed[at] = old;
		}
		free(packed);
	}
	ok(cut == 0, "a packed image that is cut, or too long, is refused");
	ok(wrong == 0, "a damaged packed image is refused, or is the one image of other figures");
	ok(accepted > 1000, "some damaged images are figures");
}

int
main(int argc, char **argv)
{
	if (argc > 1)
		state = strtoull(argv[1], NULL, 10) | 1;
	test_round_trip();
	test_what_is_not_packed();
	test_usual_report_is_short();
	test_sums();
	test_extremes();
	test_damage();
	printf("1..%d\n", ntests);
	return nfailed != 0;
}
