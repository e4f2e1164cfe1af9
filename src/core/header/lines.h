/*
 * lines.h
 *		Stretches of text, lines and characters, as the parts of the header's
 *		reader see them.  A stretch is [p, e) throughout.
 */
#ifndef GOV_HEADER_LINES_H
#define GOV_HEADER_LINES_H

#include "core/base/arena.h"
#include "core/text/utf8.h"

typedef struct GovSpan
{
	const char *p;				/* NULL: none */
	const char *e;
} GovSpan;

static inline GovSpan
gov_header_span(const char *p, const char *e)
{
	GovSpan		s = {p, e};

	return s;
}

/* Blanks and line breaks, few of them: keys are printed as "文  号". */
static inline const char *
gov_header_skip_blanks(const char *p, const char *e, int max)
{
	size_t		n;

	while (max-- > 0 && (n = gov_space_at(p, e)) > 0 && *p != '\t')
		p += n;
	return p;
}

/* Does [p, e) hold a word of the list? */
extern bool gov_header_has_word(const char *p, const char *e, const GovStr *words);

extern __attribute__((noinline))
const char *gov_header_skip_marks(const char *p, const char *e);
extern __attribute__((noinline))
const char *gov_header_drop_marks(const char *p, const char *e);

/* Where a line begins, trimmed: in nearly all at once with a Chinese character or
 * a digit. */
static inline const char *
gov_header_trim_start(const char *p, const char *e)
{
	return p < e && ((unsigned char) *p >= 0xE4 || (*p >= '0' && *p <= '9')) ? p : gov_header_skip_marks(p, e);
}

/* Where it ends, trimmed: nearly all sentences and labels have nothing behind them. */
static inline const char *
gov_header_trim_end(const char *p, const char *e)
{
	return GOV_ENDS(p, e, "。") || gov_is_han(gov_char_before(p, e)) ? e : gov_header_drop_marks(p, e);
}

/* Trim a line: white space, markdown, borders of cells. */
static inline void
gov_header_trim_line(const char **p, const char **e)
{
	*p = gov_header_trim_start(*p, *e);
	*e = gov_header_trim_end(*p, *e);
}

#endif
