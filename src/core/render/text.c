/*
 * text.c
 *		The statutory tables as text, in columns, for a fixed-width font in
 *		which ideographs are two columns wide.
 *
 * Cells that span columns do so here, too.  Labels stand in one column, those
 * of a group on a line of its own and what belongs to it indented below; long
 * ones go on in the lines below their values, where no values stand.
 */
#include "core/render/internal.h"

#include "core/text/utf8.h"

#define MAX_LABEL	44			/* columns; a closing mark may go beyond */
#define MAX_HEAD	6			/* where there are many */
#define INDENT		2
#define MAX_LINES	8

typedef struct Sheet
{
	GovPrint   *p;
	const GovPrintTable *t;
	bool		has_stubs;
	int			ncolumns;		/* the labels' one included */
	int			width[1 + GOV_NREMEDIES];
} Sheet;

/* A cell of a line of the sheet. */
typedef struct Piece
{
	GovStr		text;
	int			indent;
	int			span;
	bool		right;
} Piece;

/* As a terminal shows it.  Only what the form prints needs to be right. */
static int
char_width(uint32_t c)
{
	return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
		(c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
		(c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
		(c >= 0xFFE0 && c <= 0xFFE6) ? 2 : 1;
}

static int
text_width(GovStr s)
{
	int			n = 0;

	if (s.len == 0)
		return 0;
	for (const char *p = s.s; p < s.s + s.len; p += gov_char_len(p, s.s + s.len))
		n += char_width(gov_char_at(p, s.s + s.len));
	return n;
}

/* No line begins with one of these. */
static bool
closes(uint32_t c)
{
	return c == L'，' || c == L'。' || c == L'、' || c == L'）' || c == L'”';
}

/* Lines of at most width columns, about equally long; returns their number. */
static int
wrap(GovStr s, int width, GovStr lines[MAX_LINES])
{
	const char *p = s.s;
	const char *e = s.s + s.len;
	int			total = text_width(s);
	int			want = total <= width ? 1 : (total + width - 1) / width;
	int			n = 0;

	if (s.len == 0)
		return 0;
	if (want > MAX_LINES)
		want = MAX_LINES;
	/* a short head in equal parts, a long label as far as it goes */
	if (width <= MAX_HEAD)
		width = (total / 2 + want - 1) / want * 2;
	while (p < e && n < MAX_LINES)
	{
		int			w = 0;

		lines[n].s = p;
		while (p < e)
		{
			uint32_t	c = gov_char_at(p, e);

			if (w + char_width(c) > width && n < MAX_LINES - 1 && !closes(c))
				break;
			w += char_width(c);
			p += gov_char_len(p, e);
		}
		lines[n].len = (uint32_t) (p - lines[n].s);
		n++;
	}
	return n;
}

static int
span_width(const Sheet *s, int from, int span)
{
	int			w = 3 * (span - 1);

	for (int c = from; c < from + span; c++)
		w += s->width[c];
	return w;
}

/* Make room for what spans columns; the last grows. */
static void
fit(Sheet *s, int from, int span, int width)
{
	int			w = span_width(s, from, span);

	if (width > w)
		s->width[from + span - 1] += width - w;
}

static void
put_blanks(Sheet *s, int n)
{
	for (; n > 0; n--)
		GOV_PUT(s->p, " ");
}

static void
put_line(Sheet *s, const Piece *pieces, int n)
{
	int			column = 0;

	GOV_PUT(s->p, "|");
	for (int i = 0; i < n; i++)
	{
		int			pad = span_width(s, column, pieces[i].span) - pieces[i].indent -
			text_width(pieces[i].text);

		put_blanks(s, 1 + pieces[i].indent + (pieces[i].right ? pad : 0));
		gov_render_put_str(s->p, pieces[i].text);
		put_blanks(s, (pieces[i].right ? 0 : pad) + 1);
		GOV_PUT(s->p, "|");
		column += pieces[i].span;
	}
	GOV_PUT(s->p, "\n");
}

static void
put_rule(Sheet *s)
{
	GOV_PUT(s->p, "|");
	for (int n = span_width(s, 0, s->ncolumns) + 2; n > 0; n--)
		GOV_PUT(s->p, "-");
	GOV_PUT(s->p, "|\n");
}

static int
head_limit(const Sheet *s)
{
	return s->t->layout->ncolumns > 3 ? MAX_HEAD : 1000;
}

/* The columns' widths: what stands in one of them first, then what spans. */
static void
measure(Sheet *s)
{
	const GovPrintTable *t = s->t;
	int			first = s->has_stubs ? 1 : 0;

	for (int spans = 0; spans < 2; spans++)
		for (int i = 0; i < t->nblocks; i++)
		{
			const GovPrintBlock *b = &t->blocks[i];
			GovHead		heads[GOV_MAX_HEADS];
			GovStr		lines[MAX_LINES];
			int			depth;
			int			n = gov_render_list_heads(t, b->layout, heads, &depth);

			for (int k = 0; k < n; k++)
			{
				int			limit = heads[k].colspan == 1 ? head_limit(s) : 1000;
				int			nlines = wrap(heads[k].text, limit, lines);

				for (int l = 0; l < nlines && (heads[k].colspan > 1) == spans; l++)
					fit(s, first + heads[k].column, heads[k].colspan, text_width(lines[l]));
			}
			for (int k = 0; k < b->nrows; k++)
			{
				const GovPrintRow *row = &b->rows[k];

				for (int level = 0; level < row->depth && !spans; level++)
				{
					int			nlines = wrap(row->path[level], MAX_LABEL, lines);

					for (int l = 0; l < nlines; l++)
						fit(s, 0, 1, text_width(lines[l]) + INDENT * (level + (l > 0)));
				}
				for (int c = 0; c < b->layout->ncolumns; c++)
				{
					int			span = gov_render_cell_span(t, b->layout, c);

					if ((span > 1) == spans)
						fit(s, first + c, span, text_width(row->value[c]));
				}
			}
			if (spans)
				fit(s, 0, s->ncolumns, text_width(b->layout->band));
			else if (s->has_stubs && t->layout->nstubs == 1)
				fit(s, 0, 1, text_width(b->layout->corner));
		}
}

/* Is the head over this column, at this level? */
static bool
is_over(const GovHead *h, int column, int level)
{
	return column >= h->column && column < h->column + h->colspan &&
		level >= h->level && level < h->level + h->rowspan;
}

static void
put_heads(Sheet *s, const GovLayoutBlock *b)
{
	GovHead		heads[GOV_MAX_HEADS];
	GovStr		lines[GOV_MAX_HEADS][MAX_LINES];
	int			nlines[GOV_MAX_HEADS];
	int			height[GOV_PATH] = {1, 1, 1};
	int			above[GOV_PATH] = {0};	/* lines above a level */
	int			depth;
	int			n = gov_render_list_heads(s->t, b, heads, &depth);
	GovStr		corner[MAX_LINES];
	int			ncorner = s->has_stubs ? wrap(b->corner, s->width[0], corner) : 0;
	int			total = 0;

	for (int k = 0; k < n; k++)
	{
		int			room = 0;

		nlines[k] = wrap(heads[k].text, heads[k].colspan == 1 ? head_limit(s) : 1000, lines[k]);
		for (int l = heads[k].level; l < heads[k].level + heads[k].rowspan; l++)
			room += height[l];
		if (nlines[k] > room)
			height[heads[k].level + heads[k].rowspan - 1] += nlines[k] - room;
	}
	for (int level = 0; level < depth; level++)
	{
		above[level] = total;
		total += height[level];
	}
	if (ncorner > total)
	{
		height[depth - 1] += ncorner - total;
		total = ncorner;
	}
	for (int level = 0; level < depth; level++)
		for (int l = above[level]; l < above[level] + height[level]; l++)
		{
			Piece		pieces[1 + GOV_NREMEDIES];
			int			np = 0;

			memset(pieces, 0, sizeof(pieces));
			if (s->has_stubs)
			{
				if (l < ncorner)
					pieces[np].text = corner[l];
				pieces[np++].span = 1;
			}
			for (int c = 0; c < s->t->layout->ncolumns;)
			{
				int			k = 0;

				while (k < n - 1 && !is_over(&heads[k], c, level))
					k++;
				if (l - above[heads[k].level] < nlines[k])
					pieces[np].text = lines[k][l - above[heads[k].level]];
				pieces[np].right = heads[k].leaf;
				pieces[np++].span = heads[k].colspan;
				c += heads[k].colspan;
			}
			put_line(s, pieces, np);
		}
}

static void
put_row(Sheet *s, const GovPrintBlock *b, const GovPrintRow *row)
{
	Piece		pieces[1 + GOV_NREMEDIES];
	Piece		below[2];
	GovStr		lines[MAX_LINES];
	int			nlines = 0;
	int			np = 0;

	memset(pieces, 0, sizeof(pieces));
	memset(below, 0, sizeof(below));
	below[0].span = 1;
	below[1].span = s->ncolumns - 1;
	for (int level = 0; level < row->depth - 1; level++)
		if (row->rowspan[level] > 0)
		{
			below[0].text = row->path[level];
			below[0].indent = INDENT * level;
			put_line(s, below, 2);
		}
	if (row->depth > 0)
	{
		nlines = wrap(row->path[row->depth - 1], s->t->layout->nstubs > 1 ? MAX_LABEL : 1000, lines);
		pieces[np].text = lines[0];
		pieces[np].indent = INDENT * (row->depth - 1);
		pieces[np++].span = 1;
	}
	for (int c = 0; c < b->layout->ncolumns; c++)
	{
		pieces[np].text = row->value[c];
		pieces[np].right = true;
		pieces[np++].span = gov_render_cell_span(s->t, b->layout, c);
	}
	put_line(s, pieces, np);
	for (int l = 1; l < nlines; l++)
	{
		below[0].text = lines[l];
		below[0].indent = INDENT * row->depth;
		put_line(s, below, 2);
	}
}

static void
put_table(GovPrint *p, const GovPrintTable *t)
{
	Sheet		s;

	memset(&s, 0, sizeof(s));
	s.p = p;
	s.t = t;
	s.has_stubs = t->layout->nstubs > 0;
	s.ncolumns = t->layout->ncolumns + s.has_stubs;
	measure(&s);

	gov_render_put_str(p, t->layout->heading);
	gov_render_put_str(p, t->suffix);
	GOV_PUT(p, "\n\n");
	put_rule(&s);
	for (int i = 0; i < t->nblocks; i++)
	{
		const GovPrintBlock *b = &t->blocks[i];

		if (b->layout->band.s)
		{
			Piece		band = {b->layout->band, 0, s.ncolumns, false};

			put_line(&s, &band, 1);
		}
		put_heads(&s, b->layout);
		put_rule(&s);
		for (int k = 0; k < b->nrows; k++)
			put_row(&s, b, &b->rows[k]);
		put_rule(&s);
	}
	GOV_PUT(p, "\n");
}

/* Nothing that would be the border of a cell, or begin a tag. */
static void
put_plain(GovPrint *p, GovStr s)
{
	for (const char *q = s.s; q < s.s + s.len; q++)
		if (*q == '|')
			GOV_PUT(p, "｜");
		else if (*q == '<')
			GOV_PUT(p, "＜");
		else
			gov_render_put(p, q, 1);
	GOV_PUT(p, "\n");
}

void
gov_render_text(GovPrint *p)
{
	put_plain(p, p->title);
	GOV_PUT(p, "\n");
	for (int i = 0; i < p->nmeta; i++)
		put_plain(p, p->meta[i]);
	GOV_PUT(p, "\n");
	for (int i = 0; i < p->ntables; i++)
		put_table(p, &p->tables[i]);
	GOV_PUT(p, GOV_MARK_NOTE "\n");
}
