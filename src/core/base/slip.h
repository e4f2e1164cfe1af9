/*
 * slip.h
 *		How a number that is typed differs from the one that was meant.
 */
#ifndef GOV_BASE_SLIP_H
#define GOV_BASE_SLIP_H

#include <stddef.h>

typedef enum GovSlip
{
	GOV_SLIP_NONE,				/* not by one slip */
	GOV_SLIP_OTHER_DIGIT,
	GOV_SLIP_TRANSPOSED,		/* two neighbours */
	GOV_SLIP_DROPPED,
	GOV_SLIP_DOUBLED,
	GOV_SLIP_EXTRA				/* one too many, not the double of another */
} GovSlip;

/* Of numbers as they are printed; equal ones differ by none. */
extern GovSlip gov_slip(const char *typed, size_t ntyped, const char *meant, size_t nmeant);

#endif
