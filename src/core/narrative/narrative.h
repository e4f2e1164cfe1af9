/*
 * narrative.h
 *		What sentences state, held against the cells of the tables, and the cells
 *		that sentences alone state.
 *
 * In come the statements of a report's prose and its figures; out comes for each
 * statement that a cell could mean a verdict, and on which basis it was reached:
 * "12 applications" may be those received, with or without those carried in, or
 * those concluded.  The bases stand in one table.  A statement of another year,
 * of a part, or a share contradicts nothing: it is unknown.
 */
#ifndef GOV_NARRATIVE_NARRATIVE_H
#define GOV_NARRATIVE_NARRATIVE_H

#include "core/figures/figures.h"
#include "core/prose/statement.h"
#include "core/regions/scope.h"
#include "core/rules/equations.h"

typedef struct GovNarrativeFinding
{
	GovVerdict	verdict;
	int			item;			/* the first of the basis; -1: a group's total */
	int			party;			/* -1: it has none */
	const char *basis;			/* the cells that were added up */
	GovDecimal	stated;
	bool		has_cell;		/* the basis has numbers */
	GovDecimal	cell;
	bool		has_difference;
	GovDecimal	difference;		/* stated - cell */
} GovNarrativeFinding;

/* The report that the sentences are of. */
typedef struct GovNarrativeReport
{
	const GovFigures *figures;
	int			year;			/* 0: not known */
	GovScope	scope;
} GovNarrativeReport;

/* Returns false where no cell of the form could mean the statement. */
extern bool gov_narrative_check(const GovNarrativeReport *report, const GovStatement *s,
								GovNarrativeFinding *out);

/*
 * Fills out with the cells that the sentences of the report state beyond doubt and
 * its tables don't print (they are absent there, or blank); their status is STATED.
 * A cell that is stated with two numbers, or that the form's equations contradict,
 * is none.  Returns how many there are.
 */
extern int	gov_narrative_stated(const GovNarrativeReport *report, const GovProse *prose,
								 GovFigures *out);

/*
 * Gives the cells of the later form that the statistics of 2014 to 2018 have, too,
 * their numbers, where they have none; returns how many.  Only the vocabulary's
 * "same" counts, and only where it is one cell.
 */
extern int	gov_narrative_harmonise(GovFigures *f);

#endif
