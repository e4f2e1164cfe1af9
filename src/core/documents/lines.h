/*
 * lines.h
 *		What a line is by its own words.
 */
#ifndef GOV_DOCUMENTS_LINES_H
#define GOV_DOCUMENTS_LINES_H

#include "core/base/arena.h"
#include "core/header/lines.h"

typedef enum MarkKind
{
	MARK_NONE,
	MARK_TITLE,					/* a report's title in heading position */
	MARK_HEADING,				/* of the first level */
	MARK_SERIAL,				/* 第二篇, 【篇二】 */
	MARK_TABLE					/* the head or a row of a statutory table */
} MarkKind;

typedef struct LineMark
{
	uint8_t		kind;			/* MarkKind; a title is told elsewhere */
	uint8_t		number;			/* as in Mark */
	uint8_t		part;
	bool		numbered;
} LineMark;

typedef struct LineMemory LineMemory;

/* What was found of lines before; made when it is first asked for, and kept with the
 * arena. */
extern LineMemory *gov_documents_line_memory(GovArena *a);

/* Is the trimmed line a heading, the head or a row of a table, or a serial number? */
extern bool gov_documents_read_line(LineMemory *memory, GovSpan l, LineMark *m);

/* Is the line a row of cells, or of a table that numbers its rows? */
extern bool gov_documents_is_row(GovSpan l);

/* Reads a numeral from 一 to 十 and goes on behind it; 0 when there's none, or a
 * longer one. */
extern int	gov_documents_read_numeral(const char **p, const char *e);

#endif
