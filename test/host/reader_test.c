/*
 * reader_test.c
 *		The reader on tables without end; what is read in small texts stands in
 *		test/cases.
 */
#include "core/read/read.h"
#include "core/text/utf8.h"

#include "tap.h"
#include "work.h"

#include <stdio.h>
#include <string.h>

/* Of a hostile text; another is twice as long. */
#define HOSTILE		(2 << 20)
/* Work between two looks for a cancel, for whatever text: a fraction of a second. */
#define MOST_WAIT	200000000

static GovArena arena;
static GovReport report;
static GovDiags diags;

/* How long the host has to wait until it is asked whether to go on. */
typedef struct Watch
{
	uint64_t	asked;			/* when it was last, in work done */
	uint64_t	longest;
} Watch;

static bool
note_wait(void *arg)
{
	Watch	   *w = arg;
	uint64_t	wait = work_done() - w->asked;

	if (wait > w->longest)
		w->longest = wait;
	w->asked = work_done();
	return false;
}

static void
read_once(const char *s, size_t len, void *arg)
{
	gov_arena_reset(&arena);
	memset(&diags, 0, sizeof(diags));
	diags.arena = &arena;
	((Watch *) arg)->asked = work_done();
	gov_read(&arena, s, len, GOV_READ_CELLS | GOV_READ_HEADER, &report, &diags);
	note_wait(arg);
}

/*
 * Tables without end: the work may grow with the text, no faster, and a cancel
 * need not wait for all of it.
 */
static void
hostile(void)
{
#define ROW		"一、本年新收政府信息公开申请数量"
#define ZEROS	" | 0 | 0 | 0 | 0 | 0 | 0 | 0"
	static const GovStr pieces[] = {
		W("0\n"), W("0 |\n"), W("|\n"), W("0 "), W("0\t"), W("| 0 "), W("||||\n"), W("+---+\n"),
		W("+---+\n| 0\n"), W("0\n\n\n\n"), W("无\n"), W("12.5(万元)\n"), W("-\n"), W("(\n"),
		W(ROW "\n"), W(ROW " |\n"), W(ROW ZEROS "\n"), W(ROW "\n0\n0\n0\n0\n0\n0\n0\n"),
		W(ROW "  0  0  0  0  0  0  0\n"), W(ROW "\t0\t0\t0\t0\t0\t0\t0\n"), W("一、本年\n新收政府\n0\n0\n"),
		W("| 规章 | 1 | 2 | 3 |\n"), W("| 规章 | | | |\n"), W("规章\n"), W("其他\n0\n"), W("总计\n"),
		W("行政复议\n0\n0\n0\n0\n0\n"), W("尚未审结 | 总计 |\n"), W("第二十条第（一）项\n"),
		W("信息内容 | 本年制发件数\n"), W("采购总金额（单位：万元）\n"), W("（三）不予公开\n"), W("不予公开属于国家秘密\n"),
		W("某某局某年\n"), W("一、总体情况\n"), W("四、政府信息公开行政复议、行政诉讼情况\n"),
		W("<table><tr><td>规章<td>1<td>2<td>3</table>"), W("<td>0"), W("<tr><td>" ROW "<td>0<td>0<td>0"),
		W("甲乙丙丁戊己庚辛\n0\n"), W("3、法律法规规定不予公开\n1\n2\n"),
		W("规章 | 规章\n"), W("| 自然人 | | 商业企业 | | 科研机构 |\n"), W("2022年 | 2023年\n"), W("自然人  自然人\n"), {0}
	};
	Watch		watch = {0};
	GovHost		host = gov_malloc_host;
	bool		linear = true;

	gov_arena_free(&arena);
	host.interrupted = note_wait;
	host.arg = &watch;
	gov_arena_init(&arena, &host);
	for (const GovStr *piece = pieces; piece->s; piece++)
		if (!work_is_linear(*piece, "\n" ROW ZEROS "\n", HOSTILE, read_once, &watch))
		{
			printf("# ... of %.*s\n", (int) piece->len - 1, piece->s);
			linear = false;
		}
	ok(linear, "a hostile table takes no more than linear time");
	/* a line without end is no reason to wait for its end */
	work_is_linear((GovStr) W("0\t"), "", 16 * HOSTILE, read_once, &watch);
	printf("# the longest wait for a cancel: %llu\n", (unsigned long long) watch.longest);
	ok(watch.longest > 0 && watch.longest < MOST_WAIT, "a cancel is obeyed within a part of it");
#undef ROW
#undef ZEROS
}

int
main(void)
{
	gov_arena_init(&arena, &gov_malloc_host);
	hostile();
	gov_arena_free(&arena);
	printf("1..%d\n", ntests);
	return nfailed ? 1 : 0;
}
