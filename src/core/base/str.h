/*
 * str.h
 *		Slices of text, and dates.
 */
#ifndef GOV_BASE_STR_H
#define GOV_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

#endif
