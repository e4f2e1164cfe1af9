/*
 * header_test.c
 *		What a report says about itself, and its six parts.
 *
 * All texts are made up.  An error thrown aborts: none is to be.  TAP on
 * standard output.
 */
#include "core/header/header.h"
#include "core/header/sections.h"
#include "core/text/utf8.h"
#include "work.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *
show(GovStr s, char *buf, size_t cap)
{
	if (!s.s)
		return "(none)";
	snprintf(buf, cap, "%.*s", (int) s.len, s.s);
	return buf;
}

static bool
same(GovStr s, const char *want)
{
	if (!want)
		return s.s == NULL;
	return s.s && s.len == strlen(want) && memcmp(s.s, want, s.len) == 0;
}

static bool
holds(GovStr s, const char *part)
{
	return s.s && memmem(s.s, s.len, part, strlen(part)) != NULL;
}

static const char *
show_date(GovDate d, char *buf, size_t cap)
{
	if (d.year == 0)
		return "";
	snprintf(buf, cap, "%04d-%02d-%02d", d.year, d.month, d.day);
	return buf;
}

static bool
same_date(GovDate d, const char *want)
{
	char		buf[32];

	return strcmp(show_date(d, buf, sizeof(buf)), want ? want : "") == 0;
}

/*
 * Run on a copy of exactly the text's length, so that a byte read beyond it is
 * seen by the sanitizer.
 */
static void
read_header(GovArena *a, char *copy, const char *text, size_t len, GovHeader *h, GovDiags *d)
{
	GovText		t = {copy, len, NULL, 0};

	if (len)
		memcpy(copy, text, len);
	gov_header_read(a, &t, h, d);
}

typedef struct Case
{
	const char *name;			/* what would be broken */
	const char *text;
	const char *title;
	const char *agency;
	int			year;
	const char *index_no;
	const char *doc_no;
	const char *published;
	const char *from;
	const char *to;
	const char *diag;			/* a code that must be among the diagnostics */
} Case;

#define TITLE "青禾市水务局2021年政府信息公开工作年度报告"
#define BODY "\n一、总体情况\n2021年，我局认真做好各项工作。\n二、主动公开政府信息情况\n"
#define ROW "\036"
#define CELL "\037"
#define SPAN "\032"

#include "header_cases.h"
#include "tap.h"

static void
run_case(const Case *c)
{
	GovArena	a;
	GovHeader	h;
	GovDiags	d;
	size_t		len = strlen(c->text);
	char	   *copy = malloc(len ? len : 1);
	bool		good;
	char		b[9][2500];

	gov_arena_init(&a, &gov_malloc_host);
	memset(&d, 0, sizeof(d));
	d.arena = &a;
	read_header(&a, copy, c->text, len, &h, &d);
	good = same(h.title, c->title) && same(h.agency, c->agency) && h.year == c->year &&
		same(h.index_no, c->index_no) && same(h.doc_no, c->doc_no) &&
		same_date(h.published, c->published) && same_date(h.period_from, c->from) &&
		same_date(h.period_to, c->to);
	if (c->diag)
	{
		bool		found = false;

		for (uint32_t i = 0; i < d.n; i++)
			found |= strcmp(d.items[i].code, c->diag) == 0;
		good &= found;
	}
	ok(good, c->name);
	if (!good)
	{
		printf("#  got title=%s agency=%s year=%d index=%s doc=%s published=%s period=%s..%s\n",
			   show(h.title, b[0], sizeof(b[0])), show(h.agency, b[1], sizeof(b[1])), h.year,
			   show(h.index_no, b[2], sizeof(b[2])), show(h.doc_no, b[3], sizeof(b[3])),
			   show_date(h.published, b[4], sizeof(b[4])),
			   show_date(h.period_from, b[5], sizeof(b[5])),
			   show_date(h.period_to, b[6], sizeof(b[6])));
		printf("# want title=%s agency=%s year=%d index=%s doc=%s published=%s period=%s..%s diag=%s\n",
			   c->title ? c->title : "(none)", c->agency ? c->agency : "(none)", c->year,
			   c->index_no ? c->index_no : "(none)", c->doc_no ? c->doc_no : "(none)",
			   c->published ? c->published : "", c->from ? c->from : "", c->to ? c->to : "",
			   c->diag ? c->diag : "-");
		for (uint32_t i = 0; i < d.n; i++)
			printf("# diag %s line %u: %s\n", d.items[i].code, d.items[i].line, d.items[i].message);
	}
	free(copy);
	gov_arena_free(&a);
}

/* ------------------------------------------------------------------------
 * Opening and signature
 */

static void
test_slices(void)
{
	GovArena	a;
	GovHeader	h;
	size_t		cap = 200000;
	char	   *text = malloc(cap);
	char	   *copy;
	GovText		t;
	size_t		n;

	gov_arena_init(&a, &gov_malloc_host);

	n = (size_t) sprintf(text, "%s%s三、其他\n无。\n\n      青禾市水务局\n      2022年1月20日\n\n"
						 "扫一扫在手机打开当前页\n打印 关闭\n", TITLE, BODY);
	t = (GovText) {text, n, NULL, 0};
	gov_header_read(&a, &t, &h, NULL);
	ok(holds(h.signature, "青禾市水务局") && holds(h.signature, "2022年1月20日") &&
	   !holds(h.signature, "扫一扫"),
	   "the signature holds the organ that signs, not the page's furniture");
	ok(h.published.year == 0, "the date an organ signs with is not taken for a publication date");
	ok(h.opening.s == text && h.opening.len <= 2048, "the opening is the head of the text");

	/* long: the slices stay bounded, at whole characters */
	n = 0;
	for (int i = 0; i < 5000; i++)
		n += (size_t) sprintf(text + n, "水");
	t = (GovText) {text, n, NULL, 0};
	gov_header_read(&a, &t, &h, NULL);
	ok(h.opening.len <= 2048 && h.opening.len % 3 == 0 && h.signature.len <= 600 &&
	   h.signature.s && ((unsigned char) *h.signature.s & 0xC0) != 0x80,
	   "one endless line gives bounded slices of whole characters");

	/* cost does not depend on the length */
	n = (size_t) sprintf(text, "%s%s", TITLE, BODY);
	while (n < cap - 100)
		n += (size_t) sprintf(text + n, "2019年1月1日至2019年6月30日 索引号：X%zu\n", n);
	t = (GovText) {text, n, NULL, 0};
	gov_header_read(&a, &t, &h, NULL);
	ok(!h.index_no.s && h.period_from.year == 0 && h.year == 2021,
	   "what stands below the first section's beginning is not read as header");

	/* empty, and every short length */
	copy = malloc(1);
	t = (GovText) {copy, 0, NULL, 0};
	gov_header_read(&a, &t, &h, NULL);
	ok(!h.title.s && h.year == 0, "an empty text has an empty header");
	free(copy);
	free(text);
	gov_arena_free(&a);
}

/* ------------------------------------------------------------------------
 * Sections
 */

typedef struct SectionCase
{
	const char *name;
	const char *text;
	/* by part 1 to 6: heading | first bytes of content; NULL: not there */
	const char *heading[6];
	const char *content[6];
	int			line[6];		/* 0: not checked */
} SectionCase;

static const SectionCase section_cases[] = {
	{"plain headings give six parts",
		"标题\n一、总体情况\n甲\n二、主动公开政府信息情况\n乙\n三、收到和处理政府信息公开申请情况\n丙\n"
		"四、政府信息公开行政复议、行政诉讼情况\n丁\n五、存在的主要问题及改进情况\n戊\n六、其他需要报告的事项\n己\n",
		{"一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
			"四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"},
	{"甲", "乙", "丙", "丁", "戊", "己"}, {2, 4, 6, 8, 10, 12}},
	{"headings of other wording are known by what they name",
		"一、 总体情况\r\n甲\r\n二、行政机关主动公开政府信息情况\r\n乙\r\n三、行政机关收到和处理政府信息公开申请情况\r\n丙\r\n"
		"四、因政府信息公开工作被申请行政复议、提起行政诉讼情况\r\n丁\r\n五、政府信息公开工作存在的主要问题及改进措施\r\n戊\r\n"
		"六、其它需要报告的情况\r\n己",
		{"一、 总体情况", "二、行政机关主动公开政府信息情况", "三、行政机关收到和处理政府信息公开申请情况",
			"四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "五、政府信息公开工作存在的主要问题及改进措施",
			"六、其它需要报告的情况"},
	{"甲", "乙", "丙", "丁", "戊", "己"}, {1, 3, 5, 7, 9, 11}},
	{"markdown headings lose their marks",
		"# 报告\n\n## 一、总体情况\n\n甲\n\n## 二、主动公开政府信息情况\n乙\n**三、收到和处理政府信息公开申请情况**\n丙\n",
		{"一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", NULL, NULL, NULL},
	{"甲", "乙", "丙", NULL, NULL, NULL}, {3, 7, 9}},
	{"rows of table 3 are not headings",
		"三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 |\n2 |\n二、上年结转政府信息公开申请数量\n0\n"
		"三、本年度办理结果\n四、结转下年度继续办理\n0\n四、政府信息公开行政复议、行政诉讼情况\n丁\n",
		{NULL, NULL, "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", NULL, NULL},
		{NULL, NULL, "一、本年新收政府信息公开申请数量 |\n2 |\n二、上年结转政府信息公开申请数量\n0\n"
			"三、本年度办理结果\n四、结转下年度继续办理\n0", "丁", NULL, NULL}, {0, 0, 1, 9}},
	{"rows of HTML tables are not headings",
		"一、总体情况\n甲\n" ROW "二、主动公开政府信息情况" CELL "1\n二、主动公开政府信息情况\n乙",
		{"一、总体情况", "二、主动公开政府信息情况", NULL, NULL, NULL, NULL},
	{"甲\n" ROW "二、主动公开政府信息情况" CELL "1", "乙", NULL, NULL, NULL, NULL}, {1, 4}},
	{"headings without their numbers are known by their words",
		"总体情况\n甲\n主动公开政府信息情况\n乙\n收到和处理政府信息公开申请情况\n丙\n政府信息公开行政复议、行政诉讼情况\n丁\n"
		"存在的主要问题及改进情况\n戊\n其他需要报告的事项\n己",
		{"总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况",
			"存在的主要问题及改进情况", "其他需要报告的事项"},
	{"甲", "乙", "丙", "丁", "戊", "己"}, {1, 3, 5, 7, 9, 11}},
	{"one heading without its number among numbered ones",
		"一、总体情况\n甲\n二、主动公开政府信息情况\n乙\n收到和处理政府信息公开申请情况\n丙\n四、政府信息公开行政复议、行政诉讼情况\n丁",
		{"一、总体情况", "二、主动公开政府信息情况", "收到和处理政府信息公开申请情况",
			"四、政府信息公开行政复议、行政诉讼情况", NULL, NULL},
	{"甲", "乙", "丙", "丁", NULL, NULL}, {1, 3, 5, 7}},
	{"a table of contents does not win over the headings",
		"报告\n目录\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"
		"五、存在的主要问题及改进情况\n六、其他需要报告的事项\n根据规定，编制本报告。\n一、总体情况\n甲\n二、主动公开政府信息情况\n乙\n"
		"三、收到和处理政府信息公开申请情况\n丙\n四、政府信息公开行政复议、行政诉讼情况\n丁\n五、存在的主要问题及改进情况\n戊\n"
		"六、其他需要报告的事项\n己\n",
		{"一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
			"四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"},
	{"甲", "乙", "丙", "丁", "戊", "己"}, {10, 12, 14, 16, 18, 20}},
	{"dots and page numbers mark a table of contents",
		"一、总体情况……………1\n二、主动公开政府信息情况........ 2\n前言\n一、总体情况\n甲\n二、主动公开政府信息情况\n乙",
		{"一、总体情况", "二、主动公开政府信息情况", NULL, NULL, NULL, NULL},
	{"甲", "乙", NULL, NULL, NULL, NULL}, {4, 6}},
	{"a sentence that lists the parts is not a heading",
		"本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况组成。\n"
		"一、总体情况\n甲\n",
	{"一、总体情况", NULL, NULL, NULL, NULL, NULL}, {"甲", NULL, NULL, NULL, NULL, NULL}, {2}},
	{"the first of two reports' parts is taken",
		"一、总体情况\n甲\n二、主动公开政府信息情况\n乙\n一、总体情况\n别的\n",
		{"一、总体情况", "二、主动公开政府信息情况", NULL, NULL, NULL, NULL},
	{"甲", "乙", NULL, NULL, NULL, NULL}, {1, 3}},
	{"a first sentence on the heading's own line is content",
		"一、总体情况。2021年，我局做了工作。\n二、主动公开政府信息情况：见下表\n六、其他需要报告的事项 无\n",
		{"一、总体情况", "二、主动公开政府信息情况", NULL, NULL, NULL, "六、其他需要报告的事项"},
	{"2021年，我局做了工作。", "见下表", NULL, NULL, NULL, "无"}, {1, 2, 0, 0, 0, 3}},
	{"a heading broken over two lines is joined",
		"三、收到和处理政府信息公开申请情况\n丙\n四、因政府信息公开工作被申请行政复议、提起行政诉\n讼情况\n丁\n",
		{NULL, NULL, "三、收到和处理政府信息公开申请情况",
			"四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", NULL, NULL},
	{NULL, NULL, "丙", "丁", NULL, NULL}, {0, 0, 1, 3}},
	{"words win over a number that is off by one",
		"一、总体情况\n甲\n二、机构职能\n略\n三、主动公开政府信息情况\n乙\n四、收到和处理政府信息公开申请情况\n丙\n",
		{"一、总体情况", "三、主动公开政府信息情况", "四、收到和处理政府信息公开申请情况", NULL, NULL, NULL},
	{"甲\n二、机构职能\n略", "乙", "丙", NULL, NULL, NULL}, {1, 5, 7}},
	{"subordinate headings in brackets are not parts",
		"一、总体情况\n（一）主动公开政府信息情况\n甲\n（二）收到和处理政府信息公开申请情况\n乙\n二、主动公开政府信息情况\n丙\n",
		{"一、总体情况", "二、主动公开政府信息情况", NULL, NULL, NULL, NULL},
		{"（一）主动公开政府信息情况\n甲\n（二）收到和处理政府信息公开申请情况\n乙", "丙", NULL, NULL, NULL, NULL},
	{1, 6}},
	{"第一部分 is a number too",
		"第一部分 总体情况\n甲\n第二部分：主动公开政府信息情况\n乙\n",
		{"第一部分 总体情况", "第二部分：主动公开政府信息情况", NULL, NULL, NULL, NULL},
	{"甲", "乙", NULL, NULL, NULL, NULL}, {1, 3}},
	{"spaces between a heading's letters",
		"一 、 总 体 情 况\n甲\n二 、主 动 公 开 政 府 信 息 情 况\n乙",
		{"一 、 总 体 情 况", "二 、主 动 公 开 政 府 信 息 情 况", NULL, NULL, NULL, NULL},
	{"甲", "乙", NULL, NULL, NULL, NULL}, {1, 3}},
	{"an empty part is there, with empty content",
		"五、存在的主要问题及改进情况\n戊\n六、其他需要报告的事项\n",
		{NULL, NULL, NULL, NULL, "五、存在的主要问题及改进情况", "六、其他需要报告的事项"},
	{NULL, NULL, NULL, NULL, "戊", ""}, {0, 0, 0, 0, 1, 3}},
	{"a doubtful heading inside part 1 gives way to the real one",
		"一、总体情况\n甲\n1.主动公开政府信息情况\n乙\n二、主动公开政府信息情况\n丙\n",
		{"一、总体情况", "二、主动公开政府信息情况", NULL, NULL, NULL, NULL},
	{"甲\n1.主动公开政府信息情况\n乙", "丙", NULL, NULL, NULL, NULL}, {1, 5}},
	{"prose has no headings", "我局主动公开政府信息情况良好。\n收到申请3件，均已办结。\n",
	{NULL, NULL, NULL, NULL, NULL, NULL}, {NULL, NULL, NULL, NULL, NULL, NULL}, {0}},
};

static void
run_section_case(const SectionCase *c)
{
	GovArena	a;
	size_t		len = strlen(c->text);
	char	   *copy = malloc(len ? len : 1);
	GovText		t = {copy, len, NULL, 0};
	GovSection *sections;
	uint32_t	n;
	bool		good = true;
	uint32_t	want = 0;

	memcpy(copy, c->text, len);
	gov_arena_init(&a, &gov_malloc_host);
	n = gov_header_read_sections(&a, &t, &sections, NULL);
	for (int part = 1; part <= 6; part++)
	{
		const GovSection *s = NULL;

		for (uint32_t i = 0; i < n; i++)
			if (sections[i].part == part)
				s = &sections[i];
		if (!c->heading[part - 1])
		{
			good &= s == NULL;
			continue;
		}
		want++;
		if (!s || !same(s->heading, c->heading[part - 1]) ||
			!same(s->content, c->content[part - 1]) ||
			(c->line[part - 1] && s->line != (uint32_t) c->line[part - 1]))
			good = false;
	}
	good &= n == want;
	ok(good, c->name);
	if (!good)
		for (uint32_t i = 0; i < n; i++)
			printf("# part %d line %u [%.*s] [%.*s]\n", sections[i].part, sections[i].line,
				   (int) sections[i].heading.len, sections[i].heading.s,
				   (int) sections[i].content.len, sections[i].content.s);
	free(copy);
	gov_arena_free(&a);
}

/* ------------------------------------------------------------------------
 * Damage: never a byte read outside the text, whatever happens to it
 */

static uint32_t
random_next(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t) (*state >> 33);
}

static void
read_both(GovArena *a, const char *text, size_t len)
{
	char	   *copy = malloc(len ? len : 1);
	GovText		t = {copy, len, NULL, 0};
	GovHeader	h;
	GovSection *sections;
	GovDiags	d;

	if (len)
		memcpy(copy, text, len);
	memset(&d, 0, sizeof(d));
	d.arena = a;
	gov_header_read(a, &t, &h, &d);
	gov_header_read_sections(a, &t, &sections, &d);
	if (h.title.len > 700 || h.agency.len > 200 || h.index_no.len > 64 || h.doc_no.len > 64 ||
		h.opening.len > 2048 || h.signature.len > 600)
		abort();
	free(copy);
	gov_arena_reset(a);
}

static void
test_damage(void)
{
	static const char *const pieces[] = {
		"\n", " ", "　", "\t", "|", "：", ":", ROW, CELL, SPAN, "\xEF\xBC", "\xE4", "\xFF", "",
		"索引号", "发布时间", "2021年", "1月1日至", "政府信息公开", "年度报告", "一、总体情况\n", "关于", "（", "）",
		"《", "公开", "报告", "统计期限", "截至2021年12月31日", "编制", "青禾市", "局", "二", "\xC2", "......",
		"12", "》", "首页 > ", "二、", "四、", "-",
	};
	GovArena	a;
	uint64_t	state = 20240611;
	size_t		ncases = sizeof(cases) / sizeof(cases[0]);
	int			runs = 0;

	gov_arena_init(&a, &gov_malloc_host);
	for (size_t i = 0; i < ncases; i++)
	{
		size_t		len = strlen(cases[i].text);

		for (size_t cut = 0; cut <= len; cut += 1 + len / 97)
		{
			read_both(&a, cases[i].text, cut);
			read_both(&a, cases[i].text + cut, len - cut);
			runs += 2;
		}
	}
	for (int i = 0; i < 20000; i++)
	{
		char		buf[6000];
		const Case *c = &cases[random_next(&state) % ncases];
		size_t		len = strlen(c->text);
		int			changes = 1 + (int) (random_next(&state) % 6);

		if (len > 4000)
			len = 4000;
		memcpy(buf, c->text, len);
		for (int k = 0; k < changes; k++)
		{
			size_t		at = len ? random_next(&state) % len : 0;
			const char *piece = pieces[random_next(&state) % (sizeof(pieces) / sizeof(pieces[0]))];
			size_t		n = strlen(piece);

			switch (random_next(&state) % 3)
			{
				case 0:
					if (len)
						buf[at] = (char) random_next(&state);
					break;
				case 1:
					memmove(buf + at + n, buf + at, len - at);
					memcpy(buf + at, piece, n);
					len += n;
					break;
				default:
					{
						size_t		gone = random_next(&state) % 12;

						if (gone > len - at)
							gone = len - at;
						memmove(buf + at, buf + at + gone, len - at - gone);
						len -= gone;
					}
					break;
			}
		}
		read_both(&a, buf, len);
		runs++;
	}
	for (int i = 0; i < 20000; i++)
	{
		char		buf[3000];
		size_t		len = 0;
		int			n = (int) (random_next(&state) % 60);

		while (n-- > 0)
		{
			const char *piece = pieces[random_next(&state) % (sizeof(pieces) / sizeof(pieces[0]))];

			memcpy(buf + len, piece, strlen(piece));
			len += strlen(piece);
		}
		read_both(&a, buf, len);
		runs++;
	}
	gov_arena_free(&a);
	printf("# %d damaged texts\n", runs);
	ok(true, "no damaged, cut or scrambled text makes the reader leave its bounds");
}

static void
read_once(const char *s, size_t len, void *arg)
{
	GovArena   *a = arg;
	GovText		t = {s, len, NULL, 0};
	GovHeader	h;
	GovSection *sections;

	gov_header_read(a, &t, &h, NULL);
	gov_header_read_sections(a, &t, &sections, NULL);
	gov_arena_reset(a);
}

/* Hostile texts: the work may grow with the length, no faster. */
static void
test_linear(void)
{
	static const GovStr units[] = {
		W("|"), W("1"), W(" "), W("\n"), W("一、总体情况\n"), W("政府信息公开工作"), W("索引号："),
		W("2020年1月1日至"), W("文 "), W("#"), W("一、政府信息公开申请\n"), W("公开"), W("（"), W("二〇"),
		W("一、总体情况......\n"), W("2"), W("　"), W("\x92"), W("报告\n"), W("告"), W("*"), W("\x8a"),
		W("、"), W("\xE7"), {0}
	};
	GovArena	a;
	bool		linear = true;

	gov_arena_init(&a, &gov_malloc_host);
	for (const GovStr *unit = units; unit->s; unit++)
		linear &= work_is_linear(*unit, "", 1000000, read_once, &a);
	gov_arena_free(&a);
	ok(linear, "a hostile text takes no more than linear time");
}

/* ------------------------------------------------------------------------
 * Real texts, where they are at hand
 */

static void
test_samples(void)
{
	const char *dir = getenv("SAMPLES");
	char		name[600];
	size_t		len;
	char	   *csv;
	char	   *line;

	if (!dir)
		dir = "../shared/samples";
	snprintf(name, sizeof(name), "%s/headers.csv", dir);
	csv = slurp(name, &len);
	if (!csv)
	{
		printf("ok %d - headers of real reports # SKIP no samples\n", ++ntests);
		return;
	}
	line = strchr(csv, '\n');
	while (line && line[1])
	{
		char	   *field[9];
		char	   *p = line + 1;
		char	   *next = strchr(p, '\n');
		char	   *text;
		char		test[200];
		char		copy_name[64];
		Case		c;
		int			n = 0;

		if (next)
			*next = '\0';
		if (*p && p[strlen(p) - 1] == '\r')
			p[strlen(p) - 1] = '\0';
		while (n < 9)
		{
			char	   *comma = strchr(p, ',');

			field[n++] = p;
			if (!comma)
				break;
			*comma = '\0';
			p = comma + 1;
		}
		line = next;
		if (n < 8)
			continue;
		snprintf(copy_name, sizeof(copy_name), "%s", field[0]);
		snprintf(name, sizeof(name), "%s/%s.txt", dir, copy_name);
		text = slurp(name, &len);
		if (!text)
			continue;
		snprintf(test, sizeof(test), "every field of the header of %s", copy_name);
#define OR_NULL(s) (*(s) ? (s) : NULL)
		c = (Case) {test, text, OR_NULL(field[1]), OR_NULL(field[2]), atoi(field[3]),
			OR_NULL(field[4]), NULL, OR_NULL(field[5]), OR_NULL(field[6]), OR_NULL(field[7]), NULL};
		run_case(&c);
		free(text);
	}
	free(csv);
}

/* ------------------------------------------------------------------------ */

int
main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		run_case(&cases[i]);
	test_slices();
	for (size_t i = 0; i < sizeof(section_cases) / sizeof(section_cases[0]); i++)
		run_section_case(&section_cases[i]);
	test_damage();
	test_linear();
	test_samples();
	printf("1..%d\n", ntests);
	return nfailed != 0;
}
