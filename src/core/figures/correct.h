/*
 * correct.h
 *		Correcting figures without losing what was printed.
 *
 * In come figures, a cell of theirs, and what a user says is right.  The figures
 * come out with that, and keep beside it what the cell was before the first
 * correction.  Whoever corrects a cell back to that takes the correction back.
 */
#ifndef GOV_FIGURES_CORRECT_H
#define GOV_FIGURES_CORRECT_H

#include "core/figures/refs.h"

/* Returns what a cell is, and what it was before it was corrected. */
extern GovFigure gov_figures_cell(const GovFigures *f, int slot);
extern GovFigure gov_figures_printed(const GovFigures *f, int slot);

extern bool gov_figures_same_cell(GovFigure a, GovFigure b);

/*
 * Corrects a cell to a number, whose status becomes CORRECTED, or to a status
 * without one.
 */
extern void gov_figures_correct(GovFigures *f, int slot, GovFigure to);

/* Sets both, from whatever they were; a correction to what is printed is none. */
extern void gov_figures_set_cell(GovFigures *f, int slot, GovFigure printed);
extern void gov_figures_set_corrected(GovFigures *f, int slot, GovFigure to, GovFigure printed);

/* Returns true where two reports differ in a cell, or in what was printed there. */
extern bool gov_figures_differ(const GovFigures *a, const GovFigures *b, int slot);

/* Makes reported numbers of those that only the prose states. */
extern void gov_figures_adopt_stated(GovFigures *f);

typedef enum GovTarget
{
	GOV_TARGET_CELL,
	GOV_TARGET_GROUP,			/* a total that no form prints */
	GOV_TARGET_UNCLEAR			/* a cell of one edition, such a total in
								 * others, and nothing tells the edition */
} GovTarget;

/* Finds the cell that a reference names in these figures. */
extern GovTarget gov_figures_find_target(const GovFigures *f, GovRef ref, int *slot);

#endif
