/*
 * years.c
 *		A report and that of the year before: govreport_check_years().
 */
#include "pg/lang.h"
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
	GovLang		lang = govrpt_lang_arg(fcinfo, 2, GOV_EN);

	govrpt_report_open_arg(fcinfo, 0, &previous);
	govrpt_report_open_arg(fcinfo, 1, &current);
	govrpt_rows_begin(&rows, fcinfo);
	n = gov_rules_list_links(&previous, &current, links);
	for (int i = 0; i < n; i++)
	{
		GovFinding	finding;
		GovLinkedYears years = {&previous, &current, &links[i]};
		char		message[GOV_CHECK_MESSAGE_MAX];
		GovMessage	w = {message, sizeof(message)};
		RuleOutcome outcome = {links[i].rule, links[i].item, links[i].party, GOV_UNKNOWN, NULL,
		message};

		if (gap)
			gov_say(&w, lang, GOV_SAY_YEARS_APART,
					GOV_FACTS(gov_fact_string("rule", gov_wordings[gov_rules_name(links[i].rule)].in[lang]),
							  gov_fact_number("before", before), gov_fact_number("now", now)));
		else
		{
			gov_rules_check_link(&previous, &current, &links[i], &finding);
			gov_rules_describe_link(&w, lang, &years, &finding);
			outcome.verdict = finding.verdict;
			outcome.finding = &finding;
		}
		govrpt_outcome_put(&rows, &outcome);
	}
	return (Datum) 0;
}
