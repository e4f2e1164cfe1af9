/*
 * guard_check.c
 *		What a guard finds in a report: rules that fail, and links that break.
 */
#include "guard.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "utils/builtins.h"

#include "../core/links.h"

/* Is this very difference waived? */
static bool
is_waived(const Guard *g, const GuardKey *key, int rule, int item, int party,
		  const GovFinding *finding)
{
	Datum		values[6];
	bool		found;

	if (!key->known || !finding->has_difference)
		return false;
	values[0] = guard_agency_text(g, key->agency);
	values[1] = Int32GetDatum(key->year);
	values[2] = CStringGetTextDatum(gov_rules[rule].code);
	values[3] = CStringGetTextDatum(item < 0 ? "" : gov_items[item].code);
	values[4] = CStringGetTextDatum(party < 0 ? "" : gov_parties[party].code);
	values[5] = gov_decimal_datum(finding->difference);
	found = guard_run(g, g->waiver, values, 1) > 0;
	SPI_freetuptable(SPI_tuptable);
	return found;
}

void
guard_check_balance(Guard *g, const GuardKey *key, const GovFigures *f)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	GovFinding	finding;
	char		message[GOV_CHECK_MESSAGE_MAX];
	int			n;

	if (g->balance == 0 || gov_is_balanced(f))
		return;
	n = gov_equations(f, eqs);
	for (int i = 0; i < n; i++)
	{
		const GovEquation *eq = &eqs[i];

		if (strcmp(gov_rules[eq->rule].severity, "error") != 0)
			continue;
		gov_equation_eval(f, eq, &finding);
		if (finding.verdict != GOV_FAIL)
			continue;
		gov_equation_message(f, eq, &finding, message, sizeof(message));
		g->found(g, key, eq->rule, eq->item, eq->party, &finding, message,
				 is_waived(g, key, eq->rule, eq->item, eq->party, &finding));
	}
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		int			item = gov_slot_item(slot);
		int			party = gov_slot_party(slot);

		if (gov_sign_eval(f, slot) != GOV_FAIL)
			continue;
		memset(&finding, 0, sizeof(finding));
		finding.left.known = gov_decimal(f->value[slot], f->scale[slot]);
		finding.right.overflow = true;	/* there is no other side */
		/* what a waiver is for: the value */
		finding.has_difference = true;
		finding.difference = finding.left.known;
		gov_sign_message(f, slot, message, sizeof(message));
		g->found(g, key, GOV_RULE_SIGN, item, party, &finding, message,
				 is_waived(g, key, GOV_RULE_SIGN, item, party, &finding));
	}
}

/*
 * The reports of an agency and a year; those without figures break no link.
 * *ours, which may be NULL: is one of them written by this transaction?
 */
static int
get_reports(const Guard *g, const GuardKey *key, int32 year, GovFigures **reports, bool *ours)
{
	Datum		values[] = {key->agency, Int32GetDatum(year)};
	uint64		n = guard_run(g, g->reports, values, 0);
	SPITupleTable *table = SPI_tuptable;
	int			found = 0;

	*reports = palloc(sizeof(GovFigures) * Max(n, 1));
	for (uint64 i = 0; i < n; i++)
	{
		bool		isnull;
		Datum		xmin = heap_getattr(table->vals[i], 2, table->tupdesc, &isnull);

		found += guard_figures(g, table->vals[i], table->tupdesc, 1, &(*reports)[found]);
		if (ours && TransactionIdIsCurrentTransactionId(DatumGetTransactionId(xmin)))
			*ours = true;
	}
	SPI_freetuptable(table);
	return found;
}

/*
 * Of several reports for the year before (a table may have them at several
 * addresses, or with corrections) one that agrees is enough.
 */
static void
check_link(Guard *g, const GuardKey *key, const GovFigures *before, int nbefore,
		   const GovFigures *f)
{
	GovLink		links[GOV_MAX_LINKS];
	int			n = nbefore > 0 ? gov_links(&before[0], f, links) : 0;

	for (int i = 0; i < n; i++)
	{
		const GovLink *link = &links[i];
		GovFinding	finding;
		char		message[GOV_CHECK_MESSAGE_MAX];
		bool		waived = false;
		int			failed = 0;

		/* from the last to the first, whose finding is reported */
		for (int k = nbefore - 1; k >= 0; k--)
		{
			gov_link_eval(&before[k], f, link, &finding);
			if (finding.verdict != GOV_FAIL)
				break;
			failed++;
			waived |= is_waived(g, key, link->rule, link->item, link->party, &finding);
		}
		if (failed < nbefore)
			continue;
		gov_link_message(&before[0], f, link, &finding, message, sizeof(message));
		g->found(g, key, link->rule, link->item, link->party, &finding, message, waived);
	}
}

void
guard_check_link(Guard *g, const GuardKey *key, const GovFigures *f)
{
	GovFigures *before;
	int			n;

	if (g->links == 0 || !key->known)
		return;
	n = get_reports(g, key, key->year - 1, &before, NULL);
	check_link(g, key, before, n, f);
	pfree(before);
}

bool
guard_check_following(Guard *g, const GuardKey *key)
{
	GuardKey	next = *key;
	GovFigures *now;
	GovFigures *following;
	bool		ours = false;
	int			n,
				nfollowing;

	next.year++;
	nfollowing = get_reports(g, key, next.year, &following, NULL);
	n = nfollowing > 0 ? get_reports(g, key, key->year, &now, &ours) : 0;
	for (int i = 0; n > 0 && i < nfollowing; i++)
		check_link(g, &next, now, n, &following[i]);
	return ours;
}
