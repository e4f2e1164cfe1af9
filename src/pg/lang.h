/*
 * lang.h
 *		The language that a message is wanted in, as an argument.
 */
#ifndef GOVRPT_LANG_H
#define GOVRPT_LANG_H

#include "pg/govrpt.h"

#include "core/base/wording.h"

/*
 * Returns the language of the n-th argument, "otherwise" if the function has no
 * such argument.  Raises an ERROR for a code that is none.
 */
extern GovLang govrpt_lang_arg(FunctionCallInfo fcinfo, int n, GovLang otherwise);

#endif
