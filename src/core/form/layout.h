/*
 * layout.h
 *		How the form looks on paper: the tables, their heads, their rows.
 *
 * Beside form.c, which says what the figures mean, this says where they
 * stand.  The renderers print from it, in every format, and what they print
 * is read back by it; a new edition of the form is an edit of form_layout.c.
 *
 * Heads and the labels of rows are paths: what neighbours have in common is
 * one cell that spans both, the last element spans whatever is left.
 */
#ifndef GOV_FORM_LAYOUT_H
#define GOV_FORM_LAYOUT_H

#include "core/form/form.h"

#define GOV_PATH		3

#define GOV_LAYOUT_STR(lit)	{(lit), sizeof(lit) - 1}

typedef struct GovLayoutColumn
{
	GovStr		path[GOV_PATH]; /* s == NULL behind the last */
} GovLayoutColumn;

typedef struct GovLayoutRow
{
	GovStr		path[GOV_PATH]; /* none: the only row of its block */
	int			slot;			/* of its first cell; the others follow */
} GovLayoutRow;

/* Rows under common heads. */
typedef struct GovLayoutBlock
{
	GovStr		band;			/* a line of its own above the heads, or none */
	GovStr		corner;			/* above the labels of the rows; none if the
								 * rows have none */
	const GovLayoutColumn *columns;
	int			ncolumns;
	const GovLayoutRow *rows;
	int			nrows;
} GovLayoutBlock;

typedef struct GovLayoutTable
{
	GovPart		part;
	int			form;			/* GOV_FORM_...; 0: the same in all */
	GovStr		heading;
	int			nstubs;			/* columns of labels */
	int			ncolumns;		/* of cells: the most that a block has */
	const GovLayoutBlock *blocks;
	int			nblocks;
} GovLayoutTable;

/* In the order in which they are printed, older editions first. */
extern const GovLayoutTable gov_layout[];
extern const int gov_nlayout;

/* What is added to a name where two editions meet: "（2019年表式）". */
extern GovStr gov_form_suffix(int form);

static inline int
gov_path_len(const GovStr *path)
{
	int			n = 0;

	while (n < GOV_PATH && path[n].s)
		n++;
	return n;
}

#endif
