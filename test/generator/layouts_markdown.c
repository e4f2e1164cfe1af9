/*
 * layouts_markdown.c
 *		Tables as converters to markdown tear them apart: 8 (a table a row),
 *		9 (going on under wrong column names), 10 (rows without their labels),
 *		11 (group labels fused into leaves).
 */
#include "internal.h"

static void
put_values(GenGenerator *g, const GenEntry *e)
{
	int			n = e->row == ROW_EXTRA ? e->nheads : g->rows[e->row].n;

	for (int i = 0; i < n; i++)
	{
		gen_put(g, " ");
		if (e->row == ROW_EXTRA)
			gen_extra_value(g, e->heads[i % 3]);
		else
			gen_value(g, g->rows[e->row].slot[i]);
		gen_put(g, " |");
	}
}

static void
plain_row(GenGenerator *g, const GenEntry *e)
{
	gen_put(g, "| ");
	gen_label(g, e->row, e->label, 0, 1);
	gen_put(g, " |");
	put_values(g, e);
	gen_nl(g);
}

static void
head_row(GenGenerator *g, const char *const *heads, int n)
{
	gen_put(g, "|");
	for (int i = 0; i < n; i++)
	{
		gen_put(g, " ");
		gen_head(g, heads[i]);
		gen_put(g, " |");
	}
	gen_nl(g);
	gen_rule_line(g, n);
}

static void
markdown_disclosure(GenGenerator *g, const GenTable *t)
{
	bool		torn = t->layout == 8 && gen_one_in(g, 2);

	for (int i = 0; i < t->nentries; i++)
	{
		const GenEntry *e = &t->entries[i];
		const char *heads[4];

		switch (e->kind)
		{
			case ENTRY_BAND:
				if (i > 0)
					gen_gap(g);
				gen_group(g, e->label);
				gen_nl(g);
				gen_gap(g);
				break;
			case ENTRY_HEADS:
				heads[0] = e->label;
				for (int k = 0; k < e->nheads; k++)
					heads[k + 1] = e->heads[k];
				head_row(g, heads, e->nheads + 1);
				break;
			default:
				if (torn && t->entries[i - 1].kind == ENTRY_ROW)
				{
					/* the next small table has the names again */
					int			h = i - 1;

					while (t->entries[h].kind != ENTRY_HEADS)
						h--;
					heads[0] = t->entries[h].label;
					for (int k = 0; k < t->entries[h].nheads; k++)
						heads[k + 1] = t->entries[h].heads[k];
					gen_gap(g);
					head_row(g, heads, t->entries[h].nheads + 1);
				}
				plain_row(g, e);
		}
	}
	gen_gap(g);
}

static void
heads3(GenGenerator *g, bool groups)
{
	const char *heads[9];
	int			n = 0;

	heads[n++] = gen_one_in(g, 2) ? gen_corner(g) : "申请人情况";
	if (groups)
		heads[n++] = "";
	for (int p = 0; p < GOV_NPARTIES; p++)
		heads[n++] = gen_parties_zh[p];
	head_row(g, heads, n);
}

/* A table a row, columns renamed. */
static void
layout_8(GenGenerator *g, const GenTable *t)
{
	int			kind = gen_upto(g, 3);
	const char *group = NULL;

	heads3(g, false);
	for (int i = 0; i < t->nentries; i++)
	{
		const GenEntry *e = &t->entries[i];
		const char *heads[8];

		if (i >= 2)
		{
			gen_gap(g);
			if (e->level == 2 && e->group != group && gen_one_in(g, 2))
			{
				gen_group(g, e->group);
				gen_nl(g);
				gen_gap(g);
			}
			group = e->group;
			heads[0] = kind == 0 ? "项目" : kind == 1 ? "类别" : "";
			for (int k = 1; k < 8; k++)
				heads[k] = k == 7 && kind == 1 ? "总计" : gen_format(g, "数据%d", k);
			head_row(g, heads, 8);
		}
		plain_row(g, e);
	}
	gen_gap(g);
}

/* The table goes on under column names that it doesn't have. */
static void
layout_9(GenGenerator *g, const GenTable *t)
{
	static const char *const wrong[][8] = {
		{"项目", "本年新收件数", "上年结转件数", "予以公开件数", "部分公开件数", "不予公开件数", "无法提供件数", "总计"},
		{"项目", "本年新收件数", "本年办结件数", "数据3", "数据4", "数据5", "数据6", "合计"},
		{"处理情形", "自然人", "法人", "商业企业", "科研机构", "公益组织", "法律服务", "合计"},
	};
	int			which = gen_upto(g, 3);

	heads3(g, false);
	for (int i = 0; i < t->nentries; i++)
	{
		if (i > 0 && gen_one_in(g, 6))
		{
			gen_gap(g);
			if (gen_one_in(g, 2) && t->entries[i].level == 2)
			{
				gen_group(g, t->entries[i].group);
				gen_nl(g);
				gen_gap(g);
			}
			head_row(g, wrong[which], 8);
		}
		plain_row(g, &t->entries[i]);
	}
	gen_gap(g);
}

static void
paragraph_label(GenGenerator *g, const GenEntry *e)
{
	int			n = gen_nchars(e->label);
	int			piece = 16;
	int			npieces = (n + piece - 1) / piece;
	const char *s = e->label;

	for (int k = 0; k < npieces; k++)
	{
		const char *end = k == npieces - 1 ? s + strlen(s) : gen_skip(s, piece);

		gen_label(g, e->row, gen_slice(g, s, end), k, npieces);
		gen_nl(g);
		s = end;
	}
}

/*
 * Some rows stand alone as numbers, their labels in paragraphs.  Both
 * neighbours keep theirs, so that it is plain what belongs together.
 */
static void
layout_10(GenGenerator *g, const GenTable *t)
{
	bool		after = gen_one_in(g, 2);
	int			last = -2;

	heads3(g, false);
	for (int i = 0; i < t->nentries; i++)
	{
		const GenEntry *e = &t->entries[i];
		bool		torn = e->row != ROW_EXTRA && i > 0 && i < t->nentries - 1 && i > last + 1 &&
			gen_one_in(g, gen_nchars(e->label) > 16 ? 2 : 8);

		/* a row of strokes would pass for the rule under column names */
		for (int k = 0; torn && k < GOV_NPARTIES; k++)
			torn = gen_truth(g, g->rows[e->row].slot[k])->status == GOV_REPORTED;
		if (!torn)
		{
			plain_row(g, e);
			continue;
		}
		last = i;
		gen_gap(g);
		if (!after)
		{
			paragraph_label(g, e);
			gen_gap(g);
		}
		gen_put(g, "|");
		put_values(g, e);
		gen_nl(g);
		if (gen_one_in(g, 2))
			gen_rule_line(g, GOV_NPARTIES);
		gen_gap(g);
		if (after)
		{
			paragraph_label(g, e);
			gen_gap(g);
		}
		else if (gen_one_in(g, 2))
			heads3(g, false);
	}
	gen_gap(g);
}

/* The group's label, cut in two, before the first or a middle leaf. */
static void
layout_11(GenGenerator *g, const GenTable *t)
{
	bool		cells = gen_one_in(g, 2);
	bool		halves = gen_one_in(g, 2);

	heads3(g, cells);
	for (int i = 0; i < t->nentries; i++)
	{
		const GenEntry *e = &t->entries[i];
		const char *piece = "";

		if (e->level == 2)
		{
			const char *mid = gen_skip(e->group, 4);

			if (!halves && e->first == 1)
				piece = e->group;
			else if (halves && e->first == (e->groupsize + 1) / 2)
				piece = gen_slice(g, e->group, mid);
			else if (halves && e->first == (e->groupsize + 1) / 2 + 1)
				piece = mid;
		}
		gen_put(g, "| ");
		gen_group(g, piece);
		if (cells)
			gen_put(g, e->level == 2 ? " | " : "");
		else if (*piece && gen_one_in(g, 2))
			gen_put(g, " ");
		gen_label(g, e->row, e->label, 0, 1);
		if (cells && e->level < 2)
			gen_put(g, " | ");
		gen_put(g, " |");
		put_values(g, e);
		gen_nl(g);
	}
	gen_gap(g);
}

static void
markdown_remedies(GenGenerator *g, const GenTable *t)
{
	const char *heads[15];
	GenEntry	e;

	memset(&e, 0, sizeof(e));
	e.row = ROW_REMEDIES;
	if (t->layout == 8 || gen_one_in(g, 2))
	{
		gen_put(g, "|");
		gen_put(g, " ");
		gen_head(g, "行政复议");
		gen_put(g, " | | | | | ");
		gen_head(g, "行政诉讼");
		gen_put(g, " | | | | | | | | | |");
		gen_nl(g);
		gen_rule_line(g, 15);
		gen_put(g, "| | | | | | ");
		gen_head(g, "未经复议直接起诉");
		gen_put(g, " | | | | | ");
		gen_head(g, "复议后起诉");
		gen_put(g, " | | | | |");
		gen_nl(g);
		gen_put(g, "|");
		for (int i = 0; i < 15; i++)
		{
			gen_put(g, " ");
			gen_head(g, gen_results_zh[i % 5]);
			gen_put(g, " |");
		}
		gen_nl(g);
	}
	else
	{
		gen_head(g, "行政复议");
		gen_put(g, " ");
		gen_head(g, "行政诉讼");
		gen_nl(g);
		gen_gap(g);
		for (int i = 0; i < 15; i++)
			heads[i] = gen_results_zh[i % 5];
		head_row(g, heads, 15);
	}
	gen_put(g, "|");
	put_values(g, &e);
	gen_nl(g);
	gen_gap(g);
}

void
gen_markdown_table(GenGenerator *g, GenTable *t)
{
	g->row_a_line = true;
	if (t->part == 0)
		markdown_disclosure(g, t);
	else if (t->part == 2)
		markdown_remedies(g, t);
	else if (t->layout == 8)
		layout_8(g, t);
	else if (t->layout == 9)
		layout_9(g, t);
	else if (t->layout == 10)
		layout_10(g, t);
	else
		layout_11(g, t);
	g->row_a_line = false;
}
