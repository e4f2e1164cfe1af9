/*
 * host.h
 *		The server as host of the core: memory contexts, interrupts, errors.
 */
#ifndef GOVRPT_HOST_H
#define GOVRPT_HOST_H

#include "postgres.h"

#include "fmgr.h"

#include "core/base/arena.h"

/* PostgreSQL 18 has this in place of pg_attribute_noreturn(). */
#ifndef pg_noreturn
#define pg_noreturn __attribute__((noreturn))
#endif

/* Memory from a context; *cxt must outlive the arena. */
extern void govrpt_arena_init(GovArena *a, MemoryContext cxt);

/* ERROR with the SQLSTATE that belongs to err->code. */
pg_noreturn extern void govrpt_raise(const GovError *err);

/*
 * After GOV_ERR_INTERRUPTED: ends the query if that is what was asked for.
 * When it returns the core's work is to be done again; tries counts how often.
 */
extern void govrpt_interrupted(GovArena *a, int *tries);

#endif
