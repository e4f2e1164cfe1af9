/*
 * buffer.h
 *		Buffers and arrays that grow in an arena.
 *
 * What they have outgrown stays in the arena until it is freed or reset.
 */
#ifndef GOV_BASE_BUFFER_H
#define GOV_BASE_BUFFER_H

#include "core/base/arena.h"

#include <string.h>

typedef struct GovBuffer
{
	char	   *s;
	size_t		len;
	size_t		cap;
} GovBuffer;

/* Makes room for "more" bytes behind len, whether there is room or not. */
extern void gov_buffer_grow(GovArena *a, GovBuffer *b, size_t more);

/*
 * Returns the items in an array of twice the size, *cap being their number
 * before and after, or of "first" items where it was 0; "used" of them are kept.
 */
extern void *gov_array_grow(GovArena *a, const void *items, size_t used, size_t *cap,
							size_t item_size, size_t first);

static inline void
gov_buffer_reserve(GovArena *a, GovBuffer *b, size_t more)
{
	if (more > b->cap - b->len)
		gov_buffer_grow(a, b, more);
}

static inline void
gov_buffer_put(GovArena *a, GovBuffer *b, const char *s, size_t n)
{
	gov_buffer_reserve(a, b, n);
	memcpy(b->s + b->len, s, n);
	b->len += n;
}

static inline void
gov_buffer_put_char(GovArena *a, GovBuffer *b, char c)
{
	gov_buffer_reserve(a, b, 1);
	b->s[b->len++] = c;
}

#endif
