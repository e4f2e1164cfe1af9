/*
 * figures_sum.h
 *		Adding figures up, for aggregates whose state holds a sum of figures.
 */
#ifndef GOVRPT_FIGURES_SUM_H
#define GOVRPT_FIGURES_SUM_H

#include "pg/figures.h"

/*
 * Return a state with the figures v added, or taken out.  The state is changed
 * in place where it can be; NULL is the state of no report.
 */
extern struct varlena *govrpt_tally_accum(struct varlena *state, struct varlena *v);
extern struct varlena *govrpt_sum_remove(struct varlena *state, struct varlena *v);

/* Returns the sum that a state stands for, as a copy; *isnull if of no report. */
extern struct varlena *govrpt_sum_result(struct varlena *state, bool *isnull);

#endif
