/*
 * report_row.h
 *		The row that a report is, of the composite type govreport: the one
 *		place that knows its attributes.
 *
 * Attributes are found by name, because users may add some to the type.
 */
#ifndef GOVRPT_REPORT_ROW_H
#define GOVRPT_REPORT_ROW_H

#include "pg/govrpt.h"

#include "access/htup_details.h"
#include "access/tupdesc.h"

#include "core/figures/figures.h"
#include "core/regions/division.h"
#include "core/regions/scope.h"

typedef enum GovrptAttribute
{
	REPORT_AGENCY, REPORT_REGION, REPORT_YEAR, REPORT_TITLE, REPORT_INDEX_NO,
	REPORT_DOC_NO, REPORT_PUBLISHED, REPORT_PERIOD, REPORT_FIGURES, REPORT_SCOPE,
	REPORT_NATTS
} GovrptAttribute;

/*
 * Where the attributes are in rows of a type; all zeros at first.  It holds a
 * copy of the type's descriptor, because that in the server's cache may go.
 */
typedef struct GovrptReportMap
{
	Oid			type;
	int32		typmod;
	TupleDesc	tupdesc;
	AttrNumber	attnum[REPORT_NATTS];	/* 0: the type has none of the name */
	Datum	   *values;			/* room for all attributes of a row */
	bool	   *nulls;
} GovrptReportMap;

/* A report, taken apart. */
typedef struct GovrptReportRow
{
	Datum		values[REPORT_NATTS];
	bool		nulls[REPORT_NATTS];
} GovrptReportRow;

/* What a report says of itself; text is in UTF-8. */
typedef struct GovrptFields
{
	GovStr		agency;			/* s == NULL: NULL; so region 0, year 0 */
	GovDivisionCode region;
	int			year;
	GovScope	scope;			/* where it is NULL, by the agency's name */
	Datum		figures;
	bool		no_figures;
} GovrptFields;

/* Makes a composite datum's header a tuple for the functions that want one. */
static inline HeapTupleData
govrpt_tuple(HeapTupleHeader header)
{
	HeapTupleData tuple;

	tuple.t_len = HeapTupleHeaderGetDatumLength(header);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = header;
	return tuple;
}

/* Learns where the attributes are, unless it is known; cxt is the map's. */
extern void govrpt_report_learn(GovrptReportMap *map, MemoryContext cxt, HeapTupleHeader report);
extern void govrpt_report_learn_type(GovrptReportMap *map, MemoryContext cxt, Oid type, int32 typmod);

/* Returns one attribute of a report whose type the map has learned. */
extern Datum govrpt_report_get(const GovrptReportMap *map, HeapTupleHeader report, GovrptAttribute att,
							   bool *isnull);

/* Take a report apart, and make one whose other attributes are NULL. */
extern void govrpt_report_deform(const GovrptReportMap *map, HeapTupleHeader report, GovrptReportRow *row);
extern Datum govrpt_report_form(const GovrptReportMap *map, const GovrptReportRow *row);

/*
 * The frame of functions that fill cells in: the report with the figures that fill()
 * has changed, or, where it returns 0, as it is.  So is one without figures, and a sum,
 * whose reports differ in the cells that they lack.
 */
extern Datum govrpt_report_fill(FunctionCallInfo fcinfo, int (*fill) (GovFigures *f));

/* Returns the report with other figures. */
extern Datum govrpt_report_with_figures(const GovrptReportMap *map, HeapTupleHeader report,
										const GovFigures *f);

extern void govrpt_report_fields(const GovrptReportMap *map, HeapTupleHeader report,
								 GovrptFields *fields);

/* Returns what the attribute scope says: nothing, where it is no code of a scope. */
extern GovScope govrpt_scope(Datum scope);

/*
 * Opens the figures as the rules see them: all absent if the report has none;
 * in a sum, absent where not every report contributed.
 */
extern void govrpt_report_open(const GovrptReportMap *map, HeapTupleHeader report, GovFigures *f);

/* For functions that keep nothing but the map in their fn_extra. */
extern GovrptReportMap *govrpt_report_map(FmgrInfo *flinfo, HeapTupleHeader report);
extern Datum govrpt_report_figures(FmgrInfo *flinfo, HeapTupleHeader report, bool *isnull);
extern void govrpt_report_open_arg(FunctionCallInfo fcinfo, int n, GovFigures *f);

/*
 * Returns how many years lie between two arguments, and which they are; 1 where
 * one doesn't state its year, for then it is of the year that the caller says.
 * It is an error if the first is not the earlier one.
 */
extern int64 govrpt_report_years_between(FunctionCallInfo fcinfo, int previous, int current,
										 int32 *before, int32 *now);

#endif
