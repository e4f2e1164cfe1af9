/*
 * html_test.c
 *		Pages to text: hostile input, memory, interrupts.  Lines, rows and
 *		spans stand in test/cases/html.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/html/html.h"
#include "tap.h"
#include "work.h"

/* Of a hostile page; another is twice as long, and more than one parser is given. */
#define PAGE	(9 << 18)

static GovArena arena;
static size_t hostile = PAGE;


/* false when it threw */
static bool
run(const char *s, size_t len, GovText *t)
{
	jmp_buf		here;

	gov_arena_reset(&arena);
	arena.onerror = &here;
	if (setjmp(here) != 0)
		return false;
	gov_html_read(&arena, s, len, t);
	return true;
}

/* The text with R for a row, | between cells and ^ for what is spanned. */
static void
is_text(const char *html, const char *want, const char *name)
{
	size_t		len = strlen(html);
	char	   *copy = malloc(len ? len : 1);	/* so that ASAN sees the end */
	GovText		t = {0};
	char	   *got;
	uint32_t	lines = 0;

	memcpy(copy, html, len);
	if (!run(copy, len, &t))
		t = (GovText)
	{
		"(error)", 7, NULL, 0
	};
	got = malloc(t.len + 1);
	for (size_t i = 0; i < t.len; i++)
	{
		char		c = t.s[i];

		lines += c == '\n';
		got[i] = c == GOV_ROW ? 'R' : c == GOV_CELL ? '|' : c == GOV_SPANNED ? '^' : c;
	}
	got[t.len] = '\0';
	ok(strcmp(got, want) == 0 && lines == t.nlines, name);
	if (strcmp(got, want) != 0)
		printf("# got:  %s\n# want: %s\n", got, want);
	free(got);
	free(copy);
}

static bool
stop_now(void *arg)
{
	return ++* (int *) arg > 3;
}

static void *
alloc_some(void *arg, size_t size)
{
	return --* (int *) arg < 0 ? NULL : malloc(size);
}

static void
free_some(void *arg, void *ptr)
{
	(void) arg;
	free(ptr);
}

static void
run_page(const char *s, size_t len, void *arg)
{
	GovText		t = {0};
	bool	   *good = arg;

	gov_html_detect(s, len);
	*good &= run(s, len, &t) && t.len <= len * 4 + 65536;
}

/* Work and memory must be in proportion to a page of a repeated piece. */
static void
is_linear(const char *piece, const char *end, const char *name)
{
	bool		good = true;
	bool		linear = work_is_linear((GovStr) {piece, (uint32_t) strlen(piece)}, end, hostile,
										run_page, &good);

	ok(good, name);
	ok(linear, "  ... in linear time");
}

/* html_test [KILOBYTES]: of a hostile page */
int
main(int argc, char **argv)
{
	if (argc > 1)
		hostile = (size_t) atoi(argv[1]) << 10;
	gov_arena_init(&arena, &gov_malloc_host);

	{
		/* one that holds a span among very many others, and one that is huge */
		static char s[200000];
		size_t		n = sprintf(s, "<table><tr><td ");

		for (int i = 0; i < 5000; i++)
			n += sprintf(s + n, "a%d=1 ", i);
		n += sprintf(s + n, ">1<td style='");
		memset(s + n, 'x', 50000);
		sprintf(s + n + 50000, "'>2</table>");
		is_text(s, "R1|2\n", "tags with thousands of attributes, and long ones, are cells");
	}
	{
		/* elements never closed, across many chunks and parsers */
		static char s[400000];
		static char want[100000];
		size_t		n = sprintf(s, "<table>");
		size_t		m = 0;

		for (int i = 0; i < 5000; i++)
		{
			n += sprintf(s + n, "<tr><td><div><font>%d<td><span><b>%d</i></p>\n", i, i + 1);
			m += sprintf(want + m, "R%d|%d\n", i, i + 1);
		}
		sprintf(s + n, "</table>尾");
		sprintf(want + m, "尾\n");
		is_text(s, want, "elements left open a thousand deep move no cell");
	}

	/* hostile */
	is_linear("<td>", "", "nothing but <td>");
	is_linear("<table>", "", "tables in tables");
	is_linear("<table><tr><td>", "", "cells in cells");
	is_linear("<div>", "", "nesting without end");
	is_linear("<div><b></i>", "", "end tags that close nothing");
	is_linear("<", "", "nothing but <");
	is_linear("<a b=\"", "", "attributes that never close");
	is_linear("<a b='\" c=\"'>", "\"", "quotes crosswise");
	is_linear("<a b=\">\"c=\"'", "", "quotes that run on");
	is_linear("<!--", "", "comments that never close");
	is_linear("<title>", "", "titles that never close");
	is_linear("<select><xml>", "", "menus that never close");
	is_linear("<script>", "</script>", "scripts in scripts");
	is_linear("&", "", "nothing but &");
	is_linear("&aacute;&zzzz;", "", "character references");
	is_linear("<tr><td colspan=1000000 rowspan=1000000>1", "", "huge spans");
	is_linear("<table><tr><td colspan=1000 rowspan=9><td><tr><td><tr><td>", "", "spans in every table");
	is_linear("<table><tr><td rowspan=65000><td><td><td><td><td><td rowspan=65000>", "", "columns");
	is_linear("<tr>", "", "rows without cells");
	is_linear(" \n", "<p>", "white space");
	is_linear("<br>", "", "line breaks");
	is_linear("a<p", "", "tags cut off");
	is_linear("<a x y z", "", "attributes without end");
	is_linear(" a=1", "<p>", "text like attributes");
	is_linear("<p><font>x", "", "fonts that are never closed");
	is_linear("</x>", "", "end tags alone");
	is_linear("&#x", "", "references cut off");
	is_linear("<td \"", "", "quotes in tags");

	{
		/* memory that runs out, at each place it can, unwinds and leaks none */
		static const char page[] = "<title>t</title><p>a<table><tr><td rowspan=3 colspan=3>1<td>2<tr><td>3</table>b";
		GovHost		host = gov_malloc_host;
		GovArena	saved = arena;
		size_t		n = 600000;
		char	   *s = malloc(n);
		int			left = 0;
		int			thrown = 0;
		bool		good = true;
		GovText		t;

		memset(s, ' ', n);
		for (size_t i = 0; i + sizeof(page) < n; i += sizeof(page))
			memcpy(s + i, page, sizeof(page) - 1);
		host.alloc = alloc_some;
		host.free = free_some;
		host.arg = &left;
		for (int k = 0; k < 200; k++)
		{
			left = k;
			gov_arena_init(&arena, &host);
			if (run(s, n, &t))
				k = 200;
			else
			{
				good &= arena.error.code == GOV_ERR_NOMEM;
				thrown++;
			}
			gov_arena_free(&arena);
		}
		ok(good && thrown > 2, "out of memory is an error, wherever it happens");
		arena = saved;
		free(s);
	}
	{
		/* a page can be interrupted */
		int			calls = 0;
		GovHost		host = gov_malloc_host;
		GovArena	saved = arena;
		size_t		n = 4 << 20;
		char	   *s = malloc(n);
		GovText		t;

		memset(s, 'x', n);
		for (size_t i = 0; i + 4 < n; i += 4)
			memcpy(s + i, "<td>", 4);
		host.interrupted = stop_now;
		host.arg = &calls;
		gov_arena_init(&arena, &host);
		ok(!run(s, n, &t) && arena.error.code == GOV_ERR_INTERRUPTED, "a page can be interrupted");
		gov_arena_free(&arena);
		arena = saved;
		free(s);
	}

	gov_arena_free(&arena);
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
