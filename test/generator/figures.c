/*
 * figures.c
 *		The figures of a report, balanced by construction, and how they are
 *		printed.
 */
#include "internal.h"

#include <stdio.h>

static const char *const na_signs[] = {"/", "—", "--", "无", "不适用", "/"};

/* Zeros dominate, as they do in life; scale is the size of the organ. */
static int64_t
figure(GenGenerator *g, int scale)
{
	static const int top[] = {0, 3, 20, 400, 9000};

	if (g->style.dense && !gen_one_in(g, 6))
		return gen_between(g, 1, gen_one_in(g, 3) ? 99 : 9);
	if (scale == 0 || !gen_one_in(g, scale == 1 ? 7 : scale == 2 ? 4 : 2))
		return 0;
	return gen_one_in(g, 3) ? gen_between(g, 0, top[scale]) : gen_between(g, 0, 1 + top[scale] / 12);
}

static void
set(GenGenerator *g, int slot, int64_t value, int scale)
{
	GenTruth   *t = gen_truth(g, slot);

	while (scale > 0 && value % 10 == 0)
	{
		value /= 10;
		scale--;
	}
	t->status = GOV_REPORTED;
	t->value = value;
	t->scale = (uint8_t) scale;
}

static const char *
fullwidth(GenGenerator *g, const char *s)
{
	char	   *p = gen_mem(g, strlen(s) * 3 + 1);
	char	   *q = p;

	for (; *s; s++)
		if ((*s >= '0' && *s <= '9') || *s == '+' || *s == '-')
		{
			*q++ = '\xef';
			*q++ = '\xbc';
			*q++ = (char) (*s - '0' + 0x90);
		}
		else
			*q++ = *s;
	*q = '\0';
	return p;
}

static const char *
with_commas(GenGenerator *g, const char *digits)
{
	const char *point = strchr(digits, '.');
	int			n = (int) (point ? point - digits : (long) strlen(digits));
	char	   *p = gen_mem(g, strlen(digits) * 2 + 1);
	char	   *q = p;

	for (int i = 0; i < n; i++)
	{
		if (i > 0 && (n - i) % 3 == 0)
			*q++ = ',';
		*q++ = digits[i];
	}
	strcpy(q, digits + n);
	return p;
}

/* value / 10^scale in decimals */
static const char *
decimals(GenGenerator *g, int64_t value, int scale)
{
	int64_t		unit = 1;
	char	   *p;
	size_t		n;

	for (int i = 0; i < scale; i++)
		unit *= 10;
	if (scale == 0)
		return gen_format(g, "%lld", (long long) value);
	p = gen_format(g, "%lld.%0*lld", (long long) (value / unit), scale,
				   (long long) (value % unit));
	n = strlen(p);
	if (gen_one_in(g, 4))
		return p;				/* 12.50 as well as 12.5 */
	while (p[n - 1] == '0')
		n--;
	if (p[n - 1] == '.')
		n--;
	p[n] = '\0';
	return p;
}

static const char *
notation(GenGenerator *g, const char *s)
{
	if (g->style.comma && s[0] >= '0' && s[0] <= '9')
		s = with_commas(g, s);
	if (g->style.fullwidth && gen_one_in(g, 3))
		s = fullwidth(g, s);
	return s;
}

static void
count(GenGenerator *g, int slot, int64_t value)
{
	set(g, slot, value, 0);
	g->figures[g->set].print[slot] = notation(g, gen_format(g, "%lld", (long long) value));
}

/* A number with its unit: right behind it, or in brackets, with or without what isn't seen. */
static const char *
with_unit(GenGenerator *g, const char *s, const char *unit)
{
	static const char *const formats[] = {"%s（%s）", "%s(%s)", "%s（ %s ）", "%s[%s]", "%s\xE2\x80\x8B%s", "%s（%s\xC2\xAD）"};

	if (unit[0] == '\0' || !gen_one_in(g, 5))
		return gen_join(g, s, unit);
	return gen_format(g, formats[gen_upto(g, 6)], s, unit);
}

/* With its sign in words, as some print changes. */
static const char *
worded(GenGenerator *g, int64_t value)
{
	static const char *const ups[] = {"增%lld", "增加%lld", "%lld（增）", "%lld（增加）"};
	static const char *const downs[] = {"减%lld", "减少%lld", "%lld（减）", "%lld（减少）"};

	return gen_format(g, (value > 0 ? ups : downs)[gen_upto(g, 4)],
					  (long long) (value > 0 ? value : -value));
}

static void
change(GenGenerator *g, int slot, int64_t value)
{
	set(g, slot, value, 0);
	if (value != 0 && gen_one_in(g, 20))
	{
		g->figures[g->set].print[slot] = worded(g, value);
		return;
	}
	g->figures[g->set].print[slot] = notation(g, gen_format(g, value > 0 && !gen_one_in(g, 3) ? "+%lld" : "%lld",
															(long long) value));
}

/* The column says ten thousands of yuan. */
static void
fees(GenGenerator *g, int slot, int64_t value, int scale)
{
	const char *s = notation(g, decimals(g, value, scale));
	int64_t		yuan = value;

	for (int i = scale; i < g->plan.fee_zeros; i++)
		yuan *= 10;
	set(g, slot, yuan, scale > g->plan.fee_zeros ? scale - g->plan.fee_zeros : 0);
	g->figures[g->set].print[slot] = gen_one_in(g, 10) ? with_unit(g, s, g->plan.fee_unit) : s;
}

/* The cell says its unit itself, or means yuan. */
static void
amount(GenGenerator *g, int slot, int scale)
{
	int64_t		v = scale == 0 || gen_one_in(g, 3) ? 0 : gen_between(g, 1, 99999999);
	int			places = v ? gen_upto(g, 3) : 0;
	const char *s = notation(g, decimals(g, v, places));
	int64_t		one = 1;
	static const int64_t units[] = {1, 1, 10000, 100000000};
	static const char *const names[] = {"", "元", "万元", "亿元"};
	int			u = v ? gen_upto(g, 4) : gen_upto(g, 3);

	for (int i = 0; i < places; i++)
		one *= 10;
	if (u == 3)
	{
		/* a sum in hundreds of millions is a small number */
		v %= 100000;
		s = notation(g, decimals(g, v, places));
	}
	for (int i = 0; u == 0 && i < g->plan.amount_zeros; i++)
		v *= 10;
	if (units[u] >= one)
		set(g, slot, v * (units[u] / one), 0);
	else
		set(g, slot, v, places);
	g->figures[g->set].print[slot] = with_unit(g, s, names[u]);
}

static void
disclosure(GenGenerator *g, int form, int scale)
{
	const GenRow *r = &g->rows[form == GOV_FORM_2019 ? ROW_2019 : ROW_2021];
	static const int big[] = {0, 300, 9000, 200000, 5000000};

	if (form == GOV_FORM_2019)
	{
		for (int i = 0; i < 2; i++)
		{
			int64_t		made = figure(g, i == 0 ? scale - 2 < 0 ? 0 : scale - 2 : scale);

			count(g, r[i].slot[0], made);
			count(g, r[i].slot[1], made + figure(g, 1));
			count(g, r[i].slot[2], made + 5 + figure(g, scale));
			if (made == 0)
				count(g, r[i].slot[2], 0);
		}
		for (int i = 2; i < 6; i++)
		{
			count(g, r[i].slot[0], figure(g, scale));
			change(g, r[i].slot[1], gen_one_in(g, 2) ? 0 : gen_between(g, -40, 300) * (scale > 0));
			count(g, r[i].slot[2], gen_one_in(g, 2) ? figure(g, scale) : gen_between(g, 0, big[scale]));
		}
		count(g, r[6].slot[0], figure(g, 1));
		change(g, r[6].slot[1], figure(g, 1) - figure(g, 1));
		count(g, r[7].slot[0], figure(g, 2));
		amount(g, r[7].slot[1], scale);
	}
	else
	{
		for (int i = 0; i < 2; i++)
			for (int j = 0; j < 3; j++)
			{
				int			slot = r[i].slot[j];

				count(g, slot, figure(g, i == 0 ? scale - 2 < 0 ? 0 : scale - 2 : scale));
				if (j == 1 && g->style.noted && gen_truth(g, slot)->value > 0)
					g->figures[g->set].print[slot] = gen_join(g, g->figures[g->set].print[slot],
															  gen_style(g, gen_format(g, "(含自然失效%d件)",
																					  gen_upto(g, (int) gen_truth(g, slot)->value + 1))));
			}
		for (int i = 2; i < 5; i++)
			count(g, r[i].slot[0], gen_one_in(g, 3) ? 0 : gen_between(g, 0, big[scale]));
		if (scale == 0 || gen_one_in(g, 2))
			fees(g, r[5].slot[0], 0, 0);
		else
			fees(g, r[5].slot[0], gen_between(g, 1, big[scale] * 10), gen_upto(g, 7));
	}
}

static void
applications(GenGenerator *g, int form, int scale)
{
	int64_t		total[GOV_NAPPLICATIONS] = {0};

	for (int p = 0; p < GOV_PARTY_TOTAL; p++)
	{
		int64_t		v[GOV_NAPPLICATIONS] = {0};
		int			s = p == 0 ? scale : p == 1 ? scale - 1 : scale - 2;
		int64_t		all;

		if (s < 0 || (p > 1 && gen_one_in(g, 2)))
			s = 0;
		for (int r = GOV_ROW_GRANTED; r < GOV_ROW_CONCLUDED; r++)
		{
			if (form == GOV_FORM_2019 ? r >= GOV_ROW_OTHER_LEAVES : r == GOV_ROW_OTHER)
				continue;
			v[r] = figure(g, s);
			v[GOV_ROW_CONCLUDED] += v[r];
		}
		v[GOV_ROW_CARRIED_OVER] = figure(g, s);
		all = v[GOV_ROW_CONCLUDED] + v[GOV_ROW_CARRIED_OVER];
		v[GOV_ROW_CARRIED_IN] = figure(g, s);
		if (v[GOV_ROW_CARRIED_IN] > all)
			v[GOV_ROW_CARRIED_IN] = all;
		v[GOV_ROW_RECEIVED] = all - v[GOV_ROW_CARRIED_IN];
		for (int r = 0; r < GOV_NAPPLICATIONS; r++)
		{
			if (form == GOV_FORM_2019 ? r >= GOV_ROW_OTHER_LEAVES && r < GOV_ROW_CONCLUDED : r == GOV_ROW_OTHER)
				continue;
			count(g, gov_form_slot(r, p), v[r]);
			total[r] += v[r];
		}
	}
	for (int r = 0; r < GOV_NAPPLICATIONS; r++)
		if (gen_truth(g, gov_form_slot(r, 0))->status == GOV_REPORTED)
			count(g, gov_form_slot(r, GOV_PARTY_TOTAL), total[r]);
}

static void
remedies(GenGenerator *g, int scale)
{
	const GenRow *r = &g->rows[ROW_REMEDIES];

	for (int w = 0; w < 3; w++)
	{
		int64_t		sum = 0;

		for (int i = 0; i < 4; i++)
		{
			int64_t		v = figure(g, scale > 0 ? scale - 1 + (w == 0) : 0);

			count(g, r->slot[w * 5 + i], v);
			sum += v;
		}
		count(g, r->slot[w * 5 + 4], sum);
	}
}

static void
unprinted(GenGenerator *g, int slot, bool blank)
{
	GenTruth   *t = gen_truth(g, slot);

	if (t->status == GOV_ABSENT)
		return;
	memset(t, 0, sizeof(*t));
	t->status = blank ? GOV_BLANK : GOV_NOT_APPLICABLE;
	g->figures[g->set].print[slot] = blank ? "" : na_signs[g->style.na];
}

void
gen_make_figures(GenGenerator *g, int form2, int form3, const bool *blanks)
{
	int			scale = gen_one_in(g, 3) ? 0 : gen_upto(g, 5);
	bool		blank[3];

	disclosure(g, form2, scale);
	applications(g, form3, scale);
	remedies(g, scale);

	/* equations broken on purpose: a total that is not its sum */
	g->report.balanced = true;
	if (g->options->unbalanced)
	{
		int			slot = gov_form_slot(gen_one_in(g, 2) ? GOV_ROW_RECEIVED : GOV_ROW_CONCLUDED,
										 gen_one_in(g, 2) ? GOV_PARTY_TOTAL : 0);

		count(g, slot, gen_truth(g, slot)->value + gen_between(g, 1, 9));
		g->report.balanced = false;
	}

	for (int i = 0; i < 3; i++)
		blank[i] = blanks[i] && gen_one_in(g, 2);
	if (gen_one_in(g, 8))		/* departments make no regulations */
	{
		for (int i = 0; i < 3; i++)
			unprinted(g, g->rows[form2 == GOV_FORM_2019 ? ROW_2019 : ROW_2021].slot[i], blank[0]);
	}
	if (gen_one_in(g, 16))		/* no remedies: nothing is filled in */
		for (int i = 0; i < 15; i++)
			unprinted(g, g->rows[ROW_REMEDIES].slot[i], blank[2]);
	if (gen_one_in(g, 16))		/* zeros are left out */
	{
		int			part = gen_upto(g, 3);

		for (int s = 0; s < GOV_NSLOTS; s++)
			if ((int) gov_items[gov_form_item_of_slot(s)].part == part &&
				gen_truth(g, s)->value == 0)
				unprinted(g, s, blank[part]);
	}
	if (gen_one_in(g, 12))
		for (int i = gen_between(g, 1, 6); i > 0; i--)
		{
			int			s = gen_upto(g, GOV_NSLOTS);

			unprinted(g, s, blank[gov_items[gov_form_item_of_slot(s)].part]);
		}
}
