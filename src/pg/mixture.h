/*
 * mixture.h
 *		Warning of reports that count twice.
 */
#ifndef GOVRPT_MIXTURE_H
#define GOVRPT_MIXTURE_H

#include "postgres.h"

#include "core/regions/roster.h"

/*
 * A WARNING if a region's whole is among its own parts, unless *said, which
 * it sets: once in a query, if that is in the aggregate's fn_extra.
 */
extern void govrpt_warn_of_mixture(const GovRosterEntry *roster, size_t n, bool *said);

#endif
