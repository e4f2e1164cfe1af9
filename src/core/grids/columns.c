/*
 * columns.c
 *		Front end for cells that are set by blanks, as pdftotext writes them.
 *
 * Words that end in values are a row; else a line is a single cell, or several
 * pieces of words.  Blanks are of any kind: plain, U+00A0, U+3000, U+2000 to
 * U+200A.
 */
#include "core/grids/cells.h"
#include "core/grids/words.h"

#include "core/text/furniture.h"
#include "core/text/utf8.h"

#define MAX_ROW_BYTES	2000
#define MAX_REMARK_BYTES 60

static void
push_words(Scanner *sc, const GovWord *w, int from, int to)
{
	for (int i = from; i < to;)
	{
		int			k = i + 1;
		GovStr		piece;

		while (k < to && !w[k].wide)
			k++;
		piece.s = w[i].s;
		piece.len = (uint32_t) (w[k - 1].e - w[i].s);
		gov_grid_push_words(sc, piece);
		i = k;
	}
}

/* Is each word a column head by itself? */
static bool
are_heads(const Scanner *sc, const GovWord *w, int n)
{
	for (int i = 0; i < n; i++)
	{
		GovFold		f;
		const GovLabel *l;

		gov_fold(w[i].s, (size_t) (w[i].e - w[i].s), &f);
		l = f.overlong || f.numbering ? NULL : gov_grid_label_find(sc->labels, f.text, f.n, f.hash);
		if (!l || !(LBL_IS_REMEDY_HEAD(l->id) || l->id == LBL_HEAD_PARTY || l->id == LBL_CONCLUDED))
			return false;
	}
	return n > 1;
}

/* A line of words.  Heads may have one blank between them. */
static void
push_line(Scanner *sc, const GovWord *w, int n)
{
	if (!are_heads(sc, w, n))
		push_words(sc, w, 0, n);
	else
		for (int i = 0; i < n; i++)
			push_words(sc, w, i, i + 1);
}

static void
push_values(Scanner *sc, const GovWord *w, int from, int to)
{
	for (int i = from; i < to; i++)
	{
		GovStr		raw = {w[i].s, (uint32_t) (w[i].e - w[i].s)};

		gov_push_value(sc, raw, w[i].kind, &w[i].v);
	}
}

static bool
is_repeated(const GovWord *a, const GovWord *b)
{
	return a->e - a->s == b->e - b->s && memcmp(a->s, b->s, (size_t) (a->e - a->s)) == 0;
}

/*
 * Tables may stand beside each other: words and as many values as at the end
 * of the line, ahead of other words.  Returns where the last such half begins.
 */
static int
last_half(const GovWord *w, int n)
{
	int			values = gov_grid_words_values_before(w, n);

	for (int i = n - values; i > 0; i--)
	{
		int			before = gov_grid_words_values_before(w, i);

		if (!w[i].wide || gov_words_is_value(w[i].kind) || before == 0)
			continue;
		/* where a cell is empty, the label tells that is printed again */
		if (before == values ? values > 1 || (i > 1 && !gov_words_is_value(w[i - 2].kind)) : is_repeated(&w[i], &w[0]))
			return i;
	}
	return 0;
}

/*
 * How many words at the end are a remark: set apart by a wide gap from a value, in a line
 * whose words and values are set apart so, too.
 */
static int
remark_words(const GovWord *w, int n)
{
	int			k = n - 1;

	while (k > 0 && !w[k].wide)
		k--;
	if (k < 2 || !gov_words_is_value(w[k - 1].kind) || gov_words_is_value(w[k].kind) || w[n - 1].e - w[k].s > MAX_REMARK_BYTES)
		return 0;
	return w[k - gov_grid_words_values_before(w, k)].wide && gov_grid_words_values_before(w, k) < k ? n - k : 0;
}

static void
push_row(Scanner *sc, const GovWord *w, int n, int remark)
{
	int			from[GOV_MAX_WORDS / 2];
	int			halves = 0;

	for (int end = n; end > 0 && halves < GOV_MAX_WORDS / 2; end = from[halves - 1])
		from[halves++] = last_half(w, end);
	gov_grid_row_begin(sc, GOV_BORDER_SPACES);
	while (halves-- > 0)
	{
		int			end = halves > 0 ? from[halves - 1] : n;
		int			values = gov_grid_words_values_before(w, end);

		push_words(sc, w, from[halves], end - values);
		push_values(sc, w, end - values, end);
	}
	push_words(sc, w, n, n + remark);
	gov_grid_row_end(sc);
}

/* A blank within the line, or none? */
static bool
has_blank(const char *s, const char *end)
{
	for (const char *p = s; (p = gov_grid_find_lead(p, end)) != NULL; p++)
		if (gov_grid_blank_at(p, end))
			return true;
	return false;
}

void
gov_grid_scan_plain(Scanner *sc, const char *s, const char *end)
{
	GovWord		w[GOV_MAX_WORDS];
	GovStr		line = {s, (uint32_t) (end - s)};
	int			n;
	int			values;
	int			remark = 0;

	if (end - s > MAX_ROW_BYTES || !has_blank(s, end) || (n = gov_grid_words_split(s, end, w)) < 0)
	{
		gov_grid_push_cell(sc, line);
		return;
	}
	if ((end - s >= 4 && memcmp(s, "----", 4) == 0 && gov_grid_is_rule_line(s, end)) ||
		gov_text_is_page_number(s, (size_t) (end - s)))
	{
		sc->torn = true;
		return;
	}
	n = gov_grid_words_join_units(w, n);
	values = gov_grid_words_values_before(w, n);
	if (values == 0)
	{
		remark = remark_words(w, n);
		values = remark > 0 ? gov_grid_words_values_before(w, n - remark) : 0;
	}
	if (values == 0)
		push_line(sc, w, n);
	else if (n == 1)
		gov_grid_push_cell(sc, line);
	else
		push_row(sc, w, n - remark, remark);
}
