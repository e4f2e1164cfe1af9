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

/* The whole of a file, to be freed; NULL if there is none. */
static inline char *
slurp(const char *path, size_t *len)
{
	FILE	   *f = fopen(path, "rb");
	char	   *s;
	long		n;

	if (!f)
		return NULL;
	fseek(f, 0, SEEK_END);
	n = ftell(f);
	rewind(f);
	s = malloc((size_t) n + 1);
	*len = fread(s, 1, (size_t) n, f);
	s[*len] = '\0';
	fclose(f);
	return s;
}

#endif
