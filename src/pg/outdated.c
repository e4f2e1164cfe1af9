/*
 * outdated.c
 *		Stored reports that would be others if they were read again:
 *		govreport_outdated().
 *
 * A stored generated column keeps what the reader made of a text when the row was
 * written.  The query here computes each anew and shows where it differs.  It runs
 * as the caller.
 */
#include "pg/report_column.h"
#include "pg/rows.h"

#include "access/htup_details.h"
#include "access/relation.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "nodes/nodes.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/ruleutils.h"

#define READ_ROWS	100			/* at a time */

enum
{
	ARG_RELATION, ARG_REPORT, ARG_BODY
};

/* Returns the expression of a stored generated column; NULL: it is no such column. */
static char *
generation(Relation rel, AttrNumber attno)
{
	TupleConstr *constr = RelationGetDescr(rel)->constr;

	if (TupleDescAttr(RelationGetDescr(rel), attno - 1)->attgenerated != ATTRIBUTE_GENERATED_STORED)
		return NULL;
	for (int i = 0; constr && i < constr->num_defval; i++)
		if (constr->defval[i].adnum == attno)
			return deparse_expression(stringToNode(constr->defval[i].adbin),
									  deparse_context_for(RelationGetRelationName(rel), RelationGetRelid(rel)),
									  false, false);
	return NULL;
}

static void
require_text(Relation rel, const char *column)
{
	AttrNumber	attno = get_attnum(RelationGetRelid(rel), column);
	Oid			type;

	if (attno == InvalidAttrNumber)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("column \"%s\" of relation \"%s\" does not exist", column, RelationGetRelationName(rel))));
	type = getBaseType(get_atttype(RelationGetRelid(rel), attno));
	if (type != TEXTOID && type != VARCHAROID && type != BPCHAROID && type != BYTEAOID)
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("column \"%s\" of relation \"%s\" holds no text", column, RelationGetRelationName(rel)),
				 errdetail("It is of type %s.", format_type_be(type))));
}

/* Returns what reads the report of a row: what generates it, or the reader of a column. */
static char *
reading(Relation rel, AttrNumber attno, const char *body, const char *ext)
{
	char	   *expression = generation(rel, attno);

	if (body == NULL && expression == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("column \"%s\" of relation \"%s\" is not generated and stored",
						NameStr(TupleDescAttr(RelationGetDescr(rel), attno - 1)->attname),
						RelationGetRelationName(rel)),
				 errhint("Name the column that it is read from: govreport_outdated('%s', body => '...').",
						 RelationGetRelationName(rel))));
	if (body == NULL)
		return expression;
	require_text(rel, body);
	return psprintf("%sgovreport_parse(%s)", ext, quote_identifier(body));
}

/* Returns an expression of the primary key as an object. */
static char *
key_object(Relation rel)
{
	Bitmapset  *key = RelationGetIndexAttrBitmap(rel, INDEX_ATTR_BITMAP_PRIMARY_KEY);
	StringInfoData s;
	int			i = -1;

	if (bms_is_empty(key))
		return pstrdup("NULL::pg_catalog.jsonb");
	initStringInfo(&s);
	while ((i = bms_next_member(key, i)) >= 0)
	{
		AttrNumber	attno = i + FirstLowInvalidHeapAttributeNumber;
		char	   *name = get_attname(RelationGetRelid(rel), attno, false);

		appendStringInfo(&s, "%s%s, %s", s.len > 0 ? ", " : "", quote_literal_cstr(name), quote_identifier(name));
	}
	return psprintf("pg_catalog.jsonb_build_object(%s)", s.data);
}

/* Each report is read once: the subquery is not pulled up. */
static char *
make_query(Relation rel, AttrNumber attno, const char *body, Oid function)
{
	char	   *ext = psprintf("%s.", quote_identifier(get_namespace_name(get_func_namespace(function))));

	return psprintf("SELECT r.partition, r.row_id, r.key,"
					" (SELECT pg_catalog.count(*)::pg_catalog.int4 FROM %sgovreport_diff(r.stored, r.now)),"
					" (pg_catalog.to_jsonb(r.stored) OPERATOR(pg_catalog.-) 'figures') IS DISTINCT FROM"
					" (pg_catalog.to_jsonb(r.now) OPERATOR(pg_catalog.-) 'figures'),"
					" (SELECT pg_catalog.count(*)::pg_catalog.int4 FROM %sgovreport_cells(r.stored) c WHERE c.status IS DISTINCT FROM c.printed_status)"
					" FROM (SELECT tableoid::pg_catalog.regclass AS partition, ctid AS row_id, %s AS key, %s AS stored, %s AS now"
					" FROM %s OFFSET 0) r WHERE r.stored IS DISTINCT FROM r.now",
					ext, ext, key_object(rel), quote_identifier(NameStr(TupleDescAttr(RelationGetDescr(rel), attno - 1)->attname)),
					reading(rel, attno, body, ext),
					quote_qualified_identifier(get_namespace_name(RelationGetNamespace(rel)), RelationGetRelationName(rel)));
}

static void
put_rows(GovrptRows *rows, const char *query)
{
	Portal		portal = SPI_cursor_open_with_args(NULL, query, 0, NULL, NULL, NULL, true, 0);

	for (;;)
	{
		SPI_cursor_fetch(portal, true, READ_ROWS);
		if (SPI_processed == 0)
			break;
		for (uint64 i = 0; i < SPI_processed; i++)
		{
			heap_deform_tuple(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, rows->values, rows->nulls);
			govrpt_rows_put(rows);
		}
		SPI_freetuptable(SPI_tuptable);
	}
	SPI_cursor_close(portal);
}

static Relation
open_table(Oid relid)
{
	Relation	rel = relation_open(relid, AccessShareLock);

	if (rel->rd_rel->relkind != RELKIND_RELATION && rel->rd_rel->relkind != RELKIND_PARTITIONED_TABLE)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("\"%s\" is not a table", RelationGetRelationName(rel))));
	return rel;
}

PG_FUNCTION_INFO_V1(govreport_outdated);
Datum
govreport_outdated(PG_FUNCTION_ARGS)
{
	Oid			function = fcinfo->flinfo->fn_oid;
	GovrptRows	rows;
	Relation	rel;
	AttrNumber	attno;
	char	   *query;
	int			level;

	govrpt_rows_begin(&rows, fcinfo);
	rel = open_table(govrpt_relation_arg(fcinfo, ARG_RELATION));
	attno = (AttrNumber) govrpt_report_column(rel, function, PG_ARGISNULL(ARG_REPORT) ? NULL :
											  NameStr(*PG_GETARG_NAME(ARG_REPORT)), NULL);

	/*
	 * names in the query are written with their schemas, and mean the same by
	 * any path
	 */
	level = NewGUCNestLevel();
	(void) set_config_option("search_path", "pg_catalog, pg_temp", PGC_USERSET, PGC_S_SESSION,
							 GUC_ACTION_SAVE, true, 0, false);
	query = make_query(rel, attno, PG_ARGISNULL(ARG_BODY) ? NULL : NameStr(*PG_GETARG_NAME(ARG_BODY)), function);
	AtEOXact_GUC(true, level);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	put_rows(&rows, query);
	SPI_finish();
	relation_close(rel, AccessShareLock);
	return (Datum) 0;
}
