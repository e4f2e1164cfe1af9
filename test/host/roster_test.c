/*
 * roster_test.c
 *		Rosters of reports, against what a loop over all pairs finds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/regions/roster.h"
#include "tap.h"

#define MAX	200

typedef struct Report
{
	int			year;
	GovDivisionCode region;
	GovScope	scope;
	bool		by_name;		/* unknown, but the name is a government's */
} Report;

static uint64_t seed = 20231109;

static unsigned
pick(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned) (seed >> 33) % n;
}

static uint64_t
key_of(const Report *r)
{
	static const GovStr name = {"某某市人民政府", 21};

	return r->by_name ? gov_regions_roster_key_of_name(r->year, r->region, name) :
		gov_regions_roster_key(r->year, r->region, r->scope);
}

static bool
is_whole(const Report *r)
{
	return r->scope == GOV_SCOPE_REGION || r->by_name;
}

static size_t
enrol(GovRosterEntry *roster, size_t n, const Report *r)
{
	uint64_t	key = key_of(r);
	size_t		at = gov_regions_search_roster(roster, n, key);

	if (at == n || roster[at].key != key)
	{
		memmove(roster + at + 1, roster + at, (n - at) * sizeof(*roster));
		roster[at].key = key;
		roster[at].reports = 0;
		n++;
	}
	roster[at].reports++;
	return n;
}

static Report
random_report(void)
{
	static const GovDivisionCode units[] = {10000000000, 100000000, 1000000, 1000, 1};
	Report		r = {2021 + (int) pick(2), 0, (GovScope) pick(3), false};
	int			level = (int) pick(5);

	for (int l = 0; l <= level; l++)
		r.region += units[l] * (l == 0 ? 11 + pick(3) : 1 + pick(2));
	r.by_name = r.scope == GOV_SCOPE_UNKNOWN && pick(3) == 0;
	if (pick(20) == 0)
		r.region = 0;
	if (pick(20) == 0)
		r.year = 0;
	return r;
}

static bool
is_part(const Report *r, const Report *s)
{
	return r->region && s->region && r->year && r->year == s->year && is_whole(s) &&
		gov_regions_contains(s->region, r->region);
}

static bool
copies_are_listed(void)
{
	const GovDivisionCode city = UINT64_C(370200000000);
	GovRosterEntry roster[] = {
		{gov_regions_roster_key(0, city, GOV_SCOPE_REGION), 5},
		{gov_regions_roster_key(2022, city, GOV_SCOPE_REGION), 2},
		{gov_regions_roster_key(2022, city, GOV_SCOPE_UNKNOWN), 4},
		{gov_regions_roster_key(2022, city, GOV_SCOPE_ORGAN), 3},
		{gov_regions_roster_key(2023, city, GOV_SCOPE_REGION), 1},
		{gov_regions_roster_key(2024, city, GOV_SCOPE_REGION), 6}
	};
	GovCopies	copies[2] = {{0}};

	return gov_regions_list_copies(roster, 6, copies, 2) == 2 && copies[0].year == 2022 && copies[0].reports == 2 &&
		copies[1].year == 2024 && copies[1].reports == 6 && copies[1].region == city &&
		gov_regions_list_copies(roster, 6, copies, 0) == 2;
}

int
main(void)
{
	bool		keys = true,
				kinds = true,
				found = true,
				first = true,
				counted = true,
				regions = true,
				years = true;
	int			nmixtures = 0,
				nclean = 0;

	for (int round = 0; round < 20000; round++)
	{
		Report		r[MAX];
		GovRosterEntry roster[MAX];
		size_t		n = 0;
		int			nreports = 1 + (int) pick(round % 10 ? 8 : 60);
		GovMixture	m;
		bool		mixed = false,
					copies = false,
					parts = false;
		GovDivisionCode common = 0;
		bool		one_year = true;

		for (int i = 0; i < nreports; i++)
		{
			uint64_t	key;

			r[i] = random_report();
			n = enrol(roster, n, &r[i]);
			key = key_of(&r[i]);
			keys &= gov_regions_key_year(key) == r[i].year && gov_regions_key_region(key) == r[i].region &&
				gov_regions_key_scope(key) == r[i].scope;
			one_year &= r[i].year == r[0].year;
		}
		for (int i = 0; i < nreports; i++)
			for (int j = 0; j < nreports; j++)
				if (i != j && is_part(&r[i], &r[j]))
				{
					if (r[i].region == r[j].region && r[i].scope == GOV_SCOPE_REGION &&
						r[j].scope == GOV_SCOPE_REGION)
						copies = true;
					else
						parts = true;
				}
		mixed = copies || parts;
		found &= gov_regions_find_mixture(roster, n, &m) == mixed;
		kinds &= m.has_copies == copies && m.has_parts == parts;
		if (mixed)
		{
			Report		whole = {m.year, m.whole, GOV_SCOPE_REGION, false};
			uint64_t	nparts = 0,
						nwholes = 0;
			bool		there = false,
						part = false;

			for (int i = 0; i < nreports; i++)
			{
				bool		has_part = false,
							before = false;

				nparts += is_part(&r[i], &whole);
				there |= r[i].year == m.year && r[i].region == m.whole && is_whole(&r[i]);
				part |= r[i].year == m.year && r[i].region == m.part && r[i].scope == m.part_scope;
				for (int j = 0; j < nreports; j++)
				{
					has_part |= j != i && is_part(&r[j], &r[i]);
					before |= j < i && r[j].year == r[i].year && r[j].region == r[i].region &&
						is_whole(&r[j]);
				}
				nwholes += has_part && !before && is_whole(&r[i]);
			}
			first &= there && part;
			counted &= m.nparts == nparts - 1 && m.nwholes == nwholes;
			nmixtures++;
		}
		else
			nclean++;

		/* the smallest division around all, by trying those around the first */
		for (common = r[0].region; common != 0; common = gov_regions_parent(common))
		{
			bool		all = true;

			for (int i = 0; i < nreports; i++)
				all &= gov_regions_contains(common, r[i].region) && r[i].region != 0;
			if (all)
				break;
		}
		regions &= gov_regions_common_region(roster, n) == common;
		years &= gov_regions_common_year(roster, n) == (one_year ? r[0].year : 0);
	}
	printf("# %d mixtures, %d without\n", nmixtures, nclean);
	ok(nmixtures > 3000 && nclean > 3000, "the random rosters are all of one kind");
	ok(keys, "a key loses something");
	ok(found, "a mixture is missed, or seen where there is none");
	ok(first, "the mixture that is named is none");
	ok(kinds, "copies are taken for parts, or not seen");
	ok(counted, "parts or wholes are miscounted");
	ok(regions, "the common region is not the smallest that contains all");
	ok(years, "reports of several years have a common one");
	{
		GovMixture	m;

		ok(!gov_regions_find_mixture(NULL, 0, &m) && gov_regions_common_region(NULL, 0) == 0 &&
		   gov_regions_common_year(NULL, 0) == 0, "an empty roster has something");
	}
	ok(copies_are_listed(), "copies of a region's report are not listed");
	printf("1..%d\n", ntests);
	return nfailed != 0;
}
