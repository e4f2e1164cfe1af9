/*
 * wordindex.c
 *		Long lists of words by their first character.
 */
#include "core/text/wordindex.h"

#include <string.h>

void
gov_word_index_fill(GovWordIndex *index, const GovStr *words, size_t n, size_t item_size)
{
	memset(index->first, 0, sizeof(index->first));
	for (size_t i = n; i > 0; i--)
	{
		const GovStr *word = (const void *) ((const char *) words + (i - 1) * item_size);
		uint8_t    *first = &index->first[gov_word_bucket(word->s)];

		index->next[i] = *first;
		*first = (uint8_t) i;
	}
}
