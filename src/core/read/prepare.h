/*
 * prepare.h
 *		A text as the readers need it: lines that end in newlines, simplified
 *		characters.
 *
 * Each step gives a text with as many bytes as before, so that what is read of
 * it is found at the same place in the text as it is printed.
 */
#ifndef GOV_READ_PREPARE_H
#define GOV_READ_PREPARE_H

#include "core/read/report.h"

/*
 * Gives lines to a text whose line ends are carriage returns alone (as those of
 * old Macs), or the escapes \n and \t of a program's string.
 */
extern void gov_read_prepare_lines(GovArena *a, GovText *t);

/* Returns true for a text in traditional characters; *simplified is a copy of it
 * in simplified ones then. */
extern bool gov_read_simplify(GovArena *a, const GovText *t, GovText *simplified);

/* Puts the strings of a report that was read of a simplified copy back to what the
 * text prints. */
extern void gov_read_restore_script(GovArena *a, const GovText *printed, const GovText *simplified,
									GovReport *report);

/* The same of one string: a slice of the copy, or what stands in the copy's head. */
extern void gov_read_restore_string(GovArena *a, const GovText *printed, const GovText *simplified,
									GovStr *s);

#endif
