/*
 * explain.h
 *		Which figures are wrong when a report does not balance, and what they
 *		should have been; and which missing ones follow from the rest.
 */
#ifndef GOV_EXPLAIN_EXPLAIN_H
#define GOV_EXPLAIN_EXPLAIN_H

#include "core/figures/figures.h"

/* How a number came to be printed wrong; by position in gov_accident_names. */
typedef enum GovAccident
{
	GOV_ACCIDENT_SINGLE_DIGIT,	/* one digit is another */
	GOV_ACCIDENT_TRANSPOSED_DIGITS,
	GOV_ACCIDENT_DROPPED_DIGIT,
	GOV_ACCIDENT_DOUBLED_DIGIT,
	GOV_ACCIDENT_EXTRA_DIGIT,
	GOV_ACCIDENT_LEFT_AT_ZERO,	/* 0 is printed, not the number */
	GOV_ACCIDENT_OFF_BY_ONE,
	GOV_ACCIDENT_COPIED_NEIGHBOUR,	/* what the cell beside it has */
	GOV_ACCIDENT_SIGN,			/* a minus that should not be there */
	GOV_ACCIDENT_DECIMAL_POINT, /* a point that should not be there */
	GOV_ACCIDENT_NOT_A_COUNT,	/* negative or not whole, no telling why */
	GOV_ACCIDENT_NEIGHBOURS_EXCHANGED,
	GOV_ACCIDENT_ROW_SHIFTED,	/* cells of a row one column off */
	GOV_ACCIDENT_COLUMN_TOTAL_EXCHANGED,
	GOV_ACCIDENT_COLUMNS_SHIFTED,	/* all rows so: the total printed first */
	GOV_ACCIDENT_ROWS_EXCHANGED,
	GOV_ACCIDENT_OTHER,
	GOV_NACCIDENTS
} GovAccident;

extern const char *const gov_accident_names[];	/* by GovAccident */

typedef struct GovChange
{
	uint8_t		slot;
	uint8_t		kind;			/* GovAccident */
	bool		has_reported;	/* else the cell was missing */
	bool		determined;		/* suggested is the one value that is left */
	bool		by_link;		/* it is what the year before makes of it, no
								 * more */
	GovDecimal	reported;
	int64_t		suggested;
} GovChange;

/* Changes that make the report balance, in the form's order. */
typedef struct GovExplanation
{
	int			cost;			/* 100 * -ln(likelihood), up to a constant */
	int			nchanges;
	const GovChange *changes;	/* in the arena */
} GovExplanation;

#define GOV_EXPLAIN_LIMIT	100 /* explanations given */
#define GOV_EXPLAIN_CELLS	12	/* the largest max_cells that is heeded */

typedef struct GovExplained
{
	bool		consistent;		/* nothing to explain */
	bool		complete;		/* the search went to its end */
	int			size;			/* cells of the smallest sets; -1: none found */
	int64_t		ties;			/* how many of these, if complete */
	int64_t		count;			/* with the accidents */
	int			n;				/* of them given, the likeliest first */
	GovExplanation *list;
} GovExplained;

/*
 * All smallest sets of at most max_cells cells that make all equations hold
 * when they are changed to other counts; cells without a number may have any.
 * Beside them accidents that displace a row or a column, whatever the number
 * of their cells.  previous, the figures of the year before, may be NULL.
 * Not GOV_OK: a->error is filled.
 */
extern GovErrorCode gov_explain(GovArena *a, const GovFigures *f, const GovFigures *previous,
								int max_cells, GovExplained *out);

/*
 * Give every missing cell for which the equations leave one count only this
 * count, and the status GOV_IMPUTED.  Nothing in a table that contradicts
 * itself.  Returns how many cells.
 */
extern int	gov_impute(GovFigures *f);

#endif
