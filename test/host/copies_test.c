/*
 * copies_test.c
 *		Tables that a text prints more than once: beside each other, as of two
 *		years, or one after the other.
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
	int			slot = gov_items[gov_form_find_item(item, strlen(item))].slot;

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

#define TITLE	"某市2023年政府信息公开工作年度报告\n"
#define PART_3	"三、收到和处理政府信息公开申请情况\n"
#define SECRET	"1.属于国家秘密"
#define LAW		"2.其他法律行政法规禁止公开"
#define PARTIES	"自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"

/* Two years, or three, on the same lines. */
static void
years_beside(void)
{
	read_text(TITLE PART_3 "| | 2022年 | | | | | | | 2023年 | | | | | | |\n"
			  "| 项目 | " PARTIES " | " PARTIES " |\n"
			  "| " SECRET " | 1 | 0 | 0 | 0 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 0 | | 2 |\n");
	ok(row_is("refused.state_secret", "2 0 0 0 0 b 2"), "labels once: the half under the report's year is read");

	read_text(TITLE PART_3 "本年度 | | | | | | | | 上年度 | | | | | | | |\n"
			  SECRET " | 1 | 0 | 0 | 0 | 0 | 0 | 1 | " SECRET " | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
			  LAW " | 3 | 0 | 0 | 0 | 0 | 0 | 3 | 2.其他法津行政去规禁止公开 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n");
	ok(row_is("refused.state_secret", "1 0 0 0 0 0 1") && row_is("refused.other_law", "3 0 0 0 0 0 3"),
	   "labels twice, one of them misprinted: so is that under this year");

	read_text(TITLE PART_3
			  SECRET "      1    0    0    0    0    0    1     " SECRET "      2    0    0    0    0    0    2\n"
			  LAW "      3    0    0    0    0    0    3     " LAW "      3    0    0    0    0    0    3\n");
	ok(row_is("refused.state_secret", ABSENT) && is_told("conflicting_rows"),
	   "where nothing names the years, what differs is left out");
	ok(row_is("refused.other_law", "3 0 0 0 0 0 3"), "and what doesn't is read");

	read_text(TITLE "二、主动公开政府信息情况\n"
			  "| | 2021年 | | | 2022年 | | | 2023年 | | |\n"
			  "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | 本年制发件数 | 本年废止件数 | 现行有效件数 "
			  "| 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
			  "| 规章 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |\n");
	ok(row_is("regulations.issued", "7 8 9"), "three years beside each other");

	read_text(TITLE PART_3 "<table><tr><td rowspan=2>项目<td colspan=2>自然人<td colspan=2>商业企业<td colspan=2>科研机构"
			  "<td colspan=2>社会公益组织<td colspan=2>法律服务机构<td colspan=2>其他<td colspan=2>总计\n"
			  "<tr><td>上年<td>本年<td>上年<td>本年<td>上年<td>本年<td>上年<td>本年<td>上年<td>本年<td>上年<td>本年<td>上年<td>本年\n"
			  "<tr><td>" SECRET "<td>1<td>2<td>0<td>0<td>0<td>0<td>0<td>0<td>0<td>0<td>0<td>0<td>1<td>2</table>\n");
	ok(row_is("refused.state_secret", "2 0 0 0 0 0 2"), "years in turn: each second column is the report's");

	read_text(TITLE "二、主动公开政府信息情况\n| 信息内容 | 2022年 | 2023年 | 增减 |\n"
			  "| 行政许可 | 10 | 12 | 2 |\n| 行政处罚 | 20 | 22 | 2 |\n");
	ok(row_is("licensing.decisions", "12"), "a column of changes is of no year");

	read_text(TITLE PART_3 "| | 2022年 | | | | | | | 2023年 | | | | | | |\n"
			  "| 项目 | " PARTIES " | " PARTIES " |\n"
			  "| " SECRET " | 1 | 0 | 0 | 0 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
			  "| " LAW " | 3 | 0 | 0 | 0 | 0 | 0 | 3");
	ok(row_is("refused.other_law", ABSENT), "of a row that is cut off, last year's half is not the report's");
}

/* Tables that are printed again. */
static void
tables_twice(void)
{
	read_text(TITLE PART_3 SECRET " 0 0 0 0 0 0 0\n2.其他法津行政去规禁止公开 9 0 0 0 0 0 9\n"
			  "2023年度\n" SECRET " 0 0 0 0 0 0 0\n" LAW " 2 0 0 0 0 0 2\n");
	ok(row_is("refused.other_law", ABSENT) && is_told("conflicting_rows"), "a misprinted label hides no other values");
	ok(row_is("refused.state_secret", "0 0 0 0 0 0 0"), "what both print is read");

	read_text(TITLE PART_3 "| " SECRET " | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n| " LAW " | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n\n"
			  "| " SECRET " | | | | | | | |\n| " LAW " | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n");
	ok(row_is("refused.state_secret", ABSENT) && is_told("conflicting_rows"), "empty and 1 differ");

	read_text(TITLE PART_3 "项目 " PARTIES "\n" SECRET " 1 0 0 0 0 0 1\n" LAW " 3 0 0 0 0 0 3\n"
			  "3.危及“三安全一稳定” 5 0 0 0 0 0 5\n4.保护第三方合法权益 7 0 0 0 0 0 7\n"
			  "项目 " PARTIES "\n" SECRET " 1 0 0 0 0 0 1\n4.保护第三方合法权益 8 0 0 0 0 0 8\n");
	ok(row_is("refused.other_law", ABSENT), "a row that one of two differing tables lacks is left out");

	read_text(TITLE PART_3 SECRET " 1 0 0 0 0 0 1\n" LAW " 3 0 0 0 0 0 3\n" LAW " 3 0 0 0 0 0 3\n"
			  "3.危及“三安全一稳定” 5 0 0 0 0 0 5\n");
	ok(row_is("refused.security_stability", "5 0 0 0 0 0 5") && !is_told("conflicting_rows"),
	   "a doubled line begins no other table");

	read_text(TITLE "四、政府信息公开行政复议、行政诉讼情况\n2022年\n"
			  "| 类别 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| 行政复议 | 1 | 0 | 0 | 0 | 1 |\n"
			  "| 未经复议直接起诉 | 0 | 0 | 0 | 0 | 0 |\n| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |\n2023年\n"
			  "| 类别 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| 行政复议 | 2 | 0 | 0 | 0 | 2 |\n"
			  "| 未经复议直接起诉 | 0 | 0 | 0 | 0 | 0 |\n| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |\n");
	ok(row_is("reconsideration.upheld", "- - - - -") && is_told("conflicting_rows"), "table 4 twice, differently");
}

int
main(void)
{
	gov_arena_init(&arena, &gov_malloc_host);
	years_beside();
	tables_twice();
	gov_arena_free(&arena);
	printf("1..%d\n", ntests);
	return nfailed ? 1 : 0;
}
