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
#include "core/rules/verdict.h"

#include <string.h>

typedef struct Explainer
{
	GovArena   *a;
	int			max_cells;
	Graph		g;
	Evidence	ev;
	int			nloose;			/* numbers in no equation that are no counts */
	GovChange	loose[GOV_NSLOTS];
	int			npieces;		/* that need changes, in the form's order */
	Piece	   *pieces[MAX_PIECES];
} Explainer;

/* Lists the numbers of table 2 that are no counts: in no equation, but wrong. */
static void
list_loose(Explainer *x)
{
	x->nloose = 0;
	for (int slot = 0; slot < GOV_SLOT_APPLICATIONS; slot++)
	{
		Arc			arc = {.slot = (uint8_t) slot,.state = ARC_WRONG};
		GovChange  *c = &x->loose[x->nloose];
		int64_t		value = 0;

		if (x->g.arc_of[slot] != NO_ARC || !gov_explain_is_no_count(x->ev.figures, slot))
			continue;
		*c = gov_explain_make_change(&x->ev, &arc, false, 0);
		if (gov_explain_link_value(&x->ev, slot, &value))
		{
			c->by_link = true;
			c->suggested = value;
		}
		x->nloose++;
	}
}

/* Returns true for numbers taken for wrong by their size alone. */
static bool
has_giants(const GovFigures *f)
{
	for (int slot = GOV_SLOT_APPLICATIONS; slot < GOV_NSLOTS; slot++)
		if (gov_figures_is_given(f->status[slot]) && f->value[slot] > MAX_COUNT)
			return true;
	return false;
}

static Piece *
new_piece(GovArena *a, int index)
{
	Piece	   *piece = gov_alloc(a, sizeof(Piece));

	piece->index = index;
	piece->size = 0;
	piece->complete = true;
	piece->sets = gov_explain_new_ranking(a);
	piece->accidents = gov_explain_new_ranking(a);
	return piece;
}

/*
 * Explains each piece by itself.  The small ones come first: they take few
 * cells, and leave table 3 the rest.
 */
static void
explain_pieces(Explainer *x, GovExplained *out)
{
	int			left = x->max_cells < GOV_EXPLAIN_CELLS ? x->max_cells : GOV_EXPLAIN_CELLS;

	left -= x->nloose;
	x->npieces = 0;
	for (int i = x->g.npieces - 1; i >= 0; i--)
	{
		Piece	   *piece;

		if (!((x->g.off | x->g.wrong) & x->g.pieces[i]))
			continue;			/* whatever is missing may be 0 */
		piece = new_piece(x->a, i);
		gov_explain_search(&x->g, &x->ev, left, piece);
		if (piece->size != 0)
		{
			gov_explain_try_accidents(&x->g, &x->ev, piece);
			left -= piece->size > 0 ? piece->size : 1;
			memmove(x->pieces + 1, x->pieces, sizeof(x->pieces[0]) * (size_t) x->npieces++);
			x->pieces[0] = piece;
		}
		if (!piece->complete)
			out->complete = false;
	}
}

/*
 * Returns the likeliest explanations of the report that take accidents for the
 * pieces whose bits are set in choice, and sets for the others.  NULL: there
 * are none of at most max_cells cells.
 */
static const GovRanking *
combine_pieces(Explainer *x, int choice, int *size)
{
	GovRanking *so_far = gov_explain_new_ranking(x->a);

	*size = x->nloose;
	gov_explain_rank(so_far, gov_explain_cost_of_cells(&x->ev, x->loose, x->nloose),
					 x->loose, x->nloose);
	for (int i = 0; i < x->npieces; i++)
	{
		const Piece *piece = x->pieces[i];
		bool		by_accident = choice >> i & 1;
		const GovRanking *from = by_accident ? piece->accidents : piece->sets;
		GovRanking *next;

		*size += by_accident ? 1 : piece->size;
		if (from->count == 0 || *size > x->max_cells)
			return NULL;
		next = gov_explain_new_ranking(x->a);
		gov_explain_combine(so_far, from, next);
		so_far = next;
	}
	return so_far;
}

static void
explain(Explainer *x, const GovFigures *f, const GovFigures *previous, GovExplained *out)
{
	GovRanking *all;

	if (!gov_explain_build_graph(&x->g, f))
		gov_throw(x->a, GOV_ERR_LIMIT, "the equations of the form are no network");
	gov_explain_gather_evidence(&x->ev, f, previous);
	list_loose(x);
	out->complete = true;
	if (has_giants(f) && gov_rules_is_balanced(f))
	{
		out->consistent = true;
		return;
	}
	explain_pieces(x, out);
	if (x->npieces == 0 && x->nloose == 0)
	{
		out->consistent = true;
		return;
	}

	/*
	 * An accident counts as one change.  So where sets are too many cells
	 * together, accidents may do for some of the pieces.
	 */
	all = gov_explain_new_ranking(x->a);
	out->size = -1;
	for (int choice = 0; choice < 1 << x->npieces; choice++)
	{
		int			size;
		const GovRanking *some = combine_pieces(x, choice, &size);

		if (some == NULL)
			continue;
		if (choice == 0)
		{
			out->size = size;
			out->ties = some->count;
		}
		for (int i = 0; i < some->n; i++)
			gov_explain_rank(all, some->list[i].cost, some->list[i].changes,
							 some->list[i].nchanges);
		/* those just ranked are among some->count */
		all->count -= some->n;
		if (__builtin_add_overflow(all->count, some->count, &all->count))
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
	Explainer	x;

	GOV_CATCH(a);
	memset(out, 0, sizeof(*out));
	x.a = a;
	x.max_cells = max_cells;
	explain(&x, f, previous, out);
	return GOV_CAUGHT(a);
}

bool
gov_explain_is_certain(const GovExplained *out, const GovExplanation *e)
{
	if (!gov_explain_is_counted(out) || out->count != 1 || out->size != e->nchanges)
		return false;
	for (int i = 0; i < e->nchanges; i++)
		if (!e->changes[i].determined)
			return false;
	return true;
}

static bool
gives(const GovExplanation *e, const GovChange *change)
{
	for (int i = 0; i < e->nchanges; i++)
		if (e->changes[i].slot == change->slot)
			return e->changes[i].determined && e->changes[i].suggested == change->suggested;
	return false;
}

bool
gov_explain_change_is_certain(const GovExplained *out, const GovChange *change)
{
	bool		is_small = false;	/* not accidents alone */

	if (!gov_explain_is_counted(out) || out->count != out->n)
		return false;
	for (int i = 0; i < out->n; i++)
	{
		if (!gives(&out->list[i], change))
			return false;
		is_small |= out->list[i].nchanges == out->size;
	}
	return is_small;
}
