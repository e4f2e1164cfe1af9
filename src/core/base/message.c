/*
 * message.c
 *		Sentences into a buffer, cut off where it ends.
 */
#include "core/base/message.h"

#include <stdarg.h>
#include <stdio.h>

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
	if ((size_t) n >= w->left)
		n = (int) w->left - 1;
	w->at += n;
	w->left -= (size_t) n;
}

void
gov_message_put_decimal(GovMessage *w, GovDecimal d)
{
	char		buf[GOV_DECIMAL_MAXLEN];

	gov_decimal_print(d, buf);
	gov_message_put(w, "%s", buf);
}
