/*
 * halves.c
 *		Which of tables that stand beside each other is the report's?
 *
 * A line above that names as many years as there are halves says it.
 */
#include "core/tables/halves.h"

#include <string.h>

#define YEAR_REACH		60		/* cells above a table where years may be
								 * named */

/* Words that one table has in several columns, and pieces of heads, say nothing. */
static bool
may_repeat(const GovCell *c)
{
	bool		piece = LBL_IS_MEASURE(c->label) && c->label < LBL_HEAD_CONTENT && c->column == 255;

	bool		common = (c->label == LBL_REMAINING || c->label == LBL_CONCLUDED) && c->numbering == GOV_NUM_NONE;

	return c->kind == GOV_CELL_TEXT && c->label != LBL_HEAD_OUTCOME && c->label != LBL_DECOR && !common && !piece;
}

/* Words that each table prints once. */
bool
gov_tables_halves_is_telling(const GovCell *c)
{
	return may_repeat(c) && (LBL_IS_ROW(c->label) || c->label == LBL_HEAD_CROSS ||
							 (c->label >= LBL_HEADS && c->label <= LBL_HEAD_REMEDY));
}

/* The form's words may be printed with other blanks in them. */
bool
gov_tables_halves_same_words(const GovCell *a, const GovCell *b)
{
	if (a->label != b->label || !may_repeat(a) || b->kind != GOV_CELL_TEXT)
		return false;
	if (a->exact && b->exact && a->column == b->column && gov_tables_halves_is_telling(a))
		return true;
	return a->len == b->len && memcmp(a->s, b->s, a->len) == 0;
}

/*
 * The half that a line above the values names as the report's year.  Goes up
 * from the cell, to the next heading or value of another table.
 */
void
gov_tables_halves_find_own(const GovCopies *copies, uint32_t cell, GovHalves *h)
{
	const GovGrid *g = copies->g;
	int			years[GOV_MAX_COPIES];
	int			n = 0;
	uint32_t	line = 0;

	for (uint32_t i = cell; i > 0 && cell - i < YEAR_REACH; i--)
	{
		const GovCell *c = &g->cells[i - 1];
		int			year = gov_tables_year_named(c);

		if (n == h->n && (year == 0 || c->line != line))
		{
			int			own = gov_tables_year_own(copies->year, years, n);

			h->own = own < 0 ? -1 : n - 1 - own;
			return;
		}
		if (year == 0 && (c->label == LBL_SECTION || c->label == LBL_PROSE))
			return;
		if (n > 0 && (year == 0 || c->line != line))
			n = 0;
		if (year == 0)
			continue;
		if (n == GOV_MAX_COPIES)
			return;
		line = c->line;
		years[n++] = year;
	}
	if (n == h->n)
	{
		int			own = gov_tables_year_own(copies->year, years, n);

		h->own = own < 0 ? -1 : n - 1 - own;
	}
}

/* Which copy the cells of half k are of. */
uint8_t
gov_tables_halves_copy(const GovHalves *h, int k)
{
	if (h->own >= 0)
		return k == h->own ? GOV_COPY_SHARED : GOV_COPY_OTHER;
	return (uint8_t) (k < h->n ? k + 1 : h->n);
}

void
gov_tables_halves_note(GovCopies *copies, const GovHalves *h)
{
	copies->beside = true;
	if (h->own < 0 && h->n > copies->n)
		copies->n = h->n;
}
