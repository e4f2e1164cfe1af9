/*
 * scan.h
 *		From text to one stream of tokens: the only stage that knows layouts.
 */
#ifndef GOV_TABLES_SCAN_H
#define GOV_TABLES_SCAN_H

#include "core/base/diag.h"
#include "core/text/furniture.h"
#include "core/tables/labels.h"
#include "core/text/value.h"
#include "core/text/page.h"

typedef enum GovTokenKind
{
	GOV_TOKEN_TEXT,				/* a piece of label, or other words */
	GOV_TOKEN_VALUE,			/* GovValueKind NUMBER, NA or JUNK */
	GOV_TOKEN_EMPTY				/* count cells that print nothing */
} GovTokenKind;

typedef struct GovToken
{
	const char *s;
	uint32_t	len;
	uint32_t	line;			/* 1-based */
	uint32_t	row;			/* ordinal of a row whose cells belong
								 * together; 0: the cells just follow each
								 * other */
	uint32_t	count;			/* EMPTY: how many cells; else: empty lines
								 * ahead of this one */
	int64_t		value;
	uint8_t		kind;			/* GovTokenKind */
	uint8_t		value_kind;		/* GovValueKind */
	uint8_t		scale;
	uint8_t		unit;			/* GovPrinted */
	uint8_t		label;			/* LBL_... of TEXT */
	uint8_t		column;			/* of heads */
	uint8_t		numbering;
	uint8_t		number;
	bool		spaced;			/* row set by spaces: empty cells don't show */
	bool		open;			/* TEXT that ends inside a bracket */
	bool		exact;			/* its folded text is the label's */
	bool		apart;			/* VALUE: a pipe ended the cell before */
	bool		worded_sign;	/* VALUE: its sign is in words */
} GovToken;

typedef struct GovTokens
{
	GovToken   *items;
	uint32_t	n;
	uint32_t	cap;
	uint32_t	lines;			/* in the text */
	uint32_t	nrows;			/* rows met */
	uint32_t	rows_seen;		/* tokens that are labels of rows */
	uint32_t	heads_seen;		/* articles and column heads */
	bool		repeated_lines; /* two equal lines of pipes follow each other */
	bool		truncated;		/* too many tokens: the rest was not read */
} GovTokens;

extern void gov_scan(GovArena *a, const GovText *t, GovTokens *out, GovDiags *diags);

/* Columns from the line's start to s, ideographs counting width each. */
extern uint32_t gov_display_column(const GovText *t, const char *s, int width);

#endif
