/*
 * view_source.c
 *		The reports that views are made over.
 *
 * Where a table has figures and plain columns, as those of a cluster have, the views
 * are made over a subquery that forms a report of these.  The planner takes it apart
 * again: what a view asks of a report is asked of the column.
 */
#include "pg/view_source.h"

#include "pg/report_column.h"

#include "access/htup_details.h"
#include "catalog/pg_am.h"
#include "catalog/pg_class.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_type.h"
#include "parser/parse_coerce.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

/* The column that the subquery adds. */
#define MADE_REPORT	"\"govreport report\""

/* Returns a table's column of a name, which must be fit for an attribute; 0 for none. */
static AttrNumber
find_part(Relation rel, Form_pg_attribute attribute)
{
	AttrNumber	attnum = get_attnum(RelationGetRelid(rel), NameStr(attribute->attname));
	Oid			type;

	if (attnum <= 0)
		return InvalidAttrNumber;
	type = get_atttype(RelationGetRelid(rel), attnum);
	if (!can_coerce_type(1, &type, &attribute->atttypid, COERCION_ASSIGNMENT))
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("column \"%s\" of relation \"%s\" is of type %s, but that of a report is of type %s",
						NameStr(attribute->attname), RelationGetRelationName(rel),
						format_type_be(type), format_type_be(attribute->atttypid)),
				 errhint("A column of another name is none of the report's.")));
	return attnum;
}

/* Appends an attribute of the report: the table's column, or NULL where it has none. */
static void
append_part(StringInfo row, ViewTarget *t, Relation rel, Form_pg_attribute attribute, AttrNumber figures)
{
	AttrNumber	attnum = attribute->atttypid == govrpt_view_type(t, "govfigures") ?
		figures : find_part(rel, attribute);
	const char *type = format_type_be_qualified(attribute->atttypid);

	if (attnum == InvalidAttrNumber)
	{
		appendStringInfo(row, "NULL::%s", type);
		return;
	}
	t->parts = bms_add_member(t->parts, attnum);
	appendStringInfo(row, "t.%s", quote_identifier(get_attname(t->relid, attnum, false)));
	if (get_atttype(t->relid, attnum) != attribute->atttypid)
		appendStringInfo(row, "::%s", type);
}

/*
 * Sets a subquery that forms reports.  Where rows have a place it goes with them, for
 * outside the subquery nothing knows it.
 */
static void
make_reports(ViewTarget *t, Relation rel, AttrNumber figures)
{
	StringInfoData row;

	initStringInfo(&row);
	for (int i = 0; i < t->type->natts; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(t->type, i);

		if (attribute->attisdropped)
			continue;
		if (row.len > 0)
			appendStringInfoString(&row, ", ");
		append_part(&row, t, rel, attribute, figures);
	}
	t->report = "t." MADE_REPORT;
	t->source = psprintf("(SELECT t.*, ROW(%s)::%sgovreport AS " MADE_REPORT "%s\n\t\tFROM %s t)", row.data, t->ext,
						 t->has_place ? ", t.tableoid AS " VERSION_TABLE ", t.ctid AS " VERSION_ROW : "", t->relation);
}

/* Do the rows of a table, or of a partition, have a ctid?  Columnar ones have none. */
static bool
keeps_places(Oid relid)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relid));
	Form_pg_class form;
	bool		keeps;

	if (!HeapTupleIsValid(tuple))
		return false;
	form = (Form_pg_class) GETSTRUCT(tuple);
	keeps = form->relkind == RELKIND_PARTITIONED_TABLE || form->relkind == RELKIND_FOREIGN_TABLE ||
		form->relam == HEAP_TABLE_AM_OID;
	ReleaseSysCache(tuple);
	return keeps;
}

static bool
rows_have_places(Relation rel)
{
	ListCell   *lc;

	switch (rel->rd_rel->relkind)
	{
		case RELKIND_RELATION:
		case RELKIND_MATVIEW:
			return keeps_places(RelationGetRelid(rel));
		case RELKIND_PARTITIONED_TABLE:
			foreach(lc, find_all_inheritors(RelationGetRelid(rel), AccessShareLock, NULL))
			{
				if (!keeps_places(lfirst_oid(lc)))
					return false;
			}
			return true;
		default:
			return false;
	}
}

void
govrpt_view_set_source(ViewTarget *t, Relation rel, const char *name)
{
	AttrNumber	figures = govrpt_figures_column(rel, t->function, name);

	t->type = lookup_rowtype_tupdesc_copy(govrpt_view_type(t, "govreport"), -1);
	t->has_place = rows_have_places(rel);
	if (figures != InvalidAttrNumber)
	{
		t->report_attnum = figures;
		make_reports(t, rel, figures);
		return;
	}
	t->report_attnum = govrpt_report_column(rel, t->function, name, NULL);
	t->report = psprintf("t.%s", quote_identifier(get_attname(t->relid, t->report_attnum, false)));
	t->source = t->relation;
}
