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
	GOV_IMPUTED,				/* not printed; the equations leave one value */
	GOV_CORRECTED,				/* a number that a user gave */
	GOV_STATED,					/* a number that only the prose states */
	GOV_NSTATUSES
} GovStatus;

extern const char *const gov_figures_status_names[];	/* by GovStatus */

/* One cell: value / 10^scale if its status has a value. */
typedef struct GovFigure
{
	int64_t		value;
	uint8_t		status;
	uint8_t		scale;
} GovFigure;

/*
 * The open form: value[i] / 10^scale[i] where the status has a value.  Scale is
 * the smallest that is exact, so that equal numbers are equal bits.
 *
 * A cell that a user corrected, be it to a number (CORRECTED) or to BLANK,
 * NOT_APPLICABLE, ILLEGIBLE or ABSENT, keeps what was there in printed[], which is
 * never of status CORRECTED.  It is all zeros for other cells (correct.h).
 */
typedef struct GovFigures
{
	int64_t		value[GOV_ALL_SLOTS];
	uint8_t		status[GOV_ALL_SLOTS];
	uint8_t		scale[GOV_ALL_SLOTS];
	uint8_t		corrected[GOV_ALL_SLOTS];	/* bool */
	GovFigure	printed[GOV_ALL_SLOTS];
} GovFigures;

/*
 * Returns true for a number that stands for the cell: in rules, sums and wherever
 * a figure is asked for.  What only the prose states does not.
 */
static inline bool
gov_figures_has_number(GovStatus status)
{
	return status == GOV_REPORTED || status == GOV_IMPUTED || status == GOV_CORRECTED;
}

/* Returns true for a number that someone gave: the report, or who corrected it. */
static inline bool
gov_figures_is_given(GovStatus status)
{
	return status == GOV_REPORTED || status == GOV_CORRECTED;
}

/* Returns true where there is a value to be shown, whether it counts or not. */
static inline bool
gov_figures_has_value(GovStatus status)
{
	return gov_figures_has_number(status) || status == GOV_STATED;
}

/* Returns true when there is anything to be kept of a cell. */
static inline bool
gov_figures_is_there(const GovFigures *f, int slot)
{
	return f->status[slot] != GOV_ABSENT || f->corrected[slot];
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
