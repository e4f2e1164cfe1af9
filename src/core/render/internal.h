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

/* sections.c: fills sections, of which those with tables are printed anyhow. */
extern void gov_render_make_sections(GovPrint *p, const GovPrintable *what, bool plain);

/*
 * repeated.c: puts a mark where the lines of a part's table stand that the print
 * repeats figure by figure, and returns the rest.
 */
extern GovStr gov_render_without_table(GovArena *a, GovStr content, GovPart part,
									   const GovFigures *f);

/*
 * Returns a text without what would be the border of a cell, or begin a tag: plain
 * text has no way to escape them.
 */
extern GovStr gov_render_plain(GovArena *a, GovStr s);

/* Two ideographs, by which Chinese paragraphs begin; readers skip them. */
#define GOV_PRINT_INDENT	"　　"

/* html.c, markdown.c, text.c: print what is in p. */
extern void gov_render_html(GovPrint *p);
extern void gov_render_markdown(GovPrint *p);
extern void gov_render_text(GovPrint *p);

/* Returns how many columns a text takes in a fixed-width font. */
extern int	gov_render_text_width(GovStr s);

#endif
