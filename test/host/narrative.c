/*
 * narrative.c
 *		What the prose of texts states: the program behind test/prose-score.
 *
 * usage: narrative [FILE]...	  (none: standard input)
 *
 * A line for each statement: measure, value, unit, qualifier, party, scope,
 * year, line and the words read, with tabs between; "-" stands for none.  A
 * form feed in the text ends a passage; behind its statements stands an empty
 * line.
 */
#include "core/prose/prose.h"
#include "core/base/decimal.h"
#include "tap.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *
or_none(const char *s)
{
	return s ? s : "-";
}

static void
print_words(GovStr raw)
{
	for (uint32_t i = 0; i < raw.len; i++)
		putchar(raw.s[i] == '\n' || raw.s[i] == '\t' ? ' ' : raw.s[i]);
	putchar('\n');
}

static void
print_statement(const GovStatement *s)
{
	char		number[GOV_DECIMAL_MAXLEN + 1];

	gov_decimal_print(gov_decimal(s->value, s->scale), number);
	printf("%s\t%s\t%s\t%s\t%s\t%s\t%u\t%u\t%s\t", gov_measures[s->measure].code, number,
		   s->percent ? "%" : gov_measures[s->measure].unit,
		   or_none(gov_qualifier_names[s->qualifier]), or_none(gov_applicant_names[s->applicant]),
		   or_none(gov_prose_scope_names[s->scope]), s->year, s->line, s->words ? "words" : "-");
	print_words(s->raw);
}

static int
show(const char *text, size_t len)
{
	GovArena	a;
	GovProse	prose;
	GovText		page = {.s = text,.len = len};
	jmp_buf		here;

	gov_arena_init(&a, &gov_malloc_host);
	if (setjmp(here) != 0)
	{
		fprintf(stderr, "%s\n", a.error.message);
		gov_arena_free(&a);
		return 1;
	}
	a.onerror = &here;
	gov_prose_read(&a, &page, 1, &prose);
	for (uint32_t i = 0; i < prose.n; i++)
		print_statement(&prose.list[i]);
	putchar('\n');
	gov_arena_free(&a);
	return 0;
}

static int
show_passages(FILE *f)
{
	size_t		len;
	char	   *text = slurp_rest(f, &len);
	int			status = 0;

	for (char *p = text; p < text + len;)
	{
		char	   *end = memchr(p, '\f', (size_t) (text + len - p));
		size_t		n = (size_t) ((end ? end : text + len) - p);

		status |= show(p, n);
		p += n + 1;
	}
	free(text);
	return status;
}

int
main(int argc, char **argv)
{
	int			status = 0;

	if (argc == 1)
		return show_passages(stdin);
	for (int i = 1; i < argc; i++)
	{
		FILE	   *f = fopen(argv[i], "rb");

		if (!f)
		{
			perror(argv[i]);
			return 2;
		}
		status |= show_passages(f);
		fclose(f);
	}
	return status;
}
