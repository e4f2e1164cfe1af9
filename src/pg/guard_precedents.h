/*
 * guard_precedents.h
 *		What the reports of a year let those of the next year say.
 *
 * A link holds if it holds with one of the previous year's reports.  Their
 * parts of each link are kept in order, so that however many there are, to
 * hold another report against all of them takes a binary search.
 */
#ifndef GOVRPT_GUARD_PRECEDENTS_H
#define GOVRPT_GUARD_PRECEDENTS_H

#include "pg/govrpt.h"

#include "core/rules/links.h"

/* A set; add to it, and put it in order before it is asked. */
typedef struct DecimalSet
{
	GovDecimal *values;
	size_t		n;
	size_t		room;
} DecimalSet;

/*
 * For one link.  A part with a missing cell is a range that is open above, or
 * below, or both.
 */
typedef struct LinkPrecedents
{
	DecimalSet	exact;
	DecimalSet	open;			/* what is known of parts with missing cells */
	bool		anything;		/* one is open on both sides */
	bool		has_above;
	bool		has_below;
	GovDecimal	above;			/* the lowest end of those open above */
	GovDecimal	below;			/* the highest end of those open below */
} LinkPrecedents;

typedef struct Precedents
{
	MemoryContext cxt;
	LinkPrecedents links[GOV_MAX_LINKS];
} Precedents;

/* All links, in the order of Precedents. */
extern const GovLink *govrpt_precedents_links(int *n);

extern void govrpt_precedents_init(Precedents *p, MemoryContext cxt);
extern void govrpt_precedents_add(Precedents *p, const GovFigures *f);

/* No more is to be added. */
extern void govrpt_precedents_finish(Precedents *p);

/* Does the current report's part of a link agree with one that was added? */
extern bool govrpt_precedents_admit(const LinkPrecedents *p, const GovSide *part);

#endif
