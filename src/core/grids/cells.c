/*
 * cells.c
 *		The grid under way: its cells and rows.
 */
#include "core/grids/cells.h"

#include "core/base/buffer.h"

/* Runs of words that are no labels carry no more news. */
#define MAX_UNKNOWN_RUN	256
#define KEPT_UNKNOWN	64

/* Room to begin with. */
#define FIRST_CELLS		512
#define FIRST_ROWS		64

void
gov_grid_begin(Scanner *sc, GovArena *a, const GovText *t, GovGrid *out, GovDiags *diags)
{
	memset(out, 0, sizeof(*out));
	memset(sc, 0, sizeof(*sc));
	sc->a = a;
	sc->t = t;
	sc->out = out;
	sc->labels = gov_grid_labels(a);
	sc->diags = diags;
}

/* Room for one more. */
GovCell *
gov_push_slow(Scanner *sc)
{
	GovGrid    *g = sc->out;

	if (g->ncells >= GOV_MAX_CELLS)
	{
		g->truncated = true;
		return &g->cells[g->ncells - 1];
	}
	g->cells = gov_array_grow(sc->a, g->cells, g->ncells, &g->cap_cells, sizeof(GovCell), FIRST_CELLS);
	return &g->cells[g->ncells++];
}

void
gov_grid_row_begin(Scanner *sc, GovBorder border)
{
	GovGrid    *g = sc->out;
	GovGridRow *r;

	if (g->nrows == g->cap_rows)
		g->rows = gov_array_grow(sc->a, g->rows, g->nrows, &g->cap_rows, sizeof(GovGridRow), FIRST_ROWS);
	r = &g->rows[g->nrows++];
	memset(r, 0, sizeof(*r));
	r->first = g->ncells;
	r->line = sc->line;
	r->border = (uint8_t) border;
	sc->row = g->nrows;
	sc->seps = 0;
}

void
gov_grid_row_end(Scanner *sc)
{
	GovGrid    *g = sc->out;
	GovGridRow *r = &g->rows[sc->row - 1];

	r->ncells = g->ncells > r->first ? g->ncells - r->first : 0;
	r->seps = gov_saturate(sc->seps);
	sc->row = 0;
	sc->seps = 0;
}

/* Adds what stands behind the last cell, so that it can be looked at. */
void
gov_grid_close(Scanner *sc, const char *end)
{
	GovGrid    *g = sc->out;
	GovCell    *last;

	g->lines = sc->line++;
	sc->row = 0;
	last = gov_push(sc);
	memset(last, 0, sizeof(*last));
	gov_place_cell(sc, last, end, 0);
	last->label = LBL_PROSE;
	last->column = 255;
	g->ncells--;
	if (g->truncated)
		gov_diag(sc->diags, GOV_SAY_TOO_MANY_CELLS, g->lines,
				 GOV_FACTS(gov_fact_number("n", GOV_MAX_CELLS), gov_fact_number("line", g->lines)));
}

/* Words that are no label.  Of a long run, only those near a value matter. */
void
gov_grid_push_stranger(Scanner *sc, const GovCell *c)
{
	GovGrid    *g = sc->out;

	sc->value_run = 0;
	if (++sc->unknown_run > MAX_UNKNOWN_RUN && sc->row == 0)
	{
		/* the oldest of the run make room, many at a time */
		GovCell    *run = &g->cells[g->ncells - MAX_UNKNOWN_RUN];

		memmove(run + KEPT_UNKNOWN / 2, run + MAX_UNKNOWN_RUN - KEPT_UNKNOWN / 2,
				KEPT_UNKNOWN / 2 * sizeof(GovCell));
		g->ncells -= MAX_UNKNOWN_RUN - KEPT_UNKNOWN;
		for (uint32_t i = g->nrows; i > 0 && g->rows[i - 1].first > g->ncells; i--)
			g->rows[i - 1].ncells = 0;
		sc->unknown_run = KEPT_UNKNOWN + 1;
	}
	*gov_push(sc) = *c;
}
