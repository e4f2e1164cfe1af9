/*
 * dictionary.c
 *		The form itself as rows, and a report's figures by their names.
 */
#include "pg/figures.h"
#include "pg/encoding.h"
#include "pg/names.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "core/rules/rules.h"

static Datum
text_or_null(const char *s, bool *isnull)
{
	*isnull = s == NULL || *s == '\0';
	return *isnull ? (Datum) 0 : govrpt_text_datum(govrpt_str(s));
}

/* {2019,2021} */
static Datum
forms_array(int forms)
{
	Datum		years[GOV_NEDITIONS];
	int			n = 0;

	for (int e = 0; e < GOV_NEDITIONS; e++)
		if (forms >> e & 1)
			years[n++] = Int32GetDatum(gov_editions[e].year);
	return PointerGetDatum(construct_array(years, n, INT4OID, sizeof(int32), true, TYPALIGN_INT));
}

static void
put_item(Tuplestorestate *store, TupleDesc tupdesc, const char *kind, const char *code,
		 const GovItem *like, const char *label_zh, const char *label_en)
{
	Datum		values[9];
	bool		nulls[9] = {false};

	values[0] = govrpt_code_datum(code);
	values[1] = govrpt_code_datum(gov_parts[like->part].code);
	values[2] = govrpt_code_datum(kind);
	values[3] = forms_array(like->forms);
	values[4] = govrpt_name_datum(govrpt_str(label_zh), &nulls[4]);
	values[5] = govrpt_name_datum(govrpt_str(label_en), &nulls[5]);
	values[6] = govrpt_code_datum(like->unit == GOV_UNIT_YUAN ? "yuan" : "count");
	values[7] = BoolGetDatum(like->is_signed);
	values[8] = Int32GetDatum(like->part == GOV_APPLICATIONS ? GOV_NPARTIES : 0);
	tuplestore_putvalues(store, tupdesc, values, nulls);
}

PG_FUNCTION_INFO_V1(govreport_items);
Datum
govreport_items(PG_FUNCTION_ARGS)
{
	TupleDesc	tupdesc;
	Tuplestorestate *store = gov_materialize(fcinfo, &tupdesc);

	for (int i = 0; i < GOV_NITEMS; i++)
	{
		/* a group stands before its leaves */
		for (int g = 0; g < GOV_NGROUPS; g++)
			if (gov_groups[g].first_item == i)
				put_item(store, tupdesc, "group", gov_groups[g].code, &gov_items[i],
						 gov_groups[g].label_zh, gov_groups[g].label_en);
		put_item(store, tupdesc, "cell", gov_items[i].code, &gov_items[i],
				 gov_items[i].label_zh, gov_items[i].label_en);
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_parties);
Datum
govreport_parties(PG_FUNCTION_ARGS)
{
	TupleDesc	tupdesc;
	Tuplestorestate *store = gov_materialize(fcinfo, &tupdesc);

	for (int i = 0; i < GOV_NPARTIES; i++)
	{
		Datum		values[3];
		bool		nulls[3] = {false};

		values[0] = govrpt_code_datum(gov_parties[i].code);
		values[1] = govrpt_name_datum(govrpt_str(gov_parties[i].label_zh), &nulls[1]);
		values[2] = govrpt_name_datum(govrpt_str(gov_parties[i].label_en), &nulls[2]);
		tuplestore_putvalues(store, tupdesc, values, nulls);
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_rules);
Datum
govreport_rules(PG_FUNCTION_ARGS)
{
	TupleDesc	tupdesc;
	Tuplestorestate *store = gov_materialize(fcinfo, &tupdesc);

	for (int i = 0; i < gov_nrules; i++)
	{
		char		words[GOV_RULE_WORDS_MAX];
		Datum		values[5];
		bool		nulls[5];

		values[0] = text_or_null(gov_rules[i].code, &nulls[0]);
		values[1] = text_or_null(gov_rules[i].severity, &nulls[1]);
		gov_rules_print_scope(&gov_rules[i], words, sizeof(words));
		values[2] = text_or_null(words, &nulls[2]);
		gov_rules_print_equation(&gov_rules[i], words, sizeof(words));
		values[3] = text_or_null(words, &nulls[3]);
		values[4] = text_or_null(gov_rules[i].basis, &nulls[4]);
		tuplestore_putvalues(store, tupdesc, values, nulls);
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_figure);
Datum
govreport_figure(PG_FUNCTION_ARGS)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	text	   *item = PG_GETARG_TEXT_PP(1);
	text	   *party = PG_GETARG_TEXT_PP(2);
	GovRef		ref = gov_ref_or_error(VARDATA_ANY(item), VARSIZE_ANY_EXHDR(item),
									   VARDATA_ANY(party), VARSIZE_ANY_EXHDR(party));
	bool		isnull;
	Datum		figures = govreport_get_figures(fcinfo->flinfo, report, &isnull);
	struct varlena *v;
	GovTotal	t;
	GovError	err;

	if (isnull)
		PG_RETURN_NULL();
	v = PG_DETOAST_DATUM_PACKED(figures);
	switch (gov_image_lookup(GOV_IMAGE(v), GOV_IMAGE_LEN(v), ref, &t, &err))
	{
		case GOV_LOOKUP_NUMBER:
			PG_RETURN_DATUM(gov_total_datum(t));
		case GOV_LOOKUP_NONE:
			break;
		case GOV_LOOKUP_FAILED:
			govrpt_raise(&err);
	}
	PG_RETURN_NULL();
}

PG_FUNCTION_INFO_V1(govreport_cells_of_report);
Datum
govreport_cells_of_report(PG_FUNCTION_ARGS)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	TupleDesc	tupdesc;
	Tuplestorestate *store = gov_materialize(fcinfo, &tupdesc);
	bool		isnull;
	Datum		figures = govreport_get_figures(fcinfo->flinfo, report, &isnull);
	GovFigures	f;

	if (isnull)
		return (Datum) 0;
	govfigures_to_open(figures, &f);
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		const GovItem *item = &gov_items[gov_form_item_of_slot(slot)];
		int			party = gov_form_party_of_slot(slot);
		GovDecimal	d = {f.value[slot], f.scale[slot]};
		Datum		values[5];
		bool		nulls[5] = {false};

		if (f.status[slot] == GOV_ABSENT)
			continue;
		values[0] = govrpt_code_datum(gov_parts[item->part].code);
		values[1] = govrpt_code_datum(item->code);
		values[2] = text_or_null(party < 0 ? NULL : gov_parties[party].code, &nulls[2]);
		values[3] = govrpt_code_datum(gov_status_names[f.status[slot]]);
		nulls[4] = !gov_has_number(f.status[slot]);
		values[4] = nulls[4] ? (Datum) 0 : gov_decimal_datum(d);
		tuplestore_putvalues(store, tupdesc, values, nulls);
	}
	return (Datum) 0;
}
