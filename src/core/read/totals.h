/*
 * totals.h
 *		Totals that a text leaves blank.
 */
#ifndef GOV_READ_TOTALS_H
#define GOV_READ_TOTALS_H

#include "core/base/diag.h"
#include "core/read/report.h"

/* Reports those that are blank though numbers stand where they are the totals of. */
extern void gov_read_report_blank_totals(const GovReport *r, GovDiags *diags);

#endif
