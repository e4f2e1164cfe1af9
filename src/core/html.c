/*
 * html.c
 *		Web pages, and texts with HTML pasted into them, to plain text: flow
 *		content becomes lines, data tables become rows of cells (see text.h).
 *
 * libxml2's HTML parser reads the page and repairs it; what it reports (its
 * SAX events: elements that start and end, characters) becomes lines and rows
 * as it comes, without a tree.  A table is held back until it is known to be
 * one of data.  As soon as it is seen to be layout (a table within it, a cell
 * with the text of an article) what was held back goes out as flow, and so
 * does the rest of it.
 *
 * Between the page and libxml2 stands a guard, which passes on text, tags and
 * character references as they are, but nothing that would
 * - take libxml2 more than linear time, or more than a little memory: tags
 *	 with hundreds of attributes, endless comments and scripts, quotes that are
 *	 never closed; nor elements nested without end: after some hundred levels,
 *	 and some megabytes, a new parser takes over;
 * - be read by one version of libxml2 in one way and by the next in another,
 *	 which functions declared IMMUTABLE may not: a stray '<' or '&', a missing
 *	 '>' or ';', <![if ...]>, "/>" of elements that aren't empty, the text
 *	 within <title> and <textarea>, all that follows </body>.
 *
 * Memory but for libxml2's own is the arena's.  The arena's errors are caught
 * within each callback, so that none unwinds libxml2's frames, and thrown
 * again once the parser is freed.
 */
#include "text.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

/* A tag name of at most eight letters as a number, to switch on. */
#define T1(a)					((uint64_t) (a))
#define T2(a, b)				(T1(a) << 8 | (b))
#define T3(a, b, c)				(T2(a, b) << 8 | (c))
#define T4(a, b, c, d)			(T3(a, b, c) << 8 | (d))
#define T5(a, b, c, d, e)		(T4(a, b, c, d) << 8 | (e))
#define T6(a, b, c, d, e, f)	(T5(a, b, c, d, e) << 8 | (f))
#define T7(a, b, c, d, e, f, g)	(T6(a, b, c, d, e, f) << 8 | (g))
#define T8(a, b, c, d, e, f, g, h)	(T7(a, b, c, d, e, f, g) << 8 | (h))

#define TAG_BR			T2('b', 'r')
#define TAG_P			T1('p')
#define TAG_DIV			T3('d', 'i', 'v')
#define TAG_LI			T2('l', 'i')
#define TAG_DT			T2('d', 't')
#define TAG_DD			T2('d', 'd')
#define TAG_H1			T2('h', '1')
#define TAG_H2			T2('h', '2')
#define TAG_H3			T2('h', '3')
#define TAG_H4			T2('h', '4')
#define TAG_H5			T2('h', '5')
#define TAG_H6			T2('h', '6')
#define TAG_TABLE		T5('t', 'a', 'b', 'l', 'e')
#define TAG_TR			T2('t', 'r')
#define TAG_TD			T2('t', 'd')
#define TAG_TH			T2('t', 'h')
#define TAG_TBODY		T5('t', 'b', 'o', 'd', 'y')
#define TAG_THEAD		T5('t', 'h', 'e', 'a', 'd')
#define TAG_TFOOT		T5('t', 'f', 'o', 'o', 't')
#define TAG_CAPTION		T7('c', 'a', 'p', 't', 'i', 'o', 'n')
#define TAG_HTML		T4('h', 't', 'm', 'l')
#define TAG_HEAD		T4('h', 'e', 'a', 'd')
#define TAG_BODY		T4('b', 'o', 'd', 'y')
#define TAG_META		T4('m', 'e', 't', 'a')
#define TAG_TITLE		T5('t', 'i', 't', 'l', 'e')
#define TAG_SCRIPT		T6('s', 'c', 'r', 'i', 'p', 't')
#define TAG_STYLE		T5('s', 't', 'y', 'l', 'e')
#define TAG_SELECT		T6('s', 'e', 'l', 'e', 'c', 't')
#define TAG_XML			T3('x', 'm', 'l')
#define TAG_PRE			T3('p', 'r', 'e')
#define TAG_TEXTAREA	T8('t', 'e', 'x', 't', 'a', 'r', 'e', 'a')
#define TAG_SPAN		T4('s', 'p', 'a', 'n')
#define TAG_FONT		T4('f', 'o', 'n', 't')
#define TAG_STRONG		T6('s', 't', 'r', 'o', 'n', 'g')
#define TAG_CENTER		T6('c', 'e', 'n', 't', 'e', 'r')
#define TAG_UL			T2('u', 'l')
#define TAG_OL			T2('o', 'l')
#define TAG_DL			T2('d', 'l')
#define TAG_HR			T2('h', 'r')
#define TAG_FORM		T4('f', 'o', 'r', 'm')
#define TAG_MAIN		T4('m', 'a', 'i', 'n')
#define TAG_NAV			T3('n', 'a', 'v')
#define TAG_ASIDE		T5('a', 's', 'i', 'd', 'e')
#define TAG_FIGURE		T6('f', 'i', 'g', 'u', 'r', 'e')
#define TAG_FOOTER		T6('f', 'o', 'o', 't', 'e', 'r')
#define TAG_HEADER		T6('h', 'e', 'a', 'd', 'e', 'r')
#define TAG_ARTICLE		T7('a', 'r', 't', 'i', 'c', 'l', 'e')
#define TAG_SECTION		T7('s', 'e', 'c', 't', 'i', 'o', 'n')
#define TAG_OP			T3('o', ':', 'p')
#define TAG_XMP			T3('x', 'm', 'p')
#define TAG_LISTING		T7('l', 'i', 's', 't', 'i', 'n', 'g')
#define TAG_IFRAME		T6('i', 'f', 'r', 'a', 'm', 'e')
#define TAG_NOEMBED		T7('n', 'o', 'e', 'm', 'b', 'e', 'd')
#define TAG_NOFRAMES	T8('n', 'o', 'f', 'r', 'a', 'm', 'e', 's')

/* Spans as the HTML standard clamps them. */
#define MAX_COLSPAN		1000
#define MAX_ROWSPAN		65534

/* Beyond these a table is layout, or is at least sent out piece by piece. */
#define MAX_CELL_TEXT	2000
#define MAX_CELL_BREAKS	24		/* a vertical heading has one per character */
#define MAX_ROW_CELLS	4096
#define MAX_HELD_CELLS	8192
#define MAX_HELD_TEXT	(1024 * 1024)

/* What libxml2 is given at once, and by the guard at most. */
#define CHUNK			(32 * 1024)
#define MAX_TAG			4096
#define MAX_TAG_NAME	64
#define MAX_TAG_WORDS	64		/* attributes, more or less */
#define MAX_TITLE		1024
#define MAX_OPEN		256		/* elements in each other */
#define MAX_FED			(4 * 1024 * 1024)	/* to one parser, which keeps it
											 * all */
#define MAX_REOPEN		16		/* tables in each other that go on in the next */

/* Ends each chunk; libxml2 reports it when it has read that far. */
#define SYNC			"<!--=-->"

/* Follows the end tag of a block: it ends a line in any case. */
#define BLOCK_END		"<!--/-->"

#define BREAK_SIZE		(1 + sizeof(uint32_t))	/* '\n' and the line after it */

typedef struct Buf
{
	char	   *s;
	size_t		len;
	size_t		cap;
} Buf;

typedef struct Cell
{
	size_t		off;			/* in the held text */
	size_t		len;
	uint32_t	row;			/* from the first row held */
	uint32_t	line;
	uint32_t	rowspan;
	uint32_t	colspan;
} Cell;

/* Whitespace seen but not yet written. */
enum
{
	WS_NONE, WS_SPACE, WS_NEWLINE
};

typedef struct Html
{
	GovArena   *a;

	/* the parser */
	htmlParserCtxtPtr parser;
	bool		failed;			/* an error was thrown in a callback */
	bool		muted;			/* elements are opened again: no news */
	bool		synced;			/* it has come to the end of the chunk */
	uint32_t	open;			/* elements in each other */
	uint32_t	hidden;			/* the one that is not shown, as "open" then;
								 * or 0 */
	bool		hidden_tables;	/* nor are tables in it */
	bool		hidden_menu;
	bool		in_title;
	bool		title_fragment;
	uint32_t	line;			/* in the source */
	uint32_t	lines_before;	/* those that earlier parsers have seen */

	/* the guard */
	const char *p;
	const char *end;
	char	   *chunk;
	size_t		chunk_len;
	uint32_t	chunk_tags;		/* start tags in it */
	size_t		fed;

	Buf			out;
	size_t		out_line;		/* where the current flow line starts */
	bool		out_pipe;		/* it holds a '|' */
	uint32_t	out_line_no;	/* of its first character; 0: none yet */
	uint32_t   *lines;
	size_t		nlines;
	size_t		lines_cap;

	int			ws;
	bool		fragment;		/* no page: newlines and spaces count */
	bool		in_p;			/* in a paragraph newlines don't count */
	bool		in_pre;

	uint32_t	depth;			/* of open tables */
	bool		data;			/* the innermost is held back */
	bool		implied;		/* it has no <table> of its own */
	bool		cell_open;		/* ... in data, or in layout: */
	bool		flow_cell;
	bool		flow_cell_text;

	Buf			held;
	bool		held_break;		/* a break to be written before more text */
	uint32_t	breaks;
	Cell	   *cells;
	size_t		ncells;
	size_t		cells_cap;
	uint32_t	nrows;			/* of those held */
	bool		row_open;
	bool		flushed;		/* rows of this table have gone out */
	uint32_t   *occ;			/* by column: rows still covered from above */
	size_t		nocc;
	size_t		occ_cap;
	int64_t		budget;			/* covered grid cells still allowed */

	const char *title;
	size_t		title_len;
	size_t		title_end;		/* where the output after it starts */
	bool		title_repeated;

	/* no such character, or end tag, from here to the end of the text */
	bool		no_quot;
	bool		no_apos;
	bool		no_gt;
	bool		no_title_end;
	uint32_t	run_on_tags;
} Html;


/* ---------------------------------------------------------------- output */

static void
grow(GovArena *a, Buf *b, size_t more)
{
	size_t		cap = b->cap ? b->cap * 2 : 4096;
	char	   *s;

	if (cap < b->len + more)
		cap = b->len + more;
	s = gov_alloc(a, cap);
	if (b->len)
		memcpy(s, b->s, b->len);
	b->s = s;
	b->cap = cap;
}

static inline void
put(Html *h, Buf *b, const char *s, size_t n)
{
	if (n > b->cap - b->len)
		grow(h->a, b, n);
	memcpy(b->s + b->len, s, n);
	b->len += n;
}

static inline void
put1(Html *h, Buf *b, char c)
{
	if (b->len == b->cap)
		grow(h->a, b, 1);
	b->s[b->len++] = c;
}

static void
put_line_no(Html *h, uint32_t line)
{
	if (h->nlines == h->lines_cap)
	{
		size_t		cap = h->lines_cap ? h->lines_cap * 2 : 256;
		uint32_t   *lines = gov_alloc(h->a, cap * sizeof(uint32_t));

		if (h->nlines)
			memcpy(lines, h->lines, h->nlines * sizeof(uint32_t));
		h->lines = lines;
		h->lines_cap = cap;
	}
	h->lines[h->nlines++] = line;
}

static bool
contains(const char *s, size_t len, const char *what, size_t n)
{
	for (const char *end = s + len; (size_t) (end - s) >= n; s++)
	{
		s = memchr(s, what[0], end - s - n + 1);
		if (!s)
			return false;
		if (memcmp(s, what, n) == 0)
			return true;
	}
	return false;
}

/* A page's <title> is worth a line only if the page doesn't show it. */
static void
check_title(Html *h)
{
	const char *s = h->out.s + h->out_line;
	size_t		len = h->out.len - h->out_line;

	if (h->nlines > 200 || len * 2 < h->title_len || len > 512)
		return;
	if (len <= h->title_len ? contains(h->title, h->title_len, s, len)
		: contains(s, len, h->title, h->title_len))
		h->title_repeated = true;
}

/* End the flow line, blank or not. */
static void
end_line(Html *h)
{
	if (h->title && !h->title_repeated)
		check_title(h);
	put1(h, &h->out, '\n');
	put_line_no(h, h->out_line_no ? h->out_line_no : h->line);
	h->out_line = h->out.len;
	h->out_line_no = 0;
	h->out_pipe = false;
	h->ws = WS_NONE;
}

/* End the flow line if there is anything on it. */
static void
break_line(Html *h)
{
	if (h->out.len > h->out_line)
		end_line(h);
	h->ws = WS_NONE;
}


/* ---------------------------------------------------------------- tables */

/*
 * The text of a held cell on one line.  At a break two Chinese characters
 * join; digits and Latin words stay apart: 1<br>2 is not 12.
 */
static void
put_cell_text(Html *h, const Cell *c)
{
	const char *s = h->held.s + c->off;
	const char *end = s + c->len;

	while (s < end)
	{
		const char *nl = memchr(s, '\n', end - s);

		put(h, &h->out, s, (nl ? nl : end) - s);
		if (!nl)
			break;
		s = nl + BREAK_SIZE;
		if (s < end && nl > h->held.s + c->off &&
			!((unsigned char) *s & 0x80) && !((unsigned char) nl[-1] & 0x80))
			put1(h, &h->out, ' ');
	}
}

/* A held cell as flow: every break ends a line.  The last stays open. */
static void
put_cell_flow(Html *h, const Cell *c)
{
	const char *s = h->held.s + c->off;
	const char *end = s + c->len;

	h->out_line_no = c->line;
	while (s < end)
	{
		const char *nl = memchr(s, '\n', end - s);

		put(h, &h->out, s, (nl ? nl : end) - s);
		if (!nl)
			break;
		end_line(h);
		memcpy(&h->out_line_no, nl + 1, sizeof(uint32_t));
		s = nl + BREAK_SIZE;
	}
}

static void
need_columns(Html *h, size_t n)
{
	if (n > h->occ_cap)
	{
		size_t		cap = h->occ_cap ? h->occ_cap * 2 : 64;
		uint32_t   *occ;

		if (cap < n)
			cap = n;
		occ = gov_alloc(h->a, cap * sizeof(uint32_t));
		if (h->nocc)
			memcpy(occ, h->occ, h->nocc * sizeof(uint32_t));
		h->occ = occ;
		h->occ_cap = cap;
	}
	if (n > h->nocc)
	{
		memset(h->occ + h->nocc, 0, (n - h->nocc) * sizeof(uint32_t));
		h->nocc = n;
	}
}

static inline void
put_spanned(Html *h, size_t col, bool covered)
{
	if (col > 0)
		put1(h, &h->out, GOV_CELL);
	if (covered)
		put1(h, &h->out, GOV_SPANNED);
	h->budget--;
}

/* One row of the grid, from its n held cells. */
static void
put_row(Html *h, const Cell *c, size_t n)
{
	size_t		col = 0;
	size_t		last = 0;		/* columns covered from above, + 1 */

	if (h->budget < 0)
	{
		/* spans out of all proportion: no grid, but a cell a line */
		for (size_t i = 0; i < n; i++)
		{
			put_cell_flow(h, &c[i]);
			end_line(h);
		}
		return;
	}
	for (size_t i = h->nocc; i > 0; i--)
		if (h->occ[i - 1] > 0)
		{
			last = i;
			break;
		}
	h->nocc = last;
	if (n == 0 && last == 0)
		return;
	h->out_line_no = n > 0 ? c[0].line : 0;
	put1(h, &h->out, GOV_ROW);
	for (size_t i = 0; i < n; i++)
	{
		uint32_t	span = c[i].colspan;

		for (; col < h->nocc && h->occ[col] > 0; col++)
		{
			put_spanned(h, col, true);
			h->occ[col]--;
		}
		if (col > 0)
			put1(h, &h->out, GOV_CELL);
		put_cell_text(h, &c[i]);
		if ((int64_t) span > h->budget)
			span = 1;
		for (uint32_t k = 0; k < span; k++)
		{
			uint32_t	below = c[i].rowspan - 1;

			/* a cell that runs into one from above ends there */
			if (k > 0 && col < h->nocc && h->occ[col] > 0)
				break;
			if (k > 0)
				put_spanned(h, col, true);
			if (below > 0)
			{
				need_columns(h, col + 1);
				h->occ[col] = below;
			}
			col++;
		}
	}
	/* what is covered from above beyond the row's own cells */
	for (; col < last; col++)
	{
		put_spanned(h, col, h->occ[col] > 0);
		if (h->occ[col] > 0)
			h->occ[col]--;
	}
	end_line(h);
}

/* Send out the first rows of those held. */
static void
put_rows(Html *h, uint32_t nrows)
{
	size_t		i = 0;

	break_line(h);
	for (uint32_t row = 0; row < nrows; row++)
	{
		size_t		first = i;

		while (i < h->ncells && h->cells[i].row == row)
			i++;
		put_row(h, h->cells + first, i - first);
		if ((row & 0xFFF) == 0xFFF)
			gov_check_interrupt(h->a);
	}
	h->flushed = true;
	h->nrows -= nrows;

	/* keep the row that is still open */
	if (i == h->ncells)
	{
		h->ncells = 0;
		h->held.len = 0;
	}
	else
	{
		size_t		off = h->cells[i].off;

		memmove(h->held.s, h->held.s + off, h->held.len - off);
		h->held.len -= off;
		h->ncells -= i;
		memmove(h->cells, h->cells + i, h->ncells * sizeof(Cell));
		for (size_t k = 0; k < h->ncells; k++)
		{
			h->cells[k].off -= off;
			h->cells[k].row -= nrows;
		}
	}
}

static void
close_cell(Html *h)
{
	if (h->data)
	{
		if (h->cell_open)
		{
			Cell	   *c = &h->cells[h->ncells - 1];

			c->len = h->held.len - c->off;
			h->cell_open = false;
		}
	}
	else if (h->flow_cell)
	{
		h->flow_cell = false;
		if (h->out.len > h->out_line || !h->flow_cell_text)
			end_line(h);
	}
	h->ws = WS_NONE;
}

/* The innermost table is layout: what was held back is flow, and so is the
 * rest of it. */
static void
demote(Html *h)
{
	bool		open = h->cell_open;

	if (open)
	{
		Cell	   *c = &h->cells[h->ncells - 1];

		c->len = h->held.len - c->off;
	}
	break_line(h);
	for (size_t i = 0; i < h->ncells; i++)
	{
		put_cell_flow(h, &h->cells[i]);
		if (!open || i + 1 < h->ncells)
			end_line(h);
	}
	h->data = h->cell_open = false;
	h->flow_cell = open;
	h->flow_cell_text = open && h->cells[h->ncells - 1].len > 0;
	if (open && h->out.len == h->out_line)
		h->out_line_no = 0;
	if (open && h->held_break)
		break_line(h);
	h->ncells = 0;
	h->held.len = 0;
	if (h->implied)
		h->flow_cell = h->implied = false;
}

static void
finish_table(Html *h)
{
	if (!h->data)
		return;
	close_cell(h);
	if (!h->flushed && h->ncells <= 1)
		demote(h);				/* a frame around one text */
	else
		put_rows(h, h->nrows);
	h->data = h->implied = h->row_open = false;
	h->flow_cell = false;
	h->nocc = 0;
	h->ws = WS_NONE;
}

static void
start_table(Html *h, bool implied)
{
	if (h->data)
	{
		if (h->implied)
			finish_table(h);
		else
			demote(h);
	}
	break_line(h);
	if (!implied)
		h->depth++;
	if (!h->cells)
	{
		grow(h->a, &h->held, 0);
		h->cells_cap = 256;
		h->cells = gov_alloc(h->a, h->cells_cap * sizeof(Cell));
	}
	h->data = true;
	h->implied = implied;
	h->cell_open = h->row_open = h->flushed = h->in_p = false;
	h->flow_cell = false;
	h->ncells = 0;
	h->held.len = 0;
	h->nrows = 0;
	h->nocc = 0;
}

static void
start_row(Html *h)
{
	close_cell(h);
	h->in_p = false;
	if (!h->data)
	{
		if (h->depth > 0)
			return;
		start_table(h, true);
	}
	h->row_open = true;
	h->nrows++;
	if (h->nrows > MAX_HELD_CELLS || h->ncells > MAX_HELD_CELLS ||
		h->held.len > MAX_HELD_TEXT)
		put_rows(h, h->nrows - 1);
}

static void
start_cell(Html *h, uint32_t colspan, uint32_t rowspan)
{
	Cell	   *c;

	close_cell(h);
	h->in_p = false;
	if (!h->data)
	{
		if (h->depth > 0)
		{
			break_line(h);
			h->flow_cell = true;
			h->flow_cell_text = false;
			return;
		}
		start_table(h, true);
	}
	if (!h->row_open)
		start_row(h);
	if (h->ncells >= MAX_ROW_CELLS && h->cells[h->ncells - MAX_ROW_CELLS].row == h->nrows - 1)
	{
		bool		implied = h->implied;

		demote(h);
		if (implied)
			h->depth++;			/* as a <table> that is never closed */
		h->flow_cell = true;
		h->flow_cell_text = false;
		return;
	}
	if (h->ncells == h->cells_cap)
	{
		size_t		cap = h->cells_cap * 2;
		Cell	   *cells = gov_alloc(h->a, cap * sizeof(Cell));

		memcpy(cells, h->cells, h->ncells * sizeof(Cell));
		h->cells = cells;
		h->cells_cap = cap;
	}
	c = &h->cells[h->ncells++];
	c->off = h->held.len;
	c->len = 0;
	c->row = h->nrows - 1;
	c->line = h->line;
	c->colspan = colspan;
	c->rowspan = rowspan;
	h->cell_open = true;
	h->held_break = false;
	h->breaks = 0;
}

/* A line ends: by <br>, or where a block starts or ends. */
static void
line_break(Html *h, uint32_t weight)
{
	if (h->data && h->cell_open)
	{
		if (h->held.len > h->cells[h->ncells - 1].off)
		{
			h->held_break = true;
			h->ws = WS_NONE;
		}
		h->breaks += weight;
		if (h->breaks > MAX_CELL_BREAKS)
			demote(h);
	}
	else
		break_line(h);
}


/* ------------------------------------------------------------------ text */

/* Make ready for visible characters of which the first is c; where to? */
static inline Buf *
before_text(Html *h, unsigned char c)
{
	Buf		   *b;

	if (h->data && !h->cell_open)
	{
		/* text between cells must not change places with the rows above it */
		if (h->implied)
			finish_table(h);
		else if (h->ncells > 0)
			put_rows(h, h->nrows);
		h->row_open = false;
	}
	if (h->data && h->cell_open)
	{
		size_t		off = h->cells[h->ncells - 1].off;

		b = &h->held;
		if (h->held_break)
		{
			uint32_t	line = h->line;

			put1(h, b, '\n');
			put(h, b, (const char *) &line, sizeof(line));
			h->held_break = false;
		}
		else if (h->ws != WS_NONE && b->len > off &&
				 (h->ws == WS_SPACE || !(c & 0x80)) &&
				 (h->ws == WS_SPACE || !((unsigned char) b->s[b->len - 1] & 0x80)))
			put1(h, b, ' ');
		h->ws = WS_NONE;
		return b;
	}
	b = &h->out;
	h->flow_cell_text = true;
	if (b->len == h->out_line)
		h->out_line_no = h->line;
	else if (h->ws != WS_NONE &&
			 (h->ws == WS_SPACE || !(c & 0x80)) &&
			 (h->ws == WS_SPACE || !((unsigned char) b->s[b->len - 1] & 0x80)))
		put1(h, b, ' ');
	h->ws = WS_NONE;
	return b;
}

static inline void
visible(Html *h, const char *s, size_t n)
{
	Buf		   *b = before_text(h, (unsigned char) *s);

	put(h, b, s, n);
	if (b == &h->held && b->len - h->cells[h->ncells - 1].off > MAX_CELL_TEXT)
		demote(h);
}

/* In a fragment, newlines and the width of spaces carry the layout. */
static inline bool
is_verbatim(const Html *h)
{
	return (h->in_pre || (h->fragment && !h->in_p)) &&
		!(h->data && h->cell_open) && !(h->data && !h->implied);
}

static void
space(Html *h, char c)
{
	if (is_verbatim(h))
	{
		if (h->data)
		{
			if (!h->cell_open)
				return;			/* between rows of a table without <table> */
		}
		else if (c == '\n')
		{
			end_line(h);
			return;
		}
		else
		{
			if (h->out.len == h->out_line)
				h->out_line_no = h->line;
			put1(h, &h->out, c);
			return;
		}
	}
	if (c != '\n')
	{
		if (h->ws == WS_NONE)
			h->ws = WS_SPACE;
	}
	else if (h->in_p || (h->data && h->cell_open))
		h->ws = WS_NEWLINE;
	else if (!h->data)
		break_line(h);
}

/* U+0080 to U+00A0: the no-break space, or a character given by a number. */
static void
put_latin(Html *h, uint32_t c)
{
	/* what browsers take these numbers for */
	static const uint16_t win1252[32] = {
		0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
		0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
		0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
		0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178
	};
	char		u[3];

	c = c < 0xA0 ? win1252[c - 0x80] : ' ';
	if (c == ' ')
		space(h, ' ');
	else if (c >= 0x800)
	{
		u[0] = (char) (0xE0 | c >> 12);
		u[1] = (char) (0x80 | (c >> 6 & 0x3F));
		u[2] = (char) (0x80 | (c & 0x3F));
		visible(h, u, 3);
	}
	else if (c > 0)
	{
		u[0] = (char) (0xC0 | c >> 6);
		u[1] = (char) (0x80 | (c & 0x3F));
		visible(h, u, 2);
	}
}

/* Which bytes need a look: controls, space, '|', DEL, and the first bytes of
 * spaces and invisible characters beyond ASCII. */
static inline bool
needs_look(unsigned char c)
{
	static const unsigned char t[256] = {
		1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
		1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
		[' '] = 1,['|'] = 1,[0x7F] = 1,
		[0xC2] = 1,[0xE2] = 1,[0xE3] = 1,[0xEF] = 1
	};

	return t[c];
}

static void
text(Html *h, const char *s, size_t len)
{
	const char *stop = s + len;

	while (s < stop)
	{
		const char *start = s;
		unsigned char c;

		while (s < stop && !needs_look((unsigned char) *s))
			s++;
		if (s > start)
		{
			visible(h, start, s - start);
			continue;
		}
		c = (unsigned char) *s;
		switch (c)
		{
			case '|':
				visible(h, s, 1);
				h->out_pipe |= !h->data;
				break;
			case ' ':
			case '\t':
				space(h, (char) c);
				break;
			case '\n':
				space(h, '\n');
				h->line++;
				break;
			case 0xC2:
				if (stop - s >= 2 && (unsigned char) s[1] >= 0x80 &&
					(unsigned char) s[1] <= 0xA0)
				{
					put_latin(h, (unsigned char) s[1]);
					s++;
				}
				else if (stop - s >= 2 && (unsigned char) s[1] == 0xAD)
					s++;
				else
					visible(h, s, 1);
				break;
			case 0xE3:
			case 0xE2:
			case 0xEF:
				if (stop - s >= 3 && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80)
				{
					uint32_t	u = (uint32_t) (c & 0x0F) << 12 |
						(uint32_t) (s[1] & 0x3F) << 6 | (uint32_t) (s[2] & 0x3F);

					if (u == 0x3000 || (u >= 0x2000 && u <= 0x200A))
						space(h, ' ');
					else if (u == 0xFEFF || (u >= 0x200B && u <= 0x200F))
						;
					else
						visible(h, s, 3);
					s += 2;
				}
				else
					visible(h, s, 1);
				break;
			default:			/* controls print nothing */
				break;
		}
		s++;
	}
}


/* ------------------------------------------------------------------ tags */

static inline bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static inline bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The tag name at s; 0 when it is longer than any that we know. */
static const char *
tag_name(const char *s, const char *end, uint64_t *tag)
{
	uint64_t	t = 0;
	const char *start = s;

	while (s < end && (is_letter(*s) || (*s >= '0' && *s <= '9') || *s == ':' || *s == '-' || *s == '_'))
	{
		t = t << 8 | (unsigned char) (is_letter(*s) ? *s | 0x20 : *s);
		s++;
	}
	*tag = s - start <= 8 ? t : 0;
	return s;
}

/* Whether s starts so, in any case; it isn't shorter. */
static bool
name_starts(const char *s, const char *lower)
{
	for (; *lower; s++, lower++)
		if ((*s | 0x20) != *lower)
			return false;
	return true;
}

static bool
name_is(const char *s, size_t n, const char *lower)
{
	for (size_t i = 0; i < n; i++)
		if ((s[i] | 0x20) != lower[i])
			return false;
	return lower[n] == '\0';
}

static uint32_t
span_value(const char *s, uint32_t max)
{
	uint32_t	v = 0;
	const char *digits;

	while (is_blank(*s))
		s++;
	digits = s;
	for (; *s >= '0' && *s <= '9'; s++)
		if (v <= max)
			v = v * 10 + (*s - '0');
	if (s == digits)
		return 1;
	if (v == 0)					/* to the end of the table, for rows */
		return max == MAX_ROWSPAN ? max : 1;
	return v < max ? v : max;
}

/* display: none */
static bool
is_hidden(const char *style)
{
	for (; (style = strpbrk(style, "dD")) != NULL; style++)
	{
		const char *s = style;

		if (strnlen(s, 12) < 12 || !name_starts(s, "display"))
			continue;
		for (s += 7; is_blank(*s); s++)
			;
		if (*s != ':')
			continue;
		for (s++; is_blank(*s); s++)
			;
		if (strnlen(s, 4) == 4 && name_starts(s, "none"))
			return true;
	}
	return false;
}

static void
start_title(Html *h)
{
	if (h->title || h->out.len > 0 || h->depth > 0 || h->data)
	{
		h->hidden = h->open;
		h->hidden_tables = true;
		h->hidden_menu = false;
		return;
	}
	h->in_title = true;
	h->title_fragment = h->fragment;
	h->fragment = false;
	h->in_p = true;
}

static void
end_title(Html *h)
{
	size_t		len = h->out.len;

	h->in_title = h->in_p = false;
	h->fragment = h->title_fragment;
	if (len == 0)
		return;
	end_line(h);
	h->title_end = h->out.len;
	h->title = gov_alloc(h->a, len);
	memcpy((char *) h->title, h->out.s, len);
	h->title_len = len;
}

static void
start_tag(Html *h, uint64_t tag, uint32_t colspan, uint32_t rowspan)
{
	switch (tag)
	{
		case TAG_BR:
			/* in a row of a markdown table it only wraps */
			if (h->fragment && h->out_pipe && !h->data)
				h->ws = WS_NEWLINE;
			else
				line_break(h, 1);
			break;
		case TAG_TABLE:
			start_table(h, false);
			break;
		case TAG_TBODY:
		case TAG_THEAD:
		case TAG_TFOOT:
			close_cell(h);
			h->row_open = h->in_p = false;
			break;
		case TAG_TR:
			start_row(h);
			break;
		case TAG_TD:
		case TAG_TH:
			start_cell(h, colspan, rowspan);
			break;
		case TAG_TITLE:
			start_title(h);
			break;
		case TAG_P:
		case TAG_LI:
		case TAG_DT:
		case TAG_DD:
			line_break(h, 1);
			h->in_p = true;
			break;
		case TAG_H1:
		case TAG_H2:
		case TAG_H3:
		case TAG_H4:
		case TAG_H5:
		case TAG_H6:
			line_break(h, 8);
			h->in_p = true;
			break;
		case TAG_PRE:
			line_break(h, 1);
			h->in_pre = true;
			break;
		case TAG_DIV:
		case TAG_CAPTION:
		case TAG_CENTER:
		case TAG_UL:
		case TAG_OL:
		case TAG_DL:
		case TAG_HR:
		case TAG_FORM:
		case TAG_MAIN:
		case TAG_NAV:
		case TAG_ASIDE:
		case TAG_FIGURE:
		case TAG_FOOTER:
		case TAG_HEADER:
		case TAG_ARTICLE:
		case TAG_SECTION:
			line_break(h, 1);
			h->in_p = false;
			break;
		default:				/* inline: vanishes */
			break;
	}
}

static void
end_tag(Html *h, uint64_t tag)
{
	switch (tag)
	{
		case TAG_TITLE:
			if (h->in_title)
				end_title(h);
			break;
		case TAG_TABLE:
			h->in_p = false;
			if (h->data)
			{
				bool		implied = h->implied;

				finish_table(h);
				if (!implied && h->depth > 0)
					h->depth--;
			}
			else
			{
				close_cell(h);
				break_line(h);
				if (h->depth > 0)
					h->depth--;
			}
			break;
		case TAG_TR:
		case TAG_TBODY:
		case TAG_THEAD:
		case TAG_TFOOT:
			close_cell(h);
			h->row_open = h->in_p = false;
			break;
		case TAG_TD:
		case TAG_TH:
			close_cell(h);
			h->in_p = false;
			break;
		case TAG_PRE:
			line_break(h, 0);
			h->in_pre = false;
			break;
		case TAG_P:
		case TAG_LI:
		case TAG_DT:
		case TAG_DD:
		case TAG_H1:
		case TAG_H2:
		case TAG_H3:
		case TAG_H4:
		case TAG_H5:
		case TAG_H6:
		case TAG_DIV:
		case TAG_CAPTION:
		case TAG_CENTER:
		case TAG_UL:
		case TAG_OL:
		case TAG_DL:
		case TAG_FORM:
		case TAG_MAIN:
		case TAG_NAV:
		case TAG_ASIDE:
		case TAG_FIGURE:
		case TAG_FOOTER:
		case TAG_HEADER:
		case TAG_ARTICLE:
		case TAG_SECTION:
			line_break(h, 0);
			h->in_p = false;
			break;
		default:
			break;
	}
}

/* --------------------------------------------------- what libxml2 reports */

static uint32_t
parser_line(Html *h)
{
	return h->lines_before + (uint32_t) xmlSAX2GetLineNumber(h->parser);
}

static uint64_t
element(const char *name)
{
	uint64_t	tag;

	if (strcmp(name, "blockquote") == 0)
		return TAG_DIV;
	tag_name(name, name + strnlen(name, 9), &tag);
	return tag;
}

static bool
is_table_part(uint64_t tag)
{
	return tag == TAG_TABLE || tag == TAG_TR || tag == TAG_TD || tag == TAG_TH ||
		tag == TAG_TBODY || tag == TAG_THEAD || tag == TAG_TFOOT;
}

static void
start_element(Html *h, const char *name, const char **atts)
{
	uint64_t	tag;
	uint32_t	colspan = 1;
	uint32_t	rowspan = 1;
	bool		hide;

	tag = element(name);
	h->line = parser_line(h);
	if (h->hidden)
	{
		/*
		 * a panel that a click shows may hold the tables of the report, and a
		 * menu that isn't closed ends with its cell
		 */
		if (h->hidden_menu ? !is_table_part(tag) : tag != TAG_TABLE || h->hidden_tables)
			return;
		h->hidden = 0;
	}
	hide = tag == TAG_SELECT || tag == TAG_XML;
	for (; atts && atts[0]; atts += 2)
	{
		if (!atts[1])
			continue;
		if (strcmp(atts[0], "colspan") == 0)
			colspan = span_value(atts[1], MAX_COLSPAN);
		else if (strcmp(atts[0], "rowspan") == 0)
			rowspan = span_value(atts[1], MAX_ROWSPAN);
		else if (strcmp(atts[0], "style") == 0 && is_hidden(atts[1]))
			hide = true;
	}
	if (hide)
	{
		h->hidden = h->open;
		h->hidden_menu = tag == TAG_SELECT;
		h->hidden_tables = tag == TAG_XML || is_table_part(tag);
	}
	else
		start_tag(h, tag, colspan, rowspan);
}

static void
end_element(Html *h, const char *name)
{
	h->line = parser_line(h);
	if (h->hidden)
	{
		if (h->hidden == h->open)
			h->hidden = 0;
		return;
	}
	end_tag(h, element(name));
}

static void
characters(Html *h, const char *s, size_t len)
{
	uint32_t	line = parser_line(h);

	if (h->hidden)
		h->line = line;
	else if (len == 1 && *s == '\n' && line == h->line)
		space(h, ' ');			/* it was given by its number */
	else
		text(h, s, len);		/* from h->line, where all before it ended */
}

/*
 * The callbacks.  An error in one is kept until libxml2 has returned.
 */
#define CATCH(h, call) \
	do { \
		jmp_buf		here; \
		jmp_buf    *outer = (h)->a->onerror; \
		if (setjmp(here) == 0) \
		{ \
			(h)->a->onerror = &here; \
			call; \
		} \
		else \
			(h)->failed = true; \
		(h)->a->onerror = outer; \
	} while (0)

static void
on_start(void *arg, const xmlChar *name, const xmlChar **atts)
{
	Html	   *h = arg;

	h->open++;
	if (!h->failed && !h->muted)
		CATCH(h, start_element(h, (const char *) name, (const char **) atts));
}

static void
on_end(void *arg, const xmlChar *name)
{
	Html	   *h = arg;

	if (!h->failed && !h->muted)
		CATCH(h, end_element(h, (const char *) name));
	h->open--;
}

static void
on_characters(void *arg, const xmlChar *s, int len)
{
	Html	   *h = arg;

	if (!h->failed && !h->muted && len > 0)
		CATCH(h, characters(h, (const char *) s, len));
}

static void
on_comment(void *arg, const xmlChar *s)
{
	Html	   *h = arg;

	if (s && s[0] == '=' && s[1] == '\0')
		h->synced = true;
	if (h->failed || h->muted)
		return;
	h->line = parser_line(h);	/* others hold newlines, or nothing: */
	if (s && s[0] == '/' && s[1] == '\0' && !h->hidden)
		CATCH(h, line_break(h, 0));
}

/* Instead of the process's own handler. */
static void
#if LIBXML_VERSION >= 21200
on_error(void *arg, const xmlError * error)
#else
on_error(void *arg, xmlErrorPtr error)
#endif
{
	(void) arg;
	(void) error;
}


/* --------------------------------------------------------------- parsing */

static void
end_parser(Html *h)
{
	if (h->parser)
		htmlFreeParserCtxt (h->parser);

	h->parser = NULL;
}

static void
parse(Html *h, const char *s, size_t len)
{
	int			rc;

	h->synced = false;
	rc = htmlParseChunk(h->parser, s, (int) len, 0);
	if (h->failed)
		longjmp(*h->a->onerror, 1);
	if (!h->synced && rc == XML_ERR_NO_MEMORY)
		gov_throw(h->a, GOV_ERR_NOMEM, "out of memory");
}

/* A new parser, that knows what tables are open, and no more. */
static void
start_parser(Html *h)
{
	static const char cell[] = "<table><tr><td>";
	char		s[64 + MAX_REOPEN * sizeof(cell)];
	htmlSAXHandler sax;

	end_parser(h);
	h->lines_before = h->line - 1;
	memset(&sax, 0, sizeof(sax));
	sax.initialized = XML_SAX2_MAGIC;
	sax.startElement = on_start;
	sax.endElement = on_end;
	sax.characters = on_characters;
	sax.ignorableWhitespace = on_characters;
	sax.comment = on_comment;
	sax.serror = on_error;
	h->parser = htmlCreatePushParserCtxt (&sax, h, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);

	if (!h->parser)
		gov_throw(h->a, GOV_ERR_NOMEM, "out of memory");
	htmlCtxtUseOptions(h->parser, HTML_PARSE_RECOVER | HTML_PARSE_NODEFDTD |
					   HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
					   HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
	h->fed = 0;
	h->open = h->hidden = 0;
	h->in_pre = false;
	h->muted = true;
	strcpy(s, "<html><body>");
	for (uint32_t i = 0; i < h->depth && i < MAX_REOPEN; i++)
		strcat(s, cell);
	if (h->data && h->implied)
		strcat(s, cell + 7);
	strcat(s, SYNC);
	parse(h, s, strlen(s));
	h->muted = false;
}

/* libxml2 takes a page for one in Latin 1 when it meets bytes that aren't
 * UTF-8, or it reports them one by one. */
static void
repair(char *s, size_t len)
{
	char	   *end = s + len;

	while (s < end)
	{
		unsigned char c = (unsigned char) *s;
		size_t		n;
		bool		good;

		if (c < 0x80)
		{
			s++;
			continue;
		}
		n = gov_char_len(s, end);
		good = n > 1;
		if (n == 3 && (c == 0xE0 || c == 0xED || c == 0xEF))
		{
			uint32_t	u = gov_char_at(s, end);

			good = u >= 0x800 && (u < 0xD800 || u > 0xDFFF) && u < 0xFFFE;
		}
		else if (n == 4 && c == 0xF0)
			good = (unsigned char) s[1] >= 0x90;
		else if (n == 4 && c == 0xF4)
			good = (unsigned char) s[1] < 0x90;
		if (!good)
			memset(s, '?', n);
		s += n;
	}
}

static void
flush(Html *h)
{
	size_t		len = h->chunk_len;

	if (len == 0)
		return;
	repair(h->chunk, len);
	memcpy(h->chunk + len, SYNC, sizeof(SYNC) - 1);
	h->chunk_len = 0;
	h->chunk_tags = 0;
	h->fed += len;
	parse(h, h->chunk, len + sizeof(SYNC) - 1);
	h->line = parser_line(h);
	if (!h->synced || h->open > MAX_OPEN / 2 || h->fed > MAX_FED)
		start_parser(h);
	gov_check_interrupt(h->a);
}


/* ----------------------------------------------------------------- guard */

/* What belongs together must be in one chunk. */
static void
reserve(Html *h, size_t n)
{
	if (h->chunk_len + n > CHUNK)
		flush(h);
}

static void
feed(Html *h, const char *s, size_t n)
{
	reserve(h, n);
	memcpy(h->chunk + h->chunk_len, s, n);
	h->chunk_len += n;
}

static void
feed_string(Html *h, const char *s)
{
	feed(h, s, strlen(s));
}

/* The newlines of what is left out. */
static void
feed_newlines(Html *h, const char *s, const char *end)
{
	while ((s = memchr(s, '\n', end - s)) != NULL)
	{
		char		buf[1024] = "<!--";
		size_t		n = 4;

		do
		{
			buf[n++] = '\n';
			s++;
		} while (n < 1000 && (s = memchr(s, '\n', end - s)) != NULL);
		memcpy(buf + n, "-->", 3);
		feed(h, buf, n + 3);
		if (!s)
			break;
	}
}

static void
feed_text(Html *h, const char *s, const char *end)
{
	while (s < end)
	{
		size_t		room = CHUNK - h->chunk_len;
		size_t		n = end - s;

		if (n > room)
		{
			n = room;
			for (int i = 0; i < 3 && n > 0 && (s[n] & 0xC0) == 0x80; i++)
				n--;
		}
		if (n > 0)
			feed(h, s, n);
		s += n;
		if (s < end)
			flush(h);
	}
}

/* The next "</tag", in any case; NULL if there is none. */
static const char *
find_end_tag(Html *h, const char *s, uint64_t tag)
{
	const char *end = h->end;
	uint32_t	tags = 0;

	while ((s = memchr(s, '<', end - s)) != NULL)
	{
		uint64_t	t;

		if (end - s > 2 && s[1] == '/')
		{
			tag_name(s + 2, end, &t);
			if (t == tag)
				return s;
		}
		if ((++tags & 0xFFFF) == 0)
			gov_check_interrupt(h->a);
		s++;
	}
	return NULL;
}

/* Does a quote at s delimit a value: stands it after a '='? */
static bool
is_value(const char *s, const char *start)
{
	while (s > start && is_blank(s[-1]))
		s--;
	return s > start && s[-1] == '=';
}

/*
 * From behind the tag's name to the '>' that ends it, or to the '<' of the
 * next one.  NULL when the text ends first.
 */
static const char *
tag_end(Html *h, const char *s, uint32_t *words)
{
	const char *start = s;
	const char *end = h->end;
	uint32_t	blanks = 0;
	uint32_t	n = 0;

	for (; s < end && *s != '>' && *s != '<'; s++)
	{
		if ((++n & 0xFFFFF) == 0)
			gov_check_interrupt(h->a);
		if (*s == '=')
			*words += 1;
		else if (is_blank(*s))
		{
			*words += !is_blank(s[-1]);
			if (++blanks > 2 * MAX_TAG)
				start = s;		/* is_value() needn't look back further */
		}
		else if (((*s == '"' && !h->no_quot) || (*s == '\'' && !h->no_apos)) &&
				 is_value(s, start))
		{
			const char *close = memchr(s + 1, *s, end - s - 1);

			if (close)
				start = s = close;
			else if (*s == '"')
				h->no_quot = true;
			else
				h->no_apos = true;
		}
	}
	return s < end ? s : NULL;
}

/*
 * Attributes as they are, but for what could make libxml2 see the end of the
 * tag elsewhere, after a name that isn't one: quotes that delimit nothing, and
 * what looks like markup in values (none of which is of interest here).
 */
static void
feed_attributes(Html *h, const char *s, const char *stop)
{
	const char *start = s;
	const char *close = NULL;	/* of the quotes that s is in */
	char		buf[MAX_TAG];
	size_t		n = 0;

	for (; s < stop; s++)
	{
		char		c = *s;

		if (s == close)
		{
			start = s;
			close = NULL;
		}
		else if (c == '"' || c == '\'')
		{
			if (!close && is_value(s, start))
				close = memchr(s + 1, c, stop - s - 1);
			else
				c = ' ';
			if (!close)
				c = ' ';
		}
		else if (c == '<' || c == '>' || ((unsigned char) c < 0x20 && c != '\n') ||
				 (close && (c == '=' || c == '&')))
			c = ' ';
		buf[n++] = c;
	}
	feed(h, buf, n);
}

/* End tags that end a line even when libxml2 finds nothing that they close. */
static bool
ends_line(uint64_t tag)
{
	switch (tag)
	{
		case TAG_P:
		case TAG_DIV:
		case TAG_LI:
		case TAG_DT:
		case TAG_DD:
		case TAG_H1:
		case TAG_H2:
		case TAG_H3:
		case TAG_H4:
		case TAG_H5:
		case TAG_H6:
		case TAG_CENTER:
		case TAG_ARTICLE:
		case TAG_SECTION:
			return true;
		default:
			return false;
	}
}

static void raw_text(Html *h, const char *s, const char *stop);

/* h->p is at a '<'.  False when it is no more than that. */
static bool
markup(Html *h)
{
	const char *p = h->p;
	const char *s = p + 1;
	const char *end = h->end;
	const char *stop;
	uint64_t	tag;

	if (s == end)
		return false;
	if (is_letter(*s))
	{
		const char *word;
		uint32_t	words = 0;
		char		name[MAX_TAG_NAME + 1];
		size_t		n;

		s = tag_name(s, end, &tag);
		/* "<5", "<x的" are text; a tag's name ends cleanly */
		if (s < end && !is_blank(*s) && *s != '>' && *s != '/' && *s != '<')
			return false;
		/* and what follows it in prose, "x<p 的", are no attributes */
		for (word = s; word < end && is_blank(*word) && word - s < 64; word++)
			;
		if (h->no_gt || (word < end && word > s && (*word & 0x80)))
			return false;
		n = s - p - 1;
		stop = tag_end(h, s, &words);
		if (!stop)
		{
			/*
			 * Its quotes run on to the end of the text, or nothing closes it.
			 * Neither may be found out again at every '<': that would take
			 * quadratic time.
			 */
			stop = memchr(s, '>', end - s);
			if (!stop)
			{
				h->no_gt = true;
				return false;
			}
			words = UINT32_MAX;
			if (++h->run_on_tags > 8)
				h->no_quot = h->no_apos = true;
		}
		h->p = stop + (*stop == '>');
		if (n > MAX_TAG_NAME)
			tag = TAG_BODY;		/* none that is known */
		switch (tag)
		{
			case TAG_HTML:
			case TAG_BODY:
				if (h->fragment && n <= MAX_TAG_NAME)
				{
					flush(h);
					h->fragment = false;
				}
				/* FALLTHROUGH */
			case TAG_HEAD:
			case TAG_XMP:
			case TAG_LISTING:
			case TAG_IFRAME:
			case TAG_NOEMBED:
			case TAG_NOFRAMES:
				feed_newlines(h, p, h->p);
				return true;
			case TAG_SCRIPT:
			case TAG_STYLE:
				stop = find_end_tag(h, h->p, tag);
				h->p = stop ? stop : end;
				feed_newlines(h, p, h->p);
				return true;
			case TAG_TITLE:
				stop = h->no_title_end ? NULL : find_end_tag(h, h->p, tag);
				if (!stop)
					h->no_title_end = true;
				else if (stop - h->p > MAX_TITLE)
					h->p = stop;
				else
				{
					feed_newlines(h, p, h->p);
					raw_text(h, h->p, stop);
					h->p = stop;
					return true;
				}
				feed_newlines(h, p, h->p);
				return true;
			default:
				break;
		}
		for (size_t i = 0; i < n; i++)
			name[i] = is_letter(p[1 + i]) ? (p[1 + i] | 0x20) : p[1 + i];
		name[n] = '\0';
		if (strcmp(name, "plaintext") == 0)
			return feed_newlines(h, p, h->p), true;
		if (tag == TAG_TEXTAREA)
			strcpy(name, "pre");
		if (h->open + h->chunk_tags >= MAX_OPEN)
			flush(h);
		reserve(h, MAX_TAG_NAME + MAX_TAG + 2);
		feed(h, "<", 1);
		feed_string(h, name);
		if (stop - s > MAX_TAG || words > MAX_TAG_WORDS)
		{
			feed(h, ">", 1);
			feed_newlines(h, p, stop);
		}
		else
		{
			/* it isn't empty because it says so: <td/>; but <o:p/> is */
			if (!strchr(name, ':'))
				while (stop > s && stop[-1] == '/')
					stop--;
			feed_attributes(h, s, stop);
			feed(h, ">", 1);
		}
		h->chunk_tags++;
		return true;
	}
	if (*s == '/' && end - s >= 2 && is_letter(s[1]))
	{
		const char *name = s + 1;
		size_t		n;

		s = tag_name(name, end, &tag);
		n = s - name;
		while (s < end && *s != '>' && *s != '<')
			s++;
		h->p = s + (s < end && *s == '>');
		if (n <= MAX_TAG_NAME && tag != TAG_HTML && tag != TAG_BODY && tag != TAG_HEAD)
		{
			reserve(h, MAX_TAG_NAME + 3);
			feed(h, "</", 2);
			if (tag == TAG_TEXTAREA)
				feed(h, "pre", 3);
			else
				feed(h, name, n);
			feed(h, ">", 1);
			if (ends_line(tag) || (n == 10 && name_is(name, n, "blockquote")))
				feed_string(h, BLOCK_END);
		}
		feed_newlines(h, p, h->p);
		return true;
	}
	if (*s == '!' && end - s >= 3 && s[1] == '-' && s[2] == '-')
	{
		for (s += 1; (s = memchr(s, '>', end - s)) != NULL; s++)
			if (s[-1] == '-' && s[-2] == '-')
				break;
		h->p = s ? s + 1 : end;
		feed_newlines(h, p, h->p);
		return true;
	}
	if ((*s == '!' && end - s >= 2 && (is_letter(s[1]) || s[1] == '[')) ||
		(*s == '?' && end - s >= 2 && is_letter(s[1])))
	{
		if (*s == '!' && (s[1] | 0x20) == 'd' && h->fragment)
		{
			flush(h);
			h->fragment = false;	/* a doctype */
		}
		while (s < end && *s != '>' && *s != '<')
			s++;
		h->p = s + (s < end && *s == '>');
		feed_newlines(h, p, h->p);
		return true;
	}
	return false;
}

/* s is at an '&'; behind what is fed for it. */
static const char *
reference(Html *h, const char *s, const char *end)
{
	const char *amp = s++;

	reserve(h, 64);
	if (s < end && *s == '#')
	{
		bool		hex = ++s < end && (*s | 0x20) == 'x';
		const char *digits = s += hex;
		uint32_t	v = 0;

		for (; s < end; s++)
		{
			uint32_t	d;

			if (*s >= '0' && *s <= '9')
				d = *s - '0';
			else if (hex && (*s | 0x20) >= 'a' && (*s | 0x20) <= 'f')
				d = (*s | 0x20) - 'a' + 10;
			else
				break;
			if (v < 0x110000)
				v = v * (hex ? 16 : 10) + d;
		}
		if (s > digits)
		{
			/* of others some versions make U+FFFD; some want the ';' */
			if (v > 0 && v < 0x110000 && (v < 0xD800 || v > 0xDFFF) && s - amp < 32)
			{
				feed(h, amp, s - amp);
				feed(h, ";", 1);
			}
			return s + (s < end && *s == ';');
		}
	}
	else
	{
		/* those that are met without their ';' */
		static const char *const lax[] = {"nbsp", "amp", "lt", "gt", "quot"};

		while (s < end && s - amp <= 32 && (is_letter(*s) || (*s >= '0' && *s <= '9')))
			s++;
		if (s < end && s - amp > 2 && *s == ';')
		{
			feed(h, amp, s - amp + 1);
			return s + 1;
		}
		for (size_t i = 0; i < sizeof(lax) / sizeof(lax[0]); i++)
		{
			size_t		n = strlen(lax[i]);

			if ((size_t) (s - amp) >= n + 1 && memcmp(amp + 1, lax[i], n) == 0 &&
				(i == 0 || (size_t) (s - amp) == n + 1))
			{
				feed(h, amp, n + 1);
				feed(h, ";", 1);
				return amp + n + 1;
			}
		}
	}
	feed_string(h, "&amp;");
	return amp + 1;
}

/* Bytes that may not go on as they are. */
static inline bool
is_special(unsigned char c)
{
	return c == '<' || c == '&' || (c < 0x20 && c != '\n' && c != '\t');
}

/* A run of text, to the next '<' or the end; from s, which may be at one. */
static const char *
feed_run(Html *h, const char *s, const char *end)
{
	const char *start = s;

	while (s < end && !is_special((unsigned char) *s))
		s++;
	if (s > start)
		feed_text(h, start, s);
	if (s < end && *s == '&')
		return reference(h, s, end);
	if (s < end && *s != '<')
	{
		if (*s == '\f')
			feed(h, " ", 1);
		s++;
	}
	return s;
}

/* A title, which holds no markup. */
static void
raw_text(Html *h, const char *s, const char *stop)
{
	if (h->open + h->chunk_tags >= MAX_OPEN)
		flush(h);
	reserve(h, 9 * MAX_TITLE + 32);
	feed_string(h, "<title>");
	h->chunk_tags++;
	while (s < stop)
		if (*s == '<')
		{
			feed_string(h, "&lt;");
			s++;
		}
		else
			s = feed_run(h, s, stop);
	feed_string(h, "</title>");
}


/* ---------------------------------------------------------- entry points */

static bool
is_known_tag(uint64_t tag)
{
	switch (tag)
	{
		case TAG_BR:
		case TAG_P:
		case TAG_DIV:
		case TAG_LI:
		case TAG_H1:
		case TAG_H2:
		case TAG_H3:
		case TAG_TABLE:
		case TAG_TR:
		case TAG_TD:
		case TAG_TH:
		case TAG_TBODY:
		case TAG_HTML:
		case TAG_HEAD:
		case TAG_BODY:
		case TAG_META:
		case TAG_TITLE:
		case TAG_SCRIPT:
		case TAG_STYLE:
		case TAG_PRE:
		case TAG_SPAN:
		case TAG_FONT:
		case TAG_STRONG:
		case TAG_CENTER:
		case TAG_UL:
		case TAG_OP:
			return true;
		default:
			return false;
	}
}

bool
gov_text_is_html(const char *s, size_t len)
{
	const char *end = s + len;

	while (s < end && (s = memchr(s, '<', end - s)) != NULL)
	{
		const char *t = ++s;
		uint64_t	tag;
		bool		closing = t < end && *t == '/';

		if (end - t >= 9 && *t == '!' && name_is(t + 1, 7, "doctype"))
			return true;
		t += closing;
		if (t == end || !is_letter(*t))
			continue;
		t = tag_name(t, end, &tag);
		if (t == end || !is_known_tag(tag))
			continue;
		/* x<p 的 is no tag: it closes, or has an attribute */
		if (*t == '>' || (*t == '/' && t + 1 < end && t[1] == '>'))
			return true;
		if (closing || !is_blank(*t))
			continue;
		while (t < end && is_blank(*t))
			if (++t - s > 64)
				break;
		if (t < end && (*t == '>' || *t == '/'))
			return true;
		if (t < end && is_letter(*t))
		{
			const char *stop = end - t > 40 ? t + 40 : end;

			while (t < stop && (is_letter(*t) || *t == '-' || *t == ':' || is_blank(*t)))
				t++;
			if (t < stop && *t == '=')
				return true;
		}
	}
	return false;
}

static void
convert(Html *h)
{
	start_parser(h);
	while (h->p < h->end)
	{
		if (*h->p != '<')
			h->p = feed_run(h, h->p, h->end);
		else if (!markup(h))
		{
			feed_string(h, "&lt;");
			h->p++;
		}
	}
	flush(h);
	if (h->data)
		finish_table(h);
	close_cell(h);
	break_line(h);
}

void
gov_text_from_html(GovArena *a, const char *s, size_t len, GovText *out)
{
	Html	   *h = gov_alloc0(a, sizeof(Html));
	jmp_buf		here;
	jmp_buf    *outer = a->onerror;

	h->a = a;
	h->p = s;
	h->end = s + len;
	h->line = 1;
	h->fragment = true;
	h->budget = 4096 + (int64_t) len;
	h->chunk = gov_alloc(a, CHUNK + sizeof(SYNC));
	/* what most pages need, at once */
	grow(a, &h->out, len < 65536 ? len / 2 + 256 : len / 4);

	if (setjmp(here) != 0)
	{
		end_parser(h);
		a->onerror = outer;
		if (!outer)
			abort();
		longjmp(*outer, 1);
	}
	a->onerror = &here;
	convert(h);
	end_parser(h);
	a->onerror = outer;

	out->s = h->out.s;
	out->len = h->out.len;
	out->source_line = h->lines;
	out->nlines = h->nlines > UINT32_MAX ? UINT32_MAX : (uint32_t) h->nlines;
	if (h->title && h->title_repeated)
	{
		out->s += h->title_end;
		out->len -= h->title_end;
		out->source_line++;
		out->nlines--;
	}
}
