/*
 * readings.c
 *		What several copies of the tables say together.
 *
 * A row counts where every copy that prints it prints the same; empty and 3
 * differ as 1 and 2 do.  Where one was seen in some copies only, the others have
 * lost it, unless they are extracts.
 */
#include "core/tables/readings.h"

#include <string.h>

#define MIN_ROWS		2		/* of a table; one may be words of a sentence */
#define MAX_SLOTS		(GOV_NEDITIONS * GOV_NREMEDIES) /* of a row, in all
														 * editions */

static int
part_of(int row)
{
	return row < LBL_APPLICATIONS ? GOV_DISCLOSURE : row < GOV_NROWS ? GOV_APPLICATIONS : GOV_REMEDIES;
}

static bool
is_read(const GovFigures *f, const GovRow *r)
{
	for (int e = 0; e < GOV_NEDITIONS; e++)
		for (int c = 0; c < r->width[e]; c++)
			if (f->status[r->slot[e][c]] != GOV_ABSENT)
				return true;
	return false;
}

void
gov_tables_reading_describe(const GovPlacer *p, GovReading *out)
{
	const GovAlignment *al = p->al;

	for (int row = 0; row < GOV_NROWS; row++)
	{
		int			chosen = al->chosen[row];

		out->state[row] = is_read(&out->figures, &al->labels->rows[row]) ? GOV_ROW_READ :
			chosen != -1 || al->named[row] ? GOV_ROW_DOUBT : GOV_ROW_NONE;
		out->printed[part_of(row)] += out->state[row] != GOV_ROW_NONE;
		if (chosen >= 0)
			out->line[row] = gov_alignment_line(al, al->mentions[chosen].first);
	}
	out->state[GOV_NROWS] = p->rows_placed[GOV_REMEDIES] ? GOV_ROW_READ :
		p->rows_found[GOV_REMEDIES] ? GOV_ROW_DOUBT : GOV_ROW_NONE;
	out->line[GOV_NROWS] = gov_source_line(al->t, p->remedies.first_line);
}

/* The slots of a row, in whichever edition. */
static int
slots_of(const GovLabels *labels, int row, int16_t *slots)
{
	int			n = 0;

	if (row == GOV_NROWS)
		for (; n < GOV_NREMEDIES; n++)
			slots[n] = (int16_t) (GOV_SLOT_REMEDIES + n);
	else
		for (int e = 0; e < GOV_NEDITIONS; e++)
			for (int c = 0; c < labels->rows[row].width[e]; c++)
				slots[n++] = labels->rows[row].slot[e][c];
	return n;
}

static bool
same_figure(const GovFigures *a, const GovFigures *b, int slot)
{
	return a->status[slot] == b->status[slot] && a->value[slot] == b->value[slot] && a->scale[slot] == b->scale[slot];
}

static bool
same_row(const GovReading *a, const GovReading *b, const int16_t *slots, int nslots)
{
	for (int i = 0; i < nslots; i++)
		if (!same_figure(&a->figures, &b->figures, slots[i]))
			return false;
	return true;
}

/*
 * Must a copy have the row, though it was not seen there?  It must as it has
 * most rows of its table, prints others differently, or is of another year; but
 * not as an extract, or as a part that shares no row with the other one.
 */
static bool
lacks_row(const GovLabels *labels, const GovReading *r, const GovReading *other, int row, bool years_differ)
{
	int16_t		slots[MAX_SLOTS];
	int			part = part_of(row);
	int			shared = 0;
	bool		agree = true;

	if (r->state[row] != GOV_ROW_NONE || r->printed[part] < MIN_ROWS)
		return false;
	for (int i = 0; i < GOV_NROWS; i++)
	{
		if (part_of(i) != part || r->state[i] == GOV_ROW_NONE || other->state[i] == GOV_ROW_NONE)
			continue;
		shared++;
		if (r->state[i] == GOV_ROW_READ && other->state[i] == GOV_ROW_READ)
			agree &= same_row(r, other, slots, slots_of(labels, i, slots));
	}
	return shared > 0 && (2 * r->printed[part] >= other->printed[part] || !agree || years_differ);
}

/* Which reading gives a row?  -1: none; -2: they don't agree. */
static int
settle_row(const GovLabels *labels, const GovReading *readings, int n, int row, bool years_differ)
{
	int16_t		slots[MAX_SLOTS];
	int			nslots = slots_of(labels, row, slots);
	int			found = -1;

	for (int k = 0; k < n; k++)
		if (readings[k].state[row] == GOV_ROW_READ && found < 0)
			found = k;
	for (int k = 0; k < n && found >= 0; k++)
	{
		if (readings[k].state[row] == GOV_ROW_DOUBT ||
			lacks_row(labels, &readings[k], &readings[found], row, years_differ))
			return -2;
		if (readings[k].state[row] == GOV_ROW_READ && !same_row(&readings[k], &readings[found], slots, nslots))
			return -2;
	}
	return found;
}

static void
report_conflict(const GovReading *readings, int n, int row, GovDiags *diags)
{
	const char *name = row == GOV_NROWS ? gov_parts[GOV_REMEDIES].code : gov_form_row_code(row);
	uint32_t	last = 0;
	uint32_t	before = 0;
	int			read = 0;

	for (int k = 0; k < n; k++)
	{
		read += readings[k].state[row] == GOV_ROW_READ;
		if (readings[k].line[row] == 0)
			continue;
		before = last;
		last = readings[k].line[row];
	}
	gov_diag(diags, read < n ? GOV_SAY_ROW_UNREAD_IN_COPY :
			 before == last ? GOV_SAY_ROW_BESIDE_ITSELF : GOV_SAY_ROW_IN_COPIES, last,
			 GOV_FACTS(gov_fact_code("row", name), gov_fact_number("line", before)));
}

/* Takes over what was told of a copy; of further ones, what a line shows. */
static void
pass_on(const GovDiags *told, bool all, GovDiags *diags)
{
	for (uint32_t i = 0; diags && i < told->n; i++)
		if (all || told->items[i].line > 0)
			gov_diag_pass_on(diags, &told->items[i]);
}

/* The cells of the form as they are printed, of the readings that gave them. */
static void
gather_cells(GovArena *a, GovReading *readings, int n, const int8_t *of_slot)
{
	GovTables  *out = &readings[0].tables;
	uint32_t	total = 0;
	uint32_t	kept = 0;
	uint32_t	at[GOV_MAX_COPIES] = {0};
	GovReadCell *cells;

	for (int k = 0; k < n; k++)
		total += readings[k].tables.ncells;
	if (total == 0)
		return;
	cells = gov_alloc(a, total * sizeof(GovReadCell));
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		for (int k = 0; k < n; k++)
		{
			const GovTables *t = &readings[k].tables;

			while (at[k] < t->ncells && t->cells[at[k]].slot < slot)
				at[k]++;
			if (of_slot[slot] == k && at[k] < t->ncells && t->cells[at[k]].slot == slot)
				cells[kept++] = t->cells[at[k]];
		}
	out->cells = cells;
	out->ncells = kept;
}

void
gov_tables_readings_merge(GovArena *a, const GovCopies *copies, GovReading *readings, GovDiags *diags)
{
	int			n = copies->n;
	const GovLabels *labels = gov_grid_labels(a);
	GovFigures	all;
	int8_t		of_slot[GOV_NSLOTS];

	memset(&all, 0, sizeof(all));
	memset(of_slot, -1, sizeof(of_slot));
	for (int k = 0; k < n; k++)
	{
		pass_on(&readings[k].told, k == 0, diags);
		readings[0].tables.found |= readings[k].tables.found;
		if (readings[k].rows > readings[0].rows)
			readings[0].rows = readings[k].rows;
	}
	for (int row = 0; row < GOV_READ_ROWS; row++)
	{
		int16_t		slots[MAX_SLOTS];
		int			nslots = slots_of(labels, row, slots);
		int			from = settle_row(labels, readings, n, row, copies->years_differ[part_of(row)]);

		if (from == -2)
			report_conflict(readings, n, row, diags);
		for (int i = 0; i < nslots && from >= 0; i++)
		{
			int			slot = slots[i];

			of_slot[slot] = (int8_t) from;
			all.status[slot] = readings[from].figures.status[slot];
			all.value[slot] = readings[from].figures.value[slot];
			all.scale[slot] = readings[from].figures.scale[slot];
		}
	}
	gather_cells(a, readings, n, of_slot);
	readings[0].figures = all;
}
