/*
 * reader.h
 *		The core's reader as a SQL function calls it: the text it is given, the
 *		memory it works in, interrupts.
 */
#ifndef GOVRPT_READER_H
#define GOVRPT_READER_H

#include "pg/core.h"

#include "access/tupdesc.h"
#include "utils/typcache.h"

#include "core/read/read.h"

/*
 * What all calls of a query share; it lives in fn_extra.  The arenas are
 * emptied after each call and give back what they had grown by, so that memory
 * does not grow with the number of rows.
 */
typedef struct GovReaderCache
{
	GovArena	input;			/* the text, when it had to be converted, and
								 * what outlives the reader's own arena */
	GovArena	arena;			/* the reader's; it may reset it */
	GovReport	report;
	TupleDesc	tupdesc;		/* for whoever forms rows */
	TypeCacheEntry *daterange;	/* such entries are never freed */
} GovReaderCache;

/* What to read, in UTF-8. */
typedef struct GovInput
{
	const char *s;
	size_t		len;
	const char *charset;		/* that bytes are in; NULL: not asked */
} GovInput;

extern GovReaderCache *govrpt_reader_cache(FunctionCallInfo fcinfo);
extern void govrpt_reader_release(GovReaderCache *cache);

/* The first argument, text or bytea, as UTF-8. */
extern GovInput govrpt_reader_input(FunctionCallInfo fcinfo, GovReaderCache *cache,
									bool is_bytes, GovDiags *diags);

/*
 * gov_read() into cache->report.  diags, and cache->arena.trace, if they are
 * wanted, keep what they hold beside the text: their arena is cache->input.
 */
extern void govrpt_reader_read(GovReaderCache *cache, GovInput in, int flags, GovDiags *diags);

#endif
