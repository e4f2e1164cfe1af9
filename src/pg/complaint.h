/*
 * complaint.h
 *		One error, or warning, for all violations of the form's rules.
 */
#ifndef GOVRPT_COMPLAINT_H
#define GOVRPT_COMPLAINT_H

#include "pg/govrpt.h"

#include "lib/stringinfo.h"
#include "utils/relcache.h"

#include "core/figures/figures.h"

/* Its DETAIL: a line each, of many the first and how many more there are. */
typedef struct Complaint
{
	StringInfoData lines;
	int			n;				/* violations */
} Complaint;

/* Where the report is, as far as it is known: any of them may be NULL. */
typedef struct ComplaintPlace
{
	Relation	relation;
	const char *column;
	const char *constraint;
} ComplaintPlace;

extern void govrpt_complaint_init(Complaint *c);
extern void govrpt_complaint_add(Complaint *c, const char *line);

/*
 * Raises it.  The figures are those of the report, for a HINT that says which
 * of them are wrong; figures and hint may be NULL.
 */
extern void govrpt_complaint_raise(const Complaint *c, int elevel, const char *message,
								   const GovFigures *figures, const char *hint,
								   const ComplaintPlace *place);

#endif
