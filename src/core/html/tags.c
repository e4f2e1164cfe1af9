/*
 * tags.c
 *		Names of HTML tags, and what each does to the flow of a page.
 */
#include "core/html/tags.h"

#include <string.h>

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
	if (s - start > GOV_HTML_PACKED)
		t = s - start == 10 && gov_html_name_is(start, 10, "blockquote") ? TAG_BLOCKQUOTE : 0;
	*tag = t;
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

/*
 * Tags that are more than inline text, or nest in some way.
 *
 * What a start tag ends is as libxml2 2.9 has it, which read pages up to version 1.0;
 * so are the ranks: a </p> within a cell ends nothing outside of it.
 */
#define RANK_ANY		1
#define RANK_BLOCK		2
#define RANK_CELL		3
#define RANK_ROW		4
#define RANK_ROW_GROUP	5
#define RANK_TABLE		6

static const struct
{
	const char *name;
	GovHtmlKind kind;
	uint8_t		rank;
	bool		is_empty;
	bool		ends_line;
	const char *ended_by;		/* start tags, with blanks between */
}			tags[] =

{
	{"a", HTML_INLINE, RANK_ANY, false, false, "a fieldset table td th"},
	{"address", HTML_INLINE, RANK_ANY, false, false, "dd dl dt form li ul"},
	{"area", HTML_INLINE, RANK_ANY, true, false, NULL},
	{"article", HTML_BLOCK, RANK_ANY, false, true, NULL},
	{"aside", HTML_BLOCK, RANK_ANY, false, false, NULL},
	{"b", HTML_INLINE, RANK_ANY, false, false, "center p td th"},
	{"base", HTML_INLINE, RANK_ANY, true, false, NULL},
	{"basefont", HTML_INLINE, RANK_ANY, true, false, NULL},
	{"big", HTML_INLINE, RANK_ANY, false, false, "p"},
	{"br", HTML_BREAK, RANK_ANY, true, false, NULL},
	{"caption", HTML_BLOCK, RANK_ANY, false, false, "col colgroup tbody tfoot thead tr"},
	{"center", HTML_BLOCK, RANK_ANY, false, true, NULL},
	{"col", HTML_INLINE, RANK_ANY, true, false, NULL},
	{"colgroup", HTML_INLINE, RANK_ANY, false, false, "colgroup tbody tfoot thead tr"},
	{"dd", HTML_PARAGRAPH, RANK_ANY, false, true, "dt"},
	{"dir", HTML_INLINE, RANK_ANY, false, false, "dd dl dt form ul"},
	{"div", HTML_BLOCK, RANK_BLOCK, false, true, NULL},
	{"dl", HTML_BLOCK, RANK_ANY, false, false, "form li"},
	{"dt", HTML_PARAGRAPH, RANK_ANY, false, true, "dd dl"},
	{"figure", HTML_BLOCK, RANK_ANY, false, false, NULL},
	{"font", HTML_INLINE, RANK_ANY, false, false, "center td th"},
	{"footer", HTML_BLOCK, RANK_ANY, false, false, NULL},
	{"form", HTML_BLOCK, RANK_ANY, false, false, "form"},
	{"frame", HTML_INLINE, RANK_ANY, true, false, NULL},
	{"h1", HTML_HEADING, RANK_ANY, false, true, "fieldset form li p table"},
	{"h2", HTML_HEADING, RANK_ANY, false, true, "fieldset form li p table"},
	{"h3", HTML_HEADING, RANK_ANY, false, true, "fieldset form li p table"},
	{"h4", HTML_HEADING, RANK_ANY, false, true, "fieldset form li p table"},
	{"h5", HTML_HEADING, RANK_ANY, false, true, "fieldset form li p table"},
	{"h6", HTML_HEADING, RANK_ANY, false, true, "fieldset form li p table"},
	{"header", HTML_BLOCK, RANK_ANY, false, false, NULL},
	{"hr", HTML_BLOCK, RANK_ANY, true, false, NULL},
	{"i", HTML_INLINE, RANK_ANY, false, false, "center p td th"},
	{"img", HTML_INLINE, RANK_ANY, true, false, NULL},
	{"input", HTML_INLINE, RANK_ANY, true, false, NULL},
	{"isindex", HTML_INLINE, RANK_ANY, true, false, NULL},
	{"legend", HTML_INLINE, RANK_ANY, false, false, "fieldset"},
	{"li", HTML_PARAGRAPH, RANK_ANY, false, true, "li"},
	{"link", HTML_INLINE, RANK_ANY, true, false, NULL},
	{"main", HTML_BLOCK, RANK_ANY, false, false, NULL},
	{"menu", HTML_INLINE, RANK_ANY, false, false, "dd dl dt form ul"},
	{"meta", HTML_INLINE, RANK_ANY, true, false, NULL},
	{"nav", HTML_BLOCK, RANK_ANY, false, false, NULL},
	{"ol", HTML_BLOCK, RANK_ANY, false, false, "form ul"},
	{"option", HTML_INLINE, RANK_ANY, false, false, "optgroup option"},
	{"p", HTML_PARAGRAPH, RANK_ANY, false, true,
		"address blockquote caption center col colgroup dd dir div dl dt fieldset form frameset h1 h2 h3 h4 h5 h6 "
	"hr li menu ol p pre table tbody td tfoot th title tr ul"},
	{"param", HTML_INLINE, RANK_ANY, true, false, NULL},
	{"pre", HTML_PRE, RANK_ANY, false, false, "dd dl dt fieldset form li table ul"},
	{"s", HTML_INLINE, RANK_ANY, false, false, "p"},
	{"section", HTML_BLOCK, RANK_ANY, false, true, NULL},
	{"small", HTML_INLINE, RANK_ANY, false, false, "p"},
	{"span", HTML_SPAN, RANK_ANY, false, false, "td th"},
	{"strike", HTML_INLINE, RANK_ANY, false, false, "p"},
	{"sub", HTML_RAISED, RANK_ANY, false, false, NULL},
	{"sup", HTML_RAISED, RANK_ANY, false, false, NULL},
	{"table", HTML_TABLE, RANK_TABLE, false, false, NULL},
	{"tbody", HTML_ROW_GROUP, RANK_ROW_GROUP, false, false, "tbody tfoot"},
	{"td", HTML_CELL, RANK_CELL, false, false, "tbody td tfoot th tr"},
	{"tfoot", HTML_ROW_GROUP, RANK_ROW_GROUP, false, false, "tbody"},
	{"th", HTML_CELL, RANK_CELL, false, false, "tbody td tfoot th tr"},
	{"thead", HTML_ROW_GROUP, RANK_ROW_GROUP, false, false, "tbody tfoot"},
	{"title", HTML_TITLE, RANK_ANY, false, false, "frameset"},
	{"tr", HTML_ROW, RANK_ROW, false, false, "tbody tfoot tr"},
	{"tt", HTML_INLINE, RANK_ANY, false, false, "p"},
	{"u", HTML_INLINE, RANK_ANY, false, false, "p td th"},
	{"ul", HTML_BLOCK, RANK_ANY, false, false, "address form menu ol pre"},
};

#define NTAGS			(sizeof(tags) / sizeof(tags[0]))
#define SLOTS			512		/* of the table below, which is mostly empty */

/* By tag; filled when the library is loaded, and never written to later. */
static GovHtmlTagInfo infos[SLOTS];
static const GovHtmlTagInfo unknown = {.kind = HTML_INLINE,.rank = RANK_ANY};

static inline unsigned
slot_of(uint64_t tag)
{
	return (unsigned) ((tag * UINT64_C(0x9E3779B97F4A7C15)) >> 55) % SLOTS;
}

/* The place of a tag, or where it may be put. */
static GovHtmlTagInfo *
find_info(uint64_t tag)
{
	unsigned	i = slot_of(tag);

	while (infos[i].tag != 0 && infos[i].tag != tag)
		i = (i + 1) % SLOTS;
	return &infos[i];
}

static GovHtmlTagInfo *
add_info(const char *name, size_t len)
{
	uint64_t	tag;
	GovHtmlTagInfo *info;

	gov_html_read_name(name, name + len, &tag);
	/* blockquote is too long to be packed, and a block like <div> */
	info = find_info(tag != 0 ? tag : TAG_BLOCKQUOTE);
	if (info->tag == 0)
	{
		*info = unknown;
		info->tag = tag != 0 ? tag : TAG_BLOCKQUOTE;
	}
	return info;
}

static void
__attribute__((constructor))
fill_infos(void)
{
	uint8_t		id = 0;

	for (size_t i = 0; i < NTAGS; i++)
	{
		GovHtmlTagInfo *info = add_info(tags[i].name, strlen(tags[i].name));

		info->kind = tags[i].kind;
		info->rank = tags[i].rank;
		info->is_empty = tags[i].is_empty;
		info->ends_line = tags[i].ends_line;
		if (!tags[i].ended_by)
			continue;
		info->id = ++id;
		for (const char *s = tags[i].ended_by; *s;)
		{
			size_t		n = strcspn(s, " ");

			add_info(s, n)->ends |= UINT64_C(1) << id;
			s += n + (s[n] == ' ');
		}
	}
	find_info(TAG_BLOCKQUOTE)->kind = HTML_BLOCK;
	find_info(TAG_BLOCKQUOTE)->ends_line = true;
}

const GovHtmlTagInfo *
gov_html_tag_info(uint64_t tag)
{
	const GovHtmlTagInfo *info;

	if (tag == 0)
		return &unknown;
	info = find_info(tag);
	return info->tag != 0 ? info : &unknown;
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
