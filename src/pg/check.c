/*
 * check.c
 *		The rules of the form on a report: govreport_check() and its kin.
 */
#include "pg/check.h"
#include "pg/encoding.h"
#include "pg/explain.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/executor.h"
#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/rel.h"

#define MAX_LINES	20			/* violations in an error's DETAIL */

static bool
is_balanced(FmgrInfo *flinfo, HeapTupleHeader report)
{
	bool		isnull;
	bool		balanced = true;
	Datum		figures = govreport_get_figures(flinfo, report, &isnull);

	/* without figures all cells are absent, which breaks no rule */
	if (!isnull)
	{
		struct varlena *v = PG_DETOAST_DATUM_PACKED(figures);
		GovError	err;

		if (!gov_image_is_balanced(GOV_IMAGE(v), GOV_IMAGE_LEN(v), &balanced, &err))
			govrpt_raise(&err);
		if ((Pointer) v != DatumGetPointer(figures))
			pfree(v);
	}
	return balanced;
}

void
govreport_open(FmgrInfo *flinfo, HeapTupleHeader report, GovFigures *f)
{
	bool		isnull;
	Datum		figures = govreport_get_figures(flinfo, report, &isnull);

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
}

void
govreport_open_arg(FunctionCallInfo fcinfo, int n, GovFigures *f)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(n);

	govreport_open(fcinfo->flinfo, report, f);
	PG_FREE_IF_COPY(report, n);
}


/*
 * Rows
 */

static void
set_text(RuleRows *rows, int col, const char *s)
{
	rows->values[col] = govrpt_text_datum(govrpt_str(s));
	rows->nulls[col] = false;
}

static void
set_decimal(RuleRows *rows, int col, GovDecimal d)
{
	rows->values[col] = gov_decimal_datum(d);
	rows->nulls[col] = false;
}

/* A side is shown when it is whole, or says enough for a failure. */
static void
set_side(RuleRows *rows, int col, const GovSide *side, GovVerdict verdict)
{
	if (!side->overflow && (side->missing == 0 || verdict == GOV_FAIL))
		set_decimal(rows, col, side->known);
}

void
rule_row_add(RuleRows *rows, int rule, GovVerdict verdict, int item, int party,
			 const GovFinding *finding, const char *message)
{
	memset(rows->nulls, true, sizeof(rows->nulls));
	set_text(rows, COL_RULE, gov_rules[rule].code);
	set_text(rows, COL_SEVERITY, gov_rules[rule].severity);
	set_text(rows, COL_STATUS, gov_rules_verdict_names[verdict]);
	if (item >= 0)
		set_text(rows, COL_ITEM, gov_items[item].code);
	if (party >= 0)
		set_text(rows, COL_PARTY, gov_parties[party].code);
	if (finding)
	{
		set_side(rows, COL_LHS, &finding->left, verdict);
		set_side(rows, COL_RHS, &finding->right, verdict);
		if (finding->has_difference)
			set_decimal(rows, COL_DIFFERENCE, finding->difference);
	}
	set_text(rows, COL_MESSAGE, message);
	tuplestore_putvalues(rows->store, rows->tupdesc, rows->values, rows->nulls);
}

/* A row for each count that is none; a single one when there is none such. */
static void
check_signs(RuleRows *rows, const GovFigures *f, bool failing_only)
{
	char		message[GOV_CHECK_MESSAGE_MAX];
	GovFinding	value = {.right.overflow = true};	/* it has no other side */
	int			passed = 0,
				failed = 0;

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		GovDecimal	d = {f->value[slot], f->scale[slot]};

		switch (gov_rules_check_sign(f, slot))
		{
			case GOV_UNKNOWN:
				break;
			case GOV_PASS:
				passed++;
				break;
			case GOV_FAIL:
				failed++;
				value.left.known = d;
				gov_rules_describe_sign(f, slot, message, sizeof(message));
				rule_row_add(rows, GOV_RULE_SIGN, GOV_FAIL, gov_form_item_of_slot(slot),
							 gov_form_party_of_slot(slot), &value, message);
		}
	}
	if (failing_only || failed > 0)
		return;
	rule_row_add(rows, GOV_RULE_SIGN, passed > 0 ? GOV_PASS : GOV_UNKNOWN, -1, -1, NULL,
				 passed > 0 ? "sign: all counts are whole and not negative" :
				 "sign: there are no counts");
}

static Datum
check(FunctionCallInfo fcinfo, bool failing_only)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	GovFinding	finding;
	GovFigures	f;
	char		message[GOV_CHECK_MESSAGE_MAX];
	RuleRows	rows;
	int			n;
	bool		signs = false;

	govreport_open_arg(fcinfo, 0, &f);
	rows.store = gov_materialize(fcinfo, &rows.tupdesc);
	n = gov_rules_list_equations(&f, eqs);
	for (int i = 0; i < n; i++)
	{
		GovEquation *eq = &eqs[i];

		if (eq->rule > GOV_RULE_SIGN && !signs)
		{
			check_signs(&rows, &f, failing_only);
			signs = true;
		}
		gov_rules_check_equation(&f, eq, &finding);
		if (failing_only && finding.verdict != GOV_FAIL)
			continue;
		gov_rules_describe_equation(&f, eq, &finding, message, sizeof(message));
		rule_row_add(&rows, eq->rule, finding.verdict, eq->item, eq->party, &finding, message);
	}
	if (!signs)
		check_signs(&rows, &f, failing_only);
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

void
complaint_init(Complaint *c)
{
	initStringInfo(&c->lines);
	c->n = 0;
}

void
complaint_add(Complaint *c, const char *line)
{
	if (c->n++ < MAX_LINES)
		appendStringInfo(&c->lines, "%s%s", c->n > 1 ? "\n" : "", line);
}

void
complaint_raise(const Complaint *c, int elevel, const char *message, const GovFigures *figures,
				const char *hint, Relation relation, const char *column, const char *constraint)
{
	const char *more = c->n > MAX_LINES ? psprintf("\n... and %d more", c->n - MAX_LINES) : "";
	const char *explanation = figures ? govreport_explain_hint(figures) : NULL;
	const char *both = psprintf("%s%s%s", explanation ? explanation : "",
								explanation && hint ? "\n" : "", hint ? hint : "");

	ereport(elevel,
			(errcode(ERRCODE_CHECK_VIOLATION),
			 errmsg_internal("%s", message),
			 errdetail_internal("%s%s", c->lines.data, more),
			 both[0] ? errhint("%s", both) : 0,
			 relation && column ? errtablecolname(relation, column) :
			 relation ? errtable(relation) : 0,
			 constraint ? err_generic_string(PG_DIAG_CONSTRAINT_NAME, constraint) : 0));
}

/* Nothing more is known in a CHECK or a domain: relation and so on are NULL. */
static void
require_balanced(FmgrInfo *flinfo, HeapTupleHeader report,
				 Relation relation, const char *column, const char *constraint)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	GovFinding	finding;
	GovFigures	f;
	char		message[GOV_CHECK_MESSAGE_MAX];
	Complaint	complaint;
	int			n;

	if (is_balanced(flinfo, report))
		return;

	govreport_open(flinfo, report, &f);
	complaint_init(&complaint);
	n = gov_rules_list_equations(&f, eqs);
	for (int i = 0; i < n; i++)
	{
		if (strcmp(gov_rules[eqs[i].rule].severity, "error") != 0)
			continue;
		gov_rules_check_equation(&f, &eqs[i], &finding);
		if (finding.verdict != GOV_FAIL)
			continue;
		gov_rules_describe_equation(&f, &eqs[i], &finding, message, sizeof(message));
		complaint_add(&complaint, message);
	}
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		if (gov_rules_check_sign(&f, slot) != GOV_FAIL)
			continue;
		gov_rules_describe_sign(&f, slot, message, sizeof(message));
		complaint_add(&complaint, message);
	}
	complaint_raise(&complaint, ERROR,
					psprintf(ngettext("the figures of the report do not balance: %d rule is violated",
									  "the figures of the report do not balance: %d rules are violated",
									  complaint.n), complaint.n),
					&f, NULL, relation, column, constraint);
}

PG_FUNCTION_INFO_V1(govreport_require_balanced);
Datum
govreport_require_balanced(PG_FUNCTION_ARGS)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);

	require_balanced(fcinfo->flinfo, report, NULL, NULL, NULL);
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
	column = govreport_column(relation, fcinfo->flinfo->fn_oid,
							  data->tg_trigger->tgnargs > 0 ? data->tg_trigger->tgargs[0] : NULL,
							  data->tg_trigger->tgname);
	value = heap_getattr(tuple, column, RelationGetDescr(relation), &isnull);
	if (!isnull)
		require_balanced(fcinfo->flinfo, DatumGetHeapTupleHeader(value), relation,
						 pstrdup(NameStr(TupleDescAttr(RelationGetDescr(relation), column - 1)->attname)),
						 data->tg_trigger->tgname);
	return PointerGetDatum(tuple);
}
