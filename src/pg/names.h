/*
 * names.h
 *		Items and parties by the names that users give.
 */
#ifndef GOVRPT_NAMES_H
#define GOVRPT_NAMES_H

#include "pg/figures.h"

/*
 * A name, or any text that a user gave, for an error: however long it is, the
 * message isn't.
 */
extern char *govrpt_shown(const char *s, size_t len);
extern char *govrpt_shown_string(const char *s);

/* Without a party, item may be a path such as "received.total". */
extern GovRef govrpt_ref_or_error(const char *item, size_t item_len,
								  const char *party, size_t party_len);

/* The nearest codes, as a hint; NULL when none is near. */
extern char *govrpt_near_items(const char *s, size_t len, bool groups, bool paths);
extern char *govrpt_near_parties(const char *s, size_t len);

#endif
