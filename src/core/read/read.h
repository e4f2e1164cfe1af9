/*
 * read.h
 *		From text to figures: the core's main entry point.
 */
#ifndef GOV_READ_READ_H
#define GOV_READ_READ_H

#include "core/base/diag.h"
#include "core/regions/division.h"
#include "core/figures/figures.h"
#include "core/header/header.h"
#include "core/regions/scope.h"
#include "core/text/page.h"

/* A cell of the form as the text holds it. */
typedef struct GovReadCell
{
	int			slot;
	GovStatus	status;
	int64_t		value;
	uint8_t		scale;
	GovStr		raw;			/* what is printed */
	uint32_t	line;			/* in the source, 1-based */
} GovReadCell;

typedef struct GovReport
{
	bool		is_report;		/* false: the text holds no report */
	GovHeader	header;
	GovDivisionCode region;
	GovScope	scope;
	GovFigures	figures;
	GovReadCell *cells;			/* only with GOV_READ_CELLS; in slot order */
	uint32_t	ncells;
} GovReport;

#define GOV_READ_CELLS	1		/* collect cells */
#define GOV_READ_HEADER	2		/* read title, agency, ... region, scope */

/*
 * text is UTF-8, plain or HTML.  Returns GOV_OK or the code in a->error; the
 * arena may be reset but not freed by the callee.  Never fails for what the
 * text says, only for want of memory or on interruption.
 */
extern GovErrorCode gov_read(GovArena *a, const char *text, size_t len, int flags,
							 GovReport *out, GovDiags *diags);

/* What a text says of itself, beside its tables: header, region, scope. */
extern void gov_report_read_header(GovArena *a, const GovText *t, GovReport *r,
								   GovDiags *diags);

#endif
