/*
 * furniture.h
 *		What web pages and printers put around and into a text: links, buttons,
 *		counters, page numbers.
 */
#ifndef GOV_TEXT_FURNITURE_H
#define GOV_TEXT_FURNITURE_H

#include <stdbool.h>
#include <stddef.h>

/* Returns true when the line, or cell, is no part of a report, wherever it
 * stands: page numbers, too. */
extern bool gov_text_is_furniture(const char *s, size_t len);

/*
 * Returns true when a line at the foot of a text is the page's own.  There,
 * where the only doubt is whether an organ signs, less is enough to tell.
 */
extern bool gov_text_is_foot(const char *s, size_t len);

/* Returns where the page's own lines at the end of [p, e) begin; e when there are
 * none.  They follow one that names who runs the site, or leads on from it. */
extern const char *gov_text_page_foot(const char *p, const char *e);

/* "- 4 -" or "第 4 页 共 6 页" */
extern bool gov_text_is_page_number(const char *s, size_t len);

/*
 * Returns the end of the line at p when it is but the number of a page
 * ("- 1 -", "第1页"), else NULL.  *bare: there is only a number, which may be a
 * piece of a date that is broken there, unless the page ends behind it.
 */
extern const char *gov_text_skip_page_number(const char *p, const char *e, bool *bare);

#endif
