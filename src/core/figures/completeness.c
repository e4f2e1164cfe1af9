/*
 * completeness.c
 *		How much of the form is there.
 */
#include "core/figures/completeness.h"

#include "core/form/editions.h"

#include <string.h>

/* Returns the editions that have a part as it is there; the latest where nothing tells. */
static int
editions_used(const GovFigures *f, GovPart part)
{
	GovKinds	there = gov_form_kinds_there(part, f->status);

	return there ? gov_form_use(part, there).forms : 1 << (GOV_NEDITIONS - 1);
}

int
gov_figures_forms_expected(const GovFigures *f, GovPart part, int year)
{
	int			edition = gov_form_edition_of_year(year);

	return edition >= 0 ? 1 << edition : editions_used(f, part);
}

void
gov_figures_completeness(const GovFigures *f, int year, GovCompleteness parts[GOV_NPARTS])
{
	memset(parts, 0, sizeof(GovCompleteness) * GOV_NPARTS);
	for (int part = 0; part < GOV_NPARTS; part++)
	{
		const GovPartInfo *info = &gov_parts[part];
		int			forms = gov_figures_forms_expected(f, (GovPart) part, year);
		int			ncells = part == GOV_APPLICATIONS ? GOV_NPARTIES : 1;

		for (int i = info->first_item; i < info->first_item + info->nitems; i++)
			for (int c = 0; c < ncells && (gov_items[i].forms & forms); c++)
			{
				parts[part].expected++;
				parts[part].by_status[f->status[gov_items[i].slot + c]]++;
			}
	}
}
