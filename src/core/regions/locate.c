/*
 * locate.c
 *		The division that an agency belongs to, from its name.
 *
 * A name is read from left to right, from the province down.  Full names count
 * where a name can begin.  Short ones (淮安 for 淮安市) count only before what
 * a division is followed by: an organ's business, a zone, or a division within.
 * Inside this file a code has six digits.
 *
 * The characters and words below decide what a name's surroundings mean.  They
 * were seen in names of agencies; test/host/division_test.c has examples.
 */
#include "core/regions/locate.h"

#include "core/regions/cells.h"
#include "core/regions/internal.h"
#include "core/text/utf8.h"

#define MAX_NAMESAKES	16		/* more than any bucket holds */
#define MAX_UNKNOWN		5		/* characters of a name that isn't known */
#define MAX_ZONE		14		/* from a division's name to the 区 of a zone */

/* Before a name: the end of a date (2021年度…), or 于. */
static const char before_surely[] = "年度于";

/* Before a name: 国家税务总局淮安市税务局, 中共秦皇岛市委. */
static const GovStr before_surely_words[] = {W("总局"), W("中共"), {0}};

/* Before a name, perhaps: the end of an organ's name (…局洪泽区分局), or 驻. */
static const char before_perhaps[] = "局会部院行署委厅议驻由在原国党团府办室处队司";

/* After 区 and 县, which then end no name: 区域, 区划, 区间, 区块. */
static const char after_area[] = "域划间块";

/* Full names that are everyday words as well; so are all of two characters that
 * end in 区 (东区, 城区, 郊区). */
static const GovStr everyday[] = {
	W("市中区"), W("新城区"), W("老城区"), W("新市区"), W("城中区"),
	W("城东区"), W("城西区"), W("城北区"), W("城关区"), {0}
};

/* How the name of a zone begins that has none of its own: 淮安经济技术开发区. */
static const GovStr zone_words[] = {
	W("经济"), W("高新"), W("国家"), W("新区"), W("新技术"), W("高技术"), W("技术"),
	W("工业"), W("保税"), W("综合"), W("经开"), W("出口"), W("开发区"), W("循环"),
	W("临港"), W("临空"), W("航空"), W("空港"), W("城乡一体化"), W("化工"), W("科技"),
	W("国际"), W("自由贸易"), W("自贸"), {0}
};

/* Before the 区 of a zone: 开发区, 高新区, 工业园区, 管理区, 示范区, 保税区; 集中区. */
static const char zone_kinds[] = "发新园理范税景胜假验作能工流贸港化态济游技业务空开护";

/* Not within the name of a zone. */
static const char not_in_zone[] = "局会厅委院市县镇乡";

/*
 * The business of organs that are commonly named by the bare short name, most of
 * them under the ministries: 国家统计局淮安调查队, 洪泽生态环境局, 北京市公安局朝阳分局.
 */
static const GovStr businesses[] = {
	W("税务局"), W("税务分局"), W("海事局"), W("海事处"), W("调查队"), W("调查总队"),
	W("监管局"), W("监管分局"), W("监管办"), W("证监局"), W("银保监"), W("金融监管"),
	W("气象局"), W("生态环境"), W("自然资源"), W("公安局"), W("公安分局"), W("分局"),
	W("消防救援"), W("市场监督"), W("邮政管理局"), W("通信管理局"), W("煤矿安全"),
	W("专员办"), W("烟草专卖"), W("供电"), W("水文"), W("地震局"), W("边境管理"),
	W("住房公积金"), W("医疗保障"), W("应急管理"), W("交通运输"), W("城市管理"), {0}
};

/* Before a 区 that ends no division's name: 社区, 校区, 院区, 小区, 片区, 辖区, 灌区 … */
static const char other_areas[] = "社校院小片辖地山老灌库林矿牧战军街分洪选禁";
static const char directions[] = "东南西北";	/* alone before 区: of a
													 * city */

/* After 区, 县, 旗: the name goes on (区镇, 县街道, 旗营). */
static const char after_county[] = "镇乡街营农堡满";

/* Before 市: 城市, 都市; after 市: 市场, 市政, 市直, 市属, 市民 … */
static const char before_city[] = "城都";
static const char after_city[] = "场政容直级属民区镇乡街";

/* Not within the name of a division that isn't known. */
static const char not_in_unknown[] = "局会厅委院办所部政府市级直属各全本乡镇街村路公国人";

#define ALL_KINDS	"区县旗市"

/* Provinces that are cities: 北京, 天津, 上海, 重庆. */
static const uint32_t municipalities[] = {110000, 120000, 310000, 500000};

/* Whether a name can begin at a cell. */
typedef enum Boundary
{
	NO_BOUNDARY, PERHAPS, SURELY
} Boundary;

/* Divisions of one name, of those that have it the ones that fit the year best. */
typedef struct Namesakes
{
	int			n;
	int			len;			/* of the name */
	Fit			fit;			/* of all of them */
	uint16_t	list[MAX_NAMESAKES];
} Namesakes;

/* The divisions whose longest name, in full or short, stands at a cell. */
typedef struct Match
{
	Namesakes	full;
	Namesakes	stem;
} Match;

/* What the name of an organ says. */
typedef struct Reading
{
	uint32_t	code;			/* the deepest division; 0: none */
	int			division;		/* its index */
	int			end;			/* the cell after its name */
	int			nnamesakes;		/* of a name below it that several bear */
	uint16_t	namesakes[MAX_NAMESAKES];
	int			name_at;		/* the name read last */
	int			name_len;
	GovWordingId trouble;		/* why there is no division, if that is to be
								 * said */
} Reading;

/* What a full name does to a reading. */
typedef enum Step
{
	PASS_OVER,					/* nothing: it is no name of a division here */
	NAMED_AGAIN,				/* what contains the division has been named */
	TAKE,						/* the division is that of this name */
	STOP						/* the reading ends, with namesakes or trouble */
} Step;

/* What a text says of a namesake. */
#define SEEN_PROVINCE	1
#define SEEN_CITY		2
#define SEEN_SURELY		4		/* its full path, or its code */

/*
 * Names
 */

/* Must be the same as hash() in division_data.mjs. */
static inline uint32_t
name_hash(uint16_t a, uint16_t b)
{
	return (((uint32_t) a << 16 | b) * 0x9E3779B1u) >> (32 - GOV_DIVISION_BITS);
}

static inline uint32_t
code_of(int division)
{
	return gov_regions_divisions[division].code;
}

/* Keeps a division if its name is as long, and fits as well, as the best so far. */
static inline void
add_namesake(Namesakes *names, int division, int len, Fit fit)
{
	if (fit < names->fit || (fit == names->fit && len > names->len))
	{
		names->fit = fit;
		names->len = len;
		names->n = 0;
	}
	if (fit == names->fit && len == names->len && names->n < MAX_NAMESAKES)
		names->list[names->n++] = (uint16_t) division;
}

/*
 * Finds the longest full name and the longest short one at a cell, of the
 * divisions that fit the report's year best.  A short name counts only if it
 * fits.
 */
static bool
find_names(const Cells *t, int at, Match *m)
{
	uint32_t	h = name_hash(t->c[at], t->c[at + 1]);
	int			room = t->n - at;

	m->full.n = m->stem.n = 0;
	m->full.len = m->stem.len = 0;
	m->full.fit = m->stem.fit = NOT_THEN;
	if (room < 2)
		return false;
	for (int i = gov_regions_name_buckets[h]; i < gov_regions_name_buckets[h + 1]; i++)
	{
		const GovDivisionForm *form = &gov_regions_name_forms[i];
		const char *name = gov_regions_name_pool + 3 * form->name;
		Fit			fit;

		if (form->len <= room && memcmp(t->b + 3 * at, name, 3 * form->len) == 0)
			add_namesake(&m->full, form->division, form->len, fit_of(form->division, t->year));
		if (form->stem > 0 && form->stem <= room &&
			memcmp(t->b + 3 * at, name, 3 * form->stem) == 0)
		{
			fit = fit_of(form->division, t->year);
			if (fit != NOT_THEN)
				add_namesake(&m->stem, form->division, form->stem, fit);
		}
	}
	return m->full.n + m->stem.n > 0;
}

/* Keeps those strictly inside a division, all for 0; returns how many. */
static int
keep_inside(uint32_t code, uint16_t *list, int n)
{
	int			kept = 0;

	if (code == 0)
		return n;
	for (int i = 0; i < n; i++)
	{
		uint32_t	c = code_of(list[i]);

		if (c != code && contains6(code, c))
			list[kept++] = list[i];
	}
	return kept;
}

/* Returns the one that contains all of them; -1: none does. */
static int
topmost(const Namesakes *names)
{
	for (int i = 0; i < names->n; i++)
	{
		int			j = 0;

		while (j < names->n && contains6(code_of(names->list[i]), code_of(names->list[j])))
			j++;
		if (j == names->n)
			return names->list[i];
	}
	return -1;
}

/* Returns false for prefectures without counties: what they name next is a town. */
static bool
has_parts(uint32_t code)
{
	int			i = first_from(0, GOV_NDIVISIONS, code + 1);
	int			k = first_from(GOV_NDIVISIONS, GOV_NDIVISIONS + GOV_NFORMER, code + 1);

	return (i < GOV_NDIVISIONS && contains6(code, code_of(i))) ||
		(k < GOV_NDIVISIONS + GOV_NFORMER && contains6(code, code_of(k)));
}

/*
 * What stands around a name
 */

/* The text's beginning is one, and what follows a number or a sign. */
static Boundary
boundary(const Cells *t, int at)
{
	if (!is_han_at(t, at - 1) || ANY_OF(t, at - 1, before_surely) ||
		gov_word_before(t->b, t->b + 3 * at, before_surely_words) > 0)
		return SURELY;
	return ANY_OF(t, at - 1, before_perhaps) ? PERHAPS : NO_BOUNDARY;
}

/* Returns true when the name that ends before a cell goes on: 市场, 区域, 古县镇. */
static bool
runs_on(const Cells *t, int end)
{
	if (ANY_OF(t, end - 1, "市"))
		return ANY_OF(t, end, "场");
	if (!ANY_OF(t, end - 1, "区县"))
		return false;
	if (ANY_OF(t, end, after_area) || WORD_AT(t, end, "街道"))
		return true;
	if (!ANY_OF(t, end - 1, "县"))
		return false;
	for (int i = end; i <= end + 1; i++)
		if (ANY_OF(t, i, "镇乡") && (i + 1 == t->n || WORD_AT(t, i + 1, "人民政府")))
			return true;
	return false;
}

static bool
is_everyday(const Cells *t, int at, int len)
{
	if (len == 2)
		return ANY_OF(t, at + 1, "区");
	return len == 3 && has_any_word(t, at, everyday);
}

/*
 * Returns true when the name of a zone (某某开发区, 高新区), which is an area but
 * no division, begins at a cell.
 */
static bool
is_zone(const Cells *t, int at)
{
	for (int i = at; i < t->n && i < at + MAX_ZONE; i++)
	{
		if (!is_han_at(t, i) || ANY_OF(t, i, not_in_zone))
			return false;
		if (ANY_OF(t, i, "区"))
			return i > at && (ANY_OF(t, i - 1, zone_kinds) || WORD_AT(t, i - 2, "集中"));
	}
	return false;
}

/* Returns true when the 区 at a cell ends no division's name that begins at from. */
static bool
is_other_area(const Cells *t, int from, int at)
{
	return ANY_OF(t, at - 1, other_areas) || (at == from + 1 && ANY_OF(t, from, directions));
}

/* Returns true when a county or city follows that isn't known: 某某区人民政府. */
static bool
unknown_follows(const Cells *t, int at)
{
	for (int i = at; i < t->n && i < at + MAX_UNKNOWN; i++)
	{
		if (i > at && ANY_OF(t, i, "区县旗"))
		{
			bool		is_area = ANY_OF(t, i, "区");

			if (is_area && is_zone(t, at))
				return false;
			if (WORD_AT(t, i + 1, "人民政府"))
				return true;
			if (is_area && is_other_area(t, at, i))
				return false;
			return !runs_on(t, i + 1) && !ANY_OF(t, i + 1, after_county);
		}
		if (i >= at + 2 && ANY_OF(t, i, "市") && !ANY_OF(t, i - 1, before_city))
			return !ANY_OF(t, i + 1, after_city);
		if (!is_han_at(t, i) || ANY_OF(t, i, not_in_unknown))
			return false;
	}
	return false;
}

/*
 * Reading a name
 */

static int	trusted_stem(const Cells *t, int at, uint32_t within, Match *m, int depth);

/* Returns true when the name of a part of a division stands at a cell. */
static bool
part_follows(const Cells *t, int at, uint32_t code, Match *m, int depth)
{
	if (m->full.n > 0 && m->full.fit != NOT_THEN && !runs_on(t, at + m->full.len) &&
		keep_inside(code, m->full.list, m->full.n) > 0)
		return true;
	return m->stem.n > 0 && depth == 0 && trusted_stem(t, at, code, m, 1) >= 0;
}

/*
 * Returns the division that a short name at a cell stands for; -1: none.  It is
 * trusted only for what comes next: an organ's business, a zone, or the name of
 * a division within.  depth: of short names that only short ones confirm.
 */
static int
trusted_stem(const Cells *t, int at, uint32_t within, Match *m, int depth)
{
	Namesakes  *names = &m->stem;
	int			end = at + names->len;
	int			top;

	names->n = keep_inside(within, names->list, names->n);
	top = topmost(names);
	if (top >= 0)
	{
		const GovDivision *d = &gov_regions_divisions[top];
		const char *kind = gov_regions_name_pool + 3 * (d->name + d->len - 1);
		bool		city = level6(d->code) <= 2 || memcmp(kind, "市", 3) == 0;

		if (has_any_word(t, end, businesses))
			return city || within ? top : -1;
		if (has_any_word(t, end, zone_words) && is_zone(t, end))
			return city ? top : -1;
	}
	for (int i = 0; i < names->n && end < t->n; i++)
	{
		uint32_t	code = code_of(names->list[i]);
		Match		next;

		if (level6(code) > 2)
			continue;
		if (!find_names(t, end, &next))
			return -1;
		if (part_follows(t, end, code, &next, depth))
			return names->list[i];
	}
	return -1;
}

static void
set_namesakes(Reading *r, const uint16_t *list, int n, int at, int len)
{
	memcpy(r->namesakes, list, n * sizeof(list[0]));
	r->nnamesakes = n;
	r->name_at = at;
	r->name_len = len;
}

/* Reads a full name below a division that was named before. */
static Step
read_part(const Cells *t, int at, Boundary begins, bool adjacent, Namesakes *names, Reading *r)
{
	bool		doubtful = is_everyday(t, at, names->len) || names->fit == NOT_THEN;
	int			n = keep_inside(r->code, names->list, names->n);

	if (n > 0)
	{
		if (doubtful ? !adjacent : begins != SURELY && names->len <= 2)
			return PASS_OVER;
		if (n == 1)
			return TAKE;
		set_namesakes(r, names->list, n, at, names->len);
		return STOP;
	}
	if (!doubtful && (begins == SURELY || (begins == PERHAPS && names->len > 2)))
	{
		r->trouble = GOV_SAY_DIVISION_CONTRADICTION;
		r->name_at = at;
		r->name_len = names->len;
		return STOP;
	}
	return PASS_OVER;
}

/* Reads a full name that no other one was read before. */
static Step
read_first(const Cells *t, int at, Boundary begins, const Namesakes *names, Reading *r)
{
	bool		is_long = names->len > 2;
	bool		trusted;

	if (names->fit == NOT_THEN)
		trusted = begins == SURELY && is_long;
	else
		trusted = begins == SURELY ||
			(is_long && (begins == PERHAPS || level6(code_of(names->list[0])) <= 2));
	if (!trusted)
		return PASS_OVER;
	if (names->n == 1 && (!is_everyday(t, at, names->len) ||
						  (at == 0 && WORD_AT(t, at + names->len, "人民政府"))))
		return TAKE;
	set_namesakes(r, names->list, names->n, at, names->len);
	return STOP;
}

/* adjacent: the name stands right after that of a division. */
static Step
read_full(const Cells *t, int at, Boundary begins, bool adjacent, Namesakes *names, Reading *r)
{
	if (names->n == 0)
		return PASS_OVER;

	/*
	 * a county whose parent stands before it is meant even where a word goes
	 * on
	 */
	if (runs_on(t, at + names->len) &&
		!(adjacent && keep_inside(r->code, names->list, names->n) > 0 &&
		  level6(code_of(names->list[0])) == 3))
		return PASS_OVER;
	if (!r->code)
		return read_first(t, at, begins, names, r);
	for (int k = 0; k < names->n; k++)
		if (contains6(code_of(names->list[k]), r->code))
			return NAMED_AGAIN;
	return read_part(t, at, begins, adjacent, names, r);
}

static void
take(Reading *r, int division, int at, int len)
{
	r->code = code_of(division);
	r->division = division;
	r->name_at = at;
	r->name_len = len;
	r->end = at + len;
}

/* After the last division that is known: what follows may be one that isn't. */
static void
check_unknown(const Cells *t, Reading *r)
{
	if (!r->code || !unknown_follows(t, r->end))
		return;
	r->trouble = GOV_SAY_DIVISION_UNKNOWN;
	r->name_at = r->end;
	r->name_len = 0;
	while (r->name_at + r->name_len < t->n && r->name_len < MAX_UNKNOWN &&
		   !ANY_OF(t, r->name_at + r->name_len++, ALL_KINDS))
		;
}

/* Reads the name of an organ, or a title, from left to right. */
static void
read_name(const Cells *t, Reading *r)
{
	memset(r, 0, sizeof(*r));
	for (int i = 0; i + 1 < t->n;)
	{
		Match		m;
		Boundary	begins;
		bool		adjacent = r->code && i == r->end;
		int			stem = -1;

		/* 某某驻北京办事处 is not of Beijing */
		if (r->code && ANY_OF(t, i, "驻") && !WORD_AT(t, i, "驻马店"))
			break;
		if (!find_names(t, i, &m))
		{
			i++;
			continue;
		}
		begins = adjacent ? SURELY : boundary(t, i);
		switch (read_full(t, i, begins, adjacent, &m.full, r))
		{
			case STOP:
				return;
			case NAMED_AGAIN:
				i += m.full.len;
				if (adjacent)
					r->end = i;
				continue;
			case TAKE:
				take(r, m.full.list[0], i, m.full.len);
				break;
			case PASS_OVER:
				if (m.stem.n > 0 && begins != NO_BOUNDARY)
					stem = trusted_stem(t, i, r->code, &m, 0);
				if (stem < 0)
				{
					i++;
					continue;
				}
				take(r, stem, i, m.stem.len);
				break;
		}
		i = r->end;
		if (level6(r->code) == 3 || !has_parts(r->code))
			return;
	}
	check_unknown(t, r);
}

/*
 * Namesakes
 */

static bool
is_municipality(uint32_t code)
{
	for (size_t i = 0; i < sizeof(municipalities) / sizeof(municipalities[0]); i++)
		if (contains6(municipalities[i], code))
			return true;
	return false;
}

/* A division by whose name the namesakes within it are seen. */
static void
see_within(const Reading *r, uint32_t code, uint8_t *seen, int how)
{
	for (int j = 0; j < r->nnamesakes; j++)
		if (contains6(code, code_of(r->namesakes[j])))
			seen[j] |= (uint8_t) how;
}

/*
 * The code of a division in an organ's social credit code (11320703…), which
 * begins at a cell.  Returns the cell behind it.
 */
static int
see_credit_code(const Cells *t, int at, const Reading *r, uint8_t *seen)
{
	const int	ndigits = 6;
	int			begin = at + 2;
	int			k = begin;
	uint32_t	code = 0;

	while (k < begin + ndigits && t->c[k] >= '0' && t->c[k] <= '9')
		code = code * 10 + (t->c[k++] - '0');
	for (int j = 0; k == begin + ndigits && j < r->nnamesakes; j++)
		if (code_of(r->namesakes[j]) == code)
			seen[j] |= SEEN_SURELY;
	return k;
}

/* The number of an organ of the state: 11, 12 or 13, and no digit before it. */
static bool
is_credit_code(const Cells *t, int at)
{
	return t->c[at] == '1' && t->c[at + 1] >= '1' && t->c[at + 1] <= '3' &&
		(at == 0 || t->c[at - 1] < '0' || t->c[at - 1] > '9');
}

/* Says what a text says of each namesake of a name, which stands in another text. */
static void
gather(const Cells *t, const char *name, const Reading *r, uint8_t *seen)
{
	for (int i = 0; i + 1 < t->n;)
	{
		Match		m;
		int			step = 1;

		if (is_credit_code(t, i))
		{
			i = see_credit_code(t, i, r, seen);
			continue;
		}
		if (!find_names(t, i, &m))
		{
			i++;
			continue;
		}
		for (int k = 0; k < m.full.n && m.full.fit != NOT_THEN; k++)
		{
			uint32_t	code = code_of(m.full.list[k]);
			bool		is_city = level6(code) == 2 || is_municipality(code);
			bool		joined = has_word(t, i + m.full.len, name, r->name_len);

			if (level6(code) > 2 || runs_on(t, i + m.full.len))
				continue;
			step = m.full.len;
			see_within(r, code, seen, !is_city ? SEEN_PROVINCE : joined ? SEEN_SURELY : SEEN_CITY);
		}
		if (m.stem.n > 0 && has_word(t, i + m.stem.len, name, r->name_len))
			for (int k = 0; k < m.stem.n; k++)
			{
				uint32_t	code = code_of(m.stem.list[k]);

				if (level6(code) <= 2)
					see_within(r, code, seen, level6(code) == 2 || is_municipality(code) ?
							   SEEN_SURELY : SEEN_PROVINCE);
			}
		i += step;
	}
}

/*
 * Returns the namesake that a report's texts mean; -1: they don't tell.  in: the
 * text with the name.
 */
static int
settle(const Cells *in, const Reading *r, const GovHeader *h)
{
	static const uint8_t kinds[] = {SEEN_SURELY, SEEN_CITY, SEEN_PROVINCE};
	const GovStr texts[] = {h->agency, h->title, h->opening, gov_regions_last_cells(h->signature)};
	uint8_t		seen[MAX_NAMESAKES] = {0};
	Cells		t;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
	{
		gov_regions_load_cells(&t, texts[i], in->year, false);
		gather(&t, in->b + 3 * r->name_at, r, seen);
	}
	for (size_t k = 0; k < sizeof(kinds); k++)
	{
		int			n = 0;
		int			division = -1;

		for (int j = 0; j < r->nnamesakes; j++)
			if (seen[j] & kinds[k])
			{
				n++;
				division = r->namesakes[j];
			}
		if (n > 0)
			return n == 1 ? division : -1;
	}
	return -1;
}

/*
 * The whole
 */

/* Fills out with the name of the organ that signs, if it ends as the agency's does
 * and says more. */
static bool
signing_organ(const Cells *agency, const Cells *signature, Cells *out)
{
	for (int at = signature->n - agency->n; agency->n >= 2 && at >= 0; at--)
	{
		int			from = at;

		if (memcmp(signature->c + at, agency->c, agency->n * sizeof(agency->c[0])) != 0)
			continue;
		while (is_han_at(signature, from - 1))
			from--;
		out->n = at + agency->n - from;
		out->year = agency->year;
		memcpy(out->c, signature->c + from, out->n * sizeof(out->c[0]));
		memcpy(out->b, signature->b + 3 * from, 3 * out->n);
		out->c[out->n] = 0;
		return from < at;
	}
	return false;
}

static bool
is_empty(const Reading *r)
{
	return !r->code && !r->nnamesakes;
}

/* Reads the first that names a division: agency, title, the organ that signs. */
static void
read_names(const GovHeader *h, Cells *t, Reading *r)
{
	Cells		signature;
	Cells		name;

	gov_regions_load_cells(t, h->agency, h->year, false);
	read_name(t, r);
	if (!is_empty(r) || !h->title.s)
		return;
	gov_regions_load_cells(t, h->title, h->year, false);
	read_name(t, r);
	if (!is_empty(r) || !h->agency.s || !h->signature.s)
		return;
	gov_regions_load_cells(t, h->agency, h->year, false);
	gov_regions_load_cells(&signature, gov_regions_last_cells(h->signature), h->year, true);
	if (signing_organ(t, &signature, &name))
	{
		*t = name;
		read_name(t, r);
	}
}

GovDivisionCode
gov_regions_locate(const GovHeader *h, GovDiags *diags)
{
	Cells		t;
	Reading		r;
	int			division;

	read_names(h, &t, &r);
	division = r.code ? r.division : -1;
	if (r.nnamesakes)
	{
		division = settle(&t, &r, h);
		if (division < 0)
			r.trouble = GOV_SAY_DIVISION_AMBIGUOUS;
	}
	/* an old name that lingers: what bears it may have another code by now */
	if (division >= 0 && h->year != 0)
	{
		division = gov_regions_heir(division, h->year);
		if (division < 0)
			r.trouble = GOV_SAY_DIVISION_FORMER;
	}
	if (r.trouble != GOV_SAY_NOTHING)
	{
		gov_diag(diags, r.trouble, 0,
				 GOV_FACTS(gov_fact_text("raw", t.b + 3 * r.name_at, (size_t) (3 * r.name_len))));
		return 0;
	}
	return division < 0 ? 0 : code_of(division) * CODE_SCALE;
}
