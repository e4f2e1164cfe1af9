/*
 * view_offices.c
 *		The queries of views for an office that collects reports.
 */
#include "pg/view_offices.h"

#include "pg/encoding.h"

#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "core/regions/division.h"

/*
 * When a report is due in the year after its own: article 50 of the Regulations has
 * departments publish by 31 January, and governments by 31 March.  Whose scope isn't
 * known is not called late before the second day.
 */
#define DUE_OF_ORGANS	"1, 31"
#define DUE_OF_REGIONS	"3, 31"

#define LAST_YEAR		9998	/* beyond it days cannot be reckoned */

char *
govrpt_view_duplicates(const ViewTarget *t, List *own, Relation rel)
{
	ViewSelect	s;

	govrpt_view_start(&s);
	govrpt_view_add_header(&s, t, true);
	govrpt_view_add(&s, "version", "t." VERSION_NUMBER "::pg_catalog.int4");
	govrpt_view_add(&s, "versions", "t." VERSION_COUNT "::pg_catalog.int4");
	govrpt_view_add(&s, "tied", "t." VERSION_TIED);
	govrpt_view_add(&s, "cells_differ", "(SELECT pg_catalog.count(*)::pg_catalog.int4 FROM %sgovreport_diff(t." VERSION_FIRST ", %s))",
					t->ext, t->report);
	return govrpt_view_finish(&s, own, rel,
							  psprintf("\n FROM %s t"
									   "\n WHERE t." VERSION_COUNT " OPERATOR(pg_catalog.>) 1"
									   " AND t." VERSION_AGENCY " IS NOT NULL AND t." VERSION_YEAR " IS NOT NULL",
									   govrpt_view_versions(t)));
}

/* Returns a FROM clause of t, and p, the first version of the year before, if there is one. */
static char *
from_with_previous(const ViewTarget *t)
{
	char	   *versions = govrpt_view_versions(t);

	return psprintf("\n FROM %s t"
					"\n LEFT JOIN %s p ON p." VERSION_AGENCY " OPERATOR(pg_catalog.=) t." VERSION_AGENCY
					" AND p." VERSION_YEAR " OPERATOR(pg_catalog.=) (t." VERSION_YEAR " OPERATOR(pg_catalog.-) 1)"
					" AND COALESCE(p." VERSION_PLACE " OPERATOR(%s=) t." VERSION_PLACE
					", p." VERSION_PLACE " IS NULL AND t." VERSION_PLACE " IS NULL)"
					" AND p." VERSION_NUMBER " OPERATOR(pg_catalog.=) 1",
					versions, versions, t->ext);
}

char *
govrpt_view_indicators(const ViewTarget *t, List *own, Relation rel)
{
	ViewSelect	s;

	govrpt_view_start(&s);
	govrpt_view_add_header(&s, t, false);
	govrpt_view_add(&s, "indicator", "i.code");
	govrpt_view_add(&s, "indicator_zh", "i.label_zh");
	govrpt_view_add(&s, "indicator_en", "i.label_en");
	govrpt_view_add(&s, "unit", "i.unit");
	govrpt_view_add(&s, "value", "%sgovreport_indicator(%s, i.code, p." VERSION_FIRST ")", t->ext, t->report);
	return govrpt_view_finish(&s, own, rel,
							  psprintf("%s\n CROSS JOIN %sgovreport_indicators() i\n WHERE " VERSION_IS_CURRENT,
									   from_with_previous(t), t->ext));
}

char *
govrpt_view_findings(const ViewTarget *t, List *own, Relation rel)
{
	static const char *const columns[] = {"severity", "cell", "label", "printed", "suggested", "message"};
	const char *lang = govrpt_server_name(govrpt_str("机关")) ? "zh" : "en";
	ViewSelect	s;

	govrpt_view_start(&s);
	govrpt_view_add_header(&s, t, false);
	govrpt_view_add(&s, "finding", "f.code");
	for (int i = 0; i < lengthof(columns); i++)
		govrpt_view_add(&s, columns[i], "f.%s", columns[i]);
	return govrpt_view_finish(&s, own, rel,
							  psprintf("%s\n CROSS JOIN LATERAL %sgovreport_findings(%s, p." VERSION_FIRST ", '%s') f\n WHERE " VERSION_IS_CURRENT,
									   from_with_previous(t), t->ext, t->report, lang));
}


/*
 * Who has not reported
 */

/* Returns an expression of the last day for a year's report. */
static char *
due_on(const char *year, const char *day)
{
	return psprintf("pg_catalog.make_date(%s OPERATOR(pg_catalog.+) 1, %s)", year, day);
}

/* The same by whose figures it holds. */
static char *
due(const char *year, const char *scope)
{
	return psprintf("CASE %s WHEN 'organ' THEN %s ELSE %s END", scope,
					due_on(year, DUE_OF_ORGANS), due_on(year, DUE_OF_REGIONS));
}

/* Returns the columns of who has no report: year, agency, region, problem, published, due. */
static char *
missing_columns(const char *year, const char *agency, const char *region, const char *scope)
{
	char	   *day = due(year, scope);

	return psprintf("SELECT %s AS year, %s AS agency, %s AS region,"
					" CASE WHEN %s OPERATOR(pg_catalog.>=) CURRENT_DATE THEN 'pending' ELSE 'missing' END AS problem,"
					" NULL::pg_catalog.date AS published, %s AS due",
					year, agency, region, day, day);
}

/* Divisions within the smallest one that contains all, of the levels that report. */
static char *
missing_divisions(const ViewTarget *t)
{
	return psprintf("%s"
					"\n\t\tFROM (SELECT DISTINCT year FROM report) y,"
					" LATERAL %sadcode_divisions(y.year) d"
					"\n\t\tWHERE d.level OPERATOR(pg_catalog.=) ANY (ARRAY(SELECT DISTINCT %sadcode_level(region) FROM report"
					" WHERE scope IS DISTINCT FROM 'organ' AND region IS NOT NULL))"
					"\n\t\tAND COALESCE(d.code OPERATOR(%s<@) (SELECT region FROM around), true)"
					"\n\t\tAND NOT EXISTS (SELECT FROM report r WHERE r.year OPERATOR(pg_catalog.=) y.year"
					" AND r.region OPERATOR(%s=) d.code AND r.scope IS DISTINCT FROM 'organ')",
					missing_columns("y.year", "NULL::pg_catalog.text", "d.code", "'region'"),
					t->ext, t->ext, t->ext, t->ext);
}

/* Returns a column of the list of who should report, as a type; NULL where it has none. */
static char *
expected_column(const ViewTarget *t, const char *name, const char *type)
{
	if (get_attnum(t->expected, name) == InvalidAttrNumber)
		return psprintf("NULL::%s AS %s", type, name);
	return psprintf("e.%s::pg_catalog.text::%s AS %s", name, type, name);
}

/*
 * Those of a list: by agency, where it names one, or else any report for the whole of
 * the region.
 */
static char *
missing_of_list(const ViewTarget *t)
{
	char	   *list = quote_qualified_identifier(get_namespace_name(get_rel_namespace(t->expected)),
												  get_rel_name(t->expected));

	return psprintf("%s"
					"\n\t\tFROM (SELECT DISTINCT %s, %s, %s, %s FROM %s e) e,"
					"\n\t\tLATERAL (SELECT e.year WHERE e.year BETWEEN %d AND %d UNION ALL SELECT DISTINCT r.year FROM report r WHERE e.year IS NULL) y(year)"
					"\n\t\tWHERE (e.agency IS NOT NULL OR e.region IS NOT NULL)"
					"\n\t\tAND NOT EXISTS (SELECT FROM report r WHERE r.year OPERATOR(pg_catalog.=) y.year"
					" AND r.agency OPERATOR(pg_catalog.=) e.agency AND (r.region OPERATOR(%s=) e.region) IS NOT FALSE)"
					"\n\t\tAND NOT EXISTS (SELECT FROM report r WHERE r.year OPERATOR(pg_catalog.=) y.year"
					" AND r.region OPERATOR(%s=) e.region AND e.agency IS NULL AND r.scope IS DISTINCT FROM 'organ')",
					missing_columns("y.year", "e.agency", "e.region", "e.scope"),
					expected_column(t, "agency", "pg_catalog.text"),
					expected_column(t, "region", psprintf("%sadcode", t->ext)),
					expected_column(t, "year", "pg_catalog.int4"),
					expected_column(t, "scope", "pg_catalog.text"), list,
					GOV_REGIONS_FIRST_YEAR, LAST_YEAR, t->ext, t->ext);
}

/* Those that were published too late, the first time. */
static char *
late(void)
{
	char	   *day = due("year", "scope");

	return psprintf("SELECT year, agency, region, 'late' AS problem, pg_catalog.min(published) AS published, %s AS due"
					"\n\t\tFROM report GROUP BY year, agency, region, scope"
					" HAVING pg_catalog.min(published) OPERATOR(pg_catalog.>) %s", day, day);
}

static void
require_list(Oid list)
{
	if (get_attnum(list, "agency") == InvalidAttrNumber && get_attnum(list, "region") == InvalidAttrNumber)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("\"%s\" does not say who should report", get_rel_name(list)),
				 errdetail("It has neither a column \"agency\" nor a column \"region\".")));
}

char *
govrpt_view_missing(const ViewTarget *t)
{
	ViewSelect	s;
	bool		listed = OidIsValid(t->expected);

	if (listed)
		require_list(t->expected);
	govrpt_view_start(&s);
	govrpt_view_add(&s, "year", "m.year");
	govrpt_view_add(&s, "agency", "m.agency");
	govrpt_view_add(&s, "region", "m.region::pg_catalog.text");
	govrpt_view_add(&s, "region_level", "%sadcode_level(m.region)", t->ext);
	govrpt_view_add_names(&s, t, "m.region", "m.year");
	govrpt_view_add(&s, "problem", "m.problem");
	govrpt_view_add(&s, "published", "m.published");
	govrpt_view_add(&s, "due", "m.due");
	return psprintf("WITH report AS (SELECT (%s).agency, (%s).region, (%s).year, (%s).published, (%s).scope"
					"\n\t FROM %s t WHERE (%s).figures IS NOT NULL AND (%s).year BETWEEN %d AND %d),"
					"\n around AS (SELECT (SELECT a.region FROM (SELECT e.lowest UNION ALL SELECT %sadcode_ancestors(e.lowest)) a(region)"
					" WHERE a.region OPERATOR(%s@>) e.highest ORDER BY %sadcode_level(a.region) DESC LIMIT 1) AS region"
					"\n\t FROM (SELECT %smin(region) AS lowest, %smax(region) AS highest FROM report) e)"
					"\n SELECT%s\n FROM (%s\n\tUNION ALL %s) m",
					t->report, t->report, t->report, t->report, t->report, t->source, t->report, t->report,
					GOV_REGIONS_FIRST_YEAR, LAST_YEAR, t->ext, t->ext, t->ext, t->ext, t->ext,
					s.sql.data, listed ? missing_of_list(t) : missing_divisions(t), late());
}
