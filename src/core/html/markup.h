/*
 * markup.h
 *		What is markup on a page, and where it ends.
 *
 * A tokenizer that takes linear time whatever the page, and knows nothing of
 * what becomes of its tokens.  Prose has '<' and '&', too: what no page means
 * as markup is text.
 */
#ifndef GOV_HTML_MARKUP_H
#define GOV_HTML_MARKUP_H

#include "core/base/arena.h"

#define GOV_MAX_TAG_NAME	64	/* longer ones are none that is known */

typedef struct GovMarkupScan
{
	GovArena   *a;				/* for interrupts */
	const char *end;			/* of the page */

	/* no such character from here to the end */
	bool		no_quot;
	bool		no_apos;
	bool		no_gt;
	uint32_t	run_on_tags;	/* whose quotes run on to the end */
} GovMarkupScan;

typedef enum GovMarkupKind
{
	MARKUP_NONE,				/* a '<' that is text */
	MARKUP_START_TAG,
	MARKUP_END_TAG,
	MARKUP_COMMENT,
	MARKUP_DOCTYPE,
	MARKUP_DECLARATION			/* <![if ...]>, <?xml ...> */
} GovMarkupKind;

typedef struct GovMarkup
{
	GovMarkupKind kind;
	const char *begin;			/* the '<' */
	const char *after;			/* where the page goes on */

	/* tags only */
	uint64_t	tag;			/* tags.h */
	const char *name;
	size_t		name_len;

	/* start tags only */
	const char *attributes;		/* they may end in slashes */
	const char *attributes_end;
	uint32_t	words;			/* how many attributes, more or less;
								 * UINT32_MAX: no telling */
} GovMarkup;

/* Reads what stands at p, a '<'; returns m->kind. */
extern GovMarkupKind gov_html_read_markup(GovMarkupScan *scan, const char *p, GovMarkup *m);

/* Returns the next "</tag" from s on, in whatever case; NULL if there is none. */
extern const char *gov_html_find_end_tag(const GovMarkupScan *scan, const char *s, uint64_t tag);

/* One of a start tag's attributes. */
typedef struct GovAttribute
{
	const char *name;
	size_t		name_len;
	const char *value;			/* NULL: none */
	size_t		value_len;
} GovAttribute;

/*
 * Reads the attribute at *s or behind it, and moves there; false when there is none.
 * *closed: a slash ends the tag.
 */
extern bool gov_html_read_attribute(const char **s, const char *end, GovAttribute *att, bool *closed);

typedef enum GovReferenceKind
{
	REFERENCE_NONE,				/* an '&' that is text */
	REFERENCE_NAME,				/* of an entity, perhaps of none that is known */
	REFERENCE_NUMBER,
	REFERENCE_BAD				/* the number of no character */
} GovReferenceKind;

typedef struct GovReference
{
	GovReferenceKind kind;
	const char *begin;			/* the '&' */
	size_t		len;			/* without the ';', which may be missing */
	uint32_t	number;
	const char *after;			/* where the page goes on */
} GovReference;

/* Reads what stands at p, an '&'; returns ref->kind. */
extern GovReferenceKind gov_html_read_reference(const char *p, const char *end, GovReference *ref);

#endif
