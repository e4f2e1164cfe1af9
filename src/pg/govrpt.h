/*
 * govrpt.h
 *		The extension's side of the server, src/pg: SQL functions over the core.
 *
 * Arguments and results are made here, and errors raised; what is computed
 * from them is computed by the core, which knows no server.  The .sql files
 * declare the functions by subject; the Makefile makes one script of them.
 *
 * The files from the bottom up; each uses only those that come before it:
 *
 *	govrpt			the module, and what versions of the server differ in
 *	encoding		texts: the core's UTF-8 and the encoding of the database
 *	host			the core's memory, interrupts and errors
 *	dates			dates and periods of days
 *	report_column	the extension's types, and a table's column of reports
 *	figures			the type govfigures: datums, binary form, order
 *	figures_sum		its sums: +, -, sum(), avg()
 *	figures_extreme	its extremes: min(), max()
 *	rows			the rows of set-returning functions
 *	names			names of items and parties, and the nearest to a wrong one
 *	lang			the language that a message is wanted in
 *	figures_print	its text form, and jsonb, as they are made: JSON, and the short one of states
 *	figures_json	the same, as they are read
 *	figures_correct	correcting them
 *	figures_subscript	f['received.total']
 *	columns			its cells as plain columns, opened once a row
 *	columns_plan	what the planner is told of govreport_columns()
 *	adcode			the type adcode
 *	divisions		what divisions there are: adcode_children(), adcode_find()
 *	adcode_plan		what the planner is told of <@ and @>
 *	report_row		the type govreport: its attributes
 *	reader			the reader: its text, its memory
 *	report			reading texts: govreport_parse() and its sisters
 *	outline			its parts with their sub-headings
 *	trace			what the reader did: govreport_trace()
 *	narrative		what sentences state: govreport_narrative()
 *	stated			a report of what they alone state: govreport_stated()
 *	sections		the parts of a report, given as jsonb
 *	statistics		those of 2014 to 2018 in the later form: govreport_harmonise()
 *	render			printing: govreport_render()
 *	json_schema		what JSON is valid: govreport_json_schema()
 *	dictionary		the form as rows: govreport_items() and its like
 *	indicators		shares and rates: govreport_indicator()
 *	reconcile		a region's report and those of its parts
 *	rollup_once		one warning a query from them
 *	rollup			many reports as one: govreport_rollup()
 *	explain			which figures are wrong: govreport_explain()
 *	findings		every problem of a report: govreport_findings()
 *	notice			the letter that says so: govreport_notice()
 *	correct			correcting reports: govreport_set() and its kin
 *	outcome			what the rules come to: rows, and violations
 *	completeness	how much of the form is there
 *	years			a report and that of the year before
 *	complaint		one error for all violations
 *	check			govreport_check(), and the constraint
 *	guard_precedents	what reports let those of the next year say
 *	guard_table		a guarded table: its columns, keys and queries
 *	guard_records	the reports of an agency and year, as read from it
 *	guard_check		what a guard finds in a report
 *	guard_trigger	the trigger of guarded tables
 *	guard_history	who changed which report, when, and why
 *	guard_cluster	guards of tables that Citus has distributed
 *	guard_setup		govreport_guard() and its kin
 *	view_ddl		making a view, or making it anew
 *	view_query		what their queries are made of
 *	view_source		the reports that views are made over
 *	view_statistics	what the planner is to know of a table's reports
 *	view_offices	those of what is there twice, or missing, and of indicators
 *	outdated		stored reports that would be read otherwise: govreport_outdated()
 *	views			flat views: govreport_create_views()
 *	version			what was built with what: govrpt_version()
 *	help			what there is, in either language: govrpt_help()
 *
 * What these share is named govrpt_; the functions that SQL knows are named as
 * they are there.
 */
#ifndef GOVRPT_H
#define GOVRPT_H

#include "postgres.h"

#include "fmgr.h"

#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#include "varatt.h"
#else
/* Soft errors came with PostgreSQL 16. */
#define errsave(context, ...)	do { (void) (context); ereport(ERROR, __VA_ARGS__); } while (0)
#endif

/* PostgreSQL 18 has this in place of pg_attribute_noreturn(). */
#ifndef pg_noreturn
#define pg_noreturn __attribute__((noreturn))
#endif

#endif
