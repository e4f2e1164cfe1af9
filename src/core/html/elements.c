/*
 * elements.c
 *		Elements that begin and end, but for what the page doesn't show.
 */
#include "core/html/internal.h"

/* Spans as the HTML standard clamps them. */
#define MAX_COLSPAN		1000
#define MAX_ROWSPAN		65534

#define MAX_TAG			4096	/* bytes of a tag's attributes; of more none
								 * is read */
#define MAX_TAG_WORDS	64		/* attributes, more or less */

static uint32_t
span_value(const GovAttribute *att, uint32_t max)
{
	const char *s = att->value;
	const char *end = s + att->value_len;
	uint32_t	v = 0;
	const char *digits;

	while (s < end && gov_html_is_blank(*s))
		s++;
	digits = s;
	for (; s < end && gov_html_is_digit(*s); s++)
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
begins_with(const char *s, const char *end, const char *word)
{
	return (size_t) (end - s) >= strlen(word) && gov_html_name_starts(s, word);
}

static const char *
skip_blanks(const char *s, const char *end)
{
	while (s < end && gov_html_is_blank(*s))
		s++;
	return s;
}

/* display: none */
static bool
is_hidden(const GovAttribute *style)
{
	const char *end = style->value + style->value_len;

	for (const char *s = style->value; s < end; s++)
	{
		const char *p;

		if ((*s | 0x20) != 'd' || !begins_with(s, end, "display"))
			continue;
		p = skip_blanks(s + sizeof("display") - 1, end);
		if (p < end && *p == ':' && begins_with(skip_blanks(p + 1, end), end, "none"))
			return true;
	}
	return false;
}

/*
 * Does a tag end what isn't shown?  A panel that a click shows may hold tables
 * of data, and a menu that isn't closed ends with its cell.
 */
static bool
ends_hidden(const GovHtmlElements *e, const GovHtmlTagInfo *info)
{
	if (e->hidden_menu)
		return gov_html_is_table_part((GovHtmlKind) info->kind);
	return info->kind == HTML_TABLE && !e->hidden_tables;
}

static uint32_t
hash_of(const GovAttribute *class)
{
	uint32_t	hash = 1;

	for (size_t i = 0; i < class->value_len; i++)
		hash = (hash ^ (unsigned char) class->value[i]) * 0x01000193u;
	return hash | 1;
}

/*
 * A <span> of some class right behind another one of it: columns that a page sets side
 * by side.  Words are broken over spans, too, but not of one class.
 */
static void
note_span(GovHtml *h, uint32_t class)
{
	uint32_t	hash = h->table.held ? 0 : class;

	if (hash && hash == h->elements.span_class && h->flow.space == WS_NONE &&
		h->lines.text.len == h->elements.span_end && h->lines.text.len > h->lines.start)
		gov_buffer_put_char(h->a, &h->lines.text, '\t');
	h->elements.span_class = hash;
}

/* What counts of a start tag's attributes. */
typedef struct Attributes
{
	uint32_t	colspan;
	uint32_t	rowspan;
	uint32_t	class;			/* as a hash; 0: none */
	bool		hide;
	bool		closed;			/* <o:p/> */
} Attributes;

/* Takes an attribute; of several of one name the first counts. */
static void
take_attribute(const GovAttribute *att, Attributes *out, unsigned *seen)
{
	static const char *const names[] = {"colspan", "rowspan", "class", "style"};
	unsigned	which = 0;

	while (which < 4 && !(att->name_len == strlen(names[which]) &&
						  gov_html_name_is(att->name, att->name_len, names[which])))
		which++;
	if (which == 4 || (*seen >> which & 1))
		return;
	*seen |= 1u << which;
	if (!att->value)
		return;
	switch (which)
	{
		case 0:
			out->colspan = span_value(att, MAX_COLSPAN);
			break;
		case 1:
			out->rowspan = span_value(att, MAX_ROWSPAN);
			break;
		case 2:
			out->class = hash_of(att);
			break;
		default:
			out->hide = is_hidden(att);
			break;
	}
}

static void
read_attributes(const GovMarkup *m, Attributes *out)
{
	const char *s = m->attributes;
	GovAttribute att;
	unsigned	seen = 0;

	out->colspan = out->rowspan = 1;
	out->class = 0;
	out->hide = out->closed = false;
	if (s == m->attributes_end || m->attributes_end - s > MAX_TAG || m->words > MAX_TAG_WORDS)
		return;
	while (gov_html_read_attribute(&s, m->attributes_end, &att, &out->closed))
		take_attribute(&att, out, &seen);
	/* it isn't empty because it says so: <td/> */
	out->closed &= memchr(m->name, ':', m->name_len) != NULL;
}

bool
gov_html_start_element(GovHtml *h, const GovHtmlOpen *o, const GovMarkup *m)
{
	const GovHtmlTagInfo *info = o->info;
	Attributes	atts;

	read_attributes(m, &atts);
	if (h->elements.hidden)
	{
		if (!ends_hidden(&h->elements, info))
			return atts.closed;
		h->elements.hidden = 0;
	}
	if (!atts.hide && o->tag != TAG_SELECT && o->tag != TAG_XML)
	{
		gov_html_start_tag(h, (GovHtmlKind) info->kind, atts.colspan, atts.rowspan);
		if (info->kind == HTML_SPAN)
			note_span(h, atts.class);
		else if (info->kind == HTML_RAISED)

			/*
			 * the mark of a footnote stands apart from the number that it is
			 * set on
			 */
			gov_html_text(h, "[", 1);
		return atts.closed;
	}
	h->elements.hidden = h->nesting.n;
	h->elements.hidden_menu = o->tag == TAG_SELECT;
	h->elements.hidden_tables = o->tag == TAG_XML || gov_html_is_table_part((GovHtmlKind) info->kind);
	return atts.closed;
}

void
gov_html_end_element(GovHtml *h, const GovHtmlOpen *o)
{
	if (h->elements.hidden)
	{
		if (h->elements.hidden == h->nesting.n)
			h->elements.hidden = 0;
		return;
	}
	if (o->info->kind == HTML_RAISED)
		gov_html_text(h, "]", 1);
	gov_html_end_tag(h, (GovHtmlKind) o->info->kind);
	if (o->info->kind == HTML_SPAN)
		h->elements.span_end = h->lines.text.len;
}
