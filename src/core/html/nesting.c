/*
 * nesting.c
 *		The elements that are open: what a start tag ends, and an end tag.
 *
 * Pages leave out end tags, and print them in the wrong order.  A start tag ends
 * the element that it follows if that can't hold it (tags.c says which), and an
 * end tag ends all that was opened since, unless that is of a table, and it
 * isn't; of an element that isn't open it ends nothing.
 */
#include "core/html/internal.h"

#define KEPT_OPEN	(GOV_HTML_MAX_OPEN / 2)

static inline bool
is_open_tag(const GovHtmlOpen *o, const GovMarkup *m)
{
	if (m->tag != 0 || o->tag != 0)
		return m->tag == o->tag;
	/* a long name, which is in no table */
	if (o->name_len != m->name_len)
		return false;
	for (size_t i = 0; i < m->name_len; i++)
		if ((o->name[i] | 0x20) != (m->name[i] | 0x20))
			return false;
	return true;
}

/* Ends the innermost element. */
static void
end_innermost(GovHtml *h)
{
	gov_html_end_element(h, &h->nesting.open[h->nesting.n - 1]);
	h->nesting.n--;
}

/*
 * Elements nest without end only by accident, or malice: of so many the outer ones are
 * forgotten, but for tables.
 */
static void
forget_outer(GovHtml *h)
{
	GovHtmlNesting *nest = &h->nesting;
	uint32_t	hidden = 0;
	uint32_t	n = 0;

	for (uint32_t i = 0; i < nest->n; i++)
	{
		bool		table = gov_html_is_table_part(nest->open[i].info->kind) && n < KEPT_OPEN / 2;

		if (i < nest->n - KEPT_OPEN && !table)
			continue;
		if (i + 1 == h->elements.hidden)
			hidden = n + 1;
		nest->open[n++] = nest->open[i];
	}
	nest->n = n;
	h->elements.hidden = hidden;
}

void
gov_html_open_element(GovHtml *h, const GovMarkup *m)
{
	GovHtmlNesting *nest = &h->nesting;
	const GovHtmlTagInfo *info = gov_html_tag_info(m->tag);
	GovHtmlOpen *o;
	bool		empty;

	while (nest->n > 0 && (info->ends >> nest->open[nest->n - 1].info->id & 1))
		end_innermost(h);
	if (nest->n == GOV_HTML_MAX_OPEN)
		forget_outer(h);
	o = &nest->open[nest->n++];
	o->info = info;
	o->tag = m->tag;
	o->name = m->name;
	o->name_len = (uint32_t) m->name_len;
	empty = gov_html_start_element(h, o, m) || info->is_empty;
	if (empty)
		end_innermost(h);
}

void
gov_html_close_element(GovHtml *h, const GovMarkup *m)
{
	GovHtmlNesting *nest = &h->nesting;
	uint8_t		rank = gov_html_tag_info(m->tag)->rank;
	uint32_t	n = nest->n;

	while (n > 0 && !is_open_tag(&nest->open[n - 1], m))
	{
		if (nest->open[n - 1].info->rank > rank)
			return;
		n--;
	}
	while (n > 0 && nest->n >= n)
		end_innermost(h);
}
