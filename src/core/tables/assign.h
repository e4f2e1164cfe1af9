/*
 * assign.h
 *		What fit.c, fit_gaps.c and fit_ends.c share.
 */
#ifndef GOV_TABLES_ASSIGN_H
#define GOV_TABLES_ASSIGN_H

#include "core/tables/alignment.h"

#define MAX_CELLS	64

/* The cells of a run. */
typedef struct Cells
{
	const GovToken *at[MAX_CELLS];	/* NULL: empty */
	uint32_t	line[MAX_CELLS];
	int			n;
	int			printed;
	int			lead;			/* empty ones ahead of the first printed */
	int			trail;
} Cells;

static inline const GovToken *
tok(const GovAlignment *al, uint32_t i)
{
	return &al->items[i];
}

/* fit.c */
extern bool gov_collect(const GovAlignment *al, int run, Cells *c);
extern bool gov_is_html(const GovAlignment *al);
extern uint32_t gov_cells_on_row(const GovAlignment *al, const GovRun *r);

/* 0: depends on the edition. */
static inline int
gov_expected_width(const GovAlignment *al, const GovMention *m)
{
	return gov_row_width(al->labels, m->row, m->heads);
}

/* fit_gaps.c */
extern GovBelow gov_below(const GovAlignment *al, uint32_t i);
extern bool gov_fit_by_gaps(GovAlignment *al, int run, int width, GovFit *fit);
extern bool gov_uneven_gaps(const GovAlignment *al, const GovRun *r);

/* fit_ends.c */
extern void gov_take(const Cells *c, int from, int width, GovFit *fit);
extern bool gov_same_manner(const GovAlignment *al, const GovRun *a, const GovRun *b);
extern bool gov_rows_are_exact(GovAlignment *al, int but);
extern int	gov_empty_from(const GovAlignment *al, uint32_t i);
extern int	gov_empty_behind_heads(const GovAlignment *al, uint32_t from);
extern bool gov_ends_under_head(const GovAlignment *al, int run, int n, int width);
extern int	gov_common_tail(const GovAlignment *al, int run);
extern int	gov_last_tail(const GovAlignment *al);
extern int	gov_tail_of_heads(const GovAlignment *al, int run);
extern bool gov_lead_is_heads(const GovAlignment *al, int run);
extern bool gov_ends_as_others(const GovAlignment *al, int run, const Cells *c, int width);
extern bool gov_fit_by_witness(GovAlignment *al, const GovMention *m, int run, const Cells *c,
							   int width, GovFit *fit);
extern bool gov_fit_blank(GovAlignment *al, int run, int n, int width, GovFit *fit);

#endif
