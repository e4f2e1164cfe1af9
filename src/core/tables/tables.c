/*
 * tables.c
 *		Which edition of the form is a table of, and what stands in its cells?
 *
 * The edition is found table by table, from column heads first, then from what
 * the rows themselves show; never from the year.
 */
#include "core/tables/alignment.h"

#include <string.h>

#define EDITION_UNKNOWN (-1)

typedef struct Placer
{
	GovAlignment *al;
	GovReport  *report;
	bool		want_cells;
	uint32_t	cap_cells;
	int			rows_found[3];	/* by part: rows that are there */
	int			rows_placed[3];
	bool		rows_add_up;	/* of table 3, all that need no inference */
} Placer;

static inline const GovToken *
tok(const GovAlignment *al, uint32_t i)
{
	return &al->items[i];
}

static uint32_t
source_line(const Placer *p, uint32_t line)
{
	return gov_source_line(p->al->t, line);
}

/* A cell's raw text, as much as a message shows. */
#define SHOWN(t)	(int) ((t)->len < 60 ? (t)->len : 60), (t)->s

/*
 * What the cell of an item prints.  Unit: of an amount that prints none; no
 * token: a blank.
 */
static GovStatus
read_token(Placer *p, const GovItem *item, const GovToken *t, uint8_t unit, GovValue *v)
{
	GovCellKind cell = {item->unit == GOV_UNIT_YUAN, item->is_signed, unit};

	memset(v, 0, sizeof(*v));
	if (!t)
		return GOV_BLANK;
	if (t->kind != GOV_TOKEN_TEXT && t->value_kind == GOV_VALUE_NA)
		return GOV_NOT_APPLICABLE;
	if (t->kind == GOV_TOKEN_TEXT ||
		(t->value_kind != GOV_VALUE_NUMBER && t->value_kind != GOV_VALUE_UNCLEAR))
	{
		gov_diag(p->al->diags, GOV_WARNING, "illegible_cell", source_line(p, t->line),
				 "%s: \"%.*s\" is no number that fits here", item->code, SHOWN(t));
		return GOV_ILLEGIBLE;
	}
	v->value = t->value;
	v->scale = t->scale;
	v->unit = t->unit;
	v->worded_sign = t->worded_sign;
	/* the form prints 万元 over fees, and nothing over purchases */
	if (cell.unit == GOV_PRINTED_NOTHING)
		cell.unit = item->in_wan ? GOV_PRINTED_WAN : GOV_PRINTED_YUAN;
	if (t->value_kind == GOV_VALUE_NUMBER && gov_value_to_cell(v, cell))
		return GOV_REPORTED;
	gov_diag(p->al->diags, GOV_WARNING, "unit_unclear", source_line(p, t->line),
			 t->value_kind == GOV_VALUE_UNCLEAR ? "%s: what stands around the number is not understood: \"%.*s\"" :
			 cell.is_money && !t->unit ? "%s: the unit printed for \"%.*s\" is not understood" :
			 cell.is_money ? "%s: \"%.*s\" is no amount of money" :
			 "%s: \"%.*s\" is no count", item->code, SHOWN(t));
	memset(v, 0, sizeof(*v));
	return GOV_ILLEGIBLE;
}

/* For those who want to see where it was found. */
static void
keep_cell(Placer *p, int slot, const GovToken *t, uint32_t line)
{
	GovReport  *r = p->report;
	GovReadCell *c;

	if (r->ncells == p->cap_cells)
	{
		uint32_t	cap = p->cap_cells ? p->cap_cells * 2 : 256;
		GovReadCell *cells = gov_alloc(p->al->a, cap * sizeof(GovReadCell));

		if (r->ncells)
			memcpy(cells, r->cells, r->ncells * sizeof(GovReadCell));
		r->cells = cells;
		p->cap_cells = cap;
	}
	c = &r->cells[r->ncells++];
	c->slot = slot;
	c->status = r->figures.status[slot];
	c->value = r->figures.value[slot];
	c->scale = r->figures.scale[slot];
	c->raw.s = t ? t->s : "";
	c->raw.len = t ? t->len : 0;
	c->line = source_line(p, line);
}

static void
put_slow(Placer *p, int slot, const GovToken *t, uint32_t line, uint8_t unit)
{
	GovFigures *f = &p->report->figures;
	GovValue	v;

	f->status[slot] = (uint8_t) read_token(p, &gov_items[gov_form_item_of_slot(slot)], t, unit, &v);
	f->value[slot] = v.value;
	f->scale[slot] = v.scale;
	if (p->want_cells)
		keep_cell(p, slot, t, line);
}

static inline void
put(Placer *p, int slot, const GovToken *t, uint32_t line, uint8_t unit)
{
	/* nearly always: a count */
	if (t && t->value_kind == GOV_VALUE_NUMBER && !t->unit && !t->worded_sign &&
		slot >= GOV_SLOT_APPLICATIONS && !p->want_cells)
	{
		GovFigures *f = &p->report->figures;

		f->status[slot] = GOV_REPORTED;
		f->value[slot] = t->value;
		f->scale[slot] = t->scale;
	}
	else
		put_slow(p, slot, t, line, unit);
}

/* Are the parties' values, blank ones aside, the total? */
static bool
adds_up(const GovFit *fit)
{
	int64_t		sum = 0;

	if (!fit->cell[GOV_PARTY_TOTAL] || fit->cell[GOV_PARTY_TOTAL]->value_kind != GOV_VALUE_NUMBER)
		return true;
	for (int c = 0; c < GOV_PARTY_TOTAL; c++)
		if (fit->cell[c] && fit->cell[c]->value_kind == GOV_VALUE_NUMBER &&
			__builtin_add_overflow(sum, fit->cell[c]->value, &sum))
			return false;
	return sum == fit->cell[GOV_PARTY_TOTAL]->value;
}

/*
 * Do all full rows of table 3 add up?  Then one whose empty cells were placed
 * by the layout and that does not was placed wrongly.
 */
static bool
full_rows_add_up(const GovAlignment *al)
{
	int			rows = 0;

	for (int row = LBL_APPLICATIONS; row < GOV_NROWS; row++)
	{
		const GovRun *r;
		int64_t		sum = 0;
		int			n = 0;

		if (al->chosen[row] < 0 || al->mentions[al->chosen[row]].run < 0)
			continue;
		r = &al->runs[al->mentions[al->chosen[row]].run];
		if (r->printed != GOV_NPARTIES)
			continue;
		for (const GovToken *t = tok(al, r->first), *last = tok(al, r->last); t <= last; t++)
		{
			if (t->kind == GOV_TOKEN_EMPTY)
				continue;
			if (++n == GOV_NPARTIES && sum != t->value)
				return false;
			if (__builtin_add_overflow(sum, t->value, &sum))
				return false;
		}
		rows += sum != 0;
	}
	return rows >= 2;
}

/* Is there an amount that prints no unit? */
static bool
needs_unit(const GovRow *r, int edition, const GovFit *fit)
{
	for (int c = 0; c < r->width[edition] && r->amounts; c++)
		if (gov_items[gov_form_item_of_slot(r->slot[edition][c])].unit == GOV_UNIT_YUAN &&
			fit->cell[c] && fit->cell[c]->value != 0 && !fit->cell[c]->unit)
			return true;
	return false;
}

static void
place_row(Placer *p, int row, int edition)
{
	GovAlignment *al = p->al;
	const GovMention *m = &al->mentions[al->chosen[row]];
	const GovRow *r = &al->labels->rows[row];
	uint32_t	printed = m->run < 0 ? 0 : al->runs[m->run].printed;
	int			part = row < LBL_APPLICATIONS ? GOV_DISCLOSURE : GOV_APPLICATIONS;
	int			width = r->width[edition];
	uint8_t		unit = GOV_PRINTED_NOTHING;
	GovFit		fit;

	if (width == 0 || !(m->run < 0 ? gov_fit_blank_lines(al, m, width, &fit) :
						gov_fit(al, m, m->run, width, &fit)))
	{
		gov_diag(al->diags, GOV_WARNING, "incomplete_row",
				 source_line(p, tok(al, m->first)->line),
				 "%s: %u values for %d cells, and nothing shows which is which: left out",
				 gov_form_row_code(row), printed, width);
		return;
	}
	/* an empty cell between columns of a page shows by its place only */
	if (part == GOV_APPLICATIONS && m->run >= 0 && printed < GOV_NPARTIES && al->runs[m->run].spaced &&
		!adds_up(&fit) && p->rows_add_up)
	{
		gov_diag(al->diags, GOV_WARNING, "incomplete_row",
				 source_line(p, tok(al, m->first)->line),
				 "%s: with its empty cells placed as the layout shows, this row alone does not add up: left out",
				 gov_form_row_code(row));
		return;
	}
	p->rows_placed[part]++;
	if (needs_unit(r, edition, &fit))
		unit = gov_row_unit(al, m);
	for (int c = 0; c < width; c++)
		put(p, r->slot[edition][c], fit.cell[c], fit.line[c], unit);
}

/* Do a row's cells lie the same way in both editions? */
static bool
same_cells(const GovRow *r, int a, int b)
{
	return r->width[a] == r->width[b] &&
		memcmp(r->slot[a], r->slot[b], r->width[a] * sizeof(r->slot[a][0])) == 0;
}

/* The edition, if it is just one, or makes no difference to this row. */
static int
only_edition(const GovRow *r, int editions)
{
	int			first = __builtin_ffs(editions) - 1;

	for (int e = first + 1; e < GOV_NEDITIONS; e++)
		if ((editions >> e & 1) && !same_cells(r, first, e))
			return EDITION_UNKNOWN;
	return first;
}

/* The editions that a row of table 2 may be of, by the heads above it. */
static int
editions_by_heads(const GovRow *r, uint32_t heads)
{
	int			editions = r->forms;

	for (int e = 0; e < GOV_NEDITIONS; e++)
		if (heads & r->against[e])
			editions &= ~(1 << e);
	/* heads that speak against each other tell nothing */
	return editions ? editions : r->forms;
}

/*
 * The edition in which the row has as many cells as are printed, if that is the
 * most, or else the least, that it ever has.
 */
static int
edition_by_width(const GovRow *r, int printed, bool most)
{
	int			edition = EDITION_UNKNOWN;

	for (int e = 0; e < GOV_NEDITIONS; e++)
	{
		if (r->width[e] == 0)
			continue;
		if (r->width[e] != printed)
		{
			if ((r->width[e] > printed) == most)
				return EDITION_UNKNOWN;
		}
		else if (edition == EDITION_UNKNOWN)
			edition = e;
		else if (!same_cells(r, edition, e))
			return EDITION_UNKNOWN;
	}
	return edition;
}

static bool
has_amount(const GovRow *r, int edition)
{
	for (int c = 0; c < r->width[edition]; c++)
		if (gov_items[gov_form_item_of_slot(r->slot[edition][c])].unit == GOV_UNIT_YUAN)
			return true;
	return false;
}

/*
 * The edition of a row that its heads leave open: by the number of its values,
 * or else as the other rows of the table have it.  common: the editions that
 * all of these may be of; none, where they contradict each other.
 */
static int
guess_edition(const GovRow *r, int editions, const GovRun *run, int common)
{
	int			printed = run ? (int) run->printed : 0;
	bool		on_a_row = run && run->row;
	int			narrow = edition_by_width(r, printed, false);
	int			wide = edition_by_width(r, printed, true);

	/* one value on a row of its own */
	if (on_a_row && narrow != EDITION_UNKNOWN && !has_amount(r, narrow) &&
		(common == 0 || (common >> narrow & 1)))
		return narrow;
	/* a row that is too wide for any other edition */
	if (wide != EDITION_UNKNOWN &&
		(common == 1 << wide ||
		 (on_a_row && (common == 0 || ((common >> wide & 1) && (common & (common - 1)))))))
		return wide;
	return common & editions ? only_edition(r, common & editions) : EDITION_UNKNOWN;
}

/* Table 2. */
static void
place_disclosure(Placer *p)
{
	GovAlignment *al = p->al;
	int			editions[LBL_APPLICATIONS];
	int			common = GOV_ALL_FORMS;

	for (int row = 0; row < LBL_APPLICATIONS; row++)
	{
		const GovMention *m;

		if (al->chosen[row] < 0)
			continue;
		m = &al->mentions[al->chosen[row]];
		p->rows_found[GOV_DISCLOSURE]++;
		if (m->heads & GOV_HEADS_DISORDERED)
			continue;
		editions[row] = editions_by_heads(&al->labels->rows[row], m->heads);
		common &= editions[row];
	}
	for (int row = 0; row < LBL_APPLICATIONS; row++)
	{
		const GovMention *m;
		const GovRow *r = &al->labels->rows[row];
		int			edition = EDITION_UNKNOWN;
		char		words[GOV_EDITION_WORDS_MAX];

		if (al->chosen[row] < 0)
			continue;
		m = &al->mentions[al->chosen[row]];
		if (!(m->heads & GOV_HEADS_DISORDERED))
		{
			edition = only_edition(r, editions[row]);
			if (edition == EDITION_UNKNOWN)
				edition = guess_edition(r, editions[row], m->run < 0 ? NULL : &al->runs[m->run], common);
		}
		if (edition == EDITION_UNKNOWN)
		{
			gov_diag(al->diags, GOV_WARNING, "form_unknown",
					 source_line(p, tok(al, m->first)->line),
					 "%s: nothing tells whether this row is of the form of %s: left out",
					 gov_form_row_code(row), gov_form_edition_words(" or of ", words));
			continue;
		}
		place_row(p, row, edition);
	}
}

/*
 * Do words stand between a label and its values that are closer to these: that
 * mean nothing, or are on their row while the label is not?
 */
static bool
has_words_between(const GovAlignment *al, const GovMention *m)
{
	uint32_t	first;

	if (m->run < 0)
		return false;
	first = al->runs[m->run].first;
	for (uint32_t i = m->last + 1; i < first; i++)
	{
		const GovToken *t = tok(al, i);

		if (t->kind == GOV_TOKEN_TEXT &&
			(t->label == LBL_UNKNOWN ||
			 (t->row && t->row == tok(al, first)->row && t->row != tok(al, m->last)->row)))
			return true;
	}
	return false;
}

/* Table 3. */
static void
place_applications(Placer *p)
{
	GovAlignment *al = p->al;
	bool		leaves[GOV_NGROUPS] = {false};	/* groups of which there are
												 * some */

	p->rows_add_up = full_rows_add_up(al);
	for (int row = LBL_APPLICATIONS; row < GOV_NROWS; row++)
		if (al->labels->rows[row].group >= 0)
			leaves[al->labels->rows[row].group] |= al->chosen[row] != -1 || al->conflict[row];
	for (uint32_t i = 0; i < al->nmentions; i++)
		if (al->labels->rows[al->mentions[i].row].group >= 0 && !al->mentions[i].weak)
			leaves[al->labels->rows[al->mentions[i].row].group] = true;
	for (int row = LBL_APPLICATIONS; row < GOV_NROWS; row++)
	{
		const GovMention *m;
		int			as_group = al->labels->rows[row].as_group;

		if (al->chosen[row] < 0)
			continue;
		m = &al->mentions[al->chosen[row]];
		p->rows_found[GOV_APPLICATIONS]++;
		if (as_group >= 0 && (leaves[as_group] || has_words_between(al, m)))
		{
			/* the heading of three rows: whose the values are is not said */
			gov_diag(al->diags, GOV_WARNING, "values_without_label",
					 source_line(p, tok(al, m->first)->line),
					 "values follow the heading of a group: left out");
			continue;
		}
		place_row(p, row, __builtin_ctz((unsigned) al->labels->rows[row].forms));
	}
}

/* Are there fewer than fifteen cells from the first value to the last? */
static bool
needs_lead(const GovAlignment *al, int run)
{
	uint32_t	cells = 0;
	uint32_t	upto = 0;

	for (uint32_t i = al->runs[run].first; i <= al->runs[run].last; i++)
	{
		if (tok(al, i)->kind == GOV_TOKEN_EMPTY)
			cells += cells > 0 ? tok(al, i)->count : 0;
		else
			upto = ++cells;
	}
	return upto != GOV_NREMEDIES;
}

/*
 * Table 4: no row labels; fifteen cells under three heads of five.  Taken
 * only when all fifteen stand together behind the heads.
 */
static void
place_remedies(Placer *p)
{
	GovAlignment *al = p->al;
	uint32_t	n = al->n;
	bool		below_heads = false;
	bool		heads_any = false;
	int			found = -1;
	int			found_upto = -1;
	bool		bad = false;
	uint32_t	line = 0;
	uint32_t	printed = 0;
	bool		pipes_in_heads = false; /* so one ahead of the values is no
										 * cell */
	int			last_run = -1;
	int			gap;
	GovFit		fit;

	for (uint32_t i = al->remedies_from; i < n; i++)
	{
		const GovToken *t = tok(al, i);
		int			run = al->run_at[i];

		if (t->kind == GOV_TOKEN_TEXT)
		{
			if (t->label == LBL_SECTION)
				below_heads = t->number == 4;
			else if (t->label == LBL_HEAD_REMEDIES)
			{
				below_heads = heads_any = true;
				if (!line)
					line = t->line;
			}
			else if (LBL_IS_ROW(t->label) && !al->labels->rows[t->label].weak)
				below_heads = false;
			else if (t->label == LBL_PROSE)
				below_heads = false;
			continue;
		}
		if (run < 0 && below_heads && found < 0 && t->kind == GOV_TOKEN_EMPTY && t->row == 0)
			pipes_in_heads = true;
		/* a value with words behind it on its row */
		if (run < 0 && below_heads && found >= 0 && t->kind == GOV_TOKEN_VALUE)
			bad = true;
		if (run < 0 || run == last_run)
			continue;
		last_run = run;
		if (!below_heads || al->runs[run].taken ||
			(al->runs[run].printed < 2 && !al->runs[run].row && t->count != GOV_NREMEDIES))
			continue;
		/* words on the row: a table of another kind */
		if (!al->runs[run].bare && al->runs[run].printed < 10)
		{
			continue;
		}
		printed += al->runs[run].printed;
		/* a row of nothing ahead of the values is a head */
		if (found < 0 || (found == found_upto && al->runs[found].printed == 0 && al->runs[run].printed > 0))
			found = found_upto = run;
		else if (al->runs[run].printed == 0)
			continue;
		else if (al->runs[run].printed == GOV_NREMEDIES && al->runs[found].printed == GOV_NREMEDIES)
		{
			/* printed twice: fine when both agree */
			GovFit		again;

			if (!gov_fit(al, NULL, run, GOV_NREMEDIES, &again) ||
				!gov_fit(al, NULL, found, GOV_NREMEDIES, &fit))
				bad = true;
			else
				for (int c = 0; c < GOV_NREMEDIES; c++)
					if (again.cell[c]->value != fit.cell[c]->value ||
						again.cell[c]->value_kind != fit.cell[c]->value_kind)
						bad = true;
		}
		else if (run == found_upto + 1 && al->runs[found].printed < GOV_NREMEDIES &&
				 (al->runs[found_upto].crowded ||
				  (al->runs[run].first == al->runs[found_upto].last + 2 && !t->row &&
				   !al->runs[found_upto].row && tok(al, i - 1)->label == LBL_UNKNOWN &&
				   tok(al, i - 1)->len <= 120)))
			found_upto = run;	/* broken over lines, or by furniture */
		else
			bad = true;
	}
	if (found < 0)
	{
		/* fifteen empty lines between the heads and the next heading? */
		gov_fit_survey(al);
		gap = al->gap[al->table3 < n];
		for (uint32_t i = 1; heads_any && gap >= 0 && gap <= 2 && i < n; i++)
			if (tok(al, i)->kind == GOV_TOKEN_TEXT && tok(al, i)->label == LBL_SECTION &&
				tok(al, i)->number == 5 && (int) tok(al, i)->count - gap == GOV_NREMEDIES &&
				(tok(al, i - 1)->label == LBL_HEAD_OTHER || tok(al, i - 1)->label == LBL_HEAD_REMEDIES ||
				 tok(al, i - 1)->label == LBL_APPLICATIONS + GOV_ROW_CONCLUDED))
			{
				p->rows_found[GOV_REMEDIES] = p->rows_placed[GOV_REMEDIES] = 1;
				for (int c = 0; c < GOV_NREMEDIES; c++)
					put(p, GOV_SLOT_REMEDIES + c, NULL, tok(al, i)->line - 1, GOV_PRINTED_NOTHING);
				return;
			}
		if (heads_any)
			p->rows_found[GOV_REMEDIES] = 1;
		return;
	}
	p->rows_found[GOV_REMEDIES] = 1;
	if (!bad && found_upto > found)
	{
		int			k = 0;

		for (int run = found; run <= found_upto && !bad; run++)
			for (uint32_t i = al->runs[run].first; i <= al->runs[run].last; i++)
			{
				const GovToken *t = tok(al, i);

				if (t->kind != GOV_TOKEN_VALUE || k == GOV_NREMEDIES)
				{
					bad = true;
					break;
				}
				fit.cell[k] = t;
				fit.line[k++] = t->line;
			}
		bad |= k != GOV_NREMEDIES || al->runs[found_upto].crowded;
	}
	else if (!bad)
	{
		GovMention	m;

		memset(&m, 0, sizeof(m));
		m.exact = m.intrinsic = al->runs[found].row > 0;
		bad = !gov_fit_remedies(al, found, &fit) &&
			((pipes_in_heads && al->runs[found].row == 0 && needs_lead(al, found)) ||
			 !gov_fit(al, al->runs[found].row ? &m : NULL, found, GOV_NREMEDIES, &fit));
	}
	if (bad)
	{
		gov_diag(al->diags, GOV_WARNING, "incomplete_table",
				 source_line(p, tok(al, al->runs[found].first)->line),
				 "table 4 (remedies): %u values for %d cells, or not all together: left out",
				 printed, GOV_NREMEDIES);
		return;
	}
	p->rows_placed[GOV_REMEDIES] = 1;
	for (int run = found; run <= found_upto; run++)
		al->runs[run].taken = true;
	for (int c = 0; c < GOV_NREMEDIES; c++)
		put(p, GOV_SLOT_REMEDIES + c, fit.cell[c], fit.line[c], GOV_PRINTED_NOTHING);
}

/*
 * Rows of table 2 that have no cell, by the edition that its other rows are of:
 * the one that has the most of the cells that tell; of several, the latest.
 */
static int
disclosure_rows_absent(const Placer *p)
{
	const uint8_t *status = p->report->figures.status;
	const GovRow *rows = p->al->labels->rows;
	int			most = -1;
	int			edition = 0;
	int			absent = 0;

	for (int e = 0; e < GOV_NEDITIONS; e++)
	{
		int			seen = 0;

		for (int slot = 0; slot < GOV_NDISCLOSURE; slot++)
			seen += status[slot] != GOV_ABSENT && gov_items[slot].forms != GOV_ALL_FORMS &&
				(gov_items[slot].forms >> e & 1);
		if (seen >= most)
		{
			most = seen;
			edition = e;
		}
	}
	for (int row = 0; row < LBL_APPLICATIONS; row++)
	{
		bool		any = rows[row].width[edition] == 0;

		/* a row may be of another edition */
		for (int e = 0; e < GOV_NEDITIONS; e++)
			for (int c = 0; c < rows[row].width[e]; c++)
				any |= status[rows[row].slot[e][c]] != GOV_ABSENT;
		absent += !any;
	}
	return absent;
}

/*
 * The same of table 3.  Of several editions with as many of the rows that tell
 * it is the latest; where there are none of these, the one that has the fewest.
 */
static int
application_rows_absent(const Placer *p)
{
	const uint8_t *status = p->report->figures.status;
	int			most = -1;
	int			fewest = 0;
	int			absent = 0;

	for (int e = 0; e < GOV_NEDITIONS; e++)
	{
		int			seen = 0;	/* of the rows that not all editions have */
		int			n = 0;
		int			missing = 0;

		for (int row = 0; row < GOV_NAPPLICATIONS; row++)
		{
			int			forms = gov_items[GOV_NDISCLOSURE + row].forms;
			bool		there = status[gov_form_slot(row, 0)] != GOV_ABSENT;

			if (!(forms >> e & 1))
				continue;
			n++;
			missing += !there;
			seen += there && forms != GOV_ALL_FORMS;
		}
		if (seen > most || (seen == most && (seen > 0 || n < fewest)))
		{
			most = seen;
			fewest = n;
			absent = missing;
		}
	}
	return absent;
}

static void
report_absent_rows(Placer *p, GovPart part, int absent)
{
	if (absent)
		gov_diag(p->al->diags, GOV_WARNING, "incomplete_table", 0,
				 "table %d (%s): %d of its rows are missing or could not be read",
				 gov_parts[part].section->number, gov_parts[part].code, absent);
}

/* Say what was seen and not used. */
static void
report_leftovers(Placer *p)
{
	GovAlignment *al = p->al;
	bool		disclosure = p->rows_found[GOV_DISCLOSURE] > 0;
	bool		applications = p->rows_found[GOV_APPLICATIONS] > 0;
	uint32_t	told = 0;

	if (!al->diags)
		return;
	for (uint32_t i = 0; i < al->nmentions; i++)
	{
		const GovMention *m = &al->mentions[i];

		if (m->exact && m->run < 0 && !m->weak && al->chosen[m->row] == -1 && !al->conflict[m->row] &&
			al->labels->rows[m->row].as_group < 0 && told++ < 100)
			gov_diag(al->diags, GOV_WARNING, "row_without_values",
					 source_line(p, tok(al, m->first)->line),
					 "%s: no values stand beside or behind this label", gov_form_row_code(m->row));
	}
	told = 0;
	for (uint32_t k = 0; k < al->nruns; k++)
	{
		const GovRun *r = &al->runs[k];
		uint32_t	i = r->first;

		if (r->taken || r->printed == 0 || told > 100)
			continue;
		/* words on its row, or right before it */
		while (i > 0 && (tok(al, i - 1)->kind != GOV_TOKEN_TEXT ||
						 tok(al, i - 1)->label == LBL_GROUP) && r->first - i < 4)
			i--;
		if (i > 0 && tok(al, i - 1)->kind == GOV_TOKEN_TEXT && tok(al, i - 1)->label == LBL_UNKNOWN &&
			(r->printed == 3 || r->printed == GOV_NPARTIES) &&
			(disclosure || applications))
		{
			told++;
			gov_diag(al->diags, GOV_INFO, "unknown_row", source_line(p, tok(al, i - 1)->line),
					 "\"%.*s\" is no row of the form", (int) (tok(al, i - 1)->len < 90 ? tok(al, i - 1)->len : 90),
					 tok(al, i - 1)->s);
		}
		else if (r->printed >= GOV_NPARTIES && applications)
		{
			told++;
			gov_diag(al->diags, GOV_WARNING, "values_without_label",
					 source_line(p, tok(al, r->first)->line),
					 "%u values that belong to no label: left out", r->printed);
		}
	}
	for (int i = 0; i < GOV_NPARTS; i++)
	{
		/* table 2 last */
		int			part = (i + 1) % GOV_NPARTS;

		if (p->rows_found[part] == 0)
			gov_diag(al->diags, GOV_INFO, "table_absent", 0, "table %d (%s) is not in the text",
					 gov_parts[part].section->number, gov_parts[part].code);
	}
	if (disclosure)
		report_absent_rows(p, GOV_DISCLOSURE, disclosure_rows_absent(p));
	if (applications)
		report_absent_rows(p, GOV_APPLICATIONS, application_rows_absent(p));
}

static bool
is_leaf_of(const GovAlignment *al, const GovToken *t, int group)
{
	return group >= 0 && LBL_IS_ROW(t->label) && al->labels->rows[t->label].group == group;
}

void
gov_place(GovAlignment *al, GovReport *report, int flags)
{
	Placer		p;

	/* labels without values, where empty lines may be their cells */
	for (uint32_t i = 0; i < al->nmentions; i++)
	{
		const GovMention *m = &al->mentions[i];

		if (m->run >= 0 || m->weak || al->chosen[m->row] != -1 || al->conflict[m->row] ||
			m->last + 1 >= al->n || tok(al, m->last + 1)->count == 0 ||
			is_leaf_of(al, tok(al, m->last + 1), al->labels->rows[m->row].as_group))
			continue;
		gov_fit_survey(al);
		if (al->gap[m->first >= al->table3] >= 0 &&
			(int) tok(al, m->last + 1)->count > al->gap[m->first >= al->table3])
			al->chosen[m->row] = (int) i;
	}
	memset(&p, 0, sizeof(p));
	p.al = al;
	p.report = report;
	p.want_cells = (flags & GOV_READ_CELLS) != 0;
	place_disclosure(&p);
	place_applications(&p);
	place_remedies(&p);
	report_leftovers(&p);
	/* one table that is there makes a report, though its cells be illegible */
	report->is_report = p.rows_placed[GOV_DISCLOSURE] + p.rows_placed[GOV_APPLICATIONS] +
		p.rows_placed[GOV_REMEDIES] > 0 ||
		p.rows_found[GOV_DISCLOSURE] + p.rows_found[GOV_APPLICATIONS] >= 4;
}
