/*
 * check.c
 *		The rules of the form on a report: govreport_check() and its kin.
 */
#include "pg/complaint.h"
#include "pg/lang.h"
#include "pg/outcome.h"
#include "pg/report_column.h"
#include "pg/report_row.h"

#include "commands/trigger.h"
#include "executor/executor.h"
#include "utils/rel.h"

#include "core/rules/verdict.h"

static bool
is_balanced(FmgrInfo *flinfo, HeapTupleHeader report)
{
	bool		isnull;
	bool		balanced = true;
	Datum		figures = govrpt_report_figures(flinfo, report, &isnull);

	/* without figures all cells are absent, which breaks no rule */
	if (!isnull)
	{
		struct varlena *v = PG_DETOAST_DATUM_PACKED(figures);
		GovError	err;

		if (!gov_rules_is_image_balanced(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), &balanced, &err))
			govrpt_raise(&err);
		if ((Pointer) v != DatumGetPointer(figures))
			pfree(v);
	}
	return balanced;
}

/* Rows of rules, with messages in a language. */
typedef struct Check
{
	GovrptRows	rows;
	GovFigures	figures;
	GovLang		lang;
	bool		failing_only;
} Check;

static void
put_wrong_sign(Check *c, int slot)
{
	const GovFigures *f = &c->figures;
	char		message[GOV_CHECK_MESSAGE_MAX];
	GovMessage	w = {message, sizeof(message)};
	GovFinding	value = {.right.overflow = true};	/* it has no other side */
	RuleOutcome outcome = {GOV_RULE_SIGN, gov_form_item_of_slot(slot), gov_form_party_of_slot(slot), GOV_FAIL,
	&value, message};

	value.left.known = gov_decimal(f->value[slot], f->scale[slot]);
	gov_rules_describe_sign(&w, c->lang, f, slot);
	govrpt_outcome_put(&c->rows, &outcome);
}

/* Puts a row for each count that is none, or a single one if there is none such. */
static void
check_signs(Check *c)
{
	RuleOutcome all = {GOV_RULE_SIGN, -1, -1, GOV_UNKNOWN, NULL, gov_wordings[GOV_SAY_NO_COUNTS].in[c->lang]};
	int			failed = 0;

	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		switch (gov_rules_check_sign(&c->figures, slot))
		{
			case GOV_UNKNOWN:
				break;
			case GOV_PASS:
				all.verdict = GOV_PASS;
				all.message = gov_wordings[GOV_SAY_COUNTS_ARE_WHOLE].in[c->lang];
				break;
			case GOV_FAIL:
				failed++;
				put_wrong_sign(c, slot);
		}
	}
	if (!c->failing_only && failed == 0)
		govrpt_outcome_put(&c->rows, &all);
}

static void
check_equation(Check *c, const GovEquation *eq)
{
	GovFinding	finding;
	char		message[GOV_CHECK_MESSAGE_MAX];
	GovMessage	w = {message, sizeof(message)};
	RuleOutcome outcome = {eq->rule, eq->item, eq->party, GOV_UNKNOWN, &finding, message};

	gov_rules_check_equation(&c->figures, eq, &finding);
	if (c->failing_only && finding.verdict != GOV_FAIL)
		return;
	gov_rules_describe_equation(&w, c->lang, &c->figures, eq, &finding);
	outcome.verdict = finding.verdict;
	govrpt_outcome_put(&c->rows, &outcome);
}

/* Returns true when the stored verdict says that there is nothing to be found. */
static bool
is_known_to_be_right(FunctionCallInfo fcinfo)
{
	bool		isnull;
	Datum		figures = govrpt_report_figures(fcinfo->flinfo, PG_GETARG_HEAPTUPLEHEADER(0), &isnull);
	struct varlena *v = isnull ? NULL : PG_DETOAST_DATUM_PACKED(figures);

	return isnull || gov_rules_breaks_none(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v));
}

static Datum
check(FunctionCallInfo fcinfo, bool failing_only)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	Check		c;
	int			n;
	bool		signs = false;

	c.lang = govrpt_lang_arg(fcinfo, 1, GOV_EN);
	c.failing_only = failing_only;
	if (failing_only && is_known_to_be_right(fcinfo))
		return govrpt_rows_none(fcinfo);
	govrpt_report_open_arg(fcinfo, 0, &c.figures);
	govrpt_rows_begin(&c.rows, fcinfo);
	n = gov_rules_list_equations(&c.figures, eqs);
	for (int i = 0; i < n; i++)
	{
		if (eqs[i].rule > GOV_RULE_SIGN && !signs)
		{
			check_signs(&c);
			signs = true;
		}
		check_equation(&c, &eqs[i]);
	}
	if (!signs)
		check_signs(&c);
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
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	bool		balanced = is_balanced(fcinfo->flinfo, report);

	PG_FREE_IF_COPY(report, 0);
	PG_RETURN_BOOL(balanced);
}


/*
 * The constraint
 */

static void
complain_of(const RuleOutcome *violation, void *arg)
{
	govrpt_complaint_add(arg, violation->message);
}

/* A CHECK or a domain knows nothing of the place. */
static void
require_balanced(FmgrInfo *flinfo, HeapTupleHeader report, const ComplaintPlace *place)
{
	GovFigures	f;
	Complaint	complaint;

	if (is_balanced(flinfo, report))
		return;

	govrpt_report_open(govrpt_report_map(flinfo, report), report, &f);
	govrpt_complaint_init(&complaint);
	govrpt_each_violation(&f, complain_of, &complaint);
	govrpt_complaint_raise(&complaint, ERROR,
						   psprintf(ngettext("the figures of the report do not balance: %d rule is violated",
											 "the figures of the report do not balance: %d rules are violated",
											 complaint.n), complaint.n),
						   &f, NULL, place);
}

PG_FUNCTION_INFO_V1(govreport_require_balanced);
Datum
govreport_require_balanced(PG_FUNCTION_ARGS)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	ComplaintPlace nowhere = {0};

	require_balanced(fcinfo->flinfo, report, &nowhere);
	PG_FREE_IF_COPY(report, 0);
	PG_RETURN_BOOL(true);
}

PG_FUNCTION_INFO_V1(govreport_require_balanced_trigger);
Datum
govreport_require_balanced_trigger(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	Relation	relation;
	HeapTuple	tuple;
	Datum		value;
	bool		isnull;
	int			column;

	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"%s\" was not called by trigger manager",
						"govreport_require_balanced")));
	if (!TRIGGER_FIRED_FOR_ROW(data->tg_event) ||
		!(TRIGGER_FIRED_BY_INSERT(data->tg_event) || TRIGGER_FIRED_BY_UPDATE(data->tg_event)))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"%s\" must be fired for row by INSERT or UPDATE",
						"govreport_require_balanced")));
	relation = data->tg_relation;
	tuple = TRIGGER_FIRED_BY_UPDATE(data->tg_event) ? data->tg_newtuple : data->tg_trigtuple;
	column = govrpt_report_column(relation, fcinfo->flinfo->fn_oid,
								  data->tg_trigger->tgnargs > 0 ? data->tg_trigger->tgargs[0] : NULL,
								  data->tg_trigger->tgname);
	value = heap_getattr(tuple, column, RelationGetDescr(relation), &isnull);
	if (!isnull)
	{
		ComplaintPlace place = {relation, govrpt_column_name(relation, column),
		data->tg_trigger->tgname};

		require_balanced(fcinfo->flinfo, DatumGetHeapTupleHeader(value), &place);
	}
	return PointerGetDatum(tuple);
}
