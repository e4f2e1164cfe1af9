/*
 * inject.h
 *		Balanced reports by chance, of realistic size, and errors put into
 *		them: for the test of explanations and for their benchmark.
 */
#ifndef GOV_TEST_INJECT_H
#define GOV_TEST_INJECT_H

#include "core/rules/equations.h"
#include "core/rules/verdict.h"
#include "core/explain/explain.h"

#include <string.h>

typedef struct Random
{
	uint64_t	x;
} Random;

static inline uint32_t
below(Random *r, uint32_t n)
{
	r->x ^= r->x << 13;
	r->x ^= r->x >> 7;
	r->x ^= r->x << 17;
	return (uint32_t) (((r->x * UINT64_C(2685821657736338717)) >> 32) * n >> 32);
}

/* Most counts are 0, and most of the others small: it grows with the organ. */
static inline int64_t
random_count(Random *r, int size)
{
	static const uint32_t top[] = {2, 4, 30, 400, 6000};

	if (below(r, 6) >= (uint32_t) size + 1)
		return 0;
	return below(r, 3) ? below(r, 2 + top[size] / 10) : below(r, top[size]);
}

static inline bool
has_row(int row, int form)
{
	return form == GOV_FORM_2021 ? row != GOV_ROW_OTHER :
		row < GOV_ROW_OTHER_LEAVES || row >= GOV_ROW_CONCLUDED;
}

static inline void
set_count(GovFigures *f, int slot, int64_t v)
{
	f->status[slot] = GOV_REPORTED;
	f->value[slot] = v;
	f->scale[slot] = 0;
}

/* Sums of what is there. */
static inline void
add_up_report(GovFigures *f, int form)
{
	for (int party = 0; party < GOV_PARTY_TOTAL; party++)
	{
		int64_t		sum = 0;
		int64_t		in;

		for (int row = GOV_ROW_GRANTED; row < GOV_ROW_CONCLUDED; row++)
			if (has_row(row, form))
				sum += f->value[gov_form_slot(row, party)];
		set_count(f, gov_form_slot(GOV_ROW_CONCLUDED, party), sum);
		sum += f->value[gov_form_slot(GOV_ROW_CARRIED_OVER, party)];
		in = f->value[gov_form_slot(GOV_ROW_CARRIED_IN, party)];
		if (in > sum)
			in = sum;
		set_count(f, gov_form_slot(GOV_ROW_CARRIED_IN, party), in);
		set_count(f, gov_form_slot(GOV_ROW_RECEIVED, party), sum - in);
	}
	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
		if (has_row(row, form))
		{
			int64_t		sum = 0;

			for (int party = 0; party < GOV_PARTY_TOTAL; party++)
				sum += f->value[gov_form_slot(row, party)];
			set_count(f, gov_form_slot(row, GOV_PARTY_TOTAL), sum);
		}
	for (int slot = GOV_SLOT_REMEDIES; slot < GOV_NSLOTS; slot += 5)
		set_count(f, slot + 4, f->value[slot] + f->value[slot + 1] + f->value[slot + 2] +
				  f->value[slot + 3]);
}

/* size 0 .. 4: from a village to a province */
static inline void
random_report(Random *r, GovFigures *f, int form, int size)
{
	memset(f, 0, sizeof(*f));
	for (int i = 0; i < GOV_NDISCLOSURE; i++)
		if (gov_items[i].forms & form)
			set_count(f, gov_items[i].slot, random_count(r, size));
	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
		for (int party = 0; party < GOV_PARTY_TOTAL; party++)
		{
			/* mostly persons, then businesses */
			int			less = party == 0 ? 0 : party == 1 ? 1 : 2 + (int) below(r, 2);

			if (has_row(row, form))
				set_count(f, gov_form_slot(row, party),
						  random_count(r, size > less ? size - less : 0));
		}
	for (int slot = GOV_SLOT_REMEDIES; slot < GOV_NSLOTS; slot++)
		set_count(f, slot, random_count(r, size > 0 ? size - 1 : 0));
	add_up_report(f, form);
}

static inline int
random_size(Random *r)
{
	return 1 + (int) below(r, 4);
}

/* A cell of table 3 that has a number. */
static inline int
random_cell(Random *r, const GovFigures *f)
{
	int			slot;

	do
		slot = GOV_SLOT_APPLICATIONS + (int) below(r, GOV_SLOT_REMEDIES - GOV_SLOT_APPLICATIONS);
	while (f->status[slot] != GOV_REPORTED);
	return slot;
}

/* What might be printed for v: an accident of typing, or any other number. */
static inline int64_t
misprint(Random *r, int64_t v)
{
	int64_t		unit = 1;
	int64_t		w = v;
	int			n = 1;

	for (int64_t rest = v; rest >= 10; rest /= 10)
		n++;
	for (int tries = 0; w == v; tries++)
	{
		unit = 1;
		for (int k = (int) below(r, (uint32_t) n); k > 0; k--)
			unit *= 10;
		switch (tries > 20 ? 0 : below(r, 6))
		{
			case 0:				/* a digit is another */
				w = v - v / unit % 10 * unit + below(r, 10) * unit;
				break;
			case 1:				/* two are transposed */
				w = v + (v / unit % 10 - v / unit / 10 % 10) * 9 * unit;
				break;
			case 2:				/* one is dropped */
				w = v / unit / 10 * unit + v % unit;
				break;
			case 3:				/* one is doubled */
				w = v / unit * unit * 10 + v / unit % 10 * unit + v % unit;
				break;
			case 4:
				w = 0;
				break;
			default:			/* anything */
				w = below(r, 2 * (uint32_t) (v < 1000000 ? v : 1000000) + 10);
		}
	}
	return w;
}

static inline void
inject_misprint(Random *r, GovFigures *f, int slot)
{
	f->value[slot] = misprint(r, f->value[slot]);
}

/* Any other number of about that size. */
static inline void
inject_number(Random *r, GovFigures *f, int slot, uint32_t spread)
{
	int64_t		v = f->value[slot];

	while (f->value[slot] == v)
		f->value[slot] = below(r, 2 * (uint32_t) v + spread);
}

/* Rows of table 3 that a report has; returns one by chance. */
static inline int
random_row(Random *r, const GovFigures *f)
{
	int			row;

	do
		row = (int) below(r, GOV_NAPPLICATIONS);
	while (f->status[gov_form_slot(row, 0)] != GOV_REPORTED);
	return row;
}

/* One column to the right, or left; what comes in is 0, a copy, or what fell out. */
static inline void
inject_shift(Random *r, GovFigures *f, int row, bool right)
{
	int64_t    *v = &f->value[gov_form_slot(row, 0)];
	int			last = GOV_PARTY_TOTAL;
	int64_t		out = v[right ? last : 0];
	int64_t		copy = v[right ? 0 : last];
	uint32_t	kind = below(r, 3);

	if (right)
		memmove(v + 1, v, sizeof(v[0]) * (size_t) last);
	else
		memmove(v, v + 1, sizeof(v[0]) * (size_t) last);
	v[right ? 0 : last] = kind == 0 ? 0 : kind == 1 ? copy : out;
}

static inline void
exchange_cells(GovFigures *f, int a, int b)
{
	int64_t		v = f->value[a];

	f->value[a] = f->value[b];
	f->value[b] = v;
}

static inline void
inject_column_exchange(GovFigures *f, int party)
{
	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
		exchange_cells(f, gov_form_slot(row, party), gov_form_slot(row, GOV_PARTY_TOTAL));
}

static inline void
inject_row_exchange(GovFigures *f, int a, int b)
{
	for (int party = 0; party < GOV_NPARTIES; party++)
		exchange_cells(f, gov_form_slot(a, party), gov_form_slot(b, party));
}

static inline void
make_missing(GovFigures *f, int slot)
{
	f->status[slot] = GOV_BLANK;
	f->value[slot] = 0;
	f->scale[slot] = 0;
}

/*
 * Does an explanation change just what differs, and back to the truth?  Where
 * missing cells leave more than one value it says so and claims none.
 */
static inline bool
is_the_truth(const GovExplanation *e, const GovFigures *truth, const GovFigures *printed,
			 bool with_values)
{
	int			n = 0;

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		n += printed->status[slot] == GOV_REPORTED && truth->value[slot] != printed->value[slot];
	for (int i = 0; i < e->nchanges; i++)
	{
		const GovChange *c = &e->changes[i];

		n -= c->has_reported;
		if (printed->value[c->slot] == truth->value[c->slot] ||
			(c->determined ? c->suggested != truth->value[c->slot] : with_values))
			return false;
	}
	return n == 0;
}

/*
 * What the goals speak of.  Each makes a printed report of a true one; false
 * if nothing can be seen of it (then nothing counts).
 */
typedef enum Kind
{
	KIND_ONE, KIND_TWO, KIND_THREE, KIND_FOUR, KIND_ONE_AND_MISSING,
	KIND_ANY_ONE, KIND_ANY_TWO, KIND_ANY_THREE, KIND_ANY_FOUR, KIND_ANY_ONE_AND_MISSING,
	KIND_SHIFT, KIND_COLUMN, KIND_ROWS, KIND_NEIGHBOURS, KIND_REMEDY, KIND_ANY_REMEDY, NKINDS
} Kind;

static const char *const kind_names[NKINDS] = {
	"1 cell of table 3, typing", "2 cells, typing", "3 cells, typing", "4 cells, typing",
	"1 cell and 5 missing, typing", "1 cell of table 3, any number", "2 cells, any numbers",
	"3 cells, any numbers", "4 cells, any numbers", "1 cell and 5 missing, any number",
	"row shifted by one", "column exchanged with total", "rows exchanged",
	"neighbours exchanged", "1 cell of table 4, typing", "1 cell of table 4, any number"
};

static inline bool
inject(Random *r, Kind kind, GovFigures *f)
{
	GovFigures	before = *f;
	int			slot;

	bool		any = kind >= KIND_ANY_ONE && kind <= KIND_ANY_ONE_AND_MISSING;
	Kind		cells = any ? kind - KIND_ANY_ONE : kind;

	if (cells <= KIND_ONE_AND_MISSING)
	{
		bool		missing = cells == KIND_ONE_AND_MISSING;

		for (int n = missing ? 1 : (int) cells + 1; n > 0; n--)
		{
			do
				slot = random_cell(r, f);
			while (f->value[slot] != before.value[slot]);
			if (any)
				inject_number(r, f, slot, 100);
			else
				inject_misprint(r, f, slot);
		}
		for (int n = missing ? 5 : 0; n > 0; n--)
		{
			do
				slot = random_cell(r, f);
			while (f->value[slot] != before.value[slot]);
			make_missing(f, slot);
		}
		return true;
	}
	switch (kind)
	{
		case KIND_SHIFT:
			inject_shift(r, f, random_row(r, f), below(r, 2));
			break;
		case KIND_COLUMN:
			inject_column_exchange(f, (int) below(r, GOV_PARTY_TOTAL));
			break;
		case KIND_ROWS:
			{
				int			a = random_row(r, f);
				int			b;

				do
					b = random_row(r, f);
				while ((a <= GOV_ROW_CARRIED_IN) == (b <= GOV_ROW_CARRIED_IN) &&
					   (a < GOV_ROW_CONCLUDED) == (b < GOV_ROW_CONCLUDED) &&
					   (a == GOV_ROW_CONCLUDED) == (b == GOV_ROW_CONCLUDED));
				inject_row_exchange(f, a, b);
				break;
			}
		case KIND_NEIGHBOURS:
			slot = random_cell(r, f);
			if (gov_form_party_of_slot(slot) == GOV_PARTY_TOTAL)
				slot--;
			exchange_cells(f, slot, slot + 1);
			break;
		case KIND_REMEDY:
			inject_misprint(r, f, GOV_SLOT_REMEDIES + (int) below(r, GOV_NREMEDIES));
			break;
		case KIND_ANY_REMEDY:
			inject_number(r, f, GOV_SLOT_REMEDIES + (int) below(r, GOV_NREMEDIES), 10);
			break;
		default:
			break;
	}
	return !gov_rules_is_balanced(f);
}

#endif
