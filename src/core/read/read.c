/*
 * read.c
 *		From text to figures: the core's main entry point.
 */
#include "core/read/read.h"

#include "core/base/trace.h"
#include "core/documents/documents.h"
#include "core/html/html.h"
#include "core/prose/prose.h"
#include "core/read/identity.h"
#include "core/read/prepare.h"
#include "core/read/readback.h"
#include "core/read/stages.h"
#include "core/read/totals.h"
#include "core/statistics/statistics.h"
#include "core/tables/tables.h"
#include "core/text/utf8.h"

#include <string.h>

#define FIRST_YEAR		2008	/* the first that reports are due for */
#define MIN_EARLY_BYTES	400		/* a report without any table has more */

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

/* A text made ready for the readers below. */
typedef struct Page
{
	GovText		printed;		/* its lines, as they are printed */
	GovText		text;			/* the same in simplified characters */
	bool		html;
} Page;

static void
prepare_page(GovArena *a, const char *text, size_t len, Page *page)
{
	GovText		t = {.s = text,.len = len};

	gov_read_prepare_lines(a, &t);
	page->html = gov_html_detect(t.s, t.len);
	gov_trace(a, "text", 0, "%zu bytes of %s", t.len, page->html ? "HTML" : "plain text");
	if (page->html)
	{
		gov_html_read(a, t.s, t.len, &t);
		gov_read_trace_page(a, &t);
	}
	page->printed = t;
	if (gov_read_simplify(a, &t, &page->text))
		gov_trace(a, "text", 0, "traditional characters");
	else
		page->text = t;
}

/* The same part of the text as it is printed: both have as many bytes. */
static GovText
as_printed(const Page *page, const GovText *part)
{
	GovText		t = *part;

	t.s = page->printed.s + (part->s - page->text.s);
	return t;
}

/* Does it print 情况统计表 anywhere?  The search begins with the rarest of the characters. */
static bool
has_statistics_title(const GovText *t)
{
	const char *end = t->s + t->len;

	for (const char *p = t->s; (p = GOV_FIND(p, end, "统计表")) != NULL; p++)
		if (GOV_ENDS(t->s, p, "情况"))
			return true;
	return false;
}

static void
read_tables(GovArena *a, const GovText *t, int flags, GovReport *out, GovDiags *diags)
{
	YearOf		year_of = {a, t};
	GovYearSource year = {report_year, &year_of};
	GovTablesSource from = {t, &year, (flags & GOV_READ_CELLS) != 0};
	GovTables	tables;
	uint32_t	before = diags ? diags->n : 0;
	uint32_t	told;

	gov_tables_read(a, &from, &out->figures, &tables, diags);
	out->has_tables = tables.found;
	told = diags ? diags->n : 0;

	/*
	 * a text with the form's tables has the statistics of before 2019 rarely,
	 * and then below their title
	 */
	if (!tables.found || has_statistics_title(t))
		out->has_statistics = gov_statistics_read(a, t, from.want_cells, &out->figures, &tables, diags) > 0;
	/* then nobody misses the form's tables */
	if (diags && told > before && out->has_statistics && !out->has_tables)
	{
		memmove(diags->items + before, diags->items + told, (diags->n - told) * sizeof(GovDiag));
		diags->n -= told - before;
	}
	out->is_report = out->has_tables || out->has_statistics;
	out->cells = tables.cells;
	out->ncells = tables.ncells;
}

/*
 * Is it an annual report of the years before the form?  A title alone is none: it
 * leads to one.
 */
static bool
is_early_report(const GovDocument *d, const GovHeader *h)
{
	return h->year >= FIRST_YEAR && h->year < gov_editions[0].year &&
		d->text.len >= MIN_EARLY_BYTES && gov_document_kind(d, h, false) == GOV_DOCUMENT_NARRATIVE;
}

/* Returns what kind of document it is, and leaves nothing in the arena, nor in a
 * trace: that is of the report that is read.  *early, if it is asked for: has it the
 * statistics? */
static GovDocumentKind
kind_of(GovArena *a, const GovDocument *d, bool *early)
{
	GovArenaMark mark = gov_arena_mark(a);
	GovTrace   *trace = a->trace;
	GovDocumentKind kind = GOV_DOCUMENT_REPORT;
	GovReport	r;
	GovHeader	h;

	a->trace = NULL;
	memset(&r, 0, sizeof(r));
	read_tables(a, &d->text, 0, &r, NULL);
	if (early)
		*early = false;
	if (!r.has_tables)
	{
		gov_header_read(a, &d->text, &h, NULL);
		kind = gov_document_kind(d, &h, false);
		if (r.has_statistics && kind == GOV_DOCUMENT_OTHER)
			kind = GOV_DOCUMENT_NARRATIVE;
		if (early)
			*early = r.has_statistics;
	}
	gov_arena_release(a, mark);
	a->trace = trace;
	gov_check_interrupt(a);
	return kind;
}

/* Is it a report, in whatever form?  Its head alone says so of most, in less time. */
static bool
is_any_report(GovArena *a, const GovDocument *d)
{
	GovArenaMark mark = gov_arena_mark(a);
	GovTrace   *trace = a->trace;
	GovDocumentKind kind;
	GovHeader	h;

	a->trace = NULL;
	gov_header_read(a, &d->text, &h, NULL);
	kind = gov_document_kind(d, &h, false);
	gov_arena_release(a, mark);
	a->trace = trace;
	return kind != GOV_DOCUMENT_OTHER || kind_of(a, d, NULL) != GOV_DOCUMENT_OTHER;
}

/* The first report among several documents, one in the form if there is any; or the
 * only document; NULL when there's none. */
static const GovDocument *
first_report(GovArena *a, const GovDocument *docs, uint32_t n)
{
	const GovDocument *first_early = NULL;

	for (uint32_t i = 0; i < n; i++)
	{
		bool		early;

		if (n == 1 || kind_of(a, &docs[i], &early) == GOV_DOCUMENT_REPORT)
			return &docs[i];
		if (early && !first_early)
			first_early = &docs[i];
	}
	return first_early;
}

/* The same of documents of which there is at least one. */
static const GovDocument *
first_report_or_any(GovArena *a, const GovDocument *docs, uint32_t n)
{
	const GovDocument *d = first_report(a, docs, n);

	return d ? d : docs;
}

/* Says where the next report stands, from d on. */
static void
note_next_report(GovArena *a, const GovDocument *d, const GovDocument *end, GovDiags *diags)
{
	while (d < end && kind_of(a, d, NULL) == GOV_DOCUMENT_OTHER)
		d++;
	if (d < end)
		gov_diag(diags, GOV_SAY_SEVERAL_REPORTS, d->line, NULL);
}

/* Takes a document without any table for what it is, if it is a report of the years before
 * the form. */
static void
note_early_report(GovArena *a, const GovDocument *d, GovReport *out, GovDiags *diags)
{
	GovHeader	h;

	gov_header_read(a, &d->text, &h, NULL);
	out->is_report = is_early_report(d, &h);
	if (out->is_report)
		gov_diag(diags, GOV_SAY_EARLY_REPORT, 0, GOV_FACTS(gov_fact_number("year", h.year)));
}

/* Reads the first report, and returns its document, NULL when there's none. */
static const GovDocument *
read_page(GovArena *a, const Page *page, int flags, GovReport *out, GovDiags *diags)
{
	GovDocument *docs;
	uint32_t	n = gov_documents_cut(a, &page->text, &docs);
	const GovDocument *first = first_report(a, docs, n);
	GovText		printed;

	for (uint32_t i = 0; n > 1 && i < n; i++)
		gov_trace(a, "documents", docs[i].line, "document %u of %u begins", i + 1, n);
	if (first)
		read_tables(a, &first->text, flags, out, diags);

	/*
	 * what is a report among several documents in prose is for
	 * govreport_split() to say
	 */
	if (first && !out->is_report && n == 1)
		note_early_report(a, first, out, diags);
	if (!out->is_report)
		gov_diag(diags, first && n > 1 ? GOV_SAY_NO_REPORT_FIRST : GOV_SAY_NO_REPORT, 0, NULL);
	if (!first)
		return NULL;
	if (out->is_report && (flags & GOV_READ_HEADER))
		gov_read_identity(a, &first->text, out, diags);
	if (diags)
		note_next_report(a, first + 1, docs + n, diags);
	printed = as_printed(page, &first->text);
	if (printed.s != first->text.s)
		gov_read_restore_script(a, &printed, &first->text, out);
	return first;
}

static void
read_prose(GovArena *a, const Page *page, const GovDocument *d, GovReport *out)
{
	GovText		printed = as_printed(page, &d->text);

	gov_prose_read(a, &printed, 1, &out->prose);
}

static void
read_report(GovArena *a, const Page *page, int flags, GovReport *out, GovDiags *diags)
{
	const GovDocument *first = NULL;

	if (gov_read_back(a, &page->printed, page->html, flags, out, diags))
		gov_trace(a, "read", 0, "printed by govreport_render(), and read back by its marks");
	else
		first = read_page(a, page, flags, out, diags);
	if (out->has_parts && (flags & GOV_READ_PROSE))
		gov_prose_read(a, &page->printed, 1, &out->prose);
	if (diags && out->is_report)
		gov_read_report_blank_totals(out, diags);
	if (first && (flags & GOV_READ_PROSE))
		read_prose(a, page, first, out);
	gov_read_trace_outcome(a, first ? &first->text : &page->text, out, flags, diags);
}

GovErrorCode
gov_read(GovArena *a, const char *text, size_t len, int flags,
		 GovReport *out, GovDiags *diags)
{
	Page		page;

	GOV_CATCH(a);
	memset(out, 0, sizeof(*out));
	prepare_page(a, text, len, &page);
	read_report(a, &page, flags, out, diags);
	return GOV_CAUGHT(a);
}

/* Returns the document whose parts are wanted, and as it is printed; NULL: there is none. */
static const GovDocument *
open_document(GovArena *a, const Page *p, GovText *printed)
{
	GovDocument *docs;
	const GovDocument *d;
	uint32_t	n = gov_documents_cut(a, &p->text, &docs);

	if (n == 0)
		return NULL;
	d = first_report_or_any(a, docs, n);
	*printed = as_printed(p, &d->text);
	return d;
}

GovErrorCode
gov_read_sections(GovArena *a, const char *text, size_t len,
				  GovText *page, GovSection **out, uint32_t *n)
{
	Page		p;
	const GovDocument *d;

	GOV_CATCH(a);
	prepare_page(a, text, len, &p);
	if (gov_read_back_sections(a, &p.printed, p.html, page, out, n))
		return GOV_CAUGHT(a);
	d = open_document(a, &p, page);
	*n = d ? gov_header_read_sections(a, &d->text, out) : 0;
	for (uint32_t i = 0; i < *n && page->s != d->text.s; i++)
	{
		gov_read_restore_string(a, page, &d->text, &(*out)[i].heading);
		gov_read_restore_string(a, page, &d->text, &(*out)[i].content);
	}
	return GOV_CAUGHT(a);
}

GovErrorCode
gov_read_outline(GovArena *a, const char *text, size_t len, int levels,
				 GovText *page, GovOutlineItem **out, uint32_t *n)
{
	Page		p;
	GovSection *sections;
	const GovDocument *d;

	GOV_CATCH(a);
	prepare_page(a, text, len, &p);
	if (gov_read_back_sections(a, &p.printed, p.html, page, &sections, n))
	{
		*n = gov_header_outline_sections(a, page, sections, *n, levels, out);
		return GOV_CAUGHT(a);
	}
	d = open_document(a, &p, page);
	*n = d ? gov_header_read_outline(a, &d->text, levels, out) : 0;
	for (uint32_t i = 0; i < *n && page->s != d->text.s; i++)
	{
		gov_read_restore_string(a, page, &d->text, &(*out)[i].heading);
		gov_read_restore_string(a, page, &d->text, &(*out)[i].content);
	}
	return GOV_CAUGHT(a);
}

static void
describe(GovArena *a, const Page *page, const GovDocument *d, GovReadDocument *out)
{
	GovText		printed = as_printed(page, &d->text);
	GovHeader	h;

	out->kind = kind_of(a, d, NULL);
	gov_header_read(a, &d->text, &h, NULL);
	out->title = h.title;
	out->agency = h.agency;
	out->year = h.year;
	out->body.s = printed.s;
	out->body.len = (uint32_t) printed.len;
	out->line = d->line;
	if (printed.s != d->text.s)
	{
		gov_read_restore_string(a, &printed, &d->text, &out->title);
		gov_read_restore_string(a, &printed, &d->text, &out->agency);
	}
}

GovErrorCode
gov_read_documents(GovArena *a, const char *text, size_t len, GovReadDocument **out, uint32_t *n)
{
	Page		page;
	GovDocument *docs;

	GOV_CATCH(a);
	prepare_page(a, text, len, &page);
	*n = gov_documents_cut(a, &page.text, &docs);
	*out = gov_alloc(a, (*n + 1) * sizeof(GovReadDocument));
	for (uint32_t i = 0; i < *n; i++)
		describe(a, &page, &docs[i], &(*out)[i]);
	if (*n == 1)
	{
		(*out)->body.s = text;
		(*out)->body.len = (uint32_t) len;
	}
	return GOV_CAUGHT(a);
}

GovErrorCode
gov_read_narrative(GovArena *a, const char *text, size_t len, GovProse *out)
{
	Page		page;
	GovDocument *docs;
	GovText    *reports;
	uint32_t	n;
	uint32_t	nreports = 0;

	GOV_CATCH(a);
	prepare_page(a, text, len, &page);
	n = gov_documents_cut(a, &page.text, &docs);
	reports = gov_alloc(a, (n + 1) * sizeof(GovText));
	for (uint32_t i = 0; i < n; i++)
		if (n == 1 || is_any_report(a, &docs[i]))
			reports[nreports++] = as_printed(&page, &docs[i].text);
	gov_prose_read(a, reports, nreports, out);
	return GOV_CAUGHT(a);
}

/*
 * The first document that has the statutory tables; where none has, the first that
 * reports in prose.  A text that is one document is that, whatever its kind.
 */
static const GovDocument *
first_account(GovArena *a, const GovDocument *docs, uint32_t n, GovDocumentKind *kind)
{
	const GovDocument *account = NULL;

	*kind = GOV_DOCUMENT_OTHER;
	for (uint32_t i = 0; i < n && *kind != GOV_DOCUMENT_REPORT; i++)
	{
		GovDocumentKind k = kind_of(a, &docs[i], NULL);

		if (k > *kind || n == 1)
		{
			account = &docs[i];
			*kind = k;
		}
	}
	return account;
}

static void
read_account(GovArena *a, const Page *page, GovReport *out, GovDocumentKind *kind)
{
	GovDocument *docs;
	const GovDocument *d;
	GovText		printed;
	uint32_t	n;

	/* a print of the tables alone has no prose */
	if (gov_read_back(a, &page->printed, page->html, GOV_READ_HEADER, out, NULL))
	{
		*kind = GOV_DOCUMENT_REPORT;
		if (out->has_parts)
			gov_prose_read(a, &page->printed, 1, &out->prose);
		return;
	}
	n = gov_documents_cut(a, &page->text, &docs);
	d = first_account(a, docs, n, kind);
	if (!d)
		return;
	read_tables(a, &d->text, 0, out, NULL);
	gov_read_identity(a, &d->text, out, NULL);
	printed = as_printed(page, &d->text);
	if (printed.s != d->text.s)
		gov_read_restore_script(a, &printed, &d->text, out);
	read_prose(a, page, d, out);
}

GovErrorCode
gov_read_account(GovArena *a, const char *text, size_t len, GovReport *out, GovDocumentKind *kind)
{
	Page		page;

	GOV_CATCH(a);
	memset(out, 0, sizeof(*out));
	*kind = GOV_DOCUMENT_OTHER;
	prepare_page(a, text, len, &page);
	read_account(a, &page, out, kind);
	return GOV_CAUGHT(a);
}
