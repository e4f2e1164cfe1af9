/*
 * columns.c
 *		Front end for cells that are set by blanks, as pdftotext writes them.
 *
 * Words that end in values are a row; else a line is a single cell, or several
 * pieces of words.  Blanks are of any kind: plain, U+00A0, U+3000, U+2000 to
 * U+200A.
 */
#include "core/grids/internal.h"

#include "core/text/furniture.h"
#include "core/text/utf8.h"

#define MAX_WORDS		96
#define MAX_ROW_BYTES	2000
#define MAX_REMARK_BYTES 60
#define MAX_UNIT_WORDS	3		/* of a unit that stands apart from its number */

/* What stands between blanks. */
typedef struct Word
{
	const char *s;
	const char *e;
	GovValue	v;
	GovValueKind kind;
	bool		wide;			/* two blanks or a wide one ahead */
} Word;

static bool
is_value(GovValueKind kind)
{
	return kind == GOV_VALUE_NUMBER || kind == GOV_VALUE_NA || kind == GOV_VALUE_UNCLEAR;
}

/* -1: too many. */
static int
split_words(const char *s, const char *end, Word *w)
{
	int			n = 0;

	while (s < end)
	{
		const char *from = s;

		s = gov_skip_space(s, end);
		if (s >= end)
			break;
		if (n == MAX_WORDS)
			return -1;
		w[n].wide = s - from > 1;
		w[n].s = s;
		while (s < end && !gov_grid_blank_at(s, end))
			s++;
		w[n].e = s;
		w[n].kind = gov_value_read(w[n].s, (size_t) (s - w[n].s), &w[n].v);
		n++;
	}
	return n;
}

/* Is the number with what follows it, up to a word, a number with its unit? */
static bool
has_unit_apart(const Word *number, const Word *last, GovValue *v, GovValueKind *kind)
{
	const char *apart = number->e;

	if (last->e - apart > GOV_MAX_UNIT_BYTES)
		return false;
	*kind = gov_value_read(number->s, (size_t) (last->e - number->s), v);
	apart = gov_skip_space(apart, last->e);
	return (*kind == GOV_VALUE_NUMBER && v->unit) ||
		(*kind == GOV_VALUE_UNCLEAR && gov_unit_read(apart, (size_t) (last->e - apart)));
}

/* 1211.66 万元, 477.35（ 万元 ）: a unit that stands apart joins its number. */
static int
join_units(Word *w, int n)
{
	int			k = 0;

	for (int i = 0; i < n;)
	{
		int			last = i;

		w[k] = w[i];
		for (int j = i + 1; w[k].kind == GOV_VALUE_NUMBER && j < n && j - i <= MAX_UNIT_WORDS &&
			 !is_value(w[j].kind); j++)
		{
			GovValue	v;
			GovValueKind kind;

			if (!has_unit_apart(&w[i], &w[j], &v, &kind))
				continue;
			w[k].e = w[j].e;
			w[k].v = v;
			w[k].kind = kind;
			last = j;
		}
		k++;
		i = last + 1;
	}
	return k;
}

/* How many of the words from i backwards are values? */
static int
values_before(const Word *w, int i)
{
	int			n = 0;

	while (i - n > 0 && is_value(w[i - n - 1].kind))
		n++;
	return n;
}

static void
push_words(Scanner *sc, const Word *w, int from, int to)
{
	for (int i = from; i < to;)
	{
		int			k = i + 1;
		GovStr		piece;

		while (k < to && !w[k].wide)
			k++;
		piece.s = w[i].s;
		piece.len = (uint32_t) (w[k - 1].e - w[i].s);
		gov_push_words(sc, piece);
		i = k;
	}
}

static void
push_values(Scanner *sc, const Word *w, int from, int to)
{
	for (int i = from; i < to; i++)
	{
		GovStr		raw = {w[i].s, (uint32_t) (w[i].e - w[i].s)};

		gov_push_value(sc, raw, w[i].kind, &w[i].v);
	}
}

static bool
is_repeated(const Word *a, const Word *b)
{
	return a->e - a->s == b->e - b->s && memcmp(a->s, b->s, (size_t) (a->e - a->s)) == 0;
}

/*
 * Tables may stand beside each other: words and as many values as at the end
 * of the line, ahead of other words.  Returns where the last such half begins.
 */
static int
last_half(const Word *w, int n)
{
	int			values = values_before(w, n);

	for (int i = n - values; i > 0; i--)
	{
		int			before = values_before(w, i);

		if (!w[i].wide || is_value(w[i].kind) || before == 0)
			continue;
		/* where a cell is empty, the label tells that is printed again */
		if (before == values ? values > 1 || (i > 1 && !is_value(w[i - 2].kind)) : is_repeated(&w[i], &w[0]))
			return i;
	}
	return 0;
}

int
gov_values_at_end(const char *s, const char *end, const char **left)
{
	Word		w[MAX_WORDS];
	int			n = split_words(s, end, w);
	int			values;

	*left = end;
	if (n <= 0)
		return 0;
	n = join_units(w, n);
	values = values_before(w, n);
	if (values > 0)
		*left = w[n - values].s;
	return values;
}

/*
 * How many words at the end are a remark: set apart by a wide gap from a value, in a line
 * whose words and values are set apart so, too.
 */
static int
remark_words(const Word *w, int n)
{
	int			k = n - 1;

	while (k > 0 && !w[k].wide)
		k--;
	if (k < 2 || !is_value(w[k - 1].kind) || is_value(w[k].kind) || w[n - 1].e - w[k].s > MAX_REMARK_BYTES)
		return 0;
	return w[k - values_before(w, k)].wide && values_before(w, k) < k ? n - k : 0;
}

static void
push_row(Scanner *sc, const Word *w, int n, int remark)
{
	int			from[MAX_WORDS / 2];
	int			halves = 0;

	for (int end = n; end > 0 && halves < MAX_WORDS / 2; end = from[halves - 1])
		from[halves++] = last_half(w, end);
	gov_row_begin(sc, GOV_BORDER_SPACES);
	while (halves-- > 0)
	{
		int			end = halves > 0 ? from[halves - 1] : n;
		int			values = values_before(w, end);

		push_words(sc, w, from[halves], end - values);
		push_values(sc, w, end - values, end);
	}
	push_words(sc, w, n, n + remark);
	gov_row_end(sc);
}

/* A blank within the line, or none?  U+00A0, and U+2000 to U+200A or U+3000, begin with
 * these bytes. */
static bool
has_blank(const char *s, const char *end)
{
	static const char lead_bytes[] = {' ', '\xC2', '\xE2', '\xE3'};

	for (size_t i = 0; i < sizeof(lead_bytes); i++)
		for (const char *p = s; (p = memchr(p, lead_bytes[i], (size_t) (end - p))) != NULL; p++)
			if (gov_grid_blank_at(p, end))
				return true;
	return false;
}

void
gov_scan_plain(Scanner *sc, const char *s, const char *end)
{
	Word		w[MAX_WORDS];
	GovStr		line = {s, (uint32_t) (end - s)};
	int			n;
	int			values;
	int			remark = 0;

	if (end - s > MAX_ROW_BYTES || !has_blank(s, end) || (n = split_words(s, end, w)) < 0)
	{
		gov_push_cell(sc, line);
		return;
	}
	if ((end - s >= 4 && memcmp(s, "----", 4) == 0 && gov_is_rule(s, end)) || gov_text_is_page_number(s, (size_t) (end - s)))
	{
		sc->torn = true;
		return;
	}
	n = join_units(w, n);
	values = values_before(w, n);
	if (values == 0)
	{
		remark = remark_words(w, n);
		values = remark > 0 ? values_before(w, n - remark) : 0;
	}
	if (values == 0)
		push_words(sc, w, 0, n);
	else if (n == 1)
		gov_push_cell(sc, line);
	else
		push_row(sc, w, n - remark, remark);
}
