/*
 * notice.h
 *		The letter about a report, printed.
 */
#ifndef GOV_TELL_NOTICE_H
#define GOV_TELL_NOTICE_H

#include "core/render/render.h"
#include "core/tell/letter.h"

typedef struct GovNotice
{
	GovAddressee to;
	GovLang		lang;
	GovRenderFormat format;
} GovNotice;

/*
 * Prints the letter about findings that were made in its language; out is in the
 * arena.  Fills a->error and returns its code when it fails.
 */
extern GovErrorCode gov_tell_notice(GovArena *a, const GovNotice *notice, const GovFindings *findings,
									GovStr *out);

#endif
