/*
 * report.h
 *		What is read of a report's text.
 */
#ifndef GOV_READ_REPORT_H
#define GOV_READ_REPORT_H

#include "core/figures/figures.h"
#include "core/header/header.h"
#include "core/prose/statement.h"
#include "core/regions/division.h"
#include "core/regions/scope.h"
#include "core/tables/tables.h"

typedef struct GovReport
{
	bool		is_report;		/* false: the text holds no report */
	bool		has_parts;		/* it is a print of a whole report */
	bool		has_tables;		/* of the statutory form */
	bool		has_statistics; /* those of 2014 to 2018 */
	GovHeader	header;
	GovDivisionCode region;
	GovScope	scope;
	GovFigures	figures;
	GovReadCell *cells;			/* only with GOV_READ_CELLS; in slot order */
	uint32_t	ncells;
	GovProse	prose;			/* only with GOV_READ_PROSE; a print has none,
								 * unless of a whole report */
} GovReport;

#define GOV_READ_CELLS	1		/* collect cells */
#define GOV_READ_HEADER	2		/* read header, region and scope */
#define GOV_READ_PROSE	4		/* read what its sentences state */

#endif
