/*
 * report_column.h
 *		The types of the extension, and the column of reports in a table of the
 *		user's: triggers, guards and views seek it here.
 */
#ifndef GOVRPT_REPORT_COLUMN_H
#define GOVRPT_REPORT_COLUMN_H

#include "pg/govrpt.h"

#include "utils/relcache.h"

/*
 * Returns a type of the extension, which stands in the schema of its function;
 * InvalidOid where it was moved away.
 */
extern Oid	govrpt_type(Oid function, const char *name);

/* Returns an argument of type regclass; a NULL is an error. */
extern Oid	govrpt_relation_arg(FunctionCallInfo fcinfo, int n);

/* Is a column, or the type that its domain is of, of type govreport? */
extern bool govrpt_is_report_column(Relation relation, int attno, Oid function);

/*
 * Returns the number of a table's column of reports: named, or the only one
 * there is.  trigger is the one whose argument should name it, or NULL, for the
 * hint.
 */
extern int	govrpt_report_column(Relation relation, Oid function, const char *name,
								 const char *trigger);

/*
 * Returns the number of a table's column of figures, where reports are no column but
 * figures with plain columns beside them: named, or the only one of a table that has
 * no column of reports.  0 where there are reports, or nothing.
 */
extern int	govrpt_figures_column(Relation relation, Oid function, const char *name);

/* Returns a copy, because what the relation has may go with any look-up. */
extern char *govrpt_column_name(Relation relation, int attno);

#endif
