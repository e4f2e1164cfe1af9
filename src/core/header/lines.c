/*
 * lines.c
 *		Stretches of text that the parts of the header's reader share.
 */
#include "core/header/lines.h"

#include "core/text/page.h"

bool
gov_header_has_word(const char *p, const char *e, const GovStr *words)
{
	for (; words->s; words++)
		if (gov_find(p, e, words->s, words->len))
			return true;
	return false;
}

/* Does it mark up a line, at either end? */
static inline bool
is_mark(char c)
{
	return c == '#' || c == '*' || c == '|' || c == '`' || c == GOV_CELL || c == GOV_SPANNED;
}

const char *
gov_header_skip_marks(const char *p, const char *e)
{
	p = gov_skip_space(p, e);
	while (p < e && (is_mark(*p) || *p == '>' || *p == GOV_ROW))
		p = gov_skip_space(p + 1, e);
	return p;
}

const char *
gov_header_drop_marks(const char *p, const char *e)
{
	e = gov_rtrim(p, e);
	while (e > p && is_mark(e[-1]))
		e = gov_rtrim(p, e - 1);
	return e;
}
