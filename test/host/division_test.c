/*
 * division_test.c
 *		Division codes, names, and what agencies' names resolve to.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/regions/division_data.h"
#include "core/regions/find.h"
#include "core/regions/locate.h"
#include "tap.h"

static GovStr
str(const char *s)
{
	GovStr		r = {s, s ? (uint32_t) strlen(s) : 0};

	return r;
}

static GovArena arena;
static GovDiags diags;

static unsigned
resolve_of(int year, const char *agency, const char *title, const char *opening, const char *signature)
{
	GovHeader	h = {
		.agency = str(agency),.title = str(title),.opening = str(opening),
		.signature = str(signature),.year = year
	};

	diags.n = 0;
	return (unsigned) (gov_regions_locate(&h, &diags) / 1000000);
}

static unsigned
resolve(const char *agency, const char *title, const char *opening, const char *signature)
{
	return resolve_of(0, agency, title, opening, signature);
}

typedef struct Case
{
	const char *agency;
	const char *title;
	const char *opening;
	const char *signature;
	unsigned	code;
	int			year;
} Case;

static void
cases(const char *name, const Case *c, size_t n)
{
	bool		passed = true;

	for (size_t i = 0; i < n; i++)
	{
		unsigned	got = resolve_of(c[i].year, c[i].agency, c[i].title, c[i].opening, c[i].signature);

		if (got != c[i].code)
		{
			printf("# %d | %s | %s | %s | %s: %u, not %u\n", c[i].year, c[i].agency, c[i].title ? c[i].title : "",
				   c[i].opening ? c[i].opening : "", c[i].signature ? c[i].signature : "", got, c[i].code);
			passed = false;
		}
	}
	ok(passed, name);
}

#define CASES(name, ...) \
	do { \
		static const Case c[] = {__VA_ARGS__}; \
		cases(name, c, sizeof(c) / sizeof(c[0])); \
	} while (0)

/* Headings of the code table, by which nobody is called. */
static bool
is_heading(const char *name)
{
	return strcmp(name, "市辖区") == 0 || strcmp(name, "县") == 0 || strstr(name, "直辖县级") != NULL;
}

typedef struct Known
{
	unsigned	code;
	char		name[64];
} Known;

static Known known[4000];
static int	nknown;

static bool
copy_name(unsigned code, char *out, size_t size)
{
	GovStr		s = gov_regions_name((GovDivisionCode) code * 1000000, 0);

	out[0] = '\0';
	if (s.s)
		snprintf(out, size, "%.*s", (int) s.len, s.s);
	return s.s != NULL;
}

static void
every_division(void)
{
	bool		path = true,
				bare = true,
				city_told = true;
	int			nunique = 0;

	for (unsigned code = 110000; code < 830000; code++)
	{
		if (gov_regions_current((GovDivisionCode) code * 1000000, 0) == (GovDivisionCode) code * 1000000 &&
			copy_name(code, known[nknown].name, sizeof(known[0].name)))
			known[nknown++].code = code;
	}
	ok(nknown > 3150 && nknown < 3300, "no division is lost from the table");

	for (int i = 0; i < nknown; i++)
	{
		unsigned	code = known[i].code;
		const char *name = known[i].name;
		char		province[64],
					city[64],
					agency[256],
					opening[256];
		int			namesakes = 0;
		unsigned	got;

		if (is_heading(name))
			continue;
		copy_name(code / 10000 * 10000, province, sizeof(province));
		copy_name(code / 100 * 100, city, sizeof(city));
		if (is_heading(city) || code % 100 == 0)
			city[0] = '\0';
		if (code % 10000 == 0)
			province[0] = '\0';
		for (int j = 0; j < nknown; j++)
			namesakes += strcmp(known[j].name, name) == 0;

		snprintf(agency, sizeof(agency), "%s%s%s人民政府", province, city, name);
		got = resolve(agency, NULL, NULL, NULL);
		if (got != code)
		{
			printf("# %s: %u, not %u\n", agency, got, code);
			path = false;
		}

		snprintf(agency, sizeof(agency), "%s人民政府", name);
		got = resolve(agency, NULL, NULL, NULL);
		nunique += namesakes == 1;
		if (got != (namesakes == 1 ? code : 0) || (namesakes > 1 && diags.n == 0))
		{
			printf("# %s: %u, not %u\n", agency, got, namesakes == 1 ? code : 0);
			bare = false;
		}

		snprintf(opening, sizeof(opening), "本报告由%s%s人民政府办公室根据条例编制。",
				 city[0] ? city : province, name);
		got = resolve(agency, NULL, opening, NULL);
		if (got != code)
		{
			printf("# %s, %s: %u, not %u\n", agency, opening, got, code);
			city_told = false;
		}
	}
	printf("# %d names, %d of them unique\n", nknown, nunique);
	ok(path, "a division named with its province and city is not taken for another");
	ok(bare, "a name that several divisions bear is not guessed, a unique one is known");
	ok(city_told, "a namesake is not settled by the city in the opening");
}

static void
codes(void)
{
	const GovDivisionCode m = 1000000;

	ok(gov_regions_level(11 * m * 10000) == 1 && gov_regions_level(110100 * m) == 2 &&
	   gov_regions_level(110101 * m) == 3 && gov_regions_level(110101 * m + 1000) == 4 &&
	   gov_regions_level(110101 * m + 1001) == 5, "a level is miscounted");
	ok(gov_regions_parent(110101 * m + 1001) == 110101 * m + 1000 &&
	   gov_regions_parent(110101 * m + 1000) == 110101 * m &&
	   gov_regions_parent(110101 * m) == 110100 * m &&
	   gov_regions_parent(429004 * m) == 429000 * m &&
	   gov_regions_parent(130300 * m) == 130000 * m &&
	   gov_regions_parent(130000 * m) == 0 &&
	   gov_regions_parent(441900 * m + 3000) == 441900 * m, "a parent is wrong");
	ok(gov_regions_contains(130000 * m, 130304 * m) && gov_regions_contains(130304 * m, 130304 * m) &&
	   !gov_regions_contains(130304 * m, 130300 * m) && !gov_regions_contains(130300 * m, 130404 * m) &&
	   gov_regions_contains(441900 * m, 441900 * m + 3000), "containment is wrong");
	ok(gov_regions_name(0, 0).s == NULL && gov_regions_name(990000 * m, 0).s == NULL &&
	   gov_regions_name(110101 * m + 1, 0).s == NULL && gov_regions_name(UINT64_MAX, 0).s == NULL,
	   "an unknown code has a name");
}

static void
agencies(void)
{
	CASES("a full name in an agency's name is missed",
		  {"连云区行政审批局", NULL, NULL, NULL, 320703},
		  {"秦皇岛市", NULL, NULL, NULL, 130300},
		  {"硚口区行政审批局", NULL, NULL, NULL, 420104},
		  {"武汉市硚口区行政审批局", NULL, NULL, NULL, 420104},
		  {"洪泽区人民政府", NULL, NULL, NULL, 320813},
		  {"淮安市人民政府办公室", NULL, NULL, NULL, 320800},
		  {"浙江省财政厅", NULL, NULL, NULL, 330000},
		  {"内蒙古自治区教育厅", NULL, NULL, NULL, 150000},
		  {"北京市朝阳区卫生健康委员会", NULL, NULL, NULL, 110105},
		  {"国家税务总局淮安市税务局", NULL, NULL, NULL, 320800},
		  {"国家税务总局费县税务局", NULL, NULL, NULL, 371325},
		  {"中共赵县委员会", NULL, NULL, NULL, 130133},
		  {"重庆市忠县财政局", NULL, NULL, NULL, 500233},
		  {"湖北省仙桃市水利局", NULL, NULL, NULL, 429004},
		  {"神农架林区人民政府", NULL, NULL, NULL, 429021},
		  {"上海市浦东新区财政局", NULL, NULL, NULL, 310115},
		  {"武汉市东西湖区教育局", NULL, NULL, NULL, 420112},
		  {"武汉市生态环境局硚口区分局", NULL, NULL, NULL, 420104},
		  {"香港特别行政区政府", NULL, NULL, NULL, 810000},
		  {"张家港市市场监督管理局", NULL, NULL, NULL, 320582});
	CASES("spaces, line breaks or full-width forms hide a name",
		  {"洪 泽 区人民政府", NULL, NULL, NULL, 320813},
		  {"武汉市　硚口\n区行政审批局", NULL, NULL, NULL, 420104},
		  {NULL, "２０１９年度连云区行政审批局", NULL, NULL, 320703},
		  {"\xef\xbb\xbf\xe2\x80\x8b秦皇岛市", NULL, NULL, NULL, 130300});
	CASES("a short name is missed where it is safe, or trusted where it isn't",
		  {"江苏淮安市人民政府", NULL, NULL, NULL, 320800},
		  {"浙江杭州西湖区人民政府", NULL, NULL, NULL, 330106},
		  {"恩施州民政局", NULL, NULL, NULL, 422800},
		  {"长阳县人民政府", NULL, NULL, NULL, 420528},
		  {"鄂温克旗人民政府", NULL, NULL, NULL, 150724},
		  {"郑州市管城区人民政府", NULL, NULL, NULL, 410104},
		  {"国家统计局淮安调查队", NULL, NULL, NULL, 320800},
		  {"北京市公安局朝阳分局", NULL, NULL, NULL, 110105},
		  {"淮安市洪泽生态环境局", NULL, NULL, NULL, 320813},
		  {"淮安市场监督管理局", NULL, NULL, NULL, 320800},
		  {"朝阳公安分局", NULL, NULL, NULL, 0},
		  {"北京路街道办事处", NULL, NULL, NULL, 0},
		  {"海南街道办事处", NULL, NULL, NULL, 0},
		  {"吉林大学", NULL, NULL, NULL, 0},
		  {"朝阳街道办事处", NULL, NULL, NULL, 0},
		  {"广东省中山图书馆", NULL, NULL, NULL, 440000});
	CASES("a development zone is taken for a division",
		  {"秦皇岛市北戴河新区管理委员会", NULL, NULL, NULL, 130300},
		  {"北戴河新区管理委员会", NULL, NULL, NULL, 0},
		  {"淮安经济技术开发区管委会", NULL, NULL, NULL, 320800},
		  {"淮安市洪泽经济开发区管委会", NULL, NULL, NULL, 320800},
		  {"昆山经济技术开发区管委会", NULL, NULL, NULL, 320583},
		  {"合肥高新技术产业开发区", NULL, NULL, NULL, 340100},
		  {"承德高新技术产业开发区管委会", NULL, NULL, NULL, 130800},
		  {"朝阳经济开发区", NULL, NULL, NULL, 0},
		  {"南京市江北新区管理委员会", NULL, NULL, NULL, 320100},
		  {"河北唐山经济开发区管理委员会", NULL, NULL, NULL, 130200},
		  {"河北省雄安新区管理委员会", NULL, NULL, NULL, 130000},
		  {"苏州工业园区管理委员会", NULL, NULL, NULL, 320500},
		  {"上海庙经济开发区管委会", NULL, NULL, NULL, 0},
		  {"酒泉市工业集中区管委会", NULL, NULL, NULL, 620900},
		  {"清远市清远市开发区", NULL, NULL, NULL, 441800},
		  {"高新区管委会", NULL, NULL, NULL, 0},
		  {"经济开发区财政局", NULL, NULL, NULL, 0});
	CASES("a town is taken for more than what contains it",
		  {"洪泽区老子山镇人民政府", NULL, NULL, NULL, 320813},
		  {"老子山镇人民政府", NULL, NULL, NULL, 0},
		  {"古县镇人民政府", NULL, NULL, NULL, 0},
		  {"新县乡村振兴局", NULL, NULL, NULL, 411523},
		  {"承德市红旗镇人民政府", NULL, NULL, NULL, 130800},
		  {"淄博市博山区域城镇人民政府", NULL, NULL, NULL, 370304},
		  {"老子山镇人民政府", NULL, "根据洪泽区人民政府要求", NULL, 0},
		  {"中山市小榄镇人民政府", NULL, NULL, NULL, 442000},
		  {"中山市东区街道办事处", NULL, NULL, NULL, 442000},
		  {"东莞市南城街道办事处", NULL, NULL, NULL, 441900});
	CASES("an everyday word is taken for a division",
		  {"行政审批局", NULL, NULL, NULL, 0},
		  {"国家税务总局", NULL, NULL, NULL, 0},
		  {"教育部", NULL, NULL, NULL, 0},
		  {"区政府办公室", NULL, NULL, NULL, 0},
		  {"市辖区人民政府", NULL, NULL, NULL, 0},
		  {"市中区财政局", NULL, NULL, NULL, 0},
		  {"济南市市中区财政局", NULL, NULL, NULL, 370103},
		  {"阳泉市郊区人民政府", NULL, NULL, NULL, 140311},
		  {"攀枝花市东区人民政府", NULL, NULL, NULL, 510402},
		  {"东区财政局", NULL, NULL, NULL, 0},
		  {"东区财政局", NULL, "攀枝花市东区财政局编制", NULL, 510402},
		  {"许昌市东区管理委员会", NULL, NULL, NULL, 411000},
		  {"江苏省市场监督管理局", NULL, NULL, NULL, 320000},
		  {"江苏省级机关事务管理局", NULL, NULL, NULL, 320000},
		  {"淮安市市区公路管理处", NULL, NULL, NULL, 320800},
		  {"", "政府信息公开工作年度报告", "市营商局认真贯彻,调兵山市", NULL, 0},
		  {NULL, NULL, NULL, NULL, 0});
	CASES("contradicting or unknown names give a region",
		  {"武汉市鼓楼区人民政府", NULL, NULL, NULL, 0},
		  {"江苏省秦皇岛市人民政府", NULL, NULL, NULL, 0},
		  {"杭州市江滨区人民政府", NULL, NULL, NULL, 0},
		  {"湖北省襄江市人民政府", NULL, NULL, NULL, 0},
		  {"杭州市江干区人民政府", NULL, NULL, NULL, 0, 2023},
		  {"北京市人民政府驻上海市办事处", NULL, NULL, NULL, 110000},
		  {"河南省驻马店市财政局", NULL, NULL, NULL, 411700});
	CASES("namesakes are mixed up",
		  {"鼓楼区人民政府", NULL, NULL, NULL, 0},
		  {"南京市鼓楼区人民政府", NULL, NULL, NULL, 320106},
		  {"江苏省鼓楼区人民政府", NULL, NULL, NULL, 0},
		  {"江苏省鼓楼区人民政府", NULL, "地址:徐州市", NULL, 320302},
		  {"鼓楼区人民政府", "开封市鼓楼区2021年政府信息公开工作年度报告", NULL, NULL, 410204},
		  {"鼓楼区人民政府", NULL, "本报告由福州市鼓楼区人民政府编制", NULL, 350102},
		  {"鼓楼区人民政府", NULL, NULL, "福州市鼓楼区人民政府", 350102},
		  {"鼓楼区人民政府", NULL, "索引号 11320106MB/2021-00006", NULL, 320106},
		  {"鼓楼区人民政府", NULL, "江苏省南京鼓楼区政府", NULL, 320106},
		  {"鼓楼区人民政府", NULL, "福州市、徐州市", NULL, 0},
		  {"鼓楼区人民政府", NULL, "江苏省", NULL, 0},
		  {"新华区人民政府", NULL, "沧州市", NULL, 130902},
		  {"长安区人民政府", NULL, "陕西省", NULL, 610116},
		  {"东乡县人民政府", NULL, NULL, NULL, 0},
		  {"临夏州东乡县人民政府", NULL, NULL, NULL, 622926});
	CASES("title and signature don't help an agency without a division",
		  {"行政审批局", "2019年度连云区行政审批局政府信息公开工作年度报告", NULL, NULL, 320703},
		  {"办公室", "秦皇岛市2021年政府信息公开工作年度报告", NULL, NULL, 130300},
		  {"行政审批局", "政府信息公开工作年度报告", NULL, "建议案。\n武汉市硚口区行政审批局\n2021年", 420104},
		  {"老子山镇人民政府", NULL, NULL, "洪泽区老子山镇人民政府", 0},
		  {"老子山镇人民政府", "年报", NULL, "洪泽区老子山镇人民政府", 320813},
		  {"行政审批局", "年报", NULL, "联系洪泽区财政局", 0},
		  {NULL, "年报", NULL, "洪泽区财政局", 0});
}

static unsigned long long seed = 88172645463325252ULL;

static unsigned
rnd(unsigned n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (unsigned) (seed >> 11) % n;
}

/* Exact-sized heap copies, so that the sanitizer sees a byte too many. */
static GovStr
scraps(void)
{
	static const char *const words[] = {
		"鼓楼区", "南京市", "江苏", "市", "区", "新区", "人民政府", "驻", "\n", "11320106", "　",
		"\xe9\xbc", "\xff", "", "朝阳", "县", "分局", "1", "双江拉祜族佤族布朗族傣族自治",
	};
	char		buf[9000];
	uint32_t	len = 0;
	uint32_t	want = rnd(8) == 0 ? 8000 : rnd(60);
	GovStr		s;
	char	   *copy;

	while (len < want)
	{
		if (rnd(4) == 0)
			buf[len++] = (char) rnd(256);
		else
		{
			const char *w = words[rnd(sizeof(words) / sizeof(words[0]))];

			memcpy(buf + len, w, strlen(w));
			len += (uint32_t) strlen(w);
			want += w[0] == '\0';
		}
	}
	copy = malloc(len ? len : 1);
	memcpy(copy, buf, len);
	s.s = copy;
	s.len = len;
	return s;
}

/* A year's name of a division, with those above it. */
static void
full_name(GovDivisionCode code, int year, char *out, size_t size)
{
	GovDivisionCode parent = gov_regions_named_parent(code);
	GovStr		name = gov_regions_name(code, year);
	size_t		len;

	out[0] = '\0';
	if (parent)
		full_name(parent, year, out, size);
	len = strlen(out);
	snprintf(out + len, size - len, "%.*s", (int) name.len, name.s ? name.s : "");
}

static void
history_below(GovDivisionCode code, int year, int *n, int *lost, int *followed)
{
	GovDivisionCode children[GOV_MAX_CHILDREN];
	int			nchildren = gov_regions_children(code, year, children, GOV_MAX_CHILDREN);
	char		name[256];
	unsigned	got;

	full_name(code, year, name, sizeof(name));
	strcat(name, "人民政府");
	got = resolve_of(year, name, NULL, NULL, NULL);
	(*n)++;
	if (got != code / 1000000)
	{
		printf("# %d %s: %u, not %u\n", year, name, got, (unsigned) (code / 1000000));
		(*lost)++;
	}
	/* what it has become has a name today, and is in the same province */
	code = gov_regions_current(code, year);
	if (code)
	{
		(*followed)++;
		if (gov_regions_name(code, 2023).s == NULL || gov_regions_current(code, 2023) != code)
			(*lost)++;
	}
	for (int i = 0; i < nchildren; i++)
		history_below(children[i], year, n, lost, followed);
}

static void
history(void)
{
	const GovDivisionCode m = 1000000;
	GovDivisionCode children[GOV_MAX_CHILDREN];
	int			lost = 0;
	bool		whole = true;
	bool		heirs = true;

	for (int year = 2007; year <= 2023; year++)
	{
		int			n = 0,
					followed = 0;

		for (unsigned p = 11; p <= 82; p++)
			if (gov_regions_name(p * 10000 * m, year).s)
				history_below(p * 10000 * m, year, &n, &lost, &followed);
		printf("# %d: %d divisions, %d known today\n", year, n, followed);
		whole &= n > 3180 && n < 3260;
		heirs &= followed >= n - 14;
	}
	ok(lost == 0, "a division is not found by the name that it had in the year");
	ok(whole, "a year's divisions are not all below the provinces");
	ok(heirs, "a former division is lost sight of");
	ok(gov_regions_children(320800 * m, 2023, children, GOV_MAX_CHILDREN) == 7 &&
	   gov_regions_children(320800 * m, 2015, children, GOV_MAX_CHILDREN) == 8 &&
	   gov_regions_children(110000 * m, 2023, children, GOV_MAX_CHILDREN) == 16 &&
	   gov_regions_children(110000 * m, 2009, children, GOV_MAX_CHILDREN) == 18 &&
	   gov_regions_children(110101 * m, 0, children, GOV_MAX_CHILDREN) == 0 &&
	   gov_regions_children(0, 0, children, GOV_MAX_CHILDREN) == 0,
	   "the divisions of a city or municipality are miscounted");
	ok(gov_regions_current(320829 * m, 0) == 320813 * m &&
	   gov_regions_current(320829 * m, 2015) == 320813 * m &&
	   gov_regions_current(320829 * m, 2016) == 0 &&
	   gov_regions_current(320829 * m + 1000, 0) == 0 &&
	   gov_regions_current(320813 * m + 1000, 0) == 320813 * m + 1000 &&
	   gov_regions_current(110103 * m, 2009) == 110101 * m &&
	   gov_regions_current(371200 * m, 2018) == 370100 * m &&
	   gov_regions_current(341400 * m, 0) == 0 && gov_regions_current(330104 * m, 0) == 0 &&
	   gov_regions_current(320813 * m, 1999) == 0, "a former code leads somewhere else");
	ok(gov_regions_current(130181 * m, 2010) == 130181 * m &&
	   gov_regions_current(139002 * m, 2015) == 130181 * m,
	   "a code that was away for two years is lost");
	ok(gov_regions_current(232701 * m, 2008) == 0 &&
	   gov_regions_current(232701 * m, 2017) == 232761 * m &&
	   gov_regions_current(232701 * m, 2018) == 232701 * m, "a code given anew is taken for the old division");

	CASES("a report is not put where its division was in its year",
		  {"洪泽县人民政府", NULL, NULL, NULL, 320829, 2014},
		  {"淮安市洪泽区人民政府", NULL, NULL, NULL, 320813, 2018},
		  {"庐江县人民政府", NULL, NULL, NULL, 341421, 2009},
		  {"庐江县人民政府", NULL, NULL, NULL, 340124, 2012},
		  {"巢湖市人民政府", NULL, NULL, NULL, 341400, 2009},
		  {"巢湖市人民政府", NULL, NULL, NULL, 340181, 2014},
		  {"莱芜市教育局", NULL, NULL, NULL, 371200, 2017},
		  {"襄樊市人民政府", NULL, NULL, NULL, 420600, 2009},
		  {"石家庄市桥东区人民政府", NULL, NULL, NULL, 130103, 2012},
		  {"杭州市江干区人民政府", NULL, NULL, NULL, 330104, 2020});
	CASES("a name of the year after, or one that lingers, is not understood",
		  {"杭州市临平区人民政府", NULL, NULL, NULL, 330113, 2020},
		  {"淮安市洪泽区人民政府", NULL, NULL, NULL, 320813, 2015},
		  {"洪泽县人民政府", NULL, NULL, NULL, 320813, 2018},
		  {"洪泽县人民政府", NULL, NULL, NULL, 320829, 0},
		  {"湖北省襄樊市人民政府", NULL, NULL, NULL, 420600, 2023},
		  {"上海市闸北区人民政府", NULL, NULL, NULL, 310106, 2018});
	CASES("an old name settles or unsettles what today's names say",
		  {"邢台市桥东区人民政府", NULL, NULL, NULL, 130502, 2018},
		  {"桥东区人民政府", NULL, NULL, NULL, 130702, 2023},
		  {"桥东区人民政府", NULL, NULL, NULL, 0, 2012},
		  {"通州区人民政府", NULL, NULL, NULL, 0, 2012},
		  {"通州区人民政府", NULL, NULL, NULL, 110112, 2008},
		  {"秦皇岛市政务公开办公室新市区", NULL, NULL, NULL, 130300, 2023});
}

static void
hostile(void)
{
	bool		passed = true;

	for (int i = 0; i < 20000; i++)
	{
		GovStr		s[4];
		GovHeader	h = {.year = i % 20 ? 2005 + i % 20 : 0};
		GovDivisionCode code;

		for (int j = 0; j < 4; j++)
			s[j] = scraps();
		h.agency = s[0];
		h.title = s[1];
		h.opening = s[2];
		h.signature = s[3];
		diags.n = 0;
		code = gov_regions_locate(&h, &diags);
		if (code != 0 && (gov_regions_name(code, 0).s == NULL || diags.n != 0))
			passed = false;
		for (int j = 0; j < 4; j++)
			free((char *) s[j].s);
		if (i % 100 == 0)
		{
			gov_arena_reset(&arena);
			memset(&diags, 0, sizeof(diags));
			diags.arena = &arena;
		}
	}
	ok(passed, "rubbish gives a code that no division has, or one with a doubt");
}

/* Every name, in full and short, finds its division, and there is room for all namesakes. */
static void
found_by_name(void)
{
	bool		found_all = true;
	int			most = 0;

	for (int i = 0; i < GOV_NDIVISION_FORMS; i++)
	{
		const GovDivisionForm *form = &gov_regions_name_forms[i];
		const GovDivision *d = &gov_regions_divisions[form->division];
		GovFoundDivision found[GOV_MAX_FOUND];
		GovStr		name = {gov_regions_name_pool + 3 * form->name, 3u * form->len};
		int			n = gov_regions_find(name, d->since + 2000, found);
		bool		there = d->is_heading;

		for (int k = 0; k < n; k++)
			there |= found[k].code == d->code * UINT64_C(1000000);
		if (!there)
			printf("# %.*s does not find %u in %d\n", (int) name.len, name.s, (unsigned) d->code, d->since + 2000);
		found_all &= there;
		most = n > most ? n : most;
		name.len = 3u * form->stem;
		n = gov_regions_find(name, 0, found);
		most = n > most ? n : most;
	}
	ok(found_all, "a division is not found by what it is called");
	ok(most > 1 && most < GOV_MAX_FOUND, "there are more namesakes than room for them");
}

int
main(void)
{
	gov_arena_init(&arena, &gov_malloc_host);
	diags.arena = &arena;
	codes();
	agencies();
	every_division();
	found_by_name();
	history();
	hostile();
	gov_arena_free(&arena);
	printf("1..%d\n", ntests);
	return nfailed != 0;
}
