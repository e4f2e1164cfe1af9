/*
 * guard_check.c
 *		What a guard finds in a report: rules that fail, and links that break.
 *
 * Of several reports for the year before (a table may have them at several
 * addresses, or with corrections) one that agrees is enough.
 */
#include "pg/guard_check.h"

#include "pg/encoding.h"
#include "pg/guard_records.h"

#include "miscadmin.h"

#include "core/rules/verdict.h"


/*
 * Waivers
 */

/* What a waiver must be for: arguments of the queries. */
typedef struct Waivable
{
	Datum		values[WAIVER_NARGS];
	char		nulls[WAIVER_NARGS];
} Waivable;

static void
make_waivable(const Guard *g, const GuardKey *key, const RuleOutcome *of, Waivable *w)
{
	w->values[WAIVER_AGENCY] = govrpt_guard_agency_text(g, key->agency);
	w->values[WAIVER_YEAR] = Int32GetDatum(key->year);
	w->values[WAIVER_RULE] = govrpt_code_datum(gov_rules[of->rule].code);
	w->values[WAIVER_ITEM] = govrpt_code_datum(of->item < 0 ? "" : gov_items[of->item].code);
	w->values[WAIVER_PARTY] = govrpt_code_datum(of->party < 0 ? "" : gov_parties[of->party].code);
	w->values[WAIVER_REGION] = AdCodeGetDatum(key->region);
	memset(w->nulls, ' ', sizeof(w->nulls));
	w->nulls[WAIVER_REGION] = key->has_region ? ' ' : 'n';
}

static bool
finds_waiver(const Guard *g, int plan, Waivable *w)
{
	bool		found;

	govrpt_guard_now(g);
	found = govrpt_guard_run(g, plan, w->values, w->nulls, 1) > 0;
	SPI_freetuptable(SPI_tuptable);
	return found;
}

/* Is this very difference waived? */
static bool
difference_is_waived(const Guard *g, Waivable *w, GovDecimal difference)
{
	w->values[WAIVER_DIFFERENCE] = govrpt_decimal_datum(difference);
	return finds_waiver(g, GUARD_PLAN_WAIVER, w);
}

/* The report whose rules are checked. */
typedef struct Checked
{
	Guard	   *g;
	const GuardKey *key;
} Checked;

static void
report_rule(const RuleOutcome *violation, void *arg)
{
	const Checked *checked = arg;
	bool		waived = false;

	if (checked->key->known && violation->finding->has_difference)
	{
		Waivable	w;

		make_waivable(checked->g, checked->key, violation, &w);
		waived = difference_is_waived(checked->g, &w, violation->finding->difference);
	}
	checked->g->found(checked->g, checked->key, violation, waived);
}

void
govrpt_guard_check_balance(Guard *g, const GuardKey *key, const GovFigures *f)
{
	Checked		checked = {g, key};

	if (g->balance != 0 && !gov_rules_is_balanced(f))
		govrpt_each_violation(f, report_rule, &checked);
}


/*
 * Links
 */

/* The reports of the year before that may be of a report's agency. */
typedef struct Before
{
	GuardRecord *records[GUARD_MAX_RECORDS];
	int			n;
} Before;

static const GuardReport *
first_of(const Before *before)
{
	for (int k = 0; k < before->n; k++)
		if (before->records[k]->n > 0)
			return before->records[k]->kept[0];
	return NULL;
}

static bool
is_broken(const Before *before, int link, const GovSide *part)
{
	for (int k = 0; k < before->n; k++)
		if (govrpt_precedents_admit(&before->records[k]->precedents.links[link], part))
			return false;
	return true;
}

/* Returns how many links are broken. */
static int
find_broken(const Before *before, const GovFigures *f, bool broken[GOV_MAX_LINKS])
{
	int			n,
				nbroken = 0;
	const GovLink *links = govrpt_precedents_links(&n);

	memset(broken, 0, sizeof(bool) * GOV_MAX_LINKS);
	if (!first_of(before))
		return 0;
	for (int i = 0; i < n; i++)
	{
		GovSide		part;

		gov_rules_link_part(f, &links[i], false, &part);
		broken[i] = is_broken(before, i, &part);
		nbroken += broken[i];
	}
	return nbroken;
}

/* Is one of the differences between what a report says and a set waived? */
static bool
any_is_waived(const Guard *g, Waivable *w, GovDecimal says, const DecimalSet *set)
{
	for (size_t i = 0; i < set->n; i++)
	{
		GovDecimal	difference;

		CHECK_FOR_INTERRUPTS();
		if (gov_decimal_sub(says, set->values[i], &difference) &&
			difference_is_waived(g, w, difference))
			return true;
	}
	return false;
}

/* Is a broken link waived, by what it differs by from any of the reports? */
static bool
link_is_waived(const Guard *g, const GuardKey *key, const Before *before, int link,
			   const GovFigures *f)
{
	int			n;
	const GovLink *it = &govrpt_precedents_links(&n)[link];
	RuleOutcome of = {it->rule, it->item, it->party, GOV_FAIL, NULL, NULL};
	GovSide		part;
	Waivable	w;
	size_t		ndifferences = 0;

	gov_rules_link_part(f, it, false, &part);
	if (part.overflow)
		return false;
	for (int k = 0; k < before->n; k++)
		ndifferences += before->records[k]->precedents.links[link].exact.n +
			before->records[k]->precedents.links[link].open.n;
	make_waivable(g, key, &of, &w);
	/* nearly all have one difference, and few have waivers */
	if (ndifferences > 1 && !finds_waiver(g, GUARD_PLAN_WAIVERS, &w))
		return false;
	for (int k = 0; k < before->n; k++)
	{
		const LinkPrecedents *p = &before->records[k]->precedents.links[link];

		if (any_is_waived(g, &w, part.known, &p->exact) ||
			any_is_waived(g, &w, part.known, &p->open))
			return true;
	}
	return false;
}

static void
report_link(Guard *g, const GuardKey *key, const Before *before, int link, const GovFigures *f)
{
	int			n;
	const GovLink *it = &govrpt_precedents_links(&n)[link];
	const GovFigures *first = &first_of(before)->figures;
	GovFinding	finding;
	char		message[GOV_CHECK_MESSAGE_MAX];
	GovMessage	w = {message, sizeof(message)};
	GovLinkedYears years = {first, f, it};
	RuleOutcome violation = {it->rule, it->item, it->party, GOV_FAIL, &finding, message};

	gov_rules_check_link(first, f, it, &finding);
	if (finding.verdict != GOV_FAIL)
		return;					/* of numbers beyond 64 bits it says nothing */
	gov_rules_describe_link(&w, GOV_EN, &years, &finding);
	g->found(g, key, &violation, link_is_waived(g, key, before, link, f));
}

void
govrpt_guard_check_link(Guard *g, const GuardKey *key, const GovFigures *f)
{
	Before		before;
	bool		broken[GOV_MAX_LINKS];

	if (g->links == 0 || !key->known)
		return;
	before.n = govrpt_guard_records(g, key, key->year - 1, before.records);

	/*
	 * most agree with one of the first few; nothing is wrong but by all there
	 * are now
	 */
	for (int effort = 0; effort < 3; effort++)
	{
		for (int k = 0; k < before.n; k++)
			govrpt_guard_record_read(g, before.records[k], effort > 0, effort > 1);
		if (find_broken(&before, f, broken) == 0)
			return;
	}
	for (int i = 0; i < GOV_MAX_LINKS; i++)
		if (broken[i])
			report_link(g, key, &before, i, f);
}

static void
check_one(Guard *g, const GuardReport *report, void *arg)
{
	govrpt_guard_check_link(g, &report->key, &report->figures);
}

/*
 * Was there a report for the same agency and year before this transaction, and
 * is there still?  Then whoever has links to that had them before, too, and
 * another report makes them no worse.
 */
static bool
has_elder(Guard *g, const GuardKey *key)
{
	GuardRecord *records[GUARD_MAX_RECORDS];
	int			n = govrpt_guard_records(g, key, key->year, records);

	for (int k = 0; k < n; k++)
	{
		govrpt_guard_record_read(g, records[k], false, false);
		for (uint64 i = 0; i < Min(records[k]->n, GUARD_FEW); i++)
		{
			const GuardReport *report = records[k]->kept[i];

			/*
			 * the key of unknown region has links from all, not so its elder
			 * of a region
			 */
			if (!report->ours && (key->has_region || !report->key.has_region))
				return true;
		}
	}
	return false;
}

/* Is there any report for agencies of a name? */
static bool
has_any(Guard *g, const GuardKey *key, int32 year)
{
	GuardKey	any = *key;
	GuardRecord *records[GUARD_MAX_RECORDS];

	any.has_region = false;
	govrpt_guard_records(g, &any, year, records);
	govrpt_guard_record_read(g, records[0], false, false);
	return records[0]->n > 0 || !records[0]->complete;
}

void
govrpt_guard_check_following(Guard *g, const GuardKey *key, bool added)
{
	GuardRecord *records[GUARD_MAX_RECORDS];
	int			n;

	if (!has_any(g, key, key->year + 1) || !has_any(g, key, key->year) ||
		(added && has_elder(g, key)))
		return;
	n = govrpt_guard_records(g, key, key->year + 1, records);
	for (int k = 0; k < n; k++)
	{
		CommandId	as_of = govrpt_guard_now(g);

		if (records[k]->followed > g->written)
			continue;
		govrpt_guard_record_each(g, records[k], check_one, NULL);
		records[k]->followed = as_of;
	}
}

bool
govrpt_guard_has_ours(Guard *g, const GuardKey *key)
{
	GuardRecord *records[GUARD_MAX_RECORDS];
	int			n = govrpt_guard_records(g, key, key->year, records);
	uint64		ours = 0;

	for (int k = 0; k < n; k++)
	{
		govrpt_guard_record_read(g, records[k], true, true);
		ours += records[k]->ours;
	}
	return ours > 0;
}
