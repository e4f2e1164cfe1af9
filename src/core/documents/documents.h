/*
 * documents.h
 *		Where one document of a text ends and the next begins.
 *
 * In comes a text of lines (core/text/page.h), out come its documents in their
 * order: every byte of the text is in one of them.  A document begins where a
 * first heading is found again, where another organ's or another year's title
 * stands in heading position with content below it, or at a serial number
 * (第二篇); the title, the opening sentences and the keys above a first heading
 * are its own.  Titles in lists of links or of contents, heads repeated on
 * every page, and tables printed twice begin none.
 *
 * marks.h says what single lines are, boundaries.h which of them begin a
 * document.  The room stands on header/ and tables/; read/ uses it.
 */
#ifndef GOV_DOCUMENTS_DOCUMENTS_H
#define GOV_DOCUMENTS_DOCUMENTS_H

#include "core/base/arena.h"
#include "core/header/header.h"
#include "core/text/page.h"

typedef enum GovDocumentKind
{
	GOV_DOCUMENT_OTHER,
	GOV_DOCUMENT_NARRATIVE,		/* an annual report in prose */
	GOV_DOCUMENT_REPORT			/* has statutory tables, or the form's parts */
} GovDocumentKind;

#define GOV_NDOCUMENT_KINDS	3

/* By kind, as SQL shows them. */
extern const char *const gov_document_kind_names[GOV_NDOCUMENT_KINDS];

typedef struct GovDocument
{
	GovText		text;			/* a part of the whole, with its line numbers */
	uint32_t	line;			/* in the source, of its first words */
	unsigned	form_parts;		/* bits 1 << part: headings in the form's
								 * words under the form's number */
	unsigned	named_parts;	/* the same, whatever the number */
} GovDocument;

/* Returns how many there are, at least one unless the text is empty.  Linear. */
extern uint32_t gov_documents_cut(GovArena *a, const GovText *t, GovDocument **out);

/* What kind of document it is; h is its header, tables: it has statutory ones. */
extern GovDocumentKind gov_document_kind(const GovDocument *d, const GovHeader *h, bool tables);

#endif
