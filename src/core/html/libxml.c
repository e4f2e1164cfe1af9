/*
 * libxml.c
 *		libxml2's HTML parser: what it is given, and what it reports.
 */
#include "core/html/internal.h"

#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

static uint32_t
span_value(const char *s, uint32_t max)
{
	uint32_t	v = 0;
	const char *digits;

	while (gov_html_is_blank(*s))
		s++;
	digits = s;
	for (; *s >= '0' && *s <= '9'; s++)
		if (v <= max)
			v = v * 10 + (*s - '0');
	if (s == digits)
		return 1;
	if (v == 0)					/* to the end of the table, for rows */
		return max == MAX_ROWSPAN ? max : 1;
	return v < max ? v : max;
}

/* display: none */
static bool
is_hidden(const char *style)
{
	for (; (style = strpbrk(style, "dD")) != NULL; style++)
	{
		const char *s = style;

		if (strnlen(s, 12) < 12 || !gov_html_name_starts(s, "display"))
			continue;
		for (s += 7; gov_html_is_blank(*s); s++)
			;
		if (*s != ':')
			continue;
		for (s++; gov_html_is_blank(*s); s++)
			;
		if (strnlen(s, 4) == 4 && gov_html_name_starts(s, "none"))
			return true;
	}
	return false;
}

static uint32_t
parser_line(GovHtml *h)
{
	return h->lines_before + (uint32_t) xmlSAX2GetLineNumber(h->parser);
}

static uint64_t
element(const char *name)
{
	uint64_t	tag;

	if (strcmp(name, "blockquote") == 0)
		return TAG_DIV;
	gov_html_tag_name(name, name + strnlen(name, 9), &tag);
	return tag;
}

static bool
is_table_part(uint64_t tag)
{
	return tag == TAG_TABLE || tag == TAG_TR || tag == TAG_TD || tag == TAG_TH ||
		tag == TAG_TBODY || tag == TAG_THEAD || tag == TAG_TFOOT;
}

/* The mark of a footnote stands apart from the number that it is set on. */
static bool
is_raised(const char *name)
{
	return strcmp(name, "sup") == 0 || strcmp(name, "sub") == 0;
}

static void
start_element(GovHtml *h, const char *name, const char **atts)
{
	uint64_t	tag;
	uint32_t	colspan = 1;
	uint32_t	rowspan = 1;
	bool		hide;

	tag = element(name);
	h->line = parser_line(h);
	if (h->hidden)
	{
		/*
		 * a panel that a click shows may hold the tables of the report, and a
		 * menu that isn't closed ends with its cell
		 */
		if (h->hidden_menu ? !is_table_part(tag) : tag != TAG_TABLE || h->hidden_tables)
			return;
		h->hidden = 0;
	}
	hide = tag == TAG_SELECT || tag == TAG_XML;
	for (; atts && atts[0]; atts += 2)
	{
		if (!atts[1])
			continue;
		if (strcmp(atts[0], "colspan") == 0)
			colspan = span_value(atts[1], MAX_COLSPAN);
		else if (strcmp(atts[0], "rowspan") == 0)
			rowspan = span_value(atts[1], MAX_ROWSPAN);
		else if (strcmp(atts[0], "style") == 0 && is_hidden(atts[1]))
			hide = true;
	}
	if (hide)
	{
		h->hidden = h->open;
		h->hidden_menu = tag == TAG_SELECT;
		h->hidden_tables = tag == TAG_XML || is_table_part(tag);
	}
	else
		gov_html_start_tag(h, tag, colspan, rowspan);
	if (is_raised(name) && !hide)
		gov_html_text(h, "[", 1);
}

static void
end_element(GovHtml *h, const char *name)
{
	h->line = parser_line(h);
	if (h->hidden)
	{
		if (h->hidden == h->open)
			h->hidden = 0;
		return;
	}
	if (is_raised(name))
		gov_html_text(h, "]", 1);
	gov_html_end_tag(h, element(name));
}

static void
characters(GovHtml *h, const char *s, size_t len)
{
	uint32_t	line = parser_line(h);

	if (h->hidden)
		h->line = line;
	else if (len == 1 && *s == '\n' && line == h->line)
		gov_html_space(h, ' '); /* it was given by its number */
	else
		gov_html_text(h, s, len);	/* from h->line, where all before it ended */
}

/*
 * The callbacks.  An error in one is kept until libxml2 has returned.
 */
#define CATCH(h, call) \
	do { \
		jmp_buf		here; \
		jmp_buf    *outer = (h)->a->onerror; \
		if (setjmp(here) == 0) \
		{ \
			(h)->a->onerror = &here; \
			call; \
		} \
		else \
			(h)->failed = true; \
		(h)->a->onerror = outer; \
	} while (0)

static void
on_start(void *arg, const xmlChar *name, const xmlChar **atts)
{
	GovHtml    *h = arg;

	h->open++;
	if (!h->failed && !h->muted)
		CATCH(h, start_element(h, (const char *) name, (const char **) atts));
}

static void
on_end(void *arg, const xmlChar *name)
{
	GovHtml    *h = arg;

	if (!h->failed && !h->muted)
		CATCH(h, end_element(h, (const char *) name));
	h->open--;
}

static void
on_characters(void *arg, const xmlChar *s, int len)
{
	GovHtml    *h = arg;

	if (!h->failed && !h->muted && len > 0)
		CATCH(h, characters(h, (const char *) s, len));
}

static void
on_comment(void *arg, const xmlChar *s)
{
	GovHtml    *h = arg;

	if (s && s[0] == '=' && s[1] == '\0')
		h->synced = true;
	if (h->failed || h->muted)
		return;
	h->line = parser_line(h);	/* others hold newlines, or nothing: */
	if (s && s[0] == '/' && s[1] == '\0' && !h->hidden)
		CATCH(h, gov_html_line_break(h, 0));
}

/* Instead of the process's own handler. */
static void
#if LIBXML_VERSION >= 21200
on_error(void *arg, const xmlError * error)
#else
on_error(void *arg, xmlErrorPtr error)
#endif
{
	(void) arg;
	(void) error;
}


void
gov_html_end_parser(GovHtml *h)
{
	if (h->parser)
		htmlFreeParserCtxt (h->parser);

	h->parser = NULL;
}

static void
parse(GovHtml *h, const char *s, size_t len)
{
	int			rc;

	h->synced = false;
	rc = htmlParseChunk(h->parser, s, (int) len, 0);
	if (h->failed)
		longjmp(*h->a->onerror, 1);
	if (!h->synced && rc == XML_ERR_NO_MEMORY)
		gov_throw(h->a, GOV_ERR_NOMEM, "out of memory");
}

/* A new parser, that knows what tables are open, and no more. */
void
gov_html_start_parser(GovHtml *h)
{
	static const char cell[] = "<table><tr><td>";
	char		s[64 + MAX_REOPEN * sizeof(cell)];
	htmlSAXHandler sax;

	gov_html_end_parser(h);
	h->lines_before = h->line - 1;
	memset(&sax, 0, sizeof(sax));
	sax.initialized = XML_SAX2_MAGIC;
	sax.startElement = on_start;
	sax.endElement = on_end;
	sax.characters = on_characters;
	sax.ignorableWhitespace = on_characters;
	sax.comment = on_comment;
	sax.serror = on_error;
	h->parser = htmlCreatePushParserCtxt (&sax, h, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);

	if (!h->parser)
		gov_throw(h->a, GOV_ERR_NOMEM, "out of memory");
	htmlCtxtUseOptions(h->parser, HTML_PARSE_RECOVER | HTML_PARSE_NODEFDTD |
					   HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
					   HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
	h->fed = 0;
	h->open = h->hidden = 0;
	h->in_pre = false;
	h->muted = true;
	strcpy(s, "<html><body>");
	for (uint32_t i = 0; i < h->depth && i < MAX_REOPEN; i++)
		strcat(s, cell);
	if (h->data && h->implied)
		strcat(s, cell + 7);
	strcat(s, SYNC);
	parse(h, s, strlen(s));
	h->muted = false;
}

/* libxml2 takes a page for one in Latin 1 when it meets bytes that aren't
 * UTF-8, or it reports them one by one. */
static void
repair(char *s, size_t len)
{
	char	   *end = s + len;

	while (s < end)
	{
		unsigned char c = (unsigned char) *s;
		size_t		n;
		bool		good;

		if (c < 0x80)
		{
			s++;
			continue;
		}
		n = gov_char_len(s, end);
		good = n > 1;
		if (n == 3 && (c == 0xE0 || c == 0xED || c == 0xEF))
		{
			uint32_t	u = gov_char_at(s, end);

			good = u >= 0x800 && (u < 0xD800 || u > 0xDFFF) && u < 0xFFFE;
		}
		else if (n == 4 && c == 0xF0)
			good = (unsigned char) s[1] >= 0x90;
		else if (n == 4 && c == 0xF4)
			good = (unsigned char) s[1] < 0x90;
		if (!good)
			memset(s, '?', n);
		s += n;
	}
}

void
gov_html_flush(GovHtml *h)
{
	size_t		len = h->chunk_len;

	if (len == 0)
		return;
	repair(h->chunk, len);
	memcpy(h->chunk + len, SYNC, sizeof(SYNC) - 1);
	h->chunk_len = 0;
	h->chunk_tags = 0;
	h->fed += len;
	parse(h, h->chunk, len + sizeof(SYNC) - 1);
	h->line = parser_line(h);
	if (!h->synced || h->open > MAX_OPEN / 2 || h->fed > MAX_FED)
		gov_html_start_parser(h);
	gov_check_interrupt(h->a);
}
