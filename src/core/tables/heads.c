/*
 * heads.c
 *		What do the column heads say?
 *
 * Heads in the form's order, or none, mean the form's order.  Another order is
 * followed; so are more columns, and fewer where the rows have as few values.
 * Heads that contradict the form's order and can't be told leave the row out.
 */
#include "core/tables/assigner.h"
#include "core/tables/printed_copies.h"

#include <string.h>

#define MAX_HEADS		48
#define HEAD_REACH		96		/* cells from the last head to the first */
#define MAX_PRINTED		40		/* values on a row */
#define MIN_USUAL		5		/* rows that have the usual number of values */
#define USUAL_SHARE		3		/* times as many as have any other */
#define MIN_REFUTING	3		/* rows whose total stands elsewhere */
#define MAX_SUMMAND		(INT64_C(1) << 56)

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
	int			corner;			/* items that stand ahead of the labels' head */
	int			pieces;			/* words among them that can't be told */
	bool		numbered;		/* a number stands right behind them */
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

/* Is one head the other, or what is left of it when its beginning is lost? */
static bool
is_like_head(GovHeadId a, GovHeadId b)
{
	GovStr		whole = gov_form_heads[a].path[0];
	GovStr		part = gov_form_heads[b].path[0];

	if (whole.len < part.len)
	{
		GovStr		swap = whole;

		whole = part;
		part = swap;
	}
	return memcmp(whole.s + whole.len - part.len, part.s, part.len) == 0;
}

/* What a head of table 2 is of, for a row of an edition. */
static int
measure_of(const GovAlignment *al, const GovCell *c, int row, int edition)
{
	const GovRow *r = &al->labels->rows[row];

	if (c->label == LBL_HEAD_ASIDE || c->label == LBL_HEAD_SUBTOTAL)
		return HEAD_ASIDE;
	if (c->label < LBL_HEADS || c->label >= LBL_HEAD_CONTENT || c->column == 255)
		return HEAD_PIECE;
	for (int i = 0; i < r->width[edition]; i++)
		if (is_like_head(gov_form_head_of_item(gov_form_item_of_slot(r->slot[edition][i]), edition),
						 (GovHeadId) (c->label - LBL_HEADS)))
			return i;
	return HEAD_PIECE;
}

static bool
may_be_head(const GovCell *c)
{
	return LBL_IS_HEAD(c->label) ||
		((c->label == LBL_REMAINING || c->label == LBL_CONCLUDED) && c->numbering == GOV_NUM_NONE) ||
		c->label == LBL_DECOR || c->label == LBL_UNKNOWN || c->label == LBL_GROUP;
}

/* 申请人情况, over all columns. */
static bool
is_over_all(const GovCell *c)
{
	GovStr		name = gov_parties[0].path[0];

	return c->label == LBL_HEAD_OTHER && gov_contains(c->s, c->len, name.s);
}

/* Is a head printed again, on another row of the heads and over the same column? */
static bool
is_repeated(const GovAlignment *al, const HeadList *list, const GovCell *c, int what)
{
	if (!c->row || gov_row_of(al, c->row)->border == GOV_BORDER_SPACES)
		return false;
	for (int i = 0; i < list->n; i++)
		if (list->items[i].what == what && list->items[i].row != c->row && list->items[i].seps == c->seps)
			return true;
	return false;
}

/* The heads that end at a cell, those of this row's table only. */
static void
collect_heads(const GovAlignment *al, const GovMention *m, int edition, HeadList *list)
{
	uint32_t	from = m->head;
	bool		all_aside = true;

	list->n = 0;
	list->corner = 0;
	list->pieces = 0;
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

		/* 申请人情况 stands there, or over the parties */
		if ((c->label == LBL_HEAD_CONTENT || c->label == LBL_DECOR ||
			 (c->label == LBL_HEAD_OTHER && list->corner == 0)) && all_aside)
			list->corner = list->n;
		if (c->label == LBL_DECOR || c->label == LBL_HEAD_CONTENT || c->label == LBL_GROUP)
			continue;
		what = m->row >= LBL_APPLICATIONS ? party_of(c) : measure_of(al, c, m->row, edition);
		/* the year of a table, over several of its heads */
		if (c->span > 0 && gov_tables_year_named(c) > 0)
			continue;
		list->pieces += what == HEAD_PIECE && !is_over_all(c);
		if ((what == HEAD_PIECE && c->label != LBL_UNKNOWN) || is_repeated(al, list, c, what))
			continue;
		all_aside &= what == HEAD_ASIDE;
		h->what = (uint8_t) what;
		h->row = c->row;
		h->seps = c->seps;
		list->n++;
	}

	list->numbered = m->head < al->g->ncells && gov_cell_is_value(gov_cell(al, m->head));

	/*
	 * without a head of the labels, one of serial numbers stands ahead of
	 * them, too
	 */
	if (list->corner == 0 && list->n > 0 && list->items[0].what == HEAD_ASIDE && list->numbered)
		list->corner = 1;
}

/* Adds a column of the row; false when there is one for its cell already. */
static bool
add_column(GovColumnMap *map, int what, uint32_t *seen)
{
	if (map->norder == GOV_MAX_COLUMNS)
		return false;
	if (what == HEAD_ASIDE)
	{
		map->order[map->norder++] = GOV_PLACE_ASIDE;
		return true;
	}
	if (*seen >> what & 1)
		return false;
	*seen |= 1u << what;
	map->order[map->norder++] = (int8_t) what;
	return true;
}

static bool
is_complete(uint32_t seen, int width)
{
	return seen == (1u << width) - 1;
}

/* The order in which columns follow each other; behind the one of the labels. */
static void
order_columns(GovColumnMap *map, const HeadList *list)
{
	int			from = list->corner > 0 ? list->items[list->corner - 1].seps + 1 : 0;

	map->norder = 0;
	for (int i = from; i < map->ncolumns; i++)
		if (map->column[i] != GOV_PLACE_NONE)
			map->order[map->norder++] = map->column[i];
}

/*
 * Heads on printed rows as wide as the values': each stands over its column.
 * *seen is the cells that have one.
 */
static bool
map_columns(const GovAlignment *al, const GovMention *m, const HeadList *list, int width,
			GovColumnMap *map, uint32_t *seen)
{
	const GovRun *r = gov_run_of(al, m);
	const GovGridRow *row = r && r->row ? gov_row_of(al, r->row) : NULL;

	*seen = 0;
	if (!row || row->border == GOV_BORDER_SPACES || row->seps >= GOV_MAX_COLUMNS)
		return false;
	map->ncolumns = row->seps + 1;
	memset(map->column, GOV_PLACE_NONE, sizeof(map->column));
	for (int i = 0; i < list->n; i++)
	{
		const Head *h = &list->items[i];

		if (h->what >= width && h->what != HEAD_ASIDE)
			continue;
		/* printed on both rows of heads; of table 2 it is another table's */
		if (h->what == HEAD_ASIDE && width == GOV_NPARTIES && h->seps < map->ncolumns &&
			map->column[h->seps] == GOV_PLACE_ASIDE)
			continue;
		if (!h->row || h->row == r->row || gov_row_of(al, h->row)->border != row->border ||
			gov_row_of(al, h->row)->seps != row->seps || map->column[h->seps] != GOV_PLACE_NONE)
			return false;
		if (h->what != HEAD_ASIDE && (*seen >> h->what & 1))
			return false;
		map->column[h->seps] = h->what == HEAD_ASIDE ? GOV_PLACE_ASIDE : (int8_t) h->what;
		if (h->what != HEAD_ASIDE)
			*seen |= 1u << h->what;
	}
	map->say = GOV_HEADS_COLUMNS;
	order_columns(map, list);
	/* each cell of the form has its column: the others are not the form's */
	for (int i = 0; i < map->ncolumns && is_complete(*seen, width); i++)
		if (map->column[i] == GOV_PLACE_NONE)
			map->column[i] = GOV_PLACE_ASIDE;
	return *seen != 0;
}

/* In HTML spans are resolved, so that a row that is wider than its heads has a cell too
 * many. */
static bool
is_torn_html(const GovAlignment *al, const GovMention *m, const HeadList *list)
{
	const GovRun *r = gov_run_of(al, m);

	if (!r || !r->row || gov_row_of(al, r->row)->border != GOV_BORDER_HTML)
		return false;
	for (int i = 0; i < list->n; i++)
		if (list->items[i].row && gov_row_of(al, list->items[i].row)->seps < gov_row_of(al, r->row)->seps)
			return true;
	return false;
}

/* Does each value of the row stand under a head that can be told?  Of a row without values,
 * all heads must be told: blank are the columns that they name, and no others. */
static bool
is_under_heads(const GovAlignment *al, const GovRun *r, const HeadList *list, const GovColumnMap *map)
{
	if (r->end == r->first)
		return !list->pieces;
	for (uint32_t i = r->first; i < r->end; i++)
		if (map->column[gov_cell(al, i)->seps] == GOV_PLACE_NONE)
			return false;
	return true;
}

static bool
is_part(int what)
{
	return what > 0 && what < GOV_PARTY_TOTAL;
}

typedef enum Level
{
	LEVEL_ONE, LEVEL_TWO, LEVEL_UNKNOWN
} Level;

/*
 * On which level does a head stand that the form doesn't have, below 法人或其他组织 or
 * beside it?  The first level is read first.
 */
static Level
level_of(const HeadList *list, int item)
{
	int			legal = 0;
	int			part = 0;

	while (legal < list->n && list->items[legal].what != HEAD_LEGAL)
		legal++;
	while (part < list->n && !is_part(list->items[part].what))
		part++;
	if (item < legal || part == list->n)
		return LEVEL_ONE;
	if (list->items[item].row && list->items[item].row != list->items[legal].row)
		return LEVEL_TWO;
	if (list->items[item].row && list->items[item].row != list->items[part].row)
		return LEVEL_ONE;
	/* a number follows the name of a row of numbers, too */
	if (item < part || (item == list->n - 1 && list->numbered))
		return LEVEL_UNKNOWN;
	return LEVEL_TWO;
}

/* The columns below 法人或其他组织. */
static bool
add_parts(GovColumnMap *map, const HeadList *list, uint32_t *seen)
{
	for (int i = list->corner; i < list->n; i++)
	{
		int			what = list->items[i].what;

		if ((is_part(what) || (what == HEAD_ASIDE && level_of(list, i) == LEVEL_TWO)) &&
			!add_column(map, what, seen))
			return false;
	}
	return true;
}

/*
 * Heads in their order: those of table 3 stand in two levels, where 法人或其他组织
 * is; its five parts come where it stands.  pieces: heads that can't be told are of
 * columns that the form does not have.
 */
static bool
map_order(const HeadList *list, int width, bool pieces, GovColumnMap *map, uint32_t *seen)
{
	bool		legal = false;
	bool		ok = true;

	*seen = 0;
	map->norder = 0;
	map->nlead = list->corner;
	for (int i = 0; i < list->n; i++)
		legal |= list->items[i].what == HEAD_LEGAL;
	for (int i = list->corner; i < list->n && ok; i++)
	{
		int			what = list->items[i].what;
		bool		foreign = what == HEAD_ASIDE || what == HEAD_PIECE;

		if (what == HEAD_PIECE && !pieces)
			continue;
		if (foreign && level_of(list, i) != LEVEL_ONE)
			ok = what == HEAD_ASIDE && level_of(list, i) == LEVEL_TWO;
		else if (foreign)
			ok = add_column(map, HEAD_ASIDE, seen);
		else if (what == HEAD_LEGAL)
			ok = add_parts(map, list, seen);
		else if (!(legal && is_part(what)))
			ok = add_column(map, what, seen);
	}
	map->say = GOV_HEADS_ORDER;
	return ok && *seen != 0;
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

static bool
is_form_order(const GovColumnMap *map, int width)
{
	bool		in_order = map->norder == width;

	for (int i = 0; in_order && i < width; i++)
		in_order = map->order[i] == i;
	return in_order;
}

/* Counts a row of table 3: which of its values is the sum of the others, and which is not? */
static void
count_total(const GovAlignment *al, const GovRun *r, GovTotals *totals)
{
	const GovCell *c = gov_cell(al, r->first);
	int64_t		sum = 0;
	unsigned	is_total = 0;	/* bits by column */

	for (int i = 0; i < GOV_NPARTIES; i++)
	{
		if (c[i].value_kind != GOV_VALUE_NUMBER || c[i].scale != 0 || c[i].value >= MAX_SUMMAND)
			return;
		sum += c[i].value;
	}
	for (int i = 0; i < GOV_NPARTIES; i++)
		is_total |= (unsigned) (sum == 2 * c[i].value) << i;
	for (int i = 0; i < GOV_NPARTIES; i++)
		for (int k = 0; k < GOV_NPARTIES && (is_total >> i & 1); k++)
			totals->rows[i][k] += !(is_total >> k & 1);
}

/*
 * The rows of table 3 whose total, the total'th value, is the sum of the others; but not
 * those in which it could be another one as well.
 */
static int
rows_with_total(GovAssigner *as, int total, int other)
{
	const GovAlignment *al = as->al;
	GovTotals  *totals = &as->totals;

	for (int row = LBL_APPLICATIONS; row < GOV_NROWS && !totals->known; row++)
	{
		const GovRun *r = gov_run_of(al, gov_chosen(al, row));

		if (r && r->end - r->first == GOV_NPARTIES)
			count_total(al, r, totals);
	}
	totals->known = true;
	return totals->rows[total][other];
}

/*
 * The order of the form's two levels: natural persons, total, then the legal
 * persons.  It may be that of the columns, or 法人或其他组织 is damaged and
 * the form's order holds.  The sums tell.
 */
static GovHeadsSay
tell_levels(GovAssigner *as, const GovColumnMap *map)
{
	static const int8_t levels[GOV_NPARTIES] = {0, GOV_PARTY_TOTAL, 1, 2, 3, 4, 5};
	int			as_form;
	int			as_heads;

	if (map->norder != GOV_NPARTIES || memcmp(map->order, levels, sizeof(levels)) != 0)
		return GOV_HEADS_ORDER;
	as_form = rows_with_total(as, GOV_PARTY_TOTAL, 1);
	as_heads = rows_with_total(as, 1, GOV_PARTY_TOTAL);
	if (as_heads >= MIN_USUAL && as_heads > USUAL_SHARE * as_form)
		return GOV_HEADS_ORDER;
	return as_form > USUAL_SHARE * as_heads ? GOV_HEADS_NOTHING : GOV_HEADS_UNKNOWN;
}

/* How many values most rows of table 3 print; 0 when they don't agree. */
static int
usual_values(GovAssigner *as)
{
	const GovAlignment *al = as->al;
	int			rows[MAX_PRINTED + 1] = {0};
	int			best = 0;
	int			all = 0;

	if (as->usual.known)
		return as->usual.n;
	as->usual.known = true;
	for (int row = LBL_APPLICATIONS; row < GOV_NROWS; row++)
	{
		const GovRun *r = gov_run_of(al, gov_chosen(al, row));

		if (!r || r->end - r->first > MAX_PRINTED)
			continue;
		rows[r->end - r->first]++;
		all++;
	}
	for (int n = 1; n <= MAX_PRINTED; n++)
		if (rows[n] > rows[best])
			best = n;
	if (rows[best] >= MIN_USUAL && rows[best] > USUAL_SHARE * (all - rows[best]))
		as->usual.n = best;
	return as->usual.n;
}

/*
 * Do the rows have as many values as the heads name columns, and not as the form?  Of
 * table 2, whose rows differ, a row set by blanks is enough.  Fewer heads than the form's may
 * be what is left of it, where there are words that can't be told.
 */
static bool
is_as_wide_as_rows(GovAssigner *as, const GovMention *m, const HeadList *list,
				   const GovColumnMap *map, int width)
{
	const GovRun *r = gov_run_of(as->al, m);

	if (map->norder == width || (map->norder < width && list->pieces))
		return false;
	if (m->row >= LBL_APPLICATIONS)
		return usual_values(as) == map->norder;
	return r && r->row && m->same_row && gov_row_of(as->al, r->row)->border == GOV_BORDER_SPACES &&
		(int) (r->end - r->first) == map->norder;
}

/* Do most rows of table 3 print fewer values than the form has, below as few heads? */
static bool
is_narrower_than_form(GovAssigner *as, const GovMention *m, const HeadList *list, int width)
{
	int			heads = list->pieces;
	int			usual;

	if (m->row < LBL_APPLICATIONS)
		return false;
	for (int i = list->corner; i < list->n; i++)
		heads += list->items[i].what != HEAD_LEGAL && list->items[i].what != HEAD_PIECE;
	usual = usual_values(as);
	return heads < width && usual > 0 && usual < width;
}

/* Do most rows have more values than the form? */
static bool
is_wider_than_form(GovAssigner *as, const GovMention *m, int width)
{
	return m->row >= LBL_APPLICATIONS && usual_values(as) > width;
}

/*
 * Do the sums say, in nearly all rows of table 3, that the total stands elsewhere than
 * in the form?  Where heads are lost or damaged, the columns may have another order.
 */
static bool
is_form_order_refuted(GovAssigner *as)
{
	if (as->sums.known)
		return as->sums.n;
	as->sums.known = true;
	for (int k = 0; k < GOV_PARTY_TOTAL; k++)
	{
		int			elsewhere = rows_with_total(as, k, GOV_PARTY_TOTAL);

		if (elsewhere >= MIN_REFUTING &&
			elsewhere > USUAL_SHARE * rows_with_total(as, GOV_PARTY_TOTAL, k))
			as->sums.n = 1;
	}
	return as->sums.n;
}

static void
map_by_heads(GovAssigner *as, const GovMention *m, int edition, int width, GovColumnMap *map)
{
	const GovAlignment *al = as->al;
	HeadList	list;
	uint32_t	seen;
	bool		columns;
	bool		in_order;

	map->say = GOV_HEADS_NOTHING;
	map->ncolumns = map->norder = map->nlead = 0;
	map->guessed = true;
	collect_heads(al, m, edition, &list);
	if (list.n == 0)
		return;
	map->guessed = false;
	in_order = may_be_in_order(&list);
	if (is_torn_html(al, m, &list))
	{
		map->say = GOV_HEADS_UNKNOWN;
		return;
	}
	columns = map_columns(al, m, &list, width, map, &seen);
	if (columns && (is_complete(seen, width) || is_under_heads(al, &al->runs[m->run], &list, map)))
		return;

	/*
	 * heads that stand over their columns are in the order of these, on
	 * several rows
	 */
	for (int pieces = 0; pieces < 2 && !columns; pieces++)
	{
		if (!map_order(&list, width, pieces, map, &seen))
			continue;
		if (is_as_wide_as_rows(as, m, &list, map, width))
			return;
		if (is_complete(seen, width) && !is_wider_than_form(as, m, width))
		{
			map->say = is_form_order(map, width) && map->nlead == 0 ? GOV_HEADS_NOTHING :
				tell_levels(as, map);
			return;
		}
	}
	/* heads that can all be told, and are fewer or more than the form's */
	if (m->row < LBL_APPLICATIONS && !list.pieces && map->norder != width)
		map->say = GOV_HEADS_UNKNOWN;
	else
		map->say = in_order && !is_wider_than_form(as, m, width) && !is_narrower_than_form(as, m, &list, width) ?
			GOV_HEADS_NOTHING : GOV_HEADS_UNKNOWN;
	map->guessed = map->say == GOV_HEADS_NOTHING;
}

void
gov_tables_heads_map(GovAssigner *as, const GovMention *m, int edition, int width, GovColumnMap *map)
{
	map_by_heads(as, m, edition, width, map);
	if (map->say == GOV_HEADS_NOTHING && width == GOV_NPARTIES &&
		is_form_order_refuted(as))
		map->say = GOV_HEADS_UNKNOWN;
}
