/*
 * internal.h
 *		What the parts of the HTML reader share; nobody else's business.
 *
 * html.c			tells pages from texts, and starts it all
 * html_guard.c		between the page and libxml2: passes on what is harmless
 * html_parser.c	libxml2's parser, and what it reports
 * html_flow.c		text and tags to lines
 * html_table.c		tables: held back until they are known to be of data
 */
#ifndef GOV_HTML_INTERNAL_H
#define GOV_HTML_INTERNAL_H

#include "core/text/page.h"
#include "core/text/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <libxml/HTMLparser.h>

/* A tag is its name, as far as it is one of these. */
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

typedef struct GovHtmlBuf
{
	char	   *s;
	size_t		len;
	size_t		cap;
} GovHtmlBuf;

typedef struct GovHtmlCell
{
	size_t		off;			/* in the held text */
	size_t		len;
	uint32_t	row;			/* from the first row held */
	uint32_t	line;
	uint32_t	rowspan;
	uint32_t	colspan;
} GovHtmlCell;

/* Whitespace seen but not yet written. */
enum
{
	WS_NONE, WS_SPACE, WS_NEWLINE
};

typedef struct GovHtml
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

	GovHtmlBuf	out;
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

	GovHtmlBuf	held;
	bool		held_break;		/* a break to be written before more text */
	uint32_t	breaks;
	GovHtmlCell *cells;
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
} GovHtml;

/* html.c: names of tags */
extern const char *gov_html_tag_name(const char *s, const char *end, uint64_t *tag);
extern bool gov_html_name_starts(const char *s, const char *lower);
extern bool gov_html_name_is(const char *s, size_t n, const char *lower);

/* html_guard.c */
extern void gov_html_feed_page(GovHtml *h);

/* html_parser.c */
extern void gov_html_start_parser(GovHtml *h);
extern void gov_html_end_parser(GovHtml *h);
extern void gov_html_flush(GovHtml *h);

/* html_flow.c */
extern void gov_html_grow(GovArena *a, GovHtmlBuf *b, size_t more);
extern void gov_html_end_line(GovHtml *h);
extern void gov_html_break_line(GovHtml *h);
extern void gov_html_line_break(GovHtml *h, uint32_t weight);
extern void gov_html_space(GovHtml *h, char c);
extern void gov_html_text(GovHtml *h, const char *s, size_t len);
extern void gov_html_start_tag(GovHtml *h, uint64_t tag, uint32_t colspan, uint32_t rowspan);
extern void gov_html_end_tag(GovHtml *h, uint64_t tag);

/* html_table.c */
extern void gov_html_start_table(GovHtml *h, bool implied);
extern void gov_html_start_row(GovHtml *h);
extern void gov_html_start_cell(GovHtml *h, uint32_t colspan, uint32_t rowspan);
extern void gov_html_close_cell(GovHtml *h);
extern void gov_html_put_rows(GovHtml *h, uint32_t nrows);
extern void gov_html_demote(GovHtml *h);
extern void gov_html_finish_table(GovHtml *h);

static inline void
gov_html_put(GovHtml *h, GovHtmlBuf *b, const char *s, size_t n)
{
	if (n > b->cap - b->len)
		gov_html_grow(h->a, b, n);
	memcpy(b->s + b->len, s, n);
	b->len += n;
}

static inline void
gov_html_put1(GovHtml *h, GovHtmlBuf *b, char c)
{
	if (b->len == b->cap)
		gov_html_grow(h->a, b, 1);
	b->s[b->len++] = c;
}

static inline bool
gov_html_is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static inline bool
gov_html_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

#endif
