/*
 * keys.c
 *		Blocks of keys and values: 索引号, 发布机构, 发文日期 ...
 *
 * A value follows its key, on its line, in the next cell, on the next line,
 * or in the cell below; it ends where the next known key begins.
 */
#include "core/header/internal.h"
#include "core/header/keys.h"

#include "core/header/dates.h"
#include "core/text/page.h"
#include "core/text/charbits.h"
#include "core/text/wordindex.h"

#include <stdio.h>

#define SEARCH_BYTES	600		/* of a line, for keys */
#define WORDS_BYTES		360		/* longer lines: no keys within words */
#define NUMBER_BYTES	64
#define NUMBER_MIN		3
#define KEY_BYTES		64		/* of a cell that holds a key */
#define PENDING_LINES	4		/* a value may stand so far below its key */
#define COMPACT_DATE	8		/* bytes of 20210113 */

/* Blanks that may stand ... */
#define KEY_BLANKS		6		/* between the characters of a key */
#define COLON_BLANKS	32		/* before the colon */
#define OPEN_BLANKS		4		/* behind an opening bracket */
#define CLOSE_BLANKS	8		/* behind a closing one */
#define VALUE_BLANKS	64		/* before the value */

typedef enum Field
{
	F_NONE,
	F_OTHER,					/* known, of no use: ends the value before */
	F_INDEX,
	F_DOCNO,
	F_TITLE,
	F_PUBLISHER,
	F_SOURCE,
	F_PUBLISHED,				/* dates, the best evidence of publication
								 * first */
	F_OPENED,
	F_ISSUED,
	F_MADE,
	F_WRITTEN,
	F_ANY_DATE
} Field;

#define BARE_DATE_BYTES	120		/* of a line below the title that begins with
								 * a date */
#define RANK(field)	((int) (field) - F_PUBLISHED)	/* of a date */

_Static_assert(RANK(F_ANY_DATE) + 1 == GOV_NO_DATE, "the rank of no date follows the others");

/* Where a word is a key. */
typedef enum Where
{
	ANYWHERE, AS_WORD, AS_VERB, WITH_COLON
} Where;

typedef struct Key
{
	GovStr		word;
	uint8_t		field;
	uint8_t		where;
} Key;

#define KEY(field, where, word) {W(word), F_##field, (where)},
static const Key keys[] = {
#include "core/header/keys.def"
};
#undef KEY

#define NKEYS	(sizeof(keys) / sizeof(keys[0]))

_Static_assert(NKEYS <= GOV_INDEX_MAX, "GovWordIndex has room for all keys");

static GovWordIndex key_index;
static GovCharBits key_seconds; /* second characters of keys */

static void
__attribute__((constructor))
fill_index(void)
{
	_Static_assert(NKEYS <= GOV_INDEX_MAX, "more words than an index holds");

	gov_word_index_fill(&key_index, &keys[0].word, NKEYS, sizeof(keys[0]));
	gov_charbits_add_seconds(&key_seconds, &keys[0].word, NKEYS, sizeof(keys[0]));
}

/* The keys that a page may print at its foot, too, with a date. */
static const GovStr foot_keys[] = {W("发布日期"), W("发布时间"), {0}};

/* The key that stands in the middle of a line without a colon. */
#define PUBLISHED_ON	"发布于"

/* ------------------------------------------------------------------------
 * Keys
 */

/* Three bytes, the usual character, without a call. */
static inline bool
same3(const char *a, const char *b)
{
	return a[0] == b[0] && a[1] == b[1] && a[2] == b[2];
}

/* What follows a key. */
typedef struct KeyEnd
{
	const char *value;			/* may begin here */
	bool		open;			/* a colon or a cell's border is printed
								 * before */
} KeyEnd;

/* Where the key ends of which all but the first character is at p, perhaps with
 * blanks between; NULL: it isn't there. */
static const char *
match_rest(const Key *k, const char *p, const char *e)
{
	if (!same3(p, k->word.s + 3))
		return NULL;
	p += 3;
	for (size_t i = 6; i < k->word.len; i += 3, p += 3)
	{
		p = gov_header_skip_blanks(p, e, KEY_BLANKS);
		if (e - p < 3 || !same3(p, k->word.s + i))
			return NULL;
	}
	return p;
}

/* Does what is printed at p make a key of the word that ends there? */
static bool
ends_key(Where where, const char *p, const char *e, bool word, KeyEnd *end)
{
	const char *sep = gov_header_skip_blanks(p, e, COLON_BLANKS);
	uint32_t	c = gov_char_at(sep, e);
	bool		spaced = sep > p;

	if (c == L'】' || c == L'］' || c == ']' || c == L'〗')
	{
		sep = gov_header_skip_blanks(sep + gov_width(c), e, CLOSE_BLANKS);
		c = gov_char_at(sep, e);
		end->open = true;
		end->value = sep;
		if (c != ':' && c != L'：')
			return true;
	}
	if (c == ':' || c == L'：' || c == L'﹕' || c == L'∶')
	{
		end->open = true;
		end->value = sep + gov_width(c);
		return true;
	}
	if (c == '|' || c == (uint32_t) GOV_CELL || c == '\t')
	{
		end->open = true;
		end->value = sep;
		return word;
	}
	end->open = sep >= e;
	end->value = sep;
	return word && where != WITH_COLON &&
		(sep >= e || spaced || (where == AS_VERB && c >= '0' && c <= '9'));
}

static Field
one_of_keys(unsigned i, const char *p, const char *e, bool word, KeyEnd *end)
{
	const char *second = gov_header_skip_blanks(p + 3, e, KEY_BLANKS);

	if (e - second < 3 || !gov_charbits_has(&key_seconds, gov_char_at(second, e)))
		return F_NONE;
	for (; i > 0; i = key_index.next[i])
	{
		const Key  *k = &keys[i - 1];
		const char *q = same3(p, k->word.s) ? match_rest(k, second, e) : NULL;

		if (q && (k->where == ANYWHERE || word) && ends_key(k->where, q, e, word, end))
			return k->field;
	}
	return F_NONE;
}

/* The field whose key is at p, or F_NONE.  word: p begins a word. */
static inline Field
key_at(const char *p, const char *e, bool word, KeyEnd *end)
{
	/* nearly always none begins so */
	unsigned	i = e - p < 6 ? 0 : gov_word_index_at(&key_index, p);

	return i ? one_of_keys(i, p, e, word, end) : F_NONE;
}

/* ------------------------------------------------------------------------
 * Values
 */

/* The end of a value's first word; strokes glue words together. */
static const char *
first_word(const char *p, const char *e)
{
	while (p < e)
	{
		size_t		n = gov_space_at(p, e);
		const char *q;

		if (n == 0)
		{
			p += gov_char_len(p, e);
			continue;
		}
		q = gov_skip_space(p, e);
		if (q < e && (*q == '/' || (*q == '-' && q + 1 < e && q[1] != '-')))
			p = q + 1;
		else
			return p;
		p = gov_skip_space(p, e);
	}
	return e;
}

/* Is all of it a date, and not a number that could be one? */
static bool
is_printed_date(const char *p, const char *e)
{
	GovDate		date;
	const char *after;

	return e - p != COMPACT_DATE && gov_header_date_at(p, e, 0, &date, &after) && after == e;
}

static void
set_index(GovHeaderReader *r, const char *p, const char *e)
{
	static const GovStr ends[] = {W("，"), W("；"), W("。"), W("】"), {0}};
	char		buf[NUMBER_BYTES];
	size_t		n;
	bool		digit = false;
	bool		whole;

	if (r->out->index_no.s)
		return;
	e = first_word(p, e);
	while (e > p && (e[-1] == ',' || e[-1] == ';' || e[-1] == ']'))
		e--;
	while ((n = gov_word_before(p, e, ends)) > 0)
		e -= n;
	n = gov_squeeze(buf, sizeof(buf), p, e, &whole);
	if (!whole || n < NUMBER_MIN)
		return;
	for (const char *q = buf; q < buf + n; q += gov_char_len(q, buf + n))
	{
		uint32_t	c = gov_char_at(q, buf + n);

		digit |= gov_is_digit(c);
		if (gov_is_any_of(c, L":：，。《年"))
			return;
	}
	if (digit && !is_printed_date(buf, buf + n))
		r->out->index_no = gov_str_copy(r->a, buf, n);
}

/* Can it be a document's number?  *bracket: it has 〔2021〕 or the like. */
static bool
is_docno(const char *p, const char *e, bool *bracket)
{
	bool		digit = false;
	GovDate		date;
	const char *after;

	*bracket = false;
	for (const char *q = p; q < e; q += gov_char_len(q, e))
	{
		uint32_t	c = gov_char_at(q, e);
		uint32_t	before;

		digit |= gov_is_digit(c);
		*bracket |= gov_is_close_bracket(c);
		if (gov_is_any_of(c, L":：，。《"))
			return false;
		/* 〔2021〕号: a form that nobody filled in */
		before = c == L'号' ? gov_char_before(p, q) : 0;
		if (gov_is_close_bracket(before) || before == L'第')
			return false;
	}
	return digit && !GOV_STARTS(p, e, "无") && !GOV_FIND(p, e, "公开") &&
		(e - p == COMPACT_DATE || !gov_header_date_at(p, e, 0, &date, &after));
}

static void
set_docno(GovHeaderReader *r, const char *p, const char *e, bool next_line)
{
	char		buf[NUMBER_BYTES];
	size_t		n;
	bool		bracket;
	bool		whole;
	const char *stop = GOV_FIND(p, e, "号");

	if (r->out->doc_no.s)
		return;
	e = stop ? stop + sizeof("号") - 1 : first_word(p, e);
	n = gov_squeeze(buf, sizeof(buf), p, e, &whole);
	if (whole && n >= NUMBER_MIN && is_docno(buf, buf + n, &bracket) &&
		(!next_line || stop || bracket))
		r->out->doc_no = gov_str_copy(r->a, buf, n);
}

static void
report_repeated(GovHeaderReader *r, GovDate date, uint32_t line)
{
	char		buf[32];

	snprintf(buf, sizeof(buf), "%d-%02d-%02d", date.year, date.month, date.day);
	gov_diag(r->diags, GOV_SAY_PUBLISHED_REPEATED, gov_source_line(r->t, line),
			 GOV_FACTS(gov_fact_string("date", buf)));
}

static void
set_published(GovHeaderReader *r, int rank, const char *p, const char *e, uint32_t line)
{
	static const GovStr brackets[] = {W("（"), W("【"), {0}};
	GovDate		date;
	const char *after;
	size_t		n;

	while (p < e && (*p == '[' || *p == '('))
		p = gov_skip_space(p + 1, e);
	while ((n = gov_word_at(p, e, brackets)) > 0)
		p = gov_skip_space(p + n, e);
	if (!gov_header_date_at(p, e, 0, &date, &after) || date.day == 0)
		return;
	if (rank < r->date_rank)
	{
		r->date_rank = rank;
		r->out->published = date;
	}
	else if (rank == r->date_rank && rank != RANK(F_ANY_DATE) &&
			 memcmp(&date, &r->out->published, sizeof(date)) != 0)
		report_repeated(r, date, line);
}

static void
set_field(GovHeaderReader *r, Field field, const char *p, const char *e, uint32_t line, bool next_line)
{
	const char *q;

	if (field <= F_OTHER)
		return;
	/* a value ends with its cell */
	p = gov_skip_space(p, e);
	for (q = p; q < e && *q != '|' && *q != GOV_CELL && *q != '\t'; q++)
		;
	e = gov_rtrim(p, q);
	if (p == e)
		return;
	switch (field)
	{
		case F_INDEX:
			set_index(r, p, e);
			break;
		case F_DOCNO:
			set_docno(r, p, e, next_line);
			break;
		case F_TITLE:
			gov_header_try_title(r, p, e, line, false);
			break;
		case F_PUBLISHER:
			if (!r->publisher.p)
				r->publisher = gov_header_span(p, e);
			break;
		case F_SOURCE:
			if (!r->source.p)
				r->source = gov_header_span(p, e);
			break;
		default:
			set_published(r, RANK(field), p, e, line);
			break;
	}
}

/* ------------------------------------------------------------------------
 * Rows of keys above rows of values
 */

/* The cells of a row of a table, trimmed; 0 when there are more than max. */
static int
split_row(GovSpan row, GovSpan *cells, int max)
{
	const char *p = gov_skip_space(row.p, row.e);
	const char *e = gov_rtrim(p, row.e);
	char		border = p < e && *p == GOV_ROW ? GOV_CELL : '|';
	int			n = 0;

	if (p < e && (*p == GOV_ROW || *p == '|'))
		p++;
	if (border == '|' && e > p && e[-1] == '|')
		e--;
	for (;;)
	{
		const char *q = memchr(p, border, (size_t) (e - p));

		if (n == max)
			return 0;
		cells[n].p = gov_skip_space(p, q ? q : e);
		cells[n].e = gov_rtrim(cells[n].p, q ? q : e);
		n++;
		if (!q)
			return n;
		p = q + 1;
	}
}

/* The field whose key a cell holds, and nothing else; or F_NONE. */
static Field
key_of_cell(GovSpan cell)
{
	char		buf[KEY_BYTES];
	size_t		n = (size_t) (cell.e - cell.p);
	KeyEnd		end;
	Field		field;

	if (n >= sizeof(buf))
		return F_NONE;
	memcpy(buf, cell.p, n);
	buf[n] = '|';
	field = key_at(buf, buf + n + 1, true, &end);
	return field != F_NONE && end.value == buf + n ? field : F_NONE;
}

/* A row of nothing but keys?  Their values will be in the next. */
static bool
read_key_row(GovHeaderReader *r, GovSpan row, uint32_t line)
{
	GovSpan		cells[GOV_ROW_KEYS];
	int			n = split_row(row, cells, GOV_ROW_KEYS);

	if (n < 2)
		return false;
	for (int i = 0; i < n; i++)
	{
		r->row[i] = (uint8_t) key_of_cell(cells[i]);
		if (r->row[i] == F_NONE)
			return false;
	}
	r->nrow = n;
	r->pending_line = line;
	return true;
}

/* The row of the values: as many, and no key among them. */
static bool
read_value_row(GovHeaderReader *r, GovSpan row, uint32_t line)
{
	GovSpan		cells[GOV_ROW_KEYS];
	int			n = r->nrow;

	r->nrow = 0;
	if (line - r->pending_line > PENDING_LINES || split_row(row, cells, GOV_ROW_KEYS) != n)
		return false;
	for (int i = 0; i < n; i++)
		if (key_of_cell(cells[i]) != F_NONE)
			return false;
	for (int i = 0; i < n; i++)
		set_field(r, r->row[i], cells[i].p, cells[i].e, line, true);
	return true;
}

/* |---|:--| below the head of a table. */
static bool
is_rule(GovSpan row)
{
	const char *p = row.p;

	while (p < row.e && (*p == '|' || *p == '-' || *p == ':' || gov_space_at(p, row.e)))
		p++;
	return p == row.e;
}

/* ------------------------------------------------------------------------
 * Lines
 */

/* Can the line hold a key?  Cheaply: most lines don't. */
static bool
may_hold_key(const char *p, const char *e)
{
	size_t		n = e - p > SEARCH_BYTES ? SEARCH_BYTES : (size_t) (e - p);
	const char *at = p;
	KeyEnd		end;

	if (gov_is_open_bracket(gov_char_at(p, e)))
		at = gov_header_skip_blanks(p + gov_width(gov_char_at(p, e)), e, OPEN_BLANKS);
	return key_at(at, e, true, &end) != F_NONE ||
		memchr(p, ':', n) || memchr(p, '|', n) || memchr(p, GOV_CELL, n) || memchr(p, '\t', n) ||
		GOV_FIND(p, p + n, "：") ||
		(memchr(p, ' ', n) && GOV_FIND(p, p + n, PUBLISHED_ON));
}

/* Behind the character at p; *word: does a word begin there? */
static const char *
next_char(const char *p, const char *e, bool *word)
{
	unsigned char c = (unsigned char) *p;
	size_t		n;

	/* nearly all characters; none of the marks begins as the ideographs do */
	if (c >= 0xE4 && c <= 0xE9)
	{
		*word = false;
		return p + gov_char_len(p, e);
	}
	switch (c)
	{
		case '|':
		case '[':
		case ']':
		case ';':
		case ',':
		case '(':
		case ')':
			*word = true;
			return p + 1;
		default:
			if (c >= 0x80)
				break;
			*word = c <= ' ';
			return p + 1;
	}
	n = gov_space_at(p, e);
	*word = n > 0;
	if (n > 0)
		return p + n;
	*word = gov_is_any_of(gov_char_at(p, e), L"【】；，｜│（）［］");
	return p + gov_char_len(p, e);
}

/* The value is in the next cell that isn't covered, if not at p. */
static const char *
skip_to_value(const char *p, const char *e)
{
	p = gov_header_skip_blanks(p, e, VALUE_BLANKS);
	if (p < e && (*p == '|' || *p == GOV_CELL))
	{
		p++;
		while (p < e && (*p == GOV_SPANNED || (*p == GOV_CELL && p[-1] == GOV_SPANNED)))
			p++;
		p = gov_header_skip_blanks(p, e, VALUE_BLANKS);
	}
	return p;
}

/* The last value of a line, which begins at p; the next line may hold it. */
static void
end_value(GovHeaderReader *r, Field field, const char *p, const char *e, uint32_t line)
{
	p = gov_skip_space(p, e);
	while (p < e && (*p == '|' || *p == GOV_CELL))
		p++;
	if (gov_skip_space(p, e) >= e)
	{
		r->pending = field;
		r->pending_line = line;
	}
	else
		set_field(r, field, p, e, line, false);
}

/* The keys of a line, each with its value; returns where the first begins. */
static const char *
read_line(GovHeaderReader *r, const char *p, const char *e, uint32_t line)
{
	const char *start = p;
	const char *first = e;
	const char *value = NULL;	/* of the key under way */
	Field		field = F_NONE;
	bool		word = true;
	const char *limit = e - p > SEARCH_BYTES ? p + SEARCH_BYTES : e;
	bool		anywhere = limit - p <= WORDS_BYTES;

	while (p < limit)
	{
		KeyEnd		end;
		Field		f = F_NONE;

		if ((unsigned char) *p >= 0xE4 && (unsigned char) *p <= 0xE9 && (word || anywhere))
			f = key_at(p, e, word, &end);
		/* without a colon only at the beginning or among other keys */
		if (f == F_NONE || !(end.open || value || p == start))
		{
			p = next_char(p, e, &word);
			continue;
		}
		if (first == e)
			first = p;
		if (value)
			set_field(r, field, value, p, line, false);
		field = f;
		p = value = skip_to_value(end.value, e);
		word = true;
	}
	if (value)
		end_value(r, field, value, e, line);
	return first;
}

const char *
gov_header_read_keys(GovHeaderReader *r, GovSpan raw, const char *p, const char *e, uint32_t line)
{
	KeyEnd		end;

	if (r->nrow > 0 && (is_rule(raw) || read_value_row(r, raw, line)))
		return p;
	if (r->pending != F_NONE)
	{
		if (line - r->pending_line <= PENDING_LINES && key_at(p, e, true, &end) == F_NONE)
			set_field(r, r->pending, p, e, line, true);
		r->pending = F_NONE;
	}
	if (!may_hold_key(p, e))
		return e;
	if (read_key_row(r, raw, line))
		return p;
	return read_line(r, p, e, line);
}

/* Is [p, e), what follows a date, a time of day, other words set apart, or nothing? */
static bool
ends_date(const char *p, const char *e)
{
	const char *next = gov_skip_space(p, e);

	return next == e || next > p;
}

void
gov_header_read_bare_date(GovHeaderReader *r, const char *p, const char *e, uint32_t line)
{
	GovDate		date;
	const char *after;

	if (e - p <= BARE_DATE_BYTES && gov_header_date_at(p, e, 0, &date, &after) && ends_date(after, e) &&
		date.year >= r->best.year)
		set_published(r, RANK(F_ANY_DATE), p, e, line);
}

void
gov_header_read_foot(GovHeaderReader *r, const char *p, const char *e)
{
	for (const GovStr *k = foot_keys; k->s; k++)
	{
		const char *at = gov_find(p, e, k->s, k->len);
		KeyEnd		end;

		if (!at)
			continue;
		if (key_at(at, e, false, &end) == F_PUBLISHED)
			set_published(r, RANK(F_PUBLISHED), gov_skip_space(end.value, e), e, 0);
		return;
	}
}

bool
gov_header_begins_with_key(const char *p, const char *e)
{
	KeyEnd		end;

	return key_at(p, e, true, &end) != F_NONE;
}
