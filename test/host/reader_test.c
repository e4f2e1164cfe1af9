/*
 * reader_test.c
 *		The reader on small texts: renderings and damage that once were read
 *		wrongly, or not at all.
 */
#include "core/read/read.h"
#include "tap.h"
#include "core/text/utf8.h"
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

/* Does an amount come out as so many yuan?  "?": illegible, and that is said. */
static bool
amount_is(const char *item, const char *want)
{
	int			slot = gov_items[gov_item_by_code(item, strlen(item))].slot;
	GovStatus	status = (GovStatus) report.figures.status[slot];
	char		got[GOV_DECIMAL_MAXLEN];

	gov_decimal_print(gov_decimal(report.figures.value[slot], report.figures.scale[slot]), got);
	if (status != GOV_REPORTED)
		strcpy(got, status == GOV_ILLEGIBLE && is_told("unit_unclear") ? "?" : gov_status_names[status]);
	if (strcmp(got, want) != 0)
		printf("# %s: got %s, wanted %s\n", item, got, want);
	return strcmp(got, want) == 0;
}

#define PART_2		"某市2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"

/* A table of purchases: what is printed at each place where a unit may stand. */
typedef struct Purchases
{
	const char *part;			/* lines above: of the part, of the article */
	const char *above;
	const char *head;			/* behind the column's name, the row's, the number */
	const char *label;
	const char *value;
	const char *below;			/* lines */
} Purchases;

/* Do they come out as so many yuan, in a row and a cell a line? */
static bool
purchases_are(Purchases p, const char *want)
{
#define OR_NOTHING(s) ((s) ? (s) : "")
	char		text[2000];
	bool		good;

	snprintf(text, sizeof(text), PART_2 "%s第二十条第（九）项\n%s"
			 "| 信息内容 | 采购项目数量 | 采购总金额%s |\n|---|---|---|\n| 政府集中采购%s | 3 | %s |\n%s",
			 OR_NOTHING(p.part), OR_NOTHING(p.above), OR_NOTHING(p.head), OR_NOTHING(p.label), p.value,
			 OR_NOTHING(p.below));
	read_text(text);
	good = amount_is("procurement.amount", want);
	snprintf(text, sizeof(text), PART_2 "%s第二十条第（九）项\n%s信息内容\n采购项目数量\n采购总金额%s\n"
			 "政府集中采购%s\n3\n%s\n%s三、收到和处理政府信息公开申请情况\n", OR_NOTHING(p.part),
			 OR_NOTHING(p.above), OR_NOTHING(p.head), OR_NOTHING(p.label), p.value, OR_NOTHING(p.below));
	read_text(text);
	return amount_is("procurement.amount", want) && good;
#undef OR_NOTHING
}

static void
units(void)
{
	ok(purchases_are((Purchases) {.value = "477.35（万元）"}, "4773500") &&
	   purchases_are((Purchases) {.head = "（元）", .value = "477.35（万元）"}, "4773500"),
	   "a value's own unit counts, in brackets too");
	ok(purchases_are((Purchases) {.head = "（百万元）", .value = "12.5"}, "12500000") &&
	   purchases_are((Purchases) {.head = "(千元)", .value = "12.5"}, "12500") &&
	   purchases_are((Purchases) {.head = "（单位：亿元）", .value = "1.5"}, "150000000") &&
	   purchases_are((Purchases) {.head = "(万\xE2\x80\x8B元)", .value = "477.35"}, "4773500") &&
	   purchases_are((Purchases) {.head = "（元）", .value = "477.35"}, "477.35"),
	   "else that of the head, whichever it is");
	ok(purchases_are((Purchases) {.label = "（万元）", .value = "477.35"}, "4773500") &&
	   purchases_are((Purchases) {.above = "单位：万元\n", .value = "477.35"}, "4773500") &&
	   purchases_are((Purchases) {.above = "（金额单位：百万元）\n", .value = "477.35"}, "477350000") &&
	   purchases_are((Purchases) {.value = "477.35", .below = "注：金额单位：万元\n"}, "4773500") &&
	   purchases_are((Purchases) {.part = "单位：万元\n", .value = "477.35"}, "4773500"),
	   "or what the label says, or a line above the table or below it");
	ok(purchases_are((Purchases) {.part = "单位：万元\n", .head = "（元）", .value = "477.35"}, "477.35"),
	   "of two units the nearer one counts");
	ok(purchases_are((Purchases) {.head = "（元）", .label = "（万元）", .value = "477.35"}, "?") &&
	   purchases_are((Purchases) {.above = "单位：元\n", .head = "（万元）", .value = "477.35"}, "?"),
	   "two units at one place are none");
	ok(purchases_are((Purchases) {.head = "（美元）", .value = "477.35"}, "?") &&
	   purchases_are((Purchases) {.head = "（单位：石元）", .value = "477.35"}, "?") &&
	   purchases_are((Purchases) {.head = "（单位：）", .value = "477.35"}, "?"),
	   "a unit that is not understood makes amounts illegible");
	ok(purchases_are((Purchases) {.value = "8412件"}, "?") &&
	   purchases_are((Purchases) {.value = "12（某）"}, "?") &&
	   purchases_are((Purchases) {.value = "约12万元"}, "?"),
	   "so does what no amount has");
	ok(purchases_are((Purchases) {.value = "477.3512"}, "?"),
	   "no amount in yuan has parts of a fen");
	ok(purchases_are((Purchases) {.part = "填报单位：某局\n", .above = "填报单位：某局\n", .value = "477.35"}, "477.35"),
	   "an organ (单位) is no unit (单位)");

	read_text(PART_2 "第二十条第（八）项\n| 信息内容 | 本年收费金额（单位：万元） |\n|---|---|\n| 行政事业性收费 | 12.5(元) |\n");
	ok(amount_is("fees.amount", "12.5"), "fees in yuan under a head of 万元 are yuan");
	read_text(PART_2 "第二十条第（八）项\n信息内容\n本年收费金额（单位：\n百万元）\n行政事业性收费\n12.5\n");
	ok(amount_is("fees.amount", "12500000"), "a head may be broken within its unit");
	read_text(PART_2 "第二十条第（九）项\n信息内容\n采购项目数量\n采购总金额\n政府集中采购\n3\n477.35\n万元\n"
			  "三、收到和处理政府信息公开申请情况\n");
	ok(amount_is("procurement.amount", "4773500"), "a unit on the line below its number is its unit");
	read_text(PART_2 "信息内容  采购项目数量  采购总金额\n政府集中采购  3 个  477.35 （万元）\n");
	ok(amount_is("procurement.amount", "4773500"), "so is one apart from it in a row set by spaces");

	read_text(PART_2 "第二十条第（九）项\n| 信息内容 | 米购顷目数星 | 米购总全额（万元） |\n|---|---|---|\n| 政府集中采购 | 3 | 477.35 |\n");
	ok(amount_is("procurement.amount", "4773500"), "so is that of a head that nobody can read");
	read_text("<table><tr><td>信息内容<td>采购项目数量<td>采购总金额<tr><td>政府集中采购<td>3<sup>1</sup><td>477.35<sup>2</sup></table>");
	ok(row_is("procurement.projects", "?") && amount_is("procurement.amount", "?"),
	   "the mark of a footnote is no digit of its number");

	read_text("某局2019年政府信息公开工作年度报告\n" "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\n"
			  "上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n10\n减4\n6\n");
	ok(row_is("licensing.items_prior", "10 -4 6"), "a change may have its sign in words");
	read_text("某局2019年政府信息公开工作年度报告\n" "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\n"
			  "上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n10件\n4（减）\n6（增加）\n");
	ok(row_is("licensing.items_prior", "10 -4 ?") && is_told("unit_unclear"),
	   "and a count may not");
}
#undef PART_2

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
#undef TITLE
#undef PART_3
#undef SECRET
#undef LAW
#undef PARTIES

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
		W("规章 | 规章\n"), W("| 自然人 | | 商业企业 | | 科研机构 |\n"), W("2022年 | 2023年\n"), W("自然人  自然人\n"),
		W("甲乙丙丁戊己庚辛\n0\n"), W("3、法律法规规定不予公开\n1\n2\n"), {0}
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
	wrapped_labels();
	torn_tables();
	empty_cells();
	lines();
	units();
	years_beside();
	tables_twice();
	hostile();
	gov_arena_free(&arena);
	printf("1..%d\n", ntests);
	return nfailed ? 1 : 0;
}
