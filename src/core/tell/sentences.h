/*
 * sentences.h
 *		Where the sentences of a report contradict its tables.
 */
#ifndef GOV_TELL_SENTENCES_H
#define GOV_TELL_SENTENCES_H

#include "core/narrative/narrative.h"
#include "core/tell/finding.h"

extern void gov_tell_sentences(GovFinder *f);

/* Puts what a statement comes to, whatever that is. */
extern void gov_tell_put_statement(GovMessage *w, GovLang lang, const GovStatement *s, GovVerdict verdict);

#endif
