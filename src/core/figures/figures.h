/*
 * figures.h
 *		Every statutory figure of a report: value and status of each cell.
 *
 * The room figures/ has figures in two forms.  GovFigures, here, is open: each
 * cell can be read and written.  An image is bytes: what is stored, sent, added.
 * There are images of three kinds:
 *
 *	image.h		the figures of one report, about a byte a cell
 *	sum.h		the sum of several reports, which also counts the contributors of
 *				each cell, so that taking a report out gives exactly what was
 *				there before
 *	tally.h		a sum in the making, which is quick to add to
 *
 * stored.h reads images whatever their kind, refs.h has the names of figures,
 * cells.h the order in which images have their cells.  Equal figures have equal images, and a reader rejects
 * any image that breaks that.  Whether figures are right is not this room's
 * business: rules/ says it, and an image of one report has room for its verdict.
 */
#ifndef GOV_FIGURES_FIGURES_H
#define GOV_FIGURES_FIGURES_H

#include "core/base/arena.h"
#include "core/base/total.h"
#include "core/form/form.h"

typedef enum GovStatus
{
	GOV_ABSENT = 0,				/* the row or table is not in the text */
	GOV_REPORTED,				/* a number is printed */
	GOV_BLANK,					/* the cell is there, empty */
	GOV_NOT_APPLICABLE,			/* a stroke, or words that say so */
	GOV_ILLEGIBLE,				/* something is printed that is no number */
	GOV_IMPUTED					/* not printed; the equations leave one value */
} GovStatus;

extern const char *const gov_figures_status_names[];	/* by GovStatus */

/*
 * The open form: value[i] / 10^scale[i] where status is REPORTED or IMPUTED.
 * Scale is the smallest that is exact, so that equal numbers are equal bits.
 */
typedef struct GovFigures
{
	int64_t		value[GOV_NSLOTS];
	uint8_t		status[GOV_NSLOTS];
	uint8_t		scale[GOV_NSLOTS];
} GovFigures;

static inline bool
gov_figures_has_number(GovStatus status)
{
	return status == GOV_REPORTED || status == GOV_IMPUTED;
}

/* Writes what the cell of a slot is called, as "received.total"; returns buf. */
#define GOV_SLOT_NAME_MAX	64
extern const char *gov_figures_slot_name(int slot, char buf[GOV_SLOT_NAME_MAX]);

/*
 * Computes a - b cell by cell, where both have a number; other cells are absent.
 * Returns false and fills err when a difference leaves 64 bits.
 */
extern bool gov_figures_subtract(const GovFigures *a, const GovFigures *b,
								 GovFigures *difference, GovError *err);

#ifdef USE_ASSERT_CHECKING
/* Returns true when each status is one, and each scale is allowed. */
extern bool gov_figures_invariant(const GovFigures *f);
#endif

#endif
