/*
 * str.h
 *		Slices of text, and dates.
 */
#ifndef GOV_BASE_STR_H
#define GOV_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/arena.h"

/* A slice of UTF-8 text; not NUL-terminated; s == NULL means "none". */
typedef struct GovStr
{
	const char *s;
	uint32_t	len;
} GovStr;

typedef struct GovDate
{
	int16_t		year;			/* 0: none */
	uint8_t		month;
	uint8_t		day;
} GovDate;

/* A copy in the arena; never "none". */
extern GovStr gov_str_copy(GovArena *a, const char *s, size_t len);

#endif
