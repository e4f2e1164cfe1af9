/*
 * tags.c
 *		Names of HTML tags, and what each does to the flow of a page.
 */
#include "core/html/tags.h"

const char *
gov_html_read_name(const char *s, const char *end, uint64_t *tag)
{
	uint64_t	t = 0;
	const char *start = s;

	while (s < end && (gov_html_is_letter(*s) || gov_html_is_digit(*s) || *s == ':' || *s == '-' || *s == '_'))
	{
		t = t << 8 | (unsigned char) (gov_html_is_letter(*s) ? *s | 0x20 : *s);
		s++;
	}
	*tag = s - start <= GOV_HTML_PACKED ? t : 0;
	return s;
}

bool
gov_html_name_starts(const char *s, const char *lower)
{
	for (; *lower; s++, lower++)
		if ((*s | 0x20) != *lower)
			return false;
	return true;
}

bool
gov_html_name_is(const char *s, size_t n, const char *lower)
{
	for (size_t i = 0; i < n; i++)
		if ((s[i] | 0x20) != lower[i])
			return false;
	return lower[n] == '\0';
}

GovHtmlKind
gov_html_kind(uint64_t tag)
{
	switch (tag)
	{
		case TAG_BR:
			return HTML_BREAK;
		case TAG_P:
		case TAG_LI:
		case TAG_DT:
		case TAG_DD:
			return HTML_PARAGRAPH;
		case TAG_H1:
		case TAG_H2:
		case TAG_H3:
		case TAG_H4:
		case TAG_H5:
		case TAG_H6:
			return HTML_HEADING;
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
			return HTML_BLOCK;
		case TAG_PRE:
			return HTML_PRE;
		case TAG_TITLE:
			return HTML_TITLE;
		case TAG_TABLE:
			return HTML_TABLE;
		case TAG_TBODY:
		case TAG_THEAD:
		case TAG_TFOOT:
			return HTML_ROW_GROUP;
		case TAG_TR:
			return HTML_ROW;
		case TAG_TD:
		case TAG_TH:
			return HTML_CELL;
		default:
			return HTML_INLINE;
	}
}

bool
gov_html_is_telling(uint64_t tag)
{
	switch (tag)
	{
		case TAG_BR:
		case TAG_P:
		case TAG_DIV:
		case TAG_LI:
		case TAG_H1:
		case TAG_H2:
		case TAG_H3:
		case TAG_TABLE:
		case TAG_TR:
		case TAG_TD:
		case TAG_TH:
		case TAG_TBODY:
		case TAG_HTML:
		case TAG_HEAD:
		case TAG_BODY:
		case TAG_META:
		case TAG_TITLE:
		case TAG_SCRIPT:
		case TAG_STYLE:
		case TAG_PRE:
		case TAG_SPAN:
		case TAG_FONT:
		case TAG_STRONG:
		case TAG_CENTER:
		case TAG_UL:
		case TAG_OP:
			return true;
		default:
			return false;
	}
}
