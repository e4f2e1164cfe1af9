/*
 * sections.c
 *		The six statutory parts of a report's prose.
 *
 * A heading may be met more than once: in a table of contents, as a heading
 * within another part, in a second report.  The best is taken, of equals the
 * first.
 */
#include "core/header/sections.h"

#include "core/header/headings.h"
#include "core/text/furniture.h"

#define INTERRUPT_LINES	0x10000 /* between two looks for an interrupt */
#define CONTENTS_LINES	2		/* headings in a row with nothing between: a
								 * table of contents */

/* How far a heading is to be trusted. */
typedef enum Quality
{
	Q_CONTENTS,					/* a line of a table of contents */
	Q_BARE,						/* without a number */
	Q_NUMBERED
} Quality;

/* A section under way or done. */
typedef struct Found
{
	GovSection	section;		/* part 0: none */
	const char *begin;			/* of the content */
	Quality		quality;
	int			before;			/* the part that its heading ended */
} Found;

typedef struct Reader
{
	Found		found[GOV_PARTS + 1];
	Found		current;		/* part 0: before the first heading */
	int			empties;		/* headings in a row with nothing between */
	int			last_numbered;	/* the part of the last numbered heading */
} Reader;

static void
set_content(Found *f, const char *end)
{
	const char *p = gov_skip_space(f->begin, end);

	end = gov_rtrim(p, end);
	f->section.content.s = p;
	f->section.content.len = end - p > UINT32_MAX ? UINT32_MAX : (uint32_t) (end - p);
}

/* The current section ends here. */
static void
close_section(Reader *r, const char *end)
{
	Found	   *f = &r->current;
	Found	   *old = &r->found[f->section.part];

	if (f->section.part == 0)
		return;
	set_content(f, end);
	if (f->section.content.len == 0)
	{
		r->empties++;
		f->quality = Q_CONTENTS;
	}
	else
	{
		if (r->empties >= CONTENTS_LINES)
			f->quality = Q_CONTENTS;	/* its last line */
		r->empties = 0;
	}

	if (old->section.part == 0 || f->quality > old->quality)
	{
		/* what a doubtful heading cut short goes on to the better one */
		if (old->quality == Q_BARE && old->before != 0 && f->quality == Q_NUMBERED)
		{
			Found	   *cut = &r->found[old->before];

			if (cut->section.part != 0 && cut->begin < f->section.heading.s &&
				f->before == f->section.part)
				set_content(cut, f->section.heading.s);
		}
		*old = *f;
	}
}

/* Past the marks between a heading and the sentence on its line. */
static const char *
skip_marks(const char *p, const char *eol)
{
	while (p < eol)
	{
		uint32_t	c = gov_char_at(p, eol);

		if (gov_is_any_of(c, L"。：:#*|"))
			p += gov_width(c);
		else if (gov_space_at(p, eol))
			p += gov_space_at(p, eol);
		else
			break;
	}
	return p;
}

/* Where headings are numbered, one that isn't must be in its place. */
static bool
is_out_of_place(const Reader *r, const GovHeading *h)
{
	return !h->numbered && r->last_numbered > 0 &&
		(h->part <= r->last_numbered || r->found[h->part].section.part != 0 ||
		 r->current.section.part == h->part);
}

/* A section begins with the heading that was read on this line. */
static void
open_section(Reader *r, const GovHeading *h, GovSpan at, uint32_t line)
{
	Found	   *f = &r->current;
	int			before = f->section.part;

	close_section(r, at.p);
	memset(f, 0, sizeof(*f));
	f->section.part = h->part;
	f->section.heading = h->heading;
	f->section.line = line;
	f->begin = h->leader ? at.e : h->broken ? h->rest : skip_marks(h->rest, at.e);
	f->quality = h->leader ? Q_CONTENTS : h->numbered ? Q_NUMBERED : Q_BARE;
	f->before = before;
	if (h->numbered)
		r->last_numbered = h->part;
}

static uint32_t
collect(const Reader *r, GovArena *a, GovSection **out)
{
	uint32_t	n = 0;

	*out = gov_alloc(a, sizeof(GovSection) * GOV_PARTS);
	for (int i = 1; i <= GOV_PARTS; i++)
		if (r->found[i].section.part != 0)
			(*out)[n++] = r->found[i].section;
	return n;
}

uint32_t
gov_header_read_sections(GovArena *a, const GovText *t, GovSection **out)
{
	Reader		r;
	const char *p = t->s;
	const char *end = t->s + t->len;
	uint32_t	line = 0;

	memset(&r, 0, sizeof(r));
	while (p < end)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));
		GovSpan		at = gov_header_span(p, eol ? eol : end);
		GovHeading	h;

		if (++line % INTERRUPT_LINES == 0)
			gov_check_interrupt(a);
		p = at.e;
		if (gov_header_read_broken_heading(a, at, end, &h))
		{
			if (!is_out_of_place(&r, &h))
				open_section(&r, &h, at, line);
			if (h.broken)
			{
				eol = memchr(h.rest, '\n', (size_t) (end - h.rest));
				p = eol ? eol : end;
				line++;
			}
		}
		if (p < end)
			p++;
	}
	close_section(&r, r.current.section.part ? gov_text_page_foot(r.current.begin, end) : end);
	return collect(&r, a, out);
}
