/*
 * harmonise.c
 *		The statistics of 2014 to 2018 as cells of the later form.
 *
 * Only where the vocabulary says that a measure is the same as one cell of the form:
 * what is nearly the same, or the sum of several cells, is not taken over.
 */
#include "core/narrative/internal.h"

#include <string.h>

/* Returns the slot of the one cell that a measure is the same as; -1: none. */
static int
same_cell(const GovMeasure *measure)
{
	GovRef		ref;

	if (measure->mapping != GOV_MAPPING_SAME || strchr(measure->later, '+') ||
		!gov_narrative_resolve(measure->later, strlen(measure->later), NULL, &ref) || ref.item < 0)
		return -1;
	if (gov_items[ref.item].part == GOV_APPLICATIONS && ref.party < 0)
		return gov_items[ref.item].slot + GOV_PARTY_TOTAL;
	return gov_items[ref.item].slot + (ref.party > 0 ? ref.party : 0);
}

int
gov_narrative_harmonise(GovFigures *f)
{
	int			taken = 0;

	for (int m = 0; m < gov_nmeasures; m++)
	{
		int			item = gov_narrative_statistic(&gov_measures[m]);
		int			from = item < 0 ? -1 : gov_items[item].slot;
		int			to = item < 0 ? -1 : same_cell(&gov_measures[m]);

		if (to < 0 || !gov_figures_has_value(f->status[from]) ||
			(f->status[to] != GOV_ABSENT && f->status[to] != GOV_BLANK) || f->corrected[to])
			continue;
		f->status[to] = f->status[from];
		f->value[to] = f->value[from];
		f->scale[to] = f->scale[from];
		f->corrected[to] = f->corrected[from];
		f->printed[to] = f->printed[from];
		taken++;
	}
	return taken;
}
