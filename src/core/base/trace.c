/*
 * trace.c
 *		What each stage of the reader makes of a text.
 */
#include "core/base/trace.h"

#include "core/base/buffer.h"

#include <stdio.h>
#include <string.h>

#define FIRST_LINES		64

static GovTraceLine *
next_line(GovTrace *t)
{
	if (t->n == t->cap)
		t->items = gov_array_grow(t->arena, t->items, t->n, &t->cap, sizeof(GovTraceLine), FIRST_LINES);
	return &t->items[t->n++];
}

void
gov_trace_add(GovTrace *t, const char *stage, uint32_t line, const char *fmt,...)
{
	GovTraceLine *added;
	va_list		ap;
	int			len;
	char	   *detail;

	va_start(ap, fmt);
	len = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (len < 0)
		return;
	detail = gov_alloc(t->arena, (size_t) len + 1);
	va_start(ap, fmt);
	vsnprintf(detail, (size_t) len + 1, fmt, ap);
	va_end(ap);
	added = next_line(t);
	added->stage = stage;
	added->line = line;
	added->detail = detail;
	added->len = (uint32_t) len;
}
