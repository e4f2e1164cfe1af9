/*
 * charbits.c
 *		Sets of characters that are asked for at every line or character of a
 *		text.
 */
#include "core/text/charbits.h"

#include "core/text/utf8.h"

static void
add(GovCharBits *set, uint32_t c)
{
	set->bits[c / GOV_CHARBITS_WORD] |= (uint64_t) 1 << c % GOV_CHARBITS_WORD;
}

void
gov_charbits_add_chars(GovCharBits *set, const wchar_t *chars)
{
	for (; *chars; chars++)
		add(set, (uint32_t) *chars);
}

/* The n'th of the words. */
static GovStr
nth_word(const GovStr *words, size_t n, size_t item_size)
{
	return *(const GovStr *) (const void *) ((const char *) words + n * item_size);
}

void
gov_charbits_add_words(GovCharBits *set, const GovStr *words, size_t n, size_t item_size)
{
	for (size_t i = 0; i < n; i++)
	{
		GovStr		w = nth_word(words, i, item_size);

		add(set, gov_char_at(w.s, w.s + w.len));
	}
}

void
gov_charbits_add_seconds(GovCharBits *set, const GovStr *words, size_t n, size_t item_size)
{
	for (size_t i = 0; i < n; i++)
	{
		GovStr		w = nth_word(words, i, item_size);
		const char *p = w.s;

		gov_char_step(&p, w.s + w.len);
		add(set, gov_char_at(p, w.s + w.len));
	}
}

void
gov_charbits_add_ends(GovCharBits *set, const GovStr *words)
{
	for (; words->s; words++)
		add(set, gov_char_before(words->s, words->s + words->len));
}
