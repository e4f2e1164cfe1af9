/*
 * leftovers.c
 *		What was seen and not used.
 */
#include "core/tables/put.h"

#define MAX_TOLD		100		/* of one kind, in a text */
#define REACH			4		/* cells from values up to their words */

/* Facts: which table. */
#define TABLE(part) \
	gov_fact_code("table", gov_parts[part].code), gov_fact_number("n", gov_parts[part].section->number)

static void
report_labels(const GovPlacer *p)
{
	const GovAlignment *al = p->al;
	uint32_t	told = 0;

	for (uint32_t i = 0; i < al->nmentions; i++)
	{
		const GovMention *m = &al->mentions[i];

		if (m->exact && m->run < 0 && al->chosen[m->row] == -1 &&
			!gov_is_group_row(al, m->row) && told++ < MAX_TOLD)
			gov_diag(al->diags, GOV_SAY_ROW_WITHOUT_VALUES, gov_alignment_line(al, m->first),
					 GOV_FACTS(gov_fact_code("row", gov_form_row_code(m->row))));
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
		if (c && c->label == LBL_UNKNOWN && (r->printed == 3 || r->printed == GOV_NPARTIES))
		{
			told++;
			gov_diag(al->diags, GOV_SAY_UNKNOWN_ROW, gov_source_line(al->t, c->line),
					 GOV_FACTS(gov_fact_cell(c)));
		}
		else if (r->printed >= GOV_NPARTIES && applications)
		{
			told++;
			gov_diag(al->diags, GOV_SAY_VALUES_WITHOUT_LABEL, gov_alignment_line(al, r->first),
					 GOV_FACTS(gov_fact_number("n", r->printed)));
		}
	}
}

/*
 * Rows of table 2 that have no cell, by the edition that its other rows are of:
 * the one that has the most of the cells that tell; of several, the latest.
 */
static int
disclosure_rows_absent(const GovPlacer *p)
{
	const uint8_t *status = p->figures->status;
	const GovRow *rows = p->al->labels->rows;
	int			most = -1;
	int			edition = 0;
	int			absent = 0;

	for (int e = 0; e < GOV_NEDITIONS; e++)
	{
		int			seen = 0;

		for (int slot = 0; slot < GOV_NDISCLOSURE; slot++)
			seen += status[slot] != GOV_ABSENT && gov_items[slot].forms != GOV_ALL_FORMS &&
				(gov_items[slot].forms >> e & 1);
		if (seen >= most)
		{
			most = seen;
			edition = e;
		}
	}
	for (int row = 0; row < LBL_APPLICATIONS; row++)
	{
		bool		any = rows[row].width[edition] == 0;

		/* a row may be of another edition */
		for (int e = 0; e < GOV_NEDITIONS; e++)
			for (int c = 0; c < rows[row].width[e]; c++)
				any |= status[rows[row].slot[e][c]] != GOV_ABSENT;
		absent += !any;
	}
	return absent;
}

/*
 * The same of table 3.  Of several editions with as many of the rows that tell
 * it is the latest; where there are none of these, the one that has the fewest.
 */
static int
application_rows_absent(const GovPlacer *p)
{
	const uint8_t *status = p->figures->status;
	int			most = -1;
	int			fewest = 0;
	int			absent = 0;

	for (int e = 0; e < GOV_NEDITIONS; e++)
	{
		int			seen = 0;	/* of the rows that not all editions have */
		int			n = 0;
		int			missing = 0;

		for (int row = 0; row < GOV_NAPPLICATIONS; row++)
		{
			int			forms = gov_items[GOV_NDISCLOSURE + row].forms;
			bool		there = status[gov_form_slot(row, 0)] != GOV_ABSENT;

			if (!(forms >> e & 1))
				continue;
			n++;
			missing += !there;
			seen += there && forms != GOV_ALL_FORMS;
		}
		if (seen > most || (seen == most && (seen > 0 || n < fewest)))
		{
			most = seen;
			fewest = n;
			absent = missing;
		}
	}
	return absent;
}

void
gov_tables_leftovers_report(const GovPlacer *p)
{
	int			absent[2] = {0, 0};

	report_labels(p);
	report_values(p);
	for (int part = GOV_DISCLOSURE; part <= GOV_REMEDIES; part++)
		if (p->rows_found[part] == 0)
			gov_diag(p->al->diags, GOV_SAY_TABLE_ABSENT, 0, GOV_FACTS(TABLE(part)));
	if (p->rows_found[GOV_DISCLOSURE])
		absent[0] = disclosure_rows_absent(p);
	if (p->rows_found[GOV_APPLICATIONS])
		absent[1] = application_rows_absent(p);
	for (int part = 0; part < 2; part++)
		if (absent[part])
			gov_diag(p->al->diags, GOV_SAY_TABLE_LACKS_ROWS, 0,
					 GOV_FACTS(TABLE(part), gov_fact_number("rows", absent[part])));
}
