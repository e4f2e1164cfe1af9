/*
 * recognize.c
 *		What are the words and values of a line?  They become tokens.
 */
#include "core/tables/scanner.h"

/* Runs of words that are no labels carry no more news. */
#define MAX_UNKNOWN_RUN	256
#define KEPT_UNKNOWN	64

/* Room for one more. */
GovToken *
gov_push_slow(Scanner *sc)
{
	GovTokens  *o = sc->out;
	uint32_t	cap = o->cap ? o->cap * 2 : 512;
	GovToken   *items;

	if (o->n >= GOV_MAX_TOKENS)
	{
		o->truncated = true;
		return &o->items[o->n - 1];
	}
	items = gov_alloc(sc->a, cap * sizeof(GovToken));
	if (o->n)
		memcpy(items, o->items, o->n * sizeof(GovToken));
	o->items = items;
	o->cap = cap;
	return &o->items[o->n++];
}

void
gov_push_empty(Scanner *sc, const char *s, uint32_t count, uint32_t row)
{
	GovTokens  *o = sc->out;
	GovToken   *tok;

	if (count == 0)
		return;
	if (o->n > 0 && o->items[o->n - 1].kind == GOV_TOKEN_EMPTY && o->items[o->n - 1].row == row)
	{
		tok = &o->items[o->n - 1];
		tok->count = tok->count + count < tok->count ? UINT32_MAX : tok->count + count;
		sc->gap = 0;
		return;
	}
	tok = gov_push(sc);
	memset(tok, 0, sizeof(*tok));
	tok->s = s;
	tok->line = sc->line;
	tok->row = row;
	tok->count = count;
	tok->kind = GOV_TOKEN_EMPTY;
	tok->label = LBL_UNKNOWN;
	sc->gap = 0;
}

/* Fill in what the label table knows of the text; true when it knows it. */
static bool
recognize(Scanner *sc, GovToken *tok, const GovFold *f)
{
	const GovLabel *l;

	tok->numbering = f->numbering;
	tok->number = f->number;
	tok->open = f->open;
	if (f->n == 0)
	{
		/* only a numbering: the narrow heading cell, broken */
		tok->label = f->numbering && !f->bracketed ? LBL_GROUP :
			gov_text_is_furniture(tok->s, tok->len) ? LBL_FURNITURE : LBL_DECOR;
		tok->exact = true;
		return true;
	}
	if (f->overlong)
		return false;
	l = gov_label_find(sc->labels, f->text, f->n, f->hash);
	if (!l)
		return false;
	tok->label = l->id;
	tok->column = l->column;
	tok->exact = true;
	if (LBL_IS_ROW(l->id))
	{
		const GovRow *r = &sc->labels->rows[l->id];

		/* (六)其他 is the first half of (六)其他处理, not 3.其他 */
		if (r->weak && f->numbering != GOV_NUM_NONE &&
			(f->numbering != r->numbering || f->number != r->number))
			tok->label = LBL_GROUP;
	}
	else if (l->id == LBL_GROUP && f->numbering == GOV_NUM_BRACKET && f->n > 1 &&
			 !gov_begins_group(sc->labels, l, f->number))
	{
		/*
		 * (六)他处理 is a damaged label, not the second half of a broken
		 * one
		 */
		tok->label = LBL_UNKNOWN;
		tok->exact = false;
		return true;
	}
	else if (l->id == LBL_ARTICLE)
		tok->number = f->inner;
	else if (l->id == LBL_SECTION)
		tok->number = l->column;
	return true;
}

/* A piece of a group's label, and behind it the row's own: "不予公开属于国家秘密". */
static bool
fused_label(const GovLabels *labels, const GovFold *f, GovToken *t)
{
	uint32_t	hash = 0;

	for (int cut = 1; cut <= 7 && cut < f->n - 1; cut++)
	{
		const GovLabel *l;

		hash = gov_hash_step(hash, f->text[cut - 1]);
		l = gov_label_find(labels, f->text, cut, hash);
		if (!l || (l->id != LBL_GROUP && !(LBL_IS_ROW(l->id) && labels->rows[l->id].as_group >= 0)))
			continue;
		l = gov_label_find_text(labels, f->text + cut, f->n - cut);
		if (l && LBL_IS_ROW(l->id) && l->id != LBL_APPLICATIONS + GOV_ROW_CONCLUDED)
		{
			t->label = l->id;
			t->numbering = GOV_NUM_NONE;
			t->exact = true;
			return true;
		}
	}
	return false;
}

/*
 * Several column heads run together?  Then the labels, in order; else 0.
 */
static int
split_heads(const GovLabels *labels, const GovFold *f, const GovLabel **out, int max)
{
	enum
	{
		SHORTEST = 4, LONGEST = 12
	};
	int			n = 0;

	for (int from = 0; from < f->n;)
	{
		const GovLabel *l = NULL;
		uint32_t	hashes[LONGEST + 1];
		int			longest = f->n - from < LONGEST ? f->n - from : LONGEST;

		hashes[0] = 0;
		for (int k = 0; k < longest; k++)
			hashes[k + 1] = gov_hash_step(hashes[k], f->text[from + k]);
		for (int len = longest; len >= SHORTEST && !l; len--)
		{
			l = gov_label_find(labels, f->text + from, len, hashes[len]);
			if (l && !LBL_IS_ANY_HEAD(l->id))
				l = NULL;
		}
		if (!l || n == max)
			return 0;
		out[n++] = l;
		from += l->n;
	}
	return n;
}

/* Words that are no label.  Of a long run, only those near a value matter. */
void
gov_push_stranger(Scanner *sc, const GovToken *t)
{
	GovTokens  *o = sc->out;

	sc->value_run = 0;
	sc->gap = 0;
	if (++sc->unknown_run > MAX_UNKNOWN_RUN)
	{
		/* the oldest of the run make room, many at a time */
		GovToken   *run = &o->items[o->n - MAX_UNKNOWN_RUN];

		memmove(run + KEPT_UNKNOWN / 2, run + MAX_UNKNOWN_RUN - KEPT_UNKNOWN / 2,
				KEPT_UNKNOWN / 2 * sizeof(GovToken));
		o->n -= MAX_UNKNOWN_RUN - KEPT_UNKNOWN;
		sc->unknown_run = KEPT_UNKNOWN + 1;
	}
	*gov_push(sc) = *t;
}

void
gov_push_unknown(Scanner *sc, GovStr str, uint32_t row, bool spaced)
{
	GovToken	t;

	memset(&t, 0, sizeof(t));
	t.s = str.s;
	t.len = str.len;
	t.line = sc->line;
	t.row = row;
	t.count = sc->gap;
	t.kind = GOV_TOKEN_TEXT;
	t.label = str.len > GOV_MAX_LABEL_BYTES ? LBL_PROSE : LBL_UNKNOWN;
	t.column = 255;
	t.spaced = spaced;
	gov_push_stranger(sc, &t);
}

/* By its first letter; numberings, brackets and spaces are looked at closer. */
static bool
may_be_known(const Scanner *sc, GovStr str)
{
	const char *p = str.s;
	const char *end = str.s + str.len;
	uint32_t	c = gov_next_char(&p, end);

	if (c < 0x4E00 || c > 0x9FFF || gov_chinese_digit(c))
	{
		/* behind a numbering such as (一) or 1. */
		for (int i = 0; i < 4 && p < end; i++)
		{
			c = gov_next_char(&p, end);
			if (c >= 0x4E00 && c <= 0x9FFF && !gov_chinese_digit(c))
				return str.len < 200 || gov_label_may_begin(sc->labels, c);
		}
		return true;
	}
	if (!gov_label_may_begin(sc->labels, c))
		return false;
	if (str.len < 24 || p >= end)
		return true;
	{
		uint32_t	second = gov_next_char(&p, end);

		return second < 0x4E00 || second > 0x9FFF ||
			gov_label_may_begin_with(sc->labels, c, second);
	}
}

/* Does the text begin with what ends a numbering? */
static inline bool
is_mark(GovStr str)
{
	switch (*str.s)
	{
		case '.':
			return true;
		case '\xE3':
			return str.len >= 3 && memcmp(str.s, "、", 3) == 0;
		case '\xEF':
			return str.len >= 3 && memcmp(str.s, "．", 3) == 0;
		default:
			return false;
	}
}

/* The last token is no value but the number of the label that follows. */
static void
unmake_value(Scanner *sc)
{
	GovTokens  *o = sc->out;
	GovToken   *t;

	if (o->n == 0)
		return;
	t = &o->items[o->n - 1];
	if (t->kind == GOV_TOKEN_VALUE && t->row == 0 && t->value > 0 && t->value < 20 && t->scale == 0)
	{
		t->kind = GOV_TOKEN_TEXT;
		t->label = LBL_GROUP;
		t->column = 255;
		t->numbering = GOV_NUM_NONE;
		t->exact = false;
	}
}

static inline uint32_t
memo_slot(const char *s, size_t len)
{
	uint64_t	h = len * UINT64_C(0x9E3779B97F4A7C15);
	uint64_t	w = 0;

	if (len < 8)
		memcpy(&w, s, len);
	else
	{
		/* the last eight bytes, of which some may have been counted before */
		const char *last = s + len - 8;

		for (; s < last; s += 8)
		{
			memcpy(&w, s, 8);
			h = (h ^ w) * UINT64_C(0xFF51AFD7ED558CCD);
			h ^= h >> 32;
		}
		memcpy(&w, last, 8);
	}
	h = (h ^ w) * UINT64_C(0xFF51AFD7ED558CCD);
	return (uint32_t) (h >> 54) % GOV_MEMO_TABLE;
}

/* The place of a text in the memory, or where it may be put. */
static GovMemo *
find_memo(GovLabels *labels, GovStr str)
{
	GovMemo    *m = &labels->memo[memo_slot(str.s, str.len)];
	GovMemo    *other = &labels->memo[(m - labels->memo) ^ 1];

	if (m->len == str.len && memcmp(m->raw, str.s, str.len) == 0)
		return m;
	return other->len == str.len && memcmp(other->raw, str.s, str.len) == 0 ? other : NULL;
}

/* Would a line of just these words, without a pipe or with one, be a single cell? */
static bool
is_single_cell(GovStr str)
{
	const char *end = str.s + str.len;
	const char *left;

	if (str.len < 6 || is_mark(str))
		return false;
	for (const char *p = str.s; p < end; p++)
		if ((unsigned char) *p < ' ' || *p == '|' || (*p == ' ' && p[1] == ' '))
			return false;
	return !memchr(str.s, ' ', str.len) ||
		(gov_values_at_end(str.s, end, &left) == 0 && !gov_text_is_page_number(str.s, str.len));
}

/*
 * Short words that are no label come again as well, if they are not taken for
 * something else where they stand.
 */
static bool
is_worth_remembering(const GovToken *t)
{
	GovValue	v;

	if (t->len > GOV_MEMO_MAX || *t->s == '*')
		return false;
	if (t->label == LBL_UNKNOWN)
		return t->len <= 36 && gov_value_read(t->s, t->len, &v) == GOV_VALUE_NONE &&
			!gov_unit_read(t->s, t->len);
	return t->label < LBL_UNKNOWN && t->label != LBL_FURNITURE;
}

static void
remember(GovLabels *labels, const GovToken *t)
{
	GovStr		str = {t->s, t->len};
	GovMemo    *m = &labels->memo[memo_slot(t->s, t->len)];

	/* the one that is there makes room, if it can */
	if (m->len)
		labels->memo[(m - labels->memo) ^ 1] = *m;
	m->len = (uint8_t) t->len;
	m->label = t->label;
	m->column = t->column;
	m->numbering = t->numbering;
	m->number = t->number;
	m->open = t->open;
	m->exact = t->exact;
	m->single = is_single_cell(str);
	memcpy(m->raw, t->s, t->len);
}

static void
push_classified(Scanner *sc, const GovToken *t)
{
	if (t->label == LBL_FURNITURE)
	{
		sc->gap = 0;
		return;
	}
	if (t->label >= LBL_UNKNOWN)
	{
		gov_push_stranger(sc, t);
		return;
	}
	if (gov_count_label(sc, t->label, t->exact, t->row))
		*gov_push(sc) = *t;
	sc->gap = 0;
}

/* A text met before; false when it was not. */
static inline bool
push_remembered(Scanner *sc, GovStr str, uint32_t row, bool spaced)
{
	GovMemo    *memo = sc->labels->memo;
	const GovMemo *m;

	if (str.len > GOV_MEMO_MAX || (row == 0 && is_mark(str)))
		return false;
	m = &memo[memo[sc->memo].next];
	if (m->len != str.len || memcmp(m->raw, str.s, str.len) != 0)
	{
		m = find_memo(sc->labels, str);
		if (!m)
			return false;
		memo[sc->memo].next = (uint16_t) (m - memo);
	}
	gov_push_known(sc, m, str.s, row, spaced);
	return true;
}

/* Longer labels are so by what they explain in brackets. */
#define LONGEST_BARE	130

static bool
has_bracket(GovStr str)
{
	const char *p = str.s + 6;	/* not that of a numbering */

	return memchr(p, '(', LONGEST_BARE - 6) || gov_contains(p, LONGEST_BARE - 6, "（");
}

/* Headings of the six parts vary too much to list them. */
static uint8_t
section_by_words(const char *s, size_t len, int number)
{
	int			part = 0;

	if (gov_contains(s, len, "复议") && gov_contains(s, len, "诉讼"))
		part = 4;
	else if (gov_contains(s, len, "收到和处理") || gov_contains(s, len, "收到与处理"))
		part = 3;
	else if (gov_contains(s, len, "主动公开政府信息"))
		part = 2;
	else if (gov_contains(s, len, "问题") && gov_contains(s, len, "改进"))
		part = 5;
	else if (gov_contains(s, len, "需要报告"))
		part = 6;
	return part && part == number ? LBL_SECTION : LBL_UNKNOWN;
}

static void
push_text_token(Scanner *sc, const char *s, size_t len, uint32_t row, bool spaced,
				const GovFold *f)
{
	GovTokens  *o = sc->out;
	GovToken	t;

	memset(&t, 0, sizeof(t));
	t.s = s;
	t.len = (uint32_t) len;
	t.line = sc->line;
	t.row = row;
	t.count = sc->gap;
	t.kind = GOV_TOKEN_TEXT;
	t.label = LBL_UNKNOWN;
	t.column = 255;
	t.spaced = spaced;
	if (f->overlong)
		t.label = LBL_PROSE;
	else if (!recognize(sc, &t, f))
	{
		if (f->split > 0)
		{
			gov_push_text(sc, s, f->split, row, spaced);
			gov_push_text(sc, s + f->split, len - f->split, row, spaced);
			return;
		}
		if (f->n >= 4 && fused_label(sc->labels, f, &t))
		{
			*gov_push(sc) = t;
			sc->out->rows_seen++;
			sc->gap = sc->unknown_run = sc->value_run = 0;
			return;
		}
		if (f->n >= 8 && f->n <= 40)
		{
			const GovLabel *heads[8];
			int			n = split_heads(sc->labels, f, heads, 8);

			for (int i = 0; i < n; i++)
			{
				t.label = heads[i]->id;
				t.column = heads[i]->column;
				t.exact = true;
				*gov_push(sc) = t;
				sc->out->heads_seen++;
				t.count = 0;
			}
			if (n > 0)
			{
				sc->gap = sc->unknown_run = sc->value_run = 0;
				return;
			}
		}
		if (f->n <= 30 && f->numbering != GOV_NUM_ARABIC && f->numbering != GOV_NUM_BRACKET &&
			gov_is_head_text(sc->labels, f->text, f->n))
			t.label = gov_contains(s, len, "复议") || gov_contains(s, len, "诉") ?
				LBL_HEAD_REMEDIES : LBL_HEAD_OTHER;
		else if (gov_text_is_furniture(s, len))
		{
			/* only where values stand */
			if (o->n > 0 && o->items[o->n - 1].kind != GOV_TOKEN_TEXT)
				t.label = LBL_FURNITURE;
			else if (f->numbering == GOV_NUM_CHINESE && f->n >= 6)
				t.label = section_by_words(s, len, f->number);
			push_classified(sc, &t);
			return;
		}
		else if (f->numbering == GOV_NUM_CHINESE && f->n >= 6)
			t.label = section_by_words(s, len, f->number);
	}
	if (is_worth_remembering(&t))
		remember(sc->labels, &t);
	push_classified(sc, &t);
}

/* A text that is not remembered; trimmed, not empty. */
static void
push_new_text(Scanner *sc, GovStr str, uint32_t row, bool spaced)
{
	GovFold		f;

	if (str.len > GOV_MAX_LABEL_BYTES)
	{
		gov_push_unknown(sc, str, row, spaced);
		return;
	}
	/* no label begins like this, or is as long: most lines of prose end here */
	if (str.len > 6 && (!may_be_known(sc, str) || (str.len > LONGEST_BARE && !has_bracket(str))))
	{
		if (sc->unknown_run == 0 && sc->out->n > 0 &&
			sc->out->items[sc->out->n - 1].kind != GOV_TOKEN_TEXT && gov_text_is_furniture(str.s, str.len))
		{
			sc->gap = 0;
			return;
		}
		gov_push_unknown(sc, str, row, spaced);
		return;
	}
	gov_fold(str.s, str.len, &f);

	/*
	 * what folds to nothing at all is a stray mark; behind a number on the
	 * line above, it makes that a numbering
	 */
	if (f.n == 0 && !f.numbering && !f.bracketed && !f.overlong)
	{
		if (row == 0 && is_mark(str))
			unmake_value(sc);
		return;
	}
	if (row == 0 && is_mark(str))
		unmake_value(sc);
	push_text_token(sc, str.s, str.len, row, spaced, &f);
}

void
gov_push_text(Scanner *sc, const char *s, size_t len, uint32_t row, bool spaced)
{
	GovStr		str = gov_trim(s, len);

	if (str.len > 0 && !push_remembered(sc, str, row, spaced))
		push_new_text(sc, str, row, spaced);
}

/* The closing quote or bracket that a line break parted from its label? */
static bool
is_label_end(GovStr str)
{
	const char *end = str.s + str.len;

	while (str.s < end)
	{
		uint32_t	c = gov_next_char(&str.s, end);

		if (c != 0x201D && c != 0x2019 && c != '"' && c != ')' && c != 0xFF09 && c != 0x300D &&
			c != 0x300F && c != 0x300B && c != 0xFF02)
			return false;
	}
	return true;
}

/*
 * A unit on a line of its own, right below its number: 477.35, then 万元.  It
 * becomes part of the number.
 */
static bool
join_unit(Scanner *sc, GovStr cell)
{
	GovTokens  *o = sc->out;
	GovToken   *t = o->n > 0 ? &o->items[o->n - 1] : NULL;
	uint8_t		unit;

	if (!t || t->kind != GOV_TOKEN_VALUE || t->value_kind != GOV_VALUE_NUMBER || t->row)
		return false;
	unit = gov_unit_read(cell.s, cell.len);
	if (unit == GOV_PRINTED_NOTHING || unit == GOV_PRINTED_UNCLEAR)
		return false;
	if (t->unit && t->unit != unit)
	{
		t->value_kind = GOV_VALUE_UNCLEAR;
		t->value = 0;
		t->scale = 0;
	}
	t->unit = unit;
	sc->gap = 0;
	return true;
}

/* A cell whose borders are known. */
void
gov_push_cell(Scanner *sc, GovStr cell, uint32_t row)
{
	GovValue	v;
	GovValueKind kind;
	bool		is_new = false; /* surely not remembered */

	if (cell.len == 0)
	{
		gov_push_empty(sc, cell.s, 1, row);
		return;
	}
	if (cell.len >= 6)
	{
		if (push_remembered(sc, cell, row, false))
			return;
		is_new = true;
	}
	/* markdown marks emphasis with stars */
	while (cell.len > 2 && cell.s[0] == '*' && cell.s[cell.len - 1] == '*')
	{
		cell = gov_trim(cell.s + 1, cell.len - 2);
		is_new = false;
	}
	kind = gov_value_read(cell.s, cell.len, &v);
	if (kind == GOV_VALUE_JUNK)
	{
		GovFold		f;

		if (row == 0 && gov_text_is_page_number(cell.s, cell.len))
		{
			sc->gap = 0;
			return;
		}
		gov_fold(cell.s, cell.len, &f);
		if (f.n == 0 && (f.numbering || is_label_end(cell) || (row == 0 && is_mark(cell))))
			kind = GOV_VALUE_NONE;
	}
	if (kind == GOV_VALUE_NONE && row == 0 && cell.len <= GOV_MAX_UNIT_BYTES && join_unit(sc, cell))
		return;
	if (kind != GOV_VALUE_NONE)
		gov_push_value(sc, cell, kind, &v, row, false);
	else if (is_new)
		push_new_text(sc, cell, row, false);
	else
		gov_push_text(sc, cell.s, cell.len, row, false);
}
