/*
 * guard_cluster.c
 *		Guards of tables that Citus has distributed.
 *
 * Nothing of Citus is linked or included: its catalogue and its functions, which are in
 * pg_catalog, are asked by SQL.
 */
#include "pg/guard_cluster.h"

#include "pg/encoding.h"

#include "catalog/namespace.h"
#include "catalog/pg_namespace.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/primnodes.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

#define CITUS_CATALOG	"pg_dist_partition"

/* How rows find their shard, and shards their copies, in that catalogue. */
#define UNDIVIDED	'n'			/* one shard */
#define COPIED		't'			/* to every server */

static bool
is_known_to_citus(Oid relid)
{
	Oid			types[] = {REGCLASSOID};
	Datum		values[] = {ObjectIdGetDatum(relid)};

	if (!OidIsValid(get_relname_relid(CITUS_CATALOG, PG_CATALOG_NAMESPACE)))
		return false;
	if (SPI_execute_with_args("SELECT partmethod, repmodel, colocationid,"
							  " pg_catalog.column_to_column_name(logicalrelid, partkey)"
							  " FROM pg_catalog." CITUS_CATALOG " WHERE logicalrelid OPERATOR(pg_catalog.=) $1",
							  1, types, values, NULL, true, 1) != SPI_OK_SELECT)
		elog(ERROR, "could not read " CITUS_CATALOG);
	return SPI_processed == 1;
}

void
govrpt_cluster_find(Oid relid, GuardCluster *c)
{
	HeapTuple	row;
	TupleDesc	tupdesc;
	char	   *method,
			   *copies;
	bool		isnull;

	memset(c, 0, sizeof(*c));
	if (!is_known_to_citus(relid))
		return;
	row = SPI_tuptable->vals[0];
	tupdesc = SPI_tuptable->tupdesc;
	method = SPI_getvalue(row, tupdesc, 1);
	copies = SPI_getvalue(row, tupdesc, 2);
	c->managed = true;
	c->has_shards = method[0] != UNDIVIDED;

	/* what has no colocation is a local table that Citus looks after */
	c->is_remote = c->has_shards || copies[0] == COPIED ||
		DatumGetInt32(SPI_getbinval(row, tupdesc, 3, &isnull)) != 0;
	if (c->has_shards)
		c->column = SPI_getvalue(row, tupdesc, 4);
}


/*
 * Do reports of one agency lie in one shard?
 */

static bool
is_column(Node *node, AttrNumber attnum)
{
	node = strip_implicit_coercions(node);
	return IsA(node, Var) && ((Var *) node)->varattno == attnum;
}

/* Is it (report).region? */
static bool
is_region_of(Node *node, const Guard *g)
{
	FieldSelect *field = (FieldSelect *) strip_implicit_coercions(node);
	Node	   *report;
	Oid			relid;

	if (!IsA(field, FieldSelect))
		return false;
	report = strip_implicit_coercions((Node *) field->arg);
	relid = get_typ_typrelid(getBaseType(exprType(report)));
	return is_column(report, (AttrNumber) g->column) && OidIsValid(relid) &&
		field->fieldnum == get_attnum(relid, "region");
}

/* Is it NOT (a IS DISTINCT FROM b), of a column and the report's region? */
static bool
ties_region(Node *check, const Guard *g, AttrNumber attnum)
{
	BoolExpr   *not = (BoolExpr *) check;
	DistinctExpr *distinct;
	Node	   *a,
			   *b;

	if (!IsA(not, BoolExpr) || not->boolop != NOT_EXPR)
		return false;
	distinct = (DistinctExpr *) linitial(not->args);
	if (!IsA(distinct, DistinctExpr))
		return false;
	a = linitial(distinct->args);
	b = lsecond(distinct->args);
	return (is_column(a, attnum) && is_region_of(b, g)) || (is_column(b, attnum) && is_region_of(a, g));
}

/* Does a CHECK of the table say that a column is the region of the row's report? */
static bool
is_region_by_check(const Guard *g, AttrNumber attnum)
{
	TupleConstr *constr = RelationGetDescr(g->relation)->constr;

	for (int i = 0; constr && i < constr->num_check; i++)
	{
		ListCell   *lc;

		if (!constr->check[i].ccvalid)
			continue;
		foreach(lc, make_ands_implicit(stringToNode(constr->check[i].ccbin)))
			if (ties_region(lfirst(lc), g, attnum))
			return true;
	}
	return false;
}

static void
refuse_distribution(const Guard *g, const GuardCluster *c, AttrNumber attnum)
{
	const char *column = quote_identifier(c->column);
	bool		is_region = g->agency == 0 &&
		getBaseType(get_atttype(RelationGetRelid(g->relation), attnum)) == g->region_type;

	ereport(ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("reports of one agency can lie in different shards of table \"%s\"",
					RelationGetRelationName(g->relation)),
			 errdetail("It is distributed by column \"%s\", and the links to the years beside a report are looked for in its own shard.",
					   c->column),
			 is_region ?
			 errhint("They lie in one if %s is the report's region: ALTER TABLE %s ADD CHECK ((%s).region IS NOT DISTINCT FROM %s). Or guard with links => 'off', which looks at single reports.",
					 column, govrpt_guard_qualified(g->relation, RelationGetRelationName(g->relation)),
					 quote_identifier(g->args[GUARD_COLUMN]), column) :
			 errhint("Distribute it by the column of the agency, or, without one, by that of the region. Or guard with links => 'off', which looks at single reports.")));
}

void
govrpt_cluster_check(const Guard *g, const GuardCluster *c, bool with_history)
{
	AttrNumber	attnum;

	if (c->is_remote && with_history)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("a table that is distributed can have no history"),
				 errdetail("The trigger of a shard can write to no other distributed table."),
				 errhint("Keep it where reports are corrected, and send on what is settled.")));
	if (!c->has_shards || g->links == 0)
		return;
	attnum = get_attnum(RelationGetRelid(g->relation), c->column);
	if (g->agency != 0 ? attnum != g->agency : !is_region_by_check(g, attnum))
		refuse_distribution(g, c, attnum);
}


/*
 * What is done in the cluster
 */

/*
 * Citus lets no trigger be made because it can't know what one does: ours reads its own
 * shard and a table that every server has.  One after the other, because what follows in
 * the transaction may not be done by many connections at once.
 */
int
govrpt_cluster_enter(const GuardCluster *c)
{
	int			level = NewGUCNestLevel();

	if (!c->managed)
		return level;
	(void) set_config_option("citus.enable_unsafe_triggers", "on", PGC_USERSET, PGC_S_SESSION,
							 GUC_ACTION_SAVE, true, 0, false);
	(void) set_config_option("citus.multi_shard_modify_mode", "sequential", PGC_USERSET, PGC_S_SESSION,
							 GUC_ACTION_SAVE, true, 0, false);
	return level;
}

void
govrpt_cluster_share(const GuardCluster *c, Oid waivers, const char *name)
{
	if (!c->is_remote || is_known_to_citus(waivers))
		return;
	if (SPI_execute(psprintf("SELECT pg_catalog.create_reference_table(%s)", quote_literal_cstr(name)), false, 0) < 0)
		elog(ERROR, "could not make \"%s\" a reference table", name);
}

/* Returns the columns of a function's result, as a list of column definitions. */
static char *
definitions(TupleDesc tupdesc)
{
	StringInfoData list;

	initStringInfo(&list);
	for (int i = 0; i < tupdesc->natts; i++)
		appendStringInfo(&list, "%s%s %s", i > 0 ? ", " : "", quote_identifier(NameStr(TupleDescAttr(tupdesc, i)->attname)),
						 format_type_be_qualified(TupleDescAttr(tupdesc, i)->atttypid));
	return list.data;
}

/* Puts the rows of a shard, which come as JSON. */
static void
put_rows(const char *json, GovrptRows *rows)
{
	Oid			types[] = {TEXTOID};
	Datum		values[] = {govrpt_server_datum(json)};
	char	   *sql = psprintf("SELECT * FROM pg_catalog.json_to_recordset($1::pg_catalog.json) AS v(%s)", definitions(rows->tupdesc));
	SPITupleTable *table;

	if (SPI_execute_with_args(sql, 1, types, values, NULL, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not read the violations of a shard");
	table = SPI_tuptable;
	for (uint64 i = 0; i < table->numvals; i++)
	{
		heap_deform_tuple(table->vals[i], table->tupdesc, rows->values, rows->nulls);
		govrpt_rows_put(rows);
	}
	SPI_freetuptable(table);
}

void
govrpt_cluster_violations(Oid relid, Oid function, const char *column, GovrptRows *rows)
{
	char	   *call = psprintf("%s.govreport_guard_violations(%%L, %s)",
								quote_identifier(get_namespace_name(get_func_namespace(function))),
								quote_literal_cstr(column));
	char	   *command = psprintf("SELECT coalesce(pg_catalog.json_agg(v), '[]') FROM %s v", call);
	Oid			types[] = {REGCLASSOID, TEXTOID};
	Datum		values[] = {ObjectIdGetDatum(relid), govrpt_server_datum(command)};
	SPITupleTable *shards;

	if (SPI_execute_with_args("SELECT success, result FROM pg_catalog.run_command_on_shards($1, $2)",
							  2, types, values, NULL, false, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not ask the shards");
	shards = SPI_tuptable;
	for (uint64 i = 0; i < shards->numvals; i++)
	{
		char	   *result = SPI_getvalue(shards->vals[i], shards->tupdesc, 2);

		CHECK_FOR_INTERRUPTS();
		if (strcmp(SPI_getvalue(shards->vals[i], shards->tupdesc, 1), "t") != 0)
			ereport(ERROR,
					(errcode(ERRCODE_EXTERNAL_ROUTINE_EXCEPTION),
					 errmsg("a shard of table \"%s\" could not be asked for violations", get_rel_name(relid)),
					 errdetail_internal("%s", result)));
		put_rows(result, rows);
	}
}
