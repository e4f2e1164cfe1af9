/*
 * worker.h
 *		What a process of the crew does.
 *
 * It says when it is free, is given a file, and says what became of that, perhaps
 * after it was given more.  When there are no more it loads what waits, and ends.
 */
#ifndef LOAD_WORKER_H
#define LOAD_WORKER_H

#include "database.h"
#include "office.h"

/* What it says. */
enum
{
	WORKER_FREE,
	WORKER_RESULT				/* followed by a result */
};

/* How many files it may have in hand: those that wait, and another. */
#define WORKER_MAX_FILES	(OFFICE_BATCH + 1)

#define WORKER_EXIT_LOST	3	/* the server is gone */
#define WORKER_EXIT_ALONE	4	/* it never had a connection */

/* PostgreSQL 18 has pg_noreturn in place of pg_attribute_noreturn(). */
extern void worker_run(const Options *options, const Database *database, int tasks, int results)
			__attribute__((noreturn));

#endif
