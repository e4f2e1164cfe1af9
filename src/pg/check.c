/*
 * check.c
 *		The rules of the form on a report: govreport_check() and its kin.
 */
#include "figures.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"

#include "../core/check.h"

#define MAX_LINES	20			/* violations in an error's DETAIL */

/* A report without figures is one whose cells are all absent: it has balance. */
static bool
is_balanced(FunctionCallInfo fcinfo)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	bool		isnull;
	bool		balanced = true;
	Datum		figures;

	figures = govreport_get_figures(fcinfo->flinfo, report, &isnull);
	if (!isnull)
	{
		struct varlena *v = PG_DETOAST_DATUM_PACKED(figures);
		GovError	err;

		if (!gov_image_is_balanced(GOV_IMAGE(v), GOV_IMAGE_LEN(v), &balanced, &err))
			govrpt_raise(&err);
		if ((Pointer) v != DatumGetPointer(figures))
			pfree(v);
	}
	PG_FREE_IF_COPY(report, 0);
	return balanced;
}

static void
get_open(FunctionCallInfo fcinfo, GovFigures *f)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	bool		isnull;
	Datum		figures = govreport_get_figures(fcinfo->flinfo, report, &isnull);

	if (isnull)
		memset(f, 0, sizeof(*f));
	else
	{
		struct varlena *v = PG_DETOAST_DATUM_PACKED(figures);
		GovError	err;

		if (!gov_figures_decode_complete(GOV_IMAGE(v), GOV_IMAGE_LEN(v), f, &err))
			govrpt_raise(&err);
		if ((Pointer) v != DatumGetPointer(figures))
			pfree(v);
	}
	PG_FREE_IF_COPY(report, 0);
}

enum
{
	COL_RULE, COL_SEVERITY, COL_STATUS, COL_ITEM, COL_PARTY, COL_LHS, COL_RHS,
	COL_DIFFERENCE, COL_MESSAGE, NCOLS
};

typedef struct Sink
{
	Tuplestorestate *store;
	TupleDesc	tupdesc;
	Datum		values[NCOLS];
	bool		nulls[NCOLS];
} Sink;

static void
set_text(Sink *sink, int col, const char *s)
{
	sink->values[col] = CStringGetTextDatum(s);
	sink->nulls[col] = false;
}

static void
set_decimal(Sink *sink, int col, GovDecimal d)
{
	sink->values[col] = gov_decimal_datum(d);
	sink->nulls[col] = false;
}

static void
begin_row(Sink *sink, int rule, GovVerdict verdict, int item, int party)
{
	memset(sink->nulls, true, sizeof(sink->nulls));
	set_text(sink, COL_RULE, gov_rules[rule].code);
	set_text(sink, COL_SEVERITY, gov_rules[rule].severity);
	set_text(sink, COL_STATUS, gov_verdict_names[verdict]);
	if (item >= 0)
		set_text(sink, COL_ITEM, gov_items[item].code);
	if (party >= 0)
		set_text(sink, COL_PARTY, gov_parties[party].code);
}

static void
end_row(Sink *sink, const char *message)
{
	set_text(sink, COL_MESSAGE, message);
	tuplestore_putvalues(sink->store, sink->tupdesc, sink->values, sink->nulls);
}

/* A row for each count that is none; a single one when there is none such. */
static void
check_signs(Sink *sink, const GovFigures *f, bool failing_only)
{
	char		message[GOV_CHECK_MESSAGE_MAX];
	int			passed = 0,
				failed = 0;

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		GovDecimal	d = {f->value[slot], f->scale[slot]};

		switch (gov_sign_eval(f, slot))
		{
			case GOV_UNKNOWN:
				break;
			case GOV_PASS:
				passed++;
				break;
			case GOV_FAIL:
				failed++;
				gov_sign_message(f, slot, message, sizeof(message));
				begin_row(sink, GOV_RULE_SIGN, GOV_FAIL, gov_slot_item(slot),
						  gov_slot_party(slot));
				set_decimal(sink, COL_LHS, d);
				end_row(sink, message);
		}
	}
	if (failing_only || failed > 0)
		return;
	begin_row(sink, GOV_RULE_SIGN, passed > 0 ? GOV_PASS : GOV_UNKNOWN, -1, -1);
	end_row(sink, passed > 0 ? "sign: all counts are whole and not negative" :
			"sign: there are no counts");
}

static Datum
check(FunctionCallInfo fcinfo, bool failing_only)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	GovFinding	finding;
	GovFigures	f;
	char		message[GOV_CHECK_MESSAGE_MAX];
	Sink		sink;
	int			n;
	bool		signs = false;

	get_open(fcinfo, &f);
	sink.store = gov_materialize(fcinfo, &sink.tupdesc);
	n = gov_equations(&f, eqs);
	for (int i = 0; i < n; i++)
	{
		GovEquation *eq = &eqs[i];

		if (eq->rule > GOV_RULE_SIGN && !signs)
		{
			check_signs(&sink, &f, failing_only);
			signs = true;
		}
		gov_equation_eval(&f, eq, &finding);
		if (failing_only && finding.verdict != GOV_FAIL)
			continue;
		gov_equation_message(&f, eq, &finding, message, sizeof(message));
		begin_row(&sink, eq->rule, finding.verdict, eq->item, eq->party);
		if (!finding.left.overflow &&
			(finding.left.missing == 0 || finding.verdict == GOV_FAIL))
			set_decimal(&sink, COL_LHS, finding.left.known);
		if (!finding.right.overflow &&
			(finding.right.missing == 0 || finding.verdict == GOV_FAIL))
			set_decimal(&sink, COL_RHS, finding.right.known);
		if (finding.has_difference)
			set_decimal(&sink, COL_DIFFERENCE, finding.difference);
		end_row(&sink, message);
	}
	if (!signs)
		check_signs(&sink, &f, failing_only);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_check);
Datum
govreport_check(PG_FUNCTION_ARGS)
{
	return check(fcinfo, false);
}

PG_FUNCTION_INFO_V1(govreport_violations);
Datum
govreport_violations(PG_FUNCTION_ARGS)
{
	return check(fcinfo, true);
}

PG_FUNCTION_INFO_V1(govreport_is_balanced);
Datum
govreport_is_balanced(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_balanced(fcinfo));
}

static void
add_line(StringInfo lines, int *n, const char *message)
{
	if ((*n)++ < MAX_LINES)
		appendStringInfo(lines, "%s%s", *n > 1 ? "\n" : "", message);
}

PG_FUNCTION_INFO_V1(govreport_require_balanced);
Datum
govreport_require_balanced(PG_FUNCTION_ARGS)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	GovFinding	finding;
	GovFigures	f;
	char		message[GOV_CHECK_MESSAGE_MAX];
	StringInfoData lines;
	int			n,
				nlines = 0;

	if (is_balanced(fcinfo))
		PG_RETURN_BOOL(true);

	get_open(fcinfo, &f);
	initStringInfo(&lines);
	n = gov_equations(&f, eqs);
	for (int i = 0; i < n; i++)
	{
		if (strcmp(gov_rules[eqs[i].rule].severity, "error") != 0)
			continue;
		gov_equation_eval(&f, &eqs[i], &finding);
		if (finding.verdict != GOV_FAIL)
			continue;
		gov_equation_message(&f, &eqs[i], &finding, message, sizeof(message));
		add_line(&lines, &nlines, message);
	}
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		if (gov_sign_eval(&f, slot) != GOV_FAIL)
			continue;
		gov_sign_message(&f, slot, message, sizeof(message));
		add_line(&lines, &nlines, message);
	}
	if (nlines > MAX_LINES)
		appendStringInfo(&lines, "\n... and %d more", nlines - MAX_LINES);
	ereport(ERROR,
			(errcode(ERRCODE_CHECK_VIOLATION),
			 errmsg_plural("the figures of the report do not balance: %d rule is violated",
						   "the figures of the report do not balance: %d rules are violated",
						   nlines, nlines),
			 errdetail_internal("%s", lines.data),
			 errhint("govreport_check() shows every rule with both its sides.")));
	PG_RETURN_NULL();			/* not reached */
}
