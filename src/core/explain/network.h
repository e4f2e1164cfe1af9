/*
 * network.h
 *		The equations of a report as a network, and what works on it.
 *
 * With the signs of some turned, every cell stands in exactly two equations,
 * with opposite signs: an equation is a node, a cell an arc that carries its
 * value from one node to another, and an equation holds when as much arrives
 * as leaves.  A cell of one equation only has its other end at a node of its
 * own, "ground", which takes what is left.
 */
#ifndef GOV_EXPLAIN_NETWORK_H
#define GOV_EXPLAIN_NETWORK_H

#include "core/figures/figures.h"

#define MAX_NODES	64			/* bits of a set of nodes */
#define MAX_ARCS	(GOV_NAPPLICATIONS * GOV_NPARTIES + GOV_NREMEDIES + GOV_NPARTIES)
#define MAX_PIECES	8
#define REMEDY_CELLS	5		/* of a piece of table 4; the last is the
								 * total */
#define NO_ARC		UINT8_MAX
#define NO_SLOT		UINT8_MAX	/* an arc of a row that one of the forms has */

/*
 * A number beyond this is taken for wrong: no organ has it, and what is less
 * can be added up without a thought for 64 bits.
 */
#define MAX_COUNT	((int64_t) 1 << 53)

typedef enum ArcState
{
	ARC_KNOWN,					/* a count is printed */
	ARC_MISSING,				/* any count will do */
	ARC_WRONG					/* what is printed is no count: likewise */
} ArcState;

typedef struct Arc
{
	uint8_t		slot;
	uint8_t		head;			/* the node where it counts as + */
	uint8_t		tail;			/* and as - */
	uint8_t		state;
	int64_t		value;			/* 0 unless known */
} Arc;

typedef uint64_t NodeSet;

#define NODE(v)		((NodeSet) 1 << (v))

typedef struct Graph
{
	int			nnodes;
	int			narcs;
	int			npieces;
	NodeSet		pieces[MAX_PIECES]; /* what hangs together */
	NodeSet		off;			/* nodes with an excess */
	NodeSet		wrong;			/* ends of numbers that are no counts */
	int64_t		excess[MAX_NODES];	/* what arrives less what leaves, of what
									 * is known */
	uint8_t		piece[MAX_NODES];
	uint16_t	first[MAX_NODES + 1];	/* a node's arcs, in incident[] */
	uint8_t		incident[2 * MAX_ARCS];
	Arc			arcs[MAX_ARCS];
	uint8_t		arc_of[GOV_NSLOTS]; /* NO_ARC: in no equation */
} Graph;

/* False if the form's equations are no network; then it has been changed. */
extern bool gov_explain_build_graph(Graph *g, const GovFigures *f);

/* Is it a number that can't be a count although its item is one? */
extern bool gov_explain_is_no_count(const GovFigures *f, int slot);

static inline int
other_end(const Arc *a, int node)
{
	return a->head ^ a->tail ^ node;
}

#endif
