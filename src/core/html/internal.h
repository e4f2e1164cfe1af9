/*
 * internal.h
 *		What the parts of the HTML reader share; nobody else's business.
 *
 * html.c		tells pages from texts, and starts it all
 * clean.c		between the page and libxml2: passes on what is harmless
 * libxml.c		libxml2's parser, and what it reports
 * flow.c		text and tags to lines
 * lines.c		the lines, and where in the source each begins
 * table.c		tables: held back until they are known to be of data
 */
#ifndef GOV_HTML_INTERNAL_H
#define GOV_HTML_INTERNAL_H

#include "core/base/buffer.h"
#include "core/html/tags.h"
#include "core/text/page.h"
#include "core/text/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <libxml/HTMLparser.h>

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

	GovBuffer	out;
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

	GovBuffer	held;
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

/* clean.c */
extern void gov_html_feed_page(GovHtml *h);

/* libxml.c */
extern void gov_html_start_parser(GovHtml *h);
extern void gov_html_end_parser(GovHtml *h);
extern void gov_html_flush(GovHtml *h);

/* lines.c */
extern void gov_html_end_line(GovHtml *h);
extern void gov_html_break_line(GovHtml *h);

/* flow.c */
extern void gov_html_line_break(GovHtml *h, uint32_t weight);
extern void gov_html_space(GovHtml *h, char c);
extern void gov_html_text(GovHtml *h, const char *s, size_t len);
extern void gov_html_start_tag(GovHtml *h, uint64_t tag, uint32_t colspan, uint32_t rowspan);
extern void gov_html_end_tag(GovHtml *h, uint64_t tag);

/* table.c */
extern void gov_html_start_table(GovHtml *h, bool implied);
extern void gov_html_start_row(GovHtml *h);
extern void gov_html_start_cell(GovHtml *h, uint32_t colspan, uint32_t rowspan);
extern void gov_html_close_cell(GovHtml *h);
extern void gov_html_put_rows(GovHtml *h, uint32_t nrows);
extern void gov_html_demote(GovHtml *h);
extern void gov_html_finish_table(GovHtml *h);

#endif
