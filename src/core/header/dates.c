/*
 * dates.c
 *		Years, dates and periods, as prose and pages print them.
 */
#include "core/header/dates.h"

int
gov_digit_at(const char *p, const char *e, size_t *n)
{
	uint32_t	c = gov_char_at(p, e);

	*n = 3;
	if (c < 0x80)
	{
		*n = 1;
		return c >= '0' && c <= '9' ? (int) (c - '0') : -1;
	}
	if (c >= 0xFF10 && c <= 0xFF19)
		return (int) (c - 0xFF10);
	switch (c)
	{
		case L'〇':
		case L'○':
		case L'◯':
		case L'零':
		case L'Ｏ':
			return 0;
		case L'一':
			return 1;
		case L'二':
			return 2;
		case L'三':
			return 3;
		case L'四':
			return 4;
		case L'五':
			return 5;
		case L'六':
			return 6;
		case L'七':
			return 7;
		case L'八':
			return 8;
		case L'九':
			return 9;
		default:
			return -1;
	}
}

int
gov_year_read(const char *p, const char *e, const char **after)
{
	const char *q = p;
	int			y = 0;
	bool		ascii;
	size_t		n;

	if (e - p < 4)
		return 0;
	ascii = (unsigned char) *p < 0x80;
	if (ascii && (p[0] < '1' || p[0] > '2'))
		return 0;
	for (int i = 0; i < 4; i++)
	{
		int			d = gov_digit_at(q, e, &n);

		/* 二O一九 is typed with a letter as often as not */
		if (!ascii && i > 0 && q < e && (*q == 'O' || *q == 'o' || *q == '0'))
			d = 0;
		else if (d < 0 || (n == 1) != ascii)
			return 0;
		y = y * 10 + d;
		q += n;
	}
	if (y < 1990 || y > 2099 || gov_is_digit(gov_char_at(q, e)))
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
gov_title_year_read(const char *p, const char *e, const char **after)
{
	const char *q = p;
	uint32_t	c = gov_char_at(p, e);
	bool		bracket = gov_is_open_bracket(c);
	int			y;

	if (bracket)
		q += c < 0x80 ? 1 : 3;
	y = gov_year_at(q, e, &q);
	if (y == 0)
		return 0;
	q = skip_year_word(q, e);
	if (bracket)
	{
		c = gov_char_at(q, e);
		if (!gov_is_close_bracket(c))
			return 0;
		q = skip_year_word(q + (c < 0x80 ? 1 : 3), e);
	}
	*after = q;
	return y;
}

int
gov_small_number_at(const char *p, const char *e, const char **after)
{
	size_t		n;
	int			d = gov_digit_at(p, e, &n);
	int			v;

	if (n == 1 || gov_is_digit(gov_char_at(p, e)))
	{
		if (d < 0)
			return 0;
		v = d;
		p += n;
		d = gov_digit_at(p, e, &n);
		if (d >= 0 && gov_is_digit(gov_char_at(p, e)))
		{
			v = v * 10 + d;
			p += n;
		}
		if (gov_is_digit(gov_char_at(p, e)))
			return 0;
		*after = p;
		return v;
	}
	if (d < 0 && gov_char_at(p, e) != L'十')
		return 0;
	v = d < 0 ? 1 : d;
	if (d >= 0)
		p += 3;
	if (gov_char_at(p, e) == L'十')
	{
		p += 3;
		d = gov_digit_at(p, e, &n);
		v *= 10;
		if (d > 0 && n == 3)
		{
			v += d;
			p += 3;
		}
	}
	*after = p;
	return v;
}

int
gov_days_in_month(int year, int month)
{
	static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
		? 29 : days[month - 1];
}

bool
gov_date_at(const char *p, const char *e, int year, GovDate *date, const char **after)
{
	const char *q = p;
	int			y = gov_year_at(p, e, &q);
	int			month;
	int			day = 0;
	bool		words = true;	/* 年月日, not strokes */
	uint32_t	c;

	memset(date, 0, sizeof(*date));
	if (y)
	{
		const char *r = gov_skip_blanks(q, e, 8);

		c = gov_char_at(r, e);
		words = c == L'年';
		if (words)
			r += 3;
		else if (c == '-' || c == '/' || c == '.')
			r += 1;
		else if (c == L'．' || c == L'－' || c == L'／')
			r += 3;
		else
			return false;
		p = gov_skip_blanks(r, e, 8);
	}
	else if (year)
	{
		y = year;
		words = false;			/* either will do */
	}
	else
	{
		/* 20210113 */
		int			v = 0;

		for (int i = 0; i < 8; i++)
		{
			if (p + i >= e || p[i] < '0' || p[i] > '9')
				return false;
			v = v * 10 + (p[i] - '0');
		}
		if (gov_is_digit(gov_char_at(p + 8, e)))
			return false;
		y = v / 10000;
		month = v / 100 % 100;
		day = v % 100;
		if (y < 1990 || y > 2099 || month < 1 || month > 12 || day < 1 || day > gov_days_in_month(y, month))
			return false;
		date->year = (int16_t) y;
		date->month = (uint8_t) month;
		date->day = (uint8_t) day;
		*after = p + 8;
		return true;
	}

	month = gov_small_number_at(p, e, &q);
	if (month < 1 || month > 12)
		return false;
	p = gov_skip_blanks(q, e, 8);
	c = gov_char_at(p, e);
	if (c == L'月' && (words || year))
		p += 3;
	else if (words)
		return false;			/* 2020年1-12月 is no date */
	else if (c == '-' || c == '/' || c == '.')
		p += 1;
	else if (c == L'．' || c == L'－' || c == L'／')
		p += 3;
	else
		c = 0;
	if (c)
	{
		const char *r = gov_skip_blanks(p, e, 8);

		day = gov_small_number_at(r, e, &r);
		if (day > 0)
		{
			if (day > gov_days_in_month(y, month))
				return false;
			q = gov_skip_blanks(r, e, 8);
			if (gov_char_at(q, e) == L'日' || gov_char_at(q, e) == L'号')
				r = q + 3;
			else if (c == L'月')
				return false;
			p = r;
		}
		else if (c != L'月')
			return false;
		else
			day = 0;
	}
	date->year = (int16_t) y;
	date->month = (uint8_t) month;
	date->day = (uint8_t) day;
	*after = p;
	return c != 0;
}
