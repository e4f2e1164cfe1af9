/*
 * repeated.c
 *		What a part's text has of its table, which the print repeats.
 *
 * govreport_sections() gives parts 2 to 4 with their tables as lines of cells.
 * These lines are left out where the print has the same numbers, each of them:
 * then nothing is lost.  Where one differs all stay, as text.
 */
#include "core/render/internal.h"

#include "core/figures/correct.h"
#include "core/grids/grid.h"
#include "core/tables/tables.h"

#define HEAD_LINES	12			/* at most, above the first row */

/* What a line of the text is. */
typedef enum Line
{
	LINE_BLANK,
	LINE_TABLE,					/* heads, labels, values, or a row of cells */
	LINE_WORDS,					/* within a table, a piece of one of its
								 * labels */
	LINE_SENTENCE
} Line;

typedef struct Lines
{
	const char **begin;			/* of each, and behind the last */
	uint8_t    *kind;			/* Line */
	bool	   *is_head;		/* it has a head of a column */
	uint32_t	n;
} Lines;

static void
split(GovArena *a, const GovText *t, Lines *l)
{
	const char *end = t->s + t->len;
	uint32_t	i = 0;

	l->n = 1;
	for (const char *p = t->s; (p = memchr(p, '\n', (size_t) (end - p))) != NULL; p++)
		l->n++;
	l->begin = gov_alloc(a, ((size_t) l->n + 1) * sizeof(*l->begin));
	l->kind = gov_alloc0(a, l->n);
	l->is_head = gov_alloc0(a, l->n * sizeof(bool));
	l->begin[i++] = t->s;
	for (const char *p = t->s; (p = memchr(p, '\n', (size_t) (end - p))) != NULL;)
		l->begin[i++] = ++p;
	l->begin[i] = end;
}

static Line
kind_of(const GovGrid *g, const GovCell *c)
{
	if (gov_cell_is_value(c) || (c->label < LBL_UNKNOWN && c->label != LBL_SECTION && c->label != LBL_FURNITURE))
		return LINE_TABLE;
	if (c->row > 0 && g->rows[c->row - 1].ncells > 1)
		return LINE_TABLE;
	return gov_find(c->s, c->s + c->len, "。", sizeof("。") - 1) ? LINE_SENTENCE : LINE_WORDS;
}

/* Returns true for a line of nothing but borders. */
static bool
is_rule(const char *p, const char *e)
{
	for (; p < e; p++)
		if (!strchr("|-+: \t\r\n", *p) || *p == '\0')
			return false;
	return true;
}

static void
classify(GovArena *a, const GovText *t, Lines *l)
{
	GovGrid		g;

	memset(&g, 0, sizeof(g));
	gov_grid_scan(a, t, &g, NULL);
	for (uint32_t i = 0; i < l->n; i++)
		l->kind[i] = is_rule(l->begin[i], l->begin[i + 1]) ? LINE_BLANK : LINE_WORDS;
	for (uint32_t i = 0; i < g.ncells; i++)
	{
		uint32_t	line = g.cells[i].line - 1;
		Line		kind = kind_of(&g, &g.cells[i]);

		l->is_head[line] |= LBL_IS_HEAD(g.cells[i].label);
		if (l->kind[line] == LINE_WORDS || kind == LINE_SENTENCE)
			l->kind[line] = (uint8_t) kind;
	}
}

/* Returns true when the print shows what the text has in that cell. */
static bool
is_repeated(const GovReadCell *c, const GovFigures *f)
{
	GovFigure	shown = f->corrected[c->slot] ? f->printed[c->slot] : gov_figures_cell(f, c->slot);

	if (c->status == GOV_REPORTED)
		return gov_figures_has_number((GovStatus) shown.status) &&
			shown.value == c->value && shown.scale == c->scale;
	return shown.status == c->status || shown.status == GOV_IMPUTED;
}

/* Finds the lines, 0-based, that hold cells of the part; returns false when none has a number,
 * or one is not repeated. */
static bool
find_cells(const GovTables *tables, GovPart part, const GovFigures *f, uint32_t *first, uint32_t *last)
{
	bool		found = false;
	bool		numbers = false;

	for (uint32_t i = 0; i < tables->ncells; i++)
	{
		const GovReadCell *c = &tables->cells[i];
		uint32_t	line = c->line - 1;

		if (gov_items[gov_form_item_of_slot(c->slot)].part != part)
			continue;
		if (!is_repeated(c, f))
			return false;
		*first = !found || line < *first ? line : *first;
		*last = !found || line > *last ? line : *last;
		found = true;
		numbers |= c->status == GOV_REPORTED;
	}
	return numbers;
}

/* Widens [first, last] to what belongs to the table above and below; returns false when
 * there are no heads: then it is a row that somebody quotes. */
static bool
widen(const Lines *l, uint32_t *first, uint32_t *last)
{
	bool		heads = false;

	/* heads may be broken into lines that are words by themselves */
	for (uint32_t i = *first, above = 0; i > 0 && above < HEAD_LINES && l->kind[i - 1] != LINE_SENTENCE; i--, above++)
		if (l->kind[i - 1] == LINE_TABLE)
			*first = i - 1;
	while (*first > 0 && l->kind[*first - 1] == LINE_BLANK)
		--* first;
	while (*last + 1 < l->n && l->kind[*last + 1] <= LINE_TABLE)
		++* last;
	for (uint32_t i = *first; i <= *last; i++)
		heads |= l->is_head[i];
	return heads;
}

/* Returns the text without the lines of [first, last], sentences aside. */
static GovStr
cut(GovArena *a, const GovText *t, const Lines *l, uint32_t first, uint32_t last)
{
	static const char mark[] = "\n" GOV_MARK_TABLE "\n";
	char	   *out = gov_alloc(a, t->len + sizeof(mark));
	GovStr		r = {out, 0};
	size_t		n = 0;

	for (uint32_t i = 0; i < l->n; i++)
	{
		size_t		len = (size_t) (l->begin[i + 1] - l->begin[i]);

		if (i == first)
		{
			memcpy(out + n, mark, sizeof(mark) - 1);
			n += sizeof(mark) - 1;
		}
		if (i >= first && i <= last && l->kind[i] != LINE_SENTENCE)
			continue;
		memcpy(out + n, l->begin[i], len);
		n += len;
	}
	r.len = (uint32_t) n;
	return r;
}

GovStr
gov_render_without_table(GovArena *a, GovStr content, GovPart part, const GovFigures *f)
{
	GovText		t = {.s = content.s,.len = content.len};
	GovTablesSource from = {&t, NULL, true};
	GovFigures *figures = gov_alloc0(a, sizeof(GovFigures));
	GovTables	tables;
	Lines		lines;
	uint32_t	first = 0;
	uint32_t	last = 0;

	if (content.len == 0)
		return content;
	memset(&tables, 0, sizeof(tables));
	gov_tables_read(a, &from, figures, &tables, NULL);
	if (!find_cells(&tables, part, f, &first, &last))
		return content;
	split(a, &t, &lines);
	classify(a, &t, &lines);
	if (!widen(&lines, &first, &last))
		return content;
	return cut(a, &t, &lines, first, last);
}
