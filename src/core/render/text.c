/*
 * text.c
 *		The statutory tables as text in columns, for a fixed-width font in
 *		which ideographs are two columns wide.
 *
 * Cells that span columns in the form do so here, too.  All labels of rows
 * stand in one column: the label of a group on a line of its own, the labels of
 * its rows indented below it.  A long label goes on in the lines below its
 * values, where no values stand.
 */
#include "core/render/internal.h"

#include "core/text/utf8.h"

/* Columns of text. */
#define MAX_LABEL	44			/* a closing mark may go beyond */
#define MAX_HEAD	6			/* where a table has many columns */
#define NO_LIMIT	1000
#define INDENT		2			/* of a row below its group */
#define BORDER		3			/* between cells: " | " */

#define MANY_COLUMNS	4		/* of figures */
#define MAX_LINES		8		/* of one cell */

typedef struct Sheet
{
	GovPrint   *p;
	const GovPrintTable *t;
	bool		has_stubs;		/* the first column has the labels of rows */
	int			ncolumns;		/* that one included */
	int			width[1 + GOV_NREMEDIES];	/* by column */
} Sheet;

/* A cell of a line of the sheet. */
typedef struct Piece
{
	GovStr		text;
	int			indent;
	int			span;			/* columns */
	bool		right;			/* set to the right */
	int			width;			/* of the text; 0: not measured yet */
} Piece;

/* A text broken into lines. */
typedef struct Lines
{
	GovStr		line[MAX_LINES];
	int			width[MAX_LINES];
	int			n;
} Lines;

/* The heads of a block, broken into lines. */
typedef struct HeadLines
{
	GovHead		heads[GOV_MAX_HEADS];
	Lines		lines[GOV_MAX_HEADS];
	int			n;
	int			depth;
	Lines		corner;
	int			height[GOV_PATH];	/* lines of a level */
} HeadLines;

/* Returns the columns that a character takes; right for those that the form has. */
static int
char_width(uint32_t c)
{
	return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
		(c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
		(c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
		(c >= 0xFFE0 && c <= 0xFFE6) ? 2 : 1;
}

/* Lead bytes of U+3000 to U+9FFF, all of which are wide. */
#define WIDE_FROM	0xE3
#define WIDE_TO		0xE9

int
gov_render_text_width(GovStr s)
{
	const char *e;
	int			n = 0;

	if (s.len == 0)
		return 0;
	e = s.s + s.len;
	for (const char *p = s.s; p < e;)
	{
		unsigned char c = (unsigned char) *p;

		/* numbers, and ideographs: nearly all that is measured */
		if (c < 0x80)
		{
			n++;
			p++;
		}
		else if (c >= WIDE_FROM && c <= WIDE_TO && gov_char_len(p, e) == 3)
		{
			n += 2;
			p += 3;
		}
		else
		{
			n += char_width(gov_char_at(p, e));
			p += gov_char_len(p, e);
		}
	}
	return n;
}

/* Returns true for a mark that no line begins with. */
static bool
is_closing_mark(uint32_t c)
{
	return c == L'，' || c == L'。' || c == L'、' || c == L'）' || c == L'”';
}

/* Breaks a text into lines of at most width columns. */
static void
wrap(GovStr s, int width, Lines *lines)
{
	const char *p = s.s;
	const char *e = s.s + s.len;
	int			total = gov_render_text_width(s);
	int			want = total <= width ? 1 : (total + width - 1) / width;

	lines->n = 0;
	if (s.len == 0)
		return;
	if (want == 1 && width > MAX_HEAD)
	{
		lines->line[0] = s;
		lines->width[0] = total;
		lines->n = 1;
		return;
	}
	if (want > MAX_LINES)
		want = MAX_LINES;
	/* a head in equal parts, a label as far as it goes */
	if (width <= MAX_HEAD)
		width = (total / 2 + want - 1) / want * 2;
	while (p < e && lines->n < MAX_LINES)
	{
		GovStr	   *line = &lines->line[lines->n];
		int			w = 0;

		line->s = p;
		while (p < e)
		{
			uint32_t	c = gov_char_at(p, e);

			if (w + char_width(c) > width && lines->n < MAX_LINES - 1 && !is_closing_mark(c))
				break;
			w += char_width(c);
			p += gov_char_len(p, e);
		}
		line->len = (uint32_t) (p - line->s);
		lines->width[lines->n] = w;
		lines->n++;
	}
}

static int
span_width(const Sheet *s, int from, int span)
{
	int			w = BORDER * (span - 1);

	for (int c = from; c < from + span; c++)
		w += s->width[c];
	return w;
}

/* Makes room for a text that spans columns: the last one grows. */
static void
make_room(Sheet *s, int from, int span, int width)
{
	int			w = span_width(s, from, span);

	if (width > w)
		s->width[from + span - 1] += width - w;
}

/* Puts n characters that are all alike, of which there are some. */
static void
put_many(Sheet *s, const char *some, int n)
{
	int			most = (int) strlen(some);

	for (; n > 0; n -= most)
		gov_render_put(s->p, some, (size_t) (n < most ? n : most));
}

static void
put_blanks(Sheet *s, int n)
{
	put_many(s, "                                                ", n);
}

static void
put_line(Sheet *s, const Piece *pieces, int n)
{
	int			column = 0;

	GOV_PUT(s->p, "|");
	for (int i = 0; i < n; i++)
	{
		int			width = pieces[i].width ? pieces[i].width : gov_render_text_width(pieces[i].text);
		int			pad = span_width(s, column, pieces[i].span) - pieces[i].indent - width;

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
	put_many(s, "------------------------------------------------", span_width(s, 0, s->ncolumns) + 2);
	GOV_PUT(s->p, "|\n");
}

/* Returns the width that a head is broken at. */
static int
head_limit(const Sheet *s, const GovHead *h)
{
	return h->colspan == 1 && s->t->layout->ncolumns >= MANY_COLUMNS ? MAX_HEAD : NO_LIMIT;
}

/* Makes room for a block's heads: those of one column, or those that span some. */
static void
measure_heads(Sheet *s, const GovLayoutBlock *b, bool spanning)
{
	GovHead		heads[GOV_MAX_HEADS];
	int			depth;
	int			n = gov_render_list_heads(s->t, b, heads, &depth);

	for (int k = 0; k < n; k++)
	{
		Lines		lines;

		if ((heads[k].colspan > 1) != spanning)
			continue;
		wrap(heads[k].text, head_limit(s, &heads[k]), &lines);
		for (int l = 0; l < lines.n; l++)
			make_room(s, s->has_stubs + heads[k].column, heads[k].colspan, lines.width[l]);
	}
}

static void
measure_row(Sheet *s, const GovLayoutBlock *b, const GovPrintRow *row, bool spanning)
{
	for (int level = 0; level < row->depth && !spanning; level++)
	{
		Lines		lines;

		wrap(row->path[level], MAX_LABEL, &lines);
		for (int l = 0; l < lines.n; l++)
			make_room(s, 0, 1, lines.width[l] + INDENT * (level + (l > 0)));
	}
	for (int c = 0; c < b->ncolumns; c++)
	{
		int			span = gov_render_cell_span(s->t, b, c);

		if ((span > 1) == spanning)
			make_room(s, s->has_stubs + c, span, gov_render_text_width(row->value[c]));
	}
}

/* Sets the widths of the columns: by what stands in one first, then by what spans. */
static void
measure(Sheet *s)
{
	const GovPrintTable *t = s->t;

	for (int spanning = 0; spanning < 2; spanning++)
		for (int i = 0; i < t->nblocks; i++)
		{
			const GovPrintBlock *b = &t->blocks[i];

			measure_heads(s, b->layout, spanning);
			for (int k = 0; k < b->nrows; k++)
				measure_row(s, b->layout, &b->rows[k], spanning);
			if (spanning)
				make_room(s, 0, s->ncolumns, gov_render_text_width(b->layout->band));
			else if (s->has_stubs && t->layout->nstubs == 1)
				make_room(s, 0, 1, gov_render_text_width(b->layout->corner));
		}
}

/* Breaks the heads into lines; a level is as high as the highest that ends in it. */
static void
break_heads(const Sheet *s, const GovLayoutBlock *b, HeadLines *h)
{
	int			total = 0;

	h->n = gov_render_list_heads(s->t, b, h->heads, &h->depth);
	h->corner.n = 0;
	if (s->has_stubs)
		wrap(b->corner, s->width[0], &h->corner);
	for (int level = 0; level < GOV_PATH; level++)
		h->height[level] = 1;
	for (int k = 0; k < h->n; k++)
	{
		const GovHead *head = &h->heads[k];
		int			last = head->level + head->rowspan - 1;
		int			room = 0;

		wrap(head->text, head_limit(s, head), &h->lines[k]);
		for (int level = head->level; level <= last; level++)
			room += h->height[level];
		if (h->lines[k].n > room)
			h->height[last] += h->lines[k].n - room;
	}
	for (int level = 0; level < h->depth; level++)
		total += h->height[level];
	if (h->corner.n > total)
		h->height[h->depth - 1] += h->corner.n - total;
}

/* Returns the head over a column at a level. */
static int
head_over(const HeadLines *h, int column, int level)
{
	int			k = 0;

	for (; k < h->n - 1; k++)
	{
		const GovHead *head = &h->heads[k];

		if (column >= head->column && column < head->column + head->colspan &&
			level >= head->level && level < head->level + head->rowspan)
			break;
	}
	return k;
}

static void
put_heads(Sheet *s, const GovLayoutBlock *b)
{
	HeadLines	h;
	int			above[GOV_PATH] = {0};	/* lines above a level */

	break_heads(s, b, &h);
	for (int level = 1; level < h.depth; level++)
		above[level] = above[level - 1] + h.height[level - 1];
	for (int level = 0; level < h.depth; level++)
		for (int l = above[level]; l < above[level] + h.height[level]; l++)
		{
			Piece		pieces[1 + GOV_NREMEDIES];
			int			np = 0;

			memset(pieces, 0, sizeof(pieces));
			if (s->has_stubs)
			{
				if (l < h.corner.n)
					pieces[np].text = h.corner.line[l];
				pieces[np++].span = 1;
			}
			for (int c = 0; c < s->t->layout->ncolumns;)
			{
				int			k = head_over(&h, c, level);
				int			own_line = l - above[h.heads[k].level];

				if (own_line < h.lines[k].n)
				{
					pieces[np].text = h.lines[k].line[own_line];
					pieces[np].width = h.lines[k].width[own_line];
				}
				pieces[np].right = h.heads[k].leaf;
				pieces[np++].span = h.heads[k].colspan;
				c += h.heads[k].colspan;
			}
			put_line(s, pieces, np);
		}
}

/* Puts a line with nothing but a label. */
static void
put_label(Sheet *s, GovStr text, int level)
{
	Piece		pieces[2] = {
		{text, INDENT * level, 1, false, 0}, {{NULL, 0}, 0, s->ncolumns - 1, false, 0}
	};

	put_line(s, pieces, 2);
}

static void
put_row(Sheet *s, const GovPrintBlock *b, const GovPrintRow *row)
{
	Piece		pieces[1 + GOV_NREMEDIES];
	Lines		lines = {.n = 0};
	int			np = 0;

	memset(pieces, 0, sizeof(pieces));
	for (int level = 0; level < row->depth - 1; level++)
		if (row->rowspan[level] > 0)
			put_label(s, row->path[level], level);
	if (row->depth > 0)
	{
		wrap(row->path[row->depth - 1], s->t->layout->nstubs > 1 ? MAX_LABEL : NO_LIMIT, &lines);
		pieces[np].text = lines.line[0];
		pieces[np].width = lines.width[0];
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
	for (int l = 1; l < lines.n; l++)
		put_label(s, lines.line[l], row->depth);
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

	if (gov_render_has_caption(p, t))
	{
		gov_render_put_str(p, t->layout->heading);
		gov_render_put_str(p, t->suffix);
		GOV_PUT(p, "\n\n");
	}
	put_rule(&s);
	for (int i = 0; i < t->nblocks; i++)
	{
		const GovPrintBlock *b = &t->blocks[i];

		if (b->layout->band.s)
		{
			Piece		band = {b->layout->band, 0, s.ncolumns, false, 0};

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

GovStr
gov_render_plain(GovArena *a, GovStr s)
{
	static const char pipe[] = "｜";
	static const char less[] = "＜";
	const size_t widest = sizeof(pipe) - 1;
	char	   *out;
	size_t		n = 0;

	if (s.len == 0 || (!memchr(s.s, '|', s.len) && !memchr(s.s, '<', s.len)))
		return s;
	if (s.len > GOV_PRINT_MAX / widest)
		gov_throw(a, GOV_ERR_LIMIT, "the report is too long to be printed");
	out = gov_alloc(a, (size_t) s.len * widest);
	for (const char *q = s.s; q < s.s + s.len; q++)
		if (*q == '|' || *q == '<')
		{
			memcpy(out + n, *q == '|' ? pipe : less, widest);
			n += widest;
		}
		else
			out[n++] = *q;
	s.s = out;
	s.len = (uint32_t) n;
	return s;
}

static void
put_plain(GovPrint *p, GovStr s)
{
	gov_render_put_str(p, gov_render_plain(p->a, s));
	GOV_PUT(p, "\n");
}

static void
put_heading(GovPrint *p, GovStr heading)
{
	gov_render_put_str(p, heading);
	GOV_PUT(p, "\n\n");
}

static void
put_paragraph(GovPrint *p, GovStr line)
{
	GOV_PUT(p, GOV_PRINT_INDENT);
	gov_render_put_str(p, line);
	GOV_PUT(p, "\n\n");
}

void
gov_render_text(GovPrint *p)
{
	static const GovPrintParts parts = {put_heading, put_paragraph, put_table};

	put_plain(p, p->title);
	GOV_PUT(p, "\n");
	for (int i = 0; i < p->nmeta; i++)
		put_plain(p, p->meta[i]);
	GOV_PUT(p, "\n");
	gov_render_put_body(p, &parts);
	gov_render_put_note(p);
	GOV_PUT(p, "\n");
}
