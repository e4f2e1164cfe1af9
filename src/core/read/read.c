/*
 * read.c
 *		From text to figures: the core's main entry point.
 */
#include "core/read/read.h"

#include "core/html/html.h"
#include "core/read/identity.h"
#include "core/read/prepare.h"
#include "core/read/readback.h"
#include "core/tables/tables.h"

#include <string.h>

/* The text whose header says the year. */
typedef struct YearOf
{
	GovArena   *a;
	const GovText *t;
} YearOf;

/* Returns the year of the report's header, for tables that print several years. */
static int
report_year(void *arg)
{
	YearOf	   *of = arg;
	GovHeader	h;

	gov_header_read(of->a, of->t, &h, NULL);
	return h.year;
}

static void
read_tables(GovArena *a, const GovText *t, int flags, GovReport *out, GovDiags *diags)
{
	YearOf		year_of = {a, t};
	GovYearSource year = {report_year, &year_of};
	GovTables	tables;

	gov_tables_read(a, t, &year, (flags & GOV_READ_CELLS) != 0, &out->figures, &tables, diags);
	out->is_report = tables.found;
	out->cells = tables.cells;
	out->ncells = tables.ncells;
}

static void
read_prepared(GovArena *a, const GovText *t, int flags, GovReport *out, GovDiags *diags)
{
	read_tables(a, t, flags, out, diags);
	if (!out->is_report)
		gov_diag(diags, GOV_WARNING, "no_report", 0,
				 "the text holds none of the statutory tables");
	else if (flags & GOV_READ_HEADER)
		gov_read_identity(a, t, out, diags);
}

static void
read_text(GovArena *a, GovText *t, int flags, GovReport *out, GovDiags *diags)
{
	bool		is_html;
	GovText		simplified;

	gov_read_prepare_lines(a, t);
	is_html = gov_html_detect(t->s, t->len);
	if (is_html)
		gov_html_read(a, t->s, t->len, t);
	if (gov_read_back(a, t, is_html, flags, out, diags))
		return;
	if (gov_read_simplify(a, t, &simplified))
	{
		read_prepared(a, &simplified, flags, out, diags);
		gov_read_restore_script(a, t, &simplified, out);
	}
	else
		read_prepared(a, t, flags, out, diags);
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
	a->onerror = outer;
	return GOV_OK;
}
