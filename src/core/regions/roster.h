/*
 * roster.h
 *		Which reports are among others, and which of them count twice.
 *
 * A roster is a sorted array of keys, each with the number of reports that have
 * it: who reports, for whom, for when.  It grows by kinds of reports, not by
 * reports.  Its host adds to it, takes out of it and merges two, by
 * gov_regions_search_roster().
 */
#ifndef GOV_REGIONS_ROSTER_H
#define GOV_REGIONS_ROSTER_H

#include "core/regions/division.h"
#include "core/regions/scope.h"

typedef struct GovRosterEntry
{
	uint64_t	key;			/* by year, then by division, the widest scope
								 * first */
	uint64_t	reports;
} GovRosterEntry;

extern uint64_t gov_regions_roster_key(int year, GovDivisionCode region, GovScope scope);

/*
 * Returns the key of a report whose scope isn't known.  The scope that the
 * agency's name suggests counts where mixtures are looked for, only there.
 */
extern uint64_t gov_regions_roster_key_of_name(int year, GovDivisionCode region, GovStr agency);

/* What a key says; 0 is an unknown year, or region. */
extern int	gov_regions_key_year(uint64_t key);
extern GovDivisionCode gov_regions_key_region(uint64_t key);
extern GovScope gov_regions_key_scope(uint64_t key);

/* Returns the position where a key is, or belongs. */
extern size_t gov_regions_search_roster(const GovRosterEntry *roster, size_t n, uint64_t key);

/* Returns the smallest division that contains all; 0: there is none, or one's
 * division is not known. */
extern GovDivisionCode gov_regions_common_region(const GovRosterEntry *roster, size_t n);

/* Returns the year of all; 0: they differ, or one's year is not known. */
extern int	gov_regions_common_year(const GovRosterEntry *roster, size_t n);

/* A region's whole that stands among its own parts. */
typedef struct GovMixture
{
	int			year;
	GovDivisionCode whole;
	GovDivisionCode part;		/* the first of the reports from within it */
	GovScope	part_scope;
	uint64_t	nparts;			/* reports from within it */
	uint64_t	nwholes;		/* wholes among their parts, in all */
	bool		has_copies;		/* some whole is there more than once, and
								 * says so */
	bool		has_parts;		/* some whole has others than itself within it */
} GovMixture;

/* Fills m with the first mixture; returns false when nothing counts twice. */
extern bool gov_regions_find_mixture(const GovRosterEntry *roster, size_t n, GovMixture *m);

/* Reports for the whole of one region and year, of which one is right. */
typedef struct GovCopies
{
	int			year;
	GovDivisionCode region;
	uint64_t	reports;
} GovCopies;

/*
 * Lists such copies, those that say that they are the whole's, max at most; returns
 * how many there are.
 */
extern size_t gov_regions_list_copies(const GovRosterEntry *roster, size_t n, GovCopies *copies, size_t max);

#endif
