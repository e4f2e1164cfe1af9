/*
 * prose_test.c
 *		Sentences and what they state: the passages of test/cases/prose, and
 *		hostile prose.
 *
 * A file NAME.prose has passages: a line "== name", the text, and a line for each
 * statement: measure, value (with + for at least, ~ for about, % for a share) and,
 * if it says who applied, the party.  The same one said twice counts once.
 */
#include "core/base/decimal.h"
#include "core/prose/prose.h"
#include "core/prose/sentences.h"
#include "tap.h"
#include "work.h"

#include <dirent.h>
#include <string.h>

#define MAX_LINES	64
#define LINE_SIZE	200
#define HOSTILE		(1 << 18)
#define PIECE(s)		{(s), sizeof(s) - 1}

typedef struct Lines
{
	char		line[MAX_LINES][LINE_SIZE];
	int			n;
} Lines;

static GovArena arena;

static void
add_line(Lines *lines, const char *s)
{
	for (int i = 0; i < lines->n; i++)
		if (strcmp(lines->line[i], s) == 0)
			return;
	if (lines->n < MAX_LINES)
		snprintf(lines->line[lines->n++], LINE_SIZE, "%s", s);
}

/* False when it threw. */
static bool
read_prose(const char *s, size_t len, GovProse *out)
{
	GovText		text = {.s = s,.len = len};
	jmp_buf		here;

	gov_arena_reset(&arena);
	arena.onerror = &here;
	if (setjmp(here) != 0)
		return false;
	gov_prose_read(&arena, &text, 1, out);
	return true;
}

static void
statements_of(const char *text, size_t len, Lines *out)
{
	static const char *const marks[] = {"", "+", "~"};
	char	   *copy = malloc(len ? len : 1);	/* so that ASAN sees the end */
	GovProse	prose = {0};

	memcpy(copy, text, len);
	out->n = 0;
	if (!read_prose(copy, len, &prose))
		add_line(out, "(error)");
	for (uint32_t i = 0; i < prose.n; i++)
	{
		const GovStatement *s = &prose.list[i];
		const char *party = gov_applicant_names[s->applicant];
		char		number[GOV_DECIMAL_MAXLEN + 1];
		char		line[LINE_SIZE];

		gov_decimal_print(gov_decimal(s->value, s->scale), number);
		snprintf(line, sizeof(line), "%s %s%s%s%s%s", gov_measures[s->measure].code, number,
				 s->percent ? "%" : "", marks[s->qualifier], party ? " " : "", party ? party : "");
		add_line(out, line);
	}
	free(copy);
}

static void
complain_of(const Lines *some, const Lines *others, const char *what)
{
	for (int i = 0; i < some->n; i++)
	{
		bool		found = false;

		for (int k = 0; k < others->n && !found; k++)
			found = strcmp(some->line[i], others->line[k]) == 0;
		if (!found)
			printf("# %s: %s\n", what, some->line[i]);
	}
}

static void
check_passage(const char *name, const char *text, const Lines *want)
{
	static Lines got;
	int			same = 0;

	statements_of(text, strlen(text), &got);
	for (int i = 0; i < want->n; i++)
		for (int k = 0; k < got.n; k++)
			same += strcmp(want->line[i], got.line[k]) == 0;
	ok(same == want->n && got.n == want->n, name);
	complain_of(want, &got, "missed");
	complain_of(&got, want, "made up");
}

/* "received 12 natural_person": a measure begins with a small letter of ASCII. */
static bool
is_statement(const char *line)
{
	size_t		n = strspn(line, "abcdefghijklmnopqrstuvwxyz_.");

	return n > 0 && line[n] == ' ' && line[n + 1] >= '0' && line[n + 1] <= '9';
}

static void
run_file(const char *path)
{
	static Lines want;
	size_t		len;
	char	   *file = slurp(path, &len);
	char	   *text = malloc(len + 1);
	char		name[LINE_SIZE] = "";

	want.n = 0;
	text[0] = '\0';
	for (char *line = strtok(file, "\n"); line; line = strtok(NULL, "\n"))
	{
		if (strncmp(line, "== ", 3) == 0)
		{
			if (name[0])
				check_passage(name, text, &want);
			snprintf(name, sizeof(name), "%s", line + 3);
			want.n = 0;
			text[0] = '\0';
		}
		else if (is_statement(line))
			add_line(&want, line);
		else
			strcat(strcat(text, line), "\n");
	}
	if (name[0])
		check_passage(name, text, &want);
	free(text);
	free(file);
}

static void
read_hostile(const char *s, size_t len, void *arg)
{
	GovProse	prose;

	if (!read_prose(s, len, &prose))
		abort();
}

static void
hostile(void)
{
	static const GovStr pieces[] = {
		PIECE("1"), PIECE("其中"), PIECE("其中3件，"), PIECE("("), PIECE("（收到3件"), PIECE("《"), PIECE("没有收到申请、"),
		PIECE("收到申请1件，"), PIECE("一"), PIECE("\n"), PIECE("1\n"), PIECE("一、"), PIECE("2016年"), PIECE("占3%"), PIECE(" \n 第1页\n"),
		PIECE("复议、诉讼分别为3件、2件、"), PIECE("2016年至2017年"), PIECE("3件正在办理，结转下年，"),
		PIECE("28期120条"), PIECE("无法提供（本机关不掌握）3件，"), PIECE("2008年起至2009年"), PIECE("其中\n"), PIECE("公民3件、")
	};

	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
	{
		char		name[100];

		snprintf(name, sizeof(name), "work is in proportion to the length: \"%s\" repeated",
				 pieces[i].s[0] == '\n' ? "newline" : pieces[i].s);
		name[strcspn(name, "\n")] = '\0';
		ok(work_is_linear(pieces[i], "", HOSTILE, read_hostile, NULL), name);
	}
}

/* A sentence that is cut into several loses none of its numbers. */
static void
long_sentence(void)
{
	static const char clause[] = "予以公开3件，";
	const uint32_t n = 5000;
	size_t		len = sizeof(clause) - 1;
	char	   *s = malloc(n * len);
	GovProse	prose = {0};

	for (uint32_t i = 0; i < n; i++)
		memcpy(s + i * len, clause, len);
	ok(read_prose(s, n * len, &prose) && prose.n == n, "a long sentence loses none of its numbers");
	free(s);
}

/* Wherever the sentence is too long: a cut at the very comma that fills it went back to
 * where it began, for ever. */
static void
cut_at_comma(void)
{
	static const char last[] = "，收到申请７件。";
	char		s[3 * (GOV_SENTENCE_MAX + 40)];
	GovProse	prose = {0};
	int			wrong = 0;

	for (size_t letters = GOV_SENTENCE_MAX - 20; letters < GOV_SENTENCE_MAX + 20; letters++)
	{
		for (size_t i = 0; i < letters; i++)
			memcpy(s + 3 * i, "水", 3);
		memcpy(s + 3 * letters, last, sizeof(last));
		if (!read_prose(s, 3 * letters + sizeof(last) - 1, &prose) || prose.n != 1)
			wrong++;
	}
	ok(wrong == 0, "a sentence that a comma fills goes on behind it");
}

/* raw and line are of the text as it was given, whatever was folded away in it. */
static void
places(void)
{
	static const char text[] = "全年共收到政府信（xìn）息公开申请，，\n- 3 -\n28\n件；；其中“予以公开”２０件。";
	GovProse	prose = {0};
	bool		read = read_prose(text, sizeof(text) - 1, &prose) && prose.n == 2;

	ok(read && prose.list[0].raw.len == strlen("28\n件") && memcmp(prose.list[0].raw.s, "28\n件", 6) == 0 &&
	   prose.list[0].line == 3, "a number that was broken has its place in the text as given");
	ok(read && prose.list[1].raw.len == strlen("２０件") && memcmp(prose.list[1].raw.s, "２０件", 9) == 0 &&
	   prose.list[1].line == 4, "so has one behind it");
}

static bool
interrupted(void *arg)
{
	return true;
}

int
main(int argc, char **argv)
{
	struct dirent **entries;
	int			n = scandir("test/cases/prose", &entries, NULL, alphasort);
	GovProse	prose;

	setvbuf(stdout, NULL, _IOLBF, 0);
	gov_arena_init(&arena, &gov_malloc_host);
	for (int i = 0; i < n; i++)
	{
		char		path[400];
		const char *dot = strrchr(entries[i]->d_name, '.');

		snprintf(path, sizeof(path), "test/cases/prose/%s", entries[i]->d_name);
		if (dot && strcmp(dot, ".prose") == 0)
			run_file(path);
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
	hostile();
	long_sentence();
	cut_at_comma();
	places();
	arena.host.interrupted = interrupted;
	ok(!read_prose("收到申请1件。", sizeof("收到申请1件。") - 1, &prose) &&
	   arena.error.code == GOV_ERR_INTERRUPTED, "an interrupt is obeyed");
	gov_arena_free(&arena);
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
