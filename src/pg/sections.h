/*
 * sections.h
 *		The parts of a report, given as jsonb.
 */
#ifndef GOVRPT_SECTIONS_H
#define GOVRPT_SECTIONS_H

#include "pg/govrpt.h"

#include "utils/jsonb.h"

#include "core/header/sections.h"

/*
 * Returns them, each part at most once, *n of them.  They are an array of objects
 * as govreport_sections() has rows, or an object of texts by part; anything else is
 * an ERROR.
 */
extern GovSection *govrpt_sections(Jsonb *jb, uint32_t *n);

#endif
