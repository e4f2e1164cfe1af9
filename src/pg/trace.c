/*
 * trace.c
 *		govreport_trace(): what each stage of the reader made of a text.
 */
#include "pg/encoding.h"
#include "pg/reader.h"

#include "miscadmin.h"
#include "utils/memutils.h"
#include "utils/tuplestore.h"

#include "pg/figures.h"

#include "core/base/trace.h"

static Datum
trace_rows(FunctionCallInfo fcinfo, bool is_bytes)
{
	TupleDesc	tupdesc;
	Tuplestorestate *rows = gov_materialize(fcinfo, &tupdesc);
	GovReaderCache *cache = govrpt_reader_cache(fcinfo);
	GovTrace	trace = {.arena = &cache->input};
	GovDiags	diags = {.arena = &cache->input};
	GovInput	in = govrpt_reader_input(fcinfo, cache, is_bytes, &diags);
	MemoryContext row_cxt = AllocSetContextCreate(CurrentMemoryContext, "govreport_trace",
												  ALLOCSET_DEFAULT_SIZES);
	MemoryContext old;

	/* an error ends the query, and the cache with it */
	cache->arena.trace = &trace;
	govrpt_reader_read(cache, in, GOV_READ_HEADER | GOV_READ_CELLS, &diags);
	cache->arena.trace = NULL;

	old = MemoryContextSwitchTo(row_cxt);
	if (in.charset)
	{
		Datum		values[3] = {govrpt_code_datum("text"), (Datum) 0, govrpt_code_datum(in.charset)};
		bool		nulls[3] = {false, true, false};

		tuplestore_putvalues(rows, tupdesc, values, nulls);
	}
	for (uint32_t i = 0; i < trace.n; i++)
	{
		const GovTraceLine *told = &trace.items[i];
		GovStr		detail = {told->detail, told->len};
		Datum		values[3];
		bool		nulls[3] = {false, told->line == 0, false};

		CHECK_FOR_INTERRUPTS();
		values[0] = govrpt_code_datum(told->stage);
		values[1] = Int32GetDatum((int32) told->line);
		values[2] = govrpt_content_datum(detail);
		tuplestore_putvalues(rows, tupdesc, values, nulls);
		MemoryContextReset(row_cxt);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(row_cxt);
	govrpt_reader_release(cache);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_trace_text);
Datum
govreport_trace_text(PG_FUNCTION_ARGS)
{
	return trace_rows(fcinfo, false);
}

PG_FUNCTION_INFO_V1(govreport_trace_bytea);
Datum
govreport_trace_bytea(PG_FUNCTION_ARGS)
{
	return trace_rows(fcinfo, true);
}
