/*
 * host.c
 *		The server as host of the core: memory contexts, interrupts, errors.
 */
#include "pg/host.h"

#include "miscadmin.h"
#include "utils/memutils.h"

/* As PostgreSQL 15 has it; not every 14 does. */
#ifndef INTERRUPTS_CAN_BE_PROCESSED
#define INTERRUPTS_CAN_BE_PROCESSED() \
	(InterruptHoldoffCount == 0 && CritSectionCount == 0 && QueryCancelHoldoffCount == 0)
#endif

/* So often may any interrupt stop a piece of work; later ones only if they end it. */
#define MAX_INTERRUPTED_TRIES	2

static void *
host_alloc(void *arg, size_t size)
{
	if (size > MaxAllocHugeSize)
		return NULL;
	return MemoryContextAllocExtended((MemoryContext) arg, size,
									  MCXT_ALLOC_HUGE | MCXT_ALLOC_NO_OOM);
}

static void
host_free(void *arg, void *ptr)
{
	pfree(ptr);
}

/* Asking is all that is allowed here; ereport would jump out of the core. */
static bool
host_interrupted(void *arg)
{
	return unlikely(InterruptPending) && INTERRUPTS_CAN_BE_PROCESSED();
}

/* The same, but true only for what ends the query. */
static bool
host_ended(void *arg)
{
	return (QueryCancelPending || ProcDiePending) && INTERRUPTS_CAN_BE_PROCESSED();
}

void
govrpt_arena_init(GovArena *a, MemoryContext cxt)
{
	GovHost		host = {host_alloc, host_free, host_interrupted, cxt};

	gov_arena_init(a, &host);
}

GovErrorCode
govrpt_try(GovArena *a, GovrptWork work, void *arg)
{
	jmp_buf		here;
	GovErrorCode code;

	a->onerror = &here;
	if (setjmp(here) == 0)
		code = work(a, arg);
	else
		code = a->error.code;
	a->onerror = NULL;
	return code;
}

void
govrpt_run(GovArena *a, GovrptWork work, void *arg)
{
	GovErrorCode code;
	int			tries = 0;

	while ((code = govrpt_try(a, work, arg)) != GOV_OK)
	{
		if (code != GOV_ERR_INTERRUPTED)
			govrpt_raise(&a->error);
		CHECK_FOR_INTERRUPTS();

		/*
		 * an interrupt a second must not keep a long text from ever being
		 * read
		 */
		if (++tries >= MAX_INTERRUPTED_TRIES)
			a->host.interrupted = host_ended;
		gov_arena_reset(a);
	}
}

void
govrpt_raise(const GovError *err)
{
	int			sqlstate = ERRCODE_INTERNAL_ERROR;

	switch (err->code)
	{
		case GOV_ERR_NOMEM:
			sqlstate = ERRCODE_OUT_OF_MEMORY;
			break;
		case GOV_ERR_INTERRUPTED:
			CHECK_FOR_INTERRUPTS();
			sqlstate = ERRCODE_QUERY_CANCELED;
			break;
		case GOV_ERR_LIMIT:
			sqlstate = ERRCODE_PROGRAM_LIMIT_EXCEEDED;
			break;
		case GOV_ERR_RANGE:
			sqlstate = ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE;
			break;
		case GOV_ERR_CORRUPT:
			sqlstate = ERRCODE_INVALID_BINARY_REPRESENTATION;
			break;
		case GOV_ERR_ENCODING:
			sqlstate = ERRCODE_CHARACTER_NOT_IN_REPERTOIRE;
			break;
		case GOV_OK:
			break;
	}
	ereport(ERROR,
			(errcode(sqlstate),
			 errmsg("%s", err->message),
			 err->detail[0] ? errdetail("%s", err->detail) : 0));
}
