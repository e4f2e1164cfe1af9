/*
 * entities.h
 *		What a character entity stands for.
 */
#ifndef GOV_HTML_ENTITIES_H
#define GOV_HTML_ENTITIES_H

#include <stddef.h>
#include <stdint.h>

/* The character that the name, without & and ;, stands for; 0: none is called so. */
extern uint32_t gov_html_entity(const char *name, size_t len);

#endif
