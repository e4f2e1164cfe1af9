/*
 * html.h
 *		Web pages, and texts with HTML pasted into them, to plain text.
 *
 * In comes UTF-8 with markup; out goes a GovText (core/text/page.h): the flow
 * of the page as lines, each row of a data table as one line of cells with its
 * spans resolved to the grid of the table, and for each line the line of the
 * source that it begins on.  Markup, scripts, styles and what the page hides
 * are left out; a table of layout becomes flow.
 *
 * The room knows HTML as it is met on pages; it knows nothing of the form or
 * of reports.  No page is an error, and time is linear in its length.
 */
#ifndef GOV_HTML_HTML_H
#define GOV_HTML_HTML_H

#include "core/base/arena.h"
#include "core/text/page.h"

/* Returns true when the text has a tag, or a doctype, that HTML knows. */
extern bool gov_html_detect(const char *s, size_t len);

/* Throws when memory runs out or the host interrupts, never for the page. */
extern void gov_html_read(GovArena *a, const char *s, size_t len, GovText *out);

#endif
