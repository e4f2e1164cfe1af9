/*
 * scope.c
 *		Whose figures a report holds.
 */
#include "core/regions/scope.h"

#include <string.h>

#include "core/text/fold.h"
#include "core/text/utf8.h"

#define NAME_BYTES	240
#define TEXT_BYTES	2400

const char *const gov_regions_scope_names[] = {NULL, "organ", "region"};

GovScope
gov_regions_scope_by_code(const char *s, size_t len)
{
	for (int i = GOV_SCOPE_ORGAN; i <= GOV_SCOPE_REGION; i++)
		if (len == strlen(gov_regions_scope_names[i]) && memcmp(s, gov_regions_scope_names[i], len) == 0)
			return (GovScope) i;
	return GOV_SCOPE_UNKNOWN;
}

/* Text without its spaces. */
typedef struct Text
{
	size_t		n;
	char		b[TEXT_BYTES];
} Text;

/* What kind of author a name is. */
typedef enum Author
{
	NOBODY, AN_ORGAN, AN_OFFICE, A_GOVERNMENT
} Author;

/* What a text says of the range of its figures. */
typedef enum Range
{
	NOT_SAID, SAID_WHOLE, SAID_LESS, SAID_OWN
} Range;

static void
load(Text *t, GovStr s, size_t max, bool keep_lines)
{
	const char *p = s.s;
	const char *end = p ? p + s.len : NULL;

	t->n = 0;
	while (p < end && t->n + 4 < max)
	{
		const char *from = p;
		uint32_t	c;

		/* nearly always an ideograph */
		if ((unsigned char) *p >= 0xE4 && (unsigned char) *p <= 0xE9 && gov_char_len(p, end) == 3)
		{
			memcpy(t->b + t->n, p, 3);
			t->n += 3;
			p += 3;
			continue;
		}
		c = gov_next_char(&p, end);
		if (c == '\n' && keep_lines)
		{
			t->b[t->n++] = '\n';
			continue;
		}
		if (c <= ' ' || c == 0xA0 || c == 0x3000 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200F))
			continue;
		memcpy(t->b + t->n, from, (size_t) (p - from));
		t->n += (size_t) (p - from);
	}
}

static bool
ends(const Text *t, const char *word)
{
	size_t		n = strlen(word);

	return t->n >= n && memcmp(t->b + t->n - n, word, n) == 0;
}

/* Drops a word from the end. */
static bool
drop(Text *t, const char *word)
{
	if (!ends(t, word))
		return false;
	t->n -= strlen(word);
	return true;
}

static bool
ends_any(const Text *t, const char *const *words)
{
	for (; *words; words++)
	{
		if (ends(t, *words))
			return true;
	}
	return false;
}

static bool
has(const char *s, size_t n, const char *const *words)
{
	for (; *words; words++)
	{
		if (gov_contains(s, n, *words))
			return true;
	}
	return false;
}

static const char *const towns[] = {"乡", "镇", "苏木", "街道", "街道办事处", "办事处", NULL};
static const char *const regions[] = {"省", "市", "区", "县", "州", "盟", "旗", NULL};
static const char *const zones[] = {"开发区", "高新区", "经开区", "工业区", "示范区", "园区",
"管理区", "度假区", "景区", "保税区", "实验区", "试验区", "合作区", NULL};

static Author
author_of(const Text *name, GovDivisionCode region, int year)
{
	Text		t = *name;
	bool		office;
	GovStr		division;

	if (t.n == 0)
		return NOBODY;
	if (strncmp(t.b, "办公", 6) == 0 && t.n == 9)
		return AN_OFFICE;
	office = drop(&t, "办公室") || drop(&t, "办公厅") || (ends(&t, "政府办") && drop(&t, "办"));
	if (office)
	{
		if (!drop(&t, "政务公开") && !drop(&t, "政府信息公开") && !ends(&t, "政府"))
			return AN_ORGAN;	/* 外事办公室 */
	}
	if (drop(&t, "政府"))
	{
		drop(&t, "人民");
		if (ends_any(&t, towns))
			return AN_ORGAN;
		if (office)
			return AN_OFFICE;
		return t.n == 0 || (ends_any(&t, regions) && !ends_any(&t, zones)) ? A_GOVERNMENT : AN_ORGAN;
	}
	if (office)
		return AN_OFFICE;
	if (ends(&t, "行政公署") || ends(&t, "地区行署") || ends(&t, "盟行署"))
		return A_GOVERNMENT;
	if (ends_any(&t, zones))
		return AN_ORGAN;

	/* 秦皇岛市: a division reports, as its government does */
	division = gov_regions_name(region, year);
	if (!division.s)
		division = gov_regions_name(region, 0);
	if (division.s && t.n >= division.len &&
		memcmp(t.b + t.n - division.len, division.s, division.len) == 0)
		return A_GOVERNMENT;
	return ends_any(&t, regions) ? NOBODY : AN_ORGAN;
}

static Range
range_of_sentence(const char *s, size_t n)
{
	static const char *const subject[] = {"本报告", "本年度报告", "本年报", "报告数据", "报告中所列",
	"报告所列", "所列数据", "统计数据", "统计范围", "数据范围", "数据统计", NULL};

	/* each of these has one of those */
	static const char *const in_subject[] = {"报告", "年报", "数据", "统计范围", NULL};
	static const char *const parts[] = {"各部门", "各委办局", "所属部门", "工作部门", "各区县", "各县区", "各县（",
		"各县(", "各县、", "各区、", "各市、", "各市（", "各市(", "各区（", "各区(", "各市县", "各县市", "各市区",
		"各旗县", "各镇", "各乡镇", "各乡（", "各乡(", "各乡、", "各街道", "各级行政机关", "各级政府",
		"各级人民政府", "全省行政机关", "全市行政机关", "全区行政机关", "全县行政机关", "各区人民政府",
	"各县人民政府", "各市人民政府", "各区政府", "各县政府", "各市政府", "下级行政机关", NULL};
	static const char *const less[] = {"不含", "不包括", "不包含", "未包括", "未包含", "未含", "不涵盖",
	"不计", "除外", "未纳入", "不纳入", NULL};
	static const char *const whole[] = {"汇总", "汇编", "综合", "涵盖", "包括", "包含", "编制", "整理",
	"统计", "含", "合计", NULL};
	static const char *const only[] = {"仅", "只", "范围", "均为", NULL};
	static const char *const own[] = {"本机关", "本级", "本办", "本单位", "办公室自身", "办公厅自身", NULL};

	if (!has(s, n, in_subject) || !has(s, n, subject))
		return NOT_SAID;
	if (has(s, n, parts))
		return has(s, n, less) ? SAID_LESS : has(s, n, whole) ? SAID_WHOLE : NOT_SAID;
	return has(s, n, only) && has(s, n, own) ? SAID_OWN : NOT_SAID;
}

/* A word of two characters, perhaps with a line's end between. */
static inline bool
are_at(const char *first, const char *second, const char *word)
{
	return memcmp(first, word, 3) == 0 && memcmp(second, word + 3, 3) == 0;
}

/*
 * Can a text say anything of the range?  Most don't, and the words above are
 * many: look for what each "less" and each "own" has, or each part.
 */
static bool
may_say(GovStr text, bool parts_matter)
{
	/* of the characters that are looked at */
	const uint64_t last_bytes = UINT64_C(1) << 0x0D | UINT64_C(1) << 0x2A | UINT64_C(1) << 0x24 |
		UINT64_C(1) << 0x2C | UINT64_C(1) << 0x04 | UINT64_C(1) << 0x00 | UINT64_C(1) << 0x25 |
		UINT64_C(1) << 0x28 | UINT64_C(1) << 0x0B;
	const char *p = text.s;
	const char *end = p ? p + text.len : NULL;

	while (end - p >= 3)
	{
		const char *q = p + 3;

		if ((unsigned char) *p < 0xE0)
		{
			p++;
			continue;
		}
		if (!(last_bytes >> (p[2] & 0x3F) & 1))
		{
			p += 3;
			continue;
		}
		while (q < end && (unsigned char) *q <= ' ')
			q++;
		if (end - q >= 3)
		{
#define AT(word)		are_at(p, q, word)
			switch ((unsigned char) p[2])
			{
				case 0x8D:		/* 不 */
					if (AT("不含") || AT("不包") || AT("不涵") || AT("不计") || AT("不纳"))
						return true;
					break;
				case 0xAA:		/* 未, 自 */
					if (AT("未包") || AT("未含") || AT("未纳") || AT("自身"))
						return true;
					break;
				case 0xA4:		/* 除 */
					if (AT("除外"))
						return true;
					break;
				case 0xAC:		/* 本 */
					if (AT("本机") || AT("本级") || AT("本办") || AT("本单"))
						return true;
					break;
				case 0x84:		/* 各 */
					if (parts_matter && memcmp(p, "各", 3) == 0)
						return true;
					break;
				case 0x80:		/* 所 */
					if (parts_matter && AT("所属"))
						return true;
					break;
				case 0xA5:		/* 工 */
					if (parts_matter && AT("工作"))
						return true;
					break;
				case 0xA8:		/* 全 */
					if (parts_matter && memcmp(p, "全", 3) == 0)
						return true;
					break;
				case 0x8B:		/* 下 */
					if (parts_matter && AT("下级"))
						return true;
					break;
			}
#undef AT
		}
		p += 3;
	}
	return false;
}

/* The first thing said, but "less" or "own" takes back "whole". */
static Range
range_of(const Text *t)
{
	const char *p = t->b;
	const char *end = t->b + t->n;
	Range		range = NOT_SAID;

	while (p < end)
	{
		const char *stop = p;
		Range		r;

		while (stop < end && *stop != ';' && !GOV_STARTS(stop, end, "。") && !GOV_STARTS(stop, end, "；"))
			stop += gov_char_len(stop, end);
		r = range_of_sentence(p, (size_t) (stop - p));
		if (r > range)
			range = r;
		p = stop + (stop < end && *stop == ';' ? 1 : 3);
	}
	return range;
}

static bool
has_line(const Text *t, const Text *line)
{
	const char *p = t->b;
	const char *end = t->b + t->n;

	while (p < end)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));
		size_t		n = (size_t) ((eol ? eol : end) - p);

		if (n == line->n && memcmp(p, line->b, n) == 0)
			return true;
		p += n + 1;
	}
	return false;
}

GovScope
gov_regions_read_scope(const GovHeader *h, GovDivisionCode region)
{
	static const char *const everywhere[] = {"全省", "全市", "全区", "全县", "全州", "全盟", "全旗", NULL};
	Text		name;
	Text		text;
	Author		author;
	Range		range;
	bool		in_title;
	char		by[NAME_BYTES + 8];

	load(&name, h->agency, NAME_BYTES, false);
	author = author_of(&name, region, h->year);
	if (author == AN_ORGAN)
		return GOV_SCOPE_ORGAN;

	name.b[name.n] = '\0';
	in_title = name.n > 0 && h->title.s && gov_contains(h->title.s, h->title.len, name.b);
	text.n = 0;
	range = NOT_SAID;
	if (may_say(h->opening, author != A_GOVERNMENT || !in_title))
	{
		load(&text, h->opening, TEXT_BYTES, false);
		range = range_of(&text);
	}
	switch (author)
	{
		case A_GOVERNMENT:
			if (range == SAID_LESS || range == SAID_OWN)
				return GOV_SCOPE_UNKNOWN;
			if (in_title || range == SAID_WHOLE)
				return GOV_SCOPE_REGION;

			/*
			 * the owner of a site publishes for others, too: does it say "by
			 * us"?
			 */
			if (text.n == 0)
				load(&text, h->opening, TEXT_BYTES, false);
			memcpy(by, "由", 3);
			memcpy(by + 3, name.b, name.n + 1);
			if (gov_contains(text.b, text.n, by))
				return GOV_SCOPE_REGION;
			load(&text, h->signature, TEXT_BYTES, true);
			return has_line(&text, &name) ? GOV_SCOPE_REGION : GOV_SCOPE_UNKNOWN;
		case AN_OFFICE:
			if (range == SAID_WHOLE)
				return GOV_SCOPE_REGION;
			return in_title || range == SAID_OWN ? GOV_SCOPE_ORGAN : GOV_SCOPE_UNKNOWN;
		default:
			if (range == SAID_LESS || range == SAID_OWN)
				return GOV_SCOPE_UNKNOWN;
			return range == SAID_WHOLE || (h->title.s && has(h->title.s, h->title.len, everywhere)) ?
				GOV_SCOPE_REGION : GOV_SCOPE_UNKNOWN;
	}
}

GovScope
gov_regions_scope_of_name(GovStr agency, GovDivisionCode region, int year)
{
	Text		name;

	load(&name, agency, NAME_BYTES, false);
	switch (author_of(&name, region, year))
	{
		case AN_ORGAN:
			return GOV_SCOPE_ORGAN;
		case A_GOVERNMENT:
			return GOV_SCOPE_REGION;
		default:
			return GOV_SCOPE_UNKNOWN;
	}
}
