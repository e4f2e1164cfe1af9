/*
 * gaps.h
 *		Tables, rows and cells that are absent, blank or illegible.
 */
#ifndef GOV_TELL_GAPS_H
#define GOV_TELL_GAPS_H

#include "core/tell/finding.h"

extern void gov_tell_gaps(GovFinder *f);

#endif
