/*
 * likeness.c
 *		How like the label of a row are some words?
 */
#include "core/tables/alignment.h"

#include <string.h>

/* Rows 1 and 2 of (六) end alike: 行政机关不再处理其政府信息公开申请 */
#define SHARED_TAIL		17
#define MIN_OWN_PART	8

/* The least likeness that counts, by what else speaks for the row. */
enum
{
	LEAST_NUMBERED = 50,		/* the number is the row's */
	LEAST_TELLING = 55,			/* half of the telling characters are there */
	LEAST = 60,
	LEAST_MISNUMBERED = 80		/* the number is another row's */
};

/*
 * Counts the characters of a that b has, too.  Characters that several labels
 * share (行政公开信息申请的) tell little about which one it is.
 */
static int
telling(const uint16_t *a, int na, const uint16_t *b, int nb)
{
	static const uint16_t common[] = {
		0x884C, 0x653F, 0x516C, 0x5F00, 0x4FE1, 0x606F, 0x7533, 0x8BF7, 0x7684
	};
	int			n = 0;

	for (int i = 0; i < na; i++)
	{
		bool		skip = false;
		int			j = 0;

		for (size_t k = 0; k < sizeof(common) / sizeof(common[0]); k++)
			skip |= a[i] == common[k];
		if (skip)
			continue;
		while (j < nb && b[j] != a[i])
			j++;
		n += j < nb;
	}
	return n;
}

/* The edit distance as a share of the longer text. */
typedef struct Distance
{
	int			d;
	int			longer;
} Distance;

static void
compare(Distance *best, const uint16_t *text, int n, const uint16_t *label, int nlabel)
{
	int			longer = n > nlabel ? n : nlabel;
	int			d;

	if (nlabel == 0)
		return;
	d = gov_grid_edit_distance(text, n, label, nlabel);
	if (best->longer == 0 || d * best->longer < best->d * longer)
	{
		best->d = d;
		best->longer = longer;
	}
}

/* Other letters, or far too many or too few? */
static bool
is_hopeless(const GovAlignment *al, const uint16_t *text, int n, const GovRow *r)
{
	int			longer = n > r->n ? n : r->n;
	int			shared = 0;

	if (n > 2 * r->nfull + 4 || 2 * n + 1 < r->n)
		return true;
	for (int i = 0; i < n; i++)
		shared += (al->labels->letters[r - al->labels->rows] & gov_letter_bit(text[i])) != 0;
	return 2 * shared + 2 < longer;
}

int
gov_tables_likeness(GovAlignment *al, const uint16_t *text, int n, const GovCell *head, int row)
{
	const GovRow *r = &al->labels->rows[row];
	bool		numbered = head->numbering != GOV_NUM_NONE && r->numbering != GOV_NUM_NONE;
	bool		agrees = numbered && head->numbering == r->numbering && head->number == r->number;
	Distance	best = {0, 0};
	int			score;
	int			least;

	if (al->budget == 0 || is_hopeless(al, text, n, r))
		return 0;
	al->budget--;
	compare(&best, text, n, r->text, r->n);
	compare(&best, text, n, r->alias, r->nalias);
	if (r->nfull != r->n)
		compare(&best, text, n, r->full, r->nfull);
	score = 100 - 100 * best.d / best.longer;
	if (r->n > SHARED_TAIL + MIN_OWN_PART)
	{
		int			own = r->n - SHARED_TAIL;

		if (2 * gov_grid_edit_distance(text, n < own ? n : own, r->text, own) > own)
			return 0;
	}
	if (best.d > 0 && telling(text, n, r->text, r->n) == 0)
		return 0;
	if (numbered && !agrees && score < LEAST_MISNUMBERED)
		return 0;
	/* two or three characters: all but one, and the number too */
	if (r->n <= 3)
		return best.d > 1 || (!agrees && r->numbering != GOV_NUM_NONE) ? 0 : score;
	if (r->n == 4 && best.d <= 2 && n >= 3 && n <= 5)
		return score;
	least = agrees ? LEAST_NUMBERED :
		r->n >= 6 && 2 * telling(text, n, r->text, r->n) >= r->n ? LEAST_TELLING : LEAST;
	return score < least ? 0 : score;
}
