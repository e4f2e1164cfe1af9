/*
 * find.c
 *		Divisions by the names that people type.
 */
#include "core/regions/find.h"

#include <string.h>

#include "core/regions/internal.h"
#include "core/text/fold.h"
#include "core/text/traditional.h"

#define MAX_NAME	64			/* characters: more than a path of names has */

/* A name as it is looked for. */
typedef struct Query
{
	uint16_t	c[MAX_NAME];
	int			n;
	int			year;			/* 0: today */
	bool		former;			/* those that are no more */
	bool		in_full[GOV_NDIVISIONS + GOV_NFORMER];
	bool		in_short[GOV_NDIVISIONS + GOV_NFORMER];
} Query;

/* Takes letters only; returns false for what is longer than any name. */
static bool
set_name(Query *q, GovStr name)
{
	const char *s = name.s;
	const char *end = s + name.len;

	q->n = 0;
	while (s < end)
	{
		uint32_t	c = gov_next_char(&s, end);

		if (gov_fold_char(c) == 0)
			continue;
		if (q->n == MAX_NAME)
			return false;
		/* 0: no name has such a character */
		c = gov_text_simplify(c);
		q->c[q->n++] = c <= 0xFFFF ? (uint16_t) c : 0;
	}
	return true;
}

static bool
stands_at(const Query *q, int at, const GovDivisionForm *form, int len)
{
	const char *s = gov_regions_name_pool + 3 * form->name;

	if (len == 0 || q->n - at < len)
		return false;
	for (int i = 0; i < len; i++)
		if (q->c[at + i] != gov_text_simplify(gov_next_char(&s, s + 3)))
			return false;
	return true;
}

static bool
is_wanted(const Query *q, int division)
{
	if (gov_regions_divisions[division].is_heading)
		return false;
	return q->former ? division >= GOV_NDIVISIONS : fit_of(division, q->year) == IN_YEAR;
}

/* Reads what stands from a character on, as names of divisions strictly inside a code (0: any). */
static void
read_from(Query *q, int at, uint32_t within)
{
	for (int i = 0; i < GOV_NDIVISION_FORMS; i++)
	{
		const GovDivisionForm *form = &gov_regions_name_forms[i];
		uint32_t	code = gov_regions_divisions[form->division].code;
		int			lens[] = {form->len, form->stem};

		if (!is_wanted(q, form->division) ||
			(within != 0 && (code == within || !contains6(within, code))))
			continue;
		for (int k = 0; k < 2; k++)
		{
			if (!stands_at(q, at, form, lens[k]))
				continue;
			if (at + lens[k] < q->n)
				read_from(q, at + lens[k], code);
			else
				(k == 0 ? q->in_full : q->in_short)[form->division] = true;
		}
	}
}

/* Lists what was found; returns how many. */
static int
list(const Query *q, const bool *found, GovFoundDivision *out)
{
	int			n = 0;

	for (int i = 0; i < GOV_NDIVISIONS + GOV_NFORMER; i++)
	{
		const GovDivision *d = &gov_regions_divisions[i];
		int			at = n;

		if (!found[i] || n == GOV_MAX_FOUND)
			continue;
		/* former ones come last, each by code */
		while (at > 0 && out[at - 1].code > d->code * CODE_SCALE)
			at--;
		memmove(&out[at + 1], &out[at], sizeof(out[0]) * (size_t) (n++ - at));
		out[at].code = d->code * CODE_SCALE;
		out[at].name.s = gov_regions_name_pool + 3 * d->name;
		out[at].name.len = 3 * d->len;
		out[at].year = q->former ? d->until + CENTURY : q->year;
	}
	return n;
}

int
gov_regions_find(GovStr name, int year, GovFoundDivision found[GOV_MAX_FOUND])
{
	Query		q;
	int			n = 0;

	if ((year != 0 && year < GOV_DIVISION_FIRST) || !set_name(&q, name) || q.n == 0)
		return 0;
	q.year = year;
	for (int former = 0; n == 0 && former <= (year == 0); former++)
	{
		memset(q.in_full, 0, sizeof(q.in_full));
		memset(q.in_short, 0, sizeof(q.in_short));
		q.former = former;
		read_from(&q, 0, 0);
		n = list(&q, q.in_full, found);
		if (n == 0)
			n = list(&q, q.in_short, found);
	}
	return n;
}
