/*
 * trace.c
 *		govreport_trace(): what each stage of the reader made of a text.
 */
#include "pg/reader.h"
#include "pg/rows.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#include "core/base/trace.h"

enum
{
	TRACE_STAGE, TRACE_LINE, TRACE_DETAIL
};

static void
put_trace_line(GovrptRows *rows, const GovTraceLine *told)
{
	GovStr		detail = {told->detail, told->len};

	govrpt_row_set_code(rows, TRACE_STAGE, told->stage);
	if (told->line > 0)
		govrpt_row_set(rows, TRACE_LINE, Int32GetDatum((int32) told->line));
	govrpt_row_set_content(rows, TRACE_DETAIL, detail);
	govrpt_rows_put(rows);
}

static Datum
trace_rows(FunctionCallInfo fcinfo, bool is_bytes)
{
	GovrptRows	rows;
	GovrptReader *reader = govrpt_reader(fcinfo);
	GovTrace	trace = {.arena = &reader->input};
	GovDiags	diags = {.arena = &reader->input};
	GovrptInput in;
	MemoryContext row_cxt;
	MemoryContext old;

	govrpt_rows_begin(&rows, fcinfo);
	in = govrpt_reader_input(fcinfo, reader, is_bytes, &diags);
	row_cxt = AllocSetContextCreate(CurrentMemoryContext, "govreport_trace", ALLOCSET_DEFAULT_SIZES);

	/* an error ends the query, and the reader with it */
	reader->arena.trace = &trace;
	govrpt_reader_read(reader, in, GOV_READ_HEADER | GOV_READ_CELLS, &diags);
	reader->arena.trace = NULL;

	old = MemoryContextSwitchTo(row_cxt);
	if (in.charset)
	{
		govrpt_row_set_code(&rows, TRACE_STAGE, "text");
		govrpt_row_set_code(&rows, TRACE_DETAIL, in.charset);
		govrpt_rows_put(&rows);
	}
	for (uint32_t i = 0; i < trace.n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		put_trace_line(&rows, &trace.items[i]);
		MemoryContextReset(row_cxt);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(row_cxt);
	govrpt_reader_release(reader);
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
