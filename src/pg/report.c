/*
 * report.c
 *		Reading reports: govreport_parse() and its sisters.
 *
 * What all rows of a call share (arenas, the row type, the range type) lives
 * in fn_extra.  An arena is emptied after each row and gives back what it had
 * grown by, so that memory does not grow with the number of rows.
 */
#include "pg/adcode.h"
#include "pg/core.h"
#include "pg/encoding.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/memutils.h"
#include "utils/rangetypes.h"
#include "utils/tuplestore.h"
#include "utils/typcache.h"

#include "pg/figures.h"
#include "core/header/sections.h"
#include "core/html/html.h"
#include "core/read/read.h"
#include "core/text/charset.h"

/* Attributes of the composite type govreport, in its order. */
enum
{
	REPORT_AGENCY, REPORT_REGION, REPORT_YEAR, REPORT_TITLE, REPORT_INDEX_NO,
	REPORT_DOC_NO, REPORT_PUBLISHED, REPORT_PERIOD, REPORT_FIGURES,
	REPORT_SCOPE, REPORT_NATTS
};

typedef struct ReaderCache
{
	GovArena	input;			/* the text, when it had to be converted */
	GovArena	arena;			/* the reader's; it may reset it */
	GovReport	report;
	TupleDesc	tupdesc;
	TypeCacheEntry *daterange;	/* such entries are never freed */
} ReaderCache;

/* What to read, in UTF-8. */
typedef struct Input
{
	const char *s;
	size_t		len;
} Input;

static ReaderCache *
get_cache(FunctionCallInfo fcinfo)
{
	ReaderCache *cache = fcinfo->flinfo->fn_extra;

	if (unlikely(cache == NULL))
	{
		MemoryContext cxt = fcinfo->flinfo->fn_mcxt;

		cache = MemoryContextAllocZero(cxt, sizeof(ReaderCache));
		govrpt_arena_init(&cache->input, cxt);
		govrpt_arena_init(&cache->arena, cxt);
		fcinfo->flinfo->fn_extra = cache;
	}
	return cache;
}

static void
release(ReaderCache *cache)
{
	gov_arena_reset(&cache->arena);
	if (cache->input.blocks)
		gov_arena_reset(&cache->input);
}


/* ------------------------------------------------------------------ input */

/* Run the decoder over bytes. */
static Input
decode(ReaderCache *cache, const char *bytes, size_t len, GovDiags *diags)
{
	GovArena   *a = &cache->input;
	Input		in;
	int			tries = 0;

	for (;;)
	{
		jmp_buf		here;
		GovStr		str;

		a->onerror = &here;
		if (setjmp(here) == 0)
		{
			gov_text_decode(a, bytes, len, &str, NULL, diags);
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

/* The argument, text or bytea, as UTF-8. */
static inline Input
get_input(FunctionCallInfo fcinfo, ReaderCache *cache, bool is_bytes, GovDiags *diags)
{
	struct varlena *arg = PG_GETARG_VARLENA_PP(0);
	Input		in = {VARDATA_ANY(arg), VARSIZE_ANY_EXHDR(arg)};
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

static void
read_report(ReaderCache *cache, Input in, int flags, GovDiags *diags)
{
	GovErrorCode code;
	GovDiags	before = {0};
	int			tries = 0;
	jmp_buf		here;

	if (diags)
	{
		/*
		 * These are kept beside the text, for the reader may reset its arena.
		 * So it does not catch it when memory runs out there.
		 */
		before = *diags;
		if (setjmp(here) != 0)
			govrpt_raise(&diags->arena->error);
		diags->arena->onerror = &here;
	}
	while ((code = gov_read(&cache->arena, in.s, in.len, flags, &cache->report, diags)) != GOV_OK)
	{
		if (code != GOV_ERR_INTERRUPTED)
			govrpt_raise(&cache->arena.error);
		govrpt_interrupted(&cache->arena, &tries);
		gov_arena_reset(&cache->arena);
		if (diags)
			*diags = before;
	}
	if (diags)
		diags->arena->onerror = NULL;
}


/* ------------------------------------------------------------------ parse */

/* False when it is no date. */
static bool
known_date(GovDate d, DateADT *date)
{
	if (d.year <= 0 || d.month < 1 || d.month > MONTHS_PER_YEAR || d.day < 1 ||
		d.day > day_tab[isleap(d.year)][d.month - 1])
		return false;
	*date = date2j(d.year, d.month, d.day) - POSTGRES_EPOCH_JDATE;
	return true;
}

/* The days from .. to; 0 unless both are known. */
static Datum
period_datum(ReaderCache *cache, GovDate from, GovDate to)
{
	RangeBound	lower = {.inclusive = true,.lower = true};
	RangeBound	upper = {.inclusive = false,.lower = false};
	DateADT		first,
				last;

	if (!known_date(from, &first) || !known_date(to, &last) || last < first)
		return (Datum) 0;
	lower.val = DateADTGetDatum(first);
	upper.val = DateADTGetDatum(last + 1);	/* the canonical form */
	if (!cache->daterange)
		cache->daterange = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);
#if PG_VERSION_NUM >= 160000
	return RangeTypePGetDatum(range_serialize(cache->daterange, &lower, &upper, false, NULL));
#else
	return RangeTypePGetDatum(range_serialize(cache->daterange, &lower, &upper, false));
#endif
}

static TupleDesc
get_tupdesc(FunctionCallInfo fcinfo, ReaderCache *cache)
{
	if (unlikely(cache->tupdesc == NULL))
	{
		MemoryContext old = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);
		TupleDesc	tupdesc;

		if (get_call_result_type(fcinfo, NULL, &tupdesc) != TYPEFUNC_COMPOSITE ||
			tupdesc->natts < REPORT_NATTS)
			elog(ERROR, "result type of %u is not govreport", fcinfo->flinfo->fn_oid);
		cache->tupdesc = BlessTupleDesc(tupdesc);
		MemoryContextSwitchTo(old);
	}
	return cache->tupdesc;
}

static Datum
parse(FunctionCallInfo fcinfo, bool is_bytes)
{
	ReaderCache *cache = get_cache(fcinfo);
	Input		in = get_input(fcinfo, cache, is_bytes, NULL);
	TupleDesc	tupdesc = get_tupdesc(fcinfo, cache);
	const GovReport *r = &cache->report;
	const GovHeader *h = &r->header;
	Datum		values[REPORT_NATTS];
	bool		nulls[REPORT_NATTS];
	HeapTuple	tuple;
	DateADT		published;
	union
	{
		struct varlena v;
		int32		align;
		char		data[VARHDRSZ + GOV_PLAIN_MAX];
	}			figures;

	read_report(cache, in, GOV_READ_HEADER, NULL);
	if (!r->is_report)
	{
		release(cache);
		PG_RETURN_NULL();
	}

	memset(nulls, false, sizeof(nulls));
#define SET_TEXT(att, str) \
	do { \
		if ((str).s != NULL && (str).len > 0) \
			values[att] = govrpt_text_datum(str); \
		else \
			values[att] = (Datum) 0, nulls[att] = true; \
	} while (0)
	SET_TEXT(REPORT_AGENCY, h->agency);
	SET_TEXT(REPORT_TITLE, h->title);
	SET_TEXT(REPORT_INDEX_NO, h->index_no);
	SET_TEXT(REPORT_DOC_NO, h->doc_no);
	values[REPORT_REGION] = AdCodeGetDatum(adcode_from_division(r->region));
	nulls[REPORT_REGION] = r->region == 0;
	values[REPORT_YEAR] = Int32GetDatum(h->year);
	nulls[REPORT_YEAR] = h->year == 0;
	nulls[REPORT_PUBLISHED] = !known_date(h->published, &published);
	values[REPORT_PUBLISHED] = nulls[REPORT_PUBLISHED] ? (Datum) 0 : DateADTGetDatum(published);
	values[REPORT_PERIOD] = period_datum(cache, h->period_from, h->period_to);
	nulls[REPORT_PERIOD] = values[REPORT_PERIOD] == (Datum) 0;
	/* copied, and given its short header, as the row is formed */
	SET_VARSIZE(&figures, VARHDRSZ +
				gov_figures_encode(&r->figures, (uint8_t *) VARDATA(&figures.v)));
	values[REPORT_FIGURES] = PointerGetDatum(&figures);
	nulls[REPORT_SCOPE] = gov_regions_scope_names[r->scope] == NULL;
	values[REPORT_SCOPE] = nulls[REPORT_SCOPE] ? (Datum) 0 : govrpt_code_datum(gov_regions_scope_names[r->scope]);

	if (likely(tupdesc->natts == REPORT_NATTS))
		tuple = heap_form_tuple(tupdesc, values, nulls);
	else
	{
		/* attributes that a later version of the type has are NULL here */
		Datum	   *all = palloc0(tupdesc->natts * sizeof(Datum));
		bool	   *none = palloc(tupdesc->natts * sizeof(bool));

		memset(none, true, tupdesc->natts * sizeof(bool));
		memcpy(all, values, sizeof(values));
		memcpy(none, nulls, sizeof(nulls));
		tuple = heap_form_tuple(tupdesc, all, none);
	}
	release(cache);
	PG_RETURN_DATUM(HeapTupleGetDatum(tuple));
}

PG_FUNCTION_INFO_V1(govreport_parse_text);
Datum
govreport_parse_text(PG_FUNCTION_ARGS)
{
	return parse(fcinfo, false);
}

PG_FUNCTION_INFO_V1(govreport_parse_bytea);
Datum
govreport_parse_bytea(PG_FUNCTION_ARGS)
{
	return parse(fcinfo, true);
}


/* ------------------------------------------------------------------- rows */

static Datum
cells(FunctionCallInfo fcinfo, bool is_bytes)
{
	static const char *const parts[] = {"disclosure", "applications", "remedies"};
	TupleDesc	tupdesc;
	Tuplestorestate *rows = gov_materialize(fcinfo, &tupdesc);
	ReaderCache *cache = get_cache(fcinfo);
	Input		in = get_input(fcinfo, cache, is_bytes, NULL);
	MemoryContext row_cxt = AllocSetContextCreate(CurrentMemoryContext, "govreport_cells",
												  ALLOCSET_DEFAULT_SIZES);
	MemoryContext old;

	read_report(cache, in, GOV_READ_CELLS, NULL);
	old = MemoryContextSwitchTo(row_cxt);
	for (uint32_t i = 0; cache->report.is_report && i < cache->report.ncells; i++)
	{
		const GovReadCell *c = &cache->report.cells[i];
		const GovItem *item = &gov_items[gov_form_item_of_slot(c->slot)];
		int			party = gov_form_party_of_slot(c->slot);
		GovDecimal	d = {c->value, c->scale};
		Datum		values[7];
		bool		nulls[7] = {0};

		values[0] = govrpt_code_datum(parts[item->part]);
		values[1] = govrpt_code_datum(item->code);
		nulls[2] = party < 0;
		values[2] = nulls[2] ? (Datum) 0 : govrpt_code_datum(gov_parties[party].code);
		values[3] = govrpt_code_datum(gov_status_names[c->status]);
		nulls[4] = !gov_has_number(c->status);
		values[4] = nulls[4] ? (Datum) 0 : gov_decimal_datum(d);
		nulls[5] = c->raw.s == NULL;
		values[5] = nulls[5] ? (Datum) 0 : govrpt_content_datum(c->raw);
		nulls[6] = c->line == 0;
		values[6] = Int32GetDatum((int32) c->line);
		tuplestore_putvalues(rows, tupdesc, values, nulls);
		MemoryContextReset(row_cxt);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(row_cxt);
	release(cache);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_cells_text);
Datum
govreport_cells_text(PG_FUNCTION_ARGS)
{
	return cells(fcinfo, false);
}

PG_FUNCTION_INFO_V1(govreport_cells_bytea);
Datum
govreport_cells_bytea(PG_FUNCTION_ARGS)
{
	return cells(fcinfo, true);
}

static uint32_t
read_sections(ReaderCache *cache, Input in, GovText *page, GovSection **list)
{
	GovArena   *a = &cache->arena;
	GovText		plain = {in.s, in.len, NULL, 0};
	int			tries = 0;

	for (;;)
	{
		jmp_buf		here;

		a->onerror = &here;
		if (setjmp(here) == 0)
		{
			uint32_t	n;

			if (gov_html_detect(in.s, in.len))
				gov_html_read(a, in.s, in.len, page);
			else
				*page = plain;
			n = gov_header_read_sections(a, page, list, NULL);
			a->onerror = NULL;
			return n;
		}
		a->onerror = NULL;
		if (a->error.code != GOV_ERR_INTERRUPTED)
			govrpt_raise(&a->error);
		govrpt_interrupted(a, &tries);
		gov_arena_reset(a);
	}
}

static Datum
sections(FunctionCallInfo fcinfo, bool is_bytes)
{
	TupleDesc	tupdesc;
	Tuplestorestate *rows = gov_materialize(fcinfo, &tupdesc);
	ReaderCache *cache = get_cache(fcinfo);
	Input		in = get_input(fcinfo, cache, is_bytes, NULL);
	GovText		page;
	GovSection *list;
	uint32_t	n = read_sections(cache, in, &page, &list);

	for (uint32_t i = 0; i < n; i++)
	{
		Datum		values[4];
		bool		nulls[4] = {0};

		values[0] = Int32GetDatum(list[i].part);
		nulls[1] = list[i].heading.s == NULL;
		values[1] = nulls[1] ? (Datum) 0 : govrpt_content_datum(list[i].heading);
		nulls[2] = list[i].content.s == NULL;
		values[2] = nulls[2] ? (Datum) 0 : govrpt_content_datum(list[i].content);
		values[3] = Int32GetDatum((int32) gov_source_line(&page, list[i].line));
		tuplestore_putvalues(rows, tupdesc, values, nulls);
	}
	release(cache);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_sections_text);
Datum
govreport_sections_text(PG_FUNCTION_ARGS)
{
	return sections(fcinfo, false);
}

PG_FUNCTION_INFO_V1(govreport_sections_bytea);
Datum
govreport_sections_bytea(PG_FUNCTION_ARGS)
{
	return sections(fcinfo, true);
}

static Datum
diagnostics(FunctionCallInfo fcinfo, bool is_bytes)
{
	static const char *const severities[] = {"info", "warning", "error"};
	TupleDesc	tupdesc;
	Tuplestorestate *rows = gov_materialize(fcinfo, &tupdesc);
	ReaderCache *cache = get_cache(fcinfo);
	GovDiags	diags = {.arena = &cache->input};
	Input		in = get_input(fcinfo, cache, is_bytes, &diags);
	bool		said = false;

	read_report(cache, in, GOV_READ_HEADER | GOV_READ_CELLS, &diags);
	for (uint32_t i = 0; i < diags.n; i++)
	{
		const GovDiag *d = &diags.items[i];
		Datum		values[4];
		bool		nulls[4] = {0};

		if (!cache->report.is_report && strcmp(d->code, "no_report") == 0)
			said = true;
		values[0] = govrpt_code_datum(severities[d->severity]);
		values[1] = govrpt_code_datum(d->code);
		values[2] = govrpt_content_datum(govrpt_str(d->message));
		nulls[3] = d->line == 0;
		values[3] = Int32GetDatum((int32) d->line);
		tuplestore_putvalues(rows, tupdesc, values, nulls);
	}
	if (!cache->report.is_report && !said)
	{
		Datum		values[4];
		bool		nulls[4] = {false, false, false, true};

		values[0] = govrpt_code_datum("error");
		values[1] = govrpt_code_datum("no_report");
		values[2] = govrpt_code_datum("the text holds no table of an annual disclosure report");
		values[3] = (Datum) 0;
		tuplestore_putvalues(rows, tupdesc, values, nulls);
	}
	release(cache);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_diagnostics_text);
Datum
govreport_diagnostics_text(PG_FUNCTION_ARGS)
{
	return diagnostics(fcinfo, false);
}

PG_FUNCTION_INFO_V1(govreport_diagnostics_bytea);
Datum
govreport_diagnostics_bytea(PG_FUNCTION_ARGS)
{
	return diagnostics(fcinfo, true);
}
