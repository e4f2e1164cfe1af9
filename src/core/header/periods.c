/*
 * periods.c
 *		The statistical period, and the year that prose is about.
 */
#include "core/header/periods.h"

#include "core/header/dates.h"
#include "core/text/furniture.h"

#define PERIOD_BYTES	200		/* of both dates of one */
#define MAX_PERIOD_DAYS	740		/* two years: more is none */
#define WORDS_BYTES		90		/* before a period, for the words that call it
								 * one */
#define UNTIL_WORDS		12		/* between the dates of a period */
#define UNTIL_BLANKS	64		/* before each of them */
#define YEAR_BLANKS		4		/* around the 年 of a year in prose */
#define SPLIT_DIGITS	3		/* of a year, at most, where it is split */

/*
 * Words of statistical periods.  Seen: in the opening sentences of reports,
 * which copy the form's own (统计期限为2021年1月1日至12月31日) in many ways.
 */

/* They are printed shortly before a period. */
static const GovStr statistics[] = {W("统"), W("期限"), W("时限"), W("数据"), {0}};

/* They are printed before the end of a period whose beginning goes without
 * saying. */
static const GovStr up_to[] = {
	W("截至"), W("截止"), W("截至到"), W("截止到"), W("截止至"), {0}
};

/* They join the two dates. */
static const GovStr until[] = {
	W("至"), W("-"), W("—"), W("到"), W("~"), W("–"), W("―"), W("－"), W("～"), W("‐"),
	W("─"), {0}
};

/* And these may stand beside those. */
static const GovStr beside_until[] = {
	W(","), W("，"), W("、"), W("起"), W("止"), W("截"), W("（"), W("）"), W("00:00"),
	W("0时"), W("0点"), W("零时"), W("零点"), W("开始"), {0}
};

/* What makes of a year a point in time: 2020年以来, 2020年底, 2020-2021年. */
static const wchar_t behind_point_in_time[] = L"以起底初末修来开至到前后十-";

static int
day_number(GovDate d)
{
	int			n = d.year * 366 + d.day;

	for (int m = 1; m < d.month; m++)
		n += gov_header_days_in_month(d.year, m);
	return n;
}

/* ------------------------------------------------------------------------
 * The statistical period
 */

/* Is one of the words that introduce a period printed shortly before p? */
static bool
statistics_before(const char *start, const char *p)
{
	return gov_header_has_word(p - start > WORDS_BYTES ? p - WORDS_BYTES : start, p, statistics);
}

/* What joins the two dates of a period; NULL when nothing does. */
static const char *
skip_until(const char *p, const char *e)
{
	bool		found = false;

	for (int i = 0; i < UNTIL_WORDS; i++)
	{
		size_t		n;

		p = gov_header_skip_blanks(p, e, UNTIL_BLANKS);
		n = gov_word_at(p, e, until);
		if (n > 0)
			found = true;
		else
			n = gov_word_at(p, e, beside_until);
		if (n == 0)
			return found && !GOV_STARTS(p, e, "开") ? p : NULL;
		p += n;
	}
	return NULL;
}

/*
 * Copy up to the end of the cell, as much as fits, with one blank for every
 * run of white space, and without the page numbers that break a sentence.
 * Around what may or may not be one the blank is a line break.
 */
static size_t
unwrap(char *buf, size_t cap, const char *p, const char *e)
{
	size_t		len = 0;
	bool		bare = false;

	while (p < e && *p != '\t')
	{
		size_t		n = gov_space_at(p, e);

		if (n > 0)
		{
			bool		was_bare = bare;
			const char *page = *p == '\n' ? gov_text_skip_page_number(p + 1, e, &bare) : NULL;

			if (len > 0 && (buf[len - 1] == ' ' || buf[len - 1] == '\n'))
				len--;
			else if (len == cap)
				break;
			else
				buf[len] = ' ';
			if (bare || was_bare)
				buf[len] = '\n';
			len++;
			p = page ? page : p + n;
			continue;
		}
		n = gov_char_len(p, e);
		if (len + n > cap)
			break;
		memcpy(buf + len, p, n);
		len += n;
		p += n;
	}
	return len;
}

/* Take out the blanks between two digits; the new length. */
static size_t
join_digits(char *buf, size_t len)
{
	size_t		n = 0;

	for (size_t i = 0; i < len; i++)
		if (buf[i] != ' ' || n == 0 || i + 1 == len || !gov_is_digit((unsigned char) buf[n - 1]) ||
			!gov_is_digit((unsigned char) buf[i + 1]))
			buf[n++] = buf[i];
	return n;
}

/* Blanks, but no line break. */
static const char *
skip_to_line_end(const char *p, const char *e)
{
	size_t		n;

	while ((n = gov_space_at(p, e)) > 0 && *p != '\n')
		p += n;
	return p;
}

/* Is the next line, blank ones aside, the number of a page? */
static bool
page_ends_at(const char *p, const char *e)
{
	bool		bare;

	for (p = skip_to_line_end(p, e); p < e && *p == '\n'; p = skip_to_line_end(p + 1, e))
		if (gov_text_skip_page_number(p + 1, e, &bare))
			return true;
	return false;
}

/* Can a year begin at p that begins a date?  Most do not. */
static bool
may_begin_date(const char *p, const char *e)
{
	const char *q = p;
	uint32_t	c;

	if (gov_header_year_at(p, e, &q))
	{
		q = skip_to_line_end(q, e);
		c = gov_char_at(q, e);
		if (c == '\n')
			return true;
		if (c != L'年' && !gov_header_is_date_stroke(c))
			return false;
		q = skip_to_line_end(q + gov_width(c), e);
		return q < e && (*q == '\n' || gov_header_small_number_at(q, e, &q) > 0);
	}
	/* its digits apart: "20" at the end of a line */
	for (q = p; q < e && *q >= '0' && *q <= '9'; q++)
		;
	if (q == p || q - p > SPLIT_DIGITS || !gov_space_at(q, e))
		return false;
	q = skip_to_line_end(q, e);
	return q < e && (*q == '\n' || (*q >= '0' && *q <= '9'));
}

typedef enum Period
{
	P_NONE,
	P_DATE,						/* one date, in from */
	P_MONTHS,
	P_DAYS
} Period;

/* 2020年1 of 2020年1-12月 */
static bool
month_at(const char *p, const char *e, GovDate *date, const char **after)
{
	int			year = gov_header_year_at(p, e, &p);
	int			month;

	if (!year)
		return false;
	p = gov_header_skip_blanks(p, e, GOV_DATE_BLANKS);
	if (gov_char_at(p, e) != L'年')
		return false;
	month = gov_header_small_number_at(gov_header_skip_blanks(p + 3, e, GOV_DATE_BLANKS), e, &p);
	if (month < 1 || month > 12)
		return false;
	date->year = (int16_t) year;
	date->month = (uint8_t) month;
	date->day = 0;
	*after = p;
	return true;
}

/* What [p, e) begins with; *after behind the first date. */
static Period
period_in(const char *p, const char *e, GovDate *from, GovDate *to, const char **after)
{
	const char *q;
	const char *rest;
	bool		months;
	bool		whole = gov_header_date_at(p, e, 0, from, &q);
	int			days;

	if (!whole && !month_at(p, e, from, &q))
		return P_NONE;
	*after = q;
	months = from->day == 0;
	rest = skip_until(q, e);
	if (!rest)
		return whole ? P_DATE : P_NONE;
	if (!gov_header_date_at(rest, e, from->year, to, &q) || months != (to->day == 0))
		return P_NONE;
	/* 2021.12.3 at the end of a line and 1 on the next: joined it is */
	if (to->day < 10 && e - q >= 2 && gov_space_at(q, e) &&
		gov_is_digit((unsigned char) q[-1]) && gov_is_digit((unsigned char) q[1]))
		return P_NONE;
	if (months)
	{
		from->day = 1;
		to->day = (uint8_t) gov_header_days_in_month(to->year, to->month);
	}
	days = day_number(*to) - day_number(*from);
	if (days < 1 || days > MAX_PERIOD_DAYS)
		return P_NONE;
	return months ? P_MONTHS : P_DAYS;
}

/* A period whose first date begins at p. */
static bool
period_at(const char *start, const char *p, const char *e, bool need_words,
		  GovDate *from, GovDate *to)
{
	char		buf[PERIOD_BYTES] = "";
	const char *after;
	GovDate		first;
	GovDate		last;
	Period		found;

	if (!may_begin_date(p, e))
		return false;
	found = period_in(p, e, &first, &last, &after);
	if (found == P_NONE || (found == P_DATE && page_ends_at(after, e)))
	{
		/* a page's number, or a line's end in a number, may be in the way */
		size_t		len = unwrap(buf, sizeof(buf), p, e);

		found = period_in(buf, buf + len, &first, &last, &after);
		if (found == P_NONE)
			found = period_in(buf, buf + join_digits(buf, len), &first, &last, &after);
	}
	if (found == P_DATE && first.day > 0 && to->year == 0)
	{
		/* 截至2019年12月31日, of the figures */
		const char *b = gov_rtrim(start, p);

		if (gov_word_before(start, b, up_to) && statistics_before(start, b))
			*to = first;
	}
	if (found <= P_DATE || ((need_words || found == P_MONTHS) && !statistics_before(start, p)))
		return false;
	*from = first;
	*to = last;
	return true;
}

bool
gov_header_find_period(GovSpan text, bool need_words, GovDate *from, GovDate *to)
{
	const char *p = text.p;
	const char *e = text.e;

	for (const char *q = p; (q = memchr(q, '2', (size_t) (e - q))) != NULL; q++)
		if (e - q >= 6 && (q[1] == '0' || gov_space_at(q + 1, e)) &&
			!gov_is_digit(gov_char_before(p, q)) && period_at(p, q, e, need_words, from, to))
			return true;
	if (need_words)
		return false;
	/* full-width and Chinese digits; by their last byte, the rarest */
	for (const char *q = p; (q = memchr(q, 0x92, (size_t) (e - q))) != NULL; q++)
		if (q - p >= 2 && GOV_STARTS(q - 2, e, "２０") &&
			!gov_is_digit(gov_char_before(p, q - 2)) &&
			period_at(p, q - 2, e, need_words, from, to))
			return true;
	for (const char *q = p; (q = memchr(q, 0x8C, (size_t) (e - q))) != NULL; q++)
		if (q - p >= 2 && GOV_STARTS(q - 2, e, "二") &&
			period_at(p, q - 2, e, need_words, from, to))
			return true;
	return false;
}

/* ------------------------------------------------------------------------
 * The year in prose
 */

typedef struct YearReader
{
	int			leading;		/* the year that sentences begin with, */
	int			any;			/* and the only one: 0 none, -1 several */
	bool		heading;		/* in the first line */
	bool		quoted;			/* inside 《》, where laws are named */
	bool		begins;			/* a sentence */
	bool		first;			/* the prose itself */
} YearReader;

/*
 * Behind a year in prose, at what follows; *is_year: it is one that the prose
 * speaks of, not a point in time or a number.
 */
static const char *
behind_year(const char *p, const char *e, bool *is_year)
{
	uint32_t	c;

	p = gov_header_skip_blanks(p, e, YEAR_BLANKS);
	*is_year = gov_char_at(p, e) == L'年';
	p = gov_header_skip_blanks(*is_year ? p + 3 : p, e, YEAR_BLANKS);
	c = gov_char_at(p, e);
	if (c == L'一')
		*is_year = GOV_STARTS(p, e, "一年");
	else if (gov_is_digit(c) || gov_is_any_of(c, behind_point_in_time))
		*is_year = false;
	return p;
}

/* A character that is part of no year. */
static const char *
step(YearReader *r, const char *p, const char *e)
{
	uint32_t	c = gov_char_at(p, e);

	/* nearly all are ideographs */
	if (gov_is_han(c))
	{
		r->begins = r->first = false;
		return p + 3;
	}
	if (c == L'《')
		r->quoted = true;
	else if (c == L'》')
		r->quoted = false;
	if (c == L'。' || c == L'）' || c == ')')
		r->begins = true;
	else if (c == '\n' && r->heading)
	{
		r->heading = false;
		r->first = r->begins = true;
	}
	else if (!gov_space_at(p, e) && c != '*' && c != '#')
		r->begins = r->first = false;
	if (!gov_is_digit(c))
		return p + gov_char_len(p, e);
	/* digits that are no year */
	while (p < e && gov_is_digit(gov_char_at(p, e)))
		p += gov_char_len(p, e);
	return p;
}

int
gov_header_find_year(GovSpan text, bool heading)
{
	const char *p = text.p;
	const char *e = text.e;
	YearReader	r = {0, 0, heading, false, true, !heading};

	while (p < e)
	{
		uint32_t	c = gov_char_at(p, e);
		int			y = c == '2' || c == L'２' || c == L'二' ? gov_header_year_at(p, e, &p) : 0;
		bool		is_year;

		if (!y)
		{
			p = step(&r, p, e);
			continue;
		}
		p = behind_year(p, e, &is_year);
		if (is_year && !r.quoted)
		{
			if (r.first)
				return y;
			if (r.begins)
				gov_header_note_year(&r.leading, y);
			gov_header_note_year(&r.any, y);
		}
		r.begins = r.first = false;
	}
	if (r.leading != 0)
		return r.leading > 0 ? r.leading : 0;
	return r.any > 0 ? r.any : 0;
}
