/*
 * figures_test.c
 *		The core's figures and rules, without a server: images, sums, verdicts.
 *
 * Random, from a fixed seed; another one may be given as the argument.
 */
#include "core/rules/describe.h"
#include "core/rules/verdict.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int	failures;
static int	checks;
static uint64_t seed = 20260722;

#define CHECK(condition, what) \
	do { \
		checks++; \
		if (!(condition)) \
		{ \
			failures++; \
			if (failures < 20) \
				printf("# failed: %s (line %d, seed %llu)\n", what, __LINE__, \
					   (unsigned long long) seed); \
		} \
	} while (0)

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

static bool
of_form(int slot, int form)
{
	return (gov_items[gov_form_item_of_slot(slot)].forms & form) != 0;
}

/* Edge values of every code, scales, negatives, all statuses. */
static GovDecimal
wild_value(void)
{
	static const int64_t edges[] = {
		0, 1, 191, 192, 193, 447, 448, 12479, 12480, 65535, 65536, 16777215, 16777216,
		4294967295, 4294967296, -1, -256, -257, INT64_MAX / 4, INT64_MIN / 4
	};
	int64_t		v;

	if (below(3) == 0)
		v = edges[below(sizeof(edges) / sizeof(edges[0]))];
	else
		v = (int64_t) (rnd() >> (3 + below(60)));
	return below(8) == 0 ? gov_decimal(v / 1000000000, (int) below(9)) : gov_decimal(v, 0);
}

static void
random_figures(GovFigures *f, bool wild)
{
	int			forms = wild ? 1 + (int) below(3) : 1 << below(2);
	uint32_t	odd = wild ? below(100) : 0;

	memset(f, 0, sizeof(*f));
	if (wild && below(20) == 0)
		return;
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		GovDecimal	d = {below(60), 0};

		if (!of_form(slot, forms) || (wild && below(30) == 0))
			continue;
		f->status[slot] = GOV_REPORTED;
		if (below(100) < odd)
		{
			f->status[slot] = (uint8_t) below(6);
			d = wild_value();
		}
		if (gov_figures_has_number(f->status[slot]))
		{
			f->value[slot] = d.v;
			f->scale[slot] = d.scale;
		}
	}
}

/* So that sums of a few stay within 64 bits, whatever their scale. */
static void
moderate(GovFigures *f)
{
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		GovDecimal	d = gov_decimal(f->value[slot] % 1000000000, f->scale[slot]);

		f->value[slot] = d.v;
		f->scale[slot] = d.scale;
	}
}

static bool
same(const GovFigures *a, const GovFigures *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}

/* An exact copy on the heap, so that a sanitizer sees a read past its end. */
static uint8_t *
heap_copy(const uint8_t *image, size_t len)
{
	uint8_t    *copy = malloc(len ? len : 1);

	memcpy(copy, image, len);
	return copy;
}

/* The bits of the blocks that the image of a report has. */
static int
shape_of(const uint8_t *image)
{
	return image[1] | image[2] << 8;
}

static void
test_block_order_matches_form(void)
{
	/* one cell alone: its image has its block and no other */
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		uint8_t		image[GOV_PLAIN_MAX];
		GovFigures	f;
		int			forms = gov_items[gov_form_item_of_slot(slot)].forms;
		size_t		len;

		memset(&f, 0, sizeof(f));
		f.status[slot] = GOV_REPORTED;
		len = gov_rules_encode(&f, image);
		CHECK((shape_of(image) & (shape_of(image) - 1)) == 0 && shape_of(image) != 0, "one cell is in one block");
		for (int other = 0; other < GOV_ALL_SLOTS; other++)
		{
			GovFigures	g;
			uint8_t		image2[GOV_PLAIN_MAX];

			memset(&g, 0, sizeof(g));
			g.status[other] = GOV_REPORTED;
			gov_rules_encode(&g, image2);
			if (shape_of(image2) == shape_of(image))
				CHECK(gov_items[gov_form_item_of_slot(other)].forms == forms &&
					  gov_items[gov_form_item_of_slot(other)].part == gov_items[gov_form_item_of_slot(slot)].part,
					  "cells of a block are of the same forms and table");
		}
		CHECK(len > GOV_IMAGE_HEADER, "a cell takes room");
		CHECK(gov_figures_slot_of_index[gov_figures_index_of_slot[slot]] == slot,
			  "each slot has an index of its own");
	}
	CHECK(strcmp(gov_rules[GOV_RULE_BALANCE].code, "balance") == 0 &&
		  strcmp(gov_rules[GOV_RULE_ROW_TOTAL].code, "row_total") == 0 &&
		  strcmp(gov_rules[GOV_RULE_OUTCOME_TOTAL].code, "outcome_total") == 0 &&
		  strcmp(gov_rules[GOV_RULE_REMEDY_TOTAL].code, "remedy_total") == 0 &&
		  strcmp(gov_rules[GOV_RULE_SIGN].code, "sign") == 0 &&
		  strcmp(gov_rules[GOV_RULE_DISCLOSURE_ORDER].code, "disclosure_order") == 0,
		  "rule numbers are positions in gov_rules");
}

static void
test_round_trip(void)
{
	for (int i = 0; i < 3000; i++)
	{
		uint8_t		image[GOV_PLAIN_MAX];
		GovFigures	f,
					g;
		GovError	err;
		size_t		len;
		uint8_t    *copy;

		random_figures(&f, true);
		len = gov_rules_encode(&f, image);
		copy = heap_copy(image, len);
		CHECK(gov_rules_decode(copy, len, &g, &err), "own image is accepted");
		CHECK(same(&f, &g), "image gives the same figures back");
		for (int k = 0; k < 20; k++)
		{
			int			slot = (int) below(GOV_ALL_SLOTS);
			GovRef		ref = {(int16_t) gov_form_item_of_slot(slot), -1, (int16_t) gov_form_party_of_slot(slot)};
			GovTotal	t = {0, 0};
			GovLookup	found = gov_figures_stored_lookup(copy, len, ref, &t, &err);

			CHECK(found == (gov_figures_has_number(f.status[slot]) ? GOV_LOOKUP_NUMBER : GOV_LOOKUP_NONE),
				  "a single cell is found where it has a number");
			if (found == GOV_LOOKUP_NUMBER)
				CHECK(t.v == f.value[slot] && t.scale == f.scale[slot],
					  "a single cell has the value of the whole");
		}
		free(copy);
	}
}

static void
test_usual_report_is_small(void)
{
	uint8_t		image[GOV_PLAIN_MAX];
	GovFigures	f;

	for (int form = 1; form <= 2; form++)
	{
		memset(&f, 0, sizeof(f));
		for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
			if (of_form(slot, form))
			{
				f.status[slot] = GOV_REPORTED;
				f.value[slot] = slot % 5 == 0 ? 3000 + slot * 50 : slot % 7;
			}
		f.value[20] = 3985758;
		if (form == 2)
			f.value[26] = 961716000;
		CHECK(gov_rules_encode(&f, image) + 4 < 300, "a city's report takes less than 300 bytes");
	}
}

/* What is accepted must be canonical; all else must be refused, never misread. */
static void
accept_or_refuse(const uint8_t *image, size_t len, long *accepted)
{
	uint8_t    *copy = heap_copy(image, len);
	uint8_t		again[GOV_PLAIN_MAX];
	GovFigures	f;
	GovError	err;
	GovWide    *w = malloc(sizeof(GovWide));
	GovRef		ref = {30, -1, 3};
	GovTotal	t;

	memset(&err, 0, sizeof(err));
	if (gov_rules_decode(copy, len, &f, &err))
	{
		(*accepted)++;
		gov_rules_judge(copy, len, &f);
		if (!gov_figures_image_is_sum(copy, len))
			CHECK(gov_rules_encode(&f, again) == len && memcmp(again, copy, len) == 0,
				  "an image that is accepted is the only one of its figures");
		else
		{
			CHECK(gov_figures_stored_load_sum(copy, len, w, &err), "a sum that opens loads");
			CHECK(gov_figures_sum_size(w) - GOV_WIDE_HOST == len, "a sum has one length");
		}
	}
	else if (err.code == GOV_ERR_RANGE)
		CHECK(gov_figures_stored_load_sum(copy, len, w, &err) && (w->shape & GOV_WIDE_HIGH),
			  "what does not fit 64 bits is a sum of 128");
	else
		CHECK(err.code == GOV_ERR_CORRUPT && err.detail[0], "a refusal says why");
	/* less is verified here, but nothing may be read outside */
	gov_figures_stored_lookup(copy, len, ref, &t, &err);
	gov_figures_sum_init(w, true);
	gov_figures_stored_add(w, copy, len, &err);
	gov_figures_sum_init(w, true);
	gov_figures_stored_remove(w, copy, len, &err);
	free(w);
	free(copy);
}

static void
test_mutations(void)
{
	long		accepted = 0;

	for (int i = 0; i < 12; i++)
	{
		uint8_t		image[GOV_PLAIN_MAX + 1];
		GovFigures	f;
		size_t		len;

		random_figures(&f, i % 4 != 0);
		len = gov_rules_encode(&f, image);
		for (size_t n = 0; n < len; n++)
		{
			GovFigures	g;
			GovError	err;

			CHECK(!gov_rules_decode(image, n, &g, &err) || n == len, "a cut image is refused");
			accept_or_refuse(image, n, &accepted);
		}
		image[len] = 0;
		{
			GovFigures	g;
			GovError	err;

			CHECK(!gov_rules_decode(image, len + 1, &g, &err), "trailing bytes are refused");
		}
		for (size_t at = 0; at < len; at++)
		{
			uint8_t		old = image[at];

			for (int b = 0; b < 256; b += at < 4 || i < 1 ? 1 : 29)
			{
				image[at] = (uint8_t) b;
				accept_or_refuse(image, len, &accepted);
			}
			image[at] = old;
		}
	}
	CHECK(accepted > 1000, "some mutants are figures");

	/* sums; of figures as large as can be in the last */
	for (int kind = 0; kind < 3; kind++)
	{
		GovWide    *w = malloc(sizeof(GovWide));
		uint8_t    *image = (uint8_t *) w + GOV_WIDE_HOST;
		GovError	err;
		size_t		len;

		gov_figures_sum_init(w, true);
		gov_figures_sum_give_room(w);
		for (int i = 0; i < 5; i++)
		{
			uint8_t		plain[GOV_PLAIN_MAX];
			GovFigures	f;

			random_figures(&f, kind > 0);
			moderate(&f);
			if (kind == 2)
				f.status[29] = GOV_REPORTED, f.value[29] = INT64_MAX, f.scale[29] = 0;
			CHECK(gov_figures_stored_add(w, plain, gov_rules_encode(&f, plain), &err) == GOV_SUM_DONE,
				  "figures can be added");
		}
		gov_figures_sum_settle(w);
		CHECK(gov_figures_sum_verify(w, &err), "a sum is canonical");
		CHECK(!(w->shape & GOV_WIDE_HIGH) == (kind < 2), "it has 128 bits where it needs them");
		len = gov_figures_sum_size(w) - GOV_WIDE_HOST;
		for (size_t n = 0; n < len; n += 1 + n / 8)
		{
			GovFigures	g;

			CHECK(!gov_rules_decode(image, n, &g, &err) && err.code == GOV_ERR_CORRUPT,
				  "a cut sum is refused");
			accept_or_refuse(image, n, &accepted);
		}
		for (size_t at = 0; at < len; at++)
		{
			uint8_t		old = image[at];

			image[at] = (uint8_t) (old ^ (1 << below(8)));
			accept_or_refuse(image, len, &accepted);
			image[at] = (uint8_t) rnd();
			accept_or_refuse(image, len, &accepted);
			image[at] = old;
		}
		free(w);
	}
}

static GovSumResult
add_figures(GovWide *w, const GovFigures *f)
{
	uint8_t		image[GOV_PLAIN_MAX];
	size_t		len = gov_rules_encode(f, image);
	GovError	err;
	GovSumResult added = gov_figures_stored_add(w, image, len, &err);

	if (added == GOV_SUM_NEEDS_ROOM)
	{
		GovWide    *before = malloc(sizeof(GovWide));

		memcpy(before, w, GOV_WIDE_SHORT);
		gov_figures_sum_give_room(w);
		before->shape = w->shape;
		CHECK(memcmp(before, w, GOV_WIDE_SHORT) == 0, "a sum that needs room is unchanged");
		free(before);
		added = gov_figures_stored_add(w, image, len, &err);
	}
	gov_figures_sum_settle(w);
	return added;
}

static GovSumResult
remove_image(GovWide *w, const uint8_t *image, size_t len, GovError *err)
{
	GovSumResult removed = gov_figures_stored_remove(w, image, len, err);

	if (removed == GOV_SUM_NEEDS_ROOM)
	{
		gov_figures_sum_give_room(w);
		removed = gov_figures_stored_remove(w, image, len, err);
	}
	return removed;
}

static void
test_sums_are_exact(void)
{
#define NROWS 40
	GovFigures *rows = malloc(NROWS * sizeof(GovFigures));
	GovWide    *w = malloc(sizeof(GovWide));
	GovWide    *states = calloc(NROWS + 1, sizeof(GovWide));
	GovError	err;
	uint8_t		image[GOV_PLAIN_MAX];

	for (int round = 0; round < 60; round++)
	{
		int			n = 1 + (int) below(NROWS);
		GovFigures	total;

		gov_figures_sum_init(w, false);
		memcpy(&states[0], w, gov_figures_sum_size(w));
		for (int i = 0; i < n; i++)
		{
			random_figures(&rows[i], round % 3 != 0);
			moderate(&rows[i]);
			CHECK(add_figures(w, &rows[i]) == GOV_SUM_DONE, "figures can be added");
			CHECK(gov_figures_sum_verify(w, &err), "every state is canonical");
			memcpy(&states[i + 1], w, gov_figures_sum_size(w));
		}
		CHECK(gov_figures_sum_open(w, &total, &err), "a sum of moderate figures fits 64 bits");
		for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		{
			GovDecimal	sum = {0, 0};
			uint32_t	num = 0;

			for (int i = 0; i < n; i++)
			{
				GovDecimal	d = {rows[i].value[slot], rows[i].scale[slot]};

				if (!gov_figures_has_number(rows[i].status[slot]))
					continue;
				num++;
				CHECK(gov_decimal_add(sum, d, &sum), "the expected sum fits");
			}
			CHECK(total.status[slot] == (num ? GOV_REPORTED : GOV_ABSENT),
				  "a cell without contributors is absent");
			CHECK(total.value[slot] == sum.v && total.scale[slot] == sum.scale,
				  "a sum is exact");
			CHECK(w->num[gov_figures_sum_index(slot)] == num, "contributors are counted");
		}

		/* the parts' sums add up to the same */
		if (n > 1)
		{
			int			cut = 1 + (int) below((uint32_t) n - 1);
			GovWide    *part = malloc(sizeof(GovWide));
			GovWide    *whole = malloc(sizeof(GovWide));

			gov_figures_sum_init(part, true);
			gov_figures_sum_init(whole, true);
			for (int i = cut; i < n; i++)
				add_figures(part, &rows[i]);
			gov_figures_sum_settle(part);
			for (int i = 0; i < cut; i++)
				add_figures(whole, &rows[i]);
			CHECK(gov_figures_stored_add(whole, (uint8_t *) part + GOV_WIDE_HOST,
										 gov_figures_sum_size(part) - GOV_WIDE_HOST, &err) == GOV_SUM_DONE,
				  "a sum can be added to a sum");
			gov_figures_sum_settle(whole);
			CHECK(gov_figures_sum_size(whole) == gov_figures_sum_size(w) &&
				  memcmp(whole, w, gov_figures_sum_size(w)) == 0, "sums of parts give the sum of all");
			CHECK(remove_image(whole, (uint8_t *) part + GOV_WIDE_HOST,
							   gov_figures_sum_size(part) - GOV_WIDE_HOST, &err) == GOV_SUM_DONE,
				  "a part can be taken out");
			CHECK(gov_figures_sum_size(whole) == gov_figures_sum_size(&states[cut]) &&
				  memcmp(whole, &states[cut], gov_figures_sum_size(whole)) == 0,
				  "a part taken out leaves the rest");
			free(part);
			free(whole);
		}

		/* and back again, to the bit */
		for (int i = n - 1; i >= 0; i--)
		{
			GovFigures	single;

			CHECK(remove_image(w, image, gov_rules_encode(&rows[i], image), &err) == GOV_SUM_DONE,
				  "what was added can be taken out");
			CHECK(gov_figures_sum_size(w) == gov_figures_sum_size(&states[i]) &&
				  memcmp(w, &states[i], gov_figures_sum_size(w)) == 0,
				  "taking a report out gives the state before it came");
			if (i == 1)
				CHECK(gov_figures_sum_single(w, &single) && same(&single, &rows[0]),
					  "a sum of one is the report");
		}
		CHECK(remove_image(w, image, gov_rules_encode(&rows[0], image), &err) == GOV_SUM_FAILED &&
			  err.code == GOV_ERR_LIMIT, "nothing can be taken out of nothing");
	}
	free(rows);
	free(w);
	free(states);
}

static void
test_decimals(void)
{
	static const struct
	{
		const char *in;
		GovDecimalError e;
		const char *out;
	}			cases[] = {
		{"0", GOV_DECIMAL_OK, "0"}, {"-0", GOV_DECIMAL_OK, "0"}, {"0.00", GOV_DECIMAL_OK, "0"},
		{"0e99999999999", GOV_DECIMAL_OK, "0"}, {"0.000000000000", GOV_DECIMAL_OK, "0"},
		{"1.50", GOV_DECIMAL_OK, "1.5"}, {"-0.05", GOV_DECIMAL_OK, "-0.05"},
		{"12116600.00000001", GOV_DECIMAL_OK, "12116600.00000001"},
		{"0.000000001", GOV_DECIMAL_PLACES, NULL}, {"1.0000000000", GOV_DECIMAL_OK, "1"},
		{"1e3", GOV_DECIMAL_OK, "1000"}, {"1.5E+2", GOV_DECIMAL_OK, "150"},
		{"15e-1", GOV_DECIMAL_OK, "1.5"}, {"1e-9", GOV_DECIMAL_PLACES, NULL},
		{"9223372036854775807", GOV_DECIMAL_OK, "9223372036854775807"},
		{"-9223372036854775808", GOV_DECIMAL_OK, "-9223372036854775808"},
		{"9223372036854775808", GOV_DECIMAL_RANGE, NULL},
		{"-9223372036854775809", GOV_DECIMAL_RANGE, NULL},
		{"1e19", GOV_DECIMAL_RANGE, NULL}, {"1e400", GOV_DECIMAL_RANGE, NULL},
		{"1e999999999999999999", GOV_DECIMAL_RANGE, NULL},
		{"1000000000000000000000000e-20", GOV_DECIMAL_OK, "10000"},
		{"92233720368.54775807", GOV_DECIMAL_OK, "92233720368.54775807"},
		{"", GOV_DECIMAL_SYNTAX, NULL}, {"-", GOV_DECIMAL_SYNTAX, NULL}, {".5", GOV_DECIMAL_SYNTAX, NULL},
		{"5.", GOV_DECIMAL_SYNTAX, NULL}, {"1.2.3", GOV_DECIMAL_SYNTAX, NULL},
		{"1e", GOV_DECIMAL_SYNTAX, NULL}, {"1e+", GOV_DECIMAL_SYNTAX, NULL}, {"12a", GOV_DECIMAL_SYNTAX, NULL},
		{" 1", GOV_DECIMAL_SYNTAX, NULL}
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		GovDecimal	d;
		char		buf[GOV_DECIMAL_MAXLEN];
		GovDecimalError e = gov_decimal_scan(cases[i].in, strlen(cases[i].in), &d);

		CHECK(e == cases[i].e, cases[i].in);
		if (e != GOV_DECIMAL_OK || !cases[i].out)
			continue;
		gov_decimal_print(d, buf);
		CHECK(strcmp(buf, cases[i].out) == 0, cases[i].in);
	}
	for (int i = 0; i < 20000; i++)
	{
		GovDecimal	d = wild_value(),
					back;
		char		buf[GOV_DECIMAL_MAXLEN];
		size_t		len = gov_decimal_print(d, buf);

		CHECK(gov_decimal_scan(buf, len, &back) == GOV_DECIMAL_OK && back.v == d.v &&
			  back.scale == d.scale, "a decimal survives printing");
		back = wild_value();
		if (gov_decimal_sub(d, back, &back))
			CHECK(true, "no trap");
	}
}

/* A random report that balances, of one of the forms. */
static void
balanced_report(GovFigures *f, int form)
{
	int64_t    *v = f->value;

	/* values of every length that an image has */
	static const int64_t sizes[] = {40, 250, 13000, 300000, 20000000, INT64_C(5000000000)};
	int64_t		size = sizes[below(2) ? 0 : below(6)];

	memset(f, 0, sizeof(*f));
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		if (of_form(slot, form))
			f->status[slot] = GOV_REPORTED;
	for (int party = 0; party < GOV_PARTY_TOTAL; party++)
	{
		int64_t		concluded = 0;
		int64_t		over = below(9);

		for (int row = GOV_ROW_GRANTED; row < GOV_ROW_CONCLUDED; row++)
			if (of_form(gov_form_slot(row, 0), form))
				concluded += v[gov_form_slot(row, party)] = below(4) ? below(40) : below(size);
		v[gov_form_slot(GOV_ROW_CONCLUDED, party)] = concluded;
		v[gov_form_slot(GOV_ROW_CARRIED_OVER, party)] = over;
		v[gov_form_slot(GOV_ROW_CARRIED_IN, party)] = concluded > 3 ? 3 : 0;
		v[gov_form_slot(GOV_ROW_RECEIVED, party)] = concluded + over - (concluded > 3 ? 3 : 0);
	}
	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
		for (int party = 0; party < GOV_PARTY_TOTAL; party++)
			v[gov_form_slot(row, GOV_PARTY_TOTAL)] += v[gov_form_slot(row, party)];
	for (int i = GOV_SLOT_REMEDIES; i < GOV_NSLOTS; i += 5)
		for (int k = 0; k < 4; k++)
			v[i + 4] += v[i + k] = below(9);
}

/* The rules the long way: what gov_rules_is_balanced must agree with. */
static bool
balanced_by_equations(const GovFigures *f)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	GovFinding	finding;
	int			n = gov_rules_list_equations(f, eqs);
	bool		ok = true;

	for (int i = 0; i < n; i++)
	{
		char		buf[GOV_CHECK_MESSAGE_MAX];
		GovMessage	w = {buf, 1 + below(sizeof(buf))};

		gov_rules_check_equation(f, &eqs[i], &finding);
		gov_rules_describe_equation(&w, (GovLang) below(GOV_NLANGS), f, &eqs[i], &finding);
		if (finding.verdict == GOV_FAIL && eqs[i].rule != GOV_RULE_DISCLOSURE_ORDER)
			ok = false;
	}
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		if (gov_rules_check_sign(f, slot) == GOV_FAIL)
			ok = false;
	return ok;
}

/* Of the image, which has a way of its own to it. */
static bool
balanced_by_image(const GovFigures *f)
{
	uint8_t		image[GOV_PLAIN_MAX];
	GovError	err;
	size_t		len = gov_rules_encode(f, image);
	uint8_t		verdict = image[GOV_IMAGE_VERDICT];
	bool		balanced = false;
	bool		again = false;

	CHECK(gov_rules_is_image_balanced(image, len, &balanced, &err), "an image has a verdict");
	image[GOV_IMAGE_VERDICT] = verdict ^ 0xFF;
	CHECK(gov_rules_is_image_balanced(image, len, &again, &err) && again == balanced,
		  "a verdict by other rules is not taken for one by these");
	gov_rules_judge(image, len, f);
	CHECK(image[GOV_IMAGE_VERDICT] == verdict, "it is replaced by today's");
	return balanced;
}

/* Does any rule fail, of whatever severity?  The long way. */
static bool
breaks_any(const GovFigures *f)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	GovFinding	finding;
	int			n = gov_rules_list_equations(f, eqs);
	bool		any = !balanced_by_equations(f);

	for (int i = 0; i < n && !any; i++)
	{
		gov_rules_check_equation(f, &eqs[i], &finding);
		any = finding.verdict == GOV_FAIL;
	}
	return any;
}

static bool
known_to_break_none(const GovFigures *f)
{
	uint8_t		image[GOV_PLAIN_MAX];

	return gov_rules_breaks_none(image, gov_rules_encode(f, image));
}

static void
test_nothing_broken(void)
{
	int			disclosed = gov_items[GOV_ITEM_REGULATIONS_DISCLOSED].slot;
	int			of_all = gov_items[GOV_ITEM_REGULATIONS_DISCLOSED_TOTAL].slot;
	GovFigures	f;

	for (int round = 0; round < 2000; round++)
	{
		if (below(2))
			random_figures(&f, true);
		else
			balanced_report(&f, 1 << below(2));
		CHECK(!known_to_break_none(&f) || !breaks_any(&f), "what is known to break no rule breaks none");
	}
	balanced_report(&f, GOV_FORM_2021);
	CHECK(known_to_break_none(&f), "a balanced report of 2021 is known to break no rule");
	memset(&f, 0, sizeof(f));
	f.status[disclosed] = f.status[of_all] = GOV_REPORTED;
	f.value[disclosed] = 2;
	f.value[of_all] = 1;
	CHECK(gov_rules_is_balanced(&f) && breaks_any(&f) && !known_to_break_none(&f),
		  "a rule that is no error keeps a balanced report from being known to break none");
}

static void
test_rules(void)
{
	for (int round = 0; round < 500; round++)
	{
		int			form = 1 << below(2);
		GovFigures	f;
		GovEquation eqs[GOV_MAX_EQUATIONS];
		int			n;

		balanced_report(&f, form);
		CHECK(gov_rules_is_balanced(&f) && balanced_by_equations(&f) && balanced_by_image(&f),
			  "a balanced report balances");
		n = gov_rules_list_equations(&f, eqs);
		CHECK(n == (form == GOV_FORM_2019 ? 7 + 23 + 7 + 3 + 2 : 7 + 25 + 7 + 3),
			  "a form has its number of equations");
		for (int k = 0; k < 60; k++)
		{
			GovFigures	g = f;
			int			slot = GOV_SLOT_APPLICATIONS + (int) below(GOV_NSLOTS - GOV_SLOT_APPLICATIONS);

			if (f.status[slot] != GOV_REPORTED)
				continue;
			g.value[slot] += below(2) ? 1 : -1;
			CHECK(!gov_rules_is_balanced(&g), "one wrong cell is always noticed");
			CHECK(!balanced_by_equations(&g), "one wrong cell breaks an equation");
			CHECK(!balanced_by_image(&g), "one wrong cell is noticed in the image");
			g = f;
			g.status[slot] = (uint8_t) (below(2) ? GOV_BLANK : GOV_ABSENT);
			g.value[slot] = 0;
			CHECK(gov_rules_is_balanced(&g), "a missing cell is no violation");
			CHECK(balanced_by_image(&g), "a missing cell in the image is no violation");
			for (int gaps = 1 + below(4); gaps > 0; gaps--)
			{
				slot = below(GOV_NSLOTS);
				if (f.status[slot] == GOV_REPORTED)
				{
					g.status[slot] = (uint8_t) (below(2) ? GOV_ILLEGIBLE : GOV_IMPUTED);
					g.value[slot] = g.status[slot] == GOV_IMPUTED ? below(200) : 0;
				}
			}
			CHECK(balanced_by_image(&g) == balanced_by_equations(&g),
				  "gaps weigh the same in the image and in the equations");
		}
		random_figures(&f, true);
		CHECK(gov_rules_is_balanced(&f) == balanced_by_equations(&f), "both ways to a verdict agree");
		CHECK(balanced_by_image(&f) == balanced_by_equations(&f), "the third way agrees");
	}
	{
		GovFigures	f;

		balanced_report(&f, GOV_FORM_2021);
		f.status[gov_form_slot(GOV_ROW_RECEIVED, 2)] = GOV_ILLEGIBLE;
		f.value[gov_form_slot(GOV_ROW_RECEIVED, 2)] = 0;
		f.value[gov_form_slot(GOV_ROW_RECEIVED, 1)] = f.value[gov_form_slot(GOV_ROW_RECEIVED, GOV_PARTY_TOTAL)] + 1;
		CHECK(!gov_rules_is_balanced(&f), "a part beyond the total fails in spite of a gap");
		memset(&f, 0, sizeof(f));
		CHECK(gov_rules_is_balanced(&f), "a report without tables breaks no rule");
		f.status[gov_form_slot(0, 0)] = f.status[gov_form_slot(0, 1)] = GOV_REPORTED;
		f.value[gov_form_slot(0, 0)] = f.value[gov_form_slot(0, 1)] = INT64_MAX;
		CHECK(!gov_rules_is_balanced(&f), "a sum beyond 64 bits is not taken for another");
	}
}

static void
test_references(void)
{
	GovRef		ref;

	CHECK(gov_figures_resolve_path("received", 8, &ref) == GOV_REF_OK && ref.party == GOV_PARTY_TOTAL,
		  "an item alone means its total");
	CHECK(gov_figures_resolve_path("refused.business", 16, &ref) == GOV_REF_OK && ref.item < 0 &&
		  ref.group >= 0 && ref.party == 1, "a group has parties");
	CHECK(gov_figures_resolve_path("other.total", 11, &ref) == GOV_REF_OK && ref.item >= 0 &&
		  ref.group >= 0, "other is a row and a group");
	CHECK(gov_figures_resolve_path("reconsideration.total", 21, &ref) == GOV_REF_OK && ref.party < 0,
		  "an item whose code ends like a party");
	CHECK(gov_figures_resolve_path("received.nobody", 15, &ref) == GOV_REF_UNKNOWN_PARTY,
		  "an unknown party is an error");
	CHECK(gov_figures_resolve_path("licensing.decisions.business", 28, &ref) == GOV_REF_NO_PARTIES,
		  "a party of an item without parties is an error");
	CHECK(gov_figures_resolve("licensing.decisions", 19, "total", 5, &ref) == GOV_REF_OK,
		  "the total of an item without parties is the item");
	CHECK(gov_figures_resolve_path("", 0, &ref) == GOV_REF_UNKNOWN_ITEM &&
		  gov_figures_resolve_path(".", 1, &ref) == GOV_REF_UNKNOWN_ITEM, "no name is an error");
}

int
main(int argc, char **argv)
{
	static const struct
	{
		void		(*run) (void);
		const char *name;
	}			tests[] = {
		{test_block_order_matches_form, "the blocks of an image are the blocks of the form"},
		{test_round_trip, "an image gives back the same figures, whole and cell by cell"},
		{test_usual_report_is_small, "a city's report takes less than 300 bytes"},
		{test_mutations, "a damaged image is refused or is the one image of other figures"},
		{test_sums_are_exact, "sums are exact, and taking out undoes adding, to the bit"},
		{test_decimals, "decimals are exact or refused"},
		{test_rules, "one wrong cell is always noticed, a missing one never blamed"},
		{test_references, "names of figures mean one figure or are refused"},
	};
	const int	n = sizeof(tests) / sizeof(tests[0]);
	int			bad = 0;

	if (argc > 1)
		seed = strtoull(argv[1], NULL, 10);
	printf("1..%d\n", n);
	for (int i = 0; i < n; i++)
	{
		int			before = failures;

		tests[i].run();
		bad += failures > before;
		printf("%sok %d - %s\n", failures > before ? "not " : "", i + 1, tests[i].name);
	}
	printf("# %d checks\n", checks);
	return bad != 0;
}
