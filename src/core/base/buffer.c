/*
 * buffer.c
 *		Buffers and arrays that grow in an arena.
 */
#include "core/base/buffer.h"

#define FIRST_BYTES		4096

void
gov_buffer_grow(GovArena *a, GovBuffer *b, size_t more)
{
	size_t		cap = b->cap ? b->cap * 2 : FIRST_BYTES;
	char	   *s;

	if (cap < b->len + more)
		cap = b->len + more;
	s = gov_alloc(a, cap);
	if (b->len)
		memcpy(s, b->s, b->len);
	b->s = s;
	b->cap = cap;
}

void *
gov_array_grow(GovArena *a, const void *items, size_t used, size_t *cap, size_t item_size,
			   size_t first)
{
	void	   *more;

	*cap = *cap ? *cap * 2 : first;
	more = gov_alloc(a, *cap * item_size);
	if (used)
		memcpy(more, items, used * item_size);
	return more;
}
