/*
 * diag.c
 *		Diagnostics of the core.
 */
#include "core/base/diag.h"

#include "core/base/buffer.h"

#include <stdio.h>
#include <string.h>

#define MAX_MESSAGE		512		/* with the final NUL */
#define FIRST_ITEMS		16

/* The length of s, len bytes, without the character that it breaks off in. */
static size_t
whole_characters(const char *s, size_t len)
{
	while (len > 0 && ((unsigned char) s[len - 1] & 0xC0) == 0x80)
		len--;
	if (len > 0 && ((unsigned char) s[len - 1] & 0x80))
		len--;
	return len;
}

static GovDiag *
next_item(GovDiags *d)
{
	if (d->n == d->cap)
		d->items = gov_array_grow(d->arena, d->items, d->n, &d->cap, sizeof(GovDiag), FIRST_ITEMS);
	return &d->items[d->n++];
}

void
gov_diag(GovDiags *d, GovSeverity severity, const char *code, uint32_t line,
		 const char *fmt,...)
{
	char		buf[MAX_MESSAGE];
	va_list		ap;
	size_t		len;
	char	   *copy;
	GovDiag    *item;

	if (!d)
		return;
	va_start(ap, fmt);
	vsnprintf(buf, sizeof(buf), fmt, ap);
	va_end(ap);
	len = strlen(buf);
	if (len == sizeof(buf) - 1)
		buf[len = whole_characters(buf, len)] = '\0';
	copy = gov_alloc(d->arena, len + 1);
	memcpy(copy, buf, len + 1);
	item = next_item(d);
	item->severity = severity;
	item->code = code;
	item->message = copy;
	item->line = line;
}
