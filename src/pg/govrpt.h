/*
 * govrpt.h
 *		The extension's side of the server, src/pg: SQL functions over the core.
 *
 * Arguments and results are made here, and errors raised; what is computed
 * from them is computed by the core, which knows no server.
 */
#ifndef GOVRPT_H
#define GOVRPT_H

#include "postgres.h"

#include "fmgr.h"

/* What versions of the server differ in, as far as several files need it. */

#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#include "varatt.h"
#else
/* Soft errors came with PostgreSQL 16. */
#define errsave(context, ...)	do { (void) (context); ereport(ERROR, __VA_ARGS__); } while (0)
#endif

/* PostgreSQL 18 has this in place of pg_attribute_noreturn(). */
#ifndef pg_noreturn
#define pg_noreturn __attribute__((noreturn))
#endif

#endif
