/*
 * internal.h
 *		What the parts of the generator share.
 *
 * A text under way is a list of lines; a line knows which labels and values
 * it prints, so that the truth can be told again after damage.
 */
#ifndef GOV_GENERATOR_INTERNAL_H
#define GOV_GENERATOR_INTERNAL_H

#include "generator.h"

#include <string.h>

/*
 * Rows of the form, with the values that they print: those of table 2 in the
 * 2019 form, of table 2 in the 2021 form, of table 3, and table 4's only one.
 */
enum
{
	ROW_2019 = 0,
	ROW_2021 = ROW_2019 + 8,
	ROW_APPLICATIONS = ROW_2021 + 6,
	ROW_REMEDIES = ROW_APPLICATIONS + GOV_NAPPLICATIONS,
	NROWS,
	ROW_EXTRA = NROWS,			/* one that the form does not have */
	ROW_NONE = -1				/* group labels */
};

typedef struct GenRow
{
	int			n;
	int			slot[15];
} GenRow;

typedef enum GenTokenKind
{
	TOKEN_LABEL, TOKEN_GROUP, TOKEN_HEAD, TOKEN_VALUE
} GenTokenKind;

typedef struct GenToken
{
	GenTokenKind kind;
	int			row;			/* of a label */
	int			piece;			/* of a label: 0 .. npieces - 1 */
	int			npieces;
	uint32_t	off;			/* in the line */
	uint32_t	len;
	GovStatus	status;			/* of a value */
	int64_t		value;			/* of the number as printed */
	uint8_t		scale;
	bool		unit;			/* it says its unit itself: the value is in
								 * yuan */
} GenToken;

typedef struct GenLine
{
	uint32_t	off;			/* in the buffer */
	uint32_t	len;
	uint32_t	token;
	uint32_t	ntokens;
	int8_t		table;			/* 0 to 2; -1: none */
	bool		row_a_line;		/* its numbers belong to its own label */
	bool		gap;			/* empty, where that may mean an empty cell */
	bool		piped;			/* cells are what stands between lonely pipes */
} GenLine;

/* An entry of a table, from which the layouts make cells or lines. */
typedef enum GenEntryKind
{
	ENTRY_BAND,					/* the article of the Regulations */
	ENTRY_HEADS,				/* names of columns */
	ENTRY_ROW
} GenEntryKind;

typedef struct GenEntry
{
	GenEntryKind kind;
	int			row;
	const char *label;
	int			level;			/* table 3: 0 top, 1 under three, 2 leaf */
	const char *group;			/* label of the group of a leaf */
	int			first;			/* leaf: 1-based place in its group */
	int			groupsize;
	int			nheads;
	const char *heads[3];
} GenEntry;

typedef struct GenTable
{
	int			part;			/* 0 to 2 */
	int			form;
	int			layout;
	int			nentries;
	GenEntry	entries[40];
	int			nthree;			/* rows under heading three */
} GenTable;

typedef struct GenStyle
{
	bool		full;			/* full-width brackets and punctuation */
	int			number;			/* 0 "1."  1 "1、"  2 "1. "  3 none */
	bool		no_topnumber;
	int			spaces;			/* 1 in n labels has an inner space; 0: none */
	bool		decorated;
	bool		oldnames;
	bool		lost;			/* lost pieces of column names */
	int			typos;			/* 1 in n labels is misspelt; 0: none */
	bool		comma;
	bool		fullwidth;
	bool		noted;			/* numbers with a note in brackets */
	int			na;				/* which stroke or word */
	bool		extra;
	bool		vertical;		/* the vertical heading is in the text */
	bool		furniture;
	bool		mangled;		/* column names run together or split */
	bool		ascii_quotes;
	bool		html;
	bool		spaced;			/* a blank line after each paragraph */
	bool		wrapped;		/* prose is wrapped as on paper */
	int			page;
} GenStyle;

struct GenGenerator
{
	uint64_t	rng;
	GenRow		rows[NROWS];

	char	   *buf;			/* lines under way, in order of making */
	size_t		buflen;
	size_t		bufcap;
	GenLine    *lines;
	uint32_t	nlines;
	uint32_t	linecap;
	GenToken   *tokens;
	uint32_t	ntokens;
	uint32_t	tokencap;
	bool		open;			/* a line is under way */
	int			table;
	bool		row_a_line;
	bool		piped;
	bool		formfeed;		/* the next line begins a page */

	char	   *mem;			/* strings of this report */
	size_t		memlen;
	size_t		memcap;

	char	   *out;
	size_t		outcap;

	GenStyle	style;
	const GenOptions *options;
	int			year;
	const char *agency;
	const char *division;
	const char *print[GOV_NSLOTS];
	GenReport	report;
};

/* generator.c */
extern uint64_t gen_random(GenGenerator *g);
extern int	gen_upto(GenGenerator *g, int n);	/* 0 .. n - 1 */
extern int	gen_between(GenGenerator *g, int a, int b);
extern bool gen_one_in(GenGenerator *g, int n); /* never for 0 */
extern char *gen_mem(GenGenerator *g, size_t size);
extern char *gen_format(GenGenerator *g, const char *fmt,...)
			__attribute__((format(printf, 2, 3)));
extern const char *gen_style(GenGenerator *g, const char *s);	/* brackets etc. */
extern const char *gen_spaced(GenGenerator *g, const char *s);	/* an inner space,
																 * perhaps */
extern int	gen_charlen(const char *s); /* bytes of the first character */
extern int	gen_nchars(const char *s);
extern const char *gen_skip(const char *s, int nchars);
extern const char *gen_wrap(const char *s, int nchars); /* no line begins with a
														 * comma */
extern const char *gen_slice(GenGenerator *g, const char *s, const char *end);
extern const char *gen_join(GenGenerator *g, const char *a, const char *b);

extern void gen_put(GenGenerator *g, const char *s);
extern void gen_pad(GenGenerator *g, int n);
extern void gen_nl(GenGenerator *g);	/* ends the line */
extern void gen_line(GenGenerator *g, const char *s);
extern void gen_gap(GenGenerator *g);	/* an empty line */
extern int	gen_column(GenGenerator *g);	/* characters on this line so far */
extern void gen_label(GenGenerator *g, int row, const char *s, int piece, int npieces);
extern void gen_group(GenGenerator *g, const char *s);
extern void gen_head(GenGenerator *g, const char *s);
extern void gen_value(GenGenerator *g, int slot);
extern void gen_extra_value(GenGenerator *g, const char *s);
extern void gen_may(GenGenerator *g, int row);
extern bool gen_has_blank(GenGenerator *g, int row);

/* typos in n characters of s; never touches digits, brackets and such */
extern const char *gen_misspell(GenGenerator *g, const char *s, int n);

/* figures.c */
extern void gen_make_figures(GenGenerator *g, int form2, int form3,
							 const bool *blanks);

/* prose.c */
extern void gen_head_block(GenGenerator *g);
extern void gen_heading(GenGenerator *g, int part);
extern void gen_prose(GenGenerator *g, int part, size_t bytes);
extern void gen_instead(GenGenerator *g, int table);	/* a sentence for a
														 * table */
extern void gen_tail(GenGenerator *g);
extern void gen_paragraph(GenGenerator *g, const char *s);
extern void gen_furniture(GenGenerator *g);

typedef struct GenDivision
{
	const char *name;			/* as agencies write it */
	uint64_t	code;
	bool		is_county;
} GenDivision;
extern const GenDivision gen_divisions[];

/* layouts.c */
extern void gen_table(GenGenerator *g, GenTable *t);
extern const char *const gen_parties_zh[GOV_NPARTIES];
extern const char *const gen_results_zh[5];
extern const char *gen_corner(GenGenerator *g);

/* layouts_grid.c, layouts_markdown.c, layouts_paper.c, layouts_html.c */
extern void gen_grid_table(GenGenerator *g, GenTable *t);
extern void gen_markdown_table(GenGenerator *g, GenTable *t);
extern void gen_paper_table(GenGenerator *g, GenTable *t);
extern void gen_raw_table(GenGenerator *g, GenTable *t);
extern void gen_html_table(GenGenerator *g, GenTable *t);

/* The full grid of a table. */
typedef struct GenCell
{
	GenTokenKind kind;
	const char *text;
	int			row;			/* of a label */
	int			slot;			/* of a value */
	int			col;
	int			colspan;
	int			rowspan;
} GenCell;

typedef struct GenGridRow
{
	int			n;
	GenCell		cells[16];
} GenGridRow;

typedef struct GenGrid
{
	int			ncols;
	int			nrows;
	GenGridRow	rows[48];
} GenGrid;

extern void gen_make_grid(GenGenerator *g, const GenTable *t, GenGrid *grid);
extern void gen_put_cell(GenGenerator *g, const GenCell *c);

/* noise.c */
extern void gen_damage(GenGenerator *g);

#endif
