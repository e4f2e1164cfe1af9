/*
 * labels.c
 *		The words of the form as the reader meets them.
 */
#include "core/grids/labels.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

_Static_assert(GOV_NREMEDIES % GOV_NOUTCOMES == 0, "table 4 has the same outcomes for each remedy");
_Static_assert(GOV_FOLD_MAX <= 64, "a label is a word of bits");
_Static_assert(GOV_NHEADS + 2 < 31, "sets of heads have room for all of table 2");

/* Words above tables and beside their heads that the form itself doesn't have. */
static const struct
{
	const char *text;
	uint8_t		id;
}			other_words[] =

{
	{"总数量", LBL_HEAD_OTHER},
	{"第二十条第", LBL_ARTICLE},
	{"第二十条", LBL_ARTICLE},
	/* above the labels, where offices lay out the tables themselves */
	{"项目", LBL_HEAD_CONTENT},
	{"项目名称", LBL_HEAD_CONTENT},
	{"指标", LBL_HEAD_CONTENT},
	{"类别", LBL_HEAD_CONTENT},
	{"情形", LBL_HEAD_CONTENT},
	{"处理情形", LBL_HEAD_CONTENT},
	{"救济方式", LBL_HEAD_CONTENT},
	/* columns that office sheets add */
	{"序号", LBL_HEAD_ASIDE},
	{"行次", LBL_HEAD_ASIDE},
	{"行号", LBL_HEAD_ASIDE},
	{"编号", LBL_HEAD_ASIDE},
	{"代码", LBL_HEAD_ASIDE},
	{"指标代码", LBL_HEAD_ASIDE},
	{"栏次", LBL_HEAD_ASIDE},
	{"备注", LBL_HEAD_ASIDE},
	{"说明", LBL_HEAD_ASIDE},
	{"计量单位", LBL_HEAD_ASIDE},
	{"小计", LBL_HEAD_SUBTOTAL},
	{"法人合计", LBL_HEAD_SUBTOTAL},
	{"法人小计", LBL_HEAD_SUBTOTAL},
};

#define NO_COLUMN		255

static void
add_pair(GovLabels *l, uint32_t a, uint32_t b)
{
	uint32_t	bit = gov_pair_bit(a, b);

	l->pairs[bit >> 6] |= (uint64_t) 1 << (bit & 63);
}

static void
add(GovLabels *l, const uint16_t *text, int n, uint8_t id, uint8_t column)
{
	uint32_t	hash = 0;
	uint32_t	i;

	for (int k = 0; k < n; k++)
		hash = gov_hash_step(hash, text[k]);
	for (i = hash % GOV_LABEL_TABLE; l->table[i].n; i = (i + 1) % GOV_LABEL_TABLE)
		if (l->table[i].n == n && memcmp(l->table[i].text, text, n * sizeof(uint16_t)) == 0)
			return;				/* the first meaning stands */
	l->table[i].hash = hash;
	l->table[i].id = id;
	l->table[i].column = column;
	l->table[i].n = (uint8_t) n;
	memcpy(l->table[i].text, text, n * sizeof(uint16_t));
	l->first[text[0] >> 6] |= (uint64_t) 1 << (text[0] & 63);
	if (n > 1)
		add_pair(l, text[0], text[1]);
}

static void
add_words(GovLabels *l, const char *s, size_t len, uint8_t id, uint8_t column)
{
	GovFold		f;

	gov_fold(s, len, &f);
	add(l, f.text, f.n, id, column);
}

/* The label of a row: the last of its path, in the latest edition that has it. */
static GovStr
label_of(int row)
{
	int			edition = GOV_NEDITIONS - 1;
	const GovStr *path;

	while (!(gov_form_row_forms(row) >> edition & 1))
		edition--;
	path = gov_form_row_path(row, edition);
	return path[gov_form_path_len(path) - 1];
}

/* How many elements does the row's path share with that of the row above? */
static int
shared_path(int row)
{
	const GovStr *path = gov_form_row_path(row, 0);
	const GovStr *above = row > GOV_FIRST_APPLICATION ? gov_form_row_path(row - 1, 0) : NULL;
	int			n = 0;

	while (above && n < gov_form_path_len(path) - 1 && n < gov_form_path_len(above) - 1 &&
		   strcmp(path[n].s, above[n].s) == 0)
		n++;
	return n;
}

/* The number of the row's cells in these editions; 0 where they differ. */
static int
width_in(const GovRow *r, int forms)
{
	int			width = 0;

	for (int e = 0; e < GOV_NEDITIONS; e++)
	{
		if (!(forms & r->forms & 1 << e))
			continue;
		if (width > 0 && r->width[e] != width)
			return 0;
		width = r->width[e];
	}
	return width;
}

static void
build_row(GovLabels *l, int row)
{
	GovRow	   *r = &l->rows[row];
	GovStr		label = label_of(row);
	GovFold		f;

	gov_fold(label.s, label.len, &f);
	r->n = r->nfull = (uint8_t) f.n;
	memcpy(r->text, f.text, f.n * sizeof(uint16_t));
	memcpy(r->full, f.text, f.n * sizeof(uint16_t));
	r->forms = gov_form_row_forms(row);
	for (int e = 0; e < GOV_NEDITIONS; e++)
		r->width[e] = (uint8_t) gov_form_row_slots(row, e, r->slot[e]);
	r->common_width = (uint8_t) width_in(r, GOV_ALL_FORMS);
	r->group = r->as_group = -1;
	if (row < GOV_FIRST_APPLICATION)
	{
		for (int e = 0; e < GOV_NEDITIONS; e++)
			r->against[e] = r->width[e] > 0 ? gov_form_row_heads_against(row, e) : 0;
		return;
	}
	r->numbering = f.numbering;
	r->number = f.number;
	/* the whole, without the numbering */
	r->nfull = (uint8_t) gov_fold_all(label.s, label.len, r->full, GOV_FOLD_MAX);
	while (r->nfull > r->n && r->nfull > 0 && r->full[0] != r->text[0])
		memmove(r->full, r->full + 1, --r->nfull * sizeof(uint16_t));
	/* 其他 and 总计 are column heads as well */
	r->weak = r->n <= 2;
	r->group = (int8_t) gov_form_row_group(row);
	r->as_group = (int8_t) gov_form_row_as_group(row);
	r->level = (uint8_t) (gov_form_path_len(gov_form_row_path(row, 0)) * (GOV_PATH + 1) - shared_path(row));
}

/* Another name of a row; the first is the one that misspelt labels are likened to. */
static void
add_alias(GovLabels *l, int row, const char *s, size_t len)
{
	GovRow	   *r = &l->rows[row];
	GovFold		f;

	gov_fold(s, len, &f);
	if (r->nalias == 0)
	{
		r->nalias = (uint8_t) f.n;
		memcpy(r->alias, f.text, f.n * sizeof(uint16_t));
	}
	add(l, f.text, f.n, (uint8_t) row, NO_COLUMN);
}

/* Rows, and what they are called in older editions. */
static void
build_rows(GovLabels *l)
{
	for (int row = 0; row < GOV_NROWS; row++)
		build_row(l, row);
	for (int row = 0; row < GOV_NROWS; row++)
	{
		const GovRow *r = &l->rows[row];

		add(l, r->text, r->n, (uint8_t) row, NO_COLUMN);
		if (r->nfull != r->n)
			add(l, r->full, r->nfull, (uint8_t) row, NO_COLUMN);
	}
	for (int row = 0; row < GOV_FIRST_APPLICATION; row++)
		for (int e = 0; e < GOV_NEDITIONS; e++)
		{
			GovStr		name = *gov_form_row_path(row, e);

			if (l->rows[row].width[e] > 0 && strcmp(name.s, label_of(row).s) != 0)
				add_alias(l, row, name.s, name.len);
		}
	for (int row = 0; row < GOV_NROWS; row++)
		for (int k = 0; k < l->rows[row].nfull; k++)
			l->letters[row] |= gov_letter_bit(l->rows[row].full[k]);
}

/* What stands under the heads of table 2. */
static void
build_heads(GovLabels *l)
{
	for (int row = 0; row < GOV_FIRST_APPLICATION; row++)
		for (int e = 0; e < GOV_NEDITIONS; e++)
		{
			GovRow	   *r = &l->rows[row];
			uint32_t	heads = 0;
			bool		has_amount = false;

			for (int c = 0; c < r->width[e]; c++)
			{
				const GovItem *item = &gov_items[gov_form_item_of_slot(r->slot[e][c])];
				GovHeadId	head = gov_form_head_of_item((int) (item - gov_items), e);

				l->places[head] |= (uint16_t) (1 << c);
				heads |= 1u << head;
				has_amount |= item->unit == GOV_UNIT_YUAN;
			}
			if (has_amount)
				r->amounts |= heads;
			if (r->common_width == 0)
				l->against[e] |= r->against[e];
		}
	for (int h = 0; h < GOV_NHEADS; h++)
		add_words(l, gov_form_heads[h].path[0].s, gov_form_heads[h].path[0].len,
				  (uint8_t) (LBL_HEADS + h), (uint8_t) __builtin_ctz(l->places[h]));
}

static void
build_spellings(GovLabels *l)
{
	for (const GovSpelling *s = gov_spellings; s < gov_spellings + gov_nspellings; s++)
	{
		size_t		len = strlen(s->text);

		switch (s->of)
		{
			case GOV_SPELLING_ROW:
				add_alias(l, s->id, s->text, len);
				break;
			case GOV_SPELLING_HEAD:
				add_words(l, s->text, len, (uint8_t) (LBL_HEADS + s->id),
						  (uint8_t) __builtin_ctz(l->places[s->id]));
				break;
			case GOV_SPELLING_HEAD_PIECE:
				add_words(l, s->text, len, (uint8_t) (LBL_HEADS + s->id), NO_COLUMN);
				break;
			case GOV_SPELLING_SECTION:
				add_words(l, s->text, len, LBL_SECTION, (uint8_t) s->id);
				break;
			case GOV_SPELLING_COLUMN:
				add_words(l, s->text, len, LBL_HEAD_REMEDIES, NO_COLUMN);
				break;
		}
	}
}

/* The characters that column heads of tables 3 and 4 are built of. */
typedef struct Letters
{
	uint16_t	c[128];
	int			n;
} Letters;

/* Any two of them may begin a head that is broken, or run together with another. */
static void
add_head_letters(GovLabels *l, Letters *letters, const GovStr *path)
{
	for (int i = 0; i < gov_form_path_len(path); i++)
	{
		GovFold		f;

		gov_fold(path[i].s, path[i].len, &f);
		for (int k = 0; k < f.n && letters->n < (int) (sizeof(letters->c) / sizeof(letters->c[0])); k++)
		{
			uint16_t	c = f.text[k];

			if (l->heads[c >> 6] >> (c & 63) & 1)
				continue;
			l->first[c >> 6] |= (uint64_t) 1 << (c & 63);
			l->heads[c >> 6] |= (uint64_t) 1 << (c & 63);
			letters->c[letters->n++] = c;
			for (int j = 0; j < letters->n; j++)
			{
				add_pair(l, letters->c[j], c);
				add_pair(l, c, letters->c[j]);
			}
		}
	}
}

/* Names that stand above each other, as one. */
static void
add_joined(GovLabels *l, const GovStr *path, int n, uint8_t id, int column)
{
	uint16_t	text[GOV_FOLD_MAX];
	int			len = 0;

	for (int i = 0; i < n; i++)
		len += gov_fold_all(path[i].s, path[i].len, text + len, GOV_FOLD_MAX - len);
	add(l, text, len, id, (uint8_t) column);
}

/* What stands above the columns of table 3. */
static void
build_parties(GovLabels *l, Letters *letters)
{
	/* what spans all columns */
	add_words(l, gov_parties[0].path[0].s, gov_parties[0].path[0].len, LBL_HEAD_OTHER, NO_COLUMN);
	for (int p = 0; p < GOV_NPARTIES; p++)
	{
		const GovStr *path = gov_parties[p].path;
		int			n = gov_form_path_len(path);

		add_head_letters(l, letters, path);
		for (int k = 1; k + 1 < n; k++)
			add_words(l, path[k].s, path[k].len, LBL_HEAD_LEGAL, NO_COLUMN);
		add_words(l, path[n - 1].s, path[n - 1].len, LBL_HEAD_PARTY, (uint8_t) p);
	}
}

/* What stands above the columns of table 4, singly and as one name. */
static void
build_remedies(GovLabels *l, Letters *letters)
{
	for (int i = 0; i < GOV_NREMEDIES; i++)
	{
		const GovStr *path = gov_items[gov_parts[GOV_REMEDIES].first_item + i].path;
		int			n = gov_form_path_len(path);
		int			remedy = i / GOV_NOUTCOMES;

		add_head_letters(l, letters, path);
		add_words(l, path[n - 1].s, path[n - 1].len, LBL_HEAD_OUTCOME, (uint8_t) (i % GOV_NOUTCOMES));
		add_words(l, path[n - 2].s, path[n - 2].len, LBL_HEAD_REMEDY, (uint8_t) remedy);
		add_joined(l, path + n - 2, 2, LBL_HEAD_CROSS, i);
		if (n < 3)
			continue;
		add_words(l, path[0].s, path[0].len, LBL_HEAD_REMEDY, GOV_REMEDY_SEVERAL);
		add_joined(l, path, 2, LBL_HEAD_REMEDY, remedy);
		add_joined(l, path, 3, LBL_HEAD_CROSS, i);
	}
}

static void
build_columns(GovLabels *l)
{
	Letters		letters = {.n = 0};

	build_parties(l, &letters);
	build_remedies(l, &letters);
}

/* A label in a narrow cell, so that it breaks anywhere. */
static void
add_broken(GovLabels *l, GovStr label, GovFold *f)
{
	gov_fold(label.s, label.len, f);
	for (int from = 0; from < f->n; from++)
		for (int to = from + 1; to <= f->n; to++)
			add(l, f->text + from, to - from, LBL_GROUP, NO_COLUMN);
}

/* Groups of rows, and what spans the groups. */
static void
build_groups(GovLabels *l)
{
	GovFold		f;

	for (int g = 0; g < GOV_NGROUPS; g++)
	{
		add_broken(l, gov_groups[g].printed, &f);
		l->groups[g].number = f.number;
		l->groups[g].n = (uint8_t) f.n;
		memcpy(l->groups[g].text, f.text, f.n * sizeof(uint16_t));
		l->groups[g].row = -1;
	}
	for (int row = GOV_FIRST_APPLICATION; row < GOV_NROWS; row++)
		if (l->rows[row].as_group >= 0)
			l->groups[l->rows[row].as_group].row = (int16_t) row;
	for (int row = GOV_FIRST_APPLICATION; row < GOV_NROWS; row++)
		if (gov_form_path_len(gov_form_row_path(row, 0)) > 1 && shared_path(row) == 0)
			add_broken(l, gov_form_row_path(row, 0)[0], &f);
}

/* The first meaning of a text stands, so the order counts. */
static void
build(GovLabels *l)
{
	memset(l, 0, sizeof(*l));
	build_rows(l);
	build_heads(l);
	build_spellings(l);
	add_words(l, gov_parts[GOV_DISCLOSURE].corner, strlen(gov_parts[GOV_DISCLOSURE].corner),
			  LBL_HEAD_CONTENT, NO_COLUMN);
	for (int row = 0; row < GOV_FIRST_APPLICATION; row++)
		add_words(l, gov_form_rows[row].band, strlen(gov_form_rows[row].band), LBL_ARTICLE, NO_COLUMN);
	for (size_t i = 0; i < sizeof(other_words) / sizeof(other_words[0]); i++)
		add_words(l, other_words[i].text, strlen(other_words[i].text), other_words[i].id, NO_COLUMN);
	for (int i = 0; i < GOV_NSECTIONS; i++)
		add_words(l, gov_section_names[i].heading, strlen(gov_section_names[i].heading), LBL_SECTION,
				  (uint8_t) gov_section_names[i].number);
	build_columns(l);
	build_groups(l);
}

GovLabels *
gov_grid_labels(GovArena *a)
{
	if (!a->labels)
	{
		GovLabels  *l = a->host.alloc(a->host.arg, sizeof(GovLabels));

		if (!l)
			gov_throw(a, GOV_ERR_NOMEM, "out of memory");
		build(l);
		a->labels = l;
	}
	return a->labels;
}

const GovLabel *
gov_grid_label_find(const GovLabels *l, const uint16_t *text, int n, uint32_t hash)
{
	for (uint32_t i = hash % GOV_LABEL_TABLE; l->table[i].n; i = (i + 1) % GOV_LABEL_TABLE)
		if (l->table[i].hash == hash && l->table[i].n == n &&
			memcmp(l->table[i].text, text, n * sizeof(uint16_t)) == 0)
			return &l->table[i];
	return NULL;
}

const GovLabel *
gov_grid_label_find_text(const GovLabels *l, const uint16_t *text, int n)
{
	uint32_t	hash = 0;

	for (int k = 0; k < n; k++)
		hash = gov_hash_step(hash, text[k]);
	return gov_grid_label_find(l, text, n, hash);
}

bool
gov_grid_begins_group(const GovLabels *labels, const GovLabel *l, int number)
{
	for (int g = 0; g < GOV_NGROUPS; g++)
		if (labels->groups[g].number == number)
			return l->n <= labels->groups[g].n &&
				memcmp(l->text, labels->groups[g].text, l->n * sizeof(uint16_t)) == 0;
	return false;
}

int
gov_grid_row_width(const GovLabels *labels, int row, uint32_t heads)
{
	const GovRow *r = &labels->rows[row];
	int			forms = r->forms;

	if (r->common_width > 0)
		return r->common_width;
	/* where heads speak against each edition it is the oldest */
	for (int e = GOV_NEDITIONS - 1; e >= 0; e--)
		if ((heads & labels->against[e]) && (forms & ~(1 << e)))
			forms &= ~(1 << e);
	return width_in(r, forms);
}

bool
gov_grid_is_head_text(const GovLabels *l, const uint16_t *text, int n)
{
	for (int i = 0; i < n; i++)
		if (!(l->heads[text[i] >> 6] >> (text[i] & 63) & 1))
			return false;
	return n > 0;
}

/* Where the pattern of n characters has c: bits, from the first character on. */
static inline uint64_t
places_of(uint16_t c, const uint16_t *pattern, int n)
{
	uint64_t	places = 0;
	int			i = 0;

#ifdef __SSE2__
	__m128i		wanted = _mm_set1_epi16((short) c);

	for (; i + 8 <= n; i += 8)
	{
		__m128i		v = _mm_loadu_si128((const __m128i *) (const void *) (pattern + i));
		__m128i		same = _mm_packs_epi16(_mm_cmpeq_epi16(v, wanted), _mm_setzero_si128());

		places |= (uint64_t) (unsigned) _mm_movemask_epi8(same) << i;
	}
#endif
	for (; i < n; i++)
		places |= (uint64_t) (pattern[i] == c) << i;
	return places;
}

/*
 * Hyyrö's algorithm: a column of the table of distances at a time, as the bits of words,
 * which say where a distance is one more (more) or less (less) than that above it.
 */
int
gov_grid_edit_distance(const uint16_t *a, int na, const uint16_t *b, int nb)
{
	uint64_t	more = ~UINT64_C(0);
	uint64_t	less = 0;
	uint64_t	diagonal = 0;	/* where the distance is that of the diagonal */
	uint64_t	places = 0;
	int			d = na;

	if (na == 0)
		return nb;
	for (int j = 0; j < nb; j++)
	{
		uint64_t	before = places;
		uint64_t	exchanged;
		uint64_t	to_right;
		uint64_t	to_left;

		places = places_of(b[j], a, na);
		exchanged = ((~diagonal & places) << 1) & before;
		diagonal = (((places & more) + more) ^ more) | places | less | exchanged;
		to_right = less | ~(diagonal | more);
		to_left = diagonal & more;
		d += (int) (to_right >> (na - 1) & 1) - (int) (to_left >> (na - 1) & 1);
		to_right = to_right << 1 | 1;
		to_left <<= 1;
		more = to_left | ~(diagonal | to_right);
		less = to_right & diagonal;
	}
	return d;
}
