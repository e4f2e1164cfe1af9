/*
 * fold.h
 *		One folding for all comparisons of labels.
 *
 * Full-width forms, brackets, spaces and separators are folded once, by a
 * frozen table: the result is used in IMMUTABLE functions, so it must not
 * follow a library's version.
 */
#ifndef GOV_TEXT_FOLD_H
#define GOV_TEXT_FOLD_H

#include "core/text/utf8.h"

#define GOV_FOLD_MAX	64

/* How a label is numbered. */
typedef enum GovNumbering
{
	GOV_NUM_NONE,
	GOV_NUM_ARABIC,				/* 1. */
	GOV_NUM_CHINESE,			/* 一、 */
	GOV_NUM_BRACKET				/* (一) */
} GovNumbering;

typedef struct GovFold
{
	uint16_t	text[GOV_FOLD_MAX]; /* letters and digits outside brackets,
									 * without the numbering */
	uint16_t	n;
	bool		overlong;		/* more than GOV_FOLD_MAX: no label */
	bool		open;			/* ends inside a bracket */
	bool		closes;			/* closes a bracket that it did not open */
	uint8_t		numbering;		/* GovNumbering */
	uint8_t		number;
	uint8_t		inner;			/* n of a bracket that holds just n, as in
								 * article 20, item (n) */
	uint16_t	bracketed;		/* characters inside brackets */
	uint32_t	split;			/* byte offset of a numbering inside: here
								 * another label begins; 0: none */
	uint32_t	hash;			/* of text */
} GovFold;

extern void gov_fold(const char *s, size_t len, GovFold *f);

/* Letters and digits of a slice, brackets' contents too; returns their number,
 * at most max. */
extern int	gov_fold_all(const char *s, size_t len, uint16_t *out, int max);

/* 0 for what folds to nothing. */
extern uint32_t gov_fold_char(uint32_t c);

extern int	gov_chinese_digit_slow(uint32_t c);

/* 1 to 10 for 一 to 十, else 0. */
static inline int
gov_chinese_digit(uint32_t c)
{
	return c >= 0x4E00 && c <= 0x56DB ? gov_chinese_digit_slow(c) : 0;
}

static inline uint32_t
gov_hash_step(uint32_t h, uint32_t c)
{
	return (h ^ c) * 0x9E3779B1u + (h >> 15);
}

#endif
