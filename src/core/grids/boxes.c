/*
 * boxes.c
 *		Front end for drawn tables: rules of +---+ or of box characters, and
 *		cells that may take several lines and several columns.
 *
 * A table is gathered first, because a column is where the rules' corners stand.
 * Lines between two rules are one row if only one of them holds values; each is
 * a row if it is whole by itself.  Else nobody can say what belongs together.
 */
#include "core/grids/cells.h"

#include "core/base/buffer.h"
#include "core/text/utf8.h"

#define FIRST_LINES		64		/* room to begin with */
#define MAX_TABLE_LINES 2048	/* a longer one is several */
#define MAX_COLUMNS		48
#define MIN_RULE		4
#define MIN_GROUP		4		/* letters of a group's label */
#define BAR				"\xe2\x94\x82"	/* U+2502 */
#define HEAVY_BAR		"\xe2\x94\x83"	/* U+2503 */

typedef struct Box
{
	GovStr	   *lines;
	size_t		cap;
	uint32_t	n;
	uint32_t	first_line;
} Box;

/*
 * How wide characters are: those of boxes and some others take one column in
 * some fonts and two in others.
 */
typedef struct Widths
{
	int			box;
	int			ambiguous;
} Widths;

/* A line of cells, as places in the table. */
typedef struct Line
{
	bool		fits;			/* its bars stand below the rules' corners */
	GovStr		cells[MAX_COLUMNS]; /* empty: none, or nothing in it */
	uint8_t		span[MAX_COLUMNS];	/* columns more that it covers */
	bool		begins[MAX_COLUMNS];	/* a cell begins at the column */
} Line;

typedef struct Table
{
	Scanner    *sc;
	Widths		widths;
	uint32_t	edges[MAX_COLUMNS + 1]; /* of the columns */
	int			nedges;
	Line		row;			/* the band's, as far as it has been joined */
	uint32_t	row_line;
	bool		has_row;
} Table;

static bool
is_bar(uint32_t c)
{
	return c == '|' || c == 0x2502 || c == 0x2503;
}

/* U+2500 to U+257F.  Bars alone are a line of empty cells. */
static bool
is_box_rule(const char *s, const char *end)
{
	int			n = 0;
	bool		drawn = false;

	while (s < end)
	{
		uint32_t	c = gov_next_char(&s, end);

		if (c == ' ' || c == '\r')
			continue;
		if (c < 0x2500 || c > 0x257F)
			return false;
		drawn |= !is_bar(c);
		n++;
	}
	return drawn && n >= MIN_RULE;
}

static bool
is_rule(const char *s, const char *end)
{
	return (*s == '+' && end - s >= MIN_RULE && gov_grid_is_rule_line(s, end)) ||
		((unsigned char) *s == 0xE2 && is_box_rule(s, end));
}

static bool
is_box_char(uint32_t c)
{
	return c >= 0x2500 && c <= 0x257F;
}

/* A corner of a rule: not a piece of a horizontal line. */
static bool
is_corner(uint32_t c)
{
	return c == '+' || (is_box_char(c) && c != 0x2500 && c != 0x2501);
}

static uint32_t
width_of(uint32_t c, Widths w)
{
	if (is_box_char(c))
		return (uint32_t) w.box;
	/* quotation marks, dots, circled numbers, Greek */
	if ((c >= 0x2010 && c <= 0x2040) || (c >= 0x2150 && c <= 0x24FF) || (c >= 0x370 && c <= 0x4FF) || c == 0xB7 || c == 0xD7)
		return (uint32_t) w.ambiguous;
	return gov_is_invisible(c) ? 0 : c >= 0x1100 ? 2 : 1;
}

/* Adds the places of a rule's corners, in order, each once. */
static void
add_edges(Table *t, GovStr rule)
{
	const char *p = rule.s;
	const char *end = p + rule.len;
	uint32_t	at = 0;

	while (p < end)
	{
		uint32_t	c = gov_next_char(&p, end);

		if (is_corner(c))
		{
			int			i = t->nedges;

			while (i > 0 && t->edges[i - 1] > at)
				i--;
			if ((i == 0 || t->edges[i - 1] != at) && t->nedges <= MAX_COLUMNS)
			{
				memmove(&t->edges[i + 1], &t->edges[i], (size_t) (t->nedges - i) * sizeof(uint32_t));
				t->edges[i] = at;
				t->nedges++;
			}
		}
		at += width_of(c, t->widths);
	}
}

static int
edge_at(const Table *t, uint32_t at)
{
	for (int i = 0; i < t->nedges; i++)
		if (t->edges[i] == at)
			return i;
	return -1;
}

/* Puts the cells of a line where its bars stand; or one by one, where there are as many
 * as columns. */
static void
place_line(const Table *t, GovStr text, Line *l)
{
	const char *p = text.s;
	const char *end = p + text.len;
	const char *cell = NULL;
	uint32_t	at = 0;
	int			column = -1;
	int			n = 0;
	GovStr		in_order[MAX_COLUMNS];

	memset(l, 0, sizeof(*l));
	l->fits = true;
	while (p < end)
	{
		const char *from = p;
		uint32_t	c = gov_next_char(&p, end);

		if (is_bar(c) || (c == '+' && edge_at(t, at) >= 0))
		{
			int			edge = edge_at(t, at);

			l->fits &= edge >= 0 && edge > column;
			if (cell && n < MAX_COLUMNS)
				in_order[n] = gov_trim(cell, (size_t) (from - cell));
			if (cell && l->fits && column >= 0 && n < MAX_COLUMNS)
			{
				l->cells[column] = in_order[n];
				l->span[column] = (uint8_t) (edge - column - 1);
				l->begins[column] = true;
			}
			n += cell != NULL;
			cell = p;
			column = edge;
		}
		at += width_of(c, t->widths);
	}
	if (l->fits || n != t->nedges - 1 || n > MAX_COLUMNS)
		return;
	l->fits = true;
	for (int i = 0; i < n; i++)
	{
		l->cells[i] = in_order[i];
		l->span[i] = 0;
		l->begins[i] = true;
	}
}

/* How many lines fit, with these widths. */
static int
count_fitting(const Box *box, Table *t)
{
	int			n = 0;
	Line		l;

	t->nedges = 0;
	for (uint32_t i = 0; i < box->n; i++)
		if (is_rule(box->lines[i].s, box->lines[i].s + box->lines[i].len))
			add_edges(t, box->lines[i]);
	for (uint32_t i = 0; i < box->n; i++)
	{
		gov_check_interrupt(t->sc->a);
		place_line(t, box->lines[i], &l);
		n += l.fits;
	}
	return n;
}

static void
choose_widths(const Box *box, Table *t)
{
	static const Widths all[] = {{1, 1}, {1, 2}, {2, 2}, {2, 1}};
	int			best = -1;
	Widths		chosen = all[0];

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
	{
		int			n;

		t->widths = all[i];
		n = count_fitting(box, t);
		if (n > best)
		{
			best = n;
			chosen = all[i];
		}
	}
	t->widths = chosen;
	count_fitting(box, t);
}

static void
push_row(Table *t, const Line *l)
{
	Scanner    *sc = t->sc;

	gov_grid_row_begin(sc, GOV_BORDER_PIPES);
	for (int i = 0; i < t->nedges - 1; i++)
	{
		uint32_t	before = sc->out->ncells;

		if (l->cells[i].len > 0)
			gov_grid_push_cell(sc, l->cells[i]);
		if (sc->out->ncells > before)
			sc->out->cells[sc->out->ncells - 1].span = l->span[i];
		sc->seps++;
	}
	sc->out->rows[sc->row - 1].tail = true;
	gov_grid_row_end(sc);
	sc->last_row_line = sc->line;
}

static void
flush_row(Table *t)
{
	if (!t->has_row)
		return;
	t->sc->line = t->row_line;
	push_row(t, &t->row);
	t->has_row = false;
}

/* A piece more of a cell; a newline between keeps two numbers from being one. */
static GovStr
join(Scanner *sc, GovStr a, GovStr b)
{
	GovStr		both;
	char	   *s;

	if (a.len == 0 || b.len == 0)
		return a.len == 0 ? b : a;
	both.len = a.len + b.len + 1;
	s = gov_alloc(sc->a, both.len);
	memcpy(s, a.s, a.len);
	s[a.len] = '\n';
	memcpy(s + a.len + 1, b.s, b.len);
	both.s = s;
	return both;
}

/* Numbers, or words that stand for one. */
static bool
holds_values(const Line *l)
{
	GovValue	v;

	for (int i = 0; i < MAX_COLUMNS; i++)
	{
		GovValueKind kind = gov_value_read(l->cells[i].s, l->cells[i].len, &v);

		if (kind == GOV_VALUE_NUMBER || kind == GOV_VALUE_NA)
			return true;
	}
	return false;
}

/* All the words of a line are labels of the form by themselves. */
static bool
is_whole(const Scanner *sc, const Line *l)
{
	GovValue	v;
	bool		any = false;

	for (int i = 0; i < MAX_COLUMNS; i++)
	{
		GovFold		f;
		const GovLabel *label;

		if (l->cells[i].len == 0 || gov_value_read(l->cells[i].s, l->cells[i].len, &v) != GOV_VALUE_NONE)
			continue;
		gov_fold(l->cells[i].s, l->cells[i].len, &f);
		label = gov_grid_label_find(sc->labels, f.text, f.n, f.hash);
		/* a letter or two of a group's label are a piece of it */
		if (f.overlong || f.open || f.closes || !label || (label->id == LBL_GROUP && f.n < MIN_GROUP))
			return false;
		any = true;
	}
	return any;
}

/* Joins a line to the row under way; cells that go on from the row above are its own. */
static void
join_line(Table *t, const Line *l)
{
	for (int i = 0; i < t->nedges - 1; i++)
	{
		t->row.cells[i] = join(t->sc, t->row.cells[i], l->cells[i]);
		if (l->begins[i] && !t->row.begins[i])
		{
			t->row.span[i] = l->span[i];
			t->row.begins[i] = true;
		}
	}
}

/* Does the rule leave the column open, so that its cell goes on below? */
static bool
is_open(const Table *t, GovStr rule, int column)
{
	const char *p = rule.s;
	const char *end = p + rule.len;
	uint32_t	at = 0;

	while (p < end)
	{
		uint32_t	c = gov_next_char(&p, end);

		if (at > t->edges[column])
			return c == ' ';
		at += width_of(c, t->widths);
	}
	return true;
}

/* The lines of a band, each a row. */
static void
push_each(Table *t, const Line *lines, int n, uint32_t first_line)
{
	for (int i = 0; i < n; i++)
	{
		flush_row(t);
		t->row = lines[i];
		t->row_line = first_line + (uint32_t) i;
		t->has_row = true;
	}
}

/* That these rows are printed, though nobody knows with which values. */
static void
push_labels(Table *t, const Line *lines, int n, uint32_t first_line)
{
	Scanner    *sc = t->sc;

	for (int i = 0; i < n; i++)
	{
		uint32_t	before = sc->out->ncells;

		if (lines[i].cells[0].len == 0)
			continue;
		sc->line = first_line + (uint32_t) i;
		gov_grid_row_begin(sc, GOV_BORDER_PIPES);
		gov_grid_push_cell(sc, lines[i].cells[0]);
		gov_grid_row_end(sc);
		if (sc->out->ncells > before && LBL_IS_ROW(sc->out->cells[before].label))
			continue;
		sc->out->ncells = before;
		sc->out->nrows--;
	}
}

/* What stands between two rules. */
static void
take_band(Table *t, const GovStr *texts, int n, uint32_t first_line, const GovStr *rule)
{
	Line	   *lines = gov_alloc(t->sc->a, (size_t) n * sizeof(Line));
	int			valued = 0;
	int			whole = 0;
	int			fits = 0;

	for (int i = 0; i < n; i++)
	{
		gov_check_interrupt(t->sc->a);
		place_line(t, texts[i], &lines[i]);
		fits += lines[i].fits;
		valued += holds_values(&lines[i]);
		whole += is_whole(t->sc, &lines[i]);
	}
	/* cells that the rule above leaves open go on in this band */
	for (int k = 0; t->has_row && rule && k < t->nedges - 1 && fits == n; k++)
		if (is_open(t, *rule, k))
			for (int i = 0; i < n; i++)
			{
				t->row.cells[k] = join(t->sc, t->row.cells[k], lines[i].cells[k]);
				lines[i].cells[k].len = 0;
			}
	flush_row(t);
	if (fits < n || (valued > 1 && whole < n - valued + (valued + 1) / 2))
	{
		gov_diag(t->sc->diags, GOV_SAY_ROW_OF_SEVERAL_LINES, gov_source_line(t->sc->t, first_line), NULL);
		push_labels(t, lines, n, first_line);
		return;
	}
	if (valued > 1 || (n > 1 && whole == n))
	{
		push_each(t, lines, n, first_line);
		return;
	}
	t->row = lines[0];
	t->row_line = first_line;
	t->has_row = true;
	for (int i = 1; i < n; i++)
		join_line(t, &lines[i]);
}

static void
read_table(Scanner *sc, const Box *box)
{
	Table		t;
	uint32_t	from = 0;
	const GovStr *rule = NULL;
	uint32_t	line = sc->line;

	memset(&t, 0, sizeof(t));
	t.sc = sc;
	choose_widths(box, &t);
	for (uint32_t i = 0; i <= box->n; i++)
	{
		if (i < box->n && !is_rule(box->lines[i].s, box->lines[i].s + box->lines[i].len))
			continue;
		if (i > from)
			take_band(&t, box->lines + from, (int) (i - from), box->first_line + from, rule);
		rule = &box->lines[i];
		from = i + 1;
	}
	flush_row(&t);
	sc->line = line;
}

static void
add_line(Scanner *sc, GovStr line)
{
	Box		   *box = sc->box;

	if (box->n == box->cap)
		box->lines = gov_array_grow(sc->a, box->lines, box->n, &box->cap, sizeof(GovStr), FIRST_LINES);
	box->lines[box->n++] = line;
}

/* Has a rule ended the table that is being gathered, with an empty line below? */
static bool
is_next_table(const Scanner *sc)
{
	const Box  *box = sc->box;
	GovStr		last = box->lines[box->n - 1];

	return sc->line > box->first_line + box->n && last.len > 0 && is_rule(last.s, last.s + last.len);
}

/* Is the line part of a drawn table? */
bool
gov_grid_scan_box(Scanner *sc, const char *s, const char *end)
{
	GovStr		line = gov_trim(s, (size_t) (end - s));
	bool		rule = line.len > 0 && is_rule(line.s, line.s + line.len);

	if (!sc->box && !rule)
		return false;
	if (sc->box && !rule && (line.len == 0 || !(is_bar(gov_char_at(line.s, line.s + line.len)) || *line.s == '+')))
	{
		/* the last row needs no rule below it */
		gov_grid_box_end(sc);
		return false;
	}
	if (sc->box && (sc->box->n == MAX_TABLE_LINES || (rule && is_next_table(sc))))
		gov_grid_box_end(sc);
	if (!sc->box)
	{
		sc->box = gov_alloc0(sc->a, sizeof(Box));
		sc->box->first_line = sc->line;
		sc->torn = true;
	}
	add_line(sc, line);
	return true;
}

void
gov_grid_box_end(Scanner *sc)
{
	Box		   *box = sc->box;

	sc->box = NULL;
	if (box)
		read_table(sc, box);
}
