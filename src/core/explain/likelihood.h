/*
 * likelihood.h
 *		How likely an explanation is, as an accident of typing or copying.
 */
#ifndef GOV_EXPLAIN_LIKELIHOOD_H
#define GOV_EXPLAIN_LIKELIHOOD_H

#include "core/explain/network.h"
#include "core/explain/ranking.h"
#include "core/rules/links.h"

/* What costs are reckoned from. */
typedef struct Evidence
{
	const GovFigures *figures;
	const GovFigures *previous; /* may be NULL */
	int			nlinks;			/* between the two */
	GovLink		links[GOV_MAX_LINKS];
} Evidence;

extern void gov_explain_gather_evidence(Evidence *ev, const GovFigures *f, const GovFigures *previous);

/* What the year before makes of a cell, if all that it takes is known. */
extern bool gov_explain_link_value(const Evidence *ev, int slot, int64_t *value);

/* Fills in kinds; returns the cost of these changes, taken one by one. */
extern int	gov_explain_cost_of_cells(const Evidence *ev, GovChange *changes, int n);

/* What the year before says of changes, whatever the accident. */
extern int	gov_explain_cost_of_link(const Evidence *ev, const GovChange *changes, int n);

/* Costs of accidents to whole rows and columns, without the junk they leave. */
extern int	gov_explain_cost_of_accident(GovAccident kind);

/* A change of an arc to a value, or to one not known. */
extern GovChange gov_explain_make_change(const Evidence *ev, const Arc *arc, bool determined, int64_t value);

#endif
