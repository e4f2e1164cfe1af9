/*
 * elements.c
 *		What the parser reports, but for what the page doesn't show.
 */
#include "core/html/internal.h"

/* Spans as the HTML standard clamps them. */
#define MAX_COLSPAN		1000
#define MAX_ROWSPAN		65534

static uint32_t
span_value(const char *s, uint32_t max)
{
	uint32_t	v = 0;
	const char *digits;

	while (gov_html_is_blank(*s))
		s++;
	digits = s;
	for (; gov_html_is_digit(*s); s++)
		if (v <= max)
			v = v * 10 + (*s - '0');
	if (s == digits)
		return 1;
	if (v == 0)					/* to the end of the table, for rows */
		return max == MAX_ROWSPAN ? max : 1;
	return v < max ? v : max;
}

/* Does s begin with a word of a style, in whatever case? */
static bool
begins_with(const char *s, const char *word)
{
	size_t		n = strlen(word);

	return strnlen(s, n) == n && gov_html_name_starts(s, word);
}

static const char *
skip_blanks(const char *s)
{
	while (gov_html_is_blank(*s))
		s++;
	return s;
}

/* display: none */
static bool
is_hidden(const char *style)
{
	for (; (style = strpbrk(style, "dD")) != NULL; style++)
	{
		const char *s = style;

		if (!begins_with(s, "display"))
			continue;
		s = skip_blanks(s + sizeof("display") - 1);
		if (*s == ':' && begins_with(skip_blanks(s + 1), "none"))
			return true;
	}
	return false;
}

static uint64_t
tag_of(const char *name)
{
	uint64_t	tag;

	if (strcmp(name, "blockquote") == 0)
		return TAG_DIV;
	gov_html_read_name(name, name + strnlen(name, GOV_HTML_PACKED + 1), &tag);
	return tag;
}

/*
 * Does a tag end what isn't shown?  A panel that a click shows may hold tables
 * of data, and a menu that isn't closed ends with its cell.
 */
static bool
ends_hidden(const GovHtmlElements *e, uint64_t tag)
{
	if (e->hidden_menu)
		return gov_html_is_table_part(gov_html_kind(tag));
	return tag == TAG_TABLE && !e->hidden_tables;
}

/* The mark of a footnote stands apart from the number that it is set on. */
static bool
is_raised(const char *name)
{
	return strcmp(name, "sup") == 0 || strcmp(name, "sub") == 0;
}

static uint32_t
hash_of(const char *s)
{
	uint32_t	hash = 1;

	for (; *s; s++)
		hash = (hash ^ (unsigned char) *s) * 0x01000193u;
	return hash | 1;
}

/*
 * A <span> of some class right behind another one of it: columns that a page sets side
 * by side.  Words are broken over spans, too, but not of one class.
 */
static void
note_span(GovHtml *h, const char *class)
{
	uint32_t	hash = class && !h->table.held ? hash_of(class) : 0;

	if (hash && hash == h->elements.span_class && h->flow.space == WS_NONE &&
		h->lines.text.len == h->elements.span_end && h->lines.text.len > h->lines.start)
		gov_buffer_put_char(h->a, &h->lines.text, '\t');
	h->elements.span_class = hash;
}

void
gov_html_start_element(GovHtml *h, const char *name, const char **atts)
{
	uint64_t	tag = tag_of(name);
	uint32_t	colspan = 1;
	uint32_t	rowspan = 1;
	const char *class = NULL;
	bool		hide = tag == TAG_SELECT || tag == TAG_XML;

	if (h->elements.hidden)
	{
		if (!ends_hidden(&h->elements, tag))
			return;
		h->elements.hidden = 0;
	}
	for (; atts && atts[0]; atts += 2)
	{
		if (!atts[1])
			continue;
		if (strcmp(atts[0], "colspan") == 0)
			colspan = span_value(atts[1], MAX_COLSPAN);
		else if (strcmp(atts[0], "rowspan") == 0)
			rowspan = span_value(atts[1], MAX_ROWSPAN);
		else if (strcmp(atts[0], "class") == 0)
			class = atts[1];
		else if (strcmp(atts[0], "style") == 0 && is_hidden(atts[1]))
			hide = true;
	}
	if (!hide)
	{
		gov_html_start_tag(h, tag, colspan, rowspan);
		if (tag == TAG_SPAN)
			note_span(h, class);
		if (is_raised(name))
			gov_html_text(h, "[", 1);
		return;
	}
	h->elements.hidden = h->elements.open;
	h->elements.hidden_menu = tag == TAG_SELECT;
	h->elements.hidden_tables = tag == TAG_XML || gov_html_is_table_part(gov_html_kind(tag));
}

void
gov_html_end_element(GovHtml *h, const char *name)
{
	if (h->elements.hidden)
	{
		if (h->elements.hidden == h->elements.open)
			h->elements.hidden = 0;
		return;
	}
	if (is_raised(name))
		gov_html_text(h, "]", 1);
	gov_html_end_tag(h, tag_of(name));
	if (tag_of(name) == TAG_SPAN)
		h->elements.span_end = h->lines.text.len;
}

void
gov_html_characters(GovHtml *h, const char *s, size_t len, uint32_t line)
{
	if (h->elements.hidden)
		h->line = line;
	else if (len == 1 && *s == '\n' && line == h->line)
		gov_html_space(h, ' '); /* it was given by its number */
	else
		gov_html_text(h, s, len);	/* from h->line, where all before it ended */
}
