/*
 * editions.h
 *		Which edition of the form are figures of?
 *
 * That follows from the items that are there, never from the year.
 */
#ifndef GOV_FORM_EDITIONS_H
#define GOV_FORM_EDITIONS_H

#include "core/form/form.h"

/* Items by the editions that have them: bit n is there for items of forms n. */
typedef uint32_t GovKinds;

/*
 * The kinds of a part's items of which a cell is there: its status isn't 0.
 * Items that all editions have are left out.
 */
extern GovKinds gov_form_kinds_there(GovPart part, const uint8_t status[GOV_NSLOTS]);

typedef struct GovUse
{
	int			forms;			/* the fewest editions that have all that is
								 * there */
	GovKinds	kinds;			/* items of these kinds are missing if they
								 * aren't there */
	bool		unclear;		/* other items are missing as well, but
								 * nothing tells which */
} GovUse;

/*
 * What the kinds of items that are there tell of a part.  Of several sets of
 * editions that have them all it is the one which needs no item that another
 * doesn't need; where each does, it is unclear, and forms are the latest.
 */
extern GovUse gov_form_use(GovPart part, GovKinds there);

#endif
