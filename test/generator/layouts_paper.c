/*
 * layouts_paper.c
 *		Tables as extractors take them out of a PDF: 13 (columns by spaces) and
 *		15 (label and numbers on a line), with what befalls labels there: 14
 *		(the vertical heading), 16 (column names), 17 (page numbers).
 */
#include "internal.h"

static const char *const vertical[] = {"三、", "本", "年", "度", "办", "理", "结", "果"};

static const char *const results_top[] = {"结果", "结果", "其他", "尚未"};
static const char *const results_low[] = {"维持", "纠正", "结果", "审结"};

static void
gaps(GenGenerator *g, int n)
{
	while (n-- > 0)
		gen_gap(g);
}

static void
column(GenGenerator *g, int col)
{
	int			at = gen_column(g);

	gen_pad(g, at == 0 ? col : at + 2 > col ? 2 : col - at);
}

static void
head_at(GenGenerator *g, int col, const char *s)
{
	column(g, col);
	gen_head(g, s);
}

static int
nvalues(GenGenerator *g, const GenEntry *e)
{
	return e->row == ROW_EXTRA ? e->nheads : g->rows[e->row].n;
}

static void
put_value(GenGenerator *g, const GenEntry *e, int i)
{
	if (e->row == ROW_EXTRA)
		gen_extra_value(g, e->heads[i % 3]);
	else
		gen_value(g, g->rows[e->row].slot[i]);
}

static bool
value_is_blank(GenGenerator *g, const GenEntry *e, int i)
{
	return e->row != ROW_EXTRA &&
		gen_truth(g, g->rows[e->row].slot[i])->status == GOV_BLANK;
}

/* The numbers of a row from this column on. */
static void
numbers(GenGenerator *g, const GenEntry *e, const int *cols)
{
	int			n = nvalues(g, e);

	for (int i = 0; i < n; i++)
	{
		if (value_is_blank(g, e, i))
			continue;
		column(g, cols[i]);
		put_value(g, e, i);
	}
	if (e->row != ROW_EXTRA && gen_has_blank(g, e->row))
		gen_may(g, e->row);
}

static void
page_break(GenGenerator *g)
{
	gaps(g, gen_between(g, 1, 3));
	gen_pad(g, gen_upto(g, 60));
	if ((g->style.furniture || (g->plan.with & WITH_LINKS)) && gen_one_in(g, 3))
		gen_furniture(g);
	else
		gen_line(g, gen_format(g, gen_one_in(g, 2) ? "-%d-" : gen_one_in(g, 2) ? "- %d -" : "— %d —",
							   g->style.page++));
	g->formfeed = !gen_one_in(g, 4);
}

static void
set_columns(GenGenerator *g, int *cols, int n, int from)
{
	for (int i = 0; i < n; i++)
	{
		cols[i] = from;
		from += gen_between(g, 6, 10);
	}
}

static void
paper_disclosure(GenGenerator *g, const GenTable *t)
{
	int			cols[3];
	int			gap = gen_upto(g, 3);
	int			indent = gen_one_in(g, 2) ? gen_between(g, 3, 16) : 0;

	set_columns(g, cols, 3, gen_between(g, 16, 30));
	for (int i = 0; i < t->nentries; i++)
	{
		const GenEntry *e = &t->entries[i];

		switch (e->kind)
		{
			case ENTRY_BAND:
				gen_pad(g, indent);
				gen_group(g, e->label);
				gen_nl(g);
				gaps(g, gap);
				if (gen_one_in(g, g->style.furniture ? 3 : 8))
				{
					page_break(g);
					set_columns(g, cols, 3, gen_between(g, 16, 30));
				}
				break;
			case ENTRY_HEADS:
				gen_pad(g, indent / 2);
				gen_head(g, e->label);
				/* no name reaches into the next column */
				for (int k = 0; k + 1 < e->nheads; k++)
				{
					int			short_of = cols[k] + gen_nchars(e->heads[k]) + 3 - cols[k + 1];

					for (int j = k + 1; short_of > 0 && j < 3; j++)
						cols[j] += short_of;
				}
				for (int k = 0; k < e->nheads; k++)
					head_at(g, cols[k] - (e->nheads == 1 ? 4 : 0), e->heads[k]);
				gen_nl(g);
				gaps(g, gap);
				break;
			default:
				gen_label(g, e->row, e->label, 0, 1);
				numbers(g, e, cols);
				gen_nl(g);
				gaps(g, gen_upto(g, gap + 1));
		}
	}
}

static void
fused(GenGenerator *g, const char *const *lines)
{
	while (*lines)
	{
		gen_head(g, *lines++);
		gen_nl(g);
	}
}

static const char *const fused3[] = {
	"申请人情况", "自然人法人或其他组织总计", "商业科研社会法律", "企业机构公益服务其他", "组织机构", NULL
};
static const char *const fused3b[] = {
	"申请人情况", "自 然 人", "法人或其他组织", "商业企业科研机构", "社会法律", "公益服务其他", "组织机构", "总", "计", NULL
};
static const char *const fused4[] = {
	"行政复议行政诉讼", "未经复议直接起诉复议后起诉", "结果结果其他尚未", "维持纠正结果审结总计",
	"结果结果其他尚未", "维持纠正结果审结总计", "结果结果其他尚未", "维持纠正结果审结总计", NULL
};
static const char *const fused4b[] = {
	"行政复议行政诉讼", "结果", "维持", "结果", "纠正", "其他结", "果", "尚未", "审结", "总 计",
	"未经复议直接起诉复议后起诉", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计",
	"结 果", "维持", "结 果", "纠正", "其 他", "结果", "尚未 审", "结", "总计", NULL
};

static void
paper_heads3(GenGenerator *g, const int *cols)
{
	const char *corner = gen_corner(g);
	const char *mid = gen_skip(corner, gen_between(g, 20, 24));

	if (g->style.mangled)
	{
		gen_line(g, gen_slice(g, corner, mid));
		gen_line(g, mid);
		fused(g, gen_one_in(g, 2) ? fused3 : fused3b);
		return;
	}
	head_at(g, cols[2], "申请人情况");
	gen_nl(g);
	gaps(g, gen_upto(g, 3));
	gen_head(g, gen_slice(g, corner, mid));
	head_at(g, cols[2], "法人或其他组织");
	gen_nl(g);
	gen_head(g, mid);
	gen_nl(g);
	head_at(g, cols[0], "自然人");
	head_at(g, cols[6], gen_spaced(g, "总计"));
	gen_nl(g);
	head_at(g, cols[1], "商业");
	head_at(g, cols[2], "科研");
	head_at(g, cols[3], "社会公益");
	head_at(g, cols[4], "法律服务");
	gen_nl(g);
	head_at(g, cols[5], "其他");
	gen_nl(g);
	head_at(g, cols[1], "企业");
	head_at(g, cols[2], "机构");
	head_at(g, cols[3], "组织");
	head_at(g, cols[4], "机构");
	gen_nl(g);
	gaps(g, gen_between(g, 1, 3));
}

static void
paper_applications(GenGenerator *g, const GenTable *t)
{
	int			cols[7];
	int			base = gen_between(g, 36, 46);
	int			indent[3];
	int			gap = gen_upto(g, 3);
	int			pieces = 0;		/* of the vertical heading, printed so far */
	int			kind = gen_upto(g, 3);	/* 0 letters alone, 1 beside rows, 2 a
										 * line */
	bool		after = gen_one_in(g, 3);	/* numbers below the whole label */
	bool		halves = gen_one_in(g, 2);	/* group labels on two lines */

	indent[0] = 0;
	indent[1] = gen_between(g, 5, 12);
	indent[2] = indent[1] + 7;
	set_columns(g, cols, 7, base);
	paper_heads3(g, cols);
	for (int i = 0; i < t->nentries; i++)
	{
		const GenEntry *e = &t->entries[i];
		int			at = indent[e->level];
		int			n = gen_nchars(e->label);
		int			width = base - at - 3;
		bool		beside = false;

		if (e->level > 0 && kind == 2 && pieces == 0 && gen_one_in(g, 4))
		{
			gen_pad(g, 1);
			gen_group(g, "三 、本 年 度办 理 结果");
			gen_nl(g);
			gaps(g, gap);
			pieces = 8;
		}
		if (e->level == 2 && kind < 2 && pieces < 8 && gen_one_in(g, 2))
		{
			gen_group(g, vertical[pieces++]);
			if (kind == 0 || n > width)
				gen_nl(g);
			else
				beside = true;
		}
		if (!beside && e->level == 2 && e->first == (e->groupsize + 1) / 2 + 1)
		{
			const char *mid = gen_skip(e->group, 4);

			/* the group's label stands half-way down its rows */
			gen_pad(g, indent[1]);
			if (!halves)
				gen_group(g, e->group);
			else if (n <= width && gen_one_in(g, 2))
			{
				gen_group(g, gen_slice(g, e->group, mid));
				gen_nl(g);
				gen_pad(g, indent[1]);
				gen_group(g, mid);
				beside = true;
			}
			else
			{
				gen_group(g, gen_slice(g, e->group, mid));
				gen_nl(g);
				gaps(g, gen_upto(g, 2));
				gen_pad(g, indent[1]);
				gen_group(g, mid);
			}
			if (!beside)
				gen_nl(g);
		}
		if (beside)
			column(g, at);
		else
			gen_pad(g, at);
		if (n <= width)
		{
			gen_label(g, e->row, e->label, 0, 1);
			numbers(g, e, cols);
			gen_nl(g);
		}
		else
		{
			int			npieces = (n + width - 1) / width;
			const char *s = e->label;

			if (npieces < 2)
				npieces = 2;
			for (int k = 0; k < npieces; k++)
			{
				const char *end = k == npieces - 1 ? s + strlen(s) : gen_wrap(s, (n + npieces - 1) / npieces);

				if (k > 0)
					gen_pad(g, at);
				gen_label(g, e->row, gen_slice(g, s, end), k, npieces);
				s = end;
				if (npieces == 3 && k == 1 && !after)
					numbers(g, e, cols);
				gen_nl(g);
				if (npieces != 3 && k == (npieces - 1) / 2 && !after)
				{
					numbers(g, e, cols);
					gen_nl(g);
				}
			}
			if (after)
			{
				numbers(g, e, cols);
				gen_nl(g);
			}
		}
		gaps(g, gen_upto(g, gap + 1));
		if (gen_one_in(g, g->style.furniture ? 8 : 25))
		{
			page_break(g);
			set_columns(g, cols, 7, base + gen_between(g, -2, 3));
		}
	}
}

static void
paper_remedies(GenGenerator *g)
{
	int			cols[15];
	int			from = gen_upto(g, 3);
	GenEntry	e;

	for (int i = 0; i < 15; i++)
	{
		cols[i] = from;
		from += gen_between(g, 5, 8);
	}
	if (g->style.mangled)
		fused(g, gen_one_in(g, 2) ? fused4 : fused4b);
	else
	{
		head_at(g, cols[0], "行政复议");
		head_at(g, cols[9], "行政诉讼");
		gen_nl(g);
		gaps(g, gen_upto(g, 4));
		head_at(g, cols[5], "未经复议直接起诉");
		head_at(g, cols[10], "复议后起诉");
		gen_nl(g);
		gaps(g, gen_upto(g, 3));
		for (int i = 0; i < 15; i++)
			if (i % 5 < 4)
				head_at(g, cols[i], results_top[i % 5]);
		gen_nl(g);
		for (int w = 0; w < 3; w++)
			head_at(g, cols[w * 5 + 4], gen_spaced(g, "总计"));
		gen_nl(g);
		for (int i = 0; i < 15; i++)
			if (i % 5 < 4)
				head_at(g, cols[i], results_low[i % 5]);
		gen_nl(g);
	}
	gaps(g, gen_between(g, 0, 4));
	memset(&e, 0, sizeof(e));
	e.row = ROW_REMEDIES;
	numbers(g, &e, cols);
	gen_nl(g);
	gaps(g, gen_between(g, 0, 4));
}

void
gen_paper_table(GenGenerator *g, GenTable *t)
{
	g->row_a_line = true;
	if (t->part == 0)
		paper_disclosure(g, t);
	else if (t->part == 1)
		paper_applications(g, t);
	else
		paper_remedies(g);
	g->row_a_line = false;
}

/*
 * Layout 15.
 */
static void
raw_numbers(GenGenerator *g, const GenEntry *e, bool first)
{
	int			n = nvalues(g, e);

	for (int i = 0; i < n; i++)
	{
		if (value_is_blank(g, e, i))
			continue;
		if (!first)
			gen_put(g, " ");
		put_value(g, e, i);
		first = false;
	}
	if (e->row != ROW_EXTRA && gen_has_blank(g, e->row))
		gen_may(g, e->row);
}

static void
raw_heads(GenGenerator *g, const char *const *lines)
{
	while (*lines)
	{
		gen_head(g, *lines++);
		gen_nl(g);
	}
}

static void
raw_disclosure(GenGenerator *g, const GenTable *t)
{
	for (int i = 0; i < t->nentries; i++)
	{
		const GenEntry *e = &t->entries[i];

		if (e->kind == ENTRY_BAND)
			gen_group(g, e->label);
		else if (e->kind == ENTRY_HEADS)
		{
			gen_head(g, e->label);
			for (int k = 0; k < e->nheads; k++)
			{
				gen_put(g, " ");
				gen_head(g, e->heads[k]);
			}
		}
		else
		{
			gen_label(g, e->row, e->label, 0, 1);
			raw_numbers(g, e, false);
		}
		gen_nl(g);
		if (gen_one_in(g, g->style.furniture ? 5 : 30))
			gen_furniture(g);
	}
}

static void
raw_applications(GenGenerator *g, const GenTable *t)
{
	static const char *const lines[] = {
		"申请人情况", "自然人", "法人或其他组织", "总计", "商业", "企业", "科研", "机构",
		"社会", "公益", "组织", "法律", "服务", "机构", "其他", NULL
	};
	static const char *const lines_b[] = {
		"申请人情况", "自然人", "法人或其他组织", "总计", "商 业 企", "业", "科研机", "构",
		"社 会 公 益", "组织", "法 律 服 务", "机构", "其他", NULL
	};
	const char *corner = gen_corner(g);
	const char *mid = gen_skip(corner, gen_between(g, 20, 24));
	int			width = gen_between(g, 14, 21);
	bool		halves = gen_one_in(g, 2);
	bool		three = false;
	const char *left = NULL;	/* of a group's label, for the next line */

	gen_line(g, gen_slice(g, corner, mid));
	gen_line(g, mid);
	if (g->style.mangled)
		raw_heads(g, gen_one_in(g, 2) ? fused3 : fused3b);
	else
		raw_heads(g, gen_one_in(g, 2) ? lines : lines_b);
	for (int i = 0; i < t->nentries; i++)
	{
		const GenEntry *e = &t->entries[i];
		int			n = gen_nchars(e->label);

		if (e->level > 0 && !three)
		{
			int			kind = gen_upto(g, 3);

			three = true;
			if (kind == 0)
				gen_group(g, "三、本年度办理结果");
			else
				for (int k = 0; k < 8; k++)
				{
					if (kind == 2 && k == 0)
					{
						gen_group(g, "三");
						gen_nl(g);
						gen_group(g, "、");
					}
					else
						gen_group(g, vertical[k]);
					if (k < 7)
						gen_nl(g);
				}
			gen_nl(g);
		}
		if (e->level == 2 && e->first == 1)
		{
			left = NULL;
			if (halves)
			{
				const char *cut = gen_skip(e->group, 4);

				gen_group(g, gen_slice(g, e->group, cut));
				gen_nl(g);
				if (gen_one_in(g, 3))
					left = cut;
				else
				{
					gen_group(g, cut);
					gen_nl(g);
				}
			}
			else
			{
				gen_group(g, e->group);
				gen_nl(g);
			}
		}
		else if (left && n <= width)
		{
			gen_group(g, left);
			gen_put(g, " ");
			left = NULL;
		}
		if (n <= width || (e->level == 0 && n < 24))
			gen_label(g, e->row, e->label, 0, 1);
		else
		{
			int			npieces = (n + width - 1) / width;
			const char *s = e->label;

			for (int k = 0; k < npieces; k++)
			{
				const char *end = k == npieces - 1 ? s + strlen(s) : gen_wrap(s, width);

				gen_label(g, e->row, gen_slice(g, s, end), k, npieces);
				gen_nl(g);
				s = end;
			}
		}
		raw_numbers(g, e, !g->open);
		if (g->open)
			gen_nl(g);
		if (gen_one_in(g, g->style.furniture ? 8 : 25))
			gen_furniture(g);
	}
}

static void
raw_remedies(GenGenerator *g)
{
	static const char *const lines[] = {
		"行政复议 行政诉讼", "结果", "维持", "结果", "纠正", "其他", "结果", "尚未", "审结", "总 计",
		"未经复议直接起诉 复议后起诉", "结果", "维持", "结果", "纠正", "其他", "结果", "尚未", "审结", "总计",
		"结果", "维持", "结果", "纠正", "其他", "结果", "尚未", "审结", "总 计", NULL
	};
	static const char *const lines_b[] = {
		"行政复议 行政诉讼", "结果维持 结果纠正 其他结果 尚未审结 总计", "未经复议直接起诉 复议后起诉",
		"结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计", NULL
	};
	GenEntry	e;

	if (g->style.mangled)
		raw_heads(g, gen_one_in(g, 2) ? fused4 : fused4b);
	else
		raw_heads(g, gen_one_in(g, 2) ? lines : lines_b);
	memset(&e, 0, sizeof(e));
	e.row = ROW_REMEDIES;
	raw_numbers(g, &e, true);
	if (g->open)
		gen_nl(g);
}

void
gen_raw_table(GenGenerator *g, GenTable *t)
{
	g->row_a_line = true;
	if (t->part == 0)
		raw_disclosure(g, t);
	else if (t->part == 1)
		raw_applications(g, t);
	else
		raw_remedies(g);
	g->row_a_line = false;
}
