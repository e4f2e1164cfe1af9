/*
 * reader.h
 *		The core's reader as a SQL function calls it: the text it is given, the
 *		memory it works in, interrupts.
 */
#ifndef GOVRPT_READER_H
#define GOVRPT_READER_H

#include "pg/host.h"
#include "pg/report_row.h"

#include "core/base/diag.h"
#include "core/read/read.h"

/*
 * What all calls of a query share; it lives in fn_extra.  The arenas are
 * emptied after each call and give back what they had grown by, so that memory
 * does not grow with the number of rows.
 */
typedef struct GovrptReader
{
	GovArena	input;			/* the text, when it had to be converted, and
								 * what outlives the reader's own arena */
	GovArena	arena;			/* the reader's; it may reset it */
	GovReport	report;
	GovrptReportMap map;		/* for whoever forms rows */
} GovrptReader;

/* What to read, in UTF-8. */
typedef struct GovrptInput
{
	const char *s;
	size_t		len;
	const char *charset;		/* that bytes are in; NULL: not asked */
} GovrptInput;

extern GovrptReader *govrpt_reader(FunctionCallInfo fcinfo);
extern void govrpt_reader_release(GovrptReader *reader);

/* Returns the first argument, text or bytea, as UTF-8. */
extern GovrptInput govrpt_reader_input(FunctionCallInfo fcinfo, GovrptReader *reader,
									   bool is_bytes, GovDiags *diags);

/*
 * Reads into reader->report.  diags, and reader->arena.trace, if they are wanted,
 * keep what they hold beside the text: their arena is reader->input.
 */
extern void govrpt_reader_read(GovrptReader *reader, GovrptInput in, int flags, GovDiags *diags);

/* Returns the row of what was read, with these figures, for a function that
 * returns govreport. */
extern Datum govrpt_reader_form(FunctionCallInfo fcinfo, GovrptReader *reader, const GovReport *r,
								const GovFigures *f);

#endif
