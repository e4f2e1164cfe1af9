/*
 * header_test.c
 *		Headers and sections of texts that are generated, damaged or huge; what
 *		is read in whole ones stands in test/cases/header.
 *
 * All texts are made up.  An error thrown aborts: none is to be.  TAP on
 * standard output.
 */
#include "core/header/header.h"
#include "core/header/sections.h"
#include "core/html/html.h"
#include "core/text/utf8.h"

#include "tap.h"
#include "work.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TITLE "青禾市水务局2021年政府信息公开工作年度报告"
#define BODY "\n一、总体情况\n2021年，我局认真做好各项工作。\n二、主动公开政府信息情况\n"
#define CASES "test/cases/header"

static bool
holds(GovStr s, const char *part)
{
	return s.s && memmem(s.s, s.len, part, strlen(part)) != NULL;
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
	t = (GovText)
	{
		text, n, NULL, 0
	};
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
	t = (GovText)
	{
		text, n, NULL, 0
	};
	gov_header_read(&a, &t, &h, NULL);
	ok(h.opening.len <= 2048 && h.opening.len % 3 == 0 && h.signature.len <= 600 &&
	   h.signature.s && ((unsigned char) *h.signature.s & 0xC0) != 0x80,
	   "one endless line gives bounded slices of whole characters");

	/* cost does not depend on the length */
	n = (size_t) sprintf(text, "%s%s", TITLE, BODY);
	while (n < cap - 100)
		n += (size_t) sprintf(text + n, "2019年1月1日至2019年6月30日 索引号：X%zu\n", n);
	t = (GovText)
	{
		text, n, NULL, 0
	};
	gov_header_read(&a, &t, &h, NULL);
	ok(!h.index_no.s && h.period_from.year == 0 && h.year == 2021,
	   "what stands below the first section's beginning is not read as header");

	/* empty, and every short length */
	copy = malloc(1);
	t = (GovText)
	{
		copy, 0, NULL, 0
	};
	gov_header_read(&a, &t, &h, NULL);
	ok(!h.title.s && h.year == 0, "an empty text has an empty header");
	free(copy);
	free(text);
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
	gov_header_read_sections(a, &t, &sections);
	if (h.title.len > 700 || h.agency.len > 200 || h.index_no.len > 64 || h.doc_no.len > 64 ||
		h.opening.len > 2048 || h.signature.len > 600)
		abort();
	free(copy);
	gov_arena_reset(a);
}

static const char *const pieces[] = {
	"\n", " ", "　", "\t", "|", "：", ":", "\036", "\037", "\032", "\xEF\xBC", "\xE4", "\xFF", "",
	"索引号", "发布时间", "2021年", "1月1日至", "政府信息公开", "年度报告", "一、总体情况\n", "关于", "（", "）",
	"《", "公开", "报告", "统计期限", "截至2021年12月31日", "编制", "青禾市", "局", "二", "\xC2", "......",
	"12", "》", "首页 > ", "二、", "四、", "-",
};

#define NPIECES	(sizeof(pieces) / sizeof(pieces[0]))
#define MAX_TEXTS	1000

/* The texts of the cases, as the header's reader gets them. */
static int
load_texts(GovArena *a, GovStr texts[MAX_TEXTS])
{
	struct dirent **entries;
	int			nentries = scandir(CASES, &entries, NULL, alphasort);
	int			n = 0;

	for (int i = 0; i < nentries; i++)
	{
		char		path[1000];
		size_t		len;
		char	   *s;
		GovText		page;

		snprintf(path, sizeof(path), CASES "/%s", entries[i]->d_name);
		if (strstr(path, ".txt") && n < MAX_TEXTS && (s = slurp(path, &len)) != NULL)
		{
			page = (GovText)
			{
				s, len, NULL, 0
			};
			if (gov_html_detect(s, len))
				gov_html_read(a, s, len, &page);
			texts[n].s = memcpy(gov_alloc(a, page.len), page.s, page.len);
			texts[n++].len = (uint32_t) page.len;
			free(s);
		}
		free(entries[i]);
	}
	if (nentries >= 0)
		free(entries);
	return n;
}

/* Change a byte, put a piece in, or take some bytes out; buf has room. */
static size_t
damage(uint64_t *state, char *buf, size_t len)
{
	size_t		at = len ? random_next(state) % len : 0;
	const char *piece = pieces[random_next(state) % NPIECES];
	size_t		n = strlen(piece);

	switch (random_next(state) % 3)
	{
		case 0:
			if (len)
				buf[at] = (char) random_next(state);
			return len;
		case 1:
			memmove(buf + at + n, buf + at, len - at);
			memcpy(buf + at, piece, n);
			return len + n;
		default:
			n = random_next(state) % 12;
			if (n > len - at)
				n = len - at;
			memmove(buf + at, buf + at + n, len - at - n);
			return len - n;
	}
}

static void
test_damage(void)
{
	GovArena	a;
	GovArena	kept;
	GovStr		texts[MAX_TEXTS];
	uint64_t	state = 20240611;
	int			ntexts;
	int			runs = 0;

	gov_arena_init(&a, &gov_malloc_host);
	gov_arena_init(&kept, &gov_malloc_host);
	ntexts = load_texts(&kept, texts);
	ok(ntexts > 100, "there are texts to damage in " CASES);
	for (int i = 0; i < ntexts; i++)
		for (size_t cut = 0; cut <= texts[i].len; cut += 1 + texts[i].len / 97)
		{
			read_both(&a, texts[i].s, cut);
			read_both(&a, texts[i].s + cut, texts[i].len - cut);
			runs += 2;
		}
	for (int i = 0; ntexts > 0 && i < 20000; i++)
	{
		char		buf[6000];
		const GovStr *t = &texts[random_next(&state) % (uint32_t) ntexts];
		size_t		len = t->len < 4000 ? t->len : 4000;

		memcpy(buf, t->s, len);
		for (int changes = 1 + (int) (random_next(&state) % 6); changes > 0; changes--)
			len = damage(&state, buf, len);
		read_both(&a, buf, len);
		runs++;
	}
	for (int i = 0; i < 20000; i++)
	{
		char		buf[3000];
		size_t		len = 0;

		for (int n = (int) (random_next(&state) % 60); n > 0; n--)
		{
			const char *piece = pieces[random_next(&state) % NPIECES];

			memcpy(buf + len, piece, strlen(piece));
			len += strlen(piece);
		}
		read_both(&a, buf, len);
		runs++;
	}
	gov_arena_free(&kept);
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
	gov_header_read_sections(a, &t, &sections);
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

int
main(void)
{
	test_slices();
	test_damage();
	test_linear();
	printf("1..%d\n", ntests);
	return nfailed != 0;
}
