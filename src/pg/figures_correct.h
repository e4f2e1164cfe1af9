/*
 * figures_correct.h
 *		Correcting figures by the names that users give.
 */
#ifndef GOVRPT_FIGURES_CORRECT_H
#define GOVRPT_FIGURES_CORRECT_H

#include "pg/figures.h"

#include "core/figures/correct.h"

/* Returns what a text says of a cell: a number, or the name of a status without one. */
extern GovFigure govrpt_figure_of_text(const char *s);

/* Corrects the cell that a reference names; errors where it names none. */
extern void govrpt_correct(GovFigures *f, GovRef ref, GovFigure to);

/* Opens figures to be corrected; errors if they are a sum. */
extern void govrpt_figures_to_correct(Datum figures, GovFigures *f);

#endif
