/*
 * traditional.h
 *		Traditional characters as simplified ones, for comparing alone.
 *
 * A frozen table, because it is used in IMMUTABLE functions; a character for a
 * character, so that offsets stay.  Some characters are of both scripts and
 * are folded, too (著 to 着): what is compared must be folded on both sides,
 * and what is shown must not be folded at all.
 */
#ifndef GOV_TEXT_TRADITIONAL_H
#define GOV_TEXT_TRADITIONAL_H

#include <stdbool.h>
#include <stdint.h>

/* The simplified character, or c itself. */
extern uint32_t gov_text_simplify(uint32_t c);

/* Counts the ideographs among the next characters from p on, at most so many, and the
 * traditional ones of them. */
extern void gov_text_count_traditional(const char *p, const char *end, int chars, int *traditional, int *all);

/* One after the other, all that the table has; start with {0}. */
typedef struct GovTraditional
{
	uint32_t	traditional;
	uint32_t	simple;
	uint32_t	n;				/* how many there were already */
	uint32_t	word;
} GovTraditional;

/* False when there are no more. */
extern bool gov_text_next_traditional(GovTraditional *t);

#endif
