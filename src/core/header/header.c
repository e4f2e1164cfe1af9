/*
 * header.c
 *		What a report says about itself.
 *
 * One pass over the lines above "一、总体情况", and a look at the last ones.
 * Lines are blocks of keys with values, a title, or prose; each reader below
 * takes what it knows and leaves the rest.  What is doubtful stays none.
 *
 * Where the evidence competes:
 * - title: one that names organ and year before one that names the organ
 *	 before one that names the year; then the first;
 * - agency: title, line above the title, publisher, source, line below the
 *	 title, opening sentence, signature; generic names (办公室) are no
 *	 evidence;
 * - year: title, statistical period, opening, first section.  The year of
 *	 publication is no evidence of it.  Where title and period differ, the
 *	 title wins, for it's the period that is copied from the year before;
 *	 unless the first section agrees with the period, or the title's year
 *	 had not ended when the report was published;
 * - date of publication: 发布/公布, then 公开, 发文/印发, 生成, 成文, then a
 *	 bare 日期 or 时间; of equals the first.  Never an update, never the
 *	 date that the organ signs with.
 */
#include "core/header/internal.h"

#include "core/header/dates.h"
#include "core/header/headings.h"
#include "core/header/periods.h"
#include "core/text/furniture.h"

#define HEAD_BYTES		4096	/* looked at for header and opening */
#define OPENING_BYTES	2048
#define TAIL_BYTES		600
#define SECTION_BYTES	1500	/* of the first section, for the year */

static bool
is_foot(GovSpan l)
{
	return gov_text_is_foot(l.p, (size_t) (l.e - l.p));
}

static void
read_tail(GovHeaderReader *r)
{
	const char *begin = r->t->s;
	const char *end = gov_rtrim(r->t->len > TAIL_BYTES ? begin + r->t->len - TAIL_BYTES : begin,
								begin + r->t->len);
	const char *p = end - begin > TAIL_BYTES ? end - TAIL_BYTES : begin;
	GovSpan		line[8];		/* the last ones, in a ring */
	unsigned	n = 0;
	unsigned	first;

	/* lines that fit whole; if there's none, what fits of the last */
	if (p > begin && p[-1] != '\n')
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));

		if (eol)
			p = eol + 1;
		else
			while (p < end && ((unsigned char) *p & 0xC0) == 0x80)
				p++;
	}
	while (p < end)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));
		GovSpan		l = {p, eol ? eol : end};

		p = eol ? eol + 1 : end;
		gov_trim_line(&l.p, &l.e);
		if (l.p < l.e)
			line[n++ % 8] = l;
	}
	first = n > 8 ? n - 8 : 0;

	/* some pages print the publication there */
	for (unsigned i = first; i < n && r->date_rank == GOV_NO_DATE; i++)
	{
		GovSpan		l = line[i % 8];

		if (l.e - l.p <= 200)
			gov_keys_read_foot(r, l.p, l.e);
	}

	/* the page's own lines at its foot are no signature */
	while (n > first && is_foot(line[(n - 1) % 8]))
		n--;
	if (n == first)
		return;
	if (n - first > 5)
		first = n - 5;
	r->out->signature.s = line[first % 8].p;
	r->out->signature.len = (uint32_t) (line[(n - 1) % 8].e - line[first % 8].p);
}

/* The first heading, in whatever words, without what marks it. */
static bool
is_first_heading(const char *p, const char *e)
{
	GovHeading	h;
	uint32_t	c = gov_char_at(p, e);

	if (c == L'一')
	{
		c = gov_char_at(gov_skip_space(p + 3, e), e);
		return c == L'、' || c == L'．' || c == '.' || c == L'，' || c == ',';
	}
	if (c != L'总' && c != L'第' && c != L'概' && c != '1' && c != 0xFF11)
		return false;
	return gov_heading_read(p, e, &h) == 1;
}

/* Is the next line the second heading?  Then it is a table of contents. */
static bool
second_heading_follows(const char *p, const char *e)
{
	p = gov_skip_space(p, e);
	return GOV_STARTS(p, e, "二、") || GOV_STARTS(p, e, "二．") || GOV_STARTS(p, e, "第二部分");
}

/* A sentence of the opening? */
static bool
is_prose(const char *p, const char *e)
{
	return e - p >= 60 && (GOV_FIND(p, e, "。") || GOV_FIND(p, e, "，") || GOV_FIND(p, e, "》") ||
						   memchr(p, ',', 60));
}

static void
decide_year(GovHeaderReader *r, GovSpan opening, GovSpan section)
{
	GovHeader  *out = r->out;
	int			title = r->best.year > 0 ? r->best.year : 0;
	int			period = out->period_to.year;
	int			prose;

	if (period && out->period_from.year && out->period_from.year != period)
	{
		gov_diag(r->diags, GOV_WARNING, "period_not_one_year", 0,
				 "the statistical period runs from %d to %d", out->period_from.year, period);
		period = 0;
	}

	if (r->best.year < 0)
		gov_diag(r->diags, GOV_WARNING, "year_conflict", gov_source_line(r->t, r->best.line),
				 "the title names more than one year");
	if (title && r->other_year && period == r->other_year)
	{
		gov_diag(r->diags, GOV_WARNING, "year_conflict", gov_source_line(r->t, r->best.line),
				 "one title says %d, another and the period say %d; taken: %d", title, period, period);
		out->year = period;
		return;
	}
	if (title && period && title != period)
	{
		int			taken = title;

		prose = gov_find_year(section, true);
		if (prose == period || (out->published.year && out->published.year <= title && period < title))
			taken = period;
		gov_diag(r->diags, GOV_WARNING, "year_conflict", gov_source_line(r->t, r->best.line),
				 "the title says %d, the statistical period %d; taken: %d", title, period, taken);
		out->year = taken;
		return;
	}
	if (title && !period && r->other_year)
	{
		prose = gov_find_year(section, true);
		out->year = prose == r->other_year ? prose : title;
		gov_diag(r->diags, GOV_WARNING, "year_conflict", gov_source_line(r->t, r->best.line),
				 "one title says %d, another %d; taken: %d", title, r->other_year, out->year);
		return;
	}
	out->year = title ? title : period;
	if (out->year == 0)
		out->year = gov_find_year(opening, false);
	if (out->year == 0)
		out->year = gov_find_year(section, true);
	if (out->year == 0)
		gov_diag(r->diags, GOV_WARNING, "year_not_found", 0,
				 "neither title nor period nor opening says which year is reported on");
}

/*
 * Read the lines of the head, up to the first section's heading; returns
 * where that stands.  *opening begins behind the title and the keys.
 */
static const char *
read_head(GovHeaderReader *r, const char *p, const char *end, const char **opening, bool *heading)
{
	uint32_t	line = 0;
	bool		prose = false;	/* the opening has begun */

	*opening = p;
	*heading = false;
	while (p < end)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));
		GovSpan		raw = {p, eol ? eol : end};
		const char *s = gov_skip_space(p, raw.e);
		const char *e = raw.e;
		const char *first;		/* key */
		bool		keyed;

		line++;
		while (s < e && (*s == '#' || *s == '*'))
			s = gov_skip_space(s + 1, e);
		if (is_first_heading(s, e) && !second_heading_follows(e, end))
		{
			*heading = true;
			break;
		}
		p = eol ? eol + 1 : end;
		gov_trim_line(&s, &e);
		if (s >= e)
			continue;

		first = gov_keys_read(r, raw, s, e, line);
		keyed = first < e;
		if (keyed)
		{
			e = gov_rtrim(s, first);
			*opening = p;
		}
		else if (!prose)
			prose = is_prose(s, e);
		if (prose && r->best.score >= 6)
			continue;			/* there will be no better title */

		/* a title may share its line with keys */
		if (s < e && !(keyed && e - s < 18) && !memchr(s, GOV_CELL, (size_t) (e - s)))
		{
			gov_title_try(r, s, e, line, !keyed);
			if (r->best.line == line)
			{
				*opening = p;
				r->below.p = NULL;
			}
			else if (!keyed && r->best.line && line - r->best.line <= 3 && !r->below.p)
				r->below = gov_span(s, e);
		}
		gov_title_note_line(r, s, keyed ? s : e, line);
	}
	return p;
}

/* The head of the text up to e, in whole lines, if there are any behind p. */
static void
keep_opening(GovHeaderReader *r, const char *p, const char *e)
{
	const char *begin = r->t->s;
	const char *end = begin + r->t->len;
	const char *q;

	if (e - begin > OPENING_BYTES)
		e = begin + OPENING_BYTES;
	if (p > e)
		p = begin;
	for (q = e; q > p && q[-1] != '\n'; q--)
		;
	if (e == end || q == begin)
		for (q = e; q > begin && q < end && ((unsigned char) *q & 0xC0) == 0x80;)
			q--;
	r->out->opening.s = begin;
	r->out->opening.len = (uint32_t) (q - begin);
}

void
gov_header_read(GovArena *a, const GovText *t, GovHeader *out, GovDiags *diags)
{
	GovHeaderReader r;
	const char *end = t->s + t->len;
	const char *limit = end;
	const char *p;
	GovSpan		head;
	GovSpan		opening;		/* what follows title and keys */
	GovSpan		section;
	bool		heading;		/* was the first section's found? */

	memset(out, 0, sizeof(*out));
	if (t->len == 0)
		return;
	r.a = a;
	r.t = t;
	r.out = out;
	r.diags = diags;
	memset(&r.best, 0, offsetof(GovTitle, text));
	memset(&r.best_line, 0, sizeof(r) - offsetof(GovHeaderReader, best_line));
	r.date_rank = GOV_NO_DATE;

	if (t->len > HEAD_BYTES)
		for (limit = t->s + HEAD_BYTES; limit > t->s && ((unsigned char) *limit & 0xC0) == 0x80;)
			limit--;
	p = read_head(&r, t->s, limit, &opening.p, &heading);
	head = gov_span(t->s, p);
	opening.e = p;
	section = gov_span(p, !heading ? p : end - p > SECTION_BYTES ? p + SECTION_BYTES : end);

	keep_opening(&r, p, section.e);
	if (!gov_find_period(head, false, &out->period_from, &out->period_to) &&
		out->period_to.year == 0)
		gov_find_period(section, true, &out->period_from, &out->period_to);
	read_tail(&r);

	if (r.best.score > 0)
	{
		out->title = gov_keep(r.a, r.best.text, r.best.len);
		if (r.best.agency_len)
			out->agency = gov_keep(r.a, r.best.agency, r.best.agency_len);
	}
	else
		gov_diag(diags, GOV_WARNING, "title_not_found", 0,
				 "no line reads like the title of an annual report");
	if (!out->agency.s &&
		!gov_agency_of_value(&r, r.publisher) && !gov_agency_of_value(&r, r.source) &&
		!gov_agency_below_title(&r) &&
		!gov_agency_of_opening(&r, opening) &&
		!gov_agency_of_signature(&r))
		gov_diag(diags, GOV_INFO, "agency_not_found", 0,
				 "no organ is named as the author");
	decide_year(&r, opening, section);
}
