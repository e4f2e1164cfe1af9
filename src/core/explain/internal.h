/*
 * internal.h
 *		The equations of a report as a network, and what works on it.
 *
 * With the signs of some turned, every cell stands in exactly two equations,
 * with opposite signs: an equation is a node, a cell an arc that carries its
 * value from one node to another, and an equation holds when as much arrives
 * as leaves.  A cell of one equation only has its other end at a node of its
 * own, "ground", which takes what is left.
 */
#ifndef GOV_EXPLAIN_INTERNAL_H
#define GOV_EXPLAIN_INTERNAL_H

#include "core/rules/equations.h"
#include "core/explain/explain.h"
#include "core/rules/links.h"

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
extern bool gov_graph_build(Graph *g, const GovFigures *f);

/* Is it a number that can't be a count although its item is one? */
extern bool gov_not_a_count(const GovFigures *f, int slot);

static inline int
other_end(const Arc *a, int node)
{
	return a->head ^ a->tail ^ node;
}

/*
 * A flow over some of the arcs, by which no node has an excess any more: how
 * much is added to each.  No arc's value may fall below 0.
 */
typedef struct Flow
{
	int			n;
	uint8_t		arcs[MAX_ARCS];
	int64_t		delta[MAX_ARCS];
	NodeSet		touched;		/* ends of these arcs */
	int			work;			/* done so far, added up by all that works on
								 * it */

	/* when there is none: nodes that can't get rid of their excess together */
	NodeSet		cut;
	bool		cut_is_over;	/* it is an excess, not a want */

	/* arcs in cycles, by position; of all others delta is the only one */
	int			ncore;
	uint8_t		core[MAX_ARCS];

	/* workspace, by node */
	uint8_t		degree[MAX_NODES];
	uint8_t		which[MAX_NODES];	/* XOR of the positions of its arcs */
	int64_t		excess[MAX_NODES];
	NodeSet		behind[MAX_NODES];	/* nodes whose excess it took */
} Flow;

/*
 * Find a flow.  A node that none of the arcs touches must have no excess, and
 * those that they join must have none together.
 */
extern bool gov_flow(const Graph *g, Flow *flow);

/* After gov_flow(): is delta[i] the only one that is possible? */
extern bool gov_flow_determined(const Graph *g, Flow *flow, int i);

/* The likeliest explanations of a piece so far, sorted. */
typedef struct Ranking
{
	GovArena   *a;
	int64_t		count;			/* also those that found no room */
	int			n;
	GovExplanation list[GOV_EXPLAIN_LIMIT];
} Ranking;

/* With copies of changes; counts it. */
extern void gov_rank(Ranking *r, int cost, const GovChange *changes, int n);

/* What costs are reckoned from. */
typedef struct Evidence
{
	const GovFigures *figures;
	const GovFigures *previous; /* may be NULL */
	int			nlinks;			/* between the two */
	GovLink		links[GOV_MAX_LINKS];
} Evidence;

extern void gov_evidence(Evidence *ev, const GovFigures *f, const GovFigures *previous);

/* What the year before makes of a cell, if all that it takes is known. */
extern bool gov_link_value(const Evidence *ev, int slot, int64_t *value);

/* Fills in kinds; returns the cost of these changes, taken one by one. */
extern int	gov_cost_of_cells(const Evidence *ev, GovChange *changes, int n);

/* What the year before says of changes, whatever the accident. */
extern int	gov_cost_of_link(const Evidence *ev, const GovChange *changes, int n);

/* Costs of accidents to whole rows and columns, without the junk they leave. */
extern int	gov_cost_of_accident(GovAccident kind);

/*
 * All sets of the smallest size, not above max_cells, that explain a piece.
 * Returns this size; 0 if nothing is wrong, -1 if there are none.  *budget is
 * what may be spent; it is below 0 when this has cut the search short.
 */
extern int	gov_search(const Graph *g, int piece, int max_cells, const Evidence *ev,
					   Ranking *ranking, int *budget);

/*
 * Accidents that explain a piece but are not among the sets just found; those
 * that are give them their name and cost.
 */
extern void gov_accidents(Graph *g, int piece, const Evidence *ev, Ranking *sets,
						  int size, Ranking *accidents, int *budget);

/* A change of an arc to a value, or to one not known. */
extern GovChange gov_change(const Evidence *ev, const Arc *arc, bool determined, int64_t value);

#endif
