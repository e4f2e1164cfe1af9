/*
 * layouts_grid.c
 *		Layouts that print a table cell by cell or row by row, in the order of
 *		the page: 1 to 6 (pipes, paragraphs), 7 (markdown), 18 (tabs).
 */
#include "internal.h"

/* How this table departs from the plain layout. */
typedef struct Variant
{
	int			layout;
	bool		own_line;		/* 2: the run of pipes has its own line */
	bool		stream;			/* 3: pipes between cells only */
	bool		keep;			/* 4, 7, 18: covered cells stand empty */
	bool		split_heads;	/* 5, 6: column names on two lines */
} Variant;

static bool
is_blank(GenGenerator *g, const GenCell *c)
{
	return c->kind == TOKEN_VALUE && c->slot >= 0 &&
		g->figures[c->set].cells[c->slot].status == GOV_BLANK;
}

static void
end_cell(GenGenerator *g, const Variant *v)
{
	switch (v->layout)
	{
		case 1:
		case 2:
			gen_put(g, " |");
			gen_nl(g);
			break;
		case 3:
			if (!v->stream)
				gen_put(g, " |");
			gen_nl(g);
			break;
		default:
			gen_nl(g);
			gen_gap(g);
	}
}

static void
put_head(GenGenerator *g, const Variant *v, const char *s)
{
	if (v->layout == 3 && v->stream)
		gen_line(g, "|");
	gen_head(g, s);
	end_cell(g, v);
}

/* A cell on a line of its own. */
static void
cell_line(GenGenerator *g, const Variant *v, const GenCell *c)
{
	int			n;

	if (g->style.furniture && gen_one_in(g, 60))
	{
		gen_furniture(g);
		if (v->layout >= 5)
			gen_gap(g);
	}
	if (v->layout == 3 && v->stream)
		gen_line(g, "|");
	if (is_blank(g, c))
	{
		if (v->layout >= 5)
			gen_gap(g);
		else
		{
			gen_put_cell(g, c);
			if (v->layout < 3 || !v->stream)
				gen_put(g, "|");
			gen_nl(g);
		}
		return;
	}
	if (c->kind == TOKEN_GROUP && g->style.vertical && strncmp(c->text, "三、", 6) == 0)
	{
		static const char *const pieces[] = {"三、", "本", "年", "度", "办", "理", "结", "果"};

		if (gen_one_in(g, 3))
		{
			gen_group(g, "三 、本 年 度办 理 结果");
			end_cell(g, v);
		}
		else
			for (int i = 0; i < 8; i++)
			{
				gen_group(g, pieces[i]);
				end_cell(g, v);
			}
		return;
	}
	n = gen_nchars(c->text ? c->text : "");
	if (v->split_heads && c->kind == TOKEN_HEAD && n >= 6 && n <= 9)
	{
		const char *mid = gen_skip(c->text, 3);

		gen_head(g, gen_slice(g, c->text, mid));
		gen_nl(g);
		if (v->layout == 5)
			gen_gap(g);
		gen_head(g, mid);
		end_cell(g, v);
		return;
	}
	gen_put_cell(g, c);
	end_cell(g, v);
}

/*
 * Column names as extractors leave them: several in one cell, or one in
 * several.  Returns the number of grid rows that this stands for.
 */
static int
mangled_heads(GenGenerator *g, const GenTable *t, const Variant *v)
{
	static const char *const fused4[] = {
		"行政复议行政诉讼", "未经复议直接起诉复议后起诉",
		"结果结果其他尚未总计", "维持纠正结果审结",
		"结果结果其他尚未总计", "维持纠正结果审结",
		"结果结果其他尚未总计", "维持纠正结果审结", NULL
	};
	static const char *const split4[] = {
		"行政复议", "行政诉讼", "结果", "维持", "结果", "纠正", "其他", "结果",
		"尚未", "审结", "总计", "未经复议直接起诉", "复议后起诉",
		"结果", "维持", "结果", "纠正", "其他", "结果", "尚未", "审结", "总计",
		"结果", "维持", "结果", "纠正", "其他", "结果", "尚未", "审结", "总 计", NULL
	};
	static const char *const fused3[] = {
		"申请人情况", "自然人法人或其他组织总计", "商业科研社会法律", "企业机构公益服务其他", "组织机构", NULL
	};
	static const char *const split3[] = {
		"申请人情况", "自", "然", "人", "法人或其他组织", "总", "计", "商业", "企业",
		"科研", "机构", "社会", "公益", "组织", "法律", "服务", "机构", "其他", NULL
	};
	const char *const *s;

	if (t->part == 0)
		return 0;
	if (t->part == 1)
	{
		put_head(g, v, gen_corner(g));
		s = gen_one_in(g, 2) ? fused3 : split3;
	}
	else
		s = gen_one_in(g, 2) ? fused4 : split4;
	while (*s)
		put_head(g, v, *s++);
	return 3;
}

static void
cell_by_cell(GenGenerator *g, const GenTable *t, const GenGrid *grid, const Variant *v)
{
	int			from = 0;

	if (g->style.mangled)
		from = mangled_heads(g, t, v);
	for (int i = from; i < grid->nrows; i++)
	{
		const GenGridRow *r = &grid->rows[i];
		int			covered = grid->ncols - r->n;
		int			row = ROW_NONE;

		if (v->layout == 3 && !v->stream)
			gen_line(g, "|");
		for (int k = 0; k < r->n; k++)
		{
			if (r->cells[k].kind == TOKEN_LABEL)
				row = r->cells[k].row;
			if (v->layout == 2 && k == r->n - 1 && i < grid->nrows - 1 && covered > 0 && !v->own_line)
			{
				gen_put_cell(g, &r->cells[k]);
				gen_put(g, " | ");
				for (int n = 0; n < covered; n++)
					gen_put(g, "|");
				gen_nl(g);
			}
			else
				cell_line(g, v, &r->cells[k]);
		}
		if (v->layout == 2 && i < grid->nrows - 1 && covered > 0 && v->own_line)
		{
			for (int n = 0; n < covered; n++)
				gen_put(g, "|");
			gen_nl(g);
		}
		/* is a pipe the row's end or an empty cell? */
		if (row == ROW_NONE && t->part == 2 && i == grid->nrows - 1)
			row = ROW_REMEDIES;
		if (row >= 0 && row < NROWS && gen_has_blank(g, row) &&
			((v->layout == 2 && (v->own_line || is_blank(g, &r->cells[r->n - 1]))) ||
			 (v->layout == 3 && !v->stream)))
			gen_may(g, row);
	}
}

static void
row_by_row(GenGenerator *g, const GenTable *t, const GenGrid *grid, const Variant *v)
{
	bool		collapsed = v->layout == 7 && t->part == 1 && gen_one_in(g, 3);
	bool		groups = gen_one_in(g, 2);
	bool		bands_out = v->layout == 7 && t->part == 0 && gen_one_in(g, 3);

	g->row_a_line = true;
	for (int i = 0; i < grid->nrows; i++)
	{
		const GenGridRow *r = &grid->rows[i];
		int			next = 0;
		bool		first = true;

		if (g->style.furniture && gen_one_in(g, 15))
			gen_furniture(g);
		if (bands_out && r->n == 1)
		{
			if (i > 0)
				gen_gap(g);
			gen_group(g, r->cells[0].text);
			gen_nl(g);
			gen_gap(g);
			continue;
		}
		if (collapsed && groups)
			for (int k = 0; k < r->n; k++)
				if (r->cells[k].kind == TOKEN_GROUP && strncmp(r->cells[k].text, "三、", 6) != 0 &&
					!strstr(r->cells[k].text, "六"))
				{
					gen_put(g, "| ");
					gen_group(g, r->cells[k].text);
					gen_put(g, " |  |  |  |  |  |  |  |");
					gen_nl(g);
				}
		if (v->layout == 7)
			gen_put(g, "|");
		for (int k = 0; k < r->n; k++)
		{
			const GenCell *c = &r->cells[k];

			if (collapsed)
			{
				if (c->kind == TOKEN_GROUP)
					continue;
				if (i < 3 && first)
				{
					/* the names of columns stand over one column of labels */
					if (i > 0)
						gen_put(g, " |");
					for (int p = 4; i > 0 && p < c->col; p++)
						gen_put(g, "  |");
				}
			}
			else if (v->keep)
				for (; next < c->col; next++)
					gen_put(g, v->layout == 18 ? "\t" : v->layout == 7 ? "  |" : " |");
			if (v->layout == 18)
			{
				gen_put_cell(g, c);
				if (v->keep || k < r->n - 1)
					gen_put(g, "\t");
			}
			else
			{
				if (v->layout == 7 || !first)
					gen_put(g, " ");
				gen_put_cell(g, c);
				gen_put(g, " |");
			}
			next = c->col + 1;
			first = false;
		}
		if (v->keep && !collapsed)
			for (; next < grid->ncols; next++)
				gen_put(g, v->layout == 18 ? (next < grid->ncols - 1 ? "\t" : "") :
						v->layout == 7 ? "  |" : " |");
		gen_nl(g);
		if (v->layout == 7 && (i == 0 || (bands_out && grid->rows[i - 1].n == 1)))
			gen_rule_line(g, collapsed ? 8 : v->keep ? grid->ncols : r->n);
	}
	g->row_a_line = false;
	if (v->layout == 18 && t->part == 2)
	{
		/* of a row of empty cells only tabs are left */
		bool		all = true;

		for (int i = 0; i < 15; i++)
			all = all && is_blank(g, &grid->rows[3].cells[i]);
		if (all)
			gen_may(g, ROW_REMEDIES);
	}
	if (v->layout == 7)
		gen_gap(g);
}

void
gen_grid_table(GenGenerator *g, GenTable *t)
{
	GenGrid		grid;
	Variant		v;

	gen_make_grid(g, t, &grid);
	v.layout = t->layout;
	v.own_line = gen_one_in(g, 2);
	v.stream = gen_one_in(g, 2);
	v.keep = t->layout == 7 || gen_one_in(g, 2);
	v.split_heads = gen_one_in(g, 3);
	if (t->layout == 4 || t->layout == 7 || t->layout == 18)
		row_by_row(g, t, &grid, &v);
	else
	{
		g->piped = t->layout == 3 && v.stream;
		cell_by_cell(g, t, &grid, &v);
		if (g->piped)
			gen_line(g, "|");
		g->piped = false;
	}
}

/* A grid a cell a line, with pipes or without. */
void
gen_write_cells(GenGenerator *g, int layout, const GenGrid *grid)
{
	Variant		v;

	memset(&v, 0, sizeof(v));
	v.layout = layout;
	for (int i = 0; i < grid->nrows; i++)
		for (int k = 0; k < grid->rows[i].n; k++)
			cell_line(g, &v, &grid->rows[i].cells[k]);
}
