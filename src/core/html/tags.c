/*
 * tags.c
 *		Names of HTML tags.
 */
#include "core/html/tags.h"

/* The tag name at s; 0 when it is longer than any that we know. */
const char *
gov_html_tag_name(const char *s, const char *end, uint64_t *tag)
{
	uint64_t	t = 0;
	const char *start = s;

	while (s < end && (gov_html_is_letter(*s) || (*s >= '0' && *s <= '9') || *s == ':' || *s == '-' || *s == '_'))
	{
		t = t << 8 | (unsigned char) (gov_html_is_letter(*s) ? *s | 0x20 : *s);
		s++;
	}
	*tag = s - start <= 8 ? t : 0;
	return s;
}

/* Whether s starts so, in any case; it isn't shorter. */
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

bool
gov_html_is_known_tag(uint64_t tag)
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
