/*
 * tally_test.c
 *		Adding up many reports: a tally stands for the very sum that adding them
 *		one by one gives.
 *
 * Random, from a fixed seed; another one may be given as the argument.
 */
#include "core/figures/stored.h"
#include "tallies.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static uint64_t seed = 20260723;

static uint64_t
rnd(void)
{
	static uint64_t x;

	if (x == 0)
		x = seed | 1;
	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	return x * UINT64_C(2685821657736338717);
}

static uint32_t
below(uint32_t n)
{
	return (uint32_t) ((rnd() >> 32) * n >> 32);
}

/*
 * How wild a report is: 0 small counts only, 1 as in life, 2 every code and
 * status, 3 largest values of the lanes in every cell.
 */
static void
random_figures(GovFigures *f, int kind)
{
	static const int64_t sizes[] = {60, 500, 13000, 70000, 20000000, INT64_C(6000000000)};
	int			form = kind == 2 ? 3 : 1 << below(2);
	uint32_t	odd = kind == 0 ? 0 : kind == 1 ? 6 : 50;
	int			tables = below(4) ? 7 : (int) below(8);

	memset(f, 0, sizeof(*f));
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		const GovItem *item = &gov_items[gov_form_item_of_slot(slot)];

		if (!(item->forms & form) || !(tables >> item->part & 1))
			continue;
		f->status[slot] = GOV_REPORTED;
		f->value[slot] = kind == 3 ? (below(2) ? 0xFFFFFF : -256) : below(4) ? 0 : below(60);
		if (kind == 3 || below(100) >= odd)
			continue;
		f->status[slot] = (uint8_t) (kind == 1 ? 1 + below(3) : below(6));
		f->value[slot] = 0;
		if (!gov_figures_has_number(f->status[slot]))
			continue;
		f->value[slot] = (int64_t) (rnd() % (uint64_t) sizes[below(6)]);
		if (kind == 2 && below(4) == 0)
			f->value[slot] = -f->value[slot];
		if (kind == 2 ? below(8) == 0 : slot == 26 && below(3) == 0)
		{
			GovDecimal	d = gov_decimal(f->value[slot], (int) below(5));

			f->value[slot] = d.v;
			f->scale[slot] = d.scale;
		}
	}
}

/* Cell by cell, the tally reads as the sum does. */
static bool
has_same_cells(const uint8_t *tally, size_t tally_len, const GovWide *w)
{
	const uint8_t *sum = (const uint8_t *) w + GOV_WIDE_HOST;
	size_t		sum_len = gov_figures_sum_size(w) - GOV_WIDE_HOST;
	bool		same = true;

	for (int slot = 0; slot < GOV_ALL_SLOTS; slot += 5)
	{
		GovStatus	a_status,
					b_status;
		GovTotal	a,
					b;
		GovError	err;

		same &= gov_figures_stored_cell(tally, tally_len, slot, &a_status, &a, &err) &&
			gov_figures_stored_cell(sum, sum_len, slot, &b_status, &b, &err) &&
			a_status == b_status && a.v == b.v && a.scale == b.scale;
	}
	return same;
}

static bool
stands_for(const GovTally *t, GovWide *w)
{
	GovWide    *v = malloc(sizeof(GovWide));
	GovWide    *u = malloc(sizeof(GovWide));
	size_t		len = gov_figures_tally_size(t) - GOV_WIDE_HOST;
	uint8_t    *copy = malloc(len);
	GovError	err;
	bool		same;

	memcpy(copy, (const uint8_t *) t + GOV_WIDE_HOST, len);
	gov_figures_sum_settle(w);
	same = gov_figures_tally_settle(t, v, &err) && gov_figures_sum_verify(v, &err) &&
		gov_figures_sum_size(v) == gov_figures_sum_size(w) &&
		memcmp(&v->version, &w->version, gov_figures_sum_size(w) - GOV_WIDE_HOST) == 0 &&
		gov_figures_stored_load_sum(copy, len, u, &err) &&
		gov_figures_sum_size(u) == gov_figures_sum_size(w) &&
		memcmp(&u->version, &w->version, gov_figures_sum_size(w) - GOV_WIDE_HOST) == 0 &&
		has_same_cells(copy, len, w);
	gov_figures_sum_give_room(w);
	free(v);
	free(u);
	free(copy);
	return same;
}

static void
test_same_sum(void)
{
	long		wrong = 0,
				grown = 0,
				total = 0;

	for (int round = 0; round < 60; round++)
	{
		int			kind = round % 4;
		int			n = 1 + (int) below(kind == 3 ? 700 : 400);
		GovTally   *t = new_tally();
		GovWide    *w = malloc(sizeof(GovWide));

		gov_figures_sum_init(w, true);
		gov_figures_sum_give_room(w);
		for (int i = 0; i < n; i++)
		{
			GovFigures	f;
			uint8_t		image[GOV_PLAIN_MAX];
			GovError	err;
			size_t		len;

			random_figures(&f, kind);
			len = gov_figures_encode(&f, image);
			if (!add_image(&t, image, len, &err) || gov_figures_stored_add(w, image, len, &err) != GOV_SUM_DONE)
				wrong++;
			else if (below(20) == 0 || i == n - 1)
			{
				total++;
				wrong += !stands_for(t, w);
			}
		}
		grown += gov_figures_tally_size(t) > GOV_TALLY_SHORT;
		free(t);
		free(w);
	}
	ok(wrong == 0, "a tally stands for the sum of its reports, at every step");
	ok(total > 100 && grown > 10 && grown < 60, "some tallies grow, some don't");
}

static void
test_parts(void)
{
	long		wrong = 0;

	for (int round = 0; round < 80; round++)
	{
		int			nparts = 2 + (int) below(5);
		GovTally   *all = new_tally();
		GovTally   *one = new_tally();
		GovWide    *w = malloc(sizeof(GovWide));
		GovError	err;

		gov_figures_sum_init(w, true);
		for (int part = 0; part < nparts; part++)
		{
			GovTally   *t = new_tally();
			int			n = (int) below(round % 2 ? 30 : 150);
			int			kind = (int) below(4);

			for (int i = 0; i < n; i++)
			{
				GovFigures	f;
				uint8_t		image[GOV_PLAIN_MAX];
				size_t		len;

				random_figures(&f, kind);
				len = gov_figures_encode(&f, image);
				wrong += !add_image(&t, image, len, &err);
				wrong += !add_image(&one, image, len, &err);
				wrong += gov_figures_stored_add(w, image, len, &err) != GOV_SUM_DONE;
			}
			if (below(3) == 0)
			{
				/* a stored sum */
				GovWide    *s = malloc(sizeof(GovWide));

				wrong += !gov_figures_tally_settle(t, s, &err);
				wrong += !add_image(&all, (uint8_t *) s + GOV_WIDE_HOST,
									gov_figures_sum_size(s) - GOV_WIDE_HOST, &err);
				free(s);
			}
			else
				wrong += !add_image(&all, (uint8_t *) t + GOV_WIDE_HOST,
									gov_figures_tally_size(t) - GOV_WIDE_HOST, &err);
			wrong += !stands_for(all, w);
			free(t);
		}
		wrong += !stands_for(one, w);
		free(all);
		free(one);
		free(w);
	}
	ok(wrong == 0, "tallies and sums of parts add up to the whole");
}

static void
test_bounds(void)
{
	GovTally   *t = new_tally();
	GovFigures	f;
	uint8_t		image[GOV_PLAIN_MAX];
	GovError	err;
	size_t		len;
	GovWide    *w = malloc(sizeof(GovWide));
	int			slot = gov_form_slot(GOV_ROW_RECEIVED, 0);
	bool		added = true;

	memset(&f, 0, sizeof(f));
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
		f.status[i] = GOV_REPORTED;
	f.value[slot] = 191;
	len = gov_figures_encode(&f, image);
	for (int i = 0; i < 100000 && added; i++)
		added = gov_figures_tally_add(&t, image, len, grow, &err);
	ok(added && gov_figures_tally_settle(t, w, &err) && w->reports == 100000 &&
	   w->sum[gov_figures_sum_index(slot)] == 19100000, "no lane overflows: 100,000 times 191");
	f.value[slot] = 0xFFFFFF;
	len = gov_figures_encode(&f, image);
	for (int i = 0; i < 100000 && added; i++)
		added = gov_figures_tally_add(&t, image, len, grow, &err);
	ok(added && gov_figures_tally_settle(t, w, &err) &&
	   w->sum[gov_figures_sum_index(slot)] == 19100000 + INT64_C(100000) * 0xFFFFFF,
	   "nor 100,000 times the largest value of three bytes");
	f.value[slot] = -256;
	len = gov_figures_encode(&f, image);
	for (int i = 0; i < 100000 && added; i++)
		added = gov_figures_tally_add(&t, image, len, grow, &err);
	ok(added && gov_figures_tally_settle(t, w, &err) &&
	   w->sum[gov_figures_sum_index(slot)] == 19100000 + INT64_C(100000) * (0xFFFFFF - 256),
	   "nor below 0");

	memset(&f, 0, sizeof(f));
	f.status[slot] = GOV_REPORTED;
	f.value[slot] = INT64_MAX - 300;
	len = gov_figures_encode(&f, image);
	free(t);
	t = new_tally();
	added = gov_figures_tally_add(&t, image, len, grow, &err);
	f.value[slot] = 300;
	len = gov_figures_encode(&f, image);
	added = added && gov_figures_tally_add(&t, image, len, grow, &err);
	ok(added && gov_figures_tally_settle(t, w, &err) && w->sum[gov_figures_sum_index(slot)] == INT64_MAX,
	   "the largest sum is exact");
	f.value[slot] = 1;
	len = gov_figures_encode(&f, image);
	added = gov_figures_tally_add(&t, image, len, grow, &err) && gov_figures_tally_settle(t, w, &err);
	ok(added && gov_figures_sum_verify(w, &err) &&
	   gov_figures_sum_total(w, gov_figures_sum_index(slot)).v == (__int128) INT64_MAX + 1,
	   "so is one beyond 64 bits");
	ok(!gov_figures_sum_open(w, &f, &err) && err.code == GOV_ERR_RANGE &&
	   strstr(err.detail, "received.natural_person"), "which are the figures of no report: an error names the cell");
	free(t);
	free(w);
}

/* Whatever bytes it is made of, nothing outside is touched. */
static void
test_damage(void)
{
	GovTally   *t = new_tally();
	GovError	err;
	long		accepted = 0,
				refused = 0,
				silent = 0;

	for (int i = 0; i < 300; i++)
	{
		GovFigures	f;
		uint8_t		image[GOV_PLAIN_MAX];
		size_t		len;

		random_figures(&f, i % 3);
		len = gov_figures_encode(&f, image);
		for (int k = 0; k < 40; k++)
		{
			uint8_t		copy[GOV_PLAIN_MAX];
			GovTally   *u = new_tally();

			memcpy(copy, image, len);
			for (int b = 1 + (int) below(3); b > 0; b--)
				copy[below((uint32_t) len)] = (uint8_t) rnd();
			memset(&err, 0, sizeof(err));
			if (add_image(&u, copy, below(4) ? len : below((uint32_t) len) + 1, &err))
				accepted++;
			else
			{
				refused++;
				silent += err.code == GOV_OK || !err.message[0];
			}
			free(u);
		}
		gov_figures_tally_add(&t, image, len, grow, &err);
	}
	ok(accepted > 1000 && refused > 1000 && silent == 0,
	   "a damaged report is refused with a reason, or is another one");

	accepted = refused = silent = 0;
	for (int k = 0; k < 20000; k++)
	{
		size_t		len = gov_figures_tally_size(t) - GOV_WIDE_HOST;
		uint8_t    *copy = malloc(len);
		GovWide    *w = malloc(sizeof(GovWide));
		GovTally   *u = new_tally();
		GovFigures	f;

		memcpy(copy, (uint8_t *) t + GOV_WIDE_HOST, len);
		for (int b = 1 + (int) below(3); b > 0; b--)
			copy[below(4) ? below((uint32_t) len) : below(3000)] = (uint8_t) rnd();
		if (below(10) == 0)
			len = below((uint32_t) len) + 1;
		memset(&err, 0, sizeof(err));
		if (gov_figures_decode(copy, len, &f, &err))
			accepted++;
		else
		{
			refused++;
			silent += err.code == GOV_OK || !err.message[0];
		}
		add_image(&u, copy, len, &err);
		free(copy);
		free(w);
		free(u);
	}
	ok(accepted > 100 && refused > 1000 && silent == 0,
	   "a damaged tally is refused with a reason, or stands for another sum");
	free(t);
}

static void
test_mean(void)
{
	static const struct
	{
		int64_t		v;
		int			scale;
		uint32_t	n;
		int64_t		mean;
		int			mean_scale;
	}			cases[] = {
		{6, 0, 3, 2, 0}, {1, 0, 3, 33333333, 8}, {2, 0, 3, 66666667, 8}, {-2, 0, 3, -66666667, 8},
		{1, 8, 2, 1, 8}, {-1, 8, 2, -1, 8}, {1, 8, 3, 0, 0}, {15, 1, 2, 75, 2}, {0, 0, 7, 0, 0},
		{INT64_MAX, 0, 1, INT64_MAX, 0}, {INT64_MIN, 0, 1, INT64_MIN, 0},
		{INT64_MAX, 0, 2, INT64_C(4611686018427387904), 0},
		{INT64_C(100000000000), 0, 3, INT64_C(3333333333333333333), 8},
		{INT64_C(1000000000000), 0, 3, INT64_C(3333333333333333333), 7},
		{1, 0, UINT32_MAX, 0, 0}
	};
	bool		right = true;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		GovTotal	t = {cases[i].v, (uint8_t) cases[i].scale};
		GovDecimal	d = gov_total_mean(t, cases[i].n);

		if (d.v != cases[i].mean || d.scale != cases[i].mean_scale)
		{
			printf("# case %zu gives %lld / 10^%d\n", i, (long long) d.v, d.scale);
			right = false;
		}
	}
	ok(right, "a mean has up to 8 decimals, rounded half away from 0");
}

int
main(int argc, char **argv)
{
	if (argc > 1)
		seed = strtoull(argv[1], NULL, 10);
	test_same_sum();
	test_parts();
	test_bounds();
	test_damage();
	test_mean();
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
