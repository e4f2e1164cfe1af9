/*
 * print.c
 *		The text under way, and what the formats have in common.
 */
#include "core/render/print.h"

#include <stdio.h>

void
gov_render_grow(GovPrint *p, size_t n)
{
	size_t		cap = p->cap ? p->cap * 2 : 16384;
	char	   *buf;

	if (n > MAX_LENGTH - p->len)
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

GovStr
gov_render_keep(GovArena *a, const char *s, size_t len)
{
	GovStr		r;
	char	   *copy = gov_alloc(a, len ? len : 1);

	memcpy(copy, s, len);
	r.s = copy;
	r.len = (uint32_t) len;
	return r;
}

bool
gov_render_same(GovStr a, GovStr b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

int
gov_render_list_heads(const GovPrintTable *t, const GovLayoutBlock *b, GovHead *heads, int *depth)
{
	int			n = 0;

	*depth = 0;
	for (int c = 0; c < b->ncolumns; c++)
		if (gov_path_len(b->columns[c].path) > *depth)
			*depth = gov_path_len(b->columns[c].path);
	for (int level = 0; level < *depth; level++)
		for (int c = 0; c < b->ncolumns;)
		{
			const GovStr *path = b->columns[c].path;
			int			len = gov_path_len(path);
			int			next = c + 1;
			GovHead    *h = &heads[n];

			if (len <= level)
			{
				c++;
				continue;
			}
			h->leaf = len == level + 1;
			while (!h->leaf && next < b->ncolumns)
			{
				const GovStr *other = b->columns[next].path;
				bool		same = gov_path_len(other) > level + 1;

				for (int i = 0; same && i <= level; i++)
					same = gov_render_same(path[i], other[i]);
				if (!same)
					break;
				next++;
			}
			h->text = path[level];
			h->level = level;
			h->column = c;
			h->colspan = next < b->ncolumns ? next - c : t->layout->ncolumns - c;
			h->rowspan = h->leaf ? *depth - level : 1;
			n++;
			c = next;
		}
	return n;
}
