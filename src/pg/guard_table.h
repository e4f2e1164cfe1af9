/*
 * guard_table.h
 *		A guarded table: columns, keys, and the queries that a guard makes.
 *
 * A guarded table holds a report a row.  Its trigger's arguments say all there
 * is to know, by names, so that they survive dump and restore; tables are
 * sought in the schema of the guarded one.
 */
#ifndef GOVRPT_GUARD_TABLE_H
#define GOVRPT_GUARD_TABLE_H

#include "pg/adcode.h"
#include "pg/outcome.h"

#include "executor/spi.h"
#include "utils/relcache.h"

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

/* The arguments of the queries for waivers. */
enum
{
	WAIVER_AGENCY, WAIVER_YEAR, WAIVER_RULE, WAIVER_ITEM, WAIVER_PARTY, WAIVER_REGION,
	WAIVER_DIFFERENCE, WAIVER_NARGS
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

/*
 * Called for a violation that was found: of the report of year key->year, a
 * link to the year before or a rule of its own.
 */
typedef void (*GuardFound) (Guard *g, const GuardKey *key, const RuleOutcome *violation,
							bool waived);

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
	bool		by_index;		/* within govrpt_guard_begin_queries() */
	CommandId	written;		/* what was read before this is out of date */
	GuardMemory *memory;
	SPIPlanPtr	plans[GUARD_NPLANS];	/* NULL: of no use to this guard */
	GuardFound	found;
	void	   *arg;			/* found's own */
};

/* Raises an error if a table is a partition or has children. */
extern void govrpt_guard_must_stand_alone(Relation relation);

/* Sets all but plans, memory and found; function is one of the extension's. */
extern void govrpt_guard_open(Guard *g, Relation relation, char **args, Oid function);

/* Returns "schema.name" for a table or index beside the guarded table. */
extern char *govrpt_guard_qualified(Relation relation, const char *name);

/*
 * Returns a table of what ("waivers", "history") beside the guarded one; raises an
 * ERROR for none, or one of another owner.  For queries run, and rows are written, as
 * the owner of the guarded table: nobody else may choose what is executed.
 */
extern Oid	govrpt_guard_own_table(Relation relation, const char *name, const char *what);

/*
 * Return expressions for agency, year and region of a row; prefix is "t." or
 * "".  The region is NULL if it doesn't matter.
 */
extern char *govrpt_guard_agency_expr(const Guard *g, const char *prefix);
extern char *govrpt_guard_year_expr(const Guard *g, const char *prefix);
extern char *govrpt_guard_region_expr(const Guard *g, const char *prefix);

/*
 * Make the plans, within SPI: for the connection; or for the session, kept by
 * trigger.
 */
extern void govrpt_guard_prepare(Guard *g);
extern void govrpt_guard_get_plans(Guard *g, Oid trigger);

/* Returns a command: what is read from now on includes all that was written before it. */
extern CommandId govrpt_guard_now(const Guard *g);

/*
 * Set for many queries what each would set for itself otherwise; that takes as long as
 * a query does.  What is returned ends it.
 */
extern int	govrpt_guard_begin_queries(Guard *g);
extern void govrpt_guard_end_queries(Guard *g, int level);

/*
 * Read what is there by then, by one of the plans.  The one returns the number
 * of rows, which are in SPI_tuptable; the other a cursor.
 */
extern uint64 govrpt_guard_run(const Guard *g, int plan, Datum *values, const char *nulls, long limit);
extern Portal govrpt_guard_open_cursor(const Guard *g, int plan, Datum *values);

/* Returns the key of the values of these expressions. */
extern GuardKey govrpt_guard_key(const Guard *g, const Datum values[GUARD_NKEYS],
								 const bool nulls[GUARD_NKEYS]);

/*
 * Can reports of two keys whose agencies are of the same name be of the same
 * agency?  Not if both regions are known and differ.
 */
extern bool govrpt_guard_regions_agree(const GuardKey *a, const GuardKey *b);

/* Returns an agency as waivers have it: as text. */
extern Datum govrpt_guard_agency_text(const Guard *g, Datum agency);

#endif
