/*
 * header.c
 *		What a report says about itself.
 *
 * One pass over the lines above "一、总体情况", and a look at the last ones.
 * Lines are blocks of keys with values, a title, or prose; each reader below
 * takes what it knows and leaves the rest.  What is doubtful stays none.
 *
 * Where the evidence competes:
 * - title: one that names organ and year before one that names the organ
 *	 before one that names the year; then the first;
 * - agency: title, line above the title, publisher, source, line below the
 *	 title, opening sentence, signature; generic names (办公室) are no
 *	 evidence;
 * - year: title, statistical period, opening, first section.  The year of
 *	 publication is no evidence of it.  Where title and period differ, the
 *	 title wins, for it's the period that is copied from the year before;
 *	 unless the first section agrees with the period, or the title's year
 *	 had not ended when the report was published;
 * - date of publication: 发布/公布, then 公开, 发文/印发, 生成, 成文, then a
 *	 bare 日期 or 时间; of equals the first.  Never an update, never the
 *	 date that the organ signs with.
 */
#include "header.h"

#include "utf8.h"

#define HEAD_MAX		4096	/* bytes looked at for header and opening */
#define OPENING_MAX		2048
#define TAIL_MAX		600
#define SECTION_MAX		1500	/* of the first section, for the year */
#define LINE_MAX_		600		/* bytes of a line searched for keys */
#define TITLE_LINE_MAX	480		/* longer lines hold no title */
#define FOLD_MAX		720
#define TITLE_CHARS		200
#define AGENCY_BYTES	180
#define NUMBER_BYTES	64

/* ------------------------------------------------------------------------
 * Keys
 */

typedef enum Field
{
	F_NONE,
	F_OTHER,					/* known, of no use: ends the value before */
	F_INDEX,
	F_DOCNO,
	F_TITLE,
	F_PUBLISHER,
	F_SOURCE,
	F_DATE						/* F_DATE + rank, 0 best */
} Field;

#define NDATERANKS	6
#define DATE(rank)	(F_DATE + (rank))
#define LONE		0x40		/* only as a word of its own, with a colon */
#define WORD		0x80		/* only as a word of its own */

typedef struct Key
{
	uint8_t		field;
	uint8_t		len;			/* of rest */
	const char *rest;			/* after the first character */
} Key;

/* A word of a list, with its length. */
#define W(lit)			{(lit), sizeof(lit) - 1}

#define K(field, rest)	{(field), sizeof(rest) - 1, (rest)}

/* By first character; longer ones first. */
static const Key keys_suo[] = {
	K(F_INDEX, "引编号"), K(F_INDEX, "引号"), K(F_INDEX, "取号"), K(F_INDEX, "引码"),
	K(F_INDEX | LONE, "引"), {0}
};
static const Key keys_xin[] = {
	K(F_INDEX, "息索引号"), K(F_INDEX, "息索引"), K(F_DOCNO, "息文号"), K(F_SOURCE, "息来源"),
	K(F_TITLE, "息名称"), K(F_TITLE, "息标题"), K(DATE(3), "息生成日期"), K(F_OTHER, "息分类"),
	K(F_OTHER, "息类别"), K(F_OTHER, "息形式"), {0}
};
static const Key keys_fa[] = {
	K(DATE(0), "布日期"), K(DATE(0), "布时间"), K(DATE(0), "表日期"), K(DATE(0), "表时间"),
	K(DATE(0) | WORD, "布于"), K(DATE(2), "文日期"), K(DATE(2), "文时间"),
	K(F_PUBLISHER, "布机构"), K(F_PUBLISHER, "布机关"), K(F_PUBLISHER, "布单位"),
	K(F_PUBLISHER, "布部门"), K(F_PUBLISHER, "文机关"), K(F_PUBLISHER, "文机构"),
	K(F_PUBLISHER, "文单位"), K(F_PUBLISHER, "文部门"),
	K(F_DOCNO, "文字号"), K(F_DOCNO, "文文号"), K(F_DOCNO, "文号"), {0}
};
static const Key keys_wen[] = {
	K(F_DOCNO, "件编号"), K(F_DOCNO, "件字号"), K(F_DOCNO, "件文号"), K(F_DOCNO, "号"),
	K(F_TITLE, "件名称"), K(F_TITLE, "件标题"), K(F_TITLE, "章标题"), K(F_SOURCE, "章来源"),
	K(F_OTHER, "件类型"), K(F_OTHER, "件状态"), K(F_OTHER | WORD, "种"), {0}
};
static const Key keys_gong[] = {
	K(DATE(0), "布日期"), K(DATE(0), "布时间"), K(DATE(1), "开日期"), K(DATE(1), "开时间"),
	K(F_PUBLISHER, "开责任单位"), K(F_PUBLISHER, "开机构"), K(F_PUBLISHER, "开单位"),
	K(F_PUBLISHER, "开主体"), K(F_PUBLISHER, "开部门"), K(F_DOCNO, "文字号"),
	K(F_OTHER, "开方式"), K(F_OTHER, "开形式"), K(F_OTHER, "开范围"), K(F_OTHER, "开类别"),
	K(F_OTHER, "开类型"), K(F_OTHER, "开属性"), K(F_OTHER, "开程序"), K(F_OTHER, "开时限"),
	K(F_OTHER, "开目录"), K(F_OTHER, "文种类"), K(F_OTHER, "文时效"), {0}
};
static const Key keys_sheng[] = {
	K(DATE(3), "成日期"), K(DATE(3), "成时间"), K(F_OTHER, "命周期"), K(F_OTHER, "效日期"),
	K(F_OTHER, "效时间"), {0}
};
static const Key keys_chan[] = {K(DATE(3), "生日期"), {0}};
static const Key keys_cheng[] = {K(DATE(4), "文日期"), K(DATE(4), "文时间"), {0}};
static const Key keys_yin[] = {
	K(DATE(2), "发日期"), K(DATE(2), "发时间"), K(F_PUBLISHER, "发机关"),
	K(F_PUBLISHER, "发单位"), {0}
};
static const Key keys_zhi[] = {
	K(F_PUBLISHER, "发机关"), K(F_PUBLISHER, "发单位"), K(F_PUBLISHER, "作机关"),
	K(F_PUBLISHER, "作单位"), K(DATE(3), "作日期"), K(DATE(2), "发日期"), {0}
};
static const Key keys_ri[] = {K(DATE(5) | LONE, "期"), {0}};
static const Key keys_shi[] = {K(DATE(5) | LONE, "间"), K(F_OTHER, "效"), {0}};
static const Key keys_lai[] = {K(F_SOURCE | LONE, "源"), {0}};
static const Key keys_gao[] = {K(F_SOURCE, "件来源"), {0}};
static const Key keys_biao[] = {K(F_TITLE | WORD, "题"), {0}};
static const Key keys_ming[] = {K(F_TITLE | LONE, "称"), {0}};
static const Key keys_ti2[] = {K(F_TITLE | LONE, "名"), K(F_TITLE | LONE, "目"), {0}};
static const Key keys_geng[] = {K(F_OTHER, "新时间"), K(F_OTHER, "新日期"), {0}};
static const Key keys_xiu[] = {K(F_OTHER, "改时间"), K(F_OTHER, "改日期"), {0}};
static const Key keys_fang[] = {
	K(F_OTHER, "问次数"), K(F_OTHER, "问时间"), K(F_OTHER, "问日期"), K(F_OTHER, "问量"), {0}
};
static const Key keys_da[] = {
	K(F_OTHER, "印时间"), K(F_OTHER, "印日期"), K(F_OTHER | LONE, "印"), {0}
};
static const Key keys_liu[] = {
	K(F_OTHER, "览次数"), K(F_OTHER, "览量"), K(F_OTHER | LONE, "览"), {0}
};
static const Key keys_yue[] = {
	K(F_OTHER, "读次数"), K(F_OTHER, "读量"), K(F_OTHER, "读数"), K(F_OTHER | LONE, "读"), {0}
};
static const Key keys_dian[] = {
	K(F_OTHER, "击次数"), K(F_OTHER, "击量"), K(F_OTHER, "击数"), K(F_OTHER, "击率"),
	K(F_OTHER | LONE, "击"), {0}
};
static const Key keys_zi[] = {
	K(F_OTHER, "体大小"), K(F_OTHER | LONE, "体"), K(F_OTHER | LONE, "号"), {0}
};
static const Key keys_zuo[] = {K(F_OTHER | LONE, "者"), {0}};
static const Key keys_bian[] = {K(F_OTHER | LONE, "辑"), K(F_OTHER | LONE, "号"), {0}};
static const Key keys_ze[] = {
	K(F_OTHER, "任编辑"), K(F_OTHER, "任单位"), K(F_OTHER, "任部门"), K(F_OTHER | LONE, "编"), {0}
};
static const Key keys_guan[] = {
	K(F_OTHER, "键词"), K(F_OTHER, "键字"), K(F_OTHER | LONE, "闭"), {0}
};
static const Key keys_zhu[] = {
	K(F_OTHER, "题分类"), K(F_OTHER, "题词"), K(F_OTHER | LONE, "题"), {0}
};
static const Key keys_ti[] = {K(F_OTHER, "裁分类"), K(F_OTHER | LONE, "裁"), {0}};
static const Key keys_nei[] = {
	K(F_OTHER, "容概述"), K(F_OTHER, "容概要"), K(F_OTHER, "容分类"), K(F_OTHER, "容提要"), {0}
};
static const Key keys_fen[] = {K(F_OTHER | WORD, "类"), K(F_OTHER | LONE, "享"), {0}};
static const Key keys_you[] = {
	K(F_OTHER | LONE, "效期"), K(F_OTHER, "效性"), {0}
};
static const Key keys_xiao[] = {K(F_OTHER, "力状态"), K(F_OTHER | LONE, "力"), {0}};
static const Key keys_dates[] = {	/* 实施, 施行, 失效, 废止, 截止, 录入, 登录 */
	K(F_OTHER, "施日期"), K(F_OTHER, "行日期"), K(F_OTHER, "效日期"), K(F_OTHER, "效时间"),
	K(F_OTHER, "止日期"), K(F_OTHER, "止时间"), K(F_OTHER, "入时间"), K(F_OTHER, "录时间"),
	K(F_OTHER, "传时间"), {0}
};
static const Key keys_fu[] = {K(F_OTHER, "务对象"), {0}};
static const Key keys_zu[] = {K(F_OTHER, "配分类"), {0}};
static const Key keys_suo2[] = {
	K(F_OTHER, "属栏目"), K(F_OTHER, "属主题"), K(F_OTHER, "属分类"), {0}
};
static const Key keys_lan[] = {K(F_OTHER | LONE, "目"), {0}};
static const Key keys_zai[] = {K(F_OTHER, "体形式"), K(F_OTHER, "体类型"), {0}};
static const Key keys_yu[] = {K(F_OTHER | LONE, "种"), {0}};
static const Key keys_shen[] = {
	K(F_OTHER, "核时间"), K(F_OTHER | LONE, "核"), K(F_OTHER | LONE, "稿"), {0}
};
static const Key keys_zhai[] = {K(F_OTHER | LONE, "要"), {0}};
static const Key keys_tong[] = {
	K(F_OTHER, "一登记号"), K(F_OTHER, "一编号"), {0}
};
static const Key keys_bei[] = {K(F_OTHER | LONE, "注"), {0}};
static const Key keys_zhuang[] = {K(F_OTHER | LONE, "态"), {0}};
static const Key keys_lei[] = {K(F_OTHER | LONE, "别"), K(F_OTHER | LONE, "型"), {0}};
static const Key keys_shou[] = {K(F_OTHER | LONE, "藏"), {0}};
static const Key keys_shi3[] = {K(F_OTHER, "力保护色"), {0}};
static const Key keys_bao[] = {K(F_OTHER, "护视力色"), {0}};
static const Key keys_gong4[] = {K(F_SOURCE | LONE, "稿"), K(F_SOURCE, "稿单位"), {0}};

static const Key *
keys_of(uint32_t c)
{
	switch (c)
	{
		case L'索': return keys_suo;
		case L'信': return keys_xin;
		case L'发': return keys_fa;
		case L'文': return keys_wen;
		case L'公': return keys_gong;
		case L'生': return keys_sheng;
		case L'产': return keys_chan;
		case L'成': return keys_cheng;
		case L'印': return keys_yin;
		case L'制': return keys_zhi;
		case L'日': return keys_ri;
		case L'时': return keys_shi;
		case L'来': return keys_lai;
		case L'稿': return keys_gao;
		case L'标': return keys_biao;
		case L'名': return keys_ming;
		case L'题': return keys_ti2;
		case L'更': return keys_geng;
		case L'修': return keys_xiu;
		case L'访': return keys_fang;
		case L'打': return keys_da;
		case L'浏': return keys_liu;
		case L'阅': return keys_yue;
		case L'点': return keys_dian;
		case L'字': return keys_zi;
		case L'作': return keys_zuo;
		case L'编': return keys_bian;
		case L'责': return keys_ze;
		case L'关': return keys_guan;
		case L'主': return keys_zhu;
		case L'体': return keys_ti;
		case L'内': return keys_nei;
		case L'分': return keys_fen;
		case L'有': return keys_you;
		case L'效': return keys_xiao;
		case L'实':
		case L'施':
		case L'失':
		case L'废':
		case L'截':
		case L'录':
		case L'登':
		case L'上':
			return keys_dates;
		case L'服': return keys_fu;
		case L'组': return keys_zu;
		case L'所': return keys_suo2;
		case L'栏': return keys_lan;
		case L'载': return keys_zai;
		case L'语': return keys_yu;
		case L'审': return keys_shen;
		case L'摘': return keys_zhai;
		case L'统': return keys_tong;
		case L'备': return keys_bei;
		case L'状': return keys_zhuang;
		case L'类': return keys_lei;
		case L'收': return keys_shou;
		case L'视': return keys_shi3;
		case L'保': return keys_bao;
		case L'供': return keys_gong4;
		default:
			return NULL;
	}
}

/* Blanks within a line, few of them: keys are printed as "文  号". */
static inline const char *
skip_blanks(const char *p, const char *e, int max)
{
	size_t		n;

	while (max-- > 0 && (n = gov_space_at(p, e)) > 0 && *p != '\t')
		p += n;
	return p;
}

/* Three bytes, the usual character, without a call. */
static inline bool
same3(const char *a, const char *b)
{
	return a[0] == b[0] && a[1] == b[1] && a[2] == b[2];
}

static inline bool
starts_with(const char *p, const char *e, GovStr w)
{
	return (size_t) (e - p) >= w.len && p[0] == w.s[0] && p[w.len - 1] == w.s[w.len - 1] &&
		memcmp(p, w.s, w.len) == 0;
}

static inline bool
ends_with(const char *p, const char *e, GovStr w)
{
	return (size_t) (e - p) >= w.len && starts_with(e - w.len, e, w);
}

/*
 * Is there a key at p?  word: it begins a word.  *after is where its value
 * may begin; *open says that a colon or a cell border is printed there.
 */
static int
key_at(const char *p, const char *e, bool word, const char **after, bool *open)
{
	const Key  *k = keys_of(gov_char_at(p, e));

	if (!k)
		return F_NONE;
	for (; k->field; k++)
	{
		const char *q = p + 3;
		uint8_t		i = 0;
		uint32_t	c;
		const char *sep;
		bool		spaced;

		if ((k->field & (LONE | WORD)) && !word)
			continue;
		while (i < k->len)
		{
			q = skip_blanks(q, e, 6);
			if (e - q < 3 || !same3(q, k->rest + i))
				break;
			i += 3;
			q += 3;
		}
		if (i < k->len)
			continue;

		sep = skip_blanks(q, e, 32);
		c = gov_char_at(sep, e);
		spaced = sep > q;
		if (c == L'】' || c == L'］' || c == ']' || c == L'〗')
		{
			sep = skip_blanks(sep + (c == ']' ? 1 : 3), e, 8);
			c = gov_char_at(sep, e);
			spaced = true;
			if (c != ':' && c != L'：')
			{
				*after = sep;
				*open = true;
				return k->field & ~(LONE | WORD);
			}
		}
		if (c == ':' || c == L'：' || c == L'﹕' || c == L'∶')
		{
			*after = sep + (c == ':' ? 1 : 3);
			*open = true;
			return k->field & ~(LONE | WORD);
		}
		if (c == '|' || c == (uint32_t) GOV_CELL || c == '\t')
		{
			if (!word)
				continue;
			*after = sep;
			*open = true;
			return k->field & ~(LONE | WORD);
		}
		if (!word || (k->field & LONE))
			continue;
		/* 发布于2021… needs no space */
		if (sep < e && !spaced && !(k->field == (DATE(0) | WORD) && c >= '0' && c <= '9'))
			continue;
		*after = sep;
		*open = sep >= e;
		return k->field & ~(LONE | WORD);
	}
	return F_NONE;
}

/* ------------------------------------------------------------------------
 * Numbers and dates
 */

/* A decimal digit in one of its three guises, or -1; *n its bytes. */
static inline int
digit_at(const char *p, const char *e, size_t *n)
{
	uint32_t	c = gov_char_at(p, e);

	*n = 3;
	if (c < 0x80)
	{
		*n = 1;
		return c >= '0' && c <= '9' ? (int) (c - '0') : -1;
	}
	if (c >= 0xFF10 && c <= 0xFF19)
		return (int) (c - 0xFF10);
	switch (c)
	{
		case L'〇':
		case L'○':
		case L'◯':
		case L'零':
		case L'Ｏ':
			return 0;
		case L'一':
			return 1;
		case L'二':
			return 2;
		case L'三':
			return 3;
		case L'四':
			return 4;
		case L'五':
			return 5;
		case L'六':
			return 6;
		case L'七':
			return 7;
		case L'八':
			return 8;
		case L'九':
			return 9;
		default:
			return -1;
	}
}

static inline bool
is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* A year of four digits, all of one kind; 0 if there is none. */
static int
year_at(const char *p, const char *e, const char **after)
{
	const char *q = p;
	int			y = 0;
	bool		ascii;
	size_t		n;

	if (e - p < 4)
		return 0;
	ascii = (unsigned char) *p < 0x80;
	if (ascii && (p[0] < '1' || p[0] > '2'))
		return 0;
	for (int i = 0; i < 4; i++)
	{
		int			d = digit_at(q, e, &n);

		/* 二O一九 is typed with a letter as often as not */
		if (!ascii && i > 0 && q < e && (*q == 'O' || *q == 'o' || *q == '0'))
			d = 0;
		else if (d < 0 || (n == 1) != ascii)
			return 0;
		y = y * 10 + d;
		q += n;
	}
	if (y < 1990 || y > 2099 || is_digit(gov_char_at(q, e)))
		return 0;
	*after = q;
	return y;
}

/* A month or day, 1 to 99, in digits or as 二十一; 0 if there is none. */
static int
small_number_at(const char *p, const char *e, const char **after)
{
	size_t		n;
	int			d = digit_at(p, e, &n);
	int			v;

	if (n == 1 || is_digit(gov_char_at(p, e)))
	{
		if (d < 0)
			return 0;
		v = d;
		p += n;
		d = digit_at(p, e, &n);
		if (d >= 0 && is_digit(gov_char_at(p, e)))
		{
			v = v * 10 + d;
			p += n;
		}
		if (is_digit(gov_char_at(p, e)))
			return 0;
		*after = p;
		return v;
	}
	if (d < 0 && gov_char_at(p, e) != L'十')
		return 0;
	v = d < 0 ? 1 : d;
	if (d >= 0)
		p += 3;
	if (gov_char_at(p, e) == L'十')
	{
		p += 3;
		d = digit_at(p, e, &n);
		v *= 10;
		if (d > 0 && n == 3)
		{
			v += d;
			p += 3;
		}
	}
	*after = p;
	return v;
}

static int
days_in(int year, int month)
{
	static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
		? 29 : days[month - 1];
}

/*
 * A date.  year 0: it must print one, else it may lack it.  A month without
 * a day has day 0.  Blanks and line breaks may stand between its parts.
 */
static bool
date_at(const char *p, const char *e, int year, GovDate *date, const char **after)
{
	const char *q = p;
	int			y = year_at(p, e, &q);
	int			month;
	int			day = 0;
	bool		words = true;	/* 年月日, not strokes */
	uint32_t	c;

	memset(date, 0, sizeof(*date));
	if (y)
	{
		const char *r = skip_blanks(q, e, 8);

		c = gov_char_at(r, e);
		words = c == L'年';
		if (words)
			r += 3;
		else if (c == '-' || c == '/' || c == '.')
			r += 1;
		else if (c == L'．' || c == L'－' || c == L'／')
			r += 3;
		else
			return false;
		p = skip_blanks(r, e, 8);
	}
	else if (year)
	{
		y = year;
		words = false;			/* either will do */
	}
	else
	{
		/* 20210113 */
		int			v = 0;

		for (int i = 0; i < 8; i++)
		{
			if (p + i >= e || p[i] < '0' || p[i] > '9')
				return false;
			v = v * 10 + (p[i] - '0');
		}
		if (is_digit(gov_char_at(p + 8, e)))
			return false;
		y = v / 10000;
		month = v / 100 % 100;
		day = v % 100;
		if (y < 1990 || y > 2099 || month < 1 || month > 12 || day < 1 || day > days_in(y, month))
			return false;
		date->year = (int16_t) y;
		date->month = (uint8_t) month;
		date->day = (uint8_t) day;
		*after = p + 8;
		return true;
	}

	month = small_number_at(p, e, &q);
	if (month < 1 || month > 12)
		return false;
	p = skip_blanks(q, e, 8);
	c = gov_char_at(p, e);
	if (c == L'月' && (words || year))
		p += 3;
	else if (words)
		return false;			/* 2020年1-12月 is no date */
	else if (c == '-' || c == '/' || c == '.')
		p += 1;
	else if (c == L'．' || c == L'－' || c == L'／')
		p += 3;
	else
		c = 0;
	if (c)
	{
		const char *r = skip_blanks(p, e, 8);

		day = small_number_at(r, e, &r);
		if (day > 0)
		{
			if (day > days_in(y, month))
				return false;
			q = skip_blanks(r, e, 8);
			if (gov_char_at(q, e) == L'日' || gov_char_at(q, e) == L'号')
				r = q + 3;
			else if (c == L'月')
				return false;
			p = r;
		}
		else if (c != L'月')
			return false;
		else
			day = 0;
	}
	date->year = (int16_t) y;
	date->month = (uint8_t) month;
	date->day = (uint8_t) day;
	*after = p;
	return c != 0;
}

static int
day_number(GovDate d)
{
	int			n = d.year * 366 + d.day;

	for (int m = 1; m < d.month; m++)
		n += days_in(d.year, m);
	return n;
}

/* ------------------------------------------------------------------------
 * Folded lines: no spaces, except between latin words
 */

typedef struct Fold
{
	uint16_t	n;
	bool		overlong;
	char		s[FOLD_MAX];
	bool		gap[FOLD_MAX];	/* a space was printed before this byte */
} Fold;

static void
fold_append(Fold *f, const char *p, const char *e)
{
	bool		gap = true;

	while (p < e)
	{
		size_t		n = gov_space_at(p, e);

		if (n > 0 || (unsigned char) *p < ' ')
		{
			p += n > 0 ? n : 1;
			gap = true;
			continue;
		}
		n = gov_char_len(p, e);
		if (f->n + n + 1 > FOLD_MAX)
		{
			f->overlong = true;
			return;
		}
		if (gap && f->n > 0 && n == 1)
		{
			unsigned char a = (unsigned char) f->s[f->n - 1] | 32;
			unsigned char b = (unsigned char) *p | 32;

			if (a >= 'a' && a <= 'z' && b >= 'a' && b <= 'z')
			{
				f->gap[f->n] = true;
				f->s[f->n++] = ' ';
			}
		}
		/* only what begins a character is ever asked for its gap */
		f->gap[f->n] = gap;
		if (n == 3)
			memcpy(f->s + f->n, p, 3);
		else
			memcpy(f->s + f->n, p, n);
		gap = false;
		f->n += (uint16_t) n;
		p += n;
	}
}

/* Trim a line: white space, markdown, borders of cells. */
static void
trim_line(const char **pp, const char **ee)
{
	const char *p = *pp;
	const char *e = *ee;
	size_t		n;

	for (;;)
	{
		if ((n = gov_space_at(p, e)) > 0)
			p += n;
		else if (p < e && (*p == '#' || *p == '>' || *p == '*' || *p == '|' || *p == '`' ||
						   *p == GOV_ROW || *p == GOV_CELL || *p == GOV_SPANNED))
			p++;
		else
			break;
	}
	for (;;)
	{
		const char *q = gov_rtrim(p, e);

		if (q > p && (q[-1] == '#' || q[-1] == '*' || q[-1] == '|' || q[-1] == '`' ||
					  q[-1] == GOV_CELL || q[-1] == GOV_SPANNED))
			q--;
		if (q == e)
			break;
		e = q;
	}
	*pp = p;
	*ee = e;
}

static uint32_t
count_chars(const char *p, const char *e)
{
	uint32_t	n = 0;

	for (; p < e; p++)
		n += ((unsigned char) *p & 0xC0) != 0x80;
	return n;
}

/* ------------------------------------------------------------------------
 * Organs' names
 */

static bool
is_organ_ending(uint32_t c, const char *p, const char *e)
{
	switch (c)
	{
		case L'局':
		case L'委':
		case L'厅':
		case L'院':
		case L'办':
		case L'会':
		case L'署':
		case L'社':
		case L'所':
		case L'府':
		case L'司':
		case L'校':
		case L'团':
		case L'队':
		case L'市':
		case L'县':
		case L'区':
		case L'省':
		case L'乡':
		case L'镇':
		case L'州':
		case L'盟':
		case L'旗':
		case L'道':
		case L'馆':
		case L'园':
		case L'行':
		case L'处':
		case L'室':
		case L'心':
		case L'学':
		case L'场':
		case L'厂':
		case L'企':
		case L'组':
			return true;
		case L'部':
			return !GOV_ENDS(p, e, "全部") && !GOV_ENDS(p, e, "内部");
		case L'站':
			return !GOV_ENDS(p, e, "网站") && !GOV_ENDS(p, e, "本站");
		case L'台':
			return !GOV_ENDS(p, e, "平台");
		case L'木':
			return GOV_ENDS(p, e, "苏木");
		default:
			return false;
	}
}

/* A whole name of an organ or division, of at least two characters? */
static bool
is_organ(const char *p, const char *e)
{
	const char *end = e;
	uint32_t	last;
	uint32_t	first = gov_char_at(p, e);

	if (e - p < 6 || e - p > AGENCY_BYTES)
		return false;
	switch (first)
	{
		case L'我':
		case L'各':
		case L'该':
		case L'、':
		case L'）':
		case L'的':
			return false;
		case L'本':				/* 本局, 全市; but 本溪市, 全椒县 */
		case L'全':
			switch (gov_char_at(p + 3, e))
			{
				case L'局':
				case L'委':
				case L'厅':
				case L'院':
				case L'办':
				case L'省':
				case L'市':
				case L'县':
				case L'区':
				case L'镇':
				case L'乡':
				case L'级':
				case L'单':
				case L'机':
				case L'部':
				case L'系':
				case L'年':
				case L'街':
				case L'行':
				case L'报':
				case L'站':
				case L'网':
					return false;
				case L'州':
					if (e - p == 6)
						return false;
					break;
				default:
					break;
			}
			break;
		default:
			if (first < 0x80)
				return false;
			break;
	}
	for (const char *q = p; q < e; q += gov_char_len(q, e))
	{
		unsigned char c = (unsigned char) *q;

		if (c < 0x80)
		{
			if (c <= ' ' || (!(c >= '0' && c <= '9') && !((c | 32) >= 'a' && (c | 32) <= 'z') &&
							 c != '(' && c != ')' && c != '-'))
				return false;
			if ((c | 32) == 'x' && q + 1 < e && (q[1] | 32) == 'x')
				return false;	/* XX局: a template */
		}
		else if (c == 0xC3)
			return false;		/* ×× */
		else
			switch (gov_char_at(q, e))
			{
				case L'，':
				case L'。':
				case L'；':
				case L'：':
				case L'？':
				case L'！':
				case L'《':
				case L'》':
				case L'“':
				case L'”':
				case L'…':
				case L'＞':
				case L'→':
				case L'›':
				case L'»':
				case L'│':
				case L'｜':
				case L'＊':
					return false;
				default:
					break;
			}
	}
	/* 某某局（本级） */
	last = gov_char_before(p, end);
	if (last == L'）' || last == ')')
	{
		const char *q = end;

		while (q > p && (last = gov_char_before(p, q)) != L'（' && last != '(')
			q -= last >= 0x800 ? 3 : 1;
		if (q - p < 6)
			return false;
		end = q - (last == '(' ? 1 : 3);
		last = gov_char_before(p, end);
	}
	return end - p >= 6 && is_organ_ending(last, p, end);
}

/* An office that any organ has: says nothing of whose it is. */
static bool
is_generic_organ(const char *p, const char *e)
{
	static const GovStr generic[] = {
		W("办公室"), W("局办公室"), W("委办公室"), W("厅办公室"), W("政府办"),
		W("政府办公室"), W("人民政府办公室"), W("综合科"), W("综合处"), W("综合股"),
		W("秘书科"), W("党政办"), W("党政办公室"), W("党政综合办公室"), W("信息中心"),
		W("政务公开办"), W("政务公开办公室"), W("政务公开科"), W("办公厅"), W("政府办公厅"),
		W("人民政府"), W("人民政府办公厅"), W("部门"), W("单位"), W("本部门"), W("机关"),
		W("综合办公室"), W("行政办公室"), W("综合办"), W("网站管理员"), W("宣传部"),
		W("党委"), W("管委会"), W("委员会"), W("街道"), W("街道办事处"), W("办事处"),
		W("政府"),
	};
	size_t		n;

	/* 市政府办公室 too names no place */
	switch (gov_char_at(p, e))
	{
		case L'省':
		case L'市':
		case L'县':
		case L'区':
		case L'州':
		case L'乡':
		case L'镇':
		case L'旗':
			if (GOV_STARTS(p + 3, e, "政府") || GOV_STARTS(p + 3, e, "人民政府"))
				p += 3;
			break;
		default:
			break;
	}
	n = (size_t) (e - p);
	for (size_t i = 0; i < sizeof(generic) / sizeof(generic[0]); i++)
		if (generic[i].len == n && memcmp(generic[i].s, p, n) == 0)
			return true;
	return false;
}

/* ------------------------------------------------------------------------
 * Titles
 */

typedef struct Title
{
	int			score;			/* 0: none */
	int			year;			/* 0: none, -1: more than one */
	uint32_t	line;
	uint16_t	len;
	uint16_t	agency_len;
	char		text[FOLD_MAX];
	char		agency[AGENCY_BYTES + 8];
} Title;

static void
note_year(int *year, int y)
{
	if (*year == 0)
		*year = y;
	else if (*year != y)
		*year = -1;
}

/* Skip 年, 年度, 年份 and the like after a year. */
static const char *
skip_year_word(const char *p, const char *e)
{
	if (GOV_STARTS(p, e, "年"))
		p += 3;
	if (GOV_STARTS(p, e, "度") || GOV_STARTS(p, e, "份"))
		p += 3;
	return p;
}

static inline bool
is_open_bracket(uint32_t c)
{
	return c == '(' || c == L'（' || c == '[' || c == L'［' || c == L'〔' || c == L'【';
}

static inline bool
is_close_bracket(uint32_t c)
{
	return c == ')' || c == L'）' || c == ']' || c == L'］' || c == L'〕' || c == L'】';
}

/* A year at p with its brackets and its 年度; *after behind all that. */
static int
title_year_at(const char *p, const char *e, const char **after)
{
	const char *q = p;
	uint32_t	c = gov_char_at(p, e);
	bool		bracket = is_open_bracket(c);
	int			y;

	if (bracket)
		q += c < 0x80 ? 1 : 3;
	y = year_at(q, e, &q);
	if (y == 0)
		return 0;
	q = skip_year_word(q, e);
	if (bracket)
	{
		c = gov_char_at(q, e);
		if (!is_close_bracket(c))
			return 0;
		q = skip_year_word(q + (c < 0x80 ? 1 : 3), e);
	}
	*after = q;
	return y;
}

/*
 * From behind 公开 to behind 报告 or 年报, by the words that may stand between;
 * NULL when others do.
 */
static const char *
report_words(const char *p, const char *e, int *year, bool *annual, bool *weak)
{
	static const GovStr between[] = {
		W("工作"), W("情况"), W("年度"), W("的"), W("和"), W("与"), W("及"), W("开展"),
		W("执行"), W("实施"), W("年"), W("度"), W("年终"),
	};

	*annual = *weak = false;
	for (int words = 0; words < 10; words++)
	{
		const char *q;
		int			y;
		size_t		i;

		if (GOV_STARTS(p, e, "报告"))
			return p + 6;
		if (GOV_STARTS(p, e, "年报"))
		{
			*annual = true;
			return p + 6;
		}
		if (GOV_STARTS(p, e, "总结"))
		{
			*weak = true;
			return GOV_STARTS(p + 6, e, "报告") ? p + 12 : p + 6;
		}
		y = title_year_at(p, e, &q);
		if (y)
		{
			note_year(year, y);
			*annual = true;
			if (GOV_ENDS(p, q, "年") && GOV_STARTS(q, e, "报") && !GOV_STARTS(q, e, "报告"))
				return q + 3;
			p = q;
			continue;
		}
		for (i = 0; i < sizeof(between) / sizeof(between[0]); i++)
		{
			if (starts_with(p, e, between[i]))
			{
				*annual |= same3(between[i].s, "年");
				p += between[i].len;
				break;
			}
		}
		if (i == sizeof(between) / sizeof(between[0]))
			return NULL;
	}
	return NULL;
}

/* Take connecting words and strokes off the end of a piece of a name. */
static const char *
trim_name_end(const char *p, const char *e)
{
	static const GovStr words[] = {
		W("关于"), W("的"), W("年度"), W("部门"), W("开展"), W("做好"), W("工作"), W("、"),
		W("，"), W("·"), W("—"), W("－"), W("："), W("和"), W("与"), W("及"), W("暨"),
		W("度"), W("“"), W("《"), W("全年"), W("推进"),
	};

again:
	while (e > p && (e[-1] == '-' || e[-1] == '_' || e[-1] == ',' || e[-1] == ':' || e[-1] == '.' ||
					 e[-1] == ' ' || e[-1] == '|'))
		e--;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
	{
		if (ends_with(p, e, words[i]))
		{
			e -= words[i].len;
			goto again;
		}
	}
	return e;
}

static const char *
trim_name_start(const char *p, const char *e)
{
	static const GovStr words[] = {
		W("关于"), W("公布"), W("印发"), W("发布"), W("报送"), W("公开"), W("的"),
		W("年度"), W("度"), W("、"), W("，"), W("·"), W("—"), W("－"), W("："), W("本级"),
		W("”"), W("》"), W("转发"), W("上报"), W("编制"),
	};

again:
	while (p < e && (*p == '-' || *p == '_' || *p == ',' || *p == ':' || *p == '.' || *p == ' ' ||
					 *p == '|'))
		p++;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
	{
		if (starts_with(p, e, words[i]))
		{
			p += words[i].len;
			goto again;
		}
	}
	return p;
}

static bool
ends_in_division(const char *p, const char *e)
{
	switch (gov_char_before(p, e))
	{
		case L'省':
		case L'市':
		case L'县':
		case L'区':
		case L'州':
		case L'盟':
		case L'旗':
		case L'乡':
		case L'镇':
			return true;
		default:
			return false;
	}
}

/*
 * The organ that the words before 政府信息公开 name, into buf; its length, 0
 * when they name none.  The years in them go to *year.
 */
static uint16_t
agency_of_prefix(const char *p, const char *e, int *year, char *buf)
{
	/* what is left when the years are taken out: at most two pieces */
	struct
	{
		const char *s;
		const char *e;
	}			piece[2] = {{p, p}, {e, e}};
	int			n = 0;
	const char *start = p;
	const char *about;
	size_t		len;

	for (const char *q = p; q < e;)
	{
		const char *after;
		int			y = gov_char_before(p, q) != 0 && is_digit(gov_char_before(p, q))
			? 0 : title_year_at(q, e, &after);

		if (y == 0)
		{
			q += gov_char_len(q, e);
			continue;
		}
		note_year(year, y);
		if (q > start && n < 2)
		{
			piece[n].s = start;
			piece[n++].e = q;
		}
		start = q = after;
	}
	if (start < e && n < 2)
	{
		piece[n].s = start;
		piece[n++].e = e;
	}
	else if (start < e)
		return 0;				/* three pieces: no name */

	for (int i = 0; i < n; i++)
	{
		/* "甲局关于…": the organ stands before, else after */
		about = GOV_FIND(piece[i].s, piece[i].e, "关于");
		if (about)
		{
			const char *end = trim_name_end(piece[i].s, about);

			if (end > piece[i].s)
			{
				piece[i].e = end;
				n = i + 1;
			}
			else
				piece[i].s = about + 6;
		}
		piece[i].s = trim_name_start(piece[i].s, piece[i].e);
		piece[i].e = trim_name_end(piece[i].s, piece[i].e);
	}
	if (n == 2 && piece[0].s == piece[0].e)
		piece[0] = piece[--n];
	if (n == 2 && piece[1].s == piece[1].e)
		n = 1;
	if (n == 0)
		return 0;
	if (n == 2)
	{
		size_t		n0 = (size_t) (piece[0].e - piece[0].s);
		size_t		n1 = (size_t) (piece[1].e - piece[1].s);

		if (!is_organ(piece[0].s, piece[0].e))
			piece[0] = piece[1];
		else if (is_organ(piece[1].s, piece[1].e))
		{
			if (n1 >= n0 && memcmp(piece[1].s, piece[0].s, n0) == 0)
				piece[0] = piece[1];
			else if (ends_in_division(piece[0].s, piece[0].e) && n0 + n1 <= AGENCY_BYTES)
			{
				/* 甲市2021年乙局 */
				memcpy(buf, piece[0].s, n0);
				memcpy(buf + n0, piece[1].s, n1);
				return (uint16_t) (n0 + n1);
			}
		}
	}
	if (!is_organ(piece[0].s, piece[0].e) || is_generic_organ(piece[0].s, piece[0].e))
		return 0;
	len = (size_t) (piece[0].e - piece[0].s);
	memcpy(buf, piece[0].s, len);
	return (uint16_t) len;
}

/* Punctuation or words of a sentence about the report, not of its title? */
static bool
is_sentence(const char *p, const char *e)
{
	bool		verb = false;
	bool		about = false;	/* 关于公布…的公告 is a title */

	for (const char *q = p; q < e; q += gov_char_len(q, e))
		switch (gov_char_at(q, e))
		{
			case ',':
			case ';':
			case '?':
			case '!':
			case L'，':
			case L'。':
			case L'；':
			case L'？':
			case L'！':
			case L'《':
			case L'》':
			case L'…':
				return true;
			case L'关':
				about |= GOV_STARTS(q, e, "关于");
				break;
			case L'编':
				verb |= GOV_STARTS(q, e, "编制") && !GOV_ENDS(p, q, "机构");
				break;
			case L'公':
				verb |= GOV_STARTS(q, e, "公布");
				break;
			case L'发':
				verb |= GOV_STARTS(q, e, "发布");
				break;
			case L'现':
				verb |= GOV_STARTS(q, e, "现将");
				break;
			case L'根':
				verb |= GOV_STARTS(q, e, "根据");
				break;
			case L'按':
				verb |= GOV_STARTS(q, e, "按照");
				break;
			case L'依':
				verb |= GOV_STARTS(q, e, "依据") || GOV_STARTS(q, e, "依照");
				break;
			case L'向':
				verb |= GOV_STARTS(q, e, "向社会");
				break;
			case L'本':
				verb |= GOV_STARTS(q, e, "本报告");
				break;
			case L'要':
				verb |= GOV_STARTS(q, e, "要求");
				break;
			case L'如':
				verb |= GOV_STARTS(q, e, "如下");
				break;
			case L'规':
				verb |= GOV_STARTS(q, e, "规定");
				break;
			case L'撰':
				verb |= GOV_STARTS(q, e, "撰写");
				break;
			default:
				break;
		}
	return verb && !about;
}

/* Is it a title, in [p, e) of f?  Fills t and returns true. */
static bool
title_in(const Fold *f, const char *p, const char *e, Title *t)
{
	const char *start = p;
	bool		crumbs = false;

	/* 附件1：, 标题：, 【年报】, 《 */
	for (int i = 0; i < 3; i++)
	{
		uint32_t	c = gov_char_at(start, e);

		if (c == L'《' || c == L'“' || c == L'·' || c == L'•' || c == L'★' || c == L'◆' || c == L'■' ||
			c == L'●' || c == L'☆' || c == L'※')
			start += 3;
		else if (c == '"' || c == '_')
			start++;
		else if (c == L'【')
		{
			const char *q = GOV_FIND(start, e, "】");
			const char *after;

			if (!q || title_year_at(start, e, &after))
				break;
			start = q + 3;
		}
		else if (GOV_STARTS(start, e, "附件"))
		{
			const char *q = start + 6;
			size_t		n;

			while (digit_at(q, e, &n) >= 0)
				q += n;
			if (GOV_STARTS(q, e, "：") || GOV_STARTS(q, e, "．"))
				start = q + 3;
			else if (q < e && (*q == ':' || *q == '.'))
				start = q + 1;
			else
				break;
		}
		else
			break;
	}

	for (const char *open = start; (open = GOV_FIND(open, e, "公开")) != NULL;)
	{
		const char *words = open;
		const char *end;
		const char *prefix_end;
		int			year = 0;
		int			later = 0;
		bool		annual;
		bool		weak;
		bool		bracketed_agency = false;
		const char *agency = NULL;
		const char *agency_end = NULL;

		open += 6;
		if (GOV_ENDS(start, words, "信息"))
		{
			words -= 6;
			if (GOV_ENDS(start, words, "人民政府"))
				;				/* 甲市人民政府信息公开…: the organ's own word */
			else if (GOV_ENDS(start, words, "政府") || GOV_ENDS(start, words, "政务"))
				words -= 6;
		}
		else if (GOV_ENDS(start, words, "政务"))
			words -= 6;
		else
			continue;
		end = report_words(open, e, &later, &annual, &weak);
		if (!end)
			continue;

		/* 政务公开和政府信息公开 */
		prefix_end = words;
		for (int i = 0; i < 2; i++)
		{
			const char *q = prefix_end;

			if (GOV_ENDS(start, q, "和") || GOV_ENDS(start, q, "与") || GOV_ENDS(start, q, "及") ||
				GOV_ENDS(start, q, "暨") || GOV_ENDS(start, q, "、"))
				q -= 3;
			else
				break;
			if (GOV_ENDS(start, q, "工作"))
				q -= 6;
			if (GOV_ENDS(start, q, "政务公开") || GOV_ENDS(start, q, "信息公开"))
				prefix_end = q - 12;
			else
				break;
		}

		/* what may follow: brackets, 的公告, closing quotes */
		for (int i = 0; i < 4; i++)
		{
			uint32_t	c = gov_char_at(end, e);

			if (is_open_bracket(c))
			{
				const char *in = end + (c < 0x80 ? 1 : 3);
				const char *q = in;
				const char *after;
				int			y = 0;

				while (q < e && q - in < 120 && !is_close_bracket(gov_char_at(q, e)))
				{
					int			here = is_digit(gov_char_before(in, q)) ? 0 : year_at(q, e, &after);

					if (here)
					{
						y = here;
						note_year(&later, y);
						q = after;
					}
					else
						q += gov_char_len(q, e);
				}
				if (q >= e || q - in >= 120)
					break;
				if (y == 0 && is_organ(in, q) && !is_generic_organ(in, q))
				{
					agency = in;
					agency_end = q;
					bracketed_agency = true;
				}
				end = q + (gov_char_at(q, e) < 0x80 ? 1 : 3);
			}
			else if (GOV_STARTS(end, e, "的公告") || GOV_STARTS(end, e, "的公示") ||
					 GOV_STARTS(end, e, "的通知") || GOV_STARTS(end, e, "的报告") ||
					 GOV_STARTS(end, e, "的通告"))
				end += 9;
			else if (GOV_STARTS(end, e, "的函"))
				end += 6;
			else
				break;
		}
		/* and where a title must end */
		{
			const char *rest = end;
			uint32_t	c = gov_char_at(rest, e);

			while (c == L'》' || c == L'”' || c == '"' || c == L'。' || c == L'：' || c == '.' || c == ':')
			{
				if (c == '.' && rest + 1 < e && ((rest[1] | 32) >= 'a' && (rest[1] | 32) <= 'z'))
					break;
				rest += c < 0x80 ? 1 : 3;
				c = gov_char_at(rest, e);
			}
			if (rest < e && !f->gap[rest - f->s] &&
				c != '_' && c != '-' && c != '|' && c != L'—' && c != L'－' && c != L'–' &&
				c != L'｜' && c != L'│' && c != L'丨' && !(c == '.' && rest == end))
				continue;
		}

		/* a breadcrumb's last part is the page's title */
		for (const char *q = start; q < prefix_end; q += gov_char_len(q, e))
		{
			uint32_t	c = gov_char_at(q, e);
			bool		arrow = c == '>' || c == L'＞' || c == L'›' || c == L'→' ||
				(q + 1 < e && q[0] == '\xC2' && q[1] == '\xBB');

			crumbs |= arrow || (c == L'首' && GOV_STARTS(q, e, "首页")) ||
				(c == L'位' && GOV_STARTS(q, e, "位置"));
			if (arrow || c == '|' || c == '_' || c == L'｜' || c == ':' || c == L'：' ||
				(crumbs && (c == '/' || c == '-')))
				start = q + gov_char_len(q, e);
		}
		if (prefix_end < start)
			prefix_end = start;
		if (words < start)
			continue;
		if (is_sentence(start, prefix_end) ||
			count_chars(start, end) > TITLE_CHARS || prefix_end - start > 240)
			continue;

		t->agency_len = agency_of_prefix(start, prefix_end, &year, t->agency);
		if (later)
			note_year(&year, later);
		if (t->agency_len == 0 && bracketed_agency)
		{
			t->agency_len = (uint16_t) (agency_end - agency);
			memcpy(t->agency, agency, t->agency_len);
		}
		t->year = year;
		t->score = 2 + (t->agency_len ? 8 : 0) + (year ? 4 : 0) + (annual || year ? 1 : 0);
		if (crumbs)
			t->score = year ? 1 : 0;
		/* menus have 政府信息公开年报, and summaries are of many kinds */
		if (t->agency_len == 0 && year == 0 && (weak || GOV_ENDS(start, end, "年报")))
			t->score = 0;
		if (t->score == 0)
			continue;
		t->len = (uint16_t) (end - start);
		memcpy(t->text, start, t->len);
		return true;
	}
	return false;
}

/* ------------------------------------------------------------------------
 * The reader
 */

typedef struct Span
{
	const char *p;
	const char *e;
} Span;

typedef struct Reader
{
	GovArena   *a;
	const GovText *t;
	GovHeader  *out;
	GovDiags   *diags;

	Title		best;
	Span		best_line;		/* where the best stands */
	int			other_year;		/* of another title, if it differs */
	int			date_rank;		/* of out->published; NDATERANKS: none */
	Span		publisher;
	Span		source;
	Span		below;			/* the line below the title */
	int			pending;		/* Field whose value the next line holds */
	uint32_t	pending_line;
	bool		prose;			/* the opening has begun */
	Span		above[2];		/* the last lines that could begin a title */
	uint32_t	above_line[2];
} Reader;

static void
consider_title(Reader *r, const Title *t, const char *p, const char *e, uint32_t line)
{
	if (t->score > r->best.score)
	{
		r->best_line.p = p;
		r->best_line.e = e;
		if (r->best.score > 2 && r->best.year > 0 && t->year > 0 && r->best.year != t->year)
			r->other_year = r->best.year;
		memcpy(&r->best, t, offsetof(Title, text));
		r->best.line = line;
		memcpy(r->best.text, t->text, t->len);
		memcpy(r->best.agency, t->agency, t->agency_len);
	}
	else if (t->score > 2 && t->year > 0 && r->best.year > 0 && t->year != r->best.year &&
			 r->other_year == 0)
		r->other_year = t->year;
}

/* Copy without white space; false if it doesn't fit. */
static bool
squeeze(char *buf, size_t cap, const char *p, const char *e, size_t *len)
{
	*len = 0;
	while (p < e)
	{
		size_t		n = gov_space_at(p, e);

		if (n > 0)
		{
			p += n;
			continue;
		}
		n = gov_char_len(p, e);
		if (*len + n > cap)
			return false;
		memcpy(buf + *len, p, n);
		*len += n;
		p += n;
	}
	return true;
}

static GovStr
keep(Reader *r, const char *s, size_t len)
{
	GovStr		v;
	char	   *copy = gov_alloc(r->a, len ? len : 1);

	memcpy(copy, s, len);
	v.s = copy;
	v.len = (uint32_t) len;
	return v;
}

/* The first word of a value; strokes glue words together. */
static const char *
first_word(const char *p, const char *e)
{
	while (p < e)
	{
		size_t		n = gov_space_at(p, e);
		const char *q;

		if (n == 0)
		{
			p += gov_char_len(p, e);
			continue;
		}
		q = gov_skip_space(p, e);
		if (q < e && (*q == '/' || (*q == '-' && q + 1 < e && q[1] != '-')))
			p = q + 1;
		else
			return p;
		p = gov_skip_space(p, e);
	}
	return e;
}

static void
set_index(Reader *r, const char *p, const char *e)
{
	char		buf[NUMBER_BYTES];
	size_t		n;
	bool		digit = false;
	bool		wrong = false;
	GovDate		date;
	const char *after;

	if (r->out->index_no.s)
		return;
	e = first_word(p, e);
	while (e > p && (e[-1] == ',' || e[-1] == ';' || e[-1] == ']'))
		e--;
	while (GOV_ENDS(p, e, "，") || GOV_ENDS(p, e, "；") || GOV_ENDS(p, e, "。") || GOV_ENDS(p, e, "】"))
		e -= 3;
	if (!squeeze(buf, sizeof(buf), p, e, &n) || n < 3)
		return;
	for (const char *q = buf; q < buf + n; q += gov_char_len(q, buf + n))
	{
		uint32_t	c = gov_char_at(q, buf + n);

		digit |= is_digit(c);
		wrong |= c == ':' || c == L'：' || c == L'，' || c == L'。' || c == L'《' || c == L'年';
	}
	if (!digit || wrong || (date_at(buf, buf + n, 0, &date, &after) && after == buf + n && n != 8))
		return;
	r->out->index_no = keep(r, buf, n);
}

static void
set_docno(Reader *r, const char *p, const char *e, bool next_line)
{
	char		buf[NUMBER_BYTES];
	size_t		n;
	bool		digit = false;
	bool		bracket = false;
	const char *stop = GOV_FIND(p, e, "号");
	GovDate		date;
	const char *after;

	if (r->out->doc_no.s)
		return;
	e = stop ? stop + 3 : first_word(p, e);
	if (!squeeze(buf, sizeof(buf), p, e, &n) || n < 3)
		return;
	for (const char *q = buf; q < buf + n; q += gov_char_len(q, buf + n))
	{
		uint32_t	c = gov_char_at(q, buf + n);

		digit |= is_digit(c);
		bracket |= is_close_bracket(c);
		if (c == ':' || c == L'：' || c == L'，' || c == L'。' || c == L'《')
			return;
		/* 〔2021〕号: a form that nobody filled in */
		if (c == L'号' && (is_close_bracket(gov_char_before(buf, q)) ||
						  gov_char_before(buf, q) == L'第'))
			return;
	}
	if (!digit || (next_line && !stop && !bracket) || GOV_STARTS(buf, buf + n, "无") ||
		GOV_FIND(buf, buf + n, "公开") || (date_at(buf, buf + n, 0, &date, &after) && n != 8))
		return;
	r->out->doc_no = keep(r, buf, n);
}

static void
set_date(Reader *r, int rank, const char *p, const char *e, uint32_t line)
{
	GovDate		date;
	const char *after;

	while (p < e && (*p == '[' || *p == '('))
		p = gov_skip_space(p + 1, e);
	while (GOV_STARTS(p, e, "（") || GOV_STARTS(p, e, "【"))
		p = gov_skip_space(p + 3, e);
	if (!date_at(p, e, 0, &date, &after) || date.day == 0)
		return;
	if (rank < r->date_rank)
	{
		r->date_rank = rank;
		r->out->published = date;
	}
	else if (rank == r->date_rank && rank < 5 &&
			 memcmp(&date, &r->out->published, sizeof(date)) != 0)
		gov_diag(r->diags, GOV_INFO, "published_repeated", gov_source_line(r->t, line),
				 "another date of publication, %d-%02d-%02d; the first is taken",
				 date.year, date.month, date.day);
}

static void try_title(Reader *r, const char *p, const char *e, uint32_t line, bool join);

static void
set_field(Reader *r, int field, const char *p, const char *e, uint32_t line, bool next_line)
{
	const char *q;

	p = gov_skip_space(p, e);
	/* a value ends with its cell */
	for (q = p; q < e && *q != '|' && *q != GOV_CELL && *q != '\t'; q++)
		;
	e = gov_rtrim(p, q);
	if (p == e)
		return;
	switch (field)
	{
		case F_NONE:
		case F_OTHER:
			break;
		case F_INDEX:
			set_index(r, p, e);
			break;
		case F_DOCNO:
			set_docno(r, p, e, next_line);
			break;
		case F_TITLE:
			try_title(r, p, e, line, false);
			break;
		case F_PUBLISHER:
			if (!r->publisher.p)
			{
				r->publisher.p = p;
				r->publisher.e = e;
			}
			break;
		case F_SOURCE:
			if (!r->source.p)
			{
				r->source.p = p;
				r->source.e = e;
			}
			break;
		default:
			set_date(r, field - F_DATE, p, e, line);
			break;
	}
}

/*
 * Keys and values of one line.  Returns where the first key begins, e when
 * there is none.
 */
static const char *
read_keys(Reader *r, const char *p, const char *e, uint32_t line)
{
	const char *start = p;
	const char *first = e;
	const char *value = NULL;	/* of the key under way */
	int			field = F_NONE;
	bool		word = true;
	const char *limit = e - p > LINE_MAX_ ? p + LINE_MAX_ : e;
	bool		anywhere = limit - p <= 360;	/* prose has no keys within words */

	while (p < limit)
	{
		unsigned char c = (unsigned char) *p;
		size_t		n;

		if (c < 0x80)
		{
			word = c <= ' ' || c == '|' || c == '[' || c == ']' || c == ';' || c == ',' || c == '(' ||
				c == ')';
			p++;
			continue;
		}
		if (c >= 0xE4 && c <= 0xE9 && (word || anywhere))
		{
			const char *after;
			bool		open;
			int			f = key_at(p, e, word, &after, &open);

			/* without a colon only at the beginning or among other keys */
			if (f != F_NONE && !open && value == NULL && p != start)
				f = F_NONE;
			if (f != F_NONE)
			{
				if (first == e)
					first = p;
				if (value)
					set_field(r, field, value, p, line, false);
				field = f;
				p = skip_blanks(after, e, 64);
				/* the value is in the next cell that isn't covered */
				if (p < e && (*p == '|' || *p == GOV_CELL || *p == '\t'))
				{
					p++;
					while (p < e && (*p == GOV_SPANNED ||
									 (*p == GOV_CELL && p[-1] == GOV_SPANNED)))
						p++;
					p = skip_blanks(p, e, 64);
				}
				value = p;
				word = true;
				continue;
			}
		}
		n = gov_space_at(p, e);
		if (n > 0)
			word = true;
		else
		{
			uint32_t	ch = c >= 0xE2 && (c <= 0xE3 || c == 0xEF) ? gov_char_at(p, e) : 0;

			n = gov_char_len(p, e);
			word = ch != 0 && (ch == L'【' || ch == L'】' || ch == L'；' || ch == L'，' || ch == L'｜' ||
							   ch == L'│' || ch == L'（' || ch == L'）' || ch == L'［' || ch == L'］');
		}
		p += n;
	}
	if (value)
	{
		value = gov_skip_space(value, e);
		while (value < e && (*value == '|' || *value == GOV_CELL))
			value++;
		if (gov_skip_space(value, e) >= e)
		{
			r->pending = field;
			r->pending_line = line;
		}
		else
			set_field(r, field, value, e, line, false);
	}
	return first;
}

/* Can [p, e) be the first line of a title of several? */
static bool
can_begin_title(const char *p, const char *e)
{
	if (e - p < 6 || e - p > 240)
		return false;
	for (const char *q = p; q < e; q += gov_char_len(q, e))
	{
		uint32_t	c = gov_char_at(q, e);

		if (c == ',' || c == ';' || c == ':' || c == '>' || c == '|' || c == '_' || c == '/')
			return false;
		if (c >= 0x80)
			switch (c)
			{
				case L'，':
				case L'。':
				case L'；':
				case L'：':
				case L'＞':
				case L'›':
				case L'→':
				case L'》':
				case L'…':
					return false;
				default:
					break;
			}
	}
	return true;
}

/*
 * What a first line may hold: an organ's name, a year, "关于", or the
 * beginning of the report's own words.
 */
static bool
begins_title(const Fold *f)
{
	const char *p = f->s;
	const char *e = f->s + f->n;
	const char *after;
	char		buf[AGENCY_BYTES + 8];
	int			year = 0;

	if (title_year_at(p, e, &after) && after == e)
		return true;
	if (GOV_ENDS(p, e, "关于") || GOV_FIND(p, e, "信息公") || GOV_FIND(p, e, "政府信"))
		return true;
	if (GOV_ENDS(p, e, "政府") || GOV_ENDS(p, e, "政"))
		return true;
	return agency_of_prefix(p, e, &year, buf) > 0;
}

/* A line, or a key's value, as a title; join: with the lines above. */
static void
try_title(Reader *r, const char *p, const char *e, uint32_t line, bool join)
{
	const char *q = p;
	bool		hit = false;
	Fold		f;
	Title		t;
	bool		own;

	if (e - p > TITLE_LINE_MAX)
		return;
	/* printed twice more often than not */
	if (r->best.agency_len && e - p == r->best_line.e - r->best_line.p &&
		memcmp(p, r->best_line.p, (size_t) (e - p)) == 0)
		return;
	/* 告 and 报 share a byte that few others have */
	while ((q = memchr(q, 0x8A, (size_t) (e - q))) != NULL)
	{
		if ((q - p >= 2 && q[-2] == '\xE5' && q[-1] == '\x91') ||
			(q - p >= 1 && q + 1 < e && q[-1] == '\xE6' && q[1] == '\xA5'))
		{
			hit = true;
			break;
		}
		q++;
	}
	if (!hit && !GOV_ENDS(p, e, "总结") && !GOV_ENDS(p, e, "）") && !GOV_ENDS(p, e, ")"))
		return;
	if (!hit && !GOV_FIND(p, e, "总结"))
		return;

	f.n = 0;
	f.overlong = false;
	fold_append(&f, p, e);
	if (f.overlong)
		return;
	own = title_in(&f, f.s, f.s + f.n, &t);

	/* what it lacks may stand on the lines above */
	if (join && f.n <= 180 && !(own && t.agency_len && t.year))
	{
		Fold		g;
		Title		u;
		uint32_t	below = line;

		/* nearest line first, then the one above it too */
		for (int lines = 1; lines <= 2; lines++)
		{
			bool		fits = true;

			g.n = 0;
			g.overlong = false;
			for (int i = lines - 1; i >= 0; i--)
			{
				if (!r->above[i].p)
				{
					fits = false;
					break;
				}
				if (i == lines - 1)
				{
					Fold		h;

					h.n = 0;
					h.overlong = false;
					fold_append(&h, r->above[i].p, r->above[i].e);
					if (h.overlong || !begins_title(&h))
						fits = false;
				}
				fold_append(&g, r->above[i].p, r->above[i].e);
			}
			if (lines == 1 && below - r->above_line[0] > 4)
				break;
			if (lines == 2 && r->above_line[0] - r->above_line[1] > 4)
				break;
			if (!fits)
				continue;
			fold_append(&g, p, e);
			if (!g.overlong && title_in(&g, g.s, g.s + g.n, &u) && u.len > f.n / 2 &&
				(!own || (u.score > t.score && u.year >= 0 && u.len > t.len)))
			{
				consider_title(r, &u, p, e, line);
				own = false;
				if (u.agency_len && u.year)
					return;
				t = u;
				own = true;
			}
		}
	}
	if (own)
		consider_title(r, &t, p, e, line);
}

/* ------------------------------------------------------------------------
 * The statistical period and the year in prose
 */

/* Is one of the words that introduce a period printed shortly before p? */
static bool
statistics_before(const char *start, const char *p)
{
	const char *q = p - start > 90 ? p - 90 : start;

	for (; q < p; q++)
		if ((*q == '\xE7' && GOV_STARTS(q, p, "统")) || (*q == '\xE6' && GOV_STARTS(q, p, "期限")) ||
			(*q == '\xE6' && GOV_STARTS(q, p, "时限")) || (*q == '\xE6' && GOV_STARTS(q, p, "数据")))
			return true;
	return false;
}

/* What joins the two dates of a period; NULL when nothing does. */
static const char *
skip_until(const char *p, const char *e)
{
	bool		found = false;

	for (int i = 0; i < 12; i++)
	{
		uint32_t	c;

		p = skip_blanks(p, e, 8);
		c = gov_char_at(p, e);
		switch (c)
		{
			case '-':
			case '~':
				found = true;
				p++;
				break;
			case L'至':
			case L'到':
			case L'—':
			case L'–':
			case L'―':
			case L'－':
			case L'～':
			case L'‐':
			case L'─':
				found = true;
				p += 3;
				break;
			case ',':
				p++;
				break;
			case L'，':
			case L'、':
			case L'起':
			case L'止':
			case L'截':
			case L'（':
			case L'）':
				p += 3;
				break;
			case '0':
				if (GOV_STARTS(p, e, "00:00"))
					p += 5;
				else if (GOV_STARTS(p, e, "0时") || GOV_STARTS(p, e, "0点"))
					p += 4;
				else
					return found ? p : NULL;
				break;
			case L'零':
				if (!GOV_STARTS(p, e, "零时") && !GOV_STARTS(p, e, "零点"))
					return found ? p : NULL;
				p += 6;
				break;
			case L'开':
				if (!GOV_STARTS(p, e, "开始"))
					return NULL;
				p += 6;
				break;
			default:
				return found ? p : NULL;
		}
	}
	return NULL;
}

/* A period whose first date begins at p. */
static bool
period_at(Reader *r, const char *start, const char *p, const char *e, bool need_words)
{
	GovDate		from;
	GovDate		to;
	const char *q;
	const char *rest;
	bool		until;
	int			days;

	/* most years begin no date */
	if (!year_at(p, e, &q))
		return false;
	q = skip_blanks(q, e, 8);
	if (q >= e)
		return false;
	q = skip_blanks(q + gov_char_len(q, e), e, 8);
	if (q >= e || small_number_at(q, e, &rest) == 0)
		return false;
	if (!date_at(p, e, 0, &from, &q))
	{
		/* 2020年1-12月 */
		const char *m;
		int			first;

		year_at(p, e, &q);
		q = skip_blanks(q, e, 8);
		if (gov_char_at(q, e) != L'年')
			return false;
		q = skip_blanks(q + 3, e, 8);
		first = small_number_at(q, e, &m);
		if (first < 1 || first > 12)
			return false;
		memset(&from, 0, sizeof(from));
		{
			const char *y = p;
			size_t		n;

			for (int i = 0; i < 4; i++)
			{
				int			d = digit_at(y, e, &n);

				from.year = (int16_t) (from.year * 10 + (d < 0 ? 0 : d));
				y += d < 0 ? 1 : n;
			}
		}
		from.month = (uint8_t) first;
		q = m;
	}
	rest = skip_until(q, e);
	if (!rest)
	{
		/* 截至2019年12月31日, of the figures */
		const char *b = p;

		if (from.day == 0 || r->out->period_to.year)
			return false;
		while (b > start && (b[-1] == ' ' || b[-1] == '\n' || b[-1] == '\r'))
			b--;
		until = GOV_ENDS(start, b, "截至") || GOV_ENDS(start, b, "截止") ||
			GOV_ENDS(start, b, "截至到") || GOV_ENDS(start, b, "截止到") ||
			GOV_ENDS(start, b, "截止至");
		if (until && statistics_before(start, b))
			r->out->period_to = from;
		return false;
	}
	if (!date_at(rest, e, from.year, &to, &q) || (from.day == 0) != (to.day == 0))
		return false;
	if (need_words || from.day == 0)
		if (!statistics_before(start, p))
			return false;
	if (from.day == 0)
	{
		from.day = 1;
		to.day = (uint8_t) days_in(to.year, to.month);
	}
	days = day_number(to) - day_number(from);
	if (days < 1 || days > 740)
		return false;
	r->out->period_from = from;
	r->out->period_to = to;
	return true;
}

/* The first period in [p, e); true when both ends were found. */
static bool
find_period(Reader *r, const char *p, const char *e, bool need_words)
{
	const char *start = p;

	for (const char *q = p; (q = memchr(q, '2', (size_t) (e - q))) != NULL; q++)
	{
		if (e - q >= 6 && q[1] == '0' && !is_digit(gov_char_before(p, q)) &&
			period_at(r, start, q, e, need_words))
			return true;
	}
	if (need_words)
		return false;
	/* full-width and Chinese digits; by their last byte, the rarest */
	for (const char *q = p; (q = memchr(q, 0x92, (size_t) (e - q))) != NULL; q++)
		if (q - p >= 2 && GOV_STARTS(q - 2, e, "２０") && !is_digit(gov_char_before(p, q - 2)) &&
			period_at(r, start, q - 2, e, need_words))
			return true;
	for (const char *q = p; (q = memchr(q, 0x8C, (size_t) (e - q))) != NULL; q++)
		if (q - p >= 2 && GOV_STARTS(q - 2, e, "二") && period_at(r, start, q - 2, e, need_words))
			return true;
	return false;
}

/*
 * The year that a stretch of prose is about: that of its first words, else of
 * sentences that begin with one (2020年，…), else the only one there is; 0
 * when in doubt.  heading: the first line is one.
 */
static int
find_year(const char *p, const char *e, bool heading)
{
	int			leading = 0;
	int			any = 0;
	bool		quoted = false; /* inside 《》, where laws are named */
	bool		begins = true;	/* a sentence */
	bool		first = !heading;	/* the prose itself */
	const char *after;

	while (p < e)
	{
		uint32_t	c = gov_char_at(p, e);
		int			y = 0;

		if (c == '2' || c == 0xFF12 || c == L'二')
			y = year_at(p, e, &after);
		if (y)
		{
			const char *q = skip_blanks(after, e, 4);
			bool		is_year = gov_char_at(q, e) == L'年';

			q = skip_blanks(is_year ? q + 3 : q, e, 4);
			c = gov_char_at(q, e);
			switch (c)
			{
				case L'以':		/* 以来 and other points in time */
				case L'起':
				case L'底':
				case L'初':
				case L'末':
				case L'修':
				case L'来':
				case L'开':
				case L'至':
				case L'到':
				case L'前':
				case L'后':
				case L'十':
				case '-':
					is_year = false;
					break;
				case L'一':
					is_year = GOV_STARTS(q, e, "一年");
					break;
				default:
					break;
			}
			if (is_year && !quoted && !is_digit(c))
			{
				if (first)
					return y;
				if (begins)
					note_year(&leading, y);
				note_year(&any, y);
			}
			begins = first = false;
			p = q;
			continue;
		}
		if (c == L'《')
			quoted = true;
		else if (c == L'》')
			quoted = false;
		if (c == L'。' || c == L'）' || c == ')')
			begins = true;
		else if (c == '\n' && heading)
		{
			heading = false;
			first = begins = true;
		}
		else if (!gov_space_at(p, e) && c != '*' && c != '#')
			begins = first = false;
		if (is_digit(c))
		{
			/* digits that are no year */
			while (p < e && is_digit(gov_char_at(p, e)))
				p += gov_char_len(p, e);
			continue;
		}
		p += gov_char_len(p, e);
	}
	if (leading != 0)
		return leading > 0 ? leading : 0;
	return any > 0 ? any : 0;
}

/* ------------------------------------------------------------------------
 * The agency
 */

/* A publisher's or source's name. */
static bool
agency_of_value(Reader *r, Span v)
{
	char		buf[AGENCY_BYTES];
	size_t		n;
	const char *end;
	const char *q;
	int			words = 0;
	bool		single = true;

	if (!v.p)
		return false;
	if (v.e - v.p > AGENCY_BYTES * 2)
		return false;

	/* 青 禾 市: each character a word */
	for (q = v.p; q < v.e;)
	{
		const char *w = q;

		while (q < v.e && !gov_space_at(q, v.e))
			q += gov_char_len(q, v.e);
		words++;
		single &= q - w <= 3;
		q = gov_skip_space(q, v.e);
	}
	end = v.e;
	if (words > 1 && !single)
	{
		for (end = v.p; end < v.e && !gov_space_at(end, v.e);)
			end += gov_char_len(end, v.e);
		/* 甲市 乙局 */
		if (words == 2 && ends_in_division(v.p, end))
		{
			q = gov_skip_space(end, v.e);
			if (is_organ(q, v.e) && !GOV_STARTS(q, v.e, "作者"))
				end = v.e;
		}
	}
	if (!squeeze(buf, sizeof(buf), v.p, end, &n))
		return false;
	while (n >= 3 && (GOV_ENDS(buf, buf + n, "】") || GOV_ENDS(buf, buf + n, "；") ||
					  GOV_ENDS(buf, buf + n, "，")))
		n -= 3;
	if (!is_organ(buf, buf + n) || is_generic_organ(buf, buf + n))
		return false;
	r->out->agency = keep(r, buf, n);
	return true;
}

/* "甲局", or "（甲局 2022年1月20日）", on the line below the title. */
static bool
agency_below_title(Reader *r)
{
	Span		v = r->below;
	char		buf[AGENCY_BYTES + 8];
	int			year = 0;
	size_t		n;

	if (!v.p)
		return false;
	if (is_open_bracket(gov_char_at(v.p, v.e)) && is_close_bracket(gov_char_before(v.p, v.e)))
	{
		v.p += gov_char_len(v.p, v.e);
		v.e -= gov_char_before(v.p, v.e) < 0x80 ? 1 : 3;
	}
	for (const char *q = v.p; q < v.e; q += gov_char_len(q, v.e))
		if (gov_space_at(q, v.e))
		{
			const char *d = gov_skip_space(q, v.e);
			GovDate		date;
			const char *after;

			if (date_at(d, v.e, 0, &date, &after) && after == v.e)
			{
				v.e = q;
				break;
			}
		}
	/* a name with spaces may be a row of menus */
	for (const char *q = v.p; q < v.e; q += gov_char_len(q, v.e))
		if (gov_space_at(q, v.e))
			return false;
	/* it may have the year with it */
	if (v.e - v.p > AGENCY_BYTES)
		return false;
	n = agency_of_prefix(v.p, v.e, &year, buf);
	if (n == 0)
		return false;
	r->out->agency = keep(r, buf, n);
	return true;
}

static bool
take_agency(Reader *r, const char *p, const char *e)
{
	p = trim_name_start(p, e);
	e = trim_name_end(p, e);
	if (!is_organ(p, e) || is_generic_organ(p, e))
		return false;
	r->out->agency = keep(r, p, (size_t) (e - p));
	return true;
}

/* "本报告由甲局编制", "甲局编制了", "现公布甲局2021年度" in the opening. */
static bool
agency_of_opening(Reader *r, const char *p, const char *e)
{
	static const GovStr stops[] = {
		W("根据"), W("按照"), W("依据"), W("依照"), W("编制"), W("负责"), W("组织"),
		W("结合"), W("遵照"), W("统计"), W("汇总"), W("撰写"), W("《"), W("（"), W("("),
		W("，"), W("。"), W("对"),
	};
	char		buf[1536];
	size_t		n = 0;
	const char *end;
	const char *q;

	/* as much as fits */
	while (p < e)
	{
		size_t		w = gov_space_at(p, e);

		if (w > 0)
		{
			p += w;
			continue;
		}
		w = gov_char_len(p, e);
		if (n + w > sizeof(buf))
			break;
		memcpy(buf + n, p, w);
		n += w;
		p += w;
	}
	end = buf + n;

	q = GOV_FIND(buf, end, "报告由");
	if (!q)
		q = GOV_FIND(buf, end, "年报由");
	if (q)
	{
		const char *best = NULL;

		q += 9;
		p = end - q > AGENCY_BYTES + 18 ? q + AGENCY_BYTES + 18 : end;
		for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++)
		{
			const char *s = gov_find(q, best ? best : p, stops[i].s, stops[i].len);

			if (s)
				best = s;
		}
		if (best && take_agency(r, q, best))
			return true;
	}

	for (q = buf; (q = GOV_FIND(q, end, "编制")) != NULL; q += 6)
	{
		const char *s = q;
		const char *stop = q;

		if (GOV_ENDS(buf, stop, "组织") || GOV_ENDS(buf, stop, "负责"))
			stop -= 6;
		if (GOV_ENDS(buf, stop, "特") || GOV_ENDS(buf, stop, "现"))
			stop -= 3;
		/* back to the sentence's last stop */
		for (s = stop; s > buf && stop - s <= AGENCY_BYTES;)
		{
			uint32_t	c = gov_char_before(buf, s);

			if (c == L'，' || c == L'。' || c == L'》' || c == L'；' || c == L'）' || c == L'由' ||
				c == ',' || c == ';' || c == ')' || c == L'：' || c == L'、' || c == ':')
				break;
			s -= c >= 0x800 ? 3 : 1;
		}
		if (GOV_STARTS(s, stop, "规定") || GOV_STARTS(s, stop, "要求") || GOV_STARTS(s, stop, "有关"))
			s += 6;
		if (take_agency(r, s, stop))
			return true;
	}

	for (q = buf; (q = GOV_FIND(q, end, "公布")) != NULL; q += 6)
	{
		const char *s = q + 6;
		const char *stop = s;
		const char *after;

		while (stop < end && stop - s <= AGENCY_BYTES && !year_at(stop, end, &after))
			stop += gov_char_len(stop, end);
		if (stop < end && stop - s <= AGENCY_BYTES && take_agency(r, s, stop))
			return true;
	}
	return false;
}

/* ------------------------------------------------------------------------
 * The tail
 */

static bool
is_furniture(const char *p, const char *e)
{
	static const GovStr words[] = {
		W("扫一扫"), W("打印"), W("关闭"), W("分享"), W("收藏"), W("上一篇"), W("下一篇"),
		W("相关"), W("附件"), W("版权"), W("备案"), W("网站地图"), W("主办"), W("承办"),
		W("返回"), W("字体"), W("责任编辑"), W("浏览"), W("点击"), W("二维码"), W("ICP"),
		W("手机"), W("技术支持"), W("联系我们"), W("网站标识"), W("阅读"),
	};
	const char *q = p;

	if (e - p > 150)
		return false;
	/* a page number */
	while (q < e && ((*q >= '0' && *q <= '9') || *q == '-' || *q == '|' || *q == '/' ||
					 gov_space_at(q, e) || GOV_STARTS(q, e, "—")))
		q += gov_space_at(q, e) ? gov_space_at(q, e) : gov_char_len(q, e);
	if (q == e)
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (gov_find(p, e, words[i].s, words[i].len))
			return true;
	return false;
}

/* The organ that signs: a name alone, the date below it or beside it. */
static bool
agency_of_signature(Reader *r)
{
	const char *p = r->out->signature.s;
	const char *end;
	Span		name = {NULL, NULL};

	if (!p)
		return false;
	end = p + r->out->signature.len;
	while (p < end)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));
		const char *s = p;
		const char *e;
		GovDate		date;
		const char *after;

		if (!eol)
			eol = end;
		e = eol;
		trim_line(&s, &e);
		p = eol < end ? eol + 1 : end;
		if (s >= e)
			continue;
		if (name.p && date_at(s, e, 0, &date, &after) && e - after <= 3)
			return agency_of_value(r, name);
		name.p = NULL;
		if (e - s <= 300 && (is_digit(gov_char_before(s, e)) || gov_char_before(s, e) == L'日' ||
							 gov_char_before(s, e) == L'）' ||
							 is_organ_ending(gov_char_before(s, e), s, e)))
		{
			char		buf[AGENCY_BYTES];
			size_t		n;

			if (squeeze(buf, sizeof(buf), s, e, &n) && is_organ(buf, buf + n))
			{
				name.p = s;
				name.e = e;
			}
			else
			{
				/* 甲局 2021年1月8日 */
				const char *q = s;

				while (q < e && !gov_space_at(q, e))
					q += gov_char_len(q, e);
				if (q < e && date_at(gov_skip_space(q, e), e, 0, &date, &after) && e - after <= 3)
				{
					name.p = s;
					name.e = q;
					if (agency_of_value(r, name))
						return true;
					name.p = NULL;
				}
			}
		}
	}
	return false;
}

static void
read_tail(Reader *r)
{
	const char *begin = r->t->s;
	const char *end = gov_rtrim(r->t->len > TAIL_MAX ? begin + r->t->len - TAIL_MAX : begin,
								begin + r->t->len);
	const char *p = end - begin > TAIL_MAX ? end - TAIL_MAX : begin;
	Span		line[8];		/* the last ones, in a ring */
	unsigned	n = 0;
	unsigned	first;

	/* lines that fit whole; if there's none, what fits of the last */
	if (p > begin && p[-1] != '\n')
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));

		if (eol)
			p = eol + 1;
		else
			while (p < end && ((unsigned char) *p & 0xC0) == 0x80)
				p++;
	}
	while (p < end)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));
		Span		l = {p, eol ? eol : end};

		p = eol ? eol + 1 : end;
		trim_line(&l.p, &l.e);
		if (l.p < l.e)
			line[n++ % 8] = l;
	}
	first = n > 8 ? n - 8 : 0;

	/* some pages print the publication there */
	for (unsigned i = first; i < n && r->date_rank == NDATERANKS; i++)
	{
		Span		l = line[i % 8];
		const char *at;
		const char *after;
		bool		open;

		if (l.e - l.p > 200)
			continue;
		at = GOV_FIND(l.p, l.e, "发布日期");
		if (!at)
			at = GOV_FIND(l.p, l.e, "发布时间");
		if (at && key_at(at, l.e, false, &after, &open) == DATE(0))
			set_date(r, 0, gov_skip_space(after, l.e), l.e, 0);
	}

	/* the page's own lines at its foot are no signature */
	while (n > first && is_furniture(line[(n - 1) % 8].p, line[(n - 1) % 8].e))
		n--;
	if (n == first)
		return;
	if (n - first > 5)
		first = n - 5;
	r->out->signature.s = line[first % 8].p;
	r->out->signature.len = (uint32_t) (line[(n - 1) % 8].e - line[first % 8].p);
}

/* ------------------------------------------------------------------------
 * All together
 */

/* The first heading, in whatever words. */
static bool
is_first_heading(const char *p, const char *e)
{
	GovHeading	h;
	uint32_t	c;

	p = gov_skip_space(p, e);
	while (p < e && (*p == '#' || *p == '*' || gov_space_at(p, e)))
		p += *p == '#' || *p == '*' ? 1 : gov_space_at(p, e);
	c = gov_char_at(p, e);
	if (c == L'一')
	{
		c = gov_char_at(gov_skip_space(p + 3, e), e);
		return c == L'、' || c == L'．' || c == '.' || c == L'，' || c == ',';
	}
	if (c != L'总' && c != L'第' && c != L'概' && c != '1' && c != 0xFF11)
		return false;
	return gov_heading_read(p, e, &h) == 1;
}

static void
decide_year(Reader *r, Span opening, Span section)
{
	GovHeader  *out = r->out;
	int			title = r->best.year > 0 ? r->best.year : 0;
	int			period = out->period_to.year;
	int			prose;

	if (period && out->period_from.year && out->period_from.year != period)
	{
		gov_diag(r->diags, GOV_WARNING, "period_not_one_year", 0,
				 "the statistical period runs from %d to %d", out->period_from.year, period);
		period = 0;
	}

	if (r->best.year < 0)
		gov_diag(r->diags, GOV_WARNING, "year_conflict", gov_source_line(r->t, r->best.line),
				 "the title names more than one year");
	if (title && r->other_year && period == r->other_year)
	{
		gov_diag(r->diags, GOV_WARNING, "year_conflict", gov_source_line(r->t, r->best.line),
				 "one title says %d, another and the period say %d; taken: %d", title, period, period);
		out->year = period;
		return;
	}
	if (title && period && title != period)
	{
		int			taken = title;

		prose = find_year(section.p, section.e, true);
		if (prose == period || (out->published.year && out->published.year <= title && period < title))
			taken = period;
		gov_diag(r->diags, GOV_WARNING, "year_conflict", gov_source_line(r->t, r->best.line),
				 "the title says %d, the statistical period %d; taken: %d", title, period, taken);
		out->year = taken;
		return;
	}
	if (title && !period && r->other_year)
	{
		prose = find_year(section.p, section.e, true);
		out->year = prose == r->other_year ? prose : title;
		gov_diag(r->diags, GOV_WARNING, "year_conflict", gov_source_line(r->t, r->best.line),
				 "one title says %d, another %d; taken: %d", title, r->other_year, out->year);
		return;
	}
	out->year = title ? title : period;
	if (out->year == 0)
		out->year = find_year(opening.p, opening.e, false);
	if (out->year == 0)
		out->year = find_year(section.p, section.e, true);
	if (out->year == 0)
		gov_diag(r->diags, GOV_WARNING, "year_not_found", 0,
				 "neither title nor period nor opening says which year is reported on");
}

void
gov_header_read(GovArena *a, const GovText *t, GovHeader *out, GovDiags *diags)
{
	Reader		r;
	const char *end = t->s + t->len;
	const char *limit;
	const char *p = t->s;
	uint32_t	line = 0;
	Span		head;
	Span		opening;			/* what follows title and keys */
	Span		section;
	bool		heading = false;	/* was the first section's found? */

	memset(out, 0, sizeof(*out));
	r.a = a;
	r.t = t;
	r.out = out;
	r.diags = diags;
	r.best.score = 0;
	r.best.year = 0;
	r.best.line = 0;
	r.best.len = 0;
	r.best.agency_len = 0;
	r.other_year = 0;
	r.date_rank = NDATERANKS;
	r.publisher.p = r.source.p = r.below.p = NULL;
	r.pending = F_NONE;
	r.pending_line = 0;
	r.prose = false;
	r.above[0].p = r.above[1].p = NULL;
	r.above_line[0] = r.above_line[1] = 0;

	if (t->len == 0)
		return;
	limit = t->len > HEAD_MAX ? p + HEAD_MAX : end;
	while (limit < end && ((unsigned char) *limit & 0xC0) == 0x80 && limit > p)
		limit--;
	head.p = opening.p = p;

	while (p < limit)
	{
		const char *eol = memchr(p, '\n', (size_t) (limit - p));
		const char *s = p;
		const char *e;
		bool		keyed;

		line++;
		if (!eol)
			eol = limit;
		e = eol;
		if (is_first_heading(p, eol))
		{
			/* unless the second follows at once: a table of contents */
			const char *next = gov_skip_space(eol, limit);

			if (!GOV_STARTS(next, limit, "二、") && !GOV_STARTS(next, limit, "二．") &&
				!GOV_STARTS(next, limit, "第二部分"))
			{
				heading = true;
				break;
			}
		}
		p = eol < limit ? eol + 1 : limit;
		trim_line(&s, &e);
		if (s >= e)
			continue;

		/* a value for the key above? */
		if (r.pending != F_NONE)
		{
			const char *after;
			bool		open;

			if (line - r.pending_line <= 4 &&
				key_at(s, e, true, &after, &open) == F_NONE)
				set_field(&r, r.pending, s, e, line, true);
			r.pending = F_NONE;
		}

		keyed = false;
		{
			const char *after;
			bool		open;
			uint32_t	c = gov_char_at(s, e);
			const char *at = is_open_bracket(c) ? skip_blanks(s + (c < 0x80 ? 1 : 3), e, 4) : s;
			size_t		n = e - s > LINE_MAX_ ? LINE_MAX_ : (size_t) (e - s);

			if (key_at(at, e, true, &after, &open) != F_NONE ||
				memchr(s, ':', n) || memchr(s, GOV_CELL, n) || memchr(s, '|', n) ||
				memchr(s, '\t', n) || gov_find(s, s + n, "：", 3) ||
				(memchr(s, ' ', n) && gov_find(s, s + n, "发布于", 9)))
			{
				const char *first = read_keys(&r, s, e, line);

				if (first < e)
				{
					keyed = true;
					e = gov_rtrim(s, first);
				}
			}
		}
		if (!keyed && e - s >= 60 && !r.prose &&
			(GOV_FIND(s, e, "。") || GOV_FIND(s, e, "，") || GOV_FIND(s, e, "》") || memchr(s, ',', 60)))
			r.prose = true;
		/* a title may share its line with keys */
		if (s < e && !(keyed && e - s < 18) && !(r.prose && r.best.score >= 6) &&
			!memchr(s, GOV_CELL, (size_t) (e - s)))
		{
			try_title(&r, s, e, line, !keyed);
			if (r.best.line == line)
			{
				opening.p = p;
				r.below.p = NULL;
			}
			else if (!keyed && r.best.line && line - r.best.line <= 3 && !r.below.p)
			{
				r.below.p = s;
				r.below.e = e;
			}
		}
		if (keyed)
			opening.p = p;
		if (!keyed && can_begin_title(s, e))
		{
			r.above[1] = r.above[0];
			r.above_line[1] = r.above_line[0];
			r.above[0].p = s;
			r.above[0].e = e;
			r.above_line[0] = line;
		}
		else
			r.above[0].p = r.above[1].p = NULL;
	}

	/* p is at the first section's heading, or where we stop looking */
	head.e = p;
	opening.e = p;
	section.p = p;
	section.e = !heading ? p : end - p > SECTION_MAX ? p + SECTION_MAX : end;

	/* the head as evidence of the region: whole lines, if there are any */
	{
		const char *e = section.e - t->s > OPENING_MAX ? t->s + OPENING_MAX : section.e;
		const char *q = p > e ? t->s : p;

		for (const char *eol; (eol = memchr(q, '\n', (size_t) (e - q))) != NULL; q = eol + 1)
			;
		if (e == end || q == t->s)
			for (q = e; q > t->s && q < end && ((unsigned char) *q & 0xC0) == 0x80;)
				q--;
		out->opening.s = t->s;
		out->opening.len = (uint32_t) (q - t->s);
	}

	if (!find_period(&r, head.p, head.e, false) && out->period_to.year == 0)
		find_period(&r, section.p, section.e, true);
	read_tail(&r);

	if (r.best.score > 0)
	{
		out->title = keep(&r, r.best.text, r.best.len);
		if (r.best.agency_len)
			out->agency = keep(&r, r.best.agency, r.best.agency_len);
	}
	else
		gov_diag(diags, GOV_WARNING, "title_not_found", 0,
				 "no line reads like the title of an annual report");
	if (!out->agency.s &&
		!agency_of_value(&r, r.publisher) && !agency_of_value(&r, r.source) &&
		!agency_below_title(&r) &&
		!agency_of_opening(&r, opening.p, opening.e) &&
		!agency_of_signature(&r))
		gov_diag(diags, GOV_INFO, "agency_not_found", 0,
				 "no organ is named as the author");
	decide_year(&r, opening, section);
}
