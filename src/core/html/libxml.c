/*
 * libxml.c
 *		libxml2's HTML parser: how it is run, and what it calls.
 *
 * What it reports goes to elements.c.  An error that is thrown there is kept
 * until libxml2 has returned.
 */
#include "core/html/internal.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

#define MAX_FED			(4 * 1024 * 1024)	/* to one parser, which keeps it
											 * all */
#define MAX_REOPEN		16		/* tables in each other that go on in the next */

static uint32_t
parser_line(GovHtml *h)
{
	return h->parser.lines_before + (uint32_t) xmlSAX2GetLineNumber(h->parser.ctxt);
}

/* ------------------------------------------------------------------------
 * Callbacks
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
			(h)->parser.failed = true; \
		(h)->a->onerror = outer; \
	} while (0)

/* Is nobody to hear of what the parser finds? */
static inline bool
is_silent(const GovHtml *h)
{
	return h->parser.failed || h->parser.muted;
}

static void
on_start(void *arg, const xmlChar *name, const xmlChar **atts)
{
	GovHtml    *h = arg;

	h->elements.open++;
	if (is_silent(h))
		return;
	h->line = parser_line(h);
	CATCH(h, gov_html_start_element(h, (const char *) name, (const char **) atts));
}

static void
on_end(void *arg, const xmlChar *name)
{
	GovHtml    *h = arg;

	if (!is_silent(h))
	{
		h->line = parser_line(h);
		CATCH(h, gov_html_end_element(h, (const char *) name));
	}
	h->elements.open--;
}

static void
on_characters(void *arg, const xmlChar *s, int len)
{
	GovHtml    *h = arg;

	if (!is_silent(h) && len > 0)
		CATCH(h, gov_html_characters(h, (const char *) s, len, parser_line(h)));
}

/* Does a comment hold just this character?  Such are ours. */
static inline bool
is_comment(const xmlChar *s, char c)
{
	return s && s[0] == (xmlChar) c && s[1] == '\0';
}

static void
on_comment(void *arg, const xmlChar *s)
{
	GovHtml    *h = arg;

	if (is_comment(s, '='))
		h->parser.synced = true;
	if (is_silent(h))
		return;
	h->line = parser_line(h);	/* others hold newlines, or nothing: */
	if (is_comment(s, '/') && !h->elements.hidden)
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

/* ------------------------------------------------------------------------
 * The parser
 */

void
gov_html_end_parser(GovHtml *h)
{
	if (h->parser.ctxt)
		htmlFreeParserCtxt (h->parser.ctxt);

	h->parser.ctxt = NULL;
}

static void
parse(GovHtml *h, const char *s, size_t len)
{
	int			rc;

	h->parser.synced = false;
	rc = htmlParseChunk(h->parser.ctxt, s, (int) len, 0);
	if (h->parser.failed)
		longjmp(*h->a->onerror, 1);
	if (!h->parser.synced && rc == XML_ERR_NO_MEMORY)
		gov_throw(h->a, GOV_ERR_NOMEM, "out of memory");
}

/* A new parser, that knows what tables are open, and no more. */
void
gov_html_start_parser(GovHtml *h)
{
	static const char table[] = "<table>";
	static const char cell[] = "<tr><td>";
	char		s[64 + MAX_REOPEN * (sizeof(table) + sizeof(cell))];
	htmlSAXHandler sax;

	gov_html_end_parser(h);
	h->parser.lines_before = h->line - 1;
	memset(&sax, 0, sizeof(sax));
	sax.initialized = XML_SAX2_MAGIC;
	sax.startElement = on_start;
	sax.endElement = on_end;
	sax.characters = on_characters;
	sax.ignorableWhitespace = on_characters;
	sax.comment = on_comment;
	sax.serror = on_error;
	h->parser.ctxt = htmlCreatePushParserCtxt (&sax, h, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);

	if (!h->parser.ctxt)
		gov_throw(h->a, GOV_ERR_NOMEM, "out of memory");
	htmlCtxtUseOptions(h->parser.ctxt, HTML_PARSE_RECOVER | HTML_PARSE_NODEFDTD |
					   HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
					   HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
	h->parser.fed = 0;
	h->elements.open = h->elements.hidden = 0;
	h->flow.in_pre = false;
	h->parser.muted = true;
	strcpy(s, "<html><body>");
	for (uint32_t i = 0; i < h->table.depth && i < MAX_REOPEN; i++)
		strcat(strcat(s, table), cell);
	if (h->table.held && h->table.implied)
		strcat(s, cell);
	strcat(s, SYNC);
	parse(h, s, strlen(s));
	h->parser.muted = false;
}

/* Is the character of n bytes at s one of Unicode, and no overlong form? */
static bool
is_sound(const char *s, size_t n, const char *end)
{
	unsigned char c = (unsigned char) s[0];
	unsigned char second = n > 1 ? (unsigned char) s[1] : 0;

	if (n == 3 && (c == 0xE0 || c == 0xED || c == 0xEF))
	{
		uint32_t	u = gov_char_at(s, end);

		return u >= 0x800 && (u < 0xD800 || u > 0xDFFF) && u < 0xFFFE;
	}
	if (n == 4 && c == 0xF0)
		return second >= 0x90;
	if (n == 4 && c == 0xF4)
		return second < 0x90;
	return n > 1;
}

/* libxml2 takes a page for one in Latin 1 when it meets bytes that aren't
 * UTF-8, or it reports them one by one. */
static void
repair(char *s, size_t len)
{
	char	   *end = s + len;

	while (s < end)
	{
		size_t		n;

		if ((unsigned char) *s < 0x80)
		{
			s++;
			continue;
		}
		n = gov_char_len(s, end);
		if (!is_sound(s, n, end))
			memset(s, '?', n);
		s += n;
	}
}

void
gov_html_flush(GovHtml *h)
{
	char	   *chunk = h->cleaner.chunk;
	size_t		len = h->cleaner.chunk_len;

	if (len == 0)
		return;
	repair(chunk, len);
	memcpy(chunk + len, SYNC, sizeof(SYNC) - 1);
	h->cleaner.chunk_len = 0;
	h->cleaner.chunk_tags = 0;
	h->parser.fed += len;
	parse(h, chunk, len + sizeof(SYNC) - 1);
	h->line = parser_line(h);
	if (!h->parser.synced || h->elements.open > MAX_OPEN / 2 || h->parser.fed > MAX_FED)
		gov_html_start_parser(h);
	gov_check_interrupt(h->a);
}
