/*
 * names.h
 *		Names: those that users see, and those that they give.
 */
#ifndef GOVRPT_NAMES_H
#define GOVRPT_NAMES_H

#include "pg/figures.h"

/* Returns how a unit is called in SQL. */
extern const char *govrpt_unit_name(GovUnit unit);

/*
 * Return a name, or any text that a user gave, for an error: however long it
 * is, the message isn't.
 */
extern char *govrpt_shown(const char *s, size_t len);
extern char *govrpt_shown_string(const char *s);

/*
 * Codes, or what people call them (core/figures/names.h).
 * Without a party, item may be a path such as "received.total"; what is unknown, or
 * the name of several, is an error.
 */
extern GovRef govrpt_ref_or_error(const char *item, size_t item_len,
								  const char *party, size_t party_len);

/* Return an item or a party by its code or name; below 0: there is none, or several. */
#define GOVRPT_NONE		(-1)
#define GOVRPT_SEVERAL	(-2)
extern int	govrpt_find_item(const char *s, size_t len);
extern int	govrpt_find_party(const char *s, size_t len);

/* Returns what a name of several may stand for, as a DETAIL. */
extern char *govrpt_ambiguous_names(GovNameKind kind, const char *s, size_t len);

/* Return the nearest codes as a hint; NULL when none is near. */
extern char *govrpt_near_items(const char *s, size_t len, bool groups, bool paths);
extern char *govrpt_near_parties(const char *s, size_t len);

/* The same among n names of another kind, which are in UTF-8. */
extern char *govrpt_near_names(const char *s, size_t len, const char *(*name) (int), int n);

#endif
