/*
 * steps.c
 *		What each step has made of the tables, told to the arena's trace.
 */
#include "core/tables/steps.h"

#include "core/base/trace.h"

#include <stdio.h>
#include <string.h>

#define MAX_TOLD	2000		/* bytes of a line */

typedef struct Telling
{
	char		s[MAX_TOLD];
	size_t		n;
} Telling;

static void
tell(Telling *t, const char *s, size_t len)
{
	if (len > sizeof(t->s) - t->n)
		len = sizeof(t->s) - t->n;
	memcpy(t->s + t->n, s, len);
	t->n += len;
}

static void
tell_int(Telling *t, int i)
{
	char		buf[16];

	tell(t, buf, (size_t) snprintf(buf, sizeof(buf), "%d ", i));
}

static const char *
label_name(const GovCell *c)
{
	if (gov_cell_is_value(c))
		return "value";
	if (LBL_IS_ROW(c->label))
		return gov_form_row_code(c->label);
	if (LBL_IS_HEAD(c->label))
		return "head";
	return c->label == LBL_SECTION ? "heading" : c->label == LBL_GROUP ? "group" :
		c->label == LBL_PROSE ? "prose" : "words";
}

void
gov_tables_trace_grid(GovArena *a, const GovText *t, const GovGrid *grid, bool running)
{
	gov_trace(a, "grids", 0, "%u cells on %u rows%s; %u labels of rows, %u heads",
			  grid->ncells, grid->nrows, running ? ", read as running text" : "",
			  grid->row_labels, grid->head_labels);
	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		const GovCell *c = &grid->cells[i];

		if (c->label == LBL_PROSE)
			continue;
		gov_trace(a, "grids", gov_source_line(t, c->line), "%s %u, separators %u: %s \"%.*s\"",
				  c->row ? "row" : "cell", c->row ? c->row : i, c->seps, label_name(c),
				  (int) c->len, c->s);
	}
}

void
gov_tables_trace_rows(const GovAlignment *al)
{
	for (int row = 0; row < GOV_NROWS; row++)
	{
		const GovMention *m;

		if (al->chosen[row] == -2)
			gov_trace(al->a, "tables", 0, "%s: printed more than once, with different values",
					  gov_form_row_code(row));
		if (al->chosen[row] < 0)
			continue;
		m = &al->mentions[al->chosen[row]];
		gov_trace(al->a, "tables", gov_alignment_line(al, m->first), "%s: %s, %u values %s",
				  gov_form_row_code(row), m->exact ? "by its label" : "by the likeness of its label",
				  m->run < 0 ? 0 : al->runs[m->run].printed,
				  m->run < 0 ? "" : m->same_row ? "on its row" : "beside or below it");
	}
}

static void
trace_layout(GovAssigner *as, bool applications)
{
	const GovLayout *l = gov_tables_layout_of(as, applications);

	gov_trace(as->al->a, "tables", 0,
			  "table %d: %d whole rows on lines, first value in column %d, %d behind the label, "
			  "step %d; %d whole rows of cells on lines of their own, %d ahead, %d between",
			  applications ? 3 : 2, l->rows, l->first, l->from_label, l->step, l->lines, l->lead,
			  l->between);
}

void
gov_tables_trace_layout(GovAssigner *as)
{
	trace_layout(as, false);
	trace_layout(as, true);
}

void
gov_tables_trace_row(const GovAlignment *al, int row, const GovMention *m, int width,
					 const GovColumnMap *map, const GovFit *fit)
{
	static const char *const says[] = {
		"the form's order", "columns below their heads", "the order of the heads",
		"heads in no order that can be told"
	};
	Telling		t = {.n = 0};

	for (int i = 0; i < map->norder && map->say != GOV_HEADS_NOTHING; i++)
		tell_int(&t, map->order[i]);
	if (fit)
		tell(&t, "->", 2);
	for (int i = 0; fit && i < width; i++)
	{
		tell(&t, " ", 1);
		if (!(fit->columns >> i & 1))
			tell(&t, "no column", strlen("no column"));
		else if (fit->cell[i])
			tell(&t, fit->cell[i]->s, fit->cell[i]->len);
		else
			tell(&t, "blank", strlen("blank"));
	}
	gov_trace(al->a, "tables", gov_alignment_line(al, m->first), "%s: %s: %.*s",
			  gov_form_row_code(row), fit ? says[map->say] : "left out", (int) t.n, t.s);
}
