/*
 * render_test.c
 *		Printed reports: the layout against the form, and what is printed read
 *		back, for reports of every kind.
 *
 * render_test [COUNT [SEED]]; a failure names its seed.
 * render_test --show FORMAT [KIND] prints one report.
 */
#include "core/text/fold.h"
#include "core/form/layout.h"
#include "core/header/headings.h"
#include "core/read/read.h"
#include "core/render/render.h"
#include "tap.h"

#include <string.h>

static GovArena arena;			/* of the printer */
static GovArena reader;

static uint64_t rng;

static uint64_t
next(void)
{
	uint64_t	z = (rng += UINT64_C(0x9E3779B97F4A7C15));

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

static int
upto(int n)
{
	return (int) (next() % (uint64_t) n);
}

static bool
one_in(int n)
{
	return upto(n) == 0;
}


/* ------------------------------------------------------------------ layout */

static bool
same_fold(GovStr s, const char *t, size_t n)
{
	uint16_t	a[GOV_FOLD_MAX];
	uint16_t	b[GOV_FOLD_MAX];
	int			na = gov_fold_all(s.s, s.len, a, GOV_FOLD_MAX);
	int			nb = gov_fold_all(t, n, b, GOV_FOLD_MAX);

	return na == nb && memcmp(a, b, na * sizeof(uint16_t)) == 0;
}

/* "行政诉讼 / 复议后起诉 / 总计" against a path */
static bool
is_path(const GovStr *path, int n, const char *label)
{
	for (int i = 0; i < n; i++)
	{
		const char *stop = strstr(label, " / ");

		if (!same_fold(path[i], label, stop ? (size_t) (stop - label) : strlen(label)))
			return false;
		if (!stop)
			return i == n - 1;
		label = stop + 3;
	}
	return false;
}

static void
test_layout(void)
{
	const GovLayoutTable *layout = gov_form_layout(&arena);
	int			shown[GOV_NEDITIONS][GOV_ALL_SLOTS] = {{0}};
	bool		words = true;
	bool		parties = true;
	bool		forms = true;
	bool		unique = true;
	bool		once = true;

	for (int i = 0; i < GOV_NLAYOUT; i++)
	{
		const GovLayoutTable *t = &layout[i];

		for (int k = 0; k < t->nblocks; k++)
		{
			const GovLayoutBlock *b = &t->blocks[k];

			for (int j = 0; j < b->nrows; j++)
			{
				const GovLayoutRow *row = &b->rows[j];
				int			depth = gov_form_path_len(row->path);

				for (int x = 0; x < j; x++)
				{
					GovStr		a = row->path[depth ? depth - 1 : 0];
					GovStr		o = b->rows[x].path[gov_form_path_len(b->rows[x].path) - 1];

					unique &= !(a.len == o.len && memcmp(a.s, o.s, a.len) == 0);
				}
				for (int c = 0; c < b->ncolumns; c++)
				{
					int			slot = row->slot + b->columns[c].offset;
					const GovItem *item = &gov_items[gov_form_item_of_slot(slot)];
					const GovStr *column = b->columns[c].path;
					int			levels = gov_form_path_len(column);
					bool		right;

					forms &= item->part == t->part && (!t->form || (item->forms & t->form));
					for (int f = 0; f < GOV_NEDITIONS; f++)
						shown[f][slot] += !t->form || t->form == 1 << f;
					switch (t->part)
					{
						case GOV_DISCLOSURE:
							{
								/* (本年)处理决定数量 is two heads; each edition has its name */
								char		label[256];
								const char *bracket = strstr(item->label_zh, "(本年)");

								snprintf(label, sizeof(label), "%s", item->label_zh);
								if (bracket && t->form == GOV_FORM_2019)
									snprintf(label + (bracket - item->label_zh), 200, "%s", bracket + 8);
								right = is_path((GovStr[]) {row->path[0], column[0]}, 2, label);
								if (!right && t->form == GOV_FORM_2019)
									printf("# %s\n", label);
								break;
							}
						case GOV_APPLICATIONS:
							{
								const char *path = item->label_zh;
								const char *space = strchr(path, ' ');
								int			at = depth - 1;

								right = true;
								if (space)
								{
									right &= same_fold(row->path[at], space + 1, strlen(space + 1));
									right &= same_fold(row->path[at - 1], path + 6, (size_t) (space - path - 6));
								}
								else
									right &= same_fold(row->path[at], at ? path + 6 : path,
													   strlen(at ? path + 6 : path));
								/* the columns: under a common head, which the form's table lacks */
								parties &= is_path(column + 1, levels - 1, gov_parties[gov_form_party_of_slot(slot)].label_zh);
								break;
							}
						case GOV_STATISTICS:
							right = is_path(row->path, 1, item->label_zh);
							break;
						default:
							right = is_path(column, levels, item->label_zh);
					}
					if (!right)
						printf("# %s: %.*s\n", item->code, (int) row->path[0].len, row->path[0].s);
					words &= right;
				}
			}
		}
	}
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		for (int f = 0; f < GOV_NEDITIONS; f++)
		{
			const GovItem *item = &gov_items[gov_form_item_of_slot(slot)];
			bool		due = (item->forms & (1 << f)) || item->part != GOV_DISCLOSURE;

			if (shown[f][slot] != due)
				printf("# %s: %d times in form %d\n", item->code, shown[f][slot], f);
			once &= shown[f][slot] == due;
		}
	ok(words, "every cell stands under the words that the form's table has for it");
	ok(parties, "the columns of table 3 are the parties");
	ok(forms, "no cell stands in a table of another part or edition");
	ok(once, "each edition has each of its cells once");
	ok(unique, "no two rows below the same heads have the same label");
}


/* ----------------------------------------------------------------- reports */

static const char *const nasty[] = {
	"<script>alert(1)</script>", "&lt;b&gt; & &amp;", "\"'><img src=x onerror=alert(1)>", "a|b|c",
	"|规章|1|2|3|", "规章 1 2 3", "行政许可\n5\n行政处罚\n6", "一行\r\n二行\t三", "</table><table><tr><td>9</td></tr>",
	"类别：政府信息公开工作年度报告", "政府信息公开工作年度报告汇总（3份）", "发布机构：乙局", "# 标题", "- 类别：", "\\", "\\|", "`*_[]#~$",
	"注：空格表示空白，“/”表示不适用，“?”表示无法辨认，〔缺〕表示无数据，〔〕内的数为推算。",
	"<!-- -->", "<p", "一、总体情况", "二、主动公开政府信息情况", "〔缺〕", "2023", "|---|---|", "<table><tr><td>规章</td><td>1</td>",
	"&#124;", "&nbsp;x", "\x1e规章\0371\0372\0373", "甲 乙　丙", "é̀ ö 😀", "-", "+---+", "甲局\v乙局"
};

#define NNASTY ((int) (sizeof(nasty) / sizeof(*nasty)))

static GovStr
str(const char *s)
{
	GovStr		r = {s, (uint32_t) strlen(s)};

	return r;
}

static GovStr
random_text(const char *usual)
{
	char		buf[1024];
	size_t		n = 0;
	char	   *copy;
	GovStr		none = {NULL, 0};

	switch (upto(6))
	{
		case 0:
			return none;
		case 1:
		case 2:
			return str(usual);
		case 3:
			return str(nasty[upto(NNASTY)]);
		case 4:
			/* any mixture */
			for (int i = upto(4); i >= 0; i--)
				n += (size_t) snprintf(buf + n, sizeof(buf) - n, "%s%s", nasty[upto(NNASTY)], one_in(2) ? " " : usual);
			break;
		default:
			/* characters by chance, no NUL */
			for (int i = upto(40); i >= 0; i--)
				switch (upto(4))
				{
					case 0:
						buf[n++] = (char) (1 + upto(127));
						break;
					case 1:
						n += (size_t) sprintf(buf + n, "%c%c", 0xC2 + upto(30), 0x80 + upto(64));
						break;
					case 2:
						n += (size_t) sprintf(buf + n, "%c%c%c", 0xE1 + upto(12), 0x80 + upto(64), 0x80 + upto(64));
						break;
					default:
						n += (size_t) sprintf(buf + n, "%c%c%c%c", 0xF0, 0x90 + upto(48), 0x80 + upto(64), 0x80 + upto(64));
				}
	}
	if (n >= sizeof(buf))
		n = sizeof(buf) - 1;
	/* not within a character */
	while (n > 0 && ((unsigned char) buf[n - 1] & 0xC0) == 0x80)
		n--;
	if (n > 0 && (unsigned char) buf[n - 1] >= 0xC0)
		n--;
	copy = gov_alloc(&arena, n + 1);
	memcpy(copy, buf, n);
	{
		GovStr		r = {copy, (uint32_t) n};

		return r;
	}
}

static GovDate
random_date(void)
{
	GovDate		d = {(int16_t) (one_in(20) ? 1 + upto(32767) : 1990 + upto(60)), (uint8_t) (1 + upto(12)), (uint8_t) (1 + upto(28))};

	return d;
}

enum
{
	KIND_WHOLE_2019, KIND_WHOLE_2021, KIND_SPOTTED, KIND_SPARSE, KIND_MIXED, KIND_BLANK,
	KIND_ONE_TABLE, KIND_EMPTY, NKINDS
};

static const char *const kinds[] = {
	"whole, 2019", "whole, 2021", "any status in any cell", "few cells there", "both editions",
	"nothing but blank, not applicable and illegible", "one table only", "nothing at all"
};

static void
set_number(GovFigures *f, int slot, GovStatus status)
{
	const GovItem *item = &gov_items[gov_form_item_of_slot(slot)];
	GovDecimal	d;
	int			kind = upto(12);

	if (kind == 0)
		d = gov_decimal((int64_t) next(), upto(GOV_MAX_SCALE + 1));
	else if (kind == 1)
		d = gov_decimal(one_in(2) ? INT64_MAX : INT64_MIN, upto(GOV_MAX_SCALE + 1));
	else if (kind == 2)
		d = gov_decimal((int64_t) (next() >> upto(64)), upto(GOV_MAX_SCALE + 1));
	else if (kind <= 5)
		d = gov_decimal(upto(100000), 0);
	else
		d = gov_decimal(upto(20), 0);
	if (item->is_signed && one_in(2) && d.v != INT64_MIN)
		d.v = -d.v;
	if (item->unit == GOV_UNIT_YUAN && kind > 2)
		d = gov_decimal(upto(1000000000), upto(5));
	f->status[slot] = (uint8_t) status;
	f->value[slot] = d.v;
	f->scale[slot] = d.scale;
}

static void
set_status(GovFigures *f, int slot, GovStatus status)
{
	f->value[slot] = 0;
	f->scale[slot] = 0;
	f->status[slot] = (uint8_t) status;
	if (gov_figures_has_number(status))
		set_number(f, slot, status);
}

/* Ordinary: as reports are, so that any reader of reports must understand. */
static void
set_small(GovFigures *f, int slot)
{
	const GovItem *item = &gov_items[gov_form_item_of_slot(slot)];

	f->status[slot] = GOV_REPORTED;
	f->value[slot] = one_in(3) ? 0 : item->unit == GOV_UNIT_YUAN ? upto(10000) * 100 : upto(500);
	if (item->is_signed && one_in(3))
		f->value[slot] = -f->value[slot];
	f->scale[slot] = 0;
}

static void
random_figures(GovFigures *f, int kind)
{
	memset(f, 0, sizeof(*f));
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		const GovItem *item = &gov_items[gov_form_item_of_slot(slot)];

		switch (kind)
		{
			case KIND_WHOLE_2019:
				if (item->forms & GOV_FORM_2019)
					set_small(f, slot);
				break;
			case KIND_WHOLE_2021:
				if (item->forms & GOV_FORM_2021)
					set_small(f, slot);
				break;
			case KIND_SPOTTED:
				set_status(f, slot, (GovStatus) upto(6));
				break;
			case KIND_SPARSE:
				if (one_in(12))
					set_status(f, slot, (GovStatus) upto(6));
				break;
			case KIND_MIXED:
				set_status(f, slot, one_in(10) ? (GovStatus) upto(6) : GOV_REPORTED);
				break;
			case KIND_BLANK:
				if (!one_in(5))
					set_status(f, slot, (GovStatus) (GOV_BLANK + upto(3)));
				break;
			default:
				break;
		}
	}
	if (kind == KIND_ONE_TABLE)
	{
		GovPart		part = (GovPart) upto(3);
		int			form = 1 << upto(2);

		for (int slot = 0; slot < GOV_NSLOTS; slot++)
			if (gov_items[gov_form_item_of_slot(slot)].part == part && (gov_items[gov_form_item_of_slot(slot)].forms & form))
				set_status(f, slot, (GovStatus) (one_in(4) ? upto(6) : GOV_REPORTED));
	}
}

static void
random_header(GovReport *r)
{
	static const uint64_t regions[] = {
		0, UINT64_C(370202000000), UINT64_C(370000000000), UINT64_C(370200000000), UINT64_C(370202001000),
		UINT64_C(370202001003)
	};

	memset(r, 0, sizeof(*r));
	r->header.title = random_text("青禾市水务局2023年政府信息公开工作年度报告");
	r->header.agency = random_text("青禾市水务局");
	r->header.index_no = random_text("11370202MB28/2024-00001");
	r->header.doc_no = random_text("青水发〔2024〕3号");
	r->header.year = one_in(5) ? 0 : one_in(10) ? -upto(3000) : 1990 + upto(60);
	if (!one_in(4))
		r->header.published = random_date();
	if (!one_in(4))
	{
		r->header.period_from = random_date();
		r->header.period_to = random_date();
	}
	r->region = regions[upto(6)];
	r->scope = (GovScope) upto(3);
}


/* ------------------------------------------------------------------- tests */

static bool
print(const GovReport *r, uint32_t reports, int format, GovStr *out)
{
	GovPrintable what = {&r->header, r->region, r->scope, &r->figures, reports, reports % 2};

	return gov_render(&arena, &what, (GovRenderFormat) format, out) == GOV_OK;
}

/* The number of cells that differ. */
static int
compare(const GovFigures *a, const GovFigures *b, const char *what, bool verbose)
{
	int			n = 0;

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		if (a->status[slot] != b->status[slot] || a->value[slot] != b->value[slot] ||
			a->scale[slot] != b->scale[slot])
		{
			if (n++ < 3 && verbose)
				printf("# %s: %s.%d is %s %lld/%d, read as %s %lld/%d\n", what,
					   gov_items[gov_form_item_of_slot(slot)].code, gov_form_party_of_slot(slot),
					   gov_figures_status_names[a->status[slot]], (long long) a->value[slot], a->scale[slot],
					   gov_figures_status_names[b->status[slot]], (long long) b->value[slot], b->scale[slot]);
		}
	return n;
}

/* Cells read with a number that they don't have. */
static int
wrong(const GovFigures *a, const GovFigures *b, const char *what)
{
	int			n = 0;

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		if (b->status[slot] == GOV_REPORTED &&
			(a->status[slot] != GOV_REPORTED || a->value[slot] != b->value[slot] || a->scale[slot] != b->scale[slot]))
		{
			if (n++ < 3)
				printf("# %s: %s.%d is %s %lld/%d, read as %lld/%d\n", what,
					   gov_items[gov_form_item_of_slot(slot)].code, gov_form_party_of_slot(slot),
					   gov_figures_status_names[a->status[slot]], (long long) a->value[slot], a->scale[slot],
					   (long long) b->value[slot], b->scale[slot]);
		}
	return n;
}

/* What the format can't show. */
static GovStr
expected_text(GovStr s, int format)
{
	GovStr		c = gov_render_clean(&arena, s);
	char	   *out = gov_alloc(&arena, (size_t) c.len * 3 + 1);
	size_t		n = 0;

	if (format != GOV_RENDER_TEXT || c.len == 0)
		return c;
	for (uint32_t i = 0; i < c.len; i++)
		if (c.s[i] == '|' || c.s[i] == '<')
		{
			memcpy(out + n, c.s[i] == '|' ? "｜" : "＜", 3);
			n += 3;
		}
		else
			out[n++] = c.s[i];
	c.s = out;
	c.len = (uint32_t) n;
	return c;
}

static bool
same_text(GovStr a, GovStr b, const char *what)
{
	bool		same = a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);

	if (!same)
		printf("# %s is \"%.*s\", read as \"%.*s\"\n", what, (int) a.len, a.s ? a.s : "", (int) b.len, b.s ? b.s : "");
	return same;
}

static bool
same_date(GovDate a, GovDate b)
{
	return a.year == b.year && (a.year == 0 || (a.month == b.month && a.day == b.day));
}

static bool
same_header(const GovReport *a, const GovReport *b, int format)
{
	const GovHeader *h = &a->header;
	const GovHeader *g = &b->header;
	bool		period = h->period_from.year && h->period_to.year;
	GovStr		title = expected_text(h->title, format);
	bool		good = true;

	/* stands for none */
	if (title.len == strlen("政府信息公开工作年度报告") && memcmp(title.s, "政府信息公开工作年度报告", title.len) == 0)
		title.len = 0;
	good &= same_text(title, g->title, "title");
	good &= same_text(expected_text(h->agency, format), g->agency, "agency");
	good &= same_text(expected_text(h->index_no, format), g->index_no, "index_no");
	good &= same_text(expected_text(h->doc_no, format), g->doc_no, "doc_no");
	good &= h->year == g->year && a->region == b->region && a->scope == b->scope;
	good &= same_date(h->published, g->published);
	good &= period ? same_date(h->period_from, g->period_from) && same_date(h->period_to, g->period_to) :
		g->period_to.year == 0;
	return good;
}

static void
remove_note(GovStr *s)
{
	static const char begin[] = "注：空格";

	for (uint32_t i = 0; i + sizeof(begin) - 1 <= s->len; i++)
		if (memcmp(s->s + i, begin, sizeof(begin) - 1) == 0)
			((char *) s->s)[i + 1] = (char) 0x82;	/* another letter */
}

/* A line deleted, doubled, exchanged, without one of its cells; or the last. */
static void
damage(GovStr *s)
{
	char	   *copy = gov_alloc(&arena, (size_t) s->len * 2 + 2);
	size_t		n = 0;
	int			lines = 0;
	int			victim;
	int			line = 0;
	int			how = upto(5);
	const char *p = s->s;
	const char *e = p + s->len;

	for (const char *q = p; q < e; q++)
		lines += *q == '\n';
	victim = upto(lines + 1);
	while (p < e)
	{
		const char *q = memchr(p, '\n', (size_t) (e - p));
		size_t		len = (size_t) ((q ? q + 1 : e) - p);

		if (line != victim)
			memcpy(copy + n, p, len), n += len;
		else if (how == 0)
			;
		else if (how == 1)
		{
			memcpy(copy + n, p, len), n += len;
			memcpy(copy + n, p, len), n += len;
		}
		else if (how == 2 && q && q + 1 < e)
		{
			const char *r = memchr(q + 1, '\n', (size_t) (e - q - 1));
			size_t		m = (size_t) ((r ? r + 1 : e) - (q + 1));

			memcpy(copy + n, q + 1, m), n += m;
			memcpy(copy + n, p, len), n += len;
			len += m;
		}
		else if (how == 3)
		{
			/* a cell is lost, or any piece that holds a border */
			size_t		from = (size_t) upto((int) len);
			const char *border = NULL;

			for (size_t i = from; i < len && !border; i++)
				if (p[i] == '|' || p[i] == '<')
					border = p + i;
			if (border)
			{
				const char *stop = border + 1;

				while (stop < p + len && *stop != '|' && strncmp(stop, "<t", 2) != 0)
					stop++;
				memcpy(copy + n, p, (size_t) (border - p)), n += (size_t) (border - p);
				memcpy(copy + n, stop, (size_t) (p + len - stop)), n += (size_t) (p + len - stop);
			}
			else
				memcpy(copy + n, p, len), n += len;
		}
		else
		{
			/* the rest of the text is lost; half a number is another one */
			break;
		}
		p += len;
		line++;
	}
	s->s = copy;
	s->len = (uint32_t) n;
}

/* Only the tags. */
static GovStr
tags_of(GovStr s)
{
	char	   *out = gov_alloc(&arena, s.len + 1);
	size_t		n = 0;
	bool		in = false;

	for (uint32_t i = 0; i < s.len; i++)
	{
		in |= s.s[i] == '<';
		if (in)
			out[n++] = s.s[i];
		in &= s.s[i] != '>';
	}
	s.s = out;
	s.len = (uint32_t) n;
	return s;
}

static int
count_lists(GovStr s)
{
	int			n = 0;

	for (uint32_t i = 0; i + 4 <= s.len; i++)
		n += memcmp(s.s + i, "<li>", 4) == 0;
	return n;
}

/* ----------------------------------------------------------- whole reports */

/* Lines of a text that look like something of the print. */
static const char *const line_like[] = {
	"一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
	"五、存在的主要问题及改进情况", "六、其他需要报告的事项", "# 五、存在的主要问题及改进情况", "## 六、其他需要报告的事项",
	"　　五、存在的问题和改进情况", "第五部分 存在的主要问题及改进情况", "其他需要报告的事项", "总体情况",
	"五、存在的主要问题及改进情况：无。", "二、主动公开政府信息情况（2019年表式）", "第二十条第（一）项", "第二十条第（五）项",
	"类别：政府信息公开工作年度报告", "- 类别：政府信息公开工作年度报告（全文）", "类别：政府信息公开工作年度报告汇总（3份）（全文）",
	"发布机构：乙局", "- 年度：1999", "统计期限：2022年1月1日至2022年12月31日", "| 规章 | 1 | 2 | 3 |", "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |",
	"规章\t5\t6\t7", "行政许可 8", "注：空格", "注：空格表示空白，“/”表示不适用，“?”表示无法辨认，〔缺〕表示无数据，〔〕内的数为推算。",
	"注：空格表示空白，“/”表示不适用，“?”表示无法辨认，〔缺〕表示无数据，〔〕内的数为推算。〔文〕后为正文。",
	"〔文〕", "〔文〕〔文〕五、存在的问题", "〔表〕", "〔缺〕", "---", "===", "1. 一", "- 一", "+ 二", "> 三", "    四", "```", "~~~", "<pre>",
	"2023年收到申请12件。", "。", "—————", "|", "<", "&amp;lt;", "\\# 五、存在的问题", "一、本年新收政府信息公开申请数量 5", "（七）总计 0 0 0 0 0 0 0",
	"</section>", "<h3>五、存在的主要问题及改进情况</h3>", "<table><tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr></table>"
};

#define NLINE_LIKE	((int) (sizeof(line_like) / sizeof(*line_like)))

static const char *const headings[GOV_PARTS] = {
	"一、概述", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的问题及改进情况", "六、其他需要报告的事项"
};

static GovStr
slice(const char *s, size_t n)
{
	GovStr		r = {s, (uint32_t) n};

	return r;
}

static GovStr
random_content(void)
{
	char	   *buf = gov_alloc(&arena, 16384);
	size_t		n = 0;

	for (int i = one_in(6) ? 0 : upto(8); i > 0; i--)
	{
		GovStr		line = one_in(3) ? random_text("我局主动公开政府信息12条，受理申请3件。") : str(line_like[upto(NLINE_LIKE)]);

		if (line.len > 0)
			memcpy(buf + n, line.s, line.len);
		n += line.len;
		if (one_in(10))
			buf[n++] = ' ';
		buf[n++] = one_in(20) ? '\r' : '\n';
	}
	if (one_in(10))
	{
		memcpy(buf + n, "〔表〕\n末段", strlen("〔表〕\n末段"));
		n += strlen("〔表〕\n末段");
	}
	return slice(buf, n);
}

static uint32_t
random_sections(GovSection *sections)
{
	uint32_t	n = 0;

	for (int part = 1; part <= GOV_PARTS; part++)
	{
		if (one_in(4))
			continue;
		memset(&sections[n], 0, sizeof(GovSection));
		sections[n].part = part;
		if (one_in(2))
			sections[n].heading = str(headings[part - 1]);
		sections[n++].content = random_content();
	}
	return n;
}

static bool
has_part_table(const GovFigures *f, int section)
{
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		if (f->status[slot] != GOV_ABSENT && gov_parts[gov_items[gov_form_item_of_slot(slot)].part].section->number == section)
			return true;
	return false;
}

/* Lines without white space around them and without empty ones; a table's place only where text follows. */
static GovStr
expected_content(GovStr content, int format, bool has_table)
{
	char	   *out = gov_alloc(&arena, (size_t) content.len * 3 + 1);
	size_t		n = 0;
	size_t		without_last = 0;
	bool		placed = false;
	bool		at_end = false;

	for (uint32_t i = 0, j; i < content.len; i = j + 1)
	{
		GovStr		line;

		for (j = i; j < content.len && content.s[j] != '\n' && content.s[j] != '\r'; j++)
			;
		line = expected_text(slice(content.s + i, j - i), format);
		if (line.len == 0)
			continue;
		if (n > 0)
			out[n++] = '\n';
		at_end = has_table && !placed && line.len == strlen("〔表〕") && memcmp(line.s, "〔表〕", line.len) == 0;
		placed |= at_end;
		if (at_end)
			without_last = n > 0 ? n - 1 : 0;
		memcpy(out + n, line.s, line.len);
		n += line.len;
	}
	return slice(out, at_end ? without_last : n);
}

/* Returns what a section reads as; none: there is no such part. */
static const GovSection *
find_section(const GovSection *list, uint32_t n, int part)
{
	for (uint32_t i = 0; i < n; i++)
		if (list[i].part == part)
			return &list[i];
	return NULL;
}

static bool
same_sections(const GovSection *given, uint32_t n, const GovSection *back, uint32_t nback, const GovFigures *f, int format)
{
	bool		good = true;

	for (int part = 1; part <= GOV_PARTS; part++)
	{
		const GovSection *g = find_section(given, n, part);
		const GovSection *b = find_section(back, nback, part);
		bool		table = has_part_table(f, part);
		GovStr		none = {NULL, 0};

		if (!b != !(g || table))
		{
			printf("# part %d is %s\n", part, b ? "made up" : "missing");
			good = false;
		}
		else if (b)
		{
			good &= same_text(g ? expected_content(g->content, format, table) : none, b->content, "content");
			good &= same_text(g && g->heading.len ? g->heading : str(gov_section_names[part - 1].heading), b->heading, "heading");
		}
	}
	return good;
}

static void
test_whole(int count, uint64_t seed)
{
	int			bad_sections[GOV_NRENDER_FORMATS] = {0};
	int			bad_report[GOV_NRENDER_FORMATS] = {0};
	int			bad_again = 0;

	for (int i = 0; i < count; i++)
		for (int format = 0; format < GOV_NRENDER_FORMATS; format++)
		{
			GovSection	sections[GOV_PARTS];
			GovReport	r;
			GovReport	got;
			GovStr		text;
			GovStr		again;
			GovText		page;
			GovSection *back;
			uint32_t	n;
			char		what[100];
			bool		good;

			rng = seed + (uint64_t) i * 3 + (uint64_t) format;
			random_header(&r);
			random_figures(&r.figures, upto(NKINDS));
			{
				GovPrintable whole = {.header = &r.header,.region = r.region,.scope = r.scope,.figures = &r.figures,
				.reports = one_in(4) ? 3 : 1,.whole = true,.sections = sections,.nsections = random_sections(sections)};

				snprintf(what, sizeof(what), "seed %llu, %s", (unsigned long long) (seed + (uint64_t) i * 3 + (uint64_t) format),
						 gov_render_format_names[format]);
				good = gov_render(&arena, &whole, (GovRenderFormat) format, &text) == GOV_OK &&
					gov_read(&reader, text.s, text.len, GOV_READ_HEADER, &got, NULL) == GOV_OK && got.is_report &&
					compare(&r.figures, &got.figures, what, true) == 0 && same_header(&r, &got, format);
				if (!good && bad_report[format]++ < 3)
					printf("# %s: another report is read back\n", what);
				gov_arena_reset(&reader);
				good = gov_read_sections(&reader, text.s, text.len, &page, &back, &n) == GOV_OK &&
					same_sections(sections, whole.nsections, back, n, &r.figures, format);
				if (!good && bad_sections[format]++ < 3)
					printf("# %s: other sections are read back\n", what);
				/* a print of what was read back is the same print */
				whole.sections = back;
				whole.nsections = n;
				good = gov_render(&arena, &whole, (GovRenderFormat) format, &again) == GOV_OK &&
					again.len == text.len && memcmp(again.s, text.s, text.len) == 0;
				if (!good && bad_again++ < 3)
					printf("# %s: printed again it differs\n", what);
			}
			gov_arena_reset(&reader);
			gov_arena_reset(&arena);
		}
	for (int format = 0; format < GOV_NRENDER_FORMATS; format++)
	{
		char		name[200];

		snprintf(name, sizeof(name), "%s: of a whole report the same report is read back, whatever its text says", gov_render_format_names[format]);
		ok(bad_report[format] == 0, name);
		snprintf(name, sizeof(name), "%s: and the same sections, line by line", gov_render_format_names[format]);
		ok(bad_sections[format] == 0, name);
	}
	ok(bad_again == 0, "what was read back is printed as the same text again");
}

static void
test_properties(int count, uint64_t seed)
{
	int			bad[GOV_NRENDER_FORMATS][NKINDS] = {{0}};
	int			bad_header[GOV_NRENDER_FORMATS] = {0};
	int			bad_cells = 0;
	int			bad_tags = 0;
	int			bad_plain = 0;	/* without the note: wrong */
	int			bad_usual = 0;	/* without the note, whole reports: not all */
	int			bad_damaged = 0;
	char		name[200];

	for (int i = 0; i < count; i++)
		for (int kind = 0; kind < NKINDS; kind++)
		{
			GovReport	r;
			GovReport	got;
			GovReport	plain;
			GovStr		text;
			uint32_t	reports;
			char		what[120];

			rng = seed + (uint64_t) i * NKINDS + (uint64_t) kind;
			gov_arena_reset(&arena);
			random_header(&r);
			random_figures(&r.figures, kind);
			reports = one_in(3) ? (uint32_t) next() : 1;
			for (int format = 0; format < GOV_NRENDER_FORMATS; format++)
			{
				uint32_t	cells = 0;

				snprintf(what, sizeof(what), "seed %llu, kind %d, %s", (unsigned long long) (seed + (uint64_t) i * NKINDS),
						 kind, gov_render_format_names[format]);
				if (!print(&r, reports, format, &text) ||
					gov_read(&reader, text.s, text.len, GOV_READ_HEADER | GOV_READ_CELLS, &got, NULL) != GOV_OK ||
					!got.is_report)
				{
					bad[format][kind]++;
					printf("# %s: no report\n", what);
					continue;
				}
				bad[format][kind] += compare(&r.figures, &got.figures, what, bad[format][kind] < 9) > 0;
				if (!same_header(&r, &got, format) && bad_header[format]++ < 5)
					printf("# in %s\n", what);
				for (int slot = 0; slot < GOV_NSLOTS; slot++)
					cells += r.figures.status[slot] != GOV_ABSENT;
				bad_cells += cells != got.ncells;
				for (uint32_t k = 0; k < got.ncells; k++)
					bad_cells += got.cells[k].status != r.figures.status[got.cells[k].slot] || got.cells[k].line == 0;
				gov_arena_reset(&reader);

				if (format == GOV_RENDER_HTML)
				{
					/* the same figures without any words */
					GovStr		bare;

					plain = r;
					memset(&plain.header, 0, sizeof(plain.header));
					if (print(&plain, reports, format, &bare))
					{
						GovStr		a = tags_of(text);
						GovStr		b = tags_of(bare);
						int			lists = count_lists(text) - count_lists(bare);

						/* <li></li> of each key, and nothing else */
						if (a.len != b.len + (uint32_t) lists * 9 && bad_tags++ < 3)
							printf("# %s: other tags\n", what);
					}
				}

				/* its note is gone: then it is a text like any other */
				plain = r;
				memset(&plain.header, 0, sizeof(plain.header));
				plain.header.title = str("青禾市水务局2023年政府信息公开工作年度报告");
				print(&plain, 1, format, &text);
				remove_note(&text);
				if (gov_read(&reader, text.s, text.len, 0, &got, NULL) != GOV_OK)
					bad_plain++;
				bad_plain += wrong(&r.figures, &got.figures, what) > 0;
				if (kind <= KIND_WHOLE_2021)
					bad_usual += compare(&r.figures, &got.figures, what, bad_usual < 3) > 0;
				gov_arena_reset(&reader);

				/*
				 * with it, damaged; without it, too, what any report could be
				 */
				if (kind > KIND_WHOLE_2021 || one_in(2))
					print(&plain, 1, format, &text);
				damage(&text);
				if (gov_read(&reader, text.s, text.len, GOV_READ_HEADER, &got, NULL) != GOV_OK)
					bad_damaged++;
				bad_damaged += wrong(&r.figures, &got.figures, what) > 0;
				gov_arena_reset(&reader);
			}
		}
	for (int format = 0; format < GOV_NRENDER_FORMATS; format++)
	{
		for (int kind = 0; kind < NKINDS; kind++)
		{
			snprintf(name, sizeof(name), "%s: what was printed is read back, %s (%d reports)",
					 gov_render_format_names[format], kinds[kind], count);
			ok(bad[format][kind] == 0, name);
		}
		snprintf(name, sizeof(name), "%s: title, agency, numbers, dates, region and scope are read back", gov_render_format_names[format]);
		ok(bad_header[format] == 0, name);
	}
	ok(bad_cells == 0, "every cell is told with its status and line, and no other");
	ok(bad_tags == 0, "no word of a report becomes a tag");
	ok(bad_plain == 0, "without the note nothing is read wrongly");
	ok(bad_usual == 0, "without the note a whole report is still read");
	ok(bad_damaged == 0, "of a damaged print nothing is read wrongly");
}

/* Two prints in one text: the first, not a mixture. */
static void
test_two(void)
{
	bool		good = true;

	for (int format = 0; format < GOV_NRENDER_FORMATS; format++)
	{
		GovReport	a;
		GovReport	b;
		GovReport	got;
		GovStr		ta;
		GovStr		tb;
		char	   *both;

		rng = 5;
		gov_arena_reset(&arena);
		random_header(&a);
		random_figures(&a.figures, KIND_ONE_TABLE);
		random_header(&b);
		random_figures(&b.figures, KIND_SPOTTED);
		print(&a, 1, format, &ta);
		print(&b, 1, format, &tb);
		both = gov_alloc(&arena, ta.len + tb.len);
		memcpy(both, ta.s, ta.len);
		memcpy(both + ta.len, tb.s, tb.len);
		gov_read(&reader, both, ta.len + tb.len, GOV_READ_HEADER, &got, NULL);
		good &= compare(&a.figures, &got.figures, "two", true) == 0 && same_header(&a, &got, format);
		gov_arena_reset(&reader);
	}
	ok(good, "of two prints in one text the first is read, and no mixture");
}

/* Rows of markdown in another manner; how: 0 tabs, 1 the label in front, 2 a table of HTML. */
static GovStr
retell(GovStr s, int how)
{
	char	   *out = gov_alloc(&arena, (size_t) s.len * 8);
	size_t		n = 0;
	bool		table = false;

	for (const char *p = s.s, *e = s.s + s.len; p < e;)
	{
		const char *q = memchr(p, '\n', (size_t) (e - p));
		const char *stop = q ? q : e;
		GovStr		cells[32];
		int			ncells = 0;

		if (*p != '|')
		{
			if (table)
				n += (size_t) sprintf(out + n, "</table>\n");
			table = false;
			n += (size_t) sprintf(out + n, "%s%.*s%s\n", how == 2 ? "<p>" : "", (int) (stop - p), p, how == 2 ? "</p>" : "");
		}
		else if (stop - p > 4 && memcmp(p, "|---", 4) != 0)
		{
			for (const char *c = p + 1; c < stop;)
			{
				const char *d = memchr(c, '|', (size_t) (stop - c));
				const char *from = c;

				c = d + 1;
				while (from < d && *from == ' ')
					from++;
				while (d > from && d[-1] == ' ')
					d--;
				cells[ncells].s = from;
				cells[ncells++].len = (uint32_t) (d - from);
			}
			if (how == 1 && ncells == 10 && cells[2].len)
			{
				GovStr		label = cells[2];

				cells[2] = cells[0];
				cells[0] = label;
				/* nor any heading beside it */
				cells[1].len = cells[2].len = 0;
			}
			if (how == 2 && !table)
				n += (size_t) sprintf(out + n, "<table>\n");
			table = how == 2;
			n += (size_t) sprintf(out + n, how == 2 ? "<tr>" : how == 1 ? "|" : "");
			for (int i = 0; i < ncells; i++)
				n += (size_t) sprintf(out + n, how == 2 ? "<td>%.*s</td>" : how == 1 ? " %.*s |" : i ? "\t%.*s" : "%.*s",
									  (int) cells[i].len, cells[i].s);
			n += (size_t) sprintf(out + n, how == 2 ? "</tr>\n" : "\n");
		}
		else if (how == 1)
			n += (size_t) sprintf(out + n, "%.*s\n", (int) (stop - p), p);
		p = stop + 1;
	}
	s.s = out;
	s.len = (uint32_t) n;
	return s;
}

static void
test_retold(int count)
{
	static const char *const manners[] = {
		"cells set off by tabs", "labels in front of the headings", "a table of HTML made from markdown"
	};
	char		name[160];

	for (int how = 0; how < 3; how++)
	{
		int			bad = 0;
		int			missed = 0;

		for (int i = 0; i < count; i++)
			for (int kind = 0; kind <= KIND_MIXED; kind++)
			{
				GovReport	r;
				GovReport	got;
				GovStr		text;
				char		what[80];

				rng = (uint64_t) (i * 10 + kind + 7);
				snprintf(what, sizeof(what), "%s, seed %d", manners[how], i);
				gov_arena_reset(&arena);
				memset(&r, 0, sizeof(r));
				r.header.title = str("青禾市水务局2023年政府信息公开工作年度报告");
				random_figures(&r.figures, kind);
				print(&r, 1, GOV_RENDER_MARKDOWN, &text);
				text = retell(text, how);
				if (gov_read(&reader, text.s, text.len, 0, &got, NULL) != GOV_OK)
					bad++;
				bad += wrong(&r.figures, &got.figures, what) > 0;
				if (kind <= KIND_WHOLE_2021)
					missed += compare(&r.figures, &got.figures, what, missed < 3) > 0;
				gov_arena_reset(&reader);
			}
		snprintf(name, sizeof(name), "a print put into another layout is read, if it is whole: %s", manners[how]);
		ok(missed == 0, name);
		snprintf(name, sizeof(name), "and never wrongly: %s", manners[how]);
		ok(bad == 0, name);
	}
}

/* Whatever it is cut to, nothing is read beyond its end. */
static void
test_prefixes(void)
{
	int			n = 0;

	for (int format = 0; format < GOV_NRENDER_FORMATS; format++)
	{
		GovReport	r;
		GovReport	got;
		GovStr		text;

		rng = 3;
		gov_arena_reset(&arena);
		random_header(&r);
		random_figures(&r.figures, KIND_SPARSE);
		print(&r, 2, format, &text);
		for (uint32_t len = 0; len < text.len; len += 1 + len / 97)
		{
			/* the end, too, so that it has its note */
			char	   *exact = malloc(len ? len : 1);

			memcpy(exact, text.s + (text.len - len), len);
			n += gov_read(&reader, exact, len, GOV_READ_HEADER | GOV_READ_CELLS, &got, NULL) != GOV_OK;
			gov_arena_reset(&reader);
			free(exact);
		}
	}
	ok(n == 0, "the end of a print is read without a look beyond it");
}

int
main(int argc, char **argv)
{
	int			count = argc > 1 ? atoi(argv[1]) : 400;
	uint64_t	seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;

	gov_arena_init(&arena, &gov_malloc_host);
	gov_arena_init(&reader, &gov_malloc_host);
	if (argc > 2 && strcmp(argv[1], "--show") == 0)
	{
		GovReport	r;
		GovStr		text;

		rng = argc > 4 ? strtoull(argv[4], NULL, 10) : 1;
		random_header(&r);
		r.header.title = str("青禾市水务局2023年政府信息公开工作年度报告");
		random_figures(&r.figures, argc > 3 ? atoi(argv[3]) : KIND_WHOLE_2021);
		for (int f = 0; f < GOV_NRENDER_FORMATS; f++)
			if (strcmp(argv[2], gov_render_format_names[f]) == 0 && print(&r, 1, f, &text))
				fwrite(text.s, 1, text.len, stdout);
		return 0;
	}
	test_layout();
	test_properties(count, seed);
	test_whole(count, seed);
	test_two();
	test_retold(count);
	test_prefixes();
	gov_arena_free(&arena);
	gov_arena_free(&reader);
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
