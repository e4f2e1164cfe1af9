/*
 * complaint.c
 *		One error, or warning, for all violations of the form's rules.
 */
#include "pg/complaint.h"

#include "pg/explain.h"

#include "utils/rel.h"

#define MAX_LINES	20			/* violations in an error's DETAIL */

void
govrpt_complaint_init(Complaint *c)
{
	initStringInfo(&c->lines);
	c->n = 0;
}

void
govrpt_complaint_add(Complaint *c, const char *line)
{
	if (c->n++ < MAX_LINES)
		appendStringInfo(&c->lines, "%s%s", c->n > 1 ? "\n" : "", line);
}

void
govrpt_complaint_raise(const Complaint *c, int elevel, const char *message,
					   const GovFigures *figures, const char *hint, const ComplaintPlace *place)
{
	const char *more = c->n > MAX_LINES ? psprintf("\n... and %d more", c->n - MAX_LINES) : "";
	const char *explanation = figures ? govrpt_explain_hint(figures) : NULL;
	const char *both = psprintf("%s%s%s", explanation ? explanation : "",
								explanation && hint ? "\n" : "", hint ? hint : "");

	ereport(elevel,
			(errcode(ERRCODE_CHECK_VIOLATION),
			 errmsg_internal("%s", message),
			 errdetail_internal("%s%s", c->lines.data, more),
			 both[0] ? errhint("%s", both) : 0,
			 place->relation && place->column ? errtablecolname(place->relation, place->column) :
			 place->relation ? errtable(place->relation) : 0,
			 place->constraint ?
			 err_generic_string(PG_DIAG_CONSTRAINT_NAME, place->constraint) : 0));
}
