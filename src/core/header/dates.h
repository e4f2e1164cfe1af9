/*
 * dates.h
 *		Digits, years and dates, as prose and pages print them.
 */
#ifndef GOV_HEADER_DATES_H
#define GOV_HEADER_DATES_H

#include "core/header/lines.h"

#define GOV_DATE_BLANKS		8	/* that may stand between the parts of a date */

/* A decimal digit in one of its three guises, or -1; *n its bytes. */
extern int	gov_header_digit_at(const char *p, const char *e, size_t *n);

/* A year of four digits, all of one kind; 0 if there is none. */
extern int	gov_header_read_year(const char *p, const char *e, const char **after);

static inline int
gov_header_year_at(const char *p, const char *e, const char **after)
{
	/* few characters begin one */
	if (p >= e || (*p != '2' && *p != '1' && *p != '\xE4' && *p != '\xEF'))
		return 0;
	return gov_header_read_year(p, e, after);
}

/* A year at p with its brackets and its 年度; *after behind all that. */
extern int	gov_header_read_title_year(const char *p, const char *e, const char **after);

static inline int
gov_header_title_year_at(const char *p, const char *e, const char **after)
{
	/* nor does it begin with much else than a bracket */
	if (p >= e || ((unsigned char) *p >= 0xE5 && *p != '\xEF'))
		return 0;
	return gov_header_read_title_year(p, e, after);
}

/* A month or day, 1 to 99, in digits or as 二十一; 0 if there is none. */
extern int	gov_header_small_number_at(const char *p, const char *e, const char **after);

extern int	gov_header_days_in_month(int year, int month);

/* Does it part year, month and day, where 年 and 月 don't? */
extern bool gov_header_is_date_stroke(uint32_t c);

/*
 * A date.  year 0: it must print one, else it may lack it.  A month without
 * a day has day 0.  Blanks and line breaks may stand between its parts.
 */
extern bool gov_header_date_at(const char *p, const char *e, int year, GovDate *date,
							   const char **after);

/* Is [p, e) but a date, year and day included, as an organ signs with? */
extern bool gov_header_is_date_line(const char *p, const char *e);

/* Add one to what is known: 0 none, -1 more than one. */
static inline void
gov_header_note_year(int *year, int y)
{
	if (*year == 0)
		*year = y;
	else if (*year != y)
		*year = -1;
}

#endif
