/*
 * dates.c
 *		Digits, years and dates, as prose and pages print them.
 */
#include "core/header/dates.h"

#include "core/text/fold.h"

#define YEAR_DIGITS		4
#define MIN_YEAR		1990	/* of the years that a report may speak of */
#define MAX_YEAR		2099
#define COMPACT_DIGITS	8		/* of 20210113 */
#define DATE_LINE_BYTES	48

/* What is printed for a zero among Chinese digits. */
static const wchar_t chinese_zeros[] = L"〇○◯零Ｏ";

int
gov_header_digit_at(const char *p, const char *e, size_t *n)
{
	uint32_t	c = gov_char_at(p, e);
	int			d;

	*n = 3;
	if (c < 0x80)
	{
		*n = 1;
		return c >= '0' && c <= '9' ? (int) (c - '0') : -1;
	}
	if (gov_is_digit(c))
		return (int) (c - 0xFF10);
	d = gov_chinese_digit(c);
	if (d > 0)
		return d <= 9 ? d : -1;
	return gov_is_any_of(c, chinese_zeros) ? 0 : -1;
}

int
gov_header_read_year(const char *p, const char *e, const char **after)
{
	const char *q = p;
	int			y = 0;
	bool		ascii;
	size_t		n;

	if (e - p < YEAR_DIGITS)
		return 0;
	ascii = (unsigned char) *p < 0x80;
	for (int i = 0; i < YEAR_DIGITS; i++)
	{
		int			d = gov_header_digit_at(q, e, &n);

		/* 二O一九 is typed with a letter as often as not */
		if (!ascii && q < e && (*q == 'O' || *q == 'o' || *q == '0'))
			d = 0;
		else if (d < 0 || (n == 1) != ascii)
			return 0;
		y = y * 10 + d;
		q += n;
	}
	if (y < MIN_YEAR || y > MAX_YEAR || gov_is_digit(gov_char_at(q, e)))
		return 0;
	*after = q;
	return y;
}

/* Skip 年, 年度, 年份 and the like after a year. */
static const char *
skip_year_word(const char *p, const char *e)
{
	if (GOV_STARTS(p, e, "年"))
		p += 3;
	if (GOV_STARTS(p, e, "度") || GOV_STARTS(p, e, "份"))
		p += 3;
	return p;
}

int
gov_header_read_title_year(const char *p, const char *e, const char **after)
{
	const char *q = p;
	uint32_t	c = gov_char_at(p, e);
	bool		bracket = gov_is_open_bracket(c);
	int			y;

	if (bracket)
		q += gov_width(c);
	y = gov_header_year_at(q, e, &q);
	if (y == 0)
		return 0;
	q = skip_year_word(q, e);
	if (bracket)
	{
		c = gov_char_at(q, e);
		if (!gov_is_close_bracket(c))
			return 0;
		q = skip_year_word(q + gov_width(c), e);
	}
	*after = q;
	return y;
}

/* The same in one or two digits, ASCII or full-width. */
static int
small_decimal_at(const char *p, const char *e, const char **after)
{
	size_t		n;
	int			v = gov_header_digit_at(p, e, &n);

	if (v < 0)
		return 0;
	p += n;
	if (gov_is_digit(gov_char_at(p, e)))
	{
		v = v * 10 + gov_header_digit_at(p, e, &n);
		p += n;
	}
	if (gov_is_digit(gov_char_at(p, e)))
		return 0;
	*after = p;
	return v;
}

int
gov_header_small_number_at(const char *p, const char *e, const char **after)
{
	uint32_t	c = gov_char_at(p, e);
	size_t		n;
	int			d;
	int			v;

	if (gov_is_digit(c))
		return small_decimal_at(p, e, after);
	d = gov_header_digit_at(p, e, &n);
	if (d < 0 && c != L'十')
		return 0;
	v = d < 0 ? 1 : d;
	if (d >= 0)
		p += n;
	if (gov_char_at(p, e) == L'十')
	{
		p += 3;
		d = gov_header_digit_at(p, e, &n);
		v *= 10;
		if (d > 0 && n == 3)
		{
			v += d;
			p += n;
		}
	}
	*after = p;
	return v;
}

int
gov_header_days_in_month(int year, int month)
{
	static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
		? 29 : days[month - 1];
}

bool
gov_header_is_date_stroke(uint32_t c)
{
	return gov_is_any_of(c, L"-/.．－／");
}

static void
set_date(GovDate *date, int year, int month, int day)
{
	date->year = (int16_t) year;
	date->month = (uint8_t) month;
	date->day = (uint8_t) day;
}

/* 20210113 */
static bool
compact_date_at(const char *p, const char *e, GovDate *date, const char **after)
{
	int			v = 0;
	int			year;
	int			month;
	int			day;

	if (e - p < COMPACT_DIGITS)
		return false;
	for (int i = 0; i < COMPACT_DIGITS; i++)
	{
		if (p[i] < '0' || p[i] > '9')
			return false;
		v = v * 10 + (p[i] - '0');
	}
	if (gov_is_digit(gov_char_at(p + COMPACT_DIGITS, e)))
		return false;
	year = v / 10000;
	month = v / 100 % 100;
	day = v % 100;
	if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12 || day < 1 ||
		day > gov_header_days_in_month(year, month))
		return false;
	set_date(date, year, month, day);
	*after = p + COMPACT_DIGITS;
	return true;
}

/* How the parts of a date are told from each other. */
typedef enum Style
{
	WORDS,						/* 年, 月 and 日 */
	STROKES,
	EITHER
} Style;

/* The month at p, and what parts it from the day; *mark is that, 0: nothing. */
static const char *
read_month(const char *p, const char *e, Style style, int *month, uint32_t *mark)
{
	uint32_t	c;

	*month = gov_header_small_number_at(p, e, &p);
	if (*month < 1 || *month > 12)
		return NULL;
	p = gov_header_skip_blanks(p, e, GOV_DATE_BLANKS);
	c = gov_char_at(p, e);
	if (c == L'月' ? style == STROKES : style == WORDS || !gov_header_is_date_stroke(c))
	{
		*mark = 0;
		return style == WORDS ? NULL : p;	/* 2020年1-12月 is no date */
	}
	*mark = c;
	return p + gov_width(c);
}

/* The day at p, behind the month's mark; 0 when there is none; -1 when what is
 * printed there makes it no date. */
static int
read_day(const char *p, const char *e, uint32_t mark, int days, const char **after)
{
	const char *r = gov_header_skip_blanks(p, e, GOV_DATE_BLANKS);
	int			day = gov_header_small_number_at(r, e, &r);
	uint32_t	c;

	if (day == 0)
		return mark == L'月' ? 0 : -1;
	if (day > days)
		return -1;
	p = gov_header_skip_blanks(r, e, GOV_DATE_BLANKS);
	c = gov_char_at(p, e);
	if (c == L'日' || c == L'号')
		r = p + gov_width(c);
	else if (mark == L'月')
		return -1;
	*after = r;
	return day;
}

bool
gov_header_date_at(const char *p, const char *e, int year, GovDate *date, const char **after)
{
	const char *q = p;
	int			printed = gov_header_year_at(p, e, &q);
	Style		style = EITHER;
	int			month;
	int			day;
	uint32_t	mark;

	memset(date, 0, sizeof(*date));
	if (printed)
	{
		q = gov_header_skip_blanks(q, e, GOV_DATE_BLANKS);
		mark = gov_char_at(q, e);
		if (mark != L'年' && !gov_header_is_date_stroke(mark))
			return false;
		style = mark == L'年' ? WORDS : year ? EITHER : STROKES;
		year = printed;
		p = gov_header_skip_blanks(q + gov_width(mark), e, GOV_DATE_BLANKS);
	}
	else if (year == 0)
		return compact_date_at(p, e, date, after);

	p = read_month(p, e, style, &month, &mark);
	if (!p || mark == 0)
		return false;
	day = read_day(p, e, mark, gov_header_days_in_month(year, month), &p);
	if (day < 0)
		return false;
	set_date(date, year, month, day);
	*after = p;
	return true;
}

bool
gov_header_is_date_line(const char *p, const char *e)
{
	GovDate		date;
	const char *after;

	if (p >= e || e - p > DATE_LINE_BYTES)
		return false;
	if (gov_is_open_bracket(gov_char_at(p, e)))
		p += gov_width(gov_char_at(p, e));
	if (!gov_header_date_at(p, e, 0, &date, &after) || date.day == 0)
		return false;
	if (gov_is_close_bracket(gov_char_at(after, e)))
		after += gov_width(gov_char_at(after, e));
	return gov_skip_space(after, e) == e;
}
