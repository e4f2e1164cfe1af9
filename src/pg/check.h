/*
 * check.h
 *		What the functions about rules share: rows, and complaints.
 */
#ifndef GOVRPT_CHECK_H
#define GOVRPT_CHECK_H

#include "pg/figures.h"
#include "pg/report_column.h"

#include "lib/stringinfo.h"
#include "utils/relcache.h"

#include "core/rules/equations.h"

/* Rows shaped as those of govreport_check(). */
enum
{
	COL_RULE, COL_SEVERITY, COL_STATUS, COL_ITEM, COL_PARTY, COL_LHS, COL_RHS,
	COL_DIFFERENCE, COL_MESSAGE, NCOLS
};

typedef struct RuleRows
{
	Tuplestorestate *store;
	TupleDesc	tupdesc;
	Datum		values[NCOLS];
	bool		nulls[NCOLS];
} RuleRows;

/* item and party may be -1, finding NULL. */
extern void govrpt_rule_row_add(RuleRows *rows, int rule, GovVerdict verdict, int item, int party,
								const GovFinding *finding, const char *message);

/* An argument's figures; all absent if it has none. */
extern void govrpt_report_open_arg(FunctionCallInfo fcinfo, int n, GovFigures *f);
extern void govrpt_report_open(FmgrInfo *flinfo, HeapTupleHeader report, GovFigures *f);

/*
 * One error, or warning, for all violations: a line each in DETAIL, of many
 * the first and how many more there are.  figures is that of the report, for
 * the hint; it may be NULL, as may relation, column, constraint and hint.
 */
typedef struct Complaint
{
	StringInfoData lines;
	int			n;
} Complaint;

extern void govrpt_complaint_init(Complaint *c);
extern void govrpt_complaint_add(Complaint *c, const char *line);
extern void govrpt_complaint_raise(const Complaint *c, int elevel, const char *message,
								   const GovFigures *figures, const char *hint,
								   Relation relation, const char *column, const char *constraint);

#endif
