/*
 * readback.c
 *		Reading back what render/ prints.
 *
 * The note at the end of a text tells that it is a print, and what its marks
 * mean.  Its lines are then read as they were printed: those above the tables
 * (printed_header.h), the rows (printed_rows.h), and the texts of a whole report
 * (printed_sections.h).
 */
#include "core/read/readback.h"

#include "core/form/marks.h"
#include "core/read/identity.h"
#include "core/read/internal.h"
#include "core/read/printed_header.h"
#include "core/read/printed_rows.h"
#include "core/read/printed_sections.h"
#include "core/text/utf8.h"

#define TAIL_BYTES		4096	/* at the end of a text: there the note is */
#define LINES_A_CHECK	4096	/* interrupts are looked for as often */

typedef struct Reader
{
	GovStr		above;			/* the last line that isn't empty */
	bool		has_rows;
	bool		is_done;		/* the note was read */
	int			nothers;		/* prints behind this one */
	PrintedHeader header;
	PrintedRows rows;
	PrintedSections *sections;	/* NULL: not wanted */
} Reader;

/* Returns true when there is a note near the end, on a line of its own. */
static bool
has_note(const GovText *t)
{
	const char *e = t->s + t->len;
	const char *p = t->len > TAIL_BYTES ? e - TAIL_BYTES : t->s;

	while ((p = GOV_FIND(p, e, GOV_MARK_NOTE_BEGIN)) != NULL)
	{
		if ((p == t->s || p[-1] == '\n') && GOV_STARTS(p, e, GOV_MARK_NOTE))
			return true;
		p += LENGTH(GOV_MARK_NOTE_BEGIN);
	}
	return false;
}

static bool
is_row(const Reader *r, GovStr line)
{
	if (r->rows.html)
		return *line.s == GOV_ROW;
	return line.len > 1 && *line.s == '|' && line.s[line.len - 1] == '|';
}

/* Returns true for the line that explains the marks, some of them only where there are any. */
static bool
is_note(GovStr line)
{
	if (!STARTS(line, GOV_MARK_NOTE))
		return false;
	line = rest_of(line, LENGTH(GOV_MARK_NOTE));
	if (STARTS(line, GOV_MARK_NOTE_MORE))
		line = rest_of(line, LENGTH(GOV_MARK_NOTE_MORE));
	return line.len == 0 || IS(line, GOV_MARK_NOTE_PROSE);
}

/* A line of a whole report that is neither a row nor of the header or the end. */
static void
read_prose(Reader *r, GovStr line, uint32_t number)
{
	if (r->sections && r->header.whole && !r->is_done)
		gov_read_printed_line(r->sections, &r->header, line, number);
}

/* A line that isn't empty, without white space around it. */
static void
read_line(Reader *r, GovStr line, uint32_t number)
{
	PrintedKind kind;

	if (is_row(r, line))
	{
		r->has_rows = true;
		if (!r->is_done)
			gov_read_printed_row(&r->rows, line, number);
		if (!r->is_done && r->sections)
			gov_read_printed_table(r->sections, number);
		return;
	}
	gov_read_end_row(&r->rows);
	if (gov_read_is_kind(line, &kind))
	{
		if (r->is_done)
			r->nothers++;
		else if (!r->has_rows)
			gov_read_begin_header(&r->header, r->above, kind);
	}
	else if (is_note(line) && (r->header.found || r->has_rows))
		r->is_done = true;
	else
	{
		if (!r->is_done && !r->has_rows && r->header.found)
			gov_read_field(&r->header, line);
		read_prose(r, line, number);
	}
	r->above = line;
}

static void
read_lines(Reader *r, GovArena *a, const GovText *t)
{
	const char *p = t->s;
	const char *end = p + t->len;

	for (uint32_t number = 0; p < end; number++)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));
		const char *stop = eol ? eol : end;
		GovStr		line;

		if (number % LINES_A_CHECK == 0)
			gov_check_interrupt(a);
		line.s = gov_skip_space(p, stop);
		line.len = (uint32_t) (gov_rtrim(line.s, stop) - line.s);
		if (line.len > 0)
			read_line(r, line, number + 1);
		p = eol ? eol + 1 : end;
	}
	gov_read_end_row(&r->rows);
}

/*
 * Returns false when the note alone is no evidence: most rows aren't as they were
 * printed, because the print was put into another layout, or there is neither a
 * row nor a header with nothing behind it.
 */
static bool
is_print(const Reader *r)
{
	if (r->rows.nplaced < r->rows.nchanged)
		return false;
	return r->rows.nplaced > 0 || (r->header.found && (r->header.bare || !r->header.has_other_lines));
}

/* Returns what reads a text with a note, into out. */
static Reader *
begin(GovArena *a, const GovText *t, bool html, GovReport *out, GovDiags *diags)
{
	Reader	   *r = gov_alloc0(a, sizeof(Reader));

	r->header.a = a;
	r->header.out = out;
	r->header.next_key = GOV_NKEYS;
	r->rows.t = t;
	r->rows.diags = diags;
	r->rows.figures = &out->figures;
	r->rows.layout = gov_form_layout(a);
	r->rows.html = html;
	return r;
}

bool
gov_read_back_sections(GovArena *a, const GovText *t, bool html, GovText *text, GovSection **out,
					   uint32_t *n)
{
	Reader	   *r;

	if (!has_note(t))
		return false;
	r = begin(a, t, html, gov_alloc0(a, sizeof(GovReport)), NULL);
	r->sections = gov_read_begin_sections(a, t, r->rows.layout);
	read_lines(r, a, t);
	if (!is_print(r) || !r->header.whole)
		return false;
	*n = gov_read_end_sections(r->sections, text, out);
	return true;
}

bool
gov_read_back(GovArena *a, const GovText *t, bool html, int flags,
			  GovReport *out, GovDiags *diags)
{
	uint32_t	ndiags = diags ? diags->n : 0;
	Reader	   *r;

	if (!has_note(t))
		return false;
	r = begin(a, t, html, out, diags);
	read_lines(r, a, t);
	if (!is_print(r))
	{
		memset(out, 0, sizeof(*out));
		if (diags)
			diags->n = ndiags;
		return false;
	}
	gov_read_drop_conflicts(&r->rows);
	if (r->nothers)
		gov_diag(diags, GOV_SAY_SEVERAL_PRINTS, 0, GOV_FACTS(gov_fact_number("n", r->nothers + 1)));
	gov_diag(diags, GOV_SAY_RENDERED, 0, NULL);
	out->is_report = true;
	out->has_parts = r->header.whole;
	if (flags & GOV_READ_CELLS)
		gov_read_collect_cells(&r->rows, a, out);
	if ((flags & GOV_READ_HEADER) && !r->header.found)
		gov_read_identity(a, t, out, diags);
	return true;
}
