/*
 * host.h
 *		The server as host of the core: memory contexts, interrupts, errors.
 */
#ifndef GOVRPT_HOST_H
#define GOVRPT_HOST_H

#include "pg/govrpt.h"

#include "core/base/arena.h"

/* Makes an arena of a context's memory.  The context must outlive the arena. */
extern void govrpt_arena_init(GovArena *a, MemoryContext cxt);

/* Raises the ERROR whose SQLSTATE belongs to err->code. */
pg_noreturn extern void govrpt_raise(const GovError *err);

/*
 * A piece of the core's work.  It returns what the core's entry point returned,
 * or GOV_OK; where the core throws an error of the arena, it is left by a jump,
 * so it may hold nothing that only a return would free.
 */
typedef GovErrorCode (*GovrptWork) (GovArena *a, void *arg);

/*
 * Returns the work's error, because the caller knows better than to raise it:
 * it may not be done again, or is not worth an ERROR.
 */
extern GovErrorCode govrpt_try(GovArena *a, GovrptWork work, void *arg);

/*
 * Returns when the work is done; its errors are raised.  After an interrupt
 * that does not end the query the arena is emptied and the work done again.
 */
extern void govrpt_run(GovArena *a, GovrptWork work, void *arg);

#endif
