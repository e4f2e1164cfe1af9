/*
 * read.c
 *		What each stage of the reader makes of a text: the program behind
 *		test/read.
 *
 * usage: read [--stage STAGE] FILE...	  (- is standard input)
 */
#include "core/base/trace.h"
#include "core/read/read.h"
#include "core/text/charset.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The marks of a table's row as they look in a table. */
static void
print_detail(const GovTraceLine *told)
{
	for (uint32_t i = 0; i < told->len; i++)
	{
		char		c = told->detail[i];

		if (c == GOV_ROW)
			fputs("| ", stdout);
		else if (c == GOV_CELL)
			fputs(" | ", stdout);
		else if (c == GOV_SPANNED)
			fputs("<", stdout);
		else if (c == '\n')
			fputs("\\n", stdout);
		else
			putchar(c);
	}
	putchar('\n');
}

static int
show(const char *bytes, size_t len, const char *stage)
{
	GovArena	a;
	GovTrace	trace = {&a, NULL, 0, 0};
	GovDiags	diags = {&a, NULL, 0, 0};
	static GovReport report;
	GovStr		text;
	const char *charset;
	jmp_buf		here;

	gov_arena_init(&a, &gov_malloc_host);
	if (setjmp(here) != 0)
	{
		fprintf(stderr, "%s\n", a.error.message);
		gov_arena_free(&a);
		return 1;
	}
	a.onerror = &here;
	gov_text_decode(&a, bytes, len, &text, &charset, &diags);
	a.trace = &trace;
	if (gov_read(&a, text.s, text.len, GOV_READ_CELLS | GOV_READ_HEADER, &report, &diags) != GOV_OK)
		longjmp(here, 1);
	if (!stage || strcmp(stage, "text") == 0)
		printf("%-12s %6s  %s\n", "text", "", charset);
	for (uint32_t i = 0; i < trace.n; i++)
	{
		const GovTraceLine *told = &trace.items[i];

		if (stage && strcmp(stage, told->stage) != 0)
			continue;
		if (told->line)
			printf("%-12s %6u  ", told->stage, told->line);
		else
			printf("%-12s %6s  ", told->stage, "");
		print_detail(told);
	}
	gov_arena_free(&a);
	return 0;
}

static int
show_file(const char *path, const char *stage)
{
	FILE	   *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
	size_t		len;
	char	   *bytes;
	int			status;

	if (!f)
	{
		perror(path);
		return 2;
	}
	bytes = slurp_rest(f, &len);
	if (f != stdin)
		fclose(f);
	status = show(bytes, len, stage);
	free(bytes);
	return status;
}

int
main(int argc, char **argv)
{
	const char *stage = NULL;
	int			first = 1;
	int			status = 0;

	if (argc > 2 && strcmp(argv[1], "--stage") == 0)
	{
		stage = argv[2];
		first = 3;
	}
	if (first >= argc)
	{
		fprintf(stderr, "usage: read [--stage STAGE] FILE...\n");
		return 2;
	}
	for (int i = first; i < argc; i++)
	{
		int			failed;

		if (argc - first > 1)
			printf("== %s\n", argv[i]);
		failed = show_file(argv[i], stage);
		if (failed)
			status = failed;
	}
	return status;
}
