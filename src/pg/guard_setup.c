/*
 * guard_setup.c
 *		Guards put on a table, taken off, and asked: govreport_guard() and its
 *		kin.
 *
 * What these make belongs to the user: table, index and trigger are dumped and
 * restored with the guarded table.
 */
#include "pg/guard.h"
#include "pg/encoding.h"

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
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"

static void execute(const char *fmt,...) pg_attribute_printf(1, 2);

static void
execute(const char *fmt,...)
{
	StringInfoData sql;
	int			needed;

	initStringInfo(&sql);
	for (;;)
	{
		va_list		ap;

		va_start(ap, fmt);
		needed = appendStringInfoVA(&sql, fmt, ap);
		va_end(ap);
		if (needed == 0)
			break;
		enlargeStringInfo(&sql, needed);
	}
	if (SPI_execute(sql.data, false, 0) < 0)
		elog(ERROR, "could not execute \"%s\"", sql.data);
	pfree(sql.data);
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

/* The column that is meant: named, or the only one of type govreport. */
static char *
choose_column(Relation relation, Oid function, const char *name)
{
	int			column;

	if (name)
		return pstrdup(name);
	column = govrpt_report_column(relation, function, NULL, NULL);
	return pstrdup(NameStr(TupleDescAttr(RelationGetDescr(relation), column - 1)->attname));
}

/*
 * The trigger that guards a column, or any; NULL if there is none.  Triggers
 * are known by their function, which is beside the one that is called.
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
		if (!name || strcmp(name, "govreport_guard_check") != 0 ||
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
	execute("CREATE TABLE %s ("
			" agency pg_catalog.text NOT NULL,"
			" year pg_catalog.int4 NOT NULL,"
			" rule pg_catalog.text NOT NULL,"
			" item pg_catalog.text,"
			" party pg_catalog.text,"
			" difference pg_catalog.numeric NOT NULL,"
			" reason pg_catalog.text NOT NULL CHECK (reason OPERATOR(pg_catalog.~) '[^[:space:]]'),"
			" waived_by pg_catalog.text NOT NULL DEFAULT SESSION_USER,"
			" waived_at pg_catalog.timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,"
			" region %s)", table, format_type_be_qualified(region_type));
	execute("CREATE UNIQUE INDEX ON %s (agency, year, rule, (COALESCE(item, '')),"
			" (COALESCE(party, '')), difference, (COALESCE(region::pg_catalog.text, '')))", table);
	execute("COMMENT ON TABLE %s IS %s", table,
			quote_literal_cstr(psprintf("violations of the form's rules that %s may have", guarded)));
	execute("COMMENT ON COLUMN %s.difference IS "
			"'left side less right side, as govreport_check() has it; for rule sign, the value; "
			"with another difference the waiver does not apply'", table);
	execute("COMMENT ON COLUMN %s.region IS "
			"'of the agency, where others have the same name; NULL: any'", table);
}

PG_FUNCTION_INFO_V1(govreport_guard);
Datum
govreport_guard(PG_FUNCTION_ARGS)
{
	Oid			function = fcinfo->flinfo->fn_oid;
	char	   *args[GUARD_NARGS];
	char	   *agency = name_or_null(fcinfo, 5);
	char	   *year = name_or_null(fcinfo, 6);
	Oid			relid,
				namespace,
				waivers;
	bool		deferred;
	Relation	relation;
	Guard		g;
	char	   *name,
			   *guarded,
			   *table,
			   *trigger,
			   *region;
	StringInfoData quoted;

	if (PG_ARGISNULL(0))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("relation must not be null")));
	relid = PG_GETARG_OID(0);
	deferred = PG_ARGISNULL(4) || PG_GETARG_BOOL(4);
	relation = open_own_table(relid, ShareRowExclusiveLock);
	govrpt_guard_must_stand_alone(relation);
	namespace = RelationGetNamespace(relation);
	name = pstrdup(RelationGetRelationName(relation));
	guarded = govrpt_guard_qualified(relation, name);

	args[GUARD_COLUMN] = choose_column(relation, function, name_or_null(fcinfo, 1));
	args[GUARD_BALANCE] = word(fcinfo, 2, "balance");
	args[GUARD_LINKS] = word(fcinfo, 3, "links");
	args[GUARD_WAIVERS] = makeObjectName(name, args[GUARD_COLUMN], "waiver");
	args[GUARD_INDEX] = ChooseRelationName(name, args[GUARD_COLUMN], "guard_idx", namespace, false);
	args[GUARD_AGENCY] = agency ? agency : "";
	args[GUARD_YEAR] = year ? year : "";
	govrpt_guard_open(&g, relation, args, function);
	if (find_guard(relation, function, args[GUARD_COLUMN]))
		ereport(ERROR,
				(errcode(ERRCODE_DUPLICATE_OBJECT),
				 errmsg("column \"%s\" of table \"%s\" is guarded already", args[GUARD_COLUMN], name),
				 errhint("To guard it in another way, call govreport_unguard() first: waivers are kept.")));
	table = govrpt_guard_qualified(relation, args[GUARD_WAIVERS]);
	trigger = makeObjectName(name, args[GUARD_COLUMN], "guard");
	initStringInfo(&quoted);
	for (int i = 0; i < GUARD_NARGS; i++)
		appendStringInfo(&quoted, "%s%s", i > 0 ? ", " : "", quote_literal_cstr(args[i]));
	/* not in use, as far as what follows is concerned; the lock stays */
	table_close(relation, NoLock);

	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	if (!OidIsValid(get_relname_relid(args[GUARD_WAIVERS], namespace)))
		create_waivers(table, guarded, g.region_type);
	region = agency ? "" : psprintf(", (%s)", govrpt_guard_region_expr(&g, ""));
	execute("CREATE INDEX %s ON %s ((%s), (%s)%s)", quote_identifier(args[GUARD_INDEX]), guarded,
			govrpt_guard_agency_expr(&g, ""), govrpt_guard_year_expr(&g, ""), region);
	execute("CREATE CONSTRAINT TRIGGER %s AFTER INSERT OR UPDATE OR DELETE ON %s"
			" DEFERRABLE INITIALLY %s FOR EACH ROW EXECUTE FUNCTION %s(%s)",
			quote_identifier(trigger), guarded, deferred ? "DEFERRED" : "IMMEDIATE",
			quote_qualified_identifier(get_namespace_name(get_func_namespace(function)),
									   "govreport_guard_check"),
			quoted.data);
	/* the table of waivers, if it was there before, must be one */
	relation = table_open(relid, NoLock);
	govrpt_guard_open(&g, relation, args, function);
	govrpt_guard_prepare(&g);
	table_close(relation, NoLock);
	waivers = get_relname_relid(args[GUARD_WAIVERS], namespace);
	SPI_finish();
	PG_RETURN_OID(waivers);
}

/*
 * An index that was made for a guard, qualified; NULL if it is to stay: it is
 * gone already, or it has become part of a partitioned table's.
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
	Relation	relation;
	const Trigger *found;
	char	   *guarded,
			   *trigger,
			   *index,
			   *table,
			   *waivers;
	Oid			namespace;
	bool		drop;

	if (PG_ARGISNULL(0))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("relation must not be null")));
	drop = !PG_ARGISNULL(2) && PG_GETARG_BOOL(2);
	relation = open_own_table(PG_GETARG_OID(0), AccessExclusiveLock);
	found = find_guard_or_error(relation, fcinfo->flinfo->fn_oid, name_or_null(fcinfo, 1));
	namespace = RelationGetNamespace(relation);
	guarded = govrpt_guard_qualified(relation, RelationGetRelationName(relation));
	trigger = pstrdup(found->tgname);
	index = pstrdup(found->tgargs[GUARD_INDEX]);
	waivers = pstrdup(found->tgargs[GUARD_WAIVERS]);
	table = govrpt_guard_qualified(relation, waivers);
	index = own_index(relation, index);
	table_close(relation, NoLock);

	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	execute("DROP TRIGGER %s ON %s", quote_identifier(trigger), guarded);
	if (index)
		execute("DROP INDEX %s", index);
	if (OidIsValid(get_relname_relid(waivers, namespace)))
	{
		if (!drop)
		{
			execute("SELECT 1 FROM ONLY %s LIMIT 1", table);
			drop = SPI_processed == 0;
		}
		if (drop)
			execute("DROP TABLE %s", table);
		else
			ereport(NOTICE,
					(errmsg("table %s is kept: it holds waivers", table)));
	}
	SPI_finish();
	PG_RETURN_VOID();
}


/*
 * What is in the table already
 */

enum
{
	LIST_AGENCY, LIST_YEAR, LIST_RULE, LIST_SEVERITY, LIST_ITEM, LIST_PARTY,
	LIST_LHS, LIST_RHS, LIST_DIFFERENCE, LIST_MESSAGE, LIST_WAIVED, LIST_REGION, LIST_NCOLS
};

typedef struct Listing
{
	Tuplestorestate *store;
	TupleDesc	tupdesc;
	Datum		values[GUARD_NKEYS];	/* of the row, the agency as text */
	bool		nulls[GUARD_NKEYS];
} Listing;

static void
list(Guard *g, const GuardKey *key, int rule, int item, int party,
	 const GovFinding *finding, const char *message, bool waived)
{
	Listing    *listing = g->arg;
	Datum		values[LIST_NCOLS] = {0};
	bool		nulls[LIST_NCOLS] = {0};

#define PUT_TEXT(col, s) \
	do { \
		const char *it = (s); \
		nulls[col] = it == NULL; \
		values[col] = it ? govrpt_text_datum(govrpt_str(it)) : (Datum) 0; \
	} while (0)
#define PUT_DECIMAL(col, there, d) \
	do { \
		nulls[col] = !(there); \
		values[col] = nulls[col] ? (Datum) 0 : govrpt_decimal_datum(d); \
	} while (0)
	values[LIST_AGENCY] = listing->values[GUARD_KEY_AGENCY];
	nulls[LIST_AGENCY] = listing->nulls[GUARD_KEY_AGENCY];
	values[LIST_YEAR] = listing->values[GUARD_KEY_YEAR];
	nulls[LIST_YEAR] = listing->nulls[GUARD_KEY_YEAR];
	values[LIST_REGION] = listing->values[GUARD_KEY_REGION];
	nulls[LIST_REGION] = listing->nulls[GUARD_KEY_REGION];
	PUT_TEXT(LIST_RULE, gov_rules[rule].code);
	PUT_TEXT(LIST_SEVERITY, gov_rules[rule].severity);
	PUT_TEXT(LIST_ITEM, item < 0 ? NULL : gov_items[item].code);
	PUT_TEXT(LIST_PARTY, party < 0 ? NULL : gov_parties[party].code);
	PUT_DECIMAL(LIST_LHS, !finding->left.overflow, finding->left.known);
	PUT_DECIMAL(LIST_RHS, !finding->right.overflow, finding->right.known);
	PUT_DECIMAL(LIST_DIFFERENCE, finding->has_difference, finding->difference);
	PUT_TEXT(LIST_MESSAGE, message);
	values[LIST_WAIVED] = BoolGetDatum(waived);
	tuplestore_putvalues(listing->store, listing->tupdesc, values, nulls);
}

PG_FUNCTION_INFO_V1(govreport_guard_violations);
Datum
govreport_guard_violations(PG_FUNCTION_ARGS)
{
	Listing		listing;
	Relation	relation;
	const Trigger *found;
	Guard		g;
	Portal		portal;
	StringInfoData query;
	MemoryContext row_cxt,
				old;

	if (PG_ARGISNULL(0))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("relation must not be null")));
	listing.store = govrpt_materialize(fcinfo, &listing.tupdesc);
	relation = table_open(PG_GETARG_OID(0), AccessShareLock);
	found = find_guard_or_error(relation, fcinfo->flinfo->fn_oid, name_or_null(fcinfo, 1));
	govrpt_guard_must_stand_alone(relation);
	govrpt_guard_open(&g, relation, found->tgargs, fcinfo->flinfo->fn_oid);
	g.memory = govrpt_guard_memory_create(fcinfo->flinfo, CurrentMemoryContext);
	g.found = list;
	g.arg = &listing;

	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	/* all is read as who asks, with his rights */
	govrpt_guard_prepare(&g);
	initStringInfo(&query);
	appendStringInfo(&query, "SELECT t.%s, %s, %s, %s FROM ONLY %s t ORDER BY 2, 3, 4",
					 quote_identifier(found->tgargs[GUARD_COLUMN]),
					 govrpt_guard_agency_expr(&g, "t."), govrpt_guard_year_expr(&g, "t."),
					 govrpt_guard_region_expr(&g, "t."),
					 govrpt_guard_qualified(relation, RelationGetRelationName(relation)));
	row_cxt = AllocSetContextCreate(CurrentMemoryContext, "govreport_guard_violations",
									ALLOCSET_DEFAULT_SIZES);
	portal = SPI_cursor_open_with_args(NULL, query.data, 0, NULL, NULL, NULL, true, 0);
	for (;;)
	{
		SPITupleTable *table;
		uint64		n;

		SPI_cursor_fetch(portal, true, 100);
		table = SPI_tuptable;
		n = SPI_processed;
		old = MemoryContextSwitchTo(row_cxt);
		for (uint64 i = 0; i < n; i++)
		{
			HeapTuple	tuple = table->vals[i];
			GovFigures	f;
			GuardKey	key;

			CHECK_FOR_INTERRUPTS();
			MemoryContextReset(row_cxt);
			govrpt_guard_memory_trim(g.memory);
			for (int k = 0; k < GUARD_NKEYS; k++)
				listing.values[k] = heap_getattr(tuple, 2 + k, table->tupdesc, &listing.nulls[k]);
			key = govrpt_guard_key(&g, listing.values, listing.nulls);
			if (!govrpt_guard_figures(&g, tuple, table->tupdesc, 1, &f))
				continue;
			if (!listing.nulls[GUARD_KEY_AGENCY])
				listing.values[GUARD_KEY_AGENCY] = govrpt_guard_agency_text(&g, listing.values[GUARD_KEY_AGENCY]);
			listing.values[GUARD_KEY_YEAR] = Int32GetDatum(key.year);
			listing.nulls[GUARD_KEY_YEAR] = !key.has_year;
			govrpt_guard_check_balance(&g, &key, &f);
			govrpt_guard_check_link(&g, &key, &f);
		}
		MemoryContextSwitchTo(old);
		SPI_freetuptable(table);
		if (n == 0)
			break;
	}
	SPI_cursor_close(portal);
	SPI_finish();
	table_close(relation, AccessShareLock);
	return (Datum) 0;
}
