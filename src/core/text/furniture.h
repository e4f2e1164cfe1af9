/*
 * furniture.h
 *		What web pages and printers put around and into a text.
 */
#ifndef GOV_TEXT_FURNITURE_H
#define GOV_TEXT_FURNITURE_H

#include <stdbool.h>
#include <stddef.h>

/* Is it what web pages put there?  Page numbers, too. */
extern bool gov_text_is_furniture(const char *s, size_t len);

/* Is it "- 4 -" or "第 4 页 共 6 页"? */
extern bool gov_text_is_page_number(const char *s, size_t len);

/* Is it what they put at the foot of a page?  For the last lines of a text,
 * where the signature of an organ may be. */
extern bool gov_text_is_foot(const char *s, size_t len);

#endif
