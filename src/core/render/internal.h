/*
 * internal.h
 *		What the renderers share; for render*.c only.
 *
 * render.c decides what is printed and makes the texts of the cells;
 * render_html.c, render_markdown.c and render_text.c set them; rendered.c
 * reads them back.
 */
#ifndef GOV_RENDER_INTERNAL_H
#define GOV_RENDER_INTERNAL_H

#include "core/form/layout.h"
#include "core/render/render.h"

#include <string.h>

/* The marks, and the note that explains them. */
#define GOV_MARK_NA			"/"
#define GOV_MARK_ILLEGIBLE	"?"
#define GOV_MARK_ABSENT		"〔缺〕"
#define GOV_MARK_OPEN		"〔"	/* around an imputed number */
#define GOV_MARK_CLOSE		"〕"
#define GOV_RENDER_NOTE \
	"注：空格表示空白，“/”表示不适用，“?”表示无法辨认，〔缺〕表示无数据，〔〕内的数为推算。"

/* Above the tables: what it is, in place of a title, too; then key and value. */
#define GOV_RENDER_KIND		"政府信息公开工作年度报告"
#define GOV_RENDER_KIND_KEY "类别："
#define GOV_RENDER_SUM		"汇总（"
#define GOV_RENDER_REPORTS	"份"
#define GOV_RENDER_IMPUTED	"，含推算数"
#define GOV_RENDER_SUM_END	"）"
#define GOV_RENDER_UNTIL	"至"
#define GOV_RENDER_ORGAN	"本机关"
#define GOV_RENDER_REGION	"本行政区域"

typedef enum GovKey
{
	GOV_KEY_YEAR, GOV_KEY_AGENCY, GOV_KEY_REGION, GOV_KEY_SCOPE, GOV_KEY_INDEX,
	GOV_KEY_DOCNO, GOV_KEY_PUBLISHED, GOV_KEY_PERIOD,
	GOV_NKEYS
} GovKey;

extern const GovStr gov_render_keys[GOV_NKEYS];

/* Are the amounts under this head in 10,000 yuan? */
extern bool gov_column_is_wan(const GovLayoutColumn *c);

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

/* Level by level, from left to right; *depth: how many levels. */
extern int	gov_print_heads(const GovPrintTable *t, const GovLayoutBlock *b,
							GovHead *heads, int *depth);

/* Columns of the table that a block's c-th cell takes. */
static inline int
gov_cell_span(const GovPrintTable *t, const GovLayoutBlock *b, int c)
{
	return c == b->ncolumns - 1 ? t->layout->ncolumns - c : 1;
}

extern void gov_print_more(GovPrint *p, size_t n);

static inline void
gov_print(GovPrint *p, const char *s, size_t n)
{
	if (n > p->cap - p->len)
		gov_print_more(p, n);
	memcpy(p->buf + p->len, s, n);
	p->len += n;
}

#define GOV_PRINT(p, lit)	gov_print((p), (lit), sizeof(lit) - 1)

static inline void
gov_print_str(GovPrint *p, GovStr s)
{
	if (s.len > 0)
		gov_print(p, s.s, s.len);
}

extern void gov_print_int(GovPrint *p, int n);

extern void gov_print_html(GovPrint *p);
extern void gov_print_markdown(GovPrint *p);
extern void gov_print_text(GovPrint *p);

#endif
