/*
 * scan.c
 *		From text to one stream of tokens: the only stage that knows layouts.
 *
 * A line is one of: a row of an HTML table (marked by html.c), a row or a
 * single cell set off by pipes, a row set off by tabs or spaces, or a single
 * cell.  Cells of one line belong together and share a row number; single
 * cells just follow each other.
 */
#include "core/tables/scanner.h"
#include "core/text/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

static uint32_t
count_pipes(const char *p, const char *stop)
{
	uint32_t	n = 0;

	for (; p < stop; p++)
		n += *p == '|';
	return n;
}

/* All that a cell holds, if it is a number of a few digits. */
static inline const char *
number_cell(const char *p, const char *stop, char separator, GovStr *raw, GovValue *v)
{
	const char *q = p;

	while (q < stop && *q == ' ')
		q++;
	p = q;
	v->value = 0;
	v->scale = 0;
	v->unit = GOV_PRINTED_NOTHING;
	v->worded_sign = false;
	while (q < stop && (unsigned char) (*q - '0') <= 9 && q - p < 18)
		v->value = v->value * 10 + (*q++ - '0');
	raw->s = p;
	raw->len = (uint32_t) (q - p);
	if (q == p)
		return NULL;
	while (q < stop && *q == ' ')
		q++;
	return q == stop || *q == separator ? q : NULL;
}

/* The cells of a row. */
static void
scan_row(Scanner *sc, const char *p, const char *stop, char separator, uint32_t row)
{
	for (;;)
	{
		GovStr		raw;
		GovValue	v;
		const char *q = number_cell(p, stop, separator, &raw, &v);

		if (q)
			gov_push_value(sc, raw, GOV_VALUE_NUMBER, &v, row, false);
		else
		{
			q = memchr(p, separator, (size_t) (stop - p));
			if (!q)
				q = stop;
			/* a place that a span covers is no cell */
			if (!(separator != '|' && q - p == 1 && *p == GOV_SPANNED))
				gov_push_cell(sc, gov_trim(p, (size_t) (q - p)), row);
		}
		/* a line may be as long as its text: stop where nothing counts */
		if (q == stop || sc->out->truncated)
			break;
		p = q + 1;
	}
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

	/* |- begins a row of MediaWiki's tables */
	if (is_rule_row(p, stop) || (trimmed.len == 2 && p[0] == '|' && p[1] == '-'))
		return;
	/* two cells make a row, however many more there are */
	for (const char *q = p; q < stop && printed < 2; q++)
	{
		if (*q == '|')
			pipes++;
		else if (*q != ' ' && *q != '\t')
		{
			printed++;
			q = memchr(q, '|', (size_t) (stop - q));
			if (!q)
				break;
			pipes++;
		}
	}
	if (sc->pipe_pending && sc->gap > 0 && *p != '|')
		gov_push_empty(sc, p, 1, 0);
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
		if (stop[-1] != '|' || sc->unclosed_cells)
			pipes = count_pipes(p, stop);
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
		scan_row(sc, p, stop, '|', row);
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
			gov_push_empty(sc, p, pipes, 0);
			p = q;
			continue;
		}
		q = memchr(p, '|', (size_t) (stop - p));
		if (!q)
			q = stop;
		gov_push_cell(sc, gov_trim(p, (size_t) (q - p)), 0);
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

static bool
is_value(GovValueKind kind)
{
	return kind == GOV_VALUE_NUMBER || kind == GOV_VALUE_NA || kind == GOV_VALUE_UNCLEAR;
}

/*
 * Is [s, end) a number with its unit, of which all behind [s, apart) is set off by
 * spaces: 1211.66 万元, 477.35（ 万元 ）?
 */
static bool
has_unit_apart(const char *s, const char *apart, const char *end, GovValue *v, GovValueKind *kind)
{
	/* a number of ASCII digits, or full-width ones */
	if (end - apart > GOV_MAX_UNIT_BYTES ||
		!((unsigned char) (*s - '0') <= 9 || *s == '-' || *s == '+' || *s == '\xEF'))
		return false;
	*kind = gov_value_read(s, (size_t) (end - s), v);
	return (*kind == GOV_VALUE_NUMBER && v->unit) ||
		(*kind == GOV_VALUE_UNCLEAR && gov_unit_read(apart, (size_t) (end - apart)));
}

/* A unit set off from its number has no more words. */
#define MAX_UNIT_WORDS	3

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
		while ((q = memchr(q, ' ', (size_t) (end - q))) != NULL && !(q + 1 < end && q[1] == ' '))
			q++;
		if (!q)
			q = end;
		if (q > s)
			gov_push_text(sc, s, (size_t) (q - s), 0, false);
		s = q;
	}
}

/* Where the word that ends at *end begins; *end moves in front of the spaces there. */
static const char *
last_word(const char *s, const char **end)
{
	const char *start;

	while (*end > s && (*end)[-1] == ' ')
		--* end;
	start = *end;
	while (start > s && start[-1] != ' ')
		start--;
	return start;
}

/* May a unit set off from its number have the word, or its brackets: （, 万元, ）? */
static bool
may_be_of_unit(GovStr word)
{
	static const GovStr open[] = {W("("), W("（"), W("["), W("【"), {0}};
	static const GovStr closed[] = {W(")"), W("）"), W("]"), W("】"), {0}};
	const char *end = word.s + word.len;

	return word.len > 0 && word.len <= GOV_MAX_UNIT_BYTES &&
		(gov_unit_read(word.s, word.len) || gov_word_before(word.s, end, closed) > 0 ||
		 gov_word_at(word.s, end, open) > 0);
}

/* Where the number begins of which the word [start, stop) is a unit; NULL: it is none. */
static const char *
number_of_unit(const char *s, const char *start, const char *stop)
{
	const char *head = start;
	GovStr		word = {start, (uint32_t) (stop - start)};

	if (!may_be_of_unit(word))
		return NULL;
	for (int words = 0; words < MAX_UNIT_WORDS; words++)
	{
		const char *before = head;
		const char *apart = head;
		GovValueKind kind;
		GovValue	v;

		head = last_word(s, &before);
		if (head >= before)
			return NULL;
		if (has_unit_apart(head, apart, stop, &v, &kind))
			return head;
	}
	return NULL;
}

int
gov_values_at_end(const char *s, const char *end, const char **left)
{
	int			values = 0;

	*left = end;
	/* from the right, token by token */
	for (;;)
	{
		const char *stop = *left;
		const char *start = last_word(s, &stop);
		GovValue	v;

		if (start >= stop)
			break;
		if (!is_value(gov_value_read(start, (size_t) (stop - start), &v)))
		{
			start = number_of_unit(s, start, stop);
			if (!start)
				break;
		}
		*left = start;
		values++;
	}
	return values;
}

/* The value that begins a row's rest, with its unit where that stands apart.  Returns its end. */
static const char *
first_value(const char *s, const char *end, GovValue *v, GovValueKind *kind)
{
	const char *stop = s;
	const char *q;

	while (stop < end && *stop != ' ')
		stop++;
	*kind = gov_value_read(s, (size_t) (stop - s), v);
	q = stop;
	for (int words = 0; words < MAX_UNIT_WORDS && q < end; words++)
	{
		GovStr		word = {q, 0};
		GovValueKind with_kind;
		GovValue	with;

		while (word.s < end && *word.s == ' ')
			word.s++;
		/* the next value, nearly always */
		if (word.s == end || (unsigned char) (*word.s - '0') <= 9)
			break;
		for (q = word.s; q < end && *q != ' ';)
			q++;
		word.len = (uint32_t) (q - word.s);
		if (!may_be_of_unit(word))
			break;
		if (has_unit_apart(s, stop, q, &with, &with_kind))
		{
			*v = with;
			*kind = with_kind;
			return q;
		}
	}
	return stop;
}

/* A row set by spaces, whose values begin at left. */
static void
scan_spaced_row(Scanner *sc, const char *s, const char *left, const char *end)
{
	uint32_t	row = ++sc->out->nrows;

	/* pieces of labels, set apart by two spaces or more */
	while (s < left)
	{
		const char *q;

		while (s < left && *s == ' ')
			s++;
		q = s;
		while (q < left && !(q[0] == ' ' && q + 1 < left && q[1] == ' '))
			q++;
		if (q > s)
			gov_push_text(sc, s, (size_t) (q - s), row, true);
		s = q;
	}
	while (left < end)
	{
		const char *q;
		GovStr		raw;
		GovValue	v;
		GovValueKind kind;

		while (left < end && *left == ' ')
			left++;
		if (left >= end)
			break;
		q = first_value(left, end, &v, &kind);
		raw.s = left;
		raw.len = (uint32_t) (q - left);
		gov_push_value(sc, raw, kind, &v, row, true);
		left = q;
	}
}

/* A number with spaces around its unit or its remark, and nothing else? */
static bool
is_one_value(const char *s, const char *end)
{
	GovValue	v;

	return (unsigned char) (*s - '0') <= 9 && is_value(gov_value_read(s, (size_t) (end - s), &v));
}

/*
 * A line without borders.  Words that end in values are a row set by spaces,
 * as pdftotext writes them; else it is a single cell.
 */
static void
scan_plain(Scanner *sc, const char *s, const char *end)
{
	GovStr		cell = {s, (uint32_t) (end - s)};
	const char *left;			/* where the values begin */
	int			values;

	if (end - s > 2000 || !memchr(s, ' ', (size_t) (end - s)))
	{
		gov_push_cell(sc, cell, 0);
		return;
	}
	/* a rule of dashes, as text tables have */
	if (*s == '-' && end - s >= 4 && memcmp(s, "----", 4) == 0 && is_rule_row(s, end))
	{
		sc->gap = 0;
		return;
	}
	values = gov_values_at_end(s, end, &left);
	if (gov_text_is_page_number(s, (size_t) (end - s)))
		sc->gap = 0;
	else if (values == 0 ? is_one_value(s, end) : values == 1 && left == s)
		gov_push_cell(sc, cell, 0);
	else if (values == 0)
		scan_words(sc, s, end);
	else
		scan_spaced_row(sc, s, left, end);
}

static bool
scan_number(Scanner *sc, const char *s, const char *end)
{
	const char *p = s;
	GovValue	v = {0};
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
	gov_push_value(sc, raw, GOV_VALUE_NUMBER, &v, 0, false);
	sc->pipe_open = pipes == 0 && sc->has_pipes;
	if (pipes > 1)
		gov_push_empty(sc, end, pipes - 1, 0);
	return true;
}

typedef struct Line
{
	const char *end;			/* its newline, or the text's end */
	const char *pipe;			/* the first one, or NULL */
} Line;

static inline void
find_line(const Scanner *sc, const char *p, const char *end, Line *l)
{
	l->pipe = NULL;
#ifdef __SSE2__
	/* lines of cells, mostly; what is longer is prose, mostly */
	for (int i = 0; i < 2 && end - p >= 16; i++, p += 16)
	{
		__m128i		v = _mm_loadu_si128((const __m128i *) (const void *) p);
		unsigned	newline = (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')));
		unsigned	pipe = (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('|')));

		if (newline)
			pipe &= (newline & -newline) - 1;
		if (pipe && !l->pipe)
			l->pipe = p + __builtin_ctz(pipe);
		if (newline)
		{
			l->end = p + __builtin_ctz(newline);
			return;
		}
	}
#endif
	l->end = memchr(p, '\n', (size_t) (end - p));
	if (!l->end)
		l->end = end;
	if (!l->pipe && sc->has_pipes)
		l->pipe = memchr(p, '|', (size_t) (l->end - p));
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
		gov_push_empty(sc, s, pipes, 0);
		return true;
	}
	if (pipes >= 2 && sc->last_row_line && sc->last_row_line + 3 >= sc->line)
		return false;
	pushed = sc->pipe_pending && sc->gap > 0;
	if (pushed)
		gov_push_empty(sc, s, 1, 0);
	sc->pipe_pending = false;
	tokens = sc->out->n;
	gov_push_cell(sc, cell, 0);
	if (pushed)
		forget_empty(sc, tokens);
	sc->pipe_open = false;
	gov_push_empty(sc, l->pipe, pipes - 1, 0);
	return true;
}

/*
 * A label alone on its line, or with a pipe, if it is the one that came next
 * after the last label when that was met before: the line need not even be
 * searched for its end.  Returns where the next line begins, else NULL.
 */
static inline const char *
scan_known(Scanner *sc, const char *p, const char *end)
{
	const GovMemo *memo = sc->labels->memo;
	const GovMemo *m = &memo[memo[sc->memo].next];
	const char *q = p + m->len;
	uint32_t	tokens;
	bool		pipe;
	bool		pushed;

	/* the third byte tells more than the first two */
	if (!m->single || end - p < m->len + 3 || p[2] != m->raw[2] || sc->in_grid ||
		memcmp(p, m->raw, m->len) != 0)
		return NULL;
	q += *q == ' ';
	pipe = *q == '|';
	q += pipe;
	if (*q != '\n' || (!pipe && q[-1] == ' '))
		return NULL;
	sc->line++;
	pushed = sc->pipe_pending && sc->gap > 0;
	if (pushed)
		gov_push_empty(sc, p, 1, 0);
	sc->pipe_pending = false;
	tokens = sc->out->n;
	gov_push_known(sc, m, p, 0, false);
	if (pushed)
		forget_empty(sc, tokens);
	if (pipe)
		sc->pipe_open = false;
	else if (sc->out->n != tokens)
		sc->pipe_open = sc->has_pipes;
	return q + 1;
}

/*
 * Tables drawn with +---+: a cell may take several lines, and what belongs
 * together is not said line by line.  Only rows of one line are read.
 */
static void
end_grid_row(Scanner *sc)
{
	if (sc->in_grid && sc->grid_lines == 1)
	{
		/* it stands on the line above */
		sc->line--;
		scan_pipes(sc, sc->grid_line.s, sc->grid_line.s + sc->grid_line.len);
		sc->line++;
	}
	else if (sc->in_grid && sc->grid_lines > 1)
		gov_diag(sc->diags, GOV_WARNING, "row_of_several_lines", gov_source_line(sc->t, sc->line - 1),
				 "a row of a drawn table takes %u lines: left out", sc->grid_lines);
	sc->grid_lines = 0;
}

static bool
scan_grid(Scanner *sc, const char *s, const char *end)
{
	while (s < end && *s == ' ')
		s++;
	if (s < end && *s == '+' && end - s >= 4 && is_rule_row(s, end))
	{
		end_grid_row(sc);
		sc->in_grid = true;
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
	/* the last row needs no rule below it */
	end_grid_row(sc);
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
	sc.has_tabs = memchr(t->s, '\t', t->len) != NULL;
	sc.diags = diags;

	while (p < end && !out->truncated)
	{
		Line		l;
		const char *stop;
		const char *next;
		GovStr		line;
		uint32_t	tokens;

		if (p > next_check)
		{
			gov_check_interrupt(a);
			next_check = p + (1 << 20);
		}
		/* the most common lines: nothing, a number, a number and its pipe */
		if (*p == '\n')
		{
			do
			{
				sc.line++;
				sc.gap++;
			} while (++p < end && *p == '\n');
			continue;
		}
		if ((unsigned char) (*p - '0') <= 9 && end - p > 24)
		{
			const char *q = p + 1;
			GovValue	v = {*p - '0', 0, GOV_PRINTED_NOTHING, false};
			GovStr		raw = {p, 0};
			bool		alone;

			while ((unsigned char) (*q - '0') <= 9 && q - p < 18)
				v.value = v.value * 10 + (*q++ - '0');
			raw.len = (uint32_t) (q - p);
			alone = *q == '\n';
			if (alone || (*q == ' ' && q[1] == '|' && q[2] == '\n'))
			{
				sc.line++;
				sc.pipe_pending = false;
				gov_push_value(&sc, raw, GOV_VALUE_NUMBER, &v, 0, false);
				sc.pipe_open = alone && has_pipes;
				p = alone ? q + 1 : q + 3;
				/* it is known that the text goes on */
				if (*p == '\n')
				{
					sc.line++;
					sc.gap++;
					p++;
				}
				continue;
			}
		}
		/* ... and the label that followed the last one before */
		next = scan_known(&sc, p, end);
		if (next)
		{
			p = next;
			continue;
		}
		find_line(&sc, p, end, &l);
		stop = l.end;

		sc.line++;
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
			scan_row(&sc, p + 1, stop, GOV_CELL, ++out->nrows);
		else if (line.len == 0)
		{
			/* a row of table 4 without any figure */
			if (*p == '\t' && stop - p >= GOV_NREMEDIES - 1 && stop - p <= GOV_NREMEDIES + 2)
				gov_push_empty(&sc, p, (uint32_t) (stop - p) + 1, ++out->nrows);
			sc.gap++;
		}
		else if (l.pipe)
			scan_pipes(&sc, p, stop);
		else if (sc.has_tabs && memchr(p, '\t', (size_t) (stop - p)) && !is_indent(p, stop))
			scan_row(&sc, p, stop, '\t', ++out->nrows);
		else
		{
			bool		pushed = sc.pipe_pending && sc.gap > 0;

			if (pushed)
				gov_push_empty(&sc, line.s, 1, 0);
			sc.pipe_pending = false;
			tokens = out->n;
			if (line.len > GOV_MAX_LABEL_BYTES)
				gov_push_unknown(&sc, line, 0, false);
			else
				scan_plain(&sc, line.s, line.s + line.len);
			if (pushed)
				forget_empty(&sc, tokens);
			if (out->n != tokens)	/* furniture is no cell */
				sc.pipe_open = has_pipes;
		}
		p = stop + 1;
	}
	sc.line++;
	end_grid_row(&sc);
	out->lines = --sc.line;
	if (out->truncated)
		gov_diag(diags, GOV_WARNING, "too_many_cells", sc.line,
				 "more than %u cells and words: the text was read up to line %u only",
				 GOV_MAX_TOKENS, sc.line);
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
