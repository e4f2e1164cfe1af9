/*
 * report.c
 *		Reading reports: govreport_parse() and its sisters.
 *
 * The text and the arenas are reader.c's business.
 */
#include "pg/figures.h"
#include "pg/lang.h"
#include "pg/names.h"
#include "pg/reader.h"
#include "pg/report_row.h"
#include "pg/rows.h"

#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"

#include "core/header/sections.h"
#include "core/tell/doubts.h"
#include "core/text/filetype.h"

/* ------------------------------------------------------------------ parse */

static Datum
parse(FunctionCallInfo fcinfo, bool is_bytes)
{
	GovrptReader *cache = govrpt_reader(fcinfo);
	GovrptInput in = govrpt_reader_input(fcinfo, cache, is_bytes, NULL);
	const GovReport *r = &cache->report;
	Datum		result;

	govrpt_reader_read(cache, in, GOV_READ_HEADER, NULL);
	if (!r->is_report)
	{
		govrpt_reader_release(cache);
		PG_RETURN_NULL();
	}
	result = govrpt_reader_form(fcinfo, cache, r, &r->figures);
	govrpt_reader_release(cache);
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

/* Returns a report that says nothing but its figures. */
PG_FUNCTION_INFO_V1(govreport_of_figures);
Datum
govreport_of_figures(PG_FUNCTION_ARGS)
{
	GovrptReportMap *map = fcinfo->flinfo->fn_extra;
	GovrptReportRow row;

	if (map == NULL)
		fcinfo->flinfo->fn_extra = map = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(GovrptReportMap));
	if (map->tupdesc == NULL)
		govrpt_report_learn_type(map, fcinfo->flinfo->fn_mcxt,
								 get_func_rettype(fcinfo->flinfo->fn_oid), -1);
	memset(&row, 0, sizeof(row));
	memset(row.nulls, true, sizeof(row.nulls));
	row.values[REPORT_FIGURES] = PointerGetDatum(govrpt_figures_settled(GOVRPT_GETARG_FIGURES(0)));
	row.nulls[REPORT_FIGURES] = false;
	PG_RETURN_DATUM(govrpt_report_form(map, &row));
}


/* ------------------------------------------------------------------- rows */

enum
{
	CELL_PART, CELL_ITEM, CELL_PARTY, CELL_STATUS, CELL_VALUE, CELL_RAW, CELL_LINE
};

static void
put_cell(GovrptRows *rows, const GovReadCell *c)
{
	const GovItem *item = &gov_items[gov_form_item_of_slot(c->slot)];
	int			party = gov_form_party_of_slot(c->slot);

	govrpt_row_set_code(rows, CELL_PART, gov_parts[item->part].code);
	govrpt_row_set_code(rows, CELL_ITEM, item->code);
	if (party >= 0)
		govrpt_row_set_code(rows, CELL_PARTY, gov_parties[party].code);
	govrpt_row_set_cell(rows, gov_form_item_of_slot(c->slot), party);
	govrpt_row_set_code(rows, CELL_STATUS, gov_figures_status_names[c->status]);
	if (gov_figures_has_value(c->status))
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
	GovrptReader *cache = govrpt_reader(fcinfo);
	GovrptInput in;
	MemoryContext row_cxt;
	MemoryContext old;

	govrpt_rows_begin(&rows, fcinfo);
	in = govrpt_reader_input(fcinfo, cache, is_bytes, NULL);
	row_cxt = AllocSetContextCreate(CurrentMemoryContext, "govreport_cells", ALLOCSET_DEFAULT_SIZES);
	govrpt_reader_read(cache, in, GOV_READ_CELLS, NULL);
	old = MemoryContextSwitchTo(row_cxt);
	for (uint32_t i = 0; cache->report.is_report && i < cache->report.ncells; i++)
	{
		put_cell(&rows, &cache->report.cells[i]);
		MemoryContextReset(row_cxt);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(row_cxt);
	govrpt_reader_release(cache);
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
	GovrptInput in;
	GovText		page;
	GovSection *list;
	uint32_t	n;
} Division;

static GovErrorCode
divide(GovArena *a, void *arg)
{
	Division   *d = arg;

	return gov_read_sections(a, d->in.s, d->in.len, &d->page, &d->list, &d->n);
}

static Datum
sections(FunctionCallInfo fcinfo, bool is_bytes)
{
	GovrptRows	rows;
	GovrptReader *cache = govrpt_reader(fcinfo);
	Division	d = {0};

	govrpt_rows_begin(&rows, fcinfo);
	d.in = govrpt_reader_input(fcinfo, cache, is_bytes, NULL);
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
	govrpt_reader_release(cache);
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
	DOCUMENT_ORDINAL, DOCUMENT_KIND, DOCUMENT_TITLE, DOCUMENT_AGENCY, DOCUMENT_YEAR,
	DOCUMENT_BODY, DOCUMENT_LINE
};

typedef struct Documents
{
	GovrptInput in;
	GovReadDocument *list;
	uint32_t	n;
} Documents;

static GovErrorCode
find_documents(GovArena *a, void *arg)
{
	Documents  *d = arg;

	return gov_read_documents(a, d->in.s, d->in.len, &d->list, &d->n);
}

static void
put_document(GovrptRows *rows, int ordinal, const GovReadDocument *d)
{
	govrpt_row_set(rows, DOCUMENT_ORDINAL, Int32GetDatum(ordinal));
	govrpt_row_set_code(rows, DOCUMENT_KIND, gov_document_kind_names[d->kind]);
	if (d->title.len > 0)
		govrpt_row_set_content(rows, DOCUMENT_TITLE, d->title);
	if (d->agency.len > 0)
		govrpt_row_set_content(rows, DOCUMENT_AGENCY, d->agency);
	if (d->year != 0)
		govrpt_row_set(rows, DOCUMENT_YEAR, Int32GetDatum(d->year));
	govrpt_row_set_content(rows, DOCUMENT_BODY, d->body);
	govrpt_row_set(rows, DOCUMENT_LINE, Int32GetDatum((int32) d->line));
	govrpt_rows_put(rows);
}

static Datum
split(FunctionCallInfo fcinfo, bool is_bytes)
{
	GovrptRows	rows;
	GovrptReader *cache = govrpt_reader(fcinfo);
	Documents	d = {0};

	govrpt_rows_begin(&rows, fcinfo);
	d.in = govrpt_reader_input(fcinfo, cache, is_bytes, NULL);
	govrpt_run(&cache->arena, find_documents, &d);
	for (uint32_t i = 0; i < d.n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		put_document(&rows, (int) i + 1, &d.list[i]);
	}
	govrpt_reader_release(cache);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_split_text);
Datum
govreport_split_text(PG_FUNCTION_ARGS)
{
	return split(fcinfo, false);
}

PG_FUNCTION_INFO_V1(govreport_split_bytea);
Datum
govreport_split_bytea(PG_FUNCTION_ARGS)
{
	return split(fcinfo, true);
}

enum
{
	DIAG_SEVERITY, DIAG_CODE, DIAG_MESSAGE, DIAG_LINE
};

static void
put_diag(GovrptRows *rows, GovLang lang, const GovDiag *d)
{
	char		message[GOV_TELL_MESSAGE_MAX];
	GovMessage	w = {message, sizeof(message)};

	govrpt_row_set_code(rows, DIAG_SEVERITY, gov_severity_names[d->severity]);
	govrpt_row_set_code(rows, DIAG_CODE, d->code);
	gov_tell_put_doubt(&w, lang, d);
	govrpt_row_set_content(rows, DIAG_MESSAGE, govrpt_str(message));
	if (d->line != 0)
		govrpt_row_set(rows, DIAG_LINE, Int32GetDatum((int32) d->line));
	govrpt_rows_put(rows);
}

/* Says what the argument is, if it is a file of a kind that is no text. */
static void
put_file_type(GovrptRows *rows, GovLang lang, const struct varlena *body)
{
	GovFileType type = gov_filetype_of(VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body));
	GovWordingId id = gov_filetype_wordings[type];
	GovDiag		diag = {.id = id,.severity = gov_wordings[id].severity,.code = gov_wordings[id].code};

	if (type != GOV_FILE_UNKNOWN)
		put_diag(rows, lang, &diag);
}

static Datum
diagnostics(FunctionCallInfo fcinfo, bool is_bytes)
{
	GovrptRows	rows;
	GovrptReader *cache = govrpt_reader(fcinfo);
	GovDiags	diags = {.arena = &cache->input};
	GovrptInput in;
	GovLang		lang = govrpt_lang_arg(fcinfo, 1, GOV_EN);

	govrpt_rows_begin(&rows, fcinfo);
	in = govrpt_reader_input(fcinfo, cache, is_bytes, &diags);
	govrpt_reader_read(cache, in, GOV_READ_HEADER | GOV_READ_CELLS, &diags);
	if (!cache->report.is_report)
		put_file_type(&rows, lang, PG_GETARG_VARLENA_PP(0));
	for (uint32_t i = 0; i < diags.n; i++)
		put_diag(&rows, lang, &diags.items[i]);
	govrpt_reader_release(cache);
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
