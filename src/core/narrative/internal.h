/*
 * internal.h
 *		Which cells a statement can mean, shared by the room's files.
 */
#ifndef GOV_NARRATIVE_INTERNAL_H
#define GOV_NARRATIVE_INTERNAL_H

#include "core/narrative/narrative.h"

#include "core/figures/refs.h"

/* Resolves one term of a basis, for the applicant where the item has applicants.
 * Returns false when there is no such cell. */
extern bool gov_narrative_resolve(const char *term, size_t len, const char *party, GovRef *ref);

/* Returns the item of the statistics of 2014 that a measure is; -1: none. */
extern int	gov_narrative_statistic(const GovMeasure *measure);

/* Returns true when the report's cells are not of the same thing as the statement,
 * whatever its number is: a share, a part, another scope or another year. */
extern bool gov_narrative_is_beside(const GovStatement *s, const GovNarrativeReport *report);

#endif
