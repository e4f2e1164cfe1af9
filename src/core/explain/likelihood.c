/*
 * likelihood.c
 *		How likely an explanation is, as an accident of typing or copying.
 *
 * A likelihood is made of how often such an accident happens to a cell, or to a
 * report; of the number of ways in which it can happen, of which this is one;
 * and, for a count that is no sum, of how usual the value is that the cell
 * would have, against the one that it has.  The rates are estimates: only the
 * order of explanations rests on them, never which explanations there are.
 */
#include "core/explain/likelihood.h"

#include "core/base/slip.h"

#include <math.h>
#include <string.h>

/* One cell in so many is wrong. */
#define CELLS_A_WRONG_ONE	5000

/* A total is left at 0 so many times as often as another cell. */
#define TOTALS_LEFT_AT_ZERO	5.0

/*
 * The ways in which a cell can be wrong whose right value isn't known: fewer
 * for a total, because whoever fills in the form reckons those.
 */
#define WAYS_OF_A_TOTAL		5
#define WAYS_OF_A_CELL		10

/* Any other number: so many ways, and twice the larger of the two numbers. */
#define WAYS_OF_ANY_NUMBER	10.0

#define WAYS_OF_OFF_BY_ONE	2.0 /* one more, one less */

/* Most counts are 0, the others the rarer the larger. */
#define SHARE_OF_ZEROS		0.6

/* A link to the year before holds, unless one of the years was restated. */
#define SHARE_OF_LINKS		0.9

/* Of the cells that are wrong, those that are so by each accident. */
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

/* One report in so many has the accident, and the ways in which it can happen. */
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

typedef enum Direction
{
	TO_THE_LEFT, TO_THE_RIGHT, ABOVE, BELOW,
	NDIRECTIONS
} Direction;

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
	c.has_reported = gov_figures_is_given(f->status[arc->slot]);
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

/*
 * Returns the number of ways in which one slip of the kind that led from what
 * should be there to what is can happen; 0 when it was none.
 */
static int
ways_of_slip(int64_t is, int64_t should, GovAccident *kind)
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

/* Returns the slot of the cell beside a cell in the same table; -1: none. */
static int
neighbour(int slot, Direction direction)
{
	int			party = gov_form_party_of_slot(slot);
	int			to;

	if (slot >= GOV_SLOT_REMEDIES)
	{
		int			remedy = (slot - GOV_SLOT_REMEDIES) / REMEDY_CELLS;

		to = direction == TO_THE_LEFT ? slot - 1 : direction == TO_THE_RIGHT ? slot + 1 : -1;
		return to >= GOV_SLOT_REMEDIES && (to - GOV_SLOT_REMEDIES) / REMEDY_CELLS == remedy ? to : -1;
	}
	if (party < 0)
		return -1;
	switch (direction)
	{
		case TO_THE_LEFT:
			return party > 0 ? slot - 1 : -1;
		case TO_THE_RIGHT:
			return party < GOV_PARTY_TOTAL ? slot + 1 : -1;
		case ABOVE:
			to = slot - GOV_NPARTIES;
			return to >= GOV_SLOT_APPLICATIONS ? to : -1;
		default:
			to = slot + GOV_NPARTIES;
			return to < GOV_SLOT_REMEDIES ? to : -1;
	}
}

static bool
are_neighbours(int slot, int other)
{
	for (Direction d = 0; d < NDIRECTIONS; d++)
		if (neighbour(slot, d) == other)
			return true;
	return false;
}

/* Returns true for a total, which the form makes of other cells. */
static bool
is_total(int slot)
{
	if (slot >= GOV_SLOT_REMEDIES)
		return (slot - GOV_SLOT_REMEDIES) % REMEDY_CELLS == REMEDY_CELLS - 1;
	return gov_form_party_of_slot(slot) == GOV_PARTY_TOTAL ||
		gov_form_item_of_slot(slot) == GOV_NDISCLOSURE + GOV_ROW_CONCLUDED;
}

/* How usual a count is. */
static double
usual(int64_t v)
{
	return v == 0 ? SHARE_OF_ZEROS : (1 - SHARE_OF_ZEROS) / ((double) v + 1);
}

/* Takes an accident for what happened to a cell if it is likelier than *best. */
static void
consider(GovChange *c, int *best, GovAccident kind, double ways)
{
	int			one = cost(shares[kind] / ways);

	if (one < *best)
	{
		*best = one;
		c->kind = (uint8_t) kind;
	}
}

/* A cell that was missing, or whose number can't be a count. */
static int
cost_of_no_count(GovChange *c)
{
	int64_t		is = c->reported.v;
	bool		known = c->determined || c->by_link;
	int			best;

	c->kind = c->has_reported && is <= MAX_COUNT ? GOV_ACCIDENT_NOT_A_COUNT :
		GOV_ACCIDENT_OTHER;
	best = cost(shares[c->kind]);
	if (known && c->kind == GOV_ACCIDENT_NOT_A_COUNT && is < 0 &&
		c->reported.scale == 0 && is == -c->suggested)
		consider(c, &best, GOV_ACCIDENT_SIGN, 1.0);
	if (known && c->reported.scale > 0 && is == c->suggested)
		consider(c, &best, GOV_ACCIDENT_DECIMAL_POINT, 1.0);
	return best;
}

/* A cell with a count in place of another one, which is known. */
static int
cost_of_count(const GovFigures *f, GovChange *c)
{
	int64_t		is = c->reported.v;
	int64_t		should = c->suggested;
	GovAccident kind;
	int			ways;
	int			best = cost(shares[GOV_ACCIDENT_OTHER] /
							(WAYS_OF_ANY_NUMBER + 2 * (double) (is > should ? is : should)));

	c->kind = GOV_ACCIDENT_OTHER;
	ways = ways_of_slip(is, should, &kind);
	if (ways > 0)
		consider(c, &best, kind, ways);
	if (is == 0)
		consider(c, &best, GOV_ACCIDENT_LEFT_AT_ZERO,
				 is_total(c->slot) ? 1 / TOTALS_LEFT_AT_ZERO : 1.0);
	if (is - should == 1 || should - is == 1)
		consider(c, &best, GOV_ACCIDENT_OFF_BY_ONE, WAYS_OF_OFF_BY_ONE);
	for (Direction d = 0; is > 0 && d < NDIRECTIONS; d++)
	{
		int			beside = neighbour(c->slot, d);

		if (beside >= 0 && gov_figures_is_given(f->status[beside]) && f->scale[beside] == 0 &&
			f->value[beside] == is)
			consider(c, &best, GOV_ACCIDENT_COPIED_NEIGHBOUR, NDIRECTIONS);
	}
	if (!is_total(c->slot))
		best += cost(usual(should) / usual(is));
	return best;
}

/* The cost of a change as an accident to this cell alone; fills its kind. */
static int
cost_of_cell(const Evidence *ev, GovChange *c)
{
	int			base = cost(1.0 / CELLS_A_WRONG_ONE);

	if (!c->has_reported || c->reported.scale > 0 || c->reported.v < 0 ||
		c->reported.v > MAX_COUNT)
		return base + cost_of_no_count(c);
	if (!c->determined)
	{
		c->kind = GOV_ACCIDENT_OTHER;
		return base + cost(shares[GOV_ACCIDENT_OTHER] /
						   (is_total(c->slot) ? WAYS_OF_A_TOTAL : WAYS_OF_A_CELL));
	}
	return base + cost_of_count(ev->figures, c);
}

/* Returns true when each of two cells has the count that the other should have. */
static bool
have_each_others(const GovChange *a, const GovChange *b)
{
	return a->determined && b->determined && a->has_reported && b->has_reported &&
		a->reported.scale == 0 && b->reported.scale == 0 &&
		a->reported.v == b->suggested && b->reported.v == a->suggested;
}

int
gov_explain_cost_of_cells(const Evidence *ev, GovChange *changes, int n)
{
	int			total = 0;
	int			each[MAX_ARCS];
	int			exchange = gov_explain_cost_of_accident(GOV_ACCIDENT_NEIGHBOURS_EXCHANGED);

	for (int i = 0; i < n; i++)
		total += each[i] = cost_of_cell(ev, &changes[i]);

	/* two neighbours that have each other's numbers are one accident */
	for (int i = 0; i < n; i++)
		for (int k = i + 1; k < n; k++)
		{
			GovChange  *a = &changes[i];
			GovChange  *b = &changes[k];

			if (!have_each_others(a, b) || !are_neighbours(a->slot, b->slot) ||
				each[i] + each[k] <= exchange ||
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

/* A link as an equation for one cell of this year. */
typedef struct LinkSum
{
	int			slot;			/* of the cell */
	int			sign;			/* of the cell; 0: it has not been met */
	int64_t		sum;			/* left side less right side, without it */
} LinkSum;

/* Adds the terms of a side, 1 or -1; returns false when one of them has no count. */
static bool
add_terms(const Evidence *ev, const GovLinkTerm *terms, int n, int side, LinkSum *s)
{
	for (int i = 0; i < n; i++)
	{
		const GovLinkTerm *t = &terms[i];
		const GovFigures *f = t->before ? ev->previous : ev->figures;
		int64_t		v = f->value[t->slot];

		if (t->slot == s->slot && !t->before)
		{
			s->sign = t->sign * side;
			continue;
		}
		if (!gov_figures_is_given(f->status[t->slot]) || f->scale[t->slot] > 0 ||
			v > MAX_COUNT || v < -MAX_COUNT)
			return false;
		s->sum += v * t->sign * side;
	}
	return true;
}

bool
gov_explain_link_value(const Evidence *ev, int slot, int64_t *value)
{
	for (int i = 0; i < ev->nlinks; i++)
	{
		const GovLink *link = &ev->links[i];
		LinkSum		s = {slot, 0, 0};

		if (add_terms(ev, link->left, link->nleft, 1, &s) &&
			add_terms(ev, link->right, link->nright, -1, &s) && s.sign != 0)
		{
			*value = -s.sum * s.sign;
			return *value >= 0;
		}
	}
	return false;
}

/*
 * A link that a change makes hold speaks for the change, one that it breaks
 * speaks against it.
 */
int
gov_explain_cost_of_link(const Evidence *ev, const GovChange *changes, int n)
{
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
			/* against a count of this size being the same by chance */
			int			weight = cost((1 - SHARE_OF_LINKS) * usual(value) / SHARE_OF_LINKS);

			total += will_hold ? -weight : weight;
		}
	}
	return total;
}
