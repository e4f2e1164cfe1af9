/*
 * guard_check.c
 *		What a guard finds in a report: rules that fail, and links that break.
 *
 * Of several reports for the year before (a table may have them at several
 * addresses, or with corrections) one that agrees is enough.
 */
#include "pg/guard.h"
#include "pg/encoding.h"

#include "miscadmin.h"
#include "utils/builtins.h"


/*
 * Waivers
 */

/* What a waiver must be for: arguments of the queries. */
typedef struct Waivable
{
	Datum		values[7];
	char		nulls[7];
} Waivable;

static void
make_waivable(const Guard *g, const GuardKey *key, int rule, int item, int party, Waivable *w)
{
	w->values[0] = guard_agency_text(g, key->agency);
	w->values[1] = Int32GetDatum(key->year);
	w->values[2] = govrpt_code_datum(gov_rules[rule].code);
	w->values[3] = govrpt_code_datum(item < 0 ? "" : gov_items[item].code);
	w->values[4] = govrpt_code_datum(party < 0 ? "" : gov_parties[party].code);
	w->values[5] = AdCodeGetDatum(key->region);
	memset(w->nulls, ' ', sizeof(w->nulls));
	w->nulls[5] = key->has_region ? ' ' : 'n';
}

static bool
finds_waiver(const Guard *g, int plan, Waivable *w)
{
	bool		found;

	guard_now(g);
	found = guard_run(g, plan, w->values, w->nulls, 1) > 0;
	SPI_freetuptable(SPI_tuptable);
	return found;
}

/* Is this very difference waived? */
static bool
difference_is_waived(const Guard *g, Waivable *w, GovDecimal difference)
{
	w->values[6] = gov_decimal_datum(difference);
	return finds_waiver(g, GUARD_PLAN_WAIVER, w);
}

/* A rule of the report alone fails. */
static void
report_rule(Guard *g, const GuardKey *key, int rule, int item, int party,
			const GovFinding *finding, const char *message)
{
	bool		waived = false;

	if (key->known && finding->has_difference)
	{
		Waivable	w;

		make_waivable(g, key, rule, item, party, &w);
		waived = difference_is_waived(g, &w, finding->difference);
	}
	g->found(g, key, rule, item, party, finding, message, waived);
}

void
guard_check_balance(Guard *g, const GuardKey *key, const GovFigures *f)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	GovFinding	finding;
	char		message[GOV_CHECK_MESSAGE_MAX];
	int			n;

	if (g->balance == 0 || gov_rules_is_balanced(f))
		return;
	n = gov_rules_list_equations(f, eqs);
	for (int i = 0; i < n; i++)
	{
		const GovEquation *eq = &eqs[i];

		if (strcmp(gov_rules[eq->rule].severity, "error") != 0)
			continue;
		gov_rules_check_equation(f, eq, &finding);
		if (finding.verdict != GOV_FAIL)
			continue;
		gov_rules_describe_equation(f, eq, &finding, message, sizeof(message));
		report_rule(g, key, eq->rule, eq->item, eq->party, &finding, message);
	}
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		int			item = gov_form_item_of_slot(slot);
		int			party = gov_form_party_of_slot(slot);

		if (gov_rules_check_sign(f, slot) != GOV_FAIL)
			continue;
		memset(&finding, 0, sizeof(finding));
		finding.left.known = gov_decimal(f->value[slot], f->scale[slot]);
		finding.right.overflow = true;	/* there is no other side */
		/* what a waiver is for: the value */
		finding.has_difference = true;
		finding.difference = finding.left.known;
		gov_rules_describe_sign(f, slot, message, sizeof(message));
		report_rule(g, key, GOV_RULE_SIGN, item, party, &finding, message);
	}
}


/*
 * Links
 */

/* The reports of the year before that may be of a report's agency. */
typedef struct Before
{
	GuardRecord *records[2];
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
		if (precedents_admit(&before->records[k]->precedents.links[link], part))
			return false;
	return true;
}

/* How many links are. */
static int
find_broken(const Before *before, const GovFigures *f, bool broken[GOV_MAX_LINKS])
{
	int			n,
				nbroken = 0;
	const GovLink *links = precedents_links(&n);

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
	const GovLink *it = &precedents_links(&n)[link];
	GovSide		part;
	Waivable	w;
	size_t		ndifferences = 0;

	gov_rules_link_part(f, it, false, &part);
	if (part.overflow)
		return false;
	for (int k = 0; k < before->n; k++)
		ndifferences += before->records[k]->precedents.links[link].exact.n +
			before->records[k]->precedents.links[link].open.n;
	make_waivable(g, key, it->rule, it->item, it->party, &w);
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

void
guard_check_link(Guard *g, const GuardKey *key, const GovFigures *f)
{
	Before		before;
	bool		broken[GOV_MAX_LINKS];
	int			n;
	const GovLink *links = precedents_links(&n);

	if (g->links == 0 || !key->known)
		return;
	before.n = guard_records(g, key, key->year - 1, before.records);

	/*
	 * most agree with one of the first few; nothing is wrong but by all there
	 * are now
	 */
	for (int effort = 0; effort < 3; effort++)
	{
		for (int k = 0; k < before.n; k++)
			guard_record_read(g, before.records[k], effort > 0, effort > 1);
		if (find_broken(&before, f, broken) == 0)
			return;
	}
	for (int i = 0; i < n; i++)
	{
		const GovFigures *first = &first_of(&before)->figures;
		GovFinding	finding;
		char		message[GOV_CHECK_MESSAGE_MAX];

		if (!broken[i])
			continue;
		gov_rules_check_link(first, f, &links[i], &finding);
		if (finding.verdict != GOV_FAIL)
			continue;			/* of numbers beyond 64 bits it says nothing */
		gov_rules_describe_link(first, f, &links[i], &finding, message, sizeof(message));
		g->found(g, key, links[i].rule, links[i].item, links[i].party, &finding, message,
				 link_is_waived(g, key, &before, i, f));
	}
}

static void
check_one(Guard *g, const GuardReport *report, void *arg)
{
	guard_check_link(g, &report->key, &report->figures);
}

/*
 * Was there a report for the same agency and year before this transaction, and
 * is there still?  Then whoever has links to that had them before, too, and
 * another report makes them no worse.
 */
static bool
has_elder(Guard *g, const GuardKey *key)
{
	GuardRecord *records[2];
	int			n = guard_records(g, key, key->year, records);

	for (int k = 0; k < n; k++)
	{
		guard_record_read(g, records[k], false, false);
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
	GuardRecord *records[2];

	any.has_region = false;
	guard_records(g, &any, year, records);
	guard_record_read(g, records[0], false, false);
	return records[0]->n > 0 || !records[0]->complete;
}

void
guard_check_following(Guard *g, const GuardKey *key, bool added)
{
	GuardRecord *records[2];
	int			n;

	if (!has_any(g, key, key->year + 1) || !has_any(g, key, key->year) ||
		(added && has_elder(g, key)))
		return;
	n = guard_records(g, key, key->year + 1, records);
	for (int k = 0; k < n; k++)
	{
		CommandId	as_of = guard_now(g);

		if (records[k]->followed > g->written)
			continue;
		guard_record_each(g, records[k], check_one, NULL);
		records[k]->followed = as_of;
	}
}

bool
guard_has_ours(Guard *g, const GuardKey *key)
{
	GuardRecord *records[2];
	int			n = guard_records(g, key, key->year, records);
	uint64		ours = 0;

	for (int k = 0; k < n; k++)
	{
		guard_record_read(g, records[k], true, true);
		ours += records[k]->ours;
	}
	return ours > 0;
}
