/*
 * outline.c
 *		The sub-headings within the parts of a report.
 */
#include "core/header/outline.h"

#include "core/base/buffer.h"
#include "core/form/form.h"
#include "core/header/lines.h"

#define HEADING_BYTES	120		/* of a heading with a sentence behind it */
#define LABEL_BYTES		96
#define INTERRUPT_LINES	0x10000 /* between two looks for an interrupt */

/* How a sub-heading is numbered. */
typedef enum Style
{
	STYLE_NONE,
	STYLE_CHINESE,				/* （一） */
	STYLE_ARABIC,				/* 1. 1、 */
	STYLE_BRACKETS				/* （1） ① */
} Style;

typedef struct Number
{
	Style		style;
	int			value;
	const char *end;			/* behind it */
} Number;

typedef struct Outliner
{
	GovArena   *a;
	const GovText *t;
	GovOutlineItem *items;
	uint32_t	n;
	size_t		cap;
	int			levels;

	/* within the part */
	int			part;
	Style		style[GOV_OUTLINE_LEVELS + 1];	/* of a level */
	int			last[GOV_OUTLINE_LEVELS + 1];	/* number of a level */
	uint32_t	open[GOV_OUTLINE_LEVELS + 1];	/* item under way, plus 1; 0:
												 * none */
} Outliner;

/* Reads 一 to 九十九 and goes on behind it; 0: none. */
static int
read_chinese(const char **p, const char *e)
{
	static const wchar_t digits[] = L"一二三四五六七八九";
	int			value = 0;
	int			digit = 0;

	for (; *p < e; *p += gov_width(gov_char_at(*p, e)))
	{
		uint32_t	c = gov_char_at(*p, e);
		int			d = 0;

		for (int i = 0; digits[i]; i++)
			if (c == (uint32_t) digits[i])
				d = i + 1;
		if (d > 0 && digit == 0)
			digit = d;
		else if (c == L'十' && value == 0)
		{
			value = 10 * (digit ? digit : 1);
			digit = 0;
		}
		else
			break;
	}
	return value + digit;
}

/* Reads 1 to 99, in figures of either width. */
static int
read_arabic(const char **p, const char *e)
{
	int			value = 0;

	for (int i = 0; i < 2 && *p < e; i++)
	{
		uint32_t	c = gov_char_at(*p, e);

		if (c >= 0xFF10 && c <= 0xFF19)
			c -= 0xFF10 - '0';
		if (c < '0' || c > '9')
			break;
		value = value * 10 + (int) (c - '0');
		*p += gov_width(gov_char_at(*p, e));
	}
	return value;
}

/* The number that a line begins with; style NONE: none. */
static Number
read_number(const char *p, const char *e)
{
	Number		n = {STYLE_NONE, 0, p};
	uint32_t	c = gov_char_at(p, e);
	bool		bracket = c == '(' || c == L'（';

	if (c >= 0x2460 && c <= 0x2473)
		return (Number)
	{
		STYLE_BRACKETS, (int) (c - 0x2460) + 1, p + gov_width(c)
	};
	if (bracket)
		p = gov_skip_space(p + gov_width(c), e);
	if ((n.value = bracket ? read_chinese(&p, e) : 0) > 0)
		n.style = STYLE_CHINESE;
	else if ((n.value = read_arabic(&p, e)) > 0)
		n.style = bracket ? STYLE_BRACKETS : STYLE_ARABIC;
	p = gov_skip_space(p, e);
	c = gov_char_at(p, e);
	if (p >= e || !(bracket ? c == ')' || c == L'）' : gov_is_any_of(c, L".．、")))
		return (Number)
	{
		STYLE_NONE, 0, p
	};
	p += gov_width(c);
	/* 3.5 is a number */
	if (!bracket && p < e && gov_is_digit(gov_char_at(p, e)))
		n.style = STYLE_NONE;
	n.end = p;
	return n;
}

/* Is it a row of the form's tables, or of another table? */
static bool
is_row(const char *p, const char *e)
{
	char		buf[LABEL_BYTES];
	bool		whole;
	size_t		len;

	for (const char *c = p; c < e; c++)
		if (*c == '|' || *c == '\t' || *c == GOV_CELL || *c == GOV_ROW || *c == GOV_SPANNED)
			return true;
	while (e > p && ((e[-1] >= '0' && e[-1] <= '9') || e[-1] == ' '))
		e--;
	len = gov_squeeze(buf, sizeof(buf), p, e, &whole);
	for (int edition = 0; whole && edition < GOV_NEDITIONS; edition++)
		for (int row = GOV_FIRST_APPLICATION; row < GOV_NROWS; row++)
		{
			const GovStr *path = gov_form_row_path(row, edition);

			for (int k = 0; k < GOV_PATH && path[k].s; k++)
				if (path[k].len == len && memcmp(path[k].s, buf, len) == 0)
					return true;
		}
	for (int g = 0; whole && g < GOV_NGROUPS; g++)
		if (gov_groups[g].printed.len == len && memcmp(gov_groups[g].printed.s, buf, len) == 0)
			return true;
	return false;
}

/* The level at which the number goes on, or begins, in the part; 0: at none. */
static int
level_of(const Outliner *o, Number n)
{
	for (int level = GOV_OUTLINE_LEVELS; level > 1; level--)
		if (o->style[level] == n.style)
			return n.value == o->last[level] + 1 ? level : 0;
	for (int level = 2; level <= GOV_OUTLINE_LEVELS; level++)
		if (o->style[level] == STYLE_NONE)
			return n.value == 1 ? level : 0;
	return 0;
}

static void
set_content(GovOutlineItem *item, const char *end)
{
	const char *p = gov_skip_space(item->content.s, end);

	end = gov_rtrim(p, end);
	item->content.s = p;
	item->content.len = (uint32_t) (end - p);
}

/* What is under way down from a level ends at p. */
static void
close_from(Outliner *o, int level, const char *p)
{
	for (; level <= GOV_OUTLINE_LEVELS; level++)
	{
		if (o->open[level])
			set_content(&o->items[o->open[level] - 1], p);
		o->open[level] = 0;
		o->last[level] = 0;
	}
}

static GovOutlineItem *
add_item(Outliner *o)
{
	GovOutlineItem *item;

	if (o->n == o->cap)
		o->items = gov_array_grow(o->a, o->items, o->n, &o->cap, sizeof(*item), 16);
	item = &o->items[o->n++];
	memset(item, 0, sizeof(*item));
	item->part = o->part;
	return item;
}

/* The words behind the number, up to the first mark; none when that is no heading. */
static const char *
read_heading(const char *p, const char *e, GovStr *heading)
{
	const char *q = p;

	heading->s = p;
	heading->len = 0;
	while (q < e && q - p <= HEADING_BYTES)
	{
		uint32_t	c = gov_char_at(q, e);

		if (gov_is_any_of(c, L"，,；;"))
			return p;			/* a sentence */
		if (gov_is_any_of(c, L"。：:"))
		{
			heading->len = (uint32_t) (q - p);
			return q + gov_width(c);
		}
		q += c < 0x80 ? 1 : gov_width(c);
	}
	if (q < e)
		return p;
	q = gov_rtrim(p, e);
	heading->len = (uint32_t) (q - p);
	return e;
}

static void
read_line(Outliner *o, GovSpan l, uint32_t line)
{
	const char *p = gov_skip_space(l.p, l.e);
	Number		n;
	int			level;
	GovOutlineItem *item;

	if (p >= l.e || (n = read_number(p, l.e)).style == STYLE_NONE || (level = level_of(o, n)) == 0 ||
		is_row(p, l.e))
		return;
	close_from(o, level, l.p);
	o->style[level] = n.style;
	o->last[level] = n.value;
	for (int below = level + 1; below <= GOV_OUTLINE_LEVELS; below++)
		o->style[below] = STYLE_NONE;
	if (level > o->levels)
		return;
	item = add_item(o);
	o->open[level] = o->n;
	item->level = level;
	item->ordinal = n.value;
	item->line = line;
	item->content.s = read_heading(gov_skip_space(n.end, l.e), l.e, &item->heading);
}

static void
read_part(Outliner *o, const GovSection *section)
{
	const char *end = section->content.s + section->content.len;
	GovOutlineItem *item;
	uint32_t	line = 1;

	memset(o->style, 0, sizeof(o->style));
	memset(o->last, 0, sizeof(o->last));
	memset(o->open, 0, sizeof(o->open));
	o->part = section->part;
	item = add_item(o);
	item->level = 1;
	item->ordinal = section->part;
	item->heading = section->heading;
	item->content = section->content;
	item->line = section->line;
	if (o->levels == 1)
		return;
	for (const char *p = o->t->s; (p = memchr(p, '\n', (size_t) (section->content.s - p))) != NULL; p++)
		line++;
	for (const char *p = section->content.s, *eol; p < end; p = eol + 1)
	{
		eol = memchr(p, '\n', (size_t) (end - p));
		if (!eol)
			eol = end;
		read_line(o, gov_header_span(p, eol), line);
		if (++line % INTERRUPT_LINES == 0)
			gov_check_interrupt(o->a);
	}
	close_from(o, 2, end);
}

uint32_t
gov_header_outline_sections(GovArena *a, const GovText *t, const GovSection *sections, uint32_t n,
							int levels, GovOutlineItem **out)
{
	Outliner	o = {.a = a,.t = t,.levels = levels};

	for (uint32_t i = 0; i < n; i++)
		read_part(&o, &sections[i]);
	*out = o.items;
	return o.n;
}

uint32_t
gov_header_read_outline(GovArena *a, const GovText *t, int levels, GovOutlineItem **out)
{
	GovSection *sections;
	uint32_t	n = gov_header_read_sections(a, t, &sections);

	return gov_header_outline_sections(a, t, sections, n, levels, out);
}
