/*
 * statistics.c
 *		The table of statistics that reports of 2014 to 2018 have.
 */
#include "core/statistics/statistics.h"

#include "core/base/trace.h"
#include "core/statistics/internal.h"

#include <string.h>

typedef struct Reading
{
	GovArena   *a;
	const GovText *t;
	GovDiags   *diags;
	StatRow		rows[GOV_NSTATISTICS];
	bool		seen[GOV_NSTATISTICS];
	bool		again[GOV_NSTATISTICS]; /* printed once more */
	bool		conflict[GOV_NSTATISTICS];	/* and differently */
	bool		differs;		/* some row is */
} Reading;

/* Counts the items that labels name, each once. */
static int
count_items(const StatLabel *labels, uint32_t n)
{
	bool		named[GOV_NSTATISTICS] = {false};
	int			items = 0;

	for (uint32_t i = 0; i < n; i++)
		if (labels[i].item >= 0 && !named[labels[i].item - GOV_NITEMS])
		{
			named[labels[i].item - GOV_NITEMS] = true;
			items++;
		}
	return items;
}

static bool
is_same(const StatRow *x, const StatRow *y)
{
	return x->status == y->status && x->value.value == y->value.value && x->value.scale == y->value.scale;
}

/* Takes over a row; one that is printed twice must say the same both times. */
static void
take_row(Reading *r, int item, const StatRow *row)
{
	int			i = item - GOV_NITEMS;

	if (row->status == GOV_ABSENT)
		return;
	if (!r->seen[i])
	{
		r->seen[i] = true;
		r->rows[i] = *row;
		return;
	}
	r->again[i] = true;
	if (!is_same(&r->rows[i], row) && !r->conflict[i])
	{
		r->conflict[i] = r->differs = true;
		gov_diag(r->diags, GOV_SAY_STATISTIC_TWICE, gov_source_line(r->t, row->line),
				 GOV_FACTS(gov_fact_code("row", gov_items[item].code),
						   gov_fact_number("line", gov_source_line(r->t, r->rows[i].line))));
	}
}

/* Reads a table; returns how many of its rows there are. */
static int
read_table(Reading *r, const StatLabel *labels, uint32_t n)
{
	int			items = count_items(labels, n);
	StatRow    *rows;

	if (items < GOV_STATISTICS_MIN_ROWS)
		return 0;
	rows = gov_alloc(r->a, n * sizeof(StatRow));
	gov_statistics_read_rows(r->a, r->t, labels, n, r->t->s + r->t->len, rows, r->diags);
	for (uint32_t i = 0; i < n; i++)
		if (labels[i].ambiguous)
			gov_diag(r->diags, GOV_SAY_STATISTIC_AMBIGUOUS, gov_source_line(r->t, labels[i].line),
					 GOV_FACTS(gov_fact_text("raw", labels[i].label, (size_t) (labels[i].end - labels[i].label))));
		else if (labels[i].item >= 0)
			take_row(r, labels[i].item, &rows[i]);
	gov_trace(r->a, "statistics", gov_source_line(r->t, labels[0].line), "a table of %d rows", items);
	return items;
}

/*
 * Where rows of two tables differ, they may be those of two years, or of two organs,
 * and nothing tells whose a row is that only one of them has.
 */
static bool
is_certain(const Reading *r, int i)
{
	if (!r->seen[i] || r->conflict[i])
		return false;
	if (!r->differs || r->again[i])
		return true;
	gov_diag(r->diags, GOV_SAY_STATISTIC_ONCE, gov_source_line(r->t, r->rows[i].line),
			 GOV_FACTS(gov_fact_code("row", gov_items[GOV_NITEMS + i].code)));
	return false;
}

static void
put_row(const Reading *r, int i, GovFigures *figures, GovTables *out, bool want_cells)
{
	const StatRow *row = &r->rows[i];
	int			slot = GOV_SLOT_STATISTICS + i;

	figures->status[slot] = (uint8_t) row->status;
	figures->value[slot] = row->value.value;
	figures->scale[slot] = row->value.scale;
	if (want_cells)
	{
		GovReadCell *cell = &out->cells[out->ncells++];

		cell->slot = slot;
		cell->status = row->status;
		cell->value = row->value.value;
		cell->scale = row->value.scale;
		cell->raw = row->raw;
		cell->line = gov_source_line(r->t, row->line);
	}
}

int
gov_statistics_read(GovArena *a, const GovText *t, bool want_cells, GovFigures *figures,
					GovTables *out, GovDiags *diags)
{
	StatLabels	labels;
	Reading    *r;
	int			nrows = 0;

	gov_statistics_find_labels(a, t, &labels);
	if (labels.n < GOV_STATISTICS_MIN_ROWS)
		return 0;
	r = gov_alloc0(a, sizeof(Reading));
	r->a = a;
	r->t = t;
	r->diags = diags;
	for (uint32_t i = 0, end; i < labels.n; i = end)
	{
		for (end = i + 1; end < labels.n && labels.list[end].table == labels.list[i].table; end++)
			;
		nrows += read_table(r, labels.list + i, end - i);
	}
	if (nrows > 0 && want_cells)
	{
		GovReadCell *cells = gov_alloc(a, (out->ncells + GOV_NSTATISTICS) * sizeof(GovReadCell));

		if (out->ncells > 0)
			memcpy(cells, out->cells, out->ncells * sizeof(GovReadCell));
		out->cells = cells;
	}
	for (int i = 0; i < GOV_NSTATISTICS; i++)
		if (is_certain(r, i))
			put_row(r, i, figures, out, want_cells);
	return nrows;
}
