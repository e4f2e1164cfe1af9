/*
 * reader.c
 *		The core's reader as a SQL function calls it.
 */
#include "pg/reader.h"

#include "mb/pg_wchar.h"

#include "pg/encoding.h"

#include "core/base/trace.h"
#include "core/text/charset.h"

GovReaderCache *
govrpt_reader_cache(FunctionCallInfo fcinfo)
{
	GovReaderCache *cache = fcinfo->flinfo->fn_extra;

	if (unlikely(cache == NULL))
	{
		MemoryContext cxt = fcinfo->flinfo->fn_mcxt;

		cache = MemoryContextAllocZero(cxt, sizeof(GovReaderCache));
		govrpt_arena_init(&cache->input, cxt);
		govrpt_arena_init(&cache->arena, cxt);
		fcinfo->flinfo->fn_extra = cache;
	}
	return cache;
}

void
govrpt_reader_release(GovReaderCache *cache)
{
	gov_arena_reset(&cache->arena);
	if (cache->input.blocks)
		gov_arena_reset(&cache->input);
}

/* Run the decoder over bytes. */
static GovInput
decode(GovReaderCache *cache, const char *bytes, size_t len, GovDiags *diags)
{
	GovArena   *a = &cache->input;
	GovInput	in;
	int			tries = 0;

	for (;;)
	{
		jmp_buf		here;
		GovStr		str;

		a->onerror = &here;
		if (setjmp(here) == 0)
		{
			gov_text_decode(a, bytes, len, &str, &in.charset, diags);
			a->onerror = NULL;
			in.s = str.s;
			in.len = str.len;
			return in;
		}
		a->onerror = NULL;
		if (a->error.code != GOV_ERR_INTERRUPTED)
			govrpt_raise(&a->error);
		govrpt_interrupted(a, &tries);
		gov_arena_reset(a);
		if (diags)
			diags->items = NULL, diags->n = diags->cap = 0;
	}
}

GovInput
govrpt_reader_input(FunctionCallInfo fcinfo, GovReaderCache *cache, bool is_bytes, GovDiags *diags)
{
	struct varlena *arg = PG_GETARG_VARLENA_PP(0);
	GovInput	in = {VARDATA_ANY(arg), VARSIZE_ANY_EXHDR(arg), NULL};
	GovStr		str;

	if (likely(!is_bytes && GetDatabaseEncoding() == PG_UTF8))
		return in;
	/* what a database without an encoding holds is bytes */
	if (is_bytes || GetDatabaseEncoding() == PG_SQL_ASCII)
		return decode(cache, in.s, in.len, diags);
	str = govrpt_core_string(in.s, in.len);
	in.s = str.s;
	in.len = str.len;
	return in;
}

void
govrpt_reader_read(GovReaderCache *cache, GovInput in, int flags, GovDiags *diags)
{
	GovArena   *beside = &cache->input;
	GovTrace   *trace = cache->arena.trace;
	GovDiags	diags_before = {0};
	GovTrace	trace_before = {0};
	GovErrorCode code;
	int			tries = 0;
	jmp_buf		here;

	if (diags || trace)
	{
		/*
		 * These are kept beside the text, for the reader may reset its arena.
		 * So it does not catch it when memory runs out there.
		 */
		if (diags)
			diags_before = *diags;
		if (trace)
			trace_before = *trace;
		if (setjmp(here) != 0)
			govrpt_raise(&beside->error);
		beside->onerror = &here;
	}
	while ((code = gov_read(&cache->arena, in.s, in.len, flags, &cache->report, diags)) != GOV_OK)
	{
		if (code != GOV_ERR_INTERRUPTED)
			govrpt_raise(&cache->arena.error);
		govrpt_interrupted(&cache->arena, &tries);
		gov_arena_reset(&cache->arena);
		if (diags)
			*diags = diags_before;
		if (trace)
			*trace = trace_before;
	}
	beside->onerror = NULL;
}
