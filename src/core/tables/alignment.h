/*
 * alignment.h
 *		From tokens to figures: whose row is each run of values?
 *
 * align.c finds the form's rows among the tokens and the run of values that
 * belongs to each; fit.c decides which value of a run is which cell; place.c
 * decides the form and writes the cells.  What stays ambiguous is left out
 * and reported.
 */
#ifndef GOV_TABLES_ALIGNMENT_H
#define GOV_TABLES_ALIGNMENT_H

#include "core/read/read.h"
#include "core/tables/scan.h"

/* A run of values that are printed next to each other. */
typedef struct GovRun
{
	uint32_t	first;			/* tokens; EMPTY ones at both ends included */
	uint32_t	last;
	uint32_t	printed;		/* cells that print something */
	uint32_t	row;			/* > 0: on one row */
	bool		bare;			/* no words on its row */
	bool		spaced;
	bool		crowded;		/* another run follows without a word between */
	bool		taken;			/* some row's */
} GovRun;

/* A place where a row of the form is named. */
typedef struct GovMention
{
	uint8_t		row;			/* LBL_REGULATIONS ... */
	bool		exact;
	bool		weak;			/* a common word without its numbering */
	bool		intrinsic;		/* the run stands on the same row */
	bool		kept;
	bool		stray;			/* paired with a row of nothing but values */
	int			run;			/* -1: none */
	uint32_t	first;			/* tokens */
	uint32_t	last;
	uint32_t	heads;			/* the column heads above */
} GovMention;

/* What stands below a row. */
typedef enum GovBelow
{
	GOV_BELOW_ROW, GOV_BELOW_HEADS, GOV_BELOW_TABLE, GOV_BELOW_WORDS, GOV_NBELOW
} GovBelow;

typedef struct GovAlignment
{
	GovArena   *a;
	const GovText *t;
	const GovLabels *labels;
	GovToken   *items;			/* the tokens */
	uint32_t	n;
	bool		repeated_lines;
	GovDiags   *diags;
	GovRun	   *runs;
	uint32_t	nruns;
	int32_t    *run_at;			/* by token: its run or -1 */
	GovMention *mentions;
	uint32_t	nmentions;
	uint32_t	cap_mentions;
	int			chosen[GOV_NROWS];	/* mention of each row, or -1 */
	bool		conflict[GOV_NROWS];
	uint32_t	budget;			/* comparisons left: keeps hostile texts
								 * linear */
	uint32_t	remedies_from;	/* token of table 4's first head; or none: the
								 * end */
	uint32_t	totals_seen[2]; /* in tables 2 and 3: bit n, full rows of n
								 * cells, the empty ones behind them included */
	bool		surveyed;		/* the following are known: gov_fit_survey() */
	uint32_t	table3;			/* token where table 3 begins */
	int			gap[2];			/* in tables 2 and 3: empty lines between
								 * neighbouring cells; -1: no telling */
	int			gap_above[2];	/* between a label and its full row; -2:
								 * varies */
	int			gap_below[2][GOV_NBELOW];	/* between a full row and what
											 * stands below; -2: varies */
	bool		gap_proved;		/* some full row has that gap everywhere */
	bool		gaps_are_blanks;	/* some row shows empty cells by its gaps */
	bool		repeats;		/* equal values stand next to each other: no
								 * crawl has dropped repeated lines */
	int			ideograph_width;	/* in rows set by spaces: 1 or 2 columns */
} GovAlignment;

/* align.c */
extern void gov_align(GovAlignment *al);

extern GovMention *gov_add_mention(GovAlignment *al);

/* Is the token's text part of the row's label (what a line break left)? */
extern bool gov_continues_label(const GovToken *t, const GovRow *r);
extern bool gov_closes_bracket(const GovToken *t);

/* shift.c */
extern void gov_match_strays(GovAlignment *al);
extern void gov_drop_shifted(GovAlignment *al);

/* fit.c */
#define GOV_MAX_WIDTH	GOV_NREMEDIES

typedef struct GovFit
{
	const GovToken *cell[GOV_MAX_WIDTH];	/* NULL: blank */
	uint32_t	line[GOV_MAX_WIDTH];
} GovFit;

extern void gov_fit_survey(GovAlignment *al);
extern bool gov_fit(GovAlignment *al, const GovMention *m, int run, int width, GovFit *fit);

extern bool gov_fit_remedies(GovAlignment *al, int run, GovFit *fit);
extern bool gov_fit_blank_lines(GovAlignment *al, const GovMention *m, int width, GovFit *fit);

/* units.c: GovPrinted, for values of a row of money that print none. */
extern uint8_t gov_row_unit(const GovAlignment *al, const GovMention *m);

/* place.c */
extern void gov_place(GovAlignment *al, GovReport *report, int flags);

#endif
