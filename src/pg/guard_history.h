/*
 * guard_history.h
 *		The history of a guarded table: who changed which report, when, and why.
 */
#ifndef GOVRPT_GUARD_HISTORY_H
#define GOVRPT_GUARD_HISTORY_H

#include "pg/guard_table.h"

/*
 * Make the table of a guard's history, unless it is there, and the triggers that
 * fill it; within SPI.
 */
extern void govrpt_history_create(const Guard *g, Oid relid);

/* Drops those triggers; the table is kept.  Within SPI. */
extern void govrpt_history_drop(Oid relid, Oid function, const char *column);

#endif
