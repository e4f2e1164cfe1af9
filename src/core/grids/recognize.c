/*
 * recognize.c
 *		What are the words and values of a cell?
 */
#include "core/grids/cells.h"
#include "core/grids/words.h"

#include "core/text/furniture.h"

#define MAX_FUSED_HEADS 16
#define MIN_FUSED_LETTERS	6

/* A head whose brackets tell more than what stands outside: 行政诉讼(复议后起诉). */
static const GovLabel *
find_bracketed_head(const Scanner *sc, const GovCell *c, const GovFold *f)
{
	uint16_t	full[GOV_FOLD_MAX];
	int			n = gov_fold_all(c->s, c->len, full, GOV_FOLD_MAX);
	int			from = 0;
	const GovLabel *l;

	/* behind the numbering */
	while (from < n && full[from] != f->text[0])
		from++;
	l = gov_grid_label_find_text(sc->labels, full + from, n - from);
	return l && LBL_IS_HEAD(l->id) ? l : NULL;
}

/* Fill in what the label table knows of the text; true when it knows it. */
static bool
recognize(const Scanner *sc, GovCell *c, const GovFold *f)
{
	const GovLabel *l;

	c->numbering = f->numbering;
	c->number = f->number;
	c->open = f->open;
	if (f->n == 0)
	{
		/* only a numbering: the narrow heading cell, broken */
		c->label = f->numbering && !f->bracketed ? LBL_GROUP :
			gov_text_is_furniture(c->s, c->len) ? LBL_FURNITURE : LBL_DECOR;
		c->exact = true;
		return true;
	}
	if (f->overlong)
		return false;
	l = gov_grid_label_find(sc->labels, f->text, f->n, f->hash);
	if (!l)
		return false;
	if (f->bracketed && LBL_IS_HEAD(l->id))
	{
		const GovLabel *whole = find_bracketed_head(sc, c, f);

		l = whole ? whole : l;
	}
	c->label = l->id;
	c->column = l->column;
	c->exact = true;
	if (LBL_IS_ROW(l->id))
	{
		const GovRow *r = &sc->labels->rows[l->id];

		/* (六)其他 is the first half of (六)其他处理, not 3.其他 */
		if (r->weak && f->numbering != GOV_NUM_NONE &&
			(f->numbering != r->numbering || f->number != r->number))
			c->label = LBL_GROUP;
	}
	else if (l->id == LBL_GROUP && f->numbering == GOV_NUM_BRACKET && f->n > 1 &&
			 !gov_grid_begins_group(sc->labels, l, f->number))
	{
		/*
		 * (六)他处理 is a damaged label, not the second half of a broken
		 * one
		 */
		c->label = LBL_UNKNOWN;
		c->exact = false;
		return true;
	}
	else if (l->id == LBL_ARTICLE)
		c->number = f->inner;
	else if (l->id == LBL_SECTION)
		c->number = l->column;
	return true;
}

/* A piece of a group's label, and behind it the row's own: "不予公开属于国家秘密". */
static bool
fused_label(const GovLabels *labels, const GovFold *f, GovCell *t)
{
	uint32_t	hash = 0;

	for (int cut = 1; cut <= 7 && cut < f->n - 1; cut++)
	{
		const GovLabel *l;

		hash = gov_hash_step(hash, f->text[cut - 1]);
		l = gov_grid_label_find(labels, f->text, cut, hash);
		if (!l || (l->id != LBL_GROUP && !(LBL_IS_ROW(l->id) && labels->rows[l->id].as_group >= 0)))
			continue;
		l = gov_grid_label_find_text(labels, f->text + cut, f->n - cut);
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

/* 其他 and 总计 are heads among heads only. */
static bool
is_fused_head(const GovLabel *l, int heads_before)
{
	return (LBL_IS_HEAD(l->id) && l->n > 2) ||
		(heads_before > 0 && (l->id == LBL_REMAINING || l->id == LBL_CONCLUDED));
}

/*
 * Several column heads run together?  Then the labels, in order; else 0.
 */
static int
split_heads(const GovLabels *labels, const GovFold *f, const GovLabel **out, int max)
{
	enum
	{
		SHORTEST = 2, LONGEST = 20
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
			l = gov_grid_label_find(labels, f->text + from, len, hashes[len]);
			if (l && !is_fused_head(l, n))
				l = NULL;
		}
		if (!l || n == max)
			return 0;
		out[n++] = l;
		from += l->n;
	}
	return n;
}

/* A cell of words, not yet recognized. */
static void
place_words(Scanner *sc, GovCell *c, GovStr str)
{
	memset(c, 0, sizeof(*c));
	gov_place_cell(sc, c, str.s, str.len);
	c->kind = GOV_CELL_TEXT;
	c->label = LBL_UNKNOWN;
	c->column = 255;
}

void
gov_grid_push_unknown(Scanner *sc, GovStr str)
{
	GovCell		c;

	place_words(sc, &c, str);
	if (str.len > GOV_MAX_LABEL_BYTES)
		c.label = LBL_PROSE;
	gov_grid_push_stranger(sc, &c);
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

/* The last cell is no value but the number of the label that follows. */
static void
unmake_value(Scanner *sc)
{
	GovGrid    *g = sc->out;
	GovCell    *c;

	if (g->ncells == 0)
		return;
	c = &g->cells[g->ncells - 1];
	if (gov_cell_is_value(c) && c->row == 0 && c->value > 0 && c->value < 20 && c->scale == 0)
	{
		c->kind = GOV_CELL_TEXT;
		c->label = LBL_GROUP;
		c->numbering = GOV_NUM_NONE;
		c->exact = false;
	}
}

static inline uint32_t
memo_slot(const char *s, size_t len)
{
	return gov_bytes_hash(s, len) % GOV_MEMO_TABLE;
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
		(gov_grid_values_at_end(str.s, end, &left) == 0 && !gov_text_is_page_number(str.s, str.len));
}

/*
 * Short words that are no label come again as well, if they are not taken for
 * something else where they stand.
 */
static bool
is_worth_remembering(const GovCell *t)
{
	GovValue	v;

	if (t->len > GOV_MEMO_MAX || *t->s == '*')
		return false;
	if (t->label == LBL_UNKNOWN)
		return t->len <= 36 && gov_value_read(t->s, t->len, &v) == GOV_VALUE_NONE &&
			!gov_unit_read(t->s, t->len) && !gov_text_is_furniture(t->s, t->len);
	return t->label < LBL_UNKNOWN && t->label != LBL_FURNITURE;
}

static void
remember(GovLabels *labels, const GovCell *t)
{
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
	m->single = false;
	m->met_again = false;
	memcpy(m->raw, t->s, t->len);
}

static void
push_classified(Scanner *sc, const GovCell *c)
{
	if (c->label == LBL_FURNITURE)
	{
		/* what stands ahead of it stands ahead of the next cell */
		sc->torn = true;
		sc->cell_line -= c->gap;
		if (!sc->row)
			sc->seps += c->seps;
	}
	else if (c->label >= LBL_UNKNOWN)
		gov_grid_push_stranger(sc, c);
	else if (gov_count_label(sc, c->label, c->exact))
		*gov_push(sc) = *c;
}

/* A text met before; false when it was not. */
static inline bool
push_remembered(Scanner *sc, GovStr str)
{
	GovMemo    *memo = sc->labels->memo;
	GovMemo    *m;

	if (str.len > GOV_MEMO_MAX || (sc->row == 0 && is_mark(str)))
		return false;
	m = &memo[memo[sc->memo].next];
	if (m->len != str.len || memcmp(m->raw, str.s, str.len) != 0)
	{
		m = find_memo(sc->labels, str);
		if (!m)
			return false;
		memo[sc->memo].next = (uint16_t) (m - memo);
		/* most words are never met again */
		if (!m->met_again)
		{
			m->single = is_single_cell(str);
			m->met_again = true;
		}
	}
	gov_push_known(sc, m, str.s);
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

/* Several column heads run together become a cell each. */
static bool
push_split_heads(Scanner *sc, GovCell *c, const GovFold *f)
{
	const GovLabel *heads[MAX_FUSED_HEADS];
	int			n = f->n >= MIN_FUSED_LETTERS ? split_heads(sc->labels, f, heads, MAX_FUSED_HEADS) : 0;

	for (int i = 0; i < n; i++)
	{
		c->label = heads[i]->id;
		c->column = heads[i]->column;
		c->exact = true;
		gov_count_label(sc, c->label, true);
		*gov_push(sc) = *c;
		c->gap = 0;
		c->seps = sc->row ? c->seps : 0;
	}
	return n > 0;
}

/* What is known of words that are no label of the form as they stand. */
static void
classify_stranger(const Scanner *sc, GovCell *c, const GovFold *f)
{
	const GovGrid *g = sc->out;

	if (f->n <= 30 && f->numbering != GOV_NUM_ARABIC && f->numbering != GOV_NUM_BRACKET &&
		gov_grid_is_head_text(sc->labels, f->text, f->n))
		c->label = gov_contains(c->s, c->len, "复议") || gov_contains(c->s, c->len, "诉") ?
			LBL_HEAD_REMEDIES : LBL_HEAD_OTHER;
	/* furniture only where values stand */
	else if (gov_text_is_furniture(c->s, c->len) && g->ncells > 0 &&
			 gov_cell_is_value(&g->cells[g->ncells - 1]))
		c->label = LBL_FURNITURE;
	else if (f->numbering == GOV_NUM_CHINESE && f->n >= 6)
		c->label = section_by_words(c->s, c->len, f->number);
}

static void
push_folded(Scanner *sc, GovStr str, const GovFold *f)
{
	GovCell		c;
	bool		memorable = true;

	if (f->split > 0 && !f->overlong && !gov_grid_label_find(sc->labels, f->text, f->n, f->hash))
	{
		GovStr		first = {str.s, f->split};
		GovStr		rest = {str.s + f->split, str.len - f->split};

		gov_grid_push_words(sc, first);
		gov_grid_push_words(sc, rest);
		return;
	}
	place_words(sc, &c, str);
	if (f->overlong)
		c.label = LBL_PROSE;
	else if (!recognize(sc, &c, f))
	{
		if (f->n >= 4 && fused_label(sc->labels, f, &c))
			memorable = false;
		else if (push_split_heads(sc, &c, f))
			return;
		else
			classify_stranger(sc, &c, f);
	}
	if (memorable && c.label != LBL_FURNITURE && is_worth_remembering(&c))
		remember(sc->labels, &c);
	push_classified(sc, &c);
}

/*
 * Where the figures begin that stand right behind a label, as its cells are run
 * together; the text's end: there are none.
 */
static const char *
figures_at_end(GovStr str)
{
	const char *end = str.s + str.len;
	const char *p = end;
	GovValue	v;
	GovValueKind kind;

	while (p > str.s && strchr("0123456789.,+-/", p[-1]))
		p--;
	if (p == str.s || p == end)
		return end;
	kind = gov_value_read(p, (size_t) (end - p), &v);
	return kind == GOV_VALUE_NUMBER || kind == GOV_VALUE_NA ? p : end;
}

/* A dash behind a label is a cell. */
static bool
ends_like_label(GovStr label)
{
	uint32_t	c = gov_char_before(label.s, label.s + label.len);

	return (c >= 0x4E00 && c <= 0x9FFF) || c == ')' || c == L'）' || c == L'”' || c == L'"' || c == L'」';
}

/*
 * A label with figures right behind it: cells that are run together.  Digits
 * that can't be told apart are told so later.
 */
static bool
push_run_on(Scanner *sc, GovStr str)
{
	const char *figures = figures_at_end(str);
	GovStr		label = {str.s, (uint32_t) (figures - str.s)};
	GovStr		value = {figures, str.len - label.len};
	GovValue	v;
	GovValueKind kind;
	GovFold		f;
	const GovLabel *l;

	if (sc->row || value.len == 0 || !ends_like_label(label))
		return false;
	gov_fold(label.s, label.len, &f);
	l = f.overlong ? NULL : gov_grid_label_find(sc->labels, f.text, f.n, f.hash);
	if (!l || !LBL_IS_ROW(l->id))
		return false;
	kind = gov_value_read(value.s, value.len, &v);
	gov_grid_row_begin(sc, GOV_BORDER_SPACES);
	gov_grid_push_words(sc, label);
	gov_push_value(sc, value, kind, &v);
	sc->out->cells[sc->out->ncells - 1].packed = kind == GOV_VALUE_NUMBER;
	gov_grid_row_end(sc);
	return true;
}

/* A text that is not remembered; trimmed, not empty. */
static void
push_new_words(Scanner *sc, GovStr str)
{
	const GovGrid *g = sc->out;
	GovFold		f;

	if (str.len > GOV_MAX_LABEL_BYTES)
	{
		gov_grid_push_unknown(sc, str);
		return;
	}
	/* no label begins like this, or is as long: most lines of prose end here */
	if (str.len > 6 && (!may_be_known(sc, str) || (str.len > LONGEST_BARE && !has_bracket(str))))
	{
		if (sc->unknown_run == 0 && g->ncells > 0 && gov_cell_is_value(&g->cells[g->ncells - 1]) &&
			gov_text_is_furniture(str.s, str.len))
			sc->torn = true;
		else
			gov_grid_push_unknown(sc, str);
		return;
	}
	if ((unsigned char) str.s[str.len - 1] < 0x80 && push_run_on(sc, str))
		return;
	gov_fold(str.s, str.len, &f);

	/* a mark behind a number on the line above makes that a numbering */
	if (sc->row == 0 && is_mark(str))
		unmake_value(sc);
	/* what folds to nothing at all is a stray mark */
	if (f.n > 0 || f.numbering || f.bracketed || f.overlong)
		push_folded(sc, str, &f);
}

void
gov_grid_push_words(Scanner *sc, GovStr words)
{
	GovStr		str = gov_trim(words.s, words.len);

	if (str.len > 0 && !push_remembered(sc, str))
		push_new_words(sc, str);
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

/* Is it the number of a label, or its closing bracket, rather than an illegible value? */
static bool
is_label_part(const Scanner *sc, GovStr cell)
{
	GovFold		f;

	gov_fold(cell.s, cell.len, &f);
	return f.n == 0 && (f.numbering || is_label_end(cell) || (sc->row == 0 && is_mark(cell)));
}

/*
 * A unit on a line of its own, right below its number: 477.35, then 万元.  It
 * becomes part of the number.
 */
static bool
join_unit(Scanner *sc, GovStr cell)
{
	GovGrid    *g = sc->out;
	GovCell    *c = g->ncells > 0 ? &g->cells[g->ncells - 1] : NULL;
	uint8_t		unit;

	if (!c || !gov_cell_is_value(c) || c->value_kind != GOV_VALUE_NUMBER || c->row)
		return false;
	unit = gov_unit_read(cell.s, cell.len);
	if (unit == GOV_PRINTED_NOTHING || unit == GOV_PRINTED_UNCLEAR)
		return false;
	if (c->unit && c->unit != unit)
	{
		c->value_kind = GOV_VALUE_UNCLEAR;
		c->value = 0;
		c->scale = 0;
	}
	c->unit = unit;
	sc->torn = true;
	return true;
}

void
gov_grid_push_cell(Scanner *sc, GovStr cell)
{
	GovValue	v;
	GovValueKind kind;
	bool		is_new = false; /* surely not remembered */

	if (((unsigned char) (*cell.s - '0') <= 9 || *cell.s == '-') && gov_value_read_plain(cell.s, cell.len, &v))
	{
		gov_push_value(sc, cell, GOV_VALUE_NUMBER, &v);
		return;
	}
	if (cell.len >= 6)
	{
		if (push_remembered(sc, cell))
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
		if (sc->row == 0 && gov_text_is_page_number(cell.s, cell.len))
		{
			sc->torn = true;
			return;
		}
		if (is_label_part(sc, cell))
			kind = GOV_VALUE_NONE;
	}
	if (kind == GOV_VALUE_NONE && sc->row == 0 && cell.len <= GOV_MAX_UNIT_BYTES && join_unit(sc, cell))
		return;
	if (kind != GOV_VALUE_NONE)
		gov_push_value(sc, cell, kind, &v);
	else if (is_new)
		push_new_words(sc, cell);
	else
		gov_grid_push_words(sc, cell);
}
