/*
 * guard.c
 *		The trigger of guarded tables: what a CHECK can't do.
 *
 * It looks at a row when the constraint is due, by default at the end of the
 * transaction: a version that is no longer the row's latest is left to the
 * event of that one.  Links are looked up then, too, in what is committed.
 *
 * Two transactions that write neighbouring years don't see each other's
 * reports.  So whoever checks links holds the table's guard lock until the end
 * of the transaction: the second finds what the first has committed.  It is
 * one lock a table and nothing else is waited for while it is held, so that
 * guards that are deferred don't deadlock over it, and loading a million
 * reports takes no more room in the lock table than loading one.
 */
#include "guard.h"

#include "access/htup_details.h"
#include "access/tableam.h"
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

/* What the trigger found. */
typedef struct Findings
{
	Complaint	complaint[2];	/* warnings, errors */
	const GovFigures *unbalanced;	/* for the hint */
	const GovFigures *figures;	/* of the row */
} Findings;

static void
take_down(Guard *g, const GuardKey *key, int rule, int item, int party,
		  const GovFinding *finding, const char *message, bool waived)
{
	Findings   *findings = g->arg;
	bool		is_link = gov_rule_is_link(&gov_rules[rule]);
	int			level = is_link ? g->links : g->balance;
	StringInfoData line;
	char		difference[GOV_DECIMAL_MAXLEN];

	if (waived)
		return;
	initStringInfo(&line);
	if (is_link)
		appendStringInfo(&line, "%d to %d: ", key->year - 1, key->year);
	appendStringInfoString(&line, message);
	if (finding->has_difference && rule != GOV_RULE_SIGN)
	{
		gov_decimal_print(finding->difference, difference);
		appendStringInfo(&line, " (difference %s)", difference);
	}
	if (!is_link)
		findings->unbalanced = findings->figures;
	complaint_add(&findings->complaint[level == ERROR], line.data);
}

static void
speak_up(const Guard *g, const Findings *findings, const GuardKey *key, bool removed, int level,
		 const char *trigger)
{
	const Complaint *c = &findings->complaint[level == ERROR];
	const char *whose = "the report";
	const char *hint = psprintf("A row of table %s waives a violation, as long as its difference stays the same.",
								guard_qualified(g->relation, g->args[GUARD_WAIVERS]));

	if (c->n == 0)
		return;
	if (key->known)
		whose = psprintf("%sthe report of %s for %d", removed ? "removing " : "",
						 TextDatumGetCString(guard_agency_text(g, key->agency)), key->year);
	complaint_raise(c, level,
					psprintf(ngettext("%s violates %d rule", "%s violates %d rules", c->n),
							 whose, c->n),
					level == g->balance ? findings->unbalanced : NULL, hint,
					g->relation, g->args[GUARD_COLUMN], trigger);
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

static bool
same_agency(const Guard *g, const GuardKey *a, const GuardKey *b)
{
	int16		len;
	bool		byval;

	get_typlenbyval(g->agency_type, &len, &byval);
	return a->year == b->year && datum_image_eq(a->agency, b->agency, byval, len);
}

/* An attribute of a report looks up its type: the relation's is asked for anew. */
static GuardKey
row_key(const Guard *g, HeapTuple tuple)
{
	bool		no_report,
				no_agency = true,
				no_year = true;
	Datum		report = heap_getattr(tuple, g->column, RelationGetDescr(g->relation), &no_report);
	Datum		agency = (Datum) 0,
				year = (Datum) 0;

	if (g->agency)
		agency = heap_getattr(tuple, g->agency, RelationGetDescr(g->relation), &no_agency);
	else if (!no_report)
		agency = GetAttributeByName(DatumGetHeapTupleHeader(report), "agency", &no_agency);
	if (g->year)
		year = heap_getattr(tuple, g->year, RelationGetDescr(g->relation), &no_year);
	else if (!no_report)
		year = GetAttributeByName(DatumGetHeapTupleHeader(report), "year", &no_year);
	return guard_key(g, agency, no_agency, year, no_year);
}

PG_FUNCTION_INFO_V1(govreport_guard_check);
Datum
govreport_guard_check(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	HeapTuple	old = NULL,
				new = NULL;
	TupleTableSlot *slot;
	Guard		g;
	GuardKey	old_key = {false},
				new_key = {false};
	Findings	findings = {0};
	GovFigures	figures;
	Oid			user;
	int			context;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_AFTER(data->tg_event) ||
		!TRIGGER_FIRED_FOR_ROW(data->tg_event) || data->tg_trigger->tgnargs != GUARD_NARGS)
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"%s\" is for the triggers that govreport_guard() makes",
						"govreport_guard_check")));
	if (TRIGGER_FIRED_BY_INSERT(data->tg_event))
		new = data->tg_trigtuple;
	else
	{
		old = data->tg_trigtuple;
		if (TRIGGER_FIRED_BY_UPDATE(data->tg_event))
			new = data->tg_newtuple;
	}
	slot = TRIGGER_FIRED_BY_UPDATE(data->tg_event) ? data->tg_newslot : data->tg_trigslot;

	guard_open(&g, data->tg_relation, data->tg_trigger->tgargs, fcinfo->flinfo);
	if (old && new && same_column(&g, g.column, old, new) &&
		(g.agency == 0 || same_column(&g, g.agency, old, new)) &&
		(g.year == 0 || same_column(&g, g.year, old, new)))
		return PointerGetDatum(NULL);
	/* the event of a later version of the row will look at that */
	if (new && !table_tuple_satisfies_snapshot(data->tg_relation, slot, SnapshotSelf))
		new = NULL;

	g.latest = true;
	g.found = take_down;
	g.arg = &findings;
	complaint_init(&findings.complaint[0]);
	complaint_init(&findings.complaint[1]);
	if (old)
		old_key = row_key(&g, old);
	if (new)
		new_key = row_key(&g, new);
	if (new && guard_figures(&g, new, RelationGetDescr(g.relation), g.column, &figures))
		findings.figures = &figures;
	if (g.links == 0 && (!findings.figures || gov_is_balanced(&figures)))
		return PointerGetDatum(NULL);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	if (g.links && (old_key.known || new_key.known))
		LockDatabaseObject(RelationRelationId, RelationGetRelid(g.relation), 0, ExclusiveLock);

	/*
	 * Who may write reports need not be allowed to read all of them.  As
	 * foreign keys do, look them up as the owner of the table.
	 */
	GetUserIdAndSecContext(&user, &context);
	SetUserIdAndSecContext(g.relation->rd_rel->relowner,
						   context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS);
	guard_get_plans(&g, data->tg_trigger->tgoid);
	if (findings.figures)
	{
		guard_check_balance(&g, &new_key, &figures);
		guard_check_link(&g, &new_key, &figures);
	}
	if (g.links && new_key.known)
		guard_check_following(&g, &new_key);
	if (g.links && old_key.known && !(new_key.known && same_agency(&g, &old_key, &new_key)))
		guard_check_following(&g, &old_key);
	SetUserIdAndSecContext(user, context);

	for (int level = WARNING; level <= ERROR; level += ERROR - WARNING)
		speak_up(&g, &findings, new ? &new_key : &old_key, new == NULL, level,
				 data->tg_trigger->tgname);
	SPI_finish();
	return PointerGetDatum(NULL);
}
