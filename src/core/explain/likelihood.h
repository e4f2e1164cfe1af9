/*
 * likelihood.h
 *		How likely an explanation is, as an accident of typing or copying.
 *
 * Costs are 100 * -ln(likelihood), up to a constant that all explanations of a
 * report share.
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

extern void gov_explain_gather_evidence(Evidence *ev, const GovFigures *f,
										const GovFigures *previous);

/*
 * Returns true and fills value when the report of the year before, with the
 * cells of this one that the link takes, says what a cell must be.
 */
extern bool gov_explain_link_value(const Evidence *ev, int slot, int64_t *value);

/* The change of an arc's cell to a value; to one not known unless determined. */
extern GovChange gov_explain_make_change(const Evidence *ev, const Arc *arc, bool determined,
										 int64_t value);

/* Returns the cost of changes, each an accident of its own, and fills their kinds. */
extern int	gov_explain_cost_of_cells(const Evidence *ev, GovChange *changes, int n);

/* Returns what the year before adds to the cost of changes, whatever the accident. */
extern int	gov_explain_cost_of_link(const Evidence *ev, const GovChange *changes, int n);

/* Returns the cost of an accident to a whole row or column, or to neighbours. */
extern int	gov_explain_cost_of_accident(GovAccident kind);

#endif
