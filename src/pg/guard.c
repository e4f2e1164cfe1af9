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
#include "encoding.h"
#include "names.h"

#include "access/htup_details.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/executor.h"
#include "miscadmin.h"
#include "storage/lmgr.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/hsearch.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#include "../core/links.h"

int
guard_level(const char *word, const char *what)
{
	if (strcmp(word, "error") == 0)
		return ERROR;
	if (strcmp(word, "warning") == 0)
		return WARNING;
	if (strcmp(word, "off") == 0)
		return 0;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("invalid value for \"%s\": \"%s\"", what, gov_shown_string(word)),
			 errhint("It is one of error, warning, off.")));
	return 0;					/* not reached */
}

char *
guard_qualified(Relation relation, const char *name)
{
	return quote_qualified_identifier(get_namespace_name(RelationGetNamespace(relation)), name);
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

/* The type of a column, or what its domain is of. */
static Oid
base_type(Relation relation, int attno)
{
	return getBaseType(TupleDescAttr(RelationGetDescr(relation), attno - 1)->atttypid);
}

void
guard_open(Guard *g, Relation relation, char **args, FmgrInfo *flinfo)
{
	memset(g, 0, sizeof(*g));
	g->relation = relation;
	g->flinfo = flinfo;
	g->args = args;
	g->balance = guard_level(args[GUARD_BALANCE], "balance");
	g->links = guard_level(args[GUARD_LINKS], "links");
	g->column = column_by_name(relation, args[GUARD_COLUMN]);
	if (base_type(relation, g->column) != govreport_type(flinfo->fn_oid))
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("column \"%s\" of relation \"%s\" is not of type govreport",
						args[GUARD_COLUMN], RelationGetRelationName(relation)),
				 errtablecol(relation, g->column)));
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
guard_agency_expr(const Guard *g, const char *prefix)
{
	return g->agency ? psprintf("%s%s", prefix, quote_identifier(g->args[GUARD_AGENCY])) :
		psprintf("(%s%s).agency", prefix, quote_identifier(g->args[GUARD_COLUMN]));
}

char *
guard_year_expr(const Guard *g, const char *prefix)
{
	return g->year ? psprintf("%s%s", prefix, quote_identifier(g->args[GUARD_YEAR])) :
		psprintf("(%s%s).year", prefix, quote_identifier(g->args[GUARD_COLUMN]));
}

/*
 * The queries run as the owner of the table (see run), who must therefore be
 * the owner of the waivers, too: nobody else may choose what is executed.
 */
static Oid
waivers_table(const Guard *g)
{
	const char *name = g->args[GUARD_WAIVERS];
	Oid			oid = get_relname_relid(name, RelationGetNamespace(g->relation));
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(oid));
	Form_pg_class rel;

	if (!HeapTupleIsValid(tuple))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("table \"%s\" of waivers does not exist", name),
				 errdetail("It belongs into the schema of table \"%s\".",
						   RelationGetRelationName(g->relation)),
				 errhint("If it was renamed or moved, call govreport_unguard() and govreport_guard() again.")));
	rel = (Form_pg_class) GETSTRUCT(tuple);
	if (rel->relkind != RELKIND_RELATION || rel->relowner != g->relation->rd_rel->relowner)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("\"%s\" is no table of waivers for table \"%s\"", name,
						RelationGetRelationName(g->relation)),
				 errdetail("It must be an ordinary table of the same owner.")));
	ReleaseSysCache(tuple);
	return oid;
}

static SPIPlanPtr
prepare(const char *query, int nargs, Oid *types)
{
	SPIPlanPtr	plan = SPI_prepare(query, nargs, types);

	if (plan == NULL)
		elog(ERROR, "SPI_prepare of \"%s\" failed: %s", query, SPI_result_code_string(SPI_result));
	return plan;
}

void
guard_prepare(Guard *g)
{
	Oid			key_types[] = {g->agency_type, INT4OID};
	Oid			waiver_types[] = {TEXTOID, INT4OID, TEXTOID, TEXTOID, TEXTOID, NUMERICOID};
	Oid			equal = lookup_type_cache(g->agency_type, TYPECACHE_EQ_OPR)->eq_opr;
	StringInfoData query;

	if (!OidIsValid(equal))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_FUNCTION),
				 errmsg("could not identify an equality operator for type %s",
						format_type_be(g->agency_type))));
	waivers_table(g);
	/* nothing here is left to search_path */
	initStringInfo(&query);
	appendStringInfo(&query, "SELECT t.%s FROM ONLY %s t WHERE ",
					 quote_identifier(g->args[GUARD_COLUMN]),
					 guard_qualified(g->relation, RelationGetRelationName(g->relation)));
	generate_operator_clause(&query, guard_agency_expr(g, "t."), g->agency_type, equal,
							 "$1", g->agency_type);
	appendStringInfo(&query, " AND %s OPERATOR(pg_catalog.=) $2", guard_year_expr(g, "t."));
	g->reports = prepare(query.data, lengthof(key_types), key_types);
	resetStringInfo(&query);
	appendStringInfo(&query,
					 "SELECT 1 FROM ONLY %s w WHERE w.agency OPERATOR(pg_catalog.=) $1"
					 " AND w.year OPERATOR(pg_catalog.=) $2 AND w.rule OPERATOR(pg_catalog.=) $3"
					 " AND COALESCE(w.item, '') OPERATOR(pg_catalog.=) $4"
					 " AND COALESCE(w.party, '') OPERATOR(pg_catalog.=) $5"
					 " AND w.difference OPERATOR(pg_catalog.=) $6",
					 guard_qualified(g->relation, g->args[GUARD_WAIVERS]));
	g->waiver = prepare(query.data, lengthof(waiver_types), waiver_types);
	pfree(query.data);
}

/* Returns the number of rows, which are in SPI_tuptable. */
static uint64
run(const Guard *g, SPIPlanPtr plan, Datum *values, long limit)
{
	Snapshot	snapshot = InvalidSnapshot;

	if (g->latest)
	{
		CommandCounterIncrement();	/* all that this transaction did */
		snapshot = GetLatestSnapshot();
	}
	if (SPI_execute_snapshot(plan, values, NULL, snapshot, InvalidSnapshot,
							 !g->latest, false, limit) != SPI_OK_SELECT)
		elog(ERROR, "the query of a guard is no SELECT");
	return SPI_processed;
}

GuardKey
guard_key(const Guard *g, Datum agency, bool no_agency, Datum year, bool no_year)
{
	GuardKey	key = {.known = !no_agency && !no_year,.agency = agency};
	Oid			type = INT4OID;

	if (!key.known)
		return key;
	if (g->year)
		type = base_type(g->relation, g->year);
	switch (type)
	{
		case INT2OID:
			key.year = DatumGetInt16(year);
			break;
		case INT8OID:
			/* what is out of range is no year */
			key.known = DatumGetInt64(year) == (int32) DatumGetInt64(year);
			key.year = (int32) DatumGetInt64(year);
			break;
		default:
			key.year = DatumGetInt32(year);
	}
	/* there is a year before it and one after it */
	key.known &= key.year > PG_INT32_MIN && key.year < PG_INT32_MAX;
	return key;
}

bool
guard_figures(const Guard *g, HeapTuple tuple, TupleDesc tupdesc, int column, GovFigures *f)
{
	bool		isnull;
	Datum		report = heap_getattr(tuple, column, tupdesc, &isnull);

	if (!isnull)
		govreport_open(g->flinfo, DatumGetHeapTupleHeader(report), f);
	return !isnull;
}

Datum
guard_agency_text(const Guard *g, Datum agency)
{
	Oid			output;
	bool		is_varlena;

	if (g->agency_type == TEXTOID)
		return agency;
	getTypeOutputInfo(g->agency_type, &output, &is_varlena);
	return govrpt_server_datum(OidOutputFunctionCall(output, agency));
}

/* Is this very difference waived? */
static bool
is_waived(const Guard *g, const GuardKey *key, int rule, int item, int party,
		  const GovFinding *finding)
{
	Datum		values[6];
	bool		found;

	if (!key->known || !finding->has_difference)
		return false;
	values[0] = guard_agency_text(g, key->agency);
	values[1] = Int32GetDatum(key->year);
	values[2] = govrpt_code_datum(gov_rules[rule].code);
	values[3] = govrpt_code_datum(item < 0 ? "" : gov_items[item].code);
	values[4] = govrpt_code_datum(party < 0 ? "" : gov_parties[party].code);
	values[5] = gov_decimal_datum(finding->difference);
	found = run(g, g->waiver, values, 1) > 0;
	SPI_freetuptable(SPI_tuptable);
	return found;
}

void
guard_check_balance(Guard *g, const GuardKey *key, const GovFigures *f)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	GovFinding	finding;
	char		message[GOV_CHECK_MESSAGE_MAX];
	int			n;

	if (g->balance == 0 || gov_is_balanced(f))
		return;
	n = gov_equations(f, eqs);
	for (int i = 0; i < n; i++)
	{
		const GovEquation *eq = &eqs[i];

		if (strcmp(gov_rules[eq->rule].severity, "error") != 0)
			continue;
		gov_equation_eval(f, eq, &finding);
		if (finding.verdict != GOV_FAIL)
			continue;
		gov_equation_message(f, eq, &finding, message, sizeof(message));
		g->found(g, key, eq->rule, eq->item, eq->party, &finding, message,
				 is_waived(g, key, eq->rule, eq->item, eq->party, &finding));
	}
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		int			item = gov_slot_item(slot);
		int			party = gov_slot_party(slot);

		if (gov_sign_eval(f, slot) != GOV_FAIL)
			continue;
		memset(&finding, 0, sizeof(finding));
		finding.left.known = gov_decimal(f->value[slot], f->scale[slot]);
		finding.right.overflow = true;	/* there is no other side */
		/* what a waiver is for: the value */
		finding.has_difference = true;
		finding.difference = finding.left.known;
		gov_sign_message(f, slot, message, sizeof(message));
		g->found(g, key, GOV_RULE_SIGN, item, party, &finding, message,
				 is_waived(g, key, GOV_RULE_SIGN, item, party, &finding));
	}
}

/* The reports of an agency and a year; those without figures break no link. */
static int
get_reports(const Guard *g, const GuardKey *key, int32 year, GovFigures **reports)
{
	Datum		values[] = {key->agency, Int32GetDatum(year)};
	uint64		n = run(g, g->reports, values, 0);
	SPITupleTable *table = SPI_tuptable;
	int			found = 0;

	*reports = palloc(sizeof(GovFigures) * Max(n, 1));
	for (uint64 i = 0; i < n; i++)
		found += guard_figures(g, table->vals[i], table->tupdesc, 1, &(*reports)[found]);
	SPI_freetuptable(table);
	return found;
}

/*
 * Of several reports for the year before (a table may have them at several
 * addresses, or with corrections) one that agrees is enough.
 */
static void
check_link(Guard *g, const GuardKey *key, const GovFigures *before, int nbefore,
		   const GovFigures *f)
{
	GovLink		links[GOV_MAX_LINKS];
	int			n = nbefore > 0 ? gov_links(&before[0], f, links) : 0;

	for (int i = 0; i < n; i++)
	{
		const GovLink *link = &links[i];
		GovFinding	finding;
		char		message[GOV_CHECK_MESSAGE_MAX];
		bool		waived = false;
		int			failed = 0;

		/* from the last to the first, whose finding is reported */
		for (int k = nbefore - 1; k >= 0; k--)
		{
			gov_link_eval(&before[k], f, link, &finding);
			if (finding.verdict != GOV_FAIL)
				break;
			failed++;
			waived |= is_waived(g, key, link->rule, link->item, link->party, &finding);
		}
		if (failed < nbefore)
			continue;
		gov_link_message(&before[0], f, link, &finding, message, sizeof(message));
		g->found(g, key, link->rule, link->item, link->party, &finding, message, waived);
	}
}

void
guard_check_link(Guard *g, const GuardKey *key, const GovFigures *f)
{
	GovFigures *before;
	int			n;

	if (g->links == 0 || !key->known)
		return;
	n = get_reports(g, key, key->year - 1, &before);
	check_link(g, key, before, n, f);
	pfree(before);
}

/* The links of the year after to the reports of a year, whatever they are now. */
static void
check_following(Guard *g, const GuardKey *key)
{
	GuardKey	next = *key;
	GovFigures *now;
	GovFigures *following;
	int			n,
				nfollowing;

	next.year++;
	nfollowing = get_reports(g, key, next.year, &following);
	n = nfollowing > 0 ? get_reports(g, key, key->year, &now) : 0;
	for (int i = 0; n > 0 && i < nfollowing; i++)
		check_link(g, &next, now, n, &following[i]);
}


/*
 * The trigger
 */

/* Plans are kept for the session, by trigger; NULL: made at the next use. */
typedef struct GuardPlans
{
	Oid			trigger;		/* the key */
	SPIPlanPtr	reports;
	SPIPlanPtr	waiver;
} GuardPlans;

static HTAB *guard_plans;

/* A table or column may have got another name since. */
static bool
is_good(SPIPlanPtr plan)
{
	return plan != NULL && SPI_plan_is_valid(plan);
}

static void
get_plans(Guard *g, Oid trigger)
{
	GuardPlans *plans;
	bool		found;

	if (guard_plans == NULL)
	{
		HASHCTL		ctl = {.keysize = sizeof(Oid),.entrysize = sizeof(GuardPlans)};

		guard_plans = hash_create("govrpt guards", 8, &ctl, HASH_ELEM | HASH_BLOBS);
	}
	plans = hash_search(guard_plans, &trigger, HASH_ENTER, &found);
	if (!found)
		plans->reports = plans->waiver = NULL;
	if (!is_good(plans->reports) || !is_good(plans->waiver))
	{
		if (plans->reports)
			SPI_freeplan(plans->reports);
		plans->reports = NULL;
		if (plans->waiver)
			SPI_freeplan(plans->waiver);
		plans->waiver = NULL;
		guard_prepare(g);
		SPI_keepplan(g->reports);
		plans->reports = g->reports;
		SPI_keepplan(g->waiver);
		plans->waiver = g->waiver;
	}
	else
		waivers_table(g);		/* it may have got another owner */
	g->reports = plans->reports;
	g->waiver = plans->waiver;
}

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
						 gov_shown_string(TextDatumGetCString(guard_agency_text(g, key->agency))),
						 key->year);
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
	get_plans(&g, data->tg_trigger->tgoid);
	if (findings.figures)
	{
		guard_check_balance(&g, &new_key, &figures);
		guard_check_link(&g, &new_key, &figures);
	}
	if (g.links && new_key.known)
		check_following(&g, &new_key);
	if (g.links && old_key.known && !(new_key.known && same_agency(&g, &old_key, &new_key)))
		check_following(&g, &old_key);
	SetUserIdAndSecContext(user, context);

	for (int level = WARNING; level <= ERROR; level += ERROR - WARNING)
		speak_up(&g, &findings, new ? &new_key : &old_key, new == NULL, level,
				 data->tg_trigger->tgname);
	SPI_finish();
	return PointerGetDatum(NULL);
}
