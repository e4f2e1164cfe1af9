/*
 * stages.c
 *		What the reader's stages have made of a text, told to a->trace.
 */
#include "core/read/stages.h"

#include "core/base/message.h"
#include "core/base/trace.h"
#include "core/header/sections.h"

#include <inttypes.h>
#include <string.h>

#define ROW_BYTES	512			/* of a row's values in one line */

void
gov_read_trace_page(GovArena *a, const GovText *page)
{
	const char *p = page->s;
	const char *end = page->s + page->len;

	if (!a->trace)
		return;
	gov_trace(a, "html", 0, "HTML: %u lines", page->nlines);
	for (uint32_t line = 1; p < end; line++)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));

		gov_check_interrupt(a);
		if (!eol)
			eol = end;
		gov_trace(a, "html", gov_source_line(page, line), "%.*s", (int) (eol - p), p);
		p = eol + 1;
	}
}

/* A cell in a word: its number, or its status. */
static void
put_cell(GovMessage *w, const GovFigures *f, int slot)
{
	gov_message_put(w, " ");
	if (gov_figures_has_number(f->status[slot]))
		gov_message_put_decimal(w, gov_decimal(f->value[slot], f->scale[slot]));
	else
		gov_message_put_string(w, gov_figures_status_names[f->status[slot]]);
}

/* A line for each row of the form that has a cell, at its first one's line. */
static void
trace_figures(GovArena *a, const GovReport *r)
{
	for (uint32_t i = 0; i < r->ncells;)
	{
		int			item = gov_form_item_of_slot(r->cells[i].slot);
		char		buf[ROW_BYTES];
		GovMessage	w = {buf, sizeof(buf)};
		uint32_t	line = r->cells[i].line;
		int			ncells = gov_items[item].part == GOV_APPLICATIONS ? GOV_NPARTIES : 1;

		gov_message_put(&w, "%s:", gov_items[item].code);
		for (int c = 0; c < ncells; c++)
			put_cell(&w, &r->figures, gov_items[item].slot + c);
		gov_trace(a, "tables", line, "%s", buf);
		while (i < r->ncells && gov_form_item_of_slot(r->cells[i].slot) == item)
			i++;
	}
}

/*
 * The line of a value that is a slice of the text, else the first line that
 * holds it; 0 when there is none, because the value was put together.
 */
static uint32_t
line_of(const GovText *page, GovStr value)
{
	const char *p = page->s;
	const char *at = value.s;
	uint32_t	line = 1;

	if (at < p || at > p + page->len)
		at = value.len ? memmem(p, page->len, value.s, value.len) : NULL;
	if (!at)
		return 0;
	while ((p = memchr(p, '\n', (size_t) (at - p))) != NULL)
	{
		line++;
		p++;
	}
	return gov_source_line(page, line);
}

static void
trace_string(GovArena *a, const GovText *page, const char *field, GovStr value)
{
	if (value.s)
		gov_trace(a, "header", line_of(page, value), "%s: %.*s", field, (int) value.len, value.s);
	else
		gov_trace(a, "header", 0, "%s: not found", field);
}

static void
trace_date(GovArena *a, const char *field, GovDate d)
{
	if (d.year)
		gov_trace(a, "header", 0, "%s: %04d-%02d-%02d", field, d.year, d.month, d.day);
	else
		gov_trace(a, "header", 0, "%s: not found", field);
}

static void
trace_header(GovArena *a, const GovText *page, const GovReport *r)
{
	const GovHeader *h = &r->header;
	GovStr		name;

	trace_string(a, page, "title", h->title);
	trace_string(a, page, "agency", h->agency);
	if (h->year)
		gov_trace(a, "header", 0, "year: %d", h->year);
	else
		gov_trace(a, "header", 0, "year: not found");
	trace_string(a, page, "index_no", h->index_no);
	trace_string(a, page, "doc_no", h->doc_no);
	trace_date(a, "published", h->published);
	trace_date(a, "period_from", h->period_from);
	trace_date(a, "period_to", h->period_to);
	name = gov_regions_name(r->region, h->year);
	if (name.s)
		gov_trace(a, "regions", 0, "region: %" PRIu64 " %.*s", r->region, (int) name.len, name.s);
	else
		gov_trace(a, "regions", 0, "region: not certain");
	gov_trace(a, "regions", 0, "scope: %s",
			  gov_regions_scope_names[r->scope] ? gov_regions_scope_names[r->scope] : "can't be told");
}

static void
trace_sections(GovArena *a, const GovText *page)
{
	GovSection *sections;
	uint32_t	n = gov_header_read_sections(a, page, &sections);

	for (uint32_t i = 0; i < n; i++)
		gov_trace(a, "sections", gov_source_line(page, sections[i].line),
				  "part %d: %.*s, with %u bytes", sections[i].part,
				  (int) sections[i].heading.len, sections[i].heading.s, sections[i].content.len);
}

void
gov_read_trace_outcome(GovArena *a, const GovText *page, const GovReport *r,
					   int flags, const GovDiags *diags)
{
	if (!a->trace)
		return;
	trace_figures(a, r);
	if (r->is_report && (flags & GOV_READ_HEADER))
		trace_header(a, page, r);
	trace_sections(a, page);
	for (uint32_t i = 0; diags && i < diags->n; i++)
		gov_trace(a, "diagnostics", diags->items[i].line, "%s %s: %s",
				  gov_severity_names[diags->items[i].severity], diags->items[i].code,
				  diags->items[i].message);
}
