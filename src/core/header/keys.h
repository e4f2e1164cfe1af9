/*
 * keys.h
 *		Lines of keys and values, as sites print them above a text.
 */
#ifndef GOV_HEADER_KEYS_H
#define GOV_HEADER_KEYS_H

#include "core/header/lines.h"

/* Does the line, trimmed in [p, e), begin with a key? */
extern bool gov_header_begins_with_key(const char *p, const char *e);

#endif
