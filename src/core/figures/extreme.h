/*
 * extreme.h
 *		The smallest, or the largest, number of each cell of many reports.
 *
 * What is worked on lies in memory alone: settled it is the figures of one report.
 */
#ifndef GOV_FIGURES_EXTREME_H
#define GOV_FIGURES_EXTREME_H

#include "core/figures/image.h"

#define GOV_EXTREME_LANES	((GOV_ALL_SLOTS + 15) / 16 * 16)

typedef enum GovExtremeKind
{
	GOV_SMALLEST, GOV_LARGEST
} GovExtremeKind;

/*
 * Cells are in the order of the image.  Of numbers that are their code, near[] has
 * the best one's distance from the end of the codes where the best ones lie: so it
 * is the smallest distance, whichever the kind, and codes that are no value are
 * further away than any that is.  Others are compared one by one.
 */
typedef struct GovExtreme
{
	uint8_t		kind;
	uint8_t		near[GOV_EXTREME_LANES];	/* from GOV_CODE_BYTE on: none */
	uint8_t		has_far[GOV_EXTREME_LANES];
	uint8_t		scale[GOV_EXTREME_LANES];
	int64_t		far[GOV_EXTREME_LANES];
} GovExtreme;

extern void gov_figures_extreme_init(GovExtreme *e, GovExtremeKind kind);

/* Adds the image of one report; returns false and fills err when it is none. */
extern bool gov_figures_extreme_add_image(GovExtreme *e, const uint8_t *image, size_t len, GovError *err);

/* Adds figures that are open. */
extern void gov_figures_extreme_add(GovExtreme *e, const GovFigures *f);

/* Makes the figures: REPORTED where any report had a number, or else ABSENT. */
extern void gov_figures_extreme_settle(const GovExtreme *e, GovFigures *f);

#endif
