/*
 * layouts.c
 *		The form's three tables as entries with labels in this text's style,
 *		and as full grids; which layout draws them.
 */
#include "internal.h"

#include <stdio.h>

const char *const gen_parties_zh[GOV_NPARTIES] = {
	"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"
};

const char *const gen_results_zh[5] = {
	"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"
};

static const char *const names_2019[] = {
	"规章", "规范性文件", "行政许可", "其他对外管理服务事项", "行政处罚",
	"行政强制", "行政事业性收费", "政府集中采购"
};

static const char *const names_2021[] = {
	"规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费"
};

/* Remarks that some forms have behind the names, digits and all. */
static const char *const remarks_2019[] = {
	"(设区的市、自治州填写)", "(以本级名义制定的决定、意见、通知等,2019年起统计)",
	"(含2项委托事项)", "(行政许可以外的事项,含确认、给付、奖励等9类)", NULL, NULL, NULL, NULL
};

static const char *const leaves[] = {
	"属于国家秘密", "其他法律行政法规禁止公开", "危及“三安全一稳定”",
	"保护第三方合法权益", "属于三类内部事务信息", "属于四类过程性信息",
	"属于行政执法案卷", "属于行政查询事项",
	"本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确",
	"信访举报投诉类申请", "重复申请", "要求提供公开出版物",
	"无正当理由大量反复申请", "要求行政机关确认或重新出具已获取信息",
	NULL,
	"申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
	"申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
	"其他"
};

/* Misspelt only where a name is long enough to be known all the same. */
static const char *
name(GenGenerator *g, const char *s)
{
	int			n = gen_nchars(s);

	if (n >= 4 && gen_one_in(g, g->style.typos))
		s = gen_misspell(g, s, n < 7 ? 1 : gen_between(g, 1, 2));
	return gen_spaced(g, gen_style(g, s));
}

static GenEntry *
add(GenTable *t, GenEntryKind kind)
{
	GenEntry   *e = &t->entries[t->nentries++];

	e->kind = kind;
	e->row = ROW_NONE;
	e->first = 1;
	e->groupsize = 1;
	return e;
}

static void
band(GenGenerator *g, GenTable *t, const char *numeral)
{
	const char *s = gen_format(g, g->style.lost && gen_one_in(g, 2) ? "第二十条第" :
							   g->style.spaces ? "第二十条 第(%s)项" : "第二十条第(%s)项", numeral);

	add(t, ENTRY_BAND)->label = gen_style(g, s);
}

static void
heads(GenGenerator *g, GenTable *t, const char *a, const char *b, const char *c)
{
	GenEntry   *e = add(t, ENTRY_HEADS);
	const char *h[3];

	h[0] = a;
	h[1] = b;
	h[2] = c;
	e->label = "信息内容";
	for (int i = 0; i < 3 && h[i]; i++)
	{
		if (g->style.decorated && t->form == GOV_FORM_2019)
		{
			if (strcmp(h[i], "上一年项目数量") == 0)
				h[i] = gen_format(g, "%s(指%d年事项数)", h[i], g->year - 1);
			else if (strcmp(h[i], "本年增/减") == 0)
				h[i] = gen_format(g, "%s(指%d年增加或减少的事项数,减用负值表示,如-8)", h[i], g->year);
			else if (strcmp(h[i], "处理决定数量") == 0)
				h[i] = gen_format(g, "%s(指%d年办件量)", h[i], g->year);
		}
		e->heads[e->nheads++] = gen_style(g, h[i]);
	}
}

static void
row(GenGenerator *g, GenTable *t, int row_no)
{
	GenEntry   *e = add(t, ENTRY_ROW);
	int			i = t->form == GOV_FORM_2019 ? row_no - ROW_2019 : row_no - ROW_2021;
	const char *s = t->form == GOV_FORM_2019 ? names_2019[i] : names_2021[i];

	if (g->style.oldnames && t->form == GOV_FORM_2021 && i == 1)
		s = "规范性文件";
	s = name(g, s);
	if (g->style.decorated && t->form == GOV_FORM_2019 && remarks_2019[i])
		s = gen_format(g, "%s%s", s, gen_style(g, remarks_2019[i]));
	e->row = row_no;
	e->label = s;
}

static void
extra_row(GenGenerator *g, GenTable *t, const char *label, int n)
{
	GenEntry   *e = add(t, ENTRY_ROW);

	/* its numbers are in no slot: nheads says how many it has */
	e->row = ROW_EXTRA;
	e->label = gen_style(g, label);
	e->nheads = n;
	for (int i = 0; i < 3; i++)
		e->heads[i] = gen_format(g, "%d", gen_upto(g, 30));
}

static void
make_disclosure(GenGenerator *g, GenTable *t)
{
	if (t->form == GOV_FORM_2019)
	{
		band(g, t, "一");
		heads(g, t, "本年新制作数量", "本年新公开数量", "对外公开总数量");
		row(g, t, ROW_2019);
		row(g, t, ROW_2019 + 1);
		if (g->style.extra)
			extra_row(g, t, gen_one_in(g, 2) ? "其他主动公开文件" : "其他主动公开文件(不含前两行的文件)", 3);
		for (int i = 0; i < 2; i++)
		{
			band(g, t, i == 0 ? "五" : "六");
			heads(g, t, "上一年项目数量", "本年增/减", "处理决定数量");
			row(g, t, ROW_2019 + 2 + 2 * i);
			row(g, t, ROW_2019 + 3 + 2 * i);
		}
		band(g, t, "八");
		heads(g, t, "上一年项目数量", "本年增/减", NULL);
		row(g, t, ROW_2019 + 6);
		band(g, t, "九");
		heads(g, t, "采购项目数量",
			  g->plan.amount_unit ? gen_format(g, "采购总金额(%s)", g->plan.amount_unit) : "采购总金额", NULL);
		row(g, t, ROW_2019 + 7);
		return;
	}
	band(g, t, "一");
	heads(g, t, "本年制发件数", "本年废止件数", "现行有效件数");
	row(g, t, ROW_2021);
	row(g, t, ROW_2021 + 1);
	if (g->style.extra)
		extra_row(g, t, "其他主动公开文件", 3);
	band(g, t, "五");
	heads(g, t, "本年处理决定数量", NULL, NULL);
	row(g, t, ROW_2021 + 2);
	band(g, t, "六");
	heads(g, t, "本年处理决定数量", NULL, NULL);
	row(g, t, ROW_2021 + 3);
	row(g, t, ROW_2021 + 4);
	band(g, t, "八");
	heads(g, t, gen_format(g, "本年收费金额(单位:%s)", g->plan.fee_unit), NULL, NULL);
	row(g, t, ROW_2021 + 5);
}

static const char *
numbered(GenGenerator *g, int n, const char *s)
{
	switch (g->style.number)
	{
		case 0:
			return gen_format(g, "%d.%s", n, s);
		case 1:
			return gen_format(g, "%d、%s", n, s);
		case 2:
			return gen_format(g, "%d. %s", n, s);
		default:
			return s;
	}
}

static void
make_applications(GenGenerator *g, GenTable *t)
{
	static const struct
	{
		const char *label;
		int			row;
		int			n;
	}			groups[] = {
		{"(三)不予公开", GOV_ROW_REFUSED, 8},
		{"(四)无法提供", GOV_ROW_UNAVAILABLE, 3},
		{"(五)不予处理", GOV_ROW_NOT_PROCESSED, 5},
		{"(六)其他处理", GOV_ROW_OTHER_LEAVES, 3},
	};
	GenEntry   *e;
	bool		top = !g->style.no_topnumber;

#define TOP(no, s) \
	do { \
		e = add(t, ENTRY_ROW); \
		e->row = ROW_APPLICATIONS + (no); \
		e->label = (s); \
	} while (0)

	TOP(GOV_ROW_RECEIVED, gen_join(g, top ? "一、" : "", name(g, "本年新收政府信息公开申请数量")));
	if (g->style.extra && gen_one_in(g, 3))
		extra_row(g, t, "其中:通过网络提交", 7);
	TOP(GOV_ROW_CARRIED_IN, gen_join(g, top ? "二、" : "", name(g, "上年结转政府信息公开申请数量")));
	TOP(GOV_ROW_GRANTED, gen_join(g, gen_style(g, "(一)"), name(g, "予以公开")));
	e->level = 1;
	TOP(GOV_ROW_PARTLY_GRANTED, gen_join(g, gen_style(g, "(二)"), name(g, "部分公开(区分处理的,只计这一情形,不计其他情形)")));
	e->level = 1;
	for (int k = 0; k < 4; k++)
	{
		const char *label = gen_style(g, groups[k].label);

		if (k == 3 && t->form == GOV_FORM_2019)
		{
			TOP(GOV_ROW_OTHER, gen_join(g, gen_style(g, "(六)"), name(g, "其他处理")));
			e->level = 1;
			break;
		}
		for (int i = 0; i < groups[k].n; i++)
		{
			int			r = groups[k].row + i;

			const char *leaf = leaves[r - GOV_ROW_REFUSED];

			if (g->style.brief && k == 3 && i < 2)
				leaf = i == 0 ? "逾期不补正" : "逾期不缴费";
			TOP(r, numbered(g, i + 1, name(g, leaf)));
			e->level = 2;
			e->group = label;
			e->first = i + 1;
			e->groupsize = groups[k].n;
		}
	}
	TOP(GOV_ROW_CONCLUDED, gen_join(g, gen_style(g, "(七)"), gen_spaced(g, "总计")));
	e->level = 1;
	TOP(GOV_ROW_CARRIED_OVER, gen_join(g, top ? "四、" : "", name(g, "结转下年度继续办理")));
#undef TOP
	for (int i = 0; i < t->nentries; i++)
		t->nthree += t->entries[i].level > 0;
}

const char *
gen_corner(GenGenerator *g)
{
	return gen_style(g, "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)");
}

GenCell *
gen_add_cell(GenGrid *grid, GenTokenKind kind, const char *text, int col, int colspan, int rowspan)
{
	GenGridRow *r = &grid->rows[grid->nrows];
	GenCell    *c = &r->cells[r->n++];

	c->kind = kind;
	c->text = text;
	c->row = ROW_NONE;
	c->slot = -1;
	c->set = 0;
	c->col = col;
	c->colspan = colspan;
	c->rowspan = rowspan;
	return c;
}

static void
values(GenGenerator *g, GenGrid *grid, const GenEntry *e, int col, int last)
{
	int			n = e->row == ROW_EXTRA ? e->nheads : g->rows[e->row].n;

	for (int i = 0; i < n; i++)
	{
		GenCell    *c = gen_add_cell(grid, TOKEN_VALUE, e->heads[i % 3], col + i, i == n - 1 ? last - col - i : 1, 1);

		c->set = g->set;
		if (e->row != ROW_EXTRA)
			c->slot = g->rows[e->row].slot[i];
	}
}

/* A piece of a column's name is lost now and then. */
static const char *
result_name(GenGenerator *g, int i)
{
	static const char *const lost[] = {"结果", "结果", "其他", "尚未", "总计"};

	if (g->style.lost && gen_one_in(g, 2))
		return lost[i];
	if (i == 4)
		return gen_spaced(g, "总计");
	return gen_spaced(g, gen_results_zh[i]);
}

void
gen_clear_grid(GenGrid *grid)
{
	grid->nrows = grid->ncols = 0;
	for (int i = 0; i < GEN_GRID_ROWS; i++)
		grid->rows[i].n = grid->rows[i].begins = 0;
}

void
gen_make_grid(GenGenerator *g, const GenTable *t, GenGrid *grid)
{
	bool		three = true;

	gen_clear_grid(grid);
	if (t->part == 0)
	{
		grid->ncols = 4;
		for (int i = 0; i < t->nentries; i++)
		{
			const GenEntry *e = &t->entries[i];

			switch (e->kind)
			{
				case ENTRY_BAND:
					gen_add_cell(grid, TOKEN_GROUP, e->label, 0, 4, 1);
					break;
				case ENTRY_HEADS:
					gen_add_cell(grid, TOKEN_HEAD, e->label, 0, 1, 1);
					for (int k = 0; k < e->nheads; k++)
						gen_add_cell(grid, TOKEN_HEAD, e->heads[k], k + 1, k == e->nheads - 1 ? 3 - k : 1, 1);
					break;
				default:
					gen_add_cell(grid, TOKEN_LABEL, e->label, 0, 1, 1)->row = e->row;
					values(g, grid, e, 1, 4);
			}
			grid->nrows++;
		}
	}
	else if (t->part == 1)
	{
		grid->ncols = 10;
		gen_add_cell(grid, TOKEN_HEAD, gen_corner(g), 0, 3, 3);
		gen_add_cell(grid, TOKEN_HEAD, "申请人情况", 3, 7, 1);
		grid->nrows++;
		gen_add_cell(grid, TOKEN_HEAD, "自然人", 3, 1, 2);
		gen_add_cell(grid, TOKEN_HEAD, "法人或其他组织", 4, 5, 1);
		gen_add_cell(grid, TOKEN_HEAD, gen_spaced(g, "总计"), 9, 1, 2);
		grid->nrows++;
		for (int p = 1; p < GOV_PARTY_TOTAL; p++)
			gen_add_cell(grid, TOKEN_HEAD, gen_spaced(g, gen_parties_zh[p]), 3 + p, 1, 1);
		grid->nrows++;
		for (int i = 0; i < t->nentries; i++)
		{
			const GenEntry *e = &t->entries[i];
			int			col = e->level;

			if (e->level > 0 && three)
			{
				gen_add_cell(grid, TOKEN_GROUP, "三、本年度办理结果", 0, 1, t->nthree);
				three = false;
			}
			if (e->level == 2 && e->first == 1)
				gen_add_cell(grid, TOKEN_GROUP, e->group, 1, 1, e->groupsize);
			gen_add_cell(grid, TOKEN_LABEL, e->label, col, 3 - col, 1)->row = e->row;
			values(g, grid, e, 3, 10);
			grid->nrows++;
		}
	}
	else
	{
		grid->ncols = 15;
		gen_add_cell(grid, TOKEN_HEAD, "行政复议", 0, 5, 1);
		gen_add_cell(grid, TOKEN_HEAD, "行政诉讼", 5, 10, 1);
		grid->nrows++;
		for (int i = 0; i < 5; i++)
			gen_add_cell(grid, TOKEN_HEAD, result_name(g, i), i, 1, 2);
		gen_add_cell(grid, TOKEN_HEAD, "未经复议直接起诉", 5, 5, 1);
		gen_add_cell(grid, TOKEN_HEAD, "复议后起诉", 10, 5, 1);
		grid->nrows++;
		for (int i = 0; i < 10; i++)
			gen_add_cell(grid, TOKEN_HEAD, result_name(g, i % 5), 5 + i, 1, 1);
		grid->nrows++;
		for (int i = 0; i < 15; i++)
		{
			GenCell    *c = gen_add_cell(grid, TOKEN_VALUE, NULL, i, 1, 1);

			c->slot = g->rows[ROW_REMEDIES].slot[i];
			c->set = g->set;
		}
		grid->nrows++;
	}
}

/* A cell's text as s: with markup around it, perhaps. */
void
gen_put_cell_as(GenGenerator *g, const GenCell *c, const char *s)
{
	int			set = g->set;

	g->set = c->set;
	switch (c->kind)
	{
		case TOKEN_LABEL:
			gen_label(g, c->row, s, 0, 1);
			break;
		case TOKEN_GROUP:
			gen_group(g, s);
			break;
		case TOKEN_HEAD:
			gen_head(g, s);
			break;
		default:
			if (c->slot >= 0)
				gen_value_as(g, c->slot, s);
			else
				gen_extra_value(g, s);
	}
	g->set = set;
}

const char *
gen_cell_text(GenGenerator *g, const GenCell *c)
{
	const char *s = c->kind == TOKEN_VALUE && c->slot >= 0 ? g->figures[c->set].print[c->slot] : c->text;

	return s ? s : "";
}

void
gen_put_cell(GenGenerator *g, const GenCell *c)
{
	gen_put_cell_as(g, c, gen_cell_text(g, c));
}

void
gen_make_entries(GenGenerator *g, GenTable *t)
{
	if (t->part == GOV_DISCLOSURE)
		make_disclosure(g, t);
	else if (t->part == GOV_APPLICATIONS)
		make_applications(g, t);
}

/* The table of the current set of figures, from its entries. */
void
gen_draw_table(GenGenerator *g, GenTable *t)
{
	if ((g->plan.with & (WITH_COLUMNS | WITH_BESIDE)) || t->layout > DRAW_TABS)
	{
		gen_sheet_table(g, t);
		return;
	}
	switch (t->layout)
	{
		case 8:
		case 9:
		case DRAW_TORN_ROWS:
		case 11:
			gen_markdown_table(g, t);
			break;
		case DRAW_HTML:
			gen_html_table(g, t);
			break;
		case DRAW_PAPER:
			gen_paper_table(g, t);
			break;
		case DRAW_RAW:
			gen_raw_table(g, t);
			break;
		default:
			gen_grid_table(g, t);
	}
}

void
gen_table(GenGenerator *g, GenTable *t)
{
	gen_make_entries(g, t);
	if (g->plan.with & (WITH_BEFORE | WITH_TWICE))
		gen_draw_twice(g, t);
	else
		gen_draw_table(g, t);
}
