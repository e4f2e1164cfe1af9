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
 * 2019 form, of table 2 in the 2021 form, of table 3, and table 4's only one;
 * then the rows of table 4 where it has one a kind of remedy, or one an
 * outcome.
 */
enum
{
	ROW_2019 = 0,
	ROW_2021 = ROW_2019 + 8,
	ROW_APPLICATIONS = ROW_2021 + 6,
	ROW_REMEDIES = ROW_APPLICATIONS + GOV_NAPPLICATIONS,
	ROW_REMEDY,
	ROW_OUTCOME = ROW_REMEDY + 3,
	NROWS = ROW_OUTCOME + 5,
	ROW_EXTRA = NROWS,			/* one that the form does not have */
	ROW_NONE = -1				/* group labels */
};

typedef struct GenRow
{
	int			n;
	int			slot[15];
} GenRow;

/* The values behind the label of a row, in the order of this text's columns. */
#define GEN_MAXSHAPE	24

typedef struct GenShape
{
	int			n;
	int			slot[GEN_MAXSHAPE]; /* -1: a column that the form does not
									 * have */
} GenShape;

/*
 * A text may print the form's cells more than once: for another year, in
 * another report, a second time.  Each time has its set of figures; the
 * first is the report's own.
 */
#define GEN_NSETS	3

typedef struct GenFigures
{
	GenTruth	cells[GOV_NSLOTS];
	const char *print[GOV_NSLOTS];
} GenFigures;

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
	uint8_t		set;			/* of figures */
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
	uint8_t		begins;			/* says that a set's figures follow, or stand
								 * below it */
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
	bool		markdown;		/* headings begin with # */
	bool		spaced;			/* a blank line after each paragraph */
	bool		wrapped;		/* prose is wrapped as on paper */
	bool		brief;			/* short names for two rows under (六) */
	bool		units;			/* units and signs in brackets, or in words */
	bool		dense;			/* few noughts, so that no cell can pass for
								 * another */
	int			page;
} GenStyle;

/* What a layout does beside drawing tables. */
enum
{
	WITH_ORDER = 1 << 0,		/* columns in another order than the form's */
	WITH_MORE = 1 << 1,			/* columns that the form does not have */
	WITH_LESS = 1 << 2,			/* columns left out */
	WITH_PARTS = 1 << 3,		/* table 4 as three tables */
	WITH_REMEDIES = 1 << 4,		/* ... a row a kind of remedy */
	WITH_OUTCOMES = 1 << 5,		/* ... a row an outcome */
	WITH_ALONE = 1 << 6,		/* ... and no other table */
	WITH_BESIDE = 1 << 7,		/* another year's table on the same lines */
	WITH_BEFORE = 1 << 8,		/* another year's table before the report's */
	WITH_NAMES = 1 << 9,		/* the years are named */
	WITH_TWICE = 1 << 10,		/* each table twice, with differences */
	WITH_REPORTS = 1 << 11,		/* other reports behind the first */
	WITH_LINKS = 1 << 12,		/* titles in lists of links and of contents */
	WITH_UNITS = 1 << 13,
	WITH_RUNNING = 1 << 14,		/* line breaks lost */
	WITH_ESCAPES = 1 << 15,		/* ... printed as \n */
	WITH_TAGS = 1 << 16,		/* ... printed as <br> */
	WITH_WRAPPING = 1 << 17,	/* ... put in anew, every so many characters */
	WITH_TRADITIONAL = 1 << 18,
	WITH_INVISIBLE = 1 << 19	/* characters of no width */
};

#define WITH_SHAPE		(WITH_PARTS | WITH_REMEDIES | WITH_OUTCOMES)
#define WITH_COLUMNS	(WITH_ORDER | WITH_MORE | WITH_LESS | WITH_SHAPE)
#define WITH_YEARS		(WITH_BESIDE | WITH_BEFORE | WITH_TWICE)
#define WITH_REWRITING	(WITH_RUNNING | WITH_ESCAPES | WITH_TAGS | WITH_WRAPPING)

/* Drawn so, by the numbers of the catalogue. */
enum
{
	DRAW_CELLS = 1,				/* a cell a line, with pipes */
	DRAW_PIPES = 4,
	DRAW_PARAGRAPHS = 5,		/* a cell a paragraph */
	DRAW_PARAGRAPHS_BLANKS = 6,
	DRAW_MARKDOWN = 7,
	DRAW_TORN_ROWS = 10,
	DRAW_HTML = 12,
	DRAW_PAPER = 13,
	DRAW_RAW = 15,				/* label and numbers on a line */
	DRAW_TABS = 18,
	DRAW_COMMAS = 21,
	DRAW_BOXES,
	DRAW_LINES,					/* boxes of box-drawing characters */
	DRAW_BLANKS,				/* columns by blanks other than spaces */
	DRAW_SPACES,				/* columns by spaces, a row a line */
	DRAW_DIVS,
	DRAW_NESTED,				/* HTML tables in layout tables */
	DRAW_ONE_LINE,				/* HTML tables on one line of markdown */
	DRAW_BOLD,					/* markdown with ** and <br> in cells */
	DRAW_LABEL_BEFORE,			/* markdown torn apart: the label before its
								 * numbers ... */
	DRAW_LABEL_BEHIND,
	DRAW_LABEL_AROUND,
	DRAW_LABEL_BETWEEN,			/* ... or among those of the next row */
	DRAW_RUN_ON					/* label and numbers run together */
};

/* A column of a table whose columns are not just the form's. */
typedef enum GenColumnKind
{
	COLUMN_LABEL, COLUMN_VALUE, COLUMN_SERIAL, COLUMN_CODE, COLUMN_SUM, COLUMN_NOTE
} GenColumnKind;

typedef struct GenColumn
{
	GenColumnKind kind;
	int			place;			/* of a value in its row of the form */
} GenColumn;

typedef struct GenColumns
{
	int			n;
	GenColumn	column[GEN_MAXSHAPE];
} GenColumns;

/* How this report's text departs from the form, chosen once. */
typedef struct GenPlan
{
	unsigned	with;
	int			year_names;		/* which words name years */
	int			other_year;
	bool		other_last;		/* the other year's follow the report's own */
	bool		label_once;		/* beside: one label for both years */
	bool		flat;			/* one row of heads, one column of labels */
	bool		group_rows;		/* flat: groups have rows of their own */
	bool		whole_names;	/* table 4: one row of heads */
	GenColumns	columns[3];		/* of the tables */
	int			nways;			/* table 4: kinds of remedies, in order */
	int			way[3];
	int			noutcomes;
	int			outcome[5];
	int			fee_zeros;		/* the fee's unit is ten to this, in yuan */
	const char *fee_unit;
	int			amount_zeros;	/* so is the unit of procurements ... */
	const char *amount_unit;	/* ... if their column says one */
	const char *misprint[NROWS];	/* twice: labels of the second time */
} GenPlan;

struct GenGenerator
{
	uint64_t	rng;
	GenRow		rows[NROWS];
	GenShape	shapes[NROWS];

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
	int			begins;			/* for the lines that follow */

	char	   *mem;			/* strings of this report */
	size_t		memlen;
	size_t		memcap;

	char	   *out;
	size_t		outcap;

	GenStyle	style;
	GenPlan		plan;
	const GenOptions *options;
	int			year;
	const char *agency;
	const char *organ;
	int			division_no;
	const char *division;
	int			set;			/* the figures under way */
	GenFigures	figures[GEN_NSETS];
	bool		conflicts[GOV_NSLOTS];	/* told twice, not the same */
	GenReport	report;
};

/* strings.c */
extern uint64_t gen_random(GenGenerator *g);
extern int	gen_upto(GenGenerator *g, int n);	/* 0 .. n - 1 */
extern int	gen_between(GenGenerator *g, int a, int b);
extern bool gen_one_in(GenGenerator *g, int n); /* never for 0 */
extern void gen_shuffle(GenGenerator *g, int *a, int n);
extern void *gen_grow(void *p, size_t size);	/* realloc or abort */
extern char *gen_mem(GenGenerator *g, size_t size);
extern char *gen_format(GenGenerator *g, const char *fmt,...)
			__attribute__((format(printf, 2, 3)));
extern const char *gen_style(GenGenerator *g, const char *s);	/* brackets etc. */
extern const char *gen_spaced(GenGenerator *g, const char *s);	/* an inner space,
																 * perhaps */
extern bool gen_is_ideograph(const char *s);
extern int	gen_charlen(const char *s); /* bytes of the first character */
extern int	gen_nchars(const char *s);
extern int	gen_charwidth(const char *s);	/* columns on a terminal */
extern int	gen_width(const char *s);
extern const char *gen_skip(const char *s, int nchars);
extern const char *gen_wrap(const char *s, int nchars); /* no line begins with a
														 * comma */
extern const char *gen_slice(GenGenerator *g, const char *s, const char *end);
extern const char *gen_join(GenGenerator *g, const char *a, const char *b);

/* typos in n characters of s; never touches digits, brackets and such */
extern const char *gen_misspell(GenGenerator *g, const char *s, int n);

/* lines.c */
extern void gen_put(GenGenerator *g, const char *s);
extern void gen_pad(GenGenerator *g, int n);
extern void gen_nl(GenGenerator *g);	/* ends the line */
extern void gen_rule_line(GenGenerator *g, int n);	/* below a head of
													 * markdown, of n columns */
extern void gen_line(GenGenerator *g, const char *s);
extern void gen_gap(GenGenerator *g);	/* an empty line */
extern int	gen_column(GenGenerator *g);	/* characters on this line so far */
extern int	gen_columns_used(GenGenerator *g);	/* columns of a terminal */
extern void gen_label(GenGenerator *g, int row, const char *s, int piece, int npieces);
extern void gen_group(GenGenerator *g, const char *s);
extern void gen_head(GenGenerator *g, const char *s);
extern void gen_value(GenGenerator *g, int slot);
extern void gen_value_as(GenGenerator *g, int slot, const char *s); /* in markup */
extern void gen_extra_value(GenGenerator *g, const char *s);
extern void gen_copy_token(GenGenerator *g, const GenToken *t, const char *s);

/* generator.c */
static inline GenTruth *
gen_truth(GenGenerator *g, int slot)
{
	return &g->figures[g->set].cells[slot];
}

static inline const char *
gen_print(GenGenerator *g, int slot)
{
	return g->figures[g->set].print[slot];
}

extern void gen_may(GenGenerator *g, int row);
extern bool gen_has_blank(GenGenerator *g, int row);
extern bool gen_is_blank(GenGenerator *g, int slot);
extern void gen_begin(GenGenerator *g, const GenOptions *options);
extern void gen_finish(GenGenerator *g);

/* catalogue.c */
extern void gen_plan(GenGenerator *g, int draw[3]);

/* figures.c */
extern void gen_make_figures(GenGenerator *g, int form2, int form3,
							 const bool *blanks);

/* units.c */
extern int	gen_unit_zeros(const GenGenerator *g, int slot);
extern void gen_choose_units(GenGenerator *g);
extern void gen_restate_units(GenGenerator *g);

/* prose.c */
extern void gen_head_block(GenGenerator *g);
extern void gen_heading(GenGenerator *g, int part);
extern void gen_prose(GenGenerator *g, int part, size_t bytes);
extern void gen_instead(GenGenerator *g, int table);	/* a sentence for a
														 * table */
extern void gen_tail(GenGenerator *g);
extern void gen_paragraph(GenGenerator *g, const char *s);
extern void gen_furniture(GenGenerator *g);

/* documents.c: what surrounds reports, and what follows them */
extern void gen_path(GenGenerator *g);
extern void gen_contents(GenGenerator *g);
extern void gen_links(GenGenerator *g);
extern void gen_next_report(GenGenerator *g);

/* columns.c */
extern void gen_set_columns(GenGenerator *g);
extern void gen_forget_columns(GenGenerator *g);
extern bool gen_has_row(GenGenerator *g, int row);

/* years.c */
extern void gen_other_figures(GenGenerator *g, const GenTable *tables, const bool *blanks);
extern void gen_draw_twice(GenGenerator *g, GenTable *t);
extern void gen_settle(GenGenerator *g);

/* noise.c, reading.c */
extern void gen_damage(GenGenerator *g);
extern void gen_retell(GenGenerator *g, bool misread);

/* rewrite.c */
extern void gen_make_output(GenGenerator *g);
extern void gen_out(GenGenerator *g, const char *s, size_t n);

/* second.c */
extern void gen_second_report(GenGenerator *g);
extern bool second_join_lines(GenGenerator *g);

typedef struct GenDivision
{
	const char *name;			/* as agencies write it */
	uint64_t	code;
	bool		is_county;
} GenDivision;
extern const GenDivision gen_divisions[];

/* layouts.c */
extern void gen_table(GenGenerator *g, GenTable *t);
extern void gen_draw_table(GenGenerator *g, GenTable *t);
extern void gen_make_entries(GenGenerator *g, GenTable *t);
extern const char *const gen_parties_zh[GOV_NPARTIES];
extern const char *const gen_results_zh[5];
extern const char *gen_corner(GenGenerator *g);

/* layouts_markdown.c, layouts_paper.c: from entries */
extern void gen_markdown_table(GenGenerator *g, GenTable *t);
extern void gen_paper_table(GenGenerator *g, GenTable *t);
extern void gen_raw_table(GenGenerator *g, GenTable *t);

/* The full grid of a table. */
#define GEN_GRID_COLUMNS	48
#define GEN_GRID_ROWS		56

typedef struct GenCell
{
	GenTokenKind kind;
	const char *text;
	int			row;			/* of a label */
	int			slot;			/* of a value */
	int			set;			/* of figures */
	int			col;
	int			colspan;
	int			rowspan;
} GenCell;

typedef struct GenGridRow
{
	int			n;
	int			begins;			/* as a line of it does */
	GenCell		cells[GEN_GRID_COLUMNS];
} GenGridRow;

typedef struct GenGrid
{
	int			ncols;
	int			nrows;
	GenGridRow	rows[GEN_GRID_ROWS];
} GenGrid;

extern void gen_make_grid(GenGenerator *g, const GenTable *t, GenGrid *grid);
extern GenCell *gen_add_cell(GenGrid *grid, GenTokenKind kind, const char *text,
							 int col, int colspan, int rowspan);
extern void gen_clear_grid(GenGrid *grid);
extern const char *gen_cell_text(GenGenerator *g, const GenCell *c);
extern void gen_put_cell(GenGenerator *g, const GenCell *c);
extern void gen_put_cell_as(GenGenerator *g, const GenCell *c, const char *s);

/* sheets.c */
extern void gen_make_sheet(GenGenerator *g, const GenTable *t, int part, GenGrid *grid);
extern void gen_part_heading(GenGenerator *g, int part);

/* years.c */
extern void gen_sheet_table(GenGenerator *g, GenTable *t);

/* layouts_grid.c, layouts_html.c: from a grid */
extern void gen_grid_table(GenGenerator *g, GenTable *t);
extern void gen_html_table(GenGenerator *g, GenTable *t);
extern void gen_write_cells(GenGenerator *g, int layout, const GenGrid *grid);
extern void gen_write_html(GenGenerator *g, const GenGrid *grid, bool one_line);

/* layouts_rows.c, layouts_boxes.c, layouts_web.c: a grid, written */
extern void gen_write_grid(GenGenerator *g, int layout, const GenGrid *grid);
extern void gen_write_columns(GenGenerator *g, int layout, const GenGrid *grid);
extern void gen_write_boxes(GenGenerator *g, int layout, const GenGrid *grid);
extern void gen_write_divs(GenGenerator *g, const GenGrid *grid);
extern void gen_write_nested(GenGenerator *g, const GenGrid *grid);
extern void gen_write_bold(GenGenerator *g, const GenGrid *grid);
extern const GenCell *gen_cell_at(const GenGridRow *r, int col);
extern int	gen_row_of(const GenGrid *grid, int row);

/* layouts_torn.c, layouts_runon.c: from entries */
extern void gen_torn_table(GenGenerator *g, GenTable *t);
extern void gen_run_on_table(GenGenerator *g, GenTable *t);

#endif
