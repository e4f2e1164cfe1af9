/*
 * internal.h
 *		What printed_header.c, printed_rows.c and readback.c do with slices of text.
 */
#ifndef GOV_READ_INTERNAL_H
#define GOV_READ_INTERNAL_H

#include "core/base/arena.h"
#include "core/base/str.h"

#include <string.h>

#define LENGTH(literal)	(sizeof(literal) - 1)

static inline bool
is_str(GovStr s, const char *lit, size_t n)
{
	return s.len == n && memcmp(s.s, lit, n) == 0;
}

#define IS(s, lit)	is_str((s), (lit), LENGTH(lit))

static inline bool
starts_with(GovStr s, const char *lit, size_t n)
{
	return s.len >= n && memcmp(s.s, lit, n) == 0;
}

#define STARTS(s, lit)	starts_with((s), (lit), LENGTH(lit))

/* Returns true when there are no characters but those of a set. */
static inline bool
is_made_of(const char *s, size_t len, const char *set)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] == '\0' || !strchr(set, s[i]))
			return false;
	return true;
}

static inline GovStr
rest_of(GovStr s, size_t n)
{
	s.s += n;
	s.len -= (uint32_t) n;
	return s;
}

/* Drops a literal from the end; returns false when it isn't there. */
static inline bool
drop_end(GovStr *s, const char *lit, size_t n)
{
	if (s->len < n || memcmp(s->s + s->len - n, lit, n) != 0)
		return false;
	s->len -= (uint32_t) n;
	return true;
}

#define DROP_END(s, lit)	drop_end((s), (lit), LENGTH(lit))

#endif
