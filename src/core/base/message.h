/*
 * message.h
 *		Sentences into a buffer, cut off where it ends.
 */
#ifndef GOV_BASE_MESSAGE_H
#define GOV_BASE_MESSAGE_H

#include "core/base/decimal.h"

typedef struct GovWords
{
	char	   *at;
	size_t		left;			/* with the final NUL */
} GovWords;

extern void gov_put(GovWords *w, const char *fmt,...)
			__attribute__((format(printf, 2, 3)));
extern void gov_put_decimal(GovWords *w, GovDecimal d);

#endif
