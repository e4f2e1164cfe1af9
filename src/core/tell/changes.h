/*
 * changes.h
 *		The cells that are likely wrong, and what they should be.
 */
#ifndef GOV_TELL_CHANGES_H
#define GOV_TELL_CHANGES_H

#include "core/explain/explain.h"
#include "core/tell/finding.h"

/* Puts a change of an explanation, whichever it is of those that were found. */
extern void gov_tell_put_change(GovMessage *w, GovLang lang, const GovChange *change);

extern void gov_tell_changes(GovFinder *f);

#endif
