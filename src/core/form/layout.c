/*
 * layout.c
 *		How the form looks on paper, from form.def.
 *
 * Tables 3 and 4 are constants.  What table 2 looks like depends on which of
 * a topic's items an edition has, so it is put together when it is needed:
 * topics that follow each other under the same line and the same heads are a
 * block.
 */
#include "core/form/layout.h"

#include <string.h>

#define NOTHING			{NULL, 0}

_Static_assert((int) GOV_NREMEDIES >= (int) GOV_NPARTIES && (int) GOV_NREMEDIES >= GOV_ROW_CELLS,
			   "no table has more columns than table 4, for which there is room");

/* An edition's table 2. */
typedef struct Disclosure
{
	GovLayoutBlock blocks[GOV_NTOPICS];
	GovLayoutRow rows[GOV_NTOPICS];
	GovLayoutColumn columns[GOV_NDISCLOSURE];
	int			nblocks;
	int			nrows;
	int			ncolumns;
} Disclosure;

typedef struct Layout
{
	GovLayoutTable tables[GOV_NLAYOUT];
	Disclosure	disclosure[GOV_NEDITIONS];
} Layout;

static const GovLayoutColumn party_columns[] = {
#define PARTY(id, code, label_zh, label_en, column) {gov_parties[GOV_PARTY_##id].path, GOV_PARTY_##id},
#include GOV_FORM_DEF
};

#define ROW_IN_DISCLOSURE(id)
#define ROW_IN_APPLICATIONS(id) {gov_items[GOV_ITEM_##id].path, GOV_SLOT_##id},
#define ROW_IN_REMEDIES(id)
static const GovLayoutRow application_rows[] = {
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) ROW_IN_##part(id)
#include GOV_FORM_DEF
};

#define COLUMN_IN_DISCLOSURE(id)
#define COLUMN_IN_APPLICATIONS(id)
#define COLUMN_IN_REMEDIES(id)	{gov_items[GOV_ITEM_##id].path, GOV_SLOT_##id - GOV_SLOT_REMEDIES},
static const GovLayoutColumn remedy_columns[] = {
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) COLUMN_IN_##part(id)
#include GOV_FORM_DEF
};

static const GovStr no_path[GOV_PATH] = {NOTHING};
static const GovLayoutRow remedy_row = {no_path, GOV_SLOT_REMEDIES};

static const GovStr statistic_head[GOV_PATH] = {GOV_LAYOUT_STR("统计数")};
static const GovLayoutColumn statistic_column = {statistic_head, 0};
static const GovLayoutRow statistic_rows[] = {
#define STATISTIC(id, code, unit, stored, label_zh, label_en, printed, printed_unit) \
	{gov_items[GOV_ITEM_STATISTICS_##id].path, GOV_SLOT_STATISTICS + GOV_ITEM_STATISTICS_##id - GOV_NITEMS},
#include GOV_FORM_DEF
};

static GovStr
str(const char *s)
{
	GovStr		r = {s, s ? (uint32_t) strlen(s) : 0};

	return r;
}

/* The columns of a row of table 2 in an edition; returns their number. */
static int
columns_of(const GovFormRow *row, int edition, GovLayoutColumn *columns)
{
	int			n = 0;

	for (int i = 0; i < row->nitems; i++)
		if (gov_items[row->first_item + i].forms >> edition & 1)
		{
			columns[n].path = gov_form_heads[gov_form_head_of_item(row->first_item + i, edition)].path;
			columns[n++].offset = i;
		}
	return n;
}

static bool
same_columns(const GovLayoutColumn *a, const GovLayoutColumn *b, int n)
{
	for (int i = 0; i < n; i++)
		if (a[i].path != b[i].path || a[i].offset != b[i].offset)
			return false;
	return true;
}

/* Columns that are there already, in this edition or one before, or NULL. */
static const GovLayoutColumn *
find_columns(const Layout *l, int edition, const GovLayoutColumn *columns, int n)
{
	for (int e = 0; e <= edition; e++)
		for (const GovLayoutBlock *b = l->disclosure[e].blocks; b < l->disclosure[e].blocks + l->disclosure[e].nblocks; b++)
			if (b->ncolumns == n && same_columns(b->columns, columns, n))
				return b->columns;
	return NULL;
}

/* The row of a topic: in the block under way, or in a new one. */
static void
add_row(Layout *l, int edition, const GovFormRow *row)
{
	Disclosure *d = &l->disclosure[edition];
	GovLayoutBlock *b = &d->blocks[d->nblocks];
	GovLayoutColumn *columns = &d->columns[d->ncolumns];
	int			n = columns_of(row, edition, columns);
	const GovLayoutColumn *known;

	if (n == 0)
		return;
	known = find_columns(l, edition, columns, n);
	if (!known)
		d->ncolumns += n;
	if (d->nblocks == 0 || b[-1].columns != known || strcmp(b[-1].band.s, row->band) != 0)
	{
		b->band = str(row->band);
		b->corner = str(gov_parts[GOV_DISCLOSURE].corner);
		b->columns = known ? known : columns;
		b->ncolumns = n;
		b->rows = &d->rows[d->nrows];
		b->nrows = 0;
		d->nblocks++;
		b++;
	}
	b[-1].nrows++;
	d->rows[d->nrows].path = gov_form_row_path((int) (row - gov_form_rows), edition);
	d->rows[d->nrows++].slot = gov_items[row->first_item].slot;
}

static void
set_table(GovLayoutTable *t, GovPart part, int form, const GovLayoutBlock *blocks, int nblocks)
{
	t->part = part;
	t->form = form;
	t->heading = str(gov_parts[part].section->heading);
	t->blocks = blocks;
	t->nblocks = nblocks;
	t->nstubs = t->ncolumns = 0;
	for (const GovLayoutBlock *b = blocks; b < blocks + nblocks; b++)
	{
		if (b->ncolumns > t->ncolumns)
			t->ncolumns = b->ncolumns;
		for (int i = 0; i < b->nrows; i++)
			if (gov_form_path_len(b->rows[i].path) > t->nstubs)
				t->nstubs = gov_form_path_len(b->rows[i].path);
	}
}

const GovLayoutTable *
gov_form_layout(GovArena *a)
{
	Layout	   *l = gov_alloc(a, sizeof(Layout));
	GovLayoutBlock *blocks = gov_alloc0(a, 3 * sizeof(GovLayoutBlock));
	GovLayoutBlock *applications = &blocks[0];
	GovLayoutBlock *remedies = &blocks[1];
	GovLayoutBlock *statistics = &blocks[2];

	for (int e = 0; e < GOV_NEDITIONS; e++)
	{
		Disclosure *d = &l->disclosure[e];

		d->nblocks = d->nrows = d->ncolumns = 0;
		for (const GovFormRow *row = gov_form_rows; row < gov_form_rows + GOV_FIRST_APPLICATION; row++)
			add_row(l, e, row);
		set_table(&l->tables[e], GOV_DISCLOSURE, 1 << e, d->blocks, d->nblocks);
	}

	applications->corner = str(gov_parts[GOV_APPLICATIONS].corner);
	applications->columns = party_columns;
	applications->ncolumns = GOV_NPARTIES;
	applications->rows = application_rows;
	applications->nrows = GOV_NAPPLICATIONS;
	set_table(&l->tables[GOV_NEDITIONS], GOV_APPLICATIONS, 0, applications, 1);

	remedies->columns = remedy_columns;
	remedies->ncolumns = GOV_NREMEDIES;
	remedies->rows = &remedy_row;
	remedies->nrows = 1;
	set_table(&l->tables[GOV_NEDITIONS + 1], GOV_REMEDIES, 0, remedies, 1);

	statistics->corner = str(gov_parts[GOV_STATISTICS].corner);
	statistics->columns = &statistic_column;
	statistics->ncolumns = 1;
	statistics->rows = statistic_rows;
	statistics->nrows = GOV_NSTATISTICS;
	set_table(&l->tables[GOV_NEDITIONS + 2], GOV_STATISTICS, 0, statistics, 1);
	return l->tables;
}
