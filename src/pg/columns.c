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
 *
 * Of the image of a report only codes are laid open; what those stand for that
 * are no values is read when the first of them is asked for.  Figures whose codes
 * don't tell (sums, and those with corrections), and whatever asks for all of
 * them, are opened whole.
 */
typedef struct OpenFigures
{
	ExpandedObjectHeader hdr;
	struct varlena *flat;		/* with a four-byte header */
	GovFigures *whole;			/* NULL: not opened yet */
	bool		is_packed;		/* then nothing below but the codes is used */
	bool		has_escapes;	/* the arrays below are filled */
	GovPlain	plain;
	uint8		code[GOV_ALL_SLOTS];	/* by the index of the cell, as all
										 * here */
	uint8		status[GOV_ALL_SLOTS];	/* of cells whose code is no value */
	uint8		scale[GOV_ALL_SLOTS];
	int64		value[GOV_ALL_SLOTS];
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
static inline OpenFigures *
get_open(Datum figures)
{
	struct varlena *v = (struct varlena *) DatumGetPointer(figures);
	ExpandedObjectHeader *eoh;

	if (!VARATT_IS_EXTERNAL_EXPANDED(v))
		return NULL;
	eoh = DatumGetEOHP(figures);
	return eoh->eoh_methods == &open_methods ? (OpenFigures *) eoh : NULL;
}

/* Returns false when the figures have no open form: a sum beyond 64 bits. */
static bool
open_whole(OpenFigures *open)
{
	GovFigures *f = MemoryContextAlloc(open->hdr.eoh_context, sizeof(GovFigures));
	GovError	err;

	if (gov_rules_decode(GOVRPT_IMAGE(open->flat), GOVRPT_IMAGE_LEN(open->flat), f, &err))
		open->whole = f;
	else if (err.code != GOV_ERR_RANGE)
		govrpt_raise(&err);
	return open->whole != NULL;
}

static inline const GovFigures *
get_whole(OpenFigures *open)
{
	if (open->whole == NULL)
		(void) open_whole(open);
	return open->whole;
}

/* Lays the codes of a packed report out, whose cells that are no value are looked up one by one. */
static void
open_packed(OpenFigures *open)
{
	uint8_t		codes[GOV_PLANES_ALL];
	GovPlanes	p;
	GovError	err;

	if (!gov_figures_planes_open(&p, GOVRPT_IMAGE(open->flat), GOVRPT_IMAGE_LEN(open->flat), &err) ||
		!gov_figures_planes_lay_out_codes(&p, codes, &err))
		govrpt_raise(&err);
	memcpy(open->code + p.first, codes, p.ncells);
}

/* Returns what open_cell() does, of a cell of a packed report that is no value. */
static GovStatus
look_up(const OpenFigures *open, int slot, GovDecimal *d)
{
	GovStatus	status;
	GovTotal	t = {0, 0};
	GovError	err;

	if (!gov_figures_report_cell(GOVRPT_IMAGE(open->flat), GOVRPT_IMAGE_LEN(open->flat), slot, &status, &t, &err))
		govrpt_raise(&err);
	d->v = (int64) t.v;
	d->scale = t.scale;
	return status;
}

/* Lays the codes of a report out by cell. */
static void
open_codes(OpenFigures *open)
{
	const uint8_t *c;
	GovError	err;
	int			start,
				end;

	memset(open->code, GOV_CODE_ABSENT, sizeof(open->code));
	open->is_packed = gov_figures_image_is_packed(GOVRPT_IMAGE(open->flat), GOVRPT_IMAGE_LEN(open->flat));
	if (open->is_packed)
	{
		open_packed(open);
		return;
	}
	if (!gov_figures_report_open(&open->plain, GOVRPT_IMAGE(open->flat), GOVRPT_IMAGE_LEN(open->flat), &err))
		govrpt_raise(&err);
	c = open->plain.codes;
	for (int b = 0; gov_figures_image_next_run(open->plain.shape, &b, &start, &end); c += end - start)
		memcpy(open->code + start, c, end - start);
}

/* Reads what codes stand for that are not the value itself. */
static void
read_escapes(OpenFigures *open)
{
	uint16_t	at[GOV_ALL_SLOTS];
	int			n = gov_figures_image_find_escapes(open->code, GOV_ALL_SLOTS, 0, at, 0);
	GovError	err;

	for (int k = 0; k < n; k++)
	{
		int			i = at[k];
		GovStatus	status;
		GovDecimal	d;

		if (!gov_figures_image_read_escape(&open->plain, i, open->code[i], &status, &d, &err))
			govrpt_raise(&err);
		open->status[i] = (uint8) status;
		open->scale[i] = d.scale;
		open->value[i] = d.v;
	}
	open->has_escapes = true;
}

/* Returns the status of a cell, and its value where it has one. */
static inline GovStatus
open_cell(OpenFigures *open, int slot, GovDecimal *d)
{
	int			i = gov_figures_index_of_slot[slot];

	if (open->whole != NULL)
	{
		d->v = open->whole->value[slot];
		d->scale = open->whole->scale[slot];
		return open->whole->status[slot];
	}
	if (open->code[i] < GOV_CODE_BYTE)
	{
		d->v = open->code[i];
		d->scale = 0;
		return GOV_REPORTED;
	}
	if (open->is_packed)
		return look_up(open, slot, d);
	if (!open->has_escapes)
		read_escapes(open);
	d->v = open->value[i];
	d->scale = open->scale[i];
	return open->status[i];
}

PG_FUNCTION_INFO_V1(govfigures_open);
Datum
govfigures_open(PG_FUNCTION_ARGS)
{
	OpenFigures *open;

	if (get_open(PG_GETARG_DATUM(0)))
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	open = palloc(sizeof(OpenFigures));
	EOH_init_header(&open->hdr, &open_methods, CurrentMemoryContext);
	/* a copy: a row's memory may go before the object does */
	open->flat = (struct varlena *) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0));
	open->whole = NULL;
	open->has_escapes = false;
	if (!govrpt_is_sum(open->flat) && !gov_figures_image_is_version_2(GOVRPT_IMAGE(open->flat)))
		open_codes(open);
	else if (!open_whole(open))
		PG_RETURN_POINTER(open->flat);	/* its cells can be read as they lie */
	PG_RETURN_DATUM(EOHPGetRODatum(&open->hdr));
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
lookup(Datum figures, OpenFigures *open, const Cell *cell, GovTotal *t)
{
	GovDecimal	d;

	if (!open)
		return govrpt_figures_lookup(figures, cell->ref, t);
	if (cell->slot < 0)
		return gov_figures_lookup(get_whole(open), cell->ref, t);
	if (!gov_figures_has_number(open_cell(open, cell->slot, &d)))
		return false;
	*t = gov_total(d);
	return true;
}

PG_FUNCTION_INFO_V1(govfigures_number);
Datum
govfigures_number(PG_FUNCTION_ARGS)
{
	Datum		figures = PG_GETARG_DATUM(0);
	Cell		buf;
	GovTotal	t;

	if (!lookup(figures, get_open(figures), get_cell(fcinfo, &buf), &t))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(govrpt_total_datum(t));
}

/* A count that is printed with a fraction is none: rounding would make one up. */
PG_FUNCTION_INFO_V1(govfigures_count);
Datum
govfigures_count(PG_FUNCTION_ARGS)
{
	Datum		figures = PG_GETARG_DATUM(0);
	OpenFigures *open = get_open(figures);
	Cell		buf;
	const Cell *cell = get_cell(fcinfo, &buf);
	GovTotal	t;
	GovDecimal	d;

	if (likely(open && cell->slot >= 0))
	{
		if (!gov_figures_has_number(open_cell(open, cell->slot, &d)) || d.scale != 0)
			PG_RETURN_NULL();
		PG_RETURN_INT64(d.v);
	}
	if (!lookup(figures, open, cell, &t) || t.scale != 0)
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
	OpenFigures *open = get_open(PG_GETARG_DATUM(0));
	struct varlena *v;
	GovStatus	status;
	GovDecimal	d;
	GovError	err;

	if (likely(open != NULL))
	{
		status = open_cell(open, slot, &d);
		*t = gov_total(d);
		return status;
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
	OpenFigures *open = get_open(figures);

	if (open)
		return get_whole(open);
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
make_column(GovrptColumn *c, const GovColumn *of)
{
	const char *code;
	size_t		len;

	c->of = *of;
	c->item = of->item < 0 ? NULL : &gov_items[of->item];
	c->group = of->group < 0 ? NULL : &gov_groups[of->group];
	c->party = of->party < 0 ? NULL : &gov_parties[of->party];
	c->slot = of->slot;
	c->unit = c->item ? c->item->unit : gov_items[c->group->first_item].unit;
	code = c->item ? c->item->code : c->group->code;
	snprintf(c->path, sizeof(c->path), "%s%s%s", code, c->party ? "." : "", c->party ? c->party->code : "");
	len = strlen(c->path);
	if (len >= sizeof(c->name))
		elog(ERROR, "no column can be named after \"%s\"", c->path);
	for (size_t i = 0; i <= len; i++)
		c->name[i] = c->path[i] == '.' ? '_' : c->path[i];
}

int
govrpt_columns(GovrptColumn columns[GOVRPT_MAX_COLUMNS], bool statistics)
{
	GovColumn  *list = palloc(sizeof(GovColumn) * GOVRPT_MAX_COLUMNS);
	int			n = gov_figures_list_columns(list, statistics);

	for (int i = 0; i < n; i++)
		make_column(&columns[i], &list[i]);
	pfree(list);
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

/* Sets a column of the row, which stays NULL for s == NULL. */
static void
set_code(GovrptColumnRow *row, int column, const char *s)
{
	row->nulls[column] = s == NULL;
	if (s)
		row->values[column] = govrpt_code_datum(s);
}

static void
set_name(GovrptColumnRow *row, int column, const char *s)
{
	row->values[column] = govrpt_name_datum(govrpt_str(s), &row->nulls[column]);
}

void
govrpt_column_row(const GovrptColumn *c, GovrptColumnRow *row)
{
	const GovItem *like = c->item ? c->item : &gov_items[c->group->first_item];

	set_code(row, GOVRPT_COL_FIGURE, c->name);
	row->values[GOVRPT_COL_CELL] = Int32GetDatum(c->slot);
	row->nulls[GOVRPT_COL_CELL] = c->slot < 0;
	set_code(row, GOVRPT_COL_PATH, c->path);
	set_code(row, GOVRPT_COL_PART, gov_parts[like->part].code);
	set_code(row, GOVRPT_COL_ITEM, c->item ? c->item->code : c->group->code);
	set_code(row, GOVRPT_COL_GROUP, c->group ? c->group->code : NULL);
	set_code(row, GOVRPT_COL_PARTY, c->party ? c->party->code : NULL);
	set_code(row, GOVRPT_COL_UNIT, govrpt_unit_name(c->unit));
	set_name(row, GOVRPT_COL_LABEL_ZH, govrpt_column_label(c));
	set_name(row, GOVRPT_COL_LABEL_EN, c->item ? c->item->label_en : c->group->label_en);
	set_name(row, GOVRPT_COL_PARTY_LABEL_ZH, c->party ? c->party->label_zh : NULL);
	set_name(row, GOVRPT_COL_PARTY_LABEL_EN, c->party ? c->party->label_en : NULL);
}

enum
{
	HEAD_FIGURE, HEAD_PATH, HEAD_HEAD
};

PG_FUNCTION_INFO_V1(govreport_heads);
Datum
govreport_heads(PG_FUNCTION_ARGS)
{
	GovrptRows	rows;
	GovrptColumn *columns = palloc(sizeof(GovrptColumn) * GOVRPT_MAX_COLUMNS);
	int			n = govrpt_columns(columns, false);
	char		head[GOV_COLUMN_HEAD_BYTES + 1];

	govrpt_rows_begin(&rows, fcinfo);
	for (int i = 0; i < n; i++)
	{
		govrpt_row_set_code(&rows, HEAD_FIGURE, columns[i].name);
		govrpt_row_set_code(&rows, HEAD_PATH, columns[i].path);
		gov_figures_column_head(&columns[i].of, head);
		govrpt_row_set_name(&rows, HEAD_HEAD, head);
		govrpt_rows_put(&rows);
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_columns);
Datum
govreport_columns(PG_FUNCTION_ARGS)
{
	GovrptRows	rows;
	GovrptColumn *columns = palloc(sizeof(GovrptColumn) * GOVRPT_MAX_COLUMNS);
	int			n = govrpt_columns(columns, true);
	GovrptColumnRow row;

	govrpt_rows_begin(&rows, fcinfo);
	for (int i = 0; i < n; i++)
	{
		govrpt_column_row(&columns[i], &row);
		memcpy(rows.values, row.values, sizeof(row.values));
		memcpy(rows.nulls, row.nulls, sizeof(row.nulls));
		govrpt_rows_put(&rows);
	}
	return (Datum) 0;
}
