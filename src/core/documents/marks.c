/*
 * marks.c
 *		What the lines of a text say about where documents begin.
 */
#include "core/documents/marks.h"

#include "core/base/buffer.h"
#include "core/documents/lines.h"
#include "core/header/dates.h"
#include "core/header/keys.h"
#include "core/header/titles.h"

#define MIN_BYTES		12		/* of a heading or title that begins in ASCII */
#define LONG_LINE		1500	/* bytes; longer lines are read by sentences,
								 * as */
#define SENTENCE_BYTES	4096	/* of a sentence; a longer one is read in
								 * pieces */
#define FEW_LINES		2		/* are those of a text that has no more lines */
#define TITLE_BYTES		480		/* longer lines are no title */
#define LINK_BYTES		60		/* of a line that heads a list of links */
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
static const wchar_t item_separators[] = L"、．.）)";

/* Between the clauses of a sentence, and at its end. */
static const wchar_t sentence_marks[] = L"，,。；;：:、！？";

/* Behind a numeral that is no number of a heading: 一是, 三个. */
static const wchar_t behind_counts[] = L"是个次件条项名位方种类批级步些样般定直切体律年月日号季度万千百";

typedef struct Finder
{
	GovArena   *a;
	GovLineMemory *memory;
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
	if (l.e - l.p > DISPLACED_BYTES || l.e - l.p < MIN_BYTES || gov_documents_is_row(l) ||
		gov_is_any_of(gov_char_before(l.p, l.e), sentence_marks))
		return false;
	for (const char *p = l.p; p < l.e;)
	{
		const char *q = p;
		int			number = before && gov_is_any_of(before, sentence_marks) ? gov_documents_read_numeral(&q, l.e) : 0;

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

/* Marks a trimmed line. */
static void
mark_line(Finder *f, GovSpan l, uint32_t line)
{
	LineMark	own;

	if (gov_documents_read_line(f->memory, l, &own))
	{
		Mark	   *m = add_mark(f, own.kind, l, line);

		m->number = own.number;
		m->part = own.part;
		m->numbered = own.numbered;
	}
	else if (f->titles && l.e - l.p <= TITLE_BYTES && gov_header_may_be_title(l.p, l.e) &&
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
		.a = a,.memory = gov_documents_line_memory(a),.marks = marks,
		.displaced = (besides & MARKS_DISPLACED) != 0,.titles = (besides & MARKS_FIRST_TITLES) != 0
	};
	const char *end = t->s + t->len;
	bool		by_sentences = has_few_lines(t);
	uint32_t	line = 0;

	memset(marks, 0, sizeof(*marks));
	for (const char *p = t->s, *eol; p < end; p = eol + 1)
	{
		if ((++line & 0xFFFF) == 0)
			gov_check_interrupt(a);
		eol = *p == '\n' ? p : gov_line_end(p, end);
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
