/*
 * trace.h
 *		What each stage of the reader makes of a text, line by line, for those
 *		who want to see it.
 *
 * Whoever wants to see it hangs a GovTrace into the reader's arena (a->trace)
 * and finds there, in order, what was told.  While nobody does, gov_trace()
 * costs one branch that is never taken, and its arguments are not evaluated.
 * It decides nothing: a text is read in the same way with and without it.
 */
#ifndef GOV_BASE_TRACE_H
#define GOV_BASE_TRACE_H

#include "core/base/arena.h"

typedef struct GovTraceLine
{
	const char *stage;			/* static: a room of the core, "html" */
	uint32_t	line;			/* in the source, 1-based; 0: the whole text */
	const char *detail;			/* in the trace's arena */
	uint32_t	len;
} GovTraceLine;

typedef struct GovTrace
{
	GovArena   *arena;			/* may be the reader's */
	GovTraceLine *items;
	uint32_t	n;
	size_t		cap;
} GovTrace;

/*
 * Tells that stage of the reader what it made of a line of the source, or of
 * all of the text (line 0), in words of printf:
 *
 *		gov_trace(a, "tables", gov_source_line(page, row->line),
 *				  "%.*s is %s, likeness %d", len, label, item->code, likeness);
 *
 * a is the reader's arena.  The words are copied.  Nothing else may depend on
 * them; work that is done for them alone stands behind "if (a->trace)".
 */
#define gov_trace(a, stage, line, ...) \
	do { \
		if (__builtin_expect((a)->trace != NULL, 0)) \
			gov_trace_add((a)->trace, (stage), (line), __VA_ARGS__); \
	} while (0)

extern void gov_trace_add(GovTrace *t, const char *stage, uint32_t line,
						  const char *fmt,...)
			__attribute__((format(printf, 4, 5)));

#endif
