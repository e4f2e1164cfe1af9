/*
 * names.c
 *		Items and parties by the names that people give them.
 *
 * Names are made from the form's words as they are looked for: there are some
 * hundreds, and whoever asks often remembers the answer.
 */
#include "core/figures/names.h"

#include <string.h>

#include "core/text/fold.h"
#include "core/text/traditional.h"

#define MAX_KEY		96			/* characters: no name is longer */
#define MAX_ORDINAL	2			/* digits of one: 10. */

/* Distances of names. */
#define A_PART		1
#define A_SLIP		2
#define FAR			(A_SLIP * (MAX_KEY + 1))	/* beyond all */

/* A name as it is compared. */
typedef struct Key
{
	uint16_t	c[MAX_KEY];
	int			n;
	bool		overlong;
} Key;

/* Is called with each name of something; may be called with one twice. */
typedef void (*EachName) (const Key *name, GovNamed named, void *arg);

typedef struct Visit
{
	EachName	each;
	void	   *arg;
	GovNamed	named;
} Visit;


/*
 * Keys
 */

static bool
is_ordinal(const uint16_t *c, int n)
{
	if (n == 1 && gov_chinese_digit(c[0]))
		return true;
	for (int i = 0; i < n; i++)
		if (c[i] < '0' || c[i] > '9')
			return false;
	return n <= MAX_ORDINAL;
}

/* Adds a text to a key: what stands between signs, unless it is an ordinal. */
static void
add_text(Key *key, const char *s, size_t len, bool brackets)
{
	const char *end = s + len;
	int			start = key->n;
	int			depth = 0;

	while (s < end)
	{
		uint32_t	c = gov_next_char(&s, end);
		uint32_t	folded = gov_fold_char(gov_text_simplify(c));

		depth += gov_is_open_bracket(c);
		if (folded && (brackets || depth == 0))
		{
			if (key->n == MAX_KEY)
			{
				key->overlong = true;
				return;
			}
			key->c[key->n++] = (uint16_t) folded;
		}
		depth -= gov_is_close_bracket(c) && depth > 0;
		if (folded == 0 || s == end)
		{
			if (is_ordinal(key->c + start, key->n - start))
				key->n = start;
			start = key->n;
		}
	}
}

static Key
key_of(const char *s, size_t len, bool brackets)
{
	Key			key = {.n = 0};

	add_text(&key, s, len, brackets);
	return key;
}

static inline bool
same_key(const Key *a, const Key *b)
{
	return a->n == b->n && memcmp(a->c, b->c, sizeof(a->c[0]) * (size_t) a->n) == 0;
}


/*
 * Names of something
 */

/* Gives a text, with and without what it has in brackets. */
static void
give_text(const Visit *v, const char *s, size_t len)
{
	for (int brackets = 0; brackets <= 1; brackets++)
	{
		Key			key = key_of(s, len, brackets);

		if (key.n > 0)
			v->each(&key, v->named, v->arg);
	}
}

static void
give_string(const Visit *v, const char *s)
{
	give_text(v, s, strlen(s));
}

/* Gives one text after the other as one. */
static void
give_joined(const Visit *v, const char *a, const char *b)
{
	for (int brackets = 0; brackets <= 1; brackets++)
	{
		Key			key = key_of(a, strlen(a), brackets);

		add_text(&key, b, strlen(b), brackets);
		v->each(&key, v->named, v->arg);
	}
}

/* Gives all ways to name the end of a path: with any of what stands above it. */
static void
give_path(const Visit *v, const GovStr *path)
{
	int			n = gov_form_path_len(path);

	for (int above = 0; n > 0 && above < 1 << (n - 1); above++)
	{
		Key			key = {.n = 0};

		for (int i = 0; i < n; i++)
			if (i == n - 1 || (above >> i & 1))
				add_text(&key, path[i].s, path[i].len, i < n - 1);
		if (key.n > 0)
			v->each(&key, v->named, v->arg);
	}
}

/* Gives what stands above the end of a path, which is a name of all that is below. */
static void
give_above(const Visit *v, const GovStr *path)
{
	int			n = gov_form_path_len(path);
	Key			key = {.n = 0};

	for (int i = 0; i < n - 1; i++)
	{
		give_text(v, path[i].s, path[i].len);
		add_text(&key, path[i].s, path[i].len, true);
		v->each(&key, v->named, v->arg);
	}
}

/* Gives the names of an item's column under a head, and under that of its row. */
static void
give_under_head(const Visit *v, const char *row, GovHeadId head)
{
	const char *text = gov_form_heads[head].path[0].s;

	give_string(v, text);
	give_joined(v, row, text);
	for (int i = 0; i < gov_nspellings; i++)
		if (gov_spellings[i].of == GOV_SPELLING_HEAD && gov_spellings[i].id == (int) head)
		{
			give_string(v, gov_spellings[i].text);
			give_joined(v, row, gov_spellings[i].text);
		}
}

/* The form's row that an item is in; tables 2 and 3 only. */
static int
row_of_item(int item)
{
	for (int row = 0; row < GOV_NROWS; row++)
		if (item >= gov_form_rows[row].first_item &&
			item < gov_form_rows[row].first_item + gov_form_rows[row].nitems)
			return row;
	return -1;
}

/* Does a row's name alone say which of its items is meant?  Those of its newest edition. */
static bool
is_of_newest(int row, int item)
{
	int			forms = gov_form_row_forms(row);
	int			newest = GOV_NEDITIONS - 1;

	while (newest > 0 && !(forms >> newest & 1))
		newest--;
	return gov_items[item].forms >> newest & 1;
}

static void
give_row_names(const Visit *v, int row, int item)
{
	bool		alone = is_of_newest(row, item);

	for (int e = 0; e < GOV_NEDITIONS; e++)
	{
		const char *name = gov_form_row_path(row, e)[0].s;

		if (!(gov_items[item].forms >> e & 1))
			continue;
		if (alone)
			give_string(v, name);
		give_under_head(v, name, gov_form_head_of_item(item, e));
	}
}

static void
give_variants(const Visit *v, int row)
{
	for (int i = 0; i < gov_nspellings; i++)
		if (gov_spellings[i].of == GOV_SPELLING_ROW && gov_spellings[i].id == row)
			give_string(v, gov_spellings[i].text);
}

static void
give_short_names(const Visit *v, GovNameOf of, int id)
{
	for (int i = 0; i < gov_nnames; i++)
		if (gov_names[i].of == of && gov_names[i].id == id)
			give_string(v, gov_names[i].text);
}

static void
give_item(const Visit *v, int item)
{
	const GovItem *it = &gov_items[item];
	int			row = row_of_item(item);

	give_string(v, it->label_zh);

	/*
	 * its words are those of later items, too: only the whole label is its
	 * name
	 */
	if (it->part == GOV_STATISTICS)
		return;
	give_short_names(v, GOV_NAME_OF_ITEM, item);
	if (it->part == GOV_DISCLOSURE)
		give_row_names(v, row, item);
	else
		give_path(v, it->path);
	if (it->part == GOV_REMEDIES)
		give_above(v, it->path);
	else if (it->part == GOV_APPLICATIONS || is_of_newest(row, item))
		give_variants(v, row);
}

static void
give_group(const Visit *v, int group)
{
	give_string(v, gov_groups[group].label_zh);
	give_text(v, gov_groups[group].printed.s, gov_groups[group].printed.len);
	give_short_names(v, GOV_NAME_OF_GROUP, group);
}

static void
give_party(const Visit *v, int party)
{
	const GovParty *p = &gov_parties[party];
	int			n = gov_form_path_len(p->path);

	give_string(v, p->label_zh);
	give_path(v, p->path);
	for (int i = 1; i < n - 1; i++)
		give_text(v, p->path[i].s, p->path[i].len);
	give_short_names(v, GOV_NAME_OF_PARTY, party);
}

static void
each_name(GovNameKind kind, EachName each, void *arg)
{
	Visit		v = {each, arg, 0};

	for (v.named = 0; kind == GOV_NAMES_OF_PARTIES && v.named < GOV_NPARTIES; v.named++)
		give_party(&v, v.named);
	for (v.named = 0; kind == GOV_NAMES_OF_ITEMS && v.named < GOV_ALL_ITEMS; v.named++)
		give_item(&v, v.named);
	for (int g = 0; kind == GOV_NAMES_OF_ITEMS && g < GOV_NGROUPS; g++)
	{
		int			item = gov_form_find_item(gov_groups[g].code, strlen(gov_groups[g].code));

		/* "other" is one name for both */
		v.named = (GovNamed) (item >= 0 ? item : GOV_ALL_ITEMS + g);
		give_group(&v, g);
	}
}


/*
 * Finding
 */

typedef struct Search
{
	const Key  *key;
	bool		found[GOV_NNAMED];
} Search;

static void
note_same(const Key *name, GovNamed named, void *arg)
{
	Search	   *s = arg;

	if (same_key(name, s->key))
		s->found[named] = true;
}

static const char *
label_en(GovNameKind kind, GovNamed named)
{
	if (kind == GOV_NAMES_OF_PARTIES)
		return gov_parties[named].label_en;
	return named < GOV_ALL_ITEMS ? gov_items[named].label_en : gov_groups[named - GOV_ALL_ITEMS].label_en;
}

static inline bool
is_just(const char *label, const char *name, size_t len)
{
	return strlen(label) == len && memcmp(label, name, len) == 0;
}

/*
 * Returns what has just this label in a dictionary: in Chinese, where the
 * ordinal may tell which total is meant (三、(七)总计), or in English, where
 * a name is near enough to a code to be told apart only so; -1: nothing has.
 */
static int
find_label(GovNameKind kind, const char *name, size_t len)
{
	int			n = kind == GOV_NAMES_OF_PARTIES ? GOV_NPARTIES : GOV_NNAMED;

	for (int i = 0; i < n; i++)
		if (is_just(gov_figures_named_label(kind, (GovNamed) i), name, len) ||
			is_just(label_en(kind, (GovNamed) i), name, len))
			return i;
	return -1;
}

static bool
has_han(const Key *key)
{
	for (int i = 0; i < key->n; i++)
		if (gov_is_han(key->c[i]))
			return true;
	return false;
}

int
gov_figures_find_named(GovNameKind kind, const char *name, size_t len, GovNamed found[GOV_NNAMED])
{
	int			labelled = find_label(kind, name, len);
	int			n = 0;

	if (len > GOV_NAME_BYTES)
		return 0;
	if (labelled >= 0)
	{
		found[0] = (GovNamed) labelled;
		return 1;
	}
	/* as it is written, or else without what is in brackets */
	for (int brackets = 1; n == 0 && brackets >= 0; brackets--)
	{
		Key			key = key_of(name, len, brackets);
		Search		s = {.key = &key};

		if (key.overlong || !has_han(&key))
			continue;
		each_name(kind, note_same, &s);
		for (int i = 0; i < GOV_NNAMED; i++)
			if (s.found[i])
				found[n++] = (GovNamed) i;
	}
	return n;
}

const char *
gov_figures_named_code(GovNameKind kind, GovNamed named)
{
	if (kind == GOV_NAMES_OF_PARTIES)
		return gov_parties[named].code;
	return named < GOV_ALL_ITEMS ? gov_items[named].code : gov_groups[named - GOV_ALL_ITEMS].code;
}

const char *
gov_figures_named_label(GovNameKind kind, GovNamed named)
{
	if (kind == GOV_NAMES_OF_PARTIES)
		return gov_parties[named].label_zh;
	return named < GOV_ALL_ITEMS ? gov_items[named].label_zh : gov_groups[named - GOV_ALL_ITEMS].label_zh;
}


/*
 * What is near
 */

static bool
is_part_of(const Key *part, const Key *whole)
{
	for (int i = 0; i + part->n <= whole->n; i++)
		if (memcmp(part->c, whole->c + i, sizeof(part->c[0]) * (size_t) part->n) == 0)
			return true;
	return false;
}

/* Counts the characters to insert, leave out or change (Levenshtein). */
static int
edits(const Key *a, const Key *b)
{
	int			row[MAX_KEY + 1];

	for (int j = 0; j <= b->n; j++)
		row[j] = j;
	for (int i = 1; i <= a->n; i++)
	{
		int			diagonal = row[0];

		row[0] = i;
		for (int j = 1; j <= b->n; j++)
		{
			int			change = diagonal + (a->c[i - 1] != b->c[j - 1]);
			int			other = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;

			diagonal = row[j];
			row[j] = change < other ? change : other;
		}
	}
	return row[b->n];
}

typedef struct Nearest
{
	const Key  *key;
	int			limit;
	int			distance[GOV_NNAMED];	/* of the nearest name of each */
	int			length[GOV_NNAMED];
} Nearest;

static void
note_near(const Key *name, GovNamed named, void *arg)
{
	Nearest    *near = arg;
	int			distance = FAR;

	/* a part of a name is nearer than one slip; that of a longer one less so */
	if (near->key->n > 1 && is_part_of(near->key, name))
		distance = A_PART;
	else if (name->n - near->key->n <= near->limit && near->key->n - name->n <= near->limit)
		distance = A_SLIP * edits(near->key, name);
	if (distance <= near->limit &&
		(distance < near->distance[named] ||
		 (distance == near->distance[named] && name->n < near->length[named])))
	{
		near->distance[named] = distance;
		near->length[named] = name->n;
	}
}

int
gov_figures_find_near(GovNameKind kind, const char *name, size_t len, GovNamed near[GOV_NEAR_NAMES])
{
	Key			key = {.n = 0};
	Nearest		s = {.key = &key};
	int			n = 0;

	if (len <= GOV_NAME_BYTES)
		key = key_of(name, len, true);
	if (key.overlong || !has_han(&key))
		return 0;
	s.limit = A_SLIP * (key.n < 6 ? 1 : key.n / 3);
	for (int i = 0; i < GOV_NNAMED; i++)
		s.distance[i] = FAR;
	each_name(kind, note_near, &s);
	while (n < GOV_NEAR_NAMES)
	{
		int			best = 0;

		for (int i = 1; i < GOV_NNAMED; i++)
			if (s.distance[i] < s.distance[best] ||
				(s.distance[i] == s.distance[best] && s.length[i] < s.length[best]))
				best = i;
		if (s.distance[best] == FAR)
			break;
		near[n++] = (GovNamed) best;
		s.distance[best] = FAR;
	}
	return n;
}
