/*
 * printed_rows.c
 *		The rows of a print's tables, read back cell by cell.
 *
 * Each row is taken by the very words of its label, below the very heads of its
 * table, with just as many cells as the form has.  What is not so was changed by
 * someone, and is left out with a diagnostic.
 */
#include "core/read/printed_rows.h"

#include "core/figures/correct.h"
#include "core/form/marks.h"
#include "core/read/internal.h"
#include "core/text/utf8.h"
#include "core/text/value.h"

/* How much of a cell or a label a diagnostic shows, in bytes. */
#define SHOWN_CELL		60
#define SHOWN_LABEL		90

static int
shown(size_t len, int max)
{
	return len < (size_t) max ? (int) len : max;
}

/*
 * Reads a number as it is printed, which may have all digits that 64 bits hold.
 * Returns false when it has been put otherwise since.
 */
static bool
read_printed_number(GovStr s, GovCellKind cell, GovDecimal *d, bool *fits)
{
	char		buf[GOV_DECIMAL_MAXLEN + 4];
	bool		wan = cell.unit == GOV_PRINTED_WAN;

	if (s.len == 0 || s.len >= GOV_DECIMAL_MAXLEN)
		return false;
	if (cell.is_money && !wan && s.len > LENGTH(GOV_MARK_YUAN))
		DROP_END(&s, GOV_MARK_YUAN);
	if (!is_made_of(s.s, s.len, "0123456789.-"))
		return false;
	memcpy(buf, s.s, s.len);
	if (wan)
	{
		memcpy(buf + s.len, "e4", 2);
		s.len += 2;
	}
	*fits = gov_decimal_scan(buf, s.len, d) == GOV_DECIMAL_OK;
	return true;
}

/* Returns false when it is no number, or one that leaves 64 bits. */
static bool
read_number(GovStr s, GovCellKind cell, GovDecimal *d)
{
	GovValue	v;
	bool		fits;

	if (read_printed_number(s, cell, d, &fits))
		return fits;
	if (gov_value_read(s.s, s.len, &v) != GOV_VALUE_NUMBER || !gov_value_to_cell(&v, cell))
		return false;
	*d = gov_decimal(v.value, v.scale);
	return true;
}

static GovStatus
read_cell(GovStr s, GovCellKind cell, GovDecimal *d)
{
	const size_t nmarks = LENGTH(GOV_MARK_OPEN) + LENGTH(GOV_MARK_CLOSE);
	GovStr		inner = s;
	GovValue	v;

	*d = gov_decimal(0, 0);
	if (s.len == 0)
		return GOV_BLANK;
	if (IS(s, GOV_MARK_ABSENT))
		return GOV_ABSENT;
	if (read_number(s, cell, d))
		return GOV_REPORTED;
	if (STARTS(s, GOV_MARK_STATED) && DROP_END(&inner, GOV_MARK_CLOSE) &&
		read_number(rest_of(inner, LENGTH(GOV_MARK_STATED)), cell, d))
		return GOV_STATED;
	inner = s;
	if (s.len > nmarks && STARTS(s, GOV_MARK_OPEN) &&
		DROP_END(&inner, GOV_MARK_CLOSE) &&
		read_number(rest_of(inner, LENGTH(GOV_MARK_OPEN)), cell, d))
		return GOV_IMPUTED;
	*d = gov_decimal(0, 0);
	return gov_value_read(s.s, s.len, &v) == GOV_VALUE_NA ? GOV_NOT_APPLICABLE : GOV_ILLEGIBLE;
}

/* Reads a part of a corrected cell; returns false when there is nothing legible. */
static bool
read_part(GovStr s, GovCellKind cell, GovFigure *c)
{
	GovDecimal	d = gov_decimal(0, 0);

	if (s.len == 0)
		return false;
	c->status = (uint8_t) (IS(s, GOV_MARK_EMPTY) ? GOV_BLANK : read_cell(s, cell, &d));
	c->value = d.v;
	c->scale = d.scale;
	return c->status != GOV_ILLEGIBLE || IS(s, GOV_MARK_ILLEGIBLE);
}

/* Reads what a user made of a cell, and what was printed there. */
static bool
read_corrected(GovStr s, GovCellKind cell, GovFigure *to, GovFigure *printed)
{
	GovStr		old;
	const char *at;

	if (!STARTS(s, GOV_MARK_CORRECTED) || !DROP_END(&s, GOV_MARK_CLOSE))
		return false;
	s = rest_of(s, LENGTH(GOV_MARK_CORRECTED));
	at = GOV_FIND(s.s, s.s + s.len, GOV_MARK_PRINTED);
	if (!at)
		return false;
	old = rest_of(s, (size_t) (at - s.s) + LENGTH(GOV_MARK_PRINTED));
	s.len = (uint32_t) (at - s.s);
	if (!read_part(s, cell, to) || !read_part(old, cell, printed))
		return false;
	return !gov_figures_has_value(to->status) || to->status == GOV_REPORTED;
}

/* Returns true for a number of whatever unit, understood or not. */
static bool
is_number(GovStr s)
{
	GovValue	v;
	GovValueKind kind = gov_value_read(s.s, s.len, &v);

	return kind == GOV_VALUE_NUMBER || kind == GOV_VALUE_UNCLEAR;
}

static int
amount_unit(const GovLayoutColumn *column)
{
	return gov_form_column_is_wan(column) ? GOV_PRINTED_WAN : GOV_PRINTED_YUAN;
}

static GovCellKind
cell_kind(const GovItem *item, const GovLayoutColumn *column)
{
	GovCellKind kind = {item->unit == GOV_UNIT_YUAN, item->is_signed, amount_unit(column)};

	return kind;
}

/* Returns true when it may be a cell of some row of the column. */
static bool
is_legible(GovStr s, const GovLayoutColumn *column)
{
	GovCellKind amount = {true, true, amount_unit(column)};
	GovCellKind count = {false, true, GOV_PRINTED_NOTHING};
	GovDecimal	d;
	GovFigure	to,
				printed;

	return read_cell(s, count, &d) != GOV_ILLEGIBLE || read_cell(s, amount, &d) != GOV_ILLEGIBLE ||
		read_corrected(s, count, &to, &printed) || read_corrected(s, amount, &to, &printed);
}

/* Reads a cell, corrected or not, into figures of which only it is looked at. */
static void
read_figure(GovStr s, int slot, const GovLayoutColumn *column, GovFigures *f)
{
	GovCellKind kind = cell_kind(&gov_items[gov_form_item_of_slot(slot)], column);
	GovFigure	to,
				printed;
	GovDecimal	d;

	if (read_corrected(s, kind, &to, &printed))
		gov_figures_set_corrected(f, slot, to, printed);
	else
	{
		printed.status = (uint8_t) read_cell(s, kind, &d);
		printed.value = d.v;
		printed.scale = d.scale;
		gov_figures_set_cell(f, slot, printed);
	}
}

/* Fills a cell; notes a conflict when it has another value already. */
static void
put_cell(PrintedRows *r, int slot, const GovLayoutColumn *column, GovStr s, uint32_t line)
{
	const GovItem *item = &gov_items[gov_form_item_of_slot(slot)];
	GovFigures *f = r->figures;
	GovReadCell *c = &r->cells[slot];

	if (r->seen[slot])
	{
		read_figure(s, slot, column, &r->again);
		r->conflict[slot] |= gov_figures_differ(f, &r->again, slot);
		return;
	}
	r->seen[slot] = true;
	read_figure(s, slot, column, f);
	c->slot = slot;
	c->status = f->status[slot];
	c->value = f->value[slot];
	c->scale = f->scale[slot];
	c->raw = s;
	c->line = gov_source_line(r->t, line);
	if (c->status == GOV_ILLEGIBLE && !f->corrected[slot])
		gov_diag(r->diags, is_number(s) ? GOV_SAY_NUMBER_UNFIT : GOV_SAY_ILLEGIBLE_CELL, c->line,
				 GOV_FACTS(gov_fact_code("row", item->code),
						   gov_fact_text("raw", s.s, shown(s.len, SHOWN_CELL))));
}


/* Returns true when these are the heads of the block: those of the first line. */
static bool
has_heads(const GovLayoutBlock *b, const GovStr *cells, int n)
{
	int			i = b->corner.s ? 1 : 0;

	for (int c = 0; c < b->ncolumns; c++)
	{
		GovStr		head = b->columns[c].path[0];

		/* columns beside each other share it */
		if (c > 0 && gov_form_path_len(b->columns[c].path) > 1 &&
			is_str(b->columns[c - 1].path[0], head.s, head.len))
			continue;
		if (i >= n || !is_str(cells[i], head.s, head.len))
			return false;
		i++;
	}
	return i == n;
}

/*
 * Looks for the block whose heads these are; keeps it when there is one.
 * Editions may share heads: then it is the table that has as many columns in
 * all, or else the first.
 */
static bool
find_heads(PrintedRows *r, const GovStr *cells, int n, int columns)
{
	GovStr		words[MAX_CELLS];
	int			nwords = 0;
	bool		found = false;

	for (int i = 0; i < n; i++)
		if (cells[i].len > 0)
			words[nwords++] = cells[i];
	for (const GovLayoutTable *t = r->layout; t < r->layout + GOV_NLAYOUT; t++)
		for (int k = 0; k < t->nblocks; k++)
		{
			bool		as_wide = columns == t->nstubs + t->ncolumns;

			if ((found && !as_wide) || !has_heads(&t->blocks[k], words, nwords))
				continue;
			r->table = t;
			r->block = &t->blocks[k];
			if (as_wide)
				return true;
			found = true;
		}
	return found;
}

/* Returns true for a row's label, perhaps with the name of an edition of it behind it. */
static bool
is_label_of(GovStr label, const GovLayoutRow *row)
{
	int			depth = gov_form_path_len(row->path);
	int			forms = gov_items[gov_form_item_of_slot(row->slot)].forms;

	if (depth == 0 || !starts_with(label, row->path[depth - 1].s, row->path[depth - 1].len))
		return false;
	label = rest_of(label, row->path[depth - 1].len);
	for (int e = 0; e < GOV_NEDITIONS && forms != GOV_ALL_FORMS; e++)
		if ((forms >> e & 1) && is_str(label, gov_editions[e].suffix.s, gov_editions[e].suffix.len))
			return true;
	return label.len == 0;
}

/* Returns the row of a label below the heads in force, and its block; NULL: none. */
static const GovLayoutRow *
find_row(const PrintedRows *r, GovStr label, const GovLayoutBlock **block)
{
	for (const GovLayoutTable *t = r->layout; t < r->layout + GOV_NLAYOUT; t++)
		for (const GovLayoutBlock *b = t->blocks; b < t->blocks + t->nblocks; b++)
		{
			/* blocks with the same heads have the same columns */
			if (b->columns != r->block->columns)
				continue;
			*block = b;
			for (int j = 0; j < b->nrows; j++)
				if (is_label_of(label, &b->rows[j]))
					return &b->rows[j];
		}
	return NULL;
}

static void
put_row(PrintedRows *r, const GovLayoutBlock *b, const GovLayoutRow *row, const GovStr *values,
		uint32_t line)
{
	r->nplaced++;
	for (int c = 0; c < b->ncolumns; c++)
		put_cell(r, row->slot + b->columns[c].offset, &b->columns[c], values[c], line);
}

/* Puts the open row if its label so far is one of the form; else returns false. */
static bool
close_row(PrintedRows *r)
{
	OpenRow    *open = &r->row;
	GovStr		label = {open->label, (uint32_t) open->label_len};
	const GovLayoutBlock *block;
	const GovLayoutRow *row = find_row(r, label, &block);

	if (!row)
		return false;
	put_row(r, block, row, open->cells + open->n - block->ncolumns, open->line);
	open->n = 0;
	return true;
}

/* Leaves out the open row: its label doesn't go on, and is none of the form. */
void
gov_read_end_row(PrintedRows *r)
{
	OpenRow    *open = &r->row;

	if (open->n > 0)
		gov_diag(r->diags, GOV_SAY_UNKNOWN_ROW, gov_source_line(r->t, open->line),
				 GOV_FACTS(gov_fact_text("raw", open->label, shown(open->label_len, SHOWN_LABEL))));
	open->n = 0;
}

static bool
add_label(OpenRow *open, GovStr piece)
{
	if (open->label_len + piece.len > sizeof(open->label))
		return false;
	memcpy(open->label + open->label_len, piece.s, piece.len);
	open->label_len += piece.len;
	return true;
}

/* Reports a line that is not as it was printed, if it has a row's label. */
static void
report_changed(PrintedRows *r, const GovStr *cells, int n, uint32_t line)
{
	const GovLayoutBlock *b;

	/* in text, the label of a group may be that of a row, too */
	if (n == 2 && cells[1].len == 0)
		return;
	for (int i = 0; i < n; i++)
		if (cells[i].len > 0 && find_row(r, cells[i], &b))
		{
			r->nchanged++;
			gov_diag(r->diags, GOV_SAY_INCOMPLETE_PRINTED_ROW, gov_source_line(r->t, line),
					 GOV_FACTS(gov_fact_text("raw", cells[i].s, shown(cells[i].len, SHOWN_LABEL)),
							   gov_fact_number("cells", b->ncolumns)));
			return;
		}
}

/*
 * Splits a row into cells; returns their number, -1 when there are more than any
 * row has.  *columns: with those that a span covers.
 */
static int
split(const PrintedRows *r, GovStr line, GovStr *cells, int *columns)
{
	const char *p = line.s + 1;
	const char *e = line.s + line.len;
	char		border = r->html ? GOV_CELL : '|';
	int			n = 0;

	*columns = 0;
	if (!r->html)
		e--;
	for (;;)
	{
		const char *q = memchr(p, border, (size_t) (e - p));
		const char *stop = q ? q : e;

		++*columns;
		if (!(r->html && stop - p == 1 && *p == GOV_SPANNED))
		{
			const char *s = gov_skip_space(p, stop);

			if (n == MAX_CELLS)
				return -1;
			cells[n].s = s;
			cells[n++].len = (uint32_t) (gov_rtrim(s, stop) - s);
		}
		if (!q)
			return n;
		p = q + 1;
	}
}

/* |---|---:| */
static bool
is_rule(GovStr line)
{
	return line.len > 2 && memchr(line.s, '-', line.len) &&
		is_made_of(line.s, line.len, "|-: ");
}

/*
 * Returns true for a row that has every cell of the form.  In text all labels
 * stand in one column.  Whatever has words in place of values is a line of
 * heads, or isn't as it was printed.
 */
static bool
is_whole(const PrintedRows *r, const GovStr *cells, int n, int columns)
{
	const GovLayoutBlock *b = r->block;
	const GovStr *values;
	int			all = r->table->nstubs + b->ncolumns;

	if (r->html)
	{
		/* HTML made from markdown has no spans */
		if (columns != r->table->nstubs + r->table->ncolumns && columns != all)
			return false;
	}
	else if (n != all && !(b->corner.s && n == 1 + b->ncolumns))
		return false;
	if (b->corner.s ? n <= b->ncolumns : n != b->ncolumns)
		return false;
	values = cells + n - b->ncolumns;
	if (b->corner.s && values[-1].len == 0)
		return false;
	for (int c = 0; c < b->ncolumns; c++)
		if (!is_legible(values[c], &b->columns[c]) && !IS(values[c], GOV_MARK_ILLEGIBLE))
			return false;
	return true;
}

void
gov_read_printed_row(PrintedRows *r, GovStr line, uint32_t number)
{
	GovStr		cells[MAX_CELLS];
	OpenRow    *open = &r->row;
	const GovLayoutBlock *b = r->block;
	const GovStr *values;
	int			n;
	int			columns;

	if (!r->html && is_rule(line))
	{
		gov_read_end_row(r);
		return;
	}
	n = split(r, line, cells, &columns);
	if (n <= 0)
		return;
	/* the label of the row above goes on */
	if (open->n > 0 && n == 2 && cells[0].len > 0 && cells[1].len == 0 && add_label(open, cells[0]))
	{
		close_row(r);
		return;
	}
	gov_read_end_row(r);
	if (find_heads(r, cells, n, columns) || !b)
		return;
	if (!is_whole(r, cells, n, columns))
	{
		report_changed(r, cells, n, number);
		return;
	}
	values = cells + n - b->ncolumns;
	if (!b->corner.s)
	{
		put_row(r, b, &b->rows[0], values, number);
		return;
	}
	open->n = n;
	open->line = number;
	memcpy(open->cells, cells, n * sizeof(GovStr));
	open->label_len = 0;
	if (add_label(open, values[-1]) && close_row(r))
		return;
	/* only text breaks its labels */
	if (r->html)
		gov_read_end_row(r);
}

void
gov_read_drop_conflicts(PrintedRows *r)
{
	static const GovFigure none;
	GovFigures *f = r->figures;
	int			n = 0;

	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		if (r->conflict[slot])
		{
			n++;
			r->cells[slot].status = GOV_ABSENT;
			gov_figures_set_cell(f, slot, none);
		}
	if (n)
		gov_diag(r->diags, GOV_SAY_CELLS_TWICE, 0, GOV_FACTS(gov_fact_number("n", n)));
}

void
gov_read_collect_cells(const PrintedRows *r, GovArena *a, GovReport *out)
{
	out->cells = gov_alloc(a, GOV_ALL_SLOTS * sizeof(GovReadCell));
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		if (r->seen[slot] && r->cells[slot].status != GOV_ABSENT)
			out->cells[out->ncells++] = r->cells[slot];
}
