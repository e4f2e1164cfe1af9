/*
 * doubts.h
 *		What the reader was unsure of.
 */
#ifndef GOV_TELL_DOUBTS_H
#define GOV_TELL_DOUBTS_H

#include "core/tell/finding.h"

extern void gov_tell_doubts(GovFinder *f);

/* Puts a diagnostic, with labels in place of codes; in English these stay. */
extern void gov_tell_put_doubt(GovMessage *w, GovLang lang, const GovDiag *d);

#endif
