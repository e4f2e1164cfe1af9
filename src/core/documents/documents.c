/*
 * documents.c
 *		The documents of a text.
 */
#include "core/documents/documents.h"

#include "core/documents/boundaries.h"
#include "core/text/utf8.h"

#define FORM_SINCE		2019	/* the first year reported on in the form */
#define FORM_PARTS		3		/* of the six that make it the form's */
#define NARRATIVE_PARTS	3		/* that make it a report */
#define COLLECTION		3		/* so many documents are a collection */

const char *const gov_document_kind_names[GOV_NDOCUMENT_KINDS] = {
	"other", "narrative_report", "report"
};

/* A part of the text, whose first line is the text's line. */
static GovText
slice(const GovText *t, const char *begin, const char *end, uint32_t line)
{
	GovText		s = *t;

	s.s = begin;
	s.len = (size_t) (end - begin);
	if (!t->source_line)
		s.skipped += line - 1;
	else if (line - 1 < t->nlines)
	{
		s.source_line += line - 1;
		s.nlines -= line - 1;
	}
	return s;
}

/* What the headings in marks from..end - 1 name. */
static void
note_parts(GovDocument *d, const Marks *marks, uint32_t from, uint32_t end)
{
	d->form_parts = d->named_parts = 0;
	for (uint32_t i = from; i < end; i++)
	{
		const Mark *m = &marks->items[i];

		if (m->kind != MARK_HEADING || !m->part)
			continue;
		d->named_parts |= 1u << m->part;
		if (m->number == m->part)
			d->form_parts |= 1u << m->part;
	}
}

static bool
has_title(const Marks *marks)
{
	for (uint32_t i = 0; i < marks->n; i++)
		if (marks->items[i].kind == MARK_TITLE)
			return true;
	return false;
}

uint32_t
gov_documents_cut(GovArena *a, const GovText *t, GovDocument **out)
{
	Marks		marks;
	Boundary   *boundaries;
	Boundary	here = {t->s, 1, 0};
	uint32_t	n;

	if (t->len == 0)
		return 0;
	gov_documents_find_marks(a, t, 0, &marks);
	n = gov_documents_find_boundaries(a, t, &marks, &boundaries);
	/* a title ahead of all content matters where another document follows */
	if (n > 0 || has_title(&marks))
	{
		gov_documents_find_marks(a, t, MARKS_FIRST_TITLES, &marks);
		n = gov_documents_find_boundaries(a, t, &marks, &boundaries);
	}
	/* sites that collect documents exchange their clauses, too */
	if (n + 1 >= COLLECTION)
	{
		gov_documents_find_marks(a, t, MARKS_FIRST_TITLES | MARKS_DISPLACED, &marks);
		n = gov_documents_find_boundaries(a, t, &marks, &boundaries);
	}
	*out = gov_alloc(a, (n + 1) * sizeof(GovDocument));
	for (uint32_t i = 0; i <= n; i++)
	{
		GovDocument *d = &(*out)[i];
		Boundary	next = {t->s + t->len, 0, marks.n};

		if (i < n)
			next = boundaries[i];
		d->text = slice(t, here.begin, next.begin, here.line);
		d->line = gov_source_line(t, here.line);
		note_parts(d, &marks, here.mark, next.mark);
		here = next;
	}
	return n + 1;
}

GovDocumentKind
gov_document_kind(const GovDocument *d, const GovHeader *h, bool tables)
{
	int			form_parts = __builtin_popcount(d->form_parts);

	if (tables || (form_parts >= FORM_PARTS && h->year >= FORM_SINCE))
		return GOV_DOCUMENT_REPORT;
	if (h->title.len > 0 || __builtin_popcount(d->named_parts) >= NARRATIVE_PARTS)
		return GOV_DOCUMENT_NARRATIVE;
	return GOV_DOCUMENT_OTHER;
}
