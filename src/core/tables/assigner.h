/*
 * assigner.h
 *		Which value is which cell of its row: what layout.c, heads.c and
 *		assign.c share.
 */
#ifndef GOV_TABLES_ASSIGNER_H
#define GOV_TABLES_ASSIGNER_H

#include "core/tables/alignment.h"

#define GOV_MAX_WIDTH	18		/* of table 4, with a serial number and a
								 * remark */

/* The cells of a row, in the order of the form. */
typedef struct GovFit
{
	const GovCell *cell[GOV_MAX_WIDTH]; /* NULL: blank */
	uint32_t	line[GOV_MAX_WIDTH];
	uint32_t	columns;		/* bits: cells that the table has a column for */
} GovFit;

#define GOV_ALL_COLUMNS	UINT32_MAX

/*
 * What the column heads above a row say of its values: which cell of the row each
 * column is for.
 */
#define GOV_PLACE_NONE	(-1)
#define GOV_PLACE_ASIDE (-2)	/* of a column that the form does not have */

typedef enum GovHeadsSay
{
	GOV_HEADS_NOTHING,			/* the form's order, then */
	GOV_HEADS_COLUMNS,			/* columns and order are known */
	GOV_HEADS_ORDER,			/* order is known only */
	GOV_HEADS_UNKNOWN			/* another order, but not which */
} GovHeadsSay;

#define GOV_MAX_COLUMNS 40

typedef struct GovColumnMap
{
	GovHeadsSay say;
	bool		guessed;		/* the form's order, for want of heads */
	int			ncolumns;
	int8_t		column[GOV_MAX_COLUMNS];	/* by separators ahead on the row */
	int			nlead;			/* columns ahead of the labels, as of serial
								 * numbers */
	int			norder;
	int8_t		order[GOV_MAX_COLUMNS]; /* by value */
} GovColumnMap;

typedef struct GovAssigner GovAssigner;

/* heads.c */
extern void gov_tables_heads_map(GovAssigner *as, const GovMention *m, int edition, int width,
								 GovColumnMap *map);

/*
 * layout.c: how the rows of a part are laid out.  Found out once, from all
 * rows that are whole; -1: the rows differ, or there are none.
 */
typedef enum GovBehind
{
	GOV_BEHIND_ROW, GOV_BEHIND_GROUP, GOV_BEHIND_HEADS, GOV_BEHIND_END, GOV_NBEHIND
} GovBehind;

/* What most rows have in common. */
typedef struct GovVote
{
	int			n;
	int			votes;			/* rows that have it, less those that don't */
	int			cast;			/* all of them */
} GovVote;

#define GOV_MIN_VOTES	2

typedef struct GovLayout
{
	bool		known;
	/* printed rows */
	int			rows;			/* that are whole */
	bool		lead_frame;		/* all rows begin with a separator: no cell
								 * stands ahead of it */
	bool		tail_frame;		/* all rows end with one */
	int			first;			/* column of the first value */
	int			from_label;		/* the same, from the label's */
	int			step;			/* from a value to the next */
	int			seps;			/* separators on a row */
	GovVote		usual_seps;
	int			seps_seen;		/* the same, of rows that aren't whole, too */
	int			leftmost;		/* columns of values in them */
	int			rightmost;
	int			to_end[GOV_MAX_WIDTH + 1];	/* by width: from the last value
											 * to the row's end */
	/* cells on lines of their own */
	int			lines;			/* rows that are whole */
	bool		by_lines;		/* empty lines show empty cells; else pipes */
	int			lead;			/* between label and first value */
	int			between;		/* between two values */
	int			behind[GOV_MAX_WIDTH + 1][GOV_NBEHIND]; /* behind the last
														 * value, by the row's
														 * width and what
														 * follows */
	GovVote		total;			/* of a row, from its first words to the next
								 * row's; a heading that is broken over
								 * several cells may lengthen one */
	bool		keeps_repeats;	/* nobody has dropped lines that repeat the
								 * one above */
	bool		has_copies;		/* nor lines that were printed before */
} GovLayout;

/* What is found out once of the rows of table 3: how many values most print. */
typedef struct GovUsual
{
	bool		known;
	int			n;				/* 0: they differ, or there are too few */
} GovUsual;

/* How many rows of table 3 have their total in one column, and not in another. */
typedef struct GovTotals
{
	bool		known;
	uint8_t		rows[GOV_NPARTIES][GOV_NPARTIES];
} GovTotals;

struct GovAssigner
{
	GovAlignment *al;
	GovLayout	layout[2];		/* of tables 2 and 3 */
	GovUsual	usual;
	GovUsual	packed;			/* n: rows have fewer digits than cells */
	GovTotals	totals;
	GovUsual	sums;			/* n: they contradict the form's order */
	GovUsual	outcomes;		/* n: heads of table 4 name them in another
								 * order than the form's */
	bool		reordered;		/* heads of a table name its columns in
								 * another order than the form's: those of no
								 * other are guessed */
	int			ideograph_width;	/* in rows set by blanks: 1 or 2 columns */
};

extern const GovLayout *gov_tables_layout_of(GovAssigner *as, bool applications);
extern uint32_t gov_tables_first_words(const GovAlignment *al, uint32_t cell);
extern GovBehind gov_tables_what_is_behind(const GovAlignment *al, uint32_t cell);

/* What separates a cell from the one before, in the layout's measure. */
static inline int
gov_distance(const GovLayout *l, const GovCell *c)
{
	return l->by_lines ? c->gap : c->seps;
}

/* fit.c: cells put in their places. */
extern void gov_fit_blank(GovFit *fit, int width, uint32_t line);
extern bool gov_fit_put(GovFit *fit, int width, int place, const GovCell *c);
extern int	gov_fit_by_distance(const GovAlignment *al, const GovLayout *l, const GovRun *r, int at, int width,
								GovFit *fit);
extern bool gov_fit_fills_row(const GovAlignment *al, const GovLayout *l, const GovRun *r, int width, GovFit *fit);
extern bool gov_fit_is_balanced(const GovFit *fit, int width);

/* assign.c: false if nothing shows which value is which cell. */
extern bool gov_tables_assign_row(GovAssigner *as, const GovMention *m, int width, const GovColumnMap *map,
								  GovFit *fit);

/* The same for the row of table 4, which has no label: head is the cell behind
 * its last head; run -1: nothing is printed. */
extern bool gov_tables_assign_unlabelled(GovAssigner *as, int run, uint32_t head, GovFit *fit);

/* Values that stand one by one, without an empty cell between: at most GOV_MAX_WIDTH. */
extern bool gov_tables_assign_all(GovAssigner *as, const GovRun *r, GovFit *fit);

/* columns by blanks */
extern bool gov_tables_assign_by_display(GovAssigner *as, int run, int width, GovFit *fit);

#endif
