/*
 * prose.h
 *		What the sentences of a text state in numbers.
 *
 * In: a text, plain or HTML, that may hold tables, too (they are left out).
 * Out: a row for each statement: "共收到申请12件，均为自然人申请" states the
 * measure received twice, once with a party.  Only what a sentence says of the
 * year's disclosure work is stated; what is compared with, planned, or of
 * another subject is not.  The vocabulary: measures.h; the words: words.def.
 *
 * The way: sentences.c folds the text into sentences of letters, tokens.c finds
 * words and numbers in one, label.c joins the words beside a number to a topic
 * and an aspect, statements.c walks through clauses, lists and brackets and
 * keeps what the next ones inherit, disclosure.c decides on what was disclosed,
 * nought.c reads words of negation.
 */
#ifndef GOV_PROSE_PROSE_H
#define GOV_PROSE_PROSE_H

#include "core/prose/statement.h"

/*
 * The statements of n texts, in their order.  Throws only for want of memory or
 * on interruption.
 */
extern void gov_prose_read(GovArena *a, const GovText *texts, uint32_t n, GovProse *out);

#endif
