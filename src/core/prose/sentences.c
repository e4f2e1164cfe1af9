/*
 * sentences.c
 *		A text as sentences of letters, each with its place in the text.
 *
 * A line break ends a sentence, unless what stands on both sides shows that
 * the line was broken: a comma before it, a number without its noun, or a line
 * as long as those that are wrapped.  Tables that are printed a cell a line
 * must not become sentences: a label and the bare number below it are never
 * joined.
 */
#include "core/prose/sentences.h"

#include "core/text/fold.h"
#include "core/text/furniture.h"
#include "core/text/utf8.h"

#define WRAPPED_LINE	18		/* letters of a line that may have been
								 * wrapped */
#define HEADING_MAX		40		/* letters of a heading */
#define TITLE_MAX		600		/* bytes of a title of a work, 《 to 》 */
#define PINYIN_MAX		24		/* bytes of a syllable in brackets */
#define PAGE_LINE_MAX	40		/* bytes of a line with a page number */
#define COLUMN_GAP		3		/* spaces that separate columns */
#define PROSE_LINE_MIN	90		/* bytes of a line with pipes that is prose */
#define NUMBER_MAX		16		/* characters of a number on a line of its own */

void
gov_sentences_init(GovSentences *s, GovArena *a, const GovLexicon *x, const char *text, size_t len)
{
	s->arena = a;
	s->lexicon = x;
	s->begin = s->next = s->line = text;
	s->end = text + len;
	s->paragraph = true;
	s->n = 0;
}

/* The letter at *p < e, and on behind it. */
static inline GovLetter
step(const GovSentences *s, const char **p)
{
	return gov_lexicon_letter(s->lexicon, gov_next_char(p, s->end));
}

static inline GovLetter
letter_at(const GovSentences *s, const char *p)
{
	return p < s->end ? step(s, &p) : GOV_LETTER_STOP;
}

static inline bool
is_digit(GovLetter c)
{
	return c >= '0' && c <= '9';
}

/* A comma or the like: the sentence goes on. */
static inline bool
is_pause(GovLetter c)
{
	return c == ',' || c == ';' || c == ':' || c == GOV_LETTER_PAUSE;
}

static const char *
end_of_line(const GovSentences *s, const char *p)
{
	const char *e = memchr(p, '\n', (size_t) (s->end - p));

	return e ? e : s->end;
}

/* Behind spaces, not newlines. */
static const char *
skip_blanks(const GovSentences *s, const char *p)
{
	while (p < s->end && *p != '\n')
	{
		const char *q = p;
		GovLetter	c = *p == '\r' ? ' ' : step(s, &q);

		if (*p == '\r')
			q = p + 1;
		if (c != ' ' && c != GOV_LETTER_NOTHING)
			break;
		p = q;
	}
	return p;
}

/* Bytes of "一、", "(一)", "1.", "①" and the like at p; *arabic: with figures. */
static size_t
numbering_at(const GovSentences *s, const char *p, bool *arabic)
{
	const char *start = p;
	bool		bracket = false;
	int			n = 0;
	GovLetter	c;
	uint32_t	sign = gov_char_at(p, s->end);

	*arabic = true;
	if (sign >= 0x2460 && sign <= 0x2473)	/* 1 to 20 in a circle */
		return 3;
	if (letter_at(s, p) == '(')
	{
		bracket = true;
		step(s, &p);
	}
	p = skip_blanks(s, p);
	while (p < s->end && n < 3)
	{
		const char *q = p;

		c = step(s, &q);
		if (!is_digit(c) && (s->lexicon->numeral[c] == 0 || s->lexicon->numeral[c] > GOV_NUMERAL_TEN))
			break;
		*arabic = is_digit(c);
		n++;
		p = q;
	}
	p = skip_blanks(s, p);
	if (n == 0 || p >= s->end)
		return 0;
	c = step(s, &p);
	if (bracket ? c != ')' : c != GOV_LETTER_PAUSE && c != '.' && (c != ',' || *arabic))
		return 0;
	/* 3.5 is a number */
	if (!bracket && c == '.' && is_digit(letter_at(s, p)))
		return 0;
	return (size_t) (p - start);
}

/* Is the line a row of a table, or of cells? */
static bool
is_row(const char *p, const char *e)
{
	if (p < e && *p == GOV_ROW)
		return true;
	if (!memchr(p, '|', (size_t) (e - p)) && !memchr(p, '\t', (size_t) (e - p)))
		return false;
	return e - p < PROSE_LINE_MIN || !GOV_FIND(p, e, "。");
}

/*
 * The next line with something on it, p behind a newline.  Lines with page
 * numbers are none; *blank: there were empty ones.
 */
static const char *
next_line(const GovSentences *s, const char *p, bool *blank)
{
	*blank = false;
	while (p < s->end)
	{
		const char *q = skip_blanks(s, p);
		const char *e;

		if (q < s->end && *q == '\n')
		{
			*blank = true;
			p = q + 1;
			continue;
		}
		e = end_of_line(s, q);
		if (e - q <= PAGE_LINE_MAX && e < s->end)
		{
			const char *t = gov_rtrim(q, e);

			if (gov_text_is_page_number(q, (size_t) (t - q)))
			{
				p = e + 1;
				continue;
			}
		}
		return q;
	}
	return s->end;
}

/* What follows the number at p: past blanks, and one newline if need be. */
static GovLetter
behind_number(const GovSentences *s, const char *p)
{
	bool		blank;

	for (int i = 0; i < NUMBER_MAX && p < s->end; i++)
	{
		const char *q = p;
		GovLetter	c = step(s, &q);

		if (!is_digit(c) && c != '.' && c != '%' && !(c == ',' && is_digit(letter_at(s, q))))
			break;
		p = q;
		if (c == '%')
			return c;			/* nothing belongs behind it */
	}
	p = skip_blanks(s, p);
	if (p < s->end && *p == '\n')
		p = next_line(s, p + 1, &blank);
	return letter_at(s, p);
}

/* May it stand behind a number that a line break cut off? */
static bool
goes_behind_number(const GovSentences *s, GovLetter c)
{
	int			len;

	return s->lexicon->first[1][c] != 0 || s->lexicon->numeral[c] >= GOV_NUMERAL_TEN ||
		c == gov_lexicon_of(s->lexicon, L'余') || c == gov_lexicon_of(s->lexicon, L'多') ||
		gov_lexicon_counter(s->lexicon, &c, 1, &len) >= 0;
}

/* 其中, which ends no sentence */
static bool
ends_in_part(const GovSentences *s)
{
	return s->n >= 2 && s->letter[s->n - 1] == gov_lexicon_of(s->lexicon, L'中') &&
		s->letter[s->n - 2] == gov_lexicon_of(s->lexicon, L'其');
}

/*
 * Does the sentence go on after the newline, at q?  nline: its letters since
 * the line began.
 */
static bool
goes_on(const GovSentences *s, const char *q, bool blank, int nline)
{
	GovLetter	prev = s->letter[s->n - 1];
	GovLetter	c = letter_at(s, q);
	bool		arabic;
	size_t		numbering;

	if (q >= s->end || is_row(q, end_of_line(s, q)))
		return false;
	numbering = numbering_at(s, q, &arabic);
	if (numbering > 0 && !(arabic && is_pause(prev)))
		return false;
	if (is_pause(prev) || prev == '(' || ends_in_part(s))
		return true;
	if (numbering > 0)
		return false;
	if (is_digit(prev))
		return is_digit(c) ? nline >= WRAPPED_LINE : goes_behind_number(s, c) || is_pause(c);
	if (is_digit(c))
	{
		GovLetter	behind = behind_number(s, q);

		/* a year begins a sentence as often as it continues one */
		if (behind == gov_lexicon_of(s->lexicon, L'年'))
			return !blank && nline >= WRAPPED_LINE;
		return goes_behind_number(s, behind);
	}
	if (is_pause(c) || c == GOV_LETTER_STOP)
		return true;
	return !blank && nline >= WRAPPED_LINE;
}

/* Behind the 》 of a 《 before p, or p when there is none near. */
static const char *
skip_title(const GovSentences *s, const char *p)
{
	const char *q = p;
	int			depth = 1;

	while (q < s->end && q - p < TITLE_MAX && *q != '\n')
	{
		GovLetter	c = step(s, &q);

		if (c == GOV_LETTER_TITLE_OPEN)
			depth++;
		else if (c == GOV_LETTER_TITLE_CLOSE && --depth == 0)
			return q;
	}
	return p;
}

/* Behind the ) when p, behind a (, begins pinyin as OCR puts it, else p. */
static const char *
skip_pinyin(const GovSentences *s, const char *p)
{
	const char *q = p;
	int			n = 0;

	while (q < s->end && q - p < PINYIN_MAX)
	{
		uint32_t	c = gov_next_char(&q, s->end);

		if ((c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x2AF))
			n++;
		else if (n > 0 && (c == ')' || c == 0xFF09))
			return q;
		else if (c != '\'' && c != ' ')
			break;
	}
	return p;
}

static inline void
push(GovSentences *s, GovLetter c, const char *at)
{
	s->letter[s->n] = c;
	s->at[s->n++] = (uint32_t) (at - s->begin);
}

/* A title from p to s->next that is a periodical's: its last two characters stay. */
static void
keep_periodical(GovSentences *s, const char *p)
{
	const char *e = s->next - 3;	/* of the mark that closes it */
	const char *last = e - 3;

	if (last - p < 6 || s->n + 2 > GOV_SENTENCE_MAX)
		return;
	if (gov_char_at(last, e) == L'报' || gov_char_at(last, e) == L'刊')
	{
		push(s, gov_lexicon_letter(s->lexicon, gov_char_before(p, last)), last - 3);
		push(s, gov_lexicon_letter(s->lexicon, gov_char_at(last, e)), last);
	}
}

/* A letter of the sentence; gap: blanks before it. */
static void
add(GovSentences *s, GovLetter c, const char *at, int gap)
{
	GovLetter	prev = s->n > 0 ? s->letter[s->n - 1] : GOV_LETTER_UNKNOWN;

	if (is_pause(c) && (s->n == 0 || is_pause(prev)))
		return;
	/* columns, and the parts of a broken number, stay apart */
	if (gap > 0 && s->n > 0 && (gap >= COLUMN_GAP || (is_digit(c) && is_digit(prev))))
		push(s, ' ', at);
	push(s, c, at);
}

/* The first place of the next sentence; what a line begins with is skipped. */
static bool
begin_sentence(GovSentences *s)
{
	bool		blank,
				arabic;

	s->n = 0;
	s->first = s->paragraph;
	s->numbered = s->heading = s->full = false;
	while (s->next < s->end && s->paragraph)
	{
		const char *p = next_line(s, s->next, &blank);
		const char *e = end_of_line(s, p);
		size_t		n;

		gov_check_interrupt(s->arena);
		s->next = p;
		if (p < s->end && is_row(p, e))
		{
			s->next = e < s->end ? e + 1 : e;
			continue;
		}
		while (p < s->end && (n = numbering_at(s, p, &arabic)) > 0)
		{
			p = skip_blanks(s, p + n);
			s->numbered = true;
		}
		s->next = p;
		break;
	}
	s->paragraph = false;
	return s->next < s->end;
}

/* The sentence is full: back to its last comma, if there is one in its second half. */
static void
cut(GovSentences *s)
{
	for (int i = s->n - 1; i > s->n / 2; i--)
		if (is_pause(s->letter[i]))
		{
			s->next = s->begin + s->at[i + 1];
			s->n = i + 1;
			return;
		}
}

/* A newline at p; true when the sentence ends here. */
static bool
break_line(GovSentences *s, const char *p, int nline)
{
	bool		blank;
	const char *q = next_line(s, p + 1, &blank);

	if (s->n > 0 && goes_on(s, q, blank, nline))
	{
		bool		arabic;
		size_t		n = numbering_at(s, q, &arabic);

		s->next = n > 0 ? skip_blanks(s, q + n) : q;
		return false;
	}
	s->next = p + 1;
	s->paragraph = true;
	s->heading = s->numbered && s->n <= HEADING_MAX;
	return true;
}

/* Reads letters into the sentence until it ends. */
static void
read_sentence(GovSentences *s)
{
	int			gap = 0;
	int			line_start = 0;

	while (s->next < s->end && s->n < GOV_SENTENCE_MAX)
	{
		const char *p = s->next;
		GovLetter	c;

		if (*p == '\n')
		{
			if (break_line(s, p, s->n - line_start))
				return;
			line_start = s->n;
			gap = 1;
			continue;
		}
		if (*p == '\r' || *p == GOV_CELL || *p == GOV_SPANNED)
		{
			s->next++;
			continue;
		}
		c = step(s, &s->next);
		/* most are letters */
		if (gap == 0 && (c >= GOV_LETTER_FIRST || c == GOV_LETTER_UNKNOWN))
			push(s, c, p);
		else if (c == ' ')
			gap++;
		else if (c == GOV_LETTER_STOP || (c == '?' && !is_digit(letter_at(s, s->next))) ||
				 (c == '.' && s->n > 0 && !is_digit(s->letter[s->n - 1])))
		{
			s->full = true;
			return;
		}
		else if (c == GOV_LETTER_TITLE_OPEN)
		{
			s->next = skip_title(s, s->next);
			keep_periodical(s, p);
		}
		else if (c == '(')
		{
			const char *q = skip_pinyin(s, s->next);

			if (q == s->next)
				add(s, c, p, gap);
			s->next = q;
			gap = 0;
		}
		else if (c != GOV_LETTER_NOTHING && c != GOV_LETTER_TITLE_CLOSE)
		{
			add(s, c, p, gap);
			gap = 0;
		}
	}
	if (s->n >= GOV_SENTENCE_MAX)
	{
		s->at[s->n] = (uint32_t) (s->next - s->begin);	/* cut after the last */
		cut(s);
	}
}

bool
gov_sentences_next(GovSentences *s)
{
	while (begin_sentence(s))
	{
		gov_check_interrupt(s->arena);
		read_sentence(s);
		if (s->n > 0)
		{
			s->at[s->n] = (uint32_t) (s->next - s->begin);
			return true;
		}
	}
	return false;
}
