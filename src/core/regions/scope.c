/*
 * scope.c
 *		Whose figures a report holds: an organ's own, or a region's whole.
 *
 * The words below were seen in the names of authors and in the opening sentences
 * of reports; test/host/scope_test.c has examples.  Each list stands here alone:
 * what is looked up quickly (Lookup) is made from the lists.
 */
#include "core/regions/scope.h"

#include "core/header/lines.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#define NAME_BYTES	240			/* of an author, without spaces */
#define CHAR_BYTES	3			/* of the characters of the words below */
#define TEXT_BYTES	2400		/* of an opening, or a signature */

/*
 * Names of authors
 */

/* General offices: 秦皇岛市人民政府办公室, 江苏省人民政府办公厅; 市政府办. */
static const GovStr offices[] = {W("办公室"), W("办公厅"), {0}};
static const GovStr short_office[] = {W("政府办"), {0}};

/* All but the last character of an author's name that is nothing else: 办公室. */
static const GovStr bare_office = W("办公");

/* Other offices that report for a government: 政务公开办公室. */
static const GovStr disclosure[] = {W("政务公开"), W("政府信息公开"), {0}};

/* What governments are called: 洪泽区人民政府, 市政府. */
static const GovStr government[] = {W("政府"), {0}};
static const GovStr of_the_people[] = {W("人民"), {0}};

/* What else they are called, of prefectures: 大兴安岭地区行政公署. */
static const GovStr prefectures[] = {W("行政公署"), W("地区行署"), W("盟行署"), {0}};

/* The lowest that report, each for itself: 老子山镇人民政府, 八大湖街道办事处. */
static const GovStr towns[] = {
	W("乡"), W("镇"), W("苏木"), W("街道"), W("街道办事处"), W("办事处"), {0}
};

/* How the names of divisions from the county up end. */
static const GovStr regions[] = {
	W("省"), W("市"), W("区"), W("县"), W("州"), W("盟"), W("旗"), {0}
};

/* And those of areas that are none: 秦皇岛经济技术开发区. */
static const GovStr zones[] = {
	W("开发区"), W("高新区"), W("经开区"), W("工业区"), W("示范区"), W("园区"), W("管理区"),
	W("度假区"), W("景区"), W("保税区"), W("实验区"), W("试验区"), W("合作区"), {0}
};

/* What governs such an area: 某某新区管理委员会. */
static const GovStr committees[] = {W("管理委员会"), W("管委会"), {0}};

/*
 * Sentences about the range of the figures
 */

static const GovStr sentence_ends[] = {W("。"), W("；"), W(";"), {0}};

/* What such a sentence is about; those that begin alike beside each other. */
static const GovStr subjects[] = {
	W("本报告"), W("本年度报告"), W("本年报"), W("报告数据"), W("报告中所列"), W("报告所列"),
	W("所列数据"), W("统计数据"), W("统计范围"), W("数据范围"), W("数据统计"), {0}
};

/* Parts of a region: "本报告由市政府办公室会同各县区、各部门汇总编制而成". */
static const GovStr parts[] = {
	W("各部门"), W("各委办局"), W("所属部门"), W("工作部门"), W("各区县"), W("各县区"),
	W("各县（"), W("各县("), W("各县、"), W("各区、"), W("各市、"), W("各市（"), W("各市("),
	W("各区（"), W("各区("), W("各市县"), W("各县市"), W("各市区"), W("各旗县"), W("各镇"),
	W("各乡镇"), W("各乡（"), W("各乡("), W("各乡、"), W("各街道"), W("各级行政机关"),
	W("各级政府"), W("各级人民政府"), W("全省行政机关"), W("全市行政机关"), W("全区行政机关"),
	W("全县行政机关"), W("各区人民政府"), W("各县人民政府"), W("各市人民政府"), W("各区政府"),
	W("各县政府"), W("各市政府"), W("下级行政机关"), {0}
};

/* Each of them has one of these. */
static const GovStr in_parts[] = {W("各"), W("部门"), W("行政机关"), {0}};

/* That they are left out: "统计数据不含各县区". */
static const GovStr less[] = {
	W("不含"), W("不包括"), W("不包含"), W("未包括"), W("未包含"), W("未含"), W("不涵盖"),
	W("不计"), W("除外"), W("未纳入"), W("不纳入"), {0}
};

/* That they are included. */
static const GovStr whole[] = {
	W("汇总"), W("汇编"), W("综合"), W("涵盖"), W("包括"), W("包含"), W("编制"), W("整理"),
	W("统计"), W("含"), W("合计"), {0}
};

/* That it is the author's own figures: "统计数据仅为本办数据". */
static const GovStr only[] = {W("仅"), W("只"), W("范围"), W("均为"), {0}};
static const GovStr own[] = {
	W("本机关"), W("本级"), W("本办"), W("本单位"), W("办公室自身"), W("办公厅自身"), {0}
};

/* In a title without an author: "2022年全市政府信息公开工作年度报告". */
static const GovStr everywhere[] = {
	W("全省"), W("全市"), W("全区"), W("全县"), W("全州"), W("全盟"), W("全旗"), {0}
};

#define LENGTH(literal)	(sizeof(literal) - 1)
#define NWORDS(list)	(sizeof(list) / sizeof((list)[0]) - 1)

/* Text without its spaces. */
typedef struct Text
{
	size_t		n;
	char		b[TEXT_BYTES];
} Text;

/* What kind of author a name is. */
typedef enum Author
{
	NOBODY, AN_ORGAN, A_ZONE, AN_OFFICE, A_GOVERNMENT
} Author;

/* What a text says of the range of its figures; the later takes back the earlier. */
typedef enum Range
{
	NOT_SAID, SAID_WHOLE, SAID_LESS, SAID_OWN
} Range;

const char *const gov_regions_scope_names[] = {NULL, "organ", "region"};

GovScope
gov_regions_scope_by_code(const char *s, size_t len)
{
	for (int i = GOV_SCOPE_ORGAN; i <= GOV_SCOPE_REGION; i++)
		if (len == strlen(gov_regions_scope_names[i]) && memcmp(s, gov_regions_scope_names[i], len) == 0)
			return (GovScope) i;
	return GOV_SCOPE_UNKNOWN;
}

/*
 * Texts
 */

/* Returns the bytes of the character at p if it is left out of a Text, else 0. */
static inline size_t
ignored_at(const char *p, const char *end)
{
	const char *q = p;
	uint32_t	c;

	/* char has no sign on some machines */
	if ((unsigned char) *p > ' ' && (unsigned char) *p < 0x80)
		return 0;
	c = gov_next_char(&q, end);
	if (c <= ' ' || c == 0xA0 || c == 0x3000 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200F))
		return (size_t) (q - p);
	return 0;
}

/* Nearly all characters are. */
static inline bool
is_ideograph(const char *p, const char *end)
{
	return (unsigned char) *p >= 0xE4 && (unsigned char) *p <= 0xE9 && gov_char_len(p, end) == 3;
}

/* Fills t with at most max bytes of a text. */
static GovStr
load(Text *t, GovStr s, size_t max, bool keep_lines)
{
	const char *p = s.s;
	const char *end = p ? p + s.len : NULL;
	GovStr		loaded = {t->b, 0};

	t->n = 0;
	while (p < end && t->n + 4 < max)
	{
		size_t		len;

		/* nearly always */
		if (is_ideograph(p, end))
		{
			memcpy(t->b + t->n, p, 3);
			t->n += 3;
			p += 3;
			continue;
		}
		len = ignored_at(p, end);
		if (len == 0 || (*p == '\n' && keep_lines))
		{
			len = gov_char_len(p, end);
			memcpy(t->b + t->n, p, len);
			t->n += len;
		}
		p += len;
	}
	loaded.len = (uint32_t) t->n;
	return loaded;
}

static bool
ends(GovStr s, const GovStr *words)
{
	return gov_word_before(s.s, s.s + s.len, words) > 0;
}

/* Drops one of the words from the end. */
static bool
drop(GovStr *s, const GovStr *words)
{
	size_t		n = gov_word_before(s->s, s->s + s->len, words);

	s->len -= (uint32_t) n;
	return n > 0;
}

static bool
contains(GovStr s, GovStr part)
{
	return gov_find(s.s, s.s + s.len, part.s, part.len) != NULL;
}

static bool
has(GovStr s, const GovStr *words)
{
	for (; words->s; words++)
		if (contains(s, *words))
			return true;
	return false;
}

/*
 * Authors
 */

/* Returns true when a name ends as a division's does, or is the division. */
static bool
names_division(GovStr name, GovDivisionCode region, int year)
{
	GovStr		division = gov_regions_name(region, year);

	if (!division.s)
		division = gov_regions_name(region, 0);
	return division.s && name.len >= division.len &&
		memcmp(name.s + name.len - division.len, division.s, division.len) == 0;
}

static Author
author_of(GovStr name, GovDivisionCode region, int year)
{
	bool		office;

	if (name.len == 0)
		return NOBODY;
	if (name.len == bare_office.len + 3 && memcmp(name.s, bare_office.s, bare_office.len) == 0)
		return AN_OFFICE;
	office = drop(&name, offices);
	if (!office && ends(name, short_office))
	{
		name.len -= LENGTH("办");
		office = true;
	}
	/* 外事办公室 is an organ like others */
	if (office && !drop(&name, disclosure) && !ends(name, government))
		return AN_ORGAN;
	if (drop(&name, government))
	{
		drop(&name, of_the_people);
		if (ends(name, towns))
			return AN_ORGAN;
		if (office)
			return AN_OFFICE;
		return name.len == 0 || (ends(name, regions) && !ends(name, zones)) ?
			A_GOVERNMENT : AN_ORGAN;
	}
	if (office)
		return AN_OFFICE;
	if (ends(name, prefectures))
		return A_GOVERNMENT;
	if (ends(name, zones) || ends(name, committees))
		return A_ZONE;
	/* 秦皇岛市: a division reports, as its government does */
	if (names_division(name, region, year))
		return A_GOVERNMENT;
	return ends(name, regions) ? NOBODY : AN_ORGAN;
}

/*
 * The range of the figures
 */

/* What a sentence says that has a subject. */
static Range
range_of_sentence(GovStr s)
{
	if (has(s, in_parts) && has(s, parts))
		return has(s, less) ? SAID_LESS : has(s, whole) ? SAID_WHOLE : NOT_SAID;
	return has(s, only) && has(s, own) ? SAID_OWN : NOT_SAID;
}

static inline bool
is_within_char(const char *p)
{
	return ((unsigned char) *p & 0xC0) == 0x80;
}

/* Where the sentence begins that p is in, and where it ends. */
static GovSpan
sentence_around(GovStr text, const char *p)
{
	const char *end = text.s + text.len;
	GovSpan		s = {p, p};

	while (s.p > text.s && (is_within_char(s.p) || gov_word_before(text.s, s.p, sentence_ends) == 0))
		s.p--;
	while (s.e < end && (is_ideograph(s.e, end) || gov_word_at(s.e, end, sentence_ends) == 0))
		s.e += gov_char_len(s.e, end);
	return s;
}

/* Is one of the words from first to stop - 1 at p, whatever a Text leaves out between its
 * characters? */
static bool
is_any_at(const char *p, const char *end, const GovStr *first, const GovStr *stop)
{
	for (const GovStr *w = first; w < stop; w++)
	{
		const char *q = p;
		size_t		i = 0;

		while (i < w->len && q < end)
		{
			if (*q == w->s[i])
				q++, i++;
			else if (ignored_at(q, end) > 0)
				q += ignored_at(q, end);
			else
				break;
		}
		if (i == w->len)
			return true;
	}
	return false;
}

/* The furthest of what the sentences of a text say that have a subject: most have none. */
static Range
range_of(GovStr text)
{
	const char *end = text.s + text.len;
	Range		range = NOT_SAID;

	for (const GovStr *w = subjects, *next; w->s; w = next)
	{
		for (next = w + 1; next->s && memcmp(next->s, w->s, CHAR_BYTES) == 0;)
			next++;
		for (const char *p = text.s; text.s && (p = gov_find(p, end, w->s, CHAR_BYTES)) != NULL;)
		{
			GovSpan		sentence;
			GovStr		s;
			Text		squeezed;
			Range		r;

			if (!is_any_at(p, end, w, next))
			{
				p += CHAR_BYTES;
				continue;
			}
			sentence = sentence_around(text, p);
			s.s = sentence.p;
			s.len = (uint32_t) (sentence.e - sentence.p);
			r = range_of_sentence(load(&squeezed, s, TEXT_BYTES, false));
			if (r > range)
				range = r;
			p = sentence.e;
		}
	}
	return range;
}

/*
 * The scope
 */

static bool
has_line(GovStr text, GovStr line)
{
	const char *p = text.s;
	const char *end = p + text.len;

	while (p < end)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));
		size_t		n = (size_t) ((eol ? eol : end) - p);

		if (n == line.len && memcmp(p, line.s, n) == 0)
			return true;
		p += n + 1;
	}
	return false;
}

/*
 * Returns true when a government that the title does not name says that it reports.
 * Without that it may be only the owner of the site, which publishes for others, too.
 */
static bool
reports_itself(const GovHeader *h, GovStr name)
{
	Text		text;
	char		by[LENGTH("由") + NAME_BYTES];
	GovStr		by_name = {by, (uint32_t) LENGTH("由") + name.len};

	memcpy(by, "由", LENGTH("由"));
	memcpy(by + LENGTH("由"), name.s, name.len);
	if (contains(load(&text, h->opening, TEXT_BYTES, false), by_name))
		return true;
	return has_line(load(&text, h->signature, TEXT_BYTES, true), name);
}

GovScope
gov_regions_read_scope(const GovHeader *h, GovDivisionCode region)
{
	Text		name_text;
	GovStr		name = load(&name_text, h->agency, NAME_BYTES, false);
	Author		author = author_of(name, region, h->year);
	Range		range;
	bool		in_title;

	if (author == AN_ORGAN)
		return GOV_SCOPE_ORGAN;
	in_title = name.len > 0 && h->title.s && contains(h->title, name);
	range = range_of(h->opening);

	/* it may sum up its departments, as a government does */
	if (author == A_ZONE)
		return range == SAID_WHOLE ? GOV_SCOPE_REGION : GOV_SCOPE_ORGAN;
	if (author == AN_OFFICE)
	{
		if (range == SAID_WHOLE)
			return GOV_SCOPE_REGION;
		return in_title || range == SAID_OWN ? GOV_SCOPE_ORGAN : GOV_SCOPE_UNKNOWN;
	}
	if (range == SAID_LESS || range == SAID_OWN)
		return GOV_SCOPE_UNKNOWN;
	if (range == SAID_WHOLE)
		return GOV_SCOPE_REGION;
	if (author == A_GOVERNMENT)
		return in_title || reports_itself(h, name) ? GOV_SCOPE_REGION : GOV_SCOPE_UNKNOWN;
	return h->title.s && has(h->title, everywhere) ? GOV_SCOPE_REGION : GOV_SCOPE_UNKNOWN;
}

GovScope
gov_regions_scope_of_name(GovStr agency, GovDivisionCode region, int year)
{
	Text		name;

	switch (author_of(load(&name, agency, NAME_BYTES, false), region, year))
	{
		case AN_ORGAN:
		case A_ZONE:
			return GOV_SCOPE_ORGAN;
		case A_GOVERNMENT:
			return GOV_SCOPE_REGION;
		default:
			return GOV_SCOPE_UNKNOWN;
	}
}
