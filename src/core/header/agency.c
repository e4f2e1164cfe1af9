/*
 * agency.c
 *		Where a report names its author besides the title: as its publisher or
 *		source, below the title, in the opening sentences, in the signature.
 */
#include "core/header/internal.h"

#include "core/header/dates.h"

#define OPENING_BYTES	1536	/* of the opening, without spaces */
#define VALUE_BYTES		(2 * GOV_AGENCY_BYTES)	/* of a name with spaces in it */
#define SIGNED_BYTES	300		/* of a line with a signature */
#define DATE_END		3		/* bytes that may follow a signature's date */
#define STOP_BYTES		18		/* of the words that end a name: there it must
								 * end, if it is no longer than it may be */

/* ------------------------------------------------------------------------
 * Words around names.  Seen: in opening sentences of reports of all years.
 */

/* "本报告由甲局编制" */
static const GovStr compiled_by[] = {W("报告由"), W("年报由"), {0}};
static const GovStr stops[] = {
	W("根据"), W("按照"), W("依据"), W("依照"), W("编制"), W("负责"), W("组织"),
	W("结合"), W("遵照"), W("统计"), W("汇总"), W("撰写"), W("《"), W("（"), W("("),
	W("，"), W("。"), W("对"),
	{0}
};

/* "甲局结合统计数据编制了": what a name may begin behind */
static const GovStr compile_verbs[] = {
	W("编制"), W("编写"), W("编撰"), W("撰写"), W("起草"), W("制作"), W("汇总"), W("形成"), {0}
};
static const GovStr name_starts[] = {
	W("，"), W(","), W("》"), W("）"), W(")"), W("："), W(":"), W("、"), W("；"), W(";"), W("。"),
	W("规定由"), W("要求由"), W("由"), W("规定"), W("要求"), W("有关"), {0}
};

/* and what may stand between it and the verb */
static const GovStr before_verb[] = {W("组织"), W("负责"), W("牵头"), W("特"), W("现"), W("已"), {0}};
static const GovStr reports[] = {W("报告"), W("年报"), {0}};

/* "现公布甲局2021年度" */
#define PUBLISH		"公布"

/* "现公开甲局2021年度政府信息公开": verbs that need all of that */
static const GovStr publish_verbs[] = {
	W("公开"), W("发布"), W("印发"), W("报送"), W("将"), W("制作了"), W("形成了"), W("编写了"), W("编制了"),
	W("完成了"), W("制定了"), W("制作"), W("形成"), W("编写"), W("完成"), W("制定"), W("以下是"), W("这是"), {0}
};
static const GovStr disclosures[] = {W("政府信息公开"), W("政务公开"), W("信息公开"), {0}};

/* What may follow a value at once. */
static const GovStr value_ends[] = {W("】"), W("；"), W("，"), {0}};

/* The word that follows a source, as a key of its own. */
#define AUTHOR		"作者"

static bool
take_agency(GovHeaderReader *r, const char *p, const char *e)
{
	if (!gov_header_is_organ(p, e) || gov_header_is_generic_organ(p, e))
		return false;
	r->out->agency = gov_str_copy(r->a, p, (size_t) (e - p));
	return true;
}

/* The same without the words that connect it. */
static bool
take_trimmed(GovHeaderReader *r, const char *p, const char *e)
{
	p = gov_header_trim_organ_start(p, e);
	return take_agency(r, p, gov_header_trim_organ_end(p, e));
}

static const char *
skip_word(const char *p, const char *e)
{
	while (p < e && !gov_space_at(p, e))
		p += gov_char_len(p, e);
	return p;
}

/* 青 禾 市: each character a word? */
static bool
is_spaced_out(const char *p, const char *e)
{
	while (p < e)
	{
		const char *end = skip_word(p, e);

		if (end - p > 3)
			return false;
		p = gov_skip_space(end, e);
	}
	return true;
}

/* The end of the name that a value begins with. */
static const char *
name_end(GovSpan v)
{
	const char *end = skip_word(v.p, v.e);
	const char *second = gov_skip_space(end, v.e);

	if (is_spaced_out(v.p, v.e))
		return v.e;
	/* 甲市 乙局 */
	if (gov_skip_space(skip_word(second, v.e), v.e) == v.e && gov_header_ends_in_division(v.p, end) &&
		gov_header_is_organ(second, v.e) && !GOV_STARTS(second, v.e, AUTHOR))
		return v.e;
	return end;
}

/* A publisher's or source's name. */
bool
gov_header_agency_of_value(GovHeaderReader *r, GovSpan v)
{
	char		buf[GOV_AGENCY_BYTES];
	size_t		n;
	size_t		mark;
	bool		whole;

	if (!v.p || v.e - v.p > VALUE_BYTES)
		return false;
	n = gov_squeeze(buf, sizeof(buf), v.p, name_end(v), &whole);
	if (!whole)
		return false;
	while ((mark = gov_word_before(buf, buf + n, value_ends)) > 0)
		n -= mark;
	return take_agency(r, buf, buf + n);
}

/* "甲局", or "（甲局 2022年1月20日）", on the line below the title. */
bool
gov_header_agency_below_title(GovHeaderReader *r)
{
	GovSpan		v = r->below;
	char		buf[GOV_AGENCY_BYTES];
	const char *first;			/* word's end */
	int			year = 0;
	size_t		n;

	if (!v.p)
		return false;
	if (gov_is_open_bracket(gov_char_at(v.p, v.e)) && gov_is_close_bracket(gov_char_before(v.p, v.e)))
	{
		v.p += gov_char_len(v.p, v.e);
		v.e -= gov_width(gov_char_before(v.p, v.e));
	}
	first = skip_word(v.p, v.e);
	for (const char *q = first; q < v.e; q = skip_word(gov_skip_space(q, v.e), v.e))
	{
		GovDate		date;
		const char *after;

		if (gov_header_date_at(gov_skip_space(q, v.e), v.e, 0, &date, &after) && after == v.e)
		{
			v.e = q;
			break;
		}
	}
	/* a name with spaces may be a row of menus */
	if (first < v.e || v.e - v.p > GOV_AGENCY_BYTES)
		return false;
	/* it may have the year with it */
	n = gov_header_organ_of_prefix(v.p, v.e, &year, buf);
	if (n == 0)
		return false;
	r->out->agency = gov_str_copy(r->a, buf, n);
	return true;
}

/* ------------------------------------------------------------------------
 * The opening, without its spaces
 */

/* "本报告由甲局编制" */
static bool
take_compiled_by(GovHeaderReader *r, const char *p, const char *end)
{
	const char *q = NULL;
	const char *limit;
	const char *stop = NULL;

	for (const GovStr *w = compiled_by; w->s && !q; w++)
	{
		q = gov_find(p, end, w->s, w->len);
		if (q)
			q += w->len;
	}
	if (!q)
		return false;
	limit = end - q > GOV_AGENCY_BYTES + STOP_BYTES ? q + GOV_AGENCY_BYTES + STOP_BYTES : end;
	for (const GovStr *w = stops; w->s; w++)
	{
		const char *s = gov_find(q, limit, w->s, w->len);

		if (s)
			limit = stop = s;
	}
	return stop && take_trimmed(r, q, stop);
}

/* Where the name that begins at p and stands before a verb at e ends. */
static const char *
compiler_end(const char *p, const char *e)
{
	size_t		n;

	for (const char *q = p; q < e; q += gov_char_len(q, e))
		if (gov_word_at(q, e, stops))
			return q;
	while ((n = gov_word_before(p, e, before_verb)) > 0)
		e -= n;
	return e;
}

/* "甲局结合统计数据编制本报告", the sentence up to its verb */
static bool
take_compiler_of(GovHeaderReader *r, const char *p, const char *verb)
{
	for (;;)
	{
		size_t		n;

		while ((n = gov_word_at(p, verb, name_starts)) > 0)
			p += n;
		if (take_trimmed(r, p, compiler_end(p, verb)))
			return true;
		while (p < verb && gov_word_at(p, verb, name_starts) == 0)
			p += gov_char_len(p, verb);
		if (p == verb)
			return false;
	}
}

/* "甲局编制了", in a sentence that speaks of the report */
static bool
take_compiler(GovHeaderReader *r, const char *p, const char *end)
{
	while (p < end)
	{
		const char *stop = GOV_FIND(p, end, "。");

		if (!stop)
			stop = end;
		if (gov_header_has_word(p, stop, reports))
			for (const char *q = p; q < stop; q += gov_char_len(q, stop))
				if (gov_word_at(q, stop, compile_verbs) > 0 && take_compiler_of(r, p, q))
					return true;
		p = stop + (stop < end ? sizeof("。") - 1 : 0);
	}
	return false;
}

/* The organ between p and a year, if 政府信息公开 follows, where that is asked for. */
static bool
take_before_year(GovHeaderReader *r, const char *p, const char *end, bool need_words)
{
	const char *stop = p;
	const char *after = NULL;

	while (stop < end && stop - p <= GOV_AGENCY_BYTES && !gov_header_title_year_at(stop, end, &after))
		stop += gov_char_len(stop, end);
	return after && (!need_words || gov_word_at(after, end, disclosures)) && take_trimmed(r, p, stop);
}

/* "现公布甲局2021年度" */
static bool
take_published(GovHeaderReader *r, const char *p, const char *end)
{
	for (const char *q = p; (q = GOV_FIND(q, end, PUBLISH)) != NULL;)
	{
		q += sizeof(PUBLISH) - 1;
		if (take_before_year(r, q, end, false))
			return true;
	}
	for (size_t n; p < end; p += n > 0 ? n : gov_char_len(p, end))
	{
		n = gov_word_at(p, end, publish_verbs);
		if (n > 0 && take_before_year(r, p + n, end, true))
			return true;
	}
	return false;
}

bool
gov_header_agency_of_opening(GovHeaderReader *r, GovSpan opening)
{
	char		buf[OPENING_BYTES];
	bool		whole;
	const char *end = buf + gov_squeeze(buf, sizeof(buf), opening.p, opening.e, &whole);

	return take_compiled_by(r, buf, end) || take_compiler(r, buf, end) ||
		take_published(r, buf, end);
}

/* ------------------------------------------------------------------------
 * The signature
 */

/* Is [p, e) a date, but for a character? */
static bool
is_date(const char *p, const char *e)
{
	GovDate		date;
	const char *after;

	return gov_header_date_at(p, e, 0, &date, &after) && e - after <= DATE_END;
}

/* Can a line end so that has an organ's name on it, or a name and a date? */
static bool
may_be_signature(const char *p, const char *e)
{
	uint32_t	c = gov_char_before(p, e);

	return e - p <= SIGNED_BYTES &&
		(gov_is_digit(c) || c == L'日' || c == L'）' || gov_header_organ_may_end(p, e));
}

/* The organ that signs: a name alone, the date below it or beside it. */
bool
gov_header_agency_of_signature(GovHeaderReader *r)
{
	const char *p = r->out->signature.s;
	const char *end;
	GovSpan		name = {NULL, NULL};	/* on the line before */

	if (!p)
		return false;
	end = p + r->out->signature.len;
	while (p < end)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));
		const char *s = p;
		const char *e = eol ? eol : end;
		char		buf[GOV_AGENCY_BYTES];
		size_t		n;
		bool		whole;

		p = eol ? eol + 1 : end;
		gov_header_trim_line(&s, &e);
		if (s >= e)
			continue;
		if (name.p && is_date(s, e))
			return gov_header_agency_of_value(r, name);
		name.p = NULL;
		if (!may_be_signature(s, e))
			continue;
		n = gov_squeeze(buf, sizeof(buf), s, e, &whole);
		if (whole && gov_header_is_organ(buf, buf + n))
			name = gov_header_span(s, e);
		else
		{
			/* 甲局 2021年1月8日 */
			const char *q = skip_word(s, e);

			if (is_date(gov_skip_space(q, e), e) &&
				gov_header_agency_of_value(r, gov_header_span(s, q)))
				return true;
		}
	}
	return false;
}
