/*
 * rows.c
 *		What the rows of the statistics print: between a label and the next.
 *
 * There stand a unit and a number, in cells, on lines, or one behind the other.
 * In which order they come, and whether on the label's own line, is the same in
 * all rows of a table: so it is found out of all, and a row that looks otherwise
 * is left out.
 */
#include "core/statistics/internal.h"

#include <string.h>

#define MAX_TAIL		300		/* bytes of what may stand behind a label */
#define MAX_REMARK		240		/* bytes in brackets */
#define MAX_PIECES		8		/* behind a label; more is another table's */
#define MAX_LINES_DOWN	8		/* from a label to its number */
#define MAX_QUOTED		60		/* bytes in a diagnostic */
#define MOST(n, of)		((n) * 10 >= (of) * 7)

/* What stands behind a label. */
typedef struct Piece
{
	bool		is_value;		/* else a unit */
	bool		same_line;		/* as the label ends on */
	GovStr		raw;
	uint32_t	line;
	GovValueKind kind;
	GovValue	value;
	const StatUnit *unit;		/* the unit; of a value that printed with it,
								 * or NULL */
} Piece;

/* In which order the pieces of a row come. */
typedef enum Pattern
{
	ROW_EMPTY, ROW_UNIT, ROW_VALUE, ROW_UNIT_VALUE, ROW_VALUE_UNIT, ROW_CODE_UNIT_VALUE, ROW_OTHER,
	NPATTERNS
} Pattern;

typedef struct Tail
{
	Piece		pieces[MAX_PIECES];
	int			n;
	int			n_same_line;	/* of them */
	uint32_t	line;			/* that the label ends on */
	bool		has_more;		/* than there is room for */
	GovStr		stranger;		/* words that ended it, in the place of a
								 * value */
	uint32_t	stranger_line;
	bool		stranger_on_line;
} Tail;

typedef struct Table
{
	GovArena   *a;
	const GovText *t;
	GovDiags   *diags;
	bool		by_lines;		/* rows are lines */
	bool		serials;		/* rows begin with a serial number */
	bool		runs_on;		/* so many are on one line */
	Pattern		pattern;
	uint32_t	lines_down;		/* from a label to its number, where that is
								 * all and has a line of its own */
	bool		numbered;		/* labels have the numbers that the form gives
								 * them */
} Table;

static bool
is_border(uint32_t c)
{
	return c == '|' || c == '\n' || c == '\t' || c == GOV_ROW || c == GOV_CELL || c == GOV_SPANNED ||
		(c >= 0x2500 && c <= 0x257F);
}

/* Does it stand between pieces?  A comma within a number does not. */
static bool
is_between(const char *begin, const char *p, const char *e, uint32_t c)
{
	if (c == ',' || c == L'，')
	{
		const char *next = p + gov_width(c);

		return !(p > begin && gov_is_digit(gov_char_before(begin, p)) && gov_is_digit(gov_char_at(next, e)));
	}
	return is_border(c) || gov_space_at(p, e) > 0 || gov_is_any_of(c, L":：;；。、\"｜=");
}

/*
 * Skips a remark in brackets at *p; returns true when there was one.  A unit in
 * brackets is *unit.  What has a number in it alone is no remark.
 */
static bool
skip_remark(const char **p, const char *e, const StatUnit **unit, bool *has_number)
{
	static const char unit_word[] = "单位";
	const char *q = *p;
	const char *begin;
	int			depth = 1;
	bool		words = false;
	bool		digits = false;

	if (!gov_is_open_bracket(gov_char_at(q, e)))
		return false;
	gov_next_char(&q, e);
	begin = q;
	while (q < e && depth > 0 && q - begin < MAX_REMARK)
	{
		const char *at = q;
		uint32_t	c = gov_next_char(&q, e);

		depth += gov_is_open_bracket(c);
		depth -= gov_is_close_bracket(c);
		words |= gov_is_han(c);
		digits |= gov_is_digit(c);
		if (c == GOV_CELL || c == GOV_ROW || c == '|')
			return false;
		if (depth == 0)
		{
			const StatUnit *u;

			if (GOV_STARTS(begin, at, "单位"))
			{
				begin += sizeof(unit_word) - 1;
				while (begin < at && gov_is_any_of(gov_char_at(begin, at), L":： "))
					begin += gov_width(gov_char_at(begin, at));
			}
			u = gov_statistics_unit_at(begin, at);
			if (u && begin + u->word.len == at)
				*unit = u;
			*has_number = digits && !words;
			*p = q;
			return true;
		}
	}
	return false;
}

static void
add_piece(Tail *tail, const Piece *piece)
{
	if (tail->n == MAX_PIECES)
	{
		tail->has_more = true;
		return;
	}
	tail->pieces[tail->n++] = *piece;
	tail->n_same_line += piece->same_line;
}

static void
add_unit(Tail *tail, const StatUnit *unit, uint32_t line, bool same_line)
{
	Piece		piece = {.line = line,.same_line = same_line};

	piece.raw = unit->word;
	piece.unit = unit;
	add_piece(tail, &piece);
}

/* Takes a word apart into units and a value; returns false for other words. */
static bool
add_word(Tail *tail, const char *p, const char *e, uint32_t line, bool same_line)
{
	Piece		piece = {.line = line,.same_line = same_line};
	const StatUnit *u = gov_statistics_unit_at(p, e);
	const StatUnit *behind;

	if (u)
	{
		add_unit(tail, u, line, same_line);
		p += u->word.len;
		if (p == e)
			return true;
	}
	piece.is_value = true;
	piece.raw.s = p;
	piece.raw.len = (uint32_t) (e - p);
	behind = gov_statistics_unit_before(p, e);
	if (behind && p + behind->word.len < e)
	{
		e -= behind->word.len;
		piece.unit = behind;
	}
	piece.kind = gov_value_read(p, (size_t) (e - p), &piece.value);
	if (piece.kind == GOV_VALUE_NONE || piece.kind == GOV_VALUE_EMPTY)
		return false;
	if (piece.value.unit != GOV_PRINTED_NOTHING && piece.kind == GOV_VALUE_NUMBER)
		piece.kind = GOV_VALUE_UNCLEAR;
	add_piece(tail, &piece);
	return true;
}

/* Reads what stands behind a label, up to e. */
static void
read_tail(const StatLabel *label, const char *e, Tail *tail)
{
	const char *p = label->end;
	uint32_t	line = label->line;
	bool		same_line = true;

	memset(tail, 0, sizeof(*tail));
	for (const char *q = label->label; q < label->end; q++)
		line += *q == '\n';
	tail->line = line;
	if (e - p > MAX_TAIL)
		e = p + MAX_TAIL;
	while (p < e)
	{
		const char *q = p;
		uint32_t	c = gov_char_at(p, e);
		const StatUnit *unit = NULL;
		bool		has_number = false;

		if (is_between(label->end, p, e, c))
		{
			if (c == '\n')
			{
				line++;
				same_line = false;
			}
			p += c ? gov_width(c) : gov_space_at(p, e);
			continue;
		}
		if (skip_remark(&q, e, &unit, &has_number) && !has_number)
		{
			if (unit)
				add_unit(tail, unit, line, same_line);
			for (; p < q; p++)
				if (*p == '\n')
				{
					line++;
					same_line = tail->n > 0 ? same_line : true;
				}
			continue;
		}
		for (q = p; q < e && !is_between(label->end, q, e, gov_char_at(q, e));)
			gov_next_char(&q, e);
		if (!add_word(tail, p, q, line, same_line))
		{
			tail->stranger.s = p;
			tail->stranger.len = (uint32_t) (q - p);
			tail->stranger_line = line;
			tail->stranger_on_line = same_line;
			return;
		}
		p = q;
	}
}

/* The order of the first n pieces. */
static Pattern
pattern_of(const Tail *tail, int n)
{
	const Piece *p = tail->pieces;

	if (n == 0)
		return ROW_EMPTY;
	if (n == 1)
		return !p[0].is_value ? ROW_UNIT : ROW_VALUE;
	if (n == 2 && p[0].is_value != p[1].is_value)
		return p[0].is_value ? ROW_VALUE_UNIT : ROW_UNIT_VALUE;
	if (n == 3 && p[0].is_value && !p[1].is_value && p[2].is_value && !p[0].unit)
		return ROW_CODE_UNIT_VALUE;
	return ROW_OTHER;
}

/* How many of the pieces are the row's own. */
static int
own_pieces(const Table *table, const Tail *tail)
{
	const Piece *p = tail->pieces;

	if (table->by_lines)
		return tail->n_same_line;
	/* a unit and a number of which the label was lost */
	if (table->pattern == ROW_UNIT_VALUE && tail->n > 2 && !p[0].is_value && p[1].is_value && !p[2].is_value)
		return 2;
	return tail->n;
}

static bool
has_value(const Tail *tail, int n)
{
	for (int i = 0; i < n; i++)
		if (tail->pieces[i].is_value)
			return true;
	return false;
}

/* Finds how many lines below its label most numbers stand; 0: they differ. */
static uint32_t
find_lines_down(const StatLabel *labels, const Tail *tails, uint32_t n)
{
	int			counts[MAX_LINES_DOWN + 1] = {0};
	int			rows = 0;

	for (uint32_t i = 0; i < n; i++)
		if (labels[i].item >= 0 && tails[i].n > 0)
		{
			uint32_t	down = tails[i].pieces[0].line - tails[i].line;

			rows++;
			counts[down < MAX_LINES_DOWN ? down : MAX_LINES_DOWN]++;
		}
	for (uint32_t down = 1; down < MAX_LINES_DOWN; down++)
		if (MOST(counts[down], rows))
			return down;
	return 0;
}

/* Finds out how most rows of the table look. */
static void
learn(Table *table, const StatLabel *labels, const Tail *tails, uint32_t n)
{
	int			counts[NPATTERNS] = {0};
	int			rows = 0;
	int			on_lines = 0;
	int			numbered = 0;
	int			numberable = 0;
	int			beside = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		if (labels[i].item < 0 || !has_value(&tails[i], tails[i].n))
			continue;
		rows++;
		on_lines += has_value(&tails[i], tails[i].n_same_line);
		beside += i > 0 && labels[i - 1].line == labels[i].line;
		numberable += labels[i].numberable;
		numbered += labels[i].numbered;
	}
	table->by_lines = MOST(on_lines, rows);
	table->runs_on = MOST(beside, rows);
	table->numbered = MOST(numbered, numberable);
	for (uint32_t i = 0; i < n; i++)
	{
		int			own = table->by_lines ? tails[i].n_same_line : tails[i].n;

		if (labels[i].item >= 0 && has_value(&tails[i], own))
			counts[pattern_of(&tails[i], own)]++;
	}
	table->pattern = ROW_OTHER;
	for (int k = ROW_VALUE; k < ROW_OTHER; k++)
		if (MOST(counts[k], rows))
			table->pattern = (Pattern) k;
	if (!table->by_lines && table->pattern == ROW_VALUE)
		table->lines_down = find_lines_down(labels, tails, n);
}

/* The piece that is the value of a row that looks as the others do; NULL: it has none.
 * Sets *unit, and *fits to false where it looks otherwise. */
static const Piece *
choose_value(const Table *table, const Tail *tail, int n, const StatUnit **unit, bool *fits)
{
	const Piece *p = tail->pieces;
	Pattern		found = pattern_of(tail, n);

	*fits = true;
	*unit = NULL;
	switch (found)
	{
		case ROW_EMPTY:
			return NULL;
		case ROW_UNIT:
			*unit = p[0].unit;
			*fits = table->pattern != ROW_VALUE;
			return NULL;
		case ROW_VALUE:
			*unit = p[0].unit;

			/*
			 * a number whose unit was lost is the row's where the row is a
			 * line
			 */
			*fits = table->pattern == ROW_VALUE ||
				(table->by_lines && (table->pattern == ROW_UNIT_VALUE || table->pattern == ROW_VALUE_UNIT));
			return &p[0];
		case ROW_UNIT_VALUE:
			*unit = p[0].unit;
			*fits = (table->pattern == found || table->pattern == ROW_CODE_UNIT_VALUE) &&
				(!p[1].unit || p[1].unit == p[0].unit);
			return &p[1];
		case ROW_VALUE_UNIT:
			*unit = p[1].unit;
			/* behind a code, the value is blank */
			if (table->pattern == ROW_CODE_UNIT_VALUE)
				return NULL;
			*fits = table->pattern == found && !p[0].unit;
			return &p[0];
		case ROW_CODE_UNIT_VALUE:
			*unit = p[1].unit;
			*fits = table->pattern == found && !p[2].unit;
			return &p[2];
		default:
			*fits = false;
			return NULL;
	}
}

static GovFact
shown(GovStr s)
{
	return gov_fact_text("raw", s.s, s.len < MAX_QUOTED ? s.len : MAX_QUOTED);
}

/* Brings a value into the item's unit; returns what the cell is. */
static GovStatus
settle_value(const Table *table, int item, const StatUnit *unit, const Piece *piece, StatRow *row)
{
	const GovItem *it = &gov_items[item];
	bool		money = it->unit == GOV_UNIT_YUAN;
	GovCellKind kind = {money, false, (uint8_t) (GOV_PRINTED_YUAN + (unit ? unit->power : 0))};
	GovWordingId id;

	row->value = piece->value;
	if (piece->kind == GOV_VALUE_NA)
		return GOV_NOT_APPLICABLE;
	if (piece->kind != GOV_VALUE_NUMBER)
		id = piece->kind == GOV_VALUE_UNCLEAR ? GOV_SAY_NUMBER_UNCLEAR : GOV_SAY_ILLEGIBLE_CELL;
	else if (money && !unit && piece->value.value != 0)
		id = GOV_SAY_UNIT_UNCLEAR;
	else if (gov_value_to_cell(&row->value, kind))
		return GOV_REPORTED;
	else
		id = money ? GOV_SAY_NO_AMOUNT : GOV_SAY_NO_COUNT;
	gov_diag(table->diags, id, gov_source_line(table->t, piece->line),
			 GOV_FACTS(gov_fact_code("row", it->code), shown(piece->raw)));
	memset(&row->value, 0, sizeof(row->value));
	return GOV_ILLEGIBLE;
}

static void
leave_out(const Table *table, const StatLabel *label, GovWordingId id, GovStr raw)
{
	gov_diag(table->diags, id, gov_source_line(table->t, label->line),
			 GOV_FACTS(gov_fact_code("row", gov_items[label->item].code), shown(raw)));
}

/* May the number of a row go on below it?  There stands one without a label. */
static bool
may_go_on(const Table *table, const Tail *tail, int n)
{
	return table->by_lines && tail->n > n && tail->pieces[n].is_value;
}

/* Does a number without a unit stand where that of a row would whose label was lost? */
static bool
is_displaced(const Table *table, const Tail *tail)
{
	return !table->by_lines && table->pattern == ROW_VALUE && tail->n > 0 &&
		tail->pieces[0].line - tail->line != table->lines_down;
}

/*
 * Where rows run on and have no units, may the number be that of a row whose label
 * was lost?  The next label is that of a later row than the form's next.
 */
static bool
may_be_of_another(const Table *table, const StatLabel *label, const StatLabel *end)
{
	const StatLabel *next = label + 1;

	if (!table->by_lines || table->pattern != ROW_VALUE)
		return false;
	while (next < end && next->item < 0)
		next++;
	if (next == end)
		return table->runs_on && label->item != GOV_ALL_ITEMS - 1;
	return next->line == label->line && next->item != label->item + 1;
}

/* Is it not certain where the number of the next label begins? */
static bool
is_run_together(const Table *table, const StatLabel *next)
{
	/* or its serial number is not where those of the others are */
	if (table->serials && next->item >= 0 && !next->serial)
		return true;
	return next->unclear || (next->stuck && !table->numbered) || (next->bare && table->numbered);
}

static void
read_row(const Table *table, const StatLabel *label, const StatLabel *end, const Tail *tail, StatRow *row)
{
	int			n = own_pieces(table, tail);
	const StatUnit *unit;
	bool		fits;
	const Piece *piece = choose_value(table, tail, n, &unit, &fits);
	const StatLabel *next = label + 1 < end ? label + 1 : NULL;
	GovStr		all = {label->end, (uint32_t) (next ? next->begin - label->end : MAX_QUOTED)};

	if (n > 0 && tail->n > 0)
		all = tail->pieces[0].raw;
	row->line = label->line;
	if (tail->stranger.len > 0 && !has_value(tail, n) && (tail->stranger_on_line || !table->by_lines))
	{
		row->raw = tail->stranger;
		row->line = tail->stranger_line;
		row->status = GOV_ILLEGIBLE;
		leave_out(table, label, GOV_SAY_ILLEGIBLE_CELL, tail->stranger);
		return;
	}
	if (!fits || tail->has_more || may_go_on(table, tail, n) || is_displaced(table, tail) ||
		may_be_of_another(table, label, end) || table->pattern == ROW_OTHER || (next && is_run_together(table, next)))
	{
		leave_out(table, label, GOV_SAY_STATISTIC_UNLIKE, all);
		return;
	}
	if (unit && !(unit->classes & gov_statistics_class_of(label->item)))
	{
		leave_out(table, label, GOV_SAY_STATISTIC_UNIT, unit->word);
		return;
	}
	if (!piece)
	{
		/*
		 * a row of a line that has nothing behind its label may have been
		 * torn
		 */
		if (n == 0 && table->by_lines && tail->n > 0)
			leave_out(table, label, GOV_SAY_STATISTIC_UNLIKE, all);
		else
			row->status = GOV_BLANK;
		row->raw.s = "";
		row->raw.len = 0;
		return;
	}
	row->raw = piece->raw;
	row->line = piece->line;
	row->status = settle_value(table, label->item, unit, piece, row);
}

/* Do the rows begin with serial numbers? */
static bool
have_serials(const StatLabel *labels, uint32_t n)
{
	uint32_t	serials = 0;

	for (uint32_t i = 0; i < n; i++)
		serials += labels[i].serial != NULL;
	return MOST(serials, n);
}

void
gov_statistics_read_rows(GovArena *a, const GovText *t, const StatLabel *labels, uint32_t n,
						 const char *end, StatRow *rows, GovDiags *diags)
{
	Table		table = {.a = a,.t = t,.diags = diags};
	Tail	   *tails = gov_alloc(a, n * sizeof(Tail));

	table.serials = have_serials(labels, n);
	for (uint32_t i = 0; i < n; i++)
	{
		const char *next = i + 1 < n ? labels[i + 1].begin : end;

		gov_check_interrupt(a);
		if (table.serials && i + 1 < n && labels[i + 1].serial)
			next = labels[i + 1].serial;
		read_tail(&labels[i], next, &tails[i]);
	}
	learn(&table, labels, tails, n);
	memset(rows, 0, n * sizeof(StatRow));
	for (uint32_t i = 0; i < n; i++)
		if (labels[i].item >= 0)
			read_row(&table, &labels[i], labels + n, &tails[i], &rows[i]);
}
