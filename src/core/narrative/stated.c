/*
 * stated.c
 *		The cells that only sentences state.
 *
 * What is stated is taken for a cell where the vocabulary says that both are the
 * same, and no table prints it.  Then the form's equations are asked, over what
 * the tables print and what is stated together: a number that they contradict is
 * not beyond doubt.
 */
#include "core/narrative/internal.h"

#include <string.h>

typedef struct Stating
{
	const GovNarrativeReport *report;
	int			year;			/* of the report; 0: not known */
	int			forms;			/* the editions that have the cells, all of
								 * them where the year isn't known */
	GovFigures *out;
	bool		doubted[GOV_ALL_SLOTS];
} Stating;

/* Returns the report's year; where its head has none, the one that all sentences
 * name which name any; 0: none, or several. */
static int
year_of(const GovNarrativeReport *report, const GovProse *prose)
{
	int			year = report->year;

	for (uint32_t i = 0; report->year == 0 && i < prose->n; i++)
	{
		int			named = prose->list[i].year;

		if (named != 0 && year != 0 && named != year)
			return 0;
		if (named != 0)
			year = named;
	}
	return year;
}

/* Returns the editions whose cells a report of the year has; before the first
 * edition those of the first. */
static int
forms_of(int year)
{
	int			e = gov_form_edition_of_year(year);

	return year == 0 ? GOV_ALL_FORMS : 1 << (e > 0 ? e : 0);
}

/* Returns the cell that a measure is, for an applicant; -1: none of these editions. */
static int
cell_of(const Stating *st, const GovMeasure *measure, const char *party)
{
	GovRef		ref;

	if (measure->mapping != GOV_MAPPING_SAME || strchr(measure->later, '+') ||
		!gov_narrative_resolve(measure->later, strlen(measure->later), party, &ref) ||
		ref.item < 0 || (gov_items[ref.item].forms & st->forms) != st->forms)
		return -1;
	return gov_items[ref.item].slot + (ref.party > 0 ? ref.party : 0);
}

/* Can the cell have such a number? */
static bool
is_possible(int slot, const GovStatement *s)
{
	const GovItem *item = &gov_items[gov_form_item_of_slot(slot)];

	return s->scale <= (item->unit == GOV_UNIT_YUAN ? GOV_MAX_SCALE : 0);
}

/* Returns the cell of the statistics of 2014 that a measure is; -1: none, or the report
 * is of a later year. */
static int
statistic_of(const Stating *st, const GovStatement *s)
{
	int			item = gov_narrative_statistic(&gov_measures[s->measure]);

	if (item < 0 || s->applicant != GOV_APPLICANT_ANY || st->year == 0 || gov_form_edition_of_year(st->year) >= 0)
		return -1;
	return gov_items[item].slot;
}

static void
take_cell(Stating *st, const GovStatement *s, int slot)
{
	GovFigures *out = st->out;
	const GovFigures *printed = st->report->figures;
	GovDecimal	d = gov_decimal(s->value, s->scale);

	if (slot < 0 || !is_possible(slot, s) ||
		(printed->status[slot] != GOV_ABSENT && printed->status[slot] != GOV_BLANK))
		return;
	if (out->status[slot] == GOV_STATED &&
		(out->value[slot] != d.v || out->scale[slot] != d.scale))
		st->doubted[slot] = true;
	out->status[slot] = GOV_STATED;
	out->value[slot] = d.v;
	out->scale[slot] = d.scale;
}

static void
take(Stating *st, const GovStatement *s)
{
	GovNarrativeReport report = *st->report;

	report.year = st->year;
	if (s->qualifier != GOV_EXACTLY || s->applicant == GOV_APPLICANT_ORGANIZATION ||
		gov_narrative_is_beside(s, &report) || (s->year != 0 && st->year == 0))
		return;
	take_cell(st, s, cell_of(st, &gov_measures[s->measure], gov_applicant_names[s->applicant]));
	take_cell(st, s, statistic_of(st, s));
}

static bool
drop(GovFigures *out, int slot)
{
	if (out->status[slot] != GOV_STATED)
		return false;
	out->status[slot] = GOV_ABSENT;
	out->value[slot] = 0;
	out->scale[slot] = 0;
	return true;
}

/* Drops what the equations contradict; returns true when there was something. */
static bool
drop_contradicted(const GovFigures *printed, GovFigures *out)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	GovFigures	all = *printed;
	bool		dropped = false;
	int			n;

	for (int i = 0; i < GOV_ALL_SLOTS; i++)
		if (out->status[i] == GOV_STATED)
		{
			all.status[i] = GOV_REPORTED;
			all.value[i] = out->value[i];
			all.scale[i] = out->scale[i];
		}
	n = gov_rules_list_equations(&all, eqs);
	for (int i = 0; i < n; i++)
	{
		GovFinding	finding;

		gov_rules_check_equation(&all, &eqs[i], &finding);
		if (finding.verdict != GOV_FAIL)
			continue;
		for (int k = 0; k < eqs[i].nleft; k++)
			dropped |= drop(out, eqs[i].left[k]);
		for (int k = 0; k < eqs[i].nright; k++)
			dropped |= drop(out, eqs[i].right[k]);
	}
	return dropped;
}

int
gov_narrative_stated(const GovNarrativeReport *report, const GovProse *prose, GovFigures *out)
{
	Stating		st = {.report = report,.year = year_of(report, prose),.out = out};
	int			n = 0;

	memset(out, 0, sizeof(*out));
	st.forms = forms_of(st.year);
	for (uint32_t i = 0; i < prose->n; i++)
		take(&st, &prose->list[i]);
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
		if (st.doubted[i])
			drop(out, i);
	/* at most as often as there are cells: each time one is dropped */
	while (drop_contradicted(report->figures, out))
		;
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
		n += out->status[i] == GOV_STATED;
	return n;
}
