/*
 * columns.c
 *		A report's figures as plain columns: what flat views are made of.
 *
 * A view that shows every figure asks for some 250 cells of each row.  So it
 * opens the figures once, to an expanded object that is read by position, and
 * drops the step when a query asks for none.  The functions here take the
 * stored form, too: where a sort or a hash has flattened an object, only the
 * time differs.
 */
#include "pg/columns.h"
#include "pg/encoding.h"
#include "pg/names.h"
#include "pg/rows.h"

#include "utils/expandeddatum.h"

#include "core/base/total.h"
#include "core/rules/verdict.h"

/*
 * Its datums are read-only, so nobody deletes or moves it: it has no memory
 * context of its own and lives in the row's.
 */
typedef struct OpenFigures
{
	ExpandedObjectHeader hdr;
	struct varlena *flat;		/* with a four-byte header */
	GovFigures	f;
} OpenFigures;

static Size
open_flat_size(ExpandedObjectHeader *eohptr)
{
	return VARSIZE(((OpenFigures *) eohptr)->flat);
}

static void
open_flatten(ExpandedObjectHeader *eohptr, void *result, Size allocated_size)
{
	memcpy(result, ((OpenFigures *) eohptr)->flat, allocated_size);
}

static const ExpandedObjectMethods open_methods = {open_flat_size, open_flatten};

/* Returns NULL when the datum is in its stored form. */
static inline const OpenFigures *
get_open(Datum figures)
{
	struct varlena *v = (struct varlena *) DatumGetPointer(figures);
	ExpandedObjectHeader *eoh;

	if (!VARATT_IS_EXTERNAL_EXPANDED(v))
		return NULL;
	eoh = DatumGetEOHP(figures);
	return eoh->eoh_methods == &open_methods ? (const OpenFigures *) eoh : NULL;
}

PG_FUNCTION_INFO_V1(govfigures_open);
Datum
govfigures_open(PG_FUNCTION_ARGS)
{
	struct varlena *v;
	OpenFigures *open;
	GovError	err;

	if (get_open(PG_GETARG_DATUM(0)))
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	/* a copy: a row's memory may go before the object does */
	v = (struct varlena *) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0));
	open = palloc(sizeof(OpenFigures));
	EOH_init_header(&open->hdr, &open_methods, CurrentMemoryContext);
	open->flat = v;
	if (gov_rules_decode(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), &open->f, &err))
		PG_RETURN_DATUM(EOHPGetRODatum(&open->hdr));
	/* a sum beyond 64 bits has no open form, but its cells can be read */
	if (err.code != GOV_ERR_RANGE)
		govrpt_raise(&err);
	PG_RETURN_POINTER(v);
}

/* What the second argument names, which is mostly a constant. */
typedef struct Cell
{
	GovRef		ref;
	int			slot;			/* -1: a group total, or "other" */
} Cell;

static void
resolve(FunctionCallInfo fcinfo, Cell *cell)
{
	text	   *path = PG_GETARG_TEXT_PP(1);

	cell->ref = govrpt_ref_or_error(VARDATA_ANY(path), VARSIZE_ANY_EXHDR(path), NULL, 0);
	cell->slot = -1;
	if (cell->ref.group < 0)
		cell->slot = gov_items[cell->ref.item].slot + Max(cell->ref.party, 0);
}

static const Cell *
get_cell(FunctionCallInfo fcinfo, Cell *cell)
{
	if (likely(fcinfo->flinfo->fn_extra != NULL))
		return fcinfo->flinfo->fn_extra;
	if (get_fn_expr_arg_stable(fcinfo->flinfo, 1))
	{
		cell = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(Cell));
		resolve(fcinfo, cell);
		fcinfo->flinfo->fn_extra = cell;
	}
	else
		resolve(fcinfo, cell);
	return cell;
}

static bool
lookup(Datum figures, const OpenFigures *open, GovRef ref, GovTotal *t)
{
	return open ? gov_figures_lookup(&open->f, ref, t) : govrpt_figures_lookup(figures, ref, t);
}

PG_FUNCTION_INFO_V1(govfigures_number);
Datum
govfigures_number(PG_FUNCTION_ARGS)
{
	Datum		figures = PG_GETARG_DATUM(0);
	Cell		buf;
	GovTotal	t;

	if (!lookup(figures, get_open(figures), get_cell(fcinfo, &buf)->ref, &t))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(govrpt_total_datum(t));
}

/* A count that is printed with a fraction is none: rounding would make one up. */
PG_FUNCTION_INFO_V1(govfigures_count);
Datum
govfigures_count(PG_FUNCTION_ARGS)
{
	Datum		figures = PG_GETARG_DATUM(0);
	const OpenFigures *open = get_open(figures);
	Cell		buf;
	const Cell *cell = get_cell(fcinfo, &buf);
	GovTotal	t;
	GovDecimal	d;

	if (likely(open && cell->slot >= 0))
	{
		if (!gov_figures_has_number(open->f.status[cell->slot]) || open->f.scale[cell->slot] != 0)
			PG_RETURN_NULL();
		PG_RETURN_INT64(open->f.value[cell->slot]);
	}
	if (!lookup(figures, open, cell->ref, &t) || t.scale != 0)
		PG_RETURN_NULL();
	if (!gov_total_fits(t, &d))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("bigint out of range"),
				 errhint("A subscript gives a number of any size.")));
	PG_RETURN_INT64(d.v);
}


/*
 * By position: for views with a row a cell.  Positions are govreport_columns()',
 * of this very version: not to be stored.
 */

static int
get_slot(FunctionCallInfo fcinfo)
{
	int32		slot = PG_GETARG_INT32(1);

	if (slot < 0 || slot >= GOV_ALL_SLOTS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("there is no cell %d", slot),
				 errhint("govreport_columns() has the cells.")));
	return slot;
}

static GovStatus
get_cell_at(FunctionCallInfo fcinfo, GovTotal *t)
{
	int			slot = get_slot(fcinfo);
	const OpenFigures *open = get_open(PG_GETARG_DATUM(0));
	struct varlena *v;
	GovStatus	status;
	GovError	err;

	if (likely(open != NULL))
	{
		t->v = open->f.value[slot];
		t->scale = open->f.scale[slot];
		return open->f.status[slot];
	}
	/* where the planner goes through all reports for each cell */
	v = (struct varlena *) PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(0));
	if (!gov_figures_stored_cell(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), slot, &status, t, &err))
		govrpt_raise(&err);
	PG_FREE_IF_COPY(v, 0);
	return status;
}

PG_FUNCTION_INFO_V1(govfigures_cell_value);
Datum
govfigures_cell_value(PG_FUNCTION_ARGS)
{
	GovTotal	t;

	if (!gov_figures_has_value(get_cell_at(fcinfo, &t)))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(govrpt_total_datum(t));
}

PG_FUNCTION_INFO_V1(govfigures_cell_status);
Datum
govfigures_cell_status(PG_FUNCTION_ARGS)
{
	GovTotal	t;

	PG_RETURN_DATUM(govrpt_code_datum(gov_figures_status_names[get_cell_at(fcinfo, &t)]));
}

PG_FUNCTION_INFO_V1(govfigures_cell_present);
Datum
govfigures_cell_present(PG_FUNCTION_ARGS)
{
	GovTotal	t;

	PG_RETURN_BOOL(get_cell_at(fcinfo, &t) != GOV_ABSENT);
}

/* Returns the figures, open; buf is for those that are not. */
static const GovFigures *
open_or_decode(Datum figures, GovFigures *buf)
{
	const OpenFigures *open = get_open(figures);

	if (open)
		return &open->f;
	govrpt_figures_decode(figures, buf);
	return buf;
}

PG_FUNCTION_INFO_V1(govfigures_numbers);
Datum
govfigures_numbers(PG_FUNCTION_ARGS)
{
	GovFigures	buf;
	const GovFigures *f = open_or_decode(PG_GETARG_DATUM(0), &buf);
	int			n = 0;

	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		n += gov_figures_has_number(f->status[slot]);
	PG_RETURN_INT32(n);
}

/* Returns how many counts govfigures_count() leaves out. */
PG_FUNCTION_INFO_V1(govfigures_fractions);
Datum
govfigures_fractions(PG_FUNCTION_ARGS)
{
	GovFigures	buf;
	const GovFigures *f = open_or_decode(PG_GETARG_DATUM(0), &buf);
	int			n = 0;

	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		n += gov_figures_has_number(f->status[slot]) && f->scale[slot] != 0 &&
			gov_items[gov_form_item_of_slot(slot)].unit == GOV_UNIT_COUNT;
	PG_RETURN_INT32(n);
}


/*
 * The columns of a wide view: a cell each, and the group totals before their
 * leaves, for each party.
 */

static void
add_column(GovrptColumn *c, const GovItem *item, const GovGroup *group, int party)
{
	const char *code = item ? item->code : group->code;
	size_t		len;

	c->item = item;
	c->group = group;
	c->party = party < 0 ? NULL : &gov_parties[party];
	c->slot = item ? item->slot + Max(party, 0) : -1;
	c->unit = item ? item->unit : gov_items[group->first_item].unit;
	snprintf(c->path, sizeof(c->path), "%s%s%s", code, party < 0 ? "" : ".",
			 party < 0 ? "" : gov_parties[party].code);
	len = strlen(c->path);
	if (len >= sizeof(c->name))
		elog(ERROR, "no column can be named after \"%s\"", c->path);
	for (size_t i = 0; i <= len; i++)
		c->name[i] = c->path[i] == '.' ? '_' : c->path[i];
}

int
govrpt_columns(GovrptColumn columns[GOVRPT_MAX_COLUMNS], bool statistics)
{
	int			n = 0;

	for (int i = 0; i < (statistics ? GOV_ALL_ITEMS : GOV_NITEMS); i++)
	{
		const GovItem *item = &gov_items[i];
		const GovGroup *of = NULL;
		bool		parties = item->part == GOV_APPLICATIONS;

		for (int g = 0; g < GOV_NGROUPS; g++)
		{
			const GovGroup *group = &gov_groups[g];

			if ((i >= group->first_item && i < group->first_item + group->nitems) ||
				strcmp(item->code, group->code) == 0)
				of = group;
			/* "other" has columns already, those of the item */
			if (group->first_item == i &&
				gov_form_find_item(group->code, strlen(group->code)) < 0)
				for (int p = 0; p < GOV_NPARTIES; p++)
					add_column(&columns[n++], NULL, group, p);
		}
		for (int p = 0; p < (parties ? GOV_NPARTIES : 1); p++)
			add_column(&columns[n++], item, of, parties ? p : -1);
		Assert(n <= GOVRPT_MAX_COLUMNS);
	}
	return n;
}

char *
govrpt_column_label(const GovrptColumn *c)
{
	static const char unit[] = "(单位:";
	const char *label = c->item ? c->item->label_zh : c->group->label_zh;
	const char *printed = strstr(label, unit);

	if (c->unit != GOV_UNIT_YUAN)
		return pstrdup(label);
	return psprintf("%.*s%s元)", printed ? (int) (printed - label) : (int) strlen(label),
					label, unit);
}

enum
{
	COL_FIGURE, COL_CELL, COL_PATH, COL_PART, COL_ITEM, COL_GROUP, COL_PARTY, COL_UNIT,
	COL_LABEL_ZH, COL_LABEL_EN, COL_PARTY_LABEL_ZH, COL_PARTY_LABEL_EN
};

static void
put_column(GovrptRows *rows, const GovrptColumn *c)
{
	const GovItem *like = c->item ? c->item : &gov_items[c->group->first_item];

	govrpt_row_set_code(rows, COL_FIGURE, c->name);
	if (c->slot >= 0)
		govrpt_row_set(rows, COL_CELL, Int32GetDatum(c->slot));
	govrpt_row_set_code(rows, COL_PATH, c->path);
	govrpt_row_set_code(rows, COL_PART, gov_parts[like->part].code);
	govrpt_row_set_code(rows, COL_ITEM, c->item ? c->item->code : c->group->code);
	if (c->group)
		govrpt_row_set_code(rows, COL_GROUP, c->group->code);
	govrpt_row_set_code(rows, COL_UNIT, govrpt_unit_name(c->unit));
	govrpt_row_set_name(rows, COL_LABEL_ZH, govrpt_column_label(c));
	govrpt_row_set_name(rows, COL_LABEL_EN, c->item ? c->item->label_en : c->group->label_en);
	if (c->party)
	{
		govrpt_row_set_code(rows, COL_PARTY, c->party->code);
		govrpt_row_set_name(rows, COL_PARTY_LABEL_ZH, c->party->label_zh);
		govrpt_row_set_name(rows, COL_PARTY_LABEL_EN, c->party->label_en);
	}
	govrpt_rows_put(rows);
}

PG_FUNCTION_INFO_V1(govreport_columns);
Datum
govreport_columns(PG_FUNCTION_ARGS)
{
	GovrptRows	rows;
	GovrptColumn *columns = palloc(sizeof(GovrptColumn) * GOVRPT_MAX_COLUMNS);
	int			n = govrpt_columns(columns, true);

	govrpt_rows_begin(&rows, fcinfo);
	for (int i = 0; i < n; i++)
		put_column(&rows, &columns[i]);
	return (Datum) 0;
}
