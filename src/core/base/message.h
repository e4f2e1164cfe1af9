/*
 * message.h
 *		Sentences into a buffer, cut off where it ends.
 */
#ifndef GOV_BASE_MESSAGE_H
#define GOV_BASE_MESSAGE_H

#include "core/base/decimal.h"

typedef struct GovMessage
{
	char	   *at;
	size_t		left;			/* with the final NUL */
} GovMessage;

/* Adds to the sentence, as printf() does. */
extern void gov_message_put(GovMessage *w, const char *fmt,...)
			__attribute__((format(printf, 2, 3)));
extern void gov_message_put_decimal(GovMessage *w, GovDecimal d);

#endif
