/*
 * tokens.c
 *		A sentence as words, numbers, marks, and the unknown text between them.
 */
#include "core/prose/tokens.h"

#include "core/text/utf8.h"

#define MAX_DIGITS		12		/* of a number that counts anything */
#define PLAUSIBLE_DIGITS 10
#define YEAR_FIRST		1990
#define YEAR_LAST		2099
#define ENUMERATOR_MAX	30

typedef struct Lexer
{
	const GovSentences *s;
	const GovLetter *c;			/* the sentence's letters */
	int			n;
	int			i;				/* the next one */
	GovProseTokens *out;
	GovLetter	duo,			/* 多 */
				yu,				/* 余 */
				nian,			/* 年 */
				du,				/* 度 */
				di;				/* 第 */
} Lexer;

static inline GovLetter
at(const Lexer *x, int i)
{
	return i >= 0 && i < x->n ? x->c[i] : GOV_LETTER_STOP;
}

static inline bool
is_digit(GovLetter c)
{
	return c >= '0' && c <= '9';
}

static inline bool
is_mark(GovLetter c)
{
	return c == ',' || c == ';' || c == ':' || c == GOV_LETTER_STOP || c == GOV_LETTER_PAUSE ||
		c == '(' || c == ')';
}

static GovProseToken *
emit(Lexer *x, GovProseTokenKind kind, int from, int to)
{
	GovProseToken *t;

	if (x->out->n == GOV_TOKENS_MAX)
		return NULL;
	t = &x->out->token[x->out->n++];
	memset(t, 0, sizeof(*t));
	t->kind = (uint8_t) kind;
	t->from = (uint16_t) from;
	t->to = (uint16_t) to;
	return t;
}

static void
emit_unknown(Lexer *x, int from, int to)
{
	GovProseToken *last = x->out->n > 0 ? &x->out->token[x->out->n - 1] : NULL;

	if (last && last->kind == GOV_TOKEN_UNKNOWN && last->to == from)
		last->to = (uint16_t) to;
	else
		emit(x, GOV_TOKEN_UNKNOWN, from, to);
}


/* ---------------------------------------------------------------- numbers */

/* Multiplies by 10^digits; false when it gets too large. */
static bool
shift(int64_t *value, int digits)
{
	while (digits-- > 0)
		if (__builtin_mul_overflow(*value, 10, value))
			return false;
	return true;
}

/* A comma before exactly three digits. */
static bool
before_group(const Lexer *x, int i)
{
	return at(x, i) == ',' && is_digit(at(x, i + 1)) && is_digit(at(x, i + 2)) &&
		is_digit(at(x, i + 3)) && !is_digit(at(x, i + 4));
}

/* "1,234,567": a separator.  A full-width comma may be one, or separate two numbers. */
static bool
separates(const Lexer *x, int i, int leading)
{
	return leading <= 3 && before_group(x, i) && x->s->begin[x->s->at[i]] == ',';
}

/* Figures at x->i: value and scale; moves on behind them. */
static void
read_figures(Lexer *x, GovProseToken *t)
{
	int			first = x->i;
	int			digits = 0;

	while (is_digit(at(x, x->i)) || (digits > 0 && separates(x, x->i, digits)))
	{
		if (at(x, x->i) == ',')
			digits = 0;			/* of the next group */
		else
		{
			digits++;
			if (x->i - first <= MAX_DIGITS + 4)
				t->value = t->value * 10 + (at(x, x->i) - '0');
		}
		x->i++;
	}
	if (x->i - first > MAX_DIGITS + 4)
		t->damaged = true;
	/* 0346 has lost a digit */
	if (at(x, first) == '0' && x->i - first > 1)
		t->damaged = true;
	if (at(x, x->i) == '.' && is_digit(at(x, x->i + 1)))
	{
		x->i++;
		for (; is_digit(at(x, x->i)); x->i++)
			if (t->scale < 6)
			{
				t->value = t->value * 10 + (at(x, x->i) - '0');
				t->scale++;
			}
		if (at(x, x->i) == '.')
			t->damaged = true;	/* a date or a version */
	}
}

/* "三百二十" at x->i, "两", "十": false when it is no number. */
static bool
read_numerals(Lexer *x, GovProseToken *t)
{
	const uint8_t *numeral = x->s->lexicon->numeral;
	int64_t		total = 0;
	int64_t		digit = -1;
	int			i = x->i;

	for (; i < x->n && i - x->i < MAX_DIGITS; i++)
	{
		int			v = numeral[at(x, i)];

		if (v == GOV_NUMERAL_NONE || v == GOV_NUMERAL_MYRIAD || v == GOV_NUMERAL_YI)
			break;
		if (v == GOV_NUMERAL_ZERO)
		{
			if (i == x->i || digit >= 0)
				return false;
		}
		else if (v < GOV_NUMERAL_TEN)
		{
			if (digit >= 0)
				return false;	/* 一二三: figures, not a number */
			digit = v;
		}
		else
		{
			int64_t		unit = v == GOV_NUMERAL_TEN ? 10 : v == GOV_NUMERAL_HUNDRED ? 100 : 1000;

			total += (digit < 0 ? 1 : digit) * unit;
			digit = -1;
		}
	}
	if (i == x->i)
		return false;
	t->value = total + (digit < 0 ? 0 : digit);
	t->chinese = true;
	x->i = i;
	return true;
}

/* 余, 多, 万, 亿, and what is counted. */
static void
read_unit(Lexer *x, GovProseToken *t)
{
	int			len;
	int			k;

	for (;; x->i++)
	{
		int			v = x->s->lexicon->numeral[at(x, x->i)];
		int			power = v == GOV_NUMERAL_MYRIAD ? 4 : v == GOV_NUMERAL_YI ? 8 :
			v == GOV_NUMERAL_THOUSAND ? 3 : v == GOV_NUMERAL_HUNDRED ? 2 : 0;

		if (at(x, x->i) == x->yu || at(x, x->i) == x->duo)
			t->qualifier = GOV_AT_LEAST;
		else if (power > 0 && !t->chinese)
		{
			int			take = t->scale < power ? t->scale : power;

			t->scale -= take;
			if (!shift(&t->value, power - take))
				t->damaged = true;
		}
		else if (!(at(x, x->i) == '+' && t->counter == 0))
			break;
		else
			t->qualifier = GOV_AT_LEAST;
	}
	k = x->i < x->n ? gov_lexicon_counter(x->s->lexicon, &x->c[x->i], x->n - x->i, &len) : -1;
	if (k >= 0)
	{
		t->counter = gov_counters[k].counter;
		x->i += len;
		if (at(x, x->i) == x->yu || at(x, x->i) == x->duo)
		{
			t->qualifier = GOV_AT_LEAST;
			x->i++;
		}
	}
	else if (is_mark(at(x, x->i)) || x->i >= x->n)
		t->counter = GOV_COUNT_BARE;
}

/* 以上 and 左右 behind a number. */
static void
read_qualifier(Lexer *x, GovProseToken *t)
{
	const GovLexicon *l = x->s->lexicon;

	if (at(x, x->i) == gov_lexicon_of(l, L'以') && at(x, x->i + 1) == gov_lexicon_of(l, L'上'))
		t->qualifier = GOV_AT_LEAST;
	else if (at(x, x->i) == gov_lexicon_of(l, L'左') && at(x, x->i + 1) == gov_lexicon_of(l, L'右'))
		t->qualifier = GOV_ABOUT;
	else
		return;
	x->i += 2;
}

/* ------------------------------------------------------------------ words */

/* The letter at i, or that of a year (年, 年度) that begins there; moves on behind it. */
static inline GovLetter
step_letter(const Lexer *x, int *i)
{
	GovLetter	c = x->c[*i];

	if (is_digit(c) && is_digit(at(x, *i + 1)) && is_digit(at(x, *i + 2)) &&
		is_digit(at(x, *i + 3)) && at(x, *i + 4) == x->nian)
	{
		*i += at(x, *i + 5) == x->du ? 6 : 5;
		return GOV_LETTER_YEAR;
	}
	++*i;
	return c;
}

/* The longest word at x->i; false when none begins there. */
static bool
read_word(Lexer *x)
{
	const GovLexicon *l = x->s->lexicon;
	int			from = x->i;
	int			i = from;
	int			end = from;
	int			k = -1;
	uint32_t	node = gov_lexicon_begin(l, step_letter(x, &i));
	GovProseToken *t;

	while (node != 0)
	{
		if (l->lexeme[node] >= 0)
		{
			k = l->lexeme[node];
			end = i;
		}
		if (i >= x->n)
			break;
		node = gov_lexicon_next(l, node, step_letter(x, &i));
	}
	if (k < 0)
		return false;
	x->i = end;
	t = emit(x, GOV_TOKEN_LEXEME, from, end);
	if (t)
	{
		t->lexeme = (uint16_t) k;
		if (gov_lexemes[k].role == GOV_ROLE_NOT)
			x->out->negation = true;
	}
	return true;
}

/*
 * A year with its 年 (度) at x->i: emits the word '@', which names the year, or one
 * that begins with it: "2022年结转".
 */
static bool
read_year(Lexer *x)
{
	int			year = 0;
	int			i = x->i;
	int			end = i + 5;
	GovProseToken *t;

	while (i < x->i + 4 && is_digit(at(x, i)))
		year = year * 10 + (at(x, i++) - '0');
	if (i != x->i + 4 || at(x, i) != x->nian || year < YEAR_FIRST || year > YEAR_LAST ||
		is_digit(at(x, x->i - 1)))
		return false;
	if (at(x, end) == x->du)
		end++;
	read_word(x);
	t = &x->out->token[x->out->n - 1];
	if (x->i == end)
		t->year = (uint16_t) year;
	return true;
}

/* "第9至12条": the second number of a range, from i on. */
static bool
ends_range(const Lexer *x, int i)
{
	GovLetter	to = at(x, i - 1);

	return (to == gov_lexicon_of(x->s->lexicon, L'至') || to == gov_lexicon_of(x->s->lexicon, L'到')) &&
		is_digit(at(x, i - 2));
}

/* What stands right before or behind the figures shows that they are no count. */
static bool
is_damaged(const Lexer *x, int from, int to)
{
	GovLetter	before = at(x, from - 1);
	GovLetter	behind = at(x, to);

	if (before == '?' || before == '*' || before == GOV_LETTER_DASH || before == '/' ||
		before == '.' || before == '_' || before == '#' || before == ' ' || before == x->di ||
		(before >= 'a' && before <= 'z'))
		return true;
	return behind == '?' || behind == '*' || behind == GOV_LETTER_DASH || behind == '/' ||
		behind == '_' || behind == ' ' || (behind >= 'a' && behind <= 'z');
}

/* With a full-width comma between, 12，134 may be one number or two. */
static bool
may_be_grouped(const Lexer *x, int from, int to)
{
	return before_group(x, to) || (is_digit(at(x, from - 2)) && before_group(x, from - 1));
}

/* Figures at x->i; emits a number, a year, or the start of an item of a list. */
static void
read_number(Lexer *x)
{
	GovProseToken t = {.kind = GOV_TOKEN_NUMBER};
	GovProseToken *out;
	int			from = x->i;
	int			figures;

	if (read_year(x))
		return;
	read_figures(x, &t);
	figures = x->i;
	if ((at(x, x->i) == '.' || at(x, x->i) == GOV_LETTER_PAUSE) && t.scale == 0 &&
		t.value <= ENUMERATOR_MAX && (at(x, x->i) == '.' || is_mark(at(x, from - 1))))
	{
		x->i++;
		emit(x, GOV_TOKEN_COMMA, from, x->i);
		return;
	}
	read_unit(x, &t);
	read_qualifier(x, &t);
	if (may_be_grouped(x, from, figures) || ends_range(x, from) || is_damaged(x, from, figures) || is_damaged(x, from, x->i))
		t.damaged = true;
	out = emit(x, GOV_TOKEN_NUMBER, from, x->i);
	if (out)
	{
		t.from = out->from;
		t.to = out->to;
		*out = t;
		x->out->numbers = true;
	}
}

/* Chinese numerals count only with what is counted behind them. */
static bool
read_chinese_number(Lexer *x)
{
	GovProseToken t = {.kind = GOV_TOKEN_NUMBER};
	GovProseToken *out;
	int			from = x->i;

	/* 为零 */
	if (x->s->lexicon->numeral[at(x, from)] == GOV_NUMERAL_ZERO &&
		at(x, from - 1) == gov_lexicon_of(x->s->lexicon, L'为') && is_mark(at(x, from + 1)))
	{
		out = emit(x, GOV_TOKEN_NUMBER, from, ++x->i);
		if (out)
			out->counter = GOV_COUNT_BARE;
		x->out->numbers = true;
		return true;
	}
	if (at(x, from - 1) == x->di || !read_numerals(x, &t))
	{
		x->i = from;
		return false;
	}
	read_unit(x, &t);
	if (t.counter == 0 || (t.counter & (GOV_COUNT_BARE | GOV_COUNT_OTHER | GOV_COUNT_PERCENT)))
	{
		x->i = from;
		return false;
	}
	read_qualifier(x, &t);
	out = emit(x, GOV_TOKEN_NUMBER, from, x->i);
	if (out)
	{
		t.from = out->from;
		t.to = out->to;
		*out = t;
		x->out->numbers = true;
	}
	return true;
}


/* Brackets without the other one are nothing. */
static void
match_brackets(GovProseTokens *out)
{
	int			open = -1;

	for (int i = 0; i < out->n; i++)
	{
		GovProseToken *t = &out->token[i];

		if (t->kind == GOV_TOKEN_OPEN)
		{
			if (open >= 0)
				out->token[open].kind = GOV_TOKEN_UNKNOWN;
			open = i;
		}
		else if (t->kind == GOV_TOKEN_CLOSE)
		{
			if (open < 0)
				t->kind = GOV_TOKEN_UNKNOWN;
			else
			{
				out->token[open].match = (uint16_t) i;
				t->match = (uint16_t) open;
			}
			open = -1;
		}
	}
	if (open >= 0)
		out->token[open].kind = GOV_TOKEN_UNKNOWN;
}

void
gov_prose_tokens(const GovSentences *s, GovProseTokens *out)
{
	Lexer		x = {.s = s,.c = s->letter,.n = s->n,.out = out};

	x.duo = gov_lexicon_of(s->lexicon, L'多');
	x.yu = gov_lexicon_of(s->lexicon, L'余');
	x.nian = gov_lexicon_of(s->lexicon, L'年');
	x.du = gov_lexicon_of(s->lexicon, L'度');
	x.di = gov_lexicon_of(s->lexicon, L'第');
	out->n = 0;
	out->commas = out->numbers = out->negation = false;
	while (x.i < x.n && out->n < GOV_TOKENS_MAX)
	{
		GovLetter	c = at(&x, x.i);

		if (is_digit(c))
			read_number(&x);
		else if (s->lexicon->numeral[c] != GOV_NUMERAL_NONE && read_chinese_number(&x))
			continue;
		else if (s->lexicon->first[0][c] != 0 && read_word(&x))
			continue;
		else if (c >= GOV_LETTER_FIRST || c == GOV_LETTER_UNKNOWN)
		{
			int			from = x.i++;

			while (x.i < x.n && s->letter[x.i] == GOV_LETTER_UNKNOWN)
				x.i++;
			emit_unknown(&x, from, x.i);
		}
		else
		{
			x.i++;
			if (c == ',' || c == ';' || c == ':')
			{
				GovProseToken *t = emit(&x, GOV_TOKEN_COMMA, x.i - 1, x.i);

				if (t)
					t->mark = c;
				x.out->commas = true;
			}
			else if (c == '(')
				emit(&x, GOV_TOKEN_OPEN, x.i - 1, x.i);
			else if (c == ')')
				emit(&x, GOV_TOKEN_CLOSE, x.i - 1, x.i);
			else if (c == ' ')
				emit(&x, GOV_TOKEN_COLUMN, x.i - 1, x.i);
			else
				emit_unknown(&x, x.i - 1, x.i);
		}
	}
	match_brackets(out);
}

void
gov_prose_span(const GovSentences *s, const GovProseToken *first, const GovProseToken *last,
			   uint32_t *from, uint32_t *to)
{
	const char *p = s->begin + s->at[last->to - 1];

	*from = s->at[first->from];
	*to = (uint32_t) (p - s->begin + gov_char_len(p, s->end));
}
