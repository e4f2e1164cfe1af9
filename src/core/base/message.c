/*
 * message.c
 *		Sentences into a buffer, cut off where it ends.
 */
#include "core/base/message.h"

#include <stdarg.h>
#include <stdio.h>

/* Returns the length of s, len bytes, without the character that it breaks off in. */
static size_t
whole_characters(const char *s, size_t len)
{
	size_t		n = len;

	while (n > 0 && ((unsigned char) s[n - 1] & 0xC0) == 0x80)
		n--;
	if (n > 0 && ((unsigned char) s[n - 1] & 0x80))
		n--;
	return n;
}

/* Cuts what was written over the end; nothing more goes in, so that the cut shows as the end. */
static void
cut(GovMessage *w)
{
	w->at += whole_characters(w->at, w->left - 1);
	*w->at = '\0';
	w->left = 1;
}

void
gov_message_put_bytes(GovMessage *w, const char *s, size_t len)
{
	if (len >= w->left)
	{
		memcpy(w->at, s, w->left - 1);
		cut(w);
		return;
	}
	if (len > 0)
		memcpy(w->at, s, len);
	w->at += len;
	w->left -= len;
	*w->at = '\0';
}

void
gov_message_put(GovMessage *w, const char *fmt,...)
{
	va_list		ap;
	int			n;

	va_start(ap, fmt);
	n = vsnprintf(w->at, w->left, fmt, ap);
	va_end(ap);
	if (n < 0)
		return;
	if ((size_t) n < w->left)
	{
		w->at += n;
		w->left -= (size_t) n;
		return;
	}
	cut(w);
}

void
gov_message_put_decimal(GovMessage *w, GovDecimal d)
{
	char		buf[GOV_DECIMAL_MAXLEN];

	gov_message_put_bytes(w, buf, gov_decimal_print(d, buf));
}
