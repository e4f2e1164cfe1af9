/*
 * tags.h
 *		Names of HTML tags, and what each does to the flow of a page.
 *
 * A tag is known by its name in lower case, packed into 64 bits.  A name of
 * more than eight characters is tag 0, since none of interest is so long but
 * blockquote.
 */
#ifndef GOV_HTML_TAGS_H
#define GOV_HTML_TAGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define T1(a)					((uint64_t) (a))
#define T2(a, b)				(T1(a) << 8 | (b))
#define T3(a, b, c)				(T2(a, b) << 8 | (c))
#define T4(a, b, c, d)			(T3(a, b, c) << 8 | (d))
#define T5(a, b, c, d, e)		(T4(a, b, c, d) << 8 | (e))
#define T6(a, b, c, d, e, f)	(T5(a, b, c, d, e) << 8 | (f))
#define T7(a, b, c, d, e, f, g)	(T6(a, b, c, d, e, f) << 8 | (g))
#define T8(a, b, c, d, e, f, g, h)	(T7(a, b, c, d, e, f, g) << 8 | (h))

#define TAG_BR			T2('b', 'r')
#define TAG_P			T1('p')
#define TAG_DIV			T3('d', 'i', 'v')
#define TAG_LI			T2('l', 'i')
#define TAG_DT			T2('d', 't')
#define TAG_DD			T2('d', 'd')
#define TAG_H1			T2('h', '1')
#define TAG_H2			T2('h', '2')
#define TAG_H3			T2('h', '3')
#define TAG_H4			T2('h', '4')
#define TAG_H5			T2('h', '5')
#define TAG_H6			T2('h', '6')
#define TAG_TABLE		T5('t', 'a', 'b', 'l', 'e')
#define TAG_TR			T2('t', 'r')
#define TAG_TD			T2('t', 'd')
#define TAG_TH			T2('t', 'h')
#define TAG_TBODY		T5('t', 'b', 'o', 'd', 'y')
#define TAG_THEAD		T5('t', 'h', 'e', 'a', 'd')
#define TAG_TFOOT		T5('t', 'f', 'o', 'o', 't')
#define TAG_CAPTION		T7('c', 'a', 'p', 't', 'i', 'o', 'n')
#define TAG_HTML		T4('h', 't', 'm', 'l')
#define TAG_HEAD		T4('h', 'e', 'a', 'd')
#define TAG_BODY		T4('b', 'o', 'd', 'y')
#define TAG_META		T4('m', 'e', 't', 'a')
#define TAG_TITLE		T5('t', 'i', 't', 'l', 'e')
#define TAG_SCRIPT		T6('s', 'c', 'r', 'i', 'p', 't')
#define TAG_STYLE		T5('s', 't', 'y', 'l', 'e')
#define TAG_SELECT		T6('s', 'e', 'l', 'e', 'c', 't')
#define TAG_XML			T3('x', 'm', 'l')
#define TAG_PRE			T3('p', 'r', 'e')
#define TAG_TEXTAREA	T8('t', 'e', 'x', 't', 'a', 'r', 'e', 'a')
#define TAG_SUP			T3('s', 'u', 'p')
#define TAG_SUB			T3('s', 'u', 'b')
#define TAG_SPAN		T4('s', 'p', 'a', 'n')
#define TAG_FONT		T4('f', 'o', 'n', 't')
#define TAG_STRONG		T6('s', 't', 'r', 'o', 'n', 'g')
#define TAG_CENTER		T6('c', 'e', 'n', 't', 'e', 'r')
#define TAG_UL			T2('u', 'l')
#define TAG_OL			T2('o', 'l')
#define TAG_DL			T2('d', 'l')
#define TAG_HR			T2('h', 'r')
#define TAG_FORM		T4('f', 'o', 'r', 'm')
#define TAG_MAIN		T4('m', 'a', 'i', 'n')
#define TAG_NAV			T3('n', 'a', 'v')
#define TAG_ASIDE		T5('a', 's', 'i', 'd', 'e')
#define TAG_FIGURE		T6('f', 'i', 'g', 'u', 'r', 'e')
#define TAG_FOOTER		T6('f', 'o', 'o', 't', 'e', 'r')
#define TAG_HEADER		T6('h', 'e', 'a', 'd', 'e', 'r')
#define TAG_ARTICLE		T7('a', 'r', 't', 'i', 'c', 'l', 'e')
#define TAG_SECTION		T7('s', 'e', 'c', 't', 'i', 'o', 'n')
#define TAG_BLOCKQUOTE	UINT64_C(1) /* which is too long */
#define TAG_OP			T3('o', ':', 'p')
#define TAG_XMP			T3('x', 'm', 'p')
#define TAG_LISTING		T7('l', 'i', 's', 't', 'i', 'n', 'g')
#define TAG_IFRAME		T6('i', 'f', 'r', 'a', 'm', 'e')
#define TAG_NOEMBED		T7('n', 'o', 'e', 'm', 'b', 'e', 'd')
#define TAG_NOFRAMES	T8('n', 'o', 'f', 'r', 'a', 'm', 'e', 's')

#define GOV_HTML_PACKED	8		/* characters of a name that is packed */

/* What a tag does to the flow of a page. */
typedef enum GovHtmlKind
{
	HTML_INLINE,				/* nothing: it vanishes */
	HTML_BREAK,					/* <br> */
	HTML_PARAGRAPH,				/* a block in which newlines don't count */
	HTML_HEADING,				/* the same, of a page's own outline */
	HTML_BLOCK,
	HTML_PRE,
	HTML_TITLE,
	HTML_SPAN,
	HTML_RAISED,				/* <sup>, <sub> */
	HTML_TABLE,
	HTML_ROW_GROUP,
	HTML_ROW,
	HTML_CELL
} GovHtmlKind;

#define GOV_HTML_MAX_TAGS	64	/* that are known to nest in some way */

/* What is known of a tag. */
typedef struct GovHtmlTagInfo
{
	uint64_t	tag;
	uint8_t		kind;			/* GovHtmlKind */
	uint8_t		id;				/* less than GOV_HTML_MAX_TAGS; 0: no other's
								 * start ends it */
	uint8_t		rank;			/* an end tag ends none of a higher one */
	bool		is_empty;		/* it has no content: <br> */
	bool		ends_line;		/* its end tag does, though it was not open */
	uint64_t	ends;			/* what its start ends: bits 1 << id */
} GovHtmlTagInfo;

extern const GovHtmlTagInfo *gov_html_tag_info(uint64_t tag);

/* <table> and what it is made of */
static inline bool
gov_html_is_table_part(GovHtmlKind kind)
{
	return kind >= HTML_TABLE;
}

/* Returns true for tags that tell a page from a text. */
extern bool gov_html_is_telling(uint64_t tag);

/* Returns where the name at s ends. */
extern const char *gov_html_read_name(const char *s, const char *end, uint64_t *tag);

/* Whether s, which isn't shorter, starts with a name in whatever case. */
extern bool gov_html_name_starts(const char *s, const char *lower);
extern bool gov_html_name_is(const char *s, size_t n, const char *lower);

static inline bool
gov_html_is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static inline bool
gov_html_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
gov_html_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

#endif
