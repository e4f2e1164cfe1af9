/*
 * report.c
 *		Reading reports: govreport_parse() and its sisters.
 *
 * What all rows of a call share (arenas, the row type) lives in fn_extra.  An arena is emptied after each row and gives back what it had
 * grown by, so that memory does not grow with the number of rows.
 */
#include "pg/adcode.h"
#include "pg/dates.h"
#include "pg/encoding.h"
#include "pg/figures.h"
#include "pg/host.h"
#include "pg/names.h"
#include "pg/report_row.h"
#include "pg/rows.h"

#include "mb/pg_wchar.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"

#include "core/header/sections.h"
#include "core/html/html.h"
#include "core/read/read.h"
#include "core/text/charset.h"

typedef struct ReaderCache
{
	GovArena	input;			/* the text, when it had to be converted */
	GovArena	arena;			/* the reader's; it may reset it */
	GovReport	report;
	GovrptReportMap map;
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

typedef struct Decoding
{
	Input		bytes;
	GovStr text;
	GovDiags   *diags;			/* NULL: not wanted */
} Decoding;

static GovErrorCode
decode(GovArena *a, void *arg)
{
	Decoding   *d = arg;

	/* those of an attempt before were in the arena */
	if (d->diags)
		d->diags->items = NULL, d->diags->n = d->diags->cap = 0;
	gov_text_decode(a, d->bytes.s, d->bytes.len, &d->text, NULL, d->diags);
	return GOV_OK;
}

/* Returns the argument, text or bytea, as UTF-8. */
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
	{
		Decoding	d = {in, {NULL, 0}, diags};

		govrpt_run(&cache->input, decode, &d);
		str = d.text;
	}
	else
		str = govrpt_core_string(in.s, in.len);
	in.s = str.s;
	in.len = str.len;
	return in;
}

typedef struct Reading
{
	ReaderCache *cache;
	Input		in;
	int			flags;
	GovDiags   *diags;			/* NULL: not wanted */
	GovDiags	before;			/* what the decoder had to say */
} Reading;

static GovErrorCode
read_text(GovArena *a, void *arg)
{
	Reading    *r = arg;

	if (r->diags)
		*r->diags = r->before;
	return gov_read(a, r->in.s, r->in.len, r->flags, &r->cache->report, r->diags);
}

static GovErrorCode
read_with_diags(GovArena *beside, void *arg)
{
	Reading    *r = arg;

	govrpt_run(&r->cache->arena, read_text, r);
	return GOV_OK;
}

static void
read_report(ReaderCache *cache, Input in, int flags, GovDiags *diags)
{
	Reading		r = {cache, in, flags, diags};

	if (diags == NULL)
		govrpt_run(&cache->arena, read_text, &r);
	else
	{
		/*
		 * Diagnostics are kept beside the text, for the reader may reset its
		 * arena.  So it does not catch it when memory runs out there; and
		 * that arena is not to be emptied for another attempt.
		 */
		r.before = *diags;
		if (govrpt_try(diags->arena, read_with_diags, &r) != GOV_OK)
			govrpt_raise(&diags->arena->error);
	}
}


/* ------------------------------------------------------------------ parse */

static void
set_text(GovrptReportRow *row, GovrptAttribute att, GovStr str)
{
	row->nulls[att] = str.s == NULL || str.len == 0;
	row->values[att] = row->nulls[att] ? (Datum) 0 : govrpt_text_datum(str);
}

/* Sets all but the figures. */
static void
set_header(GovrptReportRow *row, const GovReport *r)
{
	const GovHeader *h = &r->header;
	const char *scope = gov_regions_scope_names[r->scope];

	set_text(row, REPORT_AGENCY, h->agency);
	set_text(row, REPORT_TITLE, h->title);
	set_text(row, REPORT_INDEX_NO, h->index_no);
	set_text(row, REPORT_DOC_NO, h->doc_no);
	row->nulls[REPORT_REGION] = r->region == 0;
	row->values[REPORT_REGION] = AdCodeGetDatum(adcode_from_division(r->region));
	row->nulls[REPORT_YEAR] = h->year == 0;
	row->values[REPORT_YEAR] = Int32GetDatum(h->year);
	row->values[REPORT_PUBLISHED] = govrpt_date_datum(h->published, &row->nulls[REPORT_PUBLISHED]);
	row->values[REPORT_PERIOD] = govrpt_period_datum(h->period_from, h->period_to,
													 &row->nulls[REPORT_PERIOD]);
	row->nulls[REPORT_SCOPE] = scope == NULL;
	row->values[REPORT_SCOPE] = scope ? govrpt_code_datum(scope) : (Datum) 0;
}

static Datum
parse(FunctionCallInfo fcinfo, bool is_bytes)
{
	ReaderCache *cache = get_cache(fcinfo);
	Input		in = get_input(fcinfo, cache, is_bytes, NULL);
	const GovReport *r = &cache->report;
	GovrptReportRow row;
	Datum		result;
	union
	{
		struct varlena v;
		int32		align;
		char		data[VARHDRSZ + GOV_PLAIN_MAX];
	}			figures;

	if (unlikely(cache->map.tupdesc == NULL))
		govrpt_report_learn_type(&cache->map, fcinfo->flinfo->fn_mcxt,
								 get_func_rettype(fcinfo->flinfo->fn_oid), -1);
	read_report(cache, in, GOV_READ_HEADER, NULL);
	if (!r->is_report)
	{
		release(cache);
		PG_RETURN_NULL();
	}
	set_header(&row, r);
	/* copied, and given its short header, as the row is formed */
	SET_VARSIZE(&figures, VARHDRSZ +
				gov_figures_encode(&r->figures, (uint8_t *) VARDATA(&figures.v)));
	row.values[REPORT_FIGURES] = PointerGetDatum(&figures);
	row.nulls[REPORT_FIGURES] = false;
	result = govrpt_report_form(&cache->map, &row);
	release(cache);
	PG_RETURN_DATUM(result);
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

enum
{
	CELL_PART, CELL_ITEM, CELL_PARTY, CELL_STATUS, CELL_VALUE, CELL_RAW, CELL_LINE
};

static void
put_cell(GovrptRows *rows, const GovReadCell *c)
{
	const GovItem *item = &gov_items[gov_slot_item(c->slot)];
	int			party = gov_slot_party(c->slot);

	govrpt_row_set_code(rows, CELL_PART, govrpt_part_names[item->part]);
	govrpt_row_set_code(rows, CELL_ITEM, item->code);
	if (party >= 0)
		govrpt_row_set_code(rows, CELL_PARTY, gov_parties[party].code);
	govrpt_row_set_code(rows, CELL_STATUS, gov_status_names[c->status]);
	if (gov_has_number(c->status))
		govrpt_row_set_decimal(rows, CELL_VALUE, gov_decimal(c->value, c->scale));
	govrpt_row_set_content(rows, CELL_RAW, c->raw);
	if (c->line != 0)
		govrpt_row_set(rows, CELL_LINE, Int32GetDatum((int32) c->line));
	govrpt_rows_put(rows);
}

static Datum
cells(FunctionCallInfo fcinfo, bool is_bytes)
{
	GovrptRows	rows;
	ReaderCache *cache = get_cache(fcinfo);
	Input		in;
	MemoryContext row_cxt;
	MemoryContext old;

	govrpt_rows_begin(&rows, fcinfo);
	in = get_input(fcinfo, cache, is_bytes, NULL);
	row_cxt = AllocSetContextCreate(CurrentMemoryContext, "govreport_cells", ALLOCSET_DEFAULT_SIZES);
	read_report(cache, in, GOV_READ_CELLS, NULL);
	old = MemoryContextSwitchTo(row_cxt);
	for (uint32_t i = 0; cache->report.is_report && i < cache->report.ncells; i++)
	{
		put_cell(&rows, &cache->report.cells[i]);
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

enum
{
	SECTION_PART, SECTION_HEADING, SECTION_CONTENT, SECTION_LINE
};

typedef struct Division
{
	Input		in;
	GovText		page;
	GovSection *list;
	uint32_t	n;
} Division;

static GovErrorCode
divide(GovArena *a, void *arg)
{
	Division   *d = arg;
	GovText		plain = {d->in.s, d->in.len, NULL, 0};

	if (gov_html_detect(d->in.s, d->in.len))
		gov_html_read(a, d->in.s, d->in.len, &d->page);
	else
		d->page = plain;
	d->n = gov_header_read_sections(a, &d->page, &d->list, NULL);
	return GOV_OK;
}

static Datum
sections(FunctionCallInfo fcinfo, bool is_bytes)
{
	GovrptRows	rows;
	ReaderCache *cache = get_cache(fcinfo);
	Division	d = {0};

	govrpt_rows_begin(&rows, fcinfo);
	d.in = get_input(fcinfo, cache, is_bytes, NULL);
	govrpt_run(&cache->arena, divide, &d);
	for (uint32_t i = 0; i < d.n; i++)
	{
		const GovSection *section = &d.list[i];

		govrpt_row_set(&rows, SECTION_PART, Int32GetDatum(section->part));
		govrpt_row_set_content(&rows, SECTION_HEADING, section->heading);
		govrpt_row_set_content(&rows, SECTION_CONTENT, section->content);
		govrpt_row_set(&rows, SECTION_LINE,
					   Int32GetDatum((int32) gov_source_line(&d.page, section->line)));
		govrpt_rows_put(&rows);
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

enum
{
	DIAG_SEVERITY, DIAG_CODE, DIAG_MESSAGE, DIAG_LINE
};

#define NO_REPORT	"no_report"

static void
put_diag(GovrptRows *rows, const GovDiag *d)
{
	static const char *const severities[] = {"info", "warning", "error"};

	govrpt_row_set_code(rows, DIAG_SEVERITY, severities[d->severity]);
	govrpt_row_set_code(rows, DIAG_CODE, d->code);
	govrpt_row_set_content(rows, DIAG_MESSAGE, govrpt_str(d->message));
	if (d->line != 0)
		govrpt_row_set(rows, DIAG_LINE, Int32GetDatum((int32) d->line));
	govrpt_rows_put(rows);
}

static Datum
diagnostics(FunctionCallInfo fcinfo, bool is_bytes)
{
	static const GovDiag no_report = {
		.severity = GOV_SEVERE,.code = NO_REPORT,
		.message = "the text holds no table of an annual disclosure report"
	};
	GovrptRows	rows;
	ReaderCache *cache = get_cache(fcinfo);
	GovDiags	diags = {.arena = &cache->input};
	Input		in;
	bool		said = false;

	govrpt_rows_begin(&rows, fcinfo);
	in = get_input(fcinfo, cache, is_bytes, &diags);
	read_report(cache, in, GOV_READ_HEADER | GOV_READ_CELLS, &diags);
	for (uint32_t i = 0; i < diags.n; i++)
	{
		said |= strcmp(diags.items[i].code, NO_REPORT) == 0;
		put_diag(&rows, &diags.items[i]);
	}
	if (!cache->report.is_report && !said)
		put_diag(&rows, &no_report);
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
