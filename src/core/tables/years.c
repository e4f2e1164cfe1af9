/*
 * years.c
 *		Words that name a table's year.
 */
#include "core/tables/printed_copies.h"

#include "core/text/charbits.h"
#include "core/text/utf8.h"

#define MAX_NAME_BYTES	60		/* of the name of a year */
#define MAX_NAME		20		/* characters */
#define FIRST_YEAR		2000
#define LAST_YEAR		2099
#define YEAR_DIGITS		4
#define WIDE			3		/* bytes of a wide digit */

/* Longer ones first. */
static const GovStr this_year[] = {W("本年"), W("今年"), W("当年"), W("本期"), {0}};
static const GovStr last_year[] = {
	W("上年同期"), W("上一年"), W("上年"), W("去年"), W("前一年"), W("上期"), {0}
};

/* What may stand with the name of a year. */
static const GovStr around_year[] = {
	W("年度"), W("年"), W("度"), W("数据"), W("情况"), W("统计"), W("报告期"), W("表"), W("数"), {0}
};

static GovCharBits last_chars;	/* of the words above */

static void
__attribute__((constructor))
derive_lookups(void)
{
	gov_charbits_add_ends(&last_chars, this_year);
	gov_charbits_add_ends(&last_chars, last_year);
	gov_charbits_add_ends(&last_chars, around_year);
}

/*
 * Letters and digits of the cell in UTF-8, without what the folding drops: a
 * line may break within a number, and digits may be wide.
 */
static size_t
fold_name(const GovCell *c, char *name)
{
	uint16_t	text[MAX_NAME];
	int			n = gov_fold_all(c->s, c->len, text, MAX_NAME);
	char	   *p = name;

	for (int i = 0; i < n; i++)
	{
		if (text[i] < 0x80)
			*p++ = (char) text[i];
		else
		{
			*p++ = (char) (0xE0 | text[i] >> 12);
			*p++ = (char) (0x80 | (text[i] >> 6 & 0x3F));
			*p++ = (char) (0x80 | (text[i] & 0x3F));
		}
	}
	return n < MAX_NAME ? (size_t) (p - name) : 0;
}

static bool
is_year(const char *p, const char *end)
{
	for (int i = 2; i < YEAR_DIGITS; i++)
		if (end - p < YEAR_DIGITS || (unsigned char) (p[i] - '0') > 9)
			return false;
	return p[0] == '2' && p[1] == '0' && (end - p == YEAR_DIGITS || (unsigned char) (p[YEAR_DIGITS] - '0') > 9);
}

/* Four digits, wide or not, may be a year, where nothing else stands around them. */
static bool
is_bare_year(const GovCell *c)
{
	return c->kind == GOV_CELL_VALUE && c->value_kind == GOV_VALUE_NUMBER &&
		(c->len == YEAR_DIGITS || c->len == WIDE * YEAR_DIGITS) && c->value >= FIRST_YEAR && c->value <= LAST_YEAR;
}

/*
 * May the cell name a year, and nothing else?  Cheap, as nearly no cell does: by its last
 * character.  A number that is understood has 年 at most in a remark.
 */
static bool
may_name_year(const GovCell *c)
{
	uint32_t	last;

	if (c->len > MAX_NAME_BYTES || c->len < YEAR_DIGITS || LBL_IS_ROW(c->label))
		return false;
	if (gov_cell_is_value(c) && c->value_kind != GOV_VALUE_UNCLEAR)
		return is_bare_year(c);
	last = gov_char_before(c->s, c->s + c->len);
	if (gov_is_han(last) && !gov_charbits_has(&last_chars, last))
		return false;
	return GOV_FIND(c->s, c->s + c->len, "年") || GOV_FIND(c->s, c->s + c->len, "期");
}

/* The year that a cell which may name one names, or 0. */
static GOV_RARELY int
read_name(const GovCell *c)
{
	char		name[3 * MAX_NAME];
	const char *p = name;
	const char *end = name + fold_name(c, name);
	int			year = 0;

	while (p < end)
	{
		int			named = 0;
		size_t		len = YEAR_DIGITS;

		if (is_year(p, end))
			named = FIRST_YEAR + (p[2] - '0') * 10 + (p[3] - '0');
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
gov_tables_year_named(const GovCell *c)
{
	return may_name_year(c) ? read_name(c) : 0;
}

int
gov_tables_year_own(const GovYearSource *source, const int *years, int n)
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
