/*
 * second.h
 *		The second generator: the same truth, drawn by other hands.
 *
 * It was written from the catalogue of layouts and the text of the form
 * alone, so that a misunderstanding in the first generator's drawings isn't
 * in these.  They share figures' truth, lines and tokens, damage, and what
 * tells the truth again; nothing that draws.
 */
#ifndef GOV_GENERATOR_SECOND_H
#define GOV_GENERATOR_SECOND_H

#include "internal.h"

/* Layouts by the rows of the catalogue, GEN_SECOND for the first. */
enum
{
	SECOND_CELLS = GEN_SECOND,	/* a cell a line, trailing pipe */
	SECOND_PIPE_RUNS,
	SECOND_LONELY_PIPES,
	SECOND_ROWS,
	SECOND_PARAGRAPHS,
	SECOND_BLANK_PARAGRAPHS,
	SECOND_MARKDOWN,
	SECOND_SMALL_TABLES,
	SECOND_WRONG_HEADS,
	SECOND_LOST_LABELS,
	SECOND_FUSED_GROUPS,
	SECOND_HTML,
	SECOND_PDF_LAYOUT,
	SECOND_VERTICAL,
	SECOND_PDF_RAW,
	SECOND_BROKEN_HEADS,
	SECOND_FURNITURE,
	SECOND_TABS,
	SECOND_SENTENCES,
	SECOND_NO_TABLES,
	SECOND_RUNNING,
	SECOND_ESCAPED,
	SECOND_WRAPPED,
	SECOND_RUN_ON,
	SECOND_COMMAS,
	SECOND_DRAWN,
	SECOND_DIVS,
	SECOND_NESTED_HTML,
	SECOND_BOLD,
	SECOND_REMEDIES,			/* table 4 in another shape */
	SECOND_BESIDE,
	SECOND_BEFORE,
	SECOND_REPORTS,
	SECOND_COLUMNS,				/* another order, a serial number, subtotals */
	SECOND_TRADITIONAL,
	SECOND_BLANKS,				/* columns by U+00A0 or U+3000 */
	SECOND_INVISIBLE,
	SECOND_END
};

/* A row of a table, from which any layout is drawn. */
typedef enum SecondKind
{
	SECOND_BAND, SECOND_HEADS, SECOND_ROW
} SecondKind;

typedef struct SecondRow
{
	SecondKind	kind;
	int			row;			/* of the form */
	int			depth;			/* 0; 1 under heading three; 2 in a group */
	bool		first;			/* of its group */
	int			ngroup;			/* rows of the group */
	const char *group;
	const char *label;
	int			n;				/* values, or names of columns */
	const char *heads[16];
} SecondRow;

typedef struct SecondTable
{
	int			part;
	int			n;
	SecondRow	rows[44];
} SecondTable;

typedef enum SecondShape
{
	SHAPE_WIDE, SHAPE_PARTS, SHAPE_ROWS, SHAPE_LINES
} SecondShape;

typedef struct Second
{
	GenGenerator *g;
	int			layout;			/* as asked for */
	int			draw;			/* how tables are drawn */
	int			form[3];
	bool		blanks;			/* an empty cell shows */
	int			empty;			/* how cells without a number are printed */
	int			item_mark;		/* behind the numbers of items */
	bool		wide;			/* full-width brackets */
	bool		wide_digits;
	bool		grouped;		/* 3,119 */
	bool		spread;			/* 总 计 */
	const char *corner;
	int			pad;			/* this text's taste in white space */
	SecondShape shape;
	int			party[GOV_NPARTIES];	/* table 3: columns in order */
	int			way[3];			/* table 4 */
	int			outcome[5];
	int			measure[3];		/* table 2 */
	bool		serial;
	bool		subtotal;
	int			nserial;
	int			page;
} Second;

/* second_rows.c */
extern void second_make_table(Second *s, int part, SecondTable *t);
extern const char *second_punctuated(Second *s, const char *text);

/* second_draw.c, second_lines.c */
extern void second_draw(Second *s, const SecondTable *t);
extern void second_draw_lines(Second *s, const SecondTable *t);

/* A page's line of cells. */
typedef struct SecondCell
{
	GenTokenKind kind;
	const char *text;
	int			row;
	int			slot;			/* of a value; -1 */
	int			set;
	int			across;			/* columns and rows that it covers */
	int			down;
} SecondCell;

typedef struct SecondLine
{
	int			n;
	bool		names_years;
	SecondCell	cells[44];
} SecondLine;

typedef struct SecondPage
{
	int			n;
	SecondLine	lines[52];
} SecondPage;

extern void second_make_page(Second *s, const SecondTable *t, SecondPage *page);
extern const char *second_text(Second *s, const SecondCell *c);
extern void second_put(Second *s, const SecondCell *c, const char *text);

#endif
