/*
 * reconcile.h
 *		A region's report against those of its parts, cell by cell.
 */
#ifndef GOV_REGIONS_RECONCILE_H
#define GOV_REGIONS_RECONCILE_H

#include "core/figures/figures.h"
#include "core/regions/scope.h"

typedef struct GovMember
{
	GovStr		agency;			/* s == NULL: not known, as region and year 0 */
	GovDivisionCode region;
	int			year;
	GovScope	scope;
	const GovFigures *figures;
} GovMember;

/* What makes parts no parts of the whole, or one part of another. */
typedef enum GovMemberFault
{
	GOV_PARTS_OK,
	GOV_PART_OTHER_YEAR,
	GOV_PART_OUTSIDE,			/* not in the region of the whole */
	GOV_PART_IS_WHOLE,			/* the whole itself */
	GOV_PART_TWICE,
	GOV_PART_IN_PART			/* within the region that another reports for */
} GovMemberFault;

/*
 * The first fault; *part is the part at fault, *other the one that it collides
 * with.
 */
extern GovMemberFault gov_parts_check(GovArena *a, const GovMember *whole, const GovMember *parts,
									  int n, int *part, int *other);

/* A cell where whole and parts differ. */
typedef struct GovGap
{
	int			slot;
	GovDecimal	whole;
	GovDecimal	parts;			/* the sum of those that have a number */
	GovDecimal	difference;		/* whole - parts */
	bool		proven;			/* nothing that is missing can account for it */
	GovStr	   *missing;		/* whose figures are not in the sum */
	int			nmissing;
	GovStr		message;
} GovGap;

/*
 * The gaps, in the order of the form, in the arena.  Unless complete, the
 * divisions of the region that have no report among the parts count as
 * missing.  What is missing is not taken as zero: then a gap shows only if the
 * sum already exceeds the whole; or, when nothing is missing but reports of
 * whole divisions, as not proven.
 */
extern int	gov_reconcile(GovArena *a, const GovMember *whole, const GovMember *parts, int n,
						  bool complete, GovGap **gaps);

/* By which accident of typing one number became the other; NULL: by none.
 * *weak: by one that happens to many numbers. */
extern const char *gov_typing_accident(GovDecimal from, GovDecimal to, bool *weak);

#endif
