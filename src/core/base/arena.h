/*
 * arena.h
 *		What the core borrows from its host: memory, a way to be interrupted,
 *		and one place that errors go to.
 *
 * The core under src/core includes no server header.  All its memory comes
 * from an arena over the host's allocator, so nothing needs freeing piece by
 * piece; an error unwinds to the entry point by longjmp, which frees what
 * libraries hold, and comes out as a GovError.  No host callback may longjmp.
 */
#ifndef GOV_BASE_ARENA_H
#define GOV_BASE_ARENA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum GovErrorCode
{
	GOV_OK = 0,
	GOV_ERR_NOMEM,				/* the host has no memory left */
	GOV_ERR_INTERRUPTED,		/* the host asked us to stop */
	GOV_ERR_LIMIT,				/* a size we refuse to handle */
	GOV_ERR_RANGE,				/* a sum leaves 64 bits */
	GOV_ERR_CORRUPT,			/* a binary image that is no image */
	GOV_ERR_ENCODING			/* bytes in no charset we know */
} GovErrorCode;

typedef struct GovError
{
	GovErrorCode code;
	char		message[128];
	char		detail[256];	/* may be empty */
} GovError;

typedef struct GovHost
{
	void	   *(*alloc) (void *arg, size_t size);	/* NULL when out of memory */
	void		(*free) (void *arg, void *ptr);
	bool		(*interrupted) (void *arg); /* may be NULL */
	void	   *arg;
} GovHost;

typedef struct GovBlock GovBlock;

typedef struct GovArena
{
	GovHost		host;
	GovBlock   *blocks;			/* newest first */
	char	   *next;			/* free part of the newest block */
	char	   *end;
	jmp_buf    *onerror;		/* set by the entry point in charge */
	struct GovLabels *labels;	/* the reader's index of the form, built when
								 * first needed; outlives a reset */
	struct GovLexicon *lexicon; /* the same of the words of the prose */
	struct GovLineMemory *lines;	/* what lines were, as they come again */
	struct GovGbTable *gb;		/* characters of GB18030 in two bytes */
	struct GovTrace *trace;		/* is told what is made of a text; NULL: none
								 * (trace.h) */
	GovError	error;
} GovArena;

/* A host over malloc, for tests and fuzzers. */
extern const GovHost gov_malloc_host;

extern void gov_arena_init(GovArena *a, const GovHost *host);
extern void gov_arena_reset(GovArena *a);	/* keeps one small block */
extern void gov_arena_free(GovArena *a);

/* A point to go back to: what was allocated since is freed, and only that. */
typedef struct GovArenaMark
{
	GovBlock   *block;
	char	   *next;
} GovArenaMark;

static inline GovArenaMark
gov_arena_mark(const GovArena *a)
{
	GovArenaMark mark = {a->blocks, a->next};

	return mark;
}

extern void gov_arena_release(GovArena *a, GovArenaMark mark);

/* Throw: fill a->error and longjmp to a->onerror. */
extern void gov_throw(GovArena *a, GovErrorCode code, const char *fmt,...)
			__attribute__((noreturn, format(printf, 3, 4)));

/*
 * The frame of an entry point that returns a GovErrorCode: what is thrown below it
 * comes back as that.  GOV_CAUGHT ends it.
 */
#define GOV_CATCH(a) \
	jmp_buf		here; \
	jmp_buf    *outer = (a)->onerror; \
	(a)->error.code = GOV_OK; \
	if (setjmp(here)) \
	{ \
		(a)->onerror = outer; \
		return (a)->error.code; \
	} \
	(a)->onerror = &here

#define GOV_CAUGHT(a)	((a)->onerror = outer, GOV_OK)

/*
 * The way that is hardly ever taken, kept out of the inline function that it is of:
 * within, it would cost each call its registers.
 */
#define GOV_RARELY	__attribute__((noinline, cold))

extern GOV_RARELY void *gov_alloc_slow(GovArena *a, size_t size);	/* throws NOMEM */
extern void *gov_alloc0(GovArena *a, size_t size);

/* 8-byte aligned; throws GOV_ERR_NOMEM. */
static inline void *
gov_alloc(GovArena *a, size_t size)
{
	char	   *p = a->next;

	size = (size + 7) & ~(size_t) 7;
	if (size > (size_t) (a->end - p))
		return gov_alloc_slow(a, size);
	a->next = p + size;
	return p;
}

/* Call once in a while in every loop over input. */
static inline void
gov_check_interrupt(GovArena *a)
{
	if (a->host.interrupted && a->host.interrupted(a->host.arg))
		gov_throw(a, GOV_ERR_INTERRUPTED, "interrupted");
}

#endif
