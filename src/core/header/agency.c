/*
 * agency.c
 *		Where a report names its author besides the title.
 */
#include "core/header/internal.h"

#include "core/header/dates.h"

/* A publisher's or source's name. */
bool
gov_agency_of_value(GovHeaderReader *r, GovSpan v)
{
	char		buf[GOV_AGENCY_BYTES];
	size_t		n;
	const char *end;
	const char *q;
	int			words = 0;
	bool		single = true;
	bool		whole;

	if (!v.p || v.e - v.p > GOV_AGENCY_BYTES * 2)
		return false;

	/* 青 禾 市: each character a word */
	for (q = v.p; q < v.e;)
	{
		const char *w = q;

		while (q < v.e && !gov_space_at(q, v.e))
			q += gov_char_len(q, v.e);
		words++;
		single &= q - w <= 3;
		q = gov_skip_space(q, v.e);
	}
	end = v.e;
	if (words > 1 && !single)
	{
		for (end = v.p; end < v.e && !gov_space_at(end, v.e);)
			end += gov_char_len(end, v.e);
		/* 甲市 乙局 */
		if (words == 2 && gov_ends_in_division(v.p, end))
		{
			q = gov_skip_space(end, v.e);
			if (gov_is_organ(q, v.e) && !GOV_STARTS(q, v.e, "作者"))
				end = v.e;
		}
	}
	n = gov_squeeze(buf, sizeof(buf), v.p, end, &whole);
	if (!whole)
		return false;
	while (n >= 3 && (GOV_ENDS(buf, buf + n, "】") || GOV_ENDS(buf, buf + n, "；") ||
					  GOV_ENDS(buf, buf + n, "，")))
		n -= 3;
	if (!gov_is_organ(buf, buf + n) || gov_is_generic_organ(buf, buf + n))
		return false;
	r->out->agency = gov_keep(r->a, buf, n);
	return true;
}

/* "甲局", or "（甲局 2022年1月20日）", on the line below the title. */
bool
gov_agency_below_title(GovHeaderReader *r)
{
	GovSpan		v = r->below;
	char		buf[GOV_AGENCY_BYTES];
	int			year = 0;
	size_t		n;

	if (!v.p)
		return false;
	if (gov_is_open_bracket(gov_char_at(v.p, v.e)) && gov_is_close_bracket(gov_char_before(v.p, v.e)))
	{
		v.p += gov_char_len(v.p, v.e);
		v.e -= gov_char_before(v.p, v.e) < 0x80 ? 1 : 3;
	}
	for (const char *q = v.p; q < v.e; q += gov_char_len(q, v.e))
		if (gov_space_at(q, v.e))
		{
			const char *d = gov_skip_space(q, v.e);
			GovDate		date;
			const char *after;

			if (gov_date_at(d, v.e, 0, &date, &after) && after == v.e)
			{
				v.e = q;
				break;
			}
		}
	/* a name with spaces may be a row of menus */
	for (const char *q = v.p; q < v.e; q += gov_char_len(q, v.e))
		if (gov_space_at(q, v.e))
			return false;
	/* it may have the year with it */
	if (v.e - v.p > GOV_AGENCY_BYTES)
		return false;
	n = gov_organ_of_prefix(v.p, v.e, &year, buf);
	if (n == 0)
		return false;
	r->out->agency = gov_keep(r->a, buf, n);
	return true;
}

static bool
take_agency(GovHeaderReader *r, const char *p, const char *e)
{
	p = gov_organ_trim_start(p, e);
	e = gov_organ_trim_end(p, e);
	if (!gov_is_organ(p, e) || gov_is_generic_organ(p, e))
		return false;
	r->out->agency = gov_keep(r->a, p, (size_t) (e - p));
	return true;
}

/* "本报告由甲局编制", "甲局编制了", "现公布甲局2021年度" in the opening. */
bool
gov_agency_of_opening(GovHeaderReader *r, GovSpan opening)
{
	static const GovStr stops[] = {
		W("根据"), W("按照"), W("依据"), W("依照"), W("编制"), W("负责"), W("组织"),
		W("结合"), W("遵照"), W("统计"), W("汇总"), W("撰写"), W("《"), W("（"), W("("),
		W("，"), W("。"), W("对"),
		{0}
	};
	char		buf[1536];
	bool		whole;
	const char *end = buf + gov_squeeze(buf, sizeof(buf), opening.p, opening.e, &whole);
	const char *q;

	q = GOV_FIND(buf, end, "报告由");
	if (!q)
		q = GOV_FIND(buf, end, "年报由");
	if (q)
	{
		const char *limit;
		const char *stop = NULL;

		q += 9;
		limit = end - q > GOV_AGENCY_BYTES + 18 ? q + GOV_AGENCY_BYTES + 18 : end;
		for (const GovStr *w = stops; w->s; w++)
		{
			const char *s = gov_find(q, limit, w->s, w->len);

			if (s)
				limit = stop = s;
		}
		if (stop && take_agency(r, q, stop))
			return true;
	}

	for (q = buf; (q = GOV_FIND(q, end, "编制")) != NULL; q += 6)
	{
		const char *s = q;
		const char *stop = q;

		if (GOV_ENDS(buf, stop, "组织") || GOV_ENDS(buf, stop, "负责"))
			stop -= 6;
		if (GOV_ENDS(buf, stop, "特") || GOV_ENDS(buf, stop, "现"))
			stop -= 3;
		/* back to the sentence's last stop */
		for (s = stop; s > buf && stop - s <= GOV_AGENCY_BYTES;)
		{
			uint32_t	c = gov_char_before(buf, s);

			if (c == L'，' || c == L'。' || c == L'》' || c == L'；' || c == L'）' || c == L'由' ||
				c == ',' || c == ';' || c == ')' || c == L'：' || c == L'、' || c == ':')
				break;
			s -= c >= 0x800 ? 3 : 1;
		}
		if (GOV_STARTS(s, stop, "规定") || GOV_STARTS(s, stop, "要求") || GOV_STARTS(s, stop, "有关"))
			s += 6;
		if (take_agency(r, s, stop))
			return true;
	}

	for (q = buf; (q = GOV_FIND(q, end, "公布")) != NULL; q += 6)
	{
		const char *s = q + 6;
		const char *stop = s;
		const char *after;

		while (stop < end && stop - s <= GOV_AGENCY_BYTES && !gov_year_at(stop, end, &after))
			stop += gov_char_len(stop, end);
		if (stop < end && stop - s <= GOV_AGENCY_BYTES && take_agency(r, s, stop))
			return true;
	}
	return false;
}

/* The organ that signs: a name alone, the date below it or beside it. */
bool
gov_agency_of_signature(GovHeaderReader *r)
{
	const char *p = r->out->signature.s;
	const char *end;
	GovSpan		name = {NULL, NULL};

	if (!p)
		return false;
	end = p + r->out->signature.len;
	while (p < end)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));
		const char *s = p;
		const char *e;
		GovDate		date;
		const char *after;

		if (!eol)
			eol = end;
		e = eol;
		gov_trim_line(&s, &e);
		p = eol < end ? eol + 1 : end;
		if (s >= e)
			continue;
		if (name.p && gov_date_at(s, e, 0, &date, &after) && e - after <= 3)
			return gov_agency_of_value(r, name);
		name.p = NULL;
		if (e - s <= 300 && (gov_is_digit(gov_char_before(s, e)) || gov_char_before(s, e) == L'日' ||
							 gov_char_before(s, e) == L'）' ||
							 gov_organ_may_end(gov_char_before(s, e), s, e)))
		{
			char		buf[GOV_AGENCY_BYTES];
			bool		whole;
			size_t		n = gov_squeeze(buf, sizeof(buf), s, e, &whole);

			if (whole && gov_is_organ(buf, buf + n))
			{
				name.p = s;
				name.e = e;
			}
			else
			{
				/* 甲局 2021年1月8日 */
				const char *q = s;

				while (q < e && !gov_space_at(q, e))
					q += gov_char_len(q, e);
				if (q < e && gov_date_at(gov_skip_space(q, e), e, 0, &date, &after) && e - after <= 3)
				{
					name.p = s;
					name.e = q;
					if (gov_agency_of_value(r, name))
						return true;
					name.p = NULL;
				}
			}
		}
	}
	return false;
}
