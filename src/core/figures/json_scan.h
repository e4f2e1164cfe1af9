/*
 * json_scan.h
 *		Figures from the JSON that they are printed as, in one pass.
 *
 * In comes JSON that may be anything.  Out come figures, or a sum, if it is plain:
 * keys are codes, each there once, and values what figures print, with any
 * whitespace and in any order.  Whatever else there is (a name for a code, an
 * escape, a corrected cell, a mistake) is left to a reader that knows all of JSON
 * and says what is wrong.
 */
#ifndef GOV_FIGURES_JSON_SCAN_H
#define GOV_FIGURES_JSON_SCAN_H

#include "core/figures/sum.h"

/* The key of a sum that has the number of its reports. */
#define GOV_JSON_REPORTS	"$reports"

/* The keys of a cell's notes, by GOV_NOTE_.... */
extern const char *const gov_figures_note_names[GOV_NNOTES];

typedef enum GovJsonKind
{
	GOV_JSON_OTHER,				/* not plain: nothing is said of it */
	GOV_JSON_FIGURES,			/* *f is filled */
	GOV_JSON_SUM				/* *w is filled, settled and verified */
} GovJsonKind;

/* *w is a whole GovWide; it is made use of for sums alone. */
extern GovJsonKind gov_figures_json_scan(const char *json, size_t len, GovFigures *f, GovWide *w);

#endif
