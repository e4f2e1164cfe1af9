/*
 * correct.c
 *		Correcting reports, and what becomes of them: govreport_set(),
 *		govreport_apply(), govreport_diff(), govreport_form().
 */
#include "pg/encoding.h"
#include "pg/figures_correct.h"
#include "pg/names.h"
#include "pg/report_row.h"
#include "pg/rows.h"

#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/numeric.h"

#include "core/explain/explain.h"

#define APPLY_CELLS		4		/* as govreport_explain() has it */

static const GovFigure absent;

/* Opens the figures of a report by a decoder; one without any has none. */
static void
open_report(const GovrptReportMap *map, HeapTupleHeader report, void (*decode) (Datum, GovFigures *), GovFigures *f)
{
	bool		isnull;
	Datum		figures = govrpt_report_get(map, report, REPORT_FIGURES, &isnull);

	if (isnull)
		memset(f, 0, sizeof(*f));
	else
		decode(figures, f);
}

PG_FUNCTION_INFO_V1(govreport_set);
Datum
govreport_set(PG_FUNCTION_ARGS)
{
	HeapTupleHeader report;
	const GovrptReportMap *map;
	text	   *item,
			   *party;
	GovFigure	to = absent;
	GovFigures	f;
	GovRef		ref;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	if (PG_ARGISNULL(1))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("item must not be null")));
	report = PG_GETARG_HEAPTUPLEHEADER(0);
	item = PG_GETARG_TEXT_PP(1);
	party = PG_ARGISNULL(2) ? NULL : PG_GETARG_TEXT_PP(2);
	ref = govrpt_ref_or_error(VARDATA_ANY(item), VARSIZE_ANY_EXHDR(item),
							  party ? VARDATA_ANY(party) : NULL, party ? VARSIZE_ANY_EXHDR(party) : 0);
	if (!PG_ARGISNULL(3))
		to = govrpt_figure_of_text(DatumGetCString(DirectFunctionCall1(numeric_out, PG_GETARG_DATUM(3))));
	map = govrpt_report_map(fcinfo->flinfo, report);
	open_report(map, report, govrpt_figures_to_correct, &f);
	govrpt_correct(&f, ref, to);
	PG_RETURN_DATUM(govrpt_report_with_figures(map, report, &f));
}


/*
 * Explanations, taken over
 */

typedef struct Question
{
	const GovFigures *figures;
	GovExplained answer;
} Question;

static GovErrorCode
explain(GovArena *a, void *arg)
{
	Question   *q = arg;

	return gov_explain(a, q->figures, NULL, APPLY_CELLS, &q->answer);
}

static const GovExplanation *
choose_explanation(const GovExplained *answer, int number)
{
	if (number >= 1 && number <= answer->n)
		return &answer->list[number - 1];
	if (answer->n == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("there is no explanation to apply"),
				 errdetail("No change of up to %d cells makes the report balance.", APPLY_CELLS),
				 errhint("govreport_check() shows every rule with both its sides.")));
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("there is no explanation %d", number),
			 errdetail("govreport_explain() lists %d.", answer->n)));
	return NULL;				/* not reached */
}

PG_FUNCTION_INFO_V1(govreport_apply);
Datum
govreport_apply(PG_FUNCTION_ARGS)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	const GovrptReportMap *map = govrpt_report_map(fcinfo->flinfo, report);
	Question	q;
	GovFigures	f;
	GovArena	arena;
	const GovExplanation *chosen;

	open_report(map, report, govrpt_figures_to_correct, &f);
	q.figures = &f;
	govrpt_arena_init(&arena, CurrentMemoryContext);
	govrpt_run(&arena, explain, &q);
	if (q.answer.consistent)
	{
		gov_arena_free(&arena);
		PG_RETURN_HEAPTUPLEHEADER(report);
	}
	chosen = choose_explanation(&q.answer, PG_GETARG_INT32(1));
	for (int i = 0; i < chosen->nchanges; i++)
	{
		const GovChange *c = &chosen->changes[i];
		GovFigure	to = absent;

		/*
		 * where several values would do none is chosen: the cell has no
		 * number then
		 */
		if (c->determined)
		{
			to.status = GOV_REPORTED;
			to.value = c->suggested;
		}
		gov_figures_correct(&f, c->slot, to);
	}
	gov_arena_free(&arena);
	PG_RETURN_DATUM(govrpt_report_with_figures(map, report, &f));
}


/*
 * What differs
 */

enum
{
	DIFF_ITEM, DIFF_PARTY, DIFF_STATUS_A, DIFF_VALUE_A, DIFF_STATUS_B, DIFF_VALUE_B, DIFF_CELL
};

static void
put_side(GovrptRows *rows, int status_column, int value_column, GovFigure c)
{
	govrpt_row_set_code(rows, status_column, gov_figures_status_names[c.status]);
	if (gov_figures_has_value(c.status))
		govrpt_row_set_decimal(rows, value_column, gov_decimal(c.value, c.scale));
}

static void
open_arg(FunctionCallInfo fcinfo, int n, GovFigures *f)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(n);

	open_report(govrpt_report_map(fcinfo->flinfo, report), report, govrpt_figures_decode, f);
}

PG_FUNCTION_INFO_V1(govreport_diff);
Datum
govreport_diff(PG_FUNCTION_ARGS)
{
	GovrptRows	rows;
	GovFigures	a,
				b;

	govrpt_rows_begin(&rows, fcinfo);
	open_arg(fcinfo, 0, &a);
	open_arg(fcinfo, 1, &b);
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		int			party = gov_form_party_of_slot(slot);

		if (!gov_figures_differ(&a, &b, slot))
			continue;
		govrpt_row_set_code(&rows, DIFF_ITEM, gov_items[gov_form_item_of_slot(slot)].code);
		if (party >= 0)
			govrpt_row_set_code(&rows, DIFF_PARTY, gov_parties[party].code);
		put_side(&rows, DIFF_STATUS_A, DIFF_VALUE_A, gov_figures_cell(&a, slot));
		put_side(&rows, DIFF_STATUS_B, DIFF_VALUE_B, gov_figures_cell(&b, slot));
		govrpt_row_set_cell(&rows, gov_form_item_of_slot(slot), party);
		govrpt_rows_put(&rows);
	}
	return (Datum) 0;
}


/*
 * The blank form
 */

/* Returns the editions whose cells a report on the year has. */
static int
forms_of_year(int year)
{
	int			e = gov_form_edition_of_year(year);

	if (e < 0 && !gov_form_has_statistics(year))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("there was no form for reports on %d", year),
				 errdetail("The first is for reports on %d.", gov_former_editions[0].year)));
	return e < 0 ? GOV_FORM_2014 : 1 << e;
}

PG_FUNCTION_INFO_V1(govreport_form);
Datum
govreport_form(PG_FUNCTION_ARGS)
{
	GovrptReportMap map = {0};
	GovrptReportRow row;
	GovFigures	f;
	int			year;
	int			forms;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	year = PG_GETARG_INT32(0);
	forms = forms_of_year(year);
	memset(&f, 0, sizeof(f));
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		if (gov_items[gov_form_item_of_slot(slot)].forms & forms)
			f.status[slot] = GOV_BLANK;
	memset(&row, 0, sizeof(row));
	memset(row.nulls, true, sizeof(row.nulls));
	row.values[REPORT_YEAR] = Int32GetDatum(year);
	row.values[REPORT_FIGURES] = govrpt_figures_encode(&f);
	row.nulls[REPORT_YEAR] = row.nulls[REPORT_FIGURES] = false;
	if (!PG_ARGISNULL(1))
	{
		row.values[REPORT_AGENCY] = PG_GETARG_DATUM(1);
		row.nulls[REPORT_AGENCY] = false;
	}
	if (!PG_ARGISNULL(2))
	{
		row.values[REPORT_REGION] = PG_GETARG_DATUM(2);
		row.nulls[REPORT_REGION] = false;
	}
	govrpt_report_learn_type(&map, CurrentMemoryContext, get_func_rettype(fcinfo->flinfo->fn_oid), -1);
	PG_RETURN_DATUM(govrpt_report_form(&map, &row));
}


/*
 * Numbers that only the prose states
 */

PG_FUNCTION_INFO_V1(govfigures_with_stated);
Datum
govfigures_with_stated(PG_FUNCTION_ARGS)
{
	struct varlena *v = GOVRPT_GETARG_FIGURES(0);
	GovFigures	f;

	/* a sum has none */
	if (govrpt_is_sum(v))
		PG_RETURN_POINTER(v);
	govrpt_figures_decode(PointerGetDatum(v), &f);
	gov_figures_adopt_stated(&f);
	PG_RETURN_DATUM(govrpt_figures_encode(&f));
}
