/*
 * html_fuzz.c
 *		Any page becomes well-formed rows and lines, each with its source line,
 *		in memory that is in proportion.
 */
#include <stdlib.h>
#include <string.h>

#include "core/html/html.h"

#define MUST(c)		do { if (!(c)) abort(); } while (0)

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	GovArena	a;
	jmp_buf		here;
	GovText		t;
	uint32_t	lines = 0;
	uint32_t	source_lines = 1;
	bool		in_row = false;

	for (size_t i = 0; i < size; i++)
		source_lines += data[i] == '\n';
	gov_arena_init(&a, &gov_malloc_host);
	a.onerror = &here;
	if (setjmp(here) != 0)
		abort();				/* nothing on the page is an error */
	gov_html_detect((const char *) data, size);
	gov_html_read(&a, (const char *) data, size, &t);
	MUST(t.len <= size * 4 + 65536);
	for (size_t i = 0; i < t.len; i++)
	{
		char		c = t.s[i];

		if (c == GOV_ROW)
		{
			MUST(i == 0 || t.s[i - 1] == '\n');
			in_row = true;
		}
		else if (c == GOV_CELL)
			MUST(in_row);
		else if (c == GOV_SPANNED)
			/* it is all that its cell holds */
			MUST(in_row && (t.s[i - 1] == GOV_CELL || t.s[i - 1] == GOV_ROW) &&
				 (t.s[i + 1] == GOV_CELL || t.s[i + 1] == '\n'));
		else if (c == '\n')
		{
			lines++;
			in_row = false;
		}
		else
			MUST((unsigned char) c >= 0x20 || c == '\t');
	}
	MUST(t.len == 0 || t.s[t.len - 1] == '\n');
	MUST(lines == t.nlines);
	for (uint32_t i = 0; i < t.nlines; i++)
		MUST(t.source_line[i] >= 1 && t.source_line[i] <= source_lines);
	gov_arena_free(&a);
	return 0;
}
