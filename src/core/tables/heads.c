/*
 * heads.c
 *		What do the column heads say?
 *
 * Heads in the form's order, or none, mean the form's order.  Another order is
 * followed where all heads are there; else the row is left out.
 */
#include "core/tables/assign.h"

#include <string.h>

#define MAX_HEADS		48
#define HEAD_REACH		96		/* cells from the last head to the first */

enum
{
	HEAD_LEGAL = GOV_NPARTIES,	/* five columns */
	HEAD_ASIDE,					/* of a column that the form does not have */
	HEAD_PIECE					/* cannot be told */
};

typedef struct Head
{
	uint8_t		what;			/* cell of the row, or HEAD_... */
	uint32_t	row;
	uint16_t	seps;
} Head;

typedef struct HeadList
{
	Head		items[MAX_HEADS];
	int			n;
	bool		pieces;			/* some can't be told */
} HeadList;

/* What a head of table 3 is of. */
static int
party_of(const GovCell *c)
{
	switch (c->label)
	{
		case LBL_HEAD_PARTY:
			return c->column;
		case LBL_REMAINING:
			return GOV_PARTY_TOTAL - 1;
		case LBL_CONCLUDED:
			return GOV_PARTY_TOTAL;
		case LBL_HEAD_LEGAL:
			return HEAD_LEGAL;
		case LBL_HEAD_ASIDE:
		case LBL_HEAD_SUBTOTAL:
			return HEAD_ASIDE;
		default:
			return HEAD_PIECE;
	}
}

/* Of table 2, for a row of the edition. */
static int
measure_of(const GovCell *c, int row, int form)
{
	bool		of_2019 = form == 0;

	switch (c->label)
	{
		case LBL_HEAD_DOCS_2019:
			return row <= LBL_NORMATIVE && of_2019 && c->column != 255 ? c->column : HEAD_PIECE;
		case LBL_HEAD_DOCS_2021:
			return row <= LBL_NORMATIVE && !of_2019 && c->column != 255 ? c->column : HEAD_PIECE;
		case LBL_HEAD_ITEMS_2019:
			return row > LBL_NORMATIVE && of_2019 && c->column != 255 ? c->column : HEAD_PIECE;
		case LBL_HEAD_DECISIONS:
			return row > LBL_NORMATIVE ? (of_2019 ? 2 : 0) : HEAD_PIECE;
		case LBL_HEAD_DECISIONS_2021:
			return row > LBL_NORMATIVE ? (of_2019 ? 2 : 0) : HEAD_PIECE;
		case LBL_HEAD_FEES_2021:
			return row == LBL_FEES && !of_2019 ? 0 : HEAD_PIECE;
		case LBL_HEAD_PROCUREMENT:
			return row == LBL_PROCUREMENT && c->column != 255 ? c->column : HEAD_PIECE;
		case LBL_HEAD_ASIDE:
		case LBL_HEAD_SUBTOTAL:
			return HEAD_ASIDE;
		default:
			return HEAD_PIECE;
	}
}

static bool
may_be_head(const GovCell *c)
{
	return LBL_IS_HEAD(c->label) ||
		((c->label == LBL_REMAINING || c->label == LBL_CONCLUDED) && c->numbering == GOV_NUM_NONE) ||
		c->label == LBL_DECOR || c->label == LBL_UNKNOWN || c->label == LBL_GROUP;
}

/* The heads that end at a cell, those of this row's table only. */
static void
collect_heads(const GovAlignment *al, const GovMention *m, int form, HeadList *list)
{
	uint32_t	from = m->head;

	list->n = 0;
	list->pieces = false;
	while (from > 0 && m->head - from < HEAD_REACH)
	{
		const GovCell *c = gov_cell(al, from - 1);

		if (gov_cell_is_value(c) || !may_be_head(c) || c->label == LBL_ARTICLE)
			break;
		from--;
	}
	for (uint32_t i = from; i < m->head && list->n < MAX_HEADS; i++)
	{
		const GovCell *c = gov_cell(al, i);
		Head	   *h = &list->items[list->n];
		int			what;

		if (c->label == LBL_DECOR || c->label == LBL_HEAD_CONTENT || c->label == LBL_GROUP)
			continue;
		what = m->row >= LBL_APPLICATIONS ? party_of(c) : measure_of(c, m->row, form);
		if (what == HEAD_PIECE)
		{
			list->pieces |= c->label != LBL_UNKNOWN;
			continue;
		}
		h->what = (uint8_t) what;
		h->row = c->row;
		h->seps = c->seps;
		list->n++;
	}
}

/* Each of the row's cells once? */
static bool
is_complete(const int8_t *place, int n, int width)
{
	int			seen = 0;

	for (int i = 0; i < n; i++)
		if (place[i] >= 0)
		{
			if (seen >> place[i] & 1)
				return false;
			seen |= 1 << place[i];
		}
	return seen == (1 << width) - 1;
}

/*
 * Heads on printed rows as wide as the values': each stands over its column.
 */
static bool
map_columns(const GovAlignment *al, const GovMention *m, const HeadList *list, int width,
			GovColumnMap *map)
{
	const GovRun *r = &al->runs[m->run];

	if (!r->row || gov_row_of(al, r->row)->border == GOV_BORDER_SPACES)
		return false;
	map->n = gov_row_of(al, r->row)->seps + 1;
	if (map->n > GOV_MAX_COLUMNS)
		return false;
	memset(map->place, -1, sizeof(map->place));
	for (int i = 0; i < list->n; i++)
	{
		const Head *h = &list->items[i];

		if (h->what >= width && h->what != HEAD_ASIDE)
			continue;
		if (!h->row || h->row == r->row || gov_row_of(al, h->row)->border != gov_row_of(al, r->row)->border ||
			gov_row_of(al, h->row)->seps + 1 != map->n || map->place[h->seps] != -1)
			return false;
		map->place[h->seps] = h->what == HEAD_ASIDE ? GOV_PLACE_ASIDE : (int8_t) h->what;
	}
	map->say = GOV_HEADS_COLUMNS;
	return is_complete(map->place, map->n, width);
}

/*
 * Heads in their order: those of table 3 stand in two levels, where 法人或其他组织
 * is; its five parts come where it stands.
 */
static bool
map_order(const HeadList *list, int width, GovColumnMap *map)
{
	bool		legal = false;

	map->n = 0;
	for (int i = 0; i < list->n; i++)
		legal |= list->items[i].what == HEAD_LEGAL;
	for (int i = 0; i < list->n; i++)
	{
		int			what = list->items[i].what;

		if (legal && what > 0 && what < GOV_PARTY_TOTAL && width == GOV_NPARTIES)
			continue;
		if (what == HEAD_LEGAL)
		{
			for (int k = 0; k < list->n; k++)
				if (list->items[k].what > 0 && list->items[k].what < GOV_PARTY_TOTAL &&
					map->n < GOV_MAX_COLUMNS)
					map->place[map->n++] = (int8_t) list->items[k].what;
		}
		else if (map->n < GOV_MAX_COLUMNS)
			map->place[map->n++] = what == HEAD_ASIDE ? GOV_PLACE_ASIDE : (int8_t) what;
	}
	map->say = GOV_HEADS_ORDER;
	return is_complete(map->place, map->n, width);
}

/* May the heads that can be told stand in the form's order, in one level or two? */
static bool
may_be_in_order(const HeadList *list)
{
	bool		one = true;
	bool		two = true;
	int			last[2] = {-1, -1};

	for (int i = 0; i < list->n; i++)
	{
		int			what = list->items[i].what;
		/* in two levels: natural persons, total, then the legal persons */
		int			level2 = what == 0 ? 0 : what == GOV_PARTY_TOTAL ? 1 : what + 1;

		if (what >= GOV_NPARTIES)
			continue;
		one &= what >= last[0];
		two &= level2 >= last[1];
		last[0] = what;
		last[1] = level2;
	}
	return one || two;
}

/* The form's order; or that of its two levels, of which one head is damaged. */
static bool
is_form_order(const GovColumnMap *map, int width)
{
	static const int8_t levels[GOV_NPARTIES] = {0, GOV_PARTY_TOTAL, 1, 2, 3, 4, 5};
	bool		in_order = map->n == width;

	for (int i = 0; in_order && i < width; i++)
		in_order = map->place[i] == i;
	return in_order ||
		(width == GOV_NPARTIES && map->n == width && memcmp(map->place, levels, sizeof(levels)) == 0);
}

void
gov_heads_map(const GovAlignment *al, const GovMention *m, int form, int width, GovColumnMap *map)
{
	HeadList	list;

	map->say = GOV_HEADS_NOTHING;
	map->n = 0;
	if (m->head == 0 || m->run < 0)
		return;
	collect_heads(al, m, form, &list);
	if (list.n == 0 || map_columns(al, m, &list, width, map))
		return;
	if (map_order(&list, width, map))
	{
		if (is_form_order(map, width))
			map->say = GOV_HEADS_NOTHING;
		return;
	}
	map->say = may_be_in_order(&list) ? GOV_HEADS_NOTHING : GOV_HEADS_UNKNOWN;
}
