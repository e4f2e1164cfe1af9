/*
 * printable.h
 *		What is known of a report, or of the sum of many, to be printed.
 */
#ifndef GOV_RENDER_PRINTABLE_H
#define GOV_RENDER_PRINTABLE_H

#include "core/figures/figures.h"
#include "core/header/header.h"
#include "core/regions/scope.h"

typedef struct GovPrintable
{
	const GovHeader *header;
	GovDivisionCode region;		/* 0: not known */
	GovScope	scope;
	const GovFigures *figures;
	uint32_t	reports;		/* number of those that the figures are the
								 * sum of; 1: they are those of one */
	bool		imputed;		/* imputed numbers are among those summed */
} GovPrintable;

#endif
