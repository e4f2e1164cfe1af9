/*
 * guard_check.h
 *		What a guard finds in a report: rules that fail, and links that break.
 */
#ifndef GOVRPT_GUARD_CHECK_H
#define GOVRPT_GUARD_CHECK_H

#include "pg/guard_table.h"

/* The rules for a report alone; its links to the year before. */
extern void govrpt_guard_check_balance(Guard *g, const GuardKey *key, const GovFigures *f);
extern void govrpt_guard_check_link(Guard *g, const GuardKey *key, const GovFigures *f);

/*
 * The links of the year after to the reports of a year, whatever these are
 * now.  added: one has come, and none was changed or has gone.
 */
extern void govrpt_guard_check_following(Guard *g, const GuardKey *key, bool added);

/* Is there a report of this transaction's for an agency and a year? */
extern bool govrpt_guard_has_ours(Guard *g, const GuardKey *key);

#endif
