/*
 * view_statistics.h
 *		What the planner is to know of a table's reports: statistics of year, region
 *		and scope.
 *
 * ANALYZE looks at columns, not into them.  Without more it takes each row for a
 * region of its own: GROUP BY (report).region sorts on disk what fits a hash table.
 */
#ifndef GOVRPT_VIEW_STATISTICS_H
#define GOVRPT_VIEW_STATISTICS_H

#include "pg/view_query.h"

/*
 * Makes the statistics, which the next ANALYZE fills, if the caller owns the table;
 * else a NOTICE says how the owner does.  Those that there are stay, with what they
 * know.  Does nothing over a view, which can't have any.
 */
extern void govrpt_statistics_make(const ViewTarget *t, Relation rel);

/* Drops those that were made so. */
extern void govrpt_statistics_drop(const ViewTarget *t);

#endif
