/*
 * organs.h
 *		Names of organs.
 */
#ifndef GOV_HEADER_ORGANS_H
#define GOV_HEADER_ORGANS_H

#include "core/header/lines.h"

#define GOV_AGENCY_BYTES	180

/* May an organ's name end at e? */
extern bool gov_header_organ_may_end(const char *p, const char *e);

/* A whole name of an organ or division, of at least two characters? */
extern bool gov_header_is_organ(const char *p, const char *e);

/* An office that any organ has: says nothing of whose it is. */
extern bool gov_header_is_generic_organ(const char *p, const char *e);

/* Does it end as the name of a division does? */
extern bool gov_header_ends_in_division(const char *p, const char *e);

/* Without the connecting words and strokes at an end of a piece of a name. */
extern const char *gov_header_trim_organ_start(const char *p, const char *e);
extern const char *gov_header_trim_organ_end(const char *p, const char *e);

/* Behind the words of a sentence that lead to a name: 现公开, 以下是, 制作了. */
extern const char *gov_header_skip_verbs(const char *p, const char *e);

/*
 * The organ that the words before 政府信息公开 name, into buf of
 * GOV_AGENCY_BYTES; its length, 0 when they name none.  The years in them go
 * to *year.
 */
extern uint16_t gov_header_organ_of_prefix(const char *p, const char *e, int *year, char *buf);

#endif
