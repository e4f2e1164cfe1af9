/*
 * headings.c
 *		Lines that are headings of the six parts.
 *
 * Only a line that is a heading counts: a number and the words of the form
 * ("二、主动公开政府信息情况"), or nearly exactly the words alone.  Headings
 * vary with organ and year, so the words are matched by what they must name,
 * not letter by letter.  Rows of table 3 are numbered in the same way
 * ("三、本年度办理结果") and lack those words.
 */
#include "core/header/headings.h"

#include "core/text/charbits.h"
#include "core/text/fold.h"
#include "core/text/page.h"
#include "core/text/wordindex.h"

#define HAN_BYTES		3		/* of a Chinese character */
#define HEADING_BYTES	160		/* of a heading without its spaces */
#define SHORT_CHARS		5		/* 总体情况 and the like, no more */
#define NEXT_LINE_BYTES	256		/* looked at for the rest of a broken heading */
#define BROKEN_MIN		(4 * HAN_BYTES) /* of it on its first line, */
#define BROKEN_REST_MAX	(20 * HAN_BYTES)	/* and on the next */
#define COMMA_CHARS		40		/* of a heading that has a comma in it */
#define MIN_DOTS		2		/* of a leader without a page number */
#define MIDDLE_DOT		"·"	/* which gov_char_before() does not know */

/* ------------------------------------------------------------------------
 * What headings name.  Seen: the form of 2019 and that of 2021, and the ways
 * in which reports of both abbreviate and reword them.
 */

/* What words say, as bits. */
enum
{
	SAYS_REMEDY = 1 << 0,
	SAYS_APPLICATION = 1 << 1,
	SAYS_HANDLING = 1 << 2,
	SAYS_RESULT = 1 << 3,
	SAYS_PROBLEM = 1 << 4,
	SAYS_IMPROVEMENT = 1 << 5,
	SAYS_OTHER = 1 << 6,
	SAYS_MATTER = 1 << 7,
	SAYS_DISCLOSURE = 1 << 8,
	SAYS_OVERVIEW = 1 << 9,
	SAYS_ROW = 1 << 10			/* of table 3, which is numbered as the parts
								 * are */
};

static const struct
{
	GovStr		word;
	unsigned	says;
}			words[] =

{
	{W("复议"), SAYS_REMEDY}, {W("诉讼"), SAYS_REMEDY},
	{W("申请"), SAYS_APPLICATION}, {W("依申请"), SAYS_HANDLING},
	{W("收到"), SAYS_HANDLING}, {W("处理"), SAYS_HANDLING}, {W("受理"), SAYS_HANDLING},
	{W("办理"), SAYS_HANDLING}, {W("答复"), SAYS_HANDLING},
	{W("办理结果"), SAYS_RESULT},
	{W("问题"), SAYS_PROBLEM}, {W("不足"), SAYS_PROBLEM}, {W("困难"), SAYS_PROBLEM},
	{W("改进"), SAYS_IMPROVEMENT}, {W("措施"), SAYS_IMPROVEMENT}, {W("打算"), SAYS_IMPROVEMENT},
	{W("计划"), SAYS_IMPROVEMENT}, {W("思路"), SAYS_IMPROVEMENT}, {W("整改"), SAYS_IMPROVEMENT},
	{W("建议"), SAYS_IMPROVEMENT}, {W("存在"), SAYS_IMPROVEMENT},
	{W("情况"), SAYS_IMPROVEMENT | SAYS_MATTER},
	{W("其他"), SAYS_OTHER}, {W("其它"), SAYS_OTHER},
	{W("事项"), SAYS_MATTER}, {W("报告"), SAYS_MATTER},
	{W("主动公开"), SAYS_DISCLOSURE},
	{W("总体"), SAYS_OVERVIEW}, {W("概述"), SAYS_OVERVIEW}, {W("概况"), SAYS_OVERVIEW},
	{W("基本情况"), SAYS_OVERVIEW},
	{W("数量"), SAYS_ROW}, {W("结转"), SAYS_ROW}, {W("新收"), SAYS_ROW},
};

#define NWORDS		(sizeof(words) / sizeof(words[0]))
_Static_assert(NWORDS <= GOV_INDEX_MAX, "GovWordIndex has room for all words");

static GovWordIndex word_index;

/* A heading that says one of "any" and one of "also", if any, and none of "none". */
typedef struct PartWords
{
	int			part;
	unsigned	any;
	unsigned	also;
	unsigned	none;
} PartWords;

/* If several fit and the number is none of theirs, the first. */
static const PartWords part_words[GOV_PARTS] = {
	{4, SAYS_REMEDY, 0, 0},
	{3, SAYS_APPLICATION, SAYS_HANDLING, SAYS_RESULT},
	{5, SAYS_PROBLEM, SAYS_IMPROVEMENT, 0},
	{6, SAYS_OTHER, SAYS_MATTER, 0},
	{2, SAYS_DISCLOSURE, 0, 0},
	{1, SAYS_OVERVIEW, 0, 0}
};

static const GovStr received[] = {W("收到"), W("受理"), {0}};
static const GovStr begins_2[] = {W("主动公开"), W("行政机关"), W("政府信息"), {0}};
static const GovStr begins_5[] = {W("存在"), W("政府信息公开"), W("主要问题"), {0}};
static const GovStr begins_6[] = {W("其他"), W("其它"), W("需要"), {0}};

/* What a heading without a number must have besides. */
typedef struct BareWords
{
	int			part;
	int			max_chars;
	bool		lists;			/* may it list things with a 、 between? */
	GovStr		all[3];
	const GovStr *any;
	const GovStr *begins;
} BareWords;

static const BareWords bare_words[] = {
	{4, 35, true, {W("复议"), W("诉讼"), W("公开")}, NULL, NULL},
	{3, 24, false, {W("信息公开申请")}, received, NULL},
	{2, 20, false, {W("政府信息")}, NULL, begins_2},
	{5, 24, false, {W("改进")}, NULL, begins_5},
	{6, 14, false, {W("报告")}, NULL, begins_6}
};

static const GovStr bare_ends[] = {W("情况"), W("事项"), W("措施"), {0}};
static const GovStr short_ends[] = {W("情况"), W("概况"), {0}};
static const GovStr short_heads[] = {W("概述"), {0}}; /* nothing else */
static const GovStr comma_ends[] = {W("情况"), W("事项"), {0}};
static const GovStr complete_ends[] = {W("况"), W("项"), W("施"), {0}};

/* The end of a heading that its first sentence may follow at once. */
static const GovStr heading_ends[] = {
	W("总体情况"), W("总体概况"), W("改进情况"), W("改进措施"), W("报告的事项"),
	W("报告事项"), W("报告的情况"), W("信息情况"), W("公开情况"), W("申请情况"),
	W("诉讼情况"), W("诉讼的情况"), W("复议情况"), {0}
};

const wchar_t gov_header_heading_chars[] = L"1234567１２３４５６７一二三四五六七八九十第"
L"总概主行政收受处因被存其需";

/* Of a line of contents, behind the heading: dots, strokes, the page's number. */
static const wchar_t leader_chars[] = L"0123456789.-…．—";

static GovCharBits first_chars;
static GovCharBits bare_last_chars; /* of one without a number */
static GovCharBits last_chars;	/* the same, or a leader follows */

static void
__attribute__((constructor))
derive_lookups(void)
{
	gov_word_index_fill(&word_index, &words[0].word, NWORDS, sizeof(words[0]));
	gov_charbits_add_chars(&first_chars, gov_header_heading_chars);
	gov_charbits_add_ends(&bare_last_chars, bare_ends);
	gov_charbits_add_ends(&bare_last_chars, short_ends);
	gov_charbits_add_ends(&bare_last_chars, short_heads);
	last_chars = bare_last_chars;
	gov_charbits_add_chars(&last_chars, leader_chars);
}

/* What the words of a line say, whichever it has. */
static unsigned
read_words(const char *p, const char *e)
{
	unsigned	says = 0;

	for (; e - p >= HAN_BYTES; p += gov_char_len(p, e))
		for (unsigned i = gov_word_index_at(&word_index, p); i > 0; i = word_index.next[i])
		{
			GovStr		w = words[i - 1].word;

			if ((size_t) (e - p) >= w.len && memcmp(p, w.s, w.len) == 0)
				says |= words[i - 1].says;
		}
	return says;
}

/* What the words of a line name, as bits 1 << part. */
static unsigned
parts_named(const char *p, const char *e)
{
	unsigned	says = read_words(p, e);
	unsigned	parts = 0;

	if (says & SAYS_ROW)
		return 0;
	for (int i = 0; i < GOV_PARTS; i++)
	{
		const PartWords *w = &part_words[i];

		if ((says & w->any) && (!w->also || (says & w->also)) && !(says & w->none))
			parts |= 1u << w->part;
	}
	return parts;
}

static int
part_numbered(const char *p, const char *e, int number)
{
	unsigned	parts = parts_named(p, e);

	if (parts & (1u << number))
		return number;
	for (int i = 0; i < GOV_PARTS; i++)
		if (parts & (1u << part_words[i].part))
			return part_words[i].part;
	return 0;
}

/* Without a number the words must be nearly those of the form. */
static int
part_unnumbered(const char *p, const char *e)
{
	size_t		n = (size_t) (e - p);
	unsigned	parts;

	if (n <= SHORT_CHARS * HAN_BYTES)
		return (GOV_STARTS(p, e, "总体") && gov_word_before(p, e, short_ends)) ||
			gov_word_at(p, e, short_heads) == n ? 1 : 0;
	if (!gov_word_before(p, e, bare_ends))
		return 0;
	parts = parts_named(p, e);
	for (size_t i = 0; i < sizeof(bare_words) / sizeof(bare_words[0]); i++)
	{
		const BareWords *w = &bare_words[i];

		if (parts != 1u << w->part)
			continue;
		for (int k = 0; k < 3 && w->all[k].s; k++)
			if (!gov_find(p, e, w->all[k].s, w->all[k].len))
				return 0;
		if (n > (size_t) w->max_chars * HAN_BYTES || (w->any && !gov_header_has_word(p, e, w->any)) ||
			(w->begins && !gov_word_at(p, e, w->begins)))
			return 0;
		/* several parts in one sentence, torn */
		if (!w->lists && GOV_FIND(p, e, "、"))
			return 0;
		return w->part;
	}
	return 0;
}

/* ------------------------------------------------------------------------
 * Numbers, leaders, and where a heading ends
 */

typedef struct Numbering
{
	int			number;			/* 1 to 10; 0: none */
	bool		chinese;		/* 一 */
	bool		ordinal;		/* 第一部分, 第一章 */
} Numbering;

/* 1 to 10; *p moves on.  0 when there is none. */
static int
read_number(const char **p, const char *e, bool *chinese)
{
	uint32_t	c = gov_char_at(*p, e);
	int			n = gov_chinese_digit(c);

	*chinese = n > 0;
	if (c >= '1' && c <= '9')
		n = (int) (c - '0');
	if (c >= 0xFF11 && c <= 0xFF19) /* full width */
		n = (int) (c - 0xFF10);
	if (n > 0)
		*p += gov_width(c);
	return n;
}

/*
 * The number at *p with what separates it from the words; *p moves behind
 * that.  Returns false when what stands there begins no heading.
 */
static bool
read_numbering(const char **p, const char *e, Numbering *n)
{
	const char *words = *p;
	const char *sep;
	uint32_t	c;

	n->ordinal = GOV_STARTS(words, e, "第");
	if (n->ordinal)
		words = gov_skip_space(words + HAN_BYTES, e);
	n->number = read_number(&words, e, &n->chinese);
	if (n->number == 0)
		return !n->ordinal;

	sep = gov_skip_space(words, e);
	c = gov_char_at(sep, e);
	if (n->ordinal)
	{
		if (GOV_STARTS(sep, e, "部分"))
			sep += 2 * HAN_BYTES;
		else if (c == L'章' || c == L'节')
			sep += HAN_BYTES;
		else
			return false;
	}
	else if (gov_is_any_of(c, L".,:、．，。：､"))
		sep += gov_width(c);
	else if (sep == words)
		return false;			/* a word that begins with a digit */
	sep = gov_skip_space(sep, e);
	c = gov_char_at(sep, e);
	if (c == L'、' || c == L'：')
		sep = gov_skip_space(sep + HAN_BYTES, e);
	*p = sep;
	return true;
}

/* May a sentence begin so that follows a heading at once? */
static inline bool
begins_sentence(uint32_t c)
{
	return (c >= '0' && c <= '9') || c == L'（' || c == '(' || c == L'我' || c == L'无';
}

/*
 * Where a heading ends that has its first sentence on the same line; e when
 * it is nothing but a heading, NULL when it can't be one.
 */
static const char *
heading_end(const char *p, const char *e)
{
	const char *q = p;
	size_t		len = 0;
	bool		comma = false;

	for (; q < e && len <= HEADING_BYTES; q += gov_char_len(q, e))
	{
		uint32_t	c = gov_char_at(q, e);
		bool		han = gov_is_han(c);
		bool		space = !han && gov_space_at(q, e) > 0;

		len += !space;
		if (han && !begins_sentence(c))
			continue;
		switch (c)
		{
			case L'。':
			case L'：':
			case L'；':
			case L'！':
			case ':':
			case ';':
			case '|':
			case GOV_CELL:
				return comma ? NULL : q;
			case L'，':
			case ',':
				comma = true;
				break;
			default:
				/* behind a Chinese character */
				if (q > p && (q[-1] & 0x80) && (space || begins_sentence(c)) &&
					gov_word_before(p, q, heading_ends))
					return q;
				break;
		}
	}
	if (q < e)
		return NULL;
	/* a comma for the form's 、 */
	return !comma || (e - p <= COMMA_CHARS * HAN_BYTES && gov_word_before(p, e, comma_ends)) ? e : NULL;
}

static inline bool
is_ascii_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Dots and a page number: a line of a table of contents. */
static const char *
without_leader(const char *p, const char *e)
{
	const char *q = e;
	int			dots = 0;

	while (q > p && is_ascii_digit(q[-1]))
		q--;
	q = gov_rtrim(p, q);
	while (q > p)
	{
		uint32_t	c = gov_char_before(p, q);

		if (c == '.' || c == '-' || c == ' ')
			q--;
		else if (c == L'…' || c == L'．' || c == L'—')
			q -= HAN_BYTES;
		else if (GOV_ENDS(p, q, MIDDLE_DOT))
			q -= sizeof(MIDDLE_DOT) - 1;
		else
			break;
		dots += c != ' ';
	}
	return dots >= MIN_DOTS || (dots == 1 && is_ascii_digit(e[-1])) ? q : e;
}

/* ------------------------------------------------------------------------
 * Lines
 */

static inline bool
is_markdown(char c)
{
	return c == '#' || c == '*' || c == '>';
}

/*
 * May a line without a Chinese number be a heading, by its last character?  Nearly all
 * that begin as one, such as the rows of table 3, are told by it.
 */
static inline bool
may_end_bare(const char *p, const char *e)
{
	return gov_charbits_has(&last_chars, gov_char_before(p, e)) || GOV_ENDS(p, e, MIDDLE_DOT);
}

int
gov_header_read_heading(const char *p, const char *e, GovHeading *h)
{
	char		buf[HEADING_BYTES];
	const char *words;
	const char *end;
	size_t		n;
	Numbering	numbering;
	uint32_t	c;
	bool		whole;

	p = gov_skip_space(p, e);
	while (p < e && is_markdown(*p))
		p = gov_skip_space(p + 1, e);
	c = gov_char_at(p, e);
	if (!gov_charbits_has(&first_chars, c))
		return 0;
	e = gov_rtrim(p, e);
	while (e > p && (e[-1] == '#' || e[-1] == '*' || e[-1] == '|'))
		e = gov_rtrim(p, e - 1);
	if (c != L'第' && !gov_chinese_digit(c) && !may_end_bare(p, e))
		return 0;

	words = p;
	if (!read_numbering(&words, e, &numbering))
		return 0;
	/* an arabic number is a subordinate heading as likely as not */
	h->numbered = numbering.chinese || numbering.ordinal;
	end = without_leader(words, e);
	h->leader = end < e;
	if (!h->leader)
	{
		if (!h->numbered && !gov_charbits_has(&bare_last_chars, gov_char_before(words, e)))
			return 0;
		end = heading_end(words, e);
	}
	if (!end)
		return 0;
	n = gov_squeeze(buf, sizeof(buf), words, end, &whole);
	if (!whole || n == 0)
		return 0;

	if (h->numbered)
		h->part = part_numbered(buf, buf + n, numbering.number);
	else if (h->leader || end == e)
		h->part = part_unnumbered(buf, buf + n);
	else
		h->part = 0;
	h->broken = false;
	h->heading.s = p;
	h->heading.len = (uint32_t) (end - p);
	h->rest = end;
	return h->part;
}

/* Does a heading end as those of the form do? */
static bool
is_complete(GovStr h)
{
	return gov_word_before(h.s, h.s + h.len, complete_ends) > 0;
}

/* Both ends without white space. */
static GovSpan
trimmed(GovSpan l)
{
	l.p = gov_skip_space(l.p, l.e);
	l.e = gov_rtrim(l.p, l.e);
	return l;
}

/*
 * The trimmed line, whose number ends at words, and the next one, trimmed, as
 * one heading.  Returns the part, or 0 when together they are none.
 */
static int
part_of_both(GovSpan line, const char *words, int number, GovSpan next)
{
	char		buf[HEADING_BYTES];
	size_t		n;
	bool		whole;

	if (next.p == next.e || next.e - next.p > BROKEN_REST_MAX || line.e - words < BROKEN_MIN ||
		heading_end(words, line.e) != line.e || heading_end(next.p, next.e) != next.e)
		return 0;
	n = gov_squeeze(buf, sizeof(buf), words, line.e, &whole);
	n += gov_squeeze(buf + n, sizeof(buf) - n, next.p, next.e, &whole);
	if (!whole || !gov_word_before(buf, buf + n, comma_ends))
		return 0;
	return part_numbered(buf, buf + n, number);
}

/* The line that begins at p; false when it is too long to end a heading. */
static bool
line_at(const char *p, const char *end, GovSpan *line)
{
	size_t		left = (size_t) (end - p);
	const char *eol = memchr(p, '\n', left > NEXT_LINE_BYTES ? NEXT_LINE_BYTES : left);

	*line = gov_header_span(p, eol ? eol : end);
	return eol || left <= NEXT_LINE_BYTES;
}

int
gov_header_read_broken_heading(GovArena *a, GovSpan line, const char *end, GovHeading *h)
{
	int			part = gov_header_read_heading(line.p, line.e, h);
	GovSpan		next;
	const char *words;
	size_t		first;
	size_t		second;
	char	   *s;
	int			number;
	int			joined;

	if (end - line.e < 2 || line.e - line.p > 2 * HEADING_BYTES ||
		(part && (h->leader || is_complete(h->heading))))
		return part;
	words = gov_skip_space(line.p, line.e);
	number = gov_chinese_digit(gov_char_at(words, line.e));
	if (number == 0 || !GOV_STARTS(words + HAN_BYTES, line.e, "、") ||
		!line_at(line.e + 1, end, &next))
		return part;
	words += 2 * HAN_BYTES;
	line = trimmed(line);
	next = trimmed(next);
	joined = line.e - line.p <= HEADING_BYTES ? part_of_both(line, words, number, next) : 0;
	if (!joined)
		return part;

	first = (size_t) (line.e - line.p);
	second = (size_t) (next.e - next.p);
	s = gov_alloc(a, first + second);
	memcpy(s, line.p, first);
	memcpy(s + first, next.p, second);
	h->part = joined;
	h->heading.s = s;
	h->heading.len = (uint32_t) (first + second);
	h->rest = next.e;
	h->numbered = h->broken = true;
	h->leader = false;
	return joined;
}
