/*
 * sections.c
 *		The six parts of a whole report: their headings, and the lines of their
 *		texts.
 *
 * A line is a paragraph.  One that would be read back as something else than a
 * line of text (a heading, the note) gets a mark.
 */
#include "core/render/internal.h"

#include "core/base/buffer.h"
#include "core/text/utf8.h"

#define LINES_A_CHECK	1024	/* interrupts are looked for as often */

static bool
starts_with(GovStr s, const char *lit)
{
	size_t		n = strlen(lit);

	return s.len >= n && memcmp(s.s, lit, n) == 0;
}

bool
gov_render_is_heading(GovArena *a, GovStr heading, int part)
{
	GovStr		line = gov_render_plain(a, gov_render_clean(a, heading));
	GovHeading	h;

	return line.len > 0 &&
		gov_header_read_heading(line.s, line.s + line.len, &h) == part &&
		h.heading.s == line.s && h.heading.len == line.len;
}

static bool
is_band(const GovPrint *p, GovStr line)
{
	for (int i = 0; i < GOV_NLAYOUT; i++)
		for (int k = 0; k < p->layout[i].nblocks; k++)
			if (gov_render_same(p->layout[i].blocks[k].band, line))
				return true;
	return false;
}

/* Returns true when a line as it stands would be read as part of the print. */
static bool
needs_mark(const GovPrint *p, GovStr line)
{
	static const char item[] = "- ";
	GovStr		text = line;
	GovHeading	h;

	if (starts_with(line, item))
	{
		text.s += sizeof(item) - 1;
		text.len -= sizeof(item) - 1;
	}
	return starts_with(line, GOV_MARK_PROSE) || starts_with(line, GOV_MARK_NOTE_BEGIN) ||
		starts_with(text, GOV_MARK_KIND_KEY) || is_band(p, line) ||
		gov_header_read_heading(line.s, line.s + line.len, &h) != 0;
}

/* Returns the next line, cleaned, and goes on behind it; with no text: it is blank. */
static GovStr
take_line(GovArena *a, const char **pp, const char *end)
{
	const char *p = *pp;
	GovStr		line;

	while (p < end && *p != '\n' && *p != '\r')
		p++;
	line.s = *pp;
	line.len = (uint32_t) (p - *pp);
	*pp = p < end ? p + 1 : end;
	return gov_render_clean(a, line);
}

/* Breaks a text into lines; has_table: its mark is no line, but where that stands. */
static void
make_lines(GovPrint *p, GovPrintSection *s, GovStr content, bool has_table, bool plain)
{
	static const GovStr prose = GOV_LAYOUT_STR(GOV_MARK_PROSE);
	static const GovStr table = GOV_LAYOUT_STR(GOV_MARK_TABLE);
	const char *at = content.s;
	const char *end = at + content.len;
	size_t		cap = 0;
	bool		placed = false;

	for (uint32_t i = 0; content.len > 0 && at < end; i++)
	{
		GovStr		line = take_line(p->a, &at, end);

		if (i % LINES_A_CHECK == 0)
			gov_check_interrupt(p->a);
		if (line.len == 0)
			continue;
		if (has_table && !placed && gov_render_same(line, table))
		{
			placed = true;
			s->table_at = s->nlines;
			continue;
		}
		if (plain)
			line = gov_render_plain(p->a, line);
		if (needs_mark(p, line))
		{
			p->prose_marks = true;
			line = gov_render_join(p->a, prose, line);
		}
		if (s->nlines == cap)
			s->lines = gov_array_grow(p->a, s->lines, s->nlines, &cap, sizeof(GovStr), 16);
		s->lines[s->nlines++] = line;
	}
	if (!placed)
		s->table_at = s->nlines;
}

/* Sets the form's headings; those of the parts of the tables are printed. */
static void
begin_sections(GovPrint *p)
{
	for (int i = 0; i < GOV_PARTS; i++)
	{
		const char *heading = gov_section_names[i].heading;

		p->sections[gov_section_names[i].number - 1].heading =
			gov_str_copy(p->a, heading, strlen(heading));
	}
	for (int i = 0; i < p->ntables; i++)
	{
		int			number = gov_parts[p->tables[i].layout->part].section->number;

		if (number > 0)
			p->sections[number - 1].printed = true;
	}
}

/* Returns the part of the form whose table stands in a section; GOV_NPARTS: none. */
static GovPart
part_of(int section)
{
	int			part = 0;

	while (part < GOV_NPARTS && gov_parts[part].section->number != section)
		part++;
	return (GovPart) part;
}

void
gov_render_make_sections(GovPrint *p, const GovPrintable *what, bool plain)
{
	begin_sections(p);
	for (uint32_t i = 0; i < what->nsections; i++)
	{
		const GovSection *given = &what->sections[i];
		GovPrintSection *s = &p->sections[given->part - 1];
		bool		has_table = s->printed;
		GovStr		heading = gov_render_clean(p->a, given->heading);
		GovStr		content = given->content;

		s->printed = true;
		if (heading.len > 0)
			s->heading = plain ? gov_render_plain(p->a, heading) : heading;
		if (has_table)
			content = gov_render_without_table(p->a, content, part_of(given->part), what->figures);
		make_lines(p, s, content, has_table, plain);
	}
}
