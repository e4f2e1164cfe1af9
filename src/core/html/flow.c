/*
 * flow.c
 *		The flow of a page: its text and its tags become lines.
 */
#include "core/html/internal.h"

/* What a start tag adds to the breaks of a cell (MAX_CELL_BREAKS). */
#define BREAK_WEIGHT	1
#define HEADING_WEIGHT	8

/* A line ends: by <br>, or where a block starts or ends. */
void
gov_html_line_break(GovHtml *h, uint32_t weight)
{
	GovHtmlTable *t = &h->table;

	if (!t->held || !t->cell_open)
	{
		gov_html_break_line(h);
		return;
	}
	if (t->text.len > t->cells[t->ncells - 1].off)
	{
		t->text_break = true;
		h->flow.space = WS_NONE;
	}
	t->breaks += weight;
	if (t->breaks > MAX_CELL_BREAKS)
		gov_html_demote(h);
}

/* ------------------------------------------------------------------------
 * Text
 */

/*
 * White space that was seen becomes a blank between what is in the buffer and
 * the character that c begins.  A newline between two that aren't ASCII is
 * none: there Chinese text wraps.
 */
static inline void
put_space(GovHtml *h, GovBuffer *b, unsigned char c)
{
	if (h->flow.space == WS_SPACE ||
		(h->flow.space == WS_NEWLINE && !(c & 0x80) && !((unsigned char) b->s[b->len - 1] & 0x80)))
		gov_buffer_put_char(h->a, b, ' ');
}

/* Make ready for visible characters of which the first is c; where to? */
static GovBuffer *
before_text(GovHtml *h, unsigned char c)
{
	GovHtmlTable *t = &h->table;
	GovBuffer  *b;

	if (t->held && !t->cell_open)
	{
		bool		begun = t->row_open && !t->implied;

		/*
		 * text between cells must not change places with the rows above it;
		 * the row under way goes on below it
		 */
		if (t->implied)
			gov_html_finish_table(h);
		else if (t->ncells > 0 && t->nrows > begun)
			gov_html_put_rows(h, t->nrows - begun);
		t->row_open = begun;
	}
	if (t->held && t->cell_open)
	{
		b = &t->text;
		if (t->text_break)
		{
			gov_buffer_put_char(h->a, b, '\n');
			gov_buffer_put(h->a, b, (const char *) &h->line, sizeof(h->line));
			t->text_break = false;
		}
		else if (b->len > t->cells[t->ncells - 1].off)
			put_space(h, b, c);
	}
	else
	{
		b = &h->lines.text;
		h->flow.in_cell_text = true;
		if (b->len == h->lines.start)
			h->lines.source = h->line;
		else
			put_space(h, b, c);
	}
	h->flow.space = WS_NONE;
	return b;
}

static inline void
visible(GovHtml *h, const char *s, size_t n)
{
	GovBuffer  *b = before_text(h, (unsigned char) *s);

	gov_buffer_put(h->a, b, s, n);
	if (b == &h->table.text && b->len - h->table.cells[h->table.ncells - 1].off > MAX_CELL_TEXT)
		gov_html_demote(h);
}

/* In a fragment, newlines and the width of spaces carry the layout. */
static inline bool
is_verbatim(const GovHtml *h)
{
	return (h->flow.in_pre || (h->flow.fragment && !h->flow.in_p)) &&
		!(h->table.held && h->table.cell_open) && !(h->table.held && !h->table.implied);
}

void
gov_html_space(GovHtml *h, char c)
{
	if (is_verbatim(h))
	{
		if (h->table.held)
			return;				/* between rows of a table without <table> */
		if (c == '\n')
		{
			gov_html_end_line(h);
			return;
		}
		if (h->lines.text.len == h->lines.start)
			h->lines.source = h->line;
		gov_buffer_put_char(h->a, &h->lines.text, c);
		return;
	}
	if (c != '\n')
	{
		if (h->flow.space == WS_NONE)
			h->flow.space = WS_SPACE;
	}
	else if (h->flow.in_p || (h->table.held && h->table.cell_open))
		h->flow.space = WS_NEWLINE;
	else if (!h->table.held)
		gov_html_break_line(h);
}

/* U+0080 to U+00A0: the no-break space, or a character given by a number. */
static void
put_latin(GovHtml *h, uint32_t c)
{
	/* what browsers take these numbers for */
	static const uint16_t win1252[32] = {
		0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
		0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
		0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
		0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178
	};
	char		u[4];

	if (c == 0xA0)
		gov_html_space(h, ' ');
	else if (win1252[c - 0x80] != 0)
		visible(h, u, gov_char_write(u, win1252[c - 0x80]));
}

/* Which bytes need a look: controls, space, '|', DEL, and the first bytes of
 * spaces and invisible characters beyond ASCII. */
static inline bool
needs_look(unsigned char c)
{
	static const unsigned char t[256] = {
		1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
		1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
		[' '] = 1,['|'] = 1,[0x7F] = 1,
		[0xC2] = 1,[0xE2] = 1,[0xE3] = 1,[0xEF] = 1
	};

	return t[c];
}

/* A character that begins with 0xC2; returns its end. */
static const char *
put_two_bytes(GovHtml *h, const char *s, const char *stop)
{
	unsigned char second = stop - s >= 2 ? (unsigned char) s[1] : 0;

	if (second >= 0x80 && second <= 0xA0)
		put_latin(h, second);
	else if (second != 0xAD)	/* the soft hyphen */
	{
		visible(h, s, 1);
		return s + 1;
	}
	return s + 2;
}

/* A character that begins as some spaces do; returns its end. */
static const char *
put_three_bytes(GovHtml *h, const char *s, const char *stop)
{
	uint32_t	c = gov_char_at(s, stop);

	if (c == 0)
	{
		visible(h, s, 1);
		return s + 1;
	}
	if (c == 0x3000 || (c >= 0x2000 && c <= 0x200A))
		gov_html_space(h, ' ');
	else if (c != 0xFEFF && (c < 0x200B || c > 0x200F)) /* those are invisible */
		visible(h, s, 3);
	return s + 3;
}

void
gov_html_text(GovHtml *h, const char *s, size_t len)
{
	const char *stop = s + len;

	while (s < stop)
	{
		const char *start = s;

		while (s < stop && !needs_look((unsigned char) *s))
			s++;
		if (s > start)
		{
			visible(h, start, s - start);
			continue;
		}
		switch ((unsigned char) *s)
		{
			case '|':
				visible(h, s, 1);
				s++;
				h->lines.pipe |= !h->table.held;
				break;
			case '\f':
				gov_html_space(h, ' ');
				s++;
				break;
			case ' ':
			case '\t':
				gov_html_space(h, *s);
				s++;
				break;
			case '\n':
				gov_html_space(h, *s);
				s++;
				h->line++;
				break;
			case 0xC2:
				s = put_two_bytes(h, s, stop);
				break;
			case 0xE2:
			case 0xE3:
			case 0xEF:
				s = put_three_bytes(h, s, stop);
				break;
			default:			/* controls print nothing */
				s++;
				break;
		}
	}
}

/* ------------------------------------------------------------------------
 * Tags
 */

static void
start_title(GovHtml *h)
{
	if (h->title.s || h->lines.text.len > 0 || h->table.depth > 0 || h->table.held)
	{
		/* no title of the page */
		h->elements.hidden = h->nesting.n;
		h->elements.hidden_tables = true;
		h->elements.hidden_menu = false;
		return;
	}
	h->title.open = true;
	h->title.was_fragment = h->flow.fragment;
	h->flow.fragment = false;
	h->flow.in_p = true;
}

static void
end_title(GovHtml *h)
{
	size_t		len = h->lines.text.len;
	char	   *copy;

	h->title.open = h->flow.in_p = false;
	h->flow.fragment = h->title.was_fragment;
	if (len == 0)
		return;
	gov_html_end_line(h);
	copy = gov_alloc(h->a, len);
	memcpy(copy, h->lines.text.s, len);
	h->title.s = copy;
	h->title.len = len;
	h->title.end = h->lines.text.len;
}

/*
 * <br> ends a line; in a row of a markdown table, which a newline has begun, it
 * only wraps.  Where another <br> has begun the row, no newlines are left.
 */
static void
line_break_tag(GovHtml *h)
{
	bool		flow = h->flow.fragment && !h->table.held;

	if (flow && h->lines.pipe && !h->lines.after_br)
	{
		h->flow.space = WS_NEWLINE;
		return;
	}
	gov_html_line_break(h, BREAK_WEIGHT);
	h->lines.after_br = flow;
}

void
gov_html_start_tag(GovHtml *h, GovHtmlKind kind, uint32_t colspan, uint32_t rowspan)
{
	switch (kind)
	{
		case HTML_BREAK:
			line_break_tag(h);
			break;
		case HTML_PARAGRAPH:
			gov_html_line_break(h, BREAK_WEIGHT);
			h->flow.in_p = true;
			break;
		case HTML_HEADING:
			gov_html_line_break(h, HEADING_WEIGHT);
			h->flow.in_p = true;
			break;
		case HTML_BLOCK:
			gov_html_line_break(h, BREAK_WEIGHT);
			h->flow.in_p = false;
			break;
		case HTML_PRE:
			gov_html_line_break(h, BREAK_WEIGHT);
			h->flow.in_pre = true;
			break;
		case HTML_TITLE:
			start_title(h);
			break;
		case HTML_TABLE:
			gov_html_start_table(h, false);
			break;
		case HTML_ROW_GROUP:
			gov_html_close_row(h);
			break;
		case HTML_ROW:
			gov_html_start_row(h);
			break;
		case HTML_CELL:
			gov_html_start_cell(h, colspan, rowspan);
			break;
		case HTML_INLINE:
		case HTML_SPAN:
		case HTML_RAISED:
			break;
	}
}

void
gov_html_end_tag(GovHtml *h, GovHtmlKind kind)
{
	switch (kind)
	{
		case HTML_PARAGRAPH:
		case HTML_HEADING:
		case HTML_BLOCK:
			gov_html_line_break(h, 0);
			h->flow.in_p = false;
			break;
		case HTML_PRE:
			gov_html_line_break(h, 0);
			h->flow.in_pre = false;
			break;
		case HTML_TITLE:
			if (h->title.open)
				end_title(h);
			break;
		case HTML_TABLE:
			gov_html_end_table(h);
			break;
		case HTML_ROW_GROUP:
		case HTML_ROW:
			gov_html_close_row(h);
			break;
		case HTML_CELL:
			gov_html_close_cell(h);
			h->flow.in_p = false;
			break;
		case HTML_BREAK:
		case HTML_INLINE:
		case HTML_SPAN:
		case HTML_RAISED:
			break;
	}
}
