/*
 * internal.h
 *		The files of this room: header.c and render.c decide what is printed,
 *		html.c, markdown.c and text.c print it.
 */
#ifndef GOV_RENDER_INTERNAL_H
#define GOV_RENDER_INTERNAL_H

#include "core/render/print.h"
#include "core/render/render.h"

/* header.c */
extern void gov_render_make_header(GovPrint *p, const GovReport *r, const GovRenderSum *of);

extern void gov_render_html(GovPrint *p);
extern void gov_render_markdown(GovPrint *p);
extern void gov_render_text(GovPrint *p);

#endif
