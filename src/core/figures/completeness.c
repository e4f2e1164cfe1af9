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

static bool
is_part_there(const GovFigures *f, GovPart part)
{
	for (int i = 0; i < gov_parts[part].nitems; i++)
	{
		int			item = gov_parts[part].first_item + i;

		for (int c = 0; c < (part == GOV_APPLICATIONS ? GOV_NPARTIES : 1); c++)
			if (gov_figures_is_there(f, gov_items[item].slot + c))
				return true;
	}
	return false;
}

int
gov_figures_forms_expected(const GovFigures *f, GovPart part, int year)
{
	int			edition = gov_form_edition_of_year(year);

	if (part == GOV_STATISTICS)
		return gov_form_has_statistics(year) || is_part_there(f, part) ? GOV_FORM_2014 : 0;

	/*
	 * before the first edition, and in what has the statistics, the table
	 * isn't missing
	 */
	if (edition < 0 && (year > 0 || is_part_there(f, GOV_STATISTICS)) && !is_part_there(f, part))
		return 0;
	return edition >= 0 ? 1 << edition : editions_used(f, part);
}

void
gov_figures_completeness(const GovFigures *f, int year, GovCompleteness parts[GOV_ALL_PARTS])
{
	memset(parts, 0, sizeof(GovCompleteness) * GOV_ALL_PARTS);
	for (int part = 0; part < GOV_ALL_PARTS; part++)
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
