/*
 * narrative_test.c
 *		Statements against cells: which basis agrees, and what contradicts nothing.
 */
#include "core/figures/refs.h"
#include "core/narrative/narrative.h"
#include "tap.h"

#include <string.h>

static GovFigures figures;
static const GovNarrativeReport report = {&figures, 2022, GOV_SCOPE_ORGAN};

static void
set(const char *path, int64_t value)
{
	GovRef		ref;
	int			slot;

	if (gov_figures_resolve_path(path, strlen(path), &ref) != GOV_REF_OK)
		abort();
	slot = gov_items[ref.item].slot + (ref.party > 0 ? ref.party : 0);
	figures.status[slot] = GOV_REPORTED;
	figures.value[slot] = value;
}

static GovStatement
statement(const char *measure, int64_t value)
{
	GovStatement s = {.measure = gov_measure_by_code(measure),.value = value};

	return s;
}

static void
comes_to(GovStatement s, GovVerdict verdict, const char *basis, const char *name)
{
	GovNarrativeFinding found;
	bool		any = gov_narrative_check(&report, &s, &found);

	ok(any && found.verdict == verdict && strcmp(found.basis, basis) == 0, name);
	if (any && (found.verdict != verdict || strcmp(found.basis, basis) != 0))
		printf("# %s on basis %s\n", gov_rules_verdict_names[found.verdict], found.basis);
}

static void
state(GovProse *prose, const char *measure, int64_t value)
{
	prose->list[prose->n++] = statement(measure, value);
}

static int
stated_cell(const GovFigures *f, const char *path)
{
	GovRef		ref;
	int			slot;

	if (gov_figures_resolve_path(path, strlen(path), &ref) != GOV_REF_OK)
		abort();
	slot = gov_items[ref.item].slot + (ref.party > 0 ? ref.party : 0);
	return f->status[slot] == GOV_STATED ? (int) f->value[slot] : -1;
}

/* What only the sentences state; the figures are those of main(). */
static void
stated(void)
{
	GovStatement list[20];
	GovProse	prose = {list, 0};
	GovFigures	out;

	state(&prose, "received", 99);
	state(&prose, "carried_over", 1);
	state(&prose, "partly_granted", 4);
	state(&prose, "refused.process_information", 20);
	state(&prose, "granted", 2);
	state(&prose, "refused", 2);
	state(&prose, "litigation.pending", 2);
	state(&prose, "visits", 5);
	state(&prose, "reconsideration.total", 3);
	state(&prose, "reconsideration.total", 4);
	list[prose.n - 1].scope = GOV_SCOPE_OF_PART;
	state(&prose, "reconsideration.upheld", 1);
	list[prose.n - 1].year = 2021;
	state(&prose, "fees.amount", 1234);
	list[prose.n - 1].scale = 2;
	state(&prose, "penalties.decisions", 15);
	list[prose.n - 1].scale = 1;
	gov_narrative_stated(&report, &prose, &out);
	ok(stated_cell(&out, "received.total") < 0, "what a table prints is not stated");
	ok(stated_cell(&out, "carried_over.total") == 1, "a cell that the tables lack is stated");
	ok(stated_cell(&out, "partly_granted.total") < 0 && stated_cell(&out, "refused.process_information.total") < 0,
	   "outcomes above what was concluded are in doubt");
	ok(stated_cell(&out, "granted.total") < 0, "a measure that is only near states no cell");
	ok(stated_cell(&out, "litigation_direct.pending") < 0, "a sum of cells states none of them");
	ok(stated_cell(&out, "reconsideration.total") == 3, "the number of a part makes no doubt");
	ok(stated_cell(&out, "reconsideration.upheld") < 0, "another year states nothing");
	ok(stated_cell(&out, "fees.amount") == 1234, "an amount of money may have a fraction");
	ok(stated_cell(&out, "penalties.decisions") < 0, "a count may not");

	prose.n = 0;
	state(&prose, "carried_over", 1);
	state(&prose, "carried_over", 2);
	ok(gov_narrative_stated(&report, &prose, &out) == 0, "two numbers for a cell are none");
	prose.n = 0;
	state(&prose, "carried_over", 2);
	ok(gov_narrative_stated(&report, &prose, &out) == 0, "what the equations contradict is none");
}

int
main(void)
{
	GovNarrativeFinding found;
	GovStatement s;

	set("received.total", 12);
	set("carried_in.total", 2);
	set("concluded.total", 13);
	set("other.remaining.total", 3);
	set("litigation_direct.total", 1);
	set("litigation_after_reconsideration.total", 4);
	set("received.natural_person", 9);

	comes_to(statement("received", 12), GOV_PASS, "received", "the cell itself agrees");
	comes_to(statement("received", 14), GOV_PASS, "received + carried_in", "with what was carried in it agrees");
	comes_to(statement("received", 11), GOV_FAIL, "received", "what agrees on no basis contradicts its own cell");
	comes_to(statement("concluded", 10), GOV_PASS, "concluded - other.remaining", "without the withdrawn it agrees");
	comes_to(statement("litigation.total", 5), GOV_PASS,
			 "litigation_direct.total + litigation_after_reconsideration.total", "two tables are added up");
	comes_to(statement("withdrawn", 2), GOV_PASS, "other.remaining", "a part of a row is at most the row");
	comes_to(statement("withdrawn", 4), GOV_UNKNOWN, "other.remaining", "what is only near contradicts nothing");
	comes_to(statement("granted", 1), GOV_UNKNOWN, "granted", "a missing cell contradicts nothing");
	s = statement("received", 10);
	s.qualifier = GOV_AT_LEAST;
	comes_to(s, GOV_PASS, "received", "at least so many are no more than the cell");
	s = statement("received", 7);
	s.year = 2021;
	comes_to(s, GOV_UNKNOWN, "received", "another year contradicts nothing");
	s = statement("received", 70);
	s.scope = GOV_SCOPE_OF_REGION;
	comes_to(s, GOV_UNKNOWN, "received", "the region's number does not contradict the organ's");
	s = statement("received", 9);
	s.applicant = GOV_APPLICANT_NATURAL_PERSON;
	comes_to(s, GOV_PASS, "received", "who applied has a column");
	s.applicant = GOV_APPLICANT_ORGANIZATION;
	ok(!gov_narrative_check(&report, &s, &found), "organizations as a whole have no column");
	s = statement("visits", 7);
	ok(!gov_narrative_check(&report, &s, &found), "what the form lacks is held against nothing");
	stated();
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
