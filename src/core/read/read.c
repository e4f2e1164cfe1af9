/*
 * read.c
 *		From text to figures: the core's main entry point.
 */
#include "core/read/read.h"

#include "core/base/trace.h"
#include "core/html/html.h"
#include "core/read/identity.h"
#include "core/read/readback.h"
#include "core/read/stages.h"
#include "core/tables/alignment.h"
#include "core/tables/scan.h"

#include <string.h>

static int
by_slot(const GovReadCell *a, const GovReadCell *b)
{
	return a->slot - b->slot;
}

/* By insertion, because cells come nearly in order. */
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

/* Returns a copy of a text whose lines end in a carriage return alone, as those of
 * old Macs do. */
static const char *
with_newlines(GovArena *a, const char *text, size_t len)
{
	char	   *copy = gov_alloc(a, len);

	memcpy(copy, text, len);
	for (char *p = copy; (p = memchr(p, '\r', len - (size_t) (p - copy))) != NULL;)
		*p = '\n';
	return copy;
}

/* Reads the tables; nothing is filled when there are none. */
static void
read_tables(GovArena *a, const GovText *t, int flags, GovReport *out, GovDiags *diags)
{
	GovTokens	tokens;
	GovAlignment al;

	gov_scan(a, t, &tokens, diags);
	gov_trace(a, "tables", 0, "%u cells and words on %u rows; %u labels of rows, %u heads",
			  tokens.n, tokens.nrows, tokens.rows_seen, tokens.heads_seen);
	if (tokens.rows_seen == 0 && tokens.heads_seen == 0)
		return;
	memset(&al, 0, sizeof(al));
	al.a = a;
	al.t = t;
	al.labels = gov_labels(a);
	al.items = tokens.items;
	al.n = tokens.n;
	al.repeated_lines = tokens.repeated_lines;
	al.diags = diags;
	gov_align(&al);
	gov_place(&al, out, flags);
	sort_cells(out);
}

static void
read_text(GovArena *a, GovText *t, int flags, GovReport *out, GovDiags *diags)
{
	bool		is_html;

	if (!memchr(t->s, '\n', t->len) && memchr(t->s, '\r', t->len))
	{
		t->s = with_newlines(a, t->s, t->len);
		gov_trace(a, "text", 0, "lines end in carriage returns alone");
	}
	is_html = gov_html_detect(t->s, t->len);
	gov_trace(a, "text", 0, "%zu bytes of %s", t->len, is_html ? "HTML" : "plain text");
	if (is_html)
	{
		gov_html_read(a, t->s, t->len, t);
		gov_read_trace_page(a, t);
	}
	if (gov_read_back(a, t, is_html, flags, out, diags))
	{
		gov_trace(a, "read", 0, "printed by govreport_render(), and read back by its marks");
		return;
	}
	read_tables(a, t, flags, out, diags);
	if (!out->is_report)
		gov_diag(diags, GOV_WARNING, "no_report", 0,
				 "the text holds none of the statutory tables");
	else if (flags & GOV_READ_HEADER)
		gov_read_identity(a, t, out, diags);
}

GovErrorCode
gov_read(GovArena *a, const char *text, size_t len, int flags,
		 GovReport *out, GovDiags *diags)
{
	jmp_buf		here;
	jmp_buf    *outer = a->onerror;
	GovText		t = {text, len, NULL, 0};

	a->error.code = GOV_OK;
	if (setjmp(here))
	{
		a->onerror = outer;
		return a->error.code;
	}
	a->onerror = &here;
	memset(out, 0, sizeof(*out));
	read_text(a, &t, flags, out, diags);
	gov_read_trace_outcome(a, &t, out, flags, diags);
	a->onerror = outer;
	return GOV_OK;
}
