/*
 * str.c
 *		Slices of text.
 */
#include "core/base/str.h"

#include <string.h>

GovStr
gov_str_copy(GovArena *a, const char *s, size_t len)
{
	char	   *copy = gov_alloc(a, len ? len : 1);

	memcpy(copy, s, len);
	return (GovStr)
	{
		copy, (uint32_t) len
	};
}
