/*
 * keys.c
 *		Blocks of keys and values: 索引号, 发布机构, 发文日期 ...
 *
 * A value follows its key, on its line, in the next cell, on the next line,
 * or in the cell below; it ends where the next known key begins.
 */
#include "core/header/internal.h"

#include "core/header/dates.h"

#define SEARCH_BYTES	600		/* of a line, for keys */
#define WORDS_BYTES		360		/* longer lines: no keys within words */
#define NUMBER_BYTES	64

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

#define DATE(rank)	(F_DATE + (rank))
#define LONE		0x40		/* only as a word of its own, with a colon */
#define WORD		0x80		/* only as a word of its own */

typedef struct Key
{
	uint8_t		field;
	uint8_t		len;			/* of rest */
	const char *rest;			/* after the first character */
} Key;

#define K(field, key)	{(field), sizeof(key) - 4, &(key)[3]}
#define KEYS(...) \
	do { \
		static const Key keys[] = {__VA_ARGS__, {0}}; \
		return keys; \
	} while (0)

/* The keys by their first character; of two that begin alike, the longer first. */
static const Key *
keys_of(uint32_t c)
{
	switch (c)
	{
		case L'索':
			KEYS(K(F_INDEX, "索引编号"), K(F_INDEX, "索引号"), K(F_INDEX, "索取号"),
				 K(F_INDEX, "索引码"), K(F_INDEX | LONE, "索引"));
		case L'信':
			KEYS(K(F_INDEX, "信息索引号"), K(F_INDEX, "信息索引"), K(F_DOCNO, "信息文号"),
				 K(F_SOURCE, "信息来源"), K(F_TITLE, "信息名称"), K(F_TITLE, "信息标题"),
				 K(DATE(3), "信息生成日期"), K(F_OTHER, "信息分类"), K(F_OTHER, "信息类别"),
				 K(F_OTHER, "信息形式"));
		case L'发':
			KEYS(K(DATE(0), "发布日期"), K(DATE(0), "发布时间"), K(DATE(0), "发表日期"),
				 K(DATE(0), "发表时间"), K(DATE(0) | WORD, "发布于"), K(DATE(2), "发文日期"),
				 K(DATE(2), "发文时间"), K(F_PUBLISHER, "发布机构"), K(F_PUBLISHER, "发布机关"),
				 K(F_PUBLISHER, "发布单位"), K(F_PUBLISHER, "发布部门"),
				 K(F_PUBLISHER, "发文机关"), K(F_PUBLISHER, "发文机构"),
				 K(F_PUBLISHER, "发文单位"), K(F_PUBLISHER, "发文部门"), K(F_DOCNO, "发文字号"),
				 K(F_DOCNO, "发文文号"), K(F_DOCNO, "发文号"));
		case L'文':
			KEYS(K(F_DOCNO, "文件编号"), K(F_DOCNO, "文件字号"), K(F_DOCNO, "文件文号"),
				 K(F_DOCNO, "文号"), K(F_TITLE, "文件名称"), K(F_TITLE, "文件标题"),
				 K(F_TITLE, "文章标题"), K(F_SOURCE, "文章来源"), K(F_OTHER, "文件类型"),
				 K(F_OTHER, "文件状态"), K(F_OTHER | WORD, "文种"));
		case L'公':
			KEYS(K(DATE(0), "公布日期"), K(DATE(0), "公布时间"), K(DATE(1), "公开日期"),
				 K(DATE(1), "公开时间"), K(F_PUBLISHER, "公开责任单位"),
				 K(F_PUBLISHER, "公开机构"), K(F_PUBLISHER, "公开单位"),
				 K(F_PUBLISHER, "公开主体"), K(F_PUBLISHER, "公开部门"), K(F_DOCNO, "公文字号"),
				 K(F_OTHER, "公开方式"), K(F_OTHER, "公开形式"), K(F_OTHER, "公开范围"),
				 K(F_OTHER, "公开类别"), K(F_OTHER, "公开类型"), K(F_OTHER, "公开属性"),
				 K(F_OTHER, "公开程序"), K(F_OTHER, "公开时限"), K(F_OTHER, "公开目录"),
				 K(F_OTHER, "公文种类"), K(F_OTHER, "公文时效"));
		case L'生':
			KEYS(K(DATE(3), "生成日期"), K(DATE(3), "生成时间"), K(F_OTHER, "生命周期"),
				 K(F_OTHER, "生效日期"), K(F_OTHER, "生效时间"));
		case L'产':
			KEYS(K(DATE(3), "产生日期"));
		case L'成':
			KEYS(K(DATE(4), "成文日期"), K(DATE(4), "成文时间"));
		case L'印':
			KEYS(K(DATE(2), "印发日期"), K(DATE(2), "印发时间"), K(F_PUBLISHER, "印发机关"),
				 K(F_PUBLISHER, "印发单位"));
		case L'制':
			KEYS(K(F_PUBLISHER, "制发机关"), K(F_PUBLISHER, "制发单位"),
				 K(F_PUBLISHER, "制作机关"), K(F_PUBLISHER, "制作单位"), K(DATE(3), "制作日期"),
				 K(DATE(2), "制发日期"));
		case L'日':
			KEYS(K(DATE(5) | LONE, "日期"));
		case L'时':
			KEYS(K(DATE(5) | LONE, "时间"), K(F_OTHER, "时效"));
		case L'来':
			KEYS(K(F_SOURCE | LONE, "来源"));
		case L'稿':
			KEYS(K(F_SOURCE, "稿件来源"));
		case L'标':
			KEYS(K(F_TITLE | WORD, "标题"));
		case L'名':
			KEYS(K(F_TITLE | LONE, "名称"));
		case L'题':
			KEYS(K(F_TITLE | LONE, "题名"), K(F_TITLE | LONE, "题目"));
		case L'更':
			KEYS(K(F_OTHER, "更新时间"), K(F_OTHER, "更新日期"));
		case L'修':
			KEYS(K(F_OTHER, "修改时间"), K(F_OTHER, "修改日期"));
		case L'访':
			KEYS(K(F_OTHER, "访问次数"), K(F_OTHER, "访问时间"), K(F_OTHER, "访问日期"),
				 K(F_OTHER, "访问量"));
		case L'打':
			KEYS(K(F_OTHER, "打印时间"), K(F_OTHER, "打印日期"), K(F_OTHER | LONE, "打印"));
		case L'浏':
			KEYS(K(F_OTHER, "浏览次数"), K(F_OTHER, "浏览量"), K(F_OTHER | LONE, "浏览"));
		case L'阅':
			KEYS(K(F_OTHER, "阅读次数"), K(F_OTHER, "阅读量"), K(F_OTHER, "阅读数"),
				 K(F_OTHER | LONE, "阅读"));
		case L'点':
			KEYS(K(F_OTHER, "点击次数"), K(F_OTHER, "点击量"), K(F_OTHER, "点击数"),
				 K(F_OTHER, "点击率"), K(F_OTHER | LONE, "点击"));
		case L'字':
			KEYS(K(F_OTHER, "字体大小"), K(F_OTHER | LONE, "字体"), K(F_OTHER | LONE, "字号"));
		case L'作':
			KEYS(K(F_OTHER | LONE, "作者"));
		case L'编':
			KEYS(K(F_OTHER | LONE, "编辑"), K(F_OTHER | LONE, "编号"));
		case L'责':
			KEYS(K(F_OTHER, "责任编辑"), K(F_OTHER, "责任单位"), K(F_OTHER, "责任部门"),
				 K(F_OTHER | LONE, "责编"));
		case L'关':
			KEYS(K(F_OTHER, "关键词"), K(F_OTHER, "关键字"), K(F_OTHER | LONE, "关闭"));
		case L'主':
			KEYS(K(F_OTHER, "主题分类"), K(F_OTHER, "主题词"), K(F_OTHER | LONE, "主题"));
		case L'体':
			KEYS(K(F_OTHER, "体裁分类"), K(F_OTHER | LONE, "体裁"));
		case L'内':
			KEYS(K(F_OTHER, "内容概述"), K(F_OTHER, "内容概要"), K(F_OTHER, "内容分类"),
				 K(F_OTHER, "内容提要"));
		case L'分':
			KEYS(K(F_OTHER | WORD, "分类"), K(F_OTHER | LONE, "分享"));
		case L'有':
			KEYS(K(F_OTHER | LONE, "有效期"), K(F_OTHER, "有效性"));
		case L'效':
			KEYS(K(F_OTHER, "效力状态"), K(F_OTHER | LONE, "效力"));
		case L'实':
			KEYS(K(F_OTHER, "实施日期"));
		case L'施':
			KEYS(K(F_OTHER, "施行日期"));
		case L'失':
			KEYS(K(F_OTHER, "失效日期"), K(F_OTHER, "失效时间"));
		case L'废':
			KEYS(K(F_OTHER, "废止日期"), K(F_OTHER, "废止时间"));
		case L'截':
			KEYS(K(F_OTHER, "截止日期"), K(F_OTHER, "截止时间"));
		case L'录':
			KEYS(K(F_OTHER, "录入时间"));
		case L'登':
			KEYS(K(F_OTHER, "登录时间"));
		case L'上':
			KEYS(K(F_OTHER, "上传时间"));
		case L'服':
			KEYS(K(F_OTHER, "服务对象"));
		case L'组':
			KEYS(K(F_OTHER, "组配分类"));
		case L'所':
			KEYS(K(F_OTHER, "所属栏目"), K(F_OTHER, "所属主题"), K(F_OTHER, "所属分类"));
		case L'栏':
			KEYS(K(F_OTHER | LONE, "栏目"));
		case L'载':
			KEYS(K(F_OTHER, "载体形式"), K(F_OTHER, "载体类型"));
		case L'语':
			KEYS(K(F_OTHER | LONE, "语种"));
		case L'审':
			KEYS(K(F_OTHER, "审核时间"), K(F_OTHER | LONE, "审核"), K(F_OTHER | LONE, "审稿"));
		case L'摘':
			KEYS(K(F_OTHER | LONE, "摘要"));
		case L'统':
			KEYS(K(F_OTHER, "统一登记号"), K(F_OTHER, "统一编号"));
		case L'备':
			KEYS(K(F_OTHER | LONE, "备注"));
		case L'状':
			KEYS(K(F_OTHER | LONE, "状态"));
		case L'类':
			KEYS(K(F_OTHER | LONE, "类别"), K(F_OTHER | LONE, "类型"));
		case L'收':
			KEYS(K(F_OTHER | LONE, "收藏"));
		case L'视':
			KEYS(K(F_OTHER, "视力保护色"));
		case L'保':
			KEYS(K(F_OTHER, "保护视力色"));
		case L'供':
			KEYS(K(F_SOURCE | LONE, "供稿"), K(F_SOURCE, "供稿单位"));
		default:
			return NULL;
	}
}

/* Three bytes, the usual character, without a call. */
static inline bool
same3(const char *a, const char *b)
{
	return a[0] == b[0] && a[1] == b[1] && a[2] == b[2];
}

/* Is one of these keys at p? */
static int
one_of_keys(const Key *k, const char *p, const char *e, bool word, const char **after, bool *open)
{
	const char *second = gov_skip_blanks(p + 3, e, 6);

	if (e - second < 3)
		return F_NONE;
	for (; k->field; k++)
	{
		const char *q = second + 3;
		const char *sep;
		int			field = k->field & ~(LONE | WORD);
		uint32_t	c;
		bool		spaced;
		uint8_t		i = 3;

		if (!same3(second, k->rest) || ((k->field & (LONE | WORD)) && !word))
			continue;
		for (; i < k->len; i += 3, q += 3)
		{
			q = gov_skip_blanks(q, e, 6);
			if (e - q < 3 || !same3(q, k->rest + i))
				break;
		}
		if (i < k->len)
			continue;

		sep = gov_skip_blanks(q, e, 32);
		c = gov_char_at(sep, e);
		spaced = sep > q;
		if (c == L'】' || c == L'］' || c == ']' || c == L'〗')
		{
			sep = gov_skip_blanks(sep + gov_width(c), e, 8);
			c = gov_char_at(sep, e);
			*open = true;
			*after = sep;
			if (c != ':' && c != L'：')
				return field;
		}
		if (c == ':' || c == L'：' || c == L'﹕' || c == L'∶')
		{
			*after = sep + gov_width(c);
			*open = true;
			return field;
		}
		if (c == '|' || c == (uint32_t) GOV_CELL || c == '\t')
		{
			if (!word)
				continue;
			*after = sep;
			*open = true;
			return field;
		}
		if (!word || (k->field & LONE))
			continue;
		/* 发布于2021… needs no space */
		if (sep < e && !spaced && !(k->field == (DATE(0) | WORD) && c >= '0' && c <= '9'))
			continue;
		*after = sep;
		*open = sep >= e;
		return field;
	}
	return F_NONE;
}

/*
 * Is there a key at p?  word: it begins a word.  *after is where its value
 * may begin; *open says that a colon or a cell border is printed there.
 */
static inline int
key_at(const char *p, const char *e, bool word, const char **after, bool *open)
{
	/* nearly always none begins so */
	const Key  *k = keys_of(gov_char_at(p, e));

	return k ? one_of_keys(k, p, e, word, after, open) : F_NONE;
}

/* ------------------------------------------------------------------------
 * Values
 */

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
set_index(GovHeaderReader *r, const char *p, const char *e)
{
	char		buf[NUMBER_BYTES];
	size_t		n;
	bool		digit = false;
	bool		wrong = false;
	bool		whole;
	GovDate		date;
	const char *after;

	if (r->out->index_no.s)
		return;
	e = first_word(p, e);
	while (e > p && (e[-1] == ',' || e[-1] == ';' || e[-1] == ']'))
		e--;
	while (GOV_ENDS(p, e, "，") || GOV_ENDS(p, e, "；") || GOV_ENDS(p, e, "。") || GOV_ENDS(p, e, "】"))
		e -= 3;
	n = gov_squeeze(buf, sizeof(buf), p, e, &whole);
	if (!whole || n < 3)
		return;
	for (const char *q = buf; q < buf + n; q += gov_char_len(q, buf + n))
	{
		uint32_t	c = gov_char_at(q, buf + n);

		digit |= gov_is_digit(c);
		wrong |= c == ':' || c == L'：' || c == L'，' || c == L'。' || c == L'《' || c == L'年';
	}
	if (!digit || wrong || (gov_date_at(buf, buf + n, 0, &date, &after) && after == buf + n && n != 8))
		return;
	r->out->index_no = gov_keep(r->a, buf, n);
}

static void
set_docno(GovHeaderReader *r, const char *p, const char *e, bool next_line)
{
	char		buf[NUMBER_BYTES];
	size_t		n;
	bool		digit = false;
	bool		bracket = false;
	bool		whole;
	const char *stop = GOV_FIND(p, e, "号");
	GovDate		date;
	const char *after;

	if (r->out->doc_no.s)
		return;
	e = stop ? stop + 3 : first_word(p, e);
	n = gov_squeeze(buf, sizeof(buf), p, e, &whole);
	if (!whole || n < 3)
		return;
	for (const char *q = buf; q < buf + n; q += gov_char_len(q, buf + n))
	{
		uint32_t	c = gov_char_at(q, buf + n);

		digit |= gov_is_digit(c);
		bracket |= gov_is_close_bracket(c);
		if (c == ':' || c == L'：' || c == L'，' || c == L'。' || c == L'《')
			return;
		/* 〔2021〕号: a form that nobody filled in */
		if (c == L'号' && (gov_is_close_bracket(gov_char_before(buf, q)) ||
							gov_char_before(buf, q) == L'第'))
			return;
	}
	if (!digit || (next_line && !stop && !bracket) || GOV_STARTS(buf, buf + n, "无") ||
		GOV_FIND(buf, buf + n, "公开") || (gov_date_at(buf, buf + n, 0, &date, &after) && n != 8))
		return;
	r->out->doc_no = gov_keep(r->a, buf, n);
}

static void
set_published(GovHeaderReader *r, int rank, const char *p, const char *e, uint32_t line)
{
	GovDate		date;
	const char *after;

	while (p < e && (*p == '[' || *p == '('))
		p = gov_skip_space(p + 1, e);
	while (GOV_STARTS(p, e, "（") || GOV_STARTS(p, e, "【"))
		p = gov_skip_space(p + 3, e);
	if (!gov_date_at(p, e, 0, &date, &after) || date.day == 0)
		return;
	if (rank < r->date_rank)
	{
		r->date_rank = rank;
		r->out->published = date;
	}
	else if (rank == r->date_rank && rank < GOV_NO_DATE - 1 &&
			 memcmp(&date, &r->out->published, sizeof(date)) != 0)
		gov_diag(r->diags, GOV_INFO, "published_repeated", gov_source_line(r->t, line),
				 "another date of publication, %d-%02d-%02d; the first is taken",
				 date.year, date.month, date.day);
}

static void
set_field(GovHeaderReader *r, int field, const char *p, const char *e, uint32_t line, bool next_line)
{
	const char *q;

	if (field <= F_OTHER)
		return;
	/* a value ends with its cell */
	p = gov_skip_space(p, e);
	for (q = p; q < e && *q != '|' && *q != GOV_CELL && *q != '\t'; q++)
		;
	e = gov_rtrim(p, q);
	if (p == e)
		return;
	switch (field)
	{
		case F_INDEX:
			set_index(r, p, e);
			break;
		case F_DOCNO:
			set_docno(r, p, e, next_line);
			break;
		case F_TITLE:
			gov_title_try(r, p, e, line, false);
			break;
		case F_PUBLISHER:
			if (!r->publisher.p)
				r->publisher = gov_span(p, e);
			break;
		case F_SOURCE:
			if (!r->source.p)
				r->source = gov_span(p, e);
			break;
		default:
			set_published(r, field - F_DATE, p, e, line);
			break;
	}
}

/* ------------------------------------------------------------------------
 * Lines
 */

/* The cells of a row of a table, trimmed; 0 when there are more than max. */
static int
split_row(GovSpan row, GovSpan *cells, int max)
{
	const char *p = gov_skip_space(row.p, row.e);
	const char *e = gov_rtrim(p, row.e);
	char		border = p < e && *p == GOV_ROW ? GOV_CELL : '|';
	int			n = 0;

	if (p < e && (*p == GOV_ROW || *p == '|'))
		p++;
	if (border == '|' && e > p && e[-1] == '|')
		e--;
	for (;;)
	{
		const char *q = memchr(p, border, (size_t) (e - p));

		if (n == max)
			return 0;
		cells[n].p = gov_skip_space(p, q ? q : e);
		cells[n].e = gov_rtrim(cells[n].p, q ? q : e);
		n++;
		if (!q)
			return n;
		p = q + 1;
	}
}

/* The key that a cell holds, and nothing else; F_NONE when it isn't one. */
static int
key_of_cell(GovSpan cell)
{
	char		buf[64];
	size_t		n = (size_t) (cell.e - cell.p);
	const char *after;
	bool		open;
	int			field;

	if (n < 6 || n >= sizeof(buf))
		return F_NONE;
	memcpy(buf, cell.p, n);
	buf[n] = '|';
	field = key_at(buf, buf + n + 1, true, &after, &open);
	return field != F_NONE && after == buf + n ? field : F_NONE;
}

/* A row of nothing but keys?  Their values will be in the next. */
static bool
read_key_row(GovHeaderReader *r, GovSpan row, uint32_t line)
{
	GovSpan		cells[GOV_ROW_KEYS];
	int			n = split_row(row, cells, GOV_ROW_KEYS);

	if (n < 2)
		return false;
	for (int i = 0; i < n; i++)
	{
		r->row[i] = (uint8_t) key_of_cell(cells[i]);
		if (r->row[i] == F_NONE)
			return false;
	}
	r->nrow = n;
	r->pending_line = line;
	return true;
}

/* The row of the values: as many, and no key among them. */
static bool
read_value_row(GovHeaderReader *r, GovSpan row, uint32_t line)
{
	GovSpan		cells[GOV_ROW_KEYS];
	int			n = r->nrow;

	r->nrow = 0;
	if (line - r->pending_line > 4 || split_row(row, cells, GOV_ROW_KEYS) != n)
		return false;
	for (int i = 0; i < n; i++)
		if (key_of_cell(cells[i]) != F_NONE)
			return false;
	for (int i = 0; i < n; i++)
		set_field(r, r->row[i], cells[i].p, cells[i].e, line, true);
	return true;
}

/* |---|:--| below the head of a table. */
static bool
is_rule(GovSpan row)
{
	const char *p = row.p;

	while (p < row.e && (*p == '|' || *p == '-' || *p == ':' || gov_space_at(p, row.e)))
		p++;
	return p == row.e;
}

/* Can the line hold a key?  Cheaply: most lines don't. */
static bool
may_hold_key(const char *p, const char *e)
{
	size_t		n = e - p > SEARCH_BYTES ? SEARCH_BYTES : (size_t) (e - p);
	const char *at = p;
	const char *after;
	bool		open;

	if (gov_is_open_bracket(gov_char_at(p, e)))
		at = gov_skip_blanks(p + gov_width(gov_char_at(p, e)), e, 4);
	if (key_at(at, e, true, &after, &open) != F_NONE ||
		memchr(p, ':', n) || memchr(p, '|', n) || memchr(p, GOV_CELL, n) || memchr(p, '\t', n))
		return true;
	/* by its last byte, the rarest */
	for (const char *q = p; (q = memchr(q, 0x9A, (size_t) (p + n - q))) != NULL; q++)
		if (q - p >= 2 && q[-1] == '\xBC' && q[-2] == '\xEF')
			return true;		/* ： */
	return memchr(p, ' ', n) && GOV_FIND(p, p + n, "发布于");
}

const char *
gov_keys_read(GovHeaderReader *r, GovSpan raw, const char *p, const char *e, uint32_t line)
{
	const char *start = p;
	const char *first = e;
	const char *value = NULL;	/* of the key under way */
	int			field = F_NONE;
	bool		word = true;
	const char *limit = e - p > SEARCH_BYTES ? p + SEARCH_BYTES : e;
	bool		anywhere = limit - p <= WORDS_BYTES;
	const char *after;
	bool		open;

	if (r->nrow > 0)
	{
		if (is_rule(raw))
			return p;
		if (read_value_row(r, raw, line))
			return p;
	}
	if (r->pending != F_NONE)
	{
		if (line - r->pending_line <= 4 && key_at(p, e, true, &after, &open) == F_NONE)
			set_field(r, r->pending, p, e, line, true);
		r->pending = F_NONE;
	}
	if (!may_hold_key(p, e))
		return e;
	if (read_key_row(r, raw, line))
		return p;

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
			int			f = key_at(p, e, word, &after, &open);

			/* without a colon only at the beginning or among other keys */
			if (f != F_NONE && (open || value || p == start))
			{
				if (first == e)
					first = p;
				if (value)
					set_field(r, field, value, p, line, false);
				field = f;
				p = gov_skip_blanks(after, e, 64);
				/* the value is in the next cell that isn't covered */
				if (p < e && (*p == '|' || *p == GOV_CELL || *p == '\t'))
				{
					p++;
					while (p < e && (*p == GOV_SPANNED || (*p == GOV_CELL && p[-1] == GOV_SPANNED)))
						p++;
					p = gov_skip_blanks(p, e, 64);
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

void
gov_keys_read_foot(GovHeaderReader *r, const char *p, const char *e)
{
	const char *at = GOV_FIND(p, e, "发布日期");
	const char *after;
	bool		open;

	if (!at)
		at = GOV_FIND(p, e, "发布时间");
	if (at && key_at(at, e, false, &after, &open) == DATE(0))
		set_published(r, 0, gov_skip_space(after, e), e, 0);
}
