/*
 * rows.c
 *		Front ends for cells that are set apart by a character: pipes, tabs,
 *		commas, and the marks of HTML tables.
 *
 * A line with pipes may be a row or a single cell of a table whose cells stand
 * on lines of their own.
 */
#include "core/grids/cells.h"

#define MAX_DIGITS		18
#define MIN_FRAME_PIPES 3		/* of a row that prints one cell only */
#define ROW_REACH		3		/* lines below a row where one cell is a row,
								 * too */
#define CHECK_FIELDS	4096	/* between looks for a cancel */
#define MIN_RULE_DASHES 3
#define MAX_QUOTED_LINES 12		/* that a cell in quotation marks may take */
#define MAX_COMMA_CELL	300		/* bytes; more is a sentence */
#define MIN_LABELS		2		/* of a row that prints nothing else, but
								 * commas */

/* |---|:---:|; but | -- | -- | is a row that says "not applicable" */
bool
gov_grid_is_rule_line(const char *s, const char *end)
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
				dashes += MIN_RULE_DASHES;
				break;
			case '|':
			case '+':
				if (dashes > 0 && dashes < MIN_RULE_DASHES)
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
	return any || dashes >= MIN_RULE_DASHES;
}

/*
 * |-|-|: markdown's rule in its shortest form, right below the first row of a
 * table; elsewhere a row that says "not applicable".
 */
static bool
is_short_rule(const Scanner *sc, const char *s, const char *end)
{
	if (sc->line != sc->block_line + 1 || *s != '|' || end[-1] != '|' || end - s < 2)
		return false;
	for (; s < end; s++)
		if (*s != '|' && *s != '-' && *s != ':' && *s != ' ')
			return false;
	return true;
}

/* All that a cell holds, if it is a number of a few digits; moves *p behind it. */
static inline bool
push_number(Scanner *sc, const char **p, const char *end, char separator)
{
	const char *q = *p;
	GovStr		raw;
	GovValue	v = {0, 0, GOV_PRINTED_NOTHING, false};

	while (q < end && *q == ' ')
		q++;
	raw.s = q;
	while (q < end && (unsigned char) (*q - '0') <= 9 && q - raw.s < MAX_DIGITS)
		v.value = v.value * 10 + (*q++ - '0');
	raw.len = (uint32_t) (q - raw.s);
	if (raw.len == 0)
		return false;
	while (q < end && *q == ' ')
		q++;
	if (q < end && *q != separator)
		return false;
	gov_push_value(sc, raw, GOV_VALUE_NUMBER, &v);
	*p = q;
	return true;
}

/* Another column is covered by the cell before, or by one of the row above. */
static void
cover(Scanner *sc)
{
	GovGrid    *g = sc->out;
	GovCell    *c;

	if (g->ncells <= g->rows[sc->row - 1].first)
		return;
	c = &g->cells[g->ncells - 1];
	if (c->seps + c->span + 1u == sc->seps && c->span < UINT8_MAX)
		c->span++;
}

static void
push_field(Scanner *sc, const char *s, size_t len)
{
	GovStr		cell;

	/* a place that a span covers is no cell */
	if (len == 1 && *s == GOV_SPANNED)
	{
		cover(sc);
		return;
	}
	cell = gov_trim(s, len);
	if (cell.len > 0)
		gov_grid_push_cell(sc, cell);
}

/* The cells of a row, empty ones as separators only. */
static void
push_fields(Scanner *sc, const char *p, const char *end, char separator)
{
	uint32_t	n = 0;

	for (;;)
	{
		if (++n % CHECK_FIELDS == 0)
			gov_check_interrupt(sc->a);
		if (!push_number(sc, &p, end, separator))
		{
			const char *q = memchr(p, separator, (size_t) (end - p));

			if (!q)
				q = end;
			push_field(sc, p, (size_t) (q - p));
			p = q;
		}
		if (p == end)
			return;
		p++;
		sc->seps++;
	}
}

void
gov_grid_scan_html_row(Scanner *sc, const char *p, const char *end)
{
	gov_grid_row_begin(sc, GOV_BORDER_HTML);
	push_fields(sc, p, end, GOV_CELL);
	gov_grid_row_end(sc);
}

void
gov_grid_scan_tabs(Scanner *sc, const char *p, const char *end)
{
	while (end > p && (end[-1] == ' ' || end[-1] == '\r'))
		end--;
	gov_grid_row_begin(sc, GOV_BORDER_TABS);
	push_fields(sc, p, end, '\t');
	gov_grid_row_end(sc);
}

/* A cell among many lines, and the pipes around it. */
static void
scan_single_cell(Scanner *sc, const char *p, const char *end)
{
	while (p < end)
	{
		const char *q = p;

		if (*p == '|' || *p == ' ')
		{
			sc->seps += *p++ == '|';
			continue;
		}
		q = memchr(p, '|', (size_t) (end - p));
		if (!q)
			q = end;
		push_field(sc, p, (size_t) (q - p));
		p = q;
	}
}

typedef struct Pipes
{
	uint32_t	n;
	uint32_t	printed;		/* cells between them; at most two are counted */
	bool		spaced;			/* with a space somewhere */
} Pipes;

static Pipes
count_pipes(const char *p, const char *end)
{
	Pipes		c = {0, 0, false};

	while (p < end && c.printed < 2)
	{
		if (*p == '|')
			c.n++;
		else if (*p == ' ' || *p == '\t')
			c.spaced = true;
		else
		{
			c.printed++;
			p = memchr(p, '|', (size_t) (end - p));
			if (!p)
				break;
			c.n++;
		}
		p++;
	}
	return c;
}

/* A row when it has two cells that print something or is framed like one. */
static bool
is_row(const Scanner *sc, const char *p, const char *end, Pipes c)
{
	if (c.printed >= 2)
		return true;
	if (end[-1] != '|')
		return false;
	if (*p == '|' && c.n >= MIN_FRAME_PIPES &&
		(c.printed > 0 || (c.n >= GOV_NREMEDIES && c.spaced)))
		return true;
	/* a label and nothing else, right below a row: a row of empty cells */
	return c.printed == 1 && c.n >= 2 && sc->last_row_line &&
		sc->last_row_line + ROW_REACH >= sc->line;
}

/* A line of nothing but pipes: does it repeat the last line that prints anything? */
static void
note_pipes(Scanner *sc, uint32_t n)
{
	if (sc->pipes_line > sc->cell_line && sc->pipes_on_it == n)
		sc->out->keeps_repeats = true;
	sc->pipes_line = sc->line;
	sc->pipes_on_it = n;
}

/*
 * A line of nothing but pipes, as many tables have for each empty cell or row; false when
 * it may be more, a rule or a row.
 */
static inline bool
scan_bare_pipes(Scanner *sc, const char *p, const char *end)
{
	uint32_t	n = 0;

	if (sc->line == sc->block_line + 1 || end - p >= GOV_NREMEDIES)
		return false;
	for (; p < end; p++)
	{
		if (*p != '|' && *p != ' ')
			return false;
		n += *p == '|';
	}
	note_pipes(sc, n);
	sc->seps += n;
	return true;
}

/*
 * Words and a pipe behind them, nothing else, as most lines are of a table whose cells
 * stand on lines of their own; false when the line may be more.  pipe: its first.
 */
static inline bool
scan_words_and_pipe(Scanner *sc, const char *p, const char *pipe, const char *end)
{
	if ((unsigned char) *p < 0x80 || pipe + 1 != end)
		return false;
	push_field(sc, p, (size_t) (pipe - p));
	sc->seps++;
	return true;
}

void
gov_grid_scan_pipes(Scanner *sc, const char *s, const char *pipe, const char *end)
{
	GovStr		line = gov_trim(s, (size_t) (end - s));
	const char *p = line.s;
	const char *stop = p + line.len;
	Pipes		c;
	GovGridRow *r;

	if (scan_words_and_pipe(sc, p, pipe, stop))
		return;
	if (scan_bare_pipes(sc, p, stop))
		return;
	/* |- begins a row of MediaWiki's tables */
	if (gov_grid_is_rule_line(p, stop) || is_short_rule(sc, p, stop) || (line.len == 2 && p[0] == '|' && p[1] == '-'))
		return;
	c = count_pipes(p, stop);
	if (!is_row(sc, p, stop, c))
	{
		if (c.printed == 0)
			note_pipes(sc, c.n);
		scan_single_cell(sc, p, stop);
		return;
	}
	if (sc->last_row_line + 1 != sc->line)
		sc->block_line = sc->line;
	gov_grid_row_begin(sc, GOV_BORDER_PIPES);
	push_fields(sc, p, stop, '|');
	r = &sc->out->rows[sc->row - 1];
	r->lead = *p == '|';
	r->tail = stop[-1] == '|';
	gov_grid_row_end(sc);
	sc->last_row_line = sc->line;
}

/* Where a cell in quotation marks ends; NULL if it doesn't. */
static const char *
end_of_quoted(const char *p, const char *end, uint32_t *lines)
{
	for (p++; (p = gov_find_either(p, end, '"', '\n')) < end; p++)
	{
		if (*p == '\n')
		{
			if (++*lines > MAX_QUOTED_LINES)
				return NULL;
		}
		else if (p + 1 < end && p[1] == '"')
			p++;
		else
			return p + 1;
	}
	return NULL;
}

/* What the fields of a line that has commas are. */
typedef struct Fields
{
	int			values;
	int			empty;
	int			quoted;
	int			n;
} Fields;

/* Of ASCII, or full-width. */
static bool
is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool
has_blank(const char *p, const char *end)
{
	for (; p < end; p++)
		if (gov_grid_blank_at(p, end) > 0)
			return true;
	return false;
}

/* The first or the last thousands of a number in a line of columns: "行政许可 4" of 4,333,
 * or "333 12". */
static bool
is_part_of_number(const char *p, const char *end)
{
	const char *q = p;

	if (is_digit(gov_char_before(p, end)) && (has_blank(p, end) || (unsigned char) *p >= 0x80))
		return true;
	if ((unsigned char) (*p - '0') > 9)
		return false;
	/* 2.其他 is a label's number */
	while (q < end && (unsigned char) *q < 0x80)
		q++;
	return q == end;
}

/* Is the field a label?  bracketed: it may close a bracket, ahead of which nothing counts;
 * else one that no label begins as needs no folding. */
static bool
is_label(const Scanner *sc, const char *p, const char *end, bool bracketed)
{
	uint32_t	first = gov_char_at(p, end);
	GovFold		f;

	if (!bracketed && gov_is_han(first) && !gov_chinese_digit(first) && !gov_label_may_begin(sc->labels, first))
		return false;
	gov_fold(p, (size_t) (end - p), &f);
	return !f.overlong && f.n > 1 && gov_grid_label_find(sc->labels, f.text, f.n, f.hash) != NULL;
}

/* Counts a field that is not quoted; false: commas are punctuation here. */
static bool
count_field(Fields *f, const char *p, const char *end)
{
	GovValue	v;
	GovValueKind kind = gov_value_read(p, (size_t) (end - p), &v);

	if (kind == GOV_VALUE_EMPTY)
		f->empty++;
	else if (kind == GOV_VALUE_NUMBER || kind == GOV_VALUE_NA)
		f->values++;
	else
		return !is_part_of_number(p, end);
	return true;
}

/* Are at least half of the n fields, none of which is quoted, labels?  Mostly the first
 * that are none tell. */
static bool
are_labels(const Scanner *sc, const char *p, const char *end, int n)
{
	static const GovStr closing[] = {W(")"), W("）"), W("]"), W("］"), W("〕"), W("】"), {0}};
	bool		bracketed = false;
	int			others = 0;

	for (const GovStr *c = closing; c->s; c++)
		bracketed |= gov_find(p, end, c->s, c->len) != NULL;
	for (int i = 0; i < n; i++)
	{
		const char *q = memchr(p, ',', (size_t) (end - p));

		if (!q)
			q = end;
		others += !is_label(sc, p, q, bracketed);
		if (2 * (n - others) < n || n - others < MIN_LABELS)
			return false;
		p = q < end ? q + 1 : end;
	}
	return true;
}

/* Is the line a row?  Sets *stop to its end, behind the lines of a quoted cell. */
static bool
is_comma_row(const Scanner *sc, const char *p, const char *end, const char **stop)
{
	Fields		f = {0, 0, 0, 0};
	const char *begin = p;
	uint32_t	lines = 0;
	const char *line_end = memchr(p, '\n', (size_t) (end - p));
	GovValue	v;

	/* 4,333 is one number */
	if (gov_value_read(p, (size_t) ((line_end ? line_end : end) - p), &v) != GOV_VALUE_NONE)
		return false;
	for (;;)
	{
		const char *q = p;

		f.n++;
		if (p < end && *p == '"')
		{
			q = end_of_quoted(p, end, &lines);
			if (!q)
				return false;
			f.quoted++;
		}
		else
		{
			while (q < end && *q != ',' && *q != '\n')
				q++;
			if (!count_field(&f, p, q))
				return false;
		}
		if (q - p > MAX_COMMA_CELL)
			return false;
		p = q;
		if (p >= end || *p == '\n')
			break;
		if (*p++ != ',')
			return false;
	}
	*stop = p;
	return f.n > 1 && (f.values > 0 || f.quoted > 0 || 2 * f.empty >= f.n ||
					   are_labels(sc, begin, p, f.n));
}

const char *
gov_grid_scan_commas(Scanner *sc, const char *p, const char *end)
{
	const char *stop;

	if (!is_comma_row(sc, p, end, &stop))
		return NULL;
	gov_grid_row_begin(sc, GOV_BORDER_COMMAS);
	for (;;)
	{
		const char *q = p;
		uint32_t	lines = 0;

		if (p < stop && *p == '"')
		{
			q = end_of_quoted(p, stop, &lines);
			push_field(sc, p + 1, (size_t) (q - p) - 2);
		}
		else
		{
			while (q < stop && *q != ',')
				q++;
			push_field(sc, p, (size_t) (q - p));
		}
		sc->line += lines;
		if (q >= stop)
			break;
		p = q + 1;
		sc->seps++;
	}
	gov_grid_row_end(sc);
	return stop + 1;
}
