/*
 * find.h
 *		Divisions by the names that people type.
 *
 * In comes a name: a division's own, in full or short (青岛市, 青岛), alone or
 * after those of divisions that it is in (山东省青岛市市南区, 青岛市南区).  Out come
 * all divisions that it may be the name of.  locate.h finds the one that an
 * agency belongs to, and takes no short name that nothing confirms.
 */
#ifndef GOV_REGIONS_FIND_H
#define GOV_REGIONS_FIND_H

#include "core/regions/division.h"

typedef struct GovFoundDivision
{
	GovDivisionCode code;
	GovStr		name;
	int			year;			/* when it is called so; 0: today */
} GovFoundDivision;

/* No name is that of more. */
#define GOV_MAX_FOUND	32

/*
 * Finds the divisions of a name in a year, by code; returns how many.  Year 0 is
 * today, or, if there is none of the name today, any year.  A full name is none
 * that is short for another.
 */
extern int	gov_regions_find(GovStr name, int year, GovFoundDivision found[GOV_MAX_FOUND]);

#endif
