/*
 * align.c
 *		Which printed row is which row of the form?
 *
 * Never the n-th row because it is the n-th: rows are found by their labels,
 * first those in the form's own words, then what stands between these.
 */
#include "core/tables/alignment.h"

#define MAX_COMPARISONS 5000

void
gov_tables_align_rows(GovAlignment *al)
{
	for (int r = 0; r < GOV_NROWS; r++)
		al->chosen[r] = -1;
	al->budget = MAX_COMPARISONS;
	al->remedies = al->g->ncells;
	gov_tables_runs_find(al);
	gov_tables_mentions_find(al);
	gov_tables_order_settle(al);
	gov_tables_path_search(al);
	gov_tables_order_choose(al);
	gov_tables_unprinted_find(al);
	gov_tables_order_find_copies(al);
	gov_tables_torn_prove(al);
}
