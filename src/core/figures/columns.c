/*
 * columns.c
 *		The form as the columns of a flat table, and their heads.
 *
 * Of a row of table 3 a head has the group, the row and the applicant.  Where
 * that is too long for a name of PostgreSQL, it has the longest name of the row that
 * people use and that fits, or the row without its group.
 */
#include "core/figures/columns.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <string.h>

#define BETWEEN			"_"
#define HAN_BYTES		3
#define HEAD_BYTES		256		/* before it is shortened */
#define PARTY_CHARS		6		/* of an applicant: 社会公益组织 */
#define ITEM_BYTES		(GOV_COLUMN_HEAD_BYTES - PARTY_CHARS * HAN_BYTES - 1)

/* A text under way. */
typedef struct Head
{
	char		s[HEAD_BYTES];
	size_t		len;
} Head;


/* ------------------------------------------------------------------ columns */

static void
set_column(GovColumn *c, int item, int group, int party)
{
	c->item = item;
	c->group = group;
	c->party = party;
	c->slot = item < 0 ? -1 : gov_items[item].slot + (party < 0 ? 0 : party);
}

int
gov_figures_list_columns(GovColumn columns[GOV_MAX_COLUMNS], bool statistics)
{
	int			n = 0;

	for (int i = 0; i < (statistics ? GOV_ALL_ITEMS : GOV_NITEMS); i++)
	{
		const GovItem *item = &gov_items[i];
		bool		parties = item->part == GOV_APPLICATIONS;
		int			of = -1;

		for (int g = 0; g < GOV_NGROUPS; g++)
		{
			const GovGroup *group = &gov_groups[g];

			if ((i >= group->first_item && i < group->first_item + group->nitems) ||
				strcmp(item->code, group->code) == 0)
				of = g;
			/* "other" has columns already, those of the item */
			if (group->first_item == i && gov_form_find_item(group->code, strlen(group->code)) < 0)
				for (int p = 0; p < GOV_NPARTIES; p++)
					set_column(&columns[n++], -1, g, p);
		}
		for (int p = 0; p < (parties ? GOV_NPARTIES : 1); p++)
			set_column(&columns[n++], i, of, parties ? p : -1);
	}
	return n;
}


/* -------------------------------------------------------------------- heads */

static void
add_bytes(Head *h, const char *s, size_t n)
{
	if (n > sizeof(h->s) - h->len)
		n = sizeof(h->s) - h->len;
	memcpy(h->s + h->len, s, n);
	h->len += n;
}

/* Returns the end of a bracket of either width that begins at p; NULL: none does. */
static const char *
skip_bracket(const char *p, const char *e)
{
	uint32_t	c = gov_char_at(p, e);

	if (c != '(' && c != L'（')
		return NULL;
	while (p < e && gov_char_at(p, e) != ')' && gov_char_at(p, e) != L'）')
		p += gov_char_len(p, e);
	return p < e ? p + gov_char_len(p, e) : e;
}

/* Returns where the words begin behind a number: 三、 （三） 1. */
static const char *
skip_number(const char *p, const char *e)
{
	const char *q = p;
	const char *bracket = skip_bracket(p, e);

	if (bracket)
		return bracket;
	while (q < e && *q >= '0' && *q <= '9')
		q++;
	if (q > p && q < e && *q == '.')
		return q + 1;
	if (e - p > 2 * HAN_BYTES && gov_chinese_digit(gov_char_at(p, e)) > 0 && gov_char_at(p + HAN_BYTES, e) == L'、')
		return p + 2 * HAN_BYTES;
	return p;
}

/* Adds the ideographs of a label; what it has in brackets is a number or a remark. */
static void
add_words(Head *h, GovStr label)
{
	const char *e = label.s + label.len;

	if (label.len == 0)
		return;
	for (const char *p = skip_number(label.s, e); p < e;)
	{
		const char *behind = skip_bracket(p, e);
		size_t		len = gov_char_len(p, e);
		uint32_t	c = gov_char_at(p, e);

		if (behind)
		{
			p = behind;
			continue;
		}
		if (c >= 0x4E00 && c <= 0x9FFF)
			add_bytes(h, p, len);
		p += len;
	}
}

static GovStr
str(const char *s)
{
	GovStr		r = {s, (uint32_t) strlen(s)};

	return r;
}

/* Adds the labels of a path that " / " sets apart. */
static void
add_path(Head *h, GovStr path)
{
	static const char slash[] = " / ";

	for (bool first = true; path.len > 0; first = false)
	{
		const char *e = path.s + path.len;
		const char *at = gov_find(path.s, e, slash, sizeof(slash) - 1);
		GovStr		label = {path.s, (uint32_t) ((at ? at : e) - path.s)};

		if (!first)
			add_bytes(h, BETWEEN, 1);
		add_words(h, label);
		path.s = at ? at + sizeof(slash) - 1 : e;
		path.len = (uint32_t) (e - path.s);
	}
}

/* Adds the last label of a party. */
static void
add_party(Head *h, int party)
{
	const GovStr *path = gov_parties[party].path;
	int			last = 0;

	while (last < GOV_PATH - 1 && path[last + 1].s)
		last++;
	add_words(h, path[last]);
}

/* Puts a row of table 3 with what stands above it, "above" being none perhaps. */
static bool
put_row(Head *h, GovStr above, GovStr row)
{
	h->len = 0;
	if (above.len > 0)
	{
		add_words(h, above);
		add_bytes(h, BETWEEN, 1);
	}
	add_words(h, row);
	return h->len <= ITEM_BYTES;
}

/* Puts the longest that fits of the names of an item; returns false when none does. */
static bool
put_name(Head *h, GovStr above, int item)
{
	Head		best = {.len = 0};

	for (int i = 0; i < gov_nnames + gov_nspellings; i++)
	{
		const GovName *name = &gov_names[i];
		const GovSpelling *spelling = &gov_spellings[i - gov_nnames];
		bool		is_name = i < gov_nnames;
		bool		of_item = is_name ? name->of == GOV_NAME_OF_ITEM && name->id == item :
			spelling->of == GOV_SPELLING_ROW && gov_form_rows[spelling->id].topic < 0 &&
			gov_form_rows[spelling->id].first_item == item;

		if (of_item && put_row(h, above, str(is_name ? name->text : spelling->text)) && h->len > best.len)
			best = *h;
	}
	*h = best;
	return best.len > 0;
}

/* Is a label that of a column, too?  Then it needs what stands above it. */
static bool
is_of_party(GovStr row)
{
	Head		a = {.len = 0};

	add_words(&a, row);
	for (int p = 0; p < GOV_NPARTIES; p++)
	{
		Head		b = {.len = 0};

		add_party(&b, p);
		if (a.len == b.len && memcmp(a.s, b.s, a.len) == 0)
			return true;
	}
	return false;
}

static void
put_application(Head *h, int item)
{
	const GovStr *path = gov_items[item].path;
	const GovStr none = {NULL, 0};
	int			last = 0;
	GovStr		above;

	while (last < GOV_PATH - 1 && path[last + 1].s)
		last++;
	above = last > 1 || (last == 1 && is_of_party(path[last])) ? path[last - 1] : none;
	if (!put_row(h, above, path[last]) && !put_name(h, above, item))
		put_row(h, none, path[last]);
}

void
gov_figures_column_head(const GovColumn *c, char head[GOV_COLUMN_HEAD_BYTES + 1])
{
	Head		h = {.len = 0};

	if (c->item < 0)
		add_words(&h, gov_groups[c->group].printed);
	else if (c->party >= 0)
		put_application(&h, c->item);
	else
		add_path(&h, str(gov_items[c->item].label_zh));
	if (c->item >= 0 && gov_items[c->item].unit == GOV_UNIT_YUAN)
		add_bytes(&h, BETWEEN "元", 1 + HAN_BYTES);
	if (c->party >= 0)
	{
		add_bytes(&h, BETWEEN, 1);
		add_party(&h, c->party);
	}
	if (h.len > GOV_COLUMN_HEAD_BYTES)
	{
		/* whole characters */
		h.len = GOV_COLUMN_HEAD_BYTES;
		while (h.len > 0 && ((unsigned char) h.s[h.len] & 0xC0) == 0x80)
			h.len--;
	}
	memcpy(head, h.s, h.len);
	head[h.len] = '\0';
}
