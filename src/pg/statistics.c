/*
 * statistics.c
 *		The statistics of 2014 to 2018 as figures of the later form:
 *		govreport_harmonise().
 */
#include "pg/report_row.h"

#include "core/narrative/narrative.h"

PG_FUNCTION_INFO_V1(govreport_harmonise);
Datum
govreport_harmonise(PG_FUNCTION_ARGS)
{
	return govrpt_report_fill(fcinfo, gov_narrative_harmonise);
}
