/*
 * render.h
 *		The statutory tables, printed in the form's layout; and read back.
 *
 * What is printed says how it is to be read: a note at its end explains the
 * marks.  A text with that note is read by it, cell by cell, without any of
 * the reader's judgement; so what was printed comes back as it was, whatever
 * it is.  Without the note it is a text like any other.
 */
#ifndef GOV_RENDER_RENDER_H
#define GOV_RENDER_RENDER_H

#include "core/base/diag.h"
#include "core/read/read.h"

typedef enum GovRenderFormat
{
	GOV_RENDER_HTML, GOV_RENDER_MARKDOWN, GOV_RENDER_TEXT
} GovRenderFormat;

#define GOV_NRENDER_FORMATS	3

extern const char *const gov_render_formats[GOV_NRENDER_FORMATS];

/* What the figures are the sum of. */
typedef struct GovRenderSum
{
	uint32_t	reports;		/* 1: they are those of one */
	bool		imputed;		/* of a sum: imputed numbers, too */
} GovRenderSum;

/* Header, region and figures of r.  The result is in the arena. */
extern GovErrorCode gov_render(GovArena *a, const GovReport *r, const GovRenderSum *of,
							   GovRenderFormat format, GovStr *out);

/*
 * White space as one blank, without control and invisible characters: of a
 * header's text, what is printed.
 */
extern GovStr gov_render_clean(GovArena *a, GovStr s);

/*
 * Fills out and returns true if the text is such a print.  html: it was made
 * from HTML.  Throws.
 */
extern bool gov_rendered_read(GovArena *a, const GovText *t, bool html, int flags,
							  GovReport *out, GovDiags *diags);

#endif
