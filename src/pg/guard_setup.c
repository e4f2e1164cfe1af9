/*
 * guard_setup.c
 *		Guards put on a table, taken off, and asked: govreport_guard() and its
 *		kin.
 *
 * What these make belongs to the user: table, index and trigger are dumped and
 * restored with the guarded table.
 */
#include "pg/guard_check.h"
#include "pg/guard_cluster.h"
#include "pg/guard_history.h"
#include "pg/guard_records.h"
#include "pg/report_column.h"
#include "pg/rows.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/dependency.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_trigger.h"
#include "commands/defrem.h"
#include "commands/trigger.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"

#define TRIGGER_FUNCTION	"govreport_guard_check"
#define READ_ROWS	100			/* at a time */

static void
execute(const char *sql)
{
	if (SPI_execute(sql, false, 0) < 0)
		elog(ERROR, "could not execute \"%s\"", sql);
}

static void
begin_spi(void)
{
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
}

static Relation
open_own_table(Oid relid, LOCKMODE lock)
{
	Relation	relation = table_open(relid, lock);
	bool		own;

	if (relation->rd_rel->relkind != RELKIND_RELATION)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("\"%s\" is no ordinary table", RelationGetRelationName(relation)),
				 errdetail("Guards are for tables that are neither partitioned nor partitions, and have no children.")));
#if PG_VERSION_NUM >= 160000
	own = object_ownercheck(RelationRelationId, relid, GetUserId());
#else
	own = pg_class_ownercheck(relid, GetUserId());
#endif
	if (!own)
		aclcheck_error(ACLCHECK_NOT_OWNER, OBJECT_TABLE, RelationGetRelationName(relation));
	return relation;
}

/*
 * Returns the trigger that guards a column, or any; NULL if there is none.
 * Triggers are known by their function, which is beside the one that is called.
 *
 * It is of a copy, because any catalog lookup may free the relation's own list:
 * those below, and whatever callers do with what is found.
 */
static const Trigger *
find_guard(Relation relation, Oid function, const char *column)
{
	TriggerDesc *triggers = CopyTriggerDesc(relation->trigdesc);
	Oid			namespace = get_func_namespace(function);
	const Trigger *found = NULL;

	for (int i = 0; triggers && i < triggers->numtriggers; i++)
	{
		const Trigger *t = &triggers->triggers[i];
		char	   *name;

		if (t->tgnargs != GUARD_NARGS || get_func_namespace(t->tgfoid) != namespace)
			continue;
		name = get_func_name(t->tgfoid);
		if (!name || strcmp(name, TRIGGER_FUNCTION) != 0 ||
			(column && strcmp(t->tgargs[GUARD_COLUMN], column) != 0))
			continue;
		if (found)
			ereport(ERROR,
					(errcode(ERRCODE_AMBIGUOUS_COLUMN),
					 errmsg("table \"%s\" has several guarded columns",
							RelationGetRelationName(relation)),
					 errhint("Name the one that is meant.")));
		found = t;
	}
	return found;
}

static const Trigger *
find_guard_or_error(Relation relation, Oid function, const char *column)
{
	const Trigger *found = find_guard(relation, function, column);

	if (!found)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 column ?
				 errmsg("column \"%s\" of table \"%s\" is not guarded", column,
						RelationGetRelationName(relation)) :
				 errmsg("table \"%s\" is not guarded", RelationGetRelationName(relation))));
	return found;
}

static char *
name_or_null(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? NULL : NameStr(*PG_GETARG_NAME(n));
}

static char *
word(FunctionCallInfo fcinfo, int n, const char *what)
{
	if (PG_ARGISNULL(n))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("%s must not be null", what)));
	return text_to_cstring(PG_GETARG_TEXT_PP(n));
}

/*
 * A waiver is of one report and one difference.  The region was not in the
 * tables of version 1.0, and comes last, where it disturbs nobody.
 */
static void
create_waivers(const char *table, const char *guarded, Oid region_type)
{
	execute(psprintf("CREATE TABLE %s ("
					 " agency pg_catalog.text NOT NULL,"
					 " year pg_catalog.int4 NOT NULL,"
					 " rule pg_catalog.text NOT NULL,"
					 " item pg_catalog.text,"
					 " party pg_catalog.text,"
					 " difference pg_catalog.numeric NOT NULL,"
					 " reason pg_catalog.text NOT NULL CHECK (reason OPERATOR(pg_catalog.~) '[^[:space:]]'),"
					 " waived_by pg_catalog.text NOT NULL DEFAULT SESSION_USER,"
					 " waived_at pg_catalog.timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,"
					 " region %s)", table, format_type_be_qualified(region_type)));
	execute(psprintf("CREATE UNIQUE INDEX ON %s (agency, year, rule, (COALESCE(item, '')),"
					 " (COALESCE(party, '')), difference, (COALESCE(region::pg_catalog.text, '')))", table));
	execute(psprintf("COMMENT ON TABLE %s IS %s", table,
					 quote_literal_cstr(psprintf("violations of the form's rules that %s may have", guarded))));
	execute(psprintf("COMMENT ON COLUMN %s.difference IS "
					 "'left side less right side, as govreport_check() has it; for rule sign, the value; "
					 "with another difference the waiver does not apply'", table));
	execute(psprintf("COMMENT ON COLUMN %s.region IS "
					 "'of the agency, where others have the same name; NULL: any'", table));
}

/* The arguments of govreport_guard(). */
enum
{
	ARG_RELATION, ARG_REPORT, ARG_BALANCE, ARG_LINKS, ARG_DEFERRED, ARG_AGENCY, ARG_YEAR,
	ARG_HISTORY
};

/* Sets the arguments of a trigger, and raises an error where they can't be. */
static void
choose_args(FunctionCallInfo fcinfo, Relation relation, char *args[GUARD_NARGS])
{
	Oid			function = fcinfo->flinfo->fn_oid;
	Oid			namespace = RelationGetNamespace(relation);
	char	   *name = pstrdup(RelationGetRelationName(relation));
	char	   *agency = name_or_null(fcinfo, ARG_AGENCY);
	char	   *year = name_or_null(fcinfo, ARG_YEAR);
	char	   *column = name_or_null(fcinfo, ARG_REPORT);

	if (!column)
		column = govrpt_column_name(relation,
									govrpt_report_column(relation, function, NULL, NULL));
	args[GUARD_COLUMN] = column;
	args[GUARD_BALANCE] = word(fcinfo, ARG_BALANCE, "balance");
	args[GUARD_LINKS] = word(fcinfo, ARG_LINKS, "links");
	args[GUARD_WAIVERS] = makeObjectName(name, column, "waiver");
	args[GUARD_INDEX] = ChooseRelationName(name, column, "guard_idx", namespace, false);
	args[GUARD_AGENCY] = agency ? agency : "";
	args[GUARD_YEAR] = year ? year : "";
}

static void
create_index(const Guard *g, const char *guarded)
{
	char	   *region = g->agency ? "" : psprintf(", (%s)", govrpt_guard_region_expr(g, ""));

	execute(psprintf("CREATE INDEX %s ON %s ((%s), (%s)%s)",
					 quote_identifier(g->args[GUARD_INDEX]), guarded,
					 govrpt_guard_agency_expr(g, ""), govrpt_guard_year_expr(g, ""), region));
}

static void
create_trigger(const Guard *g, const char *trigger, const char *guarded, bool deferred)
{
	StringInfoData quoted;

	initStringInfo(&quoted);
	for (int i = 0; i < GUARD_NARGS; i++)
		appendStringInfo(&quoted, "%s%s", i > 0 ? ", " : "", quote_literal_cstr(g->args[i]));
	execute(psprintf("CREATE CONSTRAINT TRIGGER %s AFTER INSERT OR UPDATE OR DELETE ON %s"
					 " DEFERRABLE INITIALLY %s FOR EACH ROW EXECUTE FUNCTION %s(%s)",
					 quote_identifier(trigger), guarded, deferred ? "DEFERRED" : "IMMEDIATE",
					 quote_qualified_identifier(get_namespace_name(get_func_namespace(g->function)),
												TRIGGER_FUNCTION),
					 quoted.data));
}

/* Makes table, index and trigger.  The guarded table is not in use meanwhile. */
static void
create_guard(const Guard *g, const GuardCluster *c, const char *name, Oid namespace, const char *guarded, bool deferred)
{
	int			level = govrpt_cluster_enter(c);
	const char *waivers = g->args[GUARD_WAIVERS];
	char	   *table = quote_qualified_identifier(get_namespace_name(namespace), waivers);

	if (!OidIsValid(get_relname_relid(waivers, namespace)))
		create_waivers(table, guarded, g->region_type);
	govrpt_cluster_share(c, get_relname_relid(waivers, namespace), table);
	create_index(g, guarded);
	create_trigger(g, makeObjectName(name, g->args[GUARD_COLUMN], "guard"), guarded, deferred);
	AtEOXact_GUC(true, level);
}

PG_FUNCTION_INFO_V1(govreport_guard);
Datum
govreport_guard(PG_FUNCTION_ARGS)
{
	Oid			function = fcinfo->flinfo->fn_oid;
	Oid			relid = govrpt_relation_arg(fcinfo, ARG_RELATION);
	bool		deferred = PG_ARGISNULL(ARG_DEFERRED) || PG_GETARG_BOOL(ARG_DEFERRED);

	/* the function of 1.0 has no such argument */
	bool		with_history = PG_NARGS() > ARG_HISTORY && !PG_ARGISNULL(ARG_HISTORY) && PG_GETARG_BOOL(ARG_HISTORY);
	GuardCluster cluster;
	Relation	relation = open_own_table(relid, ShareRowExclusiveLock);
	char	   *args[GUARD_NARGS];
	Oid			namespace,
				waivers;
	Guard		g;
	char	   *name,
			   *guarded;

	govrpt_guard_must_stand_alone(relation);
	namespace = RelationGetNamespace(relation);
	name = pstrdup(RelationGetRelationName(relation));
	guarded = govrpt_guard_qualified(relation, name);
	choose_args(fcinfo, relation, args);
	govrpt_guard_open(&g, relation, args, function);
	if (find_guard(relation, function, args[GUARD_COLUMN]))
		ereport(ERROR,
				(errcode(ERRCODE_DUPLICATE_OBJECT),
				 errmsg("column \"%s\" of table \"%s\" is guarded already", args[GUARD_COLUMN], name),
				 errhint("To guard it in another way, call govreport_unguard() first: waivers are kept.")));
	begin_spi();
	govrpt_cluster_find(relid, &cluster);
	govrpt_cluster_check(&g, &cluster, with_history);
	/* not in use, as far as what follows is concerned; the lock stays */
	table_close(relation, NoLock);
	create_guard(&g, &cluster, name, namespace, guarded, deferred);
	/* the table of waivers, if it was there before, must be one */
	relation = table_open(relid, NoLock);
	govrpt_guard_open(&g, relation, args, function);
	govrpt_guard_prepare(&g);
	table_close(relation, NoLock);
	waivers = get_relname_relid(args[GUARD_WAIVERS], namespace);
	if (with_history)
		govrpt_history_create(&g, relid);
	SPI_finish();
	PG_RETURN_OID(waivers);
}

/*
 * Returns an index that was made for a guard, qualified; NULL if it is to stay,
 * because it is gone already or has become part of a partitioned table's.
 */
static char *
own_index(Relation relation, const char *name)
{
	Oid			oid = get_relname_relid(name, RelationGetNamespace(relation));

	if (!OidIsValid(oid))
		return NULL;
	if (get_rel_relispartition(oid))
	{
		ereport(NOTICE,
				(errmsg("index %s is kept: it is part of a partitioned index",
						govrpt_guard_qualified(relation, name))));
		return NULL;
	}
	return govrpt_guard_qualified(relation, name);
}

PG_FUNCTION_INFO_V1(govreport_unguard);
Datum
govreport_unguard(PG_FUNCTION_ARGS)
{
	Oid			relid = govrpt_relation_arg(fcinfo, 0);
	Relation	relation;
	const Trigger *found;
	char	   *guarded,
			   *trigger,
			   *column,
			   *index,
			   *table,
			   *waivers;
	Oid			namespace;
	bool		drop;
	GuardCluster cluster;
	int			level;

	drop = !PG_ARGISNULL(2) && PG_GETARG_BOOL(2);
	relation = open_own_table(relid, AccessExclusiveLock);
	found = find_guard_or_error(relation, fcinfo->flinfo->fn_oid, name_or_null(fcinfo, 1));
	namespace = RelationGetNamespace(relation);
	guarded = govrpt_guard_qualified(relation, RelationGetRelationName(relation));
	trigger = pstrdup(found->tgname);
	column = pstrdup(found->tgargs[GUARD_COLUMN]);
	index = pstrdup(found->tgargs[GUARD_INDEX]);
	waivers = pstrdup(found->tgargs[GUARD_WAIVERS]);
	table = govrpt_guard_qualified(relation, waivers);
	index = own_index(relation, index);
	table_close(relation, NoLock);

	begin_spi();
	govrpt_cluster_find(relid, &cluster);
	level = govrpt_cluster_enter(&cluster);
	execute(psprintf("DROP TRIGGER %s ON %s", quote_identifier(trigger), guarded));
	govrpt_history_drop(relid, fcinfo->flinfo->fn_oid, column);
	if (index)
		execute(psprintf("DROP INDEX %s", index));
	if (OidIsValid(get_relname_relid(waivers, namespace)))
	{
		if (!drop)
		{
			execute(psprintf("SELECT 1 FROM ONLY %s LIMIT 1", table));
			drop = SPI_processed == 0;
		}
		if (drop)
			execute(psprintf("DROP TABLE %s", table));
		else
			ereport(NOTICE,
					(errmsg("table %s is kept: it holds waivers", table)));
	}
	AtEOXact_GUC(true, level);
	SPI_finish();
	PG_RETURN_VOID();
}


/*
 * What is in the table already
 */

enum
{
	LIST_AGENCY, LIST_YEAR, LIST_RULE, LIST_SEVERITY, LIST_ITEM, LIST_PARTY,
	LIST_LHS, LIST_RHS, LIST_DIFFERENCE, LIST_MESSAGE, LIST_WAIVED, LIST_REGION
};

typedef struct Listing
{
	GovrptRows	rows;
	Datum		values[GUARD_NKEYS];	/* of the row, the agency as text */
	bool		nulls[GUARD_NKEYS];
} Listing;

static void
list(Guard *g, const GuardKey *key, const RuleOutcome *violation, bool waived)
{
	Listing    *listing = g->arg;
	GovrptRows *rows = &listing->rows;
	const GovFinding *finding = violation->finding;

	if (!listing->nulls[GUARD_KEY_AGENCY])
		govrpt_row_set(rows, LIST_AGENCY, listing->values[GUARD_KEY_AGENCY]);
	if (!listing->nulls[GUARD_KEY_YEAR])
		govrpt_row_set(rows, LIST_YEAR, listing->values[GUARD_KEY_YEAR]);
	if (!listing->nulls[GUARD_KEY_REGION])
		govrpt_row_set(rows, LIST_REGION, listing->values[GUARD_KEY_REGION]);
	govrpt_row_set_text(rows, LIST_RULE, gov_rules[violation->rule].code);
	govrpt_row_set_text(rows, LIST_SEVERITY, gov_rules[violation->rule].severity);
	if (violation->item >= 0)
		govrpt_row_set_text(rows, LIST_ITEM, gov_items[violation->item].code);
	if (violation->party >= 0)
		govrpt_row_set_text(rows, LIST_PARTY, gov_parties[violation->party].code);
	if (!finding->left.overflow)
		govrpt_row_set_decimal(rows, LIST_LHS, finding->left.known);
	if (!finding->right.overflow)
		govrpt_row_set_decimal(rows, LIST_RHS, finding->right.known);
	if (finding->has_difference)
		govrpt_row_set_decimal(rows, LIST_DIFFERENCE, finding->difference);
	govrpt_row_set_text(rows, LIST_MESSAGE, violation->message);
	govrpt_row_set_cell(rows, violation->item, violation->party);
	govrpt_row_set(rows, LIST_WAIVED, BoolGetDatum(waived));
	govrpt_rows_put(rows);
}

/* Opens all rows of a table, as who asks, with his rights. */
static Portal
open_rows(const Guard *g)
{
	char	   *query = psprintf("SELECT t.%s, %s, %s, %s FROM ONLY %s t ORDER BY 2, 3, 4",
								 quote_identifier(g->args[GUARD_COLUMN]),
								 govrpt_guard_agency_expr(g, "t."), govrpt_guard_year_expr(g, "t."),
								 govrpt_guard_region_expr(g, "t."),
								 govrpt_guard_qualified(g->relation,
														RelationGetRelationName(g->relation)));

	return SPI_cursor_open_with_args(NULL, query, 0, NULL, NULL, NULL, true, 0);
}

/* Lists what is wrong with the report in a row, if there is one. */
static void
check_row(Guard *g, HeapTuple tuple, TupleDesc tupdesc)
{
	Listing    *listing = g->arg;
	GovFigures	f;
	GuardKey	key;

	for (int k = 0; k < GUARD_NKEYS; k++)
		listing->values[k] = heap_getattr(tuple, GUARD_ROW_KEYS + k, tupdesc, &listing->nulls[k]);
	key = govrpt_guard_key(g, listing->values, listing->nulls);
	if (!govrpt_guard_figures(g, tuple, tupdesc, GUARD_ROW_REPORT, &f))
		return;
	if (!listing->nulls[GUARD_KEY_AGENCY])
		listing->values[GUARD_KEY_AGENCY] =
			govrpt_guard_agency_text(g, listing->values[GUARD_KEY_AGENCY]);
	listing->values[GUARD_KEY_YEAR] = Int32GetDatum(key.year);
	listing->nulls[GUARD_KEY_YEAR] = !key.has_year;
	govrpt_guard_check_balance(g, &key, &f);
	govrpt_guard_check_link(g, &key, &f);
}

static void
check_rows(Guard *g)
{
	MemoryContext row_cxt = AllocSetContextCreate(CurrentMemoryContext, "govreport_guard_violations",
												  ALLOCSET_DEFAULT_SIZES);
	Portal		portal = open_rows(g);
	uint64		n;

	do
	{
		SPITupleTable *table;
		MemoryContext old;

		SPI_cursor_fetch(portal, true, READ_ROWS);
		table = SPI_tuptable;
		n = SPI_processed;
		old = MemoryContextSwitchTo(row_cxt);
		for (uint64 i = 0; i < n; i++)
		{
			CHECK_FOR_INTERRUPTS();
			MemoryContextReset(row_cxt);
			govrpt_guard_memory_trim(g->memory);
			check_row(g, table->vals[i], table->tupdesc);
		}
		MemoryContextSwitchTo(old);
		SPI_freetuptable(table);
	} while (n > 0);
	SPI_cursor_close(portal);
}

PG_FUNCTION_INFO_V1(govreport_guard_violations);
Datum
govreport_guard_violations(PG_FUNCTION_ARGS)
{
	Oid			relid = govrpt_relation_arg(fcinfo, 0);
	Listing		listing;
	Relation	relation;
	const Trigger *found;
	GuardCluster cluster;
	Guard		g;

	govrpt_rows_begin(&listing.rows, fcinfo);
	relation = table_open(relid, AccessShareLock);
	found = find_guard_or_error(relation, fcinfo->flinfo->fn_oid, name_or_null(fcinfo, 1));
	govrpt_guard_must_stand_alone(relation);
	govrpt_guard_open(&g, relation, found->tgargs, fcinfo->flinfo->fn_oid);
	g.memory = govrpt_guard_memory_create(CurrentMemoryContext);
	g.found = list;
	g.arg = &listing;

	begin_spi();
	govrpt_cluster_find(relid, &cluster);
	if (cluster.managed)
		govrpt_cluster_violations(relid, g.function, g.args[GUARD_COLUMN], &listing.rows);
	else
	{
		govrpt_guard_prepare(&g);
		check_rows(&g);
	}
	SPI_finish();
	table_close(relation, AccessShareLock);
	return (Datum) 0;
}
