/*
 * sum_test.c
 *		A sum does not depend on how it is made: in which order, by which parts,
 *		through which windows, near the bounds of 64 bits or far beyond.
 *
 * All is held against sums in 128 bits of what is left when figures are written
 * with all their decimals.  Random, from a fixed seed; another one may be given
 * as the argument.
 */
#include "core/figures/stored.h"
#include "core/figures/sum_text.h"
#include "inject.h"
#include "tallies.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ROWS	48
#define NCELLS		5

/* FNV-1a of the sum that test_old_images() makes, by version 1.0 */
#define OLD_HASH	UINT64_C(0xd93f61e0b4c281fb)

static Random rnd = {UINT64_C(20261203)};

/* An amount with decimals, counts of both kinds of block, a cell of table 4. */
static int	cells[NCELLS];

/* What is to come out, in units of 10^-8. */
typedef struct Model
{
	__int128	sum[NCELLS];
	uint32_t	num[NCELLS];
	uint32_t	reports;
} Model;

static void
choose_cells(void)
{
	cells[0] = gov_items[gov_form_find_item("procurement.amount", 18)].slot;
	cells[1] = gov_items[gov_form_find_item("fees.amount", 11)].slot;
	cells[2] = gov_form_slot(GOV_ROW_RECEIVED, GOV_PARTY_TOTAL);
	cells[3] = gov_form_slot(GOV_ROW_OTHER, 0);
	cells[4] = GOV_SLOT_REMEDIES + 4;
}

static __int128
all_decimals(GovTotal t)
{
	for (; t.scale < GOV_MAX_SCALE; t.scale++)
		t.v *= 10;
	return t.v;
}

static int64_t
any_bits(void)
{
	return (int64_t) ((uint64_t) below(&rnd, UINT32_MAX) << 32 | below(&rnd, UINT32_MAX));
}

/* Near a bound of 64 bits, of any length, or nothing much. */
static GovDecimal
any_amount(int kind)
{
	int64_t		v = any_bits();
	int			scale = (int) below(&rnd, GOV_MAX_SCALE + 1);

	switch (kind == 0 ? below(&rnd, 3) : kind == 1 ? 3 + below(&rnd, 2) : below(&rnd, 5))
	{
		case 0:
			return gov_decimal(INT64_MAX - (int64_t) below(&rnd, 400), below(&rnd, 2) ? scale : 0);
		case 1:
			return gov_decimal(INT64_MIN + (int64_t) below(&rnd, 400), below(&rnd, 2) ? scale : 0);
		case 2:
			return gov_decimal(v >> below(&rnd, 4), scale);
		case 3:
			return gov_decimal(v >> (30 + below(&rnd, 34)), scale / 3);
		default:
			return gov_decimal((int64_t) below(&rnd, 300) - 20, below(&rnd, 2) ? scale : 0);
	}
}

/* kind 0: all near the bounds; 1: smaller ones; 2: of all kinds. */
static void
any_row(GovFigures *f, int kind)
{
	memset(f, 0, sizeof(*f));
	for (int c = 0; c < NCELLS; c++)
	{
		GovDecimal	d = any_amount(kind);

		f->status[cells[c]] = (uint8_t) (below(&rnd, 5) ? GOV_REPORTED : below(&rnd, 6));
		if (!gov_figures_has_number(f->status[cells[c]]))
			continue;
		f->value[cells[c]] = d.v;
		f->scale[cells[c]] = d.scale;
	}
}

static void
model_add(Model *m, const GovFigures *f, int sign)
{
	m->reports += (uint32_t) sign;
	for (int c = 0; c < NCELLS; c++)
	{
		GovDecimal	d = {f->value[cells[c]], f->scale[cells[c]]};

		if (!gov_figures_has_number(f->status[cells[c]]))
			continue;
		m->num[c] += (uint32_t) sign;
		m->sum[c] += sign * all_decimals(gov_total(d));
	}
}

/* Is the sum what the model has, and nothing else its image? */
static bool
is_model(const GovWide *w, const Model *m)
{
	GovError	err;

	if (!gov_figures_sum_verify(w, &err) || w->reports != m->reports)
		return false;
	for (int c = 0; c < NCELLS; c++)
	{
		int			i = gov_figures_sum_index(cells[c]);

		if (w->num[i] != m->num[c] || all_decimals(gov_figures_sum_total(w, i)) != m->sum[c])
			return false;
	}
	return true;
}


/* Returns true when it is printed, and read, as what it is; but cut short anywhere, refused. */
static bool
survives_text(const GovWide *w)
{
	GovWide    *read = malloc(sizeof(GovWide));
	char	   *buf = malloc(GOV_SUM_TEXT_MAX);
	size_t		len = gov_figures_sum_print(w, buf);
	char	   *text = memcpy(malloc(len), buf, len);
	GovError	err;
	bool		good = gov_figures_sum_is_text(text, len) && gov_figures_sum_scan(text, len, read, &err) &&
		same_image(w, read);

	for (size_t cut = strlen(GOV_SUM_TEXT_MARK); cut < len && good; cut += 1 + len / 8)
		good = !gov_figures_sum_scan(text, cut, read, &err) && err.code == GOV_ERR_CORRUPT;
	free(text);
	free(buf);
	free(read);
	return good;
}


/*
 * The ways to add, as the server has them: + and a moving window on a sum,
 * aggregates and their parts on a tally.
 */

static bool
tally_add(GovTally **t, const void *image, size_t len)
{
	GovError	err;

	return add_image(t, image, len, &err);
}

/* Only as long as it is, so that it has no room that it was not given. */
static GovWide *
trimmed(GovWide *w)
{
	size_t		size = gov_figures_sum_size(w);
	GovWide    *copy = malloc(size);

	memcpy(copy, w, size);
	free(w);
	return copy;
}

static GovWide *
new_sum(void)
{
	GovWide    *w = malloc(sizeof(GovWide));

	gov_figures_sum_init(w, false);
	return trimmed(w);
}

typedef GovSumResult (*Change) (GovWide *w, const uint8_t *image, size_t len, GovError *err);

static bool
change(GovWide **w, const void *image, size_t len, Change how)
{
	GovError	err;
	GovSumResult result = how(*w, image, len, &err);

	if (result == GOV_SUM_NEEDS_ROOM)
	{
		GovWide    *longer = malloc(sizeof(GovWide));

		memcpy(longer, *w, gov_figures_sum_size(*w));
		free(*w);
		*w = longer;
		gov_figures_sum_give_room(longer);
		result = how(longer, image, len, &err);
		gov_figures_sum_settle(longer);
		*w = trimmed(longer);
	}
	else if (((*w)->shape & GOV_WIDE_HIGH) && result == GOV_SUM_DONE)
	{
		gov_figures_sum_settle(*w);
		*w = trimmed(*w);
	}
	return result == GOV_SUM_DONE;
}

static void
shuffle(int *order, int n)
{
	for (int i = n - 1; i > 0; i--)
	{
		int			k = (int) below(&rnd, (uint32_t) i + 1);
		int			swap = order[i];

		order[i] = order[k];
		order[k] = swap;
	}
}

typedef struct Rows
{
	int			n;
	GovFigures	f[MAX_ROWS];
	uint8_t		image[MAX_ROWS][GOV_PLAIN_MAX];
	size_t		len[MAX_ROWS];
	int			order[MAX_ROWS];
} Rows;

static void
make_rows(Rows *r, int kind, Model *m)
{
	memset(m, 0, sizeof(*m));
	r->n = 1 + (int) below(&rnd, MAX_ROWS);
	for (int i = 0; i < r->n; i++)
	{
		any_row(&r->f[i], kind);
		r->len[i] = gov_figures_encode(&r->f[i], r->image[i]);
		r->order[i] = i;
		model_add(m, &r->f[i], 1);
	}
}

/* One by one, on a sum or a tally; settled. */
static GovWide *
add_up(const Rows *r, int from, int to, bool tally)
{
	GovWide    *w = tally ? malloc(sizeof(GovWide)) : new_sum();
	GovTally   *t = tally ? new_tally() : NULL;
	GovError	err;
	bool		good = true;

	for (int i = from; i < to; i++)
	{
		int			k = r->order[i];

		good &= tally ? tally_add(&t, r->image[k], r->len[k]) :
			change(&w, r->image[k], r->len[k], gov_figures_stored_add);
	}
	if (tally)
		good &= gov_figures_tally_settle(t, w, &err);
	free(t);
	if (!good)
		gov_figures_sum_init(w, false);
	return w;
}

/* By parts of parts, each handed over as a tally or as a sum that was stored. */
static void
add_parts(const Rows *r, int from, int to, GovTally **t, bool *good)
{
	while (from < to && *good)
	{
		int			n = 1 + (int) below(&rnd, (uint32_t) (to - from));
		GovTally   *part;
		GovError	err;

		if (n == 1)
		{
			int			k = r->order[from++];

			*good &= tally_add(t, r->image[k], r->len[k]);
			continue;
		}
		part = new_tally();
		if (n < to - from)
			add_parts(r, from, from + n, &part, good);
		else
			for (int i = from; i < from + n; i++)
				*good &= tally_add(&part, r->image[r->order[i]], r->len[r->order[i]]);
		if (below(&rnd, 2))
		{
			GovWide    *w = malloc(sizeof(GovWide));

			*good &= gov_figures_tally_settle(part, w, &err) &&
				tally_add(t, &w->version, gov_figures_sum_size(w) - GOV_WIDE_HOST);
			free(w);
		}
		else
			*good &= tally_add(t, &part->version, gov_figures_tally_size(part) - GOV_WIDE_HOST);
		free(part);
		from += n;
	}
}

static void
test_orders(void)
{
	Rows	   *r = malloc(sizeof(Rows));
	int			wrong[5] = {0};
	int			beyond = 0;

	for (int round = 0; round < 3000; round++)
	{
		Model		m;
		GovWide    *first,
				   *w;
		GovTally   *t;
		GovError	err;
		bool		good = true;

		make_rows(r, round % 3, &m);
		first = add_up(r, 0, r->n, false);
		wrong[0] += !is_model(first, &m);
		wrong[4] += !survives_text(first);
		beyond += (first->shape & GOV_WIDE_HIGH) != 0;
		for (int again = 0; again < 4; again++)
		{
			shuffle(r->order, r->n);
			w = add_up(r, 0, r->n, again % 2);
			wrong[1] += !same_image(w, first);
			free(w);

			t = new_tally();
			add_parts(r, 0, r->n, &t, &good);
			w = malloc(sizeof(GovWide));
			wrong[2] += !(good && gov_figures_tally_settle(t, w, &err) && same_image(w, first));
			free(w);
			free(t);
		}
		/* a + b + ..., with parts on both sides */
		if (r->n > 1)
		{
			int			cut = 1 + (int) below(&rnd, (uint32_t) r->n - 1);
			GovWide    *a = add_up(r, 0, cut, true);
			GovWide    *b = add_up(r, cut, r->n, false);

			a = trimmed(a);
			wrong[3] += !(change(&a, &b->version, gov_figures_sum_size(b) - GOV_WIDE_HOST, gov_figures_stored_add) &&
						  same_image(a, first));
			free(a);
			free(b);
		}
		free(first);
	}
	free(r);
	ok(wrong[0] == 0, "a sum is exact, within 64 bits and beyond");
	ok(wrong[1] == 0, "in any order it is the same, to the bit");
	ok(wrong[2] == 0, "so it is by any parts, handed over or stored");
	ok(wrong[3] == 0, "and by adding two of them");
	ok(wrong[4] == 0, "its short text is read as what it was printed from, and never as less");
	printf("# %d of 3000 sums beyond 64 bits\n", beyond);
	ok(beyond > 500 && beyond < 2500, "some sums need more than 64 bits, some don't");
}

/* Texts that no sum is printed as, by what is said of them. */
static void
test_bad_texts(void)
{
	static const struct
	{
		const char *text;
		const char *detail;
	}			bad[] = {
		{"sum:", "At character 5 the text of a sum has no number of reports."},
		{"sum:-1$", "At character 5 the text of a sum has no number of reports."},
		{"sum:4294967296$", "At character 5 the text of a sum has no number of reports."},
		{"sum:99999999999$", "At character 5 the text of a sum has no number of reports."},
		{"sum:2;1", "At character 8 the text of a sum has no end of a cell, or of itself."},
		{"sum:2;1$ ", "At character 8 the text of a sum has no end of a cell, or of itself."},
		{"sum:2;b1b2$", "At character 7 the text of a sum has no sum."},
		{"sum:2;x$", "At character 7 the text of a sum has no sum."},
		{"sum:2;1.5.5$", "At character 7 the text of a sum has no sum."},
		{"sum:2;0.123456789$", "At character 7 the text of a sum has no sum."},
		{"sum:2;1/$", "At character 9 the text of a sum has no number of reports."},
		{"sum:2;1n1b1$", "At character 10 the text of a sum has no end of a cell, or of itself."},
		{"sum:2;1/3$", "more contributors than there are reports."},
		{"sum:2;1/1b2$", "more contributors than there are reports."},
		{"sum:2;1/0b2$", "has a sum but no contributor."},
		{"sum:2;1/1e2$", "more imputed values than contributors."},
		{"sum:0;1$", "has a sum but no contributor."},
		{"sum:1;9223372036854775808$", "has a sum that its contributors cannot have."},
	};
	GovWide    *w = malloc(sizeof(GovWide));
	char		longer[GOV_ALL_SLOTS + 16];
	GovError	err;
	bool		good = true;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (gov_figures_sum_scan(bad[i].text, strlen(bad[i].text), w, &err) || !strstr(err.detail, bad[i].detail))
		{
			printf("# %s: %s\n", bad[i].text, err.detail);
			good = false;
		}
	ok(good, "what is no text of a sum is refused, and said why");
	strcpy(longer, "sum:1");
	memset(longer + 5, ';', GOV_ALL_SLOTS + 1);
	strcpy(longer + 5 + GOV_ALL_SLOTS + 1, "$");
	ok(!gov_figures_sum_scan(longer, strlen(longer), w, &err) && strstr(err.detail, "more than"),
	   "a text with more cells than the form has is refused");
	ok(gov_figures_sum_scan("sum:0$", 6, w, &err) && w->reports == 0, "the sum of no report has a text");
	free(w);
}

/* Rows come and go, as in frames of any shape. */
static void
test_windows(void)
{
	Rows	   *r = malloc(sizeof(Rows));
	int			wrong = 0,
				steps = 0,
				beyond = 0;

	for (int round = 0; round < 400; round++)
	{
		Model		m,
					window;
		GovWide    *w = new_sum();
		int			from = 0,
					to = 0;

		make_rows(r, round % 3, &m);
		memset(&window, 0, sizeof(window));
		while (from < r->n)
		{
			bool		add = to < r->n && (from == to || below(&rnd, 2));
			int			k = add ? to++ : from++;

			model_add(&window, &r->f[k], add ? 1 : -1);
			wrong += !change(&w, r->image[k], r->len[k], add ? gov_figures_stored_add : gov_figures_stored_remove);
			wrong += !is_model(w, &window);
			beyond += (w->shape & GOV_WIDE_HIGH) != 0;
			steps++;
		}
		wrong += w->reports != 0 || gov_figures_sum_size(w) != GOV_WIDE_SHORT;
		/* what is no part of it never comes out */
		wrong += change(&w, r->image[0], r->len[0], gov_figures_stored_remove);
		free(w);
	}
	free(r);
	printf("# %d of %d steps beyond 64 bits\n", beyond, steps);
	ok(wrong == 0, "what leaves a window leaves exactly what else is in it");
	ok(beyond > 2000, "in windows beyond 64 bits, too");
}

/* A cell near its bound, and figures of each length that just pass it. */
static void
test_edges(void)
{
	int			wrong = 0;

	for (int64_t v = 1; v > 0 && v < INT64_MAX / 3; v *= 3)
		for (int negative = 0; negative < 2; negative++)
			for (int scale = 0; scale <= 1; scale++)
			{
				int64_t		bound = negative ? INT64_MIN : INT64_MAX;
				GovFigures	f[2];
				uint8_t		image[2][GOV_PLAIN_MAX];
				Model		m;
				GovDecimal	d = gov_decimal(bound - (negative ? -v : v) + (negative ? -1 : 1), scale);

				memset(f, 0, sizeof(f));
				memset(&m, 0, sizeof(m));

				/*
				 * the whole block is there, so that no cell is in a loop's
				 * tail
				 */
				for (int slot = GOV_SLOT_APPLICATIONS; slot < GOV_SLOT_REMEDIES; slot++)
					f[1].status[slot] = f[0].status[slot] = GOV_REPORTED;
				f[0].value[cells[2]] = d.v;
				f[0].scale[cells[2]] = d.scale;
				d = gov_decimal(negative ? -v : v, scale);
				f[1].value[cells[2]] = d.v;
				f[1].scale[cells[2]] = d.scale;
				for (int i = 0; i < 2; i++)
					model_add(&m, &f[i], 1);
				for (int order = 0; order < 2; order++)
				{
					GovWide    *w = new_sum();

					for (int i = 0; i < 2; i++)
						wrong += !change(&w, image[i ^ order],
										 gov_figures_encode(&f[i ^ order], image[i ^ order]), gov_figures_stored_add);
					wrong += !is_model(w, &m);
					free(w);
				}
			}
	ok(wrong == 0, "a figure of any length may take a sum over the bound of 64 bits");
}

/* More reports than a test can add: sums of sums, doubled. */
static void
test_most_reports(void)
{
	GovWide    *w = new_sum();
	GovFigures	f;
	uint8_t		image[GOV_PLAIN_MAX];
	GovError	err;
	bool		good;
	size_t		len;

	memset(&f, 0, sizeof(f));
	f.status[cells[0]] = GOV_REPORTED;
	f.value[cells[0]] = INT64_MIN;
	len = gov_figures_encode(&f, image);
	good = change(&w, image, len, gov_figures_stored_add);
	f.status[cells[1]] = GOV_REPORTED;
	f.value[cells[1]] = INT64_MAX;
	f.scale[cells[1]] = GOV_MAX_SCALE;
	len = gov_figures_encode(&f, image);
	/* 2^32 - 1 is 1, 3, 7, ... */
	for (int k = 1; k < 32; k++)
	{
		GovWide    *copy = malloc(gov_figures_sum_size(w));

		memcpy(copy, w, gov_figures_sum_size(w));
		good &= change(&w, &copy->version, gov_figures_sum_size(copy) - GOV_WIDE_HOST, gov_figures_stored_add);
		good &= change(&w, image, len, gov_figures_stored_add);
		free(copy);
	}
	ok(good && w->reports == UINT32_MAX && gov_figures_sum_verify(w, &err) &&
	   gov_figures_sum_total(w, gov_figures_sum_index(cells[0])).v == (__int128) UINT32_MAX * INT64_MIN,
	   "as many of the largest figures as reports can be counted fit a sum");
	ok(gov_figures_stored_add(w, image, len, &err) == GOV_SUM_FAILED && err.code == GOV_ERR_RANGE,
	   "one report more is an error");
	free(w);
}

/* The text form of totals. */
static void
test_text(void)
{
	int			wrong = 0;

	for (int i = 0; i < 100000; i++)
	{
		GovTotal	t = gov_total(any_amount(i % 3)),
					back;
		char		buf[GOV_TOTAL_MAXLEN];
		size_t		len;

		for (int n = (int) below(&rnd, 4); n > 0; n--)
			gov_total_add(t, t, &t);
		for (int n = (int) below(&rnd, 8); n > 0; n--)
			gov_total_add(t, gov_total(any_amount(i % 3)), &t);
		len = gov_total_print(t, buf);
		wrong += gov_total_scan(buf, len, &back) != GOV_DECIMAL_OK || back.v != t.v || back.scale != t.scale;
	}
	ok(wrong == 0, "a total of any size survives its text");
}

/* Puts n of the items of an array; returns the end. */
static uint8_t *
put_array(uint8_t *to, const void *items, size_t size, size_t n)
{
	memcpy(to, items, size * n);
	return to + size * n;
}

/* Makes the image that version 1.0 gave a sum of its cells; returns its length. */
static size_t
image_of_1_0(const GovWide *w, uint8_t *image)
{
	const size_t cells = GOV_CELLS_1_0;
	uint8_t    *p = put_array(image, &w->version, 1, offsetof(GovWide, sum) - GOV_WIDE_HOST);

	image[2] = 0;
	p = put_array(p, w->sum, sizeof(w->sum[0]), cells);
	p = put_array(p, w->num, sizeof(w->num[0]), cells);
	p = put_array(p, w->scale, sizeof(w->scale[0]), cells);
	memset(p, 0, GOV_WIDE_PAD(cells));
	p += GOV_WIDE_PAD(cells);
	for (int k = 0; k < GOV_NNOTES && (w->shape & GOV_WIDE_NOTES); k++)
		p = put_array(p, w->notes[k], sizeof(w->notes[k][0]), cells);
	return (size_t) (p - image);
}

/*
 * Images as version 1.0 made them, which lie in tables: of a sum within 64 bits
 * the cells that it knew are still the same to the bit, and its images are read.
 */
static void
test_old_images(void)
{
	uint64_t	hash = UINT64_C(0xcbf29ce484222325);
	GovTally   *t = new_tally();
	GovWide    *w = malloc(sizeof(GovWide)),
			   *v = malloc(sizeof(GovWide));
	uint8_t    *old = malloc(GOV_TALLY_1_0 + sizeof(GovWide));
	size_t		len;
	GovError	err;
	bool		good = true;

	for (int i = 0; i < 40; i++)
	{
		GovFigures	f;
		uint8_t		image[GOV_PLAIN_MAX];

		memset(&f, 0, sizeof(f));
		for (int slot = 0; slot < GOV_NSLOTS; slot++)
		{
			GovDecimal	d = gov_decimal((int64_t) (slot + 1) * (i + 7) * (slot % 11 == 0 ? 1234567 : 1),
										slot % 7 == 3 ? 2 : 0);

			f.status[slot] = (uint8_t) ((slot + i) % 6);
			if (!gov_figures_has_number(f.status[slot]))
				continue;
			f.value[slot] = d.v;
			f.scale[slot] = d.scale;
		}
		good &= tally_add(&t, image, gov_figures_encode(&f, image));
	}
	good &= gov_figures_tally_settle(t, w, &err);
	len = image_of_1_0(w, old);
	for (size_t i = 0; i < len; i++)
		hash = (hash ^ old[i]) * UINT64_C(0x100000001b3);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	good &= hash == OLD_HASH;
#endif
	if (hash != OLD_HASH)
		printf("# 0x%016llx\n", (unsigned long long) hash);
	ok(good && !(w->shape & GOV_WIDE_HIGH), "a sum within 64 bits has the cells that 1.0 gave it");
	ok(gov_figures_stored_load_sum(old, len, v, &err) && same_image(v, w), "a sum that 1.0 left in a table is the same sum");

	/* the same tally as 1.0 had it */
	good = (t->shape & GOV_TALLY_COLD) != 0;
	t->cold.shape &= (uint8_t) ~GOV_WIDE_HIGH;
	memcpy(old, t, GOV_TALLY_1_0);
	good &= gov_figures_stored_load_sum(old + GOV_WIDE_HOST, GOV_TALLY_1_0 - GOV_WIDE_HOST, v, &err) && same_image(v, w);
	free(t);
	t = new_tally();
	good &= tally_add(&t, old + GOV_WIDE_HOST, GOV_TALLY_1_0 - GOV_WIDE_HOST) &&
		gov_figures_tally_settle(t, v, &err) && same_image(v, w);
	ok(good, "a tally that 1.0 left in a table is read, and added to");
	free(t);
	free(w);
	free(v);
	free(old);
}

int
main(int argc, char **argv)
{
	if (argc > 1)
		rnd.x = strtoull(argv[1], NULL, 0) | 1;
	choose_cells();
	test_orders();
	test_bad_texts();
	test_windows();
	test_edges();
	test_most_reports();
	test_text();
	test_old_images();
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
