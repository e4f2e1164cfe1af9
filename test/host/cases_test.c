/*
 * cases_test.c
 *		The cases of test/cases: small texts, and what is to be read in them.
 *
 * usage: cases_test [DIRECTORY | FILE.expect]...	those below test/cases
 *		  cases_test --write FILE.txt...	what is read today, into FILE.expect
 *		  cases_test --show FILE.txt...		the same on standard output
 *
 * A case that names a text outside the tree is skipped unless CASES is the
 * directory that has it (default: ../shared/cases).
 */
#include "expect.h"
#include "tap.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_PATH	1000

static bool
ends_with(const char *s, const char *end)
{
	size_t		len = strlen(s);
	size_t		n = strlen(end);

	return len > n && strcmp(s + len - n, end) == 0;
}

/* path with another ending */
static void
with_ending(char buf[MAX_PATH], const char *path, const char *old, const char *new)
{
	snprintf(buf, MAX_PATH, "%.*s%s", (int) (strlen(path) - strlen(old)), path, new);
}

/* The text in a block of just its size, so that ASAN sees what is read beyond it. */
static char *
load_text(const char *path, size_t *len)
{
	char	   *file = slurp(path, len);
	char	   *text;

	if (!file)
		return NULL;
	text = malloc(*len ? *len : 1);
	memcpy(text, file, *len);
	free(file);
	return text;
}

/* "tables/wrapped-label" of "test/cases/tables/wrapped-label.expect" */
static void
case_name(char buf[MAX_PATH], const char *path)
{
	const char *p = strrchr(path, '/');

	while (p && p > path && p[-1] != '/')
		p--;
	with_ending(buf, p ? p : path, ".expect", "");
}

/* One line of TAP; a case that is known to fail must fail. */
static void
report(const char *path, const Expect *e, int failures, bool malformed, const char *complaints)
{
	char		label[MAX_PATH];
	bool		known = e->todo[0] != '\0' && !malformed;

	case_name(label, path);
	ntests++;
	if (known && failures == 0)
	{
		printf("not ok %d - %s: %s\n# it passes now: take \"todo\" out of %s\n", ntests, label, e->name, path);
		nfailed++;
		return;
	}
	printf("%sok %d - %s: %s%s%s\n", failures ? "not " : "", ntests, label,
		   e->name[0] ? e->name : "can't be read", known ? " # TODO " : "", known ? e->todo : "");
	nfailed += failures > 0 && !known;
	for (const char *p = complaints; p && *p; p += strcspn(p, "\n"), p += *p == '\n')
		printf("# %.*s\n", (int) strcspn(p, "\n"), p);
}

static void
run_case(const char *path)
{
	const char *outside = getenv("CASES");
	char		text_path[MAX_PATH];
	char	   *complaints;
	size_t		size;
	FILE	   *out = open_memstream(&complaints, &size);
	Expect		e;
	Outcome		o;
	size_t		len;
	char	   *text = NULL;
	int			failures = 1;
	bool		malformed = true;

	with_ending(text_path, path, ".expect", ".txt");
	if (expect_load(&e, path, out))
	{
		if (e.outside[0])
			snprintf(text_path, sizeof(text_path), "%s/%s", outside ? outside : "../shared/cases", e.outside);
		text = load_text(text_path, &len);
		if (text)
		{
			if (outcome_read(&o, text, len))
				failures = expect_check(&e, &o, out, &malformed);
			else
				fprintf(out, "an error is thrown: %s\n", o.arena.error.message);
			outcome_free(&o);
		}
		else
			fprintf(out, "there is no %s\n", text_path);
	}
	fclose(out);
	if (!text && e.outside[0])
		printf("ok %d - %s # SKIP there is no %s\n", ++ntests, e.name, text_path);
	else
		report(path, &e, failures, malformed, complaints);
	free(complaints);
	free(text);
	expect_free(&e);
}

/* Every .expect in a directory and those below it; a text must have one. */
static void
run_directory(const char *directory)
{
	struct dirent **entries;
	int			n = scandir(directory, &entries, NULL, alphasort);

	for (int i = 0; i < n; i++)
	{
		const char *name = entries[i]->d_name;
		char		path[MAX_PATH];
		char		expect[MAX_PATH];
		struct stat st;

		snprintf(path, sizeof(path), "%s/%s", directory, name);
		if (name[0] != '.' && stat(path, &st) == 0)
		{
			if (S_ISDIR(st.st_mode))
				run_directory(path);
			else if (ends_with(name, ".expect"))
				run_case(path);
			else if (ends_with(name, ".txt"))
			{
				with_ending(expect, path, ".txt", ".expect");
				if (stat(expect, &st) != 0)
					run_case(expect);
			}
		}
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
}

/*
 * What is read in a text today.  What stands in its .expect as name and
 * remarks is kept.
 */
static bool
write_expectations(const char *path, bool to_file)
{
	char		expect[MAX_PATH];
	size_t		len;
	char	   *text = ends_with(path, ".txt") ? load_text(path, &len) : NULL;
	char	   *old;
	FILE	   *out = stdout;
	Outcome		o;

	if (!text || !outcome_read(&o, text, len))
	{
		fprintf(stderr, "%s: no .txt, or it can't be read\n", path);
		free(text);
		return false;
	}
	with_ending(expect, path, ".txt", ".expect");
	old = slurp(expect, &len);
	if (to_file)
		out = fopen(expect, "w");
	if (out)
	{
		if (!old || old[0] != '#')
			fputs("# (what would be broken)\n", out);
		for (const char *p = old ? old : ""; *p; p += strcspn(p, "\n"), p += *p == '\n')
			if (*p == '#' || strncmp(p, "todo =", 6) == 0)
				fprintf(out, "%.*s\n", (int) strcspn(p, "\n"), p);
		expect_write(&o, strstr(path, "html/") != NULL, out);
		if (to_file)
			fclose(out);
	}
	else
		perror(expect);
	free(old);
	free(text);
	outcome_free(&o);
	return out != NULL;
}

int
main(int argc, char **argv)
{
	bool		show = argc > 1 && strcmp(argv[1], "--show") == 0;

	if (show || (argc > 1 && strcmp(argv[1], "--write") == 0))
	{
		bool		good = true;

		for (int i = 2; i < argc; i++)
			good &= write_expectations(argv[i], !show);
		return !good;
	}
	if (argc == 1)
		run_directory("test/cases");
	for (int i = 1; i < argc; i++)
		if (ends_with(argv[i], ".expect"))
			run_case(argv[i]);
		else
			run_directory(argv[i]);
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
