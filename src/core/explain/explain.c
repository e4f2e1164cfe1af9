/*
 * explain.c
 *		Which figures are wrong: the pieces of a report put together.
 *
 * Table 3 and each remedy of table 4 have no equation in common, so that each
 * is explained by itself; an explanation of the report takes one of each.
 */
#include "core/explain/explain.h"

#include "core/explain/accidents.h"
#include "core/explain/search.h"
#include "core/rules/equations.h"

#include <string.h>

/* What may be spent on a piece, in its steps: about half a millisecond each. */
#define BUDGET_SETS			120000
#define BUDGET_ACCIDENTS	100000

typedef struct Piece
{
	int			size;			/* of sets; 0: none is needed, -1: there are
								 * none */
	GovRanking	sets;
	GovRanking	accidents;
} Piece;

/* Numbers of table 2 that are no counts: in no equation, but wrong. */
static int
loose_ends(const Graph *g, const Evidence *ev, GovChange *changes)
{
	int			n = 0;

	for (int slot = 0; slot < GOV_SLOT_APPLICATIONS; slot++)
	{
		Arc			arc = {.slot = (uint8_t) slot,.state = ARC_WRONG};

		int64_t		value = 0;

		if (g->arc_of[slot] != NO_ARC || !gov_explain_is_no_count(ev->figures, slot))
			continue;
		changes[n] = gov_explain_make_change(ev, &arc, false, 0);
		if (gov_explain_link_value(ev, slot, &value))
		{
			changes[n].by_link = true;
			changes[n].suggested = value;
		}
		n++;
	}
	return n;
}

/* Numbers so large that they are not reckoned with, though they may balance. */
static bool
has_giants(const GovFigures *f)
{
	for (int slot = GOV_SLOT_APPLICATIONS; slot < GOV_NSLOTS; slot++)
		if (f->status[slot] == GOV_REPORTED && f->value[slot] > MAX_COUNT)
			return true;
	return false;
}

static void
explain(GovArena *a, const GovFigures *f, const GovFigures *previous, int max_cells,
		GovExplained *out)
{
	Evidence	ev;
	Graph		g;
	GovChange	loose[GOV_NSLOTS];
	Piece	   *pieces[MAX_PIECES];
	GovRanking *all;
	int			npieces = 0;
	int			nloose;
	int			left = max_cells;	/* for those not looked at yet */

	if (max_cells > GOV_EXPLAIN_CELLS)
		left = GOV_EXPLAIN_CELLS;
	if (!gov_explain_build_graph(&g, f))
		gov_throw(a, GOV_ERR_LIMIT, "the equations of the form are no network");
	gov_explain_gather_evidence(&ev, f, previous);
	nloose = loose_ends(&g, &ev, loose);
	out->complete = true;
	if (has_giants(f) && gov_rules_is_balanced(f))
	{
		out->consistent = true;
		return;
	}

	/* the small pieces first: they take little, and leave table 3 the rest */
	left -= nloose;
	for (int i = g.npieces - 1; i >= 0; i--)
	{
		int			budget = BUDGET_SETS;
		Piece	   *piece;

		if (!((g.off | g.wrong) & g.pieces[i]))
			continue;			/* whatever is missing may be 0 */
		piece = gov_alloc(a, sizeof(Piece));
		piece->sets.a = piece->accidents.a = a;
		piece->sets.n = piece->accidents.n = 0;
		piece->sets.count = piece->accidents.count = 0;
		piece->size = gov_explain_search(&g, i, left, &ev, &piece->sets, &budget);
		if (budget < 0)
			out->complete = false;
		if (piece->size == 0)
			continue;
		budget = BUDGET_ACCIDENTS;
		gov_explain_try_accidents(&g, i, &ev, &piece->sets, piece->size, &piece->accidents, &budget);
		if (budget < 0)
			out->complete = false;
		left -= piece->size > 0 ? piece->size : 1;
		memmove(pieces + 1, pieces, sizeof(pieces[0]) * (size_t) npieces++);
		pieces[0] = piece;		/* in the form's order */
	}
	if (npieces == 0 && nloose == 0)
	{
		out->consistent = true;
		return;
	}

	/*
	 * An accident counts as one change.  So where sets are too many together,
	 * accidents may yet do for some of the pieces.
	 */
	all = gov_explain_new_ranking(a);
	out->size = -1;
	for (int choice = 0; choice < 1 << npieces; choice++)
	{
		GovRanking *so_far = gov_explain_new_ranking(a);
		int			size = nloose;
		int			cost = gov_explain_cost_of_cells(&ev, loose, nloose);

		gov_explain_rank(so_far, cost, loose, nloose);
		for (int i = 0; i < npieces && so_far->count > 0; i++)
		{
			GovRanking *from = choice >> i & 1 ? &pieces[i]->accidents : &pieces[i]->sets;
			GovRanking *next;

			size += choice >> i & 1 ? 1 : pieces[i]->size;
			if (from->count == 0 || size > max_cells)
			{
				so_far->count = 0;
				break;
			}
			next = gov_explain_new_ranking(a);
			gov_explain_combine(so_far, from, next);
			so_far = next;
		}
		if (so_far->count == 0)
			continue;
		if (choice == 0)
		{
			out->size = size;
			out->ties = so_far->count;
		}
		for (int i = 0; i < so_far->n; i++)
			gov_explain_rank(all, so_far->list[i].cost, so_far->list[i].changes,
							 so_far->list[i].nchanges);
		all->count -= so_far->n;	/* those were counted as they came */
		if (__builtin_add_overflow(all->count, so_far->count, &all->count))
			all->count = INT64_MAX;
	}
	out->count = all->count;
	out->n = all->n;
	out->list = all->list;
}

GovErrorCode
gov_explain(GovArena *a, const GovFigures *f, const GovFigures *previous, int max_cells,
			GovExplained *out)
{
	jmp_buf		here;
	jmp_buf    *outer = a->onerror;

	a->error.code = GOV_OK;
	if (setjmp(here))
	{
		a->onerror = outer;
		return a->error.code;
	}
	a->onerror = &here;
	memset(out, 0, sizeof(*out));
	explain(a, f, previous, max_cells, out);
	a->onerror = outer;
	return GOV_OK;
}
