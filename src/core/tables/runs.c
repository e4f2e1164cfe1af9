/*
 * runs.c
 *		Values that stand next to each other.
 */
#include "core/tables/alignment.h"

#include "core/base/buffer.h"

#include <string.h>

#define FIRST_RUNS		128		/* room to begin with */
#define MAX_ILLEGIBLE_BYTES 12	/* of words among values that are one */

typedef struct Builder
{
	GovAlignment *al;
	size_t		cap;
	bool		words;			/* since the last run */
} Builder;

static GovRun *
add_run(Builder *b, uint32_t first, uint32_t end, uint32_t row)
{
	GovAlignment *al = b->al;
	GovRun	   *g;

	if (al->nruns == b->cap)
		al->runs = gov_array_grow(al->a, al->runs, al->nruns, &b->cap, sizeof(GovRun), FIRST_RUNS);
	g = &al->runs[al->nruns];
	g->first = first;
	g->end = end;
	g->row = row;
	g->printed = 0;
	g->bare = true;
	g->crowded = g->taken = false;
	for (uint32_t i = first; i < end; i++)
	{
		al->run_at[i] = (int32_t) al->nruns;
		g->printed += gov_cell_is_value(gov_cell(al, i));
	}
	if (!b->words && al->nruns > 0)
		g[-1].crowded = true;
	b->words = false;
	al->nruns++;
	return g;
}

/* Words behind a label, among its values: a cell that is illegible. */
static bool
is_illegible(const GovCell *c)
{
	return c->label == LBL_UNKNOWN && c->len <= MAX_ILLEGIBLE_BYTES && !c->numbering;
}

/* An illegible cell right behind its label. */
static bool
is_first_cell(const GovAlignment *al, uint32_t i)
{
	return is_illegible(gov_cell(al, i)) && gov_cell(al, i)->seps == gov_cell(al, i - 1)->seps + 1;
}

/*
 * The runs of a printed row: tables may stand beside each other.  Numbers
 * ahead of all words, such as serial numbers, are no run of their own.
 */
static void
add_row(Builder *b, uint32_t row)
{
	GovAlignment *al = b->al;
	const GovGridRow *r = gov_row_of(al, row);
	uint32_t	end = r->first + r->ncells;
	bool		bordered = r->border != GOV_BORDER_SPACES;
	bool		labelled = false;	/* a label of the form precedes */
	bool		words = false;
	bool		any = false;

	al->run_of_row[row - 1] = al->nruns;
	for (uint32_t i = r->first; i < end;)
	{
		uint32_t	k = i;

		if (!gov_cell_is_value(gov_cell(al, i)) && !(bordered && labelled && is_first_cell(al, i)))
		{
			labelled = LBL_IS_ROW(gov_cell(al, i)->label);
			words |= gov_cell(al, i)->label != LBL_GROUP && gov_cell(al, i)->label != LBL_DECOR;
			b->words |= words;
			al->run_at[i++] = -1;
			continue;
		}
		while (k < end && (gov_cell_is_value(gov_cell(al, k)) ||
						   (bordered && labelled && is_illegible(gov_cell(al, k)))))
			k++;
		/* words that follow the values: the label may be among them */
		if (!words && k < end && bordered)
		{
			for (; i < k; i++)
				al->run_at[i] = -1;
			continue;
		}
		add_run(b, i, k, row)->bare = !words;
		any = true;
		i = k;
	}
	if (!any && bordered)
	{
		add_run(b, end, end, row)->bare = !words;
		b->words = true;
	}
}

void
gov_tables_runs_find(GovAlignment *al)
{
	uint32_t	n = al->g->ncells;
	Builder		b = {al, 0, true};

	al->run_at = gov_alloc(al->a, (n + 1) * sizeof(int32_t));
	al->run_of_row = gov_alloc(al->a, (al->g->nrows + 1) * sizeof(uint32_t));
	for (uint32_t i = 0; i < n;)
	{
		const GovCell *c = gov_cell(al, i);
		uint32_t	k = i;

		if (c->row)
		{
			add_row(&b, c->row);
			i += gov_row_of(al, c->row)->ncells ? gov_row_of(al, c->row)->ncells : 1;
			continue;
		}
		if (!gov_cell_is_value(c))
		{
			al->run_at[i++] = -1;
			b.words = true;
			continue;
		}
		while (k < n && c->row == 0 && gov_cell_is_value(c))
			k++, c++;
		add_run(&b, i, k, 0);
		i = k;
	}
	al->run_at[n] = -1;
}

int
gov_tables_run_behind(const GovAlignment *al, uint32_t row, uint32_t cell)
{
	uint32_t	k = al->run_of_row[row - 1];

	for (; k < al->nruns && al->runs[k].row == row; k++)
		if (al->runs[k].first > cell)
			return (int) k;
	return -1;
}
