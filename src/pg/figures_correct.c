/*
 * figures_correct.c
 *		Correcting figures by the names that users give.
 */
#include "pg/figures_correct.h"
#include "pg/names.h"

static const GovFigure absent;

GovFigure
govrpt_figure_of_text(const char *s)
{
	GovFigure	to = absent;
	GovDecimal	d;

	for (int i = GOV_ABSENT; i <= GOV_ILLEGIBLE; i++)
		if (i != GOV_REPORTED && strcmp(s, gov_figures_status_names[i]) == 0)
		{
			to.status = (uint8_t) i;
			return to;
		}
	switch (gov_decimal_scan(s, strlen(s), &d))
	{
		case GOV_DECIMAL_OK:
			to.status = GOV_REPORTED;
			to.value = d.v;
			to.scale = d.scale;
			return to;
		case GOV_DECIMAL_PLACES:
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("value out of range for type %s", "govfigures"),
					 errdetail("%s has more than %d decimals.", govrpt_shown_string(s), GOV_MAX_SCALE)));
			break;
		case GOV_DECIMAL_RANGE:
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("value out of range for type %s", "govfigures"),
					 errdetail("%s does not fit 64 bits.", govrpt_shown_string(s))));
			break;
		case GOV_DECIMAL_SYNTAX:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("\"%s\" is no value of a figure", govrpt_shown_string(s)),
					 errhint("It is a number, NULL, or one of absent, blank, not_applicable, illegible.")));
			break;
	}
	return absent;				/* not reached */
}

void
govrpt_correct(GovFigures *f, GovRef ref, GovFigure to)
{
	int			slot = 0;
	const char *code = ref.group >= 0 ? gov_groups[ref.group].code : "";

	switch (gov_figures_find_target(f, ref, &slot))
	{
		case GOV_TARGET_CELL:
			gov_figures_correct(f, slot, to);
			return;
		case GOV_TARGET_GROUP:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("\"%s\" is the total of a group, which the form does not print", code),
					 errhint("Correct its items: \"%s\" and those that follow it in govreport_items().",
							 gov_items[gov_groups[ref.group].first_item].code)));
			break;
		case GOV_TARGET_UNCLEAR:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("\"%s\" is an item of one edition of the form and the total of a group in another", code),
					 errdetail("Nothing in the figures tells which edition they are of.")));
			break;
	}
}

void
govrpt_figures_to_correct(Datum figures, GovFigures *f)
{
	struct varlena *v = PG_DETOAST_DATUM_PACKED(figures);

	if (govrpt_is_sum(v))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cannot correct a cell of a sum of reports"),
				 errhint("Correct the report, and sum again.")));
	govrpt_figures_decode(PointerGetDatum(v), f);
	if ((Pointer) v != DatumGetPointer(figures))
		pfree(v);
}
