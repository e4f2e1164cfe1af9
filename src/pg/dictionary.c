/*
 * dictionary.c
 *		The form itself as rows, and a report's figures by their names.
 */
#include "pg/encoding.h"
#include "pg/figures.h"
#include "pg/names.h"
#include "pg/report_row.h"
#include "pg/rows.h"

#include "catalog/pg_type.h"
#include "utils/array.h"

#include "core/figures/correct.h"
#include "core/rules/rules.h"

/* {2019,2021} */
static Datum
forms_array(int forms)
{
	Datum		years[GOV_NFORMER_EDITIONS + GOV_NEDITIONS];
	int			n = 0;

	for (int e = 0; e < GOV_NFORMER_EDITIONS; e++)
		if (forms >> (GOV_NEDITIONS + e) & 1)
			years[n++] = Int32GetDatum(gov_former_editions[e].year);
	for (int e = 0; e < GOV_NEDITIONS; e++)
		if (forms >> e & 1)
			years[n++] = Int32GetDatum(gov_editions[e].year);
	return PointerGetDatum(construct_array(years, n, INT4OID, sizeof(int32), true, TYPALIGN_INT));
}

enum
{
	ITEM_CODE, ITEM_PART, ITEM_KIND, ITEM_FORMS, ITEM_LABEL_ZH, ITEM_LABEL_EN, ITEM_UNIT,
	ITEM_MAY_BE_NEGATIVE, ITEM_PARTY_COUNT
};

/* Puts an item, or, if group is one, the group whose first item it is. */
static void
put_item(GovrptRows *rows, const GovItem *item, const GovGroup *group)
{
	bool		parties = item->part == GOV_APPLICATIONS;

	govrpt_row_set_code(rows, ITEM_CODE, group ? group->code : item->code);
	govrpt_row_set_code(rows, ITEM_PART, gov_parts[item->part].code);
	govrpt_row_set_code(rows, ITEM_KIND, group ? "group" : "cell");
	govrpt_row_set(rows, ITEM_FORMS, forms_array(item->forms));
	govrpt_row_set_name(rows, ITEM_LABEL_ZH, group ? group->label_zh : item->label_zh);
	govrpt_row_set_name(rows, ITEM_LABEL_EN, group ? group->label_en : item->label_en);
	govrpt_row_set_code(rows, ITEM_UNIT, govrpt_unit_name(item->unit));
	govrpt_row_set(rows, ITEM_MAY_BE_NEGATIVE, BoolGetDatum(item->is_signed));
	govrpt_row_set(rows, ITEM_PARTY_COUNT, Int32GetDatum(parties ? GOV_NPARTIES : 0));
	govrpt_rows_put(rows);
}

PG_FUNCTION_INFO_V1(govreport_items);
Datum
govreport_items(PG_FUNCTION_ARGS)
{
	GovrptRows	rows;

	govrpt_rows_begin(&rows, fcinfo);
	for (int i = 0; i < GOV_ALL_ITEMS; i++)
	{
		/* a group stands before its leaves */
		for (int g = 0; g < GOV_NGROUPS; g++)
			if (gov_groups[g].first_item == i)
				put_item(&rows, &gov_items[i], &gov_groups[g]);
		put_item(&rows, &gov_items[i], NULL);
	}
	return (Datum) 0;
}

enum
{
	PARTY_CODE, PARTY_LABEL_ZH, PARTY_LABEL_EN
};

PG_FUNCTION_INFO_V1(govreport_parties);
Datum
govreport_parties(PG_FUNCTION_ARGS)
{
	GovrptRows	rows;

	govrpt_rows_begin(&rows, fcinfo);
	for (int i = 0; i < GOV_NPARTIES; i++)
	{
		govrpt_row_set_code(&rows, PARTY_CODE, gov_parties[i].code);
		govrpt_row_set_name(&rows, PARTY_LABEL_ZH, gov_parties[i].label_zh);
		govrpt_row_set_name(&rows, PARTY_LABEL_EN, gov_parties[i].label_en);
		govrpt_rows_put(&rows);
	}
	return (Datum) 0;
}

enum
{
	RULE_CODE, RULE_SEVERITY, RULE_SCOPE, RULE_EQUATION, RULE_BASIS
};

/* A rule that has nothing to say there has NULL. */
static void
set_words(GovrptRows *rows, int column, const char *words)
{
	if (words && words[0] != '\0')
		govrpt_row_set_text(rows, column, words);
}

PG_FUNCTION_INFO_V1(govreport_rules);
Datum
govreport_rules(PG_FUNCTION_ARGS)
{
	GovrptRows	rows;

	govrpt_rows_begin(&rows, fcinfo);
	for (int i = 0; i < gov_nrules; i++)
	{
		const GovRule *rule = &gov_rules[i];
		char		words[GOV_RULE_WORDS_MAX];

		set_words(&rows, RULE_CODE, rule->code);
		set_words(&rows, RULE_SEVERITY, rule->severity);
		gov_rules_print_scope(rule, words, sizeof(words));
		set_words(&rows, RULE_SCOPE, words);
		gov_rules_print_equation(rule, words, sizeof(words));
		set_words(&rows, RULE_EQUATION, words);
		set_words(&rows, RULE_BASIS, rule->basis);
		govrpt_rows_put(&rows);
	}
	return (Datum) 0;
}

/* What govreport_figure() keeps from row to row. */
typedef struct FigureCache
{
	GovrptReportMap map;		/* first: it is found as such, too */
	bool		resolved;
	GovRef		ref;			/* of arguments that are the same in each row */
} FigureCache;

static GovRef
get_ref(FunctionCallInfo fcinfo)
{
	FmgrInfo   *flinfo = fcinfo->flinfo;
	FigureCache *cache = flinfo->fn_extra;
	text	   *item,
			   *party;
	GovRef		ref;

	if (cache == NULL)
		flinfo->fn_extra = cache = MemoryContextAllocZero(flinfo->fn_mcxt, sizeof(FigureCache));
	if (cache->resolved)
		return cache->ref;
	item = PG_GETARG_TEXT_PP(1);
	party = PG_GETARG_TEXT_PP(2);
	ref = govrpt_ref_or_error(VARDATA_ANY(item), VARSIZE_ANY_EXHDR(item),
							  VARDATA_ANY(party), VARSIZE_ANY_EXHDR(party));
	cache->resolved = get_fn_expr_arg_stable(flinfo, 1) && get_fn_expr_arg_stable(flinfo, 2);
	cache->ref = ref;
	return ref;
}

PG_FUNCTION_INFO_V1(govreport_figure);
Datum
govreport_figure(PG_FUNCTION_ARGS)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	GovRef		ref = get_ref(fcinfo);
	bool		isnull;
	Datum		figures = govrpt_report_figures(fcinfo->flinfo, report, &isnull);
	GovTotal	t;

	if (isnull || !govrpt_figures_lookup(figures, ref, &t))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(govrpt_total_datum(t));
}

enum
{
	CELL_PART, CELL_ITEM, CELL_PARTY, CELL_STATUS, CELL_VALUE, CELL_PRINTED_STATUS, CELL_PRINTED_VALUE
};

PG_FUNCTION_INFO_V1(govreport_cells_of_report);
Datum
govreport_cells_of_report(PG_FUNCTION_ARGS)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	GovrptRows	rows;
	bool		isnull;
	Datum		figures;
	GovFigures	f;

	govrpt_rows_begin(&rows, fcinfo);
	figures = govrpt_report_figures(fcinfo->flinfo, report, &isnull);
	if (isnull)
		return (Datum) 0;
	govrpt_figures_decode(figures, &f);
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		const GovItem *item = &gov_items[gov_form_item_of_slot(slot)];
		int			party = gov_form_party_of_slot(slot);
		GovFigure	printed = gov_figures_printed(&f, slot);

		if (!gov_figures_is_there(&f, slot))
			continue;
		govrpt_row_set_code(&rows, CELL_PART, gov_parts[item->part].code);
		govrpt_row_set_code(&rows, CELL_ITEM, item->code);
		if (party >= 0)
			govrpt_row_set_code(&rows, CELL_PARTY, gov_parties[party].code);
		govrpt_row_set_cell(&rows, gov_form_item_of_slot(slot), party);
		govrpt_row_set_code(&rows, CELL_STATUS, gov_figures_status_names[f.status[slot]]);
		if (gov_figures_has_value(f.status[slot]))
			govrpt_row_set_decimal(&rows, CELL_VALUE, gov_decimal(f.value[slot], f.scale[slot]));
		govrpt_row_set_code(&rows, CELL_PRINTED_STATUS, gov_figures_status_names[printed.status]);
		if (gov_figures_has_value(printed.status))
			govrpt_row_set_decimal(&rows, CELL_PRINTED_VALUE, gov_decimal(printed.value, printed.scale));
		govrpt_rows_put(&rows);
	}
	return (Datum) 0;
}
