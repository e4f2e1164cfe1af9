/*
 * wordindex.h
 *		Long lists of words by their first character.
 *
 * An index is derived from its list, so that a word which is added to the list
 * is found.  It is static, and filled when the library is loaded, by a function
 * of its file with __attribute__((constructor)); nothing writes to it later.
 */
#ifndef GOV_TEXT_WORDINDEX_H
#define GOV_TEXT_WORDINDEX_H

#include "core/base/str.h"

#define GOV_INDEX_MAX		UINT8_MAX	/* words of a list */
#define GOV_INDEX_BUCKETS	256

/* Numbers of words from 1 up; 0: no more. */
typedef struct GovWordIndex
{
	uint8_t		first[GOV_INDEX_BUCKETS];
	uint8_t		next[GOV_INDEX_MAX + 1];
} GovWordIndex;

/*
 * The words, of three bytes or more, are those that the n items begin with,
 * each item item_size bytes behind the one before.
 */
extern void gov_word_index_fill(GovWordIndex *index, const GovStr *words, size_t n, size_t item_size);

/* By the second and third byte of a Chinese character: the first says little. */
static inline unsigned
gov_word_bucket(const char *p)
{
	return ((unsigned char) p[1] * 5u + (unsigned char) p[2]) % GOV_INDEX_BUCKETS;
}

/*
 * The number of the first word that may begin at p, of which three bytes can
 * be read; index->next[] has the others, all in the order of the list.
 */
static inline unsigned
gov_word_index_at(const GovWordIndex *index, const char *p)
{
	return index->first[gov_word_bucket(p)];
}

#endif
