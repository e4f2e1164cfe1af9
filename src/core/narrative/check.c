/*
 * check.c
 *		What sentences state, held against the cells of the tables.
 */
#include "core/narrative/internal.h"

#include "core/base/total.h"

#include <stdio.h>
#include <string.h>

/*
 * What else than its own cells a statement can equal.  Terms are joined by " + "
 * or " - "; at_most: what is stated is a part of the cell.
 */
static const struct
{
	const char *measure;
	const char *basis;
	bool		at_most;
}			bases[] = {
	{"received", "received + carried_in", false},
	{"received", "concluded", false},
	{"concluded", "concluded - other.remaining", false},
	{"answered", "concluded - other.remaining", false},
	{"carried_in", "carried_in", true}, /* the concluded part of it */
	{"withdrawn", "other.remaining", true},
	{"not_competent", "unavailable.not_held", true},
	{"not_existing", "unavailable.not_held", true},
	{"granted", "granted + partly_granted", false},
	{"already_public", "granted", true},
	{"refused.commercial_secret", "refused.third_party", true},
	{"refused.privacy", "refused.third_party", true},
	{"normative_documents.disclosed", "normative_documents.issued", false},
	{"disclosure.documents", "normative_documents.issued", false},
	{"regulations.disclosed", "regulations.issued", false},
};

#define CODE_MAX	64

#define NBASES	(sizeof(bases) / sizeof(bases[0]))

bool
gov_narrative_resolve(const char *term, size_t len, const char *party, GovRef *ref)
{
	static const char total[] = ".total";
	size_t		n = sizeof(total) - 1;

	if (!party)
		return gov_figures_resolve_path(term, len, ref) == GOV_REF_OK ||
			gov_figures_resolve(term, len, NULL, 0, ref) == GOV_REF_OK;
	if (len > n && memcmp(term + len - n, total, n) == 0)
		len -= n;
	return gov_figures_resolve(term, len, party, strlen(party), ref) == GOV_REF_OK;
}

int
gov_narrative_statistic(const GovMeasure *measure)
{
	char		code[CODE_MAX];
	int			n;

	if (!measure->table2014)
		return -1;
	n = snprintf(code, sizeof(code), "%s.%s", gov_parts[GOV_STATISTICS].code, measure->code);
	return gov_form_find_item(code, (size_t) n);
}

/* Adds up a basis; false when one of its cells has no number. */
static bool
add_up(const GovFigures *f, const char *basis, const char *party, GovNarrativeFinding *out)
{
	bool		whole = true;
	int			sign = 1;
	GovDecimal	sum = {0, 0};

	out->item = out->party = -1;
	for (const char *p = basis; *p;)
	{
		size_t		len = strcspn(p, " ");
		GovRef		ref;
		GovTotal	t;
		GovDecimal	d;

		if (!gov_narrative_resolve(p, len, party, &ref))
			return false;
		if (p == basis)
		{
			out->item = ref.item;
			out->party = ref.party;
		}
		if (!gov_figures_lookup(f, ref, &t) || !gov_total_fits(t, &d) ||
			!(sign > 0 ? gov_decimal_add(sum, d, &sum) : gov_decimal_sub(sum, d, &sum)))
			whole = false;
		p += len;
		if (*p)
		{
			sign = p[1] == '-' ? -1 : 1;
			p += strlen(" + ");
		}
	}
	out->cell = sum;
	return whole;
}

/* Does the cell agree with what is stated, as exactly as that is meant? */
static GovVerdict
compare(const GovStatement *s, bool at_most, const GovNarrativeFinding *found)
{
	int			cmp = gov_decimal_cmp(found->stated, found->cell);

	if (cmp == 0 || (cmp < 0 && (at_most || s->qualifier == GOV_AT_LEAST)))
		return GOV_PASS;
	return s->qualifier == GOV_ABOUT ? GOV_UNKNOWN : GOV_FAIL;
}

/* Tries a basis; true when it says something better than what out has. */
static bool
try_basis(const GovFigures *f, const GovStatement *s, const char *basis, bool at_most,
		  GovNarrativeFinding *out)
{
	GovNarrativeFinding found = {.basis = basis,.stated = gov_decimal(s->value, s->scale)};

	found.has_cell = add_up(f, basis, gov_applicant_names[s->applicant], &found);
	found.verdict = found.has_cell ? compare(s, at_most, &found) : GOV_UNKNOWN;
	found.has_difference = found.has_cell &&
		gov_decimal_sub(found.stated, found.cell, &found.difference);
	if (out->basis && found.verdict != GOV_PASS)
		return false;
	*out = found;
	return found.verdict == GOV_PASS;
}

bool
gov_narrative_is_beside(const GovStatement *s, const GovNarrativeReport *report)
{
	return s->percent || s->scope == GOV_SCOPE_OF_PART ||
		(s->scope == GOV_SCOPE_OF_REGION && report->scope == GOV_SCOPE_ORGAN) ||
		(s->scope == GOV_SCOPE_OF_ORGAN && report->scope == GOV_SCOPE_REGION) ||
		(s->year != 0 && report->year != 0 && s->year != report->year);
}

/* Organizations as a whole are no column of the tables. */
static bool
has_no_column(const GovStatement *s)
{
	return s->applicant == GOV_APPLICANT_ORGANIZATION;
}

bool
gov_narrative_check(const GovNarrativeReport *report, const GovStatement *s, GovNarrativeFinding *out)
{
	const GovMeasure *measure = &gov_measures[s->measure];
	const GovFigures *f = report->figures;
	int			own = gov_narrative_statistic(measure);
	bool		is_same = measure->mapping == GOV_MAPPING_SAME;
	bool		agrees = false;

	memset(out, 0, sizeof(*out));
	if (has_no_column(s))
		return false;

	/*
	 * where the report prints the statistics of 2014, the measure has a row
	 * there
	 */
	if (own >= 0 && s->applicant == GOV_APPLICANT_ANY && gov_figures_has_number(f->status[gov_items[own].slot]))
	{
		is_same = true;
		agrees = try_basis(f, s, gov_items[own].code, false, out);
	}
	if (!agrees && measure->later)
		agrees = try_basis(f, s, measure->later, false, out);
	for (size_t i = 0; i < NBASES && !agrees; i++)
		if (strcmp(bases[i].measure, measure->code) == 0)
			agrees = try_basis(f, s, bases[i].basis, bases[i].at_most, out);
	/* what the tables have only nearly can't contradict them */
	if (gov_narrative_is_beside(s, report) || (!agrees && !is_same))
		out->verdict = GOV_UNKNOWN;
	return out->basis != NULL;
}
