/*
 * read.h
 *		From text to figures: the core's main entry point.
 *
 * In comes the text of a report, in UTF-8, plain or HTML.  Out comes what the
 * form's tables in it say, cell by cell, with what the text says of itself
 * (title, agency, year, region, scope), and diagnostics of all that was left
 * out or is doubtful.
 *
 * The room only puts others in their order: html/ makes lines of a page,
 * documents/ says where one report ends and another begins, tables/ finds the tables, header/ and regions/ say whose report it is
 * (identity.h).  A print of render/ is known by its note, and read by that
 * (readback.h).
 */
#ifndef GOV_READ_READ_H
#define GOV_READ_READ_H

#include "core/base/diag.h"
#include "core/documents/documents.h"
#include "core/header/outline.h"
#include "core/header/sections.h"
#include "core/prose/statement.h"
#include "core/read/report.h"

/*
 * Reads the first report of the text, and says where another begins.
 *
 * Returns GOV_OK, or the code in a->error.  The arena may be reset but not freed
 * by the callee.  Never fails for what the text says, only for want of memory or
 * on interruption.
 */
extern GovErrorCode gov_read(GovArena *a, const char *text, size_t len, int flags,
							 GovReport *out, GovDiags *diags);

/* The first report's parts.  page: the text that their lines count. */
extern GovErrorCode gov_read_sections(GovArena *a, const char *text, size_t len,
									  GovText *page, GovSection **out, uint32_t *n);

/* The same with their sub-headings, down to a level. */
extern GovErrorCode gov_read_outline(GovArena *a, const char *text, size_t len, int levels,
									 GovText *page, GovOutlineItem **out, uint32_t *n);

/* One of the documents of a text. */
typedef struct GovReadDocument
{
	GovDocumentKind kind;
	GovStr		title;
	GovStr		agency;
	int			year;			/* 0: not found */
	GovStr		body;			/* of HTML: its lines (page.h), if there are
								 * several */
	uint32_t	line;			/* in the source */
} GovReadDocument;

/* All of them. */
extern GovErrorCode gov_read_documents(GovArena *a, const char *text, size_t len,
									   GovReadDocument **out, uint32_t *n);

/*
 * What the sentences of the reports among the documents state; of a text that is
 * one document its own, whatever it is, for it may be a part of a report.
 */
extern GovErrorCode gov_read_narrative(GovArena *a, const char *text, size_t len, GovProse *out);

/*
 * As gov_read() with GOV_READ_HEADER and GOV_READ_PROSE, but of the first document with
 * the statutory tables; where none has them, of the first report in prose; of a text
 * that is one document whatever it is.
 */
extern GovErrorCode gov_read_account(GovArena *a, const char *text, size_t len,
									 GovReport *out, GovDocumentKind *kind);

#endif
