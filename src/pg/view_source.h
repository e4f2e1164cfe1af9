/*
 * view_source.h
 *		The reports that views are made over: a column of reports, or the columns
 *		that a report is made of.
 */
#ifndef GOVRPT_VIEW_SOURCE_H
#define GOVRPT_VIEW_SOURCE_H

#include "pg/view_query.h"

/*
 * Sets what a target says of the table's reports.  The column is named, or NULL: then
 * it is the only one of reports, or else the only one of figures.  Beside figures, what a
 * report says of itself is in columns that are called as its attributes are.
 */
extern void govrpt_view_set_source(ViewTarget *t, Relation rel, const char *name);

#endif
