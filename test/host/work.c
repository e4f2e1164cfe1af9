/*
 * work.c
 *		How much the core does, counted.
 *
 * The compiler puts a call of __sanitizer_cov_trace_pc() into each piece of code
 * without a branch (-fsanitize-coverage=trace-pc), so that no loop can be
 * forgotten; and the linker sends here (--wrap) what else takes longer the more
 * it is given.  Both are set up by test/run, which defines GOV_COUNT_WORK.
 */
#include "work.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Twice the bytes may make twice the work and, for growing buffers and tables, some more. */
#define GROWTH_PERCENT	220
/* What is done once, whatever the length. */
#define BEFOREHAND		20000

static uint64_t done;

uint64_t
work_done(void)
{
	return done;
}

#ifdef GOV_COUNT_WORK

#if defined(__clang__)
#define UNCOUNTED __attribute__((no_sanitize("coverage")))
#else
#define UNCOUNTED __attribute__((no_sanitize_coverage))
#endif

extern void __sanitizer_cov_trace_pc(void);
extern void *__real_memchr(const void *s, int c, size_t n);
extern void *__wrap_memchr(const void *s, int c, size_t n);
extern int	__real_memcmp(const void *a, const void *b, size_t n);
extern int	__wrap_memcmp(const void *a, const void *b, size_t n);
extern void *__real_memcpy(void *to, const void *from, size_t n);
extern void *__wrap_memcpy(void *to, const void *from, size_t n);
extern void *__real_memmove(void *to, const void *from, size_t n);
extern void *__wrap_memmove(void *to, const void *from, size_t n);
extern void *__real_memset(void *s, int c, size_t n);
extern void *__wrap_memset(void *s, int c, size_t n);

UNCOUNTED void
__sanitizer_cov_trace_pc(void)
{
	done++;
}

UNCOUNTED void *
__wrap_memchr(const void *s, int c, size_t n)
{
	const char *found = __real_memchr(s, c, n);

	done += (found ? (size_t) (found - (const char *) s) : n) / 16;
	return (void *) found;
}

UNCOUNTED int
__wrap_memcmp(const void *a, const void *b, size_t n)
{
	const char *x = a;
	const char *y = b;
	size_t		same = 0;

	while (same < n && x[same] == y[same])
		same++;
	done += same / 16;
	return __real_memcmp(a, b, n);
}

UNCOUNTED void *
__wrap_memcpy(void *to, const void *from, size_t n)
{
	done += n / 16;
	return __real_memcpy(to, from, n);
}

UNCOUNTED void *
__wrap_memmove(void *to, const void *from, size_t n)
{
	done += n / 16;
	return __real_memmove(to, from, n);
}

UNCOUNTED void *
__wrap_memset(void *s, int c, size_t n)
{
	done += n / 16;
	return __real_memset(s, c, n);
}

#endif							/* GOV_COUNT_WORK */

static uint64_t
work_for(GovStr piece, const char *tail, size_t n, WorkDo run, void *arg)
{
	size_t		repeated = n - n % piece.len;
	size_t		len = repeated + strlen(tail);
	char	   *s = malloc(len + 1);
	uint64_t	before;

	for (size_t i = 0; i < repeated; i += piece.len)
		memcpy(s + i, piece.s, piece.len);
	strcpy(s + repeated, tail);
	before = work_done();
	run(s, len, arg);
	before = work_done() - before;
	free(s);
	return before;
}

bool
work_is_linear(GovStr piece, const char *tail, size_t n, WorkDo run, void *arg)
{
	/*
	 * what is quadratic shows in a small text, and wouldn't end in a large
	 * one
	 */
	for (size_t part = n / 16; part <= n; part *= 16)
	{
		uint64_t	once = work_for(piece, tail, part, run, arg);
		uint64_t	twice = work_for(piece, tail, 2 * part, run, arg);

		if (once == 0 || twice > once * GROWTH_PERCENT / 100 + BEFOREHAND)
		{
			printf("# %llu for %zu bytes, %llu for twice as many%s\n", (unsigned long long) once,
				   part, (unsigned long long) twice, once ? "" : ": nothing is counted");
			return false;
		}
	}
	return true;
}
