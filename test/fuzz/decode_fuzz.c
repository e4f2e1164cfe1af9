/*
 * decode_fuzz.c
 *		Any bytes decode to valid UTF-8 without NUL, or are no text.
 */
#include <stdlib.h>
#include <string.h>

#include "core/text/charset.h"

#define MUST(c)		do { if (!(c)) abort(); } while (0)

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must_be_utf8(const char *text, size_t len)
{
	const unsigned char *s = (const unsigned char *) text;
	const unsigned char *end = s + len;

	while (s < end)
	{
		uint32_t	c = *s++;
		int			more = c < 0x80 ? 0 : c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
		static const uint32_t least[] = {1, 0x80, 0x800, 0x10000};

		MUST(more == 0 || (c >= 0xC2 && c <= 0xF4));
		MUST(end - s >= more);
		if (more)
			c &= 0x3F >> more;
		for (int i = 0; i < more; i++)
		{
			MUST((*s & 0xC0) == 0x80);
			c = c << 6 | (*s++ & 0x3F);
		}
		MUST(c >= least[more] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	GovArena	a;
	GovDiags	diags = {0};
	jmp_buf		here;
	GovStr		out;
	const char *charset = NULL;

	gov_arena_init(&a, &gov_malloc_host);
	diags.arena = &a;
	a.onerror = &here;
	if (setjmp(here) != 0)
		abort();				/* nothing in the bytes is an error */
	gov_text_decode(&a, (const char *) data, size, &out, &charset, &diags);
	MUST(charset != NULL && out.s != NULL && out.len <= size * 3 + 3);
	must_be_utf8(out.s, out.len);
	gov_arena_free(&a);
	return 0;
}
