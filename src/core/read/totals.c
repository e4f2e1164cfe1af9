/*
 * totals.c
 *		Totals that a text leaves blank.
 *
 * A report without its totals balances, because what is missing violates
 * nothing.  So it is said that they are missing.
 */
#include "core/read/totals.h"

#include "core/rules/equations.h"

#define MAX_TOLD	7			/* one by one: the columns of a row */
#define MAX_NAMED	3			/* of more than that */

/* Returns the line of a cell, if the cells were asked for; 0: not known. */
static uint32_t
line_of(const GovReport *r, int slot)
{
	for (uint32_t i = 0; i < r->ncells; i++)
		if (r->cells[i].slot == slot)
			return r->cells[i].line;
	return 0;
}

static void
report_many(const GovReport *r, const uint16_t *slots, int n, GovDiags *diags)
{
	char		buf[MAX_NAMED * (GOV_SLOT_NAME_MAX + 2)];
	GovMessage	names = {buf, sizeof(buf)};

	for (int i = 0; i < MAX_NAMED; i++)
	{
		char		name[GOV_SLOT_NAME_MAX];

		gov_message_put(&names, "%s%s", i > 0 ? ", " : "", gov_figures_slot_name(slots[i], name));
	}
	gov_diag(diags, GOV_SAY_BLANK_TOTALS, line_of(r, slots[0]),
			 GOV_FACTS(gov_fact_number("n", n), gov_fact_string("cells", buf)));
}

void
gov_read_report_blank_totals(const GovReport *r, GovDiags *diags)
{
	uint16_t	slots[GOV_ALL_SLOTS];
	int			n = gov_rules_list_blank_totals(&r->figures, slots);

	if (n > MAX_TOLD)
	{
		report_many(r, slots, n, diags);
		return;
	}
	for (int i = 0; i < n; i++)
	{
		char		name[GOV_SLOT_NAME_MAX];

		gov_diag(diags, GOV_SAY_BLANK_TOTAL, line_of(r, slots[i]),
				 GOV_FACTS(gov_fact_string("cell", gov_figures_slot_name(slots[i], name))));
	}
}
