/*
 * html_parser_test.c
 *		Pages to text, held against libxml2: what the page says, and what stands
 *		in the cells of its tables, is what libxml2's tree has.
 *
 * Generated pages, with end tags left out that HTML implies, and characters given by
 * their number or name.
 */
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/html/html.h"
#include "core/text/utf8.h"
#include "generator.h"
#include "tap.h"

#define PAGES		40			/* of each layout and manner */
#define MAX_TEXT	(1 << 20)

/* What is compared: texts without blanks. */
typedef struct Words
{
	char	   *s;
	size_t		n;
} Words;

static GovArena arena;
static uint64_t chance = 1;

static unsigned
draw(unsigned n)
{
	chance = chance * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (unsigned) (chance >> 33) % n;
}

static void
add_words(Words *w, const char *s, const char *end)
{
	while (s < end)
	{
		const char *from = s;
		uint32_t	c = gov_next_char(&s, end);

		if (c > ' ' && c != 0xA0 && c != 0x3000 && !gov_is_invisible(c) && !(c >= 0x2000 && c <= 0x200F) &&
			w->n + 4 < MAX_TEXT)
		{
			memcpy(w->s + w->n, from, (size_t) (s - from));
			w->n += (size_t) (s - from);
		}
	}
}

static bool
is_called(const xmlNode * node, const char *names)
{
	char		name[64];

	snprintf(name, sizeof(name), " %s ", (const char *) node->name);
	return node->type == XML_ELEMENT_NODE && strstr(names, name) != NULL;
}

static bool
is_shown(xmlNode * node)
{
	xmlChar    *style = node->type == XML_ELEMENT_NODE ? xmlGetProp(node, (const xmlChar *) "style") : NULL;
	bool		shown = !is_called(node, " head script style select ") &&
		!(style && strstr((const char *) style, "display:none"));

	xmlFree(style);
	return shown;
}

static bool
has_within(const xmlNode * node, const char *names)
{
	for (const xmlNode * n = node->children; n; n = n->next)
		if (is_called(n, names) || has_within(n, names))
			return true;
	return false;
}

/* The text of a tree; of each cell of a table of data, if cells are wanted. */
static void
add_tree(xmlNode * node, bool cells, bool in_cell, Words *w)
{
	for (xmlNode * n = node->children; n; n = n->next)
	{
		bool		cell = is_called(n, " td th ") && !has_within(n, " table ");

		if (!is_shown(n))
			continue;
		if (n->type == XML_TEXT_NODE && (!cells || in_cell))
			add_words(w, (const char *) n->content, (const char *) n->content + strlen((const char *) n->content));
		add_tree(n, cells, in_cell || cell, w);
		if (cells && cell && !in_cell && w->n > 0 && w->s[w->n - 1] != '\n')
			w->s[w->n++] = '\n';
	}
}

/* The same of what the reader makes of the page. */
static void
add_lines(const GovText *t, bool cells, Words *w)
{
	const char *end = t->s + t->len;

	for (const char *p = t->s; p < end;)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));
		bool		row = *p == GOV_ROW;

		if (!eol)
			eol = end;
		while (p < eol && (row || !cells))
		{
			const char *stop = row ? memchr(p, GOV_CELL, (size_t) (eol - p)) : NULL;

			add_words(w, p, stop ? stop : eol);
			if (cells && w->n > 0 && w->s[w->n - 1] != '\n')
				w->s[w->n++] = '\n';
			p = stop ? stop + 1 : eol;
		}
		p = eol + 1;
	}
}

/* The page with end tags left out that are implied, and characters as references. */
static size_t
vary(const char *s, size_t len, char *to)
{
	static const char *const implied[] = {"</td>", "</th>", "</tr>", "</tbody>", "</p>", "</li>"};
	const char *end = s + len;
	char	   *p = to;
	bool		in_tag = false;

	while (s < end)
	{
		size_t		n = 0;

		for (size_t i = 0; i < sizeof(implied) / sizeof(implied[0]); i++)
			if (strncmp(s, implied[i], strlen(implied[i])) == 0)
				n = strlen(implied[i]);
		if (n > 0 && draw(2) == 0)
		{
			s += n;
			continue;
		}
		in_tag = *s == '<' || (in_tag && *s != '>');
		if (!in_tag && *s >= '0' && *s <= '9' && draw(8) == 0)
			p += sprintf(p, draw(2) ? "&#%d;" : "&#x%x;", *s++);
		else
			*p++ = *s++;
	}
	return (size_t) (p - to);
}

static bool
is_same(const char *s, size_t len, bool cells)
{
	static char buffers[2][MAX_TEXT];
	Words		tree = {buffers[0], 0};
	Words		read = {buffers[1], 0};
	htmlDocPtr	doc = htmlReadMemory(s, (int) len, NULL, "UTF-8",
									 HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
	GovText		t;
	bool		same;

	gov_html_read(&arena, s, len, &t);
	add_tree((xmlNode *) doc, cells, false, &tree);
	add_lines(&t, cells, &read);
	xmlFreeDoc	(doc);

	/* the title is a line of the text where the page doesn't show it */
	same = read.n >= tree.n && memcmp(read.s + (read.n - tree.n), tree.s, tree.n) == 0 &&
		(cells ? read.n == tree.n : read.n <= tree.n + 400);
	for (size_t i = 0; !same && i < read.n; i++)
		if (i == tree.n || read.s[i] != tree.s[i])
		{
			printf("# they differ from byte %zu of %zu on, the tree has %zu\n", i, read.n, tree.n);
			break;
		}
	gov_arena_reset(&arena);
	return same;
}

static void
is_layout_same(GenGenerator *g, int layout, bool cells)
{
	static char varied[MAX_TEXT];
	bool		whole = true;
	bool		implied = true;
	char		name[128];

	for (int i = 0; i < PAGES && whole && implied; i++)
	{
		GenOptions	options = {.seed = (uint64_t) (i + 1),.layout = layout,.division = -1};
		const GenReport *r = gen_report(g, &options);

		whole &= is_same(r->text, r->len, cells);
		implied &= is_same(varied, vary(r->text, r->len, varied), cells);
	}
	snprintf(name, sizeof(name), "%s of layout %d are libxml2's", cells ? "cells" : "texts", layout);
	ok(whole, name);
	ok(implied, "  ... with end tags left out and characters by their numbers");
}

static void
are_entities_same(void)
{
	static const char *const pages[] = {
		"<p>&nbsp;1&middot;2&hellip;&ldquo;3&rdquo;&mdash;4&ensp;5&emsp;6&times;&copy;&Alpha;&frac12;&apos;&euro;</p>",
		"<p>&lt;&gt;&amp;&quot;&#19968;&#x4E8C;&thetasym;&sup2;&yuml;&rArr;&loz;</p>", "<p>&unknown;&x;</p>",
	};

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		ok(is_same(pages[i], strlen(pages[i]), false), "entities are libxml2's");
}

int
main(void)
{
	/* of the others, tables that are layout have cells, too */
	static const struct
	{
		int			layout;
		bool		cells;
	}			pages[] =

	{
		{12, true}, {26, false}, {27, false}, {72, true}, {87, true}, {88, true}
	};
	GenGenerator *g = gen_new();
	jmp_buf		here;

	gov_arena_init(&arena, &gov_malloc_host);
	arena.onerror = &here;
	if (setjmp(here) != 0)
		return 1;
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
	{
		is_layout_same(g, pages[i].layout, false);
		if (pages[i].cells)
			is_layout_same(g, pages[i].layout, true);
	}
	are_entities_same();
	gov_arena_free(&arena);
	gen_free(g);
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
