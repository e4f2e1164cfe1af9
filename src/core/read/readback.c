/*
 * readback.c
 *		Reading back what render/ prints.
 *
 * The note at the end of a text tells that it is a print, and what its marks
 * mean.  Each row is then taken by the very words of its label, below the very
 * heads of its table, with just as many cells as the form has.  What is not so
 * was changed by someone, and is left out with a diagnostic.
 */
#include "core/read/readback.h"

#include "core/form/marks.h"
#include "core/read/identity.h"
#include "core/text/utf8.h"
#include "core/text/value.h"

#include <string.h>

#define TAIL_BYTES		4096	/* at the end of a text: there the note is */
#define LINES_A_CHECK	4096	/* interrupts are looked for as often */
#define MAX_CELLS		(GOV_PATH + GOV_NREMEDIES)
#define MAX_LABEL		256		/* bytes */

/* How much of a cell or a label a diagnostic shows, in bytes. */
#define SHOWN_CELL		60
#define SHOWN_LABEL		90

/* Digits by which units differ from yuan. */
#define WAN_DIGITS		4
#define YI_DIGITS		8

#define LENGTH(literal)	(sizeof(literal) - 1)

/* A row of the text whose label may go on below. */
typedef struct OpenRow
{
	GovStr		cells[MAX_CELLS];
	int			n;				/* 0: there is none */
	uint32_t	line;
	char		label[MAX_LABEL];
	size_t		label_len;
} OpenRow;

typedef struct Reader
{
	GovArena   *a;
	const GovText *t;
	GovDiags   *diags;
	GovReport  *out;
	bool		html;
	bool		markdown;

	/* where in the print we are */
	GovStr		above;			/* the last line that isn't empty */
	bool		has_header;		/* the line that says what this is was read */
	bool		has_rows;
	bool		is_done;		/* the note was read */
	bool		has_other_lines;	/* between header and note */
	int			next_key;		/* the first key that may follow; GOV_NKEYS:
								 * none */
	int			nothers;		/* prints behind this one */

	/* the tables */
	const GovLayoutTable *table;	/* whose heads were read last */
	const GovLayoutBlock *block;
	OpenRow		row;
	int			nplaced;		/* rows that are as they were printed */
	int			nchanged;		/* and those that aren't */
	bool		seen[GOV_NSLOTS];
	bool		conflict[GOV_NSLOTS];
	GovReadCell cells[GOV_NSLOTS];	/* by slot */
} Reader;

static bool
is_str(GovStr s, const char *lit, size_t n)
{
	return s.len == n && memcmp(s.s, lit, n) == 0;
}

#define IS(s, lit)	is_str((s), (lit), LENGTH(lit))

static bool
starts_with(GovStr s, const char *lit, size_t n)
{
	return s.len >= n && memcmp(s.s, lit, n) == 0;
}

#define STARTS(s, lit)	starts_with((s), (lit), LENGTH(lit))

/* Returns true when there are no characters but those of a set. */
static bool
is_made_of(const char *s, size_t len, const char *set)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] == '\0' || !strchr(set, s[i]))
			return false;
	return true;
}

static GovStr
rest_of(GovStr s, size_t n)
{
	s.s += n;
	s.len -= (uint32_t) n;
	return s;
}

/* Drops a literal from the end; returns false when it isn't there. */
static bool
drop_end(GovStr *s, const char *lit, size_t n)
{
	if (s->len < n || memcmp(s->s + s->len - n, lit, n) != 0)
		return false;
	s->len -= (uint32_t) n;
	return true;
}

#define DROP_END(s, lit)	drop_end((s), (lit), LENGTH(lit))

static int
shown(size_t len, int max)
{
	return len < (size_t) max ? (int) len : max;
}


/* ------------------------------------------------------------------- cells */

/*
 * Reads a number as it is printed, which may have all digits that 64 bits hold.
 * Returns false when it has been put otherwise since.
 */
static bool
read_printed_number(GovStr s, bool yuan, bool wan, GovDecimal *d, bool *fits)
{
	char		buf[GOV_DECIMAL_MAXLEN + 4];

	if (s.len == 0 || s.len >= GOV_DECIMAL_MAXLEN)
		return false;
	if (yuan && !wan && s.len > LENGTH(GOV_MARK_YUAN))
		DROP_END(&s, GOV_MARK_YUAN);
	if (!is_made_of(s.s, s.len, "0123456789.-"))
		return false;
	memcpy(buf, s.s, s.len);
	if (wan)
	{
		memcpy(buf + s.len, "e4", 2);
		s.len += 2;
	}
	*fits = gov_decimal_scan(buf, s.len, d) == GOV_DECIMAL_OK;
	return true;
}

/* The digits by which a number's unit differs from yuan. */
static int
unit_digits(const GovValue *v, bool wan)
{
	if (v->money == GOV_MONEY_YI)
		return YI_DIGITS;
	return v->money == GOV_MONEY_WAN || (!v->money && wan) ? WAN_DIGITS : 0;
}

/* Returns false when it is no number, or one that leaves 64 bits. */
static bool
read_number(GovStr s, bool yuan, bool wan, GovDecimal *d)
{
	GovValue	v;
	bool		fits;

	if (read_printed_number(s, yuan, wan, d, &fits))
		return fits;
	if (gov_value_read(s.s, s.len, &v) != GOV_VALUE_NUMBER || (v.money && !yuan) ||
		!gov_value_shift(&v, unit_digits(&v, wan)))
		return false;
	*d = gov_decimal(v.value, v.scale);
	return true;
}

/* wan: the head of the column says that its unit is 10,000 yuan. */
static GovStatus
read_cell(GovStr s, bool yuan, bool wan, GovDecimal *d)
{
	const size_t nmarks = LENGTH(GOV_MARK_OPEN) + LENGTH(GOV_MARK_CLOSE);
	GovStr		inner = s;
	GovValue	v;

	*d = gov_decimal(0, 0);
	if (s.len == 0)
		return GOV_BLANK;
	if (IS(s, GOV_MARK_ABSENT))
		return GOV_ABSENT;
	if (read_number(s, yuan, wan, d))
		return GOV_REPORTED;
	if (s.len > nmarks && STARTS(s, GOV_MARK_OPEN) &&
		DROP_END(&inner, GOV_MARK_CLOSE) &&
		read_number(rest_of(inner, LENGTH(GOV_MARK_OPEN)), yuan, wan, d))
		return GOV_IMPUTED;
	*d = gov_decimal(0, 0);
	return gov_value_read(s.s, s.len, &v) == GOV_VALUE_NA ? GOV_NOT_APPLICABLE : GOV_ILLEGIBLE;
}

/* Fills a cell; notes a conflict when it has another value already. */
static void
put_cell(Reader *r, int slot, const GovLayoutColumn *column, GovStr s, uint32_t line)
{
	const GovItem *item = &gov_items[gov_slot_item(slot)];
	GovFigures *f = &r->out->figures;
	GovReadCell *c = &r->cells[slot];
	GovDecimal	d;
	bool		yuan = item->unit == GOV_UNIT_YUAN;
	GovStatus	status = read_cell(s, yuan, yuan && gov_form_column_is_wan(column), &d);

	if (r->seen[slot])
	{
		if (f->status[slot] != status || f->value[slot] != d.v || f->scale[slot] != d.scale)
			r->conflict[slot] = true;
		return;
	}
	r->seen[slot] = true;
	f->status[slot] = (uint8_t) status;
	f->value[slot] = d.v;
	f->scale[slot] = d.scale;
	c->slot = slot;
	c->status = status;
	c->value = d.v;
	c->scale = d.scale;
	c->raw = s;
	c->line = gov_source_line(r->t, line);
	if (status == GOV_ILLEGIBLE)
		gov_diag(r->diags, GOV_WARNING, "illegible_cell", c->line,
				 "%s: \"%.*s\" is no number that fits here", item->code,
				 shown(s.len, SHOWN_CELL), s.s);
}


/* -------------------------------------------------------------------- rows */

/* Returns true when these are the heads of the block: those of the first line. */
static bool
has_heads(const GovLayoutBlock *b, const GovStr *cells, int n)
{
	int			i = b->corner.s ? 1 : 0;

	for (int c = 0; c < b->ncolumns; c++)
	{
		GovStr		head = b->columns[c].path[0];

		/* columns beside each other share it */
		if (c > 0 && gov_path_len(b->columns[c].path) > 1 &&
			is_str(b->columns[c - 1].path[0], head.s, head.len))
			continue;
		if (i >= n || !is_str(cells[i], head.s, head.len))
			return false;
		i++;
	}
	return i == n;
}

/* Looks for the block whose heads these are; keeps it when there is one. */
static bool
find_heads(Reader *r, const GovStr *cells, int n)
{
	GovStr		words[MAX_CELLS];
	int			nwords = 0;

	for (int i = 0; i < n; i++)
		if (cells[i].len > 0)
			words[nwords++] = cells[i];
	for (int i = 0; i < gov_nlayout; i++)
		for (int k = 0; k < gov_layout[i].nblocks; k++)
			if (has_heads(&gov_layout[i].blocks[k], words, nwords))
			{
				r->table = &gov_layout[i];
				r->block = &gov_layout[i].blocks[k];
				return true;
			}
	return false;
}

/* Returns true for a row's label, perhaps with the name of its edition behind it. */
static bool
is_label_of(GovStr label, const GovLayoutRow *row)
{
	int			depth = gov_path_len(row->path);
	GovStr		suffix;

	if (depth == 0 || !starts_with(label, row->path[depth - 1].s, row->path[depth - 1].len))
		return false;
	label = rest_of(label, row->path[depth - 1].len);
	suffix = gov_form_suffix(gov_items[gov_slot_item(row->slot)].forms);
	return label.len == 0 || (suffix.len > 0 && is_str(label, suffix.s, suffix.len));
}

/* Returns the row of a label below the heads in force, and its block; NULL: none. */
static const GovLayoutRow *
find_row(const Reader *r, GovStr label, const GovLayoutBlock **block)
{
	for (int i = 0; i < gov_nlayout; i++)
		for (int k = 0; k < gov_layout[i].nblocks; k++)
		{
			const GovLayoutBlock *b = &gov_layout[i].blocks[k];

			/* blocks with the same heads have the same columns */
			if (b->columns != r->block->columns)
				continue;
			*block = b;
			for (int j = 0; j < b->nrows; j++)
				if (is_label_of(label, &b->rows[j]))
					return &b->rows[j];
		}
	return NULL;
}

static void
put_row(Reader *r, const GovLayoutBlock *b, const GovLayoutRow *row, const GovStr *values,
		uint32_t line)
{
	r->nplaced++;
	for (int c = 0; c < b->ncolumns; c++)
		put_cell(r, row->slot + c, &b->columns[c], values[c], line);
}

/* Puts the open row if its label so far is one of the form; else returns false. */
static bool
close_row(Reader *r)
{
	OpenRow    *open = &r->row;
	GovStr		label = {open->label, (uint32_t) open->label_len};
	const GovLayoutBlock *block;
	const GovLayoutRow *row = find_row(r, label, &block);

	if (!row)
		return false;
	put_row(r, block, row, open->cells + open->n - block->ncolumns, open->line);
	open->n = 0;
	return true;
}

/* Leaves out the open row: its label doesn't go on, and is none of the form. */
static void
drop_row(Reader *r)
{
	OpenRow    *open = &r->row;

	if (open->n > 0)
		gov_diag(r->diags, GOV_INFO, "unknown_row", gov_source_line(r->t, open->line),
				 "\"%.*s\" is no row of the form", shown(open->label_len, SHOWN_LABEL),
				 open->label);
	open->n = 0;
}

static bool
add_label(OpenRow *open, GovStr piece)
{
	if (open->label_len + piece.len > sizeof(open->label))
		return false;
	memcpy(open->label + open->label_len, piece.s, piece.len);
	open->label_len += piece.len;
	return true;
}

/* Reports a line that is not as it was printed, if it has a row's label. */
static void
report_changed(Reader *r, const GovStr *cells, int n, uint32_t line)
{
	const GovLayoutBlock *b;

	/* in text, the label of a group may be that of a row, too */
	if (n == 2 && cells[1].len == 0)
		return;
	for (int i = 0; i < n; i++)
		if (cells[i].len > 0 && find_row(r, cells[i], &b))
		{
			r->nchanged++;
			gov_diag(r->diags, GOV_WARNING, "incomplete_row", gov_source_line(r->t, line),
					 "\"%.*s\": not the form's %d cells: left out",
					 shown(cells[i].len, SHOWN_LABEL), cells[i].s, b->ncolumns);
			return;
		}
}

/*
 * Splits a row into cells; returns their number, -1 when there are more than any
 * row has.  *columns: with those that a span covers.
 */
static int
split(const Reader *r, GovStr line, GovStr *cells, int *columns)
{
	const char *p = line.s + 1;
	const char *e = line.s + line.len;
	char		border = r->html ? GOV_CELL : '|';
	int			n = 0;

	*columns = 0;
	if (!r->html)
		e--;
	for (;;)
	{
		const char *q = memchr(p, border, (size_t) (e - p));
		const char *stop = q ? q : e;

		++*columns;
		if (!(r->html && stop - p == 1 && *p == GOV_SPANNED))
		{
			const char *s = gov_skip_space(p, stop);

			if (n == MAX_CELLS)
				return -1;
			cells[n].s = s;
			cells[n++].len = (uint32_t) (gov_rtrim(s, stop) - s);
		}
		if (!q)
			return n;
		p = q + 1;
	}
}

/* |---|---:| */
static bool
is_rule(GovStr line)
{
	return line.len > 2 && memchr(line.s, '-', line.len) &&
		is_made_of(line.s, line.len, "|-: ");
}

/*
 * Returns true for a row that has every cell of the form.  In text all labels
 * stand in one column.  Whatever has words in place of values is a line of
 * heads, or isn't as it was printed.
 */
static bool
is_whole(const Reader *r, const GovStr *cells, int n, int columns)
{
	const GovLayoutBlock *b = r->block;
	const GovStr *values;
	int			all = r->table->nstubs + b->ncolumns;

	if (r->html)
	{
		/* HTML made from markdown has no spans */
		if (columns != r->table->nstubs + r->table->ncolumns && columns != all)
			return false;
	}
	else if (n != all && !(b->corner.s && n == 1 + b->ncolumns))
		return false;
	if (b->corner.s ? n <= b->ncolumns : n != b->ncolumns)
		return false;
	values = cells + n - b->ncolumns;
	if (b->corner.s && values[-1].len == 0)
		return false;
	for (int c = 0; c < b->ncolumns; c++)
	{
		GovDecimal	d;

		if (read_cell(values[c], true, gov_form_column_is_wan(&b->columns[c]), &d) == GOV_ILLEGIBLE &&
			!IS(values[c], GOV_MARK_ILLEGIBLE))
			return false;
	}
	return true;
}

static void
read_row(Reader *r, GovStr line, uint32_t number)
{
	GovStr		cells[MAX_CELLS];
	OpenRow    *open = &r->row;
	const GovLayoutBlock *b = r->block;
	const GovStr *values;
	int			n;
	int			columns;

	if (!r->html && is_rule(line))
	{
		drop_row(r);
		return;
	}
	n = split(r, line, cells, &columns);
	if (n <= 0)
		return;
	/* the label of the row above goes on */
	if (open->n > 0 && n == 2 && cells[0].len > 0 && cells[1].len == 0 && add_label(open, cells[0]))
	{
		close_row(r);
		return;
	}
	drop_row(r);
	if (find_heads(r, cells, n) || !b)
		return;
	if (!is_whole(r, cells, n, columns))
	{
		report_changed(r, cells, n, number);
		return;
	}
	values = cells + n - b->ncolumns;
	if (!b->corner.s)
	{
		put_row(r, b, &b->rows[0], values, number);
		return;
	}
	open->n = n;
	open->line = number;
	memcpy(open->cells, cells, n * sizeof(GovStr));
	open->label_len = 0;
	if (add_label(open, values[-1]) && close_row(r))
		return;
	/* only text breaks its labels */
	if (r->html)
		drop_row(r);
}


/* ------------------------------------------------------------------ header */

/* Reads digits and goes on behind them; returns -1 when there is no number. */
static int
read_int(const char **pp, const char *e)
{
	const char *p = *pp;
	int			n = 0;

	while (p < e && *p >= '0' && *p <= '9')
		if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, *p++ - '0', &n))
			return -1;
	if (p == *pp)
		return -1;
	*pp = p;
	return n;
}

static bool
read_date(const char **pp, const char *e, GovDate *d)
{
	const char *p = *pp;
	int			year = read_int(&p, e);
	int			month;
	int			day;

	if (!GOV_STARTS(p, e, "年"))
		return false;
	p += LENGTH("年");
	month = read_int(&p, e);
	if (!GOV_STARTS(p, e, "月"))
		return false;
	p += LENGTH("月");
	day = read_int(&p, e);
	if (!GOV_STARTS(p, e, "日"))
		return false;
	p += LENGTH("日");
	if (year < 1 || year > INT16_MAX || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	*pp = p;
	d->year = (int16_t) year;
	d->month = (uint8_t) month;
	d->day = (uint8_t) day;
	return true;
}

/* Returns the year; 0 when it is none.  There are years before the era. */
static int
read_year(GovStr s)
{
	const char *e = s.s + s.len;
	bool		negative = s.len > 0 && *s.s == '-';
	const char *p = s.s + negative;
	int			year = read_int(&p, e);

	if (p != e || year < 0)
		return 0;
	return negative ? -year : year;
}

/* Returns a code of 2 to 12 digits; 0 when it is none. */
static GovDivisionCode
read_region(GovStr s)
{
	const uint32_t digits = 12;
	GovDivisionCode code = 0;

	if (s.len < 2 || s.len > digits)
		return 0;
	for (uint32_t i = 0; i < digits; i++)
	{
		char		c = i < s.len ? s.s[i] : '0';

		if (c < '0' || c > '9')
			return 0;
		code = code * 10 + (c - '0');
	}
	return code;
}

static void
read_period(GovStr s, GovHeader *h)
{
	const char *p = s.s;
	const char *e = p + s.len;
	GovDate		from;
	GovDate		to;

	if (!read_date(&p, e, &from) || !GOV_STARTS(p, e, GOV_MARK_UNTIL))
		return;
	p += LENGTH(GOV_MARK_UNTIL);
	if (read_date(&p, e, &to) && p == e)
	{
		h->period_from = from;
		h->period_to = to;
	}
}

/* Takes back what put_text() of render/markdown.c put in. */
static GovStr
unescape(Reader *r, GovStr s)
{
	static const struct
	{
		GovStr		entity;
		char		c;
	}			entities[] = {
		{W("&amp;"), '&'}, {W("&lt;"), '<'}, {W("&gt;"), '>'}
	};
	char	   *out;
	size_t		n = 0;

	if (!r->markdown || s.len == 0)
		return s;
	out = gov_alloc(r->a, s.len);
	while (s.len > 0)
	{
		size_t		len = 1;
		char		c = *s.s;

		if (c == '\\' && s.len > 1 && (unsigned char) s.s[1] < 0x80)
		{
			c = s.s[1];
			len = 2;
		}
		for (size_t i = 0; c == '&' && i < sizeof(entities) / sizeof(entities[0]); i++)
			if (starts_with(s, entities[i].entity.s, entities[i].entity.len))
			{
				c = entities[i].c;
				len = entities[i].entity.len;
			}
		out[n++] = c;
		s = rest_of(s, len);
	}
	s.s = out;
	s.len = (uint32_t) n;
	return s;
}

/* Reads the value of a key; what is no value of it is left out. */
static void
read_key(Reader *r, GovKey key, GovStr s)
{
	GovHeader  *h = &r->out->header;
	const char *p = s.s;
	const char *e = p + s.len;
	GovDivisionCode region;
	GovDate		d;

	switch (key)
	{
		case GOV_KEY_YEAR:
			h->year = read_year(s);
			break;
		case GOV_KEY_AGENCY:
			h->agency = unescape(r, s);
			break;
		case GOV_KEY_REGION:
			region = read_region(s);
			if (region)
				r->out->region = region;
			break;
		case GOV_KEY_SCOPE:
			r->out->scope = IS(s, GOV_MARK_ORGAN) ? GOV_SCOPE_ORGAN :
				IS(s, GOV_MARK_REGION) ? GOV_SCOPE_REGION : GOV_SCOPE_UNKNOWN;
			break;
		case GOV_KEY_INDEX:
			h->index_no = unescape(r, s);
			break;
		case GOV_KEY_DOCNO:
			h->doc_no = unescape(r, s);
			break;
		case GOV_KEY_PUBLISHED:
			if (read_date(&p, e, &d) && p == e)
				h->published = d;
			break;
		case GOV_KEY_PERIOD:
			read_period(s, h);
			break;
		case GOV_NKEYS:
			break;
	}
}

/* Returns true for the line of the kind, perhaps with the mark of a list before it. */
static bool
is_kind(GovStr line, bool *markdown)
{
	*markdown = STARTS(line, "- ");
	if (*markdown)
		line = rest_of(line, LENGTH("- "));
	if (!STARTS(line, GOV_MARK_KIND_KEY GOV_MARK_KIND))
		return false;
	line = rest_of(line, LENGTH(GOV_MARK_KIND_KEY GOV_MARK_KIND));
	if (line.len == 0)
		return true;
	if (!STARTS(line, GOV_MARK_SUM))
		return false;
	line = rest_of(line, LENGTH(GOV_MARK_SUM));
	if (!DROP_END(&line, GOV_MARK_SUM_END))
		return false;
	DROP_END(&line, GOV_MARK_IMPUTED);
	return DROP_END(&line, GOV_MARK_REPORTS) && line.len > 0 &&
		is_made_of(line.s, line.len, "0123456789");
}

/* The kind has been read; above it stands the title. */
static void
begin_header(Reader *r, bool markdown)
{
	GovStr		title = r->above;

	memset(&r->out->header, 0, sizeof(r->out->header));
	r->out->region = 0;
	r->out->scope = GOV_SCOPE_UNKNOWN;
	r->markdown = markdown;
	r->has_header = true;
	r->next_key = 0;
	if (markdown && STARTS(title, "# "))
		title = rest_of(title, LENGTH("# "));
	if (title.len > 0 && !IS(title, GOV_MARK_KIND))
		r->out->header.title = unescape(r, title);
}

/* A line below the kind: keys come in their order, each at most once. */
static void
read_field(Reader *r, GovStr line)
{
	int			k = r->next_key;

	if (r->markdown && STARTS(line, "- "))
		line = rest_of(line, LENGTH("- "));
	while (k < GOV_NKEYS && !starts_with(line, gov_form_print_keys[k].s, gov_form_print_keys[k].len))
		k++;
	if (k < GOV_NKEYS)
		read_key(r, (GovKey) k, rest_of(line, gov_form_print_keys[k].len));
	else
		r->has_other_lines = true;
	r->next_key = k + 1;
}


/* ------------------------------------------------------------------- text */

/* Returns true when there is a note near the end, on a line of its own. */
static bool
has_note(const GovText *t)
{
	const char *e = t->s + t->len;
	const char *p = t->len > TAIL_BYTES ? e - TAIL_BYTES : t->s;

	while ((p = GOV_FIND(p, e, GOV_MARK_NOTE_BEGIN)) != NULL)
	{
		if ((p == t->s || p[-1] == '\n') && GOV_STARTS(p, e, GOV_MARK_NOTE))
			return true;
		p += LENGTH(GOV_MARK_NOTE_BEGIN);
	}
	return false;
}

static bool
is_row(const Reader *r, GovStr line)
{
	if (r->html)
		return *line.s == GOV_ROW;
	return line.len > 1 && *line.s == '|' && line.s[line.len - 1] == '|';
}

/* A line that isn't empty, without white space around it. */
static void
read_line(Reader *r, GovStr line, uint32_t number)
{
	bool		markdown;

	if (is_row(r, line))
	{
		r->has_rows = true;
		if (!r->is_done)
			read_row(r, line, number);
		return;
	}
	drop_row(r);
	if (is_kind(line, &markdown))
	{
		if (r->is_done)
			r->nothers++;
		else if (!r->has_rows)
			begin_header(r, markdown);
	}
	else if (IS(line, GOV_MARK_NOTE) && (r->has_header || r->has_rows))
		r->is_done = true;
	else if (!r->is_done && !r->has_rows && r->next_key < GOV_NKEYS)
		read_field(r, line);
	r->above = line;
}

static void
read_lines(Reader *r)
{
	const char *p = r->t->s;
	const char *end = p + r->t->len;

	for (uint32_t number = 0; p < end; number++)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));
		const char *stop = eol ? eol : end;
		GovStr		line;

		if (number % LINES_A_CHECK == 0)
			gov_check_interrupt(r->a);
		line.s = gov_skip_space(p, stop);
		line.len = (uint32_t) (gov_rtrim(line.s, stop) - line.s);
		if (line.len > 0)
			read_line(r, line, number + 1);
		p = eol ? eol + 1 : end;
	}
	drop_row(r);
}

/* Takes out the cells that are printed twice with different values. */
static void
drop_conflicts(Reader *r)
{
	GovFigures *f = &r->out->figures;
	int			n = 0;

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		if (r->conflict[slot])
		{
			n++;
			f->status[slot] = r->cells[slot].status = GOV_ABSENT;
			f->value[slot] = 0;
			f->scale[slot] = 0;
		}
	if (n)
		gov_diag(r->diags, GOV_WARNING, "conflicting_rows", 0,
				 "%d cells are printed twice with different values: left out", n);
}

static void
collect_cells(Reader *r)
{
	GovReport  *out = r->out;

	out->cells = gov_alloc(r->a, GOV_NSLOTS * sizeof(GovReadCell));
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		if (r->seen[slot] && r->cells[slot].status != GOV_ABSENT)
			out->cells[out->ncells++] = r->cells[slot];
}

/*
 * Returns false when the note alone is no evidence: most rows aren't as they were
 * printed, because the print was put into another layout, or there is neither a
 * row nor a header with nothing behind it.
 */
static bool
is_print(const Reader *r)
{
	if (r->nplaced < r->nchanged)
		return false;
	return r->nplaced > 0 || (r->has_header && !r->has_other_lines);
}

bool
gov_read_back(GovArena *a, const GovText *t, bool html, int flags,
			  GovReport *out, GovDiags *diags)
{
	uint32_t	ndiags = diags ? diags->n : 0;
	Reader	   *r;

	if (!has_note(t))
		return false;
	r = gov_alloc0(a, sizeof(Reader));
	r->a = a;
	r->t = t;
	r->diags = diags;
	r->out = out;
	r->html = html;
	r->next_key = GOV_NKEYS;
	read_lines(r);
	if (!is_print(r))
	{
		memset(out, 0, sizeof(*out));
		if (diags)
			diags->n = ndiags;
		return false;
	}
	drop_conflicts(r);
	if (r->nothers)
		gov_diag(diags, GOV_WARNING, "several_reports", 0,
				 "the text holds %d printed reports: the first was read", r->nothers + 1);
	gov_diag(diags, GOV_INFO, "rendered", 0,
			 "the text is a print of govreport_render(): read by the note at its end");
	out->is_report = true;
	if (flags & GOV_READ_CELLS)
		collect_cells(r);
	if ((flags & GOV_READ_HEADER) && !r->has_header)
		gov_read_identity(a, t, out, diags);
	return true;
}
