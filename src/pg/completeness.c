/*
 * completeness.c
 *		How much of the form is there: govreport_completeness(), govreport_is_complete().
 */
#include "pg/names.h"
#include "pg/report_row.h"
#include "pg/rows.h"

#include "catalog/pg_type.h"
#include "utils/array.h"

#include "core/figures/completeness.h"
#include "core/form/called.h"

/* The columns of govreport_completeness(). */
enum
{
	COL_PART, COL_EXPECTED, COL_REPORTED, COL_BLANK, COL_NOT_APPLICABLE, COL_ILLEGIBLE, COL_ABSENT,
	COL_IMPUTED, COL_STATED
};

static void
count_cells(FunctionCallInfo fcinfo, GovCompleteness parts[GOV_ALL_PARTS])
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	GovrptReportMap *map = govrpt_report_map(fcinfo->flinfo, report);
	bool		isnull;
	Datum		year = govrpt_report_get(map, report, REPORT_YEAR, &isnull);
	GovFigures	f;

	govrpt_report_open(map, report, &f);
	gov_figures_completeness(&f, isnull ? 0 : DatumGetInt32(year), parts);
}

static Datum
put_parts(FunctionCallInfo fcinfo, const GovCompleteness parts[GOV_ALL_PARTS])
{
	GovrptRows	rows;

	govrpt_rows_begin(&rows, fcinfo);
	for (int part = 0; part < GOV_ALL_PARTS; part++)
	{
		const GovCompleteness *c = &parts[part];

		/*
		 * a row for each table of the form; for the statistics where they are
		 * due
		 */
		if (part == GOV_STATISTICS && c->expected == 0)
			continue;
		govrpt_row_set_code(&rows, COL_PART, gov_parts[part].code);
		govrpt_row_set(&rows, COL_EXPECTED, Int32GetDatum(c->expected));
		govrpt_row_set(&rows, COL_REPORTED, Int32GetDatum(gov_completeness_given(c)));
		govrpt_row_set(&rows, COL_BLANK, Int32GetDatum(c->by_status[GOV_BLANK]));
		govrpt_row_set(&rows, COL_NOT_APPLICABLE, Int32GetDatum(c->by_status[GOV_NOT_APPLICABLE]));
		govrpt_row_set(&rows, COL_ILLEGIBLE, Int32GetDatum(c->by_status[GOV_ILLEGIBLE]));
		govrpt_row_set(&rows, COL_ABSENT, Int32GetDatum(c->by_status[GOV_ABSENT]));
		govrpt_row_set(&rows, COL_IMPUTED, Int32GetDatum(c->by_status[GOV_IMPUTED]));
		govrpt_row_set(&rows, COL_STATED, Int32GetDatum(c->by_status[GOV_STATED]));
		govrpt_rows_put(&rows);
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_completeness);
Datum
govreport_completeness(PG_FUNCTION_ARGS)
{
	GovCompleteness parts[GOV_ALL_PARTS];

	count_cells(fcinfo, parts);
	return put_parts(fcinfo, parts);
}

PG_FUNCTION_INFO_V1(govreport_completeness_figures);
Datum
govreport_completeness_figures(PG_FUNCTION_ARGS)
{
	GovCompleteness parts[GOV_ALL_PARTS];
	GovFigures	f;

	/* in a sum, a cell that not every report has is absent, as for the rules */
	govrpt_figures_decode_complete(PG_GETARG_DATUM(0), &f);
	gov_figures_completeness(&f, 0, parts);
	return put_parts(fcinfo, parts);
}

/*
 * What counts as complete
 */

static int
part_of_code(const char *code, size_t len)
{
	GovStr		s = {code, (uint32_t) len};
	int			part = gov_form_part_of_code(s);

	if (part < 0 || strlen(gov_parts[part].code) != len)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown part \"%s\"", govrpt_shown(code, len)),
				 errhint("There are \"%s\", \"%s\", \"%s\" and \"%s\".", gov_parts[GOV_DISCLOSURE].code,
						 gov_parts[GOV_APPLICATIONS].code, gov_parts[GOV_REMEDIES].code,
						 gov_parts[GOV_STATISTICS].code)));
	return part;
}

/* Fills which parts are asked for. */
static void
choose_parts(ArrayType *array, bool chosen[GOV_ALL_PARTS])
{
	Datum	   *codes;
	bool	   *nulls;
	int			ncodes;

	memset(chosen, false, sizeof(bool) * GOV_ALL_PARTS);
	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &codes, &nulls, &ncodes);
	for (int i = 0; i < ncodes; i++)
	{
		text	   *code;

		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("a part must not be NULL")));
		code = DatumGetTextPP(codes[i]);
		chosen[part_of_code(VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code))] = true;
	}
	if (ncodes == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("no part is named"),
				 errhint("NULL stands for all of them.")));
}

PG_FUNCTION_INFO_V1(govreport_is_complete);
Datum
govreport_is_complete(PG_FUNCTION_ARGS)
{
	GovCompleteness parts[GOV_ALL_PARTS];
	bool		chosen[GOV_ALL_PARTS];
	bool		has_options = PG_NARGS() > 1;
	bool		allow_blank = has_options && !PG_ARGISNULL(2) && PG_GETARG_BOOL(2);
	bool		complete = true;
	int			expected = 0;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	memset(chosen, true, sizeof(chosen));
	if (has_options && !PG_ARGISNULL(1))
		choose_parts(PG_GETARG_ARRAYTYPE_P(1), chosen);
	count_cells(fcinfo, parts);
	for (int part = 0; part < GOV_ALL_PARTS; part++)
	{
		const GovCompleteness *c = &parts[part];
		int			answered = gov_completeness_given(c) + c->by_status[GOV_NOT_APPLICABLE];

		if (allow_blank)
			answered += c->by_status[GOV_BLANK];
		complete &= !chosen[part] || answered == c->expected;
		expected += chosen[part] ? c->expected : 0;
	}
	/* a report on a year without a form has nothing that could be complete */
	PG_RETURN_BOOL(complete && expected > 0);
}
