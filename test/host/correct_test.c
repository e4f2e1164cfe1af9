/*
 * correct_test.c
 *		Correcting figures never loses what was printed.
 *
 * Random, from a fixed seed; another one may be given as the argument.
 */
#include "core/figures/correct.h"
#include "core/figures/stored.h"
#include "core/rules/verdict.h"
#include "random.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

#define ROUNDS	20000

static GovFigure
random_figure(bool correction)
{
	static const uint8_t printed[] = {GOV_ABSENT, GOV_REPORTED, GOV_BLANK, GOV_NOT_APPLICABLE, GOV_ILLEGIBLE,
	GOV_IMPUTED, GOV_STATED};
	static const int64_t sizes[] = {0, 3, 191, 192, 13000, 70000, INT64_C(6000000000), INT64_MAX, -1, -300, INT64_MIN};
	GovFigure	c = {0};
	GovDecimal	d = {0, 0};

	c.status = printed[below(correction ? 5 : 7)];
	if (!gov_figures_has_value(c.status))
		return c;
	d = below(3) ? gov_decimal(below(300), 0) : gov_decimal(sizes[below(11)], below(4) ? 0 : (int) below(3));
	c.value = d.v;
	c.scale = d.scale;
	return c;
}

static void
random_figures(GovFigures *f)
{
	memset(f, 0, sizeof(*f));
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		if (below(4))
			gov_figures_set_cell(f, slot, random_figure(false));
}

static bool
same(const GovFigures *a, const GovFigures *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}

static bool
same_printed(const GovFigures *a, const GovFigures *b)
{
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		if (!gov_figures_same_cell(gov_figures_printed(a, slot), gov_figures_printed(b, slot)))
			return false;
	return true;
}

static int
count_differences(const GovFigures *a, const GovFigures *b)
{
	int			n = 0;

	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		n += gov_figures_differ(a, b, slot);
	return n;
}

static bool
survives_image(const GovFigures *f)
{
	uint8_t		image[GOV_PLAIN_MAX];
	uint8_t		again[GOV_PLAIN_MAX];
	size_t		len = gov_rules_encode(f, image);
	GovFigures	g;
	GovError	err;

	return gov_rules_decode(image, len, &g, &err) && same(f, &g) &&
		gov_rules_encode(&g, again) == len && memcmp(image, again, len) == 0;
}

static void
test_cells(void)
{
	bool		one_cell = true,
				kept = true,
				stored = true,
				undone = true;

	for (int round = 0; round < ROUNDS / 20; round++)
	{
		GovFigures	printed,
					f,
					before;

		random_figures(&printed);
		f = printed;
		for (int k = 0; k < 20; k++)
		{
			int			slot = (int) below(GOV_ALL_SLOTS);
			GovFigure	to = random_figure(true);

			before = f;
			gov_figures_correct(&f, slot, to);
			one_cell &= count_differences(&before, &f) <= 1;
			one_cell &= count_differences(&before, &f) == gov_figures_differ(&before, &f, slot);
			kept &= same_printed(&printed, &f);
		}
		stored &= survives_image(&f);
		for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
			if (!gov_figures_has_value(printed.status[slot]) || printed.status[slot] == GOV_REPORTED)
				gov_figures_correct(&f, slot, gov_figures_cell(&printed, slot));
		for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
			undone &= f.corrected[slot] == (printed.status[slot] == GOV_IMPUTED || printed.status[slot] == GOV_STATED ?
											f.corrected[slot] : 0);
	}
	ok(one_cell, "a correction changes its cell and no other");
	ok(kept, "however often cells are corrected, what was printed is kept");
	ok(stored, "corrected and stated cells survive the image, which is the only one of theirs");
	ok(undone, "a correction to what is printed is taken back");
}

/* Damages bytes of an image: what is still read must be what is written. */
static void
test_damage(void)
{
	bool		canonical = true;

	for (int round = 0; round < ROUNDS; round++)
	{
		uint8_t		image[GOV_PLAIN_MAX];
		uint8_t		again[GOV_PLAIN_MAX];
		GovFigures	f;
		GovError	err;
		size_t		len;

		memset(&f, 0, sizeof(f));
		for (int k = 0; k < 6; k++)
		{
			gov_figures_set_cell(&f, 100 + k, random_figure(false));
			if (below(2))
				gov_figures_correct(&f, 100 + k, random_figure(true));
		}
		len = gov_figures_encode(&f, image);
		image[below((uint32_t) len)] ^= (uint8_t) (1 << below(8));
		image[GOV_IMAGE_VERDICT] = GOV_NO_VERDICT;
		if (!gov_figures_decode(image, len, &f, &err))
			continue;
		canonical &= gov_figures_encode(&f, again) == len && memcmp(image, again, len) == 0;
	}
	ok(canonical, "no damaged image of corrected figures is read unless it is an image of others");
}

static GovTally *
grow(const GovTally *t)
{
	static GovTally longer[2];
	GovTally   *to = t == &longer[0] ? &longer[1] : &longer[0];

	memcpy(to, t, GOV_TALLY_SHORT);
	return to;
}

static void
test_sums(void)
{
	bool		tallied = true,
				counted = true,
				removed = true;

	for (int round = 0; round < ROUNDS / 100; round++)
	{
		static GovTally first;
		GovTally   *t = &first;
		GovWide		w,
					of_tally;
		GovError	err;
		GovFigures	f;
		uint8_t		image[GOV_PLAIN_MAX];
		size_t		len = 0;
		uint32_t	numbers = 0;

		gov_figures_sum_init(&w, true);
		gov_figures_sum_give_room(&w);
		gov_figures_tally_init(t);
		for (int k = 0; k < 40; k++)
		{
			random_figures(&f);
			for (int slot = 0; slot < GOV_ALL_SLOTS; slot += 3)
				gov_figures_correct(&f, slot, random_figure(true));
			numbers += gov_figures_has_number(f.status[50]);
			len = gov_rules_encode(&f, image);
			tallied &= gov_figures_stored_add(&w, image, len, &err) == GOV_SUM_DONE;
			tallied &= gov_figures_tally_add(&t, image, len, grow, &err);
		}
		counted &= w.num[gov_figures_sum_index(50)] == numbers;
		tallied &= gov_figures_tally_settle(t, &of_tally, &err);
		gov_figures_sum_settle(&w);
		gov_figures_sum_settle(&of_tally);
		tallied &= w.shape == of_tally.shape &&
			memcmp(&w.version, &of_tally.version, gov_figures_sum_size(&w) - GOV_WIDE_HOST) == 0;
		gov_figures_sum_give_room(&w);
		removed &= gov_figures_stored_remove(&w, image, len, &err) == GOV_SUM_DONE && w.reports == 39 &&
			gov_figures_sum_verify(&w, &err);
	}
	ok(tallied, "a tally of corrected and stated figures stands for their sum");
	ok(counted, "a sum counts corrected numbers, and not those that only the prose states");
	ok(removed, "what was added with its corrections can be taken out again");
}

/* The stars of table 4, all corrected: to the verdict they are as if printed so. */
static void
test_verdict(void)
{
	bool		agree = true,
				lookups = true;

	for (int round = 0; round < ROUNDS / 20; round++)
	{
		uint8_t		image[GOV_PLAIN_MAX];
		GovFigures	f,
					plain;
		GovError	err;
		GovRef		ref;
		GovTotal	a,
					b;
		size_t		len;
		bool		balanced;

		memset(&f, 0, sizeof(f));
		for (int slot = GOV_NSLOTS - 15; slot < GOV_NSLOTS; slot++)
		{
			GovFigure	c = {below(2), GOV_REPORTED, 0};

			gov_figures_set_cell(&f, slot, random_figure(false));
			gov_figures_correct(&f, slot, c);
		}
		plain = f;
		for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
			if (plain.status[slot] == GOV_CORRECTED)
			{
				GovFigure	c = {plain.value[slot], GOV_REPORTED, plain.scale[slot]};

				gov_figures_set_cell(&plain, slot, c);
			}
		len = gov_rules_encode(&f, image);
		agree &= gov_rules_is_image_balanced(image, len, &balanced, &err) &&
			balanced == gov_rules_is_balanced(&plain);
		gov_figures_resolve_path("reconsideration.total", strlen("reconsideration.total"), &ref);
		lookups &= gov_figures_stored_lookup(image, len, ref, &a, &err) == GOV_LOOKUP_NUMBER &&
			gov_figures_lookup(&plain, ref, &b) && a.v == b.v && a.scale == b.scale;
	}
	ok(agree, "corrected numbers are held against each other as reported ones are");
	ok(lookups, "a corrected number is what a report is asked for");
}

int
main(int argc, char **argv)
{
	if (argc > 1)
		state = strtoull(argv[1], NULL, 10) | 1;
	test_cells();
	test_damage();
	test_sums();
	test_verdict();
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
