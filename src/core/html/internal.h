/*
 * internal.h
 *		What the files of the HTML reader share.
 *
 * The way of a page, from the top:
 * html.c		tells pages from texts, and starts it all
 * clean.c		what of the page goes to libxml2; markup.c says what is markup
 * libxml.c		libxml2's parser
 * elements.c	what it reports, but for what isn't shown
 * flow.c		text and tags
 * table.c		tables: held back until they are known to be of data
 * lines.c		the lines that come out
 */
#ifndef GOV_HTML_INTERNAL_H
#define GOV_HTML_INTERNAL_H

#include "core/base/buffer.h"
#include "core/html/markup.h"
#include "core/html/tags.h"
#include "core/text/page.h"
#include "core/text/utf8.h"

#include <string.h>

#define GOV_HTML_FIRST_ITEMS	256 /* room of an array to begin with */

/* Beyond these a cell is one of layout. */
#define MAX_CELL_TEXT	2000
#define MAX_CELL_BREAKS	24		/* a vertical heading has one per character */

#define CHUNK			(32 * 1024) /* what libxml2 is given at once */
#define MAX_OPEN		256		/* elements in each other, in it */

/* Ends each chunk; libxml2 reports it when it has read that far. */
#define SYNC			"<!--=-->"

/* Follows the end tag of a block: it ends a line in any case. */
#define BLOCK_END		"<!--/-->"

/* In held text: '\n' and the source line of what follows. */
#define BREAK_SIZE		(1 + sizeof(uint32_t))

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
typedef enum GovHtmlSpace
{
	WS_NONE, WS_SPACE, WS_NEWLINE
} GovHtmlSpace;

/* clean.c */
typedef struct GovHtmlCleaner
{
	GovMarkupScan scan;
	char	   *chunk;			/* what goes to the parser next */
	size_t		chunk_len;
	uint32_t	chunk_tags;		/* start tags in it */
	bool		no_title_end;	/* no </title> from here to the end */
} GovHtmlCleaner;

/* libxml.c */
typedef struct GovHtmlParser
{
	struct _xmlParserCtxt *ctxt;
	bool		failed;			/* an error was thrown in a callback */
	bool		muted;			/* elements are opened again: no news */
	bool		synced;			/* it has come to the end of the chunk */
	size_t		fed;			/* bytes */
	uint32_t	lines_before;	/* those that earlier parsers have seen */
} GovHtmlParser;

/* elements.c */
typedef struct GovHtmlElements
{
	uint32_t	open;			/* in each other */
	uint32_t	hidden;			/* the one that is not shown, as "open" then;
								 * or 0 */
	bool		hidden_tables;	/* nor are tables in it */
	bool		hidden_menu;
	uint32_t	span_class;		/* of the last <span>, as a hash; 0: none */
	size_t		span_end;		/* where the page's text ended with it */
} GovHtmlElements;

/* flow.c: how text becomes lines */
typedef struct GovHtmlFlow
{
	GovHtmlSpace space;
	bool		fragment;		/* no page: newlines and spaces count */
	bool		in_p;			/* in a paragraph newlines don't count */
	bool		in_pre;
	bool		in_cell;		/* of a table of layout */
	bool		in_cell_text;	/* which has text */
} GovHtmlFlow;

/* A page's <title>, which becomes the first line. */
typedef struct GovHtmlTitle
{
	const char *s;				/* NULL: none */
	size_t		len;
	size_t		end;			/* of its line in the text */
	bool		repeated;		/* the page shows it, too */
	bool		open;			/* under way */
	bool		was_fragment;	/* before */
} GovHtmlTitle;

/* table.c: the innermost table */
typedef struct GovHtmlTable
{
	uint32_t	depth;			/* of open tables */
	bool		held;			/* back: it may be one of data */
	bool		implied;		/* it has no <table> of its own */
	bool		row_open;
	bool		cell_open;
	bool		flushed;		/* rows of it have gone out */
	GovBuffer	text;			/* of the cells held */
	bool		text_break;		/* a break to be written before more text */
	uint32_t	breaks;			/* in the open cell, by their weight */
	GovHtmlCell *cells;
	size_t		ncells;
	size_t		cells_cap;
	uint32_t	nrows;			/* of those held */
	uint32_t   *covered;		/* by column: rows still covered from above */
	size_t		ncovered;
	size_t		covered_cap;
	int64_t		budget;			/* covered grid cells still allowed */
} GovHtmlTable;

/* lines.c: the text that comes out */
typedef struct GovHtmlLines
{
	GovBuffer	text;
	size_t		start;			/* of the current line */
	bool		pipe;			/* it holds a '|' */
	bool		after_br;		/* a <br> has begun it, or it is all of the
								 * text */
	uint32_t	source;			/* line of its first character; 0: none yet */
	uint32_t   *sources;		/* of all lines */
	size_t		n;
	size_t		cap;
} GovHtmlLines;

typedef struct GovHtml
{
	GovArena   *a;
	uint32_t	line;			/* in the source, of what is read */
	GovHtmlCleaner cleaner;
	GovHtmlParser parser;
	GovHtmlElements elements;
	GovHtmlFlow flow;
	GovHtmlTitle title;
	GovHtmlTable table;
	GovHtmlLines lines;
} GovHtml;

/* clean.c: the whole page, piece by piece, to the parser */
extern void gov_html_feed_page(GovHtml *h, const char *s, size_t len);

/* libxml.c */
extern void gov_html_start_parser(GovHtml *h);
extern void gov_html_end_parser(GovHtml *h);
extern void gov_html_flush(GovHtml *h);

/* elements.c: h->line is that of an element; characters end on "line" */
extern void gov_html_start_element(GovHtml *h, const char *name, const char **atts);
extern void gov_html_end_element(GovHtml *h, const char *name);
extern void gov_html_characters(GovHtml *h, const char *s, size_t len, uint32_t line);

/* flow.c */
extern void gov_html_line_break(GovHtml *h, uint32_t weight);
extern void gov_html_space(GovHtml *h, char c);
extern void gov_html_text(GovHtml *h, const char *s, size_t len);
extern void gov_html_start_tag(GovHtml *h, uint64_t tag, uint32_t colspan, uint32_t rowspan);
extern void gov_html_end_tag(GovHtml *h, uint64_t tag);

/* table.c */
extern void gov_html_start_table(GovHtml *h, bool implied);
extern void gov_html_end_table(GovHtml *h);
extern void gov_html_start_row(GovHtml *h);
extern void gov_html_close_row(GovHtml *h);
extern void gov_html_start_cell(GovHtml *h, uint32_t colspan, uint32_t rowspan);
extern void gov_html_close_cell(GovHtml *h);
extern void gov_html_put_rows(GovHtml *h, uint32_t nrows);
extern void gov_html_demote(GovHtml *h);
extern void gov_html_finish_table(GovHtml *h);

/* lines.c */
extern void gov_html_end_line(GovHtml *h);
extern void gov_html_break_line(GovHtml *h);

#endif
