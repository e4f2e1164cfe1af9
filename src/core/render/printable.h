/*
 * printable.h
 *		What is known of a report, or of the sum of many, to be printed, and how
 *		its strings are.
 */
#ifndef GOV_RENDER_PRINTABLE_H
#define GOV_RENDER_PRINTABLE_H

#include "core/figures/figures.h"
#include "core/header/header.h"
#include "core/header/sections.h"
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
	bool		whole;			/* print the six parts, with the tables in
								 * them */
	const GovSection *sections; /* their texts, each part at most once */
	uint32_t	nsections;
} GovPrintable;

/*
 * Returns a text of a header as it is printed: white space as one blank, without
 * control and invisible characters, U+FFFD for bytes that are no UTF-8.  Throws.
 */
extern GovStr gov_render_clean(GovArena *a, GovStr s);

/*
 * Returns true for a heading of that part, and nothing else on its line: what is
 * printed as one must be read as one.
 */
extern bool gov_render_is_heading(GovArena *a, GovStr heading, int part);

#endif
