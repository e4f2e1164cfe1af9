/*
 * ranking.h
 *		Explanations, and rankings of them by likelihood.
 *
 * An explanation is a set of cells whose change makes the report balance, or
 * a piece of it.  A ranking keeps the likeliest of them in order, and counts
 * all that were added, including those that found no room.
 */
#ifndef GOV_EXPLAIN_RANKING_H
#define GOV_EXPLAIN_RANKING_H

#include "core/figures/figures.h"

/* How a number came to be printed wrong. */
typedef enum GovAccident
{
	GOV_ACCIDENT_SINGLE_DIGIT,	/* one digit is another */
	GOV_ACCIDENT_TRANSPOSED_DIGITS,
	GOV_ACCIDENT_DROPPED_DIGIT,
	GOV_ACCIDENT_DOUBLED_DIGIT,
	GOV_ACCIDENT_EXTRA_DIGIT,
	GOV_ACCIDENT_LEFT_AT_ZERO,	/* 0 is printed, not the number */
	GOV_ACCIDENT_OFF_BY_ONE,
	GOV_ACCIDENT_COPIED_NEIGHBOUR,	/* the number of the cell beside it */
	GOV_ACCIDENT_SIGN,			/* a minus that should not be there */
	GOV_ACCIDENT_DECIMAL_POINT, /* a point that should not be there */
	GOV_ACCIDENT_NOT_A_COUNT,	/* negative or not whole, for no known reason */
	GOV_ACCIDENT_NEIGHBOURS_EXCHANGED,
	GOV_ACCIDENT_ROW_SHIFTED,	/* cells of a row one column off */
	GOV_ACCIDENT_COLUMN_TOTAL_EXCHANGED,
	GOV_ACCIDENT_COLUMNS_SHIFTED,	/* all rows so: the total printed first */
	GOV_ACCIDENT_ROWS_EXCHANGED,
	GOV_ACCIDENT_OTHER,
	GOV_NACCIDENTS
} GovAccident;

extern const char *const gov_explain_accident_names[];	/* by GovAccident */

typedef struct GovChange
{
	uint8_t		slot;
	uint8_t		kind;			/* GovAccident */
	bool		has_reported;	/* else the cell was missing */
	bool		determined;		/* suggested is the only value that the
								 * equations leave */
	bool		by_link;		/* suggested follows from the report of the
								 * year before only */
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

#define GOV_EXPLAIN_LIMIT	100 /* explanations kept in a ranking */

/* The likeliest explanations so far, the likeliest first. */
typedef struct GovRanking
{
	GovArena   *a;				/* where changes are kept */
	int64_t		count;			/* of all that were added; INT64_MAX: that
								 * many or more */
	int			n;				/* of those in list */
	GovExplanation list[GOV_EXPLAIN_LIMIT];
} GovRanking;

/* Returns an empty ranking in the arena. */
extern GovRanking *gov_explain_new_ranking(GovArena *a);

/* Adds and counts an explanation; its changes are copied into the arena. */
extern void gov_explain_rank(GovRanking *r, int cost, const GovChange *changes, int n);

/*
 * Puts the likeliest unions of an explanation of a with one of b into out,
 * which is empty; the cells of a come before those of b in the form.
 */
extern void gov_explain_combine(const GovRanking *a, const GovRanking *b, GovRanking *out);

/* Puts a change among n others, which are in the form's order. */
extern void gov_explain_insert_change(GovChange *changes, int n, const GovChange *change);

#endif
