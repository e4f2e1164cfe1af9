/*
 * scan.c
 *		From text to one stream of tokens: the only stage that knows layouts.
 *
 * A line is one of: a row of an HTML table (marked by html.c), a row or a
 * single cell set off by pipes, a row set off by tabs or spaces, or a single
 * cell.  Cells of one line belong together and share a row number; single
 * cells just follow each other.
 */
#include "scan.h"

#include "fold.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* A report has about a thousand tokens; more than this is no report. */
#define MAX_TOKENS		(1u << 20)
/* Runs of words that are no labels, and of values, carry no more news. */
#define MAX_UNKNOWN_RUN	256
#define KEPT_UNKNOWN	64
#define MAX_VALUE_RUN	512
/* Longer lines are prose, whatever they begin with. */
#define MAX_LABEL_BYTES	420

typedef struct Scanner
{
	GovArena   *a;
	const GovText *t;
	GovTokens  *out;
	GovLabels  *labels;
	GovDiags   *diags;
	uint32_t	line;
	uint32_t	gap;			/* empty lines ahead of the current one */
	uint32_t	unknown_run;
	uint32_t	value_run;
	uint32_t	last_pipe_line; /* and the last line of nothing but pipes */
	uint32_t	last_pipes;
	uint32_t	last_row_tokens;	/* tokens behind the last row */
	uint32_t	last_row_line;	/* where the last row with pipes stands */
	uint32_t	unclosed_cells; /* of this table's last row that doesn't end
								 * in a pipe; or 0 */
	GovStr		grid_line;		/* of a drawn table, the row's last line */
	uint32_t	grid_lines;		/* since its last rule */
	uint32_t	memo;			/* the memo used last */
	bool		in_grid;
	bool		has_pipes;
	bool		pipes_behind;	/* rows end in a pipe and don't begin with one */
	bool		pipe_pending;	/* only a pipe on the last line that had any,
								 * and no empty line ahead of it */
	bool		pipe_open;		/* a single cell still waits for its pipe */
} Scanner;

static inline GovToken *
push(Scanner *sc)
{
	GovTokens  *o = sc->out;

	if (o->n == o->cap)
	{
		uint32_t	cap = o->cap ? o->cap * 2 : 512;
		GovToken   *items;

		if (o->n >= MAX_TOKENS)
		{
			o->truncated = true;
			return &o->items[o->n - 1];
		}
		items = gov_alloc(sc->a, cap * sizeof(GovToken));
		if (o->n)
			memcpy(items, o->items, o->n * sizeof(GovToken));
		o->items = items;
		o->cap = cap;
	}
	return &o->items[o->n++];
}

static inline void
push_value(Scanner *sc, GovStr raw, GovValueKind kind, const GovValue *v, uint32_t row, bool spaced)
{
	GovToken   *tok;

	sc->unknown_run = 0;
	if (++sc->value_run > MAX_VALUE_RUN && row == 0)
		return;
	tok = push(sc);
	tok->s = raw.s;
	tok->len = raw.len;
	tok->line = sc->line;
	tok->row = row;
	tok->count = sc->gap;
	tok->value = v->value;
	tok->kind = GOV_TOKEN_VALUE;
	tok->value_kind = (uint8_t) kind;
	tok->scale = v->scale;
	tok->money = v->money;
	tok->label = LBL_UNKNOWN;
	tok->spaced = spaced;
	tok->open = tok->exact = false;
	tok->apart = !sc->pipe_open;
	sc->gap = 0;
}

static void
push_empty(Scanner *sc, const char *s, uint32_t count, uint32_t row)
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
	tok = push(sc);
	memset(tok, 0, sizeof(*tok));
	tok->s = s;
	tok->line = sc->line;
	tok->row = row;
	tok->count = count;
	tok->kind = GOV_TOKEN_EMPTY;
	tok->label = LBL_UNKNOWN;
	sc->gap = 0;
}

/* Is it "- 4 -" or "第 4 页 共 6 页"? */
static bool
is_page_number(const char *s, size_t len)
{
	const char *end = s + len;
	int			digits = 0;
	int			before = 0;
	int			after = 0;

	if (len > 32)
		return false;
	while (s < end)
	{
		uint32_t	c = gov_next_char(&s, end);

		if (c == ' ' || c == 0x3000)
			continue;
		if (c >= 0xFF10 && c <= 0xFF19)
			c = c - 0xFF10 + '0';
		if (c >= '0' && c <= '9')
		{
			if (after)
				return false;
			digits++;
		}
		else if (c == '-' || c == '~' || c == 0xB7 || c == 0xFF0D || (c >= 0x2010 && c <= 0x2015) ||
				 c == 0x2500 || c == 0x2212 || c == 0x2022)
		{
			if (digits)
				after++;
			else
				before++;
		}
		else if (c == 0x7B2C && !digits && !before) /* 第 */
			before++;
		else if (c == 0x9875 && digits) /* 页 */
			return before > 0;
		else
			return false;
	}
	return digits > 0 && digits <= 4 && before > 0 && after > 0;
}

/* What web pages put around and into a text. */
bool
gov_is_furniture(const char *s, size_t len)
{
	static const char *const words[] = {
		"当前页面", "扫一扫", "字体:", "字体：", "字号:", "字号：", "打印本页", "关闭窗口", "关闭本页",
		"返回顶部", "浏览次数", "分享到", "上一篇", "下一篇", "【打印】", "【关闭】", "收藏 打印", "打印 关闭",
		"[打印]", "[关闭]", "阅读次数", "点击数", "访问次数",
		"当前位置", "您的位置", "版权所有", "主办单位", "网站标识码", "ICP备", "公网安备", "网站地图"
	};

	if (len > 120)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (gov_contains(s, len, words[i]))
			return true;
	return is_page_number(s, len);
}

static void push_text(Scanner *sc, const char *s, size_t len, uint32_t row, bool spaced);

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
			gov_is_furniture(tok->s, tok->len) ? LBL_FURNITURE : LBL_DECOR;
		tok->exact = true;
		return true;
	}
	if (f->overlong)
		return false;
	l = gov_label_find(sc->labels, f);
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
			 !gov_begins_group(l, f->number))
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
	for (int cut = 1; cut <= 7 && cut < f->n - 1; cut++)
	{
		const GovLabel *l = gov_label_find_text(labels, f->text, cut);

		if (!l || (l->id != LBL_GROUP && l->id != LBL_APPLICATIONS + GOV_ROW_OTHER))
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
	int			n = 0;

	for (int from = 0; from < f->n;)
	{
		const GovLabel *l = NULL;

		for (int len = f->n - from < 12 ? f->n - from : 12; len >= 4 && !l; len--)
		{
			l = gov_label_find_text(labels, f->text + from, len);
			if (l && !(l->id >= LBL_HEAD_DOCS_2019 && l->id <= LBL_HEAD_REMEDIES))
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
static void
push_stranger(Scanner *sc, const GovToken *t)
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
	*push(sc) = *t;
}

static void
push_unknown(Scanner *sc, GovStr str, uint32_t row, bool spaced)
{
	GovToken	t;

	memset(&t, 0, sizeof(t));
	t.s = str.s;
	t.len = str.len;
	t.line = sc->line;
	t.row = row;
	t.count = sc->gap;
	t.kind = GOV_TOKEN_TEXT;
	t.label = str.len > MAX_LABEL_BYTES ? LBL_PROSE : LBL_UNKNOWN;
	t.column = 255;
	t.spaced = spaced;
	push_stranger(sc, &t);
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
static bool
is_mark(GovStr str)
{
	return *str.s == '.' || (str.len >= 3 && (memcmp(str.s, "、", 3) == 0 || memcmp(str.s, "．", 3) == 0));
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
	uint64_t	w;

	for (; len >= 8; len -= 8, s += 8)
	{
		memcpy(&w, s, 8);
		h = (h ^ w) * UINT64_C(0xFF51AFD7ED558CCD);
		h ^= h >> 32;
	}
	w = 0;
	if (len > 0)
		memcpy(&w, s, len);
	h = (h ^ w) * UINT64_C(0xFF51AFD7ED558CCD);
	return (uint32_t) (h >> 54) % GOV_MEMO_TABLE;
}

static void
remember(GovLabels *labels, const GovToken *t)
{
	GovMemo    *m;

	if (t->len > GOV_MEMO_MAX)
		return;
	m = &labels->memo[memo_slot(t->s, t->len)];
	m->len = (uint8_t) t->len;
	m->label = t->label;
	m->column = t->column;
	m->numbering = t->numbering;
	m->number = t->number;
	m->open = t->open;
	m->exact = t->exact;
	memcpy(m->raw, t->s, t->len);
}

static void
push_classified(Scanner *sc, const GovToken *t)
{
	GovTokens  *o = sc->out;

	if (t->label == LBL_FURNITURE)
	{
		sc->gap = 0;
		return;
	}
	sc->value_run = 0;
	if (t->label >= LBL_UNKNOWN)
	{
		push_stranger(sc, t);
		return;
	}
	sc->unknown_run = 0;
	if (LBL_IS_ROW(t->label))
		o->rows_seen++;
	else if (t->label >= LBL_HEAD_DOCS_2019 && t->label <= LBL_ARTICLE)
		o->heads_seen++;
	/* one label repeated says nothing new */
	if (o->n > 0 && o->items[o->n - 1].kind == GOV_TOKEN_TEXT &&
		o->items[o->n - 1].label == t->label && t->exact && o->items[o->n - 1].exact &&
		LBL_IS_ROW(t->label) && t->row == 0 && o->items[o->n - 1].row == 0)
	{
		sc->gap = 0;
		return;
	}
	*push(sc) = *t;
	sc->gap = 0;
}

/* A text met before; false when it was not. */
static bool
push_remembered(Scanner *sc, GovStr str, uint32_t row, bool spaced)
{
	const GovMemo *m;
	GovToken	t;

	if (str.len > GOV_MEMO_MAX)
		return false;
	m = &sc->labels->memo[sc->labels->memo[sc->memo].next];
	if (m->len != str.len || memcmp(m->raw, str.s, str.len) != 0)
	{
		m = &sc->labels->memo[memo_slot(str.s, str.len)];
		if (m->len != str.len || memcmp(m->raw, str.s, str.len) != 0)
			return false;
		sc->labels->memo[sc->memo].next = (uint16_t) (m - sc->labels->memo);
	}
	sc->memo = (uint32_t) (m - sc->labels->memo);
	t.s = str.s;
	t.len = str.len;
	t.line = sc->line;
	t.row = row;
	t.count = sc->gap;
	t.value = 0;
	t.kind = GOV_TOKEN_TEXT;
	t.value_kind = GOV_VALUE_NONE;
	t.scale = t.money = 0;
	t.label = m->label;
	t.column = m->column;
	t.numbering = m->numbering;
	t.number = m->number;
	t.spaced = spaced;
	t.open = m->open;
	t.exact = m->exact;
	t.apart = false;
	push_classified(sc, &t);
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
			push_text(sc, s, f->split, row, spaced);
			push_text(sc, s + f->split, len - f->split, row, spaced);
			return;
		}
		if (f->n >= 4 && fused_label(sc->labels, f, &t))
		{
			*push(sc) = t;
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
				*push(sc) = t;
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
			gov_is_head_text(f->text, f->n))
			t.label = gov_contains(s, len, "复议") || gov_contains(s, len, "诉") ?
				LBL_HEAD_REMEDIES : LBL_HEAD_OTHER;
		else if (o->n > 0 && o->items[o->n - 1].kind != GOV_TOKEN_TEXT && gov_is_furniture(s, len))
			t.label = LBL_FURNITURE;
		else if (f->numbering == GOV_NUM_CHINESE && f->n >= 6)
		{
			/* headings of the six parts vary too much to list them */
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
			if (part && part == f->number)
				t.label = LBL_SECTION;
		}
	}
	if (t.label < LBL_UNKNOWN && t.label != LBL_FURNITURE)
		remember(sc->labels, &t);
	push_classified(sc, &t);
}

static void
push_text(Scanner *sc, const char *s, size_t len, uint32_t row, bool spaced)
{
	GovStr		str = gov_trim(s, len);
	GovFold		f;

	if (str.len == 0)
		return;
	if (str.len > MAX_LABEL_BYTES)
	{
		push_unknown(sc, str, row, spaced);
		return;
	}
	if (!(row == 0 && is_mark(str)) && push_remembered(sc, str, row, spaced))
		return;
	/* no label begins like this, or is as long: most lines of prose end here */
	if (str.len > 6 && (!may_be_known(sc, str) || (str.len > LONGEST_BARE && !has_bracket(str))))
	{
		if (sc->unknown_run == 0 && sc->out->n > 0 &&
			sc->out->items[sc->out->n - 1].kind != GOV_TOKEN_TEXT && gov_is_furniture(str.s, str.len))
		{
			sc->gap = 0;
			return;
		}
		push_unknown(sc, str, row, spaced);
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

/* A cell whose borders are known. */
static void
push_cell(Scanner *sc, GovStr cell, uint32_t row)
{
	GovValue	v;
	GovValueKind kind;

	if (cell.len == 0)
	{
		push_empty(sc, cell.s, 1, row);
		return;
	}
	if (cell.len >= 6 && !(row == 0 && is_mark(cell)) && push_remembered(sc, cell, row, false))
		return;
	/* markdown marks emphasis with stars */
	while (cell.len > 2 && cell.s[0] == '*' && cell.s[cell.len - 1] == '*')
		cell = gov_trim(cell.s + 1, cell.len - 2);
	kind = gov_value_read(cell.s, cell.len, &v);
	if (kind == GOV_VALUE_JUNK)
	{
		GovFold		f;

		if (row == 0 && is_page_number(cell.s, cell.len))
		{
			sc->gap = 0;
			return;
		}
		gov_fold(cell.s, cell.len, &f);
		if (f.n == 0 && (f.numbering || is_label_end(cell) || (row == 0 && is_mark(cell))))
			kind = GOV_VALUE_NONE;
	}
	if (kind == GOV_VALUE_NONE || kind == GOV_VALUE_EMPTY)
		push_text(sc, cell.s, cell.len, row, false);
	else
		push_value(sc, cell, kind, &v, row, false);
}

/* |---|:---:|; but | -- | -- | is a row that says "not applicable" */
static bool
is_rule_row(const char *s, const char *end)
{
	int			dashes = 0;		/* of this cell */
	bool		any = false;

	for (; s < end; s++)
	{
		switch (*s)
		{
			case '-':
			case '=':
				dashes++;
				break;
			case ':':
				dashes += 3;
				break;
			case '|':
			case '+':
				if (dashes > 0 && dashes < 3)
					return false;
				any |= dashes > 0;
				dashes = 0;
				break;
			case ' ':
			case '\t':
				break;
			default:
				return false;
		}
	}
	return any || dashes >= 3;
}

/* A line of nothing but pipes: does it repeat the one above? */
static void
note_pipes(Scanner *sc, uint32_t pipes)
{
	if (sc->last_pipe_line + 1 == sc->line && sc->last_pipes == pipes)
		sc->out->repeated_lines = true;
	sc->last_pipe_line = sc->line;
	sc->last_pipes = pipes;
}

/* A line with pipes: a row when it has two cells that print something or is
 * framed like one; else a single cell among many lines. */
static void
scan_pipes(Scanner *sc, const char *s, const char *end)
{
	GovStr		trimmed = gov_trim(s, (size_t) (end - s));
	const char *p = trimmed.s;
	const char *stop = p + trimmed.len;
	uint32_t	pipes = 0;
	uint32_t	printed = 0;
	uint32_t	row = 0;
	bool		framed;
	bool		in_cell = false;

	/* |- begins a row of MediaWiki's tables */
	if (is_rule_row(p, stop) || (trimmed.len == 2 && p[0] == '|' && p[1] == '-'))
		return;
	for (const char *q = p; q < stop; q++)
	{
		if (*q == '|')
		{
			pipes++;
			in_cell = false;
		}
		else if (*q != ' ' && *q != '\t' && !in_cell)
		{
			in_cell = true;
			printed++;
		}
	}
	if (sc->pipe_pending && sc->gap > 0 && *p != '|')
		push_empty(sc, p, 1, 0);
	sc->pipe_pending = printed == 0 && sc->gap == 0;
	if (printed == 0)
		note_pipes(sc, pipes);
	framed = *p == '|' && stop[-1] == '|' && pipes >= 3 &&
		(printed > 0 || (pipes > GOV_NREMEDIES && memchr(p, ' ', (size_t) (stop - p))));
	/* a label and nothing else, right below a row: a row of empty cells */
	if (printed == 1 && pipes >= 2 && stop[-1] == '|' && sc->last_row_line + 3 >= sc->line && sc->last_row_line)
		framed = true;
	if (printed >= 2 || framed)
	{
		if (sc->gap > 0 || sc->out->n != sc->last_row_tokens)
			sc->pipes_behind = false;	/* another table */
		if (sc->out->n != sc->last_row_tokens)
			sc->unclosed_cells = 0;
		sc->last_row_line = sc->line;
		row = ++sc->out->nrows;
		sc->pipe_open = sc->pipe_pending = false;

		/*
		 * A pipe in front is a frame, unless the rows above put their pipes
		 * behind the cells: then the first cell is empty.  A pipe behind is a
		 * frame, unless the rows above have none: then the last cell is
		 * empty.
		 */
		framed = *p == '|' && p == s;
		if (stop[-1] != '|' || (sc->unclosed_cells &&
								(!framed || pipes == sc->unclosed_cells)))
		{
			if (framed)
				p++;
			if (stop[-1] != '|')
				sc->unclosed_cells = pipes + !framed;
			sc->pipes_behind &= *trimmed.s == '|';
		}
		else
		{
			if (*p != '|')
				sc->pipes_behind = true;
			else if (!sc->pipes_behind)
				p++;
			if (stop > p)
				stop--;
		}
		for (;;)
		{
			const char *q = memchr(p, '|', (size_t) (stop - p));

			push_cell(sc, gov_trim(p, (size_t) ((q ? q : stop) - p)), row);
			if (!q)
				break;
			p = q + 1;
		}
		sc->last_row_tokens = sc->out->n;
		return;
	}

	/*
	 * a cell ends at its pipe, which may stand on a later line; a pipe ahead
	 * of the cell only begins it
	 */
	if (*p == '|' && printed > 0)
	{
		const char *q = p;

		while (q < stop && (*q == '|' || *q == ' '))
			q++;
		pipes = 0;
		for (const char *r = p; r < q; r++)
			pipes += *r == '|';
		if (pipes == 1)
		{
			p = q;
			sc->pipe_open = false;
		}
	}
	while (p < stop)
	{
		const char *q = p;

		if (*p == '|')
		{
			while (q < stop && (*q == '|' || *q == ' '))
				q++;
			pipes = 0;
			for (const char *r = p; r < q; r++)
				pipes += *r == '|';
			if (sc->pipe_open)
				pipes--;
			sc->pipe_open = false;
			push_empty(sc, p, pipes, 0);
			p = q;
			continue;
		}
		q = memchr(p, '|', (size_t) (stop - p));
		if (!q)
			q = stop;
		push_cell(sc, gov_trim(p, (size_t) (q - p)), 0);
		/* a cell with its pipe in front needs none behind */
		sc->pipe_open = !(q == stop && *trimmed.s == '|');
		p = q;
	}
}

/*
 * A pipe, an empty line, and what follows: an empty cell whose pipe is lost,
 * but where a table ends only its last pipe.
 */
static void
forget_empty(Scanner *sc, uint32_t tokens)
{
	GovTokens  *o = sc->out;
	const GovToken *t;

	if (o->n <= tokens || tokens == 0 || o->items[tokens - 1].kind != GOV_TOKEN_EMPTY)
		return;
	t = &o->items[tokens];
	if (t->kind == GOV_TOKEN_TEXT &&
		(t->label == LBL_SECTION || t->label == LBL_ARTICLE || t->label == LBL_PROSE))
		o->items[tokens - 1].count--;
}

static void
scan_marked(Scanner *sc, const char *s, const char *end, char separator)
{
	uint32_t	row = ++sc->out->nrows;

	for (;;)
	{
		const char *q = memchr(s, separator, (size_t) (end - s));
		const char *stop = q ? q : end;
		GovStr		cell = gov_trim(s, (size_t) (stop - s));

		/* a place that a span covers is no cell */
		if (!(stop - s == 1 && *s == GOV_SPANNED))
			push_cell(sc, cell, row);
		if (!q)
			break;
		s = q + 1;
	}
}

static bool
is_value(GovValueKind kind)
{
	return kind == GOV_VALUE_NUMBER || kind == GOV_VALUE_NA;
}

/* Words without values may be several pieces too: heads, heading cells. */
static void
scan_words(Scanner *sc, const char *s, const char *end)
{
	while (s < end)
	{
		const char *q;

		while (s < end && *s == ' ')
			s++;
		q = s;
		while (q < end && !(q[0] == ' ' && q + 1 < end && q[1] == ' '))
			q++;
		if (q > s)
			push_text(sc, s, (size_t) (q - s), 0, false);
		s = q;
	}
}

/*
 * A line without borders.  Words that end in values are a row set by spaces,
 * as pdftotext writes them; else it is a single cell.
 */
static void
scan_plain(Scanner *sc, const char *s, const char *end)
{
	const char *left = end;		/* where the values begin */
	int			values = 0;
	GovValue	v;
	GovValueKind kind;
	uint32_t	row;

	if (end - s > 2000 || !memchr(s, ' ', (size_t) (end - s)))
	{
		GovStr		cell = {s, (uint32_t) (end - s)};

		push_cell(sc, cell, 0);
		return;
	}
	/* a rule of dashes, as text tables have */
	if (*s == '-' && end - s >= 4 && memcmp(s, "----", 4) == 0 && is_rule_row(s, end))
	{
		sc->gap = 0;
		return;
	}
	/* from the right, token by token */
	for (;;)
	{
		const char *stop = left;
		const char *start;

		while (stop > s && stop[-1] == ' ')
			stop--;
		start = stop;
		while (start > s && start[-1] != ' ')
			start--;
		if (start >= stop)
			break;
		kind = gov_value_read(start, (size_t) (stop - start), &v);
		if (!is_value(kind))
		{
			/* 1211.66 万元 */
			const char *head = start;

			if (stop - start > 8 || values > 0)
				break;
			while (head > s && head[-1] == ' ')
				head--;
			while (head > s && head[-1] != ' ')
				head--;
			if (head == start ||
				gov_value_read(head, (size_t) (stop - head), &v) != GOV_VALUE_NUMBER)
				break;
			start = head;
		}
		left = start;
		values++;
	}
	if (values == 0)
	{
		if (is_page_number(s, (size_t) (end - s)))
			sc->gap = 0;
		else
			scan_words(sc, s, end);
		return;
	}
	if (is_page_number(s, (size_t) (end - s)))
	{
		sc->gap = 0;
		return;
	}
	if (left == s && values == 1)
	{
		GovStr		cell = {s, (uint32_t) (end - s)};

		push_cell(sc, cell, 0);
		return;
	}
	row = ++sc->out->nrows;
	/* pieces of labels, set apart by two spaces or more */
	while (s < left)
	{
		const char *q = s;
		const char *stop;

		while (s < left && *s == ' ')
			s++;
		q = s;
		while (q < left && !(q[0] == ' ' && q + 1 < left && q[1] == ' '))
			q++;
		stop = q;
		if (stop > s)
			push_text(sc, s, (size_t) (stop - s), row, true);
		s = q;
	}
	while (left < end)
	{
		const char *q;
		GovStr		raw;

		while (left < end && *left == ' ')
			left++;
		if (left >= end)
			break;
		q = left;
		while (q < end && *q != ' ')
			q++;
		kind = gov_value_read(left, (size_t) (q - left), &v);
		if (q < end)
		{
			/* the unit, when it stands apart */
			const char *u = q;
			GovValue	with;

			while (u < end && *u == ' ')
				u++;
			while (u < end && *u != ' ')
				u++;
			if (!(*q >= '0' && *q <= '9') && u == end &&
				gov_value_read(left, (size_t) (u - left), &with) == GOV_VALUE_NUMBER && with.money)
			{
				v = with;
				kind = GOV_VALUE_NUMBER;
				q = u;
			}
		}
		raw.s = left;
		raw.len = (uint32_t) (q - left);
		push_value(sc, raw, kind, &v, row, true);
		left = q;
	}
}

static bool
scan_number(Scanner *sc, const char *s, const char *end)
{
	const char *p = s;
	GovValue	v = {0, 0, GOV_MONEY_NONE};
	GovStr		raw = {s, 0};
	uint32_t	pipes = 0;

	while (p < end && p - s < 18 && (unsigned char) (*p - '0') <= 9)
		v.value = v.value * 10 + (*p++ - '0');
	raw.len = (uint32_t) (p - s);
	for (; p < end; p++)
	{
		if (*p == '|')
			pipes++;
		else if (*p != ' ' && *p != '\r')
			return false;
	}
	sc->pipe_pending = false;
	push_value(sc, raw, GOV_VALUE_NUMBER, &v, 0, false);
	sc->pipe_open = pipes == 0 && sc->has_pipes;
	if (pipes > 1)
		push_empty(sc, end, pipes - 1, 0);
	return true;
}

typedef struct Line
{
	const char *end;			/* its newline, or the text's end */
	const char *pipe;			/* the first one, or NULL */
	bool		tab;
	bool		space;
} Line;

static inline void
find_line(const char *p, const char *end, Line *l)
{
	l->pipe = NULL;
	l->tab = l->space = false;
#ifdef __SSE2__
	while (end - p >= 16)
	{
		__m128i		v = _mm_loadu_si128((const __m128i *) (const void *) p);
		unsigned	newline = (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')));
		unsigned	pipe = (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('|')));
		unsigned	tab = (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('\t')));
		unsigned	space = (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8(' ')));
		unsigned	mine = newline ? (newline & -newline) - 1 : 0xFFFF;

		if ((pipe & mine) && !l->pipe)
			l->pipe = p + __builtin_ctz(pipe);
		l->tab |= (tab & mine) != 0;
		l->space |= (space & mine) != 0;
		if (newline)
		{
			l->end = p + __builtin_ctz(newline);
			return;
		}
		p += 16;
	}
#endif
	for (; p < end && *p != '\n'; p++)
	{
		if (*p == '|' && !l->pipe)
			l->pipe = p;
		l->tab |= *p == '\t';
		l->space |= *p == ' ';
	}
	l->end = p;
}

/*
 * A single cell and its pipes, or pipes alone: what scan_pipes does, without
 * its search for rows.  False when the line is more than that.
 */
static bool
scan_cell(Scanner *sc, const char *s, const Line *l)
{
	const char *p = l->pipe;
	GovStr		cell;
	uint32_t	pipes = 0;
	uint32_t	tokens;
	bool		pushed;

	for (; p < l->end; p++)
	{
		if (*p == '|')
			pipes++;
		else if (*p != ' ')
			return false;
	}
	if (pipes > GOV_NREMEDIES)
		return false;
	cell = gov_trim(s, (size_t) (l->pipe - s));
	if (cell.len == 0)
	{
		if (l->pipe != s)
			return false;
		note_pipes(sc, pipes);
		sc->pipe_pending = sc->gap == 0;
		if (sc->pipe_open)
			pipes--;
		sc->pipe_open = false;
		push_empty(sc, s, pipes, 0);
		return true;
	}
	if (pipes >= 2 && sc->last_row_line && sc->last_row_line + 3 >= sc->line)
		return false;
	pushed = sc->pipe_pending && sc->gap > 0;
	if (pushed)
		push_empty(sc, s, 1, 0);
	sc->pipe_pending = false;
	tokens = sc->out->n;
	push_cell(sc, cell, 0);
	if (pushed)
		forget_empty(sc, tokens);
	sc->pipe_open = false;
	push_empty(sc, l->pipe, pipes - 1, 0);
	return true;
}

/*
 * Tables drawn with +---+: a cell may take several lines, and what belongs
 * together is not said line by line.  Only rows of one line are read.
 */
static bool
scan_grid(Scanner *sc, const char *s, const char *end)
{
	while (s < end && *s == ' ')
		s++;
	if (s < end && *s == '+' && end - s >= 4 && is_rule_row(s, end))
	{
		if (sc->in_grid && sc->grid_lines == 1)
			scan_pipes(sc, sc->grid_line.s, sc->grid_line.s + sc->grid_line.len);
		else if (sc->in_grid && sc->grid_lines > 1)
			gov_diag(sc->diags, GOV_WARNING, "row_of_several_lines", sc->line - 1,
					 "a row of a drawn table takes %u lines: left out", sc->grid_lines);
		sc->in_grid = true;
		sc->grid_lines = 0;
		sc->gap = 0;
		return true;
	}
	if (!sc->in_grid)
		return false;
	if (s < end && (*s == '|' || *s == '+'))
	{
		sc->grid_lines++;
		sc->grid_line.s = s;
		sc->grid_line.len = (uint32_t) (end - s);
		return true;
	}
	sc->in_grid = false;
	return false;
}

/* Tabs only ahead of the words? */
static bool
is_indent(const char *s, const char *end)
{
	while (s < end && (*s == '\t' || *s == ' '))
		s++;
	return !memchr(s, '\t', (size_t) (end - s));
}

void
gov_scan(GovArena *a, const GovText *t, GovTokens *out, GovDiags *diags)
{
	Scanner		sc;
	const char *p = t->s;
	const char *end = t->s + t->len;
	bool		has_pipes = memchr(t->s, '|', t->len) != NULL;
	const char *next_check = p + (1 << 20);

	memset(out, 0, sizeof(*out));
	memset(&sc, 0, sizeof(sc));
	sc.a = a;
	sc.t = t;
	sc.out = out;
	sc.labels = gov_labels(a);
	sc.has_pipes = has_pipes;
	sc.diags = diags;

	while (p < end && !out->truncated)
	{
		Line		l;
		const char *stop;
		GovStr		line;
		uint32_t	tokens;

		/* the most common lines: nothing, a number, a number and its pipe */
		if (*p == '\n')
		{
			sc.line++;
			sc.gap++;
			p++;
			continue;
		}
		if ((unsigned char) (*p - '0') <= 9 && end - p > 24)
		{
			const char *q = p + 1;
			GovValue	v = {*p - '0', 0, GOV_MONEY_NONE};
			GovStr		raw = {p, 0};

			while ((unsigned char) (*q - '0') <= 9 && q - p < 18)
				v.value = v.value * 10 + (*q++ - '0');
			raw.len = (uint32_t) (q - p);
			if (*q == '\n' || (*q == ' ' && q[1] == '|' && q[2] == '\n'))
			{
				sc.line++;
				sc.pipe_pending = false;
				push_value(&sc, raw, GOV_VALUE_NUMBER, &v, 0, false);
				sc.pipe_open = *q == '\n' && has_pipes;
				p = q + (*q == '\n' ? 1 : 3);
				continue;
			}
		}
		find_line(p, end, &l);
		stop = l.end;

		sc.line++;
		if (p > next_check)
		{
			gov_check_interrupt(a);
			next_check = p + (1 << 20);
		}
		if ((unsigned char) (*p - '0') <= 9 && stop - p < 24 && scan_number(&sc, p, stop))
		{
			p = stop + 1;
			continue;
		}
		if (*p == '+' || *p == ' ' || sc.in_grid)
		{
			if (scan_grid(&sc, p, stop))
			{
				p = stop + 1;
				continue;
			}
		}
		if (l.pipe && *p != GOV_ROW && scan_cell(&sc, p, &l))
		{
			p = stop + 1;
			continue;
		}
		line = gov_trim(p, (size_t) (stop - p));
		if (p < stop && *p == GOV_ROW)
			scan_marked(&sc, p + 1, stop, GOV_CELL);
		else if (line.len == 0)
		{
			/* a row of table 4 without any figure */
			if (l.tab && *p == '\t' && stop - p >= GOV_NREMEDIES - 1 && stop - p <= GOV_NREMEDIES + 2)
				push_empty(&sc, p, (uint32_t) (stop - p) + 1, ++out->nrows);
			sc.gap++;
		}
		else if (l.pipe)
			scan_pipes(&sc, p, stop);
		else if (l.tab && !is_indent(p, stop))
			scan_marked(&sc, p, stop, '\t');
		else
		{
			bool		pushed = sc.pipe_pending && sc.gap > 0;

			if (pushed)
				push_empty(&sc, line.s, 1, 0);
			sc.pipe_pending = false;
			tokens = out->n;
			if (line.len > MAX_LABEL_BYTES)
				push_unknown(&sc, line, 0, false);
			else if (!l.space)
				push_cell(&sc, line, 0);
			else
				scan_plain(&sc, line.s, line.s + line.len);
			if (pushed)
				forget_empty(&sc, tokens);
			if (out->n != tokens)	/* furniture is no cell */
				sc.pipe_open = has_pipes;
		}
		p = stop + 1;
	}
	out->lines = sc.line;
	if (out->truncated)
		gov_diag(diags, GOV_WARNING, "too_many_cells", sc.line,
				 "more than %u cells and words: the text was read up to line %u only",
				 MAX_TOKENS, sc.line);
}

uint32_t
gov_display_column(const GovText *t, const char *s, int width)
{
	const char *p = s;
	uint32_t	column = 0;

	while (p > t->s && p[-1] != '\n' && s - p < 4096)
		p--;
	while (p < s)
	{
		uint32_t	c = gov_next_char(&p, s);

		column += c >= 0x1100 ? (uint32_t) width : 1;
	}
	return column;
}
