/*
 * diag.h
 *		Diagnostics: all that the reader was unsure of.
 *
 * A NULL list is allowed everywhere and costs nothing, because parsing itself
 * collects none.
 */
#ifndef GOV_BASE_DIAG_H
#define GOV_BASE_DIAG_H

#include "core/base/wording.h"

typedef struct GovDiag
{
	GovWordingId id;
	GovSeverity severity;
	const char *code;			/* static, lower_snake_case */
	const char *message;		/* in English, in the arena */
	const GovFact *facts;		/* of the sentence, in the arena */
	uint32_t	line;			/* 1-based; 0: the text as a whole */
} GovDiag;

typedef struct GovDiags
{
	GovArena   *arena;
	GovDiag    *items;
	uint32_t	n;
	size_t		cap;
} GovDiags;

/* Adds one; facts may be NULL.  A message of more than 511 bytes is cut, at a
 * whole character. */
extern void gov_diag(GovDiags *d, GovWordingId id, uint32_t line, const GovFact *facts);

/* Takes over what another list was told. */
extern void gov_diag_pass_on(GovDiags *d, const GovDiag *told);

#endif
