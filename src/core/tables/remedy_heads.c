/*
 * remedy_heads.c
 *		The column heads of table 4: which columns do they name?
 *
 * A column is of a remedy and an outcome.  A head names one of them, or both;
 * heads stand in one row or in two, and each outcome is printed once or once for
 * each remedy.
 */
#include "core/tables/remedy_heads.h"

/* Returns false for a cell that is no head of table 4. */
bool
gov_tables_remedy_head(const GovAlignment *al, uint32_t cell, GovRemedyHead *h)
{
	const GovCell *c = gov_cell(al, cell);

	h->remedy = h->outcome = GOV_REMEDY_NONE;
	h->aside = false;
	h->cell = cell;
	switch (c->label)
	{
		case LBL_HEAD_REMEDY:
			h->remedy = (int8_t) c->column;
			return true;
		case LBL_HEAD_OUTCOME:
			h->outcome = (int8_t) c->column;
			return true;
		case LBL_HEAD_CROSS:
			h->remedy = (int8_t) (c->column / GOV_NOUTCOMES);
			h->outcome = (int8_t) (c->column % GOV_NOUTCOMES);
			return true;
		case LBL_CONCLUDED:
			h->outcome = GOV_REMEDY_TOTAL;
			return true;
		case LBL_HEAD_ASIDE:
			h->aside = true;
			return true;
		default:
			return false;
	}
}

void
gov_tables_remedy_add(GovRemedyHeads *list, GovRemedyHead h)
{
	if (list->n < GOV_MAX_REMEDY_HEADS)
		list->items[list->n++] = h;
}

/* The remedies named, in order; 行政诉讼 stands for those that are named below it. */
int
gov_tables_remedy_list_remedies(const GovRemedyHeads *list, GovRemedyHead *out)
{
	GovRemedyHead sub[2];
	int			nsub = 0;
	bool		litigation = false;
	int			n = 0;

	for (int i = 0; i < list->n; i++)
	{
		const GovRemedyHead *h = &list->items[i];

		litigation |= h->remedy == GOV_REMEDY_SEVERAL;
		if (gov_is_remedy_alone(h) && h->remedy != GOV_REMEDY_SEVERAL && h->remedy > 0 && nsub < 2)
			sub[nsub++] = *h;
	}
	for (int i = 0; i < list->n && n < GOV_NREMEDY_KINDS; i++)
	{
		const GovRemedyHead *h = &list->items[i];

		if (!gov_is_remedy_alone(h))
			continue;
		if (h->remedy == GOV_REMEDY_SEVERAL)
		{
			for (int k = 0; k < nsub && n < GOV_NREMEDY_KINDS; k++)
				out[n++] = sub[k];
			if (nsub == 0)
				return 0;
		}
		else if (h->remedy == 0 || !litigation)
			out[n++] = *h;
	}
	for (int i = 0; i < n; i++)
		for (int k = 0; k < i; k++)
			if (out[i].remedy == out[k].remedy)
				return 0;
	return n;
}

int
gov_tables_remedy_list_outcomes(const GovRemedyHeads *list, GovRemedyHead *out)
{
	int			n = 0;

	for (int i = 0; i < list->n; i++)
		if (gov_is_outcome_alone(&list->items[i]))
			out[n++] = list->items[i];
	return n;
}

/* The outcomes of each remedy are the same, in the same order, each once? */
static bool
is_repeated(const GovRemedyHead *outcomes, int n, int block)
{
	int			seen = 0;

	for (int i = 0; i < n; i++)
		if (outcomes[i].outcome != outcomes[i % block].outcome)
			return false;
	for (int i = 0; i < block; i++)
	{
		if (seen >> outcomes[i].outcome & 1)
			return false;
		seen |= 1 << outcomes[i].outcome;
	}
	return true;
}

/*
 * The remedy that stands above a printed column: of the heads that begin at it or
 * left of it, the narrowest.  Not where the heads' row is narrower: then they don't
 * stand above their columns.
 */
static int
remedy_above(const GovAlignment *al, const GovRemedyHeads *list, const GovCell *leaf, int width)
{
	int			start = GOV_REMEDY_NONE;
	int			remedy = GOV_REMEDY_NONE;

	for (int i = 0; i < list->n; i++)
	{
		const GovCell *c = gov_cell(al, list->items[i].cell);
		int			end = width;

		if (!gov_is_remedy_alone(&list->items[i]) || !c->row ||
			!gov_is_as_wide(gov_row_of(al, c->row), gov_row_of(al, leaf->row)))
			continue;
		if (list->items[i].cell + 1 < al->g->ncells && c[1].row == c->row)
			end = c[1].seps;
		if (c->seps <= leaf->seps && leaf->seps < end && (int) c->seps >= start)
		{
			/*
			 * two names for one column: the first is of a table that has lost
			 * its values
			 */
			if (c->seps == start && remedy != GOV_REMEDY_SEVERAL && list->items[i].remedy != GOV_REMEDY_SEVERAL &&
				remedy != list->items[i].remedy)
				return GOV_REMEDY_NONE;
			start = c->seps;
			remedy = list->items[i].remedy;
		}
	}
	return remedy == GOV_REMEDY_SEVERAL ? GOV_REMEDY_NONE : remedy;
}

/* Heads on printed rows: each outcome's remedy is the one above it. */
bool
gov_tables_remedy_columns_by_place(const GovAlignment *al, const GovRemedyHeads *list, GovRemedyColumns *columns)
{
	columns->n = 0;
	columns->in_order = false;
	for (int i = 0; i < list->n; i++)
	{
		GovRemedyHead h = list->items[i];
		const GovCell *c = gov_cell(al, h.cell);

		if (h.outcome == GOV_REMEDY_NONE && !h.aside)
			continue;
		if (!c->row || gov_row_of(al, c->row)->border == GOV_BORDER_SPACES)
			return false;
		if (gov_is_outcome_alone(&h))
			h.remedy = (int8_t) remedy_above(al, list, c, gov_row_of(al, c->row)->seps + 1);
		if (!h.aside && h.remedy == GOV_REMEDY_NONE)
			return false;
		columns->items[columns->n++] = h;
	}
	return columns->n > 0;
}

/* Heads one after the other: remedies, then the outcomes of each. */
bool
gov_tables_remedy_columns_by_order(const GovRemedyHeads *list, GovRemedyColumns *columns)
{
	GovRemedyHead remedies[GOV_NREMEDY_KINDS];
	GovRemedyHead outcomes[GOV_MAX_REMEDY_HEADS];
	int			nremedies = gov_tables_remedy_list_remedies(list, remedies);
	int			noutcomes = gov_tables_remedy_list_outcomes(list, outcomes);
	int			block = noutcomes;

	columns->n = 0;
	columns->in_order = true;
	if (nremedies == 0 || noutcomes == 0)
		return false;
	if (noutcomes % nremedies == 0 && is_repeated(outcomes, noutcomes, noutcomes / nremedies))
		block = noutcomes / nremedies;
	if (!is_repeated(outcomes, noutcomes, block))
		return false;
	for (int i = 0; i < nremedies; i++)
		for (int k = 0; k < block; k++)
		{
			GovRemedyHead h = outcomes[(i * block + k) % noutcomes];

			h.remedy = remedies[i].remedy;
			columns->items[columns->n++] = h;
		}
	return true;
}

/* GovRemedyColumns that name an outcome, or a remedy, each; the row says the other. */
bool
gov_tables_remedy_columns_of_one_kind(const GovRemedyHeads *list, bool outcomes, GovRemedyColumns *columns)
{
	int			seen = 0;

	columns->n = 0;
	columns->in_order = true;
	if (!outcomes)
	{
		columns->n = gov_tables_remedy_list_remedies(list, columns->items);
		return columns->n > 0;
	}
	for (int i = 0; i < list->n; i++)
	{
		const GovRemedyHead *h = &list->items[i];

		if (h->outcome == GOV_REMEDY_NONE && !h->aside)
			continue;
		if (h->outcome != GOV_REMEDY_NONE && (h->remedy != GOV_REMEDY_NONE || (seen >> h->outcome & 1)))
			return false;
		seen |= h->outcome != GOV_REMEDY_NONE ? 1 << h->outcome : 0;
		columns->items[columns->n++] = *h;
	}
	return seen != 0;
}

/* Each head names remedy and outcome. */
bool
gov_tables_remedy_columns_of_crosses(const GovRemedyHeads *list, GovRemedyColumns *columns)
{
	int			seen = 0;

	columns->n = 0;
	columns->in_order = true;
	for (int i = 0; i < list->n; i++)
	{
		const GovRemedyHead *h = &list->items[i];
		int			place = h->remedy * GOV_NOUTCOMES + h->outcome;

		if (h->aside)
		{
			columns->items[columns->n++] = *h;
			continue;
		}
		if (h->remedy == GOV_REMEDY_NONE || h->outcome == GOV_REMEDY_NONE || (seen >> place & 1))
			return false;
		seen |= 1 << place;
		columns->items[columns->n++] = *h;
	}
	return seen != 0;
}
