/*
 * read.c
 *		From text to figures: the core's main entry point.
 */
#include "core/read/read.h"

#include "core/render/render.h"
#include "core/tables/tables.h"

#include <string.h>

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

/* The text whose header says the year. */
typedef struct YearOf
{
	GovArena   *a;
	const GovText *t;
} YearOf;

static int
report_year(void *arg)
{
	YearOf	   *of = arg;
	GovHeader	h;

	gov_header_read(of->a, of->t, &h, NULL);
	return h.year;
}

GovErrorCode
gov_read(GovArena *a, const char *text, size_t len, int flags,
		 GovReport *out, GovDiags *diags)
{
	jmp_buf		here;
	jmp_buf    *outer = a->onerror;
	GovText		t = {text, len, NULL, 0};
	GovTables	tables;
	YearOf		year_of = {a, &t};
	GovYearSource year = {report_year, &year_of};
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
		t.s = with_newlines(a, text, len);
	is_html = gov_text_is_html(t.s, len);
	if (is_html)
		gov_text_from_html(a, t.s, len, &t);
	if (gov_rendered_read(a, &t, is_html, flags, out, diags))
	{
		a->onerror = outer;
		return GOV_OK;
	}
	gov_tables_read(a, &t, &year, (flags & GOV_READ_CELLS) != 0, &out->figures, &tables, diags);
	out->is_report = tables.found;
	out->cells = tables.cells;
	out->ncells = tables.ncells;
	if (!out->is_report)
		gov_diag(diags, GOV_WARNING, "no_report", 0,
				 "the text holds none of the statutory tables");
	else if (flags & GOV_READ_HEADER)
		gov_report_read_header(a, &t, out, diags);
	a->onerror = outer;
	return GOV_OK;
}
