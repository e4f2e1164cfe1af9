/*
 * network.h
 *		The equations of a report as a network.
 *
 * With the signs of some equations turned, every cell stands in exactly two of
 * them, with opposite signs.  So an equation is a node, and a cell is an arc
 * that carries its value from one node to another; an equation holds when as
 * much arrives at its node as leaves it.  A cell that stands in one equation
 * only has its other end at a "ground": a node without an equation, which takes
 * whatever is left.
 */
#ifndef GOV_EXPLAIN_NETWORK_H
#define GOV_EXPLAIN_NETWORK_H

#include "core/figures/figures.h"

#define MAX_NODES	64			/* bits of a NodeSet */
#define MAX_ARCS	(GOV_NAPPLICATIONS * GOV_NPARTIES + GOV_NREMEDIES + GOV_NPARTIES)
#define MAX_PIECES	8
#define REMEDY_CELLS	5		/* of each remedy in table 4; the last is the
								 * total */
#define NO_ARC		UINT8_MAX
#define NO_SLOT		UINT8_MAX	/* an arc of a row that only one form has */

/*
 * A larger number is taken for wrong: no organ reaches it, and sums of smaller
 * ones can't overflow 64 bits.
 */
#define MAX_COUNT	((int64_t) 1 << 53)

typedef enum ArcState
{
	ARC_KNOWN,					/* a count is printed */
	ARC_MISSING,				/* the cell may have any count */
	ARC_WRONG					/* so may this: what is printed is no count */
} ArcState;

typedef struct Arc
{
	uint8_t		slot;
	uint8_t		head;			/* the node where it counts as + */
	uint8_t		tail;			/* the node where it counts as - */
	uint8_t		state;			/* ArcState */
	int64_t		value;			/* 0 unless known */
} Arc;

typedef uint64_t NodeSet;

#define NODE(v)		((NodeSet) 1 << (v))

typedef struct Graph
{
	int			nnodes;
	int			narcs;
	int			npieces;
	NodeSet		pieces[MAX_PIECES]; /* the connected parts: table 3, and each
									 * remedy of table 4 */
	NodeSet		off;			/* nodes with an excess */
	NodeSet		wrong;			/* ends of arcs in state ARC_WRONG */
	int64_t		excess[MAX_NODES];	/* what arrives by known arcs less what
									 * leaves by them */
	uint16_t	first[MAX_NODES + 1];	/* where a node's arcs begin in
										 * incident[] */
	uint8_t		incident[2 * MAX_ARCS];
	Arc			arcs[MAX_ARCS];
	uint8_t		arc_of[GOV_NSLOTS]; /* NO_ARC: the cell is in no equation */
} Graph;

/*
 * Returns false when the form's equations are no network, which only a change
 * of the form can bring about.
 */
extern bool gov_explain_build_graph(Graph *g, const GovFigures *f);

/*
 * Returns true for a number that can't be a count although its item is one: it
 * is negative, not whole, or larger than any organ has.
 */
extern bool gov_explain_is_no_count(const GovFigures *f, int slot);

static inline int
other_end(const Arc *a, int node)
{
	return a->head ^ a->tail ^ node;
}

/* Both ends of an arc. */
static inline NodeSet
arc_ends(const Arc *a)
{
	return NODE(a->head) | NODE(a->tail);
}

#endif
