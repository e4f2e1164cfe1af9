/*
 * random.h
 *		Random numbers for a test, the same each time it runs.
 */
#ifndef GOV_TEST_RANDOM_H
#define GOV_TEST_RANDOM_H

#include <stdint.h>

static uint64_t state = 20261129;	/* a seed; not 0 */

static uint32_t
below(uint32_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t) ((state * UINT64_C(2685821657736338717) >> 32) * n >> 32);
}

#endif
