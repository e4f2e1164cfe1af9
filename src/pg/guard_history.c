/*
 * guard_history.c
 *		The history of a guarded table: who changed which report, when, and why.
 *
 * A row is written for each report that is inserted, changed or deleted, and for
 * each that goes when the table is truncated.  It is written as the owner of the
 * guarded table: who may change reports need no privilege on their history.  The
 * history has a trigger of its own, which lets rows be added by its owner alone,
 * and lets nobody change or delete any; only who may drop that trigger can.
 */
#include "pg/guard_history.h"

#include "pg/encoding.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/pg_class.h"
#include "catalog/pg_trigger.h"
#include "catalog/pg_type.h"
#include "commands/defrem.h"
#include "commands/trigger.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"

#define RECORD_FUNCTION	"govreport_guard_record"
#define KEEP_FUNCTION	"govreport_history_keep"
#define REASON_SETTING	"govrpt.reason"

/* The arguments of the trigger. */
enum
{
	HISTORY_COLUMN,				/* the reports */
	HISTORY_TABLE,				/* in the schema of the guarded table */
	HISTORY_NARGS
};

/* The arguments of the command that adds to the history. */
enum
{
	PUT_BY, PUT_ROLE, PUT_OPERATION, PUT_REASON, PUT_ROW, PUT_OLD, PUT_NEW, PUT_NARGS
};

static void
execute(const char *sql)
{
	if (SPI_execute(sql, false, 0) < 0)
		elog(ERROR, "could not execute \"%s\"", sql);
}

/* Returns the name of one of the extension's functions, qualified. */
static const char *
function_beside(Oid function, const char *name)
{
	return quote_qualified_identifier(get_namespace_name(get_func_namespace(function)), name);
}

static const char *
trigger_args(const char *column, const char *table)
{
	return psprintf("%s, %s", quote_literal_cstr(column), quote_literal_cstr(table));
}

static void
create_table(const Guard *g, const char *table, const char *guarded)
{
	const char *report = format_type_be_qualified(TupleDescAttr(RelationGetDescr(g->relation),
																g->column - 1)->atttypid);
	const char *keep = function_beside(g->function, KEEP_FUNCTION);

	execute(psprintf("CREATE TABLE %s ("
					 " id pg_catalog.int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
					 " changed_at pg_catalog.timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),"
					 " changed_by pg_catalog.text NOT NULL,"
					 " role pg_catalog.text NOT NULL,"
					 " operation pg_catalog.text NOT NULL,"
					 " old %s, new %s,"
					 " reason pg_catalog.text,"
					 " other_columns pg_catalog.jsonb)", table, report, report));
	execute(psprintf("CREATE TRIGGER govreport_history_keep BEFORE INSERT OR UPDATE OR DELETE ON %s"
					 " FOR EACH ROW EXECUTE FUNCTION %s()", table, keep));
	execute(psprintf("CREATE TRIGGER govreport_history_keep_all BEFORE TRUNCATE ON %s"
					 " FOR EACH STATEMENT EXECUTE FUNCTION %s()", table, keep));
	execute(psprintf("COMMENT ON TABLE %s IS %s", table,
					 quote_literal_cstr(psprintf("every change of a report in %s; it only grows", guarded))));
	execute(psprintf("COMMENT ON COLUMN %s.changed_by IS 'who had logged in'", table));
	execute(psprintf("COMMENT ON COLUMN %s.role IS 'the role that was in effect'", table));
	execute(psprintf("COMMENT ON COLUMN %s.reason IS 'the setting " REASON_SETTING "'", table));
	execute(psprintf("COMMENT ON COLUMN %s.other_columns IS 'of the row, as it was written, or before it went'", table));
}

void
govrpt_history_create(const Guard *g, Oid relid)
{
	Relation	relation = table_open(relid, NoLock);
	const char *name = RelationGetRelationName(relation);
	const char *column = g->args[GUARD_COLUMN];
	char	   *table = makeObjectName(name, column, "history");
	char	   *qualified = govrpt_guard_qualified(relation, table);
	char	   *guarded = govrpt_guard_qualified(relation, name);
	const char *record = function_beside(g->function, RECORD_FUNCTION);
	char	   *trigger = makeObjectName(name, column, "history");
	char	   *truncate = makeObjectName(name, column, "history_truncate");
	bool		exists = OidIsValid(get_relname_relid(table, RelationGetNamespace(relation)));
	Guard		open = *g;

	open.relation = relation;
	if (!exists)
		create_table(&open, qualified, guarded);
	table_close(relation, NoLock);
	relation = table_open(relid, NoLock);
	govrpt_guard_own_table(relation, table, "history");
	table_close(relation, NoLock);
	execute(psprintf("CREATE TRIGGER %s AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW"
					 " EXECUTE FUNCTION %s(%s)", quote_identifier(trigger), guarded, record,
					 trigger_args(column, table)));
	execute(psprintf("CREATE TRIGGER %s BEFORE TRUNCATE ON %s FOR EACH STATEMENT"
					 " EXECUTE FUNCTION %s(%s)", quote_identifier(truncate), guarded, record,
					 trigger_args(column, table)));
}

void
govrpt_history_drop(Oid relid, Oid function, const char *column)
{
	Relation	relation = table_open(relid, NoLock);
	TriggerDesc *triggers = CopyTriggerDesc(relation->trigdesc);
	char	   *guarded = govrpt_guard_qualified(relation, RelationGetRelationName(relation));
	Oid			namespace = get_func_namespace(function);

	table_close(relation, NoLock);
	for (int i = 0; triggers && i < triggers->numtriggers; i++)
	{
		const Trigger *t = &triggers->triggers[i];
		char	   *name = get_func_name(t->tgfoid);

		if (t->tgnargs == HISTORY_NARGS && get_func_namespace(t->tgfoid) == namespace &&
			name && strcmp(name, RECORD_FUNCTION) == 0 && strcmp(t->tgargs[HISTORY_COLUMN], column) == 0)
			execute(psprintf("DROP TRIGGER %s ON %s", quote_identifier(t->tgname), guarded));
	}
}


/*
 * Writing it
 */

/* What is to be written, but for the rows. */
typedef struct Entry
{
	Datum		values[PUT_NARGS];
	char		nulls[PUT_NARGS];
	Oid			types[PUT_NARGS];
} Entry;

static void
set_entry(Entry *entry, int arg, Oid type, Datum value, bool isnull)
{
	entry->types[arg] = type;
	entry->values[arg] = value;
	entry->nulls[arg] = isnull ? 'n' : ' ';
}

/* Says who does what, and why: before the owner's rights are taken. */
static void
begin_entry(Entry *entry, const char *operation)
{
	const char *reason = GetConfigOption(REASON_SETTING, true, false);
	bool		none = reason == NULL || reason[0] == '\0';

	set_entry(entry, PUT_BY, TEXTOID, govrpt_server_datum(GetUserNameFromId(GetSessionUserId(), false)), false);
	set_entry(entry, PUT_ROLE, TEXTOID, govrpt_server_datum(GetUserNameFromId(GetUserId(), false)), false);
	set_entry(entry, PUT_OPERATION, TEXTOID, govrpt_code_datum(operation), false);
	set_entry(entry, PUT_REASON, TEXTOID, none ? (Datum) 0 : govrpt_server_datum(pstrdup(reason)), none);
}

static void
put(const char *query, Entry *entry, int nargs)
{
	if (SPI_execute_with_args(query, nargs, entry->types, entry->values, entry->nulls, false, 0) < 0)
		elog(ERROR, "could not execute \"%s\"", query);
}

static void
put_row(const TriggerData *data, int column, const char *table, Entry *entry)
{
	Relation	relation = data->tg_relation;
	TupleDesc	tupdesc = RelationGetDescr(relation);
	bool		inserted = TRIGGER_FIRED_BY_INSERT(data->tg_event);
	HeapTuple	old = inserted ? NULL : data->tg_trigtuple;
	HeapTuple	new = inserted ? data->tg_trigtuple :
		TRIGGER_FIRED_BY_UPDATE(data->tg_event) ? data->tg_newtuple : NULL;
	Oid			row_type = relation->rd_rel->reltype;
	Oid			report_type = TupleDescAttr(tupdesc, column - 1)->atttypid;
	Datum		value;
	bool		isnull = true;

	set_entry(entry, PUT_ROW, row_type, heap_copy_tuple_as_datum(new ? new : old, tupdesc), false);
	value = old ? heap_getattr(old, column, tupdesc, &isnull) : (Datum) 0;
	set_entry(entry, PUT_OLD, report_type, value, isnull);
	isnull = true;
	value = new ? heap_getattr(new, column, tupdesc, &isnull) : (Datum) 0;
	set_entry(entry, PUT_NEW, report_type, value, isnull);
	put(psprintf("INSERT INTO %s (changed_by, role, operation, reason, other_columns, old, new)"
				 " VALUES ($1, $2, $3, $4, pg_catalog.to_jsonb($5) OPERATOR(pg_catalog.-) %s::pg_catalog.text, $6, $7)",
				 table, quote_literal_cstr(NameStr(TupleDescAttr(tupdesc, column - 1)->attname))),
		entry, PUT_NARGS);
}

static void
put_all(Relation relation, int column, const char *table, Entry *entry)
{
	const char *name = NameStr(TupleDescAttr(RelationGetDescr(relation), column - 1)->attname);

	put(psprintf("INSERT INTO %s (changed_by, role, operation, reason, other_columns, old)"
				 " SELECT $1, $2, $3, $4, pg_catalog.to_jsonb(t) OPERATOR(pg_catalog.-) %s::pg_catalog.text, t.%s"
				 " FROM ONLY %s t", table, quote_literal_cstr(name), quote_identifier(name),
				 govrpt_guard_qualified(relation, RelationGetRelationName(relation))),
		entry, PUT_ROW);
}

/* Returns true when an update leaves the report as it was. */
static bool
leaves_report(const TriggerData *data, int column)
{
	TupleDesc	tupdesc = RelationGetDescr(data->tg_relation);
	Form_pg_attribute att = TupleDescAttr(tupdesc, column - 1);
	bool		was_null,
				is_null;
	Datum		was = heap_getattr(data->tg_trigtuple, column, tupdesc, &was_null);
	Datum		is = heap_getattr(data->tg_newtuple, column, tupdesc, &is_null);

	return was_null == is_null && (was_null || datum_image_eq(was, is, att->attbyval, att->attlen));
}

static const char *
operation_of(const TriggerData *data)
{
	return TRIGGER_FIRED_BY_INSERT(data->tg_event) ? "INSERT" :
		TRIGGER_FIRED_BY_UPDATE(data->tg_event) ? "UPDATE" :
		TRIGGER_FIRED_BY_DELETE(data->tg_event) ? "DELETE" : "TRUNCATE";
}

pg_noreturn static void raise_misused(const char *function);

static void
raise_misused(const char *function)
{
	ereport(ERROR,
			(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
			 errmsg("function \"%s\" is for the triggers that govreport_guard() makes", function)));
}

PG_FUNCTION_INFO_V1(govreport_guard_record);
Datum
govreport_guard_record(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	Relation	relation;
	const char *table;
	Entry		entry;
	Oid			user;
	int			context;
	int			column;

	if (!CALLED_AS_TRIGGER(fcinfo) || data->tg_trigger->tgnargs != HISTORY_NARGS)
		raise_misused(RECORD_FUNCTION);
	relation = data->tg_relation;
	column = SPI_fnumber(RelationGetDescr(relation), data->tg_trigger->tgargs[HISTORY_COLUMN]);
	if (column <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("column \"%s\" of relation \"%s\" does not exist",
						data->tg_trigger->tgargs[HISTORY_COLUMN], RelationGetRelationName(relation)),
				 errhint("If it was renamed, call govreport_unguard() and govreport_guard() again.")));
	if (TRIGGER_FIRED_BY_UPDATE(data->tg_event) && leaves_report(data, column))
		return PointerGetDatum(NULL);
	govrpt_guard_own_table(relation, data->tg_trigger->tgargs[HISTORY_TABLE], "history");
	table = govrpt_guard_qualified(relation, data->tg_trigger->tgargs[HISTORY_TABLE]);
	begin_entry(&entry, operation_of(data));
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	GetUserIdAndSecContext(&user, &context);
	SetUserIdAndSecContext(relation->rd_rel->relowner,
						   context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS);
	if (TRIGGER_FIRED_FOR_ROW(data->tg_event))
		put_row(data, column, table, &entry);
	else
		put_all(relation, column, table, &entry);
	SetUserIdAndSecContext(user, context);
	SPI_finish();
	return PointerGetDatum(NULL);
}

PG_FUNCTION_INFO_V1(govreport_history_keep);
Datum
govreport_history_keep(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	const char *name;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_BEFORE(data->tg_event))
		raise_misused(KEEP_FUNCTION);
	name = RelationGetRelationName(data->tg_relation);
	if (TRIGGER_FIRED_BY_INSERT(data->tg_event))
	{
		/* whatever has been granted: what is written by hand is no history */
		if (GetUserId() != data->tg_relation->rd_rel->relowner && !superuser())
			ereport(ERROR,
					(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
					 errmsg("history \"%s\" is written by its guard alone", name)));
		return PointerGetDatum(data->tg_trigtuple);
	}
	ereport(ERROR,
			(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
			 errmsg("history \"%s\" only grows", name),
			 errhint("Where the law wants rows to go, the table's owner can disable trigger \"%s\".",
					 data->tg_trigger->tgname)));
	return PointerGetDatum(NULL);	/* not reached */
}
