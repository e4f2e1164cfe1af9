/*
 * internal.h
 *		Errors of figures, for the files of this room alone.
 */
#ifndef GOV_FIGURES_INTERNAL_H
#define GOV_FIGURES_INTERNAL_H

#include "core/base/arena.h"

/* Fills err and returns false. */
extern bool gov_figures_fail(GovError *err, GovErrorCode code, const char *message,
							 const char *fmt,...) __attribute__((format(printf, 4, 5)));

/* The same for bytes that are no image; the arguments are those of the detail. */
#define corrupt(err, ...) \
	gov_figures_fail(err, GOV_ERR_CORRUPT, "invalid image of govfigures", __VA_ARGS__)

/* The same for a result that does not fit the cell of a slot. */
extern bool gov_figures_out_of_range(GovError *err, int slot);

#endif
