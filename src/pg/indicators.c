/*
 * indicators.c
 *		Shares and rates: govreport_indicators(), govreport_indicator().
 */
#include "pg/encoding.h"
#include "pg/figures.h"
#include "pg/names.h"
#include "pg/report_row.h"
#include "pg/rows.h"

#include "utils/builtins.h"

#include "core/indicators/indicators.h"

enum
{
	COL_CODE, COL_LABEL_ZH, COL_LABEL_EN, COL_FORMULA, COL_NUMERATOR, COL_DENOMINATOR, COL_UNIT,
	COL_CAUTION, COL_CAUTION_ZH
};

/* Returns what is printed of terms as an operand: in brackets, where there are several. */
static char *
operand(const GovIndicatorTerm *terms, char *printed)
{
	return terms[1].sign != 0 ? psprintf("(%s)", printed) : printed;
}

PG_FUNCTION_INFO_V1(govreport_indicators);
Datum
govreport_indicators(PG_FUNCTION_ARGS)
{
	GovrptRows	rows;

	govrpt_rows_begin(&rows, fcinfo);
	for (int i = 0; i < gov_nindicators; i++)
	{
		const GovIndicator *indicator = &gov_indicators[i];
		char		above[GOV_INDICATOR_WORDS_MAX];
		char		below[GOV_INDICATOR_WORDS_MAX];

		gov_indicators_print_terms(indicator->numerator, above);
		gov_indicators_print_terms(indicator->denominator, below);
		govrpt_row_set_code(&rows, COL_CODE, indicator->code);
		govrpt_row_set_name(&rows, COL_LABEL_ZH, indicator->label_zh);
		govrpt_row_set_name(&rows, COL_LABEL_EN, indicator->label_en);
		govrpt_row_set_code(&rows, COL_FORMULA, psprintf("%s / %s", operand(indicator->numerator, above),
														 operand(indicator->denominator, below)));
		govrpt_row_set_code(&rows, COL_NUMERATOR, above);
		govrpt_row_set_code(&rows, COL_DENOMINATOR, below);
		govrpt_row_set_code(&rows, COL_UNIT, indicator->unit);
		govrpt_row_set_name(&rows, COL_CAUTION, indicator->caution_en);
		govrpt_row_set_name(&rows, COL_CAUTION_ZH, indicator->caution_zh);
		govrpt_rows_put(&rows);
	}
	return (Datum) 0;
}

/* What govreport_indicator() keeps from row to row. */
typedef struct IndicatorCache
{
	GovrptReportMap map;		/* first: it is found as such, too */
	const GovIndicator *indicator;	/* of an argument that is the same in each
									 * row; NULL: not known yet, or it changes */
} IndicatorCache;

static const char *
code_of(int i)
{
	return gov_indicators[i].code;
}

static const char *
label_of(int i)
{
	return gov_indicators[i].label_zh;
}

static const GovIndicator *
find_or_error(text *arg)
{
	const char *s = VARDATA_ANY(arg);
	size_t		len = VARSIZE_ANY_EXHDR(arg);
	GovStr		name = govrpt_core_string(s, len);
	const GovIndicator *found = gov_indicators_find(name.s, name.len);
	char	   *hint;

	if (found)
		return found;
	hint = govrpt_near_names(s, len, code_of, gov_nindicators);
	if (hint == NULL)
		hint = govrpt_near_names(s, len, label_of, gov_nindicators);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown indicator \"%s\"", govrpt_shown(s, len)),
			 hint ? errhint("%s", hint) : errhint("govreport_indicators() lists all indicators.")));
}

static const GovIndicator *
get_indicator(FunctionCallInfo fcinfo)
{
	FmgrInfo   *flinfo = fcinfo->flinfo;
	IndicatorCache *cache = flinfo->fn_extra;
	const GovIndicator *found;

	if (cache == NULL)
		flinfo->fn_extra = cache = MemoryContextAllocZero(flinfo->fn_mcxt, sizeof(IndicatorCache));
	if (cache->indicator)
		return cache->indicator;
	found = find_or_error(PG_GETARG_TEXT_PP(1));
	if (get_fn_expr_arg_stable(flinfo, 1))
		cache->indicator = found;
	return found;
}

PG_FUNCTION_INFO_V1(govreport_indicator);
Datum
govreport_indicator(PG_FUNCTION_ARGS)
{
	bool		has_previous = PG_NARGS() > 2 && !PG_ARGISNULL(2);
	const GovIndicator *indicator;
	GovFigures	figures,
				previous;
	GovTotal	numerator,
				denominator;
	int32		before,
				now;

	/* with the year before it is not strict: there may be none */
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	indicator = get_indicator(fcinfo);
	/* what needs no previous report is not kept from anybody by a bad one */
	has_previous = has_previous && gov_indicators_needs_previous(indicator);
	if (has_previous && govrpt_report_years_between(fcinfo, 2, 0, &before, &now) != 1)
		PG_RETURN_NULL();
	govrpt_report_open_arg(fcinfo, 0, &figures);
	if (has_previous)
		govrpt_report_open_arg(fcinfo, 2, &previous);
	if (!gov_indicators_compute(indicator, &figures, has_previous ? &previous : NULL,
								&numerator, &denominator))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(DirectFunctionCall2(numeric_div, govrpt_total_datum(numerator),
										govrpt_total_datum(denominator)));
}
