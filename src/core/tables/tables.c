/*
 * tables.c
 *		The statutory tables of a text.
 *
 * The edition of the form is found table by table, from column heads first,
 * then from what the rows themselves show; never from the year.
 */
#include "core/tables/tables.h"

#include "core/tables/copies.h"
#include "core/tables/put.h"
#include "core/tables/readings.h"

#include <string.h>

enum
{
	F2019, F2021, FORMS, FORM_UNKNOWN = -1
};

/* Rows of tables that make a text a report, though their cells be illegible. */
#define MIN_ROWS_FOUND	4

/* Fewer rows than this make it worth while to look for labels anywhere. */
#define FEW_ROWS		6
#define MANY_ROWS		20

static int
printed_in(const GovAlignment *al, const GovMention *m)
{
	return m->run < 0 ? 0 : (int) al->runs[m->run].printed;
}

/* Is there an amount that prints no unit? */
static bool
needs_unit(int row, int form, const GovFit *fit)
{
	const GovCell *amount = row == LBL_FEES && form == F2021 ? fit->cell[0] :
		row == LBL_PROCUREMENT ? fit->cell[1] : NULL;

	return amount && amount->value != 0 && !amount->unit;
}

/* Rows below the same heads, with values in the same manner, share a map. */
static const GovColumnMap *
map_of(GovPlacer *p, int row, const GovMention *m, int form, int width)
{
	GovMapKey	key = {m->head, row < LBL_APPLICATIONS ? row : LBL_APPLICATIONS, form, -1};

	if (m->run >= 0 && p->al->runs[m->run].row)
		key.seps = gov_row_of(p->al, p->al->runs[m->run].row)->seps;
	if (!p->mapped || memcmp(&key, &p->map_key, sizeof(key)) != 0)
	{
		gov_heads_map(&p->as, m, form, width, &p->map);
		p->map_key = key;
		p->mapped = true;
	}
	return &p->map;
}

static void
place_row(GovPlacer *p, int row, int form)
{
	GovAlignment *al = p->al;
	const GovMention *m = &al->mentions[al->chosen[row]];
	const GovRow *r = &al->labels->rows[row];
	int			part = row < LBL_APPLICATIONS ? GOV_DISCLOSURE : GOV_APPLICATIONS;
	int			width = r->width[form];
	uint8_t		unit = GOV_PRINTED_NOTHING;
	const GovColumnMap *map = map_of(p, row, m, form, width);
	GovFit		fit;

	if (m->run < 0 && !gov_assign(&p->as, m, width, map, &fit))
	{
		gov_diag(al->diags, GOV_WARNING, "row_without_values", gov_alignment_line(al, m->first),
				 "%s: no values stand beside or behind this label", gov_row_name(row));
		return;
	}
	if (width == 0 || !gov_assign(&p->as, m, width, map, &fit))
	{
		gov_diag(al->diags, GOV_WARNING, map->say == GOV_HEADS_UNKNOWN ? "columns_unknown" : "incomplete_row",
				 gov_alignment_line(al, m->first),
				 map->say == GOV_HEADS_UNKNOWN ?
				 "%s: %d values for %d cells, and the column heads stand in no order that can be told: left out" :
				 "%s: %d values for %d cells, and nothing shows which is which: left out",
				 gov_row_name(row), printed_in(al, m), width);
		return;
	}
	p->rows_placed[part]++;
	if (needs_unit(row, form, &fit))
		unit = gov_row_unit(al, m);
	for (int c = 0; c < width; c++)
		if (fit.columns >> c & 1)
			gov_put(p, r->slot[form][c], fit.cell[c], fit.line[c], unit);
}

/* What the heads above a row prove about its form. */
static int
form_by_heads(int row, uint32_t heads)
{
	uint32_t	h2019 = 0;
	uint32_t	h2021 = 0;

	switch (row)
	{
		case LBL_REGULATIONS:
		case LBL_NORMATIVE:
			h2019 = GOV_HEAD(LBL_HEAD_DOCS_2019);
			h2021 = GOV_HEAD(LBL_HEAD_DOCS_2021);
			break;
		case LBL_FEES:
			h2019 = GOV_HEAD(LBL_HEAD_ITEMS_2019);
			h2021 = GOV_HEAD(LBL_HEAD_FEES_2021);
			break;
		default:
			h2019 = GOV_HEAD(LBL_HEAD_ITEMS_2019);
			h2021 = GOV_HEAD(LBL_HEAD_DECISIONS_2021);
	}
	if ((heads & h2019) && !(heads & h2021))
		return F2019;
	if ((heads & h2021) && !(heads & h2019))
		return F2021;
	return FORM_UNKNOWN;
}

/* What a row of table 2 that no head proves shows by itself, or as the others are. */
static int
form_by_itself(const GovAlignment *al, int row, const GovMention *m, int common)
{
	const GovRow *r = &al->labels->rows[row];
	const GovRun *run = m->run < 0 ? NULL : &al->runs[m->run];
	int			printed = printed_in(al, m);

	/* one value on a row of its own */
	if (run && row > LBL_NORMATIVE && printed == r->width[F2021] && row != LBL_FEES && run->row && common != F2019)
		return F2021;
	/* too wide for the form of 2021 */
	if (row > LBL_NORMATIVE && printed == r->width[F2019] &&
		(common == F2019 || (common == FORM_UNKNOWN && run && run->row)))
		return F2019;
	return common;
}

static void
place_disclosure(GovPlacer *p)
{
	GovAlignment *al = p->al;
	int			form[LBL_APPLICATIONS];
	int			votes[FORMS] = {0, 0};
	int			common;

	for (int row = 0; row < LBL_APPLICATIONS; row++)
	{
		form[row] = FORM_UNKNOWN;
		p->conflicts += al->chosen[row] == -2;
		if (al->chosen[row] < 0)
			continue;
		p->rows_found[GOV_DISCLOSURE]++;
		form[row] = al->labels->rows[row].width[F2021] == 0 ? F2019 :
			form_by_heads(row, al->mentions[al->chosen[row]].heads);
		if (form[row] != FORM_UNKNOWN)
			votes[form[row]]++;
	}
	common = votes[F2019] && !votes[F2021] ? F2019 :
		votes[F2021] && !votes[F2019] ? F2021 : FORM_UNKNOWN;
	for (int row = 0; row < LBL_APPLICATIONS; row++)
	{
		const GovMention *m;

		if (al->chosen[row] < 0)
			continue;
		m = &al->mentions[al->chosen[row]];
		if (form[row] == FORM_UNKNOWN)
			form[row] = form_by_itself(al, row, m, common);
		if (form[row] == FORM_UNKNOWN)
			gov_diag(al->diags, GOV_WARNING, "form_unknown", gov_alignment_line(al, m->first),
					 "%s: nothing tells whether this row is of the form of 2019 or of 2021: left out",
					 gov_row_name(row));
		else
			place_row(p, row, form[row]);
	}
}

/*
 * Do words stand between a label and its values that are closer to these: that
 * mean nothing, or are on their row while the label is not?
 */
static bool
has_words_between(const GovAlignment *al, const GovMention *m)
{
	uint32_t	first = m->run < 0 ? 0 : al->runs[m->run].first;

	for (uint32_t i = m->last + 1; i < first; i++)
	{
		const GovCell *c = gov_cell(al, i);

		if (!gov_cell_is_value(c) &&
			(c->label == LBL_UNKNOWN ||
			 (c->row && c->row == al->runs[m->run].row && c->row != gov_cell(al, m->last)->row)))
			return true;
	}
	return false;
}

static void
place_applications(GovPlacer *p)
{
	GovAlignment *al = p->al;
	bool		leaves = false;

	for (uint32_t i = 0; i < al->nmentions; i++)
		leaves |= al->mentions[i].row > LBL_OTHER_GROUP && al->mentions[i].row < LBL_CONCLUDED &&
			!al->mentions[i].weak;
	for (int row = LBL_APPLICATIONS; row < GOV_NROWS; row++)
	{
		const GovMention *m;

		p->conflicts += al->chosen[row] == -2;
		if (al->chosen[row] < 0)
			continue;
		m = &al->mentions[al->chosen[row]];
		if (row == LBL_OTHER_GROUP && leaves && printed_in(al, m) == 0)
			continue;
		p->rows_found[GOV_APPLICATIONS]++;
		if (row == LBL_OTHER_GROUP && (leaves || has_words_between(al, m)))
			/* the heading of three rows: whose the values are is not said */
			gov_diag(al->diags, GOV_WARNING, "values_without_label", gov_alignment_line(al, m->first),
					 "values follow the heading of a group: left out");
		else
			place_row(p, row, al->labels->rows[row].width[F2019] ? F2019 : F2021);
	}
}

static void
place_remedies(GovPlacer *p)
{
	GovRemedies *r = &p->remedies;

	gov_remedies_read(&p->as, r);
	if (r->found || r->heads)
		p->rows_found[GOV_REMEDIES] = 1;
	if (r->found && r->bad)
		gov_diag(p->al->diags, GOV_WARNING, r->conflict ? "conflicting_rows" : "incomplete_table",
				 gov_source_line(p->al->t, r->first_line), r->conflict ?
				 "table 4 (remedies) is printed twice with different values: left out" :
				 "table 4 (remedies): %u values for %d cells, or not all together: left out",
				 r->printed, GOV_NREMEDIES);
	if (!r->found || r->bad)
		return;
	p->rows_placed[GOV_REMEDIES] = 1;
	for (int i = 0; i < GOV_NREMEDIES; i++)
		if (r->seen[i])
			gov_put(p, GOV_SLOT_REMEDIES + i, r->cell[i], r->line[i], GOV_PRINTED_NOTHING);
}

/* Cells come nearly in order; 226 at most. */
static void
sort_cells(GovTables *out)
{
	for (uint32_t i = 1; i < out->ncells; i++)
	{
		GovReadCell c = out->cells[i];
		uint32_t	k = i;

		for (; k > 0 && out->cells[k - 1].slot > c.slot; k--)
			out->cells[k] = out->cells[k - 1];
		out->cells[k] = c;
	}
}

/* Reads the cells of a grid that prints each table once. */
static void
read_copy(GovArena *a, const GovText *t, const GovGrid *grid, bool want_cells, GovDiags *diags, GovReading *out)
{
	GovAlignment al;
	GovPlacer	p;

	memset(out, 0, sizeof(*out));
	if (grid->row_labels == 0 && grid->head_labels == 0)
		return;
	memset(&al, 0, sizeof(al));
	al.a = a;
	al.t = t;
	al.labels = gov_labels(a);
	al.g = grid;
	al.diags = diags;
	gov_align(&al);
	memset(&p, 0, sizeof(p));
	p.al = p.as.al = &al;
	p.figures = &out->figures;
	p.out = &out->tables;
	p.want_cells = want_cells;
	place_disclosure(&p);
	place_applications(&p);
	place_remedies(&p);
	if (diags)
		gov_leftovers_report(&p);
	out->tables.found = p.rows_placed[GOV_DISCLOSURE] + p.rows_placed[GOV_APPLICATIONS] +
		p.rows_placed[GOV_REMEDIES] + p.conflicts > 0 ||
		p.rows_found[GOV_DISCLOSURE] + p.rows_found[GOV_APPLICATIONS] >= MIN_ROWS_FOUND;
	sort_cells(&out->tables);
	for (int part = 0; part < 3; part++)
		out->rows += p.rows_placed[part];
	gov_reading_describe(&p, out);
}

/* Reads the cells of a grid; returns how many rows of the form it gave. */
static int
read_grid(GovArena *a, const GovText *t, const GovGrid *grid, const GovYearSource *year, bool want_cells,
		  GovFigures *figures, GovTables *out, GovDiags *diags)
{
	GovCopies	copies;
	GovReading *readings;
	GovGrid		copy;

	gov_copies_find(a, grid, year, &copies);
	readings = gov_alloc(a, (size_t) copies.n * sizeof(GovReading));
	for (int k = 0; k < copies.n; k++)
	{
		if (copies.n == 1 && !copies.beside)
			read_copy(a, t, grid, want_cells, diags, &readings[k]);
		else
		{
			GovDiags	told = {.arena = a};

			gov_copies_grid(&copies, k + 1, &copy);
			read_copy(a, t, &copy, want_cells, copies.n == 1 ? diags : diags ? &told : NULL, &readings[k]);
			readings[k].told = told;
			if (k < copies.remedies && readings[k].state[GOV_NROWS] == GOV_ROW_NONE)
				readings[k].state[GOV_NROWS] = GOV_ROW_DOUBT;
		}
	}
	if (copies.n > 1)
		gov_readings_merge(a, readings, copies.n, diags);
	*figures = readings[0].figures;
	*out = readings[0].tables;
	return readings[0].rows;
}

void
gov_tables_read(GovArena *a, const GovText *t, const GovYearSource *year, bool want_cells,
				GovFigures *figures, GovTables *out, GovDiags *diags)
{
	GovGrid		grid;
	GovTables	running;
	GovFigures	by_running;
	GovDiags	told = {.arena = a};
	uint32_t	ndiags = diags ? diags->n : 0;
	int			rows;

	gov_grid_scan(a, t, &grid, diags);
	rows = read_grid(a, t, &grid, year, want_cells, figures, out, diags);
	if (rows >= MANY_ROWS)
		return;
	if (grid.row_labels >= FEW_ROWS && !gov_is_rewrapped(t))
		return;
	/* no lines, or lines that mean nothing: the reading that gives more wins */
	memset(&by_running, 0, sizeof(by_running));
	gov_running_scan(a, t, &grid, diags ? &told : NULL);
	if (read_grid(a, t, &grid, year, want_cells, &by_running, &running, diags ? &told : NULL) <= rows)
		return;
	*figures = by_running;
	*out = running;
	if (diags)
	{
		diags->n = ndiags;
		for (uint32_t i = 0; i < told.n; i++)
			gov_diag(diags, told.items[i].severity, told.items[i].code, told.items[i].line, "%s",
					 told.items[i].message);
	}
}
