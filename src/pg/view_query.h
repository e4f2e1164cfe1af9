/*
 * view_query.h
 *		What the queries of flat views are made of: the table's own columns, what
 *		reports say of themselves, their figures, their versions.
 *
 * Names and operators are written with their schemas, as far as the system's path
 * does not lead to them.
 */
#ifndef GOVRPT_VIEW_QUERY_H
#define GOVRPT_VIEW_QUERY_H

#include "pg/view_ddl.h"

#include "access/attnum.h"
#include "access/tupdesc.h"
#include "lib/stringinfo.h"
#include "nodes/bitmapset.h"
#include "nodes/pg_list.h"
#include "utils/array.h"
#include "utils/rel.h"

/* What the views are made over, and where. */
typedef struct ViewTarget
{
	Oid			relid;
	char	   *relation;		/* qualified and quoted */
	Oid			function;		/* of the extension, that is at work */
	char	   *ext;			/* the extension's schema, quoted, with its
								 * dot */
	char	   *source;			/* where t comes from: the relation, or a
								 * subquery that forms reports */
	char	   *report;			/* "t.report", quoted */
	AttrNumber	report_attnum;	/* or the figures' */
	Bitmapset  *parts;			/* columns that reports are formed of; NULL:
								 * reports are a column */
	bool		has_place;		/* rows have a place, which tells them apart */
	TupleDesc	type;			/* of govreport */
	char	   *schema;
	char	   *prefix;
	Oid			owner;			/* of views that are new */
	ArrayType  *keep;			/* the table's columns; NULL: all that are
								 * plain */
	ViewInvoker invoker;
	Oid			expected;		/* a list of who should report; InvalidOid:
								 * none */
	bool		of_versions;	/* t is what govrpt_view_versions() gives */
} ViewTarget;

/* A column that views take over from the table, and its name there. */
typedef struct ViewOwn
{
	AttrNumber	attnum;
	char	   *name;			/* in the table */
	char	   *as;				/* in the view; NULL: as in the table */
	bool		as_text;		/* a type that only this extension knows */
} ViewOwn;

/* A list of columns that says which names it has given. */
typedef struct ViewSelect
{
	StringInfoData sql;
	List	   *names;
} ViewSelect;

/* Returns a type of this extension; it is an error if it was moved away. */
extern Oid	govrpt_view_type(const ViewTarget *t, const char *name);

/* Returns what views take over from the table: a list of ViewOwn. */
extern List *govrpt_view_own_columns(Relation rel, const ViewTarget *t);

extern void govrpt_view_start(ViewSelect *s);
extern void govrpt_view_add(ViewSelect *s, const char *name, const char *fmt,...) pg_attribute_printf(3, 4);

/* Returns the expression of an attribute of the report. */
extern char *govrpt_view_attribute(const ViewTarget *t, const char *name);

/* Adds the names at each level: the year's where there is one, or else today's. */
extern void govrpt_view_add_names(ViewSelect *s, const ViewTarget *t, const char *region, const char *year);

/* Adds what the report says of itself, but for its figures. */
extern void govrpt_view_add_header(ViewSelect *s, const ViewTarget *t, bool whole);

/*
 * Returns a FROM clause whose f.figures are opened once a row.  A subquery with
 * HAVING gives one row at most, and the planner knows: it leaves the join out
 * where no figure is asked for.  And it is not pulled up, which would open them
 * for every column.
 */
extern char *govrpt_view_from_open(const ViewTarget *t);

/* Returns the query: the own columns, those of the list, and the rest. */
extern char *govrpt_view_finish(ViewSelect *s, List *own, Relation rel, const char *from);

/*
 * Returns a subquery over the table which has further columns, by the names below.
 * Reports of one agency and year are versions of each other, the latest published
 * one first; of those that were published on one day, or on days that aren't
 * known, the one with more numbers.  Two agencies of one name whose regions are
 * known and differ are two.
 */
extern char *govrpt_view_versions(const ViewTarget *t);

/* They have blanks in their names, so that no column of a table is called so. */
#define VERSION_AGENCY	"\"govreport agency\""
#define VERSION_YEAR	"\"govreport year\""
#define VERSION_PLACE	"\"govreport place\""	/* the region, or the only one
												 * known */
#define VERSION_NUMBER	"\"govreport version\"" /* from 1 on */
#define VERSION_COUNT	"\"govreport versions\""
#define VERSION_TIED	"\"govreport tied\""	/* is it open which is the
												 * latest? */
#define VERSION_FIRST	"\"govreport first\""	/* the report of the first */

#define VERSION_TABLE	"\"govreport table\""	/* where the row is, as far as
												 * it has a place */
#define VERSION_ROW		"\"govreport row\""

/* A condition: the first version, or a report of which no other is known to be one. */
#define VERSION_IS_CURRENT \
	"(t." VERSION_NUMBER " OPERATOR(pg_catalog.=) 1 OR t." VERSION_AGENCY " IS NULL OR t." VERSION_YEAR " IS NULL)"

#endif
