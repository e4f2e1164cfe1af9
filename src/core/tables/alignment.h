/*
 * alignment.h
 *		Which printed row is which row of the form: what the steps share.
 *
 * runs.c gathers the values that stand next to each other; mentions.c finds
 * the rows that are named in the form's own words; path.c finds the others as
 * a shortest path through what stands between those; order.c says which of
 * them can be kept; unprinted.c finds those of empty cells.
 */
#ifndef GOV_TABLES_ALIGNMENT_H
#define GOV_TABLES_ALIGNMENT_H

#include "core/grids/grid.h"
#include "core/tables/result.h"

/* Values that are printed next to each other: on a row, behind its words. */
typedef struct GovRun
{
	uint32_t	first;			/* cells; on a row, words among them too */
	uint32_t	end;			/* behind the last; first: a row that prints
								 * none */
	uint32_t	row;			/* as GovCell.row */
	uint32_t	printed;		/* cells that are values */
	bool		bare;			/* no words ahead of it on its row */
	bool		crowded;		/* another run follows without a word between */
	bool		taken;			/* some row's */
} GovRun;

/* A place where a row of the form is named. */
typedef struct GovMention
{
	uint8_t		row;			/* GOV_FORM_ROW_... */
	bool		exact;
	bool		weak;			/* a common word without its numbering */
	bool		same_row;		/* the values stand on its own printed row */
	bool		kept;
	int			run;			/* -1: none */
	uint32_t	first;			/* cells of the label */
	uint32_t	last;
	uint32_t	head;			/* the last column head above, + 1; 0: none */
	uint32_t	heads;			/* what the heads above prove: GOV_HEAD() */
} GovMention;

typedef struct GovAlignment
{
	GovArena   *a;
	const GovText *t;
	const GovLabels *labels;
	const GovGrid *g;
	GovDiags   *diags;
	GovRun	   *runs;
	uint32_t	nruns;
	uint32_t   *run_of_row;		/* the first run of each printed row, or of
								 * what follows it */
	int32_t    *run_at;			/* by cell: its run or -1; one more than there
								 * are cells */
	GovMention *mentions;
	uint32_t	nmentions;
	size_t		cap_mentions;
	int			chosen[GOV_NROWS];	/* mention of each row; -1: none, -2: two
									 * that disagree */
	bool		named[GOV_NROWS];	/* by a mention that has no values, too */
	uint32_t	budget;			/* comparisons of labels left: keeps hostile
								 * texts linear */
	uint32_t	remedies;		/* cell where table 4 begins; or the end */
} GovAlignment;

static inline const GovCell *
gov_cell(const GovAlignment *al, uint32_t i)
{
	return &al->g->cells[i];
}

static inline const GovGridRow *
gov_row_of(const GovAlignment *al, uint32_t row)
{
	return &al->g->rows[row - 1];
}

/* The mention that a row of the form was found by; NULL: none, or two that disagree. */
static inline const GovMention *
gov_chosen(const GovAlignment *al, int row)
{
	return al->chosen[row] < 0 ? NULL : &al->mentions[al->chosen[row]];
}

/* The values of a row; NULL: none are printed, or there is no row. */
static inline const GovRun *
gov_run_of(const GovAlignment *al, const GovMention *m)
{
	return m && m->run >= 0 ? &al->runs[m->run] : NULL;
}

static inline uint32_t
gov_alignment_line(const GovAlignment *al, uint32_t cell)
{
	return gov_source_line(al->t, gov_cell(al, cell)->line);
}

#define GOV_MAX_QUOTED	90		/* bytes of a cell in a diagnostic */

/* What a cell prints, for a diagnostic. */
static inline GovFact
gov_fact_cell(const GovCell *c)
{
	return gov_fact_text("raw", c->s, c->len < GOV_MAX_QUOTED ? c->len : GOV_MAX_QUOTED);
}

/* Is it a row in one edition and a group of rows in others, as (六)? */
static inline bool
gov_is_group_row(const GovAlignment *al, int row)
{
	return al->labels->rows[row].as_group >= 0;
}

/* Is it a row of a group that is a row in other editions? */
static inline bool
gov_is_leaf_of_group_row(const GovAlignment *al, int row)
{
	int			group = al->labels->rows[row].group;

	return group >= 0 && al->labels->groups[group].row >= 0;
}

extern void gov_tables_align_rows(GovAlignment *al);

/* runs.c */
extern void gov_tables_runs_find(GovAlignment *al);

/* The first run of the printed row behind a cell of it; -1: none. */
extern int	gov_tables_run_behind(const GovAlignment *al, uint32_t row, uint32_t cell);

/* mentions.c */
extern void gov_tables_mentions_find(GovAlignment *al);
extern GovMention *gov_tables_mention_add(GovAlignment *al);

/* Says that a row was known by the likeness of its label. */
extern void gov_tables_mention_tell(const GovAlignment *al, const GovMention *m);
extern void gov_tables_heads_above(const GovAlignment *al, GovMention *m);
extern bool gov_tables_continues_label(const GovCell *c, const GovRow *r);

/* likeness.c: 0 is unlike, 100 the same. */
extern int	gov_tables_likeness(GovAlignment *al, const uint16_t *text, int n, const GovCell *head, int row);

/* path.c */
extern void gov_tables_path_search(GovAlignment *al);

/* order.c */
extern void gov_tables_order_settle(GovAlignment *al);
extern void gov_tables_order_choose(GovAlignment *al);
extern void gov_tables_order_find_copies(GovAlignment *al);

/* unprinted.c */
extern void gov_tables_unprinted_find(GovAlignment *al);

/* torn.c */
extern void gov_tables_torn_prove(GovAlignment *al);

/* units.c: GovPrinted, for values of a row of money that print none. */
extern uint8_t gov_tables_row_unit(const GovAlignment *al, const GovMention *m);

#endif
