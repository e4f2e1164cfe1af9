/*
 * slip.c
 *		How a number that is typed differs from the one that was meant.
 */
#include "core/base/slip.h"

#include <stdbool.h>
#include <string.h>

/* Is a, of n characters, what b is without the one at *at? */
static bool
lacks_one(const char *a, size_t n, const char *b, size_t *at)
{
	size_t		i = 0;

	while (i < n && a[i] == b[i])
		i++;
	*at = i;
	return memcmp(a + i, b + i + 1, n - i) == 0;
}

GovSlip
gov_slip(const char *typed, size_t ntyped, const char *meant, size_t nmeant)
{
	size_t		at;

	if (ntyped == nmeant)
	{
		size_t		first = 0;
		size_t		last = ntyped;

		while (first < last && typed[first] == meant[first])
			first++;
		while (last > first && typed[last - 1] == meant[last - 1])
			last--;
		if (last - first == 1)
			return GOV_SLIP_OTHER_DIGIT;
		if (last - first == 2 && typed[first] == meant[first + 1] && typed[first + 1] == meant[first])
			return GOV_SLIP_TRANSPOSED;
	}
	else if (ntyped + 1 == nmeant)
	{
		if (lacks_one(typed, ntyped, meant, &at))
			return GOV_SLIP_DROPPED;
	}
	else if (ntyped == nmeant + 1)
	{
		/* of equal digits in a row the last counts as the one too many */
		if (lacks_one(meant, nmeant, typed, &at))
			return at > 0 && typed[at] == typed[at - 1] ? GOV_SLIP_DOUBLED : GOV_SLIP_EXTRA;
	}
	return GOV_SLIP_NONE;
}
