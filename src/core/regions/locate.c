/*
 * locate.c
 *		Which division an agency's name stands for.
 *
 * Inside this file a code has six digits, and text is a row of cells, a
 * character each, three bytes wide as every character of a division's name
 * is, so that a name is compared by memcmp at any cell.
 */
#include "core/regions/locate.h"

#include <string.h>

#include "core/regions/internal.h"
#include "core/text/fold.h"

#define MAX_CELLS		1024	/* what is longer is no name, nor near one */
#define MAX_NAMESAKES	16		/* more than any bucket holds */

/* length in characters of a literal of three-byte characters */
#define CHARS(literal)	((int) (sizeof(literal) - 1) / 3)

typedef struct Cells
{
	int			n;
	int			year;			/* of the report; 0: unknown */
	uint16_t	c[MAX_CELLS + 1];	/* code points; 0 after the last */
	char		b[3 * MAX_CELLS];	/* UTF-8; zeros where it isn't 3 bytes */
} Cells;

/* The divisions (as indexes) whose name stands at a cell. */
typedef struct Match
{
	Fit			fit;			/* of all of full[] */
	Fit			stem_fit;
	int			nfull;
	int			full_len;
	int			nstem;
	int			stem_len;
	uint16_t	full[MAX_NAMESAKES];
	uint16_t	stem[MAX_NAMESAKES];	/* by the short name */
} Match;

/* What a name of an organ says. */
typedef struct Reading
{
	uint32_t	code;			/* the deepest division; 0: none */
	int			division;		/* its index */
	int			end;			/* the cell after its name */
	int			nnamesakes;		/* a name below it that several bear */
	uint16_t	namesakes[MAX_NAMESAKES];
	int			name_at;
	int			name_len;
	const char *trouble;		/* code of a diagnostic: no division then */
} Reading;

/*
 * Text
 */

/* Spaces get inside names, line breaks too where a converter wrapped them. */
static void
load(Cells *t, GovStr s, int year, bool keep_lines)
{
	const char *p = s.s;
	const char *end = p ? p + s.len : NULL;
	int			n = 0;

	while (p < end && n < MAX_CELLS)
	{
		const unsigned char *u = (const unsigned char *) p;
		char	   *cell = t->b + 3 * n;
		uint32_t	c;

		if ((*u & 0xF0) == 0xE0 && end - p >= 3 &&
			(u[1] & 0xC0) == 0x80 && (u[2] & 0xC0) == 0x80)
		{
			c = (uint32_t) (u[0] & 0x0F) << 12 | (uint32_t) (u[1] & 0x3F) << 6 | (u[2] & 0x3F);
			memcpy(cell, p, 3);
			p += 3;
			if (c >= 0xFF01 && c <= 0xFF5E)
				c -= 0xFEE0;
			else if (c == 0x3000 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200F))
				continue;
		}
		else
		{
			c = gov_next_char(&p, end);
			memset(cell, 0, 3);
			if (c == ' ' || c == '\t' || c == '\r' || c == 0xA0 || c == 0xAD ||
				(c == '\n' && !keep_lines))
				continue;
			if (c > 0xFFFF || (c < ' ' && c != '\n'))
				c = '|';
		}
		t->c[n++] = (uint16_t) c;
	}
	t->n = n;
	t->c[n] = 0;
	t->year = year;
}

/* The end of a long text, not its beginning. */
static GovStr
tail(GovStr s)
{
	const uint32_t max = 3 * MAX_CELLS;

	if (s.s && s.len > max)
	{
		s.s += s.len - max;
		s.len = max;
		while (s.len > 0 && (*s.s & 0xC0) == 0x80)
			s.s++, s.len--;
	}
	return s;
}

static bool
has_word(const Cells *t, int at, const char *word, int len)
{
	return at >= 0 && t->n - at >= len && memcmp(t->b + 3 * at, word, 3 * len) == 0;
}

#define WORD_AT(t, at, literal)	has_word(t, at, literal, CHARS(literal))

static bool
is_any(const Cells *t, int at, const char *chars, int n)
{
	if (at < 0 || at >= t->n)
		return false;
	for (int i = 0; i < n; i++)
	{
		if (memcmp(t->b + 3 * at, chars + 3 * i, 3) == 0)
			return true;
	}
	return false;
}

#define ANY_OF(t, at, literal)	is_any(t, at, literal, CHARS(literal))

static bool
is_han(uint16_t c)
{
	return c >= 0x4E00 && c <= 0x9FFF;
}

/*
 * Names
 */

/* Must be the same as hash() in division_data.mjs. */
static inline uint32_t
name_hash(uint16_t a, uint16_t b)
{
	return (((uint32_t) a << 16 | b) * 0x9E3779B1u) >> (32 - GOV_DIVISION_BITS);
}

/*
 * The longest full name and the longest short one at a cell, of the divisions
 * that fit the report's year best.  A short name counts only if it fits.
 */
static bool
find(const Cells *t, int at, Match *m)
{
	uint32_t	h = name_hash(t->c[at], t->c[at + 1]);
	int			room = t->n - at;

	m->nfull = m->nstem = 0;
	m->full_len = m->stem_len = 0;
	m->fit = m->stem_fit = NOT_THEN;
	if (room < 2)
		return false;
	for (int i = gov_regions_name_buckets[h]; i < gov_regions_name_buckets[h + 1]; i++)
	{
		const char *name = gov_regions_name_pool + 3 * gov_regions_name_forms[i].name;
		int			len = gov_regions_name_forms[i].len;
		int			stem = gov_regions_name_forms[i].stem;

		if (len <= room && memcmp(t->b + 3 * at, name, 3 * len) == 0)
		{
			Fit			fit = fit_of(gov_regions_name_forms[i].division, t->year);

			if (fit < m->fit || (fit == m->fit && len > m->full_len))
			{
				m->fit = fit;
				m->full_len = len;
				m->nfull = 0;
			}
			if (fit == m->fit && len == m->full_len && m->nfull < MAX_NAMESAKES)
				m->full[m->nfull++] = gov_regions_name_forms[i].division;
		}
		if (stem > 0 && stem <= room && memcmp(t->b + 3 * at, name, 3 * stem) == 0)
		{
			Fit			fit = fit_of(gov_regions_name_forms[i].division, t->year);

			if (fit == NOT_THEN)
				continue;
			if (fit < m->stem_fit || (fit == m->stem_fit && stem > m->stem_len))
			{
				m->stem_fit = fit;
				m->stem_len = stem;
				m->nstem = 0;
			}
			if (fit == m->stem_fit && stem == m->stem_len && m->nstem < MAX_NAMESAKES)
				m->stem[m->nstem++] = gov_regions_name_forms[i].division;
		}
	}
	return m->nfull + m->nstem > 0;
}

/* Keep those strictly inside a division; 0: all. */
static int
keep_inside(uint32_t code, uint16_t *list, int n)
{
	int			kept = 0;

	if (code == 0)
		return n;
	for (int i = 0; i < n; i++)
	{
		uint32_t	c = gov_regions_divisions[list[i]].code;

		if (c != code && contains6(code, c))
			list[kept++] = list[i];
	}
	return kept;
}

/* The one that contains all of them, or -1. */
static int
topmost(const uint16_t *list, int n)
{
	for (int i = 0; i < n; i++)
	{
		int			j = 0;

		while (j < n && contains6(gov_regions_divisions[list[i]].code, gov_regions_divisions[list[j]].code))
			j++;
		if (j == n)
			return list[i];
	}
	return -1;
}

/* Some prefectures have no counties: what they name next is a town. */
static bool
has_parts(uint32_t code)
{
	int			i = first_from(0, GOV_NDIVISIONS, code + 1);
	int			k = first_from(GOV_NDIVISIONS, GOV_NDIVISIONS + GOV_NFORMER, code + 1);

	return (i < GOV_NDIVISIONS && contains6(code, gov_regions_divisions[i].code)) ||
		(k < GOV_NDIVISIONS + GOV_NFORMER && contains6(code, gov_regions_divisions[k].code));
}

/*
 * Can a name begin here?  2: surely (text begins, or follows a number, a sign
 * or 年); 1: perhaps, after the end of an organ's name.
 */
static int
boundary(const Cells *t, int at)
{
	if (at == 0 || !is_han(t->c[at - 1]) || ANY_OF(t, at - 1, "年度于"))
		return 2;
	if (WORD_AT(t, at - 2, "总局") || WORD_AT(t, at - 2, "中共") ||
		WORD_AT(t, at - 4, "中国共产党"))
		return 2;
	return ANY_OF(t, at - 1, "局会部院行署委厅议驻由在原国党团府办室处队司") ? 1 : 0;
}

/* 市场, 区域, 古县镇: not the end of a name. */
static bool
runs_on(const Cells *t, int end)
{
	if (ANY_OF(t, end - 1, "市"))
		return ANY_OF(t, end, "场");
	if (!ANY_OF(t, end - 1, "区县"))
		return false;
	if (ANY_OF(t, end, "域划间块") || WORD_AT(t, end, "街道"))
		return true;
	for (int i = end; i <= end + 1 && ANY_OF(t, end - 1, "县"); i++)
	{
		if (ANY_OF(t, i, "镇乡") && (i + 1 == t->n || WORD_AT(t, i + 1, "人民政府")))
			return true;
	}
	return false;
}

/* Names that are everyday words as well. */
static bool
is_everyday(const Cells *t, int at, int len)
{
	if (len == 2)
		return ANY_OF(t, at + 1, "区");
	return len == 3 &&
		(WORD_AT(t, at, "市中区") || WORD_AT(t, at, "新城区") ||
		 WORD_AT(t, at, "老城区") || WORD_AT(t, at, "新市区") ||
		 WORD_AT(t, at, "城中区") || WORD_AT(t, at, "城东区") ||
		 WORD_AT(t, at, "城西区") || WORD_AT(t, at, "城北区") ||
		 WORD_AT(t, at, "城关区"));
}

/* Does 经济开发区 or the like begin here, without a name of its own? */
static bool
zone_begins(const Cells *t, int at)
{
	static const char *const words[] = {
		"经济", "高新", "国家", "新区", "新技术", "高技术", "技术", "工业", "保税",
		"综合", "经开", "出口", "开发区", "循环", "临港", "临空", "航空", "空港",
		"城乡一体化", "化工", "科技", "国际", "自由贸易", "自贸",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
	{
		if (has_word(t, at, words[i], (int) (strlen(words[i]) / 3)))
			return true;
	}
	return false;
}

/* 某某开发区, 高新区, 新区: an area that is no division; from the cell after
 * the name of a division. */
static bool
is_zone(const Cells *t, int at)
{
	for (int i = at; i < t->n && i < at + 14; i++)
	{
		if (!is_han(t->c[i]) || ANY_OF(t, i, "局会厅委院市县镇乡"))
			return false;
		if (ANY_OF(t, i, "区"))
			return i > at &&
				(ANY_OF(t, i - 1, "发新园理范税景胜假验作能工流贸港化态济游技业务空开护") ||
				 WORD_AT(t, i - 2, "集中"));
	}
	return false;
}

/* The business of an organ that is commonly named by the bare short name:
 * 淮安调查队, 洪泽生态环境局, 朝阳分局. */
static bool
is_business(const Cells *t, int at)
{
	static const char *const words[] = {
		"税务局", "税务分局", "海事局", "海事处", "调查队", "调查总队", "监管局",
		"监管分局", "监管办", "证监局", "银保监", "金融监管", "气象局",
		"生态环境", "自然资源", "公安局", "公安分局", "分局", "消防救援",
		"市场监督", "邮政管理局", "通信管理局", "煤矿安全", "专员办",
		"烟草专卖", "供电", "水文", "地震局", "边境管理", "住房公积金",
		"医疗保障", "应急管理", "交通运输", "城市管理",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
	{
		if (has_word(t, at, words[i], (int) (strlen(words[i]) / 3)))
			return true;
	}
	return false;
}

/*
 * The division that a short name at a cell stands for, or -1.  A short name
 * is trusted only for what comes next: an organ's business, a zone, or the
 * name of a division within.
 */
static int
trusted_stem(const Cells *t, int at, uint32_t within, Match *m, int depth)
{
	int			end = at + m->stem_len;
	int			top;

	m->nstem = keep_inside(within, m->stem, m->nstem);
	top = topmost(m->stem, m->nstem);
	if (top >= 0)
	{
		int			last = gov_regions_divisions[top].name + gov_regions_divisions[top].len - 1;
		bool		city = level6(gov_regions_divisions[top].code) <= 2 ||
			memcmp(gov_regions_name_pool + 3 * last, "市", 3) == 0;

		if (is_business(t, end))
			return city || within ? top : -1;
		if (zone_begins(t, end) && is_zone(t, end))
			return city ? top : -1;
	}
	for (int i = 0; i < m->nstem && end < t->n; i++)
	{
		uint32_t	code = gov_regions_divisions[m->stem[i]].code;
		Match		next;

		if (level6(code) > 2)
			continue;
		if (!find(t, end, &next))
			return -1;
		if (next.nfull > 0 && next.fit != NOT_THEN && !runs_on(t, end + next.full_len) &&
			keep_inside(code, next.full, next.nfull) > 0)
			return m->stem[i];
		if (next.nstem > 0 && depth == 0 && trusted_stem(t, end, code, &next, 1) >= 0)
			return m->stem[i];
	}
	return -1;
}

/* A county or city that we don't know follows: 某某区人民政府. */
static bool
unknown_follows(const Cells *t, int at)
{
	for (int i = at; i >= 0 && i < t->n && i <= at + 4; i++)
	{
		if (i > at && ANY_OF(t, i, "区县旗"))
		{
			if (ANY_OF(t, i, "区") && is_zone(t, at))
				return false;
			if (WORD_AT(t, i + 1, "人民政府"))
				return true;
			if (ANY_OF(t, i, "区") &&
				(ANY_OF(t, i - 1, "社校院小片辖地山老灌库林矿牧战军街分洪选禁") ||
				 (i == at + 1 && ANY_OF(t, at, "东南西北"))))
				return false;
			return !runs_on(t, i + 1) && !ANY_OF(t, i + 1, "镇乡街营农堡满");
		}
		if (i >= at + 2 && ANY_OF(t, i, "市") && !ANY_OF(t, i - 1, "城都"))
			return !ANY_OF(t, i + 1, "场政容直级属民区镇乡街");
		if (!is_han(t->c[i]) ||
			ANY_OF(t, i, "局会厅委院办所部政府市级直属各全本乡镇街村路公国人"))
			return false;
	}
	return false;
}

static void
set_namesakes(Reading *r, const uint16_t *list, int n, int at, int len)
{
	memcpy(r->namesakes, list, n * sizeof(list[0]));
	r->nnamesakes = n;
	r->name_at = at;
	r->name_len = len;
}

/* Read the name of an organ, or a title, from left to right. */
static void
read_name(const Cells *t, Reading *r)
{
	memset(r, 0, sizeof(*r));
	for (int i = 0; i + 1 < t->n;)
	{
		Match		m;
		int			sure;
		int			chosen = -1;
		int			len = 0;
		bool		adjacent = r->code && i == r->end;

		/* 某某驻北京办事处 is not of Beijing */
		if (r->code && ANY_OF(t, i, "驻") && !WORD_AT(t, i, "驻马店"))
			break;
		if (!find(t, i, &m))
		{
			i++;
			continue;
		}
		sure = adjacent ? 2 : boundary(t, i);
		if (m.nfull > 0 && (!runs_on(t, i + m.full_len) ||
							(adjacent && keep_inside(r->code, m.full, m.nfull) > 0 &&
							 level6(gov_regions_divisions[m.full[0]].code) == 3)))
		{
			bool		everyday = is_everyday(t, i, m.full_len);
			bool		dated = m.fit == NOT_THEN;
			bool		again = false;

			for (int k = 0; k < m.nfull; k++)
				again |= r->code && contains6(gov_regions_divisions[m.full[k]].code, r->code);
			if (again)
			{
				i += m.full_len;
				if (adjacent)
					r->end = i;
				continue;
			}
			len = m.full_len;
			if (r->code)
			{
				int			n = keep_inside(r->code, m.full, m.nfull);

				if (n > 0 && (everyday || dated ? adjacent : sure == 2 || len > 2))
				{
					if (n > 1)
					{
						set_namesakes(r, m.full, n, i, len);
						return;
					}
					chosen = m.full[0];
				}
				else if (n == 0 && !everyday && !dated && (sure == 2 || (sure == 1 && len > 2)))
				{
					r->trouble = "division_contradiction";
					r->name_at = i;
					r->name_len = len;
					return;
				}
			}
			else if (dated ? sure == 2 && len > 2 :
					 sure == 2 || (len > 2 && (sure == 1 || level6(gov_regions_divisions[m.full[0]].code) <= 2)))
			{
				if (m.nfull > 1 ||
					(everyday && !(i == 0 && WORD_AT(t, i + len, "人民政府"))))
				{
					set_namesakes(r, m.full, m.nfull, i, len);
					return;
				}
				chosen = m.full[0];
			}
		}
		if (chosen < 0 && m.nstem > 0 && sure > 0)
		{
			len = m.stem_len;
			chosen = trusted_stem(t, i, r->code, &m, 0);
		}
		if (chosen < 0)
		{
			i++;
			continue;
		}
		r->code = gov_regions_divisions[chosen].code;
		r->division = chosen;
		r->name_at = i;
		r->name_len = len;
		i = r->end = i + len;
		if (level6(r->code) == 3 || !has_parts(r->code))
			return;
	}
	if (r->code && unknown_follows(t, r->end))
	{
		r->trouble = "division_unknown";
		r->name_at = r->end;
		r->name_len = 0;
		while (r->name_at + r->name_len < t->n && r->name_len < 5 &&
			   !ANY_OF(t, r->name_at + r->name_len++, "区县旗市"))
			;
	}
}

/*
 * Namesakes
 */
#define SEEN_PROVINCE	1
#define SEEN_CITY		2
#define SEEN_SURELY		4		/* its full path, or its code */

static bool
is_municipality(uint32_t code)
{
	uint32_t	province = code / 10000;

	return province == 11 || province == 12 || province == 31 || province == 50;
}

/* What a text says of each namesake. */
static void
gather(const Cells *t, const Cells *in, const Reading *r, uint8_t *seen)
{
	const char *name = in->b + 3 * r->name_at;

	for (int i = 0; i + 1 < t->n;)
	{
		Match		m;
		int			step = 1;

		/* 11320703… : the code in an organ's social credit code */
		if (t->c[i] == '1' && t->c[i + 1] >= '1' && t->c[i + 1] <= '3' &&
			(i == 0 || t->c[i - 1] < '0' || t->c[i - 1] > '9'))
		{
			uint32_t	code = 0;
			int			k = i + 2;

			while (k < i + 8 && t->c[k] >= '0' && t->c[k] <= '9')
				code = code * 10 + (t->c[k++] - '0');
			for (int j = 0; k == i + 8 && j < r->nnamesakes; j++)
			{
				if (gov_regions_divisions[r->namesakes[j]].code == code)
					seen[j] |= SEEN_SURELY;
			}
			i = k;
			continue;
		}
		if (!find(t, i, &m))
		{
			i++;
			continue;
		}
		for (int k = 0; k < m.nfull && m.fit != NOT_THEN; k++)
		{
			uint32_t	code = gov_regions_divisions[m.full[k]].code;
			bool		joined;

			if (level6(code) > 2 || runs_on(t, i + m.full_len))
				continue;
			step = m.full_len;
			joined = has_word(t, i + m.full_len, name, r->name_len);
			for (int j = 0; j < r->nnamesakes; j++)
			{
				if (contains6(code, gov_regions_divisions[r->namesakes[j]].code))
					seen[j] |= joined && (level6(code) == 2 || is_municipality(code)) ? SEEN_SURELY :
						level6(code) == 2 || is_municipality(code) ? SEEN_CITY : SEEN_PROVINCE;
			}
		}
		if (m.nstem > 0 && has_word(t, i + m.stem_len, name, r->name_len))
		{
			for (int k = 0; k < m.nstem; k++)
			{
				uint32_t	code = gov_regions_divisions[m.stem[k]].code;

				for (int j = 0; level6(code) <= 2 && j < r->nnamesakes; j++)
				{
					if (contains6(code, gov_regions_divisions[r->namesakes[j]].code))
						seen[j] |= level6(code) == 2 || is_municipality(code) ?
							SEEN_SURELY : SEEN_PROVINCE;
				}
			}
		}
		i += step;
	}
}

/* Which namesake is meant; -1: can't tell. */
static int
settle(const Cells *in, const Reading *r, const GovStr *texts, int ntexts)
{
	static const uint8_t kinds[] = {SEEN_SURELY, SEEN_CITY, SEEN_PROVINCE};
	uint8_t		seen[MAX_NAMESAKES] = {0};
	Cells		t;

	for (int i = 0; i < ntexts; i++)
	{
		load(&t, texts[i], in->year, false);
		gather(&t, in, r, seen);
	}
	for (size_t k = 0; k < sizeof(kinds); k++)
	{
		int			n = 0;
		int			division = -1;

		for (int j = 0; j < r->nnamesakes; j++)
		{
			if (seen[j] & kinds[k])
			{
				n++;
				division = r->namesakes[j];
			}
		}
		if (n > 0)
			return n == 1 ? division : -1;
	}
	return -1;
}

/* The organ that signs, if its name ends as the agency's does. */
static bool
signing_organ(const Cells *agency, const Cells *signature, Cells *out)
{
	for (int at = signature->n - agency->n; agency->n >= 2 && at >= 0; at--)
	{
		int			from = at;

		if (memcmp(signature->c + at, agency->c, agency->n * sizeof(agency->c[0])) != 0)
			continue;
		while (from > 0 && is_han(signature->c[from - 1]))
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

GovDivisionCode
gov_regions_locate(GovArena *a, GovStr agency, GovStr title, GovStr opening,
				   GovStr signature, int year, GovDiags *diags)
{
	Cells		t;
	Reading		r;
	int			division;

	(void) a;
	load(&t, agency, year, false);
	read_name(&t, &r);
	if (!r.code && !r.nnamesakes && title.s)
	{
		load(&t, title, year, false);
		read_name(&t, &r);
		if (!r.code && !r.nnamesakes && agency.s && signature.s)
		{
			Cells		signs;
			Cells		name;

			load(&t, agency, year, false);
			load(&signs, tail(signature), year, true);
			if (signing_organ(&t, &signs, &name))
			{
				t = name;
				read_name(&t, &r);
			}
		}
	}
	division = r.code ? r.division : -1;
	if (r.nnamesakes)
	{
		GovStr		texts[4] = {agency, title, opening, tail(signature)};

		division = settle(&t, &r, texts, 4);
		if (division < 0)
			r.trouble = "division_ambiguous";
	}
	/* an old name that lingers: what bears it may have another code by now */
	if (division >= 0 && year != 0)
	{
		division = gov_regions_heir(division, year);
		if (division < 0)
			r.trouble = "division_former";
	}
	if (r.trouble)
	{
		static const char *const why[][2] = {
			{"division_ambiguous", "several divisions have this name, and the text does not say which is meant"},
			{"division_contradiction", "this is not a part of the division named before it"},
			{"division_unknown", "no division of this name is known"},
			{"division_former", "this division was no more in the year of the report"},
		};

		for (int i = 0; i < 4; i++)
		{
			if (strcmp(why[i][0], r.trouble) == 0)
				gov_diag(diags, GOV_WARNING, why[i][0], 0, "\"%.*s\": %s",
						 3 * r.name_len, t.b + 3 * r.name_at, why[i][1]);
		}
		return 0;
	}
	return division < 0 ? 0 : gov_regions_divisions[division].code * NDIGITS_FACTOR;
}
