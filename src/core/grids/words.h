/*
 * words.h
 *		A line taken apart at its blanks: words and values.
 */
#ifndef GOV_GRIDS_WORDS_H
#define GOV_GRIDS_WORDS_H

#include "core/grids/cells.h"

#define GOV_MAX_WORDS	96

/* What stands between blanks. */
typedef struct GovWord
{
	const char *s;
	const char *e;
	GovValue	v;
	GovValueKind kind;
	bool		wide;			/* two blanks or a wide one ahead */
} GovWord;

static inline bool
gov_words_is_value(GovValueKind kind)
{
	return kind == GOV_VALUE_NUMBER || kind == GOV_VALUE_NA || kind == GOV_VALUE_UNCLEAR;
}

/* Returns how many words there are; -1: more than GOV_MAX_WORDS. */
extern int	gov_grid_words_split(const char *s, const char *end, GovWord *w);

/* Joins units that stand apart to their numbers; returns how many words are left. */
extern int	gov_grid_words_join_units(GovWord *w, int n);

/* Returns how many of the words from i backwards are values. */
extern int	gov_grid_words_values_before(const GovWord *w, int i);

/* Returns how many values a line ends with; *left is where they begin. */
extern int	gov_grid_values_at_end(const char *s, const char *end, const char **left);

#endif
