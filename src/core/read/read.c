/*
 * read.c
 *		From text to figures: the core's main entry point.
 */
#include "core/read/read.h"

#include "core/base/trace.h"
#include "core/read/stages.h"
#include "core/tables/alignment.h"
#include "core/render/render.h"
#include "core/tables/scan.h"

#include <string.h>

static int
by_slot(const GovReadCell *a, const GovReadCell *b)
{
	return a->slot - b->slot;
}

/* Cells come nearly in order; 226 at most. */
static void
sort_cells(GovReport *r)
{
	for (uint32_t i = 1; i < r->ncells; i++)
	{
		GovReadCell c = r->cells[i];
		uint32_t	k = i;

		for (; k > 0 && by_slot(&r->cells[k - 1], &c) > 0; k--)
			r->cells[k] = r->cells[k - 1];
		r->cells[k] = c;
	}
}

void
gov_report_read_header(GovArena *a, const GovText *t, GovReport *r, GovDiags *diags)
{
	GovHeader  *h = &r->header;

	gov_header_read(a, t, h, diags);
	r->region = gov_division_resolve(a, h->agency, h->title, h->opening, h->signature,
									 h->year, diags);
	r->scope = gov_scope_read(h, r->region);
}

/* Lines that end in a carriage return alone, as old Macs wrote them. */
static const char *
with_newlines(GovArena *a, const char *text, size_t len)
{
	char	   *copy = gov_alloc(a, len);

	memcpy(copy, text, len);
	for (char *p = copy; (p = memchr(p, '\r', len - (size_t) (p - copy))) != NULL;)
		*p = '\n';
	return copy;
}

GovErrorCode
gov_read(GovArena *a, const char *text, size_t len, int flags,
		 GovReport *out, GovDiags *diags)
{
	jmp_buf		here;
	jmp_buf    *outer = a->onerror;
	GovText		t = {text, len, NULL, 0};
	GovTokens	tokens;
	GovAlignment al;
	bool		is_html;

	a->error.code = GOV_OK;
	if (setjmp(here))
	{
		a->onerror = outer;
		return a->error.code;
	}
	a->onerror = &here;

	memset(out, 0, sizeof(*out));
	if (!memchr(text, '\n', len) && memchr(text, '\r', len))
	{
		t.s = with_newlines(a, text, len);
		gov_trace(a, "text", 0, "lines end in carriage returns alone");
	}
	is_html = gov_text_is_html(t.s, len);
	gov_trace(a, "text", 0, "%zu bytes of %s", len, is_html ? "HTML" : "plain text");
	if (is_html)
		gov_text_from_html(a, t.s, len, &t);
	if (is_html && a->trace)
		gov_read_trace_page(a, &t);
	if (gov_rendered_read(a, &t, is_html, flags, out, diags))
	{
		gov_trace(a, "read", 0, "printed by govreport_render(), and read back by its marks");
		if (a->trace)
			gov_read_trace_outcome(a, &t, out, flags, diags);
		a->onerror = outer;
		return GOV_OK;
	}
	gov_scan(a, &t, &tokens, diags);
	gov_trace(a, "tables", 0, "%u cells and words on %u rows; %u labels of rows, %u heads",
			  tokens.n, tokens.nrows, tokens.rows_seen, tokens.heads_seen);
	if (tokens.rows_seen > 0 || tokens.heads_seen > 0)
	{
		memset(&al, 0, sizeof(al));
		al.a = a;
		al.t = &t;
		al.labels = gov_labels(a);
		al.items = tokens.items;
		al.n = tokens.n;
		al.repeated_lines = tokens.repeated_lines;
		al.diags = diags;
		gov_align(&al);
		gov_place(&al, out, flags);
		sort_cells(out);
	}
	if (!out->is_report)
		gov_diag(diags, GOV_WARNING, "no_report", 0,
				 "the text holds none of the statutory tables");
	else if (flags & GOV_READ_HEADER)
		gov_report_read_header(a, &t, out, diags);
	if (a->trace)
		gov_read_trace_outcome(a, &t, out, flags, diags);
	a->onerror = outer;
	return GOV_OK;
}
