/*
 * printed_sections.c
 *		The texts of a whole report's six parts, read back.
 *
 * Headings come in the order of the parts, each once.  Any other line that reads
 * like one is the caption of a table: a line of a text would have a mark.
 */
#include "core/read/printed_sections.h"

#include "core/form/marks.h"
#include "core/header/headings.h"
#include "core/read/internal.h"

struct PrintedSections
{
	GovArena   *a;
	const GovText *t;
	const GovLayoutTable *layout;
	GovBuffer	text;			/* headings and lines, each with its newline */
	uint32_t   *sources;		/* by line of it, as GovText has them */
	uint32_t	nlines;
	size_t		cap;
	struct
	{
		int			part;
		uint32_t	line;		/* of the heading, in text */
		size_t		heading;	/* where it begins in text */
		size_t		content;
	}			parts[GOV_PARTS];
	uint32_t	nparts;
	uint32_t	table_line;		/* of the print, where a table stands that no
								 * line followed as yet; 0: none */
	bool		has_table;		/* this part's table was met */
};

PrintedSections *
gov_read_begin_sections(GovArena *a, const GovText *t, const GovLayoutTable *layout)
{
	PrintedSections *s = gov_alloc0(a, sizeof(PrintedSections));

	s->a = a;
	s->t = t;
	s->layout = layout;
	return s;
}

static void
put_line(PrintedSections *s, GovStr line, uint32_t number)
{
	gov_buffer_put(s->a, &s->text, line.s, line.len);
	gov_buffer_put_char(s->a, &s->text, '\n');
	if (s->nlines == s->cap)
		s->sources = gov_array_grow(s->a, s->sources, s->nlines, &s->cap, sizeof(uint32_t), 64);
	s->sources[s->nlines++] = gov_source_line(s->t, number);
}

static bool
is_band(const PrintedSections *s, GovStr line)
{
	for (const GovLayoutTable *t = s->layout; t < s->layout + GOV_NLAYOUT; t++)
		for (int k = 0; k < t->nblocks; k++)
			if (is_str(line, t->blocks[k].band.s, t->blocks[k].band.len))
				return true;
	return false;
}

static void
open_part(PrintedSections *s, int part, GovStr heading, uint32_t number)
{
	s->parts[s->nparts].part = part;
	s->parts[s->nparts].heading = s->text.len;
	s->parts[s->nparts].line = s->nlines + 1;
	put_line(s, heading, number);
	s->parts[s->nparts++].content = s->text.len;
	s->table_line = 0;
	s->has_table = false;
}

void
gov_read_printed_line(PrintedSections *s, PrintedHeader *header, GovStr line, uint32_t number)
{
	static const GovStr table = GOV_LAYOUT_STR(GOV_MARK_TABLE);
	GovHeading	h;
	int			part;

	if (header->markdown && STARTS(line, "## "))
		line = rest_of(line, LENGTH("## "));
	line = gov_read_unescape(header, line);
	part = gov_header_read_heading(line.s, line.s + line.len, &h);
	if (part > 0)
	{
		if (s->nparts == 0 || part > s->parts[s->nparts - 1].part)
			open_part(s, part, line, number);
		return;
	}
	if (s->nparts == 0 || is_band(s, line))
		return;
	if (s->table_line)
		put_line(s, table, s->table_line);
	s->table_line = 0;
	if (STARTS(line, GOV_MARK_PROSE))
		line = rest_of(line, LENGTH(GOV_MARK_PROSE));
	put_line(s, line, number);
}

void
gov_read_printed_table(PrintedSections *s, uint32_t number)
{
	if (s->nparts > 0 && !s->has_table)
		s->table_line = number;
	s->has_table = true;
}

/* Returns what stands between two places of the text, less the newline at its end. */
static GovStr
slice(const PrintedSections *s, size_t from, size_t to)
{
	GovStr		r = {s->text.s + from, (uint32_t) (to > from ? to - from - 1 : 0)};

	return r;
}

uint32_t
gov_read_end_sections(PrintedSections *s, GovText *text, GovSection **out)
{
	GovSection *list = gov_alloc0(s->a, GOV_PARTS * sizeof(GovSection));

	memset(text, 0, sizeof(*text));
	text->s = s->text.s;
	text->len = s->text.len;
	text->source_line = s->sources;
	text->nlines = s->nlines;
	for (uint32_t i = 0; i < s->nparts; i++)
	{
		size_t		end = i + 1 < s->nparts ? s->parts[i + 1].heading : s->text.len;

		list[i].part = s->parts[i].part;
		list[i].line = s->parts[i].line;
		list[i].heading = slice(s, s->parts[i].heading, s->parts[i].content);
		list[i].content = slice(s, s->parts[i].content, end);
	}
	*out = list;
	return s->nparts;
}
