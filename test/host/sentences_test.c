/*
 * sentences_test.c
 *		Generated sentences (test/generator/sentences.h): is exactly that read which
 *		they state?
 *
 * usage: sentences_test [COUNT [SEED]]
 *
 * Of a passage that is read otherwise its seed and text are printed, and what was
 * missed and made up.
 */
#include "core/base/decimal.h"
#include "core/prose/prose.h"
#include "sentences.h"
#include "tap.h"

#include <string.h>

#define DEFAULT_COUNT	4000
#define SHOWN			20		/* passages that are printed */
#define MAX_LINES		(2 * GEN_SAID_MAX)
#define LINE_SIZE		120

typedef struct Lines
{
	char		line[MAX_LINES][LINE_SIZE];
	int			n;
} Lines;

static GovArena arena;

static void
add_line(Lines *lines, const char *measure, GovDecimal d, bool percent, const char *qualifier,
		 const char *party)
{
	char		number[GOV_DECIMAL_MAXLEN + 1];
	char	   *line = lines->line[lines->n];

	gov_decimal_print(d, number);
	snprintf(line, LINE_SIZE, "%s %s%s%s %s", measure, number, percent ? "%" : "", qualifier,
			 party ? party : "");
	for (int i = 0; i < lines->n; i++)
		if (strcmp(lines->line[i], line) == 0)
			return;
	if (lines->n < MAX_LINES - 1)
		lines->n++;
}

static void
lines_of_truth(const GenPassage *p, Lines *out)
{
	out->n = 0;
	for (int i = 0; i < p->nsaid; i++)
	{
		const GenSaid *s = &p->said[i];

		add_line(out, s->measure, gov_decimal(s->value, (uint8_t) s->scale), s->percent,
				 s->qualifier == '+' ? "+" : s->qualifier == '~' ? "~" : "", s->party);
	}
}

static void
lines_of_reader(const GenPassage *p, Lines *out)
{
	static const char *const marks[] = {"", "+", "~"};
	GovText		text = {.s = p->text,.len = p->len};
	GovProse	prose = {0};
	jmp_buf		here;

	out->n = 0;
	gov_arena_reset(&arena);
	arena.onerror = &here;
	if (setjmp(here) != 0)
		abort();
	gov_prose_read(&arena, &text, 1, &prose);
	for (uint32_t i = 0; i < prose.n; i++)
	{
		const GovStatement *s = &prose.list[i];

		/* raw is of the text as it was given */
		if (s->raw.s < p->text || s->raw.s + s->raw.len > p->text + p->len || s->raw.len == 0)
			abort();
		add_line(out, gov_measures[s->measure].code, gov_decimal(s->value, s->scale), s->percent,
				 marks[s->qualifier], gov_applicant_names[s->applicant]);
	}
}

static int
missing(const Lines *some, const Lines *others, const char *what, bool show)
{
	int			n = 0;

	for (int i = 0; i < some->n; i++)
	{
		bool		found = false;

		for (int k = 0; k < others->n && !found; k++)
			found = strcmp(some->line[i], others->line[k]) == 0;
		n += !found;
		if (!found && show)
			printf("#   %s: %s\n", what, some->line[i]);
	}
	return n;
}

static void
show_text(uint64_t seed, const GenPassage *p)
{
	printf("# seed %llu: ", (unsigned long long) seed);
	for (size_t i = 0; i < p->len; i++)
		if (p->text[i] == '\n')
			printf("\\n");
		else
			putchar(p->text[i]);
	putchar('\n');
}

int
main(int argc, char **argv)
{
	int			n = argc > 1 ? atoi(argv[1]) : DEFAULT_COUNT;
	uint64_t	seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
	static GenPassage p;
	static Lines want,
				got;
	int			stated = 0,
				missed = 0,
				made_up = 0,
				shown = 0;
	char		name[160];

	gov_arena_init(&arena, &gov_malloc_host);
	for (int i = 0; i < n; i++)
	{
		bool		show;

		gen_passage(seed + (uint64_t) i, &p);
		lines_of_truth(&p, &want);
		lines_of_reader(&p, &got);
		stated += want.n;
		show = shown < SHOWN && (missing(&want, &got, "", false) > 0 || missing(&got, &want, "", false) > 0);
		if (show)
		{
			shown++;
			show_text(seed + (uint64_t) i, &p);
		}
		missed += missing(&want, &got, "missed", show);
		made_up += missing(&got, &want, "made up", show);
	}
	snprintf(name, sizeof(name), "each statement of %d generated passages is read (%d stated, %d missed)",
			 n, stated, missed);
	ok(missed == 0 && stated > n, name);
	snprintf(name, sizeof(name), "none is made up (%d)", made_up);
	ok(made_up == 0, name);
	gov_arena_free(&arena);
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
