/*
 * prose_fuzz.c
 *		Whatever the text, statements are of measures that there are, and what
 *		was read and its line lie in the text.
 */
#include <stdlib.h>

#include "core/prose/prose.h"

#define MUST(c)		do { if (!(c)) abort(); } while (0)

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	GovArena	a;
	jmp_buf		here;
	GovText		text = {.s = (const char *) data,.len = size};
	GovProse	prose;
	uint32_t	lines = 1;

	for (size_t i = 0; i < size; i++)
		lines += data[i] == '\n';
	gov_arena_init(&a, &gov_malloc_host);
	a.onerror = &here;
	if (setjmp(here) != 0)
		abort();				/* nothing in a text is an error */
	gov_prose_read(&a, &text, 1, &prose);
	for (uint32_t i = 0; i < prose.n; i++)
	{
		const GovStatement *s = &prose.list[i];

		MUST(s->measure >= 0 && s->measure < gov_nmeasures);
		MUST(s->value >= 0);
		MUST(s->raw.s >= text.s && s->raw.s + s->raw.len <= text.s + text.len && s->raw.len > 0);
		MUST(s->line >= 1 && s->line <= lines);
	}
	gov_arena_free(&a);
	return 0;
}
