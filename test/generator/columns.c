/*
 * columns.c
 *		Which columns the tables of a text have, and in which order: the
 *		form's, others beside them, or fewer.
 */
#include "internal.h"

static void
add_column(GenColumns *c, GenColumnKind kind, int place)
{
	c->column[c->n].kind = kind;
	c->column[c->n++].place = place;
}

/* Columns of values in this order, the names of the rows before them. */
static void
set_values(GenColumns *c, bool labels, const int *order, int n)
{
	c->n = 0;
	if (labels)
		add_column(c, COLUMN_LABEL, 0);
	for (int i = 0; i < n; i++)
		add_column(c, COLUMN_VALUE, order[i]);
}

static void
insert_column(GenColumns *c, int at, GenColumnKind kind)
{
	memmove(&c->column[at + 1], &c->column[at], (size_t) (c->n - at) * sizeof(GenColumn));
	c->column[at].kind = kind;
	c->column[at].place = 0;
	c->n++;
}

static void
remove_column(GenColumns *c, int at)
{
	memmove(&c->column[at], &c->column[at + 1], (size_t) (c->n - at - 1) * sizeof(GenColumn));
	c->n--;
}

static int
find_value(const GenColumns *c, int place)
{
	for (int i = 0; i < c->n; i++)
		if (c->column[i].kind == COLUMN_VALUE && c->column[i].place == place)
			return i;
	return -1;
}

/* Parties in another order; the legal persons stay together under the name
 * of their group, if it is printed. */
static void
reorder_parties(GenGenerator *g, int *order)
{
	int			blocks[3] = {0, 1, 2};
	int			legal[5] = {1, 2, 3, 4, 5};
	int			n = 0;

	if (gen_one_in(g, 2))
	{
		/* the total first */
		for (int i = GOV_NPARTIES - 1; i > 0; i--)
			order[i] = i - 1;
		order[0] = GOV_PARTY_TOTAL;
		return;
	}
	if (g->plan.flat && gen_one_in(g, 2))
	{
		gen_shuffle(g, order, GOV_NPARTIES);
		return;
	}
	gen_shuffle(g, blocks, 3);
	if (gen_one_in(g, 2))
		gen_shuffle(g, legal, 5);
	for (int b = 0; b < 3; b++)
	{
		if (blocks[b] == 0)
			order[n++] = 0;
		else if (blocks[b] == 2)
			order[n++] = GOV_PARTY_TOTAL;
		else
			for (int i = 0; i < 5; i++)
				order[n++] = legal[i];
	}
}

/* Kinds of remedies: both of litigation stay together. */
static void
reorder_ways(GenGenerator *g)
{
	static const int orders[][3] = {{1, 2, 0}, {2, 1, 0}, {0, 2, 1}, {1, 2, 0}};

	memcpy(g->plan.way, orders[gen_upto(g, 4)], sizeof(g->plan.way));
}

static void
total_first(GenGenerator *g)
{
	static const int order[] = {4, 0, 1, 2, 3};

	memcpy(g->plan.outcome, order, sizeof(order));
}

static void
choose_order(GenGenerator *g, int *measures, int *parties)
{
	gen_shuffle(g, measures, 3);
	reorder_parties(g, parties);
	switch (gen_upto(g, 3))
	{
		case 0:
			reorder_ways(g);
			break;
		case 1:
			if (gen_one_in(g, 2))
				total_first(g);
			else
				gen_shuffle(g, g->plan.outcome, 5);
			break;
		default:
			reorder_ways(g);
			total_first(g);
	}
}

/* Serial numbers, codes, subtotals, remarks; at least one in each table. */
static void
choose_more(GenGenerator *g)
{
	for (int part = 0; part < 3; part++)
	{
		GenColumns *c = &g->plan.columns[part];
		int			n = c->n;

		if (part == GOV_REMEDIES && (g->plan.with & WITH_SHAPE))
			continue;
		if (part == GOV_APPLICATIONS && gen_one_in(g, 2))
			insert_column(c, find_value(c, GOV_PARTY_TOTAL - 1) + 1, COLUMN_SUM);
		if (part == GOV_APPLICATIONS && gen_one_in(g, 4))
			insert_column(c, gen_one_in(g, 2) ? 1 : 0, COLUMN_CODE);
		if (gen_one_in(g, 2))
			insert_column(c, 0, COLUMN_SERIAL);
		if (c->n == n || gen_one_in(g, 3))
			insert_column(c, c->n, COLUMN_NOTE);
	}
}

static void
choose_less(GenGenerator *g)
{
	GenPlan    *p = &g->plan;

	remove_column(&p->columns[0], find_value(&p->columns[0], gen_between(g, 1, 2)));
	for (int n = gen_between(g, 1, 2); n > 0; n--)
	{
		int			at = find_value(&p->columns[1], gen_between(g, 1, 5));

		if (at >= 0)
			remove_column(&p->columns[1], at);
	}
	if (gen_one_in(g, 4))
		remove_column(&p->columns[1], find_value(&p->columns[1], GOV_PARTY_TOTAL));
	if (gen_one_in(g, 3))
		p->nways = gen_between(g, 1, 2);
	else
	{
		int			gone = gen_upto(g, 5);

		memmove(&p->outcome[gone], &p->outcome[gone + 1], (size_t) (4 - gone) * sizeof(int));
		p->noutcomes = 4;
	}
}

/* Table 4: its columns follow from the kinds of remedies and the outcomes. */
static void
set_remedy_columns(GenPlan *p)
{
	int			order[15];
	int			n = 0;

	for (int w = 0; w < p->nways; w++)
		for (int i = 0; i < p->noutcomes; i++)
			order[n++] = p->way[w] * 5 + p->outcome[i];
	set_values(&p->columns[2], false, order, n);
}

static void
set_shape(GenGenerator *g, int row, const GenColumns *c)
{
	GenShape   *s = &g->shapes[row];

	s->n = 0;
	for (int i = 0; i < c->n; i++)
		switch (c->column[i].kind)
		{
			case COLUMN_VALUE:
				if (c->column[i].place < g->rows[row].n)
					s->slot[s->n++] = g->rows[row].slot[c->column[i].place];
				break;
			case COLUMN_SUM:
			case COLUMN_NOTE:
				s->slot[s->n++] = -1;
				break;
			default:
				break;
		}
}

static void
set_shapes(GenGenerator *g)
{
	GenPlan    *p = &g->plan;
	GenColumns	c;

	for (int row = ROW_2019; row < ROW_APPLICATIONS; row++)
		set_shape(g, row, &p->columns[0]);
	for (int row = ROW_APPLICATIONS; row < ROW_REMEDIES; row++)
		set_shape(g, row, &p->columns[1]);
	set_shape(g, ROW_REMEDIES, &p->columns[2]);
	set_values(&c, true, p->outcome, p->noutcomes);
	for (int w = 0; w < 3; w++)
		set_shape(g, ROW_REMEDY + w, &c);
	set_values(&c, true, p->way, p->nways);
	for (int i = 0; i < 5; i++)
		set_shape(g, ROW_OUTCOME + i, &c);
}

static bool
is_among(int k, const int *a, int n)
{
	while (n > 0 && a[n - 1] != k)
		n--;
	return n > 0;
}

/* Is the row one of this text's tables, not of the other form or shape? */
bool
gen_has_row(GenGenerator *g, int row)
{
	const GenRow *prior = &g->rows[ROW_2019 + 2];
	bool		is_2019 = gen_truth(g, prior->slot[0])->status != GOV_ABSENT;

	if (row < ROW_2021)
		return is_2019;
	if (row < ROW_APPLICATIONS)
		return !is_2019;
	if (row < ROW_REMEDIES)
		return gen_truth(g, g->rows[row].slot[0])->status != GOV_ABSENT;
	if (g->plan.with & WITH_OUTCOMES)
		return row >= ROW_OUTCOME && is_among(row - ROW_OUTCOME, g->plan.outcome, g->plan.noutcomes);
	if (g->plan.with & WITH_SHAPE)
		return row >= ROW_REMEDY && row < ROW_OUTCOME && is_among(row - ROW_REMEDY, g->plan.way, g->plan.nways);
	return row == ROW_REMEDIES;
}

/* Cells whose column is not printed are absent. */
void
gen_forget_columns(GenGenerator *g)
{
	bool		printed[GOV_NSLOTS] = {false};

	for (int row = 0; row < NROWS; row++)
		for (int i = 0; gen_has_row(g, row) && i < g->shapes[row].n; i++)
			if (g->shapes[row].slot[i] >= 0)
				printed[g->shapes[row].slot[i]] = true;
	for (int s = 0; s < GOV_NSLOTS; s++)
		if (!printed[s])
			memset(gen_truth(g, s), 0, sizeof(GenTruth));
}

/* Choose the columns; the first time for a text. */
void
gen_set_columns(GenGenerator *g)
{
	GenPlan    *p = &g->plan;
	int			measures[3] = {0, 1, 2};
	int			parties[GOV_NPARTIES] = {0, 1, 2, 3, 4, 5, 6};

	if (g->set > 0)
	{
		gen_forget_columns(g);
		return;
	}
	p->nways = 3;
	p->noutcomes = 5;
	for (int i = 0; i < 5; i++)
	{
		p->way[i % 3] = i % 3;
		p->outcome[i] = i;
	}
	if (p->with & WITH_ORDER)
		choose_order(g, measures, parties);
	else if ((p->with & WITH_SHAPE) && gen_one_in(g, 4))
		total_first(g);
	set_values(&p->columns[0], true, measures, 3);
	set_values(&p->columns[1], true, parties, GOV_NPARTIES);
	if (p->with & WITH_LESS)
		choose_less(g);
	set_remedy_columns(p);
	if (p->with & WITH_MORE)
		choose_more(g);
	set_shapes(g);
	gen_forget_columns(g);
}
