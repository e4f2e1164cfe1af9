/*
 * fold.c
 *		One folding for all comparisons of labels.
 */
#include "core/text/fold.h"

#define MAX_NUMBER		20		/* a bare number before a word is less: 1公开 */

typedef struct Radical
{
	uint16_t	radical;
	uint16_t	ideograph;
} Radical;

/*
 * Radicals that PDF extractors put for the ideographs.  Seen: in texts of
 * reports that were published as PDF.
 */
static const Radical radicals[] = {
	{L'⼀', L'一'}, {L'⼆', L'二'}, {L'⼈', L'人'}, {L'⼤', L'大'}, {L'⼩', L'小'}, {L'⼯', L'工'},
	{L'⽇', L'日'}, {L'⽉', L'月'}, {L'⾃', L'自'}, {L'⾏', L'行'}
};

/* What a number counts or dates, which then numbers nothing. */
static const wchar_t counted[] = L"年月日件条个项万元";

static uint32_t
fold_rare(uint32_t c)
{
	if (c >= 0xFF10 && c <= 0xFF19)
		return c - 0xFF10 + '0';
	if (c >= 0xFF21 && c <= 0xFF3A)
		return c - 0xFF21 + 'a';
	if (c >= 0xFF41 && c <= 0xFF5A)
		return c - 0xFF41 + 'a';
	if ((c >= 0x3400 && c <= 0x4DBF) || c == L'〇')
		return c;
	for (size_t i = 0; i < sizeof(radicals) / sizeof(radicals[0]); i++)
		if (c == radicals[i].radical)
			return radicals[i].ideograph;
	return 0;
}

/*
 * The frozen table.  Kept: letters, digits, ideographs.  Full-width forms and
 * compatibility radicals become the plain ones; all else folds to nothing.
 */
uint32_t
gov_fold_char(uint32_t c)
{
	if (gov_is_han(c))
		return c;
	if (c >= 0x80)
		return fold_rare(c);
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 'a';
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ? c : 0;
}

int
gov_chinese_digit_slow(uint32_t c)
{
	static const wchar_t digits[] = L"一二三四五六七八九十";
	const wchar_t *at = wcschr(digits, (wchar_t) c);

	return at ? (int) (at - digits) + 1 : 0;
}

static inline bool
is_separator(uint32_t c)
{
	return c == '.' || c == L'、' || c == L'．' || c == L'，' || c == ',' || c == L'｡' || c == L'。';
}

int
gov_fold_all(const char *s, size_t len, uint16_t *out, int max)
{
	const char *end = s + len;
	int			n = 0;

	while (s < end && n < max)
	{
		uint32_t	c = gov_fold_char(gov_next_char(&s, end));

		if (c)
			out[n++] = (uint16_t) c;
	}
	return n;
}

/*
 * Numberings: "1." "1、" "一、" "(一)" "(1)" "㈠" "①", or bare digits before
 * an ideograph
 */

typedef struct Numbering
{
	GovNumbering kind;
	int			number;
	const char *after;
} Numbering;

static inline bool
is_numbering(Numbering *num, GovNumbering kind, int number, const char *after)
{
	num->kind = kind;
	num->number = number;
	num->after = after;
	return true;
}

/* Blanks, and characters that print nothing. */
static inline const char *
skip_unseen(const char *p, const char *end)
{
	while (p < end)
	{
		unsigned char c = (unsigned char) *p;
		const char *next = p;

		if (c == ' ')
			next++;
		else if (c < 0x80 || (c >= 0xE4 && c <= 0xE9) || !gov_is_invisible(gov_next_char(&next, end)))
			break;
		p = next;
	}
	return p;
}

static inline bool
is_ascii_digit(const char *p, const char *end)
{
	return p < end && *p >= '0' && *p <= '9';
}

/* n is the first digit; p is behind it. */
static bool
read_arabic(const char *p, const char *end, int n, bool inside, Numbering *num)
{
	const char *separator;
	uint32_t	c;

	if (is_ascii_digit(p, end))
	{
		n = n * 10 + (*p++ - '0');
		if (is_ascii_digit(p, end))
			return false;
	}
	p = separator = skip_unseen(p, end);
	if (p >= end)
		return false;
	c = gov_next_char(&p, end);
	/* 3.5 and 3,119 are numbers */
	if (is_separator(c) || gov_is_close_bracket(c))
		return !is_ascii_digit(p, end) && is_numbering(num, GOV_NUM_ARABIC, n, p);
	return !inside && gov_is_han(c) && n < MAX_NUMBER && !gov_is_any_of(c, counted) &&
		is_numbering(num, GOV_NUM_ARABIC, n, separator);
}

/* n is the digit; p is behind it. */
static bool
read_chinese(const char *p, const char *end, int n, bool inside, Numbering *num)
{
	uint32_t	c;

	p = skip_unseen(p, end);
	if (p >= end)
		return false;
	c = gov_next_char(&p, end);
	return (c == L'、' || (!inside && is_separator(c))) && is_numbering(num, GOV_NUM_CHINESE, n, p);
}

/* p is behind the bracket that opens. */
static bool
read_bracketed(const char *p, const char *end, Numbering *num)
{
	GovNumbering kind = GOV_NUM_BRACKET;
	uint32_t	c;
	int			n;

	p = skip_unseen(p, end);
	if (p >= end)
		return false;
	c = gov_next_char(&p, end);
	n = gov_chinese_digit(c);
	if (n == 0 && c >= '1' && c <= '9')
	{
		n = (int) c - '0';
		kind = GOV_NUM_ARABIC;
	}
	p = skip_unseen(p, end);
	return n != 0 && p < end && gov_is_close_bracket(gov_next_char(&p, end)) &&
		is_numbering(num, kind, n, p);
}

/*
 * Reads the numbering at p < end, if there is one.  inside: within a label,
 * where less is one.
 */
static bool
read_numbering(const char *p, const char *end, bool inside, Numbering *num)
{
	uint32_t	c = gov_next_char(&p, end);
	int			n;

	if (c >= 0xFF10 && c <= 0xFF19)
		c = c - 0xFF10 + '0';
	if (c >= '0' && c <= '9')
		return read_arabic(p, end, (int) c - '0', inside, num);
	if ((n = gov_chinese_digit(c)) != 0)
		return read_chinese(p, end, n, inside, num);
	if (gov_is_open_bracket(c))
		return read_bracketed(p, end, num);
	if (c >= L'㈠' && c <= L'㈩')
		return is_numbering(num, GOV_NUM_BRACKET, (int) (c - L'㈠') + 1, p);
	if (c >= L'①' && c <= L'⑨')
		return is_numbering(num, GOV_NUM_ARABIC, (int) (c - L'①') + 1, p);
	return false;
}


/*
 * Labels
 */

typedef struct Folder
{
	const char *start;
	const char *end;
	GovFold    *f;
	uint32_t	hash;
	int			n;				/* of f->text */
	int			depth;			/* of brackets */
	int			nested;			/* characters in the innermost one */
	int			inner;			/* the digit that is all of it, or 0 */
} Folder;

/*
 * Takes in a folded character, of which digit is the value as a Chinese digit,
 * or 0.  False: it is one too many.
 */
static inline bool
add_char(Folder *w, uint32_t c, int digit)
{
	if (w->depth > 0)
	{
		w->f->bracketed++;
		w->inner = w->nested++ == 0 ? digit : 0;
		return true;
	}
	if (w->n == GOV_FOLD_MAX)
	{
		w->f->overlong = true;
		return false;
	}
	w->f->text[w->n++] = (uint16_t) c;
	w->hash = gov_hash_step(w->hash, c);
	return true;
}

static inline void
open_bracket(Folder *w)
{
	w->depth++;
	w->nested = 0;
	w->inner = 0;
}

static inline void
close_bracket(Folder *w)
{
	if (w->depth > 0)
	{
		w->depth--;
		if (w->inner)
			w->f->inner = (uint8_t) w->inner;
		return;
	}
	/* what stood before belongs to a bracket of an earlier line */
	w->f->closes = true;
	w->f->bracketed = (uint16_t) (w->f->bracketed + w->n);
	w->f->split = 0;
	w->n = 0;
	w->hash = 0;
}

/*
 * Reads leading marks of markdown and lists, then numberings; of several, as
 * in "三、(一)", the last one counts.  Returns where the label goes on.
 */
static inline const char *
fold_numbering(const char *s, const char *end, GovFold *f)
{
	Numbering	num;

	while (s < end && (*s == '#' || *s == '*' || *s == ' '))
		s++;
	while (s < end && read_numbering(s, end, false, &num))
	{
		f->numbering = (uint8_t) num.kind;
		f->number = (uint8_t) num.number;
		s = skip_unseen(num.after, end);
	}
	return s;
}

/* May a numbering begin at s that no ideograph begins? */
static inline bool
may_begin_numbering(const char *s)
{
	return (*s >= '0' && *s <= '9') || *s == '(' || *s == '\xef' || *s == '\xe3' || *s == '\xe2';
}

/*
 * Notes a numbering at s, inside the label, where another label begins: but
 * not the (一) of "第二十条第(一)项".
 */
static inline void
note_split(Folder *w, const char *s)
{
	Numbering	num;

	if (w->f->text[w->n - 1] != L'第' && !(s > w->start && s[-1] >= '0' && s[-1] <= '9') &&
		read_numbering(s, w->end, true, &num) && num.after < w->end)
		w->f->split = (uint32_t) (s - w->start);
}

/* The common case, the ideograph at s.  False: it is one too many. */
static inline bool
fold_ideograph(Folder *w, const char *s)
{
	uint32_t	c = (uint32_t) (s[0] & 0x0F) << 12 | (uint32_t) (s[1] & 0x3F) << 6 | (s[2] & 0x3F);
	Numbering	num;

	if (w->depth > 0)
		return add_char(w, c, gov_chinese_digit(c));
	/* 一、 in the middle: another label begins here */
	if (w->n > 0 && s + 3 < w->end && s[3] == '\xe3' && w->n < GOV_FOLD_MAX && gov_chinese_digit(c) &&
		read_numbering(s, w->end, true, &num))
		w->f->split = (uint32_t) (s - w->start);
	return add_char(w, c, 0);
}

void
gov_fold(const char *s, size_t len, GovFold *f)
{
	const char *end = s + len;
	Folder		w = {s, end, f, 0, 0, 0, 0, 0};

	f->overlong = f->open = f->closes = false;
	f->numbering = GOV_NUM_NONE;
	f->number = f->inner = 0;
	f->bracketed = 0;
	f->split = 0;

	s = fold_numbering(s, end, f);
	while (s < end)
	{
		uint32_t	c;

		if ((unsigned char) *s >= 0xE4 && (unsigned char) *s <= 0xE9 && end - s >= 3)
		{
			if (!fold_ideograph(&w, s))
				break;
			s += 3;
			continue;
		}
		if (w.depth == 0 && w.n > 0 && may_begin_numbering(s))
			note_split(&w, s);
		c = gov_next_char(&s, end);
		if (gov_is_open_bracket(c))
			open_bracket(&w);
		else if (gov_is_close_bracket(c))
			close_bracket(&w);
		else if ((c = gov_fold_char(c)) != 0 && !add_char(&w, c, 0))
			break;
	}
	f->open = w.depth > 0;
	f->n = (uint16_t) w.n;
	f->hash = w.hash;
}
