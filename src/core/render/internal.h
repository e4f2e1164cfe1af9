/*
 * internal.h
 *		What the files of this room call each other for.
 */
#ifndef GOV_RENDER_INTERNAL_H
#define GOV_RENDER_INTERNAL_H

#include "core/render/print.h"
#include "core/render/printable.h"

/* header.c: fills title and meta. */
extern void gov_render_make_header(GovPrint *p, const GovPrintable *what);

/* html.c, markdown.c, text.c: print what is in p. */
extern void gov_render_html(GovPrint *p);
extern void gov_render_markdown(GovPrint *p);
extern void gov_render_text(GovPrint *p);

/* Returns how many columns a text takes in a fixed-width font. */
extern int	gov_render_text_width(GovStr s);

#endif
