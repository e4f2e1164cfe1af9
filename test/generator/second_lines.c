/*
 * second_lines.c
 *		The second generator's layouts that take tables apart: markdown of
 *		converters, text taken out of PDF files, cells run together.
 */
#include "second.h"

static const char *const parties[GOV_NPARTIES] = {
	"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"
};
static const char *const results[] = {"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"};

static void
markdown_heads(GenGenerator *g, const char *const *heads, int n)
{
	for (int i = 0; i < n; i++)
	{
		gen_put(g, "| ");
		gen_head(g, heads[i]);
		gen_put(g, " ");
	}
	gen_put(g, "|");
	gen_nl(g);
	for (int i = 0; i < n; i++)
		gen_put(g, "| --- ");
	gen_put(g, "|");
	gen_nl(g);
}

static void
markdown_values(GenGenerator *g, int row)
{
	for (int i = 0; i < g->rows[row].n; i++)
	{
		gen_put(g, "| ");
		gen_value(g, g->rows[row].slot[i]);
		gen_put(g, " ");
	}
	gen_put(g, "|");
	gen_nl(g);
}

static void
markdown_row(GenGenerator *g, const SecondRow *r)
{
	gen_put(g, "| ");
	gen_label(g, r->row, r->label, 0, 1);
	gen_put(g, " ");
	markdown_values(g, r->row);
}

static void
markdown_parties(Second *s)
{
	const char *heads[GOV_NPARTIES + 1];

	heads[0] = s->corner;
	for (int p = 0; p < GOV_NPARTIES; p++)
		heads[p + 1] = parties[p];
	markdown_heads(s->g, heads, GOV_NPARTIES + 1);
}

/* A table of its own for a row, or a table that goes on under names that it
 * doesn't have. */
static void
other_heads(Second *s, bool wrong)
{
	static const char *const renamed[] = {"项目", "数据1", "数据2", "数据3", "数据4", "数据5", "数据6", "数据7"};
	static const char *const of_another[] = {"项目", "本年新收件数", "上年结转件数", "办结件数", "维持件数", "纠正件数", "未结件数", "合计"};

	gen_gap(s->g);
	markdown_heads(s->g, wrong ? of_another : renamed, GOV_NPARTIES + 1);
}

static void
paragraph(GenGenerator *g, const SecondRow *r, int n)
{
	int			nchars = gen_nchars(r->label);
	int			from = 0;

	for (int k = 0; k < n; k++)
	{
		int			to = nchars * (k + 1) / n;

		gen_label(g, r->row, gen_slice(g, gen_skip(r->label, from), gen_skip(r->label, to)), k, n);
		gen_nl(g);
		from = to;
	}
	gen_gap(g);
}

static bool
all_numbers(GenGenerator *g, int row)
{
	for (int i = 0; i < g->rows[row].n; i++)
		if (gen_truth(g, g->rows[row].slot[i])->status != GOV_REPORTED)
			return false;
	return true;
}

/* A row that has left its label, which stands before it or behind it. */
static void
lost_label(Second *s, const SecondRow *r, bool behind)
{
	GenGenerator *g = s->g;
	int			n = gen_nchars(r->label) > 14 ? 2 : 1;

	gen_gap(g);
	if (!behind)
		paragraph(g, r, n);
	markdown_values(g, r->row);
	gen_gap(g);
	if (behind)
		paragraph(g, r, n);
}

/* The group's name before a leaf's: in a cell of its own or in the same. */
static void
fused_row(Second *s, const SecondRow *r, int nth)
{
	GenGenerator *g = s->g;
	const char *mid = r->group ? gen_skip(r->group, 4) : NULL;

	gen_put(g, "| ");
	if (r->group && nth == 0)
		gen_group(g, s->pad % 2 ? r->group : gen_slice(g, r->group, mid));
	else if (r->group && nth == 1 && s->pad % 2 == 0)
		gen_group(g, mid);
	gen_put(g, s->pad < 2 ? " | " : "");
	gen_label(g, r->row, r->label, 0, 1);
	gen_put(g, " ");
	markdown_values(g, r->row);
}

static void
markdown_applications(Second *s, const SecondTable *t)
{
	GenGenerator *g = s->g;
	int			nth = 0;
	int			lost = -2;
	bool		behind = gen_one_in(g, 2);

	if (s->draw == SECOND_FUSED_GROUPS && s->pad < 2)
	{
		const char *heads[GOV_NPARTIES + 2] = {"", "申请人情况"};

		for (int p = 0; p < GOV_NPARTIES; p++)
			heads[p + 2] = parties[p];
		markdown_heads(g, heads, GOV_NPARTIES + 2);
	}
	else
		markdown_parties(s);
	for (int i = 0; i < t->n; i++)
	{
		const SecondRow *r = &t->rows[i];

		nth = r->first ? 0 : nth + 1;
		if (s->draw == SECOND_FUSED_GROUPS)
		{
			fused_row(s, r, nth);
			continue;
		}
		if (s->draw == SECOND_SMALL_TABLES && i > 0)
			other_heads(s, false);
		else if (s->draw == SECOND_WRONG_HEADS && i > 0 && gen_one_in(g, 7))
			other_heads(s, true);
		if (s->draw == SECOND_LOST_LABELS && i > 0 && i < t->n - 1 && i > lost + 1 && all_numbers(g, r->row) &&
			gen_one_in(g, 4))
		{
			lost_label(s, r, behind);
			lost = i;
		}
		else
			markdown_row(g, r);
	}
	gen_gap(g);
}

static void
markdown_disclosure(Second *s, const SecondTable *t)
{
	GenGenerator *g = s->g;

	for (int i = 0; i < t->n; i++)
	{
		const SecondRow *r = &t->rows[i];
		const char *heads[4];

		if (r->kind == SECOND_BAND)
		{
			gen_gap(g);
			gen_put(g, "**");
			gen_group(g, r->label);
			gen_put(g, "**");
			gen_nl(g);
			gen_gap(g);
		}
		else if (r->kind == SECOND_HEADS)
		{
			heads[0] = r->label;
			memcpy(&heads[1], r->heads, sizeof(heads) - sizeof(*heads));
			markdown_heads(g, heads, r->n + 1);
		}
		else
			markdown_row(g, r);
	}
	gen_gap(g);
}

static void
markdown_remedies(Second *s)
{
	const char *heads[15];

	for (int i = 0; i < 15; i++)
		heads[i] = results[i % 5];
	gen_head(s->g, "行政复议");
	gen_put(s->g, "　");
	gen_head(s->g, "行政诉讼");
	gen_nl(s->g);
	gen_gap(s->g);
	markdown_heads(s->g, heads, 15);
	markdown_values(s->g, ROW_REMEDIES);
	gen_gap(s->g);
}

/*
 * Text out of PDF files.
 */
static void
head_line(GenGenerator *g, const char *text)
{
	gen_head(g, text);
	gen_nl(g);
}

static void
raw_values(Second *s, int row)
{
	GenGenerator *g = s->g;

	for (int i = 0; i < g->rows[row].n; i++)
	{
		if (i > 0)
			gen_put(g, " ");
		gen_value(g, g->rows[row].slot[i]);
	}
	gen_nl(g);
}

static void
page_number(Second *s)
{
	static const char *const forms[] = {"- %d -", "— %d —", "第%d页"};

	gen_line(s->g, gen_format(s->g, forms[s->page % 3], s->page));
	s->page++;
}

static void
site_line(Second *s)
{
	static const char *const lines[] = {"扫一扫在手机上查看当前页面", "字体:[ 大 中 小]", "打印本页 关闭窗口"};

	if (s->pad % 2)
		page_number(s);
	else
		gen_line(s->g, lines[gen_upto(s->g, 3)]);
}

static void
raw_heads(Second *s, int part)
{
	static const char *const parties_whole[] = {
		"申请人情况", "自然人", "法人或其他组织", "总计", "商业企业 科研机构 社会公益组织 法律服务机构 其他", NULL
	};
	static const char *const parties_broken[] = {
		"申请人情况", "自 然", "人", "法人或其他组织总计", "商业", "企业", "科研", "机构", "社会法律", "公益服务其他", "组织机构", NULL
	};
	static const char *const remedies_whole[] = {
		"行政复议 行政诉讼", "结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉",
		"结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计", NULL
	};
	static const char *const remedies_broken[] = {
		"行政复议行政诉讼", "结果", "维持", "结果", "纠正", "其他", "结果", "尚未", "审结", "总计",
		"未经复议直接起诉复议后起诉", "结果结果其他尚未总计", "维持纠正结果审结", "结果结果其他尚未总计", "维持纠正结果审结", NULL
	};
	bool		broken = s->draw == SECOND_BROKEN_HEADS;
	const char *const *h;

	if (part == GOV_APPLICATIONS)
	{
		head_line(s->g, s->corner);
		h = broken ? parties_broken : parties_whole;
	}
	else
		h = broken ? remedies_broken : remedies_whole;
	while (*h)
		head_line(s->g, *h++);
}

static void
raw_disclosure(Second *s, const SecondTable *t)
{
	GenGenerator *g = s->g;

	for (int i = 0; i < t->n; i++)
	{
		const SecondRow *r = &t->rows[i];

		if (r->kind == SECOND_BAND)
		{
			gen_group(g, r->label);
			gen_nl(g);
		}
		else if (r->kind == SECOND_HEADS)
		{
			gen_head(g, r->label);
			for (int k = 0; k < r->n; k++)
			{
				gen_put(g, " ");
				gen_head(g, r->heads[k]);
			}
			gen_nl(g);
		}
		else
		{
			gen_label(g, r->row, r->label, 0, 1);
			gen_put(g, " ");
			raw_values(s, r->row);
		}
		if (s->draw == SECOND_FURNITURE && gen_one_in(g, 5))
			site_line(s);
	}
}

/* Heading three down the side of the page: a character a line, or all. */
static void
vertical(Second *s)
{
	static const char *const letters[] = {"三", "、本", "年", "度", "办理", "结", "果"};

	if (s->draw != SECOND_VERTICAL || s->pad == 0)
	{
		gen_group(s->g, s->draw == SECOND_VERTICAL ? "三 、本 年 度办 理 结果" : "三、本年度办理结果");
		gen_nl(s->g);
		return;
	}
	for (int i = 0; i < 7; i++)
	{
		gen_group(s->g, letters[i]);
		gen_nl(s->g);
	}
}

static void
raw_applications(Second *s, const SecondTable *t)
{
	GenGenerator *g = s->g;
	bool		three = false;

	raw_heads(s, GOV_APPLICATIONS);
	for (int i = 0; i < t->n; i++)
	{
		const SecondRow *r = &t->rows[i];
		int			n = gen_nchars(r->label);

		if (r->depth > 0 && !three)
			vertical(s);
		three = three || r->depth > 0;
		if (r->first)
		{
			gen_group(g, r->group);
			gen_nl(g);
		}
		if (n > 20)
		{
			/* the label first, its numbers on the line below */
			gen_label(g, r->row, gen_slice(g, r->label, gen_skip(r->label, 18)), 0, 2);
			gen_nl(g);
			gen_label(g, r->row, gen_skip(r->label, 18), 1, 2);
			gen_nl(g);
		}
		else
		{
			gen_label(g, r->row, r->label, 0, 1);
			gen_put(g, " ");
		}
		raw_values(s, r->row);
		if (s->draw == SECOND_FURNITURE && gen_one_in(g, 6))
			site_line(s);
	}
}

static void
to_column(GenGenerator *g, int col)
{
	int			used = gen_columns_used(g);

	gen_pad(g, used == 0 ? col : used + 2 > col ? 2 : col - used);
}

/* Numbers end where their columns end. */
static void
layout_values(Second *s, int row, int from, int step)
{
	GenGenerator *g = s->g;

	for (int i = 0; i < g->rows[row].n; i++)
	{
		const char *print = gen_print(g, g->rows[row].slot[i]);

		to_column(g, from + (i + 1) * step - gen_width(print));
		gen_value(g, g->rows[row].slot[i]);
	}
	gen_nl(g);
}

static void
layout_heads(GenGenerator *g, const char *const *heads, int n, int from, int step)
{
	for (int i = 0; i < n; i++)
	{
		to_column(g, from + (i + 1) * step - gen_width(heads[i]));
		gen_head(g, heads[i]);
	}
	gen_nl(g);
}

static void
layout_disclosure(Second *s, const SecondTable *t)
{
	GenGenerator *g = s->g;

	for (int i = 0; i < t->n; i++)
	{
		const SecondRow *r = &t->rows[i];

		if (r->kind == SECOND_BAND)
		{
			gen_pad(g, 28);
			gen_group(g, r->label);
			gen_nl(g);
		}
		else if (r->kind == SECOND_HEADS)
		{
			gen_pad(g, 6);
			gen_head(g, r->label);
			layout_heads(g, r->heads, r->n, 24, 28);
		}
		else
		{
			gen_pad(g, 4);
			gen_label(g, r->row, r->label, 0, 1);
			layout_values(s, r->row, 24, 28);
		}
		if (gen_one_in(g, 2))
			gen_gap(g);
	}
}

static void
layout_applications(Second *s, const SecondTable *t)
{
	static const char *const upper[] = {"自然人", "商业", "科研", "社会公益", "法律服务", "其他", "总计"};
	static const char *const lower[] = {"企业", "机构", "组织", "机构"};
	GenGenerator *g = s->g;
	int			step = 9 + s->pad;
	int			from = 48;

	gen_pad(g, 70);
	head_line(g, "申请人情况");
	layout_heads(g, upper, GOV_NPARTIES, from, step);
	layout_heads(g, lower, 4, from + step, step);
	for (int i = 0; i < t->n; i++)
	{
		const SecondRow *r = &t->rows[i];
		int			indent = r->depth * 6;
		int			room = (from - indent) / 2 - 2; /* characters of a label */
		int			n = gen_nchars(r->label);

		if (r->first)
		{
			gen_pad(g, 6);
			gen_group(g, r->group);
			gen_nl(g);
		}
		gen_pad(g, indent);
		if (n <= room)
		{
			gen_label(g, r->row, r->label, 0, 1);
			layout_values(s, r->row, from, step);
		}
		else
		{
			int			pieces = (n + room - 1) / room < 2 ? 2 : (n + room - 1) / room;
			int			at = 0;

			/* beside the middle, or between two lines */
			for (int k = 0; k < pieces; k++)
			{
				int			to = n * (k + 1) / pieces;

				if (k > 0)
					gen_pad(g, indent);
				gen_label(g, r->row, gen_slice(g, gen_skip(r->label, at), gen_skip(r->label, to)), k, pieces);
				at = to;
				if (pieces % 2 == 1 && k == pieces / 2)
					layout_values(s, r->row, from, step);
				else
					gen_nl(g);
				if (pieces % 2 == 0 && k == pieces / 2 - 1)
					layout_values(s, r->row, from, step);
			}
		}
		if (gen_one_in(g, 3))
			gen_gap(g);
		if (gen_one_in(g, 14))
			page_number(s);
	}
}

static void
layout_remedies(Second *s)
{
	static const char *const upper[] = {"结果", "结果", "其他", "尚未", "总计"};
	static const char *const lower[] = {"维持", "纠正", "结果", "审结"};
	GenGenerator *g = s->g;
	const char *names[15];

	gen_pad(g, 14);
	gen_head(g, "行政复议");
	to_column(g, 70);
	head_line(g, "行政诉讼");
	to_column(g, 46);
	gen_head(g, "未经复议直接起诉");
	to_column(g, 88);
	head_line(g, "复议后起诉");
	for (int i = 0; i < 15; i++)
		names[i] = upper[i % 5];
	layout_heads(g, names, 15, 2, 8);
	for (int i = 0; i < 15; i++)
		if (i % 5 < 4)
		{
			to_column(g, 2 + (i + 1) * 8 - 4);
			gen_head(g, lower[i % 5]);
		}
	gen_nl(g);
	layout_values(s, ROW_REMEDIES, 2, 8);
}

/* Label and digits without anything between.  One digit a cell tells them
 * apart; of all else nothing is asked, and a number must be right. */
static void
run_on_row(Second *s, int row)
{
	GenGenerator *g = s->g;
	bool		apart = true;

	for (int i = 0; i < g->rows[row].n; i++)
	{
		const char *print = gen_print(g, g->rows[row].slot[i]);

		apart = apart && strlen(print) == 1 && *print >= '0' && *print <= '9';
		gen_value(g, g->rows[row].slot[i]);
	}
	gen_nl(g);
	if (!apart && g->rows[row].n > 1)
		gen_may(g, row);
}

static void
run_on(Second *s, const SecondTable *t)
{
	GenGenerator *g = s->g;

	if (t->part != GOV_DISCLOSURE)
		raw_heads(s, t->part);
	for (int i = 0; i < t->n; i++)
	{
		const SecondRow *r = &t->rows[i];

		if (r->kind == SECOND_ROW)
		{
			if (*r->label)
				gen_label(g, r->row, r->label, 0, 1);
			run_on_row(s, r->row);
			continue;
		}
		if (r->kind == SECOND_BAND)
			gen_group(g, r->label);
		else
			gen_head(g, r->label);
		for (int k = 0; k < r->n; k++)
			gen_head(g, r->heads[k]);
		gen_nl(g);
	}
}

static void
draw_part(Second *s, const SecondTable *t, void (*disclosure) (Second *, const SecondTable *),
		  void (*applications) (Second *, const SecondTable *), void (*remedies) (Second *))
{
	if (t->part == GOV_DISCLOSURE)
		disclosure(s, t);
	else if (t->part == GOV_APPLICATIONS)
		applications(s, t);
	else
		remedies(s);
}

static void
raw_remedies(Second *s)
{
	raw_heads(s, GOV_REMEDIES);
	raw_values(s, ROW_REMEDIES);
}

void
second_draw_lines(Second *s, const SecondTable *t)
{
	s->g->row_a_line = true;
	switch (s->draw)
	{
		case SECOND_SMALL_TABLES:
		case SECOND_WRONG_HEADS:
		case SECOND_LOST_LABELS:
		case SECOND_FUSED_GROUPS:
			draw_part(s, t, markdown_disclosure, markdown_applications, markdown_remedies);
			break;
		case SECOND_PDF_LAYOUT:
			draw_part(s, t, layout_disclosure, layout_applications, layout_remedies);
			break;
		case SECOND_RUN_ON:
			run_on(s, t);
			break;
		default:
			draw_part(s, t, raw_disclosure, raw_applications, raw_remedies);
	}
	s->g->row_a_line = false;
}
