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

#include "adcode.h"
#include "check.h"

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

typedef struct Guard Guard;

/* A violation that was found: of the report of year key->year, a link to the
 * year before or a rule of its own. */
typedef void (*GuardFound) (Guard *g, const GuardKey *key, int rule, int item, int party,
							const GovFinding *finding, const char *message, bool waived);

struct Guard
{
	Relation	relation;
	FmgrInfo   *flinfo;			/* of the function that is at work */
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
	SPIPlanPtr	reports;		/* of an agency and a year */
	SPIPlanPtr	waiver;
	GuardFound	found;
	void	   *arg;			/* found's own */
};

/* An error if a table is a partition or has children. */
extern void guard_must_stand_alone(Relation relation);

/* All but plans and found. */
extern void guard_open(Guard *g, Relation relation, char **args, FmgrInfo *flinfo);

/* The level of "error", "warning", "off". */
extern int	guard_level(const char *word, const char *what);

/* "schema.table" beside the guarded table */
extern char *guard_qualified(Relation relation, const char *name);

/*
 * Expressions for agency, year and region of a row; prefix is "t." or "".  The
 * region is NULL if it doesn't matter.
 */
extern char *guard_agency_expr(const Guard *g, const char *prefix);
extern char *guard_year_expr(const Guard *g, const char *prefix);
extern char *guard_region_expr(const Guard *g, const char *prefix);

/*
 * Within SPI.  The plans belong to the connection; or to the session, kept by
 * trigger.
 */
extern void guard_prepare(Guard *g);
extern void guard_get_plans(Guard *g, Oid trigger);

/* Returns the number of rows, which are in SPI_tuptable. */
extern uint64 guard_run(const Guard *g, SPIPlanPtr plan, Datum *values, const char *nulls,
						long limit);

/* Of the values of these expressions. */
extern GuardKey guard_key(const Guard *g, const Datum values[GUARD_NKEYS],
						  const bool nulls[GUARD_NKEYS]);

/*
 * Can reports of two keys whose agencies are of the same name be of the same
 * agency?  Not if both regions are known and differ.
 */
extern bool guard_regions_agree(const GuardKey *a, const GuardKey *b);

/* An agency as waivers have it. */
extern Datum guard_agency_text(const Guard *g, Datum agency);

/* The report in a row; false if there is none. */
extern bool guard_figures(const Guard *g, HeapTuple tuple, TupleDesc tupdesc, int column,
						  GovFigures *f);

/*
 * The rules for a report alone; its links to the year before; and those of
 * the year after to the reports of a year, whatever they are now: returns
 * whether any of these was written by this transaction.
 */
extern void guard_check_balance(Guard *g, const GuardKey *key, const GovFigures *f);
extern void guard_check_link(Guard *g, const GuardKey *key, const GovFigures *f);
extern bool guard_check_following(Guard *g, const GuardKey *key);

#endif
