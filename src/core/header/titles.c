/*
 * titles.c
 *		Titles, on one line or over several.
 *
 * A title names 政府信息公开 and the report, with an organ, a year, or both,
 * before, behind or within.  Of several the one that names most is taken.
 */
#include "core/header/internal.h"

#include "core/header/dates.h"
#include "core/header/titles.h"

#define LINE_BYTES		480		/* longer lines hold no title */
#define FIRST_LINE_BYTES	240 /* nor do such begin one */
#define LAST_LINE_BYTES	180		/* nor do such end one of several lines */
#define PREFIX_BYTES	240		/* before 政府信息公开 */
#define TITLE_CHARS		200
#define TITLE_ORNAMENTS	12		/* bytes around a title that count as nothing */
#define REMARK_BYTES	120		/* of a remark in brackets behind it */
#define REMARKS			4
#define JOINT_REPORTS	2		/* 政务公开和信息公开 before 政府信息公开 */
#define ORNAMENTS		3
#define REPORT_WORDS	10		/* from 公开 to 报告 */
#define ABOVE_LINES		4		/* a title's lines are no further apart */

/* What a title is worth, in sum. */
#define SCORE_ORGAN		8
#define SCORE_YEAR		4
#define SCORE_PLAIN		2
#define SCORE_ANNUAL	1
#define SCORE_CRUMBS	1		/* all that the end of a breadcrumb is */

/* ------------------------------------------------------------------------
 * Words of titles.  Seen: in titles of reports of all years, on their pages
 * and in lists and breadcrumbs that lead there; test/corpus has specimens.
 */

/* From 公开 to 报告. */
static const GovStr report_words[] = {
	W("工作"), W("情况"), W("年度"), W("的"), W("和"), W("与"), W("及"), W("开展"),
	W("执行"), W("实施"), W("年"), W("度"), W("年终"), {0}
};

/* What parts a joint report's name from ours. */
static const GovStr joints[] = {W("和"), W("与"), W("及"), W("暨"), W("、"), {0}};
static const GovStr joint_reports[] = {W("政务公开"), W("信息公开"), {0}};

/* Behind the report's name. */
static const GovStr notices[] = {
	W("的公告"), W("的公示"), W("的通知"), W("的报告"), W("的通告"), W("的函"), {0}
};

/* Of a sentence about the report, not of its title; but 关于公布…的公告 is one. */
#define COMPILE		"编制"	/* but 机构编制 is an organ's */
static const GovStr sentence_words[] = {
	W("公布"), W("发布"), W("现将"), W("根据"), W("按照"), W("依据"), W("依照"),
	W("向社会"), W("本报告"), W("要求"), W("如下"), W("规定"), W("撰写"), {0}
};
static const wchar_t sentence_marks[] = L",;?!，。；？！《》…";

/* What no first line of a title of several holds, besides. */
static const wchar_t no_title_marks[] = L",;:>|_/，。；：＞›→》…";

/* The end of a title's first line, besides an organ or a year. */
static const GovStr first_line_ends[] = {W("关于"), W("政府"), W("政"), {0}};
static const GovStr first_line_words[] = {W("信息公"), W("政府信"), {0}};

static const wchar_t ornaments[] = L"《“•★◆■●☆※\"_";

/* The way to a page, as its head prints it: 首页 > 信息公开 > 年报. */
static const GovStr arrows[] = {W(">"), W("＞"), W("›"), W("→"), W("»"), {0}};
static const GovStr crumb_words[] = {W("首页"), W("位置"), {0}};
static const wchar_t crumb_marks[] = L"|_｜:：";

/* What may stand before a site's name behind a title. */
static const wchar_t title_stops[] = L"_-|—－–｜│丨";

/* A line without spaces, except between latin words. */
typedef struct Squeezed
{
	uint16_t	n;
	char		s[GOV_TITLE_BYTES];
	bool		gap[GOV_TITLE_BYTES];	/* a space was printed before it */
} Squeezed;

/* A line gets no longer, but for a space where two are joined. */
_Static_assert(LINE_BYTES + 1 <= GOV_TITLE_BYTES, "a line fits");
_Static_assert(2 * FIRST_LINE_BYTES + LAST_LINE_BYTES + 2 <= GOV_TITLE_BYTES,
			   "the last line of a title fits with the two above it");

static void
squeeze_append(Squeezed *f, const char *p, const char *e)
{
	bool		gap = true;

	while (p < e)
	{
		size_t		n = gov_space_at(p, e);

		if (n > 0 || (unsigned char) *p < ' ')
		{
			p += n > 0 ? n : 1;
			gap = true;
			continue;
		}
		n = gov_char_len(p, e);
		if (gap && f->n > 0)
		{
			unsigned char a = (unsigned char) f->s[f->n - 1] | 32;
			unsigned char b = (unsigned char) *p | 32;

			if (a >= 'a' && a <= 'z' && b >= 'a' && b <= 'z')
			{
				f->gap[f->n] = true;
				f->s[f->n++] = ' ';
			}
		}
		/* only what begins a character is ever asked for its gap */
		f->gap[f->n] = gap;
		if (n == 3)
			memcpy(f->s + f->n, p, 3);
		else
			memcpy(f->s + f->n, p, n);
		gap = false;
		f->n += (uint16_t) n;
		p += n;
	}
}

/* Add another's end. */
static void
squeeze_join(Squeezed *f, const Squeezed *g)
{
	memcpy(f->s + f->n, g->s, g->n);
	memcpy(f->gap + f->n, g->gap, g->n * sizeof(g->gap[0]));
	f->n += g->n;
}

static uint32_t
count_chars(const char *p, const char *e)
{
	uint32_t	n = 0;

	for (; p < e; p++)
		n += ((unsigned char) *p & 0xC0) != 0x80;
	return n;
}

/* What the words from 公开 to 报告 say. */
typedef struct ReportWords
{
	int			year;			/* 0: none, -1: more than one */
	bool		annual;			/* 年报, 年度报告 */
	bool		weak;			/* 总结: a summary, of whatever kind */
} ReportWords;

/*
 * From behind 公开 to behind 报告 or 年报, by the words that may stand between;
 * NULL when others do.
 */
static const char *
read_report_words(const char *p, const char *e, ReportWords *w)
{
	memset(w, 0, sizeof(*w));
	for (int words = 0; words < REPORT_WORDS; words++)
	{
		const char *q;
		int			y;
		size_t		n;

		if (GOV_STARTS(p, e, "报告"))
			return p + 6;
		if (GOV_STARTS(p, e, "年报"))
		{
			w->annual = true;
			return p + 6;
		}
		if (GOV_STARTS(p, e, "总结"))
		{
			w->weak = true;
			return GOV_STARTS(p + 6, e, "报告") ? p + 12 : p + 6;
		}
		y = gov_header_title_year_at(p, e, &q);
		if (y)
		{
			gov_header_note_year(&w->year, y);
			w->annual = true;
			if (GOV_ENDS(p, q, "年") && GOV_STARTS(q, e, "报") && !GOV_STARTS(q, e, "报告"))
				return q + 3;
			p = q;
			continue;
		}
		n = gov_word_at(p, e, report_words);
		if (n == 0)
			return NULL;
		w->annual |= GOV_STARTS(p, e, "年");
		p += n;
	}
	return NULL;
}

/* Is one of the characters of the set in [p, e)? */
static bool
has_mark(const char *p, const char *e, const wchar_t *marks)
{
	while (p < e)
	{
		uint32_t	c = gov_char_step(&p, e);

		if (!gov_is_han(c) && gov_is_any_of(c, marks))
			return true;
	}
	return false;
}

/* Is the report said to be compiled? */
static bool
says_compiled(const char *p, const char *e)
{
	for (const char *q = p; (q = GOV_FIND(q, e, COMPILE)) != NULL; q++)
		if (!GOV_ENDS(p, q, "机构"))
			return true;
	return false;
}

/* Punctuation or words of a sentence about the report, not of its title? */
static bool
is_sentence(const char *p, const char *e)
{
	return has_mark(p, e, sentence_marks) ||
		(!GOV_FIND(p, e, "关于") && (gov_header_has_word(p, e, sentence_words) || says_compiled(p, e)));
}

/* Past 附件1：; NULL when that isn't there. */
static const char *
skip_attachment(const char *p, const char *e)
{
	size_t		n;
	uint32_t	c;

	if (!GOV_STARTS(p, e, "附件"))
		return NULL;
	p += 6;
	while (gov_header_digit_at(p, e, &n) >= 0)
		p += n;
	c = gov_char_at(p, e);
	return gov_is_any_of(c, L"：．:.") ? p + gov_width(c) : NULL;
}

/* Past 【年报】; NULL when that isn't there, or it is the year. */
static const char *
skip_label(const char *p, const char *e)
{
	const char *q = GOV_STARTS(p, e, "【") ? GOV_FIND(p, e, "】") : NULL;
	const char *after;

	return q && !gov_header_title_year_at(p, e, &after) ? q + 3 : NULL;
}

/* Past 附件1：, 【年报】, 《 and ornaments. */
static const char *
skip_ornaments(const char *p, const char *e)
{
	for (int i = 0; i < ORNAMENTS; i++)
	{
		uint32_t	c = gov_char_at(p, e);
		const char *q;

		if (gov_is_any_of(c, ornaments))
			p += gov_width(c);
		else if ((q = skip_label(p, e)) || (q = skip_attachment(p, e)))
			p = q;
		else
			break;
	}
	return p;
}

/* Back from the report's words over those of a joint one: 政务公开和 ... */
static const char *
skip_joint_report(const char *p, const char *e)
{
	for (int i = 0; i < JOINT_REPORTS; i++)
	{
		const char *q = e - gov_word_before(p, e, joints);
		size_t		n;

		if (q == e)
			break;
		if (GOV_ENDS(p, q, "工作"))
			q -= 6;
		n = gov_word_before(p, q, joint_reports);
		if (n == 0)
			break;
		e = q - n;
	}
	return e;
}

/* Past a year or an organ in brackets; NULL when that isn't at p. */
static const char *
skip_remark(const char *p, const char *e, int *year, GovSpan *agency)
{
	uint32_t	c = gov_char_at(p, e);
	const char *in = p + gov_width(c);
	const char *q = in;
	bool		dated = false;

	if (!gov_is_open_bracket(c))
		return NULL;
	while (q < e && q - in < REMARK_BYTES && !gov_is_close_bracket(gov_char_at(q, e)))
	{
		const char *after;
		int			y = gov_is_digit(gov_char_before(in, q)) ? 0 : gov_header_year_at(q, e, &after);

		if (y)
		{
			dated = true;
			gov_header_note_year(year, y);
			q = after;
		}
		else
			q += gov_char_len(q, e);
	}
	if (q >= e || q - in >= REMARK_BYTES)
		return NULL;
	if (!dated && gov_header_is_organ(in, q) && !gov_header_is_generic_organ(in, q))
		*agency = gov_header_span(in, q);
	return q + gov_width(gov_char_at(q, e));
}

/*
 * Past what may follow a title: brackets with a year or an organ in them,
 * 的公告.
 */
static const char *
skip_title_end(const char *p, const char *e, int *year, GovSpan *agency)
{
	for (int i = 0; i < REMARKS; i++)
	{
		const char *q = skip_remark(p, e, year, agency);

		if (!q)
			q = p + gov_word_at(p, e, notices);
		if (q == p)
			break;
		p = q;
	}
	return p;
}

/* Is a title over at p, by what follows? */
static bool
title_may_end(const Squeezed *f, const char *p, const char *e)
{
	const char *rest = p;
	uint32_t	c = gov_char_at(rest, e);

	while (gov_is_any_of(c, L"》”\"。：.:"))
	{
		/* .docx */
		if (c == '.' && rest + 1 < e && ((rest[1] | 32) >= 'a' && (rest[1] | 32) <= 'z'))
			break;
		rest += gov_width(c);
		c = gov_char_at(rest, e);
	}
	return rest >= e || f->gap[rest - f->s] || gov_is_any_of(c, title_stops) ||
		(c == '.' && rest == p);
}

/* The last part of a breadcrumb is the page's title: where it begins. */
static const char *
skip_crumbs(const char *p, const char *e, bool *crumbs)
{
	const char *start = p;

	for (const char *q = p, *next = p; q < e; q = next)
	{
		uint32_t	c = gov_char_step(&next, e);
		bool		arrow;

		if (gov_is_han(c))
		{
			*crumbs |= gov_word_at(q, e, crumb_words) > 0;
			continue;
		}
		arrow = gov_word_at(q, e, arrows) > 0;
		*crumbs |= arrow;
		if (arrow || gov_is_any_of(c, crumb_marks) || (*crumbs && (c == '/' || c == '-')))
			start = next;
	}
	return start;
}

/*
 * The beginning of 政府信息公开 or the like, whose 公开 is at p; NULL when
 * other words stand there.
 */
static const char *
disclosure_begins(const char *start, const char *p)
{
	if (GOV_ENDS(start, p, "政务"))
		return p - 6;
	if (!GOV_ENDS(start, p, "信息"))
		return NULL;
	p -= 6;
	/* but 甲市人民政府信息公开… has the organ's own 政府 */
	if (!GOV_ENDS(start, p, "人民政府") &&
		(GOV_ENDS(start, p, "政府") || GOV_ENDS(start, p, "政务")))
		p -= 6;
	return p;
}

/* How much a title that is [start, end) names; 0: it is none. */
static int
score_title(const GovTitle *t, GovSpan title, const ReportWords *w, bool crumbs)
{
	/* menus have 政府信息公开年报; summaries are of many kinds */
	if (t->agency_len == 0 && t->year == 0 && (w->weak || GOV_ENDS(title.p, title.e, "年报")))
		return 0;
	if (crumbs)
		return t->year ? SCORE_CRUMBS : 0;
	return SCORE_PLAIN + (t->agency_len ? SCORE_ORGAN : 0) + (t->year ? SCORE_YEAR : 0) +
		(w->annual || t->year ? SCORE_ANNUAL : 0);
}

/*
 * The title whose 公开 ends at open, if it is one, into t.  *start is where
 * it may begin, and moves on with what is known to be none of it.
 */
static bool
title_at(const Squeezed *f, const char **start, GovSpan disclosure, const char *e, bool *crumbs, GovTitle *t)
{
	ReportWords words;
	GovSpan		agency = {NULL, NULL};
	const char *prefix_end;
	const char *end = read_report_words(disclosure.e, e, &words);
	int			year = 0;

	if (!end)
		return false;
	end = skip_title_end(end, e, &words.year, &agency);
	if (!title_may_end(f, end, e))
		return false;

	prefix_end = skip_joint_report(*start, disclosure.p);
	*start = gov_header_skip_verbs(skip_crumbs(*start, prefix_end, crumbs), prefix_end);
	if (is_sentence(*start, prefix_end) ||
		count_chars(*start, end) > TITLE_CHARS || prefix_end - *start > PREFIX_BYTES)
		return false;

	t->agency_len = gov_header_organ_of_prefix(*start, prefix_end, &year, t->agency);
	if (words.year)
		gov_header_note_year(&year, words.year);
	if (t->agency_len == 0 && agency.p)
	{
		t->agency_len = (uint16_t) (agency.e - agency.p);
		memcpy(t->agency, agency.p, t->agency_len);
	}
	t->year = year;
	t->score = score_title(t, gov_header_span(*start, end), &words, *crumbs);
	if (t->score == 0)
		return false;
	t->len = (uint16_t) (end - *start);
	memcpy(t->text, *start, t->len);
	return true;
}

/* Is there a title in [p, e) of f?  Fills t and returns true. */
static bool
title_in(const Squeezed *f, const char *p, const char *e, GovTitle *t)
{
	const char *start = skip_ornaments(p, e);
	bool		crumbs = false;

	for (const char *open = start; (open = GOV_FIND(open, e, "公开")) != NULL;)
	{
		const char *begin = disclosure_begins(start, open);

		open += 6;
		if (begin && title_at(f, &start, gov_header_span(begin, open), e, &crumbs, t))
			return true;
	}
	return false;
}

static void
consider_title(GovHeaderReader *r, const GovTitle *t, const char *p, const char *e, uint32_t line)
{
	if (t->score > r->best.score)
	{
		r->best_line.p = p;
		r->best_line.e = e;
		if (r->best.score > SCORE_PLAIN && r->best.year > 0 && t->year > 0 && r->best.year != t->year)
			r->other_year = r->best.year;
		memcpy(&r->best, t, offsetof(GovTitle, text));
		r->best.line = line;
		memcpy(r->best.text, t->text, t->len);
		memcpy(r->best.agency, t->agency, t->agency_len);
	}
	else if (t->score > SCORE_PLAIN && t->year > 0 && r->best.year > 0 && t->year != r->best.year &&
			 r->other_year == 0)
		r->other_year = t->year;
}

/* Can [p, e) be the first line of a title of several? */
static bool
can_begin_title(const char *p, const char *e)
{
	return e - p >= 6 && e - p <= FIRST_LINE_BYTES && !has_mark(p, e, no_title_marks);
}

/*
 * What a first line may hold: an organ's name, a year, "关于", or the
 * beginning of the report's own words.
 */
static bool
begins_title(const char *p, const char *e)
{
	const char *after;
	char		buf[GOV_AGENCY_BYTES];
	int			year = 0;

	return (gov_header_title_year_at(p, e, &after) && after == e) ||
		gov_word_before(p, e, first_line_ends) || gov_header_has_word(p, e, first_line_words) ||
		gov_header_organ_of_prefix(p, e, &year, buf) > 0;
}

#define REPORT_BYTE		0x8A	/* 告 and 报 share it, and few others have
								 * it */

static bool
names_report(const char *p, const char *e)
{
	for (const char *q = p; (q = memchr(q, REPORT_BYTE, (size_t) (e - q))) != NULL; q++)
		if ((q - p >= 2 && q[-2] == '\xE5' && q[-1] == '\x91') ||
			(q - p >= 1 && e - q >= 2 && q[-1] == '\xE6' && q[1] == '\xA5'))
			return true;
	return (GOV_ENDS(p, e, "总结") || GOV_ENDS(p, e, "）") || GOV_ENDS(p, e, ")")) &&
		GOV_FIND(p, e, "总结");
}

/*
 * What a title on the last line, in f, lacks may stand on the lines above:
 * the nearest, then the one above it too.  With them it goes to t[1], or to
 * t[0] when best is -1, that is, the line alone is no title.  Returns the
 * index of the better, -1 for none.
 */
static int
try_lines_above(const GovHeaderReader *r, const Squeezed *f, uint32_t line, GovTitle t[2], int best)
{
	Squeezed	g;
	int			lines = r->above[1].p && r->above_line[0] - r->above_line[1] <= ABOVE_LINES ? 2 : 1;
	uint16_t	begin[2];
	uint16_t	above;

	if (f->n > LAST_LINE_BYTES || !r->above[0].p || line - r->above_line[0] > ABOVE_LINES)
		return best;
	g.n = 0;
	for (int i = lines - 1; i >= 0; i--)
	{
		begin[i] = g.n;
		squeeze_append(&g, r->above[i].p, r->above[i].e);
	}
	above = g.n;
	squeeze_join(&g, f);

	for (int i = 0; i < lines; i++)
	{
		const char *start = g.s + begin[i];
		GovTitle   *u = &t[best == 0];

		if (!begins_title(start, g.s + (i == 0 ? above : begin[0])) ||
			!title_in(&g, start, g.s + g.n, u) || u->len <= f->n / 2)
			continue;
		if (best < 0 || (u->score > t[best].score && u->year >= 0 && u->len > t[best].len))
		{
			best = u == &t[1];
			if (u->agency_len && u->year)
				break;
		}
	}
	return best;
}

void
gov_header_try_title(GovHeaderReader *r, const char *p, const char *e, uint32_t line, bool join)
{
	Squeezed	f;
	GovTitle	t[2];
	int			best;			/* of t; -1: none */

	if (e - p > LINE_BYTES)
		return;
	/* printed twice more often than not */
	if (r->best.agency_len && e - p == r->best_line.e - r->best_line.p &&
		memcmp(p, r->best_line.p, (size_t) (e - p)) == 0)
		return;
	if (!names_report(p, e))
		return;

	f.n = 0;
	squeeze_append(&f, p, e);
	best = title_in(&f, f.s, f.s + f.n, &t[0]) ? 0 : -1;
	if (join && !(best == 0 && t[0].agency_len && t[0].year))
		best = try_lines_above(r, &f, line, t, best);
	if (best >= 0)
		consider_title(r, &t[best], p, e, line);
}

bool
gov_header_title_is_found(const GovHeaderReader *r)
{
	return r->best.score >= SCORE_PLAIN + SCORE_YEAR;
}

void
gov_header_note_title_line(GovHeaderReader *r, const char *p, const char *e, uint32_t line)
{
	if (!can_begin_title(p, e))
	{
		r->above[0].p = r->above[1].p = NULL;
		return;
	}
	r->above[1] = r->above[0];
	r->above_line[1] = r->above_line[0];
	r->above[0] = gov_header_span(p, e);
	r->above_line[0] = line;
}

/* Returns how many of the lines a title stands on: the topmost that it begins
 * with. */
static int
count_lines(const GovTitle *t, const GovSpan lines[3])
{
	char		buf[GOV_TITLE_BYTES];
	bool		whole;

	for (int i = 2; i > 0; i--)
	{
		size_t		n;

		if (!lines[i].p)
			continue;
		n = gov_squeeze(buf, sizeof(buf), lines[i].p, lines[i].e, &whole);
		if (n > 0 && n < t->len && memcmp(buf, t->text, n) == 0)
			return i + 1;
	}
	return 1;
}

/* A sentence about a report, as most lines are that name one? */
static bool
is_whole_sentence(const char *p, const char *e)
{
	e -= TITLE_ORNAMENTS;
	return e > p && (GOV_FIND(p, e, "，") || GOV_FIND(p, e, "。"));
}

bool
gov_header_may_be_title(const char *p, const char *e)
{
	return names_report(p, e) && !is_whole_sentence(p, e);
}

bool
gov_header_read_title(GovArena *a, const GovSpan lines[3], const uint32_t numbers[3],
					  GovTitleLine *out)
{
	GovHeaderReader r;
	char		buf[GOV_TITLE_BYTES];
	size_t		printed = 0;

	memset(&r, 0, offsetof(GovHeaderReader, best.text));
	for (int i = 2; i > 0; i--)
		if (lines[i].p)
			gov_header_note_title_line(&r, lines[i].p, lines[i].e, numbers[i]);
	gov_header_try_title(&r, lines[0].p, lines[0].e, numbers[0], true);
	if (r.best.score < SCORE_PLAIN)
		return false;
	out->agency = gov_str_copy(a, r.best.agency, r.best.agency_len);
	out->year = r.best.year;
	out->nlines = count_lines(&r.best, lines);
	for (int i = 0; i < out->nlines; i++)
	{
		bool		whole;

		printed += gov_squeeze(buf, sizeof(buf), lines[i].p, lines[i].e, &whole);
	}
	out->whole = r.best.len + TITLE_ORNAMENTS >= printed;
	return true;
}
