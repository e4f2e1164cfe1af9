/*
 * report_column.h
 *		The column of reports in a table of the user's.
 */
#ifndef GOVRPT_REPORT_COLUMN_H
#define GOVRPT_REPORT_COLUMN_H

#include "postgres.h"

#include "utils/relcache.h"

/* The type govreport that belongs to a function of the extension. */
extern Oid	govrpt_report_type(Oid function);

/*
 * The number of a table's column of reports: named, or the only one there is.
 * trigger is the one whose argument should name it, or NULL, for the hint.
 */
extern int	govrpt_report_column(Relation relation, Oid function, const char *name,
								 const char *trigger);

#endif
