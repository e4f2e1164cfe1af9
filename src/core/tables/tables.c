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
#include "core/tables/steps.h"
#include "core/text/furniture.h"

#include <string.h>

#define EDITION_UNKNOWN (-1)

/* Rows of tables that make a text a report, though their cells be illegible. */
#define MIN_ROWS_FOUND	4

/* Fewer rows than this make it worth while to look for labels anywhere. */
#define FEW_ROWS		6
#define MANY_ROWS		30

static int
printed_in(const GovAlignment *al, const GovMention *m)
{
	return m->run < 0 ? 0 : (int) al->runs[m->run].printed;
}

/* Is there an amount that prints no unit? */
static bool
needs_unit(const GovRow *r, int edition, const GovFit *fit)
{
	for (int c = 0; c < r->width[edition] && r->amounts; c++)
		if (gov_items[gov_form_item_of_slot(r->slot[edition][c])].unit == GOV_UNIT_YUAN &&
			fit->cell[c] && fit->cell[c]->value != 0 && !fit->cell[c]->unit)
			return true;
	return false;
}

/* Rows below the same heads, with values in the same manner, share a map. */
static const GovColumnMap *
map_of(GovPlacer *p, int row, const GovMention *m, int edition, int width)
{
	GovMapKey	key = {m->head, row < LBL_APPLICATIONS ? row : LBL_APPLICATIONS, edition, -1};
	GovRowMap  *of = &p->maps[key.row];

	if (m->run >= 0 && p->al->runs[m->run].row)
		key.seps = gov_row_of(p->al, p->al->runs[m->run].row)->seps;
	if (!of->known || memcmp(&key, &of->key, sizeof(key)) != 0)
	{
		gov_tables_heads_map(&p->as, m, edition, width, &of->map);
		of->key = key;
		of->known = true;
	}
	return &of->map;
}

static void
place_row(GovPlacer *p, int row, int edition)
{
	GovAlignment *al = p->al;
	const GovMention *m = &al->mentions[al->chosen[row]];
	const GovRow *r = &al->labels->rows[row];
	int			part = row < LBL_APPLICATIONS ? GOV_DISCLOSURE : GOV_APPLICATIONS;
	int			width = r->width[edition];
	uint8_t		unit = GOV_PRINTED_NOTHING;
	GovColumnMap map = *map_of(p, row, m, edition, width);
	GovFit		fit;

	/*
	 * where other columns stand in another order, those without heads may,
	 * too
	 */
	if (map.guessed && gov_tables_is_reordered(&p->as))
		map.say = GOV_HEADS_UNKNOWN;
	if (m->run < 0 && !gov_tables_assign_row(&p->as, m, width, &map, &fit))
	{
		gov_diag(al->diags, GOV_SAY_ROW_WITHOUT_VALUES, gov_alignment_line(al, m->first),
				 GOV_FACTS(gov_fact_code("row", gov_form_row_code(row))));
		return;
	}
	if (width == 0 || !gov_tables_assign_row(&p->as, m, width, &map, &fit))
	{
		if (al->a->trace)
			gov_tables_trace_row(al, row, m, width, &map, NULL);
		gov_diag(al->diags, map.say == GOV_HEADS_UNKNOWN ? GOV_SAY_COLUMNS_UNKNOWN : GOV_SAY_INCOMPLETE_ROW,
				 gov_alignment_line(al, m->first),
				 GOV_FACTS(gov_fact_code("row", gov_form_row_code(row)),
						   gov_fact_number("values", printed_in(al, m)), gov_fact_number("cells", width)));
		return;
	}
	p->rows_placed[part]++;
	if (al->a->trace)
		gov_tables_trace_row(al, row, m, width, &map, &fit);
	if (needs_unit(r, edition, &fit))
		unit = gov_tables_row_unit(al, m);
	for (int c = 0; c < width; c++)
		if (fit.columns >> c & 1)
			gov_put(p, r->slot[edition][c], fit.cell[c], fit.line[c], unit);
}

/* Do a row's cells lie the same way in both editions? */
static bool
same_cells(const GovRow *r, int a, int b)
{
	return r->width[a] == r->width[b] &&
		memcmp(r->slot[a], r->slot[b], r->width[a] * sizeof(r->slot[a][0])) == 0;
}

/* The edition, if it is just one, or makes no difference to this row. */
static int
only_edition(const GovRow *r, int editions)
{
	int			first = __builtin_ffs(editions) - 1;

	for (int e = first + 1; e < GOV_NEDITIONS; e++)
		if ((editions >> e & 1) && !same_cells(r, first, e))
			return EDITION_UNKNOWN;
	return first;
}

/* The editions that a row of table 2 may be of, by the heads above it. */
static int
editions_by_heads(const GovRow *r, uint32_t heads)
{
	int			editions = r->forms;

	for (int e = 0; e < GOV_NEDITIONS; e++)
		if (heads & r->against[e])
			editions &= ~(1 << e);
	/* heads that speak against each other tell nothing */
	return editions ? editions : r->forms;
}

/*
 * The edition in which the row has as many cells as are printed, if that is the
 * most, or else the least, that it ever has.
 */
static int
edition_by_width(const GovRow *r, int printed, bool most)
{
	int			edition = EDITION_UNKNOWN;

	for (int e = 0; e < GOV_NEDITIONS; e++)
	{
		if (r->width[e] == 0)
			continue;
		if (r->width[e] != printed)
		{
			if ((r->width[e] > printed) == most)
				return EDITION_UNKNOWN;
		}
		else if (edition == EDITION_UNKNOWN)
			edition = e;
		else if (!same_cells(r, edition, e))
			return EDITION_UNKNOWN;
	}
	return edition;
}

static bool
has_amount(const GovRow *r, int edition)
{
	for (int c = 0; c < r->width[edition]; c++)
		if (gov_items[gov_form_item_of_slot(r->slot[edition][c])].unit == GOV_UNIT_YUAN)
			return true;
	return false;
}

/*
 * The edition of a row that its heads leave open: by the number of its values,
 * or else as the other rows of the table have it.  common: the editions that
 * all of these may be of; none, where they contradict each other.
 */
static int
guess_edition(const GovRow *r, int editions, const GovRun *run, int common)
{
	int			printed = run ? (int) run->printed : 0;
	bool		on_a_row = run && run->row;
	int			narrow = edition_by_width(r, printed, false);
	int			wide = edition_by_width(r, printed, true);

	/* one value on a row of its own */
	if (on_a_row && narrow != EDITION_UNKNOWN && !has_amount(r, narrow) &&
		(common == 0 || (common >> narrow & 1)))
		return narrow;
	/* a row that is too wide for any other edition */
	if (wide != EDITION_UNKNOWN &&
		(common == 1 << wide ||
		 (on_a_row && (common == 0 || ((common >> wide & 1) && (common & (common - 1)))))))
		return wide;
	return common & editions ? only_edition(r, common & editions) : EDITION_UNKNOWN;
}

/* Notes that the heads above a row stand in another order than the form's. */
static void
note_order(GovPlacer *p, int row, int edition)
{
	const GovMention *m = &p->al->mentions[p->al->chosen[row]];
	const GovColumnMap *map = map_of(p, row, m, edition, p->al->labels->rows[row].width[edition]);
	int			last = -1;

	if (map->say != GOV_HEADS_COLUMNS && map->say != GOV_HEADS_ORDER)
		return;
	for (int i = 0; i < map->norder; i++)
	{
		if (map->order[i] < 0)
			continue;
		p->as.reordered |= map->order[i] < last;
		last = map->order[i];
	}
}

/* Gives the rows of table 2, edition by edition, where it is known. */
static void
place_disclosure(GovPlacer *p)
{
	GovAlignment *al = p->al;
	int			editions[LBL_APPLICATIONS];
	int			chosen[LBL_APPLICATIONS];
	int			common = GOV_ALL_FORMS;

	for (int row = 0; row < LBL_APPLICATIONS; row++)
	{
		p->conflicts += al->chosen[row] == -2;
		if (al->chosen[row] < 0)
			continue;
		p->rows_found[GOV_DISCLOSURE]++;
		editions[row] = editions_by_heads(&al->labels->rows[row], al->mentions[al->chosen[row]].heads);
		common &= editions[row];
	}
	for (int row = 0; row < LBL_APPLICATIONS; row++)
	{
		const GovRow *r = &al->labels->rows[row];
		const GovMention *m;
		int			edition;
		char		words[GOV_EDITION_WORDS_MAX];

		chosen[row] = EDITION_UNKNOWN;
		if (al->chosen[row] < 0)
			continue;
		m = &al->mentions[al->chosen[row]];
		edition = only_edition(r, editions[row]);
		if (edition == EDITION_UNKNOWN)
			edition = guess_edition(r, editions[row], m->run < 0 ? NULL : &al->runs[m->run], common);
		chosen[row] = edition;
		if (edition != EDITION_UNKNOWN)
			note_order(p, row, edition);
		else
			gov_diag(al->diags, GOV_SAY_FORM_UNKNOWN, gov_alignment_line(al, m->first),
					 GOV_FACTS(gov_fact_code("row", gov_form_row_code(row)),
							   gov_fact_string("editions", gov_form_edition_words(" / ", words))));
	}
	for (int row = 0; row < LBL_APPLICATIONS; row++)
		if (chosen[row] != EDITION_UNKNOWN)
			place_row(p, row, chosen[row]);
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

		if (!gov_cell_is_value(c) && !gov_text_is_furniture(c->s, c->len) &&
			(c->label == LBL_UNKNOWN ||
			 (c->row && c->row == al->runs[m->run].row && c->row != gov_cell(al, m->last)->row)))
			return true;
	}
	return false;
}

/* Groups that have rows of their own here, by a label that is not too common. */
static void
find_leaves(const GovAlignment *al, bool leaves[GOV_NGROUPS])
{
	memset(leaves, 0, GOV_NGROUPS * sizeof(bool));
	for (uint32_t i = 0; i < al->nmentions; i++)
	{
		int			group = al->labels->rows[al->mentions[i].row].group;

		if (group >= 0 && !al->mentions[i].weak)
			leaves[group] = true;
	}
}

static void
place_applications(GovPlacer *p)
{
	GovAlignment *al = p->al;
	bool		leaves[GOV_NGROUPS];

	find_leaves(al, leaves);
	for (int row = LBL_APPLICATIONS; row < GOV_NROWS; row++)
	{
		const GovMention *m;
		int			as_group = al->labels->rows[row].as_group;

		p->conflicts += al->chosen[row] == -2;
		if (al->chosen[row] < 0)
			continue;
		m = &al->mentions[al->chosen[row]];
		if (as_group >= 0 && leaves[as_group] && printed_in(al, m) == 0)
			continue;
		p->rows_found[GOV_APPLICATIONS]++;
		if (as_group >= 0 && (leaves[as_group] || has_words_between(al, m)))
			/* the heading of its rows: whose the values are is not said */
			gov_diag(al->diags, GOV_SAY_VALUES_OF_GROUP, gov_alignment_line(al, m->first), NULL);
		else
			place_row(p, row, __builtin_ctz((unsigned) al->labels->rows[row].forms));
	}
}

static void
place_remedies(GovPlacer *p)
{
	GovRemedies *r = &p->remedies;

	gov_tables_remedies_read(&p->as, r);
	if (r->found || r->heads)
		p->rows_found[GOV_REMEDIES] = 1;
	if (r->found && r->bad)
		gov_diag(p->al->diags, r->conflict ? GOV_SAY_TABLE_TWICE : GOV_SAY_TABLE_NOT_TOGETHER,
				 gov_source_line(p->al->t, r->first_line),
				 GOV_FACTS(gov_fact_code("table", gov_parts[GOV_REMEDIES].code),
						   gov_fact_number("n", gov_parts[GOV_REMEDIES].section->number),
						   gov_fact_number("values", r->printed), gov_fact_number("cells", GOV_NREMEDIES)));
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
read_copy(GovArena *a, const GovTablesSource *from, const GovGrid *grid, GovDiags *diags, GovReading *out)
{
	GovAlignment al;
	GovPlacer	p;

	memset(out, 0, sizeof(*out));
	if (grid->row_labels == 0 && grid->head_labels == 0)
		return;
	memset(&al, 0, sizeof(al));
	al.a = a;
	al.t = from->text;
	al.labels = gov_grid_labels(a);
	al.g = grid;
	al.diags = diags;
	gov_tables_align_rows(&al);
	memset(&p, 0, sizeof(p));
	p.al = p.as.al = &al;
	p.figures = &out->figures;
	p.out = &out->tables;
	p.want_cells = from->want_cells;
	if (a->trace)
	{
		gov_tables_trace_rows(&al);
		gov_tables_trace_layout(&p.as);
	}
	for (int row = LBL_APPLICATIONS; row < GOV_NROWS; row++)
		if (al.chosen[row] >= 0)
			note_order(&p, row, __builtin_ctz((unsigned) al.labels->rows[row].forms));
	place_disclosure(&p);
	place_applications(&p);
	place_remedies(&p);
	if (diags)
		gov_tables_leftovers_report(&p);
	out->tables.found = p.rows_placed[GOV_DISCLOSURE] + p.rows_placed[GOV_APPLICATIONS] +
		p.rows_placed[GOV_REMEDIES] + p.conflicts > 0 ||
		p.rows_found[GOV_DISCLOSURE] + p.rows_found[GOV_APPLICATIONS] >= MIN_ROWS_FOUND;
	sort_cells(&out->tables);
	for (int part = 0; part < 3; part++)
		out->rows += p.rows_placed[part];
	gov_tables_reading_describe(&p, out);
}

/* Reads the cells of a grid; returns how many rows of the form it gave. */
static int
read_grid(GovArena *a, const GovTablesSource *from, const GovGrid *grid, GovFigures *figures,
		  GovTables *out, GovDiags *diags)
{
	GovCopies	copies;
	GovReading *readings;
	GovGrid		copy;

	gov_tables_copies_find(a, grid, from->year, &copies);
	readings = gov_alloc(a, (size_t) copies.n * sizeof(GovReading));
	for (int k = 0; k < copies.n; k++)
	{
		if (copies.n == 1 && !copies.beside)
			read_copy(a, from, grid, diags, &readings[k]);
		else
		{
			GovDiags	told = {.arena = a};

			gov_tables_copies_grid(&copies, k + 1, &copy);
			read_copy(a, from, &copy, copies.n == 1 ? diags : diags ? &told : NULL, &readings[k]);
			readings[k].told = told;
			if (k < copies.remedies && readings[k].state[GOV_NROWS] == GOV_ROW_NONE)
				readings[k].state[GOV_NROWS] = GOV_ROW_DOUBT;
		}
	}
	if (copies.n > 1)
		gov_tables_readings_merge(a, &copies, readings, diags);
	*figures = readings[0].figures;
	*out = readings[0].tables;
	return readings[0].rows;
}

/* Do labels of the form follow each other on the same lines?  Where each has a line of its
 * own, the lines mean something. */
static bool
shares_lines(const GovGrid *grid)
{
	uint32_t	labels = 0;
	uint32_t	lines = 0;
	uint32_t	last = 0;

	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		const GovCell *c = &grid->cells[i];

		if (gov_cell_is_value(c) || !LBL_IS_ROW(c->label))
			continue;
		labels++;
		lines += c->line != last;
		last = c->line;
	}
	return labels > 2 * lines;
}

void
gov_tables_read(GovArena *a, const GovTablesSource *from, GovFigures *figures, GovTables *out, GovDiags *diags)
{
	const GovText *t = from->text;
	GovGrid		grid;
	GovTables	running;
	GovFigures	by_running;
	GovDiags	told = {.arena = a};
	uint32_t	ndiags = diags ? diags->n : 0;
	int			rows;
	bool		rewrapped;

	gov_grid_scan(a, t, &grid, diags);
	if (a->trace)
		gov_tables_trace_grid(a, t, &grid, false);
	rows = read_grid(a, from, &grid, figures, out, diags);
	if (rows >= MANY_ROWS)
		return;
	rewrapped = gov_grid_is_rewrapped(a, t);
	if (grid.row_labels >= FEW_ROWS && !rewrapped)
		return;
	/* no lines, or lines that mean nothing: the reading that gives more wins */
	memset(&by_running, 0, sizeof(by_running));
	gov_grid_running_scan(a, t, &grid, diags ? &told : NULL);
	if (!rewrapped && !shares_lines(&grid))
		return;
	if (a->trace)
		gov_tables_trace_grid(a, t, &grid, true);
	if (read_grid(a, from, &grid, &by_running, &running, diags ? &told : NULL) <= rows)
		return;
	*figures = by_running;
	*out = running;
	if (diags)
	{
		diags->n = ndiags;
		for (uint32_t i = 0; i < told.n; i++)
			gov_diag_pass_on(diags, &told.items[i]);
	}
}
