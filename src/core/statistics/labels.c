/*
 * labels.c
 *		Where the labels of the statistics stand in a text.
 *
 * Labels are looked for in the text as it is, whatever stands between their
 * characters that is neither a character nor the border of a cell.  A label is
 * one only with nothing that would go on with it on either side.
 */
#include "core/statistics/internal.h"

#include <stdlib.h>
#include <string.h>

#define MAX_NODES		2600	/* of all labels with their endings */
#define MAX_SKIPPED		80		/* bytes between the characters of a label */
#define MAX_APART		400		/* bytes from a label of a table to the next */
#define FIRST_LABELS	128		/* room to begin with */
#define MAX_DIGITS		4		/* before a label that are looked at */
#define MAX_LABELS		10000	/* a text with more is no report */
#define BYTES_A_CHECK	65536

/* What a label may end with in place of 数, which most have. */
static const wchar_t *const endings[] = {L"数", L"数量", L"总数", L"次数", L"总次数", L"件数", L"篇数", L"人数"};

#define NENDINGS	(sizeof(endings) / sizeof(endings[0]))

/* A tree of the labels' characters. */
typedef struct Node
{
	uint16_t	c;
	uint16_t	child;			/* 0: none */
	uint16_t	next;			/* beside it; 0: none */
	int16_t		item;			/* whose label ends here; -1: a head's, -2:
								 * none's */
	int16_t		other;			/* a second item of the same label; 0: none */
} Node;

static Node nodes[MAX_NODES];
static int	nnodes = 1;			/* nodes[0] is the root */
static uint16_t first_nodes[0x10000];	/* by the character that labels begin
										 * with; 0: none does */

static int
add_child(int node, uint16_t c)
{
	for (int n = nodes[node].child; n; n = nodes[n].next)
		if (nodes[n].c == c)
			return n;
	/* the form has grown: MAX_NODES must, too */
	if (nnodes == MAX_NODES)
		abort();
	nodes[nnodes] = (Node)
	{
		.c = c,.next = nodes[node].child,.item = -2
	};
	nodes[node].child = (uint16_t) nnodes;
	return nnodes++;
}

static void
add_text(const uint16_t *text, int n, const wchar_t *ending, int item)
{
	int			node = 0;

	for (int i = 0; i < n; i++)
		node = add_child(node, text[i]);
	for (; *ending; ending++)
		node = add_child(node, (uint16_t) *ending);
	if (nodes[node].item == -2)
		nodes[node].item = (int16_t) item;
	else if (nodes[node].item != item && item > nodes[node].item)
		nodes[node].other = (int16_t) item;
}

/* Adds a label as printed, without its numbering and what stands in brackets. */
static void
add_label(GovStr printed, int item)
{
	static const char of_which[] = "其中：";
	size_t		skip = printed.len > sizeof(of_which) - 1 &&
		memcmp(printed.s, of_which, sizeof(of_which) - 1) == 0 ? sizeof(of_which) - 1 : 0;
	GovFold		f;
	int			n;

	gov_fold(printed.s + skip, printed.len - skip, &f);
	n = f.n;
	if (item < 0 || f.text[n - 1] != L'数')
	{
		/* 行政复议数量 ends as others do */
		if (n > 2 && f.text[n - 1] == L'量' && f.text[n - 2] == L'数')
			n -= 2;
		else
		{
			add_text(f.text, n, L"", item);
			if (item >= 0)
			{
				add_text(f.text, n, L"数", item);
				add_text(f.text, n, L"的", item);
			}
			return;
		}
	}
	else
		n--;
	if (f.text[n - 1] == L'次')
		n--;
	if (f.text[n - 1] == L'总')
		n--;
	for (size_t i = 0; i < NENDINGS; i++)
		add_text(f.text, n, endings[i], item);
}

/* Makes the tree when it is first asked for: most texts have no statistics. */
static void
derive_labels(void)
{
	if (nodes[0].item == -2)
		return;
	nodes[0].item = -2;
	for (int i = 0; i < GOV_NSTATISTICS; i++)
		add_label(gov_statistic_rows[i].printed, GOV_NITEMS + i);
	for (int i = 0; i < gov_nstatistic_variants; i++)
		add_label(gov_statistic_variants[i].text, gov_statistic_variants[i].item);
	for (int i = 0; i < GOV_NSTATISTICS_HEADS; i++)
		if (gov_statistic_heads[i].printed.len > 0)
			add_label(gov_statistic_heads[i].printed, -1);
	for (int n = nodes[0].child; n; n = nodes[n].next)
		first_nodes[nodes[n].c] = (uint16_t) n;
}

/* Does it set cells apart, so that no label goes on behind it? */
static bool
is_border(uint32_t c)
{
	return c == '|' || c == '\t' || c == GOV_ROW || c == GOV_CELL || c == GOV_SPANNED ||
		(c >= 0x2500 && c <= 0x257F) || c == L'｜';
}

/* Finds the longest label that goes on at p behind the character of a node; returns
 * where it ends, NULL: there's none. */
static const char *
match(const char *p, const char *e, int node, int *node_found)
{
	const char *end = NULL;
	int			skipped = 0;

	while (p < e)
	{
		const char *before = p;
		uint32_t	c = gov_next_char(&p, e);
		uint32_t	folded = gov_fold_char(c);
		int			n;

		if (folded == 0)
		{
			skipped += (int) (p - before);
			if (is_border(c) || skipped > MAX_SKIPPED)
				break;
			continue;
		}
		for (n = nodes[node].child; n && nodes[n].c != folded; n = nodes[n].next)
			;
		if (!n)
			break;
		node = n;
		if (nodes[node].item != -2)
		{
			end = p;
			*node_found = node;
		}
	}
	return end;
}

/* Moves *p back over blanks of a line. */
static void
skip_blanks_back(const char *begin, const char **p)
{
	while (*p > begin && ((*p)[-1] == ' ' || gov_char_before(begin, *p) == 0x3000))
		*p -= (*p)[-1] == ' ' ? 1 : 3;
}

/* Moves *p back over one of the characters; returns it, 0: none of them is there. */
static uint32_t
step_back(const char *begin, const char **p, const wchar_t *set)
{
	uint32_t	c = gov_char_before(begin, *p);

	if (c == 0 || !gov_is_any_of(c, set))
		return 0;
	*p -= gov_width(c);
	return c;
}

#define NUMERALS	L"一二三四五六七八九十"
#define DIGITS		L"0123456789０１２３４５６７８９"

/* The numbering that the form prints before a label: "1", "一", "(一)"; none: "". */
typedef struct Expected
{
	bool		arabic;
	bool		chinese;
	int			number;			/* of arabic ones */
} Expected;

static Expected
expected_numbering(int item)
{
	Expected	x = {false, false, 0};
	GovFold		f;

	if (item < 0)
		return x;
	gov_fold(gov_statistic_rows[item - GOV_NITEMS].printed.s, gov_statistic_rows[item - GOV_NITEMS].printed.len, &f);
	x.arabic = f.numbering == GOV_NUM_ARABIC;
	x.chinese = f.numbering == GOV_NUM_CHINESE || f.numbering == GOV_NUM_BRACKET;
	x.number = f.number;
	return x;
}

/* Does nothing of the same word stand before p? */
static bool
begins_word(const char *begin, const char *p)
{
	uint32_t	c = gov_char_before(begin, p);

	return p == begin || c == 0 || c <= ' ' || c == 0x3000 || is_border(c);
}

/*
 * Takes the digits before *p for a label's number, as far as they are.  Where the
 * form has 1 there, 121.当面申请数 is 12 of the row before and the number; without
 * a point behind them the digits are the row's, or the number.
 */
static void
take_digits(const char *begin, const char **p, Expected x, bool separated, StatLabel *label)
{
	const char *from = *p;
	const char *last;
	uint32_t	c = step_back(begin, &from, DIGITS);
	bool		expected = x.arabic && (int) (c >= 0xFF10 ? c - 0xFF10 : c - '0') == x.number;
	int			n = 1;

	last = from;
	while (n < MAX_DIGITS && step_back(begin, &from, DIGITS) != 0)
		n++;
	if (!separated)
	{
		label->bare = expected;
		if (!expected || n > 1 || !gov_is_close_bracket(gov_char_before(begin, from)))
			return;
		label->bare = false;
	}
	if (expected && (n == 1 || !begins_word(begin, from)))
	{
		label->numbered = true;
		label->stuck = n > 1;
		*p = last;
	}
	else if (expected || n > 2 || !begins_word(begin, from))
	{
		label->unclear = true;
		*p = from;
	}
	else
		*p = from;				/* the number of another list */
}

/* Takes (一) and 一、 before q for the label's number, and 三(一) as a whole. */
static void
take_numerals(const char *begin, const char *q, bool separated, bool expected, StatLabel *label)
{
	while (step_back(begin, &q, NUMERALS) != 0)
	{
		bool		bracket;

		step_back(begin, &q, NUMERALS);
		bracket = step_back(begin, &q, L"(（") != 0;
		if (!bracket && !separated)
			return;
		label->begin = q;
		label->numbered |= expected;
		separated = bracket;
	}
}

/* Finds the numbering before a label, which is not to reach beyond begin. */
static void
find_numbering(const char *begin, StatLabel *label)
{
	static const char of_which[] = "其中";
	const size_t n = sizeof(of_which) - 1;
	Expected	x = expected_numbering(label->item);
	const char *p = label->label;
	const char *q;
	bool		separated;

	label->numberable = x.arabic || x.chinese;
	skip_blanks_back(begin, &p);
	q = p;
	step_back(begin, &q, L":：");
	skip_blanks_back(begin, &q);
	if ((size_t) (q - begin) >= n && memcmp(q - n, of_which, n) == 0)
	{
		label->begin = p = q - n;
		skip_blanks_back(begin, &p);
	}
	q = p;
	separated = step_back(begin, &q, L".．、,，)）") != 0;
	skip_blanks_back(begin, &q);
	if (gov_is_any_of(gov_char_before(begin, q), DIGITS))
	{
		const char *at = q;

		take_digits(begin, &q, x, separated, label);
		if (q == at)
			return;
		step_back(begin, &q, L"(（");
		label->begin = q;
		if (step_back(begin, &q, L")）") == 0)
			return;
	}
	take_numerals(begin, q, separated, x.chinese, label);
}

/* Finds a serial number that the line of a label begins with, as a cell of its own. */
static const char *
find_serial(const GovText *t, const char *begin, const StatLabel *label)
{
	const char *p = label->begin;
	int			digits = 0;
	bool		border = false;

	/*
	 * "10,制发规范性文件总数": it was taken for a number of the
	 * label
	 */
	if (!label->numbered && *p >= '0' && *p <= '9' && (p == t->s || p[-1] == '\n'))
		return p;
	while (p > begin && p[-1] != '\n')
	{
		uint32_t	c = gov_char_before(begin, p);

		if (c >= '0' && c <= '9')
			digits++;
		else if (is_border(c) || c == ' ' || c == ',')
			border |= digits == 0;
		else
			return NULL;
		p -= gov_width(c);
	}
	if (p == begin && begin != t->s)
		return NULL;
	return digits > 0 && digits <= MAX_DIGITS && border ? p : NULL;
}

/* Does the word that the label ends go on? */
static bool
goes_on(const char *p, const char *e)
{
	uint32_t	c = gov_char_at(p, e);

	return gov_is_han(c) && !gov_statistics_unit_at(p, e) && c != L'无' && c != L'零';
}

/* Does a word go on with the label that begins here? */
static bool
is_going_on(const char *begin, const char *p)
{
	uint32_t	c = gov_char_before(begin, p);

	return gov_is_han(c) && !gov_statistics_unit_before(begin, p) && c != L'无' && c != L'零';
}

static void
add(GovArena *a, StatLabels *out, const StatLabel *label)
{
	if (out->n == out->cap)
		out->list = gov_array_grow(a, out->list, out->n, &out->cap, sizeof(StatLabel), FIRST_LABELS);
	out->list[out->n++] = *label;
}

static void
find_all(GovArena *a, const GovText *t, StatLabels *out)
{
	const char *e = t->s + t->len;
	const char *begin = t->s;	/* where the label before ended */
	const char *checked = t->s;
	uint32_t	line = 1;

	for (const char *p = t->s; p < e && out->n < MAX_LABELS;)
	{
		const char *at = p;
		uint32_t	c = gov_next_char(&p, e);
		StatLabel	label = {.item = -2};
		int			node;

		line += c == '\n';
		if (p - checked > BYTES_A_CHECK)
		{
			gov_check_interrupt(a);
			checked = p;
		}
		if (c > 0xFFFF || first_nodes[c] == 0)
			continue;
		label.end = match(p, e, first_nodes[c], &node);
		if (!label.end || goes_on(label.end, e))
			continue;
		label.begin = label.label = at;
		label.item = nodes[node].item;
		label.other = nodes[node].other;
		label.line = line;
		find_numbering(begin, &label);
		if (label.begin == at && is_going_on(begin, at))
			continue;
		label.serial = find_serial(t, begin, &label);
		add(a, out, &label);
		for (; p < label.end; p++)
			line += *p == '\n';
		begin = p;
	}
}

/*
 * Of two items with the same label the first is meant where the rows above are
 * those before it and rows of the second's own follow; the second where such
 * stand above.  Else it can't be told: the label is dropped.
 */
static void
settle_same_labels(GovArena *a, StatLabels *labels)
{
	int16_t    *below = gov_alloc(a, (labels->n + 1) * sizeof(int16_t));	/* the next that is
																			 * certain */
	int			above = 0;		/* the last one */

	for (uint32_t i = labels->n; i-- > 0;)
	{
		const StatLabel *l = &labels->list[i];
		const StatLabel *next = l + 1;
		bool		joins = i + 1 < labels->n && next->table == l->table;

		below[i] = !joins ? 0 : next->item >= 0 && next->other == 0 ? (int16_t) next->item : below[i + 1];
	}
	for (uint32_t i = 0; i < labels->n; i++)
	{
		StatLabel  *l = &labels->list[i];

		if (i > 0 && labels->list[i - 1].table != l->table)
			above = 0;
		if (l->item < 0)
			continue;
		if (l->other > 0)
		{
			if (above >= GOV_ITEM_STATISTICS_LITIGATION && above <= l->other)
				l->item = l->other;
			else if (above < GOV_ITEM_STATISTICS_RECONSIDERATION || above >= l->item ||
					 (below[i] != GOV_ITEM_STATISTICS_LITIGATION && below[i] != GOV_ITEM_STATISTICS_LITIGATION_UPHELD))
			{
				l->ambiguous = true;
				l->item = -1;
				continue;
			}
		}
		above = l->item;
	}
}

void
gov_statistics_find_labels(GovArena *a, const GovText *t, StatLabels *out)
{
	derive_labels();
	memset(out, 0, sizeof(*out));
	find_all(a, t, out);
	for (uint32_t i = 0; i < out->n; i++)
	{
		if (i == 0 || out->list[i].begin - out->list[i - 1].end > MAX_APART)
			out->ntables++;
		out->list[i].table = out->ntables;
	}
	settle_same_labels(a, out);
}
