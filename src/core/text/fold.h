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

#include "core/base/arena.h"

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

extern uint32_t gov_next_char_slow(const char **p, const char *end);

/* The next character; malformed bytes count one each.  *p must be < end. */
static inline uint32_t
gov_next_char(const char **p, const char *end)
{
	const unsigned char *s = (const unsigned char *) *p;

	if (s[0] < 0x80)
	{
		*p += 1;
		return s[0];
	}
	if ((s[0] & 0xF0) == 0xE0 && end - *p >= 3 &&
		(s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80)
	{
		*p += 3;
		return (uint32_t) (s[0] & 0x0F) << 12 | (uint32_t) (s[1] & 0x3F) << 6 | (s[2] & 0x3F);
	}
	return gov_next_char_slow(p, end);
}

/* Nothing is printed for it: zero-width characters, marks of direction and the like. */
static inline bool
gov_is_invisible(uint32_t c)
{
	if (c < 0xAD || (c >= 0x3165 && c < 0xFE00))
		return false;
	return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 ||
		(c >= 0x180B && c <= 0x180F) || (c >= 0x200B && c <= 0x200F) ||
		(c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x3164 ||
		(c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

/* 0 for what folds to nothing. */
extern uint32_t gov_fold_char(uint32_t c);

extern int	gov_chinese_digit_slow(uint32_t c);

/* 1 to 10 for 一 to 十, else 0. */
static inline int
gov_chinese_digit(uint32_t c)
{
	return c >= 0x4E00 && c <= 0x56DB ? gov_chinese_digit_slow(c) : 0;
}

/* Does the slice hold the word? */
extern bool gov_contains(const char *s, size_t len, const char *word);

/* Without spaces of all kinds at both ends. */
extern GovStr gov_trim_slow(const char *s, size_t len);

/* May a space wider than ASCII begin with these three bytes, or two? */
static inline bool
gov_may_be_space(const unsigned char *s)
{
	switch (s[0])
	{
		case 0xE3:
			return s[1] == 0x80 && s[2] == 0x80;	/* U+3000 */
		case 0xE2:
			return s[1] <= 0x81;	/* U+2000 to U+205F */
		case 0xEF:
			return s[1] == 0xBB;	/* U+FEFF */
		default:
			return s[0] == 0xC2;
	}
}

static inline GovStr
gov_trim(const char *s, size_t len)
{
	/* nearly always there is nothing to trim, or plain spaces only */
	while (len > 0 && (unsigned char) *s <= ' ')
		s++, len--;
	while (len > 0 && (unsigned char) s[len - 1] <= ' ')
		len--;
	if (len > 0)
	{
		const unsigned char *first = (const unsigned char *) s;
		const unsigned char *end = first + len;

		if (len < 3 ? first[0] >= 0x80 || end[-1] >= 0x80 :
			(first[0] >= 0x80 && gov_may_be_space(first)) ||
			(end[-1] >= 0x80 && (end[-2] == 0xC2 || gov_may_be_space(end - 3))))
			return gov_trim_slow(s, len);
	}
	{
		GovStr		r = {s, (uint32_t) len};

		return r;
	}
}

static inline uint32_t
gov_hash_step(uint32_t h, uint32_t c)
{
	return (h ^ c) * 0x9E3779B1u + (h >> 15);
}

#endif
