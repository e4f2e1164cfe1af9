/*
 * message.h
 *		Sentences into a buffer, cut off where it ends.
 */
#ifndef GOV_BASE_MESSAGE_H
#define GOV_BASE_MESSAGE_H

#include "core/base/decimal.h"

#include <string.h>

typedef struct GovMessage
{
	char	   *at;
	size_t		left;			/* with the final NUL */
} GovMessage;

/* Adds to the sentence, as printf() does. */
extern void gov_message_put(GovMessage *w, const char *fmt,...)
			__attribute__((format(printf, 2, 3)));

/* The same of what is as it is, which costs a tenth. */
extern void gov_message_put_bytes(GovMessage *w, const char *s, size_t len);

static inline void
gov_message_put_string(GovMessage *w, const char *s)
{
	gov_message_put_bytes(w, s, strlen(s));
}

extern void gov_message_put_decimal(GovMessage *w, GovDecimal d);

#endif
