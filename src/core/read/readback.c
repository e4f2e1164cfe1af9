/*
 * readback.c
 *		Reading back what the renderers print.
 *
 * The note at the end of a print tells that it is one, and what its marks
 * mean.  Then each row is taken by the very words of its label, below the very
 * heads of its table, with just as many cells as the form has; what is not so
 * was changed by someone, and is left out with a diagnostic.
 */
#include "core/render/internal.h"

#include "core/text/value.h"
#include "core/text/utf8.h"

#define TAIL_BYTES	4096		/* where the note is looked for */
#define MAX_CELLS	(GOV_PATH + GOV_NREMEDIES)

typedef struct Reader
{
	GovArena   *a;
	const GovText *t;
	GovDiags   *diags;
	GovReport  *out;
	const GovLayoutTable *layout;
	bool		html;
	bool		markdown;
	bool		want_cells;
	const GovLayoutTable *table;	/* below whose heads we are */
	const GovLayoutBlock *block;
	int			placed;			/* rows that are as they were printed */
	int			changed;		/* and those that aren't */
	bool		seen[GOV_NSLOTS];
	bool		conflict[GOV_NSLOTS];
	GovReadCell cells[GOV_NSLOTS];	/* by slot */

	/* a row whose label goes on below */
	GovStr		row[MAX_CELLS];
	int			nrow;			/* 0: none */
	uint32_t	row_line;
	char		label[256];
	size_t		label_len;
} Reader;

static bool
is_str(GovStr s, const char *lit, size_t n)
{
	return s.len == n && memcmp(s.s, lit, n) == 0;
}

#define IS(s, lit)	is_str((s), (lit), sizeof(lit) - 1)

static bool
starts_with(GovStr s, GovStr with)
{
	return s.len >= with.len && memcmp(s.s, with.s, with.len) == 0;
}

/* Nothing but these? */
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


/* ------------------------------------------------------------------- cells */

/* False when it isn't. */
static bool
read_number(GovStr s, GovCellKind cell, GovDecimal *d)
{
	char		buf[GOV_DECIMAL_MAXLEN + 4];
	bool		wan = cell.unit == GOV_PRINTED_WAN;
	GovValue	v;

	/* digits as they are printed: all that 64 bits hold */
	if (s.len > 0 && s.len < GOV_DECIMAL_MAXLEN)
	{
		size_t		n = s.len;

		if (cell.is_money && !wan && n > 3 && memcmp(s.s + n - 3, "元", 3) == 0)
			n -= 3;
		memcpy(buf, s.s, n);
		if (is_made_of(buf, n, "0123456789.-"))
		{
			/* the form's unit is 10,000 yuan */
			if (wan)
			{
				memcpy(buf + n, "e4", 2);
				n += 2;
			}
			return gov_decimal_scan(buf, n, d) == GOV_DECIMAL_OK;
		}
	}
	/* as someone may have put it since */
	if (gov_value_read(s.s, s.len, &v) != GOV_VALUE_NUMBER || !gov_value_to_cell(&v, cell))
		return false;
	*d = gov_decimal(v.value, v.scale);
	return true;
}

static GovStatus
read_cell(GovStr s, GovCellKind cell, GovDecimal *d)
{
	GovValue	v;

	*d = gov_decimal(0, 0);
	if (s.len == 0)
		return GOV_BLANK;
	if (IS(s, GOV_MARK_ABSENT))
		return GOV_ABSENT;
	if (read_number(s, cell, d))
		return GOV_REPORTED;
	if (s.len > 6 && memcmp(s.s, GOV_MARK_OPEN, 3) == 0 &&
		memcmp(s.s + s.len - 3, GOV_MARK_CLOSE, 3) == 0)
	{
		GovStr		inner = {s.s + 3, s.len - 6};

		if (read_number(inner, cell, d))
			return GOV_IMPUTED;
	}
	*d = gov_decimal(0, 0);
	return gov_value_read(s.s, s.len, &v) == GOV_VALUE_NA ? GOV_NOT_APPLICABLE : GOV_ILLEGIBLE;
}

/* Of whatever unit. */
static bool
is_number(GovStr s)
{
	GovValue	v;
	GovValueKind kind = gov_value_read(s.s, s.len, &v);

	return kind == GOV_VALUE_NUMBER || kind == GOV_VALUE_UNCLEAR;
}

static GovCellKind
kind_of(const GovItem *item, const GovLayoutColumn *column)
{
	GovCellKind kind = {item->unit == GOV_UNIT_YUAN, item->is_signed,
	gov_column_is_wan(column) ? GOV_PRINTED_WAN : GOV_PRINTED_YUAN};

	return kind;
}

/* May it be a cell of some row of the column? */
static bool
is_legible(GovStr s, const GovLayoutColumn *column)
{
	GovCellKind amount = {true, true, gov_column_is_wan(column) ? GOV_PRINTED_WAN : GOV_PRINTED_YUAN};
	GovCellKind count = {false, true, GOV_PRINTED_NOTHING};
	GovDecimal	d;

	return read_cell(s, count, &d) != GOV_ILLEGIBLE || read_cell(s, amount, &d) != GOV_ILLEGIBLE;
}

static void
put_cell(Reader *r, int slot, const GovLayoutColumn *column, GovStr s, uint32_t line)
{
	const GovItem *item = &gov_items[gov_slot_item(slot)];
	GovFigures *f = &r->out->figures;
	GovReadCell *c = &r->cells[slot];
	GovDecimal	d;
	GovStatus	status = read_cell(s, kind_of(item, column), &d);

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
		gov_diag(r->diags, GOV_WARNING, is_number(s) ? "unit_unclear" : "illegible_cell", c->line,
				 "%s: \"%.*s\" is no number that fits here", item->code,
				 (int) (s.len < 60 ? s.len : 60), s.s);
}


/* -------------------------------------------------------------------- rows */

/* Are these the heads of the block: those of the first line? */
static bool
has_heads(const GovLayoutBlock *b, const GovStr *cells, int n)
{
	int			i = b->corner.s ? 1 : 0;

	for (int c = 0; c < b->ncolumns; c++)
	{
		GovStr		head = b->columns[c].path[0];

		/* neighbours share it */
		if (c > 0 && gov_path_len(b->columns[c].path) > 1 &&
			is_str(b->columns[c - 1].path[0], head.s, head.len))
			continue;
		if (i >= n || !is_str(cells[i], head.s, head.len))
			return false;
		i++;
	}
	return i == n;
}

/* Is it nothing, or what is added to the name of a row that these editions have? */
static bool
is_suffix(GovStr s, int forms)
{
	for (int e = 0; e < GOV_NEDITIONS && forms != GOV_ALL_FORMS; e++)
		if ((forms >> e & 1) && is_str(s, gov_editions[e].suffix.s, gov_editions[e].suffix.len))
			return true;
	return s.len == 0;
}

/* The row of the label below the heads in force; NULL when there's none. */
static const GovLayoutRow *
find_row(const Reader *r, GovStr label, const GovLayoutBlock **block)
{
	for (int i = 0; i < GOV_NLAYOUT; i++)
		for (int k = 0; k < r->layout[i].nblocks; k++)
		{
			const GovLayoutBlock *b = &r->layout[i].blocks[k];

			/* blocks with the same heads have the same columns */
			if (b->columns != r->block->columns)
				continue;
			*block = b;
			for (int j = 0; j < b->nrows; j++)
			{
				const GovStr *path = b->rows[j].path;
				int			depth = gov_path_len(path);

				if (depth > 0 && starts_with(label, path[depth - 1]) &&
					is_suffix(rest_of(label, path[depth - 1].len),
							  gov_items[gov_slot_item(b->rows[j].slot)].forms))
					return &b->rows[j];
			}
		}
	return NULL;
}

static void
put_row(Reader *r, const GovLayoutBlock *b, const GovLayoutRow *row, const GovStr *values,
		uint32_t line)
{
	r->placed++;
	for (int c = 0; c < b->ncolumns; c++)
		put_cell(r, row->slot + b->columns[c].offset, &b->columns[c], values[c], line);
}

/* Try the label of the row under way; true if that is a row. */
static bool
settle_row(Reader *r)
{
	GovStr		label = {r->label, (uint32_t) r->label_len};
	const GovLayoutBlock *block;
	const GovLayoutRow *row = find_row(r, label, &block);

	if (!row)
		return false;
	put_row(r, block, row, r->row + r->nrow - block->ncolumns, r->row_line);
	r->nrow = 0;
	return true;
}

/* Something else follows: then that was all of the label. */
static void
drop_row(Reader *r)
{
	if (r->nrow > 0)
		gov_diag(r->diags, GOV_INFO, "unknown_row", gov_source_line(r->t, r->row_line),
				 "\"%.*s\" is no row of the form", (int) (r->label_len < 90 ? r->label_len : 90),
				 r->label);
	r->nrow = 0;
}

/* A line that is not as it was printed: if it is a row, that is news. */
static void
say_incomplete(Reader *r, const GovStr *cells, int n, uint32_t line)
{
	const GovLayoutBlock *b;

	/* the heading of a group of rows, in text, may be a row's label, too */
	if (n == 2 && cells[1].len == 0)
		return;
	for (int i = 0; i < n; i++)
		if (cells[i].len > 0 && find_row(r, cells[i], &b))
		{
			r->changed++;
			gov_diag(r->diags, GOV_WARNING, "incomplete_row", gov_source_line(r->t, line),
					 "\"%.*s\": not the form's %d cells: left out",
					 (int) (cells[i].len < 90 ? cells[i].len : 90), cells[i].s, b->ncolumns);
			return;
		}
}

static bool
add_label(Reader *r, GovStr piece)
{
	if (r->label_len + piece.len > sizeof(r->label))
		return false;
	memcpy(r->label + r->label_len, piece.s, piece.len);
	r->label_len += piece.len;
	return true;
}

/* All of them, or -1; *columns: with those that a span covers. */
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
 * Are these the heads of a block?  Editions may share them: then it is the
 * table that has as many columns in all, or else the first.
 */
static bool
find_heads(Reader *r, const GovStr *words, int nwords, int columns)
{
	bool		found = false;

	for (int i = 0; i < GOV_NLAYOUT; i++)
		for (int k = 0; k < r->layout[i].nblocks; k++)
		{
			const GovLayoutTable *t = &r->layout[i];
			bool		as_wide = columns == t->nstubs + t->ncolumns;

			if ((found && !as_wide) || !has_heads(&t->blocks[k], words, nwords))
				continue;
			r->table = t;
			r->block = &t->blocks[k];
			if (as_wide)
				return true;
			found = true;
		}
	return found;
}

static void
read_row(Reader *r, GovStr line, uint32_t number)
{
	GovStr		cells[MAX_CELLS];
	GovStr		words[MAX_CELLS];
	int			n;
	int			columns;
	int			nwords = 0;
	const GovLayoutBlock *b = r->block;
	const GovStr *values;
	bool		whole;

	if (!r->html && is_rule(line))
	{
		drop_row(r);
		return;
	}
	n = split(r, line, cells, &columns);
	if (n <= 0)
		return;
	/* the label of the row above goes on */
	if (r->nrow > 0 && n == 2 && cells[0].len > 0 && cells[1].len == 0 && add_label(r, cells[0]))
	{
		settle_row(r);
		return;
	}
	drop_row(r);
	for (int i = 0; i < n; i++)
		if (cells[i].len > 0)
			words[nwords++] = cells[i];
	if (find_heads(r, words, nwords, columns))
		return;
	if (!b)
		return;

	/*
	 * A row has every cell of the form, or one was lost; text has its labels
	 * in one column.  Whatever has words in place of values is a line of
	 * heads, or isn't as it was printed.
	 */
	values = cells + n - b->ncolumns;
	whole = r->html ? columns == r->table->nstubs + r->table->ncolumns ||
		columns == r->table->nstubs + b->ncolumns : /* made from markdown */
		n == r->table->nstubs + b->ncolumns || (b->corner.s && n == 1 + b->ncolumns);
	whole = whole && (b->corner.s ? n > b->ncolumns && values[-1].len > 0 : n == b->ncolumns);
	for (int i = 0; i < b->ncolumns && whole; i++)
		whole = is_legible(values[i], &b->columns[i]) || IS(values[i], GOV_MARK_ILLEGIBLE);
	if (!whole)
	{
		say_incomplete(r, cells, n, number);
		return;
	}
	if (!b->corner.s)
	{
		put_row(r, b, &b->rows[0], values, number);
		return;
	}
	r->nrow = n;
	r->row_line = number;
	memcpy(r->row, cells, n * sizeof(GovStr));
	r->label_len = 0;
	if (!add_label(r, values[-1]) || !settle_row(r))
	{
		/* only text breaks its labels */
		if (r->html)
			drop_row(r);
	}
}


/* ------------------------------------------------------------------ header */

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
	p += 3;
	month = read_int(&p, e);
	if (!GOV_STARTS(p, e, "月"))
		return false;
	p += 3;
	day = read_int(&p, e);
	if (!GOV_STARTS(p, e, "日"))
		return false;
	if (year < 1 || year > INT16_MAX || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	*pp = p + 3;
	d->year = (int16_t) year;
	d->month = (uint8_t) month;
	d->day = (uint8_t) day;
	return true;
}

/* Take back what put_text() of markdown put in. */
static GovStr
unescape(Reader *r, GovStr s)
{
	char	   *out;
	size_t		n = 0;
	const char *e = s.s + s.len;

	if (!r->markdown || s.len == 0)
		return s;
	out = gov_alloc(r->a, s.len);
	for (const char *p = s.s; p < e; p++)
	{
		if (*p == '\\' && p + 1 < e && (unsigned char) p[1] < 0x80)
			out[n++] = *++p;
		else if (GOV_STARTS(p, e, "&amp;"))
			out[n++] = '&', p += 4;
		else if (GOV_STARTS(p, e, "&lt;"))
			out[n++] = '<', p += 3;
		else if (GOV_STARTS(p, e, "&gt;"))
			out[n++] = '>', p += 3;
		else
			out[n++] = *p;
	}
	s.s = out;
	s.len = (uint32_t) n;
	return s;
}

static void
read_key(Reader *r, GovKey key, GovStr s)
{
	GovHeader  *h = &r->out->header;
	const char *p = s.s;
	const char *e = p + s.len;
	bool		negative = false;
	GovDate		d;
	GovDate		until;

	switch (key)
	{
		case GOV_KEY_YEAR:
			if (p < e && *p == '-')
			{
				negative = true;
				p++;
			}
			h->year = read_int(&p, e);
			if (p != e || h->year < 0)
				h->year = 0;
			if (negative)
				h->year = -h->year;
			break;
		case GOV_KEY_AGENCY:
			h->agency = unescape(r, s);
			break;
		case GOV_KEY_REGION:
			if (s.len >= 2 && s.len <= 12)
			{
				uint64_t	code = 0;

				for (int i = 0; i < 12; i++)
				{
					if (p < e && (*p < '0' || *p > '9'))
						return;
					code = code * 10 + (p < e ? *p++ - '0' : 0);
				}
				r->out->region = code;
			}
			break;
		case GOV_KEY_SCOPE:
			r->out->scope = IS(s, GOV_RENDER_ORGAN) ? GOV_SCOPE_ORGAN :
				IS(s, GOV_RENDER_REGION) ? GOV_SCOPE_REGION : GOV_SCOPE_UNKNOWN;
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
			if (!read_date(&p, e, &d) || !GOV_STARTS(p, e, GOV_RENDER_UNTIL))
				return;
			p += sizeof(GOV_RENDER_UNTIL) - 1;
			if (read_date(&p, e, &until) && p == e)
			{
				h->period_from = d;
				h->period_to = until;
			}
			break;
		case GOV_NKEYS:
			break;
	}
}

/* "类别：…", perhaps with the mark of a list before it. */
static bool
is_kind(GovStr line, bool *markdown)
{
	const char *e = line.s + line.len;

	*markdown = GOV_STARTS(line.s, e, "- ");
	if (*markdown)
		line = rest_of(line, 2);
	if (!GOV_STARTS(line.s, e, GOV_RENDER_KIND_KEY GOV_RENDER_KIND))
		return false;
	line = rest_of(line, sizeof(GOV_RENDER_KIND_KEY GOV_RENDER_KIND) - 1);
	if (line.len == 0)
		return true;
	if (line.len < sizeof(GOV_RENDER_SUM GOV_RENDER_SUM_END) - 1 ||
		!GOV_STARTS(line.s, e, GOV_RENDER_SUM) || !GOV_ENDS(line.s, e, GOV_RENDER_SUM_END))
		return false;
	line = rest_of(line, sizeof(GOV_RENDER_SUM) - 1);
	line.len -= sizeof(GOV_RENDER_SUM_END) - 1;
	if (GOV_ENDS(line.s, line.s + line.len, GOV_RENDER_IMPUTED))
		line.len -= sizeof(GOV_RENDER_IMPUTED) - 1;
	if (!GOV_ENDS(line.s, line.s + line.len, GOV_RENDER_REPORTS))
		return false;
	line.len -= sizeof(GOV_RENDER_REPORTS) - 1;
	return line.len > 0 && is_made_of(line.s, line.len, "0123456789");
}

/* The line that says what this is has been found; above it stands the title. */
static void
begin_header(Reader *r, GovStr above, bool markdown)
{
	memset(&r->out->header, 0, sizeof(r->out->header));
	r->out->region = 0;
	r->out->scope = GOV_SCOPE_UNKNOWN;
	r->markdown = markdown;
	if (markdown && above.len >= 2 && memcmp(above.s, "# ", 2) == 0)
		above = rest_of(above, 2);
	if (above.len > 0 && !IS(above, GOV_RENDER_KIND))
		r->out->header.title = unescape(r, above);
}

/* Is there a note near the end? */
static bool
has_note(const GovText *t)
{
	const char *e = t->s + t->len;
	const char *p = t->len > TAIL_BYTES ? e - TAIL_BYTES : t->s;

	/* on a line of its own */
	while ((p = GOV_FIND(p, e, "注：空格")) != NULL)
	{
		if ((p == t->s || p[-1] == '\n') && GOV_STARTS(p, e, GOV_RENDER_NOTE))
			return true;
		p += 3;
	}
	return false;
}

bool
gov_rendered_read(GovArena *a, const GovText *t, bool html, int flags,
				  GovReport *out, GovDiags *diags)
{
	Reader	   *r;
	const char *p = t->s;
	const char *end = t->s + t->len;
	uint32_t	number = 0;
	GovStr		above = {NULL, 0};	/* the last line that isn't empty */
	bool		header = false; /* has been found */
	bool		rows = false;	/* have been seen */
	int			key = GOV_NKEYS;	/* the first that may follow */
	bool		done = false;
	bool		more = false;	/* lines between the header and the note */
	uint32_t	ndiags = diags ? diags->n : 0;
	int			others = 0;		/* prints behind this one */
	int			conflicts = 0;

	if (!has_note(t))
		return false;
	r = gov_alloc0(a, sizeof(Reader));
	r->a = a;
	r->t = t;
	r->diags = diags;
	r->out = out;
	r->layout = gov_layout(a);
	r->html = html;
	for (; p < end; number++)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));
		const char *stop = eol ? eol : end;
		GovStr		line;
		bool		markdown;

		if ((number & 0xFFF) == 0)
			gov_check_interrupt(a);
		line.s = gov_skip_space(p, stop);
		line.len = (uint32_t) (gov_rtrim(line.s, stop) - line.s);
		p = eol ? eol + 1 : end;
		if (line.len == 0)
			continue;
		if (html ? *line.s == GOV_ROW : line.len > 1 && *line.s == '|' && line.s[line.len - 1] == '|')
		{
			rows = true;
			if (!done)
				read_row(r, line, number + 1);
			continue;
		}
		drop_row(r);
		if (is_kind(line, &markdown))
		{
			if (done)
				others++;
			else if (!rows)
			{
				begin_header(r, above, markdown);
				header = true;
				key = 0;
			}
		}
		else if (IS(line, GOV_RENDER_NOTE) && (header || rows))
			done = true;
		else if (!done && !rows && key < GOV_NKEYS)
		{
			GovStr		field = line;
			int			k = key;

			if (r->markdown && GOV_STARTS(field.s, field.s + field.len, "- "))
				field = rest_of(field, 2);
			while (k < GOV_NKEYS && !starts_with(field, gov_render_keys[k]))
				k++;
			if (k < GOV_NKEYS)
				read_key(r, (GovKey) k, rest_of(field, gov_render_keys[k].len));
			else
				more = true;
			key = k + 1;
		}
		above = line;
	}
	drop_row(r);

	/*
	 * A note alone is no print, and a print that was put into another layout
	 * is for the reader of all layouts.
	 */
	if (r->placed < r->changed || (r->placed == 0 && (!header || more)))
	{
		memset(out, 0, sizeof(*out));
		if (diags)
			diags->n = ndiags;
		return false;
	}
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		if (r->conflict[slot])
		{
			conflicts++;
			out->figures.status[slot] = r->cells[slot].status = GOV_ABSENT;
			out->figures.value[slot] = 0;
			out->figures.scale[slot] = 0;
		}
	if (conflicts)
		gov_diag(diags, GOV_WARNING, "conflicting_rows", 0,
				 "%d cells are printed twice with different values: left out", conflicts);
	if (others)
		gov_diag(diags, GOV_WARNING, "several_reports", 0,
				 "the text holds %d printed reports: the first was read", others + 1);
	gov_diag(diags, GOV_INFO, "rendered", 0,
			 "the text is a print of govreport_render(): read by the note at its end");
	out->is_report = true;
	if (flags & GOV_READ_CELLS)
	{
		out->cells = gov_alloc(a, GOV_NSLOTS * sizeof(GovReadCell));
		for (int slot = 0; slot < GOV_NSLOTS; slot++)
			if (r->seen[slot] && r->cells[slot].status != GOV_ABSENT)
				out->cells[out->ncells++] = r->cells[slot];
	}
	if ((flags & GOV_READ_HEADER) && !header)
		gov_report_read_header(a, t, out, diags);
	return true;
}
