/*
 * cells.h
 *		A short text as a row of cells, a character each.
 *
 * Every cell is three bytes wide, as the UTF-8 of every character of a
 * division's name is, so that names are compared by memcmp at any cell.
 */
#ifndef GOV_REGIONS_CELLS_H
#define GOV_REGIONS_CELLS_H

#include "core/base/str.h"

#include <string.h>

#define MAX_CELLS	1024		/* what is longer is no name, nor near one */

typedef struct Cells
{
	int			n;
	int			year;			/* of the report; 0: unknown */
	uint16_t	c[MAX_CELLS + 1];	/* code points; 0 after the last */
	char		b[3 * MAX_CELLS];	/* UTF-8; zeros where it isn't 3 bytes */
} Cells;

/*
 * Fills the cells with the beginning of a text: without spaces, for they get
 * inside names; without the ends of lines unless keep_lines, for converters wrap
 * names; full-width letters and digits as those of ASCII.
 */
extern void gov_regions_load_cells(Cells *t, GovStr s, int year, bool keep_lines);

/* Returns the end of a text, as long as cells can hold. */
extern GovStr gov_regions_last_cells(GovStr s);

/* The characters of a string literal, or of an array with one: 3 bytes each. */
#define CHARS(literal)	((int) (sizeof(literal) - 1) / 3)

static inline bool
has_word(const Cells *t, int at, const char *word, int len)
{
	return at >= 0 && t->n - at >= len && memcmp(t->b + 3 * at, word, 3 * len) == 0;
}

#define WORD_AT(t, at, literal)	has_word(t, at, literal, CHARS(literal))

static inline bool
is_any(const Cells *t, int at, const char *chars, int n)
{
	if (at < 0 || at >= t->n)
		return false;
	for (int i = 0; i < n; i++)
		if (memcmp(t->b + 3 * at, chars + 3 * i, 3) == 0)
			return true;
	return false;
}

/* Returns true when the cell is one of the characters of a literal. */
#define ANY_OF(t, at, literal)	is_any(t, at, literal, CHARS(literal))

/* Returns true when a word of a list, which ends with {0}, begins at a cell. */
static inline bool
has_any_word(const Cells *t, int at, const GovStr *words)
{
	for (; words->s; words++)
		if (has_word(t, at, words->s, (int) words->len / 3))
			return true;
	return false;
}

static inline bool
is_han(uint16_t c)
{
	return c >= 0x4E00 && c <= 0x9FFF;
}

/* Returns true when there is a Han character at a cell. */
static inline bool
is_han_at(const Cells *t, int at)
{
	return at >= 0 && is_han(t->c[at]);
}

#endif
