/*
 * render.h
 *		The statutory tables, printed in the form's layout, alone or in the six
 *		parts of a whole report.
 *
 * In come what is known of a report beside its text: header, region, scope and
 * figures, of one report or the sum of many.  Out comes a text in one of three
 * formats: HTML with the form's spans, markdown, or text in columns.
 *
 * What is printed says how it is to be read: marks (form/marks.h) stand in
 * place of numbers, and a note at the end explains them.  By that note
 * read/readback.c knows a print, and reads it cell by cell without any of the
 * reader's judgement; so what was printed comes back as it was.
 *
 * header.c, sections.c and render.c decide what is printed, for all formats alike
 * (print.h);
 * html.c, markdown.c and text.c print it.
 */
#ifndef GOV_RENDER_RENDER_H
#define GOV_RENDER_RENDER_H

#include "core/render/printable.h"

typedef enum GovRenderFormat
{
	GOV_RENDER_HTML, GOV_RENDER_MARKDOWN, GOV_RENDER_TEXT
} GovRenderFormat;

#define GOV_NRENDER_FORMATS	3

extern const char *const gov_render_format_names[GOV_NRENDER_FORMATS];

/*
 * Prints what is there; out is in the arena.  Fills a->error and returns its
 * code when it fails.
 */
extern GovErrorCode gov_render(GovArena *a, const GovPrintable *what, GovRenderFormat format,
							   GovStr *out);

#endif
