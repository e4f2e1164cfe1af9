/*
 * steps.h
 *		What each step has made of the tables, told to the arena's trace.
 *
 * Called between the steps, only where there is a trace.
 */
#ifndef GOV_TABLES_STEPS_H
#define GOV_TABLES_STEPS_H

#include "core/tables/put.h"

/* The cells, row by row. */
extern void gov_tables_trace_grid(GovArena *a, const GovText *t, const GovGrid *grid, bool running);

/* Which printed rows were taken for which rows of the form. */
extern void gov_tables_trace_rows(const GovAlignment *al);

/* How the rows of tables 2 and 3 are laid out. */
extern void gov_tables_trace_layout(GovAssigner *as);

/* What the heads above a row say, and where its values went. */
extern void gov_tables_trace_row(const GovAlignment *al, int row, const GovMention *m, int width,
								 const GovColumnMap *map, const GovFit *fit);

#endif
