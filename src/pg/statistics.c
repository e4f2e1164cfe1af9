/*
 * statistics.c
 *		The statistics of 2014 to 2018 as figures of the later form:
 *		govreport_harmonise().
 */
#include "pg/figures.h"
#include "pg/report_row.h"

#include "funcapi.h"

#include "core/narrative/narrative.h"

PG_FUNCTION_INFO_V1(govreport_harmonise);
Datum
govreport_harmonise(PG_FUNCTION_ARGS)
{
	HeapTupleHeader report = PG_GETARG_HEAPTUPLEHEADER(0);
	GovrptReportMap *map = govrpt_report_map(fcinfo->flinfo, report);
	bool		isnull;
	Datum		figures = govrpt_report_get(map, report, REPORT_FIGURES, &isnull);
	struct varlena *v;
	GovFigures	f;

	if (isnull)
		PG_RETURN_HEAPTUPLEHEADER(report);
	v = PG_DETOAST_DATUM_PACKED(figures);
	/* in a sum the contributors of both cells are others */
	if (govrpt_is_sum(v))
		PG_RETURN_HEAPTUPLEHEADER(report);
	govrpt_figures_decode(PointerGetDatum(v), &f);
	if (gov_narrative_harmonise(&f) == 0)
		PG_RETURN_HEAPTUPLEHEADER(report);
	PG_RETURN_DATUM(govrpt_report_with_figures(map, report, &f));
}
