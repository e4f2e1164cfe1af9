/*
 * database.h
 *		The database: connections, and the tables that files are loaded into.
 *
 * A table holds reports, a row each; beside it a table of the same name with
 * "_files" behind has a row for each file, and what became of it.
 */
#ifndef LOAD_DATABASE_H
#define LOAD_DATABASE_H

#include "options.h"

/* Names, quoted, with their schemas. */
typedef struct Database
{
	char	   *extension;		/* the schema of the extension's objects */
	char	   *table;
	char	   *files;

	/* how the table holds a report */
	char	   *report;			/* an expression of a row's report */
	char	   *definitions;	/* of its columns, as CREATE TABLE has them */
	char	   *names;			/* of its columns */
	char	   *values;			/* of kept.report, in that order */
	char	   *updates;		/* assignments of what is excluded */
	char	   *array;			/* of the names, as a literal */
} Database;

/* Returns a connection for sessions that load; exits, or returns NULL if that is
 * wanted, when there's none. */
extern PGconn *database_connect(const Options *options, bool fail_ok);

/* Makes what is missing; exits with a message if it can't. */
extern void database_prepare(PGconn *conn, const Options *options, Database *database);

/* Returns a statement with what a Database has put in for its names, as in {table}; to
 * be freed. */
extern char *database_sql(const Database *database, const char *pattern);

/* Returns the error of a result in a line, to be freed. */
extern char *database_error(const PGresult *result);

#endif
