/*
 * tap.h
 *		What the host tests share: counting, and reading files.
 */
#ifndef GOV_TEST_TAP_H
#define GOV_TEST_TAP_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static int	ntests;
static int	nfailed;

static inline void
ok(bool passed, const char *name)
{
	printf("%sok %d - %s\n", passed ? "" : "not ", ++ntests, name);
	nfailed += !passed;
}

/* All that is left of a file, to be freed. */
static inline char *
slurp_rest(FILE *f, size_t *len)
{
	size_t		cap = 1 << 16;
	char	   *s = malloc(cap);
	size_t		n;

	*len = 0;
	while ((n = fread(s + *len, 1, cap - *len, f)) > 0)
	{
		*len += n;
		if (*len == cap)
			s = realloc(s, cap *= 2);
	}
	s[*len] = '\0';
	return s;
}

/* The whole of a file, to be freed; NULL if there is none. */
static inline char *
slurp(const char *path, size_t *len)
{
	FILE	   *f = fopen(path, "rb");
	char	   *s;

	if (!f)
		return NULL;
	s = slurp_rest(f, len);
	fclose(f);
	return s;
}

#endif
