/*
 * guard.h
 *		Guarded tables: what a trigger of govreport_guard() knows and does.
 *
 * A guarded table holds a report a row.  Its trigger's arguments say all there
 * is to know, by names, so that they survive dump and restore; tables are
 * sought in the schema of the guarded one.
 */
#ifndef GOVRPT_GUARD_H
#define GOVRPT_GUARD_H

#include "pg/adcode.h"
#include "pg/check.h"
#include "pg/guard_precedents.h"

#include "executor/spi.h"
#include "utils/reltrigger.h"

/* The arguments of the trigger. */
enum
{
	GUARD_COLUMN,				/* the reports */
	GUARD_BALANCE,				/* what a report that doesn't balance gives: */
	GUARD_LINKS,				/* and a broken link: error, warning, off */
	GUARD_WAIVERS,				/* the table of waivers */
	GUARD_INDEX,				/* made for the trigger's own queries */
	GUARD_AGENCY,				/* columns that say whose report it is, and of
								 * which year; empty: the report's attributes */
	GUARD_YEAR,
	GUARD_NARGS
};

/* What tells whose report a row is; the columns of the guard's queries. */
enum
{
	GUARD_KEY_AGENCY, GUARD_KEY_YEAR, GUARD_KEY_REGION, GUARD_NKEYS
};

/*
 * Whose report a row is, and of which year; known only if both are.  Names of
 * agencies are ambiguous (many cities have a district of one name), so where
 * the name is the report's own, its region belongs to it.
 */
typedef struct GuardKey
{
	bool		known;
	bool		has_year;
	bool		has_region;
	Datum		agency;			/* of type agency_type */
	int32		year;
	AdCode		region;
} GuardKey;

/* Which of the reports of an agency's name and a year: by region. */
typedef enum GuardScope
{
	GUARD_ANY_REGION, GUARD_REGION, GUARD_NO_REGION
} GuardScope;

/* The queries: for reports, by GuardScope; and for waivers. */
enum
{
	GUARD_PLAN_WAIVERS = GUARD_NO_REGION + 1,	/* of a report, rule and place */
	GUARD_PLAN_WAIVER,			/* and of a difference */
	GUARD_NPLANS
};

/* The columns of the queries for reports. */
enum
{
	GUARD_ROW_REPORT = 1,
	GUARD_ROW_KEYS,				/* GUARD_NKEYS of them */
	GUARD_ROW_XMIN = GUARD_ROW_KEYS + GUARD_NKEYS
};

typedef struct Guard Guard;
typedef struct GuardMemory GuardMemory;

/* A violation that was found: of the report of year key->year, a link to the
 * year before or a rule of its own. */
typedef void (*GuardFound) (Guard *g, const GuardKey *key, int rule, int item, int party,
							const GovFinding *finding, const char *message, bool waived);

struct Guard
{
	Relation	relation;
	Oid			function;		/* that is at work */
	char	  **args;			/* of the trigger */
	int			column;			/* attribute numbers */
	int			agency;			/* 0: attribute of the report */
	int			year;
	Oid			agency_type;
	Oid			region_type;	/* adcode */
	int			balance;		/* ERROR, WARNING, or 0 */
	int			links;
	bool		latest;			/* read what is committed by now, not what the
								 * transaction sees */
	CommandId	written;		/* what was read before this is out of date */
	GuardMemory *memory;
	SPIPlanPtr	plans[GUARD_NPLANS];	/* NULL: of no use to this guard */
	GuardFound	found;
	void	   *arg;			/* found's own */
};

/* An error if a table is a partition or has children. */
extern void govrpt_guard_must_stand_alone(Relation relation);

/* All but plans, memory and found; function is one of the extension's. */
extern void govrpt_guard_open(Guard *g, Relation relation, char **args, Oid function);

/* The level of "error", "warning", "off". */
extern int	govrpt_guard_level(const char *word, const char *what);

/* "schema.table" beside the guarded table */
extern char *govrpt_guard_qualified(Relation relation, const char *name);

/*
 * Expressions for agency, year and region of a row; prefix is "t." or "".  The
 * region is NULL if it doesn't matter.
 */
extern char *govrpt_guard_agency_expr(const Guard *g, const char *prefix);
extern char *govrpt_guard_year_expr(const Guard *g, const char *prefix);
extern char *govrpt_guard_region_expr(const Guard *g, const char *prefix);

/*
 * Within SPI.  The plans belong to the connection; or to the session, kept by
 * trigger.
 */
extern void govrpt_guard_prepare(Guard *g);
extern void govrpt_guard_get_plans(Guard *g, Oid trigger);

/* What is read from now on includes all that was written before this. */
extern CommandId govrpt_guard_now(const Guard *g);

/*
 * What is there by then, from one of the plans: returns the number of rows,
 * which are in SPI_tuptable; or a cursor.
 */
extern uint64 govrpt_guard_run(const Guard *g, int plan, Datum *values, const char *nulls, long limit);
extern Portal govrpt_guard_open_cursor(const Guard *g, int plan, Datum *values);

/* Of the values of these expressions. */
extern GuardKey govrpt_guard_key(const Guard *g, const Datum values[GUARD_NKEYS],
								 const bool nulls[GUARD_NKEYS]);

/*
 * Can reports of two keys whose agencies are of the same name be of the same
 * agency?  Not if both regions are known and differ.
 */
extern bool govrpt_guard_regions_agree(const GuardKey *a, const GuardKey *b);

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

/* Memory for the events of a batch, as long as cxt is there. */
extern GuardMemory *govrpt_guard_memory_create(FmgrInfo *flinfo, MemoryContext cxt);

/* Forgets if it is much: no record that was got before is valid afterwards. */
extern void govrpt_guard_memory_trim(GuardMemory *memory);
extern FmgrInfo *govrpt_guard_reader(GuardMemory *memory);

/*
 * The records of a year, one or two, that hold the reports which may be of an
 * agency.
 */
extern int	govrpt_guard_records(const Guard *g, const GuardKey *key, int32 year, GuardRecord *records[2]);

/*
 * Reads a record, unless it was read: more than a few reports if all, and
 * what is there just now if now.
 */
extern void govrpt_guard_record_read(Guard *g, GuardRecord *record, bool all, bool now);

/* Every report of it as it is now. */
extern void govrpt_guard_record_each(Guard *g, GuardRecord *record, GuardEach each, void *arg);

/* An agency as waivers have it. */
extern Datum govrpt_guard_agency_text(const Guard *g, Datum agency);

/* The report in a row; false if there is none. */
extern bool govrpt_guard_figures(Guard *g, HeapTuple tuple, TupleDesc tupdesc, int column,
								 GovFigures *f);

/* The rules for a report alone; its links to the year before. */
extern void govrpt_guard_check_balance(Guard *g, const GuardKey *key, const GovFigures *f);
extern void govrpt_guard_check_link(Guard *g, const GuardKey *key, const GovFigures *f);

/*
 * The links of the year after to the reports of a year, whatever these are
 * now.  added: one has come, and none was changed or has gone.
 */
extern void govrpt_guard_check_following(Guard *g, const GuardKey *key, bool added);

/* Is there a report of this transaction's for an agency and a year? */
extern bool govrpt_guard_has_ours(Guard *g, const GuardKey *key);

#endif
