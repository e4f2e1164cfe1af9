/*
 * charset.h
 *		Bytes in any charset of Chinese government pages, to UTF-8.
 */
#ifndef GOV_TEXT_CHARSET_H
#define GOV_TEXT_CHARSET_H

#include "core/base/str.h"
#include "core/base/diag.h"

/*
 * *charset is set to the name of the charset that the bytes were read in;
 * charset may be NULL.
 */
extern void gov_text_decode(GovArena *a, const char *bytes, size_t len, GovStr *out,
							const char **charset, GovDiags *diags);

#endif
