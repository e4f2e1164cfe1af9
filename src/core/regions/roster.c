/*
 * roster.c
 *		Which reports are among others, and which of them count twice.
 */
#include "core/regions/roster.h"

#include <string.h>

/* A key, from its last bit on: order of the scope, division, year. */
#define SCOPE_BITS	2
#define CODE_BITS	40			/* 12 digits */
#define MAX_YEAR	9999

#define SCOPE_MASK	((1 << SCOPE_BITS) - 1)
#define CODE_MASK	((UINT64_C(1) << CODE_BITS) - 1)

#define MAX_AROUND	8			/* wholes around a report: one a level */

/* Scopes in the order of keys: a whole stands before what it contains. */
typedef enum ScopeOrder
{
	WHOLE, WHOLE_BY_NAME, UNKNOWN,
				ORGAN
} ScopeOrder;

static const GovScope scope_of_order[] = {
	[WHOLE] = GOV_SCOPE_REGION,
	[WHOLE_BY_NAME] = GOV_SCOPE_UNKNOWN,
	[UNKNOWN] = GOV_SCOPE_UNKNOWN,
	[ORGAN] = GOV_SCOPE_ORGAN
};

typedef struct Whole
{
	GovDivisionCode region;
	uint64_t	last;			/* the last key within */
	bool		counted;		/* it is among its parts */
} Whole;

static uint64_t
make_key(int year, GovDivisionCode region, ScopeOrder order)
{
	if (year < 0 || year > MAX_YEAR)
		year = 0;
	return ((uint64_t) year << CODE_BITS | region) << SCOPE_BITS | order;
}

uint64_t
gov_regions_roster_key(int year, GovDivisionCode region, GovScope scope)
{
	return make_key(year, region, scope == GOV_SCOPE_REGION ? WHOLE :
					scope == GOV_SCOPE_UNKNOWN ? UNKNOWN : ORGAN);
}

uint64_t
gov_regions_roster_key_of_name(int year, GovDivisionCode region, GovStr agency)
{
	return make_key(year, region, gov_regions_scope_of_name(agency, region, year) == GOV_SCOPE_REGION ?
					WHOLE_BY_NAME : UNKNOWN);
}

int
gov_regions_key_year(uint64_t key)
{
	return (int) (key >> (CODE_BITS + SCOPE_BITS));
}

GovDivisionCode
gov_regions_key_region(uint64_t key)
{
	return key >> SCOPE_BITS & CODE_MASK;
}

GovScope
gov_regions_key_scope(uint64_t key)
{
	return scope_of_order[key & SCOPE_MASK];
}

size_t
gov_regions_search_roster(const GovRosterEntry *roster, size_t n, uint64_t key)
{
	size_t		lo = 0;

	while (lo < n)
	{
		size_t		mid = lo + (n - lo) / 2;

		if (roster[mid].key < key)
			lo = mid + 1;
		else
			n = mid;
	}
	return lo;
}

GovDivisionCode
gov_regions_common_region(const GovRosterEntry *roster, size_t n)
{
	GovDivisionCode common = n > 0 ? gov_regions_key_region(roster[0].key) : 0;

	for (size_t i = 0; i < n && common != 0; i++)
	{
		GovDivisionCode region = gov_regions_key_region(roster[i].key);

		if (region == 0)
			return 0;
		while (common != 0 && !gov_regions_contains(common, region))
			common = gov_regions_parent(common);
	}
	return common;
}

int
gov_regions_common_year(const GovRosterEntry *roster, size_t n)
{
	if (n == 0 || gov_regions_key_year(roster[0].key) != gov_regions_key_year(roster[n - 1].key))
		return 0;
	return gov_regions_key_year(roster[0].key);
}

/* Counts reports of a key as parts of a whole. */
static void
count_parts(GovMixture *m, Whole *w, uint64_t key, uint64_t nparts)
{
	int			year = gov_regions_key_year(key);

	if (gov_regions_key_region(key) == w->region && gov_regions_key_scope(key) == GOV_SCOPE_REGION)
		m->has_copies = true;
	else
		m->has_parts = true;
	if (!w->counted)
	{
		w->counted = true;
		if (m->nwholes++ == 0)
		{
			m->year = year;
			m->whole = w->region;
			m->part = gov_regions_key_region(key);
			m->part_scope = gov_regions_key_scope(key);
		}
	}
	if (m->year == year && m->whole == w->region)
		m->nparts += nparts;
}

bool
gov_regions_find_mixture(const GovRosterEntry *roster, size_t n, GovMixture *m)
{
	Whole		around[MAX_AROUND];
	int			nwholes = 0;

	memset(m, 0, sizeof(*m));
	for (size_t i = 0; i < n; i++)
	{
		uint64_t	key = roster[i].key;
		GovDivisionCode region = gov_regions_key_region(key);
		int			year = gov_regions_key_year(key);

		if (region == 0 || year == 0 || roster[i].reports == 0)
			continue;
		while (nwholes > 0 && around[nwholes - 1].last < key)
			nwholes--;
		for (int k = 0; k < nwholes; k++)
			count_parts(m, &around[k], key, roster[i].reports);
		if ((key & SCOPE_MASK) <= WHOLE_BY_NAME &&
			(nwholes == 0 || around[nwholes - 1].region != region))
		{
			Whole	   *w = &around[nwholes++];

			w->region = region;
			w->last = make_key(year, gov_regions_last(region), ORGAN);
			w->counted = false;
			/* one is no part of itself, but two are one too many */
			if (roster[i].reports > 1)
				count_parts(m, w, key, roster[i].reports - 1);
		}
	}
	return m->nwholes > 0;
}

size_t
gov_regions_list_copies(const GovRosterEntry *roster, size_t n, GovCopies *copies, size_t max)
{
	size_t		ncopies = 0;

	for (size_t i = 0; i < n; i++)
	{
		GovCopies	c = {gov_regions_key_year(roster[i].key), gov_regions_key_region(roster[i].key), roster[i].reports};

		if (c.year == 0 || c.region == 0 || c.reports < 2 || (roster[i].key & SCOPE_MASK) != WHOLE)
			continue;
		if (ncopies < max)
			copies[ncopies] = c;
		ncopies++;
	}
	return ncopies;
}
