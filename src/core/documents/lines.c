/*
 * lines.c
 *		What a line is by its own words.
 */
#include "core/documents/lines.h"

#include "core/header/headings.h"
#include "core/text/charbits.h"
#include "core/text/fold.h"
#include "core/text/page.h"
#include "core/text/wordindex.h"

#define TABLE_WORDS_BYTES	40	/* of the longest of the words below, and a
								 * character more */
#define SERIAL_BYTES	200		/* longer lines are not marked by a serial
								 * number */

/* Between a number and what it counts. */
static const wchar_t separators[] = L"、．.，,：:";

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
	/* the statistics of before 2019 */
	{W("政府信息公开情况统计表"), 7, false}, {W("（一）主动公开政府信息数"), 7, true},
	{W("(一)主动公开政府信息数"), 7, true}, {W("主动公开政府信息数"), 7, true},
};

/* 第二篇, 篇二, 【篇二】 */
static const wchar_t serial_chars[] = L"第篇【";

#define TABLE_WORDS	(sizeof(table_words) / sizeof(table_words[0]))
_Static_assert(TABLE_WORDS <= GOV_INDEX_MAX, "GovWordIndex has room for all table words");

static GovWordIndex table_index;

static GovCharBits table_chars; /* they begin with, */
static GovCharBits table_seconds;	/* and go on with */
static GovCharBits heading_chars;
static GovCharBits first_chars; /* all of these, and serial numbers */

static void
__attribute__((constructor))
derive_lookups(void)
{
	gov_word_index_fill(&table_index, &table_words[0].words, TABLE_WORDS, sizeof(table_words[0]));
	gov_charbits_add_words(&table_chars, &table_words[0].words, TABLE_WORDS, sizeof(table_words[0]));
	gov_charbits_add_seconds(&table_seconds, &table_words[0].words, TABLE_WORDS, sizeof(table_words[0]));
	gov_charbits_add_words(&first_chars, &table_words[0].words, TABLE_WORDS, sizeof(table_words[0]));
	gov_charbits_add_chars(&heading_chars, gov_header_heading_chars);
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

int
gov_documents_read_numeral(const char **p, const char *e)
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
	n = gov_documents_read_numeral(&p, e);
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
is_table(GovSpan l, LineMark *m)
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
			m->kind = MARK_TABLE;
			m->number = (uint8_t) table_words[i - 1].table;
			return true;
		}
	}
	return false;
}

bool
gov_documents_is_row(GovSpan l)
{
	for (const char *p = l.p; p < l.e; p++)
		if (*p == GOV_CELL || *p == GOV_SPANNED || *p == '|' || *p == '\t')
			return true;
	return gov_header_has_word(l.p, l.e, row_words);
}

/* A heading with an arabic number or none, and nothing else on its line. */
static bool
is_plain_heading(GovSpan l, LineMark *m)
{
	GovHeading	h;

	if (!gov_header_read_heading(l.p, l.e, &h) || h.leader || h.numbered || h.rest < l.e)
		return false;
	m->kind = MARK_HEADING;
	m->number = m->part = (uint8_t) h.part;
	return true;
}

static bool
is_heading(GovSpan l, LineMark *m)
{
	GovHeading	h;
	int			number;
	int			part;

	/* an item of a list, （二）, is none */
	if (!gov_charbits_has(&heading_chars, gov_char_at(l.p, l.e)))
		return false;
	number = read_heading_number(l.p, l.e);
	if (number == 0)
		return is_plain_heading(l, m);
	part = gov_header_read_heading(l.p, l.e, &h);
	if (part && (h.leader || !h.numbered))
		return false;
	if (!part && gov_word_at(l.p, l.e, first_headings) > 0)
		part = 1;
	if (!part && gov_documents_is_row(l))
		return false;
	m->kind = MARK_HEADING;
	m->number = (uint8_t) number;
	m->part = (uint8_t) part;
	m->numbered = true;
	return true;
}

/* 第二篇, 【篇二】, 篇二：, alone or with a title behind. */
static bool
is_serial(GovSpan l, LineMark *m)
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
	number = gov_documents_read_numeral(&p, l.e);
	if (number == 0 || (ordinal && !GOV_STARTS(p, l.e, "篇")))
		return false;
	if (ordinal)
		p += gov_width(L'篇');
	c = gov_char_at(p, l.e);
	if (p < l.e && c != L'】' && c != L'：' && c != ':' && c != L'、' && gov_space_at(p, l.e) == 0)
		return false;
	m->kind = MARK_SERIAL;
	m->number = (uint8_t) number;
	return true;
}

/* Nearly all lines that are nothing are told by what they begin with. */
static bool
may_be_marked(GovSpan l)
{
	return gov_charbits_has(&first_chars, gov_char_at(l.p, l.e));
}

static void
read_line(GovSpan l, LineMark *m)
{
	memset(m, 0, sizeof(*m));
	if (!is_table(l, m) && !is_heading(l, m) && !is_serial(l, m))
		m->kind = MARK_NONE;
}


/*
 * What lines were found to be, by their very bytes: reports print the same headings
 * and tables.  Only a memory of a pure function.
 */
#define REMEMBERED_BYTES	120
#define REMEMBERED_LINES	512

typedef struct RememberedLine
{
	uint8_t		len;			/* 0: free */
	LineMark	mark;
	char		s[REMEMBERED_BYTES];
} RememberedLine;

struct GovLineMemory
{
	RememberedLine lines[REMEMBERED_LINES];
};

GovLineMemory *
gov_documents_line_memory(GovArena *a)
{
	if (!a->lines)
	{
		a->lines = a->host.alloc(a->host.arg, sizeof(GovLineMemory));
		if (!a->lines)
			gov_throw(a, GOV_ERR_NOMEM, "out of memory");
		memset(a->lines, 0, sizeof(GovLineMemory));
	}
	return a->lines;
}

static inline bool
is_remembered(const RememberedLine *r, GovSpan l)
{
	size_t		len = (size_t) (l.e - l.p);

	return r->len == len && memcmp(r->s, l.p, len) == 0;
}

static void
remember(RememberedLine *r, GovSpan l, const LineMark *m)
{
	r->len = (uint8_t) (l.e - l.p);
	r->mark = *m;
	memcpy(r->s, l.p, (size_t) (l.e - l.p));
}

bool
gov_documents_read_line(GovLineMemory *memory, GovSpan l, LineMark *m)
{
	RememberedLine *r;
	RememberedLine *other;

	m->kind = MARK_NONE;
	if (!may_be_marked(l))
		return false;
	if (l.e - l.p > REMEMBERED_BYTES)
	{
		read_line(l, m);
		return m->kind != MARK_NONE;
	}
	/* a line has two places, which differ in the last bit */
	r = &memory->lines[gov_bytes_hash(l.p, (size_t) (l.e - l.p)) % REMEMBERED_LINES];
	other = &memory->lines[(r - memory->lines) ^ 1];
	if (is_remembered(r, l))
		*m = r->mark;
	else if (is_remembered(other, l))
		*m = other->mark;
	else
	{
		read_line(l, m);
		*other = *r;
		remember(r, l, m);
	}
	return m->kind != MARK_NONE;
}
