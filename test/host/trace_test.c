/*
 * trace_test.c
 *		Who looks on changes nothing; who does not look pays nothing.
 */
#include "core/base/trace.h"
#include "core/read/read.h"
#include "tap.h"

#include <dirent.h>
#include <string.h>

typedef struct Reading
{
	GovArena	arena;
	GovTrace	trace;
	GovDiags	diags;
	GovReport	report;
} Reading;

static void
read_text(Reading *r, const char *text, size_t len, bool traced)
{
	memset(r, 0, sizeof(*r));
	gov_arena_init(&r->arena, &gov_malloc_host);
	r->trace.arena = r->diags.arena = &r->arena;
	r->arena.trace = traced ? &r->trace : NULL;
	gov_read(&r->arena, text, len, GOV_READ_CELLS | GOV_READ_HEADER, &r->report, &r->diags);
}

static bool
same_string(GovStr a, GovStr b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

static bool
is_same(const Reading *a, const Reading *b)
{
	bool		same = memcmp(&a->report.figures, &b->report.figures, sizeof(GovFigures)) == 0;

	same &= a->report.ncells == b->report.ncells && a->diags.n == b->diags.n;
	same &= same_string(a->report.header.title, b->report.header.title);
	same &= same_string(a->report.header.agency, b->report.header.agency);
	same &= a->report.header.year == b->report.header.year && a->report.region == b->report.region;
	for (uint32_t i = 0; same && i < a->diags.n; i++)
		same = strcmp(a->diags.items[i].message, b->diags.items[i].message) == 0;
	return same;
}

/* Every line of the text, a stage, and what it says. */
static bool
is_sound(const Reading *r, const char *text, size_t len)
{
	uint32_t	lines = 1;
	bool		sound = r->trace.n > 0;

	for (size_t i = 0; i < len; i++)
		lines += text[i] == '\n';
	for (uint32_t i = 0; i < r->trace.n; i++)
	{
		const GovTraceLine *told = &r->trace.items[i];

		sound &= told->stage && told->line <= lines && strlen(told->detail) == told->len;
	}
	return sound;
}

/* Is this told of a stage, for a line (0: any)? */
static bool
is_told(const Reading *r, const char *stage, uint32_t line, const char *detail)
{
	for (uint32_t i = 0; i < r->trace.n; i++)
	{
		const GovTraceLine *told = &r->trace.items[i];

		if (strcmp(told->stage, stage) == 0 && (line == 0 || told->line == line) &&
			strstr(told->detail, detail))
			return true;
	}
	return false;
}

static void
test_corpus(const char *directory)
{
	struct dirent **entries;
	int			n = scandir(directory, &entries, NULL, alphasort);
	bool		same = true;
	bool		sound = true;
	bool		silent = true;
	int			texts = 0;

	for (int i = 0; i < n; i++)
	{
		char		path[1000];
		size_t		len;
		char	   *text;
		static Reading with;
		static Reading without;

		snprintf(path, sizeof(path), "%s/%s", directory, entries[i]->d_name);
		if (strstr(path, ".txt") && (text = slurp(path, &len)) != NULL)
		{
			read_text(&with, text, len, true);
			read_text(&without, text, len, false);
			same &= is_same(&with, &without);
			sound &= is_sound(&with, text, len);
			silent &= without.trace.n == 0;
			gov_arena_free(&with.arena);
			gov_arena_free(&without.arena);
			free(text);
			texts++;
		}
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
	ok(texts > 10, "there are texts in test/corpus");
	ok(same, "a text is read in the same way whether somebody looks on or not");
	ok(sound, "whatever is told has a stage, a line of the text, and words");
	ok(silent, "nothing is told to nobody");
}

static void
test_stages(void)
{
	static const char text[] =
		"<h1>青禾市水务局2022年政府信息公开工作年度报告</h1>\n<p>二、主动公开政府信息情况</p>\n"
		"<table>\n<tr><td>信息内容</td><td>本年处理决定数量</td></tr>\n"
		"<tr><td>行政许可</td><td>8</td></tr></table>\n";
	static Reading r;

	read_text(&r, text, sizeof(text) - 1, true);
	ok(is_told(&r, "text", 0, "HTML"), "what a text is taken for is told");
	ok(is_told(&r, "html", 5, "\036行政许可\0378"), "the lines that HTML becomes are told");
	ok(is_told(&r, "tables", 5, "licensing.decisions: 8"), "cells are told, with their line");
	ok(is_told(&r, "header", 1, "agency: 青禾市水务局"), "fields of the header are told, with their line");
	ok(is_told(&r, "sections", 2, "part 2"), "sections are told, with their line");
	ok(is_told(&r, "diagnostics", 0, "table_absent"), "what was not found is told");
	gov_arena_free(&r.arena);
}

int
main(void)
{
	test_corpus("test/corpus");
	test_stages();
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
