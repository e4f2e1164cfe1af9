/*
 * charset.c
 *		Sets of characters that are asked for at every line of a text.
 */
#include "core/text/charset.h"

#include "core/text/utf8.h"

static void
add(GovCharSet *set, uint32_t c)
{
	set->bits[c / GOV_CHARSET_WORD] |= (uint64_t) 1 << c % GOV_CHARSET_WORD;
}

void
gov_charset_add_chars(GovCharSet *set, const wchar_t *chars)
{
	for (; *chars; chars++)
		add(set, (uint32_t) *chars);
}

void
gov_charset_add_words(GovCharSet *set, const GovStr *words, size_t n, size_t item_size)
{
	for (size_t i = 0; i < n; i++)
	{
		const GovStr *word = (const void *) ((const char *) words + i * item_size);

		add(set, gov_char_at(word->s, word->s + word->len));
	}
}
