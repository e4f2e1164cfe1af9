/*
 * view_offices.h
 *		The queries of views for an office that collects reports: what is there
 *		twice, what is missing or late, shares and rates.
 */
#ifndef GOVRPT_VIEW_OFFICES_H
#define GOVRPT_VIEW_OFFICES_H

#include "pg/view_query.h"

/* Of a target whose t is versions: a row for each of several of an agency and year. */
extern char *govrpt_view_duplicates(const ViewTarget *t, List *own, Relation rel);

/* Of such a target: a row for each indicator of each current report. */
extern char *govrpt_view_indicators(const ViewTarget *t, List *own, Relation rel);

/*
 * Of such a target: a row for each problem of each current report, in Chinese where
 * the database can hold it.
 */
extern char *govrpt_view_findings(const ViewTarget *t, List *own, Relation rel);

/*
 * Who has no report for a year, and whose was late: of those expected, or else of the
 * divisions within what contains all regions that reports are of, of their levels.
 */
extern char *govrpt_view_missing(const ViewTarget *t);

#endif
