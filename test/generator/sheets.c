/*
 * sheets.c
 *		The tables as grids, with the columns that this text has.
 */
#include "internal.h"

/* A sheet under way. */
typedef struct Sheet
{
	GenGenerator *g;
	const GenTable *table;
	const GenColumns *columns;
	GenGrid    *grid;
	int			nlabels;		/* columns that the names of rows take */
	int			serial;
} Sheet;

static const char *const ways_zh[] = {"行政复议", "未经复议直接起诉", "复议后起诉"};

/* The grid's column where a column begins. */
static int
at(const Sheet *s, int i)
{
	int			col = 0;

	for (int k = 0; k < i; k++)
		col += s->columns->column[k].kind == COLUMN_LABEL ? s->nlabels : 1;
	return col;
}

static GenCell *
add(Sheet *s, GenTokenKind kind, const char *text, int i, int colspan)
{
	GenCell    *c = gen_add_cell(s->grid, kind, text, at(s, i), colspan, 1);

	c->set = s->g->set;
	return c;
}

/* The name of a column that is not one of values. */
static const char *
other_head(Sheet *s, const GenColumn *c)
{
	static const char *const serials[] = {"序号", "编号", "序号"};
	static const char *const codes[] = {"代码", "指标代码", "行次"};
	static const char *const sums[] = {"小计", "法人小计", "小计"};
	static const char *const notes[] = {"备注", "说明", "备注"};
	int			which = s->g->year % 3;

	switch (c->kind)
	{
		case COLUMN_SERIAL:
			return serials[which];
		case COLUMN_CODE:
			return codes[which];
		case COLUMN_SUM:
			return sums[which];
		default:
			return notes[which];
	}
}

/* Legal persons together; nothing where one of them has no number. */
static const char *
subtotal(Sheet *s, int row)
{
	const GenShape *shape = &s->g->shapes[row];
	int64_t		sum = 0;

	for (int i = 0; i < shape->n; i++)
	{
		int			slot = shape->slot[i];
		int			party = slot < 0 ? -1 : gov_form_party_of_slot(slot);

		if (party < 1 || party == GOV_PARTY_TOTAL)
			continue;
		if (gen_truth(s->g, slot)->status != GOV_REPORTED)
			return "/";
		sum += gen_truth(s->g, slot)->value;
	}
	return gen_format(s->g, "%lld", (long long) sum);
}

/* What a cell beside those of the form holds. */
static void
other_cell(Sheet *s, int i, const GenEntry *e)
{
	static const char *const notes[] = {"含委托事项", "详见附件", "与上年持平", "/", "无", ""};
	bool		in_lines = s->table->layout == DRAW_PARAGRAPHS || s->table->layout == DRAW_CELLS;

	switch (s->columns->column[i].kind)
	{
		case COLUMN_SERIAL:
			add(s, TOKEN_GROUP, gen_format(s->g, "%d", ++s->serial), i, 1);
			break;
		case COLUMN_CODE:
			add(s, TOKEN_GROUP, gen_format(s->g, s->g->year % 3 == 2 ? "%02d" : "A%02d", s->grid->nrows), i, 1);
			break;
		case COLUMN_SUM:
			add(s, TOKEN_VALUE, e->row == ROW_EXTRA ? "/" : subtotal(s, e->row), i, 1);
			break;
		case COLUMN_NOTE:
			add(s, TOKEN_VALUE, notes[gen_one_in(s->g, 4) ? gen_upto(s->g, 5) : in_lines ? 3 : 5], i, 1);
			break;
		default:
			break;
	}
}

/* The row's own values; where the form has fewer of them, the last is wide. */
static void
values(Sheet *s, const GenEntry *e, bool heads)
{
	int			n = heads || e->row == ROW_EXTRA ? e->nheads : s->g->rows[e->row].n;
	int			nvalues = 0;
	int			column[GEN_MAXSHAPE];
	int			place[GEN_MAXSHAPE];
	int			nplaces = 0;

	for (int i = 0; i < s->columns->n; i++)
		if (s->columns->column[i].kind == COLUMN_VALUE)
		{
			column[nvalues++] = i;
			if (s->columns->column[i].place < n)
				place[nplaces++] = s->columns->column[i].place;
		}
	for (int k = 0; k < nplaces; k++)
	{
		bool		last = k == nplaces - 1 && s->table->part == GOV_DISCLOSURE;
		GenCell    *c = add(s, heads ? TOKEN_HEAD : TOKEN_VALUE, e->heads[place[k] % 3], column[k],
							last ? nvalues - k : 1);

		if (!heads && e->row != ROW_EXTRA)
			c->slot = s->g->rows[e->row].slot[place[k]];
	}
}

static int
first_value(const GenColumns *c)
{
	int			i = 0;

	while (c->column[i].kind != COLUMN_VALUE)
		i++;
	return i;
}

/* Cells from left to right: others, the row's name, its values, others. */
static void
row_cells(Sheet *s, const GenEntry *e, bool heads)
{
	int			from = first_value(s->columns);

	for (int i = 0; i < s->columns->n; i++)
	{
		const GenColumn *c = &s->columns->column[i];

		if (i == from && s->table->part == GOV_DISCLOSURE)
			values(s, e, heads);
		if (c->kind == COLUMN_LABEL && heads)
			add(s, TOKEN_HEAD, e->label, i, s->nlabels);
		else if (c->kind == COLUMN_LABEL)
		{
			GenCell    *cell = add(s, TOKEN_LABEL, e->label, i, 1);

			cell->row = e->row;
			if (s->nlabels > 1)
			{
				cell->col += e->level;
				cell->colspan = s->nlabels - e->level;
			}
		}
		else if (c->kind == COLUMN_VALUE && s->table->part == GOV_APPLICATIONS)
		{
			GenCell    *cell = add(s, TOKEN_VALUE, e->heads[c->place % 3], i, 1);

			if (e->row != ROW_EXTRA)
				cell->slot = s->g->rows[e->row].slot[c->place];
		}
		else if (c->kind != COLUMN_VALUE && heads)
			add(s, TOKEN_HEAD, other_head(s, c), i, 1);
		else if (c->kind != COLUMN_VALUE)
			other_cell(s, i, e);
	}
	s->grid->nrows++;
}

static void
disclosure_sheet(Sheet *s)
{
	for (int i = 0; i < s->table->nentries; i++)
	{
		const GenEntry *e = &s->table->entries[i];

		if (e->kind == ENTRY_BAND)
		{
			gen_add_cell(s->grid, TOKEN_GROUP, e->label, 0, s->grid->ncols, 1);
			s->grid->nrows++;
		}
		else
			row_cells(s, e, e->kind == ENTRY_HEADS);
	}
}

static const char *
column_head(Sheet *s, const GenColumn *c)
{
	static const char *const labels[] = {"项目", "处理情形", "信息内容", "申请人情况"};

	if (c->kind == COLUMN_LABEL)
		return gen_one_in(s->g, 3) ? gen_corner(s->g) : labels[s->g->year % 4];
	if (c->kind == COLUMN_VALUE)
		return gen_spaced(s->g, gen_parties_zh[c->place]);
	return other_head(s, c);
}

static bool
is_legal(const GenColumn *c)
{
	return c->kind == COLUMN_SUM || (c->kind == COLUMN_VALUE && c->place > 0 && c->place < GOV_PARTY_TOTAL);
}

/* The form's three rows of names above the parties. */
static void
spanned_heads(Sheet *s)
{
	int			n = s->columns->n;
	int			from = -1;
	int			nvalues = 0;
	int			nlegal = 0;

	for (int i = 0; i < n; i++)
	{
		const GenColumn *c = &s->columns->column[i];

		nlegal += is_legal(c);
		if (is_legal(c) || c->kind == COLUMN_VALUE)
		{
			nvalues++;
			continue;
		}
		if (nvalues > 0 && from < 0)
		{
			from = i - nvalues;
			add(s, TOKEN_HEAD, "申请人情况", from, nvalues);
		}
		add(s, TOKEN_HEAD, c->kind == COLUMN_LABEL ? gen_corner(s->g) : other_head(s, c), i,
			c->kind == COLUMN_LABEL ? s->nlabels : 1)->rowspan = 3;
	}
	if (from < 0)
		add(s, TOKEN_HEAD, "申请人情况", n - nvalues, nvalues);
	s->grid->nrows++;
	for (int i = 0; i < n; i++)
	{
		const GenColumn *c = &s->columns->column[i];

		if (is_legal(c) && (i == 0 || !is_legal(c - 1)))
			add(s, TOKEN_HEAD, "法人或其他组织", i, nlegal);
		else if (c->kind == COLUMN_VALUE && !is_legal(c))
			add(s, TOKEN_HEAD, gen_spaced(s->g, gen_parties_zh[c->place]), i, 1)->rowspan = 2;
	}
	s->grid->nrows++;
	for (int i = 0; i < n; i++)
	{
		const GenColumn *c = &s->columns->column[i];

		if (is_legal(c))
			add(s, TOKEN_HEAD, column_head(s, c), i, 1);
	}
	s->grid->nrows++;
}

static int
label_column(const GenColumns *c)
{
	int			i = 0;

	while (c->column[i].kind != COLUMN_LABEL)
		i++;
	return i;
}

static void
group_row(Sheet *s, const char *label)
{
	add(s, TOKEN_GROUP, label, label_column(s->columns), 1);
	s->grid->nrows++;
}

static void
applications_sheet(Sheet *s)
{
	bool		three = false;
	int			col = at(s, label_column(s->columns));

	if (s->nlabels > 1)
		spanned_heads(s);
	else
	{
		for (int i = 0; i < s->columns->n; i++)
			add(s, TOKEN_HEAD, column_head(s, &s->columns->column[i]), i, 1);
		s->grid->nrows++;
	}
	for (int i = 0; i < s->table->nentries; i++)
	{
		const GenEntry *e = &s->table->entries[i];
		bool		starts = e->level == 2 && e->first == 1;

		if (s->nlabels > 1 && e->level > 0)
		{
			if (!three)
				gen_add_cell(s->grid, TOKEN_GROUP, "三、本年度办理结果", col, 1, s->table->nthree);
			if (starts)
				gen_add_cell(s->grid, TOKEN_GROUP, e->group, col + 1, 1, e->groupsize);
		}
		else if (s->g->plan.group_rows)
		{
			if (e->level > 0 && !three)
				group_row(s, "三、本年度办理结果");
			/* 其他处理 would pass for the row that the form of 2019 has */
			if (starts && !strstr(e->group, "六"))
				group_row(s, e->group);
		}
		three = three || e->level > 0;
		row_cells(s, e, false);
	}
}

/* Names of the columns beside table 4's own: those ahead of it, or behind. */
static void
other_heads(Sheet *s, bool ahead, int nrows)
{
	int			from = first_value(s->columns);

	for (int i = 0; i < s->columns->n; i++)
		if (s->columns->column[i].kind != COLUMN_VALUE && ahead == (i < from))
			add(s, TOKEN_HEAD, other_head(s, &s->columns->column[i]), i, 1)->rowspan = nrows;
}

/* Names above table 4's columns: of the kinds, and of their outcomes. */
static void
remedy_heads(Sheet *s, bool spanned)
{
	const GenPlan *p = &s->g->plan;
	int			from = first_value(s->columns);
	int			litigation = p->way[0] == 0 ? 1 : 0;	/* the first of them */
	int			nlitigation = p->nways;

	for (int w = 0; w < p->nways; w++)
		nlitigation -= p->way[w] == 0;
	other_heads(s, true, spanned ? 3 : 2);
	if (spanned)
	{
		for (int w = 0; w < p->nways; w++)
			if (p->way[w] == 0)
				add(s, TOKEN_HEAD, "行政复议", from + w * p->noutcomes, p->noutcomes);
			else if (w == litigation)
				add(s, TOKEN_HEAD, "行政诉讼", from + w * p->noutcomes, p->noutcomes * nlitigation);
		other_heads(s, false, 3);
		s->grid->nrows++;
	}
	for (int w = 0; w < p->nways; w++)
	{
		if (spanned && p->way[w] == 0)
			for (int i = 0; i < p->noutcomes; i++)
				add(s, TOKEN_HEAD, gen_spaced(s->g, gen_results_zh[p->outcome[i]]),
					from + w * p->noutcomes + i, 1)->rowspan = 2;
		else
			add(s, TOKEN_HEAD, ways_zh[p->way[w]], from + w * p->noutcomes, p->noutcomes);
	}
	if (!spanned)
		other_heads(s, false, 2);
	s->grid->nrows++;
	for (int w = 0; w < p->nways; w++)
		for (int i = 0; i < p->noutcomes && !(spanned && p->way[w] == 0); i++)
			add(s, TOKEN_HEAD, gen_spaced(s->g, gen_results_zh[p->outcome[i]]), from + w * p->noutcomes + i, 1);
}

static void
remedies_sheet(Sheet *s)
{
	GenPlan    *p = &s->g->plan;
	GenEntry	e;

	memset(&e, 0, sizeof(e));
	e.row = ROW_REMEDIES;
	if (p->whole_names)
	{
		/* whole names in one row */
		for (int i = 0; i < s->columns->n; i++)
		{
			const GenColumn *c = &s->columns->column[i];

			add(s, TOKEN_HEAD, c->kind != COLUMN_VALUE ? other_head(s, c) :
				gen_join(s->g, ways_zh[c->place / 5], gen_results_zh[c->place % 5]), i, 1);
		}
		s->grid->nrows++;
	}
	else
	{
		remedy_heads(s, !p->flat);
		s->grid->nrows++;
	}
	for (int i = 0; i < s->columns->n; i++)
		if (s->columns->column[i].kind == COLUMN_VALUE)
			add(s, TOKEN_VALUE, NULL, i, 1)->slot = s->g->rows[ROW_REMEDIES].slot[s->columns->column[i].place];
		else
			other_cell(s, i, &e);
	s->grid->nrows++;
}

/* A row of table 4 where it has several: a kind of remedy, or an outcome. */
static void
short_row(Sheet *s, int row, const char *label)
{
	const GenShape *shape = &s->g->shapes[row];
	GenCell    *c;

	c = gen_add_cell(s->grid, TOKEN_LABEL, label, 0, 1, 1);
	c->row = row;
	for (int i = 0; i < shape->n; i++)
	{
		c = gen_add_cell(s->grid, TOKEN_VALUE, NULL, 1 + i, 1, 1);
		c->slot = shape->slot[i];
		c->set = s->g->set;
	}
	s->grid->nrows++;
}

static const char *
way_name(GenGenerator *g, int way)
{
	if (way == 0 || g->year % 2)
		return ways_zh[way];
	return gen_style(g, gen_format(g, "行政诉讼(%s)", ways_zh[way]));
}

static void
remedy_rows(Sheet *s)
{
	static const char *const corners[] = {"类别", "项目", "救济方式", "情形"};
	const GenPlan *p = &s->g->plan;
	bool		outcomes = (p->with & WITH_OUTCOMES) != 0;
	int			n = outcomes ? p->nways : p->noutcomes;

	s->grid->ncols = n + 1;
	gen_add_cell(s->grid, TOKEN_HEAD, corners[s->g->year % 4], 0, 1, 1);
	for (int i = 0; i < n; i++)
		gen_add_cell(s->grid, TOKEN_HEAD, outcomes ? way_name(s->g, p->way[i]) : gen_results_zh[p->outcome[i]],
					 1 + i, 1, 1);
	s->grid->nrows++;
	if (outcomes)
		for (int i = 0; i < p->noutcomes; i++)
			short_row(s, ROW_OUTCOME + p->outcome[i], gen_results_zh[p->outcome[i]]);
	else
		for (int w = 0; w < p->nways; w++)
			short_row(s, ROW_REMEDY + p->way[w], way_name(s->g, p->way[w]));
}

/* One of table 4's three tables: names and numbers, its heading above. */
static void
remedy_part(Sheet *s, int way)
{
	const GenPlan *p = &s->g->plan;

	s->grid->ncols = p->noutcomes;
	for (int i = 0; i < p->noutcomes; i++)
		gen_add_cell(s->grid, TOKEN_HEAD, gen_results_zh[p->outcome[i]], i, 1, 1);
	s->grid->nrows++;
	for (int i = 0; i < p->noutcomes; i++)
	{
		GenCell    *c = gen_add_cell(s->grid, TOKEN_VALUE, NULL, i, 1, 1);

		c->slot = s->g->shapes[ROW_REMEDY + way].slot[i];
		c->set = s->g->set;
	}
	s->grid->nrows++;
}

/* The table, or the part-th of its parts, with the current set's figures. */
void
gen_make_sheet(GenGenerator *g, const GenTable *t, int part, GenGrid *grid)
{
	Sheet		s;

	s.g = g;
	s.table = t;
	s.columns = &g->plan.columns[t->part];
	s.grid = grid;
	s.nlabels = t->part == GOV_APPLICATIONS && !g->plan.flat ? 3 : 1;
	s.serial = 0;
	gen_clear_grid(grid);
	grid->ncols = at(&s, s.columns->n);
	if (t->part == GOV_DISCLOSURE)
		disclosure_sheet(&s);
	else if (t->part == GOV_APPLICATIONS)
		applications_sheet(&s);
	else if (g->plan.with & WITH_PARTS)
		remedy_part(&s, g->plan.way[part]);
	else if (g->plan.with & WITH_SHAPE)
		remedy_rows(&s);
	else
		remedies_sheet(&s);
}

/* What stands above one of table 4's three tables. */
void
gen_part_heading(GenGenerator *g, int part)
{
	static const char *const numerals[] = {"(一)", "(二)", "(三)"};
	int			way = g->plan.way[part];
	const char *s = way_name(g, way);

	if (g->year % 3 == 0)
		s = gen_join(g, gen_style(g, numerals[part]), s);
	if (g->style.html)
		gen_put(g, "<p>");
	gen_label(g, ROW_REMEDY + way, s, 0, 1);
	if (g->style.html)
		gen_put(g, "</p>");
	gen_nl(g);
	if (g->style.spaced)
		gen_gap(g);
}
