/*
 * words.c
 *		A line taken apart at its blanks: words and values.
 */
#include "core/grids/words.h"

#include "core/text/utf8.h"

#define MAX_UNIT_WORDS	3		/* of a unit that stands apart from its number */

/* -1: too many. */
int
gov_grid_words_split(const char *s, const char *end, GovWord *w)
{
	int			n = 0;

	while (s < end)
	{
		const char *from = s;

		s = gov_skip_space(s, end);
		if (s >= end)
			break;
		if (n == GOV_MAX_WORDS)
			return -1;
		w[n].wide = s - from > 1;
		w[n].s = s;
		s = gov_grid_word_end(s, end);
		w[n].e = s;
		w[n].kind = gov_value_read(w[n].s, (size_t) (s - w[n].s), &w[n].v);
		n++;
	}
	return n;
}

/* Is the number with what follows it, up to a word, a number with its unit? */
static bool
has_unit_apart(const GovWord *number, const GovWord *last, GovValue *v, GovValueKind *kind)
{
	const char *apart = number->e;

	if (last->e - apart > GOV_MAX_UNIT_BYTES)
		return false;
	*kind = gov_value_read(number->s, (size_t) (last->e - number->s), v);
	apart = gov_skip_space(apart, last->e);
	return (*kind == GOV_VALUE_NUMBER && v->unit) ||
		(*kind == GOV_VALUE_UNCLEAR && gov_unit_read(apart, (size_t) (last->e - apart)));
}

/* With ASCII digits, or full-width ones; a bracket may follow: 477.35（ */
static bool
begins_number(const GovWord *w)
{
	return (unsigned char) (*w->s - '0') <= 9 || *w->s == '-' || *w->s == '+' || *w->s == '\xEF';
}

/* 1211.66 万元, 477.35（ 万元 ）: a unit that stands apart joins its number. */
int
gov_grid_words_join_units(GovWord *w, int n)
{
	int			k = 0;

	for (int i = 0; i < n;)
	{
		int			last = i;

		w[k] = w[i];
		for (int j = i + 1; begins_number(&w[i]) && j < n && j - i <= MAX_UNIT_WORDS &&
			 !gov_words_is_value(w[j].kind); j++)
		{
			GovValue	v;
			GovValueKind kind;

			if (!has_unit_apart(&w[i], &w[j], &v, &kind))
				continue;
			w[k].e = w[j].e;
			w[k].v = v;
			w[k].kind = kind;
			last = j;
		}
		k++;
		i = last + 1;
	}
	return k;
}

/* How many of the words from i backwards are values? */
int
gov_grid_words_values_before(const GovWord *w, int i)
{
	int			n = 0;

	while (i - n > 0 && gov_words_is_value(w[i - n - 1].kind))
		n++;
	return n;
}

int
gov_grid_values_at_end(const char *s, const char *end, const char **left)
{
	GovWord		w[GOV_MAX_WORDS];
	int			n = gov_grid_words_split(s, end, w);
	int			values;

	*left = end;
	if (n <= 0)
		return 0;
	n = gov_grid_words_join_units(w, n);
	values = gov_grid_words_values_before(w, n);
	if (values > 0)
		*left = w[n - values].s;
	return values;
}
