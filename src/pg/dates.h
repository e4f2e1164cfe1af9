/*
 * dates.h
 *		Dates and periods of days, between the core and the server.
 */
#ifndef GOVRPT_DATES_H
#define GOVRPT_DATES_H

#include "pg/govrpt.h"

#include "core/base/str.h"

/* Returns a date; *isnull when it is none. */
extern Datum govrpt_date_datum(GovDate date, bool *isnull);

/* Returns the daterange of the days from .. to; *isnull unless both are dates. */
extern Datum govrpt_period_datum(GovDate from, GovDate to, bool *isnull);

/* Returns none for what the core's dates don't reach: before the era, infinity. */
extern GovDate govrpt_core_date(Datum date);

/* Leaves both as they are when the daterange has no first or no last day. */
extern void govrpt_core_period(Datum period, GovDate *from, GovDate *to);

#endif
