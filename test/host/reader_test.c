/*
 * reader_test.c
 *		The reader on small texts: renderings and damage that once were read
 *		wrongly, or not at all.
 */
#include "core/read/read.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

static GovArena arena;
static GovReport report;
static GovDiags diags;

static void
read_text(const char *text)
{
	gov_arena_reset(&arena);
	memset(&diags, 0, sizeof(diags));
	diags.arena = &arena;
	gov_read(&arena, text, strlen(text), GOV_READ_CELLS, &report, &diags);
}

/* Are the row's cells these?  "b" is blank, "n" not applicable, "-" absent. */
static bool
row_is(const char *item, const char *want)
{
	int			slot = gov_items[gov_item_by_code(item, strlen(item))].slot;

	for (int c = 0; *want; c++)
	{
		GovStatus	status = (GovStatus) report.figures.status[slot + c];
		size_t		n = strcspn(want, " ");
		char		got[32];

		snprintf(got, sizeof(got), "%lld", (long long) report.figures.value[slot + c]);
		if (status != GOV_REPORTED)
			strcpy(got, status == GOV_BLANK ? "b" : status == GOV_NOT_APPLICABLE ? "n" :
				   status == GOV_ABSENT ? "-" : "?");
		if (strlen(got) != n || memcmp(got, want, n) != 0)
		{
			printf("# %s, cell %d: got %s, wanted %.*s\n", item, c + 1, got, (int) n, want);
			return false;
		}
		want += n + (want[n] == ' ');
	}
	return true;
}

static bool
is_told(const char *code)
{
	for (uint32_t i = 0; i < diags.n; i++)
		if (strcmp(diags.items[i].code, code) == 0)
			return true;
	return false;
}

#define ABSENT	"- - - - - - -"

static void
wrapped_labels(void)
{
	read_text("一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3\n"
			  "（二）部分公开（区分处理的，\n只计这一情形，不计其他情形） 4 1 0 0 0 0 5\n"
			  "1.属于国家秘密 0 0 0 0 0 0 0\n"
			  "3.危及“三安全一稳定\n”\n7 0 0 0 0 0 7\n"
			  "4.保护第三方合法权益 0 0 0 0 0 0 0\n");
	ok(row_is("partly_granted", "4 1 0 0 0 0 5"), "a label may close its bracket on the row of its values");
	ok(row_is("refused.security_stability", "7 0 0 0 0 0 7"), "a closing quote on its own line is no value");

	read_text("一、本年新收政府信息公开申请数量\n3\n0\n0\n0\n0\n3\n"
			  "三\n、\n本\n年\n度\n办\n理\n结\n果\n（一）予以公开\n1\n0\n0\n0\n0\n0\n1\n");
	ok(row_is("received", ABSENT), "a comma of the broken heading cell is no seventh cell");
	ok(row_is("granted", "1 0 0 0 0 0 1"), "the row behind the broken heading cell is read");
}

static void
torn_tables(void)
{
	read_text("| 一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"
			  "| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n\n"
			  "| 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n|---|---|---|---|---|---|---|\n\n（一）予以公开\n\n"
			  "| 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n|---|---|---|---|---|---|---|\n\n"
			  "（二）部分公开（区分处理的，\n只计这一情形，不计其他情形）\n\n"
			  "| 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n");
	ok(row_is("granted", "4 0 0 0 0 0 4") && row_is("partly_granted", "5 0 0 0 0 0 5"),
	   "labels behind their rows of values");

	read_text("| 一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"
			  "| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n\n"
			  "| 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n\n（一）予以公开\n\n"
			  "| 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n\n"
			  "| 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n");
	ok(row_is("granted", ABSENT), "a label between two rows of values is neither's");
	ok(is_told("labels_shifted") || is_told("row_without_values") || is_told("values_without_label"),
	   "and that is said");
}

static void
empty_cells(void)
{
	read_text("信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 0 | 2 | 7\n"
			  "行政规范性文件 | 13 | 29 | \n信息内容 | 本年处理决定数量\n行政许可 | 5\n行政处罚 | 6\n");
	ok(row_is("normative_documents.issued", "13") && row_is("normative_documents.in_force", "b"),
	   "where rows end without a pipe, one behind the last value begins an empty cell");

	read_text("<table><tr><th>信息内容</th><th>本年制发件数</th><th>本年废止件数</th><th>现行有效件数</th></tr>\n"
			  "<tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr>\n"
			  "<tr><td>行政规范性文件</td><td>4</td><td>4</td><td>5</td><td></td></tr></table>\n");
	ok(row_is("normative_documents.issued", "-"), "a cell doubled in HTML is not read over the next");

	read_text("一、本年新收政府信息公开申请数量 |\n3 |\n0 |\n0 |\n0 |\n0 |\n0 |\n3 |\n|\n"
			  "二、上年结转政府信息公开申请数量 |\n1 |\n0 |\n0 |\n0 |\n0 |\n0 |\n1 |\n|\n"
			  "四、结转下年度继续办理 |\n2 |\n0 |\n0 |\n0 |\n0 |\n0 |\n2 |\n|\n\n"
			  "四、政府信息公开行政复议、行政诉讼情况\n");
	ok(row_is("carried_over", "2 0 0 0 0 0 2"), "an empty line behind a table's last pipe is no cell");
}

static void
lines(void)
{
	read_text("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\r规章\t0\t2\t7\r行政规范性文件\t13\t29\t250\r");
	ok(row_is("normative_documents.in_force", "250"), "lines may end in carriage returns alone");

	read_text("+----+----+----+----+\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
			  "+----+----+----+----+\n| 规章 | 0 | 2 | 7 |\n+----+----+----+----+\n| 行政规范性文件 | 13 | 29 | 250 |");
	ok(row_is("normative_documents.in_force", "250"), "a drawn table's last row needs no rule below it");

	read_text("一、本年新收政府信息公开申请数量\n\n\t\n\n3\n\n\t\n\n0\n\n\t\n\n1\n\n\t\n\n0\n\n\t\n\n0\n\n\t\n\n0\n\n\t\n\n4\n\n\n"
			  "二、上年结转政府信息公开申请数量\n\n\t\n\n1\n\n\t\n\n0\n\n\t\n\n0\n\n\t\n\n0\n\n\t\n\n0\n\n\t\n\n0\n\n\t\n\n1\n\n\n"
			  "四、结转下年度继续办理\n\n\t\n\n2\n\n\t\n\n0\n\n\t\n\n0\n\n\t\n\n0\n\n\t\n\n0\n\n\t\n\n0\n\n\t\n\n2\n");
	ok(row_is("received", "3 0 1 0 0 0 4"), "paragraphs in cells, as a browser copies them");
}

int
main(void)
{
	gov_arena_init(&arena, &gov_malloc_host);
	wrapped_labels();
	torn_tables();
	empty_cells();
	lines();
	gov_arena_free(&arena);
	printf("1..%d\n", ntests);
	return nfailed ? 1 : 0;
}
