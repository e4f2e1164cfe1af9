/*
 * guard_table.c
 *		A guarded table as its trigger's arguments have it: columns, keys, and
 *		the queries that look up neighbours and waivers.
 */
#include "pg/guard_table.h"
#include "pg/encoding.h"
#include "pg/names.h"
#include "pg/report_column.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "catalog/pg_class.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_type.h"
#include "executor/executor.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/hsearch.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

/* Returns the level of "error", "warning", "off"; what is the argument's name. */
static int
level_of(const char *word, const char *what)
{
	if (strcmp(word, "error") == 0)
		return ERROR;
	if (strcmp(word, "warning") == 0)
		return WARNING;
	if (strcmp(word, "off") == 0)
		return 0;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("invalid value for \"%s\": \"%s\"", what, govrpt_shown_string(word)),
			 errhint("It is one of error, warning, off.")));
	return 0;					/* not reached */
}

char *
govrpt_guard_qualified(Relation relation, const char *name)
{
	return quote_qualified_identifier(get_namespace_name(RelationGetNamespace(relation)), name);
}

/*
 * A guard looks up links in its own table only: it would not see the reports
 * in other partitions or in children, and what is written to children doesn't
 * fire the trigger.  A table may become such after it was guarded.
 */
void
govrpt_guard_must_stand_alone(Relation relation)
{
	const char *name = RelationGetRelationName(relation);

	if (relation->rd_rel->relispartition)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("\"%s\" is a partition", name),
				 errdetail("A guard would not see the reports in other partitions."),
				 errhint("If it is guarded, detach it, or call govreport_unguard()."),
				 errtable(relation)));
	/* that it has a subclass may be out of date */
	if (relation->rd_rel->relhassubclass &&
		find_inheritance_children(RelationGetRelid(relation), NoLock) != NIL)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("table \"%s\" has children that inherit from it", name),
				 errdetail("A guard would not see the reports in them."),
				 errhint("If it is guarded, call ALTER TABLE ... NO INHERIT for the children, or govreport_unguard()."),
				 errtable(relation)));
}

static int
column_by_name(Relation relation, const char *name)
{
	int			attno = SPI_fnumber(RelationGetDescr(relation), name);

	if (attno <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("column \"%s\" of relation \"%s\" does not exist", name,
						RelationGetRelationName(relation)),
				 errhint("If it was renamed, call govreport_unguard() and govreport_guard() again."),
				 errtable(relation)));
	return attno;
}

/* Returns the type of a column, or what its domain is of. */
static Oid
base_type(Relation relation, int attno)
{
	return getBaseType(TupleDescAttr(RelationGetDescr(relation), attno - 1)->atttypid);
}

void
govrpt_guard_open(Guard *g, Relation relation, char **args, Oid function)
{
	memset(g, 0, sizeof(*g));
	g->relation = relation;
	g->function = function;
	g->args = args;
	g->balance = level_of(args[GUARD_BALANCE], "balance");
	g->links = level_of(args[GUARD_LINKS], "links");
	g->column = column_by_name(relation, args[GUARD_COLUMN]);
	if (!govrpt_is_report_column(relation, g->column, function))
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("column \"%s\" of relation \"%s\" is not of type govreport",
						args[GUARD_COLUMN], RelationGetRelationName(relation)),
				 errtablecol(relation, g->column)));
	g->region_type = govrpt_type(function, "adcode");
	g->agency_type = TEXTOID;
	if (args[GUARD_AGENCY][0])
	{
		g->agency = column_by_name(relation, args[GUARD_AGENCY]);
		g->agency_type = TupleDescAttr(RelationGetDescr(relation), g->agency - 1)->atttypid;
	}
	if (args[GUARD_YEAR][0])
	{
		Oid			type;

		g->year = column_by_name(relation, args[GUARD_YEAR]);
		type = base_type(relation, g->year);
		if (type != INT2OID && type != INT4OID && type != INT8OID)
			ereport(ERROR,
					(errcode(ERRCODE_DATATYPE_MISMATCH),
					 errmsg("column \"%s\" of relation \"%s\" is no integer",
							args[GUARD_YEAR], RelationGetRelationName(relation)),
					 errtablecol(relation, g->year)));
	}
}

char *
govrpt_guard_agency_expr(const Guard *g, const char *prefix)
{
	return g->agency ? psprintf("%s%s", prefix, quote_identifier(g->args[GUARD_AGENCY])) :
		psprintf("(%s%s).agency", prefix, quote_identifier(g->args[GUARD_COLUMN]));
}

char *
govrpt_guard_year_expr(const Guard *g, const char *prefix)
{
	return g->year ? psprintf("%s%s", prefix, quote_identifier(g->args[GUARD_YEAR])) :
		psprintf("(%s%s).year", prefix, quote_identifier(g->args[GUARD_COLUMN]));
}

char *
govrpt_guard_region_expr(const Guard *g, const char *prefix)
{
	/* who has a column for the agency knows by it which one it is */
	return g->agency ? psprintf("NULL::%s", format_type_be_qualified(g->region_type)) :
		psprintf("(%s%s).region", prefix, quote_identifier(g->args[GUARD_COLUMN]));
}

Oid
govrpt_guard_own_table(Relation relation, const char *name, const char *what)
{
	Oid			oid = get_relname_relid(name, RelationGetNamespace(relation));
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(oid));
	Form_pg_class rel;

	if (!HeapTupleIsValid(tuple))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("table \"%s\" of %s does not exist", name, what),
				 errdetail("It belongs into the schema of table \"%s\".", RelationGetRelationName(relation)),
				 errhint("If it was renamed or moved, call govreport_unguard() and govreport_guard() again.")));
	rel = (Form_pg_class) GETSTRUCT(tuple);
	if (rel->relkind != RELKIND_RELATION || rel->relowner != relation->rd_rel->relowner)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("\"%s\" is no table of %s for table \"%s\"", name, what, RelationGetRelationName(relation)),
				 errdetail("It must be an ordinary table of the same owner.")));
	ReleaseSysCache(tuple);
	return oid;
}

static Oid
waivers_table(const Guard *g)
{
	return govrpt_guard_own_table(g->relation, g->args[GUARD_WAIVERS], "waivers");
}

/* One plan will do for every agency and year. */
static SPIPlanPtr
prepare(const char *query, int nargs, Oid *types)
{
	SPIPlanPtr	plan = SPI_prepare_cursor(query, nargs, types, CURSOR_OPT_GENERIC_PLAN);

	if (plan == NULL)
		elog(ERROR, "SPI_prepare of \"%s\" failed: %s", query, SPI_result_code_string(SPI_result));
	return plan;
}

/* Appends a = b by the type's own equality, because nothing is left to search_path. */
static void
append_equal(StringInfo query, const char *a, const char *b, Oid type)
{
	Oid			eq = lookup_type_cache(type, TYPECACHE_EQ_OPR)->eq_opr;

	if (!OidIsValid(eq))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_FUNCTION),
				 errmsg("could not identify an equality operator for type %s",
						format_type_be(type))));
	generate_operator_clause(query, a, type, eq, b, type);
}

static void
prepare_reports(Guard *g)
{
	Oid			types[] = {g->agency_type, INT4OID, g->region_type};
	const char *region = govrpt_guard_region_expr(g, "t.");
	StringInfoData query;
	int			len;

	initStringInfo(&query);
	appendStringInfo(&query, "SELECT t.%s, %s, %s, %s, t.xmin FROM ONLY %s t WHERE ",
					 quote_identifier(g->args[GUARD_COLUMN]), govrpt_guard_agency_expr(g, "t."),
					 govrpt_guard_year_expr(g, "t."), region,
					 govrpt_guard_qualified(g->relation, RelationGetRelationName(g->relation)));
	append_equal(&query, govrpt_guard_agency_expr(g, "t."), "$1", g->agency_type);
	appendStringInfo(&query, " AND %s OPERATOR(pg_catalog.=) $2", govrpt_guard_year_expr(g, "t."));
	len = query.len;
	g->plans[GUARD_ANY_REGION] = prepare(query.data, 2, types);
	if (g->agency == 0)
	{
		appendStringInfo(&query, " AND %s IS NULL", region);
		g->plans[GUARD_NO_REGION] = prepare(query.data, 2, types);
		query.len = len;
		appendStringInfoString(&query, " AND ");
		append_equal(&query, region, "$3", g->region_type);
		g->plans[GUARD_REGION] = prepare(query.data, 3, types);
	}
	pfree(query.data);
}

/* Waivers of version 1.0 are for agencies of a name, whatever their region. */
static void
prepare_waivers(Guard *g)
{
	Oid			types[WAIVER_NARGS] = {TEXTOID, INT4OID, TEXTOID, TEXTOID, TEXTOID, g->region_type,
	NUMERICOID};
	Oid			table = waivers_table(g);
	AttrNumber	region = get_attnum(table, "region");
	StringInfoData query;

	initStringInfo(&query);
	appendStringInfo(&query,
					 "SELECT 1 FROM ONLY %s w WHERE w.agency OPERATOR(pg_catalog.=) $1"
					 " AND w.year OPERATOR(pg_catalog.=) $2 AND w.rule OPERATOR(pg_catalog.=) $3"
					 " AND COALESCE(w.item, '') OPERATOR(pg_catalog.=) $4"
					 " AND COALESCE(w.party, '') OPERATOR(pg_catalog.=) $5",
					 govrpt_guard_qualified(g->relation, g->args[GUARD_WAIVERS]));
	if (region != InvalidAttrNumber && get_atttype(table, region) == g->region_type)
	{
		appendStringInfoString(&query, " AND (w.region IS NULL OR $6 IS NULL OR ");
		append_equal(&query, "w.region", "$6", g->region_type);
		appendStringInfoChar(&query, ')');
	}
	g->plans[GUARD_PLAN_WAIVERS] = prepare(query.data, WAIVER_DIFFERENCE, types);
	appendStringInfoString(&query, " AND w.difference OPERATOR(pg_catalog.=) $7");
	g->plans[GUARD_PLAN_WAIVER] = prepare(query.data, WAIVER_NARGS, types);
	pfree(query.data);
}

void
govrpt_guard_prepare(Guard *g)
{
	prepare_reports(g);
	prepare_waivers(g);
}

/* Plans are kept for the session, by trigger. */
typedef struct KeptPlans
{
	Oid			trigger;		/* the key */
	bool		complete;
	SPIPlanPtr	plans[GUARD_NPLANS];
} KeptPlans;

/* Returns false when a table or column has got another name since. */
static bool
are_good(const KeptPlans *kept)
{
	for (int i = 0; i < GUARD_NPLANS; i++)
		if (kept->plans[i] && !SPI_plan_is_valid(kept->plans[i]))
			return false;
	return kept->complete;
}

void
govrpt_guard_get_plans(Guard *g, Oid trigger)
{
	static HTAB *all_plans;
	KeptPlans  *kept;
	bool		found;

	if (all_plans == NULL)
	{
		HASHCTL		ctl = {.keysize = sizeof(Oid),.entrysize = sizeof(KeptPlans)};

		all_plans = hash_create("govrpt guards", 8, &ctl, HASH_ELEM | HASH_BLOBS);
	}
	kept = hash_search(all_plans, &trigger, HASH_ENTER, &found);
	if (!found)
		memset((char *) kept + sizeof(Oid), 0, sizeof(KeptPlans) - sizeof(Oid));
	if (are_good(kept))
		waivers_table(g);		/* it may have got another owner */
	else
	{
		kept->complete = false;
		for (int i = 0; i < GUARD_NPLANS; i++)
		{
			SPIPlanPtr	plan = kept->plans[i];

			kept->plans[i] = NULL;
			if (plan)
				SPI_freeplan(plan);
		}
		govrpt_guard_prepare(g);
		for (int i = 0; i < GUARD_NPLANS; i++)
		{
			if (g->plans[i])
				SPI_keepplan(g->plans[i]);
			kept->plans[i] = g->plans[i];
		}
		kept->complete = true;
	}
	memcpy(g->plans, kept->plans, sizeof(g->plans));
}

CommandId
govrpt_guard_now(const Guard *g)
{
	/* without an event there is one state only */
	if (!g->latest)
		return FirstCommandId + 1;
	CommandCounterIncrement();	/* all that this transaction did */
	return GetCurrentCommandId(false);
}

/*
 * Queries look by index even if the table seemed too small for that when the
 * plan was made: it may have grown since by what this very transaction wrote.
 */
static int
set_by_index(void)
{
	int			level = NewGUCNestLevel();

	(void) set_config_option("enable_seqscan", "off", PGC_USERSET, PGC_S_SESSION,
							 GUC_ACTION_SAVE, true, 0, false);
	(void) set_config_option("enable_bitmapscan", "off", PGC_USERSET, PGC_S_SESSION,
							 GUC_ACTION_SAVE, true, 0, false);
	return level;
}

int
govrpt_guard_begin_queries(Guard *g)
{
	g->by_index = true;
	return set_by_index();
}

void
govrpt_guard_end_queries(Guard *g, int level)
{
	g->by_index = false;
	AtEOXact_GUC(true, level);
}

static int
begin_query(const Guard *g)
{
	int			level = g->by_index ? 0 : set_by_index();

	if (g->latest)
		PushActiveSnapshot(GetLatestSnapshot());
	return level;
}

static void
end_query(const Guard *g, int level)
{
	if (g->latest)
		PopActiveSnapshot();
	if (!g->by_index)
		AtEOXact_GUC(true, level);
}

uint64
govrpt_guard_run(const Guard *g, int plan, Datum *values, const char *nulls, long limit)
{
	int			level = begin_query(g);

	if (SPI_execute_plan(g->plans[plan], values, nulls, true, limit) != SPI_OK_SELECT)
		elog(ERROR, "the query of a guard is no SELECT");
	end_query(g, level);
	return SPI_processed;
}

Portal
govrpt_guard_open_cursor(const Guard *g, int plan, Datum *values)
{
	int			level = begin_query(g);
	Portal		portal = SPI_cursor_open(NULL, g->plans[plan], values, NULL, true);

	end_query(g, level);
	return portal;
}

/* Reads a year; returns false if it is NULL, or beyond int32 and so no year. */
static bool
read_year(const Guard *g, Datum value, bool isnull, int32 *year)
{
	Oid			type = INT4OID;

	if (isnull)
		return false;
	if (g->year)
		type = base_type(g->relation, g->year);
	switch (type)
	{
		case INT2OID:
			*year = DatumGetInt16(value);
			return true;
		case INT8OID:
			*year = (int32) DatumGetInt64(value);
			return DatumGetInt64(value) == *year;
		default:
			*year = DatumGetInt32(value);
			return true;
	}
}

GuardKey
govrpt_guard_key(const Guard *g, const Datum values[GUARD_NKEYS], const bool nulls[GUARD_NKEYS])
{
	GuardKey	key = {0};

	key.has_year = read_year(g, values[GUARD_KEY_YEAR], nulls[GUARD_KEY_YEAR], &key.year);
	/* there is a year before it and one after it */
	key.known = key.has_year && key.year > PG_INT32_MIN && key.year < PG_INT32_MAX &&
		!nulls[GUARD_KEY_AGENCY];
	if (!nulls[GUARD_KEY_AGENCY])
		key.agency = values[GUARD_KEY_AGENCY];
	key.has_region = !nulls[GUARD_KEY_REGION];
	if (key.has_region)
		key.region = DatumGetAdCode(values[GUARD_KEY_REGION]);
	return key;
}

bool
govrpt_guard_regions_agree(const GuardKey *a, const GuardKey *b)
{
	return !a->has_region || !b->has_region ||
		adcode_division(a->region) == adcode_division(b->region);
}

Datum
govrpt_guard_agency_text(const Guard *g, Datum agency)
{
	Oid			output;
	bool		is_varlena;

	if (g->agency_type == TEXTOID)
		return agency;
	getTypeOutputInfo(g->agency_type, &output, &is_varlena);
	return govrpt_server_datum(OidOutputFunctionCall(output, agency));
}
