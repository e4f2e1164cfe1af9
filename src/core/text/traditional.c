/*
 * traditional.c
 *		Traditional characters as simplified ones, for comparing alone.
 */
#include "core/text/traditional.h"

#include "core/text/traditional_data.h"
#include "core/text/utf8.h"

#define WORD_BITS	64
#define ALL_IDEOGRAPHS	0x4E00	/* and what is behind them: as good as none */

/* Is there another character for it? */
static inline bool
has_simple(uint32_t c)
{
	return c >= FIRST_IDEOGRAPH && c <= LAST_IDEOGRAPH &&
		(is_traditional[(c - FIRST_IDEOGRAPH) / WORD_BITS] >> (c - FIRST_IDEOGRAPH) % WORD_BITS & 1) != 0;
}

void
gov_text_count_traditional(const char *p, const char *end, int chars, int *traditional, int *all)
{
	int			ideographs = 0;
	int			found = 0;

	for (; chars > 0 && p < end; chars--)
	{
		uint32_t	c;

		if ((unsigned char) *p < 0x80)
		{
			p++;
			continue;
		}
		c = gov_char_step(&p, end);
		ideographs += c >= ALL_IDEOGRAPHS;
		found += has_simple(c);
	}
	*all += ideographs;
	*traditional += found;
}

uint32_t
gov_text_simplify(uint32_t c)
{
	uint64_t	word,
				bit;

	if (!has_simple(c))
		return c;
	word = is_traditional[(c - FIRST_IDEOGRAPH) / WORD_BITS];
	bit = (uint64_t) 1 << (c - FIRST_IDEOGRAPH) % WORD_BITS;
	return simplified[rank_of_word[(c - FIRST_IDEOGRAPH) / WORD_BITS] +
					  __builtin_popcountll(word & (bit - 1))];
}

bool
gov_text_next_traditional(GovTraditional *t)
{
	uint32_t	last = t->traditional;

	while (t->word < sizeof(is_traditional) / sizeof(is_traditional[0]))
	{
		uint32_t	first = FIRST_IDEOGRAPH + t->word * WORD_BITS;
		uint64_t	rest = is_traditional[t->word];

		if (last >= first)
			rest &= last - first == WORD_BITS - 1 ? 0 : ~(uint64_t) 0 << (last - first + 1);
		if (rest != 0)
		{
			t->traditional = first + (uint32_t) __builtin_ctzll(rest);
			t->simple = simplified[t->n++];
			return true;
		}
		t->word++;
	}
	return false;
}
