/*
 * reader.c
 *		The core's reader as a SQL function calls it.
 */
#include "pg/reader.h"

#include "pg/adcode.h"
#include "pg/dates.h"
#include "pg/encoding.h"
#include "pg/figures.h"

#include "mb/pg_wchar.h"
#include "utils/lsyscache.h"

#include "core/base/trace.h"
#include "core/text/charset.h"

GovrptReader *
govrpt_reader(FunctionCallInfo fcinfo)
{
	GovrptReader *reader = fcinfo->flinfo->fn_extra;

	if (unlikely(reader == NULL))
	{
		MemoryContext cxt = fcinfo->flinfo->fn_mcxt;

		reader = MemoryContextAllocZero(cxt, sizeof(GovrptReader));
		govrpt_arena_init(&reader->input, cxt);
		govrpt_arena_init(&reader->arena, cxt);
		fcinfo->flinfo->fn_extra = reader;
	}
	return reader;
}

void
govrpt_reader_release(GovrptReader *reader)
{
	gov_arena_reset(&reader->arena);
	if (reader->input.blocks)
		gov_arena_reset(&reader->input);
}

typedef struct Decoding
{
	GovrptInput in;
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
	gov_text_decode(a, d->in.s, d->in.len, &d->text, &d->in.charset, d->diags);
	return GOV_OK;
}

GovrptInput
govrpt_reader_input(FunctionCallInfo fcinfo, GovrptReader *reader, bool is_bytes, GovDiags *diags)
{
	struct varlena *arg = PG_GETARG_VARLENA_PP(0);
	GovrptInput in = {VARDATA_ANY(arg), VARSIZE_ANY_EXHDR(arg), NULL};
	GovStr		str;

	if (likely(!is_bytes && GetDatabaseEncoding() == PG_UTF8))
		return in;
	/* what a database without an encoding holds is bytes */
	if (is_bytes || GetDatabaseEncoding() == PG_SQL_ASCII)
	{
		Decoding	d = {in, {NULL, 0}, diags};

		govrpt_run(&reader->input, decode, &d);
		str = d.text;
		in.charset = d.in.charset;
	}
	else
		str = govrpt_core_string(in.s, in.len);
	in.s = str.s;
	in.len = str.len;
	return in;
}

typedef struct Reading
{
	GovrptReader *reader;
	GovrptInput in;
	int			flags;
	GovDiags   *diags;			/* NULL: not wanted */
	GovDiags	diags_before;	/* what the decoder had to say */
	GovTrace	trace_before;
} Reading;

static GovErrorCode
read_text(GovArena *a, void *arg)
{
	Reading    *r = arg;

	if (r->diags)
		*r->diags = r->diags_before;
	if (a->trace)
		*a->trace = r->trace_before;
	return gov_read(a, r->in.s, r->in.len, r->flags, &r->reader->report, r->diags);
}

static GovErrorCode
read_beside(GovArena *beside, void *arg)
{
	Reading    *r = arg;

	govrpt_run(&r->reader->arena, read_text, r);
	return GOV_OK;
}

void
govrpt_reader_read(GovrptReader *reader, GovrptInput in, int flags, GovDiags *diags)
{
	GovTrace   *trace = reader->arena.trace;
	Reading		r = {.reader = reader,.in = in,.flags = flags,.diags = diags};

	if (diags == NULL && trace == NULL)
	{
		govrpt_run(&reader->arena, read_text, &r);
		return;
	}

	/*
	 * These are kept beside the text, for the reader may reset its arena.  So
	 * it does not catch it when memory runs out there; and that arena is not
	 * to be emptied for another attempt.
	 */
	if (diags)
		r.diags_before = *diags;
	if (trace)
		r.trace_before = *trace;
	if (govrpt_try(&reader->input, read_beside, &r) != GOV_OK)
		govrpt_raise(&reader->input.error);
}

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

Datum
govrpt_reader_form(FunctionCallInfo fcinfo, GovrptReader *reader, const GovReport *r,
				   const GovFigures *f)
{
	GovrptReportRow row;
	union
	{
		struct varlena v;
		int32		align;
		char		data[VARHDRSZ + GOV_PLAIN_MAX];
	}			figures;

	if (unlikely(reader->map.tupdesc == NULL))
		govrpt_report_learn_type(&reader->map, fcinfo->flinfo->fn_mcxt,
								 get_func_rettype(fcinfo->flinfo->fn_oid), -1);
	set_header(&row, r);
	/* copied, and given its short header, as the row is formed */
	govrpt_figures_encode_into(f, figures.data);
	row.values[REPORT_FIGURES] = PointerGetDatum(&figures);
	row.nulls[REPORT_FIGURES] = false;
	return govrpt_report_form(&reader->map, &row);
}
