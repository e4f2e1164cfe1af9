/*
 * guard_precedents.c
 *		What the reports of a year let those of the next year say.
 */
#include "pg/guard_precedents.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#define FEW_VALUES	4			/* room in a set at first */

const GovLink *
govrpt_precedents_links(int *n)
{
	static GovLink links[GOV_MAX_LINKS];
	static int	nlinks;

	if (nlinks == 0)
		nlinks = gov_rules_list_all_links(links);
	*n = nlinks;
	return links;
}

static int
compare(const void *a, const void *b)
{
	return gov_decimal_cmp(*(const GovDecimal *) a, *(const GovDecimal *) b);
}

/* Puts the values in order, each once. */
static void
set_order(DecimalSet *set)
{
	size_t		n = 0;

	if (set->n < 2)
		return;
	qsort(set->values, set->n, sizeof(GovDecimal), compare);
	for (size_t i = 1; i < set->n; i++)
		if (gov_decimal_cmp(set->values[i], set->values[n]) != 0)
			set->values[++n] = set->values[i];
	set->n = n + 1;
}

/* Adds a value; reports that say the same take no more room than one. */
static void
set_add(DecimalSet *set, MemoryContext cxt, GovDecimal value)
{
	if (set->n == set->room)
	{
		set_order(set);
		if (set->values == NULL)
		{
			set->room = FEW_VALUES;
			set->values = MemoryContextAlloc(cxt, set->room * sizeof(GovDecimal));
		}
		else if (set->n > set->room / 2)
		{
			set->room *= 2;
			set->values = repalloc_huge(set->values, set->room * sizeof(GovDecimal));
		}
	}
	set->values[set->n++] = value;
}

/* Returns the first that isn't less than value, or n. */
static size_t
set_find(const DecimalSet *set, GovDecimal value)
{
	size_t		low = 0,
				high = set->n;

	while (low < high)
	{
		size_t		middle = low + (high - low) / 2;

		if (gov_decimal_cmp(set->values[middle], value) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
govrpt_precedents_init(Precedents *p, MemoryContext cxt)
{
	memset(p, 0, sizeof(*p));
	p->cxt = cxt;
}

static void
add_part(LinkPrecedents *p, MemoryContext cxt, const GovSide *part)
{
	if (part->overflow)
		return;					/* it agrees with nothing */
	if (!part->above && !part->below)
	{
		set_add(&p->exact, cxt, part->known);
		return;
	}
	set_add(&p->open, cxt, part->known);
	if (part->above && part->below)
		p->anything = true;
	else if (part->above)
	{
		if (!p->has_above || gov_decimal_cmp(part->known, p->above) < 0)
			p->above = part->known;
		p->has_above = true;
	}
	else
	{
		if (!p->has_below || gov_decimal_cmp(part->known, p->below) > 0)
			p->below = part->known;
		p->has_below = true;
	}
}

void
govrpt_precedents_add(Precedents *p, const GovFigures *f)
{
	int			n;
	const GovLink *links = govrpt_precedents_links(&n);

	for (int i = 0; i < n; i++)
	{
		GovSide		part;

		gov_rules_link_part(f, &links[i], true, &part);
		add_part(&p->links[i], p->cxt, &part);
	}
}

void
govrpt_precedents_finish(Precedents *p)
{
	for (int i = 0; i < GOV_MAX_LINKS; i++)
	{
		CHECK_FOR_INTERRUPTS();
		set_order(&p->links[i].exact);
		set_order(&p->links[i].open);
	}
}

bool
govrpt_precedents_admit(const LinkPrecedents *p, const GovSide *part)
{
	const DecimalSet *exact = &p->exact;
	size_t		at;

	if (part->overflow)
		return false;
	if (p->anything ||
		(p->has_above && (part->above || gov_decimal_cmp(part->known, p->above) >= 0)) ||
		(p->has_below && (part->below || gov_decimal_cmp(part->known, p->below) <= 0)))
		return true;
	if (exact->n == 0)
		return false;
	if (part->above && part->below)
		return true;
	if (part->above)
		return gov_decimal_cmp(exact->values[exact->n - 1], part->known) >= 0;
	if (part->below)
		return gov_decimal_cmp(exact->values[0], part->known) <= 0;
	at = set_find(exact, part->known);
	return at < exact->n && gov_decimal_cmp(exact->values[at], part->known) == 0;
}
