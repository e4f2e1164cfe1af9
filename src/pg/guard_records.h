/*
 * guard_records.h
 *		The reports of an agency for a year, as a guard has read them.
 */
#ifndef GOVRPT_GUARD_RECORDS_H
#define GOVRPT_GUARD_RECORDS_H

#include "pg/guard_precedents.h"
#include "pg/guard_table.h"
#include "pg/report_row.h"

/* A report in the table. */
typedef struct GuardReport
{
	GuardKey	key;
	GovFigures	figures;
	bool		ours;			/* written by this transaction */
} GuardReport;

typedef struct GuardTag
{
	Datum		agency;
	int32		year;
	GuardScope	scope;
	GovDivisionCode region;		/* if scope is GUARD_REGION, otherwise 0 */
	int16		len;			/* of the agency's type */
	bool		byval;
} GuardTag;

#define GUARD_FEW	10			/* reports that are kept */
#define GUARD_MAX_RECORDS	2	/* that the reports of a key and a year are in */

/*
 * What is known of the reports of an agency and a year.  It is out of date as
 * soon as it is read: see guard_records.c for who may rely on it.
 */
typedef struct GuardRecord
{
	GuardTag	tag;
	MemoryContext cxt;			/* of all that is read */
	CommandId	as_of;			/* includes what was written before; 0: not
								 * read yet */
	bool		complete;		/* otherwise there are more than are counted */
	uint64		n;
	uint64		ours;
	GuardReport *kept[GUARD_FEW];	/* the first of the n */
	Precedents	precedents;		/* of all n */
	CommandId	followed;		/* their links to the year before have been
								 * checked as of this */
} GuardRecord;

typedef void (*GuardEach) (Guard *g, const GuardReport *report, void *arg);

/* Returns memory for the events of a batch, which is there as long as cxt is. */
extern GuardMemory *govrpt_guard_memory_create(MemoryContext cxt);

/* Forgets if it is much: no record that was got before is valid afterwards. */
extern void govrpt_guard_memory_trim(GuardMemory *memory);

/* Returns where the attributes of a report are. */
extern const GovrptReportMap *govrpt_guard_report_map(const Guard *g, HeapTupleHeader report);

/*
 * Finds the records of a year that hold the reports which may be of an agency;
 * returns their number.
 */
extern int	govrpt_guard_records(const Guard *g, const GuardKey *key, int32 year, GuardRecord *records[GUARD_MAX_RECORDS]);

/*
 * Reads a record, unless it was read: more than a few reports if all, and
 * what is there just now if now.
 */
extern void govrpt_guard_record_read(Guard *g, GuardRecord *record, bool all, bool now);

/* Calls each for every report of a record, as it is now. */
extern void govrpt_guard_record_each(Guard *g, GuardRecord *record, GuardEach each, void *arg);

/* Opens the report in a row; returns false if there is none. */
extern bool govrpt_guard_figures(const Guard *g, HeapTuple tuple, TupleDesc tupdesc, int column,
								 GovFigures *f);

#endif
