/*
 * print.c
 *		What the formats have in common: the text so far, and the heads.
 */
#include "core/render/print.h"

#include <stdio.h>

/* Of the text to begin with: most are shorter. */
#define FIRST_CAPACITY	16384

void
gov_render_grow(GovPrint *p, size_t n)
{
	size_t		cap = p->cap ? p->cap * 2 : FIRST_CAPACITY;
	char	   *buf;

	if (n > GOV_PRINT_MAX - p->len)
		gov_throw(p->a, GOV_ERR_LIMIT, "the report is too long to be printed");
	while (cap < p->len + n)
		cap *= 2;
	buf = gov_alloc(p->a, cap);
	if (p->len)
		memcpy(buf, p->buf, p->len);
	p->buf = buf;
	p->cap = cap;
}

void
gov_render_put_int(GovPrint *p, int n)
{
	char		buf[16];

	gov_render_put(p, buf, (size_t) snprintf(buf, sizeof(buf), "%d", n));
}

void
gov_render_put_note(GovPrint *p)
{
	GOV_PUT(p, GOV_MARK_NOTE);
	if (p->more_marks)
		GOV_PUT(p, GOV_MARK_NOTE_MORE);
	if (p->prose_marks)
		GOV_PUT(p, GOV_MARK_NOTE_PROSE);
}

static void
put_tables(GovPrint *p, const GovPrintParts *how, int section)
{
	for (int i = 0; i < p->ntables; i++)
		if (gov_parts[p->tables[i].layout->part].section->number == section)
			how->put_table(p, &p->tables[i]);
}

static void
put_section(GovPrint *p, const GovPrintParts *how, int number)
{
	const GovPrintSection *s = &p->sections[number - 1];

	how->put_heading(p, s->heading);
	for (uint32_t i = 0; i < s->table_at; i++)
		how->put_line(p, s->lines[i]);
	put_tables(p, how, number);
	for (uint32_t i = s->table_at; i < s->nlines; i++)
		how->put_line(p, s->lines[i]);
}

void
gov_render_put_body(GovPrint *p, const GovPrintParts *how)
{
	for (int i = 0; i < p->ntables && !p->whole; i++)
		how->put_table(p, &p->tables[i]);
	/* the statistics of before 2019 are of no part, and stand ahead of all */
	if (p->whole)
		put_tables(p, how, 0);
	for (int number = 1; number <= GOV_PARTS && p->whole; number++)
		if (p->sections[number - 1].printed)
			put_section(p, how, number);
}

GovStr
gov_render_join(GovArena *a, GovStr x, GovStr y)
{
	GovStr		r;
	char	   *s;

	if (y.len == 0)
		return x;
	s = gov_alloc(a, (size_t) x.len + y.len);
	memcpy(s, x.s, x.len);
	memcpy(s + x.len, y.s, y.len);
	r.s = s;
	r.len = x.len + y.len;
	return r;
}

bool
gov_render_same(GovStr a, GovStr b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

/* Returns true when two columns have a common head at a level that is no leaf. */
static bool
share_head(const GovStr *path, const GovStr *other, int level)
{
	if (gov_form_path_len(path) <= level + 1 || gov_form_path_len(other) <= level + 1)
		return false;
	for (int i = 0; i <= level; i++)
		if (!gov_render_same(path[i], other[i]))
			return false;
	return true;
}

int
gov_render_list_heads(const GovPrintTable *t, const GovLayoutBlock *b,
					  GovHead heads[GOV_MAX_HEADS], int *depth)
{
	int			n = 0;

	*depth = 0;
	for (int c = 0; c < b->ncolumns; c++)
		if (gov_form_path_len(b->columns[c].path) > *depth)
			*depth = gov_form_path_len(b->columns[c].path);
	for (int level = 0; level < *depth; level++)
		for (int c = 0, next; c < b->ncolumns; c = next)
		{
			const GovStr *path = b->columns[c].path;
			int			len = gov_form_path_len(path);
			GovHead    *h = &heads[n];

			next = c + 1;
			if (len <= level)
				continue;
			while (next < b->ncolumns && share_head(path, b->columns[next].path, level))
				next++;
			h->text = path[level];
			h->level = level;
			h->column = c;
			h->colspan = next < b->ncolumns ? next - c : t->layout->ncolumns - c;
			h->leaf = len == level + 1;
			h->rowspan = h->leaf ? *depth - level : 1;
			n++;
		}
	return n;
}
