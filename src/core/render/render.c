/*
 * render.c
 *		The statutory tables, printed: which rows, and what is in their cells.
 *
 * A row is printed if any of its cells is there, a table if any of its rows
 * is.  Where figures of several editions of the form are there (a sum over
 * years), table 2 is printed for each, and no figure twice.
 */
#include "core/render/render.h"

#include "core/render/internal.h"

#include "core/figures/correct.h"
#include "core/form/editions.h"

#define WAN_DIGITS	4			/* 10,000 */

const char *const gov_render_format_names[GOV_NRENDER_FORMATS] = {"html", "markdown", "text"};

static int
slot_forms(int slot)
{
	return gov_items[gov_form_item_of_slot(slot)].forms;
}

/* A cell's text under way; the longest is that of a corrected amount. */
typedef struct CellText
{
	char		buf[sizeof(GOV_MARK_CORRECTED GOV_MARK_PRINTED GOV_MARK_CLOSE) +
					2 * (sizeof(GOV_MARK_STATED GOV_MARK_YUAN GOV_MARK_CLOSE) + GOV_DECIMAL_MAXLEN)];
	size_t		len;
} CellText;

static void
add_mark(CellText *t, const char *mark)
{
	size_t		n = strlen(mark);

	memcpy(t->buf + t->len, mark, n);
	t->len += n;
}

/* A number, with its unit where the column has none. */
static void
add_number(CellText *t, GovFigure c, int slot, const GovLayoutColumn *column)
{
	bool		yuan = gov_items[gov_form_item_of_slot(slot)].unit == GOV_UNIT_YUAN;
	bool		wan = yuan && gov_form_column_is_wan(column);

	t->len += gov_decimal_print(gov_decimal(c.value, c.scale + (wan ? WAN_DIGITS : 0)), t->buf + t->len);
	if (yuan && !wan)
		add_mark(t, GOV_MARK_YUAN);
}

static void
add_cell(CellText *t, GovFigure c, int slot, const GovLayoutColumn *column)
{
	switch ((GovStatus) c.status)
	{
		case GOV_ABSENT:
			add_mark(t, GOV_MARK_ABSENT);
			break;
		case GOV_NOT_APPLICABLE:
			add_mark(t, GOV_MARK_NA);
			break;
		case GOV_ILLEGIBLE:
			add_mark(t, GOV_MARK_ILLEGIBLE);
			break;
		case GOV_REPORTED:
		case GOV_CORRECTED:
			add_number(t, c, slot, column);
			break;
		case GOV_IMPUTED:
		case GOV_STATED:
			add_mark(t, c.status == GOV_STATED ? GOV_MARK_STATED : GOV_MARK_OPEN);
			add_number(t, c, slot, column);
			add_mark(t, GOV_MARK_CLOSE);
			break;
		case GOV_BLANK:
		case GOV_NSTATUSES:
			break;
	}
}

/* The same in a cell that has several. */
static void
add_part(CellText *t, GovFigure c, int slot, const GovLayoutColumn *column)
{
	if (c.status == GOV_BLANK)
		add_mark(t, GOV_MARK_EMPTY);
	else
		add_cell(t, c, slot, column);
}

static GovStr
value_text(GovPrint *p, const GovFigures *f, int slot, const GovLayoutColumn *column)
{
	GovFigure	c = gov_figures_cell(f, slot);
	CellText	t = {.len = 0};

	if (f->corrected[slot])
	{
		add_mark(&t, GOV_MARK_CORRECTED);
		add_part(&t, c, slot, column);
		add_mark(&t, GOV_MARK_PRINTED);
		add_part(&t, f->printed[slot], slot, column);
		add_mark(&t, GOV_MARK_CLOSE);
	}
	else
		add_cell(&t, c, slot, column);
	p->more_marks |= f->corrected[slot] || c.status == GOV_STATED;
	return gov_str_copy(p->a, t.buf, t.len);
}

/* Returns true when both rows stand below the same label of this level. */
static bool
same_group(const GovPrintRow *a, const GovPrintRow *b, int level)
{
	if (a->depth <= level + 1 || b->depth <= level + 1)
		return false;
	for (int i = 0; i <= level; i++)
		if (!gov_render_same(a->path[i], b->path[i]))
			return false;
	return true;
}

static void
make_spans(GovPrintBlock *b)
{
	for (int i = 0; i < b->nrows; i++)
		for (int level = 0; level < b->rows[i].depth; level++)
		{
			int			n = 1;

			if (i > 0 && same_group(&b->rows[i - 1], &b->rows[i], level))
				n = 0;
			else
				while (i + n < b->nrows && same_group(&b->rows[i], &b->rows[i + n], level))
					n++;
			b->rows[i].rowspan[level] = n;
		}
}

static bool
any_needed(const bool *needed, const GovLayoutBlock *b, const GovLayoutRow *row)
{
	for (int c = 0; c < b->ncolumns; c++)
		if (needed[row->slot + b->columns[c].offset])
			return true;
	return false;
}

/*
 * Fills the rows with any of the slots that are needed.  Where there are several
 * editions, the labels of rows that not all of them have say whose they are.
 */
static void
make_block(GovPrint *p, GovPrintBlock *b, const GovFigures *f, const bool *needed, int editions)
{
	const GovLayoutBlock *l = b->layout;

	b->nrows = 0;
	b->rows = gov_alloc(p->a, l->nrows * sizeof(GovPrintRow));
	for (int k = 0; k < l->nrows; k++)
	{
		const GovLayoutRow *row = &l->rows[k];
		GovPrintRow *out = &b->rows[b->nrows];

		if (!any_needed(needed, l, row))
			continue;
		out->depth = gov_form_path_len(row->path);
		memcpy(out->path, row->path, sizeof(out->path));
		if (out->depth > 1 && (editions & ~slot_forms(row->slot)))
			out->path[1] = gov_render_join(p->a, out->path[1],
										   gov_form_suffix(editions & slot_forms(row->slot)));
		for (int c = 0; c < l->ncolumns; c++)
			out->value[c] = value_text(p, f, row->slot + l->columns[c].offset, &l->columns[c]);
		b->nrows++;
	}
	make_spans(b);
}

/* editions: those that figures of this part are of. */
static void
make_table(GovPrint *p, const GovLayoutTable *layout, const GovFigures *f,
		   const bool *needed, int editions)
{
	GovPrintTable *t = &p->tables[p->ntables];
	bool		mixed = (editions & (editions - 1)) != 0;

	t->layout = layout;
	t->suffix = gov_form_suffix(mixed ? layout->form : 0);
	t->nblocks = 0;
	t->blocks = gov_alloc(p->a, layout->nblocks * sizeof(GovPrintBlock));
	for (int i = 0; i < layout->nblocks; i++)
	{
		GovPrintBlock *b = &t->blocks[t->nblocks];

		b->layout = &layout->blocks[i];
		make_block(p, b, f, needed, mixed && !layout->form ? editions : 0);
		if (b->nrows > 0)
			t->nblocks++;
	}
	if (t->nblocks > 0)
		p->ntables++;
}

/* Returns the editions that figures of a part are of. */
static int
editions_of(const GovFigures *f, GovPart part)
{
	return gov_form_use(part, gov_form_kinds_there(part, f->status)).forms;
}

/* Chooses a table's rows with any wanted slot; their slots are shown then. */
static void
choose_rows(const GovLayoutTable *t, const bool *wanted, bool *chosen, bool *shown)
{
	for (int i = 0; i < t->nblocks; i++)
		for (int k = 0; k < t->blocks[i].nrows; k++)
		{
			const GovLayoutBlock *b = &t->blocks[i];
			const GovLayoutRow *row = &b->rows[k];

			for (int c = 0; any_needed(wanted, b, row) && c < b->ncolumns; c++)
				chosen[row->slot + b->columns[c].offset] = true;
		}
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		shown[slot] |= chosen[slot];
}

/*
 * Chooses the rows of table 2 in each edition: those with a figure that, of the
 * editions that there are, only this one has; then, from the latest edition on,
 * those with a figure that no row chosen so far shows.
 */
static void
choose_by_edition(const GovLayoutTable *layout, const GovFigures *f, bool (*chosen)[GOV_ALL_SLOTS])
{
	int			editions = editions_of(f, GOV_DISCLOSURE);
	bool		shown[GOV_ALL_SLOTS] = {false};
	bool		wanted[GOV_ALL_SLOTS];

	for (int e = 0; e < GOV_NEDITIONS; e++)
	{
		for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
			wanted[slot] = gov_figures_is_there(f, slot) && (slot_forms(slot) & editions) == 1 << e;
		if (editions >> e & 1)
			choose_rows(&layout[e], wanted, chosen[e], shown);
	}
	for (int e = GOV_NEDITIONS - 1; e >= 0; e--)
	{
		for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
			wanted[slot] = gov_figures_is_there(f, slot) && !shown[slot];
		if (editions >> e & 1)
			choose_rows(&layout[e], wanted, chosen[e], shown);
	}
}

static void
make_tables(GovPrint *p, const GovFigures *f)
{
	const GovLayoutTable *layout = gov_form_layout(p->a);
	bool		chosen[GOV_NEDITIONS][GOV_ALL_SLOTS] = {{false}};	/* of table 2 */
	bool		there[GOV_ALL_SLOTS];

	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		there[slot] = gov_figures_is_there(f, slot);
	choose_by_edition(layout, f, chosen);
	p->layout = layout;
	p->tables = gov_alloc(p->a, GOV_NLAYOUT * sizeof(GovPrintTable));
	for (int i = 0; i < GOV_NLAYOUT; i++)
	{
		const GovLayoutTable *t = &layout[i];

		make_table(p, t, f, t->form ? chosen[i] : there, editions_of(f, t->part));
	}
}

GovErrorCode
gov_render(GovArena *a, const GovPrintable *what, GovRenderFormat format, GovStr *out)
{
	GovPrint   *p;

	GOV_CATCH(a);
	p = gov_alloc0(a, sizeof(GovPrint));
	p->a = a;
	make_tables(p, what->figures);
	gov_render_make_header(p, what);
	p->whole = what->whole;
	if (p->whole)
		gov_render_make_sections(p, what, format == GOV_RENDER_TEXT);
	switch (format)
	{
		case GOV_RENDER_HTML:
			gov_render_html(p);
			break;
		case GOV_RENDER_MARKDOWN:
			gov_render_markdown(p);
			break;
		case GOV_RENDER_TEXT:
			gov_render_text(p);
			break;
	}
	out->s = p->buf;
	out->len = (uint32_t) p->len;
	return GOV_CAUGHT(a);
}
