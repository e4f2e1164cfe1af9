/*
 * display.c
 *		Rows set by blanks: an empty cell shows only by its column.
 *
 * The nearest whole rows above and below give the columns; each value must
 * stand in one of them.
 */
#include "core/tables/assigner.h"

#include <stdlib.h>
#include <string.h>

#define MIN_WITNESSES	2
#define MAX_STEPS		6		/* runs looked at in each direction */
#define MIN_APART		6		/* half columns between the centres of two */
#define MAX_DRIFT		2		/* half columns between two rows' centres */
/* A value stands in the column whose centre is nearer than this part of the
 * distance between columns. */
#define NEAR			4
#define NEAR_OF			10

typedef struct Centres
{
	int			at[GOV_MAX_WIDTH];	/* in half columns */
	int			apart;			/* the least between two */
} Centres;

/* The middle of a cell, in half columns. */
static int
centre(const GovAssigner *as, const GovCell *c)
{
	return 2 * (int) gov_grid_display_column(as->al->t, c->s, as->ideograph_width) + (int) c->len;
}

/* false: columns set by single blanks are no columns. */
static bool
find_centres(const GovAssigner *as, const GovRun *r, int width, Centres *x)
{
	x->apart = INT16_MAX;
	for (int i = 0; i < width; i++)
	{
		const GovCell *c = gov_cell(as->al, r->first + (uint32_t) i);

		if (i > 0 && c->s - (c[-1].s + c[-1].len) < 2)
			return false;
		x->at[i] = centre(as, c);
		if (i > 0 && x->at[i] - x->at[i - 1] < x->apart)
			x->apart = x->at[i] - x->at[i - 1];
	}
	return x->apart >= MIN_APART;
}

/* Which columns do the values of a run stand in? */
static bool
find_places(const GovAssigner *as, const GovRun *r, int width, const Centres *x, int *place)
{
	int			last = -1;

	for (uint32_t i = r->first; i < r->end; i++)
	{
		const GovCell *c = gov_cell(as->al, i);
		int			at;
		int			best = 0;

		if (!gov_cell_is_value(c) || (int) (i - r->first) >= width)
			return false;
		at = centre(as, c);
		for (int k = 1; k < width; k++)
			if (abs(at - x->at[k]) < abs(at - x->at[best]))
				best = k;
		if (abs(at - x->at[best]) * NEAR_OF > x->apart * NEAR || best <= last)
			return false;
		place[i - r->first] = last = best;
	}
	return true;
}

static bool
is_whole(const GovAlignment *al, const GovRun *r, int width)
{
	return r->row && gov_row_of(al, r->row)->border == GOV_BORDER_SPACES &&
		(int) r->printed == width && (int) (r->end - r->first) == width;
}

/* Do column heads or a heading stand between two runs? */
static bool
heads_between(const GovAlignment *al, int a, int b)
{
	uint32_t	from = al->runs[a < b ? a : b].end;
	uint32_t	to = al->runs[a < b ? b : a].first;

	for (uint32_t i = from; i < to; i++)
	{
		uint8_t		label = gov_cell(al, i)->label;

		if (LBL_IS_MEASURE(label) || label == LBL_SECTION)
			return true;
	}
	return false;
}

/*
 * Are ideographs as wide as two digits in this text?  As they are if the
 * columns of its whole rows are straighter then.
 */
static void
measure_ideographs(GovAssigner *as)
{
	const GovAlignment *al = as->al;
	long		spread[3] = {0, 0, 0};

	for (int width = 1; width <= 2; width++)
	{
		const GovRun *last = NULL;

		as->ideograph_width = width;
		for (uint32_t k = 0; k < al->nruns; k++)
		{
			const GovRun *r = &al->runs[k];

			if (!is_whole(al, r, GOV_NPARTIES))
				continue;
			if (last)
				spread[width] += abs(centre(as, gov_cell(al, r->first)) - centre(as, gov_cell(al, last->first)));
			last = r;
		}
	}
	as->ideograph_width = spread[2] < spread[1] ? 2 : 1;
}

bool
gov_tables_assign_by_display(GovAssigner *as, int run, int width, GovFit *fit)
{
	const GovAlignment *al = as->al;
	const GovRun *r = &al->runs[run];
	Centres		agreed;
	int			place[GOV_MAX_WIDTH];
	int			witnesses = 0;

	if (width < 2 || width > GOV_MAX_WIDTH || r->printed == 0)
		return false;
	if (as->ideograph_width == 0)
		measure_ideographs(as);
	for (int direction = -1; direction <= 1; direction += 2)
	{
		int			steps = 0;

		for (int k = run + direction; k >= 0 && k < (int) al->nruns && steps < MAX_STEPS; k += direction, steps++)
		{
			Centres		x;
			int			seen[GOV_MAX_WIDTH];

			if (heads_between(al, k, run))
				break;
			if (!is_whole(al, &al->runs[k], width))
				continue;
			if (!find_centres(as, &al->runs[k], width, &x) || !find_places(as, r, width, &x, seen))
				return false;
			for (int c = 0; witnesses > 0 && c < width; c++)
				if (abs(x.at[c] - agreed.at[c]) > MAX_DRIFT)
					return false;
			if (witnesses++ > 0 && memcmp(place, seen, (r->end - r->first) * sizeof(int)) != 0)
				return false;
			memcpy(place, seen, sizeof(place));
			agreed = x;
		}
	}
	/* a total that is blank shows that the columns agree by chance */
	if (witnesses < MIN_WITNESSES || (width == GOV_NPARTIES && place[r->end - r->first - 1] != width - 1))
		return false;
	fit->columns = GOV_ALL_COLUMNS;
	for (int c = 0; c < width; c++)
	{
		fit->cell[c] = NULL;
		fit->line[c] = gov_cell(al, r->first)->line;
	}
	for (uint32_t i = r->first; i < r->end; i++)
		fit->cell[place[i - r->first]] = gov_cell(al, i);
	return true;
}
