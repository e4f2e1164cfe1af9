/*
 * rollup_once.c
 *		One warning a query from rollups, however many servers it is spread over.
 *
 * The planner asks a support function about the rollup before a query is run, and so
 * before anything comes from other servers: there a hook is set that sees all messages.
 * It passes on the first such warning of a query that another server has sent, and
 * withholds the others, from the client and from the log.  Nobody who makes no rollup has
 * it in the way.
 *
 * The server asks the hook of what goes to its log: where log_min_messages leaves out
 * warnings, each shard's is shown.
 */
#include "pg/govrpt.h"

#include "pg/rollup_once.h"

#include "access/xact.h"

static emit_log_hook_type next_hook = NULL;
static bool hooked = false;

static bool speaking = false;	/* this server warns */
static bool warned = false;		/* another one has, in a query */
static TimestampTz warned_in = 0;	/* of the statement that began then */

void
govrpt_rollup_speaks(bool speaks)
{
	speaking = speaks;
}

/* What comes from another server has its detail and hint behind it, in lines. */
static bool
begins_with(const char *message, const char *warning)
{
	return strncmp(message, warning, strlen(warning)) == 0;
}

static bool
is_of_another(const ErrorData *edata)
{
	return !speaking && edata->elevel == WARNING && edata->message != NULL &&
		(begins_with(edata->message, ROLLUP_COUNTS_PARTS) ||
		 begins_with(edata->message, ROLLUP_COUNTS_AGAIN));
}

static void
withhold_repetition(ErrorData *edata)
{
	if (is_of_another(edata))
	{
		TimestampTz now = GetCurrentStatementStartTimestamp();

		if (warned && warned_in == now)
		{
			edata->output_to_client = false;
			edata->output_to_server = false;
		}
		warned = true;
		warned_in = now;
	}
	if (next_hook)
		next_hook(edata);
}

PG_FUNCTION_INFO_V1(govreport_rollup_support);
Datum
govreport_rollup_support(PG_FUNCTION_ARGS)
{
	warned = false;				/* a new query */
	if (!hooked)
	{
		next_hook = emit_log_hook;
		emit_log_hook = withhold_repetition;
		hooked = true;
	}
	PG_RETURN_POINTER(NULL);
}
