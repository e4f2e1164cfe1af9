/*
 * findings.h
 *		Everything that is wrong with a report, or doubtful, in words.
 *
 * In come the figures of a report; where there are any, those of the year before,
 * the cells as they are printed, and what the reader was unsure of.  Out come
 * findings, each a problem of some kind: a rule that fails, a cell that is
 * likely wrong and what it should be, a blank, a row or a table that is absent, a
 * break with the year before, a doubt of the reader.  What has one cause is one
 * finding: a table that is absent is not a hundred and seventy-five.
 *
 * notice.h makes a letter of them.  The words are those of base/wordings.def.
 */
#ifndef GOV_TELL_FINDINGS_H
#define GOV_TELL_FINDINGS_H

#include "core/tell/finding.h"

/* Fills a->error and returns its code when it fails. */
extern GovErrorCode gov_tell_findings(GovArena *a, const GovFindingsSource *from, GovLang lang,
									  GovFindings *out);

#endif
