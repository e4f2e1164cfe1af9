/*
 * print.h
 *		What is printed, whatever the format; and the text that is made of it.
 */
#ifndef GOV_RENDER_PRINT_H
#define GOV_RENDER_PRINT_H

#include "core/base/arena.h"
#include "core/form/marks.h"
#include "core/header/headings.h"

#include <string.h>

/* A row as printed. */
typedef struct GovPrintRow
{
	GovStr		path[GOV_PATH]; /* its label, below those of its groups */
	int			depth;			/* elements of path */
	int			rowspan[GOV_PATH];	/* by level: rows that share the label, in
									 * the first of them; 0 in the others */
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

/* One of the six parts, with its tables between its lines. */
typedef struct GovPrintSection
{
	bool		printed;
	GovStr		heading;
	GovStr	   *lines;			/* paragraphs, with the marks that they need */
	uint32_t	nlines;
	uint32_t	table_at;		/* lines above the table */
} GovPrintSection;

typedef struct GovPrint
{
	GovArena   *a;
	GovStr		title;			/* that of the report, or what stands for it */
	GovStr		meta[GOV_NKEYS + 1];	/* lines, each with its key */
	int			nmeta;
	const GovLayoutTable *layout;	/* all tables of the form */
	GovPrintTable *tables;
	int			ntables;
	bool		whole;			/* the tables stand in the parts */
	GovPrintSection sections[GOV_PARTS];
	bool		more_marks;		/* the note has to explain some more */
	bool		prose_marks;	/* and that of the text's own lines */

	/* the text so far */
	char	   *buf;
	size_t		len;
	size_t		cap;
} GovPrint;

/* A cell of the heads of a block. */
typedef struct GovHead
{
	GovStr		text;
	int			level;			/* 0: the topmost */
	int			column;			/* of the table */
	int			colspan;		/* the last head fills the table's width */
	int			rowspan;
	bool		leaf;			/* values stand below it, no other head */
} GovHead;

#define GOV_MAX_HEADS	(GOV_NREMEDIES * GOV_PATH)

/*
 * Lists the heads level by level, from left to right; returns their number, and
 * fills depth, the number of levels.
 */
extern int	gov_render_list_heads(const GovPrintTable *t, const GovLayoutBlock *b,
								  GovHead heads[GOV_MAX_HEADS], int *depth);

/* Returns the number of columns of the table that a block's c-th cell takes. */
static inline int
gov_render_cell_span(const GovPrintTable *t, const GovLayoutBlock *b, int c)
{
	return c == b->ncolumns - 1 ? t->layout->ncolumns - c : 1;
}

/* The server can't hold a longer text: its limit for a value, less a header. */
#define GOV_PRINT_MAX	(((size_t) 1 << 30) - 64)

/* Makes room for n more bytes; throws GOV_ERR_LIMIT. */
extern void gov_render_grow(GovPrint *p, size_t n);

static inline void
gov_render_put(GovPrint *p, const char *s, size_t n)
{
	if (n > p->cap - p->len)
		gov_render_grow(p, n);
	memcpy(p->buf + p->len, s, n);
	p->len += n;
}

/* Puts a string literal. */
#define GOV_PUT(p, lit)	gov_render_put((p), (lit), sizeof(lit) - 1)

static inline void
gov_render_put_str(GovPrint *p, GovStr s)
{
	if (s.len > 0)
		gov_render_put(p, s.s, s.len);
}

extern void gov_render_put_int(GovPrint *p, int n);

/* How a format prints a part of a whole report. */
typedef struct GovPrintParts
{
	void		(*put_heading) (GovPrint *p, GovStr heading);
	void		(*put_line) (GovPrint *p, GovStr line);
	void		(*put_table) (GovPrint *p, const GovPrintTable *t);
} GovPrintParts;

/* Puts the tables, of a whole report in its parts. */
extern void gov_render_put_body(GovPrint *p, const GovPrintParts *how);

/* Returns true when a table needs its heading: the part above it has none. */
static inline bool
gov_render_has_caption(const GovPrint *p, const GovPrintTable *t)
{
	return !p->whole || t->suffix.len > 0 || t->layout->part == GOV_STATISTICS;
}

/* Put a text with the characters escaped that mean something there. */
extern void gov_render_put_html(GovPrint *p, GovStr s);
extern void gov_render_put_markdown(GovPrint *p, GovStr s);

/* Puts the note that explains the marks. */
extern void gov_render_put_note(GovPrint *p);


/* Returns x with y behind it, in the arena if that is neither of them. */
extern GovStr gov_render_join(GovArena *a, GovStr x, GovStr y);

extern bool gov_render_same(GovStr a, GovStr b);

#endif
