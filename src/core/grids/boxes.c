/*
 * boxes.c
 *		Front end for drawn tables: rules of +---+ or of box characters, and
 *		cells that may take several lines.
 *
 * Lines between two rules are one row if only one of them holds values; if
 * all of them do, each is a row.  Else nobody can say what belongs together.
 */
#include "core/grids/internal.h"

#include "core/text/utf8.h"

#define MAX_BOX_LINES	16		/* between two rules */
#define MAX_BOX_COLUMNS 32
#define BAR				"\xe2\x94\x82"	/* U+2502 */
#define HEAVY_BAR		"\xe2\x94\x83"	/* U+2503 */

typedef struct Box
{
	GovStr		lines[MAX_BOX_LINES];
	uint32_t	first_line;
	int			n;				/* lines since the last rule */
	bool		overrun;		/* there were more */
} Box;

/* U+2500 to U+257F but bars, which set cells apart. */
static bool
is_box_rule(const char *s, const char *end)
{
	int			n = 0;

	while (s < end)
	{
		uint32_t	c = gov_char_step(&s, end);

		if (c == ' ' || c == '\r')
			continue;
		if (c < 0x2500 || c > 0x257F)
			return false;
		n++;
	}
	return n >= 4;
}

static bool
is_rule(const char *s, const char *end)
{
	return (*s == '+' && end - s >= 4 && gov_is_rule(s, end)) ||
		((unsigned char) *s == 0xE2 && is_box_rule(s, end));
}

/* Bytes of the bar at s; 0: none. */
static size_t
bar_at(const char *s, const char *end)
{
	if (*s == '|' || *s == '+')
		return 1;
	return GOV_STARTS(s, end, BAR) || GOV_STARTS(s, end, HEAVY_BAR) ? sizeof(BAR) - 1 : 0;
}

/* The cells of a line; -1: it has no bar in front, or too many. */
static int
split_cells(GovStr line, GovStr *cells)
{
	const char *p = line.s;
	const char *end = p + line.len;
	size_t		bar = bar_at(p, end);
	int			n = 0;

	if (bar == 0)
		return -1;
	p += bar;
	for (const char *q = p; q < end;)
	{
		bar = bar_at(q, end);
		if (bar == 0)
		{
			q++;
			continue;
		}
		if (n == MAX_BOX_COLUMNS)
			return -1;
		cells[n++] = gov_trim(p, (size_t) (q - p));
		p = q += bar;
	}
	return n;
}

static bool
holds_values(const GovStr *cells, int n)
{
	GovValue	v;

	for (int i = 0; i < n; i++)
		if (gov_value_read(cells[i].s, cells[i].len, &v) == GOV_VALUE_NUMBER)
			return true;
	return false;
}

static void
push_row(Scanner *sc, const GovStr *cells, int n)
{
	gov_row_begin(sc, GOV_BORDER_PIPES);
	for (int i = 0; i < n; i++)
	{
		if (cells[i].len > 0)
			gov_push_cell(sc, cells[i]);
		sc->seps++;
	}
	sc->out->rows[sc->row - 1].tail = true;
	gov_row_end(sc);
	sc->last_row_line = sc->line;
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

/* What stands between two rules. */
static void
end_rows(Scanner *sc)
{
	Box		   *box = sc->box;
	GovStr		cells[MAX_BOX_LINES][MAX_BOX_COLUMNS];
	uint32_t	line = sc->line;
	int			columns = 0;
	int			valued = 0;
	int			n = box->n;

	box->n = 0;
	if (n == 0)
		return;
	for (int i = 0; i < n && !box->overrun; i++)
	{
		int			k = split_cells(box->lines[i], cells[i]);

		if (i == 0)
			columns = k;
		if (k < 0 || k != columns)
			box->overrun = true;
		else
			valued += holds_values(cells[i], k);
	}
	if (box->overrun || (valued > 1 && valued < n))
	{
		gov_diag(sc->diags, GOV_WARNING, "row_of_several_lines", gov_source_line(sc->t, box->first_line),
				 "rows of a drawn table take several lines and can't be told apart: left out");
		box->overrun = false;
		return;
	}
	sc->line = box->first_line;
	if (valued == n)
		for (int i = 0; i < n; i++, sc->line++)
			push_row(sc, cells[i], columns);
	else
	{
		for (int i = 1; i < n; i++)
			for (int k = 0; k < columns; k++)
				cells[0][k] = join(sc, cells[0][k], cells[i][k]);
		push_row(sc, cells[0], columns);
	}
	sc->line = line;
}

/* Is the line part of a drawn table? */
bool
gov_scan_box(Scanner *sc, const char *s, const char *end)
{
	GovStr		line = gov_trim(s, (size_t) (end - s));
	Box		   *box = sc->box;

	if (line.len > 0 && is_rule(line.s, line.s + line.len))
	{
		if (!box)
		{
			box = sc->box = gov_alloc0(sc->a, sizeof(Box));
			sc->torn = true;
		}
		else
			end_rows(sc);
		box->first_line = sc->line + 1;
		return true;
	}
	if (!box)
		return false;
	if (line.len == 0 || bar_at(line.s, line.s + line.len) == 0)
	{
		/* the last row needs no rule below it */
		gov_box_end(sc);
		return false;
	}
	if (box->n == MAX_BOX_LINES)
		box->overrun = true;
	else
		box->lines[box->n++] = line;
	return true;
}

void
gov_box_end(Scanner *sc)
{
	if (sc->box)
		end_rows(sc);
	sc->box = NULL;
}
