/*
 * mixture.c
 *		Warning of reports that count twice.
 */
#include "pg/mixture.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"

#include "pg/adcode.h"

static char *
code_string(GovDivisionCode code)
{
	return DatumGetCString(DirectFunctionCall1(adcode_out, AdCodeGetDatum(adcode_from_division(code))));
}

/* Reports of one kind are none of others' parts, but there may be copies. */
static const char of_one_kind[] =
"Add up reports of one kind: WHERE (report).scope = 'organ', or WHERE (report).scope = 'region' AND adcode_level((report).region) = 3.";
static const char one_of_each[] =
"Take one report of each region and year: DISTINCT ON ((report).region, (report).year).";

void
govrpt_warn_of_mixture(const GovRosterEntry *roster, size_t n, bool *said)
{
	GovMixture	m;
	StringInfoData detail;

	if (*said || !gov_regions_find_mixture(roster, n, &m))
		return;
	*said = true;
	initStringInfo(&detail);
	if (m.part == m.whole && m.part_scope == GOV_SCOPE_REGION)
		appendStringInfo(&detail, "There is more than one report for the whole of region %s in %d.",
						 code_string(m.whole), m.year);
	else
		appendStringInfo(&detail,
						 "The whole of region %s in %d is added up with " UINT64_FORMAT " %s region %s.",
						 code_string(m.whole), m.year, m.nparts,
						 m.nparts == 1 ? "report from within it, of" : "reports from within it, the first of",
						 code_string(m.part));
	if (m.nwholes > 1)
		appendStringInfo(&detail, " So %s.",
						 m.nwholes == 2 ? "is one other region" :
						 psprintf("are " UINT64_FORMAT " other regions", m.nwholes - 1));
	ereport(WARNING,
			(errcode(ERRCODE_WARNING),
			 m.has_parts ?
			 errmsg("reports of whole regions are added up with reports of their parts, which count twice") :
			 errmsg("reports of whole regions are added up more than once"),
			 errdetail_internal("%s", detail.data),
			 errhint("%s%s%s", m.has_parts ? of_one_kind : "",
					 m.has_parts && m.has_copies ? " " : "", m.has_copies ? one_of_each : "")));
}
