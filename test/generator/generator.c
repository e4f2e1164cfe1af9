/*
 * generator.c
 *		The generator's frame: the rows of the form, the style of a text, the
 *		order of a report.
 */
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>

const char *const gen_damage_names[] = {
	"delete", "double", "exchange", "label", "furniture",
	"dedupe-next", "dedupe-all", "truncate", NULL
};

GenVerdict
gen_judge(const GenTruth *t, GovStatus status, int64_t value, uint8_t scale)
{
	if (status == GOV_REPORTED)
	{
		if (t->never)
			return GEN_WRONG;
		if (t->status == GOV_REPORTED && t->value == value && t->scale == scale)
			return GEN_RIGHT;
		for (int i = 0; i < t->nothers; i++)
			if (t->others[i].value == value && t->others[i].scale == scale)
				return GEN_RIGHT;
		return GEN_WRONG;
	}
	if (t->never && !t->may)
		return status == GOV_ABSENT || status == GOV_ILLEGIBLE ? GEN_RIGHT : GEN_OTHER_STATUS;
	if (t->may || status == t->status)
		return GEN_RIGHT;
	return status == GOV_ABSENT ? GEN_MISSED : GEN_OTHER_STATUS;
}

int
gen_ndivisions(void)
{
	int			n = 0;

	while (gen_divisions[n].name)
		n++;
	return n;
}

static int
slot_of(const char *item, const char *leaf)
{
	char		code[80];
	int			i;

	snprintf(code, sizeof(code), leaf ? "%s.%s" : "%s", item, leaf);
	i = gov_form_find_item(code, strlen(code));
	if (i < 0)
	{
		fprintf(stderr, "generator: the form has no item %s\n", code);
		abort();
	}
	return gov_items[i].slot;
}

static void
make_row(GenGenerator *g, int row, const char *item, const char *a,
		 const char *b, const char *c)
{
	GenRow	   *r = &g->rows[row];

	r->slot[r->n++] = slot_of(item, a);
	if (b)
		r->slot[r->n++] = slot_of(item, b);
	if (c)
		r->slot[r->n++] = slot_of(item, c);
}

GenGenerator *
gen_new(void)
{
	static const char *const results[] = {"upheld", "corrected", "other", "pending", "total"};
	static const char *const ways[] = {
		"reconsideration", "litigation_direct", "litigation_after_reconsideration"
	};
	GenGenerator *g = gen_grow(NULL, sizeof(*g));

	memset(g, 0, sizeof(*g));
	g->memcap = 4 << 20;
	g->mem = gen_grow(NULL, g->memcap);

	make_row(g, ROW_2019, "regulations", "made", "disclosed", "disclosed_total");
	make_row(g, ROW_2019 + 1, "normative_documents", "made", "disclosed", "disclosed_total");
	make_row(g, ROW_2019 + 2, "licensing", "items_prior", "items_change", "decisions");
	make_row(g, ROW_2019 + 3, "other_services", "items_prior", "items_change", "decisions");
	make_row(g, ROW_2019 + 4, "penalties", "items_prior", "items_change", "decisions");
	make_row(g, ROW_2019 + 5, "coercion", "items_prior", "items_change", "decisions");
	make_row(g, ROW_2019 + 6, "fees", "items_prior", "items_change", NULL);
	make_row(g, ROW_2019 + 7, "procurement", "projects", "amount", NULL);
	make_row(g, ROW_2021, "regulations", "issued", "repealed", "in_force");
	make_row(g, ROW_2021 + 1, "normative_documents", "issued", "repealed", "in_force");
	make_row(g, ROW_2021 + 2, "licensing", "decisions", NULL, NULL);
	make_row(g, ROW_2021 + 3, "penalties", "decisions", NULL, NULL);
	make_row(g, ROW_2021 + 4, "coercion", "decisions", NULL, NULL);
	make_row(g, ROW_2021 + 5, "fees", "amount", NULL, NULL);
	for (int r = 0; r < GOV_NAPPLICATIONS; r++)
		for (int p = 0; p < GOV_NPARTIES; p++)
		{
			GenRow	   *row = &g->rows[ROW_APPLICATIONS + r];

			row->slot[row->n++] = gov_form_slot(r, p);
		}
	for (int w = 0; w < 3; w++)
		for (int i = 0; i < 5; i++)
		{
			make_row(g, ROW_REMEDIES, ways[w], results[i], NULL, NULL);
			make_row(g, ROW_REMEDY + w, ways[w], results[i], NULL, NULL);
			make_row(g, ROW_OUTCOME + i, ways[w], results[i], NULL, NULL);
		}
	return g;
}

void
gen_free(GenGenerator *g)
{
	free(g->buf);
	free(g->lines);
	free(g->tokens);
	free(g->mem);
	free(g->out);
	free(g);
}

/* Does the row print an empty cell? */
bool
gen_has_blank(GenGenerator *g, int row)
{
	for (int i = 0; row < NROWS && i < g->shapes[row].n; i++)
		if (gen_is_blank(g, g->shapes[row].slot[i]))
			return true;
	return false;
}

bool
gen_is_blank(GenGenerator *g, int slot)
{
	return slot >= 0 && gen_truth(g, slot)->status == GOV_BLANK;
}

/* This layout loses where the cells of the row are. */
void
gen_may(GenGenerator *g, int row)
{
	for (int i = 0; row < NROWS && i < g->shapes[row].n; i++)
		if (g->shapes[row].slot[i] >= 0)
			gen_truth(g, g->shapes[row].slot[i])->may = true;
}

/*
 * How this text writes things.  layout is the modifier (14, 16, 17) or the way
 * the tables are drawn.
 */
static void
make_style(GenGenerator *g, int layout)
{
	GenStyle   *s = &g->style;

	memset(s, 0, sizeof(*s));
	s->full = gen_one_in(g, 2);
	s->number = gen_one_in(g, 2) ? 0 : gen_upto(g, 4);
	if (layout == 11 && s->number == 3)
		s->number = 0;			/* or nothing would part the group from the
								 * leaf */
	s->no_topnumber = gen_one_in(g, 20);
	s->spaces = gen_one_in(g, 5) ? gen_between(g, 2, 8) : 0;
	s->decorated = gen_one_in(g, 8);
	s->oldnames = gen_one_in(g, 8);
	s->lost = gen_one_in(g, 8);
	s->typos = gen_one_in(g, 6) ? gen_between(g, 6, 30) : 0;
	s->comma = gen_one_in(g, 8);
	s->fullwidth = gen_one_in(g, 16);
	s->noted = gen_one_in(g, 10);
	s->na = gen_upto(g, 6);
	s->extra = gen_one_in(g, 12);
	s->ascii_quotes = gen_one_in(g, 6);
	s->vertical = layout == 14;
	s->furniture = layout == 17;
	s->mangled = layout == 16;
	s->html = layout == DRAW_HTML || layout == DRAW_DIVS || layout == DRAW_NESTED;
	s->wrapped = layout == DRAW_PAPER || layout == DRAW_RAW || ((layout == 14 || layout == 16) && gen_one_in(g, 2));
	s->spaced = layout == DRAW_PARAGRAPHS || layout == DRAW_PARAGRAPHS_BLANKS ||
		(layout >= 7 && layout <= 11) || gen_one_in(g, 5);
	s->page = 1;
}

/* What the plan and the later layouts ask of the style. */
static void
fit_style(GenGenerator *g, int draw)
{
	GenStyle   *s = &g->style;

	s->brief = gen_one_in(g, 10);
	s->dense = gen_one_in(g, 2);
	s->units = (g->plan.with & WITH_UNITS) != 0;
	s->markdown = draw >= DRAW_ONE_LINE && draw <= DRAW_LABEL_BETWEEN && gen_one_in(g, 2);
	s->spaced = s->spaced || (draw >= DRAW_ONE_LINE && draw <= DRAW_LABEL_BETWEEN);
	if (g->plan.with & (WITH_COLUMNS | WITH_BESIDE))
		s->lost = false;		/* columns are known by their whole names */
	if (g->plan.with & WITH_REWRITING)
		s->wrapped = false;		/* no pages any more */
	if (draw == DRAW_RUN_ON)
		s->noted = s->extra = false;
}

/* The layout in which a modifier (14, 16, 17, 19) shows. */
static int
base_layout(GenGenerator *g, int layout)
{
	static const int paper[] = {13, 15};
	static const int page[] = {1, 2, 3, 4, 5, 6, 18};
	static const int plain[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 18};

	switch (layout)
	{
		case 14:
			return g->style.wrapped ? paper[gen_upto(g, 2)] : gen_one_in(g, 2) ? 5 : 1;
		case 16:
			return g->style.wrapped ? paper[gen_upto(g, 2)] : gen_one_in(g, 2) ? 5 : 15;
		case 17:
			return gen_one_in(g, 2) ? paper[gen_upto(g, 2)] : page[gen_upto(g, 7)];
		case 19:
			return page[gen_upto(g, 7)];
		case GEN_MIXED:
			return plain[gen_upto(g, 14)];
		default:
			return layout;
	}
}

/* Cells that are empty leave a trace in all but these. */
static bool
shows_blanks(const GenGenerator *g, int draw)
{
	return draw != DRAW_PARAGRAPHS && draw != DRAW_RUN_ON && !(g->plan.with & WITH_REWRITING);
}

static int
form_of_year(int year)
{
	return year >= 2021 ? GOV_FORM_2021 : GOV_FORM_2019;
}

/* A report under way: its tables, and which a sentence stands for. */
typedef struct Draft
{
	GenTable	tables[3];
	bool		blanks[3];		/* empty cells may be printed */
	bool		instead[3];
	size_t		length;
} Draft;

static void
make_tables(GenGenerator *g, Draft *d, const int *draw)
{
	int			layout = g->options->layout;

	for (int i = 0; i < 3; i++)
	{
		int			form = form_of_year(g->year);

		if (gen_one_in(g, 10))
			form = GOV_FORM_2019 + GOV_FORM_2021 - form;
		memset(&d->tables[i], 0, sizeof(d->tables[i]));
		d->tables[i].part = i;
		d->tables[i].form = form;
		d->tables[i].layout = draw[i] ? draw[i] : base_layout(g, layout);
		d->blanks[i] = shows_blanks(g, d->tables[i].layout);
		d->instead[i] = false;
		if (layout == 19)
			d->instead[i] = i == 0 ? gen_one_in(g, 6) : !gen_one_in(g, 4);
		if (g->plan.with & WITH_REPORTS)
			d->instead[i] = gen_one_in(g, 4);
		g->report.layout[i] = d->tables[i].layout;
	}
	if (layout == 19 && !d->instead[0] && !d->instead[1] && !d->instead[2])
		d->instead[gen_between(g, 1, 2)] = true;
	if (d->instead[0] && d->instead[1] && d->instead[2])
		d->instead[0] = false;	/* no table at all would be no report */
}

/* The cells of a table are not printed. */
static void
forget_table(GenGenerator *g, int part)
{
	for (int s = 0; s < GOV_NSLOTS; s++)
		if ((int) gov_items[gov_form_item_of_slot(s)].part == part)
			memset(gen_truth(g, s), 0, sizeof(GenTruth));
}

static void
write_tables(GenGenerator *g, Draft *d)
{
	bool		alone = (g->plan.with & WITH_ALONE) != 0;

	for (int i = alone ? GOV_REMEDIES : 0; i < 3; i++)
	{
		gen_heading(g, i + 2);
		if (d->instead[i])
		{
			forget_table(g, i);
			gen_instead(g, i);
			continue;
		}
		g->table = i;
		gen_table(g, &d->tables[i]);
		if (g->open)
			gen_nl(g);
		g->table = -1;
		g->row_a_line = false;
	}
	if (alone)
	{
		forget_table(g, GOV_DISCLOSURE);
		forget_table(g, GOV_APPLICATIONS);
	}
}

/* A report with its figures, those of the current set. */
static void
write_report(GenGenerator *g, Draft *d)
{
	size_t		length = d->length;
	bool		alone = (g->plan.with & WITH_ALONE) != 0;

	gen_make_figures(g, d->tables[0].form, d->tables[1].form, d->blanks);
	if (g->style.units)
		gen_restate_units(g);
	gen_set_columns(g);
	if (g->plan.with & WITH_YEARS)
		gen_other_figures(g, d->tables, d->blanks);
	if ((g->plan.with & WITH_LINKS) && gen_one_in(g, 4))
		gen_path(g);
	if (!alone || gen_one_in(g, 2))
		gen_head_block(g);
	/* parts five and six, which speak of the next year, are no evidence */
	if (alone && !g->report.header.agency)
		g->report.header.year = 0;
	if (g->plan.with & WITH_LINKS)
		gen_contents(g);
	if (!alone)
	{
		gen_heading(g, 1);
		gen_prose(g, 1, length > 6000 ? (length - 4500) * 7 / 10 : length / 8);
	}
	write_tables(g, d);
	gen_heading(g, 5);
	gen_prose(g, 5, length > 6000 ? (length - 4500) * 2 / 10 : length / 16);
	gen_heading(g, 6);
	gen_prose(g, 6, length > 6000 ? (length - 4500) / 10 : 0);
	gen_tail(g);
}

/* Further reports behind the first; what is true is the first one's. */
static void
write_further_reports(GenGenerator *g, Draft *d, const int *draw)
{
	GenReport	first = g->report;
	int			n = gen_one_in(g, 3) ? 2 : 1;

	for (int k = 1; k <= n; k++)
	{
		g->set = k;
		gen_next_report(g);
		make_tables(g, d, draw);
		d->length /= 2;
		write_report(g, d);
	}
	g->set = 0;
	g->begins = 0;
	g->report = first;
	g->report.several = true;
}

void
gen_begin(GenGenerator *g, const GenOptions *options)
{
	g->options = options;
	g->rng = options->seed * UINT64_C(0x2545f4914f6cdd1d) + (uint64_t) options->layout;
	(void) gen_random(g);
	g->buflen = g->nlines = g->ntokens = 0;
	g->memlen = 0;
	g->open = false;
	g->table = -1;
	g->row_a_line = false;
	g->piped = false;
	g->formfeed = false;
	g->begins = 0;
	g->set = 0;
	for (int row = 0; row < NROWS; row++)
	{
		g->shapes[row].n = g->rows[row].n;
		memcpy(g->shapes[row].slot, g->rows[row].slot, sizeof(g->rows[row].slot));
	}
	memset(g->figures, 0, sizeof(g->figures));
	memset(g->conflicts, 0, sizeof(g->conflicts));
	memset(&g->report, 0, sizeof(g->report));
}

/* Settle what is true of the lines made, damage them, and put them together. */
void
gen_finish(GenGenerator *g)
{
	if (g->plan.with & WITH_YEARS)
		gen_settle(g);
	memcpy(g->report.cells, g->figures[0].cells, sizeof(g->report.cells));
	if (g->options->damage)
		gen_damage(g);
	gen_make_output(g);
}

const GenReport *
gen_report(GenGenerator *g, const GenOptions *options)
{
	Draft		d;
	int			draw[3] = {0, 0, 0};
	int			layout = options->layout;

	gen_begin(g, options);
	if (layout >= GEN_SECOND)
	{
		gen_second_report(g);
		gen_finish(g);
		return &g->report;
	}
	gen_plan(g, draw);
	make_style(g, draw[0] ? draw[0] : layout);
	if (draw[0])
		fit_style(g, draw[0]);
	d.length = options->length;
	if (d.length == 0)
		d.length = (size_t) gen_between(g, 7000, 11000);
	g->year = options->year ? options->year : gen_between(g, 2019, 2025);
	if (layout < GEN_MIXED)
		draw[0] = draw[1] = draw[2] = base_layout(g, layout);
	make_tables(g, &d, draw);
	write_report(g, &d);
	if (g->plan.with & WITH_REPORTS)
		write_further_reports(g, &d, draw);
	if (g->plan.with & WITH_LINKS)
		gen_links(g);
	gen_finish(g);
	return &g->report;
}
