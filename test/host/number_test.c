/*
 * number_test.c
 *		What stands around a number is understood, or the number isn't taken for
 *		what it says.
 *
 * Random, from a fixed seed; another one may be given as the argument.
 */
#include "inject.h"
#include "core/text/value.h"
#include "tap.h"

#include <string.h>

static Random rnd = {UINT64_C(20261204)};

#define LENGTH(array)	(sizeof(array) / sizeof((array)[0]))

/* The cells of the form. */
static const GovCellKind count = {false, false, GOV_PRINTED_NOTHING};
static const GovCellKind change = {false, true, GOV_PRINTED_NOTHING};
static const GovCellKind wan = {true, false, GOV_PRINTED_WAN};
static const GovCellKind yuan = {true, false, GOV_PRINTED_YUAN};

/* What a cell would show: a number, "?", or what else it is. */
static const char *
shown(const char *s, GovCellKind cell)
{
	static char buf[GOV_DECIMAL_MAXLEN];
	static const char *const kinds[] = {"text", "empty", "", "n/a", "?", "?"};
	size_t		len = strlen(s);
	char	   *copy = malloc(len ? len : 1);	/* so that ASAN sees the end */
	GovValue	v;
	GovValueKind kind;

	memcpy(copy, s, len);
	kind = gov_value_read(copy, len, &v);
	free(copy);
	if (kind != GOV_VALUE_NUMBER)
		return kinds[kind];
	if (!gov_value_to_cell(&v, cell))
		return "?";
	gov_decimal_print(gov_decimal(v.value, v.scale), buf);
	return buf;
}

static bool
is_shown(const char *s, GovCellKind cell, const char *want)
{
	const char *got = shown(s, cell);

	if (strcmp(got, want) == 0)
		return true;
	printf("# \"%s\" gives %s, not %s, in a cell of %s\n", s, got, want,
		   !cell.is_money ? cell.is_signed ? "changes" : "counts" : cell.unit == GOV_PRINTED_WAN ?
		   "ten thousands of yuan" : "yuan");
	return false;
}

/* One text, in each of the cells: a count, a change, an amount in 万元, one in 元. */
typedef struct Case
{
	const char *text;
	const char *count;
	const char *change;
	const char *wan;
	const char *yuan;
} Case;

static const Case cases[] = {
	{"12", "12", "12", "120000", "12"},
	{"-8", "-8", "-8", "-80000", "-8"},
	{"+299", "299", "299", "2990000", "299"},
	{"3,119", "3119", "3119", "31190000", "3119"},
	{"１２", "12", "12", "120000", "12"},
	{"477.35", "477.35", "477.35", "4773500", "477.35"},
	{"477.351", "477.351", "477.351", "4773510", "?"},	/* no yuan has parts of a fen */
	{"477.351元", "?", "?", "477.351", "477.351"},

	/* units, in brackets or not */
	{"477.35万元", "?", "?", "4773500", "4773500"},
	{"477.35（万元）", "?", "?", "4773500", "4773500"},
	{"477.35 （ 万元 ）", "?", "?", "4773500", "4773500"},
	{"477.35(单位：万元)", "?", "?", "4773500", "4773500"},
	{"477.35[万元]", "?", "?", "4773500", "4773500"},
	{"477.35【万元】", "?", "?", "4773500", "4773500"},
	{"477.35〔万元〕", "?", "?", "4773500", "4773500"},
	{"477.35（（万元））", "?", "?", "4773500", "4773500"},
	{"（万元）477.35", "?", "?", "4773500", "4773500"},
	{"人民币477.35万元", "?", "?", "4773500", "4773500"},
	{"477.35万元人民币", "?", "?", "4773500", "4773500"},
	{"477.35万", "?", "?", "4773500", "4773500"},
	{"12.5(元)", "?", "?", "12.5", "12.5"},
	{"12.5(百万元)", "?", "?", "12500000", "12500000"},
	{"12.5千元", "?", "?", "12500", "12500"},
	{"1.5（亿元）", "?", "?", "150000000", "150000000"},
	{"8412件", "8412", "8412", "?", "?"},
	{"3（件）", "3", "3", "?", "?"},
	{"(件)3", "3", "3", "?", "?"},
	{"0件", "0", "0", "?", "?"},
	{"3件（万元）", "?", "?", "?", "?"},
	{"3件（件）", "3", "3", "?", "?"},
	{"12（人）", "?", "?", "?", "?"},
	{"12人次", "?", "?", "?", "?"},
	{"12%", "?", "?", "?", "?"},
	{"12（％）", "?", "?", "?", "?"},
	{"12(美元)", "?", "?", "?", "?"},
	{"12万美元", "?", "?", "?", "?"},
	{"12（页）", "?", "?", "?", "?"},
	{"12（元/件）", "?", "?", "?", "?"},
	{"12（某）", "?", "?", "?", "?"},

	/* what is not seen is nothing */
	{"477.35万\xE2\x80\x8B元", "?", "?", "4773500", "4773500"},
	{"477.35\xEF\xBB\xBF（\xC2\xAD万\xE2\x81\xA0元\xE2\x80\x8F）", "?", "?", "4773500", "4773500"},
	{"1\xE2\x80\x8B" "2", "12", "12", "120000", "12"},
	{"\xE2\x80\x8E-3\xE2\x80\xAC", "-3", "-3", "-30000", "-3"},
	{"不\xE2\x80\x8B适用", "n/a", "n/a", "n/a", "n/a"},

	/* signs in words: of changes only */
	{"减4", "?", "-4", "?", "?"},
	{"减少4", "?", "-4", "?", "?"},
	{"减少了4项", "?", "-4", "?", "?"},
	{"4(减)", "?", "-4", "?", "?"},
	{"4（减少）", "?", "-4", "?", "?"},
	{"(减)4", "?", "-4", "?", "?"},
	{"4(-)", "?", "-4", "?", "?"},
	{"↓4", "?", "-4", "?", "?"},
	{"负4", "?", "-4", "?", "?"},
	{"-4(减)", "-4", "-4", "-40000", "-4"},
	{"+4(减)", "?", "?", "?", "?"},
	{"增4", "?", "4", "?", "?"},
	{"增加4", "?", "4", "?", "?"},
	{"4(增)", "?", "4", "?", "?"},
	{"新增4项", "?", "4", "?", "?"},
	{"0(减)", "0", "0", "0", "0"},
	{"增4减2", "text", "text", "text", "text"},
	{"4（增）（减）", "?", "?", "?", "?"},
	/* a triangle is a loss to some, and a gain to others */
	{"▲4", "?", "?", "?", "?"},
	{"△4", "?", "?", "?", "?"},

	/* no exact number */
	{"约5", "?", "?", "?", "?"},
	{"近5件", "?", "?", "?", "?"},
	{"5余件", "?", "?", "?", "?"},
	{"5（约）", "?", "?", "?", "?"},
	{"5左右", "?", "?", "?", "?"},
	{"5（以上）", "?", "?", "?", "?"},
	{">5", "?", "?", "?", "?"},
	{"5+", "?", "?", "?", "?"},

	/* remarks that leave it as it is, and others */
	{"55（含自然失效29件）", "55", "55", "550000", "55"},
	{"12(其中：网络申请5件)", "12", "12", "120000", "12"},
	{"12件（含转办3件）", "12", "12", "?", "?"},
	{"12（件，含3件）", "?", "?", "?", "?"},
	{"12（件（含3件））", "12", "12", "?", "?"},
	{"12（均为网上申请）", "12", "12", "120000", "12"},
	{"12（注1）", "12", "12", "120000", "12"},
	{"0（无）", "0", "0", "0", "0"},
	{"0（本年度无收费）", "0", "0", "0", "0"},
	{"0（未开展）", "0", "0", "0", "0"},
	{"3（无）", "?", "?", "?", "?"},
	{"（无）4", "text", "text", "text", "text"},
	{"（其中）4", "text", "text", "text", "text"},
	{"12（8）", "?", "?", "?", "?"},
	{"12（2022年）", "?", "?", "?", "?"},
	{"12()", "12", "12", "120000", "12"},
	{"12（含3件", "text", "text", "text", "text"},

	/* neither */
	{"(3)", "?", "?", "?", "?"},
	{"3、其他", "text", "text", "text", "text"},
	{"2023年", "text", "text", "text", "text"},
	{"3个工作日", "text", "text", "text", "text"},
	{"1.", "?", "?", "?", "?"},
	{"1,23", "?", "?", "?", "?"},
	{"无", "n/a", "n/a", "n/a", "n/a"},
	{"—", "n/a", "n/a", "n/a", "n/a"},
	{"//", "n/a", "n/a", "n/a", "n/a"},
	{"abc", "?", "?", "?", "?"},
	{"行政许可", "text", "text", "text", "text"},
};

static void
test_cases(void)
{
	bool		good = true;

	for (size_t i = 0; i < LENGTH(cases); i++)
	{
		good &= is_shown(cases[i].text, count, cases[i].count);
		good &= is_shown(cases[i].text, change, cases[i].change);
		good &= is_shown(cases[i].text, wan, cases[i].wan);
		good &= is_shown(cases[i].text, yuan, cases[i].yuan);
	}
	ok(good, "a number with its surroundings is what it says, or illegible");
}

/*
 * The class: any number, with any unit, sign or other word, in brackets of any
 * kind or none, with spaces and invisible characters anywhere but in the number.
 */

enum
{
	PIECES = -1, UNKNOWN = -2, UP = -3, DOWN = -4
};

static const struct
{
	const char *word;
	int			is;				/* a power of ten, or of the above */
}			words[] = {
	{"元", 0}, {"百元", 2}, {"千元", 3}, {"万元", 4}, {"十万元", 5}, {"百万元", 6}, {"千万元", 7},
	{"亿元", 8}, {"万", 4}, {"亿", 8},
	{"件", PIECES}, {"条", PIECES}, {"项", PIECES}, {"个", PIECES}, {"宗", PIECES}, {"次", PIECES},
	{"起", PIECES}, {"份", PIECES}, {"件次", PIECES}, {"部", PIECES}, {"例", PIECES},
	{"人", UNKNOWN}, {"户", UNKNOWN}, {"批次", UNKNOWN}, {"%", UNKNOWN}, {"％", UNKNOWN},
	{"美元", UNKNOWN}, {"港元", UNKNOWN}, {"余", UNKNOWN}, {"左右", UNKNOWN}, {"以上", UNKNOWN},
	{"增", UP}, {"增加", UP}, {"减", DOWN}, {"减少", DOWN},
};

static const char *const opens[] = {"", "(", "（", "[", "【", "〔", "｛", "（("};
static const char *const closes[] = {"", ")", "）", "]", "】", "〕", "｝", ")）"};

static const char *
any_blank(bool invisible)
{
	static const char *const seen[] = {"", "", "", " ", "  ", "\xE3\x80\x80", "\xC2\xA0", "\xE2\x80\x85"};
	static const char *const unseen[] = {
		"", "", "", "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x80\x8E", "\xE2\x80\x8F",
		"\xEF\xBB\xBF", "\xC2\xAD", "\xE2\x81\xA0", "\xE2\x81\xA4", "\xE2\x80\xAC", "\xEF\xB8\x8F"
	};

	return invisible ? unseen[below(&rnd, LENGTH(unseen))] : seen[below(&rnd, LENGTH(seen))];
}

/* A word with what isn't seen between its characters. */
static void
put_word(char *out, const char *word)
{
	size_t		n;

	for (out += strlen(out); *word; word += n)
	{
		n = (unsigned char) *word < 0x80 ? 1 : 3;
		memcpy(out, word, n);
		strcpy(out + n, any_blank(true));
		out += strlen(out);
	}
}

static void
print_times(char *buf, int64_t value, int scale, int power)
{
	GovDecimal	d = gov_decimal(value, scale);

	for (; power > 0; power--)
	{
		if (d.scale > 0)
			d.scale--;
		else
			d.v *= 10;
	}
	gov_decimal_print(gov_decimal(d.v, d.scale), buf);
}

static void
test_class(void)
{
	int			wrong = 0,
				ahead = 0;

	for (int i = 0; i < 100000; i++)
	{
		uint32_t	w = below(&rnd, LENGTH(words));
		uint32_t	b = below(&rnd, LENGTH(opens));
		int			is = words[w].is;
		int			scale = (int) below(&rnd, 3);
		int64_t		value = 1 + (int64_t) below(&rnd, 99999);
		bool		in_front = b > 0 && is != UNKNOWN && below(&rnd, 4) == 0;
		char		number[GOV_DECIMAL_MAXLEN],
					around[400] = "",
					text[900] = "",
					plain[64],
					times[64];

		gov_decimal_print(gov_decimal(value, scale), number);
		strcat(around, opens[b]);
		strcat(around, any_blank(b > 0 ? below(&rnd, 2) : true));
		put_word(around, words[w].word);
		strcat(around, any_blank(b > 0 ? below(&rnd, 2) : true));
		strcat(around, closes[b]);
		if (in_front)
			sprintf(text, "%s%s%s", around, any_blank(below(&rnd, 2)), number);
		else
			sprintf(text, "%s%s%s", number, any_blank(below(&rnd, 2)), around);
		ahead += in_front;
		print_times(plain, value, scale, 0);
		print_times(times, value, scale, is < 0 ? 0 : is);
		if (is == DOWN)
			sprintf(times, "-%s", plain);
		wrong += !is_shown(text, count, is == PIECES ? plain : "?");
		wrong += !is_shown(text, change, is == PIECES || is == UP ? plain : is == DOWN ? times : "?");
		wrong += !is_shown(text, wan, is >= 0 ? times : "?");
		wrong += !is_shown(text, yuan, is >= 0 ? times : "?");
		if (wrong > 10)
			break;
	}
	ok(wrong == 0, "so it is with every unit, in any brackets, with any spaces, seen or not");
	ok(ahead > 10000, "behind the number, and ahead of it");
}

/* Whatever else stands in brackets behind a number makes it illegible. */
static void
test_strange_words(void)
{
	static const char *const letters[] = {
		"某", "局", "年", "月", "日", "公", "开", "上", "下", "本", "级", "类", "型", "约", "近", "百", "千", "万",
		"亿", "元", "件", "人", "1", "2", "%", "A", "*", "?", "甲", "乙", "处", "理", "率"
	};
	int			taken = 0;

	for (int i = 0; i < 100000; i++)
	{
		char		text[200];
		int			n = 2 + (int) below(&rnd, 5);

		sprintf(text, "%u（", 1 + below(&rnd, 999));
		/* the first letter is no unit, so that all are no unit */
		strcat(text, letters[below(&rnd, 13)]);
		while (--n > 0)
			strcat(text, letters[below(&rnd, LENGTH(letters))]);
		strcat(text, "）");
		if (strcmp(shown(text, count), "?") != 0 || strcmp(shown(text, wan), "?") != 0)
		{
			printf("# %s gives %s\n", text, shown(text, count));
			taken++;
		}
	}
	ok(taken == 0, "no strange word in brackets behind a number is passed over");
}

/* Words that begin a cell are found by their first characters. */
static void
test_ahead(void)
{
	static const char *const ahead[] = {
		"人民币", "约", "近", "超", "超过", "不足", "增", "增加", "增加了", "新增", "净增", "减", "减少", "减少了",
		"净减", "负", "↑", "↓"
	};
	static const char *const instead[] = {"无", "不适用", "暂无", "不涉及", "N/A", "n/a"};
	bool		good = true;

	for (size_t i = 0; i < LENGTH(ahead); i++)
	{
		char		text[64];

		sprintf(text, "%s7", ahead[i]);
		if (strcmp(shown(text, change), "text") == 0)
		{
			printf("# %s is text\n", text);
			good = false;
		}
	}
	for (size_t i = 0; i < LENGTH(instead); i++)
		good &= is_shown(instead[i], count, "n/a");
	ok(good, "words that may stand ahead of a number, or for one, are looked at");
}

static void
test_heads(void)
{
	static const struct
	{
		const char *text;
		int			unit;
	}			heads[] = {
		{"本年收费金额（单位：万元）", GOV_PRINTED_WAN}, {"本年收费金额(单位:万元)", GOV_PRINTED_WAN},
		{"采购总金额（百万元）", GOV_PRINTED_YUAN + 6}, {"采购总金额(千元)", GOV_PRINTED_YUAN + 3},
		{"采购总金额（元）", GOV_PRINTED_YUAN}, {"采购总金额（亿元）", GOV_PRINTED_YUAN + 8},
		{"采购总金额(万\xE2\x80\x8B元)", GOV_PRINTED_WAN}, {"采购总金额万元", GOV_PRINTED_WAN},
		{"采购总金额（单位：人民币万元）", GOV_PRINTED_WAN}, {"采购总金额 | （单位： \n万 | 元）", GOV_PRINTED_WAN},
		{"采购项目数量（项） | 采购总金额（万元）", GOV_PRINTED_WAN},
		{"采购项目数量（单位：项） | 采购总金额", GOV_PRINTED_NOTHING},
		{"采购总金额", GOV_PRINTED_NOTHING}, {"政府集中采购", GOV_PRINTED_NOTHING},
		{"填报单位：某局", GOV_PRINTED_NOTHING}, {"本单位无此项", GOV_PRINTED_NOTHING},
		{"本年收费金额（单位位：万元）", GOV_PRINTED_WAN},
		{"采购总金额（美元）", GOV_PRINTED_UNCLEAR}, {"采购总金额（万美元）", GOV_PRINTED_UNCLEAR},
		{"采购总金额（单位：）", GOV_PRINTED_UNCLEAR}, {"采购总金额（单位：万）", GOV_PRINTED_UNCLEAR},
		{"采购总金额（万元/元）", GOV_PRINTED_UNCLEAR}, {"采购总金额（单位：石元）", GOV_PRINTED_UNCLEAR},
		{"采购总金额（十百万元）", GOV_PRINTED_UNCLEAR}, {"采购总金额（单位：元青）", GOV_PRINTED_UNCLEAR},
	};
	bool		good = true;

	for (size_t i = 0; i < LENGTH(heads); i++)
	{
		int			got = gov_unit_in_words(heads[i].text, strlen(heads[i].text));

		if (got != heads[i].unit)
		{
			printf("# %s: %d, not %d\n", heads[i].text, got, heads[i].unit);
			good = false;
		}
	}
	ok(good, "the unit in a head is the one printed, or unclear");
}

int
main(int argc, char **argv)
{
	if (argc > 1)
		rnd.x = strtoull(argv[1], NULL, 0) | 1;
	test_cases();
	test_class();
	test_strange_words();
	test_ahead();
	test_heads();
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
