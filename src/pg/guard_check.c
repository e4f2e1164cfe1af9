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
	Datum		values[7];
	char		nulls[7] = "      ";
	bool		found;

	if (!key->known || !finding->has_difference)
		return false;
	values[0] = guard_agency_text(g, key->agency);
	values[1] = Int32GetDatum(key->year);
	values[2] = CStringGetTextDatum(gov_rules[rule].code);
	values[3] = CStringGetTextDatum(item < 0 ? "" : gov_items[item].code);
	values[4] = CStringGetTextDatum(party < 0 ? "" : gov_parties[party].code);
	values[5] = gov_decimal_datum(finding->difference);
	values[6] = AdCodeGetDatum(key->region);
	nulls[6] = key->has_region ? ' ' : 'n';
	found = guard_run(g, g->waiver, values, nulls, 1) > 0;
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

/* A report in the table. */
typedef struct Neighbour
{
	GuardKey	key;
	GovFigures	figures;
	bool		ours;			/* written by this transaction */
} Neighbour;

/*
 * The reports of agencies of a name for a year; those without figures break
 * no link.  Their agencies are in the memory of *table, to be freed by the
 * caller.
 */
static int
get_reports(const Guard *g, const GuardKey *key, int32 year, Neighbour **reports,
			SPITupleTable **table)
{
	Datum		values[] = {key->agency, Int32GetDatum(year)};
	uint64		n = guard_run(g, g->reports, values, NULL, 0);
	int			found = 0;

	*table = SPI_tuptable;
	*reports = palloc(sizeof(Neighbour) * Max(n, 1));
	for (uint64 i = 0; i < n; i++)
	{
		HeapTuple	tuple = (*table)->vals[i];
		TupleDesc	tupdesc = (*table)->tupdesc;
		Datum		keys[GUARD_NKEYS];
		bool		nulls[GUARD_NKEYS];
		bool		isnull;
		Neighbour  *report = &(*reports)[found];

		for (int k = 0; k < GUARD_NKEYS; k++)
			keys[k] = heap_getattr(tuple, 2 + k, tupdesc, &nulls[k]);
		report->key = guard_key(g, keys, nulls);
		report->ours = TransactionIdIsCurrentTransactionId(DatumGetTransactionId(heap_getattr(tuple, 2 + GUARD_NKEYS, tupdesc, &isnull)));
		found += guard_figures(g, tuple, tupdesc, 1, &report->figures);
	}
	return found;
}

/*
 * Of several reports for the year before (a table may have them at several
 * addresses, or with corrections) one that agrees is enough.
 */
static void
check_link(Guard *g, const GuardKey *key, const Neighbour *before, int nbefore,
		   const GovFigures *f)
{
	const GovFigures **candidates = palloc(sizeof(GovFigures *) * Max(nbefore, 1));
	GovLink		links[GOV_MAX_LINKS];
	int			ncandidates = 0,
				n;

	for (int k = 0; k < nbefore; k++)
		if (guard_regions_agree(key, &before[k].key))
			candidates[ncandidates++] = &before[k].figures;
	n = ncandidates > 0 ? gov_links(candidates[0], f, links) : 0;
	for (int i = 0; i < n; i++)
	{
		const GovLink *link = &links[i];
		GovFinding	finding;
		char		message[GOV_CHECK_MESSAGE_MAX];
		bool		waived = false;
		int			failed = 0;

		/* from the last to the first, whose finding is reported */
		for (int k = ncandidates - 1; k >= 0; k--)
		{
			gov_link_eval(candidates[k], f, link, &finding);
			if (finding.verdict != GOV_FAIL)
				break;
			failed++;
			waived |= is_waived(g, key, link->rule, link->item, link->party, &finding);
		}
		if (failed < ncandidates)
			continue;
		gov_link_message(candidates[0], f, link, &finding, message, sizeof(message));
		g->found(g, key, link->rule, link->item, link->party, &finding, message, waived);
	}
	pfree(candidates);
}

void
guard_check_link(Guard *g, const GuardKey *key, const GovFigures *f)
{
	Neighbour  *before;
	SPITupleTable *table;
	int			n;

	if (g->links == 0 || !key->known)
		return;
	n = get_reports(g, key, key->year - 1, &before, &table);
	check_link(g, key, before, n, f);
	pfree(before);
	SPI_freetuptable(table);
}

bool
guard_check_following(Guard *g, const GuardKey *key)
{
	Neighbour  *now,
			   *following;
	SPITupleTable *table[2] = {NULL, NULL};
	bool		ours = false;
	int			n = 0,
				nfollowing;

	nfollowing = get_reports(g, key, key->year + 1, &following, &table[0]);
	if (nfollowing > 0)
		n = get_reports(g, key, key->year, &now, &table[1]);
	for (int i = 0; n > 0 && i < nfollowing; i++)
		if (guard_regions_agree(key, &following[i].key))
			check_link(g, &following[i].key, now, n, &following[i].figures);
	for (int i = 0; i < n; i++)
		ours |= now[i].ours && guard_regions_agree(key, &now[i].key);
	for (int i = 0; i < lengthof(table); i++)
		SPI_freetuptable(table[i]);
	return ours;
}
