/*
 * marks.c
 *		What the lines of a text say about where documents begin.
 */
#include "core/documents/marks.h"

#include "core/base/buffer.h"
#include "core/header/dates.h"
#include "core/header/headings.h"
#include "core/header/keys.h"
#include "core/header/titles.h"
#include "core/text/charbits.h"
#include "core/text/fold.h"
#include "core/text/wordindex.h"

#define MIN_BYTES		12		/* of a heading or title that begins in ASCII */
#define LONG_LINE		1500	/* bytes; longer lines are read by sentences,
								 * as */
#define SENTENCE_BYTES	4096	/* of a sentence; a longer one is read in
								 * pieces */
#define FEW_LINES		2		/* are those of a text that has no more lines */
#define TITLE_BYTES		480		/* longer lines are no title */
#define TABLE_WORDS_BYTES	32	/* of the longest of the words below, and a
								 * character more */
#define LINK_BYTES		60		/* of a line that heads a list of links */
#define SERIAL_BYTES	200		/* nor are longer ones marked by a serial
								 * number */
#define CONTENTS_LINES	3		/* so many headings with nothing between are a
								 * list */
#define CONTENTS_BYTES	160		/* of a line of it */
#define MARKS_FIRST		64		/* room at first */
#define DISPLACED_BYTES	120		/* longer lines are no heading whose number
								 * was displaced */

/* What a line begins with that leads elsewhere. */
static const GovStr link_words[] = {
	W("上一"), W("下一"), W("上篇"), W("下篇"), W("前一"), W("后一"), W("相关"), W("链接"), W("推荐"),
	W("更多"), W("往期"), W("历年"), W("·"), W("•"), W("-"), W("–"), W("◆"), W("◇"), W("■"), W("□"),
	W("●"), W("○"), W("▪"), W("▸"), W("►"), W("➤"), W("★"), W("☆"), W("※"), W("→"), W("»"), W("+"), {0}
};

/* Between a number and what it counts. */
static const wchar_t separators[] = L"、．.，,：:";
static const wchar_t item_separators[] = L"、．.）)";

/* Heads and rows of the tables, as they begin a line: which table of the form it is. */
static const struct
{
	GovStr		words;
	int			table;
	bool		label;			/* its values follow, or nothing */
}			table_words[] =

{
	{W("第二十条第（一）"), 1, false}, {W("第二十条第(一)"), 1, false}, {W("第二十条第一"), 1, false},
	{W("第二十条第（五）"), 2, false}, {W("第二十条第(五)"), 2, false}, {W("第二十条第五"), 2, false},
	{W("第二十条第（六）"), 3, false}, {W("第二十条第(六)"), 3, false}, {W("第二十条第六"), 3, false},
	{W("第二十条第（八）"), 4, false}, {W("第二十条第(八)"), 4, false}, {W("第二十条第八"), 4, false},
	{W("规章"), 1, true}, {W("规范性文件"), 1, true}, {W("行政规范性文件"), 1, true},
	{W("行政许可"), 2, true}, {W("行政处罚"), 3, true}, {W("行政强制"), 3, true},
	{W("行政事业性收费"), 4, true},
	{W("一、本年新收"), 5, false}, {W("本年新收"), 5, false}, {W("二、上年结转"), 5, false}, {W("四、结转下年度"), 5, false},
	{W("（一）予以公开"), 5, true}, {W("(一)予以公开"), 5, true},
	{W("（三）不予公开"), 5, true}, {W("(三)不予公开"), 5, true},
	{W("（六）其他处理"), 5, true}, {W("(六)其他处理"), 5, true},
	{W("结果维持"), 6, false},
};

/* Between the clauses of a sentence, and at its end. */
static const wchar_t sentence_marks[] = L"，,。；;：:、！？";

/* Behind a numeral that is no number of a heading: 一是, 三个. */
static const wchar_t behind_counts[] = L"是个次件条项名位方种类批级步些样般定直切体律年月日号季度万千百";

/* 第二篇, 篇二, 【篇二】 */
static const wchar_t serial_chars[] = L"第篇【";

#define TABLE_WORDS	(sizeof(table_words) / sizeof(table_words[0]))
_Static_assert(TABLE_WORDS <= GOV_INDEX_MAX, "GovWordIndex has room for all table words");

static GovWordIndex table_index;

static GovCharBits table_chars; /* they begin with, */
static GovCharBits table_seconds;	/* and go on with */
static GovCharBits first_chars; /* these, and headings, and serial numbers */

static void
__attribute__((constructor))
derive_lookups(void)
{
	gov_word_index_fill(&table_index, &table_words[0].words, TABLE_WORDS, sizeof(table_words[0]));
	gov_charbits_add_words(&table_chars, &table_words[0].words, TABLE_WORDS, sizeof(table_words[0]));
	gov_charbits_add_seconds(&table_seconds, &table_words[0].words, TABLE_WORDS, sizeof(table_words[0]));
	gov_charbits_add_words(&first_chars, &table_words[0].words, TABLE_WORDS, sizeof(table_words[0]));
	gov_charbits_add_chars(&first_chars, gov_header_heading_chars);
	gov_charbits_add_chars(&first_chars, serial_chars);
}

/* The first heading, whatever follows on its line. */
static const GovStr first_headings[] = {
	W("一、总体情况"), W("一、总体概况"), W("一、概述"), W("一、基本情况"), {0}
};

/* Rows of the tables that are numbered as headings are. */
static const GovStr row_words[] = {
	W("数量"), W("结转"), W("新收"), W("办理结果"), {0}
};

typedef struct Finder
{
	GovArena   *a;
	Marks	   *marks;
	GovSpan		above[2];		/* the nearest lines above that aren't empty */
	uint32_t	above_line[2];
	bool		displaced;		/* look for headings whose number was
								 * displaced */
	bool		titles;			/* and for titles here */
} Finder;

static Mark *
add_mark(Finder *f, MarkKind kind, GovSpan line, uint32_t number)
{
	Marks	   *marks = f->marks;
	Mark	   *m;

	if (marks->n == marks->cap)
		marks->items = gov_array_grow(f->a, marks->items, marks->n, &marks->cap, sizeof(Mark), MARKS_FIRST);
	m = &marks->items[marks->n++];
	memset(m, 0, sizeof(*m));
	m->kind = kind;
	m->line = number;
	m->begin = line.p;
	m->end = line.e;
	m->alone = true;
	f->titles = true;
	return m;
}

/* Reads a numeral from 一 to 十 and goes on behind it; 0 when there's none, or a
 * longer one. */
static int
read_numeral(const char **p, const char *e)
{
	uint32_t	c = gov_char_at(*p, e);
	int			n = gov_chinese_digit(c);

	if (n == 0)
		return 0;
	*p += gov_width(c);
	return gov_chinese_digit(gov_char_at(*p, e)) ? 0 : n;
}

/* Returns the number of a line such as 二、…, 第二部分 …; 0 when it has none. */
static int
read_heading_number(const char *p, const char *e)
{
	bool		ordinal = GOV_STARTS(p, e, "第");
	int			n;

	if (ordinal)
		p = gov_skip_space(p + gov_width(L'第'), e);
	n = read_numeral(&p, e);
	p = gov_skip_space(p, e);
	if (n == 0)
		return 0;
	if (ordinal)
		return GOV_STARTS(p, e, "部分") || GOV_STARTS(p, e, "章") ? n : 0;
	return gov_is_any_of(gov_char_at(p, e), separators) ? n : 0;
}

/* Is what stands behind a row's label on its line a value, the next cell, or nothing? */
static bool
is_value(const char *p, const char *e)
{
	uint32_t	c = gov_char_at(p, e);

	return p == e || gov_is_digit(c) || gov_is_any_of(c, L"|,\"\t+-/—") || c == GOV_CELL;
}

/* By its first two characters: nearly all lines are told by them. */
static bool
may_be_table(GovSpan l)
{
	const char *p = l.p;

	return gov_charbits_has(&table_chars, gov_char_step(&p, l.e)) &&
		gov_charbits_has(&table_seconds, gov_char_at(gov_skip_space(p, l.e), l.e));
}

static bool
try_table(Finder *f, GovSpan l, uint32_t line)
{
	char		buf[TABLE_WORDS_BYTES];
	bool		whole;
	size_t		n;

	if (!may_be_table(l))
		return false;
	n = gov_squeeze(buf, sizeof(buf), l.p, l.e, &whole);
	for (unsigned i = n < 3 ? 0 : gov_word_index_at(&table_index, buf); i; i = table_index.next[i])
	{
		GovStr		w = table_words[i - 1].words;

		if (n >= w.len && memcmp(buf, w.s, w.len) == 0 &&
			(!table_words[i - 1].label || is_value(buf + w.len, buf + n)))
		{
			add_mark(f, MARK_TABLE, l, line)->number = table_words[i - 1].table;
			return true;
		}
	}
	return false;
}

/* Is the line a row of cells, or of a table that numbers its rows? */
static bool
is_row(GovSpan l)
{
	for (const char *p = l.p; p < l.e; p++)
		if (*p == GOV_CELL || *p == GOV_SPANNED || *p == '|' || *p == '\t')
			return true;
	return gov_header_has_word(l.p, l.e, row_words);
}

/* A heading with an arabic number or none, and nothing else on its line. */
static bool
try_plain_heading(Finder *f, GovSpan l, uint32_t line)
{
	GovHeading	h;
	Mark	   *m;

	if (!gov_header_read_heading(l.p, l.e, &h) || h.leader || h.numbered || h.rest < l.e)
		return false;
	m = add_mark(f, MARK_HEADING, l, line);
	m->number = m->part = h.part;
	return true;
}

static bool
try_heading(Finder *f, GovSpan l, uint32_t line)
{
	GovHeading	h;
	int			number = read_heading_number(l.p, l.e);
	int			part;
	Mark	   *m;

	if (number == 0)
		return try_plain_heading(f, l, line);
	part = gov_header_read_heading(l.p, l.e, &h);
	if (part && (h.leader || !h.numbered))
		return false;
	if (!part && gov_word_at(l.p, l.e, first_headings) > 0)
		part = 1;
	if (!part && is_row(l))
		return false;
	m = add_mark(f, MARK_HEADING, l, line);
	m->number = number;
	m->part = part;
	m->numbered = true;
	return true;
}

static bool
is_ideograph(uint32_t c)
{
	return c >= 0x4E00 && c <= 0x9FFF;
}

/*
 * "提高认识,一加强领导。推进政务公开" was "一、提高认识,加强领导,推进政务公开": a
 * short line that is no sentence, with a number behind a comma or stop that counts
 * nothing.
 */
static bool
try_displaced_heading(Finder *f, GovSpan l, uint32_t line)
{
	uint32_t	before = 0;

	gov_header_trim_line(&l.p, &l.e);
	if (l.e - l.p > DISPLACED_BYTES || l.e - l.p < MIN_BYTES || is_row(l) ||
		gov_is_any_of(gov_char_before(l.p, l.e), sentence_marks))
		return false;
	for (const char *p = l.p; p < l.e;)
	{
		const char *q = p;
		int			number = before && gov_is_any_of(before, sentence_marks) ? read_numeral(&q, l.e) : 0;

		if (number > 0 && q < l.e && is_ideograph(gov_char_at(q, l.e)) &&
			!gov_is_any_of(gov_char_at(q, l.e), behind_counts))
		{
			Mark	   *m = add_mark(f, MARK_HEADING, l, line);

			m->number = number;
			m->numbered = m->displaced = true;
			return true;
		}
		before = gov_char_step(&p, l.e);
	}
	return false;
}

/* 第二篇, 【篇二】, 篇二：, alone or with a title behind. */
static bool
try_serial(Finder *f, GovSpan l, uint32_t line)
{
	const char *p = l.p;
	bool		bracket = GOV_STARTS(p, l.e, "【");
	bool		ordinal;
	int			number;
	uint32_t	c;

	if (l.e - l.p > SERIAL_BYTES)
		return false;
	if (bracket)
		p += gov_width(L'【');
	ordinal = GOV_STARTS(p, l.e, "第");
	if (!ordinal && !GOV_STARTS(p, l.e, "篇"))
		return false;
	p += gov_width(L'第');
	number = read_numeral(&p, l.e);
	if (number == 0 || (ordinal && !GOV_STARTS(p, l.e, "篇")))
		return false;
	if (ordinal)
		p += gov_width(L'篇');
	c = gov_char_at(p, l.e);
	if (p < l.e && c != L'】' && c != L'：' && c != ':' && c != L'、' && gov_space_at(p, l.e) == 0)
		return false;
	add_mark(f, MARK_SERIAL, l, line)->number = number;
	return true;
}

/* Does the line lead elsewhere, or is it an item of a list? */
static bool
is_link(GovSpan l)
{
	const char *p = l.p;

	if (gov_word_at(p, l.e, link_words) > 0)
		return true;
	while (p < l.e && *p >= '0' && *p <= '9')
		p++;
	return p > l.p && p - l.p <= 2 && gov_is_any_of(gov_char_at(p, l.e), item_separators);
}

/* Trims the lines above.  Drops those that are a date, and what stands above it: an
 * organ that signs is no title's first line. */
static void
drop_signatures(Finder *f)
{
	for (int i = 0; i < 2; i++)
	{
		gov_header_trim_line(&f->above[i].p, &f->above[i].e);
		if (f->above[i].p && gov_header_is_date_line(f->above[i].p, f->above[i].e))
			f->above[i] = f->above[1] = gov_header_span(NULL, NULL);
	}
}

static void
try_title(Finder *f, GovSpan l, uint32_t line)
{
	const GovSpan lines[GOV_TITLE_LINES] = {l, f->above[0], f->above[1]};
	const uint32_t numbers[GOV_TITLE_LINES] = {line, f->above_line[0], f->above_line[1]};
	GovTitleLine t;
	Mark	   *m;

	if (!gov_header_read_title(f->a, lines, numbers, &t) ||
		!t.whole || is_link(l) || gov_header_begins_with_key(l.p, l.e))
		return;
	m = add_mark(f, MARK_TITLE, l, numbers[t.nlines - 1]);
	m->begin = lines[t.nlines - 1].p;
	m->agency = t.agency;
	m->year = t.year;
	m->alone = !(f->above[0].p && f->above[0].e - f->above[0].p <= LINK_BYTES && is_link(f->above[0]));
}

/* Is the line a value, as most lines are where tables are a cell a line? */
static inline bool
is_short_value(GovSpan l)
{
	return (unsigned char) *l.p < 0x80 && *l.p != '(' && l.e - l.p < MIN_BYTES;
}

/* Marks a trimmed line.  Cheaply: nearly all that are none are told by what they begin
 * with, and by not naming a report. */
static void
mark_line(Finder *f, GovSpan l, uint32_t line)
{
	if (gov_charbits_has(&first_chars, gov_char_at(l.p, l.e)) &&
		(try_table(f, l, line) || try_heading(f, l, line) || try_serial(f, l, line)))
		return;
	if (f->titles && l.e - l.p <= TITLE_BYTES && gov_header_names_report(l.p, l.e) &&
		!memchr(l.p, GOV_CELL, (size_t) (l.e - l.p)))
	{
		drop_signatures(f);
		try_title(f, l, line);
	}
}

/* A line that is more than a value.  Returns it, trimmed. */
static __attribute__((noinline))
GovSpan
look_closer(Finder *f, GovSpan l, uint32_t line)
{
	uint32_t	before = f->marks->n;

	gov_header_trim_line(&l.p, &l.e);
	if (l.p < l.e && !is_short_value(l))
		mark_line(f, l, line);
	if (f->displaced && f->marks->n == before && is_ideograph(gov_char_at(l.p, l.e)))
		try_displaced_heading(f, l, line);
	return l;
}

static inline void
look_at(Finder *f, GovSpan l, uint32_t line)
{
	l.p = gov_header_trim_start(l.p, l.e);
	if (l.p == l.e)
		return;
	if (!is_short_value(l))
		l = look_closer(f, l, line);
	f->above[1] = f->above[0];
	f->above_line[1] = f->above_line[0];
	f->above[0] = l;
	f->above_line[0] = line;
}

/* Where a sentence of a long line ends: at blanks, behind 。, before a first
 * heading; a piece of it, when it has no end near. */
static const char *
sentence_end(const char *p, const char *e)
{
	const char *begin = p;

	while (p < e && p - begin < SENTENCE_BYTES)
	{
		uint32_t	c;

		if (p > begin && (gov_space_at(p, e) > 0 || GOV_STARTS(p, e, "一、")))
			return p;
		c = gov_char_step(&p, e);
		if (c == L'。')
			return p;
	}
	return p;
}

static bool
has_few_lines(const GovText *t)
{
	const char *end = t->s + t->len;
	int			n = 1;

	for (const char *p = t->s; n <= FEW_LINES && (p = memchr(p, '\n', (size_t) (end - p))) != NULL; p++)
		n += p + 1 < end;
	return n <= FEW_LINES;
}

static void
look_at_long_line(Finder *f, GovSpan l, uint32_t line)
{
	for (const char *p = gov_skip_space(l.p, l.e); p < l.e; p = gov_skip_space(p, l.e))
	{
		const char *e = sentence_end(p, l.e);

		look_at(f, gov_header_span(p, e), line);
		gov_check_interrupt(f->a);
		p = e;
	}
}

/* Is there nothing between but blanks, dots and the numbers of pages? */
static bool
is_nothing(const char *p, const char *e)
{
	while (p < e)
	{
		uint32_t	c;

		if (gov_space_at(p, e) > 0)
			p += gov_space_at(p, e);
		else if (c = gov_char_step(&p, e), !gov_is_digit(c) && !gov_is_any_of(c, L".-·…|#*"))
			return false;
	}
	return true;
}

/* Drops the headings that stand in a list of contents. */
static void
drop_contents(Marks *marks)
{
	uint32_t	kept = 0;

	for (uint32_t i = 0, next; i < marks->n; i = next)
	{
		const Mark *m = marks->items;

		next = i + 1;
		while (next < marks->n && m[i].kind == MARK_HEADING && m[next].kind == MARK_HEADING &&
			   m[next].number == m[next - 1].number + 1 &&
			   m[next].end - m[next].begin <= CONTENTS_BYTES &&
			   is_nothing(m[next - 1].end, m[next].begin))
			next++;
		if (m[i].number == 1 && next - i >= CONTENTS_LINES)
			continue;
		memmove(&marks->items[kept], &marks->items[i], (next - i) * sizeof(Mark));
		kept += next - i;
	}
	marks->n = kept;
}

/* Drops displaced numbers that do not count up from one. */
static void
drop_lone_numbers(Marks *marks)
{
	uint32_t	kept = 0;

	for (uint32_t i = 0, next; i < marks->n; i = next)
	{
		const Mark *m = marks->items;

		next = i + 1;
		while (m[i].displaced && next < marks->n && m[next].displaced &&
			   m[next].number == m[next - 1].number + 1)
			next++;
		if (m[i].displaced && (m[i].number != 1 || next == i + 1))
			continue;
		memmove(&marks->items[kept], &marks->items[i], (next - i) * sizeof(Mark));
		kept += next - i;
	}
	marks->n = kept;
}

static bool
are_same_title(const Mark *a, const Mark *b)
{
	return a->year == b->year && a->agency.len == b->agency.len &&
		memcmp(a->agency.s, b->agency.s, a->agency.len) == 0;
}

/* Different titles on lines beside each other are a list. */
static void
find_lists(Marks *marks)
{
	for (uint32_t i = 0; i + 1 < marks->n; i++)
	{
		Mark	   *a = &marks->items[i];
		Mark	   *b = a + 1;

		if (a->kind == MARK_TITLE && b->kind == MARK_TITLE && a->end <= b->begin &&
			is_nothing(a->end, b->begin) && !are_same_title(a, b))
			a->alone = b->alone = false;
	}
}

void
gov_documents_find_marks(GovArena *a, const GovText *t, int besides, Marks *marks)
{
	Finder		f = {
		.a = a,.marks = marks,
		.displaced = (besides & MARKS_DISPLACED) != 0,.titles = (besides & MARKS_FIRST_TITLES) != 0
	};
	const char *end = t->s + t->len;
	bool		by_sentences = has_few_lines(t);
	uint32_t	line = 0;

	memset(marks, 0, sizeof(*marks));
	for (const char *p = t->s, *eol; p < end; p = eol + 1)
	{
		eol = gov_line_end(p, end);
		if ((++line & 0xFFFF) == 0)
			gov_check_interrupt(a);
		if (eol == p)
			continue;
		if (by_sentences || eol - p > LONG_LINE)
			look_at_long_line(&f, gov_header_span(p, eol), line);
		else
			look_at(&f, gov_header_span(p, eol), line);
		if (eol == end)
			break;
	}
	drop_lone_numbers(marks);
	drop_contents(marks);
	find_lists(marks);
}
