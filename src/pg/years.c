/*
 * years.c
 *		A report and that of the year before: govreport_check_years().
 */
#include "pg/check.h"

#include "executor/executor.h"
#include "funcapi.h"
#include "utils/builtins.h"

#include "core/rules/links.h"

/* False when the report doesn't say. */
static bool
get_year(HeapTupleHeader report, int32 *year)
{
	bool		isnull;

	*year = DatumGetInt32(GetAttributeByName(report, "year", &isnull));
	return !isnull;
}

PG_FUNCTION_INFO_V1(govreport_check_years);
Datum
govreport_check_years(PG_FUNCTION_ARGS)
{
	GovFigures	previous,
				current;
	GovLink		links[GOV_MAX_LINKS];
	GovFinding	finding;
	RuleRows	rows;
	int32		before,
				now;
	int			n;
	bool		gap = false;

	/*
	 * a report that doesn't state its year is of the year that the caller
	 * says
	 */
	if (get_year(PG_GETARG_HEAPTUPLEHEADER(0), &before) &&
		get_year(PG_GETARG_HEAPTUPLEHEADER(1), &now))
	{
		if (now <= before)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("the current report is of %d, the previous one of %d", now, before),
					 errhint("The report of the year before comes first.")));
		gap = (int64) now - before > 1;
	}

	govreport_open_arg(fcinfo, 0, &previous);
	govreport_open_arg(fcinfo, 1, &current);
	rows.store = gov_materialize(fcinfo, &rows.tupdesc);
	n = gov_rules_list_links(&previous, &current, links);
	for (int i = 0; i < n; i++)
	{
		char		message[GOV_CHECK_MESSAGE_MAX];

		gov_rules_check_link(&previous, &current, &links[i], &finding);
		if (gap)
		{
			finding.verdict = GOV_UNKNOWN;
			snprintf(message, sizeof(message), "%s: the reports are of %d and %d, which do not adjoin",
					 gov_rules[links[i].rule].code, before, now);
		}
		else
			gov_rules_describe_link(&previous, &current, &links[i], &finding, message, sizeof(message));
		rule_row_add(&rows, links[i].rule, finding.verdict, links[i].item, links[i].party,
					 gap ? NULL : &finding, message);
	}
	return (Datum) 0;
}
