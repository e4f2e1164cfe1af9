/*
 * outline.c
 *		The parts of a report with their sub-headings: govreport_sections() with a
 *		number of levels.
 */
#include "pg/reader.h"
#include "pg/rows.h"

#include "miscadmin.h"

enum
{
	OUTLINE_PART, OUTLINE_LEVEL, OUTLINE_ORDINAL, OUTLINE_HEADING, OUTLINE_CONTENT, OUTLINE_LINE
};

typedef struct Outlining
{
	GovrptInput in;
	int			levels;
	GovText		page;
	GovOutlineItem *list;
	uint32_t	n;
} Outlining;

static GovErrorCode
outline(GovArena *a, void *arg)
{
	Outlining  *o = arg;

	return gov_read_outline(a, o->in.s, o->in.len, o->levels, &o->page, &o->list, &o->n);
}

static int
levels_arg(FunctionCallInfo fcinfo)
{
	int			levels = PG_GETARG_INT32(1);

	if (levels < 1 || levels > GOV_OUTLINE_LEVELS)
		ereport(ERROR,
				errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				errmsg("sections have no level %d", levels),
				errdetail("Levels are 1, the parts, to %d.", GOV_OUTLINE_LEVELS));
	return levels;
}

static Datum
outline_rows(FunctionCallInfo fcinfo, bool is_bytes)
{
	GovrptRows	rows;
	GovrptReader *reader = govrpt_reader(fcinfo);
	Outlining	o = {.levels = levels_arg(fcinfo)};

	govrpt_rows_begin(&rows, fcinfo);
	o.in = govrpt_reader_input(fcinfo, reader, is_bytes, NULL);
	govrpt_run(&reader->arena, outline, &o);
	for (uint32_t i = 0; i < o.n; i++)
	{
		const GovOutlineItem *item = &o.list[i];

		CHECK_FOR_INTERRUPTS();
		govrpt_row_set(&rows, OUTLINE_PART, Int32GetDatum(item->part));
		govrpt_row_set(&rows, OUTLINE_LEVEL, Int32GetDatum(item->level));
		govrpt_row_set(&rows, OUTLINE_ORDINAL, Int32GetDatum(item->ordinal));
		if (item->heading.len > 0)
			govrpt_row_set_content(&rows, OUTLINE_HEADING, item->heading);
		govrpt_row_set_content(&rows, OUTLINE_CONTENT, item->content);
		govrpt_row_set(&rows, OUTLINE_LINE, Int32GetDatum((int32) gov_source_line(&o.page, item->line)));
		govrpt_rows_put(&rows);
	}
	govrpt_reader_release(reader);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_outline_text);
Datum
govreport_outline_text(PG_FUNCTION_ARGS)
{
	return outline_rows(fcinfo, false);
}

PG_FUNCTION_INFO_V1(govreport_outline_bytea);
Datum
govreport_outline_bytea(PG_FUNCTION_ARGS)
{
	return outline_rows(fcinfo, true);
}
