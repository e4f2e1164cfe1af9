/*
 * printed_sections.h
 *		The texts of a whole report's six parts, read back.
 */
#ifndef GOV_READ_PRINTED_SECTIONS_H
#define GOV_READ_PRINTED_SECTIONS_H

#include "core/base/buffer.h"
#include "core/form/layout.h"
#include "core/header/sections.h"
#include "core/read/printed_header.h"

typedef struct PrintedSections PrintedSections;

extern PrintedSections *gov_read_begin_sections(GovArena *a, const GovText *t,
												const GovLayoutTable *layout);

/* A line that is no row: a heading, one of a text, or one of the heads of a table. */
extern void gov_read_printed_line(PrintedSections *s, PrintedHeader *header, GovStr line,
								  uint32_t number);

/* A row of a table. */
extern void gov_read_printed_table(PrintedSections *s, uint32_t number);

/* Returns how many there are; they are slices of text. */
extern uint32_t gov_read_end_sections(PrintedSections *s, GovText *text, GovSection **out);

#endif
