/*
 * flow.c
 *		The flow of a page: its text and its tags become lines.
 */
#include "core/html/internal.h"

/* A line ends: by <br>, or where a block starts or ends. */
void
gov_html_line_break(GovHtml *h, uint32_t weight)
{
	if (h->data && h->cell_open)
	{
		if (h->held.len > h->cells[h->ncells - 1].off)
		{
			h->held_break = true;
			h->ws = WS_NONE;
		}
		h->breaks += weight;
		if (h->breaks > MAX_CELL_BREAKS)
			gov_html_demote(h);
	}
	else
		gov_html_break_line(h);
}

/* Make ready for visible characters of which the first is c; where to? */
static inline GovBuffer *
before_text(GovHtml *h, unsigned char c)
{
	GovBuffer  *b;

	if (h->data && !h->cell_open)
	{
		/* text between cells must not change places with the rows above it */
		if (h->implied)
			gov_html_finish_table(h);
		else if (h->ncells > 0)
			gov_html_put_rows(h, h->nrows);
		h->row_open = false;
	}
	if (h->data && h->cell_open)
	{
		size_t		off = h->cells[h->ncells - 1].off;

		b = &h->held;
		if (h->held_break)
		{
			uint32_t	line = h->line;

			gov_buffer_put_char(h->a, b, '\n');
			gov_buffer_put(h->a, b, (const char *) &line, sizeof(line));
			h->held_break = false;
		}
		else if (h->ws != WS_NONE && b->len > off &&
				 (h->ws == WS_SPACE || !(c & 0x80)) &&
				 (h->ws == WS_SPACE || !((unsigned char) b->s[b->len - 1] & 0x80)))
			gov_buffer_put_char(h->a, b, ' ');
		h->ws = WS_NONE;
		return b;
	}
	b = &h->out;
	h->flow_cell_text = true;
	if (b->len == h->out_line)
		h->out_line_no = h->line;
	else if (h->ws != WS_NONE &&
			 (h->ws == WS_SPACE || !(c & 0x80)) &&
			 (h->ws == WS_SPACE || !((unsigned char) b->s[b->len - 1] & 0x80)))
		gov_buffer_put_char(h->a, b, ' ');
	h->ws = WS_NONE;
	return b;
}

static inline void
visible(GovHtml *h, const char *s, size_t n)
{
	GovBuffer  *b = before_text(h, (unsigned char) *s);

	gov_buffer_put(h->a, b, s, n);
	if (b == &h->held && b->len - h->cells[h->ncells - 1].off > MAX_CELL_TEXT)
		gov_html_demote(h);
}

/* In a fragment, newlines and the width of spaces carry the layout. */
static inline bool
is_verbatim(const GovHtml *h)
{
	return (h->in_pre || (h->fragment && !h->in_p)) &&
		!(h->data && h->cell_open) && !(h->data && !h->implied);
}

void
gov_html_space(GovHtml *h, char c)
{
	if (is_verbatim(h))
	{
		if (h->data)
		{
			if (!h->cell_open)
				return;			/* between rows of a table without <table> */
		}
		else if (c == '\n')
		{
			gov_html_end_line(h);
			return;
		}
		else
		{
			if (h->out.len == h->out_line)
				h->out_line_no = h->line;
			gov_buffer_put_char(h->a, &h->out, c);
			return;
		}
	}
	if (c != '\n')
	{
		if (h->ws == WS_NONE)
			h->ws = WS_SPACE;
	}
	else if (h->in_p || (h->data && h->cell_open))
		h->ws = WS_NEWLINE;
	else if (!h->data)
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
	char		u[3];

	c = c < 0xA0 ? win1252[c - 0x80] : ' ';
	if (c == ' ')
		gov_html_space(h, ' ');
	else if (c >= 0x800)
	{
		u[0] = (char) (0xE0 | c >> 12);
		u[1] = (char) (0x80 | (c >> 6 & 0x3F));
		u[2] = (char) (0x80 | (c & 0x3F));
		visible(h, u, 3);
	}
	else if (c > 0)
	{
		u[0] = (char) (0xC0 | c >> 6);
		u[1] = (char) (0x80 | (c & 0x3F));
		visible(h, u, 2);
	}
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

void
gov_html_text(GovHtml *h, const char *s, size_t len)
{
	const char *stop = s + len;

	while (s < stop)
	{
		const char *start = s;
		unsigned char c;

		while (s < stop && !needs_look((unsigned char) *s))
			s++;
		if (s > start)
		{
			visible(h, start, s - start);
			continue;
		}
		c = (unsigned char) *s;
		switch (c)
		{
			case '|':
				visible(h, s, 1);
				h->out_pipe |= !h->data;
				break;
			case ' ':
			case '\t':
				gov_html_space(h, (char) c);
				break;
			case '\n':
				gov_html_space(h, '\n');
				h->line++;
				break;
			case 0xC2:
				if (stop - s >= 2 && (unsigned char) s[1] >= 0x80 &&
					(unsigned char) s[1] <= 0xA0)
				{
					put_latin(h, (unsigned char) s[1]);
					s++;
				}
				else if (stop - s >= 2 && (unsigned char) s[1] == 0xAD)
					s++;
				else
					visible(h, s, 1);
				break;
			case 0xE3:
			case 0xE2:
			case 0xEF:
				if (stop - s >= 3 && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80)
				{
					uint32_t	u = (uint32_t) (c & 0x0F) << 12 |
						(uint32_t) (s[1] & 0x3F) << 6 | (uint32_t) (s[2] & 0x3F);

					if (u == 0x3000 || (u >= 0x2000 && u <= 0x200A))
						gov_html_space(h, ' ');
					else if (u == 0xFEFF || (u >= 0x200B && u <= 0x200F))
						;
					else
						visible(h, s, 3);
					s += 2;
				}
				else
					visible(h, s, 1);
				break;
			default:			/* controls print nothing */
				break;
		}
		s++;
	}
}


/*
 * Tags
 */

static void
start_title(GovHtml *h)
{
	if (h->title || h->out.len > 0 || h->depth > 0 || h->data)
	{
		h->hidden = h->open;
		h->hidden_tables = true;
		h->hidden_menu = false;
		return;
	}
	h->in_title = true;
	h->title_fragment = h->fragment;
	h->fragment = false;
	h->in_p = true;
}

static void
end_title(GovHtml *h)
{
	size_t		len = h->out.len;

	h->in_title = h->in_p = false;
	h->fragment = h->title_fragment;
	if (len == 0)
		return;
	gov_html_end_line(h);
	h->title_end = h->out.len;
	h->title = gov_alloc(h->a, len);
	memcpy((char *) h->title, h->out.s, len);
	h->title_len = len;
}

void
gov_html_start_tag(GovHtml *h, uint64_t tag, uint32_t colspan, uint32_t rowspan)
{
	switch (tag)
	{
		case TAG_BR:
			/* in a row of a markdown table it only wraps */
			if (h->fragment && h->out_pipe && !h->data)
				h->ws = WS_NEWLINE;
			else
				gov_html_line_break(h, 1);
			break;
		case TAG_TABLE:
			gov_html_start_table(h, false);
			break;
		case TAG_TBODY:
		case TAG_THEAD:
		case TAG_TFOOT:
			gov_html_close_cell(h);
			h->row_open = h->in_p = false;
			break;
		case TAG_TR:
			gov_html_start_row(h);
			break;
		case TAG_TD:
		case TAG_TH:
			gov_html_start_cell(h, colspan, rowspan);
			break;
		case TAG_TITLE:
			start_title(h);
			break;
		case TAG_P:
		case TAG_LI:
		case TAG_DT:
		case TAG_DD:
			gov_html_line_break(h, 1);
			h->in_p = true;
			break;
		case TAG_H1:
		case TAG_H2:
		case TAG_H3:
		case TAG_H4:
		case TAG_H5:
		case TAG_H6:
			gov_html_line_break(h, 8);
			h->in_p = true;
			break;
		case TAG_PRE:
			gov_html_line_break(h, 1);
			h->in_pre = true;
			break;
		case TAG_DIV:
		case TAG_CAPTION:
		case TAG_CENTER:
		case TAG_UL:
		case TAG_OL:
		case TAG_DL:
		case TAG_HR:
		case TAG_FORM:
		case TAG_MAIN:
		case TAG_NAV:
		case TAG_ASIDE:
		case TAG_FIGURE:
		case TAG_FOOTER:
		case TAG_HEADER:
		case TAG_ARTICLE:
		case TAG_SECTION:
			gov_html_line_break(h, 1);
			h->in_p = false;
			break;
		default:				/* inline: vanishes */
			break;
	}
}

void
gov_html_end_tag(GovHtml *h, uint64_t tag)
{
	switch (tag)
	{
		case TAG_TITLE:
			if (h->in_title)
				end_title(h);
			break;
		case TAG_TABLE:
			h->in_p = false;
			if (h->data)
			{
				bool		implied = h->implied;

				gov_html_finish_table(h);
				if (!implied && h->depth > 0)
					h->depth--;
			}
			else
			{
				gov_html_close_cell(h);
				gov_html_break_line(h);
				if (h->depth > 0)
					h->depth--;
			}
			break;
		case TAG_TR:
		case TAG_TBODY:
		case TAG_THEAD:
		case TAG_TFOOT:
			gov_html_close_cell(h);
			h->row_open = h->in_p = false;
			break;
		case TAG_TD:
		case TAG_TH:
			gov_html_close_cell(h);
			h->in_p = false;
			break;
		case TAG_PRE:
			gov_html_line_break(h, 0);
			h->in_pre = false;
			break;
		case TAG_P:
		case TAG_LI:
		case TAG_DT:
		case TAG_DD:
		case TAG_H1:
		case TAG_H2:
		case TAG_H3:
		case TAG_H4:
		case TAG_H5:
		case TAG_H6:
		case TAG_DIV:
		case TAG_CAPTION:
		case TAG_CENTER:
		case TAG_UL:
		case TAG_OL:
		case TAG_DL:
		case TAG_FORM:
		case TAG_MAIN:
		case TAG_NAV:
		case TAG_ASIDE:
		case TAG_FIGURE:
		case TAG_FOOTER:
		case TAG_HEADER:
		case TAG_ARTICLE:
		case TAG_SECTION:
			gov_html_line_break(h, 0);
			h->in_p = false;
			break;
		default:
			break;
	}
}
