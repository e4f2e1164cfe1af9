/*
 * findings.h
 *		A report, or the text of one, as what is to be told of it.
 */
#ifndef GOVRPT_FINDINGS_H
#define GOVRPT_FINDINGS_H

#include "pg/host.h"
#include "pg/reader.h"

#include "core/tell/findings.h"

/* What a function is given to tell of, and where it keeps it. */
typedef struct GovrptCase
{
	GovFindingsSource source;
	GovFigures	figures;
	GovFigures	previous;
	GovDiags	diags;
	GovStr		agency;			/* s == NULL: not known; so the title */
	GovStr		title;
	GovLang		lang;
	GovrptReader *reader;		/* of a text; NULL: of a report */
} GovrptCase;

typedef enum GovrptCaseOf
{
	OF_REPORT, OF_TEXT, OF_BYTES
} GovrptCaseOf;

/*
 * Opens the first argument, and if the second is the report of the year before,
 * that, too; the last is the language.  Returns NULL where a NULL leaves nothing to
 * tell of: any but that report.
 */
extern GovrptCase *govrpt_case_open(FunctionCallInfo fcinfo, GovrptCaseOf of, bool with_previous);

extern void govrpt_case_close(GovrptCase *c);

#endif
