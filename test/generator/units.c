/*
 * units.c
 *		Units and signs printed with the numbers: in brackets, in words, other
 *		than the column's, or none that anybody knows.
 */
#include "internal.h"

typedef struct Unit
{
	const char *name;
	int			zeros;			/* of what it is in yuan; -1: it isn't */
} Unit;

static const Unit money[] = {
	{"元", 0}, {"千元", 3}, {"万元", 4}, {"百万元", 6}, {"亿元", 8}, {"万元", 4},
	{"美元", -1}, {"万美元", -1}, {"吨", -1}
};

#define NMONEY		9

/* Ten to how much a bare number in this cell's column is to be multiplied
 * with, for the sake of the unit in the column's name. */
int
gen_unit_zeros(const GenGenerator *g, int slot)
{
	if (slot == g->rows[ROW_2021 + 5].slot[0])
		return g->plan.fee_zeros;
	if (slot == g->rows[ROW_2019 + 7].slot[1])
		return g->plan.amount_zeros;
	return 0;
}

/* The units that the names of two columns say. */
void
gen_choose_units(GenGenerator *g)
{
	const Unit *fee = &money[gen_upto(g, 6)];
	const Unit *amount = &money[gen_upto(g, 6)];

	g->plan.fee_unit = fee->name;
	g->plan.fee_zeros = fee->zeros;
	if (gen_one_in(g, 2))
	{
		g->plan.amount_unit = amount->name;
		g->plan.amount_zeros = amount->zeros;
	}
}

static const char *
bracketed(GenGenerator *g, const char *number, const char *unit)
{
	static const char *const forms[] = {"%s(%s)", "%s%s", "%s (%s)", "%s(单位:%s)", "%s %s"};

	switch (gen_upto(g, 5))
	{
		case 0:
			return gen_style(g, gen_format(g, forms[0], number, unit));
		case 1:
			return gen_format(g, forms[1], number, unit);
		case 2:
			return gen_style(g, gen_format(g, forms[2], number, unit));
		case 3:
			return gen_style(g, gen_format(g, forms[3], number, unit));
		default:
			return gen_format(g, forms[4], number, unit);
	}
}

/* An amount anew, with a unit of its own behind it. */
static void
restate_amount(GenGenerator *g, int slot)
{
	const Unit *u = &money[gen_upto(g, gen_one_in(g, 4) ? NMONEY : 6)];
	GenTruth   *t = gen_truth(g, slot);
	int64_t		value = gen_between(g, 1, 999999);
	int			places = gen_upto(g, 3);
	int			scale = places - (u->zeros < 0 ? 0 : u->zeros);
	int64_t		one = places == 0 ? 1 : places == 1 ? 10 : 100;
	const char *number = gen_format(g, places ? "%lld.%0*lld" : "%lld", (long long) (value / one), places,
									(long long) (value % one));

	if (t->status != GOV_REPORTED)
		return;
	for (; scale < 0; scale++)
		value *= 10;
	for (; scale > 0 && value % 10 == 0; scale--)
		value /= 10;
	t->value = value;
	t->scale = (uint8_t) scale;
	if (u->zeros < 0)
	{
		t->never = true;
		g->report.unit_unclear = g->report.unit_unclear || g->set == 0;
	}
	g->figures[g->set].print[slot] = bracketed(g, number, u->name);
}

/* More or less in words. */
static void
restate_change(GenGenerator *g, int slot)
{
	static const char *const less[] = {"减%lld", "%lld(减)", "减少%lld", "负%lld", "-%lld", "\xe2\x88\x92%lld"};
	static const char *const more[] = {"增%lld", "%lld(增)", "增加%lld", "+%lld"};
	const GenTruth *t = gen_truth(g, slot);

	if (t->status != GOV_REPORTED || t->value == 0)
		return;
	if (t->value < 0)
		g->figures[g->set].print[slot] = gen_style(g, gen_format(g, less[gen_upto(g, 6)], (long long) -t->value));
	else
		g->figures[g->set].print[slot] = gen_style(g, gen_format(g, more[gen_upto(g, 4)], (long long) t->value));
}

static void
restate_count(GenGenerator *g, int slot, const char *unit)
{
	const GenTruth *t = gen_truth(g, slot);

	if (t->status == GOV_REPORTED)
		g->figures[g->set].print[slot] = bracketed(g, gen_format(g, "%lld", (long long) t->value), unit);
}

void
gen_restate_units(GenGenerator *g)
{
	for (int s = 0; s < GOV_NSLOTS; s++)
	{
		const GovItem *item = &gov_items[gov_form_item_of_slot(s)];

		if (item->unit == GOV_UNIT_YUAN)
		{
			if (gen_one_in(g, 2))
				restate_amount(g, s);
		}
		else if (item->is_signed)
		{
			if (gen_one_in(g, 2))
				restate_change(g, s);
		}
		else if (gen_one_in(g, item->part == GOV_DISCLOSURE ? 4 : 40))
			restate_count(g, s, item->part == GOV_DISCLOSURE && gen_one_in(g, 4) ? "项" : "件");
	}
}
