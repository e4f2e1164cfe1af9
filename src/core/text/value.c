/*
 * value.c
 *		What a value cell prints: 0, +299, -8, 1211.66万元, 3,119, １２,
 *		55（含自然失效29件）, 477.35（万元）, 减4, a stroke, or something else.
 *
 * All that stands around a number is understood by the table below, or the
 * number isn't taken for what it says.
 */
#include "core/text/value.h"

#include "core/base/decimal.h"
#include "core/text/utf8.h"

#include <string.h>
#include <wchar.h>

#define MAX_DIGITS	18
/* Longer than any number with its unit and note, in bytes. */
#define MAX_CELL	160
/* Longer than any unit in brackets. */
#define MAX_UNIT	40
/* Heads and labels, with what stands between them. */
#define MAX_HEAD	400
/* Characters of the longest word below, with a final 0. */
#define MAX_WORD	6
/* A yuan has no smaller parts than a hundredth. */
#define FEN_SCALE	2
/* A cell without a number: longer strokes, or more junk, are something else. */
#define MAX_STROKES	6
#define MAX_JUNK	8
#define MAX_MARKS	12			/* to look at */

/* Where a word may stand. */
enum
{
	AHEAD = 1,					/* of the number */
	BEHIND = 2,
	INSIDE = 4,					/* brackets, ahead or behind */
	ANYWHERE = AHEAD | BEHIND | INSIDE
};

#define YUAN(n)		(GOV_PRINTED_YUAN + (n))

/*
 * What may stand with a number, and what it does to it.  Seen: units and signs,
 * in cells, heads and labels of published tables; what makes a number unclear
 * is there so that it isn't taken for a figure.
 */
static const struct
{
	wchar_t		text[MAX_WORD];
	uint8_t		where;
	uint8_t		unit;
	int8_t		sign;
}			words[] =

{
	{L"元", BEHIND | INSIDE, YUAN(0), 0},
	{L"百元", BEHIND | INSIDE, YUAN(2), 0},
	{L"千元", BEHIND | INSIDE, YUAN(3), 0},
	{L"万元", BEHIND | INSIDE, YUAN(4), 0},
	{L"万", BEHIND | INSIDE, YUAN(4), 0},
	{L"十万元", BEHIND | INSIDE, YUAN(5), 0},
	{L"百万元", BEHIND | INSIDE, YUAN(6), 0},
	{L"百万", BEHIND | INSIDE, YUAN(6), 0},
	{L"千万元", BEHIND | INSIDE, YUAN(7), 0},
	{L"千万", BEHIND | INSIDE, YUAN(7), 0},
	{L"亿元", BEHIND | INSIDE, YUAN(8), 0},
	{L"亿", BEHIND | INSIDE, YUAN(8), 0},
	{L"人民币", ANYWHERE, GOV_PRINTED_NOTHING, 0},
	{L"整", BEHIND, GOV_PRINTED_NOTHING, 0},

	/* what the form counts */
	{L"件", BEHIND | INSIDE, GOV_PRINTED_PIECES, 0},
	{L"件次", BEHIND | INSIDE, GOV_PRINTED_PIECES, 0},
	{L"条", BEHIND | INSIDE, GOV_PRINTED_PIECES, 0},
	{L"项", BEHIND | INSIDE, GOV_PRINTED_PIECES, 0},
	{L"个", BEHIND | INSIDE, GOV_PRINTED_PIECES, 0},
	{L"宗", BEHIND | INSIDE, GOV_PRINTED_PIECES, 0},
	{L"次", BEHIND | INSIDE, GOV_PRINTED_PIECES, 0},
	{L"起", BEHIND | INSIDE, GOV_PRINTED_PIECES, 0},
	{L"份", BEHIND | INSIDE, GOV_PRINTED_PIECES, 0},
	{L"部", BEHIND | INSIDE, GOV_PRINTED_PIECES, 0},
	{L"例", BEHIND | INSIDE, GOV_PRINTED_PIECES, 0},

	/* what it doesn't */
	{L"%", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"人", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"人次", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"户", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"家", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"页", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"批", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"批次", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"美元", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"万美元", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"港元", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},

	/* the number is no exact one */
	{L"约", AHEAD | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"近", AHEAD | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"超", AHEAD | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"超过", AHEAD | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"不足", AHEAD | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"余", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"多", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"左右", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"以上", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},
	{L"以下", BEHIND | INSIDE, GOV_PRINTED_UNCLEAR, 0},

	/* of changes */
	{L"增", ANYWHERE, GOV_PRINTED_NOTHING, 1},
	{L"增加", ANYWHERE, GOV_PRINTED_NOTHING, 1},
	{L"增加了", AHEAD, GOV_PRINTED_NOTHING, 1},
	{L"新增", AHEAD | INSIDE, GOV_PRINTED_NOTHING, 1},
	{L"净增", AHEAD | INSIDE, GOV_PRINTED_NOTHING, 1},
	{L"↑", ANYWHERE, GOV_PRINTED_NOTHING, 1},
	{L"减", ANYWHERE, GOV_PRINTED_NOTHING, -1},
	{L"减少", ANYWHERE, GOV_PRINTED_NOTHING, -1},
	{L"减少了", AHEAD, GOV_PRINTED_NOTHING, -1},
	{L"净减", AHEAD | INSIDE, GOV_PRINTED_NOTHING, -1},
	{L"负", AHEAD | INSIDE, GOV_PRINTED_NOTHING, -1},
	{L"↓", ANYWHERE, GOV_PRINTED_NOTHING, -1},
	{L"+", INSIDE, GOV_PRINTED_NOTHING, 1},
	{L"-", INSIDE, GOV_PRINTED_NOTHING, -1},
};

/*
 * A remark in brackets that begins like this says what the number is made of.
 * Seen: behind totals, as in 55（含自然失效29件）.
 */
static const wchar_t remarks[][MAX_WORD] = {
	L"含", L"包含", L"包括", L"其中", L"内含", L"不含", L"不包括", L"均为", L"全部为", L"注", L"备注", L"见", L"详见"
};

/* In a remark behind a 0: they say that there is nothing. */
static const wchar_t nothing[] = L"无未没";

/* Words for "not applicable".  Seen: in cells, where others have a stroke. */
static const wchar_t not_applicable[][MAX_WORD] = {
	L"无", L"不适用", L"暂无", L"不涉及", L"N/A", L"n/a"
};

#define LENGTH(array)	(sizeof(array) / sizeof((array)[0]))

/* What says that a unit follows. */
static const wchar_t says_unit_word[] = L"单位";

/*
 * Whether one of the words above, "not applicable" or 单位 begins with a
 * character, by its code modulo FIRSTS: with nearly all that are asked none
 * does.  Filled when the library is loaded; nothing writes to it later.
 */
#define FIRSTS		1024

static bool firsts[FIRSTS];

__attribute__((constructor))
static void
fill_firsts(void)
{
	for (size_t k = 0; k < LENGTH(words); k++)
		firsts[words[k].text[0] % FIRSTS] = true;
	for (size_t k = 0; k < LENGTH(not_applicable); k++)
		firsts[not_applicable[k][0] % FIRSTS] = true;
	firsts[says_unit_word[0] % FIRSTS] = true;
}

static inline bool
may_begin_word(uint32_t c)
{
	return firsts[c % FIRSTS];
}


/*
 * Characters: those that are seen, full-width forms and brackets of all kinds
 * as plain ones, any white space as ' '.
 */

typedef struct Glyphs
{
	uint16_t	c[MAX_HEAD];
	int			n;
} Glyphs;

static uint16_t
glyph(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c = c - 0xFF01 + '!';
	switch (c)
	{
		case '[':
		case '{':
		case 0x3010:
		case 0x3014:
		case 0x3016:
			return '(';
		case ']':
		case '}':
		case 0x3011:
		case 0x3015:
		case 0x3017:
			return ')';
		case 0x2212:
			return '-';
		case 0xA0:
		case 0x202F:
		case 0x205F:
		case 0x3000:
			return ' ';
	}
	if (c < ' ' || (c >= 0x2000 && c <= 0x200A))
		return ' ';
	return c > 0xFFFF ? 0xFFFD : (uint16_t) c;
}

/* A character of words: ideographs, kana, jamo and the signs between them. */
static inline bool
is_ideographic(uint16_t c)
{
	return c >= 0x3007 && c <= 0x9FFF;
}

static void
load(const char *s, size_t len, Glyphs *g)
{
	const char *end = s + len;

	g->n = 0;
	while (s < end && g->n < MAX_HEAD)
	{
		uint32_t	c = gov_next_char(&s, end);

		if (!gov_is_invisible(c))
			g->c[g->n++] = glyph(c);
	}
}

/* The length of a word that begins at i; 0: it doesn't. */
static inline int
word_at(const Glyphs *g, int i, const wchar_t *word)
{
	int			n = 0;

	for (; word[n]; n++)
		if (i + n >= g->n || g->c[i + n] != word[n])
			return 0;
	return n;
}

static int
skip_spaces(const Glyphs *g, int i)
{
	while (i < g->n && g->c[i] == ' ')
		i++;
	return i;
}

/* Behind the bracket that closes the one at i; -1: none does. */
static int
behind_bracket(const Glyphs *g, int i)
{
	int			depth = 0;

	for (; i < g->n; i++)
	{
		depth += g->c[i] == '(' ? 1 : g->c[i] == ')' ? -1 : 0;
		if (depth == 0)
			return i + 1;
	}
	return -1;
}


/*
 * A number and its surroundings
 */

typedef struct Reading
{
	int64_t		value;
	int			decimals;		/* -1: no point */
	int			sign;			/* printed before it */
	int			said;			/* in words */
	uint8_t		unit;
	bool		unclear;
	bool		behind;			/* the number has been read */
	Glyphs		g;
} Reading;

static void
set_unit(Reading *r, uint8_t unit)
{
	if (unit == GOV_PRINTED_NOTHING || unit == r->unit)
		return;
	r->unclear |= unit == GOV_PRINTED_UNCLEAR || r->unit != GOV_PRINTED_NOTHING;
	r->unit = unit;
}

static void
set_sign(Reading *r, int sign)
{
	r->unclear |= sign != 0 && r->said == -sign;
	if (sign)
		r->said = sign;
}

/* A word of the table at i; what it does is done.  Returns where it ends; -1: none. */
static int
take_word(Reading *r, int i, int where)
{
	int			longest = 0;
	size_t		which = 0;

	if (i == r->g.n || !may_begin_word(r->g.c[i]))
		return -1;
	for (size_t k = 0; k < LENGTH(words); k++)
	{
		int			n = words[k].where & where ? word_at(&r->g, i, words[k].text) : 0;

		if (n > longest)
		{
			longest = n;
			which = k;
		}
	}
	if (longest == 0)
		return -1;
	set_unit(r, words[which].unit);
	set_sign(r, words[which].sign);
	return i + longest;
}

/*
 * A remark behind the number that leaves it as it is; behind a 0, also one that
 * says there is nothing.
 */
static bool
is_remark(const Reading *r, int from, int to)
{
	if (!r->behind)
		return false;
	for (size_t k = 0; k < LENGTH(remarks); k++)
		if (word_at(&r->g, from, remarks[k]))
			return true;
	for (int i = from; i < to && r->value == 0; i++)
		if (gov_is_any_of(r->g.c[i], nothing))
			return true;
	return false;
}

static bool take_bracket(Reading *r, int *i);

/* What is between brackets; false when it isn't understood. */
static bool
take_inside(Reading *r, int from, int to)
{
	int			i = skip_spaces(&r->g, from);
	int			said;

	if ((said = word_at(&r->g, i, says_unit_word)) > 0)
	{
		i = skip_spaces(&r->g, i + said);
		i = skip_spaces(&r->g, i < to && r->g.c[i] == ':' ? i + 1 : i);
	}
	else if (is_remark(r, i, to))
		return true;
	while (i >= 0 && i < to)
	{
		if (r->g.c[i] == '(')
		{
			if (!take_bracket(r, &i))
				return false;
		}
		else
			i = take_word(r, i, INSIDE);
		i = i < 0 ? i : skip_spaces(&r->g, i);
	}
	return i >= 0;
}

/* The bracket at *i, which moves behind it. */
static bool
take_bracket(Reading *r, int *i)
{
	int			from = *i + 1;
	int			end = behind_bracket(&r->g, *i);

	if (end < 0)
		return false;
	*i = end;
	return take_inside(r, from, end - 1);
}

/* Signs, units and the like up to the number.  False: something else. */
static bool
take_ahead(Reading *r, int *i)
{
	for (*i = skip_spaces(&r->g, *i); *i < r->g.n; *i = skip_spaces(&r->g, *i))
	{
		uint16_t	c = r->g.c[*i];
		int			end;

		if ((c >= '0' && c <= '9') || c == '+' || c == '-')
			return true;
		if (c == '(')
		{
			if (!take_bracket(r, i))
				return false;
			continue;
		}
		end = take_word(r, *i, AHEAD);
		if (end < 0)
			return false;
		*i = end;
	}
	return false;
}

/* The number itself: false when there is none, or not one as numbers are written. */
static bool
take_number(Reading *r, int *i)
{
	int			digits = 0;
	int			since_comma = -1;

	r->decimals = -1;
	for (; *i < r->g.n; ++*i)
	{
		uint16_t	c = r->g.c[*i];

		if (c >= '0' && c <= '9')
		{
			if (++digits > MAX_DIGITS)
				return false;
			r->value = r->value * 10 + (c - '0');
			if (r->decimals >= 0)
				r->decimals++;
			else if (since_comma >= 0)
				since_comma++;
		}
		else if ((c == '+' || c == '-') && digits == 0 && r->sign == 0)
			r->sign = c == '+' ? 1 : -1;
		else if (c == '.' && digits > 0 && r->decimals < 0 && (since_comma < 0 || since_comma == 3))
			r->decimals = 0;
		else if (c == ',' && digits > 0 && r->decimals < 0 &&
				 (since_comma < 0 ? digits <= 3 : since_comma == 3))
			since_comma = 0;
		else
			break;
	}
	return digits > 0 && r->decimals != 0 && (since_comma < 0 || since_comma == 3);
}

/* Units and remarks.  False when words remain, or a bracket that doesn't close. */
static bool
take_behind(Reading *r, int i)
{
	r->behind = true;
	for (i = skip_spaces(&r->g, i); i < r->g.n; i = skip_spaces(&r->g, i))
	{
		if (r->g.c[i] == '(')
		{
			int			from = i;

			r->unclear |= !take_bracket(r, &i);
			if (i == from)
				return false;
		}
		else
			i = take_word(r, i, BEHIND);
		if (i < 0)
			return false;
	}
	return true;
}

static bool
is_stroke(uint32_t c)
{
	return c == '/' || c == '-' || c == '\\' || (c >= 0x2010 && c <= 0x2015) || c == 0x2500 ||
		c == 0x30FC || c == 0xFE63 || c == 0x4E28;
}

static GovValueKind
not_a_number(const Glyphs *g)
{
	bool		strokes = true;
	int			n = 0;

	for (size_t k = 0; k < LENGTH(not_applicable) && g->n > 0; k++)
		if (word_at(g, 0, not_applicable[k]) == g->n)
			return GOV_VALUE_NA;
	for (int i = 0; i < g->n; i++)
	{
		if (g->c[i] == ' ')
			continue;
		/* words, or too much of whatever it is */
		if (is_ideographic(g->c[i]) || n == MAX_MARKS)
			return GOV_VALUE_NONE;
		strokes &= is_stroke(g->c[i]);
		n++;
	}
	if (strokes)
		return n > 0 && n <= MAX_STROKES ? GOV_VALUE_NA : GOV_VALUE_NONE;
	return n <= MAX_JUNK ? GOV_VALUE_JUNK : GOV_VALUE_NONE;
}

static void
normalize(GovValue *v)
{
	while (v->scale > 0 && v->value % 10 == 0)
	{
		v->value /= 10;
		v->scale--;
	}
}

static GovValueKind
finish(const Reading *r, GovValue *v)
{
	if (r->decimals > GOV_MAX_SCALE)
		return GOV_VALUE_JUNK;
	/* two signs that differ */
	if (r->unclear || (r->value != 0 && r->said && r->said == -r->sign))
		return GOV_VALUE_UNCLEAR;
	v->value = r->sign < 0 || r->said < 0 ? -r->value : r->value;
	v->scale = (uint8_t) (r->decimals > 0 ? r->decimals : 0);
	v->unit = r->unit;
	v->worded_sign = r->value != 0 && r->said && !r->sign;
	normalize(v);
	return GOV_VALUE_NUMBER;
}

/*
 * Surely words, at a glance: an ideograph that no word of ours begins with, be it
 * behind digits, as in 3.其他, or a bracket, as in （一）.
 */
static bool
is_words(const char *s, size_t len)
{
	const char *p = s;
	const char *end = s + len;
	uint32_t	c;

	if ((unsigned char) *s >= 0xE4 && (unsigned char) *s <= 0xE9)
		return !may_begin_word(gov_next_char(&p, end));
	while (p < end && ((*p >= '0' && *p <= '9') || *p == '.' || *p == ' '))
		p++;
	if (p > s && end - p > 3 && memcmp(p, "、", 3) == 0)
		p += 3;
	if (p == end)
		return false;
	c = gov_next_char(&p, end);
	if ((c == '(' || c == 0xFF08) && p == s + (c == '(' ? 1 : 3) && p < end)
		c = gov_next_char(&p, end);
	return gov_is_han(c) && !may_begin_word(c);
}

static bool
has_digit(const Glyphs *g)
{
	for (int i = 0; i < g->n; i++)
		if (g->c[i] >= '0' && g->c[i] <= '9')
			return true;
	return false;
}

bool
gov_value_read_plain(const char *s, size_t len, GovValue *v)
{
	const char *end = s + len;
	const char *p = s + (*s == '-');
	int			digits = 0;
	int			since_comma = -1;
	int			decimals = -1;
	int64_t		value = 0;

	for (; p < end; p++)
	{
		if ((unsigned char) (*p - '0') <= 9)
		{
			if (++digits > MAX_DIGITS)
				return false;
			value = value * 10 + (*p - '0');
			since_comma += since_comma >= 0 && decimals < 0;
			decimals += decimals >= 0;
		}
		else if (digits == 0 || decimals >= 0 || (since_comma >= 0 && since_comma != 3))
			return false;
		else if (*p == '.')
			decimals = 0;
		else if (*p == ',' && (since_comma == 3 || digits <= 3))
			since_comma = 0;
		else
			return false;
	}
	if (digits == 0 || decimals == 0 || decimals > GOV_MAX_SCALE || (since_comma >= 0 && since_comma != 3))
		return false;
	memset(v, 0, sizeof(*v));
	v->value = *s == '-' ? -value : value;
	v->scale = (uint8_t) (decimals > 0 ? decimals : 0);
	if (decimals > 0)
		normalize(v);
	return true;
}

GovValueKind
gov_value_read(const char *s, size_t len, GovValue *v)
{
	Reading		r;
	int			i = 0;

	if (len > 0 && len <= MAX_CELL && gov_value_read_plain(s, len, v))
		return GOV_VALUE_NUMBER;
	memset(v, 0, sizeof(*v));
	if (len == 0)
		return GOV_VALUE_EMPTY;
	if (len > MAX_CELL)
		return GOV_VALUE_NONE;
	/* the other common case */
	if (is_words(s, len))
		return GOV_VALUE_NONE;

	memset(&r, 0, offsetof(Reading, g));
	load(s, len, &r.g);
	if (has_digit(&r.g) && take_ahead(&r, &i) && take_number(&r, &i) && take_behind(&r, i))
		return finish(&r, v);
	return not_a_number(&r.g);
}


/*
 * Units alone
 */

uint8_t
gov_unit_read(const char *s, size_t len)
{
	Reading		r;
	const char *first = s;
	uint16_t	c;
	int			i;

	if (len == 0 || len > MAX_UNIT)
		return GOV_PRINTED_NOTHING;
	c = glyph(gov_next_char(&first, s + len));
	if (c != '(' && !may_begin_word(c) && !gov_is_invisible(c))
		return GOV_PRINTED_NOTHING;
	memset(&r, 0, offsetof(Reading, g));
	load(s, len, &r.g);
	i = skip_spaces(&r.g, 0);
	if (i == r.g.n || !(r.g.c[i] == '(' ? take_bracket(&r, &i) : (i = take_word(&r, i, BEHIND)) > 0) ||
		skip_spaces(&r.g, i) != r.g.n || r.said)
		return GOV_PRINTED_NOTHING;
	return r.unclear ? GOV_PRINTED_UNCLEAR : r.unit;
}

/* The longest unit at i; *n: its length, or 0. */
static uint8_t
unit_at(const Glyphs *g, int i, int *n)
{
	uint8_t		unit = GOV_PRINTED_NOTHING;

	*n = 0;
	for (size_t k = 0; k < LENGTH(words) && i < g->n && may_begin_word(g->c[i]); k++)
	{
		int			len = words[k].unit ? word_at(g, i, words[k].text) : 0;

		if (len > *n)
		{
			*n = len;
			unit = words[k].unit;
		}
	}
	return unit;
}

/* Characters of words that a unit may stand behind, or before, and be no part of. */
static const wchar_t before_unit[] = L"额位币以按计为";
static const wchar_t behind_unit[] = L"整人";
static const wchar_t before_says_unit[] = L"额量币";

/* Is the unit at i, of n characters, a word of its own?  Else it is part of another. */
static bool
stands_alone(const Glyphs *g, int i, int n)
{
	uint16_t	a = i > 0 ? g->c[i - 1] : 0;
	uint16_t	b = i + n < g->n ? g->c[i + n] : 0;

	return (!is_ideographic(a) || gov_is_any_of(a, before_unit)) &&
		(!is_ideographic(b) || gov_is_any_of(b, behind_unit));
}

/*
 * "单位：", which says that there is a unit, at i: its length.  But 本单位 and
 * 填报单位 are organs.
 */
static int
says_unit(const Glyphs *g, int i)
{
	int			n = word_at(g, i, says_unit_word);

	if (n == 0 || (i > 0 && is_ideographic(g->c[i - 1]) &&
				   !gov_is_any_of(g->c[i - 1], before_says_unit)))
		return 0;
	return n + (i + n < g->n && g->c[i + n] == ':');
}

/* Is it a sign of some unit of money, ours or not? */
static bool
tells_of_money(const Glyphs *g, int i)
{
	return word_at(g, i, L"元") || word_at(g, i, L"万") || word_at(g, i, L"亿");
}

uint8_t
gov_unit_in_words(const char *s, size_t len)
{
	Glyphs		g;
	uint8_t		found = GOV_PRINTED_NOTHING;
	bool		promised = false;	/* a unit, that may not be there */
	int			n = 0;

	load(s, len < MAX_HEAD ? len : MAX_HEAD, &g);
	/* what heads are made of may be in pieces: on lines, in cells */
	for (int i = 0; i < g.n; i++)
		if (g.c[i] != ' ' && g.c[i] != '|' && g.c[i] != '*')
			g.c[n++] = g.c[i];
	g.n = n;
	for (int i = 0; i < g.n; i += n > 0 ? n : 1)
	{
		uint8_t		unit = unit_at(&g, i, &n);
		bool		is_money = unit >= GOV_PRINTED_YUAN;

		if (n == 0)
		{
			int			said = says_unit(&g, i);

			if (tells_of_money(&g, i))
				found = GOV_PRINTED_UNCLEAR;
			promised |= said && !unit_at(&g, i + said, &n);
			n = 0;
			continue;
		}

		/*
		 * 万 alone may be what is left of 万元, as may 元 beside another
		 * letter
		 */
		if (is_money && (!word_at(&g, i + n - 1, L"元") || !stands_alone(&g, i, n)))
			unit = GOV_PRINTED_UNCLEAR;
		if (is_money || tells_of_money(&g, i + n - 1))
			found = found == GOV_PRINTED_NOTHING || found == unit ? unit : GOV_PRINTED_UNCLEAR;
	}
	return found == GOV_PRINTED_NOTHING && promised ? GOV_PRINTED_UNCLEAR : found;
}


static bool
shift(GovValue *v, int digits)
{
	for (; digits > 0; digits--)
	{
		if (v->scale > 0)
			v->scale--;
		else if (__builtin_mul_overflow(v->value, 10, &v->value))
			return false;
	}
	normalize(v);
	return true;
}

bool
gov_value_to_cell(GovValue *v, GovCellKind cell)
{
	uint8_t		unit = v->unit || !cell.is_money ? v->unit : cell.unit;

	if (v->worded_sign && !cell.is_signed)
		return false;
	if (!cell.is_money)
		return unit <= GOV_PRINTED_PIECES;
	/* nothing is nothing in every unit */
	if (!v->unit && v->value == 0)
		return true;
	/* parts of a fen: the unit isn't the one that is meant */
	if (!v->unit && unit == GOV_PRINTED_YUAN && v->scale > FEN_SCALE)
		return false;
	return unit >= GOV_PRINTED_YUAN && shift(v, unit - GOV_PRINTED_YUAN);
}
