/*
 * charbits.h
 *		Sets of characters that are asked for at every line or character of a
 *		text.
 *
 * A set is derived from lists of characters and of words, so that what is added
 * to a list is found.  Those of the reader are static, and filled when the library
 * is loaded, by a function of their file with __attribute__((constructor));
 * nothing writes to them later.
 */
#ifndef GOV_TEXT_CHARBITS_H
#define GOV_TEXT_CHARBITS_H

#include "core/base/str.h"

#include <stdbool.h>
#include <wchar.h>

#define GOV_CHARBITS_WORD	64	/* characters to a word */
#define GOV_CHARBITS_CHARS	0x10000 /* those that gov_char_at() knows */

typedef struct GovCharBits
{
	uint64_t	bits[GOV_CHARBITS_CHARS / GOV_CHARBITS_WORD];
} GovCharBits;

extern void gov_charbits_add_chars(GovCharBits *set, const wchar_t *chars);

/* What the n words begin with that the items begin with, each item item_size
 * bytes behind the one before. */
extern void gov_charbits_add_words(GovCharBits *set, const GovStr *words, size_t n, size_t item_size);

/* The second characters of the words. */
extern void gov_charbits_add_seconds(GovCharBits *set, const GovStr *words, size_t n, size_t item_size);

/* What the words of the list end with. */
extern void gov_charbits_add_ends(GovCharBits *set, const GovStr *words);

static inline bool
gov_charbits_has(const GovCharBits *set, uint32_t c)
{
	return c < GOV_CHARBITS_CHARS &&
		(set->bits[c / GOV_CHARBITS_WORD] >> c % GOV_CHARBITS_WORD & 1) != 0;
}

#endif
