/*
 * running.c
 *		Front end for running text: no line breaks are left, or they stand
 *		anywhere.
 *
 * The form's labels are searched in the text, and what stands right behind one
 * are its values.  Each label and its values become a printed row.
 */
#include "core/grids/cells.h"

#include "core/text/utf8.h"

#define CHECK_LINES	(1 << 12)	/* the same, in lines */
#define CHECK_EVERY		(1 << 18)	/* bytes between looks for a cancel */
#define MAX_VALUE_BYTES 40
#define MAX_LABEL_SPAN	420		/* bytes that a label may take, blanks
								 * included */

/* A label of the form that was found. */
typedef struct Found
{
	const GovLabel *label;
	const char *s;
	const char *e;
} Found;

/* The longest label that begins at s. */
static bool
label_at(const GovLabels *labels, const char *s, const char *end, Found *f)
{
	uint16_t	text[GOV_FOLD_MAX];
	uint32_t	hash = 0;
	const char *p = s;
	const char *stop = end - s > MAX_LABEL_SPAN ? s + MAX_LABEL_SPAN : end;
	int			n = 0;

	f->label = NULL;
	while (p < stop && n < GOV_FOLD_MAX)
	{
		uint32_t	c = gov_fold_char(gov_next_char(&p, stop));
		const GovLabel *l;

		if (c == 0)
			continue;
		/* digits are values */
		if (c < 0x80)
			break;
		text[n++] = (uint16_t) c;
		hash = gov_hash_step(hash, c);
		if (n < 2 || (n == 2 && !gov_label_may_begin_with(labels, text[0], text[1])))
		{
			if (n == 2)
				break;
			continue;
		}
		l = gov_grid_label_find(labels, text, n, hash);
		if (l)
		{
			f->label = l;
			f->s = s;
			f->e = p;
		}
	}
	return f->label != NULL;
}

/* The numbering ahead of a label: its beginning, or the label's. */
static const char *
numbering_before(const char *from, const char *s)
{
	const char *p = s;
	uint32_t	c = gov_char_before(from, p);

	while (p > from && c == ' ')
		c = gov_char_before(from, --p);
	if (c != '.' && c != L'、' && c != L'．' && c != ')' && c != L'）')
		return s;
	p -= c < 0x80 ? 1 : 3;
	while (p > from && s - p < 16)
	{
		c = gov_char_before(from, p);
		if (c != ' ' && !(c >= '0' && c <= '9') && !gov_chinese_digit(c) && c != '(' && c != L'（')
			break;
		p -= c < 0x80 ? 1 : 3;
		if (c == '(' || c == L'（')
			break;
	}
	return p;
}

/* Brackets that explain, behind a label. */
static const char *
skip_bracket(const char *p, const char *end)
{
	const char *q = gov_skip_space(p, end);
	const char *close;

	if (!GOV_STARTS(q, end, "(") && !GOV_STARTS(q, end, "（"))
		return p;
	for (close = q; close < end && close - q < MAX_LABEL_SPAN;)
	{
		uint32_t	c = gov_char_step(&close, end);

		if (c == ')' || c == L'）')
			return close;
	}
	return p;
}

/* What closes a label: brackets, quotation marks, a colon. */
static const char *
skip_marks(const char *p, const char *end)
{
	for (;;)
	{
		const char *q = gov_skip_space(p, end);
		uint32_t	c = gov_char_at(q, end);

		if (c != ')' && c != L'）' && c != '"' && c != L'”' && c != L'：' && c != ':')
			return p;
		gov_char_step(&q, end);
		p = q;
	}
}

/*
 * What stands between two labels that were found.  Words that end in values may
 * be another row, of which the label is damaged.
 */
static void
push_between(Scanner *sc, GovStr words)
{
	const char *end = words.s + words.len;
	const char *p = words.s;

	if (words.len > MAX_LABEL_SPAN)
	{
		GovStr		prose = words;

		for (p = end - MAX_LABEL_SPAN; p < end && ((unsigned char) *p & 0xC0) == 0x80;)
			p++;
		prose.len = (uint32_t) (p - words.s);
		gov_grid_push_unknown(sc, prose);
	}
	if (p < end)
		gov_grid_scan_plain(sc, p, end);
}

/* Does a label's numbering begin here, rather than a value?  "2.没有现成信息" */
static bool
is_numbering(const char *p, const char *end)
{
	while (p < end && *p >= '0' && *p <= '9')
		p++;
	if (p >= end || (*p != '.' && !GOV_STARTS(p, end, "、") && !GOV_STARTS(p, end, "．")))
		return false;
	p += *p == '.' ? 1 : 3;
	p = gov_skip_space(p, end);
	return p < end && !(*p >= '0' && *p <= '9');
}

/* Where a word ends: at a blank, or after so many bytes. */
static const char *
word_end(const char *s, const char *end)
{
	const char *e = s;

	while (e < end && e - s < MAX_VALUE_BYTES && !gov_grid_blank_at(e, end))
		e += gov_char_len(e, end);
	return e;
}

/*
 * Reads the value at s: a whole word, or figures and the unit behind them, where
 * other words follow without a blank.  Returns its end; s: none.
 */
static const char *
read_value(const char *s, const char *end, GovValue *v, GovValueKind *kind)
{
	const char *word = word_end(s, end);
	const char *digits = s;
	const char *unit;

	*kind = gov_value_read(s, (size_t) (word - s), v);
	if (*kind == GOV_VALUE_NUMBER || *kind == GOV_VALUE_NA || *kind == GOV_VALUE_UNCLEAR)
		return word;
	while (digits < word && (unsigned char) *digits < 0x80)
		digits++;
	/* 万元, 亿元 */
	unit = digits;
	for (int i = 0; i < 2 && unit < word; i++)
		unit += gov_char_len(unit, word);
	for (; unit > digits; unit -= 3)
	{
		*kind = gov_value_read(s, (size_t) (unit - s), v);
		if (*kind == GOV_VALUE_NUMBER && v->unit > GOV_PRINTED_UNCLEAR)
			return unit;
		if (unit - digits < 3)
			break;
	}
	*kind = gov_value_read(s, (size_t) (digits - s), v);
	return *kind == GOV_VALUE_NUMBER || *kind == GOV_VALUE_NA ? digits : s;
}

/* The end of brackets at q that are short enough for a unit; else q. */
static const char *
brackets_end(const char *q, const char *end)
{
	const char *p = q;

	if (!GOV_STARTS(q, end, "(") && !GOV_STARTS(q, end, "（"))
		return q;
	while (p < end && p - q < GOV_MAX_UNIT_BYTES)
	{
		uint32_t	c = gov_char_step(&p, end);

		if (c == ')' || c == L'）')
			return p;
	}
	return q;
}

/*
 * Takes the unit that blanks or a line break have parted from its number, which begins at s
 * and ends at p; returns its end.
 */
static const char *
unit_behind(const char *s, const char *p, const char *end, GovValue *v, GovValueKind *kind)
{
	static const GovStr units[] = {W("元"), W("万元"), W("亿元"), W("千元"), W("百万元"), {0}};
	const char *q = gov_skip_space(p, end);
	const char *close = brackets_end(q, end);
	size_t		n = gov_word_at(q, end, units);
	GovValue	with;
	GovValueKind with_kind;

	if (n > 0)
	{
		v->unit = gov_unit_read(q, n);
		return q + n;
	}
	if (close == q || gov_unit_read(q, (size_t) (close - q)) == GOV_PRINTED_NOTHING)
		return p;
	with_kind = gov_value_read(s, (size_t) (close - s), &with);
	if (with_kind != GOV_VALUE_UNCLEAR && !(with_kind == GOV_VALUE_NUMBER && with.unit))
		return p;
	*v = with;
	*kind = with_kind;
	return close;
}

/*
 * The values behind a label; returns where they end.  Digits that stand right
 * behind their label are run together with it, and perhaps with each other.
 */
static const char *
push_values(Scanner *sc, const char *p, const char *end)
{
	bool		first = true;

	for (;;)
	{
		const char *s = gov_skip_space(p, end);
		GovValue	v;
		GovValueKind kind;
		GovStr		raw;
		const char *e;

		if (s >= end || is_numbering(s, end) || (e = read_value(s, end, &v, &kind)) == s)
			return p;
		if (kind == GOV_VALUE_NUMBER && !v.unit)
			e = unit_behind(s, e, end, &v, &kind);
		raw.s = s;
		raw.len = (uint32_t) (e - s);
		gov_push_value(sc, raw, kind, &v);
		sc->out->cells[sc->out->ncells - 1].packed = first && s == p && kind == GOV_VALUE_NUMBER;
		first = false;
		p = e;
	}
}

enum
{
	MIN_WIDTH = 20, MAX_WIDTH = 256, MIN_LINES = 20,
	SLACK = 4,					/* columns that may be left empty */
	MAX_LONGER = 10				/* one line in so many may be longer */
};

/* Lines of each length; the last also counts those that are longer. */
typedef struct Lengths
{
	uint32_t	chars[MAX_WIDTH + 2];
	uint32_t	columns[MAX_WIDTH + 2]; /* an ideograph takes two */
	uint32_t	lines;
} Lengths;

/* Counts a line; *p moves to its end. */
static void
count_line(Lengths *l, const char **p, const char *end)
{
	uint32_t	chars = 0;
	uint32_t	columns = 0;

	/* how much longer a line is than any margin doesn't matter */
	for (; *p < end && **p != '\n' && chars <= MAX_WIDTH; *p += gov_char_len(*p, end))
	{
		columns += (unsigned char) **p < 0x80 ? 1 : 2;
		chars++;
	}
	*p = gov_line_end(*p, end);
	l->lines += chars > 0;
	l->chars[chars <= MAX_WIDTH ? chars : MAX_WIDTH + 1]++;
	l->columns[columns <= MAX_WIDTH ? columns : MAX_WIDTH + 1]++;
}

/* Are most lines about as long as each other, and hardly any longer? */
static bool
has_margin(const uint32_t *lengths, uint32_t lines)
{
	uint32_t	longer = lengths[MAX_WIDTH + 1];
	uint32_t	full = 0;		/* those of w to w + SLACK */

	for (int w = MAX_WIDTH; w >= MIN_WIDTH && MAX_LONGER * longer <= lines; w--)
	{
		full += lengths[w];
		if (w + SLACK < MAX_WIDTH)
		{
			full -= lengths[w + SLACK + 1];
			longer += lengths[w + SLACK + 1];
		}
		if (2 * full > lines)
			return true;
	}
	return false;
}

/*
 * Is there a margin at which most lines end, in characters or in columns, but for a
 * word that had no room any more?  Then they are no rows: somebody has broken the
 * text anew.
 */
bool
gov_grid_is_rewrapped(GovArena *a, const GovText *t)
{
	Lengths		l;
	const char *end = t->s + t->len;

	memset(&l, 0, sizeof(l));
	for (const char *p = t->s; p < end; p++)
	{
		count_line(&l, &p, end);
		if (l.lines % CHECK_LINES == 0)
			gov_check_interrupt(a);
	}
	return l.lines >= MIN_LINES && (has_margin(l.chars, l.lines) || has_margin(l.columns, l.lines));
}

void
gov_grid_running_scan(GovArena *a, const GovText *t, GovGrid *out, GovDiags *diags)
{
	Scanner		sc;
	const char *from = t->s;	/* what is not a cell yet */
	const char *p = t->s;
	const char *end = t->s + t->len;
	const char *next_check = p + CHECK_EVERY;

	gov_grid_begin(&sc, a, t, out, diags);
	sc.line = 1;
	while (p < end && !out->truncated)
	{
		Found		f = {NULL, p, p};
		GovStr		words;

		if (p > next_check)
		{
			gov_check_interrupt(a);
			next_check = p + CHECK_EVERY;
		}
		if ((unsigned char) *p < 0x80)
		{
			sc.line += *p++ == '\n';
			continue;
		}
		if (!gov_label_may_begin(sc.labels, gov_char_at(p, end)) || !label_at(sc.labels, p, end, &f))
		{
			p += gov_char_len(p, end);
			continue;
		}
		f.s = numbering_before(from, f.s);
		push_between(&sc, gov_trim(from, (size_t) (f.s - from)));
		gov_grid_row_begin(&sc, GOV_BORDER_SPACES);
		words.s = f.s;
		words.len = (uint32_t) (f.e - f.s);
		gov_grid_push_words(&sc, words);
		for (const char *q = f.s; q < f.e; q++)
			sc.line += *q == '\n';
		p = push_values(&sc, skip_marks(skip_bracket(f.e, end), end), end);
		gov_grid_row_end(&sc);
		from = p;
	}
	gov_grid_close(&sc, end);
}
