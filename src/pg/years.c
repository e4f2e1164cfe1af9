/*
 * years.c
 *		A report and that of the year before: govreport_check_years().
 */
#include "pg/outcome.h"
#include "pg/report_row.h"

#include "core/rules/links.h"

PG_FUNCTION_INFO_V1(govreport_check_years);
Datum
govreport_check_years(PG_FUNCTION_ARGS)
{
	GovFigures	previous,
				current;
	GovLink		links[GOV_MAX_LINKS];
	GovrptRows	rows;
	int32		before,
				now;
	bool		gap = govrpt_report_years_between(fcinfo, 0, 1, &before, &now) > 1;
	int			n;

	govrpt_report_open_arg(fcinfo, 0, &previous);
	govrpt_report_open_arg(fcinfo, 1, &current);
	govrpt_rows_begin(&rows, fcinfo);
	n = gov_rules_list_links(&previous, &current, links);
	for (int i = 0; i < n; i++)
	{
		GovFinding	finding;
		char		message[GOV_CHECK_MESSAGE_MAX];
		RuleOutcome outcome = {links[i].rule, links[i].item, links[i].party, GOV_UNKNOWN, NULL,
		message};

		if (gap)
			snprintf(message, sizeof(message), "%s: the reports are of %d and %d, which do not adjoin",
					 gov_rules[links[i].rule].code, before, now);
		else
		{
			gov_rules_check_link(&previous, &current, &links[i], &finding);
			gov_rules_describe_link(&previous, &current, &links[i], &finding, message, sizeof(message));
			outcome.verdict = finding.verdict;
			outcome.finding = &finding;
		}
		govrpt_outcome_put(&rows, &outcome);
	}
	return (Datum) 0;
}
