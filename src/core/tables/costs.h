/*
 * costs.h
 *		What speaks against taking a printed row for a row of the form.
 *
 * A row is kept only if its place on the cheapest path is cheaper than the
 * next best by COST_MARGIN.  A likeness of 100 costs nothing.
 */
#ifndef GOV_TABLES_COSTS_H
#define GOV_TABLES_COSTS_H

enum
{
	COST_MARGIN = 10,

	/* leaving something out */
	COST_VALUES_UNUSED = 60,	/* so that a likeness of 50 is the least */
	COST_BLANKS_UNUSED = 30,	/* a row of empty cells; a likeness of 80 */
	COST_LABEL_UNUSED = 30,		/* an exact label */
	COST_WORDS_UNUSED = 0,

	/* how the values stand to their label */
	COST_VALUES_BEHIND = 0,		/* label, values */
	COST_VALUES_BESIDE = 0,		/* among the pieces of the label */
	COST_VALUES_AHEAD = 5,		/* values, label */

	/* the label */
	COST_PIECE = 1,				/* for each piece more than one */
	COST_IMPOSSIBLE = 10000
};

#endif
