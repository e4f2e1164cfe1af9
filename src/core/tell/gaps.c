/*
 * gaps.c
 *		Tables, rows and cells that are absent, blank or illegible.
 *
 * What has one cause is told once: of a table or a row that lacks all its cells
 * that it does, of a table with many such rows how many they are.
 */
#include "core/tell/gaps.h"

#include "core/explain/explain.h"
#include "core/figures/completeness.h"
#include "core/form/called.h"
#include "core/rules/describe.h"

#define MAX_ROWS_TOLD	4		/* of a table; of more, how many */
#define MAX_NAMED		3		/* of these */
#define MAX_TOTALS_TOLD	7		/* blank ones; the columns of a row */
#define MAX_ROWS		80		/* of a part */

/* A row, or a group of columns of table 4: the cells that it should have. */
typedef struct Row
{
	int			n;
	int16_t		slots[GOV_ROW_CELLS];
} Row;

/* Cells of one status, and how they are told. */
typedef struct GapWords
{
	GovStatus	status;
	GovWordingId table,
				rows,
				row,
				cells,
				cell;
} GapWords;

static const GapWords absent = {
	GOV_ABSENT, GOV_SAY_TABLE_MISSING, GOV_SAY_ROWS_MISSING, GOV_SAY_ROW_MISSING, GOV_SAY_CELLS_MISSING,
	GOV_SAY_CELL_MISSING
};
static const GapWords blank = {
	GOV_BLANK, GOV_SAY_TABLE_BLANK, GOV_SAY_ROWS_BLANK, GOV_SAY_ROW_BLANK, GOV_SAY_CELLS_BLANK,
	GOV_SAY_CELL_BLANK
};

/* The gaps of a part. */
typedef struct Gaps
{
	GovFinder  *f;
	GovPart		part;
	const GapWords *words;
	const bool *told;			/* cells that are told otherwise */
	Row			rows[MAX_ROWS];
	int			nrows;
} Gaps;

static bool
is_gap(const Gaps *g, int slot)
{
	return g->f->from->figures->status[slot] == g->words->status && !g->told[slot];
}

static int
gaps_in(const Gaps *g, const Row *row)
{
	int			n = 0;

	for (int i = 0; i < row->n; i++)
		n += is_gap(g, row->slots[i]);
	return n;
}

/* Returns whether two items stand in the same row, or below the same heading. */
static bool
share_row(int item, int other)
{
	for (int t = 0; t < GOV_NTOPICS; t++)
	{
		int			first = gov_topics[t].first_item;

		if (item >= first && item < first + gov_topics[t].nitems)
			return other >= first && other < first + gov_topics[t].nitems;
	}
	return false;
}

/* Lists the rows that the part should have, with the cells of its edition. */
static void
list_rows(Gaps *g)
{
	const GovPartInfo *info = &gov_parts[g->part];
	int			forms = gov_figures_forms_expected(g->f->from->figures, g->part, g->f->from->year);
	int			ncells = g->part == GOV_APPLICATIONS ? GOV_NPARTIES : 1;
	int			before = -1;	/* item */

	g->nrows = 0;
	for (int item = info->first_item; item < info->first_item + info->nitems; item++)
	{
		Row		   *row;

		if (!(gov_items[item].forms & forms))
			continue;
		if (before < 0 || !share_row(item, before))
			g->rows[g->nrows++].n = 0;
		row = &g->rows[g->nrows - 1];
		for (int c = 0; c < ncells; c++)
			row->slots[row->n++] = (int16_t) (gov_items[item].slot + c);
		before = item;
	}
}

static void
put_row_name(const Gaps *g, GovMessage *w, int slot)
{
	if (g->f->lang == GOV_EN)
		gov_message_put_string(w, gov_tell_row_code(slot));
	else
		gov_form_put_row(w, g->f->lang, slot);
}

/* Puts what the gaps of a row are called within it: applicants, or places. */
static void
put_gap_names(const Gaps *g, GovMessage *w, const Row *row)
{
	int			n = 0;

	for (int i = 0; i < row->n; i++)
	{
		if (!is_gap(g, row->slots[i]))
			continue;
		if (n++ > 0)
			gov_say(w, g->f->lang, GOV_SAY_COMMA, NULL);
		gov_form_put_last(w, g->f->lang, gov_form_item_of_slot(row->slots[i]), gov_form_party_of_slot(row->slots[i]));
	}
}

static void
tell_cell(const Gaps *g, int slot)
{
	GovStr		name = gov_tell_cell_name(g->f, slot);

	gov_tell_add_cell(g->f, g->words->cell, slot, GOV_FACTS(gov_fact_text("row", name.s, name.len)));
}

static void
tell_row(const Gaps *g, const Row *row)
{
	int			n = gaps_in(g, row);
	char		name[GOV_RULE_WORDS_MAX];
	char		names[GOV_CHECK_MESSAGE_MAX];
	GovMessage	w = {name, sizeof(name)};
	GovMessage	list = {names, sizeof(names)};

	if (n == 1)
	{
		for (int i = 0; i < row->n; i++)
			if (is_gap(g, row->slots[i]))
				tell_cell(g, row->slots[i]);
		return;
	}
	put_row_name(g, &w, row->slots[0]);
	put_gap_names(g, &list, row);
	gov_tell_add_row(g->f, n == row->n ? g->words->row : g->words->cells, row->slots[0],
					 GOV_FACTS(gov_fact_string("row", name), gov_fact_number("n", n),
							   gov_fact_string("names", names)));
}

/* Of a part with many rows that have gaps: how many, and the first of them. */
static void
tell_rows(const Gaps *g, int nrows, int ncells)
{
	char		part[GOV_RULE_WORDS_MAX];
	char		names[GOV_CHECK_MESSAGE_MAX];
	GovMessage	w = {part, sizeof(part)};
	GovMessage	list = {names, sizeof(names)};
	int			named = 0;

	gov_form_put_part(&w, g->f->lang, g->part);
	for (int i = 0; i < g->nrows && named < MAX_NAMED; i++)
	{
		if (gaps_in(g, &g->rows[i]) == 0)
			continue;
		if (named++ > 0)
			gov_say(&list, g->f->lang, GOV_SAY_COMMA, NULL);
		put_row_name(g, &list, g->rows[i].slots[0]);
	}
	gov_tell_add_part(g->f, g->words->rows, g->part,
					  GOV_FACTS(gov_fact_string("row", part), gov_fact_number("rows", nrows),
								gov_fact_number("n", ncells), gov_fact_string("names", names)));
}

static void
tell_part(Gaps *g)
{
	int			nrows = 0;
	int			ngaps = 0;
	int			ncells = 0;
	char		part[GOV_RULE_WORDS_MAX];
	GovMessage	w = {part, sizeof(part)};

	for (int i = 0; i < g->nrows; i++)
	{
		nrows += gaps_in(g, &g->rows[i]) > 0;
		ngaps += gaps_in(g, &g->rows[i]);
		ncells += g->rows[i].n;
	}
	gov_form_put_part(&w, g->f->lang, g->part);
	if (ngaps > 0 && ngaps == ncells)
		gov_tell_add_part(g->f, g->words->table, g->part,
						  GOV_FACTS(gov_fact_string("row", part), gov_fact_number("n", ncells)));
	else if (nrows > MAX_ROWS_TOLD)
		tell_rows(g, nrows, ngaps);
	else
		for (int i = 0; i < g->nrows; i++)
			if (gaps_in(g, &g->rows[i]) > 0)
				tell_row(g, &g->rows[i]);
}


/*
 * Totals
 */

/* Tells a blank total, with what the equations make of it. */
static void
tell_blank_total(GovFinder *f, const GovFigures *imputed, int slot)
{
	GovStr		name = gov_tell_cell_name(f, slot);
	bool		follows = imputed->status[slot] == GOV_IMPUTED;
	GovTold    *told = gov_tell_add_cell(f, follows ? GOV_SAY_BLANK_TOTAL_FOLLOWS : GOV_SAY_BLANK_TOTAL, slot,
										 GOV_FACTS(gov_fact_text("cell", name.s, name.len),
												   gov_fact_number("suggested", imputed->value[slot])));

	told->has_suggested = follows;
	told->suggested = gov_decimal(imputed->value[slot], imputed->scale[slot]);
}

/* Of many blank totals: how many, and the first of them. */
static void
tell_blank_totals(GovFinder *f, const uint16_t *slots, int n)
{
	char		names[GOV_CHECK_MESSAGE_MAX];
	GovMessage	list = {names, sizeof(names)};

	for (int i = 0; i < MAX_NAMED; i++)
	{
		if (i > 0)
			gov_say(&list, f->lang, GOV_SAY_COMMA, NULL);
		gov_rules_put_cell(&list, f->lang, slots[i]);
	}
	gov_tell_add_part(f, GOV_SAY_BLANK_TOTALS, gov_items[gov_form_item_of_slot(slots[0])].part,
					  GOV_FACTS(gov_fact_number("n", n), gov_fact_string("cells", names)));
}

static void
tell_totals(GovFinder *f, bool told[GOV_ALL_SLOTS])
{
	uint16_t	slots[GOV_ALL_SLOTS];
	int			n = gov_rules_list_blank_totals(f->from->figures, slots);
	GovFigures *imputed;

	for (int i = 0; i < n; i++)
		told[slots[i]] = true;
	if (n > MAX_TOTALS_TOLD)
	{
		tell_blank_totals(f, slots, n);
		return;
	}
	imputed = gov_alloc(f->a, sizeof(GovFigures));
	*imputed = *f->from->figures;
	gov_explain_impute(imputed);
	for (int i = 0; i < n; i++)
		tell_blank_total(f, imputed, slots[i]);
}


/*
 * What is no number
 */

/* Returns what the reader had to say of a cell that it could not read; or NULL. */
static const GovDiag *
find_doubt(const GovFinder *f, const GovReadCell *cell)
{
	const GovDiags *diags = f->from->diags;
	const char *item = gov_items[gov_form_item_of_slot(cell->slot)].code;

	for (uint32_t i = 0; diags && i < diags->n; i++)
	{
		const GovDiag *d = &diags->items[i];
		const GovFact *row = gov_fact_find(d->facts, "row", 3);
		const GovFact *raw = gov_fact_find(d->facts, "raw", 3);

		if (d->line == cell->line && row && raw && row->text.len == strlen(item) &&
			memcmp(row->text.s, item, row->text.len) == 0 && raw->text.len <= cell->raw.len &&
			memcmp(raw->text.s, cell->raw.s, raw->text.len) == 0)
			return d;
	}
	return NULL;
}

static void
tell_illegible(GovFinder *f, int slot)
{
	const GovReadCell *cell = gov_tell_printed_cell(f, slot);
	const GovDiag *doubt = cell && cell->raw.s ? find_doubt(f, cell) : NULL;
	GovStr		name = gov_tell_cell_name(f, slot);
	GovFact		row = gov_fact_text("row", name.s, name.len);

	if (doubt)
		gov_tell_add_cell(f, doubt->id, slot, GOV_FACTS(row, *gov_fact_find(doubt->facts, "raw", 3)));
	else
		gov_tell_add_cell(f, GOV_SAY_CELL_ILLEGIBLE, slot, GOV_FACTS(row));
}

void
gov_tell_gaps(GovFinder *f)
{
	bool		told[GOV_ALL_SLOTS] = {false};
	Gaps		g = {.f = f,.told = told};

	tell_totals(f, told);
	for (int part = 0; part < GOV_ALL_PARTS; part++)
	{
		g.part = (GovPart) part;
		list_rows(&g);
		g.words = &absent;
		tell_part(&g);
		g.words = &blank;
		tell_part(&g);
	}
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		if (f->from->figures->status[slot] == GOV_ILLEGIBLE)
			tell_illegible(f, slot);
}
