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
#include "core/header/header.h"

#include "core/header/dates.h"
#include "core/header/headings.h"
#include "core/header/internal.h"
#include "core/header/periods.h"
#include "core/text/furniture.h"
#include "core/text/page.h"

#define HEAD_BYTES		4096	/* looked at for header and opening */
#define OPENING_BYTES	2048
#define TAIL_BYTES		600
#define SECTION_BYTES	1500	/* of the first section, for the year */
#define LAST_OF_YEAR	4		/* the parts behind this speak of the next
								 * year */
#define TAIL_LINES		8		/* looked at for the date of publication */
#define SIGNED_LINES	5		/* of them for the signature */
#define FOOT_BYTES		200		/* longer lines print no date of publication */
#define PROSE_BYTES		60		/* shorter lines are no sentence */
#define TITLE_BYTES		18		/* beside keys shorter words are no title */
#define BELOW_LINES		3		/* the author stands no further below it */

/* In a sentence of the opening. */
static const GovStr prose_marks[] = {W("。"), W("，"), W("》"), {0}};

/* The second heading, on the line below the first: a table of contents. */
static const GovStr second_headings[] = {W("二、"), W("二．"), W("第二部分"), {0}};

/* What the first heading begins with, besides 一 with one of the next. */
static const wchar_t first_heading_chars[] = L"总第概1１";
static const wchar_t heading_separators[] = L"、．.，,";

/* The line at *p, without its newline; *p moves to the next. */
static GovSpan
next_line(const char **p, const char *end)
{
	const char *eol = memchr(*p, '\n', (size_t) (end - *p));
	GovSpan		line = gov_header_span(*p, eol ? eol : end);

	*p = eol ? eol + 1 : end;
	return line;
}

/* p, or the beginning of the character that it is within. */
static const char *
char_start(const char *begin, const char *p, const char *end)
{
	while (p > begin && p < end && ((unsigned char) *p & 0xC0) == 0x80)
		p--;
	return p;
}

/* ------------------------------------------------------------------------
 * The tail
 */

/* Where the lines begin that fit into TAIL_BYTES whole; if there's none, what
 * fits of the last. */
static const char *
tail_begins(const char *begin, const char *end)
{
	const char *p = end - begin > TAIL_BYTES ? end - TAIL_BYTES : begin;
	const char *eol;

	if (p == begin || p[-1] == '\n')
		return p;
	eol = memchr(p, '\n', (size_t) (end - p));
	if (eol)
		return eol + 1;
	while (p < end && ((unsigned char) *p & 0xC0) == 0x80)
		p++;
	return p;
}

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
	GovSpan		line[TAIL_LINES];	/* the last ones, in a ring */
	unsigned	n = 0;
	unsigned	first;

	for (const char *p = tail_begins(begin, end); p < end;)
	{
		GovSpan		l = next_line(&p, end);

		gov_header_trim_line(&l.p, &l.e);
		if (l.p < l.e)
			line[n++ % TAIL_LINES] = l;
	}
	first = n > TAIL_LINES ? n - TAIL_LINES : 0;

	/* some pages print the publication there */
	for (unsigned i = first; i < n && r->date_rank == GOV_NO_DATE; i++)
	{
		GovSpan		l = line[i % TAIL_LINES];

		if (l.e - l.p <= FOOT_BYTES)
			gov_header_read_foot(r, l.p, l.e);
	}

	/* the page's own lines at its foot are no signature */
	while (n > first && is_foot(line[(n - 1) % TAIL_LINES]))
		n--;
	if (n == first)
		return;
	if (n - first > SIGNED_LINES)
		first = n - SIGNED_LINES;
	r->out->signature.s = line[first % TAIL_LINES].p;
	r->out->signature.len = (uint32_t) (line[(n - 1) % TAIL_LINES].e - line[first % TAIL_LINES].p);
}

/* ------------------------------------------------------------------------
 * The head
 */

/* The first heading, in whatever words, without what marks it. */
static bool
is_first_heading(const char *p, const char *e)
{
	GovHeading	h;
	uint32_t	c = gov_char_at(p, e);

	if (c == L'一')
		return gov_is_any_of(gov_char_at(gov_skip_space(p + 3, e), e), heading_separators);
	return gov_is_any_of(c, first_heading_chars) && gov_header_read_heading(p, e, &h) == 1;
}

/* Is the next line the second heading?  Then it is a table of contents. */
static bool
second_heading_follows(const char *p, const char *e)
{
	return gov_word_at(gov_skip_space(p, e), e, second_headings) > 0;
}

/* A sentence of the opening? */
static bool
is_prose(const char *p, const char *e)
{
	return e - p >= PROSE_BYTES &&
		(gov_header_has_word(p, e, prose_marks) || memchr(p, ',', PROSE_BYTES));
}

/* Is the line the heading of this part, or one behind it? */
static bool
is_heading_from(const char *p, const char *e, int first)
{
	GovHeading	h;
	int			part = gov_header_read_heading(p, e, &h);

	return part >= first && !h.leader && (h.numbered || part > LAST_OF_YEAR);
}

/* What read_head() has found. */
typedef struct Head
{
	const char *end;			/* of the head */
	const char *opening;		/* what follows title and keys, to the end */
	bool		heading;		/* the first section's stands there */
} Head;

static bool
is_below_title(const GovHeaderReader *r, uint32_t line)
{
	return r->best.line > 0 && line > r->best.line && line - r->best.line <= BELOW_LINES;
}

/*
 * A line of the head that may hold a title.  Returns true when it holds one
 * that is better than all before, or keys.
 */
static bool
read_head_line(GovHeaderReader *r, GovSpan raw, GovSpan l, uint32_t line, bool *prose)
{
	const char *first = gov_header_read_keys(r, raw, l.p, l.e, line);
	bool		keyed = first < l.e;
	bool		titled = false;

	if (keyed)
		l.e = gov_rtrim(l.p, first);
	else if (!*prose)
		*prose = is_prose(l.p, l.e);
	if (*prose && gov_header_title_is_found(r))
		return keyed;

	if (is_below_title(r, line))
		gov_header_read_bare_date(r, l.p, l.e, line);

	/* a title may share its line with keys */
	if (l.p < l.e && !(keyed && l.e - l.p < TITLE_BYTES) &&
		!memchr(l.p, GOV_CELL, (size_t) (l.e - l.p)))
	{
		gov_header_try_title(r, l.p, l.e, line, !keyed);
		titled = r->best.line == line;
		if (titled)
			r->below.p = NULL;
		else if (!keyed && is_below_title(r, line) && !r->below.p)
			r->below = l;
	}
	gov_header_note_title_line(r, l.p, keyed ? l.p : l.e, line);
	return keyed || titled;
}

/* Read the lines of the head, up to the heading of the first section that the text
 * has. */
static void
read_head(GovHeaderReader *r, const char *end, Head *head)
{
	const char *p = r->t->s;
	uint32_t	line = 0;
	bool		prose = false;	/* the opening has begun */
	bool		contents = false;	/* a list of contents was seen */

	head->opening = p;
	head->heading = false;
	while (p < end)
	{
		const char *next = p;
		GovSpan		raw = next_line(&next, end);
		GovSpan		l = gov_header_span(gov_skip_space(raw.p, raw.e), raw.e);

		line++;
		while (l.p < l.e && (*l.p == '#' || *l.p == '*'))
			l.p = gov_skip_space(l.p + 1, l.e);
		if (is_first_heading(l.p, l.e))
		{
			contents = second_heading_follows(l.e, end);
			head->heading = !contents;
		}
		else
			head->heading = !contents && is_heading_from(l.p, l.e, 2);
		if (head->heading)
			break;
		p = next;
		gov_header_trim_line(&l.p, &l.e);
		if (l.p < l.e && read_head_line(r, raw, l, line, &prose))
			head->opening = p;
	}
	head->end = p;
}

/*
 * What stands between p and e of the parts that speak of the year reported on:
 * the others have the plans for the next.
 */
static const char *
end_of_year(const char *p, const char *e)
{
	while (p < e)
	{
		GovSpan		l;
		const char *line = p;

		l = next_line(&p, e);
		gov_header_trim_line(&l.p, &l.e);
		if (is_heading_from(l.p, l.e, LAST_OF_YEAR + 1))
			return line;
	}
	return e;
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
		q = char_start(begin, e, end);
	r->out->opening.s = begin;
	r->out->opening.len = (uint32_t) (q - begin);
}

/* ------------------------------------------------------------------------
 * What is decided
 */

/* The year of the statistical period; 0 when there is none, or it is not one
 * year. */
static int
year_of_period(const GovHeaderReader *r)
{
	int			from = r->out->period_from.year;
	int			to = r->out->period_to.year;

	if (from && from != to)
	{
		gov_diag(r->diags, GOV_SAY_PERIOD_NOT_ONE_YEAR, 0,
				 GOV_FACTS(gov_fact_number("from", from), gov_fact_number("to", to)));
		return 0;
	}
	return to;
}

/*
 * The year when the title's is contradicted, by the period's or another
 * title's, 0 for none; 0 when it is not.
 */
static int
settle_conflict(GovHeaderReader *r, int title, int period, GovSpan section)
{
	uint32_t	line = gov_source_line(r->t, r->best.line);
	int			published = r->out->published.year;
	int			taken = title;

	if (period && period == r->other_year)
	{
		gov_diag(r->diags, GOV_SAY_YEAR_TITLES_PERIOD, line,
				 GOV_FACTS(gov_fact_number("title", title), gov_fact_number("period", period),
						   gov_fact_number("taken", period)));
		return period;
	}
	if (period && period != title)
	{
		/* a title's year that had not ended when the report was published */
		if (gov_header_find_year(section, true) == period ||
			(published && published <= title && period < title))
			taken = period;
		gov_diag(r->diags, GOV_SAY_YEAR_TITLE_PERIOD, line,
				 GOV_FACTS(gov_fact_number("title", title), gov_fact_number("period", period),
						   gov_fact_number("taken", taken)));
		return taken;
	}
	if (!period && r->other_year)
	{
		if (gov_header_find_year(section, true) == r->other_year)
			taken = r->other_year;
		gov_diag(r->diags, GOV_SAY_YEAR_TITLES, line,
				 GOV_FACTS(gov_fact_number("title", title), gov_fact_number("other", r->other_year),
						   gov_fact_number("taken", taken)));
		return taken;
	}
	return 0;
}

static void
decide_year(GovHeaderReader *r, GovSpan opening, GovSpan section)
{
	int			title = r->best.year > 0 ? r->best.year : 0;
	int			period = year_of_period(r);
	int			year = 0;

	if (r->best.year < 0)
		gov_diag(r->diags, GOV_SAY_YEARS_IN_TITLE, gov_source_line(r->t, r->best.line), NULL);
	if (title)
		year = settle_conflict(r, title, period, section);
	if (year == 0)
		year = title ? title : period;
	if (year == 0)
		year = gov_header_find_year(opening, false);
	if (year == 0)
		year = gov_header_find_year(section, true);
	if (year == 0)
		gov_diag(r->diags, GOV_SAY_YEAR_NOT_FOUND, 0, NULL);
	r->out->year = year;
}

static void
decide_title_and_agency(GovHeaderReader *r, GovSpan opening)
{
	if (r->best.score > 0)
	{
		r->out->title = gov_str_copy(r->a, r->best.text, r->best.len);
		if (r->best.agency_len)
			r->out->agency = gov_str_copy(r->a, r->best.agency, r->best.agency_len);
	}
	else
		gov_diag(r->diags, GOV_SAY_TITLE_NOT_FOUND, 0, NULL);
	if (!r->out->agency.s &&
		!gov_header_agency_of_value(r, r->publisher) && !gov_header_agency_of_value(r, r->source) &&
		!gov_header_agency_below_title(r) &&
		!gov_header_agency_of_opening(r, opening) &&
		!gov_header_agency_of_signature(r))
		gov_diag(r->diags, GOV_SAY_AGENCY_NOT_FOUND, 0, NULL);
}

static void
reader_init(GovHeaderReader *r, GovArena *a, const GovText *t, GovHeader *out, GovDiags *diags)
{
	/* what is behind is set when it is used */
	memset(r, 0, offsetof(GovHeaderReader, best.text));
	r->a = a;
	r->t = t;
	r->out = out;
	r->diags = diags;
	r->date_rank = GOV_NO_DATE;
}

void
gov_header_read(GovArena *a, const GovText *t, GovHeader *out, GovDiags *diags)
{
	GovHeaderReader r;
	const char *end = t->s + t->len;
	const char *limit = end;
	Head		head;
	GovSpan		section;

	memset(out, 0, sizeof(*out));
	if (t->len == 0)
		return;
	reader_init(&r, a, t, out, diags);
	if (t->len > HEAD_BYTES)
		limit = char_start(t->s, t->s + HEAD_BYTES, end);
	read_head(&r, limit, &head);
	section = gov_header_span(head.end, head.end);
	if (head.heading)
		section.e = end_of_year(section.p, end - head.end > SECTION_BYTES ? head.end + SECTION_BYTES : end);

	keep_opening(&r, head.end, section.e);
	if (!gov_header_find_period(gov_header_span(t->s, head.end), false, &out->period_from, &out->period_to) &&
		out->period_to.year == 0)
		gov_header_find_period(section, true, &out->period_from, &out->period_to);
	read_tail(&r);
	decide_title_and_agency(&r, gov_header_span(head.opening, head.end));
	decide_year(&r, gov_header_span(head.opening, head.end), section);
}
