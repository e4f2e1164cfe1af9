/*
 * arena.c
 *		Memory and errors of the core.
 */
#include "core/base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct GovBlock
{
	GovBlock   *older;
	size_t		size;			/* with this header */
};

#define FIRST_BLOCK		((size_t) 192 * 1024)
#define HEADER			((sizeof(GovBlock) + 7) & ~(size_t) 7)

static void *
malloc_alloc(void *arg, size_t size)
{
	(void) arg;
	return malloc(size);
}

static void
malloc_free(void *arg, void *ptr)
{
	(void) arg;
	free(ptr);
}

const GovHost gov_malloc_host = {malloc_alloc, malloc_free, NULL, NULL};

void
gov_arena_init(GovArena *a, const GovHost *host)
{
	memset(a, 0, sizeof(*a));
	a->host = *host;
}

/* Blocks grow with what has been asked for, so that their number stays small. */
void *
gov_alloc_slow(GovArena *a, size_t size)
{
	size_t		want = a->blocks ? a->blocks->size * 2 : FIRST_BLOCK;
	GovBlock   *b;
	char	   *p;

	if (want > ((size_t) 16 << 20))
		want = (size_t) 16 << 20;
	if (size > SIZE_MAX / 2)
		gov_throw(a, GOV_ERR_NOMEM, "out of memory");
	if (want < size + HEADER)
		want = size + HEADER;
	b = a->host.alloc(a->host.arg, want);
	if (!b)
		gov_throw(a, GOV_ERR_NOMEM, "out of memory");
	b->size = want;
	b->older = a->blocks;
	a->blocks = b;
	p = (char *) b + HEADER;
	a->next = p + size;
	a->end = (char *) b + want;
	return p;
}

void *
gov_alloc0(GovArena *a, size_t size)
{
	return memset(gov_alloc(a, size), 0, size);
}

void
gov_arena_reset(GovArena *a)
{
	while (a->blocks && (a->blocks->older || a->blocks->size > 4 * FIRST_BLOCK))
	{
		GovBlock   *b = a->blocks;

		a->blocks = b->older;
		a->host.free(a->host.arg, b);
	}
	if (a->blocks)
	{
		a->next = (char *) a->blocks + HEADER;
		a->end = (char *) a->blocks + a->blocks->size;
	}
	else
		a->next = a->end = NULL;
}

void
gov_arena_release(GovArena *a, GovArenaMark mark)
{
	while (a->blocks != mark.block)
	{
		GovBlock   *b = a->blocks;

		a->blocks = b->older;
		a->host.free(a->host.arg, b);
	}
	a->next = mark.next;
	a->end = a->blocks ? (char *) a->blocks + a->blocks->size : NULL;
}

static void
free_kept(GovArena *a, void *kept)
{
	if (kept)
		a->host.free(a->host.arg, kept);
}

void
gov_arena_free(GovArena *a)
{
	while (a->blocks)
	{
		GovBlock   *b = a->blocks;

		a->blocks = b->older;
		a->host.free(a->host.arg, b);
	}
	a->next = a->end = NULL;
	free_kept(a, a->labels);
	free_kept(a, a->lexicon);
	free_kept(a, a->lines);
	a->labels = NULL;
	a->lexicon = NULL;
	a->lines = NULL;
}

void
gov_throw(GovArena *a, GovErrorCode code, const char *fmt,...)
{
	va_list		ap;

	a->error.code = code;
	a->error.detail[0] = '\0';
	va_start(ap, fmt);
	vsnprintf(a->error.message, sizeof(a->error.message), fmt, ap);
	va_end(ap);
	if (!a->onerror)
		abort();				/* a core function called without an entry
								 * point */
	longjmp(*a->onerror, 1);
}
