/*
 * leftovers.c
 *		What was seen and not used.
 */
#include "core/tables/put.h"

#define MAX_TOLD		100		/* of one kind, in a text */
#define MAX_QUOTED		90
#define REACH			4		/* cells from values up to their words */

static const char *const table_names[] = {
	"table 2 (disclosure)", "table 3 (applications)", "table 4 (remedies)"
};

static void
report_labels(const GovPlacer *p)
{
	const GovAlignment *al = p->al;
	uint32_t	told = 0;

	for (uint32_t i = 0; i < al->nmentions; i++)
	{
		const GovMention *m = &al->mentions[i];

		if (m->exact && m->run < 0 && !m->weak && al->chosen[m->row] == -1 &&
			m->row != LBL_OTHER_GROUP && told++ < MAX_TOLD)
			gov_diag(al->diags, GOV_WARNING, "row_without_values", gov_alignment_line(al, m->first),
					 "%s: no values stand beside or behind this label", gov_row_name(m->row));
	}
}

/* The words on the values' row, or right ahead of it. */
static const GovCell *
words_of(const GovAlignment *al, const GovRun *r)
{
	uint32_t	i = r->first;

	while (i > 0 && (gov_cell_is_value(gov_cell(al, i - 1)) || gov_cell(al, i - 1)->label == LBL_GROUP) &&
		   r->first - i < REACH)
		i--;
	return i > 0 && !gov_cell_is_value(gov_cell(al, i - 1)) ? gov_cell(al, i - 1) : NULL;
}

static void
report_values(const GovPlacer *p)
{
	const GovAlignment *al = p->al;
	bool		applications = p->rows_found[GOV_APPLICATIONS] > 0;
	uint32_t	told = 0;

	for (uint32_t k = 0; k < al->nruns && told <= MAX_TOLD; k++)
	{
		const GovRun *r = &al->runs[k];
		const GovCell *c;

		if (r->taken || r->printed == 0 || (p->rows_placed[GOV_REMEDIES] && r->first > al->remedies))
			continue;
		c = words_of(al, r);
		if (c && c->label == LBL_UNKNOWN && (r->printed == 3 || r->printed == GOV_NPARTIES) &&
			(applications || p->rows_found[GOV_DISCLOSURE]))
		{
			told++;
			gov_diag(al->diags, GOV_INFO, "unknown_row", gov_source_line(al->t, c->line),
					 "\"%.*s\" is no row of the form", (int) (c->len < MAX_QUOTED ? c->len : MAX_QUOTED), c->s);
		}
		else if (r->printed >= GOV_NPARTIES && applications)
		{
			told++;
			gov_diag(al->diags, GOV_WARNING, "values_without_label", gov_alignment_line(al, r->first),
					 "%u values that belong to no label: left out", r->printed);
		}
	}
}

/* Rows of table 2 that have no cell, by the form that its other rows are of. */
static int
disclosure_rows_absent(const GovPlacer *p)
{
	const uint8_t *status = p->figures->status;
	const GovRow *rows = p->al->labels->rows;
	int			seen[2] = {0, 0};
	int			form;
	int			absent = 0;

	/* cells that both forms have tell nothing about it */
	for (int row = 0; row < LBL_APPLICATIONS; row++)
		for (int f = 0; f < 2; f++)
			for (int c = 0; c < rows[row].width[f]; c++)
				seen[f] += status[rows[row].slot[f][c]] != GOV_ABSENT &&
					gov_items[gov_slot_item(rows[row].slot[f][c])].forms == (f == 0 ? GOV_FORM_2019 : GOV_FORM_2021);
	form = seen[0] > seen[1] ? 0 : 1;
	for (int row = 0; row < LBL_APPLICATIONS; row++)
	{
		bool		any = rows[row].width[form] == 0;

		/* a row may be of the other form */
		for (int f = 0; f < 2; f++)
			for (int c = 0; c < rows[row].width[f]; c++)
				any |= status[rows[row].slot[f][c]] != GOV_ABSENT;
		absent += !any;
	}
	return absent;
}

static int
application_rows_absent(const GovPlacer *p)
{
	const uint8_t *status = p->figures->status;
	int			absent = 0;
	int			leaves = 0;		/* of (六) */

	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
		if (row < GOV_ROW_OTHER || row >= GOV_ROW_CONCLUDED)
			absent += status[gov_slot(row, 0)] == GOV_ABSENT;
		else if (row > GOV_ROW_OTHER)
			leaves += status[gov_slot(row, 0)] == GOV_ABSENT;
	return absent + (leaves < 3 ? leaves : status[gov_slot(GOV_ROW_OTHER, 0)] == GOV_ABSENT);
}

void
gov_leftovers_report(const GovPlacer *p)
{
	int			absent[2] = {0, 0};

	report_labels(p);
	report_values(p);
	for (int part = GOV_DISCLOSURE; part <= GOV_REMEDIES; part++)
		if (p->rows_found[part] == 0)
			gov_diag(p->al->diags, GOV_INFO, "table_absent", 0, "%s is not in the text", table_names[part]);
	if (p->rows_found[GOV_DISCLOSURE])
		absent[0] = disclosure_rows_absent(p);
	if (p->rows_found[GOV_APPLICATIONS])
		absent[1] = application_rows_absent(p);
	for (int part = 0; part < 2; part++)
		if (absent[part])
			gov_diag(p->al->diags, GOV_WARNING, "incomplete_table", 0,
					 "%s: %d of its rows are missing or could not be read", table_names[part], absent[part]);
}
