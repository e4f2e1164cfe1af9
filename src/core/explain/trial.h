/*
 * trial.h
 *		Undoing an accident, to see whether everything is in order then.
 *
 * An accident is a list of moves, which say for each cell of the piece that it
 * touched where the number stands that belongs there.
 */
#ifndef GOV_EXPLAIN_TRIAL_H
#define GOV_EXPLAIN_TRIAL_H

#include "core/explain/flow.h"
#include "core/explain/search.h"

typedef struct Move
{
	uint8_t		arc;
	uint8_t		from;			/* the arc whose number belongs there */
	bool		is_lost;		/* the number stands nowhere any more */
	uint8_t		state;			/* what is put there; once it is, what was */
	int64_t		value;			/* there before */
} Move;

typedef struct Trial
{
	Graph	   *g;
	const Evidence *ev;
	Piece	   *piece;
	int			budget;			/* steps left */

	/*
	 * Sets of nodes each of which a change must touch, as bits: those that
	 * each node is in, and all of them.
	 */
	uint64_t	hit[MAX_NODES];
	uint64_t	all;

	NodeSet		open;			/* ends of cells without a count */
	Flow		flow;
	int			nmoves;
	Move		moves[MAX_ARCS];
} Trial;

extern void gov_explain_start_trial(Trial *t, Graph *g, const Evidence *ev, Piece *piece);

/* Returns which of the sets that must be touched a change of an arc does touch. */
static inline uint64_t
trial_hits(const Trial *t, int arc)
{
	return t->hit[t->g->arcs[arc].head] | t->hit[t->g->arcs[arc].tail];
}

static inline void
trial_begin(Trial *t)
{
	t->nmoves = 0;
}

/* What stands at from belongs to arc. */
static inline void
trial_move(Trial *t, int arc, int from)
{
	Move	   *m = &t->moves[t->nmoves++];

	m->arc = (uint8_t) arc;
	m->from = (uint8_t) from;
	m->is_lost = false;
}

/* What belongs to arc is lost. */
static inline void
trial_lose(Trial *t, int arc)
{
	trial_move(t, arc, arc);
	t->moves[t->nmoves - 1].is_lost = true;
}

static inline void
trial_exchange(Trial *t, int a, int b)
{
	trial_move(t, a, b);
	trial_move(t, b, a);
}

/* Ranks the accident among the piece's if its moves put everything in order. */
extern void gov_explain_try(Trial *t, GovAccident kind, int cost);

#endif
