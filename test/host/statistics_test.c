/*
 * statistics_test.c
 *		The statistics of 2014 to 2018: generated tables with known truth, in every
 *		layout, whole and damaged.  No number may be read that isn't printed for its
 *		row; of a whole table nearly all must be.
 *
 * statistics_test [COUNT [SEED]]; with --show SEED it prints that report.
 */
#include "core/read/read.h"
#include "tap.h"

#include <stdarg.h>
#include <string.h>

#define COUNT		6000
#define MAX_TEXT	(1 << 16)
#define MAX_LINES	1000
#define SHOWN		6			/* reports of a kind that are told */

static uint64_t rnd;

static int
below(int n)
{
	rnd ^= rnd << 13;
	rnd ^= rnd >> 7;
	rnd ^= rnd << 17;
	return (int) (rnd % (uint64_t) n);
}

static bool
chance(int percent)
{
	return below(100) < percent;
}

typedef enum Layout
{
	PIPES, BARE_PIPES, TABS, BLANKS, HTML, BOXES, COMMAS, CELL_A_LINE, COLONS, RUNNING, STUCK,
	NLAYOUTS
} Layout;

static const char *const layout_names[NLAYOUTS] = {
	"pipes", "pipes without borders", "tabs", "blanks", "HTML", "a drawn table", "commas", "a cell a line",
	"colons", "running text", "running text without blanks"
};

typedef enum Damage
{
	WHOLE, LINE_LOST, CHAR_LOST, LINE_BROKEN, LINES_JOINED, LINE_TWICE, FURNITURE, CELL_LOST, CELL_JUNK,
	UNIT_WRONG, LABEL_GONE,
	NDAMAGES
} Damage;

/* A report, and what is true of it. */
typedef struct Report
{
	Layout		layout;
	Damage		damage;
	bool		units;
	bool		codes;
	bool		serials;
	bool		numbering;
	bool		remarks;
	bool		plain_total;	/* "总数" where the form has "数" */
	int64_t		value[GOV_NSTATISTICS]; /* money: in tenths of 10,000 yuan */
	int			printed[GOV_NSTATISTICS];	/* 1: a number, 0: blank, -1: a
											 * stroke, -2: no row */
	int			nrows;
	char		text[MAX_TEXT];
	size_t		len;
} Report;

static Report r;

static void
put(const char *fmt,...)
{
	va_list		ap;

	va_start(ap, fmt);
	r.len += (size_t) vsnprintf(r.text + r.len, sizeof(r.text) - r.len, fmt, ap);
	va_end(ap);
}

/* The label, with what the style does to it. */
static void
make_label(int i, char *buf, size_t size)
{
	const char *printed = gov_statistic_rows[i].printed.s;
	const char *p = printed;
	const char *remark = "";

	if (!r.numbering && strncmp(p, "其中：", 9) != 0)
	{
		const char *close = strstr(p, "）");
		const char *point = strchr(p, '.');
		const char *comma = strstr(p, "、");

		if (strncmp(p, "（", 3) == 0 && close)
			p = close + 3;
		else if (point && point - p < 2)
			p = point + 1;
		else if (comma && comma - p == 3)
			p = comma + 3;
	}
	if (r.remarks && GOV_NITEMS + i == GOV_ITEM_STATISTICS_DISCLOSURE_TOTAL)
		remark = "（不同渠道和方式公开相同信息计1条）";
	if (r.remarks && GOV_NITEMS + i == GOV_ITEM_STATISTICS_STAFF_FULL_TIME)
		remark = "（不包括政府公报及政府网站工作人员数）";
	snprintf(buf, size, "%s%s", p, remark);
}

static void
make_number(int i, char *buf, size_t size)
{
	long long	v = r.value[i];

	if (r.printed[i] == 0)
		snprintf(buf, size, "%s", "");
	else if (r.printed[i] == -1)
		snprintf(buf, size, "%s", below(2) ? "/" : "—");
	else if (gov_items[GOV_NITEMS + i].unit == GOV_UNIT_YUAN && v % 10 != 0)
		snprintf(buf, size, "%lld.%lld", v / 10, v % 10);
	else if (gov_items[GOV_NITEMS + i].unit == GOV_UNIT_YUAN)
		snprintf(buf, size, "%lld", v / 10);
	else if (v >= 1000 && r.layout != COMMAS && r.layout != STUCK && chance(20))
		snprintf(buf, size, "%lld,%03lld", v / 1000, v % 1000);
	else
		snprintf(buf, size, "%lld", v);
}

static void
put_cells(const char **cells, int n)
{
	static const char *const between[] = {" | ", " | ", "\t", "   ", "</td><td>", "│", ",", "\n", "：", " ", ""};

	if (r.layout == PIPES)
		put("| ");
	if (r.layout == HTML)
		put("<tr><td>");
	if (r.layout == BOXES)
		put("│");
	for (int i = 0; i < n; i++)
		put("%s%s", i > 0 ? between[r.layout] : "", cells[i]);
	put("%s", r.layout == PIPES ? " |\n" : r.layout == HTML ? "</td></tr>\n" : r.layout == BOXES ? "│\n" :
		r.layout == RUNNING ? " " : r.layout == STUCK ? "" : "\n");
	if (r.layout == BOXES && below(3) == 0)
		put("├──────┼───┼───┤\n");
}

static void
put_row(const char *label, const char *code, const char *unit, const char *number)
{
	const char *cells[5];
	int			n = 0;
	char		with_unit[64];
	char		serial[16];

	snprintf(serial, sizeof(serial), "%d", ++r.nrows);
	if (r.serials)
		cells[n++] = serial;
	cells[n++] = label;
	if (r.codes)
		cells[n++] = code;
	if (r.layout == COLONS)
	{
		snprintf(with_unit, sizeof(with_unit), "%s%s", number, *number && r.units ? unit : "");
		cells[n++] = with_unit;
		put_cells(cells, n);
		return;
	}
	if (r.units)
		cells[n++] = unit;
	cells[n++] = number;
	put_cells(cells, n);
}

static void
put_table(void)
{
	char		label[256];
	char		number[64];
	char		code[8];
	int			head = 0;
	bool		separated = r.layout != RUNNING && r.layout != STUCK && r.layout != COLONS;

	put_row("统计指标", "代码", "单位", "统计数");
	if (r.layout == PIPES)
		put("| --- | --- | --- |\n");
	for (int i = 0; i < GOV_NSTATISTICS; i++)
	{
		for (; head < GOV_NSTATISTICS_HEADS && gov_statistic_heads[head].first_item == GOV_NITEMS + i; head++)
			if (gov_statistic_heads[head].printed.len > 0)
			{
				const char *s = gov_statistic_heads[head].printed.s;

				put_row(s, "", separated && chance(80) ? "——" : "", separated && chance(80) ? "——" : "");
			}
		if (r.printed[i] == -2)
			continue;
		make_label(i, label, sizeof(label));
		make_number(i, number, sizeof(number));
		snprintf(code, sizeof(code), "%02d", i + 1);
		put_row(label, code, gov_statistic_rows[i].unit, number);
	}
}

static void
put_prose(void)
{
	static const char *const sentences[] = {
		"2016年，我局主动公开政府信息%d条，其中政府网站公开政府信息%d条。\n",
		"全年收到申请%d件，按时办结%d件。\n",
		"召开政府信息公开工作会议%d次，举办培训班%d期。\n",
		"新增政务微博公开政府信息数%d条以上，比上年增加%d条。\n",
	};

	static const char *const headings[] = {
		"一、概述", "二、主动公开政府信息情况", "三、依申请公开政府信息情况", "四、因政府信息公开申请行政复议、提起行政诉讼情况",
		"五、政府信息公开工作存在的主要问题及改进措施"
	};
	bool		has_headings = chance(70);

	for (int part = 0; part < 5; part++)
	{
		if (has_headings)
			put("%s%s", headings[part], r.layout == HTML ? "</p><p>" : "\n");
		for (int i = below(3); i > 0; i--)
			put(sentences[below(4)], below(300), below(90));
	}
}

static void
draw(uint64_t seed)
{
	rnd = seed * UINT64_C(0x9E3779B97F4A7C15) + 88172645463325252u;
	for (int i = 0; i < 5; i++)
		below(2);
	r.len = 0;
	r.layout = (Layout) below(NLAYOUTS);
	r.damage = chance(40) ? WHOLE : (Damage) below(NDAMAGES);
	r.units = r.layout == STUCK || chance(80);
	r.codes = r.units && r.layout != COLONS && r.layout != RUNNING && r.layout != STUCK && chance(15);
	r.numbering = r.layout == STUCK || chance(80);
	r.remarks = chance(50);
	r.serials = !r.codes && r.layout <= COMMAS && chance(15);
	r.nrows = 0;
	for (int i = 0; i < GOV_NSTATISTICS; i++)
	{
		r.value[i] = chance(30) ? 0 : chance(70) ? below(30) : below(20000);
		r.printed[i] = chance(92) ? 1 : chance(60) ? 0 : -1;
		if (chance(5) && GOV_NITEMS + i < GOV_ITEM_STATISTICS_RECONSIDERATION)
			r.printed[i] = -2;
	}
}


/*
 * Damage
 */

/* Replaces n bytes at a place by others. */
static void
replace(size_t at, size_t n, const char *by)
{
	size_t		m = strlen(by);

	memmove(r.text + at + m, r.text + at + n, r.len - at - n + 1);
	memcpy(r.text + at, by, m);
	r.len += m - n;
}

static size_t
char_width(size_t at)
{
	unsigned char c = (unsigned char) r.text[at];

	return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* A place of a character within the table. */
static size_t
any_place(size_t from)
{
	size_t		at = from + (size_t) below((int) (r.len - from));

	while (at > from && ((unsigned char) r.text[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static size_t
line_begin(size_t at)
{
	while (at > 0 && r.text[at - 1] != '\n')
		at--;
	return at;
}

static size_t
line_end(size_t at)
{
	while (at < r.len && r.text[at] != '\n')
		at++;
	return at;
}

static bool
is_digit_or_point(char c)
{
	return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

/* What is lost without a trace is no damage that can be seen: digits, and what is between them. */
static bool
lose_char(size_t from)
{
	size_t		at = any_place(from);
	size_t		n = char_width(at);

	/* so is 万 of 万元 */
	if (strncmp(r.text + at, "万", 3) == 0)
		return false;
	if (is_digit_or_point(r.text[at]) || (at > 0 && is_digit_or_point(r.text[at - 1])) || is_digit_or_point(r.text[at + n]))
		return false;
	replace(at, n, "");
	return true;
}

/* Finds the cells of a kind of row: returns where the unit, or the number, of a random row stands. */
static bool
find_cell(size_t from, bool number, size_t *at, size_t *n)
{
	char		label[256];
	char	   *p;
	int			i = below(GOV_NSTATISTICS);
	const char *unit = gov_statistic_rows[i].unit;

	if (r.printed[i] != 1 || !r.units || r.layout == COLONS)
		return false;
	make_label(i, label, sizeof(label));
	p = strstr(r.text + from, label);
	if (!p)
		return false;
	p = strstr(p + strlen(label), unit);
	if (!p)
		return false;
	*at = (size_t) (p - r.text);
	*n = strlen(unit);
	if (!number)
		return true;
	p += *n;
	while (*p && !(*p >= '0' && *p <= '9'))
		p++;
	*at = (size_t) (p - r.text);
	for (*n = 0; is_digit_or_point(p[*n]); ++*n)
		;
	return *n > 0 && r.layout != STUCK && r.layout != COMMAS;
}

static void
damage(size_t from)
{
	for (int tries = 0; tries < 20; tries++)
	{
		size_t		at = any_place(from);
		size_t		begin = line_begin(at);
		size_t		end = line_end(at);
		size_t		n;

		switch (r.damage)
		{
			case LINE_LOST:
				if (r.layout == RUNNING || r.layout == STUCK)
					return;
				replace(begin, end - begin + (end < r.len), "");
				return;
			case CHAR_LOST:
				if (lose_char(from))
					return;
				break;
			case LINE_BROKEN:
				replace(at, 0, "\n");
				return;
			case LINES_JOINED:
				if (end < r.len)
					replace(end, 1, " ");
				return;
			case LINE_TWICE:
				{
					char		line[1024];

					if (end - begin + 2 > sizeof(line))
						return;
					snprintf(line, sizeof(line), "%.*s\n", (int) (end - begin), r.text + begin);
					replace(begin, 0, line);
					return;
				}
			case FURNITURE:
				replace(begin, 0, below(2) ? "第 2 页 共 3 页\n" : "- 2 -\n");
				return;
			case CELL_LOST:
				if (find_cell(from, below(2), &at, &n))
				{
					replace(at, n, "");
					return;
				}
				break;
			case CELL_JUNK:
				if (find_cell(from, true, &at, &n))
				{
					replace(at, n, below(2) ? "1?2" : "约3");
					return;
				}
				break;
			case UNIT_WRONG:
				if (find_cell(from, false, &at, &n))
				{
					replace(at, n, n == 6 ? "件" : "万元");
					return;
				}
				break;
			case LABEL_GONE:
				{
					char		label[256];
					char	   *p;

					make_label(below(GOV_NSTATISTICS), label, sizeof(label));
					p = strstr(r.text + from, label);
					if (p)
					{
						replace((size_t) (p - r.text), strlen(label), "");
						return;
					}
					break;
				}
			default:
				return;
		}
	}
}

static void
make_report(uint64_t seed)
{
	size_t		table;

	draw(seed);
	if (r.layout == HTML)
		put("<html><body><h1>");
	put("青禾市水务局2016年政府信息公开工作年度报告");
	put("%s", r.layout == HTML ? "</h1><p>" : "\n");
	put_prose();
	put("%s政府信息公开情况统计表\n", r.layout == HTML ? "</p><table>" : "");
	table = r.len;
	put_table();
	if (r.damage != WHOLE)
		damage(table);
	put("%s\n单位负责人：张三  审核人：李四  填报人：王五\n联系电话：0555-1234567  填报日期：2017年2月3日\n",
		r.layout == HTML ? "</table>" : "");
	if (r.layout == HTML)
		put("</body></html>");
}


/*
 * Reading it
 */

typedef struct Score
{
	int			reports;
	int			whole;			/* reports that are one document, of its year
								 * and organ */
	int			rows;			/* with a number */
	int			right;
	int			wrong;
} Score;

static void
score(uint64_t seed, Score *s)
{
	GovArena	a;
	static GovReport report;
	int			wrong = s->wrong;

	gov_arena_init(&a, &gov_malloc_host);
	gov_read(&a, r.text, r.len, GOV_READ_CELLS | GOV_READ_HEADER, &report, NULL);
	s->reports++;
	s->whole += report.is_report && report.header.year == 2016 && report.header.agency.len > 0;
	for (int i = 0; i < GOV_NSTATISTICS; i++)
	{
		int			slot = GOV_SLOT_STATISTICS + i;
		bool		money = gov_items[GOV_NITEMS + i].unit == GOV_UNIT_YUAN;
		int64_t		truth = r.value[i] * (money ? 1000 : 1);

		s->rows += r.printed[i] == 1;
		if (money && r.value[i] % 10 != 0)
			truth = r.value[i] * 1000;
		else if (money)
			truth = r.value[i] / 10 * 10000;
		if (report.figures.status[slot] != GOV_REPORTED)
			continue;
		if (r.printed[i] == 1 && report.figures.value[slot] == truth && report.figures.scale[slot] == 0)
			s->right++;
		else
		{
			s->wrong++;
			if (s->wrong - wrong <= 1 && s->wrong <= SHOWN)
				printf("# seed %llu, %s, damage %d: %s is %lld, not %lld (printed %d)\n", (unsigned long long) seed,
					   layout_names[r.layout], r.damage, gov_items[GOV_NITEMS + i].code,
					   (long long) report.figures.value[slot], (long long) truth, r.printed[i]);
		}
	}
	gov_arena_free(&a);
}

int
main(int argc, char **argv)
{
	static Score whole[NLAYOUTS];
	static Score damaged[NDAMAGES];
	int			count = argc > 1 && strcmp(argv[1], "--show") != 0 ? atoi(argv[1]) : COUNT;
	uint64_t	first = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
	char		name[200];

	if (argc > 2 && strcmp(argv[1], "--show") == 0)
	{
		make_report(first);
		fwrite(r.text, 1, r.len, stdout);
		return 0;
	}
	for (uint64_t seed = first; seed < first + (uint64_t) count; seed++)
	{
		make_report(seed);
		score(seed, r.damage == WHOLE ? &whole[r.layout] : &damaged[r.damage]);
	}
	for (int i = 0; i < NLAYOUTS; i++)
	{
		printf("# %s: %d of %d rows of %d tables\n", layout_names[i], whole[i].right, whole[i].rows, whole[i].reports);
		snprintf(name, sizeof(name), "a report with a table in %s has its year and organ", layout_names[i]);
		ok(whole[i].whole == whole[i].reports, name);
		snprintf(name, sizeof(name), "a whole table in %s is read, and nothing wrongly", layout_names[i]);
		ok(whole[i].wrong == 0 && whole[i].right * 1000L >= whole[i].rows * 985L, name);
	}
	for (int i = WHOLE + 1; i < NDAMAGES; i++)
	{
		printf("# damage %d: %d of %d rows of %d tables, %d wrong\n", i, damaged[i].right, damaged[i].rows,
			   damaged[i].reports, damaged[i].wrong);
		snprintf(name, sizeof(name), "damage of kind %d makes no wrong number", i);
		ok(damaged[i].wrong == 0 && damaged[i].right * 100L >= damaged[i].rows * 85L, name);
	}
	printf("1..%d\n", ntests);
	return nfailed != 0;
}
