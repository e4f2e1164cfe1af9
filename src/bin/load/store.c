/*
 * store.c
 *		What is known of a file in the tables, and what is put there.
 */
#include "store.h"

#include "stop.h"
#include "wording.h"

#include "port/pg_bswap.h"

#define RECONNECTS		6		/* tries, each waiting longer than the one
								 * before */
#define FIRST_WAIT_S	1

#define UNIQUE_VIOLATION	"23505"

/* Names in braces are those of struct Database. */
static const char *const look_up_sql =
"SELECT f.path = $1, f.outcome, coalesce(f.sha256 = $2, false), f.path, f.message FROM {files} f"
" WHERE f.path = $1 OR (f.sha256 = $2 AND f.outcome IN ('loaded', 'no_report'))";

static const char *const measure_sql =
"WITH doc AS MATERIALIZED (SELECT {extension}.govreport_parse(d.body) AS report FROM {extension}.govreport_split($1) d WHERE d.kind = 'report'),"
" checked AS (SELECT d.report, c.status FROM doc d, {extension}.govreport_check(d.report) c)"
"SELECT (SELECT count(*) FROM doc WHERE (report).figures IS NOT NULL),"
" (SELECT coalesce(bool_and({extension}.govreport_is_complete(report) AND {extension}.govreport_is_balanced(report)"
"   AND (report).agency IS NOT NULL AND (report).year IS NOT NULL), false) FROM doc),"
" (SELECT count(*) FROM checked WHERE status = 'pass'),"
" (SELECT count(*) FROM checked WHERE status = 'fail'),"
" (SELECT coalesce(sum({extension}.govfigures_numbers((report).figures)), 0) FROM doc),"
" (SELECT count((report).agency) + count((report).year) FROM doc)";

/*
 * A file's reports get a row each; a text without one gets a row, too, so that
 * nothing is lost.  Rows of what was at the path before are replaced.
 */
static const char *const load_sql =
"WITH doc AS MATERIALIZED (SELECT d.ordinal, d.kind, d.body,"
"  CASE WHEN d.kind <> 'other' THEN {extension}.govreport_parse(d.body) END AS report FROM {extension}.govreport_split($7) d),"
" kept AS MATERIALIZED (SELECT ordinal, body, report FROM doc WHERE kind <> 'other'"
"  UNION ALL SELECT 1, string_agg(body, '' ORDER BY ordinal), NULL FROM doc"
"  HAVING count(*) > 0 AND NOT bool_or(kind <> 'other')),"
" seen AS (SELECT count(*) FILTER (WHERE (report).figures IS NOT NULL)::integer AS reports,"
"  count(*) FILTER (WHERE NOT {extension}.govreport_is_complete(report) AND (report).figures IS NOT NULL) AS incomplete,"
"  count(*) FILTER (WHERE NOT {extension}.govreport_is_balanced(report)) AS unbalanced,"
"  (SELECT bool_or(kind = 'narrative_report') FROM doc) AS narrative FROM kept),"
" file AS (INSERT INTO {files} AS f (path, url, sha256, bytes, media_type, outcome, reports, message)"
"  SELECT $1, nullif($2, ''), $3, $4, $5, CASE WHEN reports > 0 THEN 'loaded' ELSE 'no_report' END, reports,"
"   CASE WHEN reports > 0 THEN NULL WHEN narrative THEN '{prose}'"
"   ELSE '{no tables}' END FROM seen"
"  ON CONFLICT (path) DO UPDATE SET url = coalesce(excluded.url, f.url), sha256 = excluded.sha256, bytes = excluded.bytes,"
"   media_type = excluded.media_type, outcome = excluded.outcome, reports = excluded.reports, duplicate_of = NULL,"
"   message = excluded.message, loaded_at = excluded.loaded_at RETURNING f.path, f.url, f.message),"
" gone AS (DELETE FROM {table} p WHERE p.path = $1 AND p.ordinal NOT IN (SELECT ordinal FROM kept)),"
" stored AS (INSERT INTO {table} (path, ordinal, url, sha256, media_type, reader, body, {names})"
"  SELECT file.path, kept.ordinal, file.url, $3, $5, $6, kept.body, {values} FROM file, kept"
"  ON CONFLICT (path, ordinal) DO UPDATE SET url = excluded.url, sha256 = excluded.sha256, media_type = excluded.media_type,"
"   reader = excluded.reader, body = excluded.body, {updates}, loaded_at = excluded.loaded_at)"
"SELECT reports, incomplete, unbalanced, message FROM seen, file";

static const char *const note_sql =
"INSERT INTO {files} AS f (path, url, sha256, bytes, media_type, outcome, reports, duplicate_of, message)"
" VALUES ($1, nullif($2, ''), $3, $4, $5, $6, 0, $7, $8)"
" ON CONFLICT (path) DO UPDATE SET url = coalesce(excluded.url, f.url), sha256 = excluded.sha256, bytes = excluded.bytes,"
" media_type = excluded.media_type, outcome = excluded.outcome, reports = 0, duplicate_of = excluded.duplicate_of,"
" message = excluded.message, loaded_at = excluded.loaded_at";

static const struct
{
	const char *name;
	const char *const *sql;
	const char *types;			/* of its arguments, as below */
}			statements[] = {
	{"look_up", &look_up_sql, "tb"},
	{"measure", &measure_sql, "b"},
	{"load", &load_sql, "ttbittb"},
	{"note", &note_sql, "ttbitttt"}
};

#define MAX_ARGUMENTS	8

static Oid
type_of(char letter)
{
	/* the OIDs of built-in types never change: bytea, bigint, text */
	return letter == 'b' ? 17 : letter == 'i' ? 20 : 25;
}

typedef struct Arguments
{
	int			n;
	const char *values[MAX_ARGUMENTS];
	int			lengths[MAX_ARGUMENTS];
	int			formats[MAX_ARGUMENTS]; /* 1: binary */
	uint64		swapped;		/* of the one bigint */
} Arguments;

static void
add_bytes(Arguments *a, const void *bytes, size_t len)
{
	a->values[a->n] = bytes;
	a->lengths[a->n] = (int) len;
	a->formats[a->n++] = 1;
}

static void
add_text(Arguments *a, const char *text)
{
	a->lengths[a->n] = 0;
	a->formats[a->n] = 0;
	a->values[a->n++] = text;
}

/* The path, the URL, the hash, the size and the type; the last three are NULL of a
 * file that could not be read. */
static void
add_source(Arguments *a, const Source *source)
{
	bool		read = source->media != NULL;

	add_text(a, source->name);
	add_text(a, source->url);
	add_bytes(a, read ? source->sha256 : NULL, sizeof(source->sha256));
	a->swapped = pg_hton64((uint64) source->size);
	add_bytes(a, read ? &a->swapped : NULL, sizeof(a->swapped));
	add_text(a, read ? source->media->type : NULL);
}

static bool
prepare(Store *store)
{
	for (int i = 0; i < (int) lengthof(statements); i++)
	{
		char	   *sql = database_sql(store->database, *statements[i].sql);
		Oid			types[MAX_ARGUMENTS];
		int			n = (int) strlen(statements[i].types);
		PGresult   *result;
		bool		good;

		for (int j = 0; j < n; j++)
			types[j] = type_of(statements[i].types[j]);
		result = PQprepare(store->conn, statements[i].name, sql, n, types);
		good = PQresultStatus(result) == PGRES_COMMAND_OK;
		if (!good)
			say_error("%s", database_error(result));
		PQclear(result);
		pg_free(sql);
		if (!good)
			return false;
	}
	return true;
}

static bool
connect_again(Store *store)
{
	stop_cancels(NULL);
	if (store->conn)
		PQfinish(store->conn);
	store->conn = database_connect(store->options, true);
	if (!store->conn || !prepare(store))
		return false;
	stop_cancels(store->conn);
	return true;
}

bool
store_begin(Store *store, const Options *options, const Database *database)
{
	memset(store, 0, sizeof(*store));
	store->options = options;
	store->database = database;
	return connect_again(store);
}

void
store_end(Store *store)
{
	/* this waits for the disk, and so for all that was committed before */
	if (store->last && PQstatus(store->conn) == CONNECTION_OK && !stop_requested)
	{
		char	   *sql = database_sql(store->database, "UPDATE {files} SET loaded_at = loaded_at WHERE path = $1");

		PQclear(PQexec(store->conn, "SET synchronous_commit = on"));
		PQclear(PQexecParams(store->conn, sql, 1, NULL, (const char *const *) &store->last, NULL, NULL, 0));
		pg_free(sql);
	}
	stop_cancels(NULL);
	if (store->conn)
		PQfinish(store->conn);
	pg_free(store->last);
}

/* A server that restarts is there again after some seconds. */
static bool
wait_for_server(Store *store)
{
	int			wait = FIRST_WAIT_S;

	for (int i = 0; i < RECONNECTS && !stop_requested; i++)
	{
		if (connect_again(store))
			return true;
		pg_usleep(wait * 1000000L);
		wait *= 2;
	}
	return false;
}

/* Runs a statement.  *result is set when it's done, else *problem; either is to be
 * freed. */
static StoreStatus
run(Store *store, const char *statement, const Arguments *a, PGresult **result, char **problem)
{
	ExecStatusType status;
	const char *sqlstate;
	StoreStatus outcome = STORE_REFUSED;

	*problem = NULL;
	*result = PQexecPrepared(store->conn, statement, a->n, a->values, a->lengths, a->formats, 0);
	status = PQresultStatus(*result);
	if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
		return STORE_OK;
	*problem = database_error(*result);
	sqlstate = PQresultErrorField(*result, PG_DIAG_SQLSTATE);
	if (sqlstate && strcmp(sqlstate, UNIQUE_VIOLATION) == 0)
		outcome = STORE_TWIN;
	PQclear(*result);
	*result = NULL;
	if (PQstatus(store->conn) != CONNECTION_OK && !wait_for_server(store))
		outcome = STORE_LOST;
	return outcome;
}

static Outcome
outcome_named(const char *name)
{
	for (int o = 0; o < NOUTCOMES; o++)
		if (strcmp(name, outcome_words[o].name) == 0)
			return (Outcome) o;
	return OUTCOME_FAILED;
}

/* Sets the result, for a file of which the same bytes were there before. */
static void
take_known(Result *result, Outcome before, const char *message)
{
	if (!outcome_words[before].is_final)
		return;
	/* what can't be read is told of in each run */
	result->outcome = outcome_words[before].is_failure ? before : OUTCOME_UNCHANGED;
	if (outcome_words[before].is_failure)
		result->message = pg_strdup(message);
	result->settled = true;
}

StoreStatus
store_look_up(Store *store, const Source *source, Result *result, char **twin)
{
	Arguments	a = {0};
	PGresult   *found;
	StoreStatus status;
	int			same = -1;		/* row of the same path and bytes */

	*twin = NULL;
	add_text(&a, source->name);
	add_bytes(&a, source->sha256, sizeof(source->sha256));
	status = run(store, "look_up", &a, &found, &result->message);
	if (status != STORE_OK)
		return status;
	for (int i = 0; i < PQntuples(found); i++)
	{
		if (PQgetvalue(found, i, 0)[0] != 't')
			*twin = pg_strdup(PQgetvalue(found, i, 3));
		else if (PQgetvalue(found, i, 2)[0] == 't')
			same = i;
	}
	if (same >= 0 && !store->options->reload)
	{
		Outcome		before = outcome_named(PQgetvalue(found, same, 1));

		/* a duplicate of what is gone is none any more */
		if (before != OUTCOME_DUPLICATE || *twin)
			take_known(result, before, PQgetvalue(found, same, 4));
	}
	PQclear(found);
	if (*twin && !result->settled)
		result->outcome = OUTCOME_DUPLICATE;
	return STORE_OK;
}

StoreStatus
store_measure(Store *store, const Reading *reading, Score *score, char **problem)
{
	Arguments	a = {0};
	PGresult   *result;
	StoreStatus status;

	add_bytes(&a, reading->text.data, reading->text.len);
	status = run(store, "measure", &a, &result, problem);
	if (status != STORE_OK)
		return status;
	score->reports = atoi(PQgetvalue(result, 0, 0));
	score->whole = PQgetvalue(result, 0, 1)[0] == 't';
	score->proved = atoi(PQgetvalue(result, 0, 2));
	score->failed = atoi(PQgetvalue(result, 0, 3));
	score->numbers = atoi(PQgetvalue(result, 0, 4));
	score->named = atoi(PQgetvalue(result, 0, 5));
	PQclear(result);
	return STORE_OK;
}

static void
remember(Store *store, const char *path)
{
	pg_free(store->last);
	store->last = pg_strdup(path);
}

StoreStatus
store_load(Store *store, const Source *source, const Reading *reading, Result *result)
{
	Arguments	a = {0};
	PGresult   *loaded;
	StoreStatus status;

	add_source(&a, source);
	add_text(&a, reading->reader);
	add_bytes(&a, reading->text.data, reading->text.len);
	status = run(store, "load", &a, &loaded, &result->message);
	if (status != STORE_OK)
		return status;
	result->reports = atoi(PQgetvalue(loaded, 0, 0));
	result->incomplete = atoi(PQgetvalue(loaded, 0, 1));
	result->unbalanced = atoi(PQgetvalue(loaded, 0, 2));
	result->outcome = result->reports > 0 ? OUTCOME_LOADED : OUTCOME_NO_REPORT;
	if (!PQgetisnull(loaded, 0, 3))
		result->message = pg_strdup(PQgetvalue(loaded, 0, 3));
	PQclear(loaded);
	remember(store, source->name);
	return STORE_OK;
}

StoreStatus
store_note(Store *store, const Source *source, const Result *result, const char *twin)
{
	Arguments	a = {0};
	PGresult   *noted;
	char	   *problem;
	char	   *message = result->message ? source_name(result->message) : NULL;
	StoreStatus status;

	add_source(&a, source);
	add_text(&a, outcome_words[result->outcome].name);
	add_text(&a, twin);
	add_text(&a, message);
	status = run(store, "note", &a, &noted, &problem);
	if (problem)
		say_error("%s: what became of it could not be noted: %s", source->name, problem);
	PQclear(noted);
	pg_free(problem);
	pg_free(message);
	if (status == STORE_OK)
		remember(store, source->name);
	return status;
}
