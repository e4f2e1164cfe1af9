/*
 * sections.c
 *		The six statutory parts of a report.
 *
 * Only a line that is a heading counts: a number and the words of the form
 * ("二、主动公开政府信息情况"), or nearly exactly the words alone.  Headings
 * vary with organ and year, so the words are matched by what they must name,
 * not letter by letter.  Rows of table 3 are numbered in the same way
 * ("三、本年度办理结果") and lack those words.
 */
#include "core/header/header.h"

#include "core/text/utf8.h"

#define NPARTS			6
#define HEADING_MAX		160		/* bytes of a heading without its spaces */

#define HAS(lit)		(GOV_FIND(p, e, lit) != NULL)

/* What the words of a numbered line name, as bits 1 << part. */
static unsigned
parts_named(const char *p, const char *e)
{
	unsigned	parts = 0;

	if (HAS("数量") || HAS("结转") || HAS("新收"))
		return 0;				/* a row of table 3 */
	if (HAS("复议") || HAS("诉讼"))
		parts |= 1 << 4;
	if (HAS("申请") && (HAS("收到") || HAS("处理") || HAS("受理") || HAS("办理") ||
						  HAS("依申请") || HAS("答复")) && !HAS("办理结果"))
		parts |= 1 << 3;
	if (HAS("主动公开"))
		parts |= 1 << 2;
	if ((HAS("问题") || HAS("不足") || HAS("困难")) &&
		(HAS("改进") || HAS("措施") || HAS("打算") || HAS("情况") || HAS("计划") ||
		 HAS("思路") || HAS("整改") || HAS("建议") || HAS("存在")))
		parts |= 1 << 5;
	if ((HAS("其他") || HAS("其它")) && (HAS("事项") || HAS("情况") || HAS("报告")))
		parts |= 1 << 6;
	if (HAS("总体") || HAS("概述") || HAS("概况") || HAS("基本情况"))
		parts |= 1 << 1;
	return parts;
}

static int
part_numbered(const char *p, const char *e, int number)
{
	static const int order[] = {4, 3, 5, 6, 2, 1};
	unsigned	parts = parts_named(p, e);

	if (number > 0 && (parts & (1u << number)))
		return number;
	for (int i = 0; i < NPARTS; i++)
		if (parts & (1u << order[i]))
			return order[i];
	return 0;
}

/* Without a number the words must be nearly those of the form. */
static int
part_unnumbered(const char *p, const char *e)
{
	size_t		n = (size_t) (e - p);
	unsigned	parts;

	if (n > 35 * 3)
		return 0;
	if (n <= 5 * 3)
		return (GOV_STARTS(p, e, "总体") && (GOV_ENDS(p, e, "情况") || GOV_ENDS(p, e, "概况")))
			|| (n == 6 && GOV_STARTS(p, e, "概述")) ? 1 : 0;
	if (!GOV_ENDS(p, e, "情况") && !GOV_ENDS(p, e, "事项") && !GOV_ENDS(p, e, "措施"))
		return 0;
	parts = parts_named(p, e);
	if (parts == 1 << 4)
		return HAS("复议") && HAS("诉讼") && HAS("公开") ? 4 : 0;
	if (HAS("、"))
		return 0;				/* several parts in one sentence, torn */
	if (parts == 1 << 3)
		return n <= 24 * 3 && (HAS("收到") || HAS("受理")) && HAS("信息公开申请") ? 3 : 0;
	if (parts == 1 << 2)
		return n <= 20 * 3 && HAS("政府信息") &&
			(GOV_STARTS(p, e, "主动公开") || GOV_STARTS(p, e, "行政机关") ||
			 GOV_STARTS(p, e, "政府信息")) ? 2 : 0;
	if (parts == 1 << 5)
		return n <= 24 * 3 && HAS("改进") &&
			(GOV_STARTS(p, e, "存在") || GOV_STARTS(p, e, "政府信息公开") ||
			 GOV_STARTS(p, e, "主要问题")) ? 5 : 0;
	if (parts == 1 << 6)
		return n <= 14 * 3 && HAS("报告") &&
			(GOV_STARTS(p, e, "其他") || GOV_STARTS(p, e, "其它") ||
			 GOV_STARTS(p, e, "需要")) ? 6 : 0;
	return 0;
}

/* 1 to 10; *p moves on.  0 when there is none. */
static int
read_number(const char **p, const char *e, bool *chinese)
{
	static const char digits[] = "一二三四五六七八九十";
	uint32_t	c = gov_char_at(*p, e);

	*chinese = false;
	if (c >= '1' && c <= '9')
	{
		*p += 1;
		return (int) (c - '0');
	}
	if (c >= 0xFF11 && c <= 0xFF19) /* full width */
	{
		*p += 3;
		return (int) (c - 0xFF10);
	}
	if (c < 0x4E00)
		return 0;
	for (int i = 0; i < 10; i++)
		if (memcmp(digits + 3 * i, *p, 3) == 0)
		{
			*p += 3;
			*chinese = true;
			return i + 1;
		}
	return 0;
}

/*
 * Where a heading ends that has its first sentence on the same line; e when
 * it is nothing but a heading, NULL when it can't be one.
 */
static const char *
heading_end(const char *p, const char *e)
{
	static const struct
	{
		const char *words;
		uint8_t		len;
	}			ends[] =
	{
		{"总体情况", 12}, {"总体概况", 12}, {"改进情况", 12}, {"改进措施", 12},
		{"报告的事项", 15}, {"报告事项", 12}, {"报告的情况", 15}, {"信息情况", 12},
		{"公开情况", 12}, {"申请情况", 12}, {"诉讼情况", 12}, {"诉讼的情况", 15},
		{"复议情况", 12},
	};
	const char *q = p;
	size_t		len = 0;
	bool		comma = false;

	for (; q < e && len <= HEADING_MAX; len += gov_space_at(q, e) ? 0 : 1)
	{
		uint32_t	c = gov_char_at(q, e);

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
			case L'情':
			case L'措':
			case L'概':
			case L'事':
				{
					/* the words of the form, then a sentence */
					const char *stop = q + 6 <= e ? q + 6 : e;
					const char *rest = gov_skip_space(stop, e);
					uint32_t	next = gov_char_at(rest, e);

					for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
						if ((size_t) (stop - p) >= ends[i].len &&
							memcmp(stop - ends[i].len, ends[i].words, ends[i].len) == 0 &&
							(rest > stop || (next >= '0' && next <= '9') ||
							 next == L'（' || next == '(' || next == L'我' || next == L'无'))
							return stop;
				}
				break;
			default:
				break;
		}
		q += gov_char_len(q, e);
	}
	if (q < e)
		return NULL;
	/* a comma for the form's 、 */
	return !comma || (e - p <= 40 * 3 && (GOV_ENDS(p, e, "情况") || GOV_ENDS(p, e, "事项"))) ? e : NULL;
}

/* Dots and a page number: a line of a table of contents. */
static const char *
without_leader(const char *p, const char *e)
{
	const char *q = e;
	int			dots = 0;

	while (q > p && q[-1] >= '0' && q[-1] <= '9')
		q--;
	q = gov_rtrim(p, q);
	while (q > p)
	{
		uint32_t	c = gov_char_before(p, q);

		if (c == '.' || c == '-' || c == ' ')
			q--;
		else if (c == L'…' || c == L'．' || c == L'—' || c == L'·')
			q -= 3;
		else if (q - p >= 2 && memcmp(q - 2, "\xC2\xB7", 2) == 0)
			q -= 2;
		else
			break;
		dots += c != ' ';
	}
	return dots >= 2 || (dots == 1 && e[-1] >= '0' && e[-1] <= '9') ? q : e;
}

int
gov_heading_read(const char *p, const char *e, GovHeading *h)
{
	char		buf[HEADING_MAX];
	const char *words;
	const char *end;
	size_t		n;
	int			number;
	bool		chinese = false;
	bool		ordinal = false;
	bool		whole;

	/* trim, with markdown's marks */
	p = gov_skip_space(p, e);
	while (p < e && (*p == '#' || *p == '*' || *p == '>' || gov_space_at(p, e)))
		p += *p == '#' || *p == '*' || *p == '>' ? 1 : gov_space_at(p, e);
	e = gov_rtrim(p, e);
	while (e > p && (e[-1] == '#' || e[-1] == '*' || e[-1] == '|'))
		e = gov_rtrim(p, e - 1);
	if (e - p < 6)
		return 0;
	switch (gov_char_at(p, e))
	{
		case '1':
		case '2':
		case '3':
		case '4':
		case '5':
		case '6':
		case '7':
		case 0xFF11:			/* full width */
		case 0xFF12:
		case 0xFF13:
		case 0xFF14:
		case 0xFF15:
		case 0xFF16:
		case 0xFF17:
		case L'一':
		case L'二':
		case L'三':
		case L'四':
		case L'五':
		case L'六':
		case L'七':
		case L'八':
		case L'九':
		case L'十':
		case L'第':
		case L'总':			/* and the words without a number */
		case L'概':
		case L'主':
		case L'行':
		case L'政':
		case L'收':
		case L'受':
		case L'处':
		case L'因':
		case L'被':
		case L'存':
		case L'其':
		case L'需':
			break;
		default:
			return 0;
	}

	words = p;
	if (GOV_STARTS(words, e, "第"))
	{
		words = gov_skip_space(words + 3, e);
		ordinal = true;
	}
	number = read_number(&words, e, &chinese);
	if (number > 0)
	{
		const char *sep = gov_skip_space(words, e);
		uint32_t	c = gov_char_at(sep, e);

		if (ordinal && GOV_STARTS(sep, e, "部分"))
			sep += 6;
		else if (ordinal && (c == L'章' || c == L'节'))
			sep += 3;
		else if (ordinal)
			return 0;
		else if (c == '.' || c == ',' || c == ':')
			sep += 1;
		else if (c == L'、' || c == L'．' || c == L'，' || c == L'。' || c == L'：' || c == L'､')
			sep += 3;
		else if (sep == words)
			return 0;			/* a word that begins with a digit */
		sep = gov_skip_space(sep, e);
		c = gov_char_at(sep, e);
		if (c == L'、' || c == L'：')
			sep = gov_skip_space(sep + 3, e);
		words = sep;
	}
	else if (ordinal)
		return 0;

	end = without_leader(words, e);
	h->leader = end < e;
	if (end == e)
		end = heading_end(words, e);
	if (!end || end == words)
		return 0;
	n = gov_squeeze(buf, sizeof(buf), words, end, &whole);
	if (!whole || n == 0)
		return 0;

	/* an arabic number is a subordinate heading as likely as not */
	h->numbered = number > 0 && (chinese || ordinal);
	if (h->numbered)
		h->part = part_numbered(buf, buf + n, number);
	else if (h->leader || end == e)
		h->part = part_unnumbered(buf, buf + n);
	else
		h->part = 0;
	h->heading.s = p;
	h->heading.len = (uint32_t) (end - p);
	h->rest = end;
	return h->part;
}

/* Does a heading end as those of the form do? */
static bool
is_complete(GovStr h)
{
	const char *e = h.s + h.len;

	return GOV_ENDS(h.s, e, "况") || GOV_ENDS(h.s, e, "项") || GOV_ENDS(h.s, e, "施");
}

/* Where a numbered line that is no heading goes on: broken by a converter. */
static int
read_broken_heading(GovArena *a, const char *p, const char *e, const char *next,
					const char *end, const char **eol2, GovHeading *h)
{
	char		buf[HEADING_MAX];
	const char *words;
	const char *next_end;
	size_t		n = (size_t) (end - next);
	int			number;
	bool		chinese;
	bool		whole;

	p = gov_skip_space(p, e);
	e = gov_rtrim(p, e);
	words = p;
	number = read_number(&words, e, &chinese);
	if (number == 0 || !chinese || !GOV_STARTS(words, e, "、") || e - p > HEADING_MAX)
		return 0;
	words += 3;
	next_end = memchr(next, '\n', n > 256 ? 256 : n);
	if (!next_end && n > 256)
		return 0;
	*eol2 = next_end = next_end ? next_end : end;
	next = gov_skip_space(next, next_end);
	next_end = gov_rtrim(next, next_end);
	if (next_end - next < 3 || next_end - next > 60 || e - words < 12 ||
		!(GOV_ENDS(next, next_end, "况") || GOV_ENDS(next, next_end, "事项") ||
		  GOV_ENDS(next, next_end, "项")) ||
		heading_end(words, e) != e || heading_end(next, next_end) != next_end)
		return 0;
	n = gov_squeeze(buf, sizeof(buf), words, e, &whole);
	n += gov_squeeze(buf + n, sizeof(buf) - n, next, next_end, &whole);
	if (!whole || !(GOV_ENDS(buf, buf + n, "情况") || GOV_ENDS(buf, buf + n, "事项")))
		return 0;
	h->part = part_numbered(buf, buf + n, number);
	if (h->part)
	{
		size_t		len = (size_t) (e - p) + (size_t) (next_end - next);
		char	   *s = gov_alloc(a, len);

		memcpy(s, p, (size_t) (e - p));
		memcpy(s + (e - p), next, (size_t) (next_end - next));
		h->heading.s = s;
		h->heading.len = (uint32_t) len;
		h->rest = next_end;
		h->numbered = true;
		h->leader = false;
	}
	return h->part;
}

/* A section under way or done. */
typedef struct Found
{
	GovSection	section;
	const char *begin;			/* of the content */
	int			quality;		/* 0: none, or of a table of contents */
	int			before;			/* the part that its heading ended */
} Found;

typedef struct Reader
{
	GovArena   *a;
	const GovText *t;
	GovDiags   *diags;
	Found		found[NPARTS + 1];
	Found		current;		/* part 0: before the first heading */
	int			empties;		/* headings in a row with nothing between */
} Reader;

static void
set_content(Found *f, const char *end)
{
	const char *p = gov_skip_space(f->begin, end);

	end = gov_rtrim(p, end);
	f->section.content.s = p;
	f->section.content.len = end - p > UINT32_MAX ? UINT32_MAX : (uint32_t) (end - p);
}

/* The current section ends here. */
static void
close_section(Reader *r, const char *end)
{
	Found	   *f = &r->current;
	Found	   *old = &r->found[f->section.part];

	if (f->section.part == 0)
		return;
	set_content(f, end);
	if (f->section.content.len == 0)
		r->empties++;
	else
	{
		if (r->empties >= 2)
			f->quality = 0;		/* the last line of a table of contents */
		r->empties = 0;
	}
	if (f->section.content.len == 0)
		f->quality = 0;

	if (old->section.part == 0 || f->quality > old->quality)
	{
		/* what a doubtful heading cut short goes on to the better one */
		if (old->quality == 1 && old->before != 0 && f->quality == 2)
		{
			Found	   *cut = &r->found[old->before];

			if (cut->section.part != 0 && cut->begin < f->section.heading.s &&
				f->before == f->section.part)
				set_content(cut, f->section.heading.s);
		}
		*old = *f;
	}
	else if (f->quality > 0 && old->quality > 0)
		gov_diag(r->diags, GOV_INFO, "section_repeated",
				 gov_source_line(r->t, f->section.line),
				 "part %d is found again; the one at line %u is taken",
				 f->section.part, gov_source_line(r->t, old->section.line));
}

uint32_t
gov_sections_read(GovArena *a, const GovText *t, GovSection **out, GovDiags *diags)
{
	Reader		r;
	const char *p = t->s;
	const char *end = t->s + t->len;
	uint32_t	line = 0;
	uint32_t	n = 0;
	int			last = 0;		/* the part of the last numbered heading */
	GovSection *sections;

	memset(&r, 0, sizeof(r));
	r.a = a;
	r.t = t;
	r.diags = diags;

	while (p < end)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));
		const char *next;
		GovHeading	h;
		int			part;
		uint32_t	taken = 1;

		if (!eol)
			eol = end;
		next = eol < end ? eol + 1 : end;
		line++;
		if ((line & 0xFFFF) == 0)
			gov_check_interrupt(a);

		part = gov_heading_read(p, eol, &h);
		if (next < end && eol - p <= HEADING_MAX * 2 &&
			(part == 0 || (h.numbered && !h.leader && !is_complete(h.heading))))
		{
			const char *eol2 = NULL;

			if (read_broken_heading(a, p, eol, next, end, &eol2, &h))
			{
				part = h.part;
				next = eol2 < end ? eol2 + 1 : end;
				taken = 2;
			}
		}

		/* where headings are numbered, one that isn't must be in its place */
		if (part && !h.numbered && last > 0 &&
			(part <= last || r.found[part].section.part != 0 ||
			 r.current.section.part == part))
			part = 0;
		if (part)
		{
			int			before = r.current.section.part;

			close_section(&r, p);
			memset(&r.current, 0, sizeof(r.current));
			r.current.section.part = part;
			r.current.section.heading = h.heading;
			r.current.section.line = line;
			r.current.begin = h.rest;
			while (r.current.begin < eol && taken == 1)
			{
				uint32_t	c = gov_char_at(r.current.begin, eol);

				if (c == L'。' || c == L'：')
					r.current.begin += 3;
				else if (c == ':' || c == '#' || c == '*' || c == '|')
					r.current.begin++;
				else if (gov_space_at(r.current.begin, eol))
					r.current.begin += gov_space_at(r.current.begin, eol);
				else
					break;
			}
			if (h.leader)
				r.current.begin = eol;
			r.current.quality = h.leader ? 0 : h.numbered ? 2 : 1;
			r.current.before = before;
			if (h.numbered)
				last = part;
		}
		p = next;
		line += taken - 1;
	}
	close_section(&r, end);

	for (int i = 1; i <= NPARTS; i++)
		n += r.found[i].section.part != 0;
	sections = gov_alloc(a, sizeof(GovSection) * (n ? n : 1));
	n = 0;
	for (int i = 1; i <= NPARTS; i++)
	{
		if (r.found[i].section.part != 0)
			sections[n++] = r.found[i].section;
		else
			gov_diag(diags, GOV_INFO, "section_not_found", 0,
					 "the text has no heading for part %d of the form", i);
	}
	*out = sections;
	return n;
}
