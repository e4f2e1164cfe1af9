/*
 * periods.c
 *		The statistical period, and the year that prose is about.
 */
#include "core/header/periods.h"

#include "core/header/dates.h"

#define PERIOD_BYTES	200		/* of both dates of one */

static int
day_number(GovDate d)
{
	int			n = d.year * 366 + d.day;

	for (int m = 1; m < d.month; m++)
		n += gov_days_in_month(d.year, m);
	return n;
}

/* ------------------------------------------------------------------------
 * The statistical period
 */

/* Is one of the words that introduce a period printed shortly before p? */
static bool
statistics_before(const char *start, const char *p)
{
	const char *q = p - start > 90 ? p - 90 : start;

	for (; q < p; q++)
		if ((*q == '\xE7' && GOV_STARTS(q, p, "统")) || (*q == '\xE6' && GOV_STARTS(q, p, "期限")) ||
			(*q == '\xE6' && GOV_STARTS(q, p, "时限")) || (*q == '\xE6' && GOV_STARTS(q, p, "数据")))
			return true;
	return false;
}

/* What joins the two dates of a period; NULL when nothing does. */
static const char *
skip_until(const char *p, const char *e)
{
	bool		found = false;

	for (int i = 0; i < 12; i++)
	{
		uint32_t	c;

		p = gov_skip_blanks(p, e, 64);
		c = gov_char_at(p, e);
		switch (c)
		{
			case '-':
			case '~':
				found = true;
				p++;
				break;
			case L'至':
			case L'到':
			case L'—':
			case L'–':
			case L'―':
			case L'－':
			case L'～':
			case L'‐':
			case L'─':
				found = true;
				p += 3;
				break;
			case ',':
				p++;
				break;
			case L'，':
			case L'、':
			case L'起':
			case L'止':
			case L'截':
			case L'（':
			case L'）':
				p += 3;
				break;
			case '0':
				if (GOV_STARTS(p, e, "00:00"))
					p += 5;
				else if (GOV_STARTS(p, e, "0时") || GOV_STARTS(p, e, "0点"))
					p += 4;
				else
					return found ? p : NULL;
				break;
			case L'零':
				if (!GOV_STARTS(p, e, "零时") && !GOV_STARTS(p, e, "零点"))
					return found ? p : NULL;
				p += 6;
				break;
			case L'开':
				if (!GOV_STARTS(p, e, "开始"))
					return NULL;
				p += 6;
				break;
			default:
				return found ? p : NULL;
		}
	}
	return NULL;
}

/*
 * If the line at p is but the number of a page ("- 1 -", "第1页"), its end,
 * else NULL.  *bare: there's only a number, which may be a piece of a date as
 * well, unless the page ends behind it.
 */
static const char *
skip_page_number(const char *p, const char *e, bool *bare)
{
	uint32_t	first = 0;
	uint32_t	last = 0;
	int			digits = 0;

	*bare = false;
	for (; p < e && *p != '\n'; p += gov_char_len(p, e))
	{
		uint32_t	c = gov_char_at(p, e);

		if (gov_space_at(p, e))
			continue;
		if (gov_is_digit(c))
			digits++;
		else if (c != '-' && c != L'—' && c != L'－' && c != L'第' && c != L'页' && c != L'共')
			return NULL;
		last = c;
		if (first == 0)
			first = c;
	}
	if (digits == 0 || digits > 8)
		return NULL;
	if (first == L'第')
		return last == L'页' ? p : NULL;
	if (!gov_is_digit(first))
		return !gov_is_digit(last) && digits <= 4 ? p : NULL;
	if (digits <= 4 && e - p >= 2 && p[1] == '\f')
		return p;
	*bare = true;
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
			const char *page = *p == '\n' ? skip_page_number(p + 1, e, &bare) : NULL;

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
		if (skip_page_number(p + 1, e, &bare))
			return true;
	return false;
}

/* Can a year begin at p that begins a date?  Most do not. */
static bool
may_begin_date(const char *p, const char *e)
{
	const char *q = p;
	uint32_t	c;

	if (gov_year_at(p, e, &q))
	{
		q = skip_to_line_end(q, e);
		c = gov_char_at(q, e);
		if (c == '\n')
			return true;
		if (c != L'年' && c != '-' && c != '/' && c != '.' && c != L'．' && c != L'－' && c != L'／')
			return false;
		q = skip_to_line_end(q + gov_width(c), e);
		return q < e && (*q == '\n' || gov_small_number_at(q, e, &q) > 0);
	}
	/* its digits apart: "20" at the end of a line */
	for (q = p; q < e && *q >= '0' && *q <= '9'; q++)
		;
	if (q == p || q - p > 3 || !gov_space_at(q, e))
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

/* What [p, e) begins with; *after behind the first date. */
static Period
period_in(const char *p, const char *e, GovDate *from, GovDate *to, const char **after)
{
	const char *q;
	const char *rest;
	bool		months;
	bool		whole = gov_date_at(p, e, 0, from, &q);
	int			days;

	if (!whole)
	{
		/* 2020年1-12月 */
		int			year = gov_year_at(p, e, &q);
		int			month;

		if (!year)
			return P_NONE;
		q = gov_skip_blanks(q, e, 8);
		if (gov_char_at(q, e) != L'年')
			return P_NONE;
		month = gov_small_number_at(gov_skip_blanks(q + 3, e, 8), e, &q);
		if (month < 1 || month > 12)
			return P_NONE;
		from->year = (int16_t) year;
		from->month = (uint8_t) month;
		from->day = 0;
	}
	*after = q;
	months = from->day == 0;
	rest = skip_until(q, e);
	if (!rest)
		return whole ? P_DATE : P_NONE;
	if (!gov_date_at(rest, e, from->year, to, &q) || months != (to->day == 0))
		return P_NONE;
	/* 2021.12.3 at the end of a line and 1 on the next: joined it is */
	if (to->day < 10 && !months && e - q >= 2 && gov_space_at(q, e) && gov_is_digit((unsigned char) q[-1]) &&
		gov_is_digit((unsigned char) q[1]))
		return P_NONE;
	if (months)
	{
		from->day = 1;
		to->day = (uint8_t) gov_days_in_month(to->year, to->month);
	}
	days = day_number(*to) - day_number(*from);
	if (days < 1 || days > 740)
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

		if ((GOV_ENDS(start, b, "截至") || GOV_ENDS(start, b, "截止") ||
			 GOV_ENDS(start, b, "截至到") || GOV_ENDS(start, b, "截止到") ||
			 GOV_ENDS(start, b, "截止至")) && statistics_before(start, b))
			*to = first;
	}
	if (found <= P_DATE || ((need_words || found == P_MONTHS) && !statistics_before(start, p)))
		return false;
	*from = first;
	*to = last;
	return true;
}

bool
gov_find_period(GovSpan text, bool need_words, GovDate *from, GovDate *to)
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

/*
 * The year that a stretch of prose is about: that of its first words, else of
 * sentences that begin with one (2020年，…), else the only one there is; 0
 * when in doubt.  heading: the first line is one.
 */
int
gov_find_year(GovSpan text, bool heading)
{
	const char *p = text.p;
	const char *e = text.e;
	int			leading = 0;
	int			any = 0;
	bool		quoted = false; /* inside 《》, where laws are named */
	bool		begins = true;	/* a sentence */
	bool		first = !heading;	/* the prose itself */
	const char *after;

	while (p < e)
	{
		uint32_t	c = gov_char_at(p, e);
		int			y = 0;

		if (c == '2' || c == 0xFF12 || c == L'二')
			y = gov_year_at(p, e, &after);
		if (y)
		{
			const char *q = gov_skip_blanks(after, e, 4);
			bool		is_year = gov_char_at(q, e) == L'年';

			q = gov_skip_blanks(is_year ? q + 3 : q, e, 4);
			c = gov_char_at(q, e);
			switch (c)
			{
				case L'以':	/* 以来 and other points in time */
				case L'起':
				case L'底':
				case L'初':
				case L'末':
				case L'修':
				case L'来':
				case L'开':
				case L'至':
				case L'到':
				case L'前':
				case L'后':
				case L'十':
				case '-':
					is_year = false;
					break;
				case L'一':
					is_year = GOV_STARTS(q, e, "一年");
					break;
				default:
					break;
			}
			if (is_year && !quoted && !gov_is_digit(c))
			{
				if (first)
					return y;
				if (begins)
					gov_note_year(&leading, y);
				gov_note_year(&any, y);
			}
			begins = first = false;
			p = q;
			continue;
		}
		if (c == L'《')
			quoted = true;
		else if (c == L'》')
			quoted = false;
		if (c == L'。' || c == L'）' || c == ')')
			begins = true;
		else if (c == '\n' && heading)
		{
			heading = false;
			first = begins = true;
		}
		else if (!gov_space_at(p, e) && c != '*' && c != '#')
			begins = first = false;
		if (gov_is_digit(c))
		{
			/* digits that are no year */
			while (p < e && gov_is_digit(gov_char_at(p, e)))
				p += gov_char_len(p, e);
			continue;
		}
		p += gov_char_len(p, e);
	}
	if (leading != 0)
		return leading > 0 ? leading : 0;
	return any > 0 ? any : 0;
}
