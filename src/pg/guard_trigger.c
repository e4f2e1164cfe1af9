/*
 * guard_trigger.c
 *		The trigger of guarded tables: what a CHECK can't do.
 *
 * It looks at a row when the constraint is due, by default at the end of the
 * transaction, and at the row as it is by then.  A row may have been written
 * several times: an event that changes the report looks at the row's latest
 * version, unless the report there is another one, which a later event has
 * written and will look at.  So a change is not lost when the row is touched
 * afterwards, and a row that is only touched is not looked at.  Links are
 * looked up then, too, in what is committed.
 *
 * Two transactions that write neighbouring years don't see each other's
 * reports.  So whoever checks links holds the table's guard lock until the end
 * of the transaction: the second finds what the first has committed.  It is
 * one lock a table and nothing else is waited for while it is held, so that
 * guards that are deferred don't deadlock over it, and loading a million
 * reports takes no more room in the lock table than loading one.
 */
#include "pg/complaint.h"
#include "pg/guard_check.h"
#include "pg/guard_records.h"

#include "access/htup_details.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/pg_class.h"
#include "commands/trigger.h"
#include "executor/executor.h"
#include "miscadmin.h"
#include "storage/lmgr.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

#include "core/rules/verdict.h"

/* What the trigger found. */
typedef struct Findings
{
	Complaint	complaint[2];	/* warnings, errors */
	const GovFigures *unbalanced;	/* for the hint */
	const GovFigures *figures;	/* of the row */
} Findings;

/* An event, as it is seen when it is due. */
typedef struct Event
{
	HeapTuple	old;			/* NULL: inserted */
	HeapTuple	row;			/* the latest version; NULL: gone */
	bool		checks;			/* the report there is the event's to check */
	GuardKey	old_key;
	GuardKey	row_key;
	GovFigures	figures;		/* in row, if it has_figures */
	bool		has_figures;
	Findings	at_row;			/* what is wrong with the row */
	Findings	at_old;			/* and with what it left behind */
} Event;

/* Adds a violation that is not waived to the findings. */
static void
note_violation(Guard *g, const GuardKey *key, const RuleOutcome *violation, bool waived)
{
	Findings   *findings = g->arg;
	const GovFinding *finding = violation->finding;
	bool		is_link = gov_rules_is_link(&gov_rules[violation->rule]);
	int			level = is_link ? g->links : g->balance;
	StringInfoData line;
	char		difference[GOV_DECIMAL_MAXLEN];

	if (waived)
		return;
	initStringInfo(&line);
	if (is_link)
		appendStringInfo(&line, "%d to %d: ", key->year - 1, key->year);
	appendStringInfoString(&line, violation->message);
	if (finding->has_difference && violation->rule != GOV_RULE_SIGN)
	{
		gov_decimal_print(finding->difference, difference);
		appendStringInfo(&line, " (difference %s)", difference);
	}
	if (!is_link)
		findings->unbalanced = findings->figures;
	govrpt_complaint_add(&findings->complaint[level == ERROR], line.data);
}

/* Raises what was found; whose is the subject of the sentence. */
static void
raise_findings(const Guard *g, const Findings *findings, const char *whose, int level,
			   const char *trigger)
{
	const Complaint *c = &findings->complaint[level == ERROR];
	ComplaintPlace place = {g->relation, g->args[GUARD_COLUMN], trigger};
	const char *hint;

	if (c->n == 0)
		return;
	hint = psprintf("A row of table %s waives a violation, as long as its difference stays the same.",
					govrpt_guard_qualified(g->relation, g->args[GUARD_WAIVERS]));
	govrpt_complaint_raise(c, level,
						   psprintf(ngettext("%s violates %d rule", "%s violates %d rules", c->n),
									whose, c->n),
						   level == g->balance ? findings->unbalanced : NULL, hint, &place);
}

/* Returns how a report is called in errors. */
static const char *
report_of(const Guard *g, const GuardKey *key)
{
	const char *agency;

	if (!key->known)
		return "the report";
	agency = TextDatumGetCString(govrpt_guard_agency_text(g, key->agency));
	if (!key->has_region)
		return psprintf("the report of %s for %d", agency, key->year);
	return psprintf("the report of %s (%s) for %d", agency, govrpt_adcode_string(key->region),
					key->year);
}

static bool
same_column(const Guard *g, int column, HeapTuple a, HeapTuple b)
{
	TupleDesc	tupdesc = RelationGetDescr(g->relation);
	Form_pg_attribute att = TupleDescAttr(tupdesc, column - 1);
	bool		anull,
				bnull;
	Datum		x = heap_getattr(a, column, tupdesc, &anull);
	Datum		y = heap_getattr(b, column, tupdesc, &bnull);

	return anull == bnull && (anull || datum_image_eq(x, y, att->attbyval, att->attlen));
}

/* Are two versions of a row the same to the guard? */
static bool
same_report(const Guard *g, HeapTuple a, HeapTuple b)
{
	return same_column(g, g->column, a, b) &&
		(g->agency == 0 || same_column(g, g->agency, a, b)) &&
		(g->year == 0 || same_column(g, g->year, a, b));
}

static bool
same_key(const Guard *g, const GuardKey *a, const GuardKey *b)
{
	int16		len;
	bool		byval;

	get_typlenbyval(g->agency_type, &len, &byval);
	return a->known && b->known && a->year == b->year &&
		a->has_region == b->has_region && govrpt_guard_regions_agree(a, b) &&
		datum_image_eq(a->agency, b->agency, byval, len);
}

/*
 * Returns the key of a row.  To read a report may look up its type, and so the
 * relation's descriptor is asked for anew each time.
 */
static GuardKey
row_key(const Guard *g, HeapTuple tuple)
{
	Datum		values[GUARD_NKEYS];
	bool		nulls[GUARD_NKEYS] = {true, true, true};
	bool		no_report;
	Datum		datum = heap_getattr(tuple, g->column, RelationGetDescr(g->relation), &no_report);
	HeapTupleHeader report = no_report ? NULL : DatumGetHeapTupleHeader(datum);
	const GovrptReportMap *map = no_report ? NULL : govrpt_guard_report_map(g, report);

	if (g->agency)
		values[GUARD_KEY_AGENCY] = heap_getattr(tuple, g->agency, RelationGetDescr(g->relation),
												&nulls[GUARD_KEY_AGENCY]);
	else if (report)
	{
		values[GUARD_KEY_AGENCY] = govrpt_report_get(map, report, REPORT_AGENCY,
													 &nulls[GUARD_KEY_AGENCY]);
		values[GUARD_KEY_REGION] = govrpt_report_get(map, report, REPORT_REGION,
													 &nulls[GUARD_KEY_REGION]);
	}
	if (g->year)
		values[GUARD_KEY_YEAR] = heap_getattr(tuple, g->year, RelationGetDescr(g->relation),
											  &nulls[GUARD_KEY_YEAR]);
	else if (report)
		values[GUARD_KEY_YEAR] = govrpt_report_get(map, report, REPORT_YEAR,
												   &nulls[GUARD_KEY_YEAR]);
	return govrpt_guard_key(g, values, nulls);
}

/* Returns the latest version of a row, given one (slot, tuple); NULL if it is gone. */
static HeapTuple
latest_version(Relation relation, TupleTableSlot *slot, HeapTuple tuple)
{
	ItemPointerData tid = slot->tts_tid;
	HeapTuple	latest = NULL;
	TableScanDesc scan;

	if (table_tuple_satisfies_snapshot(relation, slot, SnapshotSelf))
		return tuple;
	scan = table_beginscan_tid(relation, SnapshotSelf);
	table_tuple_get_latest_tid(scan, &tid);
	table_endscan(scan);
	slot = table_slot_create(relation, NULL);
	if (table_tuple_fetch_row_version(relation, &tid, SnapshotSelf, slot))
		latest = ExecCopySlotHeapTuple(slot);
	ExecDropSingleTupleTableSlot(slot);
	return latest;
}

static void
init_findings(Findings *findings, const GovFigures *figures)
{
	govrpt_complaint_init(&findings->complaint[0]);
	govrpt_complaint_init(&findings->complaint[1]);
	findings->figures = figures;
}

/* Returns false when there is nothing that a guard need look at. */
static bool
open_event(Guard *g, const TriggerData *data, Event *event)
{
	TupleTableSlot *slot = data->tg_trigslot;
	HeapTuple	new = NULL;

	memset(event, 0, sizeof(*event));
	if (TRIGGER_FIRED_BY_INSERT(data->tg_event))
		new = data->tg_trigtuple;
	else
		event->old = data->tg_trigtuple;
	if (TRIGGER_FIRED_BY_UPDATE(data->tg_event))
	{
		new = data->tg_newtuple;
		slot = data->tg_newslot;
		if (same_report(g, event->old, new))
			return false;
	}
	govrpt_guard_must_stand_alone(g->relation);
	if (new)
		event->row = latest_version(g->relation, slot, new);
	event->checks = event->row && (event->row == new || same_report(g, new, event->row));
	if (event->old)
		event->old_key = row_key(g, event->old);
	if (event->row)
		event->row_key = row_key(g, event->row);
	if (event->checks)
		event->has_figures = govrpt_guard_figures(g, event->row, RelationGetDescr(g->relation), g->column,
												  &event->figures);
	init_findings(&event->at_row, event->has_figures ? &event->figures : NULL);
	init_findings(&event->at_old, NULL);
	return g->links || (event->has_figures && !gov_rules_is_balanced(&event->figures));
}

static void
check_event(Guard *g, Event *event)
{
	bool		stays = same_key(g, &event->old_key, &event->row_key);

	g->arg = &event->at_row;
	if (event->has_figures)
	{
		govrpt_guard_check_balance(g, &event->row_key, &event->figures);
		govrpt_guard_check_link(g, &event->row_key, &event->figures);
	}
	if (!g->links)
		return;
	if (event->row_key.known && (event->checks || stays))
		govrpt_guard_check_following(g, &event->row_key, !stays);
	g->arg = &event->at_old;
	if (event->old_key.known && !stays)
		govrpt_guard_check_following(g, &event->old_key, false);
}

/* Returns the subject of what is wrong with what a row left behind; NULL if nothing is. */
static const char *
describe_left_behind(Guard *g, const Event *event)
{
	const Findings *f = &event->at_old;

	if (f->complaint[0].n + f->complaint[1].n == 0)
		return NULL;
	return psprintf("%s%s", govrpt_guard_has_ours(g, &event->old_key) ? "" : "removing ",
					report_of(g, &event->old_key));
}

/*
 * Returns the command that wrote what an event is about, or the last one where
 * that isn't known.
 */
static CommandId
written_by(const TriggerData *data)
{
	TupleTableSlot *slot = TRIGGER_FIRED_BY_UPDATE(data->tg_event) ?
		data->tg_newslot : data->tg_trigslot;

	if (TTS_IS_BUFFERTUPLE(slot))
	{
		bool		deleted = TRIGGER_FIRED_BY_DELETE(data->tg_event);
		HeapTupleHeader tuple = (TRIGGER_FIRED_BY_UPDATE(data->tg_event) ?
								 data->tg_newtuple : data->tg_trigtuple)->t_data;

		if (deleted && TransactionIdIsCurrentTransactionId(HeapTupleHeaderGetUpdateXid(tuple)))
			return HeapTupleHeaderGetCmax(tuple);
		if (!deleted && TransactionIdIsCurrentTransactionId(HeapTupleHeaderGetXmin(tuple)))
			return HeapTupleHeaderGetCmin(tuple);
	}
	return GetCurrentCommandId(false) - 1;
}

/* Returns what is kept for the events of a batch. */
static GuardMemory *
batch_memory(FmgrInfo *flinfo)
{
	if (flinfo->fn_extra == NULL)
		flinfo->fn_extra = govrpt_guard_memory_create(flinfo->fn_mcxt);
	else
		govrpt_guard_memory_trim(flinfo->fn_extra);
	return flinfo->fn_extra;
}

PG_FUNCTION_INFO_V1(govreport_guard_check);
Datum
govreport_guard_check(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	Guard		g;
	Event		event;
	Oid			user;
	int			context,
				queries;
	const char *behind;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_AFTER(data->tg_event) ||
		!TRIGGER_FIRED_FOR_ROW(data->tg_event) || data->tg_trigger->tgnargs != GUARD_NARGS)
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"%s\" is for the triggers that govreport_guard() makes",
						"govreport_guard_check")));
	CHECK_FOR_INTERRUPTS();
	govrpt_guard_open(&g, data->tg_relation, data->tg_trigger->tgargs, fcinfo->flinfo->fn_oid);
	g.latest = true;
	g.found = note_violation;
	g.memory = batch_memory(fcinfo->flinfo);
	if (!open_event(&g, data, &event))
		return PointerGetDatum(NULL);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	if (g.links && (event.old_key.known || event.row_key.known))
		LockDatabaseObject(RelationRelationId, RelationGetRelid(g.relation), 0, ExclusiveLock);
	govrpt_guard_now(&g);
	g.written = written_by(data);

	/*
	 * Who may write reports need not be allowed to read all of them.  As
	 * foreign keys do, look them up as the owner of the table.
	 */
	GetUserIdAndSecContext(&user, &context);
	SetUserIdAndSecContext(g.relation->rd_rel->relowner,
						   context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS);
	govrpt_guard_get_plans(&g, data->tg_trigger->tgoid);
	queries = govrpt_guard_begin_queries(&g);
	check_event(&g, &event);
	behind = describe_left_behind(&g, &event);
	govrpt_guard_end_queries(&g, queries);
	SetUserIdAndSecContext(user, context);

	for (int level = WARNING; level <= ERROR; level += ERROR - WARNING)
	{
		raise_findings(&g, &event.at_row, report_of(&g, &event.row_key), level, data->tg_trigger->tgname);
		raise_findings(&g, &event.at_old, behind, level, data->tg_trigger->tgname);
	}
	SPI_finish();
	return PointerGetDatum(NULL);
}
