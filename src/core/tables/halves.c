/*
 * halves.c
 *		Tables that stand beside each other, on the same printed rows: two years
 *		compared.
 *
 * The half that the heads above say is of the report's own year is the
 * report's.  Where they don't say it, nothing does.
 */
#include "core/tables/alignment.h"

#include "core/text/utf8.h"

#define MAX_HALVES		4
#define HEAD_ROWS		40		/* above a row where the years may stand */

/* A year that the cell names, or 1 for this one, -1 for the one before; 0: none. */
static int
year_in(const GovCell *c)
{
	static const GovStr this_year[] = {W("本年"), W("今年"), {0}};
	static const GovStr last_year[] = {W("上年"), W("上一年"), W("去年"), {0}};
	const char *end = c->s + c->len;

	for (const char *p = c->s; p < end; p += gov_char_len(p, end))
	{
		if (end - p >= 4 && p[0] == '2' && p[1] == '0' && (unsigned char) (p[2] - '0') <= 9 &&
			(unsigned char) (p[3] - '0') <= 9 && (end - p == 4 || (unsigned char) (p[4] - '0') > 9))
			return 2000 + (p[2] - '0') * 10 + (p[3] - '0');
		if (gov_word_at(p, end, this_year))
			return 1;
		if (gov_word_at(p, end, last_year))
			return -1;
	}
	return 0;
}

/* The years on a printed row, if it has n of them. */
static bool
years_on_row(const GovAlignment *al, uint32_t row, int n, int *years)
{
	const GovGridRow *r = gov_row_of(al, row);
	int			found = 0;

	for (uint32_t i = r->first; i < r->first + r->ncells; i++)
	{
		int			year = year_in(gov_cell(al, i));

		if (year == 0)
			continue;
		if (found == n)
			return false;
		years[found++] = year;
	}
	return found == n;
}

int
gov_half_of_year(GovAlignment *al, uint32_t row, int n)
{
	int			years[MAX_HALVES];
	int			own = 0;

	if (n > MAX_HALVES)
		return -1;
	for (uint32_t above = row - 1; above > 0 && row - above < HEAD_ROWS; above--)
	{
		if (!years_on_row(al, above, n, years))
			continue;
		for (int i = 0; i < n; i++)
			if (years[i] == 1)
				return i;
		own = al->year ? al->year->year(al->year->arg) : 0;
		for (int i = 0; own > 0 && i < n; i++)
			if (years[i] == own)
				return i;
		return -1;
	}
	return -1;
}
