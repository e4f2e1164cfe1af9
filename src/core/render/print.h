/*
 * print.h
 *		What is printed, before a format is chosen, and the text under way.
 */
#ifndef GOV_RENDER_PRINT_H
#define GOV_RENDER_PRINT_H

#include "core/form/marks.h"

#include <string.h>

/* A row as printed. */
typedef struct GovPrintRow
{
	GovStr		path[GOV_PATH];
	int			depth;			/* elements of it */
	int			rowspan[GOV_PATH];	/* of those that begin here, else 0 */
	GovStr		value[GOV_NREMEDIES];
} GovPrintRow;

typedef struct GovPrintBlock
{
	const GovLayoutBlock *layout;
	GovPrintRow *rows;
	int			nrows;
} GovPrintBlock;

typedef struct GovPrintTable
{
	const GovLayoutTable *layout;
	GovStr		suffix;			/* of the heading, where two editions meet */
	GovPrintBlock *blocks;
	int			nblocks;
} GovPrintTable;

/* A cell of the heads: columns of the table, so that the last fills it. */
typedef struct GovHead
{
	GovStr		text;
	int			level;
	int			column;
	int			colspan;
	int			rowspan;
	bool		leaf;
} GovHead;

#define GOV_MAX_HEADS	(GOV_NREMEDIES * GOV_PATH)

typedef struct GovPrint
{
	GovArena   *a;
	char	   *buf;			/* under way */
	size_t		len;
	size_t		cap;
	GovStr		title;			/* that of the report, or what stands for it */
	GovStr		meta[GOV_NKEYS + 1];	/* lines, each with its key */
	int			nmeta;
	GovPrintTable tables[4];
	int			ntables;
} GovPrint;

/* A copy in the arena. */
extern GovStr gov_render_keep(GovArena *a, const char *s, size_t len);

extern bool gov_render_same(GovStr a, GovStr b);

/* Level by level, from left to right; *depth: how many levels. */
extern int	gov_render_list_heads(const GovPrintTable *t, const GovLayoutBlock *b,
								  GovHead *heads, int *depth);

/* Columns of the table that a block's c-th cell takes. */
static inline int
gov_render_cell_span(const GovPrintTable *t, const GovLayoutBlock *b, int c)
{
	return c == b->ncolumns - 1 ? t->layout->ncolumns - c : 1;
}

/* A text of the server's can't be longer. */
#define MAX_LENGTH	(((size_t) 1 << 30) - 64)

extern void gov_render_grow(GovPrint *p, size_t n);

static inline void
gov_render_put(GovPrint *p, const char *s, size_t n)
{
	if (n > p->cap - p->len)
		gov_render_grow(p, n);
	memcpy(p->buf + p->len, s, n);
	p->len += n;
}

#define GOV_PUT(p, lit)	gov_render_put((p), (lit), sizeof(lit) - 1)

static inline void
gov_render_put_str(GovPrint *p, GovStr s)
{
	if (s.len > 0)
		gov_render_put(p, s.s, s.len);
}

extern void gov_render_put_int(GovPrint *p, int n);

#endif
