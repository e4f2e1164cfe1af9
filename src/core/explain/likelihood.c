/*
 * likelihood.c
 *		How likely an explanation is, as an accident of typing or copying.
 *
 * A cost is 100 * -ln(likelihood), up to a constant that all explanations of a
 * report share.  It is made of how often such an accident happens to a cell,
 * or to a report; of the number of ways in which it can happen, of which this
 * is one; and, for a count that is no sum, of how usual the value is that the
 * cell would have, against the one that it has: most counts are 0.  The rates
 * are estimates: only the order of explanations rests on them, never which
 * there are.
 */
#include "core/explain/likelihood.h"

#include "core/base/slip.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* One cell in so many is wrong. */
#define CELLS_A_WRONG_ONE	5000

/* A total is left at 0 more often than another cell. */
#define TOTALS_NOT_FILLED_IN	5.0

/* Given that a cell is wrong: how often that is why. */
static const double shares[] = {
	[GOV_ACCIDENT_SINGLE_DIGIT] = 0.30,
	[GOV_ACCIDENT_TRANSPOSED_DIGITS] = 0.12,
	[GOV_ACCIDENT_DROPPED_DIGIT] = 0.12,
	[GOV_ACCIDENT_DOUBLED_DIGIT] = 0.06,
	[GOV_ACCIDENT_EXTRA_DIGIT] = 0.05,
	[GOV_ACCIDENT_LEFT_AT_ZERO] = 0.12,
	[GOV_ACCIDENT_OFF_BY_ONE] = 0.06,
	[GOV_ACCIDENT_COPIED_NEIGHBOUR] = 0.05,
	[GOV_ACCIDENT_SIGN] = 0.01,
	[GOV_ACCIDENT_DECIMAL_POINT] = 0.01,
	[GOV_ACCIDENT_NOT_A_COUNT] = 0.005,
	[GOV_ACCIDENT_OTHER] = 0.05
};

/*
 * One report in so many has it, and the number of ways in which it can happen.
 */
static const struct
{
	int			reports;
	int			ways;
}			rates[GOV_NACCIDENTS] = {
	[GOV_ACCIDENT_NEIGHBOURS_EXCHANGED] = {1000, 330},
	[GOV_ACCIDENT_ROW_SHIFTED] = {1000, 2 * 25},
	[GOV_ACCIDENT_COLUMN_TOTAL_EXCHANGED] = {2000, 6},
	[GOV_ACCIDENT_COLUMNS_SHIFTED] = {20000, 2},
	[GOV_ACCIDENT_ROWS_EXCHANGED] = {1500, 90}
};

static inline int
cost(double likelihood)
{
	return (int) lround(-100 * log(likelihood));
}

int
gov_explain_cost_of_accident(GovAccident kind)
{
	return cost(1.0 / rates[kind].reports / rates[kind].ways);
}

GovChange
gov_explain_make_change(const Evidence *ev, const Arc *arc, bool determined, int64_t value)
{
	const GovFigures *f = ev->figures;
	GovChange	c = {0};

	c.slot = arc->slot;
	c.kind = GOV_ACCIDENT_OTHER;
	c.has_reported = f->status[arc->slot] == GOV_REPORTED;
	if (c.has_reported)
	{
		c.reported.v = f->value[arc->slot];
		c.reported.scale = f->scale[arc->slot];
	}
	c.determined = determined;
	c.suggested = determined ? value : 0;
	return c;
}

typedef struct Digits
{
	int			n;
	char		s[GOV_DECIMAL_MAXLEN];
} Digits;

static void
digits_of(int64_t v, Digits *d)
{
	char		buf[GOV_DECIMAL_MAXLEN];
	char	   *p = buf + sizeof(buf);

	d->n = 0;
	do
		*--p = (char) ('0' + v % 10);
	while ((v /= 10) > 0);
	d->n = (int) (buf + sizeof(buf) - p);
	memcpy(d->s, p, (size_t) d->n);
}

/* The first way to get from what should be there to what is, by its digits. */
static int
by_digits(int64_t is, int64_t should, GovAccident *kind)
{
	Digits		a,
				b;

	digits_of(is, &a);
	digits_of(should, &b);
	switch (gov_slip(a.s, (size_t) a.n, b.s, (size_t) b.n))
	{
		case GOV_SLIP_OTHER_DIGIT:
			*kind = GOV_ACCIDENT_SINGLE_DIGIT;
			return a.n * 9;
		case GOV_SLIP_TRANSPOSED:
			*kind = GOV_ACCIDENT_TRANSPOSED_DIGITS;
			return a.n - 1;
		case GOV_SLIP_DROPPED:
			*kind = GOV_ACCIDENT_DROPPED_DIGIT;
			return b.n;
		case GOV_SLIP_DOUBLED:
			*kind = GOV_ACCIDENT_DOUBLED_DIGIT;
			return b.n;
		case GOV_SLIP_EXTRA:
			*kind = GOV_ACCIDENT_EXTRA_DIGIT;
			return 10 * (b.n + 1);
		case GOV_SLIP_NONE:
			break;
	}
	return 0;
}

/* The cell to the left, right, above or below; -1 if there is none. */
static int
neighbour(int slot, int direction)
{
	int			party = gov_slot_party(slot);
	int			to;

	if (slot >= GOV_SLOT_REMEDIES)
	{
		int			star = (slot - GOV_SLOT_REMEDIES) / REMEDY_CELLS;

		to = direction == 0 ? slot - 1 : direction == 1 ? slot + 1 : -1;
		return to >= GOV_SLOT_REMEDIES && (to - GOV_SLOT_REMEDIES) / REMEDY_CELLS == star ? to : -1;
	}
	if (party < 0)
		return -1;
	switch (direction)
	{
		case 0:
			return party > 0 ? slot - 1 : -1;
		case 1:
			return party < GOV_PARTY_TOTAL ? slot + 1 : -1;
		case 2:
			to = slot - GOV_NPARTIES;
			return to >= GOV_SLOT_APPLICATIONS ? to : -1;
		default:
			to = slot + GOV_NPARTIES;
			return to < GOV_SLOT_REMEDIES ? to : -1;
	}
}

/* Is it a total, which the form makes of other cells? */
static bool
is_sum(int slot)
{
	if (slot >= GOV_SLOT_REMEDIES)
		return (slot - GOV_SLOT_REMEDIES) % REMEDY_CELLS == REMEDY_CELLS - 1;
	return gov_slot_party(slot) == GOV_PARTY_TOTAL ||
		gov_slot_item(slot) == GOV_NDISCLOSURE + GOV_ROW_CONCLUDED;
}

/* How usual a count is. */
static double
usual(int64_t v)
{
	return v == 0 ? 0.6 : 0.4 / ((double) v + 1);
}

/* As an accident to this cell alone. */
static int
cost_of_cell(const Evidence *ev, GovChange *c)
{
	const GovFigures *f = ev->figures;
	int			base = cost(1.0 / CELLS_A_WRONG_ONE);
	int			best;
	int64_t		is = c->reported.v;
	int64_t		should = c->suggested;
	bool		known = c->determined || c->by_link;
	GovAccident kind;
	int			ways;

#define CONSIDER(accident, n) \
	do { \
		int			one = cost(shares[accident] / (n)); \
		if (one < best) \
			best = one, c->kind = (accident); \
	} while (0)

	if (!c->has_reported || c->reported.scale > 0 || is < 0 || is > MAX_COUNT)
	{
		c->kind = c->has_reported && is <= MAX_COUNT ? GOV_ACCIDENT_NOT_A_COUNT :
			GOV_ACCIDENT_OTHER;
		best = cost(shares[c->kind]);
		if (known && c->kind == GOV_ACCIDENT_NOT_A_COUNT && is < 0 &&
			c->reported.scale == 0 && is == -should)
			CONSIDER(GOV_ACCIDENT_SIGN, 1.0);
		if (known && c->reported.scale > 0 && is == should)
			CONSIDER(GOV_ACCIDENT_DECIMAL_POINT, 1.0);
		return base + best;
	}
	c->kind = GOV_ACCIDENT_OTHER;
	/* no telling how; but it is totals that are rather computed wrongly */
	if (!c->determined)
		return base + cost(shares[GOV_ACCIDENT_OTHER] / (is_sum(c->slot) ? 5 : 10));

	best = cost(shares[GOV_ACCIDENT_OTHER] / (10.0 + 2 * (double) (is > should ? is : should)));
	ways = by_digits(is, should, &kind);
	if (ways > 0)
		CONSIDER(kind, ways);
	if (is == 0)
		CONSIDER(GOV_ACCIDENT_LEFT_AT_ZERO, is_sum(c->slot) ? 1 / TOTALS_NOT_FILLED_IN : 1.0);
	if (is - should == 1 || should - is == 1)
		CONSIDER(GOV_ACCIDENT_OFF_BY_ONE, 2.0);
	for (int d = 0; is > 0 && d < 4; d++)
	{
		int			beside = neighbour(c->slot, d);

		if (beside >= 0 && f->status[beside] == GOV_REPORTED && f->scale[beside] == 0 &&
			f->value[beside] == is)
			CONSIDER(GOV_ACCIDENT_COPIED_NEIGHBOUR, 4.0);
	}
#undef CONSIDER
	if (!is_sum(c->slot))
		best += cost(usual(should) / usual(is));
	return base + best;
}

int
gov_explain_cost_of_cells(const Evidence *ev, GovChange *changes, int n)
{
	int			total = 0;
	int			each[MAX_ARCS];
	int			exchange = gov_explain_cost_of_accident(GOV_ACCIDENT_NEIGHBOURS_EXCHANGED);

	for (int i = 0; i < n; i++)
		total += each[i] = cost_of_cell(ev, &changes[i]);

	/* two that have each other's numbers are one accident */
	for (int i = 0; i < n; i++)
		for (int k = i + 1; k < n; k++)
		{
			GovChange  *a = &changes[i];
			GovChange  *b = &changes[k];
			bool		beside = false;

			if (!a->determined || !b->determined || !a->has_reported || !b->has_reported ||
				a->reported.scale > 0 || b->reported.scale > 0 ||
				a->reported.v != b->suggested || b->reported.v != a->suggested)
				continue;
			for (int d = 0; d < 4; d++)
				beside = beside || neighbour(a->slot, d) == b->slot;
			if (!beside || each[i] + each[k] <= exchange ||
				a->kind == GOV_ACCIDENT_NEIGHBOURS_EXCHANGED ||
				b->kind == GOV_ACCIDENT_NEIGHBOURS_EXCHANGED)
				continue;
			total += exchange - each[i] - each[k];
			a->kind = b->kind = GOV_ACCIDENT_NEIGHBOURS_EXCHANGED;
		}
	return total + gov_explain_cost_of_link(ev, changes, n);
}

void
gov_explain_gather_evidence(Evidence *ev, const GovFigures *f, const GovFigures *previous)
{
	ev->figures = f;
	ev->previous = previous;
	ev->nlinks = previous ? gov_rules_list_links(previous, f, ev->links) : 0;
}

/* Add up a side but for a cell of this year, whose sign is given back. */
static bool
add_terms(const Evidence *ev, const GovLinkTerm *terms, int n, int slot, int side,
		  int64_t *sum, int *sign)
{
	for (int i = 0; i < n; i++)
	{
		const GovLinkTerm *t = &terms[i];
		const GovFigures *f = t->before ? ev->previous : ev->figures;
		int64_t		v = f->value[t->slot];

		if (t->slot == slot && !t->before)
		{
			*sign = t->sign * side;
			continue;
		}
		if (f->status[t->slot] != GOV_REPORTED || f->scale[t->slot] > 0 ||
			v > MAX_COUNT || v < -MAX_COUNT)
			return false;
		*sum += v * t->sign * side;
	}
	return true;
}

bool
gov_explain_link_value(const Evidence *ev, int slot, int64_t *value)
{
	for (int i = 0; i < ev->nlinks; i++)
	{
		const GovLink *link = &ev->links[i];
		int64_t		sum = 0;
		int			sign = 0;

		if (add_terms(ev, link->left, link->nleft, slot, 1, &sum, &sign) &&
			add_terms(ev, link->right, link->nright, slot, -1, &sum, &sign) && sign != 0)
		{
			*value = -sum * sign;
			return *value >= 0;
		}
	}
	return false;
}

/*
 * What links a year to the one before holds, unless one of them was restated:
 * evidence for what makes it hold, and against what breaks it.
 */
int
gov_explain_cost_of_link(const Evidence *ev, const GovChange *changes, int n)
{
	const double holds = 0.9;
	int			total = 0;

	for (int i = 0; ev->nlinks > 0 && i < n; i++)
	{
		const GovChange *c = &changes[i];
		int64_t		value;
		bool		held,
					will_hold;

		if (!c->determined || !gov_explain_link_value(ev, c->slot, &value))
			continue;
		held = c->has_reported && c->reported.scale == 0 && c->reported.v == value;
		will_hold = c->suggested == value;
		if (held != will_hold)
		{
			/* by chance a count of this size is just that */
			int			weight = cost((1 - holds) * usual(value) / holds);

			total += will_hold ? -weight : weight;
		}
	}
	return total;
}
