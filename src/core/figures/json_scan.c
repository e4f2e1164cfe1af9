/*
 * json_scan.c
 *		Figures from the JSON that they are printed as.
 */
#include "core/figures/json_scan.h"

#include <string.h>

#define SHORT_DIGITS	18		/* so many never leave 64 bits */

const char *const gov_figures_note_names[GOV_NNOTES] = {
	"blank", "not_applicable", "illegible", "imputed"
};

/* How a cell of a sum was written. */
enum
{
	CELL_NONE,
	CELL_PLAIN,					/* a number: all reports gave one */
	CELL_ARRAY
};

typedef struct Scanner
{
	const char *s;
	const char *end;
	GovFigures *f;
	GovWide    *w;				/* initialised when is_sum is set */
	bool		is_sum;			/* something of a sum was met */
	bool		has_reports;
	uint8_t		cell[GOV_ALL_SLOTS];	/* CELL_... */
	bool		seen[GOV_ALL_ITEMS];
} Scanner;

/* A key or a string, without its quotes. */
typedef struct Word
{
	const char *s;
	size_t		len;
} Word;

static const uint8_t item_code_lengths[GOV_ALL_ITEMS] = {
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) sizeof(code) - 1,
#define STATISTIC(id, code, unit, stored, label_zh, label_en, printed, printed_unit) sizeof(code) - 1,
#include GOV_FORM_DEF
};

static inline void
skip_space(Scanner *in)
{
	while (in->s < in->end && (*in->s == ' ' || *in->s == '\n' || *in->s == '\t' || *in->s == '\r'))
		in->s++;
}

/* Takes a character, with the whitespace before it, if it is next. */
static inline bool
take(Scanner *in, char c)
{
	skip_space(in);
	if (in->s == in->end || *in->s != c)
		return false;
	in->s++;
	return true;
}

static inline bool
is_digit(const Scanner *in)
{
	return in->s < in->end && *in->s >= '0' && *in->s <= '9';
}

static inline bool
is_word(Word word, const char *s)
{
	return strlen(s) == word.len && memcmp(word.s, s, word.len) == 0;
}

/* Takes a string of letters, digits, points, underscores and dollars. */
static bool
take_word(Scanner *in, Word *word)
{
	if (!take(in, '"'))
		return false;
	word->s = in->s;
	while (in->s < in->end && ((*in->s >= 'a' && *in->s <= 'z') || *in->s == '_' || *in->s == '.' ||
							   *in->s == '$' || (*in->s >= '0' && *in->s <= '9')))
		in->s++;
	word->len = (size_t) (in->s - word->s);
	return take(in, '"') && word->s + word->len + 1 == in->s;
}

static inline bool
take_key(Scanner *in, Word *word)
{
	return take_word(in, word) && take(in, ':');
}

/* -digits.digits, without a zero before other digits, and no exponent. */
static bool
take_long_number(Scanner *in, GovTotal *t)
{
	const char *from = in->s;
	const char *digits = from + (in->s < in->end && *in->s == '-');

	in->s = digits;
	while (is_digit(in) || (in->s < in->end && *in->s == '.'))
		in->s++;
	if (in->s < in->end && (*in->s == 'e' || *in->s == 'E'))
		return false;
	if (in->s - digits > 1 && digits[0] == '0' && digits[1] != '.')
		return false;
	return gov_total_scan(from, (size_t) (in->s - from), t) == GOV_DECIMAL_OK;
}

static bool
take_number(Scanner *in, GovTotal *t)
{
	const char *from;
	uint64_t	v = 0;

	skip_space(in);
	from = in->s;
	for (; is_digit(in) && in->s - from < SHORT_DIGITS; in->s++)
		v = v * 10 + (uint64_t) (*in->s - '0');
	if (in->s == from || in->s == in->end || is_digit(in) || *in->s == '.' || *in->s == 'e' || *in->s == 'E' ||
		(*from == '0' && in->s - from > 1))
	{
		in->s = from;
		return take_long_number(in, t);
	}
	t->v = (int64_t) v;
	t->scale = 0;
	return true;
}

static bool
take_count(Scanner *in, uint32_t *n)
{
	GovTotal	t;

	if (!take_number(in, &t) || t.scale > 0 || t.v < 0 || t.v > UINT32_MAX)
		return false;
	*n = (uint32_t) t.v;
	return true;
}

/* Has w ready for what only a sum has. */
static void
begin_sum(Scanner *in)
{
	if (!in->is_sum)
		gov_figures_sum_init(in->w, true);
	in->is_sum = true;
}

/* {"blank": 3, ...}; behind its brace. */
static bool
take_notes(Scanner *in, int index)
{
	bool		seen[GOV_NNOTES] = {false};
	Word		key;
	int			k;

	do
	{
		if (!take_key(in, &key))
			return false;
		for (k = 0; k < GOV_NNOTES && !is_word(key, gov_figures_note_names[k]); k++)
			;
		if (k == GOV_NNOTES || seen[k] || !take_count(in, &in->w->notes[k][index]))
			return false;
		seen[k] = true;
	} while (take(in, ','));
	return take(in, '}');
}

/* [sum, contributors, notes]; behind its bracket. */
static bool
take_array(Scanner *in, int slot)
{
	int			index = gov_figures_sum_index(slot);
	GovTotal	t;

	begin_sum(in);
	in->cell[slot] = CELL_ARRAY;
	if (!take_number(in, &t) || !take(in, ',') || !take_count(in, &in->w->num[index]))
		return false;
	gov_figures_sum_set_total(in->w, index, t);
	if (take(in, ',') && !(take(in, '{') && take_notes(in, index)))
		return false;
	return take(in, ']');
}

static bool
put_number(Scanner *in, int slot, GovStatus status, GovTotal t)
{
	GovDecimal	d;

	if (!gov_total_fits(t, &d))
		return false;
	in->f->status[slot] = (uint8_t) status;
	in->f->value[slot] = d.v;
	in->f->scale[slot] = d.scale;
	in->cell[slot] = CELL_PLAIN;
	return true;
}

/* {"imputed": 5}; behind its brace. */
static bool
take_marked(Scanner *in, int slot)
{
	Word		key;
	GovTotal	t;

	if (!take_key(in, &key) || !take_number(in, &t) || !take(in, '}'))
		return false;
	if (is_word(key, gov_figures_status_names[GOV_IMPUTED]))
		return put_number(in, slot, GOV_IMPUTED, t);
	return is_word(key, gov_figures_status_names[GOV_STATED]) && put_number(in, slot, GOV_STATED, t);
}

static bool
take_status(Scanner *in, int slot)
{
	Word		word;

	if (!take_word(in, &word))
		return false;
	for (int status = GOV_BLANK; status <= GOV_ILLEGIBLE; status++)
		if (is_word(word, gov_figures_status_names[status]))
		{
			in->f->status[slot] = (uint8_t) status;
			in->cell[slot] = CELL_PLAIN;
			return true;
		}
	return false;
}

static bool
take_cell(Scanner *in, int slot)
{
	GovTotal	t;

	if (in->cell[slot] != CELL_NONE)
		return false;
	skip_space(in);
	if (in->s == in->end)
		return false;
	switch (*in->s)
	{
		case '[':
			in->s++;
			return take_array(in, slot);
		case '{':
			in->s++;
			return take_marked(in, slot);
		case '"':
			return take_status(in, slot);
		default:
			return take_number(in, &t) && put_number(in, slot, GOV_REPORTED, t);
	}
}

/* {party: cell, ...} */
static bool
take_parties(Scanner *in, int slot)
{
	int			party = -1;
	Word		key;

	if (!take(in, '{'))
		return false;
	if (take(in, '}'))
		return true;
	do
	{
		if (!take_key(in, &key))
			return false;
		/* mostly it is the next one */
		if (party + 1 < GOV_NPARTIES && is_word(key, gov_parties[party + 1].code))
			party++;
		else if ((party = gov_form_find_party(key.s, key.len)) < 0)
			return false;
		if (!take_cell(in, slot + party))
			return false;
	} while (take(in, ','));
	return take(in, '}');
}

/* Returns the item of a code, which mostly is the one after the last; -1: none. */
static int
find_item(Word code, int last)
{
	for (int k = 1; k <= GOV_ALL_ITEMS; k++)
	{
		int			i = last + k < GOV_ALL_ITEMS ? last + k : last + k - GOV_ALL_ITEMS;

		if (item_code_lengths[i] == code.len && memcmp(gov_items[i].code, code.s, code.len) == 0)
			return i;
	}
	return -1;
}

static bool
take_figures(Scanner *in)
{
	int			item = -1;
	Word		key;

	if (!take(in, '{'))
		return false;
	if (take(in, '}'))
		return true;
	do
	{
		if (!take_key(in, &key))
			return false;
		if (is_word(key, GOV_JSON_REPORTS))
		{
			begin_sum(in);
			if (in->has_reports || !take_count(in, &in->w->reports))
				return false;
			in->has_reports = true;
			continue;
		}
		item = find_item(key, item);
		if (item < 0 || in->seen[item])
			return false;
		in->seen[item] = true;
		if (!(gov_items[item].part == GOV_APPLICATIONS ? take_parties : take_cell) (in, gov_items[item].slot))
			return false;
	} while (take(in, ','));
	return take(in, '}');
}

/* Of cells that are written as numbers all reports have one. */
static bool
finish_sum(Scanner *in)
{
	GovWide    *w = in->w;
	GovError	err;

	if (!in->has_reports)
		return false;
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		int			index = gov_figures_sum_index(slot);

		if (in->cell[slot] != CELL_PLAIN)
			continue;
		if (in->f->status[slot] != GOV_REPORTED || w->reports == 0)
			return false;
		gov_figures_sum_set_total(w, index, gov_total(gov_decimal(in->f->value[slot], in->f->scale[slot])));
		w->num[index] = w->reports;
	}
	w->host = 0;
	gov_figures_sum_settle(w);
	return gov_figures_sum_verify(w, &err);
}

GovJsonKind
gov_figures_json_scan(const char *json, size_t len, GovFigures *f, GovWide *w)
{
	Scanner		in = {.s = json,.end = json + len,.f = f,.w = w};

	memset(f, 0, sizeof(*f));
	if (!take_figures(&in))
		return GOV_JSON_OTHER;
	skip_space(&in);
	if (in.s != in.end)
		return GOV_JSON_OTHER;
	if (!in.is_sum)
		return GOV_JSON_FIGURES;
	return finish_sum(&in) ? GOV_JSON_SUM : GOV_JSON_OTHER;
}
