/*
 * years.c
 *		Words that name a table's year.
 */
#include "core/tables/copies.h"

#include "core/text/utf8.h"

#define MAX_NAME_BYTES	60		/* of the name of a year */
#define FIRST_YEAR		2000

/* Longer ones first. */
static const GovStr this_year[] = {W("本年"), W("今年"), W("当年"), W("本期"), {0}};
static const GovStr last_year[] = {
	W("上年同期"), W("上一年"), W("上年"), W("去年"), W("前一年"), W("上期"), {0}
};

/* What may stand with the name of a year. */
static const GovStr around_year[] = {
	W("年度"), W("年"), W("度"), W("数据"), W("情况"), W("统计"), W("表"), W("数"), W("报告期"),
	W("("), W(")"), W("（"), W("）"), W(":"), W("："), W(" "), W("　"), W("【"), W("】"), W("["), W("]"), {0}
};

static bool
is_digit(const char *p, const char *end)
{
	return p < end && (unsigned char) (*p - '0') <= 9;
}

int
gov_year_named(const GovCell *c)
{
	const char *p = c->s;
	const char *end = c->s + c->len;
	int			year = 0;

	if (c->len > MAX_NAME_BYTES)
		return 0;
	while (p < end)
	{
		int			named = 0;
		size_t		len;

		if (end - p >= 4 && p[0] == '2' && p[1] == '0' && is_digit(p + 2, end) && is_digit(p + 3, end) &&
			!is_digit(p + 4, end))
		{
			named = FIRST_YEAR + (p[2] - '0') * 10 + (p[3] - '0');
			len = 4;
		}
		else if ((len = gov_word_at(p, end, last_year)) > 0)
			named = GOV_YEAR_LAST;
		else if ((len = gov_word_at(p, end, this_year)) > 0)
			named = GOV_YEAR_THIS;
		else if ((len = gov_word_at(p, end, around_year)) == 0)
			return 0;
		if (named && year)
			return 0;
		if (named)
			year = named;
		p += len;
	}
	return year;
}

int
gov_year_own(const GovYearSource *source, const int *years, int n)
{
	int			own = 0;
	int			found = -1;

	for (int i = 0; i < n; i++)
		if (years[i] >= FIRST_YEAR && own == 0)
			own = source ? source->year(source->arg) : 0;
	for (int i = 0; i < n; i++)
		if (years[i] == GOV_YEAR_THIS || (own > 0 && years[i] == own))
		{
			if (found >= 0)
				return -1;
			found = i;
		}
	return found;
}
