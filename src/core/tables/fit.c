/*
 * fit.c
 *		The cells of a row, put in their places.
 */
#include "core/tables/assigner.h"

void
gov_fit_blank(GovFit *fit, int width, uint32_t line)
{
	fit->columns = GOV_ALL_COLUMNS;
	for (int i = 0; i < width; i++)
	{
		fit->cell[i] = NULL;
		fit->line[i] = line;
	}
}

bool
gov_fit_put(GovFit *fit, int width, int place, const GovCell *c)
{
	if (place < 0 || place >= width || fit->cell[place])
		return false;
	fit->cell[place] = c;
	fit->line[place] = c->line;
	return true;
}

/*
 * The places of a run's cells, the first one's being `at`, by what stands between
 * them.  Returns how many cells that fills, the empty ones with them; -1: it can't be told.
 */
int
gov_fit_by_distance(const GovAlignment *al, const GovLayout *l, const GovRun *r, int at, int width, GovFit *fit)
{
	gov_fit_blank(fit, width, gov_cell(al, r->first)->line);
	for (uint32_t i = r->first; i < r->end; i++)
	{
		const GovCell *c = gov_cell(al, i);
		int			blanks = i == r->first ? 0 : gov_distance(l, c) - l->between;

		if ((c->torn && l->by_lines && i > r->first) || blanks < 0)
			return -1;
		at += blanks;
		if (!gov_fit_put(fit, width, at++, c))
			return -1;
	}
	return at;
}

/*
 * Do the values and what is empty between them fill the row, so that nothing can be
 * empty around them?  Not where more stands ahead of the first: a label has gone there.
 * Table 4 has none.
 */
bool
gov_fit_fills_row(const GovAlignment *al, const GovLayout *l, const GovRun *r, int width, GovFit *fit)
{
	return r->end > r->first && l->lines > 0 && l->between > 0 &&
		(width == GOV_NREMEDIES ||
		 gov_distance(l, gov_cell(al, r->first)) <= (l->lead > l->between ? l->lead : l->between)) &&
		gov_fit_by_distance(al, l, r, 0, width, fit) == width;
}

/* Is each total the sum of what stands before it?  Empty cells count nothing. */
static bool
has_totals(const GovFit *fit, int width, int block)
{
	for (int first = 0; first + block <= width; first += block)
	{
		int64_t		sum = 0;

		for (int i = 0; i < block; i++)
		{
			const GovCell *c = fit->cell[first + i];

			if (c)
				sum += i == block - 1 ? -c->value : c->value;
		}
		if (sum != 0)
			return false;
	}
	return true;
}

bool
gov_fit_is_balanced(const GovFit *fit, int width)
{
	return (width == GOV_NPARTIES && has_totals(fit, width, GOV_NPARTIES)) ||
		(width == GOV_NREMEDIES && has_totals(fit, width, GOV_NOUTCOMES));
}
