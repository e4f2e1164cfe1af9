/*
 * rollup.c
 *		govreport_rollup(): many reports as one.
 *
 * The state is a composite of plain types, so that it can be sent anywhere:
 * the sum of the figures; a roster of who reports for which region and year,
 * which grows by kinds of reports, not by reports; and what may be common to
 * all.  Within a server all but the last is changed in place, and the state is
 * made anew only when it has to grow.
 */
#include "pg/adcode.h"
#include "pg/encoding.h"
#include "pg/figures_sum.h"
#include "pg/report_row.h"
#include "pg/rollup_once.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "utils/array.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#include "core/regions/roster.h"

/*
 * The attributes of the state.  The first are counts, without NULLs, which lie
 * side by side.  A run is how many reports, the latest and those just before
 * it, have the same value: it is common to all if all are in the run.  Rows
 * leave a moving window in the order in which they came.  Elsewhere the order
 * means nothing, and a run that has once been broken is NEVER.
 */
enum
{
	STATE_ROWS, STATE_AGENCY_RUN, STATE_PERIOD_RUN, NCOUNTS,
	STATE_AGENCY = NCOUNTS, STATE_PERIOD, STATE_ROSTER, STATE_FIGURES, STATE_NATTS
};

#define NEVER		(-1)

/*
 * Free places at the end of a roster.  A shorter one would get a short header
 * in a tuple, and could not be changed there.
 */
#define NO_KEY		((uint64) PG_INT64_MAX)
#define MIN_ROSTER	8

StaticAssertDecl(VARATT_SHORT_MAX < MIN_ROSTER * sizeof(GovRosterEntry), "a roster is not packed");
StaticAssertDecl(sizeof(GovRosterEntry) == 2 * sizeof(int64), "a roster is an array of bigint");

/* Of a place in a query from which a function here is called. */
typedef struct RollupCache
{
	const GovrptReportMap *report;	/* NULL: not known yet */
	TupleDesc	state;			/* likewise */
	bool		warned;			/* of reports that count twice: once in a
								 * query */
} RollupCache;

/*
 * The session's knowledge of two types.  Citus makes a new place of each call,
 * so that looking them up there would take longer than adding a report.  What
 * was known of a type that has been altered since is not freed, for a query that
 * goes on may use it.
 */
static GovrptReportMap *known_report = NULL;
static TupleDesc known_state = NULL;
static bool known_may_be_old = true;	/* something has been altered */

/* A state, taken apart; what lies in it may be changed. */
typedef struct State
{
	HeapTupleHeader tuple;		/* NULL: it has to be made */
	Datum		values[STATE_NATTS];
	bool		nulls[STATE_NATTS];
	int64	   *counts;
	int64		new_counts[NCOUNTS];	/* they are here if it has to be made */
	GovRosterEntry *roster;
	size_t		nroster;		/* with free places */
} State;

static RollupCache *
get_cache(FunctionCallInfo fcinfo)
{
	if (fcinfo->flinfo->fn_extra == NULL)
		fcinfo->flinfo->fn_extra = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt,
														  sizeof(RollupCache));
	return fcinfo->flinfo->fn_extra;
}

static void
doubt_known_types(Datum arg, Oid relation)
{
	known_may_be_old = true;
}

/* Is a type as it was when the session learned it? */
static bool
is_as_known(TupleDesc known)
{
	TupleDesc	now;
	bool		same;

	if (!SearchSysCacheExists1(TYPEOID, ObjectIdGetDatum(known->tdtypeid)))
		return false;
	now = lookup_rowtype_tupdesc(known->tdtypeid, -1);
	same = equalTupleDescs(known, now);
	ReleaseTupleDesc(now);
	return same;
}

/* Forgets what has been altered, if that may be. */
static inline void
check_known_types(void)
{
	static bool listening = false;
	GovrptReportMap *report = known_report;
	TupleDesc	state = known_state;

	if (likely(!known_may_be_old))
		return;
	if (!listening)
		CacheRegisterRelcacheCallback(doubt_known_types, (Datum) 0);
	listening = true;
	known_may_be_old = false;
	/* an error below leaves nothing known that may be old */
	known_report = NULL;
	known_state = NULL;
	if (report && is_as_known(report->tupdesc))
		known_report = report;
	if (state && is_as_known(state))
		known_state = state;
}

/* Returns what the session knows of a named type of reports. */
static const GovrptReportMap *
report_type(Oid type)
{
	check_known_types();
	if (known_report == NULL || known_report->type != type)
	{
		GovrptReportMap *map = MemoryContextAllocZero(TopMemoryContext, sizeof(GovrptReportMap));

		govrpt_report_learn_type(map, TopMemoryContext, type, -1);
		known_report = map;
	}
	return known_report;
}

/* Returns a map of a row of no named type, for one place. */
static const GovrptReportMap *
anonymous_type(MemoryContext cxt, HeapTupleHeader report)
{
	GovrptReportMap *map = MemoryContextAllocZero(cxt, sizeof(GovrptReportMap));

	govrpt_report_learn(map, cxt, report);
	return map;
}

static void
open_report(FunctionCallInfo fcinfo, RollupCache *cache, int arg, GovrptReportRow *r)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(arg);
	Oid			type = HeapTupleHeaderGetTypeId(report);
	int32		typmod = HeapTupleHeaderGetTypMod(report);

	if (unlikely(cache->report == NULL || cache->report->type != type || cache->report->typmod != typmod))
		cache->report = typmod < 0 ? report_type(type) : anonymous_type(fcinfo->flinfo->fn_mcxt, report);
	govrpt_report_deform(cache->report, report, r);
}

/* Returns who reports for whom and when; what is not known is 0 in it. */
static uint64
report_key(const GovrptReportRow *r)
{
	int			year = r->nulls[REPORT_YEAR] ? 0 : DatumGetInt32(r->values[REPORT_YEAR]);
	GovDivisionCode region = r->nulls[REPORT_REGION] ? 0 :
		adcode_division(DatumGetAdCode(r->values[REPORT_REGION]));

	if (!r->nulls[REPORT_SCOPE])
		return gov_regions_roster_key(year, region, govrpt_scope(r->values[REPORT_SCOPE]));
	if (!r->nulls[REPORT_AGENCY])
		return gov_regions_roster_key_of_name(year, region, govrpt_core_text(r->values[REPORT_AGENCY]));
	return gov_regions_roster_key(year, region, GOV_SCOPE_UNKNOWN);
}

/* Are two values of a variable length type the same bytes? */
static bool
same_bytes(Datum a, Datum b)
{
	struct varlena *x = PG_DETOAST_DATUM_PACKED(a);
	struct varlena *y = PG_DETOAST_DATUM_PACKED(b);

	return VARSIZE_ANY_EXHDR(x) == VARSIZE_ANY_EXHDR(y) &&
		memcmp(VARDATA_ANY(x), VARDATA_ANY(y), VARSIZE_ANY_EXHDR(x)) == 0;
}


/*
 * The state
 */

static ArrayType *
new_array(int n)
{
	Size		size = ARR_OVERHEAD_NONULLS(1) + n * sizeof(int64);
	ArrayType  *a = palloc0(size);

	SET_VARSIZE(a, size);
	a->ndim = 1;
	a->dataoffset = 0;
	a->elemtype = INT8OID;
	ARR_DIMS(a)[0] = n;
	ARR_LBOUND(a)[0] = 1;
	return a;
}

pg_noreturn static void raise_invalid_state(void);

static void
raise_invalid_state(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("invalid state of govreport_rollup")));
}

/* Moves the counts out of the tuple, because the state has to be made anew. */
static void
renew(State *s)
{
	if (s->tuple == NULL)
		return;
	memcpy(s->new_counts, s->counts, sizeof(s->new_counts));
	s->counts = s->new_counts;
	s->tuple = NULL;
}

/* Verifies a state from elsewhere: whatever it says, nothing may break. */
static void
verify(const State *s)
{
	for (int i = 0; i < NCOUNTS; i++)
		if (s->counts[i] < NEVER)
			raise_invalid_state();
	for (size_t i = 0; i < s->nroster; i++)
	{
		uint64		key = s->roster[i].key;

		if (key > NO_KEY || s->roster[i].reports > (uint64) PG_INT64_MAX ||
			(key == NO_KEY && s->roster[i].reports > 0) ||
			(i > 0 && key <= s->roster[i - 1].key && key != NO_KEY) ||
			(i > 0 && key < s->roster[i - 1].key))
			raise_invalid_state();
	}
}

/* Returns the type of the state that is passed; all functions here have one for their first argument. */
static Oid
state_type_id(FunctionCallInfo fcinfo, int arg)
{
	Oid		   *types;
	int			ntypes;

	if (!PG_ARGISNULL(arg))
		return HeapTupleHeaderGetTypeId(PG_GETARG_HEAPTUPLEHEADER(arg));
	(void) get_func_signature(fcinfo->flinfo->fn_oid, &types, &ntypes);
	return types[0];
}

static TupleDesc
state_type(Oid type)
{
	check_known_types();
	if (known_state == NULL || known_state->tdtypeid != type)
	{
		MemoryContext old = MemoryContextSwitchTo(TopMemoryContext);
		TupleDesc	tupdesc = lookup_rowtype_tupdesc_copy(type, -1);

		MemoryContextSwitchTo(old);
		if (tupdesc->natts != STATE_NATTS)
			elog(ERROR, "type govreport_rollup_state has %d attributes", tupdesc->natts);
		known_state = tupdesc;
	}
	return known_state;
}

/* Makes the state of no report. */
static void
begin_state(State *s)
{
	ArrayType  *a = new_array(2 * MIN_ROSTER);

	s->tuple = NULL;
	s->counts = s->new_counts;
	memset(s->new_counts, 0, sizeof(s->new_counts));
	memset(s->nulls, true, sizeof(s->nulls));
	s->values[STATE_ROSTER] = PointerGetDatum(a);
	s->nulls[STATE_ROSTER] = false;
	s->roster = (GovRosterEntry *) ARR_DATA_PTR(a);
	s->nroster = MIN_ROSTER;
	for (size_t i = 0; i < s->nroster; i++)
		s->roster[i].key = NO_KEY;
}

static void
open_roster(State *s)
{
	ArrayType  *a = DatumGetArrayTypeP(s->values[STATE_ROSTER]);

	if (ARR_NDIM(a) != 1 || ARR_HASNULL(a) || ARR_ELEMTYPE(a) != INT8OID ||
		ARR_DIMS(a)[0] % 2 != 0)
		raise_invalid_state();
	s->roster = (GovRosterEntry *) ARR_DATA_PTR(a);
	s->nroster = (size_t) ARR_DIMS(a)[0] / 2;
	if (PointerGetDatum(a) != s->values[STATE_ROSTER])
	{
		s->values[STATE_ROSTER] = PointerGetDatum(a);
		renew(s);
	}
}

static void
open_state(FunctionCallInfo fcinfo, RollupCache *cache, int arg, State *s)
{
	bool		ours = AggCheckCallContext(fcinfo, NULL) != 0;
	HeapTupleData tuple;

	if (cache->state == NULL)
		cache->state = state_type(state_type_id(fcinfo, arg));
	if (PG_ARGISNULL(arg))
	{
		begin_state(s);
		return;
	}

	/* what an aggregate hands us as its state, it had from us */
	s->tuple = ours ? PG_GETARG_HEAPTUPLEHEADER(arg) : PG_GETARG_HEAPTUPLEHEADER_COPY(arg);
	tuple = govrpt_tuple(s->tuple);
	heap_deform_tuple(&tuple, cache->state, s->values, s->nulls);
	for (int i = 0; i < NCOUNTS; i++)
		if (s->nulls[i])
			raise_invalid_state();
	if (s->nulls[STATE_ROSTER])
		raise_invalid_state();
	s->counts = (int64 *) ((char *) s->tuple + s->tuple->t_hoff);
	open_roster(s);
	if (!ours || arg > 0)
		verify(s);
	if (!ours && !s->nulls[STATE_FIGURES])
		s->values[STATE_FIGURES] =
			PointerGetDatum(govrpt_figures_settled(PG_DETOAST_DATUM_PACKED(s->values[STATE_FIGURES])));
}

static Datum
close_state(RollupCache *cache, State *s)
{
	if (s->tuple != NULL)
		return PointerGetDatum(s->tuple);
	for (int i = 0; i < NCOUNTS; i++)
	{
		s->values[i] = Int64GetDatum(s->counts[i]);
		s->nulls[i] = false;
	}
	return HeapTupleGetDatum(heap_form_tuple(cache->state, s->values, s->nulls));
}

static size_t
roster_used(const State *s)
{
	return gov_regions_search_roster(s->roster, s->nroster, NO_KEY);
}

/* Makes room in a roster that is full. */
static void
grow_roster(State *s)
{
	size_t		used = s->nroster;
	size_t		n = Max(2 * used, MIN_ROSTER);
	ArrayType  *a;
	GovRosterEntry *longer;

	if (used > MaxAllocSize / sizeof(GovRosterEntry) / 4)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many kinds of reports in a rollup")));
	a = new_array((int) (2 * n));
	longer = (GovRosterEntry *) ARR_DATA_PTR(a);
	memcpy(longer, s->roster, used * sizeof(GovRosterEntry));
	for (size_t i = used; i < n; i++)
		longer[i].key = NO_KEY;
	s->values[STATE_ROSTER] = PointerGetDatum(a);
	s->roster = longer;
	s->nroster = n;
	renew(s);
}

static void
add_to_roster(State *s, uint64 key, uint64 reports)
{
	size_t		at = gov_regions_search_roster(s->roster, s->nroster, key);
	size_t		used;

	if (at < s->nroster && s->roster[at].key == key)
	{
		s->roster[at].reports += reports;
		return;
	}
	used = roster_used(s);
	if (used == s->nroster)
		grow_roster(s);
	memmove(&s->roster[at + 1], &s->roster[at], (used - at) * sizeof(GovRosterEntry));
	s->roster[at].key = key;
	s->roster[at].reports = reports;
}

static void
add_figures(State *s, Datum figures)
{
	struct varlena *before = s->nulls[STATE_FIGURES] ? NULL :
		(struct varlena *) DatumGetPointer(s->values[STATE_FIGURES]);
	struct varlena *v = PG_DETOAST_DATUM_PACKED(figures);
	struct varlena *after = govrpt_tally_accum(before, v);

	if (after != before)
	{
		s->values[STATE_FIGURES] = PointerGetDatum(after);
		s->nulls[STATE_FIGURES] = false;
		renew(s);
	}
}

/* Adds one more report's value of the attribute at, whose run is counts[run]. */
static void
add_attribute(State *s, int at, int run, Datum value, bool isnull, bool moving)
{
	bool		same = !isnull && !s->nulls[at] && same_bytes(s->values[at], value);

	if (same && (moving || s->counts[run] == s->counts[STATE_ROWS]))
		s->counts[run]++;
	else if (moving || (s->counts[STATE_ROWS] == 0 && !isnull))
	{
		renew(s);
		s->values[at] = value;
		s->nulls[at] = isnull;
		s->counts[run] = isnull ? 0 : 1;
	}
	else
		s->counts[run] = NEVER;
}

static Datum
accum(FunctionCallInfo fcinfo, bool moving)
{
	RollupCache *cache = get_cache(fcinfo);
	State		s;
	GovrptReportRow r;

	if (PG_ARGISNULL(1))
	{
		if (!PG_ARGISNULL(0))
			PG_RETURN_DATUM(PG_GETARG_DATUM(0));
		open_state(fcinfo, cache, 0, &s);
		PG_RETURN_DATUM(close_state(cache, &s));
	}
	open_state(fcinfo, cache, 0, &s);
	open_report(fcinfo, cache, 1, &r);
	add_attribute(&s, STATE_AGENCY, STATE_AGENCY_RUN, r.values[REPORT_AGENCY],
				  r.nulls[REPORT_AGENCY], moving);
	add_attribute(&s, STATE_PERIOD, STATE_PERIOD_RUN, r.values[REPORT_PERIOD],
				  r.nulls[REPORT_PERIOD], moving);
	add_to_roster(&s, report_key(&r), 1);
	if (!r.nulls[REPORT_FIGURES])
		add_figures(&s, r.values[REPORT_FIGURES]);
	s.counts[STATE_ROWS]++;
	PG_RETURN_DATUM(close_state(cache, &s));
}

PG_FUNCTION_INFO_V1(govreport_rollup_accum);
Datum
govreport_rollup_accum(PG_FUNCTION_ARGS)
{
	return accum(fcinfo, false);
}

PG_FUNCTION_INFO_V1(govreport_rollup_moving);
Datum
govreport_rollup_moving(PG_FUNCTION_ARGS)
{
	return accum(fcinfo, true);
}

/* The earliest report leaves a window. */
PG_FUNCTION_INFO_V1(govreport_rollup_inverse);
Datum
govreport_rollup_inverse(PG_FUNCTION_ARGS)
{
	RollupCache *cache = get_cache(fcinfo);
	State		s;
	GovrptReportRow r;
	uint64		key;
	size_t		at;

	if (PG_ARGISNULL(0))
		raise_invalid_state();
	if (PG_ARGISNULL(1))
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	open_state(fcinfo, cache, 0, &s);
	open_report(fcinfo, cache, 1, &r);
	key = report_key(&r);
	at = gov_regions_search_roster(s.roster, s.nroster, key);
	if (s.counts[STATE_ROWS] <= 0 || at == s.nroster || s.roster[at].key != key ||
		s.roster[at].reports == 0)
		raise_invalid_state();
	if (--s.roster[at].reports == 0)
	{
		memmove(&s.roster[at], &s.roster[at + 1],
				(s.nroster - at - 1) * sizeof(GovRosterEntry));
		s.roster[s.nroster - 1].key = NO_KEY;
		s.roster[s.nroster - 1].reports = 0;
	}
	s.counts[STATE_ROWS]--;
	s.counts[STATE_AGENCY_RUN] = Min(s.counts[STATE_AGENCY_RUN], s.counts[STATE_ROWS]);
	s.counts[STATE_PERIOD_RUN] = Min(s.counts[STATE_PERIOD_RUN], s.counts[STATE_ROWS]);
	if (!r.nulls[REPORT_FIGURES])
	{
		if (s.nulls[STATE_FIGURES])
			raise_invalid_state();
		s.values[STATE_FIGURES] =
			PointerGetDatum(govrpt_sum_remove((struct varlena *) DatumGetPointer(s.values[STATE_FIGURES]),
											  PG_DETOAST_DATUM_PACKED(r.values[REPORT_FIGURES])));
		renew(&s);
	}
	PG_RETURN_DATUM(close_state(cache, &s));
}

PG_FUNCTION_INFO_V1(govreport_rollup_combine);
Datum
govreport_rollup_combine(PG_FUNCTION_ARGS)
{
	static const int runs[][2] = {{STATE_AGENCY, STATE_AGENCY_RUN}, {STATE_PERIOD, STATE_PERIOD_RUN}};
	RollupCache *cache = get_cache(fcinfo);
	State		s,
				t;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	open_state(fcinfo, cache, 0, &s);
	open_state(fcinfo, cache, 1, &t);
	if (t.counts[STATE_ROWS] <= 0)
		PG_RETURN_DATUM(close_state(cache, &s));
	for (int k = 0; k < lengthof(runs); k++)
	{
		int			at = runs[k][0];
		int			run = runs[k][1];
		bool		common = !t.nulls[at] && t.counts[run] >= t.counts[STATE_ROWS];

		if (common && s.counts[STATE_ROWS] == 0)
		{
			renew(&s);
			s.values[at] = t.values[at];
			s.nulls[at] = false;
			s.counts[run] = t.counts[STATE_ROWS];
		}
		else if (common && !s.nulls[at] && s.counts[run] == s.counts[STATE_ROWS] &&
				 same_bytes(s.values[at], t.values[at]))
			s.counts[run] += t.counts[STATE_ROWS];
		else
			s.counts[run] = NEVER;
	}
	for (size_t i = 0; i < t.nroster && t.roster[i].key != NO_KEY; i++)
		add_to_roster(&s, t.roster[i].key, t.roster[i].reports);
	if (!t.nulls[STATE_FIGURES])
		add_figures(&s, t.values[STATE_FIGURES]);
	s.counts[STATE_ROWS] += t.counts[STATE_ROWS];
	PG_RETURN_DATUM(close_state(cache, &s));
}


/*
 * The result
 */

#define MAX_COPIES	5			/* listed in a warning */

/* Reports of one kind are none of others' parts, but there may be copies. */
static const char of_one_kind[] =
"Add up reports of one kind: WHERE (report).scope = 'organ', or WHERE (report).scope = 'region' AND adcode_level((report).region) = 3.";
static const char one_of_each[] =
"Take the latest of each: SELECT DISTINCT ON ((report).region, (report).year) report ... ORDER BY (report).region, (report).year, (report).published DESC NULLS LAST. "
"The view \"..._duplicates\" that govreport_create_views() makes shows in how many cells they differ.";

/* Appends a division's code as it is shown, and its name where the database can hold it. */
static void
append_region(StringInfo buf, GovDivisionCode code, int year)
{
	GovStr		name = gov_regions_name(code, year);
	char	   *shown = govrpt_server_name(name.s ? name : gov_regions_name(code, 0));

	appendStringInfoString(buf, govrpt_adcode_string(adcode_from_division(code)));
	if (shown)
		appendStringInfo(buf, " (%s)", shown);
}

/* Appends which regions' wholes are there more than once; what comes before is a sentence. */
static void
append_copies(StringInfo buf, const GovRosterEntry *roster, size_t n)
{
	GovCopies	copies[MAX_COPIES];
	size_t		ncopies = gov_regions_list_copies(roster, n, copies, MAX_COPIES);

	if (ncopies == 0)
		return;
	appendStringInfo(buf, "%sThere are ", buf->len > 0 ? " " : "");
	for (size_t i = 0; i < ncopies && i < MAX_COPIES; i++)
	{
		appendStringInfo(buf, i == 0 ? UINT64_FORMAT " reports for the whole of region " : ", " UINT64_FORMAT " of region ",
						 copies[i].reports);
		append_region(buf, copies[i].region, copies[i].year);
		appendStringInfo(buf, " in %d", copies[i].year);
	}
	if (ncopies > MAX_COPIES)
		appendStringInfo(buf, ", and several of %zu more", ncopies - MAX_COPIES);
	appendStringInfoChar(buf, '.');
}

/* Says which region's whole is among its own parts. */
static void
append_mixture(StringInfo buf, const GovMixture *m)
{
	appendStringInfoString(buf, "The whole of region ");
	append_region(buf, m->whole, m->year);
	appendStringInfo(buf, " in %d is added up with " UINT64_FORMAT " %s region ", m->year, m->nparts,
					 m->nparts == 1 ? "report from within it, of" : "reports from within it, the first of");
	append_region(buf, m->part, m->year);
	appendStringInfoChar(buf, '.');
	if (m->nwholes == 2)
		appendStringInfoString(buf, " So is one other region.");
	else if (m->nwholes > 2)
		appendStringInfo(buf, " So are " UINT64_FORMAT " other regions.", m->nwholes - 1);
}

/* Warns if a region's whole is among its own parts, unless *said, which it sets. */
static void
warn_of_mixture(const GovRosterEntry *roster, size_t n, bool *said)
{
	GovMixture	m;
	StringInfoData detail;

	if (*said || !gov_regions_find_mixture(roster, n, &m))
		return;
	*said = true;
	initStringInfo(&detail);
	if (m.has_parts)
		append_mixture(&detail, &m);
	if (m.has_copies)
		append_copies(&detail, roster, n);
	govrpt_rollup_speaks(true);
	ereport(WARNING,
			(errcode(ERRCODE_WARNING),
			 m.has_parts ? errmsg(ROLLUP_COUNTS_PARTS) : errmsg(ROLLUP_COUNTS_AGAIN),
			 errdetail_internal("%s", detail.data),
			 errhint("%s%s%s", m.has_parts ? of_one_kind : "",
					 m.has_parts && m.has_copies ? " " : "", m.has_copies ? one_of_each : "")));
	govrpt_rollup_speaks(false);
}

/* Sets what all reports have in common; used are the entries of the roster. */
static void
set_common(const State *s, size_t used, GovrptReportRow *r)
{
	GovDivisionCode region = gov_regions_common_region(s->roster, used);
	int			year = gov_regions_common_year(s->roster, used);

	if (region != 0)
	{
		r->values[REPORT_REGION] = AdCodeGetDatum(adcode_from_division(region));
		r->nulls[REPORT_REGION] = false;
	}
	if (year != 0)
	{
		r->values[REPORT_YEAR] = Int32GetDatum(year);
		r->nulls[REPORT_YEAR] = false;
	}
	if (s->counts[STATE_AGENCY_RUN] >= s->counts[STATE_ROWS])
	{
		r->values[REPORT_AGENCY] = s->values[STATE_AGENCY];
		r->nulls[REPORT_AGENCY] = s->nulls[STATE_AGENCY];
	}
	if (s->counts[STATE_PERIOD_RUN] >= s->counts[STATE_ROWS])
	{
		r->values[REPORT_PERIOD] = s->values[STATE_PERIOD];
		r->nulls[REPORT_PERIOD] = s->nulls[STATE_PERIOD];
	}
	if (s->counts[STATE_ROWS] == 1 && used == 1 &&
		gov_regions_key_scope(s->roster[0].key) != GOV_SCOPE_UNKNOWN)
	{
		r->values[REPORT_SCOPE] =
			govrpt_code_datum(gov_regions_scope_names[gov_regions_key_scope(s->roster[0].key)]);
		r->nulls[REPORT_SCOPE] = false;
	}
}

/*
 * Returns what all reports have in common, and the sum.  What belongs to a
 * document, such as its title, a rollup has not; nor a scope, unless it is of
 * one report.
 */
PG_FUNCTION_INFO_V1(govreport_rollup_final);
Datum
govreport_rollup_final(PG_FUNCTION_ARGS)
{
	RollupCache *cache = get_cache(fcinfo);
	State		s;
	size_t		used;
	GovrptReportRow r;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	open_state(fcinfo, cache, 0, &s);
	if (s.counts[STATE_ROWS] <= 0)
		PG_RETURN_NULL();
	if (cache->report == NULL)
		cache->report = report_type(get_func_rettype(fcinfo->flinfo->fn_oid));
	used = roster_used(&s);
	warn_of_mixture(s.roster, used, &cache->warned);
	memset(r.nulls, true, sizeof(r.nulls));
	memset(r.values, 0, sizeof(r.values));
	set_common(&s, used, &r);
	if (!s.nulls[STATE_FIGURES])
	{
		struct varlena *v = (struct varlena *) DatumGetPointer(s.values[STATE_FIGURES]);

		r.values[REPORT_FIGURES] = PointerGetDatum(govrpt_sum_result(v, &r.nulls[REPORT_FIGURES]));
	}
	PG_RETURN_DATUM(govrpt_report_form(cache->report, &r));
}
