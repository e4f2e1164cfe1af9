/*
 * database.c
 *		The database: connections, and the tables that files are loaded into.
 */
#include "database.h"

#include "wording.h"

#include "pqexpbuffer.h"

#include <ctype.h>

#define MAX_NAME	57			/* bytes; "_files" is added to it */

/* Two runs at once make the tables once.  Any number does, if nobody else's. */
#define SETUP_LOCK	"7236108571150201"

PGconn *
database_connect(const Options *options, bool fail_ok)
{
	PGconn	   *conn = connectDatabase(&options->connection, "govrpt-load", false, fail_ok, true);

	if (!conn)
		return NULL;
	PQsetClientEncoding(conn, "UTF8");

	/*
	 * The path is the user's again, for the sake of triggers of theirs; all
	 * that is named here has its schema with it.  What a crash of the server
	 * takes back is found missing, and loaded by the next run, so that no
	 * file need wait for the disk; store_end() waits once.
	 */
	PQclear(PQexec(conn, "RESET search_path; SET synchronous_commit = off; SET jit = off"));
	return conn;
}

char *
database_error(const PGresult *result)
{
	const char *primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	const char *detail = PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL);
	char	   *text = psprintf("%s%s%s", primary ? primary : PQresultErrorMessage(result),
								detail ? ": " : "", detail ? detail : "");

	for (char *s = text; *s; s++)
		if (*s == '\n')
			*s = s[1] ? ' ' : '\0';
	return text;
}

char *
database_sql(const Database *database, const char *pattern)
{
	const struct
	{
		const char *name;
		const char *value;
	}			names[] = {
		{"{extension}", database->extension}, {"{table}", database->table}, {"{files}", database->files},
		{"{report}", database->report}, {"{definitions}", database->definitions}, {"{names}", database->names},
		{"{values}", database->values}, {"{updates}", database->updates},
		{"{prose}", say("an annual report in prose, without the statutory tables")},
		{"{no tables}", say("none of the statutory tables is in the text")}
	};
	PQExpBufferData sql;
	char	   *result;

	initPQExpBuffer(&sql);
	while (*pattern)
	{
		int			i = 0;

		while (i < (int) lengthof(names) && strncmp(pattern, names[i].name, strlen(names[i].name)) != 0)
			i++;
		if (i < (int) lengthof(names))
		{
			appendPQExpBufferStr(&sql, names[i].value);
			pattern += strlen(names[i].name);
		}
		else
			appendPQExpBufferChar(&sql, *pattern++);
	}
	result = pg_strdup(sql.data);
	termPQExpBuffer(&sql);
	return result;
}

static void
give_up(PGconn *conn, const char *problem, const char *hint)
{
	say_error("%s", problem);
	if (hint)
		say_hint(hint);
	PQfinish(conn);
	exit(EXIT_NOTHING_DONE);
}

/* Runs a statement that must succeed.  The result is to be cleared. */
static PGresult *
must(PGconn *conn, const char *sql, int n, const char *const *values)
{
	PGresult   *result = PQexecParams(conn, sql, n, NULL, values, NULL, NULL, 0);
	ExecStatusType status = PQresultStatus(result);

	if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
		give_up(conn, database_error(result), NULL);
	return result;
}

static void
run(PGconn *conn, const char *sql)
{
	PQclear(must(conn, sql, 0, NULL));
}

static void
find_extension(PGconn *conn, Database *database)
{
	PGresult   *result = must(conn, "SELECT pg_catalog.quote_ident(n.nspname), e.extversion,"
							  " EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.pronamespace = n.oid AND p.proname = 'govreport_is_complete')"
							  " FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace"
							  " WHERE e.extname = 'govrpt'", 0, NULL);

	if (PQntuples(result) == 0)
		give_up(conn, psprintf(say("the extension govrpt is not in database \"%s\""), PQdb(conn)),
				"As its owner: CREATE EXTENSION govrpt;");
	if (PQgetvalue(result, 0, 2)[0] != 't')
		give_up(conn, psprintf(say("the extension govrpt is of version %s in database \"%s\", which is too old"),
							   PQgetvalue(result, 0, 1), PQdb(conn)), "ALTER EXTENSION govrpt UPDATE;");
	database->extension = pg_strdup(PQgetvalue(result, 0, 0));
	PQclear(result);
}

/* The schema is the one given, that of the table that is there, or where a table
 * without a schema is made. */
static const char *const resolve_sql =
"SELECT schema IS NULL, n, pg_catalog.octet_length(name), pg_catalog.format('%I.%I', schema, name),"
" pg_catalog.format('%I.%I', schema, name || '_files')"
" FROM (SELECT i[n], n, CASE WHEN n > 1 THEN i[1] ELSE coalesce((SELECT s.nspname FROM pg_catalog.pg_class c"
"   JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace WHERE c.oid = pg_catalog.to_regclass($1)),"
"   pg_catalog.current_schema()) END"
"  FROM (SELECT i, pg_catalog.array_length(i, 1) FROM pg_catalog.parse_ident($1) i) p (i, n)) q (name, n, schema)";

static void
resolve_table(PGconn *conn, const char *given, Database *database)
{
	PGresult   *result = must(conn, resolve_sql, 1, &given);

	if (atoi(PQgetvalue(result, 0, 1)) > 2)
		give_up(conn, psprintf(say("\"%s\" is no table's name"), given), "It may have one schema before it: SCHEMA.TABLE");
	if (PQgetvalue(result, 0, 0)[0] == 't')
		give_up(conn, say("no schema is there to make the table in"), "Name one: --table=SCHEMA.TABLE");
	if (atoi(PQgetvalue(result, 0, 2)) > MAX_NAME)
		give_up(conn, psprintf(say("the name of the table has more than %d bytes"), MAX_NAME), NULL);
	database->table = pg_strdup(PQgetvalue(result, 0, 3));
	database->files = pg_strdup(PQgetvalue(result, 0, 4));
	PQclear(result);
}

static bool
exists(PGconn *conn, const char *name)
{
	PGresult   *result = must(conn, "SELECT pg_catalog.to_regclass($1) IS NOT NULL", 1, &name);
	bool		is = PQgetvalue(result, 0, 0)[0] == 't';

	PQclear(result);
	return is;
}

static const char *const files_sql =
"CREATE TABLE {files} (path text PRIMARY KEY, url text, sha256 bytea, bytes bigint,"
" media_type text, outcome text NOT NULL, reports integer NOT NULL, duplicate_of text,"
" message text, loaded_at timestamptz NOT NULL DEFAULT pg_catalog.now());"
"COMMENT ON TABLE {files} IS 'files that govrpt-load has seen, and what became of each';"
"CREATE UNIQUE INDEX ON {files} (sha256) WHERE outcome IN ('loaded', 'no_report');"
"CREATE INDEX ON {files} (outcome)";

static const char *const table_sql =
"CREATE TABLE {table} (path text NOT NULL REFERENCES {files} ON DELETE CASCADE, ordinal integer NOT NULL,"
" url text, sha256 bytea NOT NULL, media_type text NOT NULL, reader text NOT NULL,"
" body text NOT NULL, loaded_at timestamptz NOT NULL DEFAULT pg_catalog.now(),"
" {definitions}, PRIMARY KEY (path, ordinal));"
"COMMENT ON TABLE {table} IS"
" 'reports that govrpt-load has read: a row for each report of a file, or one for a text without a report'";

/* What a table of reports, or one of plain columns, has for a report. */
static const char *const layout_sql[] = {
	"SELECT 'report', 'report {extension}.govreport', 'report', 'kept.report', 'report = excluded.report', 'report'",
	"SELECT pg_catalog.format('ROW(%s)::{extension}.govreport', pg_catalog.string_agg(name, ', ' ORDER BY n)),"
	" pg_catalog.string_agg(pg_catalog.concat_ws(' ', name, type), ', ' ORDER BY n), pg_catalog.string_agg(name, ', ' ORDER BY n),"
	" pg_catalog.string_agg('(kept.report).' || name, ', ' ORDER BY n),"
	" pg_catalog.string_agg(pg_catalog.format('%s = excluded.%1$s', name), ', ' ORDER BY n), pg_catalog.string_agg(name, ',' ORDER BY n)"
	" FROM (SELECT pg_catalog.quote_ident(attname), attnum, pg_catalog.format_type(atttypid, atttypmod) FROM pg_catalog.pg_attribute"
	"  WHERE attrelid = pg_catalog.to_regclass('{extension}.govreport') AND attnum > 0 AND NOT attisdropped) a (name, n, type)"
};

static bool
has_column(PGconn *conn, const char *table, const char *column)
{
	const char *values[] = {table, column};
	PGresult   *result = must(conn, "SELECT FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass($1)"
							  " AND attname = $2 AND NOT attisdropped", 2, values);
	bool		has = PQntuples(result) > 0;

	PQclear(result);
	return has;
}

/* Sets how the table holds a report: as it does if it is there, or else as is wanted. */
static void
learn_layout(PGconn *conn, bool columns, Database *database)
{
	char	  **fields[] = {&database->report, &database->definitions, &database->names,
	&database->values, &database->updates, &database->array};
	bool		has_report = has_column(conn, database->table, "report");
	char	   *sql;
	PGresult   *result;

	if (columns && has_report)
		give_up(conn, psprintf(say("table %s is there, and has a column of reports"), database->table),
				"Leave out --columns, or give another name with --table.");
	if (!has_report && has_column(conn, database->table, "figures"))
		columns = true;
	for (int i = 0; i < (int) lengthof(fields); i++)
		*fields[i] = "";
	sql = database_sql(database, layout_sql[columns]);
	result = must(conn, sql, 0, NULL);
	for (int i = 0; i < (int) lengthof(fields); i++)
		*fields[i] = pg_strdup(PQgetvalue(result, 0, i));
	PQclear(result);
	pg_free(sql);
}

/* Statements without arguments. */
static void
make(PGconn *conn, const Database *database, const char *pattern)
{
	char	   *sql = database_sql(database, pattern);
	PGresult   *result = PQexec(conn, sql);

	if (PQresultStatus(result) != PGRES_COMMAND_OK)
		give_up(conn, database_error(result), NULL);
	PQclear(result);
	pg_free(sql);
}

/* A table that is there must have what is written. */
static void
check_columns(PGconn *conn, const char *table, const char *columns)
{
	const char *values[] = {table, columns};
	PGresult   *result = must(conn, "SELECT pg_catalog.string_agg(c, ', ' ORDER BY n)"
							  " FROM pg_catalog.unnest($2::pg_catalog.text[]) WITH ORDINALITY u (c, n) LEFT JOIN pg_catalog.pg_attribute a"
							  " ON a.attrelid = $1::pg_catalog.regclass AND a.attname = c AND a.attnum > 0 AND NOT a.attisdropped"
							  " WHERE a.attname IS NULL OR a.attgenerated <> ''", 2, values);

	if (!PQgetisnull(result, 0, 0))
		give_up(conn, psprintf(say("table %s is there, but lacks columns that can be written: %s"), table,
							   PQgetvalue(result, 0, 0)),
				"Give another name with --table, and the table is made.");
	PQclear(result);
}

/* Views are a help, and no reason not to load. */
static void
make_views(PGconn *conn, const Database *database)
{
	char	   *sql = psprintf("SELECT %s.govreport_create_views(%s, keep => '{path,ordinal,url,media_type,loaded_at}')",
							   database->extension, PQescapeLiteral(conn, database->table, strlen(database->table)));
	PGresult   *result;

	run(conn, "SAVEPOINT views");
	result = PQexec(conn, sql);
	if (PQresultStatus(result) != PGRES_TUPLES_OK)
	{
		say_warning("the views over table %s could not be made: %s", database->table, database_error(result));
		run(conn, "ROLLBACK TO views");
	}
	PQclear(result);
	pg_free(sql);
}

void
database_prepare(PGconn *conn, const Options *options, Database *database)
{
	bool		is_new;

	find_extension(conn, database);
	resolve_table(conn, options->table, database);
	run(conn, "BEGIN");
	run(conn, "SELECT pg_catalog.pg_advisory_xact_lock(" SETUP_LOCK ")");
	is_new = !exists(conn, database->table);
	learn_layout(conn, options->columns, database);
	if (!exists(conn, database->files))
		make(conn, database, files_sql);
	if (is_new)
		make(conn, database, table_sql);
	check_columns(conn, database->files, "{path,url,sha256,bytes,media_type,outcome,reports,duplicate_of,message,loaded_at}");
	check_columns(conn, database->table, psprintf("{path,ordinal,url,sha256,media_type,reader,body,loaded_at,%s}", database->array));
	if (is_new && options->views)
		make_views(conn, database);
	run(conn, "COMMIT");
}
