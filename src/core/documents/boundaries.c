/*
 * boundaries.c
 *		Which marks begin a document.
 *
 * One pass over the marks, with what is known of the document under way.  A
 * title alone begins nothing: it's a candidate until content follows that
 * can't be the document's own, such as its first heading again.
 */
#include "core/documents/boundaries.h"

#include "core/base/buffer.h"
#include "core/form/form.h"
#include "core/header/dates.h"
#include "core/header/keys.h"
#include "core/header/lines.h"

#define LAST_PARTS			4	/* a report that has come so far may be over */
#define OPENING_LINES		12	/* above a first heading looked at */
#define OPENING_BYTES		36	/* that two openings must share */
#define SENTENCE_BYTES		90	/* a shorter line is no paragraph */
#define KEYS_BYTES			300 /* a longer line holds no keys */
#define STATISTICS_HEAD_BYTES 48	/* of their first head */
#define STATISTICS_BYTES	200 /* from their first head to their first row */
#define BOUNDARIES_FIRST	16	/* room at first */

/* In the sentences above a first heading. */
static const GovStr opening_words[] = {
	W("本报告是根据"), W("本报告根据"), W("本报告依据"), W("本报告按照"), W("本报告由"), W("编制本报告"),
	W("汇报如下"), W("报告如下"), W("总结如下"), W("特向社会公布"), {0}
};

/* In the first sentence of a paragraph right above one. */
static const GovStr summary_words[] = {
	W("正确领导下"), {0}
};

/* The document under way. */
typedef struct Document
{
	bool		body;			/* content of it was seen */
	bool		has_first;		/* its first heading, too */
	bool		numbered;		/* its headings have numbers */
	int			number;			/* of its last heading */
	int			part;			/* the last that a heading named */
	unsigned	parts;			/* all of them, bits 1 << part */
	int			table;			/* the last table that began */
	int			serial;
	GovStr		agency;			/* of its title */
	int			year;
	GovSpan		opening;		/* the line above its first heading */
	const Mark *candidate;		/* the next one's title, perhaps */
} Document;

typedef struct Cutter
{
	GovArena   *a;
	const GovText *t;
	const Marks *marks;
	Document	open;
	Boundary   *items;
	uint32_t	n;
	size_t		cap;
} Cutter;

/* One organ, if one name ends with the other: 甲市乙区教育局, 乙区教育局. */
static bool
is_same_agency(GovStr a, GovStr b)
{
	GovStr		shorter = a.len < b.len ? a : b;
	GovStr		longer = a.len < b.len ? b : a;

	return memcmp(longer.s + longer.len - shorter.len, shorter.s, shorter.len) == 0;
}

static bool
names_other_agency(const Document *d, const Mark *title)
{
	return d->agency.len > 0 && title->agency.len > 0 && !is_same_agency(d->agency, title->agency);
}

static bool
names_other_year(const Document *d, const Mark *title)
{
	return d->year && title->year > 0 && d->year != title->year;
}

/* Is it the document's own title, as far as both are known whole? */
static bool
is_own_title(const Document *d, const Mark *title)
{
	return d->year && title->year == d->year && d->agency.len > 0 && title->agency.len > 0 &&
		is_same_agency(d->agency, title->agency);
}

static void
adopt_title(Document *d, const Mark *title)
{
	if (!title->alone || (d->agency.len > 0 && d->year && !(title->agency.len > 0 && title->year > 0)))
		return;
	if (title->agency.len > 0)
		d->agency = title->agency;
	if (title->year > 0)
		d->year = title->year;
}

/* ------------------------------------------------------------------------
 * Lines above a first heading
 */

/* Is it the sentence that the document under way begins with? */
static bool
is_same_opening(const Document *d, GovSpan l)
{
	return d->opening.p && l.e - l.p >= OPENING_BYTES && d->opening.e - d->opening.p >= OPENING_BYTES &&
		memcmp(d->opening.p, l.p, OPENING_BYTES) == 0;
}

static bool
is_opening(const Document *d, GovSpan l)
{
	if (is_same_opening(d, l))
		return true;
	for (const GovStr *w = opening_words; w->s; w++)
		if (gov_find(l.p, l.e, w->s, w->len))
			return true;
	return false;
}

/* "在市委、市政府的正确领导下，…" */
static bool
opens_summary(GovSpan l)
{
	const char *stop = GOV_FIND(l.p, l.e, "。");

	if (l.e - l.p < SENTENCE_BYTES || !stop)
		return false;
	for (const GovStr *w = summary_words; w->s; w++)
		if (gov_find(l.p, stop, w->s, w->len))
			return true;
	return false;
}

/* The lines between p and e, the nearest of them; returns how many. */
static int
lines_above(const char *p, const char *e, GovSpan lines[OPENING_LINES])
{
	int			n = 0;

	while (e > p && n < OPENING_LINES)
	{
		const char *begin = e;
		GovSpan		l;

		while (begin > p && begin[-1] != '\n')
			begin--;
		l = gov_header_span(begin, e);
		e = begin > p ? begin - 1 : p;
		gov_header_trim_line(&l.p, &l.e);
		if (l.p < l.e)
			lines[n++] = l;
	}
	return n;
}

/* Returns where the lines of keys begin that stand right above p, but not above
 * from; p when there are none. */
static const char *
keys_above(const char *from, const char *p)
{
	GovSpan		lines[OPENING_LINES];
	int			n = from < p ? lines_above(from, p, lines) : 0;

	for (int k = 0; k < n; k++)
	{
		if (lines[k].e - lines[k].p > KEYS_BYTES || GOV_FIND(lines[k].p, lines[k].e, "。") ||
			!gov_header_begins_with_key(lines[k].p, lines[k].e))
			break;
		p = lines[k].p;
	}
	return p;
}

/* Returns where the document begins whose first heading is mark i, which has no
 * title: the lines above it that are its opening, or follow a signature. */
static const char *
opening_begins(const Cutter *c, uint32_t i)
{
	const Mark *m = &c->marks->items[i];
	const char *begin = m->begin;
	GovSpan		lines[OPENING_LINES];
	int			n = lines_above(i > 0 ? m[-1].end : c->t->s, m->begin, lines);

	for (int k = 0; k < n; k++)
	{
		if (gov_header_is_date_line(lines[k].p, lines[k].e))
			return k > 0 ? lines[k - 1].p : begin;
		if (is_opening(&c->open, lines[k]) || (k == 0 && opens_summary(lines[k])))
			begin = lines[k].p;
	}
	return begin;
}

/* The opening of the document under way, whose first heading is mark i. */
static void
note_opening(Cutter *c, uint32_t i)
{
	const Mark *m = &c->marks->items[i];
	const char *from = i > 0 ? m[-1].end : c->t->s;
	GovSpan		lines[OPENING_LINES];
	int			n;

	if (c->n > 0 && c->items[c->n - 1].begin > from)
		from = c->items[c->n - 1].begin;
	n = from < m->begin ? lines_above(from, m->begin, lines) : 0;
	while (n > 0 && lines[n - 1].e - lines[n - 1].p < SENTENCE_BYTES)
		n--;
	c->open.opening = n > 0 ? lines[n - 1] : gov_header_span(NULL, NULL);
}

/* ------------------------------------------------------------------------
 * Boundaries
 */

static void
cut(Cutter *c, const char *begin, uint32_t line, uint32_t mark)
{
	Boundary   *b;

	if (c->n == c->cap)
		c->items = gov_array_grow(c->a, c->items, c->n, &c->cap, sizeof(Boundary), BOUNDARIES_FIRST);
	b = &c->items[c->n++];
	b->begin = begin;
	b->line = line;
	b->mark = mark;
	memset(&c->open, 0, sizeof(c->open));
}

/* Begins a document with mark i, or with the title above it. */
static void
cut_before(Cutter *c, uint32_t i)
{
	const Mark *m = &c->marks->items[i];
	const Mark *title = c->open.candidate;
	const Mark *first = title ? title : m;
	const char *begin = title ? title->begin : opening_begins(c, i);
	uint32_t	line = first->line;

	begin = keys_above(first > c->marks->items ? first[-1].end : c->t->s, begin);
	for (const char *p = begin; p < first->begin; p++)
		line -= *p == '\n';
	cut(c, begin, line, (uint32_t) (first - c->marks->items));
	if (title)
		adopt_title(&c->open, title);
}

/*
 * Is mark i, a heading with the number 1, of a list within the document?  Its
 * items are counted up from one, then the document's own numbers go on.
 */
static bool
is_nested(const Cutter *c, uint32_t i)
{
	int			number = 1;

	for (uint32_t k = i + 1; k < c->marks->n; k++)
	{
		const Mark *m = &c->marks->items[k];

		if (m->kind != MARK_HEADING)
			continue;
		if (m->number != number + 1)
			return m->number == c->open.number + 1;
		number++;
	}
	return false;
}

/* Does a table of the second part follow mark i? */
static bool
table_follows(const Cutter *c, uint32_t i)
{
	return i + 1 < c->marks->n && c->marks->items[i + 1].kind == MARK_TABLE;
}

/* The label of a row of the statistics behind its number, （一）, or behind 其中：. */
static GovStr
words_of_statistic(int item)
{
	static const GovStr ahead[] = {W("）"), W("："), {0}};
	GovStr		row = gov_statistic_rows[item - GOV_NITEMS].printed;

	for (const GovStr *w = ahead; w->s; w++)
	{
		const char *p = gov_find(row.s, row.s + row.len, w->s, w->len);

		if (p)
		{
			row.len -= (uint32_t) (p + w->len - row.s);
			row.s = p + w->len;
		}
	}
	return row;
}

/*
 * Is mark m the first head of the statistics of 2014, 一、主动公开情况?  Their first
 * row follows: it begins its cell, and is no sentence.
 */
static bool
heads_statistics(const Cutter *c, const Mark *m)
{
	const char *e = c->t->s + c->t->len;

	if (m->number != 1 || m->kind != MARK_HEADING)
		return false;
	if (e - m->begin > STATISTICS_BYTES)
		e = m->begin + STATISTICS_BYTES;
	if (!GOV_FIND(m->begin, e - m->begin > STATISTICS_HEAD_BYTES ? m->begin + STATISTICS_HEAD_BYTES : e, "主动公开"))
		return false;
	for (int i = GOV_FIRST_STATISTIC_OF_DISCLOSURE; i < GOV_FIRST_STATISTIC_OF_CHANNELS; i++)
	{
		GovStr		row = words_of_statistic(i);
		const char *p = gov_find(m->begin, e, row.s, row.len);
		bool		is_part = p && GOV_ENDS(m->begin, p, "其中");

		if (!p || (gov_is_han(gov_char_before(m->begin, p)) && !is_part))
			continue;
		if (!gov_is_any_of(gov_char_at(p + row.len, e), L"量为是共达约有"))
			return true;
	}
	return false;
}

/* Is heading i the first one again, so that it is another document's? */
static bool
begins_again(const Cutter *c, uint32_t i)
{
	const Document *d = &c->open;
	const Mark *m = &c->marks->items[i];

	if (!d->body || heads_statistics(c, m))
		return false;
	if (m->part == 1)
		return (d->has_first ? d->number >= 2 || d->table > 0 : d->part >= LAST_PARTS) ||
			(d->candidate && d->candidate->alone &&
			 (names_other_agency(d, d->candidate) || names_other_year(d, d->candidate)));
	if (m->part == 2 && m->number == 2)
		return (d->parts & 1 << 2) && d->number >= 3 && d->table > 0 && table_follows(c, i);
	if (m->part == 0 && m->number == 1)
		return d->number >= 2 && (d->part == 0 || d->part >= LAST_PARTS) && !is_nested(c, i);
	return false;
}

/* Does content at mark m below the candidate show that it is a title indeed? */
static bool
belongs_to_candidate(const Document *d, const Mark *m)
{
	bool		again = m->kind == MARK_TABLE ? m->number <= d->table : m->part != 0 && m->part <= d->part;

	if (!d->candidate || !d->candidate->alone)
		return false;
	if (m->kind == MARK_HEADING && m->part == 0)
		again = m->number == 1 && d->part >= LAST_PARTS;
	return names_other_agency(d, d->candidate) ? m->kind == MARK_TABLE || m->part != 0 || again :
		names_other_year(d, d->candidate) && again;
}

static void
note_content(Cutter *c, uint32_t i)
{
	Document   *d = &c->open;
	const Mark *m = &c->marks->items[i];

	if (m->kind == MARK_TABLE)
		d->table = m->number;
	else
	{
		if (!d->body)
			note_opening(c, i);
		d->number = m->number;
		d->has_first |= m->number == 1;
		d->numbered |= m->numbered;
		if (m->part)
		{
			d->part = m->part;
			d->parts |= 1u << m->part;
		}
	}
	d->body = true;
	d->candidate = NULL;
}

static void
read_content(Cutter *c, uint32_t i)
{
	Document   *d = &c->open;
	const Mark *m = &c->marks->items[i];

	/*
	 * where headings have numbers, a line without is none, unless below a
	 * title
	 */
	if (m->kind == MARK_HEADING && !m->numbered && d->numbered && !d->candidate)
		return;
	if (m->kind == MARK_HEADING && begins_again(c, i))
	{
		/* the same report, printed again */
		if (!d->candidate || !is_own_title(d, d->candidate))
			cut_before(c, i);
	}
	else if (belongs_to_candidate(d, m))
		cut_before(c, i);
	note_content(c, i);
}

/* Does prose follow the title of mark i, and nothing else before the next mark? */
static bool
stands_above_prose(const Cutter *c, uint32_t i)
{
	const Mark *m = &c->marks->items[i];
	const char *end = i + 1 < c->marks->n ? m[1].begin : c->t->s + c->t->len;

	if (i + 1 < c->marks->n && m[1].kind != MARK_TITLE)
		return false;
	for (const char *p = m->end, *eol; p < end; p = eol + 1)
	{
		eol = memchr(p, '\n', (size_t) (end - p));
		if (!eol)
			eol = end;
		if (eol - p >= SENTENCE_BYTES && GOV_FIND(p, eol, "。"))
			return true;
	}
	return false;
}

static void
read_title(Cutter *c, uint32_t i)
{
	Document   *d = &c->open;
	const Mark *m = &c->marks->items[i];
	bool		other = names_other_agency(d, m) || names_other_year(d, m);

	if (!d->body)
	{
		adopt_title(d, m);
		return;
	}
	if (!d->candidate || other)
	{
		const Mark *before = d->candidate;

		/* one that is printed twice begins with the first */
		if (!before || before->year != m->year || before->agency.len != m->agency.len ||
			memcmp(before->agency.s, m->agency.s, m->agency.len) != 0)
			d->candidate = m;
	}
	if (other && m->alone && d->part >= LAST_PARTS && stands_above_prose(c, i))
	{
		cut_before(c, i);
		c->open.body = true;
	}
}

static void
read_serial(Cutter *c, uint32_t i)
{
	Document   *d = &c->open;
	const Mark *m = &c->marks->items[i];

	if (d->body && m->number >= 2)
	{
		d->candidate = NULL;
		cut(c, m->begin, m->line, i);
	}
	c->open.serial = m->number;
}

uint32_t
gov_documents_find_boundaries(GovArena *a, const GovText *t, const Marks *marks, Boundary **out)
{
	Cutter		c = {.a = a,.t = t,.marks = marks};

	for (uint32_t i = 0; i < marks->n; i++)
	{
		switch (marks->items[i].kind)
		{
			case MARK_TITLE:
				read_title(&c, i);
				break;
			case MARK_SERIAL:
				read_serial(&c, i);
				break;
			case MARK_HEADING:
			case MARK_TABLE:
				read_content(&c, i);
				break;
			case MARK_NONE:
				break;
		}
		if ((i & 0xFFF) == 0xFFF)
			gov_check_interrupt(a);
	}
	*out = c.items;
	return c.n;
}
