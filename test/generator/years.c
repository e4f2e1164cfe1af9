/*
 * years.c
 *		Tables that a text prints twice: last year's beside or before the
 *		report's own, or the same again with differences.
 */
#include "internal.h"

/* Words for two years, the report's own second. */
static const char *
year_name(GenGenerator *g, bool own)
{
	int			year = own ? g->year : g->plan.other_year;

	switch (g->plan.year_names)
	{
		case 0:
			return gen_format(g, "%d年", year);
		case 1:
			return gen_format(g, "%d年度", year);
		case 2:
			return gen_format(g, "%d年度数据", year);
		case 3:
			return own ? "本年度" : "上年度";
		default:
			return gen_style(g, gen_format(g, "(%d年)", year));
	}
}

static void
copy_row(GenGenerator *g, const GenRow *row)
{
	for (int i = 0; i < row->n; i++)
	{
		g->figures[1].cells[row->slot[i]] = g->figures[0].cells[row->slot[i]];
		g->figures[1].print[row->slot[i]] = g->figures[0].print[row->slot[i]];
	}
}

static int
any_row(GenGenerator *g)
{
	for (;;)
	{
		int			row = gen_upto(g, NROWS);

		if (gen_has_row(g, row))
			return row;
	}
}

/* Another number where the row is printed the second time. */
static void
change_number(GenGenerator *g, const GenRow *row)
{
	int			slot = row->slot[gen_upto(g, row->n)];
	GenTruth   *t = &g->figures[1].cells[slot];

	if (t->status == GOV_ABSENT)
		return;
	memset(t, 0, sizeof(*t));
	t->status = GOV_REPORTED;
	t->value = gen_between(g, 1, 40);
	if (slot == g->rows[ROW_2021 + 5].slot[0])
		for (int i = 0; i < g->plan.fee_zeros; i++)
			t->value *= 10;
	g->figures[1].print[slot] = gen_format(g, "%lld", (long long) t->value);
	if (slot == g->rows[ROW_2021 + 5].slot[0])
		g->figures[1].print[slot] = gen_format(g, "%s元", g->figures[1].print[slot]);
}

/* The row, or one of its cells, is empty one of the times. */
static void
empty_row(GenGenerator *g, const GenRow *row)
{
	int			set = gen_upto(g, 2);
	int			only = gen_one_in(g, 2) ? gen_upto(g, row->n) : -1;

	for (int i = 0; i < row->n; i++)
	{
		GenTruth   *t = &g->figures[set].cells[row->slot[i]];

		if ((only >= 0 && i != only) || t->status == GOV_ABSENT)
			continue;
		memset(t, 0, sizeof(*t));
		t->status = GOV_BLANK;
		g->figures[set].print[row->slot[i]] = "";
	}
}

static void
misprint(GenGenerator *g, int row)
{
	if (row < ROW_REMEDIES)
		g->plan.misprint[row] = ""; /* the label itself is made with the table */
}

/* The second time differs in a few rows. */
static void
make_differences(GenGenerator *g, const bool *blanks)
{
	g->figures[1] = g->figures[0];
	for (int n = gen_between(g, 1, 4); n > 0; n--)
	{
		int			row = any_row(g);
		int			part = (int) gov_items[gov_form_item_of_slot(g->rows[row].slot[0])].part;

		switch (gen_upto(g, 4))
		{
			case 0:
				change_number(g, &g->rows[row]);
				break;
			case 1:
				if (blanks[part])
					empty_row(g, &g->rows[row]);
				break;
			case 2:
				misprint(g, row);
				break;
			default:
				misprint(g, row);
				change_number(g, &g->rows[row]);
		}
	}
}

/* The figures that stand beside the report's own. */
void
gen_other_figures(GenGenerator *g, const GenTable *tables, const bool *blanks)
{
	int			agree = gen_upto(g, 3);

	g->plan.other_year = g->year - (gen_one_in(g, 6) ? 2 : 1);
	if (g->plan.with & WITH_TWICE)
	{
		make_differences(g, blanks);
		return;
	}
	g->set = 1;
	gen_make_figures(g, tables[0].form, tables[1].form, blanks);
	if (g->style.units)
		gen_restate_units(g);
	gen_forget_columns(g);
	g->set = 0;
	/* some rows are as they were */
	for (int row = 0; row <= ROW_REMEDIES; row++)
		if (gen_upto(g, 3) < agree)
			copy_row(g, &g->rows[row]);
}

static void
year_line(GenGenerator *g, bool own)
{
	const char *s = year_name(g, own);

	if (!own)
		g->begins = 1;
	if (g->style.html)
		gen_put(g, "<p>");
	gen_head(g, s);
	if (g->style.html)
		gen_put(g, "</p>");
	gen_nl(g);
	if (g->style.spaced)
		gen_gap(g);
	g->begins = 0;
}

/* Labels as they are printed the second time. */
static void
misprint_labels(GenGenerator *g, GenTable *t)
{
	for (int i = 0; i < t->nentries; i++)
	{
		GenEntry   *e = &t->entries[i];

		if (e->kind == ENTRY_ROW && e->row < NROWS && g->plan.misprint[e->row] && gen_nchars(e->label) >= 4)
			e->label = gen_misspell(g, e->label, gen_nchars(e->label) < 7 ? 1 : 2);
	}
}

/* A table before the report's own, or behind it. */
void
gen_draw_twice(GenGenerator *g, GenTable *t)
{
	bool		named = (g->plan.with & WITH_NAMES) != 0;

	for (int k = 0; k < 2; k++)
	{
		bool		own = (k == 1) != g->plan.other_last;
		GenTable	table = *t;

		g->set = own ? 0 : 1;
		if (named)
			year_line(g, own);
		if (!own)
			misprint_labels(g, &table);
		gen_draw_table(g, &table);
		if (g->open)
			gen_nl(g);
		if (!g->style.html)
			gen_gap(g);
	}
	g->set = 0;
}

/* Shift a row's cells to the right. */
static void
shift(GenGridRow *row, int by)
{
	for (int i = 0; i < row->n; i++)
		row->cells[i].col += by;
}

static void
append(GenGridRow *to, const GenGridRow *from)
{
	memcpy(&to->cells[to->n], from->cells, (size_t) from->n * sizeof(GenCell));
	to->n += from->n;
}

/* Take out what stands in columns that two years share. */
static void
drop_labels(GenGridRow *row, int nlabels)
{
	int			n = 0;

	for (int i = 0; i < row->n; i++)
	{
		const GenCell *c = &row->cells[i];

		if (c->kind != TOKEN_LABEL && c->kind != TOKEN_GROUP && c->col >= nlabels)
			row->cells[n++] = *c;
	}
	row->n = n;
}

/* Columns before the first value: those that two years can share. */
static int
width_of_labels(const GenGrid *grid)
{
	int			col = grid->ncols;

	for (int i = 0; i < grid->nrows; i++)
		for (int k = 0; k < grid->rows[i].n; k++)
			if (grid->rows[i].cells[k].kind == TOKEN_VALUE && grid->rows[i].cells[k].col < col)
				col = grid->rows[i].cells[k].col;
	return col;
}

/*
 * Put the other year's grid to the left or to the right of the report's own;
 * with one column of labels, perhaps, that both share.
 */
static void
join(GenGenerator *g, GenGrid *grid, const GenGrid *other)
{
	bool		left = !g->plan.other_last;
	int			shared = g->plan.label_once ? width_of_labels(grid) : 0;
	GenGrid		own = *grid;
	const GenGrid *first = left ? other : &own;
	const GenGrid *second = left ? &own : other;

	grid->nrows = 0;
	grid->ncols = first->ncols + second->ncols - shared;
	if (g->plan.with & WITH_NAMES)
	{
		GenGridRow *r = &grid->rows[grid->nrows];

		r->n = 0;
		r->begins = 1;
		gen_add_cell(grid, TOKEN_HEAD, year_name(g, !left), shared, first->ncols - shared, 1);
		gen_add_cell(grid, TOKEN_HEAD, year_name(g, left), first->ncols, second->ncols - shared, 1);
		grid->nrows++;
	}
	for (int i = 0; i < first->nrows; i++)
	{
		GenGridRow *r = &grid->rows[grid->nrows++];
		GenGridRow	copy = second->rows[i];

		*r = first->rows[i];
		if (shared > 0)
			drop_labels(&copy, shared);
		shift(&copy, first->ncols - shared);
		append(r, &copy);
	}
}

/* A table of which the columns are chosen, or in a layout that draws grids. */
void
gen_sheet_table(GenGenerator *g, GenTable *t)
{
	bool		parts = t->part == GOV_REMEDIES && (g->plan.with & WITH_PARTS);

	if (t->layout >= DRAW_LABEL_BEFORE)
	{
		if (t->layout == DRAW_RUN_ON)
			gen_run_on_table(g, t);
		else
			gen_torn_table(g, t);
		return;
	}
	for (int part = 0; part < (parts ? g->plan.nways : 1); part++)
	{
		GenGrid		grid;

		if (parts)
			gen_part_heading(g, part);
		gen_make_sheet(g, t, part, &grid);
		if (g->plan.with & WITH_BESIDE)
		{
			GenGrid		other;

			g->set = 1;
			gen_make_sheet(g, t, part, &other);
			g->set = 0;
			join(g, &grid, &other);
		}
		gen_write_grid(g, t->layout, &grid);
	}
}

static bool
same_cell(const GenTruth *a, const GenTruth *b)
{
	return a->status == b->status && a->value == b->value && a->scale == b->scale;
}

/*
 * What two printings of a row come to.  Where they differ no number is right,
 * unless it is said whose they are; a cell of such a row on which they agree
 * may be told.
 */
static void
settle_row(GenGenerator *g, int row)
{
	const GenShape *s = &g->shapes[row];
	bool		differ = false;

	for (int i = 0; i < s->n; i++)
		if (s->slot[i] >= 0 && !same_cell(&g->figures[0].cells[s->slot[i]], &g->figures[1].cells[s->slot[i]]))
			differ = true;
	for (int i = 0; i < s->n && differ; i++)
	{
		GenTruth   *t;

		if (s->slot[i] < 0)
			continue;
		t = &g->figures[0].cells[s->slot[i]];
		/* or the other row is one whose cells can't be told apart */
		if (same_cell(t, &g->figures[1].cells[s->slot[i]]) || g->figures[1].cells[s->slot[i]].may)
			t->may = true;
		else
		{
			t->never = true;
			t->may = false;
			g->conflicts[s->slot[i]] = true;
			g->report.conflict = true;
		}
	}
}

void
gen_settle(GenGenerator *g)
{
	bool		named = (g->plan.with & WITH_BESIDE) && (g->plan.with & WITH_NAMES);

	for (int row = 0; row < NROWS && !named; row++)
		if (gen_has_row(g, row))
		{
			if (g->plan.label_once)
				gen_may(g, row);
			settle_row(g, row);
		}
}
