/*
 * diag.h
 *		Diagnostics: all that the reader was unsure of.
 *
 * A NULL list is allowed everywhere and costs nothing, because parsing itself
 * collects none.
 */
#ifndef GOV_BASE_DIAG_H
#define GOV_BASE_DIAG_H

#include "core/base/arena.h"

typedef enum GovSeverity
{
	GOV_INFO, GOV_WARNING, GOV_SEVERE	/* shown as info, warning, error */
} GovSeverity;

typedef struct GovDiag
{
	GovSeverity severity;
	const char *code;			/* static, lower_snake_case */
	const char *message;		/* in the arena */
	uint32_t	line;			/* 1-based; 0: the text as a whole */
} GovDiag;

typedef struct GovDiags
{
	GovArena   *arena;
	GovDiag    *items;
	uint32_t	n;
	size_t		cap;
} GovDiags;

/* Adds one.  A message of more than 511 bytes is cut, at a whole character. */
extern void gov_diag(GovDiags *d, GovSeverity severity, const char *code,
					 uint32_t line, const char *fmt,...)
			__attribute__((format(printf, 5, 6)));

#endif
